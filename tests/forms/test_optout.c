/* Somebody asks not to show their birthday: who it is, what to hide, and that nobody but who has
 * the PIN can show it again. */
#include "forms/desk.h"
#include "model/optout.h"

enum { BIRTHDAY = OPTOUT_BIT(OPTOUT_BIRTHDAY), ANNIVERSARY = OPTOUT_BIT(OPTOUT_ANNIVERSARY),
       PHOTO = OPTOUT_BIT(OPTOUT_PHOTO) };

/* Of the two people Zoë (p0) has hidden so much. */
static struct room *open_form(const char *form, unsigned days, unsigned hidden, bool can_save)
{
    struct room *r = mem_new(1, sizeof *r);
    struct model *m = room_model();
    m->people[0].hidden = hidden;
    r->env = (struct form_env){.can_save = can_save, .days = days, .screen = &r->hands.canvas,
                               .slide_theme = &theme_day, .aids = &r->aids};
    room_open(r, form, m);
    return r;
}

static void done(struct room *r)
{
    room_close(r);
    free(r);
}

static int setup(void **state)
{
    *state = open_form("optout", BIRTHDAY, 0, true);
    return 0;
}

static int teardown(void **state)
{
    done(*state);
    return 0;
}

static void answer(struct room *r, enum outcome outcome)
{
    room_answer(r, (struct intent_result){.outcome = outcome, .tries = 4, .seconds = 60});
}

static void three_taps_hide_a_birthday(void **state)
{
    struct room *r = *state;
    assert_string_equal(room_screen(r), "optout-who");
    assert_true(room_says(r, "Who are you?"));
    hands_tap(&r->hands, "person:p1");
    assert_string_equal(room_screen(r), "optout");
    assert_true(room_says(r, "What shall we hide, Mateusz?"));
    assert_true(room_says(r, "It stays hidden, whatever is loaded later."));
    assert_true(room_says(r, "enters the PIN."));
    assert_int_equal(r->intents, 0);
    hands_tap(&r->hands, "hide");
    assert_int_equal(r->intents, 1);
    assert_int_equal(r->intent.kind, INTENT_HIDE);
    assert_int_equal(r->intent.person, 1);
    assert_int_equal(r->intent.what, BIRTHDAY);
    assert_ptr_equal(r->intent.model, r->env.model);
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "optout-hidden");
    assert_true(room_says(r, "Hidden."));
    hands_wait(&r->hands, 7500);
    assert_false(r->closed);
    hands_wait(&r->hands, 700);
    assert_true(r->closed);
    assert_int_equal(r->intents, 1);
}

static void the_slide_says_what_is_chosen_first_and_all_of_it_can_be_changed(void **state)
{
    struct room *r = open_form("optout", ANNIVERSARY, 0, true);
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "what:anniversary");
    assert_true(hands_off(&r->hands, "hide")); /* nothing is chosen */
    hands_tap(&r->hands, "hide");
    assert_int_equal(r->intents, 0);
    hands_tap(&r->hands, "what:photo");
    hands_tap(&r->hands, "what:birthday");
    hands_tap(&r->hands, "hide");
    assert_int_equal(r->intent.what, BIRTHDAY | PHOTO);
    done(r);
}

static void undo_takes_back_what_was_hidden_here(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "hide");
    answer(r, OUTCOME_DONE);
    hands_tap(&r->hands, "undo");
    assert_int_equal(r->intents, 2);
    assert_int_equal(r->intent.kind, INTENT_SHOW_AGAIN);
    assert_int_equal(r->intent.person, 0);
    assert_int_equal(r->intent.what, BIRTHDAY);
    hands_wait(&r->hands, 20000); /* it waits for the answer */
    assert_false(r->closed);
    assert_true(hands_off(&r->hands, "undo"));
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "optout-shown");
    hands_wait(&r->hands, 5100);
    assert_true(r->closed);
}

static void a_failure_is_admitted_and_can_be_tried_again(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "hide");
    answer(r, OUTCOME_NOT_SAVED);
    assert_string_equal(room_screen(r), "optout-not-hidden");
    assert_true(room_says(r, "It is still shown."));
    hands_wait(&r->hands, 20000);
    assert_false(r->closed);
    hands_tap(&r->hands, "again");
    assert_int_equal(r->intents, 2);
    assert_int_equal(r->intent.kind, INTENT_HIDE);
    assert_int_equal(r->intent.what, BIRTHDAY);
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "optout-hidden");
    hands_tap(&r->hands, "undo");
    answer(r, OUTCOME_NOT_SAVED);
    assert_string_equal(room_screen(r), "optout-not-shown");
    assert_true(room_says(r, "It stays hidden."));
    hands_tap(&r->hands, "close");
    assert_true(r->closed);
}

static void what_is_hidden_already_can_not_be_shown_by_tapping_it(void **state)
{
    struct room *r = open_form("optout", BIRTHDAY, BIRTHDAY | PHOTO, true);
    hands_tap(&r->hands, "person:p0");
    assert_true(room_says(r, "Birthday, hidden"));
    assert_true(room_says(r, "Photo, hidden"));
    assert_true(hands_off(&r->hands, "what:birthday"));
    assert_true(hands_off(&r->hands, "hide"));
    hands_tap(&r->hands, "what:birthday");
    hands_tap(&r->hands, "what:photo");
    assert_int_equal(r->intents, 0);
    hands_tap(&r->hands, "what:anniversary");
    hands_tap(&r->hands, "hide");
    assert_int_equal(r->intent.kind, INTENT_HIDE);
    assert_int_equal(r->intent.what, ANNIVERSARY);
    done(r);
}

static void showing_again_takes_the_pin(void **state)
{
    struct room *r = open_form("optout", BIRTHDAY, BIRTHDAY | PHOTO, true);
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "again");
    assert_string_equal(room_screen(r), "optout-pin");
    assert_int_equal(r->intents, 0);
    hands_type(&r->hands, "1111");
    hands_tap(&r->hands, "pin:go");
    assert_int_equal(r->intent.kind, INTENT_UNLOCK);
    assert_string_equal(r->intent.pin, "1111");
    answer(r, OUTCOME_WRONG_PIN);
    assert_string_equal(room_screen(r), "optout-pin");
    assert_int_equal(r->intents, 1);
    hands_type(&r->hands, "2468");
    hands_tap(&r->hands, "pin:go");
    answer(r, OUTCOME_UNLOCKED);
    assert_int_equal(r->intents, 3);
    assert_int_equal(r->intent.kind, INTENT_SHOW_AGAIN);
    assert_int_equal(r->intent.what, BIRTHDAY | PHOTO);
    assert_string_equal(r->intent.pin, "");
    answer(r, OUTCOME_DONE);
    assert_string_equal(room_screen(r), "optout-shown");
    assert_int_equal(r->intents, 3);
    done(r);
}

static void who_has_hidden_nothing_is_offered_nothing_to_show(void **state)
{
    struct room *r = open_form("optout", BIRTHDAY, BIRTHDAY, true);
    hands_tap(&r->hands, "person:p1");
    assert_false(hands_sees(&r->hands, "again"));
    done(r);
}

static void going_back_leaves_nothing_behind(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "what:photo");
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "optout-who");
    hands_tap(&r->hands, "person:p1");
    hands_tap(&r->hands, "hide");
    assert_int_equal(r->intent.person, 1);
    assert_int_equal(r->intent.what, BIRTHDAY);
}

static void escape_goes_back_and_then_leaves(void **state)
{
    struct room *r = open_form("optout", BIRTHDAY, BIRTHDAY, true);
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "again");
    hands_key(&r->hands, KEY_ESCAPE);
    assert_string_equal(room_screen(r), "optout");
    hands_key(&r->hands, KEY_ESCAPE);
    assert_string_equal(room_screen(r), "optout-who");
    hands_key(&r->hands, KEY_ESCAPE);
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
    done(r);
}

static void while_it_is_written_down_nothing_more_can_be_asked(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "person:p0");
    hands_tap(&r->hands, "hide");
    assert_true(hands_off(&r->hands, "hide"));
    assert_true(hands_off(&r->hands, "what:photo"));
    hands_key(&r->hands, KEY_ESCAPE);
    assert_string_equal(room_screen(r), "optout");
    assert_false(r->closed);
    assert_int_equal(r->intents, 1);
}

static void where_nothing_can_be_saved_nothing_is_asked(void **state)
{
    struct room *r = open_form("optout", BIRTHDAY, 0, false);
    assert_string_equal(room_screen(r), "optout-cannot");
    assert_true(room_says(r, "Nothing can be hidden right now."));
    assert_false(hands_sees(&r->hands, "person:p0"));
    hands_wait(&r->hands, 5100);
    assert_true(r->closed);
    done(r);
}

static void it_is_never_dirty(void **state)
{
    struct room *r = *state;
    assert_false(r->kind->dirty(r->state));
    hands_tap(&r->hands, "person:p0");
    assert_false(r->kind->dirty(r->state));
    hands_tap(&r->hands, "hide");
    assert_false(r->kind->dirty(r->state));
}

static void targets_are_large_and_apart_in_all_layouts(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {1080, 2560}, {600, 600}};
    static const char *const language[] = {"", "ar"};
    struct room *r = open_form("optout", BIRTHDAY, BIRTHDAY, true);
    hands_tap(&r->hands, "person:p0");
    for (size_t i = 0; i < 2 * sizeof size / sizeof *size; i++) {
        str_copy(r->hands.language, sizeof r->hands.language, language[i % 2]);
        hands_canvas(&r->hands, size[i / 2].w, size[i / 2].h);
        hands_frame(&r->hands);
        hands_check_targets(&r->hands, "optout");
        assert_false(room_cuts(r));
    }
    hands_canvas(&r->hands, 800, 480);
    hands_frame(&r->hands);
    hands_tap(&r->hands, "what:photo");
    hands_tap(&r->hands, "hide");
    answer(r, OUTCOME_DONE);
    hands_check_targets(&r->hands, "optout-hidden");
    done(r);
}

static void the_thanks_form_leads_here_from_a_day_and_from_nowhere_else(void **state)
{
    static const struct { unsigned days; const char *says; } c[] = {
        {BIRTHDAY, "Hide my birthday"}, {ANNIVERSARY, "Hide my anniversary"}};
    for (unsigned i = 0; i < 2; i++) {
        struct room *r = open_form("thanks", c[i].days, 0, true);
        assert_true(room_says(r, c[i].says));
        hands_tap(&r->hands, "mine");
        assert_true(r->optouts);
        assert_int_equal(r->intents, 0);
        done(r);
    }
    struct room *r = open_form("thanks", 0, 0, true);
    assert_false(hands_sees(&r->hands, "mine"));
    done(r);
}

static void a_draft_is_not_lost_to_it(void **state)
{
    struct room *r = open_form("thanks", BIRTHDAY, 0, true);
    hands_tap(&r->hands, "person:p1");
    hands_type(&r->hands, "Thank you");
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "form-1");
    assert_false(hands_sees(&r->hands, "mine"));
    done(r);
}

int main(void)
{
    i18n_set("", "en");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(three_taps_hide_a_birthday),
        cmocka_unit_test(the_slide_says_what_is_chosen_first_and_all_of_it_can_be_changed),
        TEST(undo_takes_back_what_was_hidden_here),
        TEST(a_failure_is_admitted_and_can_be_tried_again),
        cmocka_unit_test(what_is_hidden_already_can_not_be_shown_by_tapping_it),
        cmocka_unit_test(showing_again_takes_the_pin),
        cmocka_unit_test(who_has_hidden_nothing_is_offered_nothing_to_show),
        TEST(going_back_leaves_nothing_behind),
        cmocka_unit_test(escape_goes_back_and_then_leaves),
        TEST(while_it_is_written_down_nothing_more_can_be_asked),
        cmocka_unit_test(where_nothing_can_be_saved_nothing_is_asked),
        TEST(it_is_never_dirty),
        cmocka_unit_test(targets_are_large_and_apart_in_all_layouts),
        cmocka_unit_test(the_thanks_form_leads_here_from_a_day_and_from_nowhere_else),
        cmocka_unit_test(a_draft_is_not_lost_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
