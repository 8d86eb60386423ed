#include "ui/edit.h"
#include "ui/hands.h"

#include <unistd.h>

static const char *const layout_path = "assets/keyboards/en.kbd";

struct desk {
    struct keyboard k;
    struct edit e;
    struct keyboard_layout *layout;
    bool sentences, hidden;
    unsigned behind;     /* taps that reached a widget above the panel */
};

static void desk_pass(struct hands *h)
{
    struct desk *d = h->context;
    char text[32];
    du top = keyboard_top(&h->canvas);
    d->behind += ui_hit(&h->ui, &(struct ui_hit){.name = "behind",
                                                 .box = {0, top - 200, h->canvas.w, 180}}, NULL);
    enum keyboard_action a = ui_keyboard(&h->ui, &d->k, top, text);
    keyboard_apply(&d->k, &d->e, a, text);
    d->hidden = d->hidden || a == KEYBOARD_HIDE;
    if (a != KEYBOARD_NOTHING && d->sentences) {
        keyboard_auto_shift(&d->k, &d->e);
    }
}

static int setup(void **state)
{
    struct desk *d = mem_new(1, sizeof *d);
    struct diag diag = {0};
    if (keyboard_layout_load(layout_path, &d->layout, &diag) != ERR_OK) {
        fail_msg("%s:%u: %s", diag.file, diag.line, diag.text);
    }
    d->k.layout = d->layout;
    d->e.limit = 280;
    struct hands *h = mem_new(1, sizeof *h);
    hands_open(h, 1920, 1080, desk_pass, d);
    hands_frame(h);
    *state = h;
    return 0;
}

static int teardown(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    keyboard_layout_free(d->layout);
    free(d);
    hands_close(h);
    free(h);
    return 0;
}

static const char *text_of(struct hands *h)
{
    return ((struct desk *)h->context)->e.text;
}

static void test_the_keys_stand_where_the_design_has_them(void **state)
{
    struct hands *h = *state;
    static const struct { const char *name; struct box b; } c[] = {
        {"key:q", {96, 624, 162, 96}},     {"key:p", {1662, 624, 162, 96}},
        {"key:a", {183, 732, 162, 96}},    {"key:z", {357, 840, 162, 96}},
        {"key:shift", {96, 840, 249, 96}}, {"key:backspace", {1575, 840, 249, 96}},
        {"key:123", {96, 948, 249, 96}},   {"key:space", {531, 948, 858, 96}},
        {"key:hide", {1575, 948, 249, 96}},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct box b = hands_box(h, c[i].name);
        assert_true(fabsf(b.x - c[i].b.x) < 0.1f && fabsf(b.y - c[i].b.y) < 0.1f);
        assert_true(fabsf(b.w - c[i].b.w) < 0.1f && fabsf(b.h - c[i].b.h) < 0.1f);
    }
}

static void test_keys_type_on_press(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:h");
    assert_string_equal(text_of(h), "h");
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:i");
    hands_tap(h, "key:space");
    hands_tap(h, "key:,");
    assert_string_equal(text_of(h), "hi ,");
}

static void test_a_finger_between_two_keys_still_types_one(void **state)
{
    struct hands *h = *state;
    struct box q = hands_box(h, "key:q");
    hands_down(h, 1, q.x + q.w + 5, q.y + 10);
    hands_up(h, 1, q.x + q.w + 5, q.y + 10);
    hands_down(h, 1, q.x + q.w + 7, q.y + 10);
    hands_up(h, 1, q.x + q.w + 7, q.y + 10);
    assert_string_equal(text_of(h), "qw");
}

static void test_two_fingers_type_two_keys(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:o");
    hands_press(h, 2, "key:k");
    hands_press(h, 3, "key:o");
    hands_up(h, 1, 0, 0);
    hands_up(h, 2, 0, 0);
    hands_up(h, 3, 0, 0);
    assert_string_equal(text_of(h), "oko");
}

static void test_shift_is_for_one_letter_and_twice_locks(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    hands_tap(h, "key:shift");
    hands_tap(h, "key:a");
    hands_tap(h, "key:b");
    assert_string_equal(text_of(h), "Ab");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:shift"); /* slowly: off again */
    assert_int_equal(d->k.shift, SHIFT_OFF);
    hands_press(h, 1, "key:shift");
    hands_up(h, 1, 0, 0);
    h->now += 150;
    hands_press(h, 1, "key:shift");
    hands_up(h, 1, 0, 0);
    h->now += 500;
    assert_int_equal(d->k.shift, SHIFT_LOCK);
    hands_tap(h, "key:c");
    hands_tap(h, "key:d");
    assert_string_equal(text_of(h), "AbCD");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:e");
    assert_string_equal(text_of(h), "AbCDe");
}

static void test_sentences_begin_with_a_capital(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    d->sentences = true;
    keyboard_auto_shift(&d->k, &d->e);
    hands_tap(h, "key:o");
    hands_tap(h, "key:k");
    hands_tap(h, "key:.");
    hands_tap(h, "key:space");
    hands_tap(h, "key:g");
    hands_tap(h, "key:o");
    assert_string_equal(text_of(h), "Ok. Go");
}

static void test_digits_and_symbols_are_a_page_away(void **state)
{
    struct hands *h = *state;
    hands_tap(h, "key:123");
    assert_false(hands_sees(h, "key:q"));
    hands_tap(h, "key:4");
    hands_tap(h, "key:2");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:-");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:!");
    assert_string_equal(text_of(h), "42€!");
    hands_tap(h, "key:space"); /* back to letters */
    hands_tap(h, "key:q");
    assert_string_equal(text_of(h), "42€! q");
}

static void test_backspace_repeats_after_400_ms_every_60(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    edit_insert(&d->e, "abcdefghijklmnopqrst");
    hands_frame(h);
    hands_press(h, 1, "key:backspace");
    assert_int_equal(d->e.len, 19);
    hands_wait(h, 390);
    assert_int_equal(d->e.len, 19);
    hands_wait(h, 20);
    assert_int_equal(d->e.len, 18);
    hands_wait(h, 300);
    assert_int_equal(d->e.len, 13);
    hands_up(h, 1, 0, 0);
    assert_int_equal(hands_wait(h, 2000) <= 2, true);
    assert_int_equal(d->e.len, 13);
}

static void test_a_held_letter_offers_accents_and_a_tap_takes_one(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:e");
    assert_string_equal(text_of(h), "e");
    hands_wait(h, 390);
    assert_false(hands_sees(h, "accent:ë"));
    hands_wait(h, 30);
    assert_true(hands_sees(h, "accent:ë"));
    hands_up(h, 1, 0, 0);
    hands_frame(h);
    assert_true(hands_sees(h, "accent:ë"));
    hands_check_targets(h, "accents");
    hands_tap(h, "accent:ë");
    assert_string_equal(text_of(h), "ë");
    hands_frame(h);
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_accents_of_a_capital_are_capitals(void **state)
{
    struct hands *h = *state;
    hands_tap(h, "key:shift");
    hands_press(h, 1, "key:l");
    hands_wait(h, 500);
    hands_tap(h, "accent:Ł");
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:o");
    assert_string_equal(text_of(h), "Ło");
}

static void test_the_letter_itself_closes_the_accents(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:e");
    hands_wait(h, 500);
    hands_up(h, 1, 0, 0);
    hands_tap(h, "accent:e");
    assert_string_equal(text_of(h), "e");
    assert_false(hands_sees(h, "accent:e"));
}

static void test_another_key_closes_the_accents_and_types(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:e");
    hands_wait(h, 500);
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:m");
    assert_string_equal(text_of(h), "em");
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_accents_cover_what_is_behind_them(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    hands_press(h, 1, "key:e"); /* the first row: its accents lie above the panel */
    hands_wait(h, 500);
    hands_up(h, 1, 0, 0);
    hands_frame(h);
    assert_false(hands_sees(h, "behind"));
    struct box b = hands_box(h, "accent:é");
    hands_down(h, 1, b.x + b.w + 2, b.y + 2); /* the edge between two */
    hands_up(h, 1, b.x + b.w + 2, b.y + 2);
    assert_int_equal(d->behind, 0);
    hands_frame(h);
    assert_true(hands_sees(h, "behind"));
    hands_tap(h, "behind");
    assert_int_equal(d->behind, 1);
}

static void test_a_key_without_accents_offers_none(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:q");
    assert_int_equal(hands_wait(h, 2000) <= 2, true);
    assert_string_equal(text_of(h), "q");
}

static void test_sliding_off_the_key_offers_none(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "key:e");
    hands_move(h, 1, 10, 10);
    hands_wait(h, 1000);
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_on_a_mirrored_screen_keys_stay_and_type(void **state)
{
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    struct hands *h = *state;
    for (unsigned s = 0; s < sizeof size / sizeof size[0]; s++) {
        hands_canvas(h, size[s].w, size[s].h);
        static struct box seen[256];
        unsigned n = 0;
        h->language[0] = '\0';
        hands_frame(h);
        for (size_t i = 0; i < h->list.count; i++) {
            const struct draw_command *c = &h->list.command[i];
            if (c->op == DRAW_TARGET || c->op == DRAW_TEXT || c->op == DRAW_ICON) {
                seen[n++] = (struct box){c->x, c->y, c->w, c->h};
            }
        }
        str_copy(h->language, sizeof h->language, "ar");
        hands_frame(h);
        n = 0;
        for (size_t i = 0; i < h->list.count; i++) {
            const struct draw_command *c = &h->list.command[i];
            if (c->op == DRAW_TARGET || c->op == DRAW_TEXT || c->op == DRAW_ICON) {
                assert_float_equal(c->x, seen[n].x, 0.01f);
                assert_float_equal(c->w, seen[n].w, 0.01f);
                assert_false(c->flags & DRAW_MIRRORED);
                n++;
            }
        }
        ((struct desk *)h->context)->e.text[0] = '\0';
        ((struct desk *)h->context)->e.len = ((struct desk *)h->context)->e.caret = 0;
        hands_tap(h, "key:q");
        hands_tap(h, "key:m");
        hands_tap(h, "key:l");
        hands_tap(h, "key:backspace");
        assert_string_equal(text_of(h), "qm");
    }
}

static void test_accents_open_over_their_key_on_a_mirrored_screen(void **state)
{
    struct hands *h = *state;
    str_copy(h->language, sizeof h->language, "ar");
    hands_frame(h);
    struct box e = hands_box(h, "key:e");
    hands_press(h, 1, "key:e");
    hands_wait(h, 450);
    hands_up(h, 1, e.x + 5, e.y + 5);
    struct box first = hands_box(h, "accent:e"), second = hands_box(h, "accent:é");
    assert_true(first.x >= e.x && first.x < e.x + e.w && first.y < e.y);
    assert_true(second.x > first.x);
    hands_tap(h, "accent:é");
    assert_string_equal(text_of(h), "é");
    assert_false(hands_sees(h, "accent:é"));
}

static void test_hide_is_reported(void **state)
{
    struct hands *h = *state;
    hands_tap(h, "key:hide");
    assert_true(((struct desk *)h->context)->hidden);
}

static void test_a_resting_keyboard_asks_for_no_frame(void **state)
{
    struct hands *h = *state;
    hands_tap(h, "key:a");
    hands_wait(h, 500);
    assert_true(h->ui.next == MSEC_NEVER);
}

static void test_targets_fit_fingers_on_every_canvas(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 720}, {3840, 2160}, {1920, 1200},
        {2560, 1080}, {768, 1366}, {1024, 600},
    };
    for (unsigned i = 0; i < sizeof size / sizeof size[0]; i++) {
        hands_canvas(h, size[i].w, size[i].h);
        for (unsigned page = 0; page < 2; page++) {
            d->k.digits = page == 1;
            hands_frame(h);
            hands_check_targets(h, "keyboard");
        }
        static const char *const held[] = {"key:e", "key:i", "key:o", "key:z", "key:."};
        for (unsigned k = 0; k < sizeof held / sizeof held[0]; k++) {
            d->k.digits = false;
            hands_frame(h);
            hands_press(h, 1, held[k]);
            hands_wait(h, 500);
            hands_up(h, 1, 0, 0);
            hands_frame(h);
            hands_check_targets(h, held[k]);
            hands_tap(h, "key:q");
        }
    }
}

static enum err load_text(const char *text, struct diag *d)
{
    char path[] = "/tmp/layout-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    struct keyboard_layout *l = NULL;
    enum err e = keyboard_layout_load(path, &l, d);
    keyboard_layout_free(l);
    unlink(path);
    return e;
}

static void test_bad_layouts_are_refused_with_their_line(void **state)
{
    (void)state;
#define ROWS "row a b c d e f g h i j\nrow k l m\nrow n o p\n"
#define DIGITS "digits 1 2 3\ndigits 4 5 6\ndigits 7 8 9\n"
#define SIDES "left ,\nright .\n"
    static const struct { const char *text; enum err e; unsigned line; } c[] = {
        {ROWS DIGITS SIDES, ERR_OK, 0},
        {"\xEF\xBB\xBF# BOM\r\nrow a b\r\nrow c\r\nrow d\r\n" DIGITS SIDES, ERR_OK, 0},
        {"", ERR_BAD_DATA, 0},
        {ROWS SIDES, ERR_BAD_DATA, 0},
        {ROWS DIGITS "left ,\n", ERR_BAD_DATA, 0},
        {"rwo a b\n", ERR_BAD_DATA, 1},
        {"row\n", ERR_BAD_DATA, 1},
        {ROWS "row x\n", ERR_BAD_DATA, 4},
        {"row a b c d e f g h i j k l m\n", ERR_BAD_DATA, 1},
        {"row abcdefghijklmnopq\n", ERR_BAD_DATA, 1},
        {"row a\nrow \xC3\x28\n", ERR_BAD_DATA, 2},
        {"hold\n", ERR_BAD_DATA, 1},
        {"hold e\n", ERR_BAD_DATA, 1},
        {"hold e 1 2 3 4 5 6 7 8 9\n", ERR_BAD_DATA, 1},
        {"left\n", ERR_BAD_DATA, 1},
        {ROWS DIGITS SIDES "shift A\nshift B\nshift C\n", ERR_BAD_DATA, 0},
        {"row a b\nrow c\nrow a b c d e f g h i\n" DIGITS SIDES, ERR_BAD_DATA, 0},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct diag d = {0};
        assert_int_equal(load_text(c[i].text, &d), c[i].e);
        assert_int_equal(d.line, c[i].line);
    }
    char *longer = mem_new(70000, 1);
    for (unsigned i = 0; i < 69000; i += 2) {
        memcpy(longer + i, "#\n", 2);
    }
    struct diag d;
    assert_int_equal(load_text(longer, &d), ERR_LIMIT);
    free(longer);
    struct keyboard_layout *none = NULL;
    assert_int_equal(keyboard_layout_load("/nonexistent/x.kbd", &none, &d), ERR_NOT_FOUND);
    assert_null(none);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_the_keys_stand_where_the_design_has_them),
        T(test_keys_type_on_press),
        T(test_a_finger_between_two_keys_still_types_one),
        T(test_two_fingers_type_two_keys),
        T(test_shift_is_for_one_letter_and_twice_locks),
        T(test_sentences_begin_with_a_capital),
        T(test_digits_and_symbols_are_a_page_away),
        T(test_backspace_repeats_after_400_ms_every_60),
        T(test_a_held_letter_offers_accents_and_a_tap_takes_one),
        T(test_accents_of_a_capital_are_capitals),
        T(test_the_letter_itself_closes_the_accents),
        T(test_another_key_closes_the_accents_and_types),
        T(test_accents_cover_what_is_behind_them),
        T(test_a_key_without_accents_offers_none),
        T(test_sliding_off_the_key_offers_none),
        T(test_on_a_mirrored_screen_keys_stay_and_type),
        T(test_accents_open_over_their_key_on_a_mirrored_screen),
        T(test_hide_is_reported),
        T(test_a_resting_keyboard_asks_for_no_frame),
        T(test_targets_fit_fingers_on_every_canvas),
        cmocka_unit_test(test_bad_layouts_are_refused_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
