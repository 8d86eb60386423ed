#include "forms/company.h"

static void to_words(struct room *r)
{
    hands_tap(&r->hands, "person:p09");
    assert_string_equal(screen(r), "form-2");
}

static void to_look(struct room *r)
{
    to_words(r);
    hands_type(&r->hands, "Thank you for the plan.");
    hands_tap(&r->hands, "next");
    assert_string_equal(screen(r), "form-signer");
    hands_tap(&r->hands, "person:p13");
    assert_string_equal(screen(r), "form-3");
}

static void test_four_taps_are_a_whole_note(void **state)
{
    struct room *r = *state;
    assert_string_equal(screen(r), "form-1");
    hands_tap(&r->hands, "person:p09");
    hands_tap(&r->hands, "ready:1");
    hands_tap(&r->hands, "person:p13");
    assert_int_equal(r->posts, 0);
    hands_tap(&r->hands, "post");
    assert_int_equal(r->posts, 1);
    assert_int_equal(r->intent.kind, INTENT_POST);
    assert_ptr_equal(r->intent.model, r->model);
    assert_int_equal(r->intent.to[0], 9);
    assert_int_equal(r->intent.from, 13);
    assert_true(strlen(r->intent.message) > 20);
    size_t n = strlen(r->intent.message);
    assert_true(strchr(".!?", r->intent.message[n - 1]) != NULL);
}

static void test_a_ready_sentence_of_a_value_brings_its_value(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "ready:0");
    hands_tap(&r->hands, "person:p13");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "You did more than anyone asked.");
    assert_int_equal(r->intent.value, 0);
}

static void test_another_ready_sentence_takes_the_place_of_the_first(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "ready:1");
    hands_tap(&r->hands, "back");
    assert_string_equal(screen(r), "form-2");
    hands_tap(&r->hands, "ready:2");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_null(strstr(r->intent.message, ". Working"));
    assert_non_null(strstr(r->intent.message, "Thank you."));
}

static void test_after_own_words_a_ready_sentence_is_added(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_type(&r->hands, "You fixed it.");
    hands_tap(&r->hands, "ready:0");
    assert_string_equal(screen(r), "form-2");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "You fixed it. You did more than anyone asked.");
}

static void test_a_starter_opens_the_keyboard_to_go_on(void **state)
{
    struct room *r = *state;
    to_words(r);
    assert_false(hands_sees(&r->hands, "key:q"));
    hands_tap(&r->hands, "value:Made it easy");
    hands_tap(&r->hands, "starter:0"); /* that of the chosen value */
    assert_true(hands_sees(&r->hands, "key:q"));
    hands_tap(&r->hands, "key:i");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "You made it easy when i");
    assert_int_equal(r->intent.value, 4);
}

static void test_the_end_of_a_starter_is_not_taken_over_however_it_is_written(void **state)
{
    static const char *const ends[] = {"…", "...", " …", "\u00A0…", ""};
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "value:Made it easy");
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        r->model->values[4].starter = arena_printf(&r->model->arena, "Dank dir%s", ends[i]);
        hands_frame(&r->hands);
        hands_tap(&r->hands, "starter:0");
        hands_tap(&r->hands, "key:x");
        hands_tap(&r->hands, "key:hide");
    }
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message,
                        "Dank dir x Dank dir x Dank dir x Dank dir x Dank dir x");
}

static void test_next_is_off_below_three_characters(void **state)
{
    struct room *r = *state;
    to_words(r);
    assert_true(hands_off(&r->hands, "next"));
    hands_type(&r->hands, "ok");
    assert_true(hands_off(&r->hands, "next"));
    hands_tap(&r->hands, "next");
    assert_string_equal(screen(r), "form-2");
    hands_type(&r->hands, "!");
    assert_false(hands_off(&r->hands, "next"));
}

static void test_the_counter_counts(void **state)
{
    struct room *r = *state;
    to_words(r);
    assert_true(hands_reads(&r->hands, "0 of 280"));
    hands_type(&r->hands, "żółw");
    assert_true(hands_reads(&r->hands, "4 of 280"));
    for (unsigned i = 0; i < 300; i++) {
        hands_type(&r->hands, "x");
    }
    assert_true(hands_reads(&r->hands, "280 of 280"));
}

static void test_one_value_at_most(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "value:Great teamwork");
    hands_tap(&r->hands, "value:Fresh thinking");
    hands_type(&r->hands, "Well done");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_int_equal(r->intent.value, 3);
}

static void test_a_value_can_be_taken_back(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "value:Great teamwork");
    hands_tap(&r->hands, "value:Great teamwork");
    hands_type(&r->hands, "Well done");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_true(r->intent.value == MODEL_NONE);
}

static void test_nobody_signs_a_note_to_themselves(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_type(&r->hands, "Well done");
    hands_tap(&r->hands, "next");
    assert_false(hands_sees(&r->hands, "person:p09"));
    assert_true(hands_sees(&r->hands, "person:p08"));
    hands_tap(&r->hands, "person:p08");
    /* Now the note goes to the one who signed: the signature is asked for again. */
    hands_tap(&r->hands, "change");
    hands_tap(&r->hands, "back");
    hands_tap(&r->hands, "person:p08");
    hands_tap(&r->hands, "next");
    assert_string_equal(screen(r), "form-signer");
    assert_false(hands_sees(&r->hands, "person:p08"));
    assert_true(hands_sees(&r->hands, "person:p09"));
}

static void test_going_back_keeps_everything(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "back");
    assert_string_equal(screen(r), "form-signer");
    hands_tap(&r->hands, "back");
    assert_string_equal(screen(r), "form-2");
    assert_true(hands_reads(&r->hands, "23 of 280"));
    hands_tap(&r->hands, "back");
    assert_string_equal(screen(r), "form-1");
    hands_tap(&r->hands, "person:p09");
    assert_true(hands_reads(&r->hands, "23 of 280"));
    hands_tap(&r->hands, "next"); /* the signer is still known */
    assert_string_equal(screen(r), "form-3");
    hands_tap(&r->hands, "signer");
    assert_string_equal(screen(r), "form-signer");
}

static void test_change_words_opens_the_keyboard(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "change");
    assert_string_equal(screen(r), "form-2");
    assert_true(hands_sees(&r->hands, "key:q"));
}

static void test_posting_waits_and_takes_no_second_post(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    assert_true(hands_off(&r->hands, "post"));
    assert_true(hands_off(&r->hands, "change"));
    assert_true(hands_off(&r->hands, "signer"));
    assert_false(hands_sees(&r->hands, "back"));
    assert_true(hands_reads(&r->hands, "Posting…"));
    hands_tap(&r->hands, "post");
    hands_key(&r->hands, KEY_ESCAPE);
    hands_type(&r->hands, "more");
    assert_int_equal(r->posts, 1);
    assert_string_equal(screen(r), "form-3");
    answer(r, OUTCOME_SHOWN);
    assert_string_equal(screen(r), "form-4");
    assert_false(r->kind->dirty(r->state));
}

static void test_undo_counts_eight_seconds_once_a_second(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    answer(r, OUTCOME_SHOWN);
    assert_true(hands_reads(&r->hands, "8 seconds left"));
    unsigned frames = hands_wait(&r->hands, 7500);
    assert_true(frames <= 9);
    hands_frame(&r->hands);
    assert_true(hands_reads(&r->hands, "1 second left"));
    assert_false(r->closed);
    hands_wait(&r->hands, 600);
    assert_true(r->closed);
    assert_int_equal(r->undos, 0);
}

static void test_undo_erases_the_note_and_says_so(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    answer(r, OUTCOME_SHOWN);
    hands_wait(&r->hands, 3000);
    hands_tap(&r->hands, "undo");
    assert_int_equal(r->undos, 1);
    assert_int_equal(r->intent.kudos, 42);
    hands_wait(&r->hands, 20000); /* a slow card: the form waits for the answer */
    assert_false(r->closed);
    answer(r, OUTCOME_UNDONE);
    assert_string_equal(screen(r), "form-taken-back");
    hands_wait(&r->hands, 3000);
    assert_true(r->closed);
}

static void test_undo_that_fails_is_admitted(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    answer(r, OUTCOME_SHOWN);
    hands_tap(&r->hands, "undo");
    answer(r, OUTCOME_NOT_SAVED);
    assert_string_equal(screen(r), "form-kept");
    hands_tap(&r->hands, "done");
    assert_true(r->closed);
}

static void test_a_held_note_is_not_called_posted(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    answer(r, OUTCOME_HELD);
    assert_string_equal(screen(r), "form-held");
    assert_false(hands_reads(&r->hands, "Posted."));
    assert_true(hands_sees(&r->hands, "undo"));
    hands_tap(&r->hands, "done");
    assert_true(r->closed);
}

static void test_not_saved_keeps_the_words_and_tries_again(void **state)
{
    struct room *r = *state;
    to_look(r);
    hands_tap(&r->hands, "post");
    answer(r, OUTCOME_NOT_SAVED);
    assert_string_equal(screen(r), "form-not-saved");
    assert_true(r->kind->dirty(r->state));
    memset(&r->intent, 0, sizeof r->intent);
    hands_tap(&r->hands, "again");
    assert_int_equal(r->posts, 2);
    assert_string_equal(r->intent.message, "Thank you for the plan.");
    answer(r, OUTCOME_NOT_SAVED);
    hands_tap(&r->hands, "close");
    assert_true(r->closed);
}

static void test_a_store_that_cannot_write_is_said_at_once(void **state)
{
    (void)state;
    struct room r;
    company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, false);
    assert_string_equal(screen(&r), "form-cannot");
    assert_false(hands_sees(&r.hands, "person:p00"));
    hands_tap(&r.hands, "close");
    assert_true(r.closed);
    room_close(&r);
}

static void test_dirty_only_while_words_could_be_lost(void **state)
{
    struct room *r = *state;
    assert_false(r->kind->dirty(r->state));
    to_words(r);
    assert_false(r->kind->dirty(r->state));
    hands_type(&r->hands, "a");
    assert_true(r->kind->dirty(r->state));
}

static void test_search_finds_word_starts_first_without_accents(void **state)
{
    struct room *r = *state;
    hands_type(&r->hands, "ma");
    struct box maja = hands_box(&r->hands, "person:p06"), emma = hands_box(&r->hands, "person:p03");
    struct box mateusz = hands_box(&r->hands, "person:p09");
    struct box tomas = hands_box(&r->hands, "person:p12"); /* has it inside */
    assert_true(emma.y < maja.y || (emma.y == maja.y && emma.x < maja.x));
    assert_true(tomas.y > mateusz.y || (tomas.y == mateusz.y && tomas.x > mateusz.x));
    assert_false(hands_sees(&r->hands, "person:p13"));
}

static void test_search_folds_what_people_leave_out(void **state)
{
    (void)state;
    static const struct { const char *query, *key; } c[] = {
        {"lukasz", "person:p05"}, {"ZOE", "person:p13"}, {"zed", "person:p13"},
        {"cagla", "person:p02"},  {"sayed", "person:p04"}, {"mat w", "person:p09"},
        {"佐", "person:p15"},     {"ليل", "person:p14"},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        hands_type(&r.hands, c[i].query);
        hands_box(&r.hands, c[i].key);
        assert_false(hands_sees(&r.hands, "person:p00"));
        room_close(&r);
    }
}

static void test_search_without_a_hit_says_so_and_can_be_cleared(void **state)
{
    struct room *r = *state;
    hands_type(&r->hands, "xyzzy");
    assert_true(hands_reads(&r->hands, "Nobody found. Try another spelling."));
    assert_false(hands_sees(&r->hands, "person:p00"));
    hands_tap(&r->hands, "clear");
    assert_true(hands_sees(&r->hands, "person:p00"));
}

static void test_the_search_field_opens_the_keyboard_and_hide_closes_it(void **state)
{
    struct room *r = *state;
    assert_false(hands_sees(&r->hands, "key:q"));
    hands_tap(&r->hands, "search");
    hands_tap(&r->hands, "key:z");
    hands_tap(&r->hands, "key:o");
    assert_true(hands_sees(&r->hands, "person:p13"));
    assert_false(hands_sees(&r->hands, "person:p00"));
    hands_tap(&r->hands, "key:hide");
    assert_false(hands_sees(&r->hands, "key:q"));
    assert_true(hands_sees(&r->hands, "person:p13"));
}

static void test_filters_choose_a_department_and_again_all(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "filter:Finance");
    assert_true(hands_sees(&r->hands, "person:p02"));
    assert_false(hands_sees(&r->hands, "person:p00"));
    hands_tap(&r->hands, "filter:all");
    assert_true(hands_sees(&r->hands, "person:p00"));
}

static void test_pages_of_people_do_not_wrap(void **state)
{
    (void)state;
    struct room r;
    company_open(&r, make_model(70, 12, 5), 1920, 1080, true);
    struct hands *h = &r.hands;
    assert_true(hands_off(h, "page:up"));
    unsigned pages = 1, seen = 0;
    for (;;) {
        for (unsigned i = 0; i < 70; i++) {
            char name[32];
            str_format(name, sizeof name, "person:p%02u", i);
            seen += hands_sees(h, name);
        }
        if (hands_off(h, "page:down")) {
            break;
        }
        hands_tap(h, "page:down");
        pages++;
    }
    assert_int_equal(seen, 70);
    assert_int_equal(pages, 4);
    hands_tap(h, "page:down");
    hands_tap(h, "page:up");
    hands_tap(h, "page:up");
    hands_tap(h, "page:up");
    assert_true(hands_off(h, "page:up"));
    room_close(&r);
}

static void test_every_filter_and_value_can_be_reached_by_taps(void **state)
{
    (void)state;
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    for (unsigned s = 0; s < 3; s++) {
        struct room r;
        company_open(&r, make_model(70, 40, 30), size[s].w, size[s].h, true);
        bool filter[40] = {false}, value[30] = {false};
        for (unsigned page = 0; page < 40; page++) {
            for (unsigned i = 0; i < 40; i++) {
                char name[64];
                str_format(name, sizeof name, "filter:%s", r.model->departments[i].name);
                filter[i] = filter[i] || hands_sees(&r.hands, name);
            }
            hands_tap(&r.hands, "filters:more");
        }
        hands_tap(&r.hands, "person:p00");
        for (unsigned page = 0; page < 30; page++) {
            for (unsigned i = 0; i < 30; i++) {
                char name[64];
                str_format(name, sizeof name, "value:%s", r.model->values[i].name);
                value[i] = value[i] || hands_sees(&r.hands, name);
            }
            hands_tap(&r.hands, "values:more");
        }
        for (unsigned i = 0; i < 40; i++) {
            assert_true(filter[i]);
        }
        for (unsigned i = 0; i < 30; i++) {
            assert_true(value[i]);
        }
        room_close(&r);
    }
}

static void test_no_people_is_said(void **state)
{
    (void)state;
    struct room r;
    company_open(&r, make_model(0, 0, 0), 1920, 1080, true);
    assert_true(hands_reads(&r.hands, "No people loaded yet."));
    hands_type(&r.hands, "x");
    hands_tap(&r.hands, "close");
    assert_true(r.closed);
    room_close(&r);
}

static void test_one_person_has_nobody_to_sign(void **state)
{
    (void)state;
    struct room r;
    company_open(&r, make_model(1, 7, 0), 1920, 1080, true);
    hands_tap(&r.hands, "person:p00");
    hands_tap(&r.hands, "ready:0");
    assert_string_equal(screen(&r), "form-signer");
    assert_true(hands_reads(&r.hands, "There is nobody else on the list."));
    room_close(&r);
}

static void test_escape_goes_back_step_by_step(void **state)
{
    struct room *r = *state;
    to_look(r);
    static const char *const way[] = {"form-signer", "form-2", "form-1"};
    for (unsigned i = 0; i < 3; i++) {
        hands_key(&r->hands, KEY_ESCAPE);
        assert_string_equal(screen(r), way[i]);
    }
    hands_key(&r->hands, KEY_ESCAPE);
    assert_true(r->closed);
}

static void focus_on(struct hands *h, const char *name)
{
    for (unsigned i = 0; i < 100 && h->ui.focus != ui_id(name); i++) {
        hands_key(h, KEY_TAB);
    }
    assert_true(h->ui.focus == ui_id(name));
}

static void test_a_real_keyboard_is_enough(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    hands_type(h, "wisn");
    hands_key(h, KEY_ENTER); /* the only one found */
    assert_string_equal(screen(r), "form-2");
    hands_type(h, "Thanks for lunch!");
    hands_key(h, KEY_BACKSPACE);
    hands_type(h, ".");
    hands_key(h, KEY_ENTER);
    assert_string_equal(screen(r), "form-signer");
    focus_on(h, "person:p00");
    hands_key(h, KEY_ENTER);
    assert_string_equal(screen(r), "form-3");
    focus_on(h, "post");
    hands_key(h, KEY_ENTER);
    assert_int_equal(r->posts, 1);
    assert_string_equal(r->intent.message, "Thanks for lunch.");
    assert_int_equal(r->intent.from, 0);
}

static void test_the_caret_blinks_for_ten_seconds_and_then_rests(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "message");
    unsigned frames = hands_wait(&r->hands, 12000);
    assert_true(frames >= 15 && frames <= 30);
    hands_frame(&r->hands);
    assert_true(r->hands.ui.next == MSEC_NEVER);
}

static void test_a_tap_in_the_words_moves_the_caret(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_tap(&r->hands, "message");
    hands_type(&r->hands, "bcd");
    struct box b = hands_box(&r->hands, "message");
    hands_down(&r->hands, 1, b.x + 42, b.y + 60);
    hands_up(&r->hands, 1, b.x + 42, b.y + 60);
    hands_type(&r->hands, "a");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "abcd");
}

static void test_hostile_text_leaves_clean(void **state)
{
    struct room *r = *state;
    to_words(r);
    hands_type(&r->hands, "\u202Eevil\u202C  words\t ");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p00");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "evil words");
}

static void test_the_longest_note_can_be_written_and_seen_everywhere(void **state)
{
    (void)state;
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    static const char *const unit[] = {"W", "漢", "👍🏽", "wide words ", "م"};
    for (unsigned s = 0; s < 3; s++) {
        for (unsigned u = 0; u < 5; u++) {
            struct room r;
            company_open(&r, make_model(STAFF, 7, 5), size[s].w, size[s].h, true);
            to_words(&r);
            struct input e = {.kind = INPUT_TEXT};
            str_copy(e.text, sizeof e.text, unit[u]);
            for (unsigned i = 0; i < 281; i++) {
                hands_event(&r.hands, e);
            }
            assert_true(hands_reads(&r.hands, "280 of 280"));
            struct box field = hands_box(&r.hands, "message");
            for (size_t i = 0; i < r.hands.list.count; i++) {
                const struct draw_command *c = &r.hands.list.command[i];
                if (c->op == DRAW_TEXT && c->ground == theme_day.card && c->y > field.y &&
                    c->y < field.y + field.h + 20) {
                    assert_true(c->x >= field.x && c->x + c->w <= field.x + field.w + 1);
                    assert_true(c->y < field.y + field.h);
                }
            }
            hands_tap(&r.hands, "next");
            hands_tap(&r.hands, "person:p00");
            assert_string_equal(screen(&r), "form-3");
            room_close(&r);
        }
    }
}

/* Walks through every screen and looks at the targets of each. */
static void walk(px w, px h, unsigned people, unsigned department_count, unsigned value_count)
{
    struct room r;
    char where[64];
    company_open(&r, make_model(people, department_count, value_count), w, h, true);
    struct hands *hands = &r.hands;
#define LOOK(what) \
    do { \
        str_format(where, sizeof where, "%s %dx%d", what, w, h); \
        hands_frame(hands); \
        hands_check_targets(hands, where); \
    } while (0)
    LOOK("form-1");
    hands_tap(hands, "filter:Marketing");
    LOOK("form-1 filtered");
    hands_tap(hands, "filter:Marketing");
    hands_tap(hands, "search");
    LOOK("form-1 keyboard");
    hands_tap(hands, "key:m");
    LOOK("form-1 search");
    hands_tap(hands, "clear");
    hands_tap(hands, "key:hide");
    hands_tap(hands, "person:p00");
    LOOK("form-2 ready");
    hands_tap(hands, "message");
    LOOK("form-2 keyboard");
    hands_tap(hands, "key:o");
    hands_tap(hands, "key:k");
    hands_tap(hands, "key:123");
    hands_tap(hands, "key:!");
    LOOK("form-2 digits");
    hands_tap(hands, "next");
    LOOK("form-signer");
    hands_tap(hands, "person:p01");
    LOOK("form-3");
    hands_tap(hands, "post");
    LOOK("form-3 posting");
    answer(&r, OUTCOME_NOT_SAVED);
    LOOK("form-not-saved");
    hands_tap(hands, "again");
    answer(&r, OUTCOME_HELD);
    LOOK("form-held");
    hands_tap(hands, "undo");
    LOOK("form-held undoing");
    answer(&r, OUTCOME_UNDONE);
    LOOK("form-taken-back");
    room_close(&r);
}

static void test_targets_fit_fingers_on_every_screen_and_canvas(void **state)
{
    (void)state;
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480}, {3840, 2160},
        {1920, 1200}, {2560, 1080}, {1024, 768}, {768, 1366}, {854, 480},
    };
    for (unsigned i = 0; i < sizeof size / sizeof size[0]; i++) {
        walk(size[i].w, size[i].h, STAFF, 7, 5);
        walk(size[i].w, size[i].h, 70, 12, 12);
    }
}

/* A directory with catalogues of these languages, spoken in English. */
static void speak_of(const char *languages, char *dir)
{
    char command[512];
    assert_non_null(mkdtemp(dir));
    str_format(command, sizeof command,
               "ln -s /usr/lib/locale/C.utf8 %s/breakroom.utf8; for l in %s; do mkdir -p "
               "%s/$l/LC_MESSAGES && printf 'msgid \"\"\\nmsgstr \"Content-Type: text/plain; "
               "charset=UTF-8\\\\n\"\\nmsgid \"All\"\\nmsgstr \"All in '$l'\"\\n' | "
               "msgfmt -o %s/$l/LC_MESSAGES/breakroom.mo - || exit 1; done",
               dir, languages, dir, dir);
    assert_int_equal(system(command), 0);
    i18n_set(dir, "en");
}

static void speak_no_more(const char *dir)
{
    char command[128];
    i18n_set("", "en");
    str_format(command, sizeof command, "rm -r %s", dir);
    assert_int_equal(system(command), 0);
}

static void test_with_one_language_there_are_still_the_aids(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    i18n_set("", "en");
    hands_frame(h);
    hands_tap(h, "language");
    assert_false(hands_sees(h, "language:en"));
    assert_true(hands_sees(h, "aid:large"));
    assert_false(hands_sees(h, "aid:low")); /* everybody reaches the top of a low screen */
    hands_tap(h, "done");
    assert_false(hands_sees(h, "aid:large"));
    assert_false(r->closed);
    assert_string_equal(screen(r), "form-1");
}

static void test_an_aid_is_switched_and_says_so(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    hands_tap(h, "language");
    assert_true(hands_reads(h, "Off"));
    assert_false(hands_reads(h, "On"));
    hands_tap(h, "aid:contrast");
    assert_true(r->aids.contrast && !r->aids.large && !r->aids.left && !r->aids.low);
    assert_true(hands_reads(h, "On"));
    assert_true(hands_sees(h, "aid:contrast")); /* several may be wanted */
    hands_tap(h, "aid:large");
    hands_tap(h, "aid:left");
    assert_true(r->aids.contrast && r->aids.large && r->aids.left);
    assert_false(hands_reads(h, "Off"));
    hands_tap(h, "aid:contrast");
    assert_false(r->aids.contrast);
    /* With a real keyboard. */
    hands_key(h, KEY_TAB);
    focus_on(h, "aid:large");
    hands_key(h, KEY_ENTER);
    assert_false(r->aids.large);
    hands_key(h, KEY_ESCAPE);
    assert_true(hands_sees(h, "search"));
}

static void test_on_a_tall_screen_the_form_can_stand_lower(void **state)
{
    struct room r;
    company_open(&r, make_model(STAFF, 7, 5), 1080, 1920, true);
    hands_tap(&r.hands, "language");
    hands_tap(&r.hands, "aid:low");
    assert_true(r.aids.low);
    room_close(&r);
}

static void test_a_language_is_chosen_by_its_own_name(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    char dir[] = "/tmp/breakroom-forms-XXXXXX";
    speak_of("ar de", dir);
    hands_frame(h);
    hands_type(h, "ma");
    hands_tap(h, "language");
    assert_string_equal(screen(r), "form-1");
    assert_true(hands_reads(h, "العربية"));
    assert_true(hands_reads(h, "Deutsch"));
    assert_true(hands_reads(h, "English"));
    assert_false(hands_sees(h, "search")); /* what lies under it hears nothing */
    hands_tap(h, "language:de");
    assert_string_equal(r->env.language, "de");
    assert_false(hands_sees(h, "language:de"));
    assert_true(hands_reads(h, "All in de"));
    assert_true(hands_reads(h, "ma"));
    struct box before = hands_box(h, "language");
    hands_tap(h, "language");
    hands_tap(h, "language:ar");
    assert_true(hands_reads(h, "All in ar"));
    assert_true(hands_reads(h, "ma"));
    struct box turned = hands_box(h, "language");
    assert_float_equal(turned.x, 1920 - before.x - before.w, 0.01f);
    hands_tap(h, "language");
    hands_tap(h, "language:en");
    assert_true(hands_reads(h, "All"));
    assert_float_equal(hands_box(h, "language").x, before.x, 0.01f);
    speak_no_more(dir);
}

static void test_a_written_note_outlives_a_change_of_language(void **state)
{
    struct room *r = *state;
    char dir[] = "/tmp/breakroom-forms-XXXXXX";
    speak_of("ar", dir);
    hands_frame(&r->hands);
    to_words(r);
    hands_type(&r->hands, "Thank you for the plan.");
    hands_key(&r->hands, KEY_ESCAPE);
    hands_tap(&r->hands, "language");
    hands_tap(&r->hands, "language:ar");
    to_words(r);
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p13");
    hands_tap(&r->hands, "post");
    assert_string_equal(r->intent.message, "Thank you for the plan.");
    speak_no_more(dir);
}

static void test_the_languages_close_by_a_tap_beside_them_and_by_escape(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    char dir[] = "/tmp/breakroom-forms-XXXXXX";
    speak_of("ar de", dir);
    hands_frame(h);
    hands_tap(h, "language");
    struct box b = hands_box(h, "language:de");
    hands_down(h, 1, b.x - 20, b.y); /* on the panel */
    hands_up(h, 1, b.x - 20, b.y);
    assert_true(hands_sees(h, "language:de"));
    hands_down(h, 1, 30, 900);
    hands_up(h, 1, 30, 900);
    assert_false(hands_sees(h, "language:de"));
    assert_true(hands_sees(h, "search"));
    hands_tap(h, "language");
    hands_key(h, KEY_ESCAPE);
    assert_false(hands_sees(h, "language:de"));
    assert_false(r->closed);
    assert_string_equal(r->env.language, "");
    speak_no_more(dir);
}

static void test_a_language_is_chosen_with_a_real_keyboard(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    char dir[] = "/tmp/breakroom-forms-XXXXXX";
    speak_of("ar de", dir);
    hands_frame(h);
    focus_on(h, "language");
    hands_key(h, KEY_ENTER);
    assert_true(hands_sees(h, "language:en"));
    hands_key(h, KEY_UP); /* from English, which is chosen, to Deutsch */
    hands_key(h, KEY_ENTER);
    assert_string_equal(r->env.language, "de");
    hands_key(h, KEY_ENTER); /* the button that opened them has the focus again */
    assert_true(hands_sees(h, "language:en"));
    speak_no_more(dir);
}

static void test_the_languages_fit_every_canvas(void **state)
{
    (void)state;
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480}, {3840, 2160}, {1024, 768},
        {768, 1366}, {854, 480},
    };
    static const char *const some[] = {
        "ar de fr es pl", "ar cs da de el es fi fr hu it ja nl pl pt_BR ro sv uk"};
    for (unsigned k = 0; k < 2; k++) {
        char dir[] = "/tmp/breakroom-forms-XXXXXX";
        speak_of(some[k], dir);
        for (unsigned i = 0; i < sizeof size / sizeof size[0]; i++) {
            struct room r;
            company_open(&r, make_model(STAFF, 7, 5), size[i].w, size[i].h, true);
            hands_check_targets(&r.hands, "form-1 with languages");
            hands_tap(&r.hands, "language");
            float least = canvas_target_min(&r.hands.canvas);
            unsigned choices = 0;
            for (size_t j = 0; j < r.hands.list.count; j++) {
                const struct draw_command *c = &r.hands.list.command[j];
                if (c->op == DRAW_TARGET &&
                    (memcmp(r.hands.list.text + c->text, "language:", 9) == 0 ||
                     memcmp(r.hands.list.text + c->text, "aid:", 4) == 0 ||
                     memcmp(r.hands.list.text + c->text, "done", 4) == 0)) {
                    assert_true(c->h >= least && c->w >= least);
                    assert_true(c->x >= 0 && c->x + c->w <= r.hands.canvas.w);
                    assert_true(c->y >= 0 && c->y + c->h <= r.hands.canvas.h);
                    choices++;
                }
            }
            choices -= hands_sees(&r.hands, "aid:low") ? 5 : 4;
            assert_int_equal(choices, k == 0 ? 6 : 18);
            room_close(&r);
        }
        speak_no_more(dir);
    }
}

static bool has_mirrored_nose(const struct hands *h)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if ((c->flags & DRAW_NOSE) && c->h > 200) {
            return c->flags & DRAW_MIRRORED;
        }
    }
    fail_msg("there is no bridge in the preview");
    return false;
}

/* The note will be seen on the screen, not in the language of whoever wrote it. */
static void test_the_preview_is_turned_over_as_the_screen_is(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        str_copy(r.hands.language, sizeof r.hands.language, i & 1 ? "ar" : "");
        r.env.mirrored = i & 2;
        hands_frame(&r.hands);
        to_look(&r);
        assert_int_equal(has_mirrored_nose(&r.hands), (i & 2) != 0);
        /* English words begin at the left margin of every slide. */
        unsigned lines = 0;
        for (size_t j = 0; j < r.hands.list.count; j++) {
            const struct draw_command *c = &r.hands.list.command[j];
            if (c->op == DRAW_TEXT && c->r > 100) {
                assert_true(c->x < 120);
                lines++;
            }
        }
        assert_int_equal(lines, 2);
        struct box post = hands_box(&r.hands, "post");
        assert_true((post.x > 960) == !(i & 1));
        room_close(&r);
    }
}

static bool shows(const struct hands *h, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT && memmem(h->list.text + c->text, c->text_len, words, n)) {
            return true;
        }
    }
    return false;
}

static void test_the_preview_has_the_quotes_of_the_screen(void **state)
{
    struct room *r = *state;
    i18n_set("", "en");
    str_copy(r->hands.language, sizeof r->hands.language, "de");
    hands_frame(&r->hands);
    to_words(r);
    hands_type(&r->hands, "\"Genau\"!");
    hands_tap(&r->hands, "next");
    hands_tap(&r->hands, "person:p13");
    assert_true(shows(&r->hands, "“Genau”"));
    assert_false(shows(&r->hands, "„Genau“"));
}

/* The thin upright bar in the field of the words. */
static struct box caret_of(const struct hands *h)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_RECT && c->w == 5 && c->h > 30) {
            return (struct box){c->x, c->y, c->w, c->h};
        }
    }
    fail_msg("there is no caret");
    return (struct box){0};
}

static struct box words_of(const struct hands *h, const char *words)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT && c->text_len == strlen(words) &&
            memcmp(h->list.text + c->text, words, c->text_len) == 0) {
            return (struct box){c->x, c->y, c->w, c->r};
        }
    }
    fail_msg("“%s” is not on the screen", words);
    return (struct box){0};
}

/* Screens and words of both directions: words stand where their language begins, the caret behind
 * the last letter, and where somebody taps. */
static void test_the_caret_is_right_on_screens_and_in_words_of_both_directions(void **state)
{
    static const struct {
        const char *screen, *words;
        bool words_right, end_left;
    } c[] = {
        {"", "Thank you", false, false},  {"", "شكرا لك", true, true},
        {"ar", "Thank you", false, false}, {"ar", "شكرا لك", true, true},
        {"", "Danke شكرا", false, false},  {"ar", "شكرا Danke", true, false},
    };
    (void)state;
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        struct hands *h = &r.hands;
        str_copy(h->language, sizeof h->language, c[i].screen);
        hands_frame(h);
        to_words(&r);
        hands_type(h, c[i].words);
        hands_tap(h, "message"); /* opens the keyboard; the next taps move the caret */
        hands_key(h, KEY_END);
        struct box field = hands_box(h, "message"), words = words_of(h, c[i].words);
        struct box caret = caret_of(h);
        du left = words.x - field.x, right = field.x + field.w - words.x - words.w;
        assert_true(c[i].words_right ? right < 60 && left > 200 : left < 60 && right > 200);
        bool mixed = strstr(c[i].words, "Danke") != NULL;
        if (!mixed) {
            assert_true(c[i].end_left ? caret.x + caret.w < words.x && caret.x > words.x - 20
                                      : caret.x > words.x + words.w &&
                                            caret.x < words.x + words.w + 20);
        } else {
            assert_true(caret.x > words.x && caret.x < words.x + words.w);
        }
        /* A tap on the first letter of the words. */
        du first = c[i].words_right ? words.x + words.w - 3 : words.x + 3;
        hands_down(h, 1, first, words.y - 10);
        hands_up(h, 1, first, words.y - 10);
        hands_type(h, "7");
        char want[64];
        str_format(want, sizeof want, "7%s", c[i].words);
        assert_true(hands_reads(h, want));
        room_close(&r);
    }
}

/* Lines that begin with the other direction's letters carry a mark that nobody wrote. */
static void test_the_caret_is_right_in_lines_that_begin_with_the_other_direction(void **state)
{
    static const struct { const char *first, *more, *last; bool left; } c[] = {
        {"Thanks", " שלום שלום שלום", " end", false},
        {"שלום", " thanks thanks thanks", " סוף", true},
    };
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        struct hands *h = &r.hands;
        str_copy(h->language, sizeof h->language, i / 2 ? "ar" : "");
        hands_frame(h);
        to_words(&r);
        hands_tap(h, "message");
        hands_type(h, c[i % 2].first);
        for (unsigned k = 0; k < 5; k++) {
            hands_type(h, c[i % 2].more);
        }
        hands_type(h, c[i % 2].last);
        struct box caret = caret_of(h), field = hands_box(h, "message"), words = {0};
        unsigned lines = 0;
        for (size_t j = 0; j < h->list.count; j++) {
            const struct draw_command *d = &h->list.command[j];
            if (d->op == DRAW_TEXT && d->face == FACE_D6 && d->y > field.y &&
                d->y < field.y + field.h - 60) {
                words = (struct box){d->x, d->y, d->w, d->r};
                lines++;
            }
        }
        assert_true(lines >= 2);
        du gap = c[i % 2].left ? words.x - caret.x - caret.w : caret.x - words.x - words.w;
        assert_float_equal(gap, 8, 0.1f);
        /* A tap behind the end of the last line. */
        hands_key(h, KEY_HOME);
        du x = c[i % 2].left ? field.x + 60 : field.x + field.w - 60;
        hands_down(h, 1, x, words.y - 10);
        hands_up(h, 1, x, words.y - 10);
        assert_true(fabsf(caret_of(h).x - caret.x) < 0.1f);
        room_close(&r);
    }
}

static void test_the_caret_of_the_search_stands_behind_what_was_typed(void **state)
{
    static const struct { const char *screen, *query; bool left; } c[] = {
        {"", "ma", false}, {"", "ليل", true}, {"ar", "ma", false}, {"ar", "ليل", true},
    };
    (void)state;
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        str_copy(r.hands.language, sizeof r.hands.language, c[i].screen);
        hands_frame(&r.hands);
        hands_tap(&r.hands, "search");
        hands_type(&r.hands, c[i].query);
        struct box words = words_of(&r.hands, c[i].query), caret = caret_of(&r.hands);
        du gap = c[i].left ? words.x - caret.x - caret.w : caret.x - words.x - words.w;
        assert_float_equal(gap, 6, 0.1f);
        room_close(&r);
    }
}

static void tap_at(struct hands *h, du x, du y)
{
    hands_down(h, 1, x, y);
    hands_up(h, 1, x, y);
}

/* A caret that somebody puts where it stands already stays there: so every place that can be seen
 * can be reached by a tap, in words of both directions, at emoji and marks, on every line. */
static void test_a_tap_on_the_caret_leaves_it_where_it_is(void **state)
{
    static const char *const words[] = {
        "Thank you for the map of the loading bay and all of the new labels on the shelves.",
        "شكرا على خريطة رصيف التحميل وعلى كل الملصقات الجديدة على الرفوف في المستودع الكبير",
        "Danke שלום 42 and עולם, again שלום עולם end",
        "שלום Danke 42 עולם and again", "xאבגabc", "👩‍👩‍👧‍👦 ẹ́ 👍🏽 Zoë",
    };
    (void)state;
    for (unsigned i = 0; i < 2 * sizeof words / sizeof words[0]; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        struct hands *h = &r.hands;
        str_copy(h->language, sizeof h->language, i % 2 ? "ar" : "");
        hands_frame(h);
        to_words(&r);
        hands_tap(h, "message");
        hands_type(h, words[i / 2]);
        unsigned places = text_clusters(words[i / 2], strlen(words[i / 2]));
        hands_key(h, KEY_HOME);
        for (unsigned k = 0; k < places; k++) {
            struct box before = caret_of(h);
            tap_at(h, before.x + before.w / 2, before.y + before.h / 2);
            struct box after = caret_of(h);
            if (fabsf(before.x - after.x) > 3 || fabsf(before.y - after.y) > 1) {
                fail_msg("“%s”, place %u: %.1f, %.1f becomes %.1f, %.1f", words[i / 2], k,
                         (double)before.x, (double)before.y, (double)after.x, (double)after.y);
            }
            hands_key(h, text_is_rtl(words[i / 2], strlen(words[i / 2])) ? KEY_LEFT : KEY_RIGHT);
        }
        room_close(&r);
    }
}

/* Between א and a two places are drawn as one: the letter under the finger decides. */
static void test_where_the_direction_changes_the_letter_under_the_finger_counts(void **state)
{
    static const struct { du aside; const char *want; } c[] = {
        {6, "x\u05D0\u05D1\u05D27abc"}, {-6, "x7\u05D0\u05D1\u05D2abc"},
    };
    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        struct room r;
        company_open(&r, make_model(STAFF, 7, 5), 1920, 1080, true);
        struct hands *h = &r.hands;
        to_words(&r);
        hands_tap(h, "message");
        hands_type(h, "x\u05D0\u05D1\u05D2abc");
        hands_key(h, KEY_HOME);
        hands_key(h, KEY_RIGHT);
        struct box caret = caret_of(h);
        tap_at(h, caret.x + caret.w / 2 + c[i].aside, caret.y + caret.h / 2);
        hands_type(h, "7");
        assert_true(hands_reads(h, c[i].want));
        room_close(&r);
    }
}

static void test_a_tap_behind_a_line_stays_on_it_and_below_all_goes_to_the_end(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    to_words(r);
    hands_type(h, "Thank you for the map of the loading bay and all of the new labels.");
    struct box field = hands_box(h, "message");
    /* The first tap opens the keyboard and puts the caret. */
    tap_at(h, field.x + field.w - 30, field.y + 60);
    assert_true(hands_sees(h, "key:q"));
    struct box first = caret_of(h);
    assert_true(first.y < field.y + 60 && first.x > field.x + field.w / 2);
    hands_key(h, KEY_END);
    struct box end = caret_of(h);
    assert_true(end.y > first.y + 20);
    hands_key(h, KEY_HOME);
    tap_at(h, field.x + 60, field.y + field.h - 40);
    assert_float_equal(caret_of(h).x, end.x, 0.1f);
    assert_float_equal(caret_of(h).y, end.y, 0.1f);
}

static void test_a_tap_in_the_search_moves_the_caret(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    hands_tap(h, "search");
    hands_type(h, "matusz");
    struct box words = words_of(h, "matusz"), field = hands_box(h, "search");
    tap_at(h, words.x + words.w / 2, field.y + field.h / 2);
    hands_type(h, "e");
    assert_true(hands_reads(h, "mateusz"));
    tap_at(h, field.x + field.w - 10, field.y + field.h / 2);
    hands_type(h, "!");
    assert_true(hands_reads(h, "mateusz!"));
    tap_at(h, field.x + 10, field.y + field.h / 2);
    hands_type(h, "!");
    assert_true(hands_reads(h, "!mateusz!"));
}

static void test_a_person_who_chooses_a_language_writes_it(void **state)
{
    struct room *r = *state;
    struct hands *h = &r->hands;
    str_copy(h->language, sizeof h->language, "ar"); /* as a choice on form-1 does */
    hands_frame(h);
    to_words(r);
    hands_tap(h, "message");
    hands_tap(h, "key:ش");
    hands_tap(h, "key:layout"); /* English is beside it, for names */
    hands_tap(h, "key:q");
    assert_true(hands_reads(h, "شq"));
    /* Another screen keeps the layout, another person does not. */
    hands_tap(h, "back");
    hands_tap(h, "search");
    assert_true(hands_sees(h, "key:q"));
    r->kind->close(r->state);
    h->language[0] = '\0';
    r->kind->open(r->state, &r->env);
    hands_frame(h);
    hands_tap(h, "search");
    assert_true(hands_sees(h, "key:q") && !hands_sees(h, "key:layout"));
}

static unsigned lines_in(const struct hands *h, const char *field)
{
    struct box b = hands_box(h, field);
    unsigned lines = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        lines += c->op == DRAW_TEXT && c->face == FACE_D6 && c->y > b.y && c->y < b.y + b.h;
    }
    return lines;
}

static unsigned targets_of(const struct hands *h, const char *begin, du above)
{
    unsigned n = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        n += c->op == DRAW_TARGET && strncmp(h->list.text + c->text, begin, strlen(begin)) == 0 &&
             c->y + c->h <= above;
    }
    return n;
}

/* The end of the lowest target whose name begins so, and the beginning of the highest. */
static void reach_of(const struct hands *h, const char *begin, du *ret_top, du *ret_end)
{
    *ret_top = INFINITY;
    *ret_end = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TARGET && strncmp(h->list.text + c->text, begin, strlen(begin)) == 0) {
            *ret_top = fminf(*ret_top, c->y);
            *ret_end = fmaxf(*ret_end, c->y + c->h);
        }
    }
}

static void check_room_over_keyboard(px w, px height, float inches)
{
    struct room r;
    company_open(&r, make_model(STAFF, 7, 5), w, height, true);
    struct hands *h = &r.hands;
    struct canvas whole = h->canvas;
    whole.mm = inches * 25.4f / hypotf((float)w, (float)height) * whole.k;
    h->canvas = canvas_part(&whole, &(struct canvas_wish){0}).canvas;
    text_set_scale(h->text, h->canvas.k);
    hands_frame(h);
    hands_tap(h, "search");
    hands_frame(h);
    du top = hands_box(h, "key:q").y;
    unsigned people = targets_of(h, "person:", top);
    du first, unused, filters;
    reach_of(h, "filter:", &unused, &filters);
    reach_of(h, "person:", &first, &unused);
    assert_true(filters < first);
    hands_tap(h, "key:hide");
    while (!hands_sees(h, "person:p09")) {
        hands_tap(h, "page:down");
    }
    to_words(&r);
    hands_tap(h, "message");
    hands_type(h, "Thank you for the map of the loading bay and all of the new labels on the "
                  "shelves, for the coffee in the morning, and for staying until it was done.");
    hands_frame(h);
    struct box field = hands_box(h, "message");
    if (people == 0 || lines_in(h, "message") < 2 || field.y + field.h > top ||
        targets_of(h, "value:", h->canvas.h) != targets_of(h, "value:", top) ||
        targets_of(h, "starter:", h->canvas.h) != targets_of(h, "starter:", top)) {
        fail_msg("%d x %d of %.1f inches: %u people, %u lines above %.0f", w, height,
                 (double)inches, people, lines_in(h, "message"), (double)top);
    }
    room_close(&r);
}

static void test_large_keys_leave_a_row_of_people_and_two_lines(void **state)
{
    static const struct { px w, h; float inches; } c[] = {
        {1920, 1080, 43}, {1920, 1080, 15.6f}, {1920, 1080, 10.1f}, {1280, 800, 10.1f},
        {800, 480, 7},    {1024, 600, 7},      {800, 480, 5},       {1080, 1920, 21.5f},
        {1080, 1920, 10.1f}, {720, 1280, 7},   {480, 800, 5},       {1920, 1080, 7},
    };
    (void)state;
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        check_room_over_keyboard(c[i].w, c[i].h, c[i].inches);
    }
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_four_taps_are_a_whole_note),
        T(test_a_ready_sentence_of_a_value_brings_its_value),
        T(test_another_ready_sentence_takes_the_place_of_the_first),
        T(test_after_own_words_a_ready_sentence_is_added),
        T(test_a_starter_opens_the_keyboard_to_go_on),
        T(test_the_end_of_a_starter_is_not_taken_over_however_it_is_written),
        T(test_next_is_off_below_three_characters),
        T(test_the_counter_counts),
        T(test_one_value_at_most),
        T(test_a_value_can_be_taken_back),
        T(test_nobody_signs_a_note_to_themselves),
        T(test_going_back_keeps_everything),
        T(test_change_words_opens_the_keyboard),
        T(test_posting_waits_and_takes_no_second_post),
        T(test_undo_counts_eight_seconds_once_a_second),
        T(test_undo_erases_the_note_and_says_so),
        T(test_undo_that_fails_is_admitted),
        T(test_a_held_note_is_not_called_posted),
        T(test_not_saved_keeps_the_words_and_tries_again),
        cmocka_unit_test(test_a_store_that_cannot_write_is_said_at_once),
        T(test_dirty_only_while_words_could_be_lost),
        T(test_search_finds_word_starts_first_without_accents),
        cmocka_unit_test(test_search_folds_what_people_leave_out),
        T(test_search_without_a_hit_says_so_and_can_be_cleared),
        T(test_the_search_field_opens_the_keyboard_and_hide_closes_it),
        T(test_filters_choose_a_department_and_again_all),
        cmocka_unit_test(test_pages_of_people_do_not_wrap),
        cmocka_unit_test(test_every_filter_and_value_can_be_reached_by_taps),
        cmocka_unit_test(test_no_people_is_said),
        cmocka_unit_test(test_one_person_has_nobody_to_sign),
        T(test_escape_goes_back_step_by_step),
        T(test_a_real_keyboard_is_enough),
        T(test_the_caret_blinks_for_ten_seconds_and_then_rests),
        T(test_a_tap_in_the_words_moves_the_caret),
        T(test_hostile_text_leaves_clean),
        T(test_with_one_language_there_are_still_the_aids),
        T(test_an_aid_is_switched_and_says_so),
        cmocka_unit_test(test_on_a_tall_screen_the_form_can_stand_lower),
        T(test_a_language_is_chosen_by_its_own_name),
        T(test_a_written_note_outlives_a_change_of_language),
        T(test_the_languages_close_by_a_tap_beside_them_and_by_escape),
        T(test_a_language_is_chosen_with_a_real_keyboard),
        cmocka_unit_test(test_the_languages_fit_every_canvas),
        cmocka_unit_test(test_the_caret_is_right_on_screens_and_in_words_of_both_directions),
        cmocka_unit_test(test_the_caret_is_right_in_lines_that_begin_with_the_other_direction),
        cmocka_unit_test(test_the_preview_is_turned_over_as_the_screen_is),
        T(test_the_preview_has_the_quotes_of_the_screen),
        cmocka_unit_test(test_the_caret_of_the_search_stands_behind_what_was_typed),
        cmocka_unit_test(test_the_longest_note_can_be_written_and_seen_everywhere),
        cmocka_unit_test(test_targets_fit_fingers_on_every_screen_and_canvas),
        cmocka_unit_test(test_a_tap_on_the_caret_leaves_it_where_it_is),
        cmocka_unit_test(test_where_the_direction_changes_the_letter_under_the_finger_counts),
        T(test_a_tap_behind_a_line_stays_on_it_and_below_all_goes_to_the_end),
        T(test_a_tap_in_the_search_moves_the_caret),
        T(test_a_person_who_chooses_a_language_writes_it),
        cmocka_unit_test(test_large_keys_leave_a_row_of_people_and_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
