/* Contacts as panels report them, and what people meant. */
#include "platform/touch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct touch t;
static char said[512];

/* What comes out, in letters: d1 down, m1 move, u1 up, c1 cancel, by the finger's number. */
static void listen(void)
{
    static const char letter[] = {'d', 'm', 'u', 'c'};
    struct input e;
    while (touch_next(&t, &e)) {
        char word[32];
        snprintf(word, sizeof word, "%c%u ", letter[e.kind], (unsigned)e.pointer);
        strncat(said, word, sizeof said - strlen(said) - 1);
    }
}

static void put(enum input_kind kind, uint64_t id, float x, float y, msec now)
{
    touch_put(&t, kind, id, x, y, now);
    listen();
}

static void down(uint64_t id, float x, float y, msec now)
{
    put(INPUT_POINTER_DOWN, id, x, y, now);
}

static void up(uint64_t id, float x, float y, msec now)
{
    put(INPUT_POINTER_UP, id, x, y, now);
}

static int set_up(void **state)
{
    touch_init(&t);
    said[0] = '\0';
    return 0;
}

static void a_tap_reaches_the_ui_at_once(void **state)
{
    down(1, 0.5f, 0.5f, 0);
    assert_string_equal(said, "d1 ");
    up(1, 0.5f, 0.5f, 80);
    assert_string_equal(said, "d1 u1 ");
}

static void a_panel_that_reports_no_motion_is_as_good(void **state)
{
    /* Single touch, as of a resistive panel: the release repeats the place of the press. */
    for (msec now = 0; now < 2000; now += 200) {
        down(1, 0.3f, 0.7f, now);
        up(1, 0.3f, 0.7f, now + 60);
    }
    assert_int_equal(strlen(said), 10 * 6);
}

static void two_fingers_type_two_keys(void **state)
{
    down(1, 0.50f, 0.8f, 0);
    down(2, 0.53f, 0.8f, 5);
    up(2, 0.53f, 0.8f, 60);
    up(1, 0.50f, 0.8f, 70);
    assert_string_equal(said, "d1 d2 u2 u1 ");
}

static void fast_typing_with_overlapping_fingers_is_no_hand(void **state)
{
    /* 15 keys a second, each held for 120 ms, all within a hand's breadth. */
    char wanted[512] = "";
    for (unsigned i = 0; i < 20; i++) {
        msec now = (msec)i * 66;
        if (i >= 2) {
            up(i - 1, 0.5f + 0.01f * (float)((i - 2) % 5), 0.8f, now - 12);
        }
        down(i + 1, 0.5f + 0.01f * (float)(i % 5), 0.8f, now);
    }
    assert_null(strchr(said, 'c'));
    snprintf(wanted, sizeof wanted, "d20 ");
    assert_non_null(strstr(said, wanted));
}

static void a_hand_is_taken_back_and_ignored_until_it_leaves(void **state)
{
    down(1, 0.50f, 0.50f, 0);
    down(2, 0.54f, 0.50f, 30);
    down(3, 0.52f, 0.55f, 60);
    assert_string_equal(said, "d1 d2 c1 c2 ");
    put(INPUT_POINTER_MOVE, 1, 0.51f, 0.5f, 100);
    down(4, 0.55f, 0.56f, 900); /* the hand settles */
    up(1, 0.51f, 0.5f, 1000);
    up(4, 0.55f, 0.56f, 1010);
    up(2, 0.54f, 0.50f, 1020);
    up(3, 0.52f, 0.55f, 1030);
    assert_string_equal(said, "d1 d2 c1 c2 ");
    down(5, 0.52f, 0.52f, 2000);
    assert_string_equal(said, "d1 d2 c1 c2 d5 ");
}

static void a_finger_beside_a_resting_hand_works(void **state)
{
    down(1, 0.10f, 0.90f, 0);
    down(2, 0.13f, 0.90f, 10);
    down(3, 0.12f, 0.95f, 20);
    down(4, 0.70f, 0.60f, 3000);
    up(4, 0.70f, 0.60f, 3080);
    assert_string_equal(said, "d1 d2 c1 c2 d4 u4 ");
}

static void three_people_touch_a_large_panel_at_once(void **state)
{
    touch_set_size(&t, 952, 535);
    down(1, 0.25f, 0.5f, 0);
    down(2, 0.50f, 0.5f, 10);
    down(3, 0.75f, 0.5f, 20);
    assert_string_equal(said, "d1 d2 d3 ");
}

static void the_same_shares_are_a_hand_on_a_small_panel(void **state)
{
    touch_set_size(&t, 154, 86);
    down(1, 0.25f, 0.5f, 0);
    down(2, 0.50f, 0.5f, 10);
    down(3, 0.75f, 0.5f, 20);
    assert_string_equal(said, "d1 d2 c1 c2 ");
}

static void a_bouncing_contact_counts_once(void **state)
{
    down(1, 0.5f, 0.5f, 0);
    up(1, 0.5f, 0.5f, 50);
    down(2, 0.501f, 0.5f, 62);
    up(2, 0.501f, 0.5f, 70);
    assert_string_equal(said, "d1 u1 ");
    down(3, 0.5f, 0.5f, 140); /* a double tap of a quick person */
    assert_string_equal(said, "d1 u1 d3 ");
}

static void the_mouse_neither_bounces_nor_is_a_hand(void **state)
{
    down(0, 0.5f, 0.5f, 0);
    up(0, 0.5f, 0.5f, 1);
    down(0, 0.5f, 0.5f, 2);
    down(1, 0.5f, 0.5f, 3);
    down(2, 0.5f, 0.5f, 4);
    assert_string_equal(said, "d0 u0 d0 d1 d2 ");
}

static void a_contact_that_says_nothing_is_cancelled(void **state)
{
    down(1, 0.5f, 0.5f, 0);
    down(2, 0.9f, 0.1f, 1000);
    put(INPUT_POINTER_MOVE, 2, 0.9f, 0.11f, 20000);
    assert_int_equal(touch_due(&t), TOUCH_STUCK_MS);
    touch_check(&t, TOUCH_STUCK_MS - 1);
    listen();
    assert_string_equal(said, "d1 d2 m2 ");
    touch_check(&t, TOUCH_STUCK_MS);
    listen();
    assert_string_equal(said, "d1 d2 m2 c1 ");
    up(1, 0.5f, 0.5f, TOUCH_STUCK_MS + 500); /* it comes after all */
    assert_string_equal(said, "d1 d2 m2 c1 ");
    assert_int_equal(touch_due(&t), 20000 + TOUCH_STUCK_MS);
}

static void a_device_that_goes_away_takes_its_fingers_with_it(void **state)
{
    down(1, 0.5f, 0.5f, 0);
    down(2, 0.9f, 0.1f, 1000);
    touch_lost(&t, 1500);
    listen();
    assert_string_equal(said, "d1 d2 c1 c2 ");
    assert_int_equal(touch_due(&t), MSEC_NEVER);
    down(1, 0.5f, 0.5f, 1600); /* plugged in again, with the same numbers */
    up(1, 0.5f, 0.5f, 1700);
    assert_string_equal(said, "d1 d2 c1 c2 d1 u1 ");
}

static void a_lost_release_does_not_hold_its_finger_back(void **state)
{
    down(1, 0.2f, 0.2f, 0);
    down(1, 0.6f, 0.6f, 400);
    up(1, 0.6f, 0.6f, 480);
    assert_string_equal(said, "d1 c1 d1 u1 ");
}

static void an_eleventh_finger_and_a_hovering_mouse_are_nobody(void **state)
{
    touch_set_size(&t, 2000, 1200);
    for (unsigned i = 0; i <= CAP_POINTERS; i++) {
        down(i + 1, 0.09f * (float)i, 0.5f, (msec)i * 200);
    }
    assert_null(strstr(said, "d11"));
    said[0] = '\0';
    up(11, 0.9f, 0.5f, 5000);
    put(INPUT_POINTER_MOVE, 0, 0.5f, 0.5f, 5001);
    assert_string_equal(said, "");
}

/* Whatever comes, every finger that went down comes up or is cancelled once, and nothing overflows.
 */
static void random_contacts_leave_nothing_behind(void **state)
{
    unsigned seed = 4711;
    for (unsigned round = 0; round < 200; round++) {
        int open[16] = {0};
        msec now = (msec)round * 100000;
        for (unsigned i = 0; i < 300; i++) {
            seed = seed * 1103515245u + 12345u;
            unsigned id = seed >> 16 & 15, kind = seed >> 20 & 3;
            now += seed >> 8 & 63;
            touch_put(&t, (enum input_kind)kind, id, (float)(seed >> 10 & 255) / 255,
                      (float)(seed >> 12 & 255) / 255, now);
            if ((seed >> 5 & 127) == 0) {
                touch_lost(&t, now);
            }
            struct input e;
            while (touch_next(&t, &e)) {
                open[e.pointer] += e.kind == INPUT_POINTER_DOWN;
                assert_int_equal(open[e.pointer], 1);
                open[e.pointer] -=
                    e.kind == INPUT_POINTER_UP || e.kind == INPUT_POINTER_CANCEL;
            }
        }
        touch_check(&t, now + TOUCH_STUCK_MS);
        struct input e;
        while (touch_next(&t, &e)) {
            open[e.pointer] -= 1;
        }
        for (unsigned i = 0; i < 16; i++) {
            assert_int_equal(open[i], 0);
        }
        assert_int_equal(touch_due(&t), MSEC_NEVER);
    }
}

#define test(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(a_tap_reaches_the_ui_at_once),
        test(a_panel_that_reports_no_motion_is_as_good),
        test(two_fingers_type_two_keys),
        test(fast_typing_with_overlapping_fingers_is_no_hand),
        test(a_hand_is_taken_back_and_ignored_until_it_leaves),
        test(a_finger_beside_a_resting_hand_works),
        test(three_people_touch_a_large_panel_at_once),
        test(the_same_shares_are_a_hand_on_a_small_panel),
        test(a_bouncing_contact_counts_once),
        test(the_mouse_neither_bounces_nor_is_a_hand),
        test(a_contact_that_says_nothing_is_cancelled),
        test(a_device_that_goes_away_takes_its_fingers_with_it),
        test(a_lost_release_does_not_hold_its_finger_back),
        test(an_eleventh_finger_and_a_hovering_mouse_are_nobody),
        test(random_contacts_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
