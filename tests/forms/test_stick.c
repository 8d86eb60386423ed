/* The form of the stick: what it shows for each thing an import does, that nothing is asked for
 * before somebody has said so, and that it ends by itself. */
#include "app/sample_stick.h"
#include "forms/desk.h"
#include "forms/stick.h"

static struct room *open_with(struct stick *stick)
{
    struct room *r = mem_new(1, sizeof *r);
    r->env = (struct form_env){.can_save = true, .screen = &r->hands.canvas,
                               .slide_theme = &theme_day, .stick = stick};
    room_open(r, "stick", room_model());
    return r;
}

static struct room *open_phase(enum stick_phase phase, bool many)
{
    struct model *m = room_model();
    struct room *r = open_with(sample_stick(m, phase, 7, many));
    model_unref(m);
    return r;
}

static void leave(struct room *r)
{
    struct stick *stick = r->env.stick;
    room_close(r);
    stick_unref(stick);
    free(r);
}

/* The next news of the import. */
static void bring(struct room *r, struct stick *stick)
{
    struct stick *old = r->env.stick;
    r->env.stick = stick;
    hands_frame(&r->hands);
    stick_unref(old);
}

static void bring_phase(struct room *r, enum stick_phase phase, uint64_t id)
{
    bring(r, sample_stick(r->model, phase, id, false));
}

static void answer(struct room *r, enum outcome outcome)
{
    room_answer(r, (struct intent_result){.outcome = outcome, .tries = 4, .seconds = 15 * 60});
}

static void type_pin(struct room *r, const char *pin)
{
    hands_type(&r->hands, pin);
    hands_key(&r->hands, KEY_ENTER);
}

static void load(struct room *r)
{
    type_pin(r, "2468");
    answer(r, OUTCOME_UNLOCKED);
}

static void progress_names_the_file_the_share_and_the_time(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    assert_string_equal(room_screen(r), "stick-reading");
    assert_true(room_says(r, "13 of 18. Please leave the stick in."));
    assert_true(room_says(r, "photos/zoe-lindqvist.jpg"));
    assert_true(room_says(r, "72%"));
    assert_true(room_says(r, "About 2 minutes left"));
    leave(r);
}

static void cancel_stops_the_import(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    hands_tap(&r->hands, "cancel");
    assert_true(r->closed);
    assert_int_equal(r->intents, 1);
    assert_int_equal(r->intent.kind, INTENT_DISCARD);
    leave(r);
}

static void an_import_that_stands_still_gives_the_screen_back_and_goes_on(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    hands_wait(&r->hands, STICK_STALL_MS - 2000);
    bring_phase(r, STICK_READING, 7); /* the same file: no news */
    assert_false(r->closed);
    hands_wait(&r->hands, 2000);
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
    leave(r);
}

static void an_import_that_goes_on_keeps_the_screen(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    for (unsigned i = 0; i < 5; i++) {
        hands_wait(&r->hands, STICK_STALL_MS / 2);
        struct stick *s = sample_stick(r->model, STICK_READING, 7, false);
        s->done = i;
        bring(r, s);
    }
    assert_false(r->closed);
    leave(r);
}

static void what_is_staged_is_shown_and_may_be_pulled_out(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    bring_phase(r, STICK_READY, 8); /* another id: it is made from the rows */
    assert_string_equal(room_screen(r), "stick");
    assert_true(room_says(r, "You can pull the stick out."));
    assert_true(room_says(r, "12 people added and 3 changed"));
    assert_true(room_says(r, "4 socials added"));
    assert_true(room_says(r, "5 teams changed and 1 gone"));
    assert_true(room_says(r, "2 posters gone"));
    assert_true(room_says(r, "18 pictures 42 MB"));
    assert_true(room_says(r, "people.csv, line 48 No department."));
    assert_int_equal(r->intents, 0);
    leave(r);
}

static void a_tap_on_a_row_shows_its_names(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    struct box b = {0};
    assert_true(hands_find(&r->hands, "changes", &b, NULL));
    hands_down(&r->hands, 1, b.x + 40, b.y + 84 * 2 + 40);
    hands_event(&r->hands, (struct input){.kind = INPUT_POINTER_UP, .pointer = 1, .x = b.x + 40,
                                          .y = b.y + 84 * 2 + 40});
    assert_string_equal(room_screen(r), "stick-names");
    assert_true(room_says(r, "5 teams"));
    assert_true(room_says(r, "Changed"));
    assert_true(room_says(r, "Gone"));
    hands_tap(&r->hands, "page:back");
    assert_true(room_says(r, "4 socials"));
    hands_tap(&r->hands, "page:back");
    assert_true(room_says(r, "12 people"));
    assert_true(hands_off(&r->hands, "page:back"));
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "stick");
    leave(r);
}

static void names_go_through_every_page_of_every_kind(void **state)
{
    struct room *r = open_phase(STICK_READY, true);
    unsigned pages = 1;
    hands_tap(&r->hands, "changes");
    while (!hands_off(&r->hands, "page:back")) {
        hands_tap(&r->hands, "page:back");
    }
    while (!hands_off(&r->hands, "page:on")) {
        hands_tap(&r->hands, "page:on");
        pages++;
    }
    assert_true(pages > r->env.stick->change_count);
    assert_true(room_says(r, "3 settings"));
    leave(r);
}

static void problems_are_paged_with_their_line_and_column(void **state)
{
    struct room *r = open_phase(STICK_READY, true);
    assert_true(room_says(r, "and 27 more"));
    hands_tap(&r->hands, "problems");
    assert_string_equal(room_screen(r), "stick-problems");
    assert_true(room_says(r, "people.csv, line 48, column 3 No department. Left out."));
    while (!hands_off(&r->hands, "page:on")) {
        hands_tap(&r->hands, "page:on");
    }
    assert_true(room_says(r, "people.csv, line 59, column 3"));
    assert_true(room_says(r, "and 5 more"));
    leave(r);
}

static void nothing_is_loaded_without_the_pin(void **state)
{
    static const struct { enum outcome outcome; const char *says; } cases[] = {
        {OUTCOME_WRONG_PIN, "Wrong PIN, 4 tries left"},
        {OUTCOME_LOCKED, "Locked. Try again in 15 minutes."},
        {OUTCOME_NOT_SAVED, "Please try again."},
        {OUTCOME_DONE, "Please try again."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct room *r = open_phase(STICK_READY, false);
        type_pin(r, "1234");
        assert_int_equal(r->intent.kind, INTENT_UNLOCK);
        assert_string_equal(r->intent.pin, "1234");
        answer(r, cases[i].outcome);
        assert_string_equal(room_screen(r), "stick");
        assert_true(room_says(r, cases[i].says));
        assert_int_equal(r->intents, 1);
        leave(r);
    }
}

static void the_pin_loads_what_was_shown(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    load(r);
    assert_string_equal(room_screen(r), "stick-loading");
    assert_int_equal(r->intent.kind, INTENT_LOAD);
    assert_int_equal(r->intent.stick, 7);
    hands_wait(&r->hands, 1000);
    assert_int_equal(r->intents, 2); /* asked for once */
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "stick-loaded");
    bring(r, NULL); /* the stage is empty now */
    assert_true(room_says(r, "12 people, 4 socials, 5 teams, 2 posters and 18 pictures"));
    hands_tap(&r->hands, "done");
    assert_true(r->closed);
    leave(r);
}

static void undo_rolls_back_and_says_so(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    load(r);
    answer(r, OUTCOME_DONE);
    hands_tap(&r->hands, "undo");
    assert_int_equal(r->intent.kind, INTENT_ROLL_BACK);
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "stick-undone");
    hands_wait(&r->hands, STICK_BYE_MS);
    assert_true(r->closed);
    leave(r);
}

static void a_full_device_is_told_in_words(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    load(r);
    room_answer(r, (struct intent_result){.outcome = OUTCOME_NOT_SAVED, .err = ERR_NO_SPACE});
    assert_string_equal(room_screen(r), "stick-failed");
    assert_true(room_says(r, "There is no room left on this device."));
    assert_true(room_says(r, "Nothing on the screen has changed."));
    hands_tap(&r->hands, "close");
    assert_int_equal(r->intent.kind, INTENT_DISCARD);
    leave(r);
}

static void the_first_pin_is_chosen_twice(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    type_pin(r, "1111");
    answer(r, OUTCOME_NO_PIN);
    assert_true(room_says(r, "Choose a PIN"));
    type_pin(r, "2468");
    assert_true(room_says(r, "The same once more"));
    type_pin(r, "2469");
    assert_true(room_says(r, "They differ. Choose again"));
    assert_int_equal(r->intents, 1);
    type_pin(r, "2468");
    type_pin(r, "2468");
    assert_int_equal(r->intent.kind, INTENT_SET_PIN);
    assert_string_equal(r->intent.pin, "2468");
    answer(r, OUTCOME_UNLOCKED);
    assert_int_equal(r->intent.kind, INTENT_LOAD);
    leave(r);
}

static void a_signed_stick_loads_by_itself_and_cannot_be_undone_without_the_pin(void **state)
{
    struct model *m = room_model();
    struct stick *s = sample_stick(m, STICK_READY, 9, false);
    s->is_signed = true;
    model_unref(m);
    struct room *r = open_with(s);
    assert_int_equal(r->intent.kind, INTENT_LOAD);
    assert_int_equal(r->intent.stick, 9);
    assert_true(room_says(r, "It is signed, so it needs no PIN."));
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "stick-loaded");
    assert_false(hands_sees(&r->hands, "undo"));
    leave(r);
}

static void the_same_stick_says_that_nothing_changes(void **state)
{
    struct room *r = open_phase(STICK_SAME, false);
    assert_true(room_says(r, "This is what is loaded already. Nothing changes."));
    hands_wait(&r->hands, STICK_BYE_MS);
    assert_true(r->closed);
    assert_int_equal(r->intent.kind, INTENT_DISCARD);
    leave(r);
}

static void a_refused_stick_says_why(void **state)
{
    struct room *r = open_phase(STICK_REFUSED, false);
    assert_string_equal(room_screen(r), "stick-refused");
    assert_true(room_says(r, "NTFS"));
    assert_true(room_says(r, "Nothing on the screen has changed."));
    hands_wait(&r->hands, STICK_END_MS);
    assert_true(r->closed);
    leave(r);
}

static void whoever_walks_away_has_not_loaded_anything(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    hands_type(&r->hands, "24");
    hands_wait(&r->hands, STICK_ALONE_MS - 1000);
    assert_int_equal(r->intents, 0);
    hands_wait(&r->hands, 2000);
    assert_int_equal(r->intents, 1);
    assert_int_equal(r->intent.kind, INTENT_DISCARD);
    assert_string_equal(room_screen(r), "stick-left");
    answer(r, OUTCOME_DONE);
    bring(r, NULL);
    assert_string_equal(room_screen(r), "stick-left");
    hands_wait(&r->hands, STICK_END_MS);
    assert_true(r->closed);
    leave(r);
}

static void another_stick_takes_the_place_of_the_first(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    hands_type(&r->hands, "2468");
    bring_phase(r, STICK_READING, 10);
    assert_string_equal(room_screen(r), "stick-reading");
    bring_phase(r, STICK_READY, 11);
    assert_string_equal(room_screen(r), "stick");
    assert_true(hands_off(&r->hands, "pin:go")); /* the digits were for the other one */
    leave(r);
}

static void a_stick_that_is_gone_says_so(void **state)
{
    struct room *r = open_phase(STICK_READING, false);
    bring(r, NULL);
    assert_string_equal(room_screen(r), "stick-gone");
    hands_wait(&r->hands, STICK_BYE_MS);
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
    leave(r);
}

static void show_me_shows_the_coming_slides_until_a_tap(void **state)
{
    struct room *r = open_phase(STICK_READY, false);
    hands_tap(&r->hands, "show");
    assert_string_equal(room_screen(r), "stick-show");
    assert_true(room_says(r, "Preview. Nothing has changed yet."));
    hands_wait(&r->hands, 3 * STICK_SLIDE_MS);
    assert_string_equal(room_screen(r), "stick-show");
    hands_tap(&r->hands, "preview");
    assert_string_equal(room_screen(r), "stick");
    assert_int_equal(r->intents, 0);
    leave(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress_names_the_file_the_share_and_the_time),
        cmocka_unit_test(cancel_stops_the_import),
        cmocka_unit_test(an_import_that_stands_still_gives_the_screen_back_and_goes_on),
        cmocka_unit_test(an_import_that_goes_on_keeps_the_screen),
        cmocka_unit_test(what_is_staged_is_shown_and_may_be_pulled_out),
        cmocka_unit_test(a_tap_on_a_row_shows_its_names),
        cmocka_unit_test(names_go_through_every_page_of_every_kind),
        cmocka_unit_test(problems_are_paged_with_their_line_and_column),
        cmocka_unit_test(nothing_is_loaded_without_the_pin),
        cmocka_unit_test(the_pin_loads_what_was_shown),
        cmocka_unit_test(undo_rolls_back_and_says_so),
        cmocka_unit_test(a_full_device_is_told_in_words),
        cmocka_unit_test(the_first_pin_is_chosen_twice),
        cmocka_unit_test(a_signed_stick_loads_by_itself_and_cannot_be_undone_without_the_pin),
        cmocka_unit_test(the_same_stick_says_that_nothing_changes),
        cmocka_unit_test(a_refused_stick_says_why),
        cmocka_unit_test(whoever_walks_away_has_not_loaded_anything),
        cmocka_unit_test(another_stick_takes_the_place_of_the_first),
        cmocka_unit_test(a_stick_that_is_gone_says_so),
        cmocka_unit_test(show_me_shows_the_coming_slides_until_a_tap),
    };
    i18n_set("", "en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
