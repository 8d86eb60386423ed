#include "ui/hands.h"

/* Two buttons beside each other, a key, and one that is off. */
struct board { unsigned left, right, key, dead; };

static void board_pass(struct hands *h)
{
    struct board *b = h->context;
    struct ui_button main_style = {.style = STYLE_MAIN}, off = {.style = STYLE_MAIN, .off = true};
    b->left += ui_button(&h->ui, "left", (struct box){100, 100, 300, 100}, "Left", &main_style);
    b->right += ui_button(&h->ui, "right", (struct box){500, 100, 300, 100}, "Right", &main_style);
    b->dead += ui_button(&h->ui, "dead", (struct box){100, 300, 300, 100}, "Dead", &off);
    b->key += ui_hit(&h->ui, &(struct ui_hit){.name = "key", .box = {500, 300, 300, 100},
                                              .fire = FIRE_ON_PRESS}, NULL);
}

static int setup(void **state)
{
    return hands_new(state, board_pass, sizeof(struct board));
}

static void test_fires_on_release_inside(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 150, 150);
    assert_int_equal(b->left, 0);
    hands_up(h, 1, 380, 190);
    assert_int_equal(b->left, 1);
}

static void test_release_outside_does_nothing(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 150, 150);
    hands_move(h, 1, 600, 150);
    hands_up(h, 1, 600, 150);
    assert_int_equal(b->left, 0);
    assert_int_equal(b->right, 0);
    /* And the finger is forgotten. */
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left, 0);
}

static void test_sliding_in_does_not_press(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 450, 150);
    hands_move(h, 1, 150, 150);
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left, 0);
}

static void test_cancel_forgets_the_finger(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 150, 150);
    hands_event(h, (struct input){.kind = INPUT_POINTER_CANCEL, .pointer = 1});
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left, 0);
}

static void test_each_finger_has_its_own_capture(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 150, 150);
    hands_down(h, 2, 550, 150);
    hands_up(h, 2, 550, 150);
    assert_int_equal(b->right, 1);
    assert_int_equal(b->left, 0);
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left, 1);
}

static void test_two_fingers_on_one_button_fire_it_once(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 150, 150);
    hands_down(h, 2, 200, 150);
    hands_up(h, 1, 150, 150);
    hands_up(h, 2, 200, 150);
    assert_int_equal(b->left, 1);
}

static void test_more_fingers_than_slots_are_ignored(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    for (unsigned i = 0; i < 3 * CAP_POINTERS; i++) {
        hands_down(h, 100 + i, 600, 350);
    }
    assert_int_equal(b->key, 3 * CAP_POINTERS);
    for (unsigned i = 0; i < 3 * CAP_POINTERS; i++) {
        hands_up(h, 100 + i, 600, 350);
    }
    hands_tap(h, "left");
    assert_int_equal(b->left, 1);
}

static void test_keys_fire_on_press(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_down(h, 1, 600, 350);
    assert_int_equal(b->key, 1);
    hands_up(h, 1, 600, 350);
    assert_int_equal(b->key, 1);
}

static void test_what_is_off_swallows_the_finger(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    assert_true(hands_off(h, "dead"));
    hands_tap(h, "dead");
    assert_int_equal(b->dead, 0);
}

static void test_suppressed_widgets_take_no_events(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    h->ui.suppressed = true;
    hands_frame(h);
    assert_false(hands_sees(h, "left"));
    hands_down(h, 1, 150, 150);
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left, 0);
}

static uint64_t picture(struct hands *h)
{
    hands_frame(h);
    return draw_hash(&h->list);
}

static void test_pressed_is_drawn_while_the_finger_is_inside(void **state)
{
    struct hands *h = *state;
    uint64_t rest = picture(h);
    hands_down(h, 1, 150, 150);
    uint64_t down = picture(h);
    assert_true(rest != down);
    hands_move(h, 1, 20, 20);
    assert_true(picture(h) == rest);
    hands_move(h, 1, 150, 150);
    assert_true(picture(h) == down);
}

static void lean(struct hands *h, uint64_t finger, msec span)
{
    hands_wait(h, span);
    hands_event(h, (struct input){.kind = INPUT_POINTER_UP, .pointer = finger, .x = 150, .y = 150,
                                  .held = span});
}

static void test_an_elbow_fires_nothing_and_is_not_drawn_for_long(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    uint64_t rest = picture(h);
    hands_down(h, 1, 150, 150);
    lean(h, 1, UI_LEAN_MS - 1);
    assert_int_equal(b->left, 1);
    h->now += 200;
    hands_down(h, 1, 150, 150);
    assert_int_equal(h->ui.next, h->now + UI_LEAN_MS);
    hands_wait(h, UI_LEAN_MS);
    assert_true(picture(h) == rest);
    assert_true(h->ui.next == MSEC_NEVER);
    lean(h, 1, 20);
    assert_int_equal(b->left, 2); /* what counts is what the panel says */
    hands_down(h, 1, 150, 150);
    lean(h, 1, UI_LEAN_MS);
    assert_int_equal(b->left, 2);
}

static void test_under_an_elbow_a_finger_works(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    uint64_t rest = picture(h);
    hands_down(h, 1, 150, 150);
    hands_wait(h, UI_LEAN_MS);
    hands_down(h, 2, 300, 150);
    assert_true(picture(h) != rest);
    hands_up(h, 2, 300, 150);
    assert_int_equal(b->left, 1);
    lean(h, 1, 5000);
    assert_int_equal(b->left, 1);
}

static void test_a_short_tap_is_seen_for_120_ms(void **state)
{
    struct hands *h = *state;
    uint64_t rest = picture(h);
    hands_down(h, 1, 600, 150);
    hands_up(h, 1, 600, 150);
    assert_true(picture(h) != rest);
    assert_int_equal(h->ui.next, h->now + 120);
    h->now += 121;
    assert_true(picture(h) == rest);
    assert_true(h->ui.next == MSEC_NEVER);
}

static void test_tab_walks_through_what_is_on(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    hands_key(h, KEY_TAB);
    assert_true(h->ui.focus == ui_id("left"));
    hands_key(h, KEY_TAB);
    assert_true(h->ui.focus == ui_id("right"));
    hands_key(h, KEY_TAB);
    assert_true(h->ui.focus == ui_id("key"));
    hands_key(h, KEY_TAB);
    assert_true(h->ui.focus == ui_id("left"));
    hands_event(h, (struct input){.kind = INPUT_KEY, .key = KEY_TAB, .shift = true});
    assert_true(h->ui.focus == ui_id("key"));
    hands_key(h, KEY_ENTER);
    assert_int_equal(b->key, 1);
}

static void test_arrows_go_to_the_nearest(void **state)
{
    struct hands *h = *state;
    hands_key(h, KEY_TAB);
    hands_key(h, KEY_RIGHT);
    assert_true(h->ui.focus == ui_id("right"));
    hands_key(h, KEY_DOWN);
    assert_true(h->ui.focus == ui_id("key"));
    hands_key(h, KEY_DOWN);
    assert_true(h->ui.focus == ui_id("key"));
    hands_key(h, KEY_UP);
    hands_key(h, KEY_LEFT);
    assert_true(h->ui.focus == ui_id("left"));
}

static void test_focus_ring_is_5_units_of_ink_and_goes_with_a_touch(void **state)
{
    struct hands *h = *state;
    uint64_t rest = picture(h);
    hands_key(h, KEY_TAB);
    const struct draw_command *last = &h->list.command[h->list.count - 1];
    assert_int_equal(last->op, DRAW_RRECT);
    assert_true(last->stroke_width == 5 && last->stroke == theme_day.ink);
    assert_true(last->x < 100 && last->x + last->w > 400);
    hands_down(h, 1, 20, 20);
    hands_up(h, 1, 20, 20);
    assert_true(picture(h) == rest);
    /* Enter without a visible focus fires nothing. */
    hands_key(h, KEY_ENTER);
    assert_int_equal(((struct board *)h->context)->left, 0);
}

static void test_a_long_label_stays_in_its_button(void **state)
{
    struct hands *h = *state;
    draw_clear(&h->list);
    ui_begin(&h->ui, &h->list, NULL, h->now);
    ui_button(&h->ui, "long", (struct box){100, 100, 300, 100},
              "Donaudampfschifffahrtsgesellschaft", &(struct ui_button){.style = STYLE_MAIN});
    ui_end(&h->ui);
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT) {
            assert_true(c->x >= 100 && c->x + c->w <= 400);
        }
    }
}

static void test_a_mirrored_screen_is_touched_where_it_is_seen(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    str_copy(h->language, sizeof h->language, "ar");
    hands_frame(h);
    assert_float_equal(hands_box(h, "left").x, 1920 - 400, 0.01f);
    hands_down(h, 1, 1900 - 100, 150);
    hands_up(h, 1, 1560, 150);
    assert_int_equal(b->left, 1);
    hands_tap(h, "right");
    assert_int_equal(b->right, 1);
    hands_down(h, 1, 150, 150);
    hands_up(h, 1, 150, 150);
    assert_int_equal(b->left + b->right, 2);
}

static void test_arrows_go_where_they_point_on_a_mirrored_screen(void **state)
{
    struct hands *h = *state;
    struct board *b = h->context;
    str_copy(h->language, sizeof h->language, "ar");
    hands_key(h, KEY_TAB);
    hands_key(h, KEY_RIGHT);
    hands_key(h, KEY_ENTER);
    assert_int_equal(b->left, 1); /* nothing is further right */
    hands_key(h, KEY_LEFT);
    hands_key(h, KEY_ENTER);
    assert_int_equal(b->right, 1);
    hands_key(h, KEY_RIGHT);
    hands_key(h, KEY_ENTER);
    assert_int_equal(b->left, 2);
}

static void test_value_icons(void **state)
{
    (void)state;
    assert_string_equal(ui_value_icon("great TEAMWORK"), "team");
    assert_string_equal(ui_value_icon("Made it easy"), "easy");
    assert_string_equal(ui_value_icon("Something of our own"), "above");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, hands_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_fires_on_release_inside),
        T(test_release_outside_does_nothing),
        T(test_sliding_in_does_not_press),
        T(test_cancel_forgets_the_finger),
        T(test_each_finger_has_its_own_capture),
        T(test_two_fingers_on_one_button_fire_it_once),
        T(test_more_fingers_than_slots_are_ignored),
        T(test_keys_fire_on_press),
        T(test_what_is_off_swallows_the_finger),
        T(test_suppressed_widgets_take_no_events),
        T(test_pressed_is_drawn_while_the_finger_is_inside),
        T(test_an_elbow_fires_nothing_and_is_not_drawn_for_long),
        T(test_under_an_elbow_a_finger_works),
        T(test_a_short_tap_is_seen_for_120_ms),
        T(test_tab_walks_through_what_is_on),
        T(test_arrows_go_to_the_nearest),
        T(test_focus_ring_is_5_units_of_ink_and_goes_with_a_touch),
        T(test_a_long_label_stays_in_its_button),
        T(test_a_mirrored_screen_is_touched_where_it_is_seen),
        T(test_arrows_go_where_they_point_on_a_mirrored_screen),
        T(test_value_icons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
