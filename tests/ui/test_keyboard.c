#include "ui/desk.h"
#include "ui/keyboard_layout.h"

static int setup(void **state)
{
    *state = desk_new(1920, 1080, "en");
    return 0;
}

static int teardown(void **state)
{
    desk_free(*state);
    return 0;
}

static const char *text_of(const struct desk *d)
{
    return d->e.text;
}

static void test_the_keys_stand_where_the_design_has_them(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    static const struct { const char *name; struct box b; } c[] = {
        {"key:q", {96, 624, 162, 96}},     {"key:p", {1662, 624, 162, 96}},
        {"key:a", {183, 732, 162, 96}},    {"key:z", {357, 840, 162, 96}},
        {"key:shift", {96, 840, 249, 96}}, {"key:backspace", {1575, 840, 249, 96}},
        {"key:123", {96, 948, 249, 96}},   {"key:space", {705, 948, 510, 96}},
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
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:h");
    assert_string_equal(text_of(d), "h");
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:i");
    hands_tap(h, "key:space");
    hands_tap(h, "key:,");
    assert_string_equal(text_of(d), "hi ,");
}

static void test_a_finger_between_two_keys_still_types_one(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    struct box q = hands_box(h, "key:q");
    hands_down(h, 1, q.x + q.w + 5, q.y + 10);
    hands_up(h, 1, q.x + q.w + 5, q.y + 10);
    hands_down(h, 1, q.x + q.w + 7, q.y + 10);
    hands_up(h, 1, q.x + q.w + 7, q.y + 10);
    assert_string_equal(text_of(d), "qw");
}

static void test_two_fingers_type_two_keys(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:o");
    hands_press(h, 2, "key:k");
    hands_press(h, 3, "key:o");
    hands_up(h, 1, 0, 0);
    hands_up(h, 2, 0, 0);
    hands_up(h, 3, 0, 0);
    assert_string_equal(text_of(d), "oko");
}

static void cancel(struct hands *h, uint64_t finger)
{
    hands_event(h, (struct input){.kind = INPUT_POINTER_CANCEL, .pointer = finger});
}

static void test_what_a_palm_typed_is_taken_back(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:o");
    hands_tap(h, "key:k");
    hands_press(h, 1, "key:g");
    h->now += 30;
    hands_press(h, 2, "key:h");
    assert_string_equal(text_of(d), "okgh");
    h->now += 30;
    cancel(h, 2);
    cancel(h, 1);
    assert_string_equal(text_of(d), "ok");
    cancel(h, 1);
    cancel(h, 7);
    assert_string_equal(text_of(d), "ok");
}

static void test_what_a_palm_erased_comes_back(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    edit_insert(&d->e, "Zoë 👍🏽");
    hands_press(h, 1, "key:backspace");
    assert_string_equal(text_of(d), "Zoë ");
    h->now += 40;
    cancel(h, 1);
    assert_string_equal(text_of(d), "Zoë 👍🏽");
    /* There was nothing to erase, or no room to write. */
    edit_input(&d->e, &(struct input){.kind = INPUT_KEY, .key = KEY_HOME});
    hands_press(h, 1, "key:backspace");
    cancel(h, 1);
    assert_string_equal(text_of(d), "Zoë 👍🏽");
    edit_input(&d->e, &(struct input){.kind = INPUT_KEY, .key = KEY_END});
    edit_insert(&d->e, "a");
    d->e.limit = edit_length(&d->e);
    hands_press(h, 1, "key:a");
    cancel(h, 1);
    assert_string_equal(text_of(d), "Zoë 👍🏽a");
}

static void test_what_a_palm_took_back_is_there_again(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    edit_insert(&d->e, "one two");
    hands_frame(h);
    hands_press(h, 1, "key:undo");
    assert_string_equal(text_of(d), "");
    h->now += 40;
    cancel(h, 1);
    assert_string_equal(text_of(d), "one two");
}

static void test_a_key_that_a_finger_typed_stays_when_the_finger_is_lost_later(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:g");
    h->now += STROKE_MS;
    cancel(h, 1);
    assert_string_equal(text_of(d), "g");
}

static void test_a_finger_between_a_palm_keeps_its_letter(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:g");
    hands_press(h, 5, "key:o");
    hands_press(h, 2, "key:h");
    cancel(h, 2);
    hands_up(h, 5, 0, 0);
    assert_string_equal(text_of(d), "go");
}

static void test_shift_is_for_one_letter_and_twice_locks(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:shift");
    hands_tap(h, "key:a");
    hands_tap(h, "key:b");
    assert_string_equal(text_of(d), "Ab");
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
    assert_string_equal(text_of(d), "AbCD");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:e");
    assert_string_equal(text_of(d), "AbCDe");
}

static void test_sentences_begin_with_a_capital(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    d->sentences = true;
    keyboard_auto_shift(&d->k, &d->e);
    hands_tap(h, "key:o");
    hands_tap(h, "key:k");
    hands_tap(h, "key:.");
    hands_tap(h, "key:space");
    hands_tap(h, "key:g");
    hands_tap(h, "key:o");
    assert_string_equal(text_of(d), "Ok. Go");
}

static void test_digits_and_symbols_are_a_page_away(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:123");
    assert_false(hands_sees(h, "key:q"));
    hands_tap(h, "key:4");
    hands_tap(h, "key:2");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:-");
    hands_tap(h, "key:shift");
    hands_tap(h, "key:!");
    assert_string_equal(text_of(d), "42€!");
    hands_tap(h, "key:space"); /* back to letters */
    hands_tap(h, "key:q");
    assert_string_equal(text_of(d), "42€! q");
}

static void test_backspace_repeats_after_400_ms_every_60(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
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
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:e");
    assert_string_equal(text_of(d), "e");
    hands_wait(h, 390);
    assert_false(hands_sees(h, "accent:ë"));
    hands_wait(h, 30);
    assert_true(hands_sees(h, "accent:ë"));
    hands_up(h, 1, 0, 0);
    hands_frame(h);
    assert_true(hands_sees(h, "accent:ë"));
    hands_check_targets(h, "accents");
    hands_tap(h, "accent:ë");
    assert_string_equal(text_of(d), "ë");
    hands_frame(h);
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_accents_of_a_capital_are_capitals(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:shift");
    hands_press(h, 1, "key:l");
    hands_wait(h, 500);
    hands_tap(h, "accent:Ł");
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:o");
    assert_string_equal(text_of(d), "Ło");
}

static void test_the_letter_itself_closes_the_accents(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:e");
    hands_wait(h, 500);
    hands_up(h, 1, 0, 0);
    hands_tap(h, "accent:e");
    assert_string_equal(text_of(d), "e");
    assert_false(hands_sees(h, "accent:e"));
}

static void test_another_key_closes_the_accents_and_types(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:e");
    hands_wait(h, 500);
    hands_up(h, 1, 0, 0);
    hands_tap(h, "key:m");
    assert_string_equal(text_of(d), "em");
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_accents_cover_what_is_behind_them(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
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
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:q");
    assert_int_equal(hands_wait(h, 2000) <= 2, true);
    assert_string_equal(text_of(d), "q");
}

static void test_sliding_off_the_key_offers_none(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:e");
    hands_move(h, 1, 10, 10);
    hands_wait(h, 1000);
    assert_false(hands_sees(h, "accent:ë"));
}

static void test_on_a_mirrored_screen_keys_stay_and_type(void **state)
{
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    struct desk *d = *state;
    struct hands *h = &d->hands;
    for (unsigned s = 0; s < sizeof size / sizeof size[0]; s++) {
        hands_canvas(h, size[s].w, size[s].h);
        static struct box seen[256];
        unsigned n = 0;
        h->language[0] = '\0';
        desk_clear(d);
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
                /* Only the arrows that point back in time turn around. */
                bool turned = memmem(h->list.text + c->text, c->text_len, "undo", 4) != NULL;
                assert_true(turned || !(c->flags & DRAW_MIRRORED));
                n++;
            }
        }
        hands_tap(h, "key:q");
        hands_tap(h, "key:m");
        hands_tap(h, "key:l");
        hands_tap(h, "key:backspace");
        assert_string_equal(text_of(d), "qm");
    }
}

static void test_accents_open_over_their_key_on_a_mirrored_screen(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
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
    assert_string_equal(text_of(d), "é");
    assert_false(hands_sees(h, "accent:é"));
}

static void test_hide_is_reported(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:hide");
    assert_true(d->hidden);
}

static void test_a_resting_keyboard_asks_for_no_frame(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:a");
    hands_wait(h, 500);
    assert_true(h->ui.next == MSEC_NEVER);
}

static void test_targets_fit_fingers_on_every_canvas(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 720}, {3840, 2160}, {1920, 1200},
        {2560, 1080}, {768, 1366}, {1024, 600},
    };
    for (unsigned i = 0; i < sizeof size / sizeof size[0]; i++) {
        hands_canvas(h, size[i].w, size[i].h);
        for (unsigned page = 0; page <= SHEET_EMOJI; page++) {
            d->k.view.sheet = (enum keyboard_sheet)page;
            hands_frame(h);
            hands_check_targets(h, "keyboard");
        }
        static const char *const held[] = {"key:e", "key:i", "key:o", "key:z", "key:."};
        for (unsigned k = 0; k < sizeof held / sizeof held[0]; k++) {
            d->k.view.sheet = SHEET_LETTERS;
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

static void type_key(struct hands *h, uint64_t finger, const char *name)
{
    hands_press(h, finger, name);
    hands_up(h, finger, 0, 0); /* far away: the place of a release does not matter */
    h->now += 30;
}

static void test_a_finger_on_shift_writes_capitals_for_as_long_as_it_is_there(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:shift");
    type_key(h, 2, "key:a");
    type_key(h, 2, "key:b");
    type_key(h, 2, "key:c");
    hands_up(h, 1, 0, 0);
    h->now += 30;
    type_key(h, 2, "key:d");
    assert_string_equal(text_of(d), "ABCd");
    /* Where shift was on by itself, holding it writes capitals, too, and leaves none. */
    d->k.shift = SHIFT_ONCE;
    hands_press(h, 1, "key:shift");
    type_key(h, 2, "key:e");
    type_key(h, 2, "key:f");
    hands_up(h, 1, 0, 0);
    type_key(h, 2, "key:g");
    assert_string_equal(text_of(d), "ABCdEFg");
}

static void test_a_held_shift_is_no_half_of_a_double_tap(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:shift");
    type_key(h, 2, "key:a");
    hands_up(h, 1, 0, 0);
    type_key(h, 1, "key:shift");
    assert_int_equal(d->k.shift, SHIFT_ONCE);
}

static void test_a_locked_shift_outlives_a_held_one(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    type_key(h, 1, "key:shift");
    hands_press(h, 1, "key:shift");
    assert_int_equal(d->k.shift, SHIFT_LOCK);
    type_key(h, 2, "key:a");
    hands_up(h, 1, 0, 0);
    type_key(h, 2, "key:b");
    assert_string_equal(text_of(d), "AB");
}

static void test_a_finger_on_the_key_of_symbols_writes_symbols(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_tap(h, "key:123");
    hands_press(h, 1, "key:shift");
    type_key(h, 2, "key:-");
    type_key(h, 2, "key:/");
    hands_up(h, 1, 0, 0);
    type_key(h, 2, "key:-");
    assert_string_equal(text_of(d), "€£-");
}

static void test_a_finger_that_is_cancelled_lets_shift_go(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    hands_press(h, 1, "key:shift");
    type_key(h, 2, "key:a");
    hands_event(h, (struct input){.kind = INPUT_POINTER_CANCEL, .pointer = 1});
    type_key(h, 2, "key:b");
    assert_string_equal(text_of(d), "Ab");
}

static void test_the_apostrophe_leads_back_to_letters(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    type_key(h, 1, "key:i");
    type_key(h, 1, "key:123");
    type_key(h, 1, "key:’");
    type_key(h, 1, "key:m");
    assert_string_equal(text_of(d), "i’m");
}

static void test_letters_digits_and_emoji_are_one_tap_apart(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    static const struct {
        enum keyboard_sheet from;
        const char *key;
        enum keyboard_sheet to;
    } c[] = {
        {SHEET_LETTERS, "key:123", SHEET_DIGITS}, {SHEET_LETTERS, "key:emoji", SHEET_EMOJI},
        {SHEET_DIGITS, "key:123", SHEET_LETTERS}, {SHEET_DIGITS, "key:emoji", SHEET_EMOJI},
        {SHEET_EMOJI, "key:123", SHEET_DIGITS},   {SHEET_EMOJI, "key:emoji", SHEET_LETTERS},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        d->k.view.sheet = c[i].from;
        hands_frame(h);
        hands_tap(h, c[i].key);
        assert_int_equal(d->k.view.sheet, c[i].to);
    }
}

static void test_every_emoji_is_reached_by_the_arrows_and_typed(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    static const char *const some[] = {"🙏", "❤️", "💡"}, *const last[] = {"☕", "🚲"};
    hands_tap(h, "key:emoji");
    assert_true(hands_off(h, "emoji:up"));
    for (unsigned i = 0; i < 3; i++) {
        char name[32];
        str_format(name, sizeof name, "key:%s", some[i]);
        hands_tap(h, name);
    }
    assert_string_equal(text_of(d), "🙏❤️💡");
    while (!hands_off(h, "emoji:down")) {
        hands_tap(h, "emoji:down");
    }
    for (unsigned i = 0; i < 2; i++) {
        char name[32];
        str_format(name, sizeof name, "key:%s", last[i]);
        hands_tap(h, name);
    }
    hands_tap(h, "key:backspace");
    hands_tap(h, "key:space"); /* and on with letters */
    hands_tap(h, "key:a");
    assert_string_equal(text_of(d), "🙏❤️💡☕ a");
}

static void test_backspace_takes_words_after_a_second_and_a_half_of_repeating(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    for (unsigned i = 0; i < 18; i++) {
        edit_insert(&d->e, "abcdefghi ");
    }
    hands_frame(h);
    hands_press(h, 1, "key:backspace");
    hands_wait(h, 1890);
    size_t before = d->e.len;
    hands_wait(h, 1000);
    size_t erased = before - d->e.len;
    hands_up(h, 1, 0, 0);
    assert_true(erased >= 30 && erased <= 60); /* letters alone would be 17 */
    assert_int_equal(d->e.text[d->e.len - 1], ' ');
    hands_tap(h, "key:undo");
    assert_int_equal(d->e.len, 180);
}

static bool shows_icon(const struct hands *h, const char *icon)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_ICON && c->text_len == strlen(icon) &&
            memcmp(h->list.text + c->text, icon, c->text_len) == 0) {
            return true;
        }
    }
    return false;
}

static void test_the_last_word_is_taken_back_and_brought_back_by_one_key(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    assert_true(hands_off(h, "key:undo"));
    static const char *const keys[] = {"key:o", "key:n", "key:e", "key:space", "key:t", "key:w",
                                       "key:o"};
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        type_key(h, 1, keys[i]);
    }
    assert_true(shows_icon(h, "undo"));
    hands_tap(h, "key:undo");
    assert_string_equal(text_of(d), "one ");
    assert_true(shows_icon(h, "redo") && !shows_icon(h, "undo"));
    hands_tap(h, "key:undo");
    assert_string_equal(text_of(d), "one two");
    assert_true(shows_icon(h, "undo"));
    hands_tap(h, "key:undo");
    type_key(h, 1, "key:x"); /* what is gone is gone now */
    assert_true(shows_icon(h, "undo"));
    assert_string_equal(text_of(d), "one x");
}

/* The page may take longer to draw than a frame lasts; the key must not. */
static void test_a_key_is_seen_pressed_before_the_page_it_leads_to(void **state)
{
    (void)state;
    struct desk *d = desk_new(1920, 1080, "en ar");
    struct hands *h = &d->hands;
    static const char *const keys[] = {"key:123", "key:emoji", "key:layout"};
    for (unsigned i = 0; i < 3; i++) {
        desk_clear(d);
        hands_press(h, 1, keys[i]); /* the event, and the frame that shows it */
        struct box b = hands_box(h, keys[i]);
        bool dark = false;
        for (size_t k = 0; k < h->list.count; k++) {
            const struct draw_command *c = &h->list.command[k];
            dark = dark || (c->op == DRAW_RRECT && c->x == b.x && c->y == b.y &&
                            c->fill == h->ui.theme->ink);
        }
        assert_true(dark && hands_sees(h, "key:q"));
        assert_true(h->ui.next <= h->now);
        hands_frame(h);
        assert_false(hands_sees(h, "key:q"));
        hands_up(h, 1, 0, 0);
    }
    /* A finger that is quicker means the new page already. */
    desk_clear(d);
    keyboard_open(&d->k, d->set);
    hands_frame(h);
    struct box q = hands_box(h, "key:q");
    hands_press(h, 1, "key:123");
    hands_down(h, 2, q.x + 20, q.y + 20);
    assert_string_equal(text_of(d), "1");
    desk_free(d);
}

static void test_there_is_a_layout_key_only_where_there_is_a_choice(void **state)
{
    (void)state;
    struct desk *d = desk_new(1920, 1080, "en");
    assert_false(hands_sees(&d->hands, "key:layout"));
    desk_free(d);
    d = desk_new(1920, 1080, ""); /* the tests speak English */
    assert_false(hands_sees(&d->hands, "key:layout"));
    desk_free(d);
    d = desk_new(1920, 1080, "en de");
    assert_true(hands_sees(&d->hands, "key:layout"));
    desk_free(d);
}

static void test_two_layouts_change_by_one_tap_and_the_text_stays(void **state)
{
    (void)state;
    struct desk *d = desk_new(1920, 1080, "en de");
    struct hands *h = &d->hands;
    type_key(h, 1, "key:a");
    assert_true(hands_reads(h, "DE"));
    hands_tap(h, "key:layout");
    assert_true(hands_reads(h, "EN") && hands_reads(h, "Deutsch"));
    type_key(h, 1, "key:ü");
    hands_tap(h, "key:layout");
    assert_false(hands_sees(h, "key:ü"));
    type_key(h, 1, "key:b");
    assert_string_equal(text_of(d), "aüb");
    desk_free(d);
}

static void test_more_layouts_open_above_their_key(void **state)
{
    (void)state;
    struct desk *d = desk_new(1920, 1080, "en de pl el ar he uk tr");
    struct hands *h = &d->hands;
    static const px size[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    for (unsigned i = 0; i < 3; i++) {
        hands_canvas(h, size[i][0], size[i][1]);
        hands_frame(h);
        hands_tap(h, "key:layout");
        hands_frame(h);
        hands_check_targets(h, "layouts");
        hands_tap(h, "layout:el");
        assert_false(hands_sees(h, "layout:el"));
        hands_tap(h, "key:ς");
        hands_tap(h, "key:layout");
        hands_tap(h, "key:layout"); /* closes them again */
        assert_false(hands_sees(h, "layout:en"));
        hands_tap(h, "key:layout");
        hands_tap(h, "key:π"); /* another key closes them and types */
        assert_false(hands_sees(h, "layout:en"));
        assert_string_equal(text_of(d), "ςπ");
        hands_tap(h, "key:layout");
        hands_tap(h, "layout:en");
        assert_true(hands_sees(h, "key:q"));
        desk_clear(d);
    }
    desk_free(d);
}

static void test_a_person_who_chooses_a_language_gets_its_layout_first(void **state)
{
    (void)state;
    static const struct { const char *enabled, *session, *first; unsigned choices; } c[] = {
        {"", "", "en", 1},       {"", "de", "de", 2},      {"", "pt-BR", "pt", 2},
        {"", "fi", "sv", 2},     {"", "en-GB", "en", 1},   {"", "cs", "en", 1},
        {"pl de", "", "pl", 2},  {"pl en", "", "en", 2},   {"pl de", "ar", "ar", 3},
        {"pl de", "de", "de", 2}, {"no", "", "nb", 1},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct desk *d = desk_new(1920, 1080, c[i].enabled);
        d->session = c[i].session;
        hands_frame(&d->hands);
        assert_int_equal(d->k.choices, c[i].choices);
        assert_string_equal(d->k.view.layout->tag, c[i].first);
        desk_free(d);
    }
}

/* Millimetres for a diagonal in inches, as the size of a panel makes them. */
static void set_inches(struct hands *h, float inches)
{
    px w, height;
    canvas_pixels(&h->canvas, &w, &height);
    h->canvas.mm = inches * 25.4f / hypotf((float)w, (float)height) * h->canvas.k;
    hands_frame(h);
}

/* The least width and height of the keys on the screen, and the least gap between two in a row. */
static void least_of(const struct hands *h, float *ret_w, float *ret_h, float *ret_gap)
{
    *ret_w = *ret_h = *ret_gap = INFINITY;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *a = &h->list.command[i];
        if (a->op != DRAW_TARGET || memcmp(h->list.text + a->text, "behind", 6) == 0) {
            continue;
        }
        *ret_w = fminf(*ret_w, a->w);
        *ret_h = fminf(*ret_h, a->h);
        for (size_t j = 0; j < i; j++) {
            const struct draw_command *b = &h->list.command[j];
            float dx = fmaxf(a->x, b->x) - fminf(a->x + a->w, b->x + b->w);
            float dy = fmaxf(a->y, b->y) - fminf(a->y + a->h, b->y + b->h);
            if (b->op == DRAW_TARGET && memcmp(h->list.text + b->text, "behind", 6) != 0) {
                *ret_gap = fminf(*ret_gap, fmaxf(dx, dy));
            }
        }
    }
}

static void test_keys_are_12_mm_and_2_mm_apart_where_the_panel_is_known(void **state)
{
    (void)state;
    /* wide: what the width of the panel leaves, where that is less than 12 mm */
    static const struct { px w, h; float inches; const char *layout; float wide, high; } c[] = {
        {1920, 1080, 10.1f, "en", 12, 12},  {1920, 1080, 10.1f, "uk", 12, 12},
        {1920, 1080, 15.6f, "ar", 12, 12},  {1920, 1080, 43, "tr", 12, 12},
        {1280, 800, 10.1f, "he", 12, 12},   {800, 480, 7, "en", 12, 12},
        {800, 480, 7, "ru", 11.8f, 12},     {800, 480, 7, "uk", 10.5f, 12},
        {1024, 600, 7, "de", 11.8f, 12},    {1080, 1920, 21.5f, "uk", 12, 12},
        {1080, 1920, 10.1f, "en", 10.2f, 12}, {800, 480, 5, "en", 8.2f, 8.5f},
        {720, 1280, 7, "en", 6.4f, 12},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct desk *d = desk_new(c[i].w, c[i].h, c[i].layout);
        struct hands *h = &d->hands;
        set_inches(h, c[i].inches);
        for (unsigned sheet = SHEET_LETTERS; sheet <= SHEET_EMOJI; sheet++) {
            float w, height, gap, mm = h->canvas.mm;
            d->k.view.sheet = (enum keyboard_sheet)sheet;
            hands_frame(h);
            least_of(h, &w, &height, &gap);
            if (w * mm < c[i].wide - 0.01f || height * mm < c[i].high - 0.01f ||
                gap * mm < 1.99f) {
                fail_msg("%s on %.1f inches: keys of %.2f x %.2f mm, %.2f apart", c[i].layout,
                         (double)c[i].inches, (double)(w * mm), (double)(height * mm),
                         (double)(gap * mm));
            }
        }
        desk_free(d);
    }
}

static void test_open_accents_are_as_large_as_keys_and_stay_on_the_panel(void **state)
{
    (void)state;
    static const struct { px w, h; float inches; } c[] = {
        {800, 480, 7}, {720, 1280, 7}, {1920, 1080, 10.1f}, {1080, 1920, 10.1f},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct desk *d = desk_new(c[i].w, c[i].h, "en");
        struct hands *h = &d->hands;
        set_inches(h, c[i].inches);
        hands_press(h, 1, "key:a");
        hands_wait(h, 500);
        hands_up(h, 1, 0, 0);
        struct box b = hands_box(h, "accent:ą");
        assert_true(b.w * h->canvas.mm > 11.99f && b.h * h->canvas.mm > 11.99f);
        assert_true(b.x >= 0 && b.x + b.w <= h->canvas.w && b.y >= 0);
        hands_tap(h, "accent:ą");
        assert_string_equal(text_of(d), "ą");
        desk_free(d);
    }
}

/* 280 characters, 15 in a second, by two hands: the next finger comes down before the last one is
 * gone, and none of them reports motion. */
static void test_280_characters_at_15_a_second_lose_none(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    static const char words[] = "thank you for the map of the loading bay and all the labels ";
    char want[281] = "";
    for (unsigned i = 0; i < 280; i++) {
        char name[16] = "key:space";
        want[i] = words[i % (sizeof words - 1)];
        if (want[i] != ' ') {
            str_format(name, sizeof name, "key:%c", want[i]);
        }
        hands_press(h, i % 2, name);
        hands_wait(h, 20);
        hands_up(h, (i + 1) % 2, 0, 0);
        hands_wait(h, 47);
    }
    want[280] = '\0';
    assert_string_equal(text_of(d), want);
    assert_int_equal(edit_length(&d->e), 280);
}

static void test_a_real_keyboard_reaches_what_it_does_not_have(void **state)
{
    struct desk *d = *state;
    struct hands *h = &d->hands;
    unsigned tabs = 0;
    while (h->ui.focus != ui_id("key:emoji") && tabs++ < 20) {
        hands_key(h, KEY_TAB);
    }
    hands_key(h, KEY_ENTER);
    hands_frame(h);
    assert_int_equal(d->k.view.sheet, SHEET_EMOJI);
    tabs = 0;
    while (h->ui.focus != ui_id("key:👏") && tabs++ < 40) {
        hands_key(h, KEY_TAB);
    }
    assert_true(h->ui.focus_visible);
    hands_key(h, KEY_ENTER);
    hands_key(h, KEY_LEFT);
    hands_key(h, KEY_ENTER);
    assert_string_equal(text_of(d), "👏🙏");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_the_keys_stand_where_the_design_has_them),
        T(test_keys_type_on_press),
        T(test_a_finger_between_two_keys_still_types_one),
        T(test_two_fingers_type_two_keys),
        T(test_what_a_palm_typed_is_taken_back),
        T(test_what_a_palm_erased_comes_back),
        T(test_what_a_palm_took_back_is_there_again),
        T(test_a_key_that_a_finger_typed_stays_when_the_finger_is_lost_later),
        T(test_a_finger_between_a_palm_keeps_its_letter),
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
        T(test_a_finger_on_shift_writes_capitals_for_as_long_as_it_is_there),
        T(test_a_held_shift_is_no_half_of_a_double_tap),
        T(test_a_locked_shift_outlives_a_held_one),
        T(test_a_finger_on_the_key_of_symbols_writes_symbols),
        T(test_a_finger_that_is_cancelled_lets_shift_go),
        T(test_the_apostrophe_leads_back_to_letters),
        T(test_letters_digits_and_emoji_are_one_tap_apart),
        T(test_every_emoji_is_reached_by_the_arrows_and_typed),
        T(test_backspace_takes_words_after_a_second_and_a_half_of_repeating),
        T(test_the_last_word_is_taken_back_and_brought_back_by_one_key),
        cmocka_unit_test(test_a_key_is_seen_pressed_before_the_page_it_leads_to),
        cmocka_unit_test(test_there_is_a_layout_key_only_where_there_is_a_choice),
        cmocka_unit_test(test_two_layouts_change_by_one_tap_and_the_text_stays),
        cmocka_unit_test(test_more_layouts_open_above_their_key),
        cmocka_unit_test(test_a_person_who_chooses_a_language_gets_its_layout_first),
        cmocka_unit_test(test_keys_are_12_mm_and_2_mm_apart_where_the_panel_is_known),
        cmocka_unit_test(test_open_accents_are_as_large_as_keys_and_stay_on_the_panel),
        T(test_280_characters_at_15_a_second_lose_none),
        T(test_a_real_keyboard_reaches_what_it_does_not_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
