#include "forms/desk.h"

static struct room *open_form(const char *form, int64_t showing, bool can_save)
{
    struct room *r = mem_new(1, sizeof *r);
    struct model *m = room_model();
    m->kudos = arena_array(&m->arena, 2, sizeof *m->kudos);
    m->kudos_count = 2;
    m->kudos[0] = room_note(7, "You finally did your job.", "");
    m->kudos[1] = room_note(8, "Another one.", "");
    r->env = (struct form_env){.can_save = can_save, .showing = showing};
    room_open(r, form, m);
    return r;
}

static struct room *open_flag(int64_t showing, bool can_save)
{
    return open_form("flag", showing, can_save);
}

static int setup(void **state)
{
    *state = open_flag(7, true);
    return 0;
}

static int teardown(void **state)
{
    room_close(*state);
    free(*state);
    return 0;
}

static void answer(struct room *r, enum outcome outcome)
{
    room_answer(r, (struct intent_result){.outcome = outcome, .kudos = 7});
}

static void it_shows_the_note_and_asks_kindly(void **state)
{
    struct room *r = *state;
    assert_string_equal(room_screen(r), "flag");
    assert_true(room_says(r, "Take this note off the screen?"));
    assert_true(room_says(r, "Nobody is told who asked."));
    assert_true(room_says(r, "You finally did your job."));
    assert_true(room_says(r, "Zoë Lindqvist"));
    assert_true(room_says(r, "Mateusz Wiśniewski"));
    assert_false(room_says(r, "Another one."));
    assert_int_equal(r->intents, 0);
}

static void taking_it_down_says_so_and_leaves_by_itself(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "take-down");
    assert_int_equal(r->intents, 1);
    assert_int_equal(r->intent.kind, INTENT_FLAG);
    assert_int_equal(r->intent.kudos, 7);
    answer(r, OUTCOME_HELD);
    assert_string_equal(room_screen(r), "flag-down");
    assert_true(room_says(r, "It is off the screen now."));
    assert_true(room_says(r, "Thank you for caring."));
    hands_wait(&r->hands, 4500);
    assert_false(r->closed);
    hands_wait(&r->hands, 600);
    assert_true(r->closed);
    assert_int_equal(r->intents, 1);
}

static void leaving_it_does_nothing(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "leave");
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
}

static void escape_leaves_it(void **state)
{
    struct room *r = *state;
    hands_key(&r->hands, KEY_ESCAPE);
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
}

static void tab_and_enter_take_it_down(void **state)
{
    struct room *r = *state;
    hands_key(&r->hands, KEY_TAB);
    hands_key(&r->hands, KEY_TAB);
    hands_key(&r->hands, KEY_ENTER);
    assert_int_equal(r->intent.kind, INTENT_FLAG);
}

static void while_it_is_written_down_nothing_more_can_be_asked(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "take-down");
    assert_true(room_says(r, "Taking it down…"));
    hands_tap(&r->hands, "take-down");
    hands_tap(&r->hands, "leave");
    hands_key(&r->hands, KEY_ESCAPE);
    assert_int_equal(r->intents, 1);
    assert_false(r->closed);
}

static void a_failure_is_admitted_and_can_be_tried_again(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "take-down");
    answer(r, OUTCOME_NOT_SAVED);
    assert_string_equal(room_screen(r), "flag-failed");
    assert_true(room_says(r, "It could not be taken down."));
    assert_true(room_says(r, "The note will be shown again."));
    hands_wait(&r->hands, 20000);
    assert_false(r->closed);
    hands_tap(&r->hands, "again");
    assert_int_equal(r->intents, 2);
    assert_int_equal(r->intent.kind, INTENT_FLAG);
    assert_int_equal(r->intent.kudos, 7);
    answer(r, OUTCOME_HELD);
    assert_string_equal(room_screen(r), "flag-down");
    hands_tap(&r->hands, "done");
    assert_true(r->closed);
}

static void a_note_that_has_gone_meanwhile_is_said_to_have_gone(void **state)
{
    static const int64_t showing[] = {99, 0};
    for (unsigned i = 0; i < 2; i++) {
        struct room *r = open_flag(showing[i], true);
        assert_string_equal(room_screen(r), "flag-gone");
        assert_true(room_says(r, "This note is not shown any more."));
        hands_wait(&r->hands, 5100);
        assert_true(r->closed);
        assert_int_equal(r->intents, 0);
        room_close(r);
        free(r);
    }
}

static void where_nothing_can_be_saved_nothing_is_asked(void **state)
{
    struct room *r = open_flag(7, false);
    assert_string_equal(room_screen(r), "flag-cannot");
    assert_true(room_says(r, "It cannot be taken down right now."));
    assert_false(hands_sees(&r->hands, "take-down"));
    room_close(r);
    free(r);
}

static void it_is_never_dirty(void **state)
{
    struct room *r = *state;
    assert_false(r->kind->dirty(r->state));
    hands_tap(&r->hands, "take-down");
    assert_false(r->kind->dirty(r->state));
}

static void targets_are_large_and_apart_in_all_layouts(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {1080, 2560}, {600, 600}};
    static const char *const language[] = {"", "ar"};
    struct room *r = *state;
    for (size_t i = 0; i < 2 * sizeof size / sizeof *size; i++) {
        str_copy(r->hands.language, sizeof r->hands.language, language[i % 2]);
        hands_canvas(&r->hands, size[i / 2].w, size[i / 2].h);
        hands_frame(&r->hands);
        hands_check_targets(&r->hands, "flag");
        assert_false(room_cuts(r));
    }
    hands_canvas(&r->hands, 800, 480);
    hands_frame(&r->hands);
    hands_tap(&r->hands, "take-down");
    answer(r, OUTCOME_NOT_SAVED);
    hands_check_targets(&r->hands, "flag-failed");
}

static void the_thanks_form_leads_here_from_a_note(void **state)
{
    struct room *r = open_form("thanks", 8, true);
    assert_string_equal(room_screen(r), "form-1");
    hands_tap(&r->hands, "flag");
    assert_true(r->flags);
    assert_false(r->closed);
    room_close(r);
    free(r);
}

static void but_not_from_other_slides_nor_from_a_draft(void **state)
{
    static const int64_t showing[] = {0, 99};
    for (unsigned i = 0; i < 2; i++) {
        struct room *r = open_form("thanks", showing[i], true);
        assert_false(hands_sees(&r->hands, "flag"));
        room_close(r);
        free(r);
    }
    struct room *r = open_form("thanks", 8, true);
    hands_tap(&r->hands, "person:p1");
    hands_type(&r->hands, "Thank you");
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "form-1");
    assert_false(hands_sees(&r->hands, "flag"));
    room_close(r);
    free(r);
}

static void the_button_keeps_its_distance_on_every_canvas(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {1080, 2560}, {600, 600}};
    struct room *r = open_form("thanks", 8, true);
    for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
        hands_canvas(&r->hands, size[i].w, size[i].h);
        hands_frame(&r->hands);
        assert_true(hands_sees(&r->hands, "flag"));
        hands_check_targets(&r->hands, "form-1 from a note");
        assert_false(room_cuts(r));
    }
    room_close(r);
    free(r);
}

int main(void)
{
    i18n_set("", "en");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(it_shows_the_note_and_asks_kindly),
        TEST(taking_it_down_says_so_and_leaves_by_itself),
        TEST(leaving_it_does_nothing),
        TEST(escape_leaves_it),
        TEST(tab_and_enter_take_it_down),
        TEST(while_it_is_written_down_nothing_more_can_be_asked),
        TEST(a_failure_is_admitted_and_can_be_tried_again),
        cmocka_unit_test(a_note_that_has_gone_meanwhile_is_said_to_have_gone),
        cmocka_unit_test(where_nothing_can_be_saved_nothing_is_asked),
        TEST(it_is_never_dirty),
        TEST(targets_are_large_and_apart_in_all_layouts),
        cmocka_unit_test(the_thanks_form_leads_here_from_a_note),
        cmocka_unit_test(but_not_from_other_slides_nor_from_a_draft),
        cmocka_unit_test(the_button_keeps_its_distance_on_every_canvas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
