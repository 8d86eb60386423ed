/* The filter of contacts, on sequences as panels report them: moments are those at which they were
 * read. The display is 600 x 340 mm unless a test says otherwise. */
#include "cm.h"
#include "platform/touch.h"

#include <stdio.h>
#include <string.h>

enum { PANEL = 7, OTHER = 8, W = 600, H = 340 };

static struct touch touch;
static char said[1024]; /* what came through: "down 120,80 up 120,80" in millimetres */
static struct input last;

static int set_up(void **state)
{
    touch_init(&touch);
    touch_set_display(&touch, W, H);
    said[0] = '\0';
    return 0;
}

static void take(msec now)
{
    static const char *const name[] = {
        [INPUT_POINTER_DOWN] = "down", [INPUT_POINTER_MOVE] = "move",
        [INPUT_POINTER_UP] = "up", [INPUT_POINTER_CANCEL] = "cancel",
    };
    while (touch_take(&touch, now, &last)) {
        size_t n = strlen(said);
        snprintf(said + n, sizeof said - n, "%s%s %.0f,%.0f", n ? " " : "", name[last.kind],
                 (double)last.x * W, (double)last.y * H);
    }
}

static void feed_late(msec at, msec after, enum input_kind kind, uint64_t device, uint64_t finger,
                      float x, float y)
{
    touch_feed(&touch, &(struct touch_event){.kind = kind, .device = device, .finger = finger,
                                             .x = x / W, .y = y / H, .at = at, .after = after});
    take(at);
}

static void feed(msec at, enum input_kind kind, uint64_t finger, float x, float y)
{
    feed_late(at, at, kind, PANEL, finger, x, y);
}

static void down(msec at, uint64_t finger, float x, float y)
{
    feed(at, INPUT_POINTER_DOWN, finger, x, y);
}

static void move(msec at, uint64_t finger, float x, float y)
{
    feed(at, INPUT_POINTER_MOVE, finger, x, y);
}

static void up(msec at, uint64_t finger, float x, float y)
{
    feed(at, INPUT_POINTER_UP, finger, x, y);
}

static void expect(const char *wanted)
{
    assert_string_equal(said, wanted);
    said[0] = '\0';
}

static void a_tap_comes_through_at_once_and_says_how_long_it_was(void **state)
{
    down(1000, 1, 120, 80);
    expect("down 120,80");
    assert_int_equal(last.at, 1000);
    uint64_t pointer = last.pointer;
    up(1080, 1, 120, 80);
    expect("up 120,80");
    assert_true(last.pointer == pointer);
    assert_int_equal(last.held, 80);
}

static void a_panel_without_motion_needs_nothing_else(void **state)
{
    /* SDL repeats the place of the press in the release, wherever the finger went. */
    for (msec t = 1000; t < 5000; t += 250) {
        down(t, 0, 300, 200);
        up(t + 90, 0, 300, 200);
        expect("down 300,200 up 300,200");
    }
}

static void two_fingers_are_never_a_palm(void **state)
{
    /* Two thumbs, 60 ms each, that overlap, at twenty keys a second. */
    for (msec t = 1000; t < 3000; t += 100) {
        down(t, 1, 200, 250);
        down(t + 45, 2, 250, 250);
        up(t + 60, 1, 200, 250);
        up(t + 99, 2, 250, 250);
        expect("down 200,250 down 250,250 up 200,250 up 250,250");
    }
}

static void a_palm_is_taken_back_and_ignored_until_it_lifts(void **state)
{
    down(1000, 1, 300, 200);
    down(1012, 2, 330, 214);
    expect("down 300,200 down 330,214");
    down(1031, 3, 352, 231);
    expect("cancel 330,214 cancel 300,200");
    down(1044, 4, 371, 250);
    move(1060, 2, 331, 215);
    up(1700, 1, 300, 200);
    up(1710, 2, 331, 215);
    up(1712, 3, 352, 231);
    up(1730, 4, 371, 250);
    expect("");
    down(2000, 1, 300, 200);
    up(2080, 1, 300, 200);
    expect("down 300,200 up 300,200");
}

static void three_fingers_one_after_the_other_are_three_fingers(void **state)
{
    down(1000, 1, 300, 200);
    down(1060, 2, 330, 200);
    down(1120, 3, 360, 200); /* the first came more than 100 ms ago */
    expect("down 300,200 down 330,200 down 360,200");
    up(1130, 1, 300, 200);
    up(1140, 2, 330, 200);
    up(1200, 3, 360, 200);
    expect("up 300,200 up 330,200 up 360,200");
}

static void three_people_at_once_are_no_palm(void **state)
{
    down(1000, 1, 60, 200);
    down(1010, 2, 300, 200);
    down(1020, 3, 540, 200);
    expect("down 60,200 down 300,200 down 540,200");
}

static void two_hands_on_a_wide_panel_are_no_palm(void **state)
{
    down(1000, 1, 100, 250);
    down(1010, 2, 130, 250);
    down(1020, 3, 400, 250);
    down(1030, 4, 430, 250);
    expect("down 100,250 down 130,250 down 400,250 down 430,250");
}

static void a_palm_beside_a_finger_leaves_the_finger(void **state)
{
    down(990, 9, 80, 80);
    down(1000, 1, 300, 200);
    down(1010, 2, 330, 214);
    down(1020, 3, 352, 231);
    expect("down 80,80 down 300,200 down 330,214 cancel 330,214 cancel 300,200");
    up(1050, 9, 80, 80);
    expect("up 80,80");
}

static void while_a_hand_rests_another_finger_works(void **state)
{
    down(1000, 1, 300, 300);
    down(1010, 2, 330, 310);
    down(1020, 3, 352, 320);
    said[0] = '\0';
    for (msec t = 2000; t < 20000; t += 500) {
        move(t, 1, 300 + (float)(t % 3), 300);
        down(t + 10, 5, 420, 200);
        up(t + 90, 5, 420, 200);
        expect("down 420,200 up 420,200");
    }
    /* The hand rolls: more of it touches, and parts of it come and go. */
    down(21000, 6, 340, 312);
    up(21030, 6, 340, 312);
    up(21100, 2, 330, 310);
    down(21200, 7, 331, 309);
    up(21300, 7, 331, 309);
    expect("");
}

static void a_single_resting_finger_blocks_nobody(void **state)
{
    down(1000, 1, 300, 300);
    down(3000, 2, 100, 100);
    up(3080, 2, 100, 100);
    expect("down 300,300 down 100,100 up 100,100");
    up(9000, 1, 300, 300);
    expect("up 300,300");
    assert_int_equal(last.held, 8000); /* for whoever fires on release to think about */
}

static void a_small_panel_knows_palms_as_well(void **state)
{
    touch_set_display(&touch, 155, 86); /* seven inches */
    down(1000, 1, 300, 200);
    down(1010, 2, 330, 214);
    down(1020, 3, 352, 231);
    expect("down 300,200 down 330,214 cancel 330,214 cancel 300,200");
}

static void the_size_of_the_panel_decides_what_is_near(void **state)
{
    touch_set_display(&touch, 1430, 800); /* 65 inches: a finger each, an arm's length apart */
    down(1000, 1, 200, 200);
    down(1010, 2, 270, 200);
    down(1020, 3, 340, 200);
    expect("down 200,200 down 270,200 down 340,200");
}

static void a_panel_of_unknown_size_counts_as_32_inches(void **state)
{
    touch_set_display(&touch, 0, 0);
    down(1000, 1, 300, 200);
    down(1010, 2, 330, 200);
    down(1020, 3, 360, 200);
    expect("down 300,200 down 330,200 cancel 330,200 cancel 300,200");
}

static void a_contact_that_does_not_move_for_half_a_minute_is_stuck(void **state)
{
    down(1000, 1, 300, 200);
    assert_int_equal(touch_due(&touch), 31000);
    for (msec t = 1500; t < 30999; t += 100) {
        move(t, 1, 300 + (float)(t / 100 % 3), 200); /* it trembles */
    }
    said[0] = '\0';
    take(30999);
    expect("");
    take(31000);
    expect("cancel 300,200");
    assert_int_equal(touch_due(&touch), MSEC_NEVER);
    move(32000, 1, 310, 200);
    up(33000, 1, 310, 200);
    expect("");
    down(33500, 1, 310, 200);
    expect("down 310,200");
}

static void a_finger_that_moves_is_not_stuck(void **state)
{
    down(1000, 1, 300, 200);
    move(25000, 1, 320, 200);
    said[0] = '\0';
    take(40000);
    expect("");
    assert_int_equal(touch_due(&touch), 55000);
}

static void a_bounce_counts_once(void **state)
{
    down(1000, 1, 300, 200);
    up(1006, 1, 300, 200);
    down(1015, 2, 301, 200);
    up(1021, 2, 301, 200);
    down(1030, 3, 300, 201); /* counts from the last one */
    up(1100, 3, 300, 201);
    down(1112, 4, 300, 200);
    up(1115, 4, 300, 200);
    expect("down 300,200 up 300,200");
    down(1200, 1, 300, 200);
    up(1260, 1, 300, 200);
    expect("down 300,200 up 300,200");
}

static void quick_taps_elsewhere_or_after_a_moment_are_no_bounce(void **state)
{
    down(1000, 1, 300, 200);
    up(1040, 1, 300, 200);
    down(1045, 2, 330, 200); /* the other thumb */
    up(1085, 2, 330, 200);
    down(1105, 1, 330, 200); /* the same letter again */
    up(1145, 1, 330, 200);
    expect("down 300,200 up 300,200 down 330,200 up 330,200 down 330,200 up 330,200");
}

static void who_reads_late_does_not_take_a_second_tap_for_a_bounce(void **state)
{
    /* A frame took 70 ms: release and next press were read together. */
    feed_late(1000, 1000, INPUT_POINTER_DOWN, PANEL, 1, 300, 200);
    feed_late(1070, 1001, INPUT_POINTER_UP, PANEL, 1, 300, 200);
    feed_late(1070, 1001, INPUT_POINTER_DOWN, PANEL, 1, 300, 200);
    feed_late(1080, 1075, INPUT_POINTER_UP, PANEL, 1, 300, 200);
    expect("down 300,200 up 300,200 down 300,200 up 300,200");
}

static void what_was_there_when_the_device_came_is_a_ghost(void **state)
{
    const uint64_t devices[] = {PANEL};
    touch_set_devices(&touch, devices, 1, 1000);
    down(1010, 1, 300, 200); /* SDL tells of it when it opens the device */
    move(1500, 1, 302, 200);
    down(2000, 2, 100, 100);
    up(2080, 2, 100, 100);
    up(9000, 1, 302, 200);
    expect("down 100,100 up 100,100");
    down(9500, 1, 300, 200);
    expect("down 300,200");
}

static void a_device_that_goes_takes_its_contacts_along(void **state)
{
    const uint64_t both[] = {PANEL, OTHER}, one[] = {OTHER};
    touch_set_devices(&touch, both, 2, 0);
    down(1000, 1, 300, 200);
    feed_late(1010, 1010, INPUT_POINTER_DOWN, OTHER, 1, 400, 200);
    feed_late(1020, 1020, INPUT_POINTER_DOWN, TOUCH_MOUSE, 0, 50, 50);
    expect("down 300,200 down 400,200 down 50,50");
    touch_set_devices(&touch, one, 1, 2000);
    take(2000);
    expect("cancel 300,200");
    feed_late(2100, 2100, INPUT_POINTER_UP, OTHER, 1, 400, 200);
    feed_late(2110, 2110, INPUT_POINTER_UP, TOUCH_MOUSE, 0, 50, 50);
    expect("up 400,200 up 50,50");
    /* Plugged in again it works at once, under its old number or another. */
    touch_set_devices(&touch, both, 2, 3000);
    down(3300, 1, 300, 200);
    up(3380, 1, 300, 200);
    expect("down 300,200 up 300,200");
}

static void when_nobody_knows_which_device_went_all_is_lost(void **state)
{
    down(1000, 1, 300, 200);
    feed_late(1010, 1010, INPUT_POINTER_DOWN, OTHER, 1, 400, 200);
    said[0] = '\0';
    touch_lose_all(&touch, 2000);
    take(2000);
    expect("cancel 300,200 cancel 400,200");
    up(2100, 1, 300, 200);
    expect("");
    down(2200, 1, 300, 200);
    expect("down 300,200");
}

static void a_press_whose_release_was_lost_makes_way_for_the_next(void **state)
{
    down(1000, 1, 300, 200);
    down(5000, 1, 100, 100);
    up(5080, 1, 100, 100);
    expect("down 300,200 cancel 300,200 down 100,100 up 100,100");
}

static void the_same_finger_of_two_devices_is_two_pointers(void **state)
{
    down(1000, 1, 300, 200);
    uint64_t first = last.pointer;
    feed_late(1010, 1010, INPUT_POINTER_DOWN, OTHER, 1, 400, 200);
    assert_true(last.pointer != first && last.pointer != 0 && first != 0);
    feed_late(1020, 1020, INPUT_POINTER_DOWN, TOUCH_MOUSE, 0, 50, 50);
    assert_true(last.pointer == 0);
}

static void the_eleventh_finger_is_ignored_and_the_ten_stay(void **state)
{
    for (unsigned i = 0; i < CAP_POINTERS + 15; i++) {
        down(1000 + 200 * i, i, 20 + 20 * (float)i, 10 + 300 * (float)(i % 2));
    }
    unsigned downs = 0;
    for (const char *s = said; (s = strstr(s, "down")); s++) {
        downs++;
    }
    assert_int_equal(downs, CAP_POINTERS);
    assert_null(strstr(said, "cancel"));
    said[0] = '\0';
    for (unsigned i = 0; i < CAP_POINTERS + 15; i++) {
        up(9000 + i, i, 20 + 20 * (float)i, 10 + 300 * (float)(i % 2));
    }
    unsigned ups = 0;
    for (const char *s = said; (s = strstr(s, "up")); s++) {
        ups++;
    }
    assert_int_equal(ups, CAP_POINTERS);
}

static void a_mouse_may_click_as_fast_as_it_likes(void **state)
{
    for (msec t = 1000; t < 1040; t += 8) {
        feed_late(t, t, INPUT_POINTER_DOWN, TOUCH_MOUSE, 0, 50, 50);
        feed_late(t + 4, t + 4, INPUT_POINTER_UP, TOUCH_MOUSE, 0, 50, 50);
        expect("down 50,50 up 50,50");
    }
    feed_late(2000, 2000, INPUT_POINTER_MOVE, TOUCH_MOUSE, 0, 60, 60); /* it hovers */
    expect("");
}

/* Whatever comes, each pointer goes down, moves, and ends once. */
static void every_press_that_came_through_ends_once(void **state)
{
    struct { uint64_t pointer; bool down; } seen[64] = {{0}};
    unsigned n = 0, random = 12345;
    msec now = 1000;
    for (unsigned i = 0; i < 200000; i++) {
        random = random * 1664525 + 1013904223;
        unsigned r = random >> 8;
        now += r % 23;
        enum input_kind kind = r / 23 % 3 == 0 ? INPUT_POINTER_DOWN
                               : r / 23 % 3 == 1 ? INPUT_POINTER_MOVE : INPUT_POINTER_UP;
        uint64_t device = r / 69 % 3; /* a mouse has one button */
        touch_feed(&touch, &(struct touch_event){
            .kind = kind, .device = device, .finger = device ? r / 207 % 12 : 0,
            .x = (float)(r / 2484 % 100) / 100, .y = (float)(r % 97) / 97, .at = now,
            .after = now - r % 5});
        if (i % 1000 == 0) {
            now += 31000;
        } else if (i % 777 == 0) {
            while (touch_take(&touch, now, &last)) {
            }
            memset(seen, 0, sizeof seen);
            touch_init(&touch);
            n = 0;
            continue;
        }
        while (touch_take(&touch, now, &last)) {
            unsigned at = 0;
            while (at < n && seen[at].pointer != last.pointer) {
                at++;
            }
            assert_true(at < 64);
            if (at == n) {
                seen[n++].pointer = last.pointer;
            }
            assert_int_equal(seen[at].down, last.kind != INPUT_POINTER_DOWN);
            seen[at].down = last.kind <= INPUT_POINTER_MOVE;
        }
    }
}

int main(void)
{
#define test(name) cmocka_unit_test_setup(name, set_up)
    const struct CMUnitTest tests[] = {
        test(a_tap_comes_through_at_once_and_says_how_long_it_was),
        test(a_panel_without_motion_needs_nothing_else),
        test(two_fingers_are_never_a_palm),
        test(a_palm_is_taken_back_and_ignored_until_it_lifts),
        test(three_fingers_one_after_the_other_are_three_fingers),
        test(three_people_at_once_are_no_palm),
        test(two_hands_on_a_wide_panel_are_no_palm),
        test(a_palm_beside_a_finger_leaves_the_finger),
        test(while_a_hand_rests_another_finger_works),
        test(a_single_resting_finger_blocks_nobody),
        test(a_small_panel_knows_palms_as_well),
        test(the_size_of_the_panel_decides_what_is_near),
        test(a_panel_of_unknown_size_counts_as_32_inches),
        test(a_contact_that_does_not_move_for_half_a_minute_is_stuck),
        test(a_finger_that_moves_is_not_stuck),
        test(a_bounce_counts_once),
        test(quick_taps_elsewhere_or_after_a_moment_are_no_bounce),
        test(who_reads_late_does_not_take_a_second_tap_for_a_bounce),
        test(what_was_there_when_the_device_came_is_a_ghost),
        test(a_device_that_goes_takes_its_contacts_along),
        test(when_nobody_knows_which_device_went_all_is_lost),
        test(a_press_whose_release_was_lost_makes_way_for_the_next),
        test(the_same_finger_of_two_devices_is_two_pointers),
        test(the_eleventh_finger_is_ignored_and_the_ten_stay),
        test(a_mouse_may_click_as_fast_as_it_likes),
        test(every_press_that_came_through_ends_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
