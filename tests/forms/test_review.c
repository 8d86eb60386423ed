#include "forms/review.h"

#include "forms/desk.h"

static const char *const reasons[] = {
    "word: lazy", "tone: unlike some people", "phone: 0171 555 0199", "link: example.org",
    "flagged", "everything", ""};
enum { NOTES = sizeof reasons / sizeof *reasons };

static struct model *model_with(unsigned held)
{
    struct model *m = room_model();
    m->held = arena_array(&m->arena, held + 1, sizeof *m->held);
    m->held_count = m->held_total = held;
    for (unsigned i = 0; i < held; i++) {
        m->held[i] = room_note(10 + i, arena_printf(&m->arena, "Words of note %u.", i + 1),
                               reasons[i % NOTES]);
    }
    return m;
}

static struct room *open_with(struct model *m)
{
    struct room *r = mem_new(1, sizeof *r);
    r->env = (struct form_env){.can_save = true};
    room_open(r, "review", m);
    return r;
}

static void leave(struct room *r)
{
    room_close(r);
    free(r);
}

static void answer(struct room *r, enum outcome outcome)
{
    room_answer(r, (struct intent_result){.outcome = outcome, .tries = 4, .seconds = 15 * 60,
                                          .kudos = r->intent.kudos});
}

static void unlock(struct room *r)
{
    hands_type(&r->hands, "2468");
    hands_tap(&r->hands, "pin:go");
    assert_int_equal(r->intent.kind, INTENT_UNLOCK);
    assert_string_equal(r->intent.pin, "2468");
    answer(r, OUTCOME_UNLOCKED);
}

static struct room *unlocked(unsigned held)
{
    struct room *r = open_with(model_with(held));
    unlock(r);
    return r;
}

static int setup(void **state)
{
    *state = unlocked(3);
    return 0;
}

static int teardown(void **state)
{
    leave(*state);
    return 0;
}

static void nothing_is_shown_before_the_pin(void **state)
{
    struct room *r = open_with(model_with(3));
    assert_string_equal(room_screen(r), "review-pin");
    assert_false(room_says(r, "Words of note"));
    assert_false(room_says(r, "3 notes"));
    hands_tap(&r->hands, "pin:cancel");
    assert_true(r->closed);
    assert_int_equal(r->intents, 0);
    leave(r);
}

static void no_answer_but_the_right_one_opens(void **state)
{
    static const struct { enum outcome outcome; const char *says; } cases[] = {
        {OUTCOME_WRONG_PIN, "Wrong PIN, 4 tries left"},
        {OUTCOME_LOCKED, "Locked. Try again in 15 minutes."},
        {OUTCOME_NO_PIN, "No PIN is set. Set one with: kioskctl pin set"},
        {OUTCOME_NOT_SAVED, "Please try again."},
        {OUTCOME_SHOWN, "Please try again."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct room *r = open_with(model_with(3));
        hands_type(&r->hands, "1234");
        hands_key(&r->hands, KEY_ENTER);
        assert_true(room_says(r, "Checking…"));
        answer(r, cases[i].outcome);
        assert_string_equal(room_screen(r), "review-pin");
        assert_true(room_says(r, cases[i].says));
        assert_false(room_says(r, "Words of note"));
        leave(r);
    }
}

static void a_wrong_pin_can_be_followed_by_the_right_one(void **state)
{
    struct room *r = open_with(model_with(1));
    hands_type(&r->hands, "1234");
    hands_key(&r->hands, KEY_ENTER);
    answer(r, OUTCOME_WRONG_PIN);
    unlock(r);
    assert_string_equal(room_screen(r), "review-note");
    leave(r);
}

static void an_answer_that_nobody_waits_for_opens_nothing(void **state)
{
    struct room *r = open_with(model_with(1));
    r->intent.kind = INTENT_UNLOCK;
    answer(r, OUTCOME_UNLOCKED);
    assert_string_equal(room_screen(r), "review-pin");
    leave(r);
}

static void notes_come_one_by_one_the_oldest_first(void **state)
{
    struct room *r = *state;
    static const char *const number[] = {"1 of 3", "2 of 3", "3 of 3"};
    for (unsigned i = 0; i < 3; i++) {
        char words[32];
        snprintf(words, sizeof words, "Words of note %u.", i + 1);
        assert_true(room_says(r, words));
        assert_true(hands_reads(&r->hands, number[i]));
        assert_true(room_says(r, "Zoë Lindqvist"));
        assert_true(room_says(r, "Mateusz Wiśniewski"));
        assert_true(room_says(r, "Written"));
        hands_tap(&r->hands, "approve");
        assert_int_equal(r->intent.kind, INTENT_APPROVE);
        assert_int_equal(r->intent.kudos, 10 + i);
        assert_string_equal(r->intent.message, "");
        answer(r, OUTCOME_SHOWN);
    }
    assert_string_equal(room_screen(r), "review-end");
    assert_true(room_says(r, "All read. Thank you."));
    hands_wait(&r->hands, REVIEW_GOODBYE_MS + 100);
    assert_true(r->closed);
}

static void every_reason_is_said_in_words(void **state)
{
    static const struct { const char *reason, *says; } cases[] = {
        {"word: lazy", "It has a word from the list: \"lazy\""},
        {"word: a: b", "It has a word from the list: \"a: b\""},
        {"word", "It has a word from the list."},
        {"tone: unlike some people", "It may sound unkind: \"unlike some people\""},
        {"tone:", "It may sound unkind."},
        {"phone: 0171 555 0199", "It has a phone number: 0171 555 0199"},
        {"link: https://example.org", "It has a link: https://example.org"},
        {"flagged", "Somebody asked to take it off the screen."},
        {"flagged: Who is meant?", "Who is meant?"},
        {"everything", "Every note is read before it is shown."},
        {"", "Every note is read before it is shown."},
        {"lazy", "It has a word from the list: \"lazy\""}, /* of the first version */
        {"wordy", "It has a word from the list: \"wordy\""},
        {"100% lazy %s", "It has a word from the list: \"100% lazy %s\""},
        {"word: كسول", "It has a word from the list: \"\u2068كسول\u2069\""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(review_held(&a, cases[i].reason), cases[i].says);
    }
    arena_done(&a);
}

static void later_goes_on_and_the_last_one_offers_to_start_again(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "later");
    hands_tap(&r->hands, "approve"); /* the second */
    answer(r, OUTCOME_SHOWN);
    hands_tap(&r->hands, "later");
    assert_string_equal(room_screen(r), "review-end");
    assert_true(room_says(r, "2 notes still wait."));
    hands_wait(&r->hands, 20000);
    assert_false(r->closed); /* somebody may want to go on */
    hands_tap(&r->hands, "again");
    assert_true(room_says(r, "Words of note 1."));
    hands_tap(&r->hands, "later");
    assert_true(room_says(r, "Words of note 3.")); /* the second is decided */
    assert_int_equal(r->intents, 2);
}

static void changed_words_are_sent_and_shown(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "change");
    assert_string_equal(room_screen(r), "review-words");
    assert_true(hands_sees(&r->hands, "key:q"));
    assert_true(room_says(r, "Words of note 1."));
    hands_type(&r->hands, " Thanks!");
    hands_tap(&r->hands, "key:hide");
    hands_tap(&r->hands, "approve");
    assert_int_equal(r->intent.kind, INTENT_APPROVE);
    assert_int_equal(r->intent.kudos, 10);
    assert_string_equal(r->intent.message, "Words of note 1. Thanks!");
    answer(r, OUTCOME_SHOWN);
    assert_string_equal(room_screen(r), "review-note");
    assert_true(room_says(r, "Words of note 2."));
    hands_tap(&r->hands, "approve");
    assert_string_equal(r->intent.message, ""); /* nothing of the first is left */
}

static void going_back_keeps_changed_words_and_says_whose_they_are(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "change");
    hands_type(&r->hands, "!");
    hands_tap(&r->hands, "back");
    assert_true(room_says(r, "These are your words."));
    hands_tap(&r->hands, "later");
    assert_false(room_says(r, "These are your words."));
    hands_tap(&r->hands, "later");
    hands_tap(&r->hands, "later");
    hands_tap(&r->hands, "again");
    assert_true(room_says(r, "Words of note 1.")); /* left for later means left as it was */
}

static void words_that_were_changed_back_are_no_edit(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "change");
    hands_type(&r->hands, "x");
    hands_key(&r->hands, KEY_BACKSPACE);
    hands_tap(&r->hands, "approve");
    assert_string_equal(r->intent.message, "");
}

static void too_few_words_cannot_be_shown(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "change");
    for (unsigned i = 0; i < 14; i++) {
        hands_key(&r->hands, KEY_BACKSPACE);
    }
    assert_true(hands_off(&r->hands, "approve"));
    hands_key(&r->hands, KEY_ENTER);
    assert_int_equal(r->intents, 1); /* the PIN */
}

static void a_note_is_not_shown_for_a_ready_reason(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "reject");
    assert_string_equal(room_screen(r), "review-reason");
    assert_true(hands_off(&r->hands, "reject"));
    hands_tap(&r->hands, "why:0");
    hands_tap(&r->hands, "reject");
    assert_int_equal(r->intent.kind, INTENT_REJECT);
    assert_int_equal(r->intent.kudos, 10);
    assert_string_equal(r->intent.reason, "It could hurt somebody");
    answer(r, OUTCOME_REJECTED);
    assert_true(room_says(r, "Words of note 2."));
}

static void or_for_one_in_own_words(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "reject");
    hands_tap(&r->hands, "why:1");
    hands_tap(&r->hands, "reason");
    hands_type(&r->hands, "Ask Ana first");
    hands_key(&r->hands, KEY_ENTER);
    assert_int_equal(r->intent.kind, INTENT_REJECT);
    assert_string_equal(r->intent.reason, "Ask Ana first");
}

static void a_chosen_reason_can_be_taken_back(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "reject");
    hands_tap(&r->hands, "why:2");
    hands_tap(&r->hands, "why:2");
    assert_true(hands_off(&r->hands, "reject"));
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "review-note");
    assert_int_equal(r->intents, 1);
}

static void a_reason_of_any_length_fits_the_intent(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "reject");
    for (unsigned i = 0; i < 100; i++) {
        hands_type(&r->hands, "👩🏽‍🔧");
    }
    assert_true(room_says(r, "80 of 80"));
    hands_key(&r->hands, KEY_ENTER);
    assert_int_equal(r->intent.kind, INTENT_REJECT);
    size_t n = strlen(r->intent.reason);
    assert_in_range(n, 200, sizeof r->intent.reason - 1);
    assert_int_equal(utf8_floor(r->intent.reason, n), n);
}

static void a_decision_that_was_not_saved_is_admitted_and_stays_open(void **state)
{
    struct room *r = *state;
    hands_tap(&r->hands, "approve");
    assert_true(hands_off(&r->hands, "reject"));
    assert_true(room_says(r, "Saving…"));
    hands_tap(&r->hands, "approve");
    hands_tap(&r->hands, "later");
    assert_int_equal(r->intents, 2);
    answer(r, OUTCOME_NOT_SAVED);
    assert_true(room_says(r, "That was not saved. Please try again."));
    assert_true(room_says(r, "Words of note 1."));
    hands_tap(&r->hands, "approve");
    assert_int_equal(r->intents, 3);
    answer(r, OUTCOME_SHOWN);
    assert_true(room_says(r, "Words of note 2."));
    assert_false(room_says(r, "That was not saved."));
}

static void without_notes_it_says_so(void **state)
{
    struct room *r = unlocked(0);
    assert_string_equal(room_screen(r), "review-end");
    assert_true(room_says(r, "No note is waiting."));
    hands_tap(&r->hands, "close");
    assert_true(r->closed);
    leave(r);
}

static void notes_that_the_snapshot_has_no_room_for_are_counted(void **state)
{
    struct model *m = model_with(2);
    m->held_total = 120;
    struct room *r = open_with(m);
    unlock(r);
    assert_true(hands_reads(&r->hands, "1 of 120"));
    for (unsigned i = 0; i < 2; i++) {
        hands_tap(&r->hands, "approve");
        answer(r, OUTCOME_SHOWN);
    }
    assert_true(room_says(r, "118 notes still wait."));
    assert_false(hands_sees(&r->hands, "again"));
    hands_tap(&r->hands, "close");
    assert_true(r->closed);
    leave(r);
}

static void only_what_was_written_is_asked_about_before_it_locks(void **state)
{
    struct room *r = *state;
    assert_false(r->kind->dirty(r->state));
    hands_tap(&r->hands, "change");
    assert_false(r->kind->dirty(r->state));
    hands_type(&r->hands, "x");
    assert_true(r->kind->dirty(r->state));
    hands_tap(&r->hands, "back");
    assert_true(r->kind->dirty(r->state));
    hands_tap(&r->hands, "later");
    assert_false(r->kind->dirty(r->state));
    hands_tap(&r->hands, "reject");
    hands_type(&r->hands, "x");
    assert_true(r->kind->dirty(r->state));
}

static void nobody_in_particular_and_departments_are_named_as_such(void **state)
{
    struct model *m = model_with(4);
    static const struct kudos_person also[] = {
        {"Amélie Dubois", "Support", 4, MODEL_NONE}, {"Nguyễn Minh Châu", "Sales", 0, MODEL_NONE},
        {"佐藤 美咲", "Sales", 0, MODEL_NONE},        {"ليلى حداد", "Sales", 0, MODEL_NONE},
        {"Fatima El-Sayed", "Sales", 0, MODEL_NONE}, {"Tomáš Dvořák", "Sales", 0, MODEL_NONE},
        {"Sigríður Jónsdóttir", "Sales", 0, MODEL_NONE}, {"Oisín Ó Briain", "", 0, MODEL_NONE}};
    m->held[0].from.name = "";
    m->held[1].from = (struct kudos_person){"", "", 0, MODEL_NONE};
    m->held[1].to.name = "";
    m->held[2].also = arena_array(&m->arena, 8, sizeof *also);
    memcpy(m->held[2].also, also, sizeof also);
    m->held[2].also_count = 8;
    m->held[3].also = m->held[2].also;
    m->held[3].also_count = 1;
    struct room *r = open_with(m);
    unlock(r);
    assert_true(room_says(r, "A colleague Sales"));
    hands_tap(&r->hands, "later");
    assert_true(room_says(r, "A colleague"));
    assert_true(room_says(r, "Everyone in Support"));
    hands_tap(&r->hands, "later");
    assert_true(room_says(r, "9 people Mateusz Wiśniewski, Amélie Dubois"));
    assert_true(room_says(r, " more"));
    assert_false(room_cuts(r));
    hands_tap(&r->hands, "later");
    assert_true(room_says(r, "2 people Mateusz Wiśniewski, Amélie Dubois"));
    leave(r);
}

/* 280 characters by and to people with long names, on every canvas and mirrored: nothing is cut. */
static void a_full_note_is_read_whole_on_every_canvas(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {2560, 1080}, {1080, 2560},
        {600, 600}};
    static const char *const language[] = {"", "ar"};
    struct model *m = model_with(1);
    char words[281] = "";
    while (strlen(words) < 280) {
        strncat(words, "thoughtful wonderful ", 280 - strlen(words));
    }
    m->held[0].message = words;
    m->held[0].reason = "tone: finally did your job, unlike some people I could name here today";
    m->held[0].from.name = "Maximiliane von Hohenstaufen";
    m->held[0].to.name = "Venkatanarasimha Subramaniam-Iyengar";
    struct room *r = open_with(m);
    unlock(r);
    for (size_t i = 0; i < 2 * sizeof size / sizeof *size; i++) {
        str_copy(r->hands.language, sizeof r->hands.language, language[i % 2]);
        hands_canvas(&r->hands, size[i / 2].w, size[i / 2].h);
        hands_frame(&r->hands);
        assert_false(room_cuts(r));
        assert_true(room_says(r, "unlike some people I could name here today"));
    }
    leave(r);
}

static void targets_are_large_and_apart_in_all_layouts(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {2560, 1080}, {1080, 2560},
        {600, 600}};
    static const char *const language[] = {"", "ar"};
    for (size_t i = 0; i < 2 * sizeof size / sizeof *size; i++) {
        struct room *r = unlocked(2);
        str_copy(r->hands.language, sizeof r->hands.language, language[i % 2]);
        hands_canvas(&r->hands, size[i / 2].w, size[i / 2].h);
        hands_frame(&r->hands);
        hands_check_targets(&r->hands, "review-note");
        hands_tap(&r->hands, "change");
        hands_check_targets(&r->hands, "review-words");
        hands_tap(&r->hands, "back");
        hands_tap(&r->hands, "reject");
        hands_check_targets(&r->hands, "review-reason");
        hands_tap(&r->hands, "reason");
        hands_check_targets(&r->hands, "review-reason with the keyboard");
        hands_tap(&r->hands, "back");
        hands_tap(&r->hands, "later");
        hands_tap(&r->hands, "later");
        hands_check_targets(&r->hands, "review-end");
        leave(r);
    }
}

static struct shelf shelf_of(bool can_write)
{
    struct shelf s = {.count = 3, .can_write = can_write};
    s.entry[0] = (struct shelf_entry){.number = 9, .current = true, .day = 20000, .minute = 750,
                                      .label = "HR blue", .people = 24, .posters = 1};
    s.entry[1] = (struct shelf_entry){.number = 8, .damaged = true, .day = DATE_NONE};
    s.entry[2] = (struct shelf_entry){.number = 6, .day = 19990, .minute = 60, .people = 1};
    return s;
}

static void answer_shelf(struct room *r, bool can_write)
{
    struct shelf s = shelf_of(can_write);
    assert_int_equal(r->intent.kind, INTENT_SHELF);
    room_answer(r, (struct intent_result){.outcome = OUTCOME_DONE, .shelf = &s});
}

static struct room *at_content(unsigned held, bool can_write)
{
    struct room *r = unlocked(held);
    hands_tap(&r->hands, "content");
    assert_string_equal(room_screen(r), "review-content");
    answer_shelf(r, can_write);
    return r;
}

static void what_is_loaded_and_what_was_is_listed_behind_the_pin(void **state)
{
    struct room *r = open_with(model_with(2));
    assert_false(hands_sees(&r->hands, "content"));
    leave(r);
    r = at_content(2, true);
    assert_true(room_says(r, "HR blue"));
    assert_true(room_says(r, "24 people and 1 poster"));
    assert_true(room_says(r, "On the screen now"));
    assert_true(room_says(r, "Damaged"));
    assert_false(hands_sees(&r->hands, "restore:9"));
    assert_false(hands_sees(&r->hands, "restore:8"));
    assert_true(hands_sees(&r->hands, "restore:6"));
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "review-note");
    leave(r);
    r = at_content(0, true); /* and when no note waits */
    hands_tap(&r->hands, "back");
    assert_string_equal(room_screen(r), "review-end");
    leave(r);
}

static void going_back_to_earlier_content_is_confirmed(void **state)
{
    struct room *r = at_content(0, true);
    unsigned intents = r->intents;
    hands_tap(&r->hands, "restore:6");
    assert_string_equal(room_screen(r), "review-back");
    hands_tap(&r->hands, "cancel");
    assert_string_equal(room_screen(r), "review-content");
    assert_int_equal(r->intents, intents);
    hands_tap(&r->hands, "restore:6");
    hands_tap(&r->hands, "restore");
    assert_int_equal(r->intent.kind, INTENT_ROLL_BACK);
    assert_int_equal(r->intent.generation, 6);
    assert_true(hands_off(&r->hands, "done"));
    answer(r, OUTCOME_DONE);
    assert_true(room_says(r, "The content from before is shown again."));
    hands_tap(&r->hands, "done");
    answer_shelf(r, true); /* anew: another one is current */
    hands_tap(&r->hands, "restore:6");
    hands_tap(&r->hands, "restore");
    answer(r, OUTCOME_NOT_SAVED);
    assert_true(room_says(r, "Nothing on the screen has changed."));
    leave(r);
}

static void what_came_of_writing_onto_a_stick_is_told_in_words(void **state)
{
    static const struct { enum written written; const char *says; } cases[] = {
        {WRITTEN_NO_STICK, "Put a stick in first."},
        {WRITTEN_SEVERAL_STICKS, "Leave only one of them in."},
        {WRITTEN_FULL, "There is no room left on the stick."},
        {WRITTEN_READ_ONLY, "The stick is locked against writing."},
        {WRITTEN_FAILED, "Try another stick."},
        {WRITTEN_NO_ANSWER, "This device did not answer within a minute."},
        {WRITTEN_NOT_MADE, "The files could not be made on this device."},
    };
    struct room *r = at_content(1, true);
    hands_tap(&r->hands, "write:tables");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(r->intent.kind, INTENT_WRITE_TABLES);
        assert_true(room_says(r, "Writing to the stick"));
        hands_wait(&r->hands, 70 * 1000); /* for as long as it takes */
        assert_false(r->closed);
        room_answer(r, (struct intent_result){.outcome = OUTCOME_DONE,
                                              .written = cases[i].written});
        assert_true(room_says(r, "It could not be written."));
        assert_true(room_says(r, cases[i].says));
        hands_tap(&r->hands, "again");
    }
    struct intent_result done = {.outcome = OUTCOME_DONE, .written = WRITTEN_DONE,
                                 .label = "HR blue"};
    room_answer(r, done);
    assert_true(room_says(r, "It is on “HR blue”. You can pull the stick out."));
    hands_tap(&r->hands, "done");
    answer_shelf(r, true);
    hands_tap(&r->hands, "write:backup");
    assert_int_equal(r->intent.kind, INTENT_WRITE_BACKUP);
    answer(r, OUTCOME_NOT_SAVED); /* the thread was busy */
    assert_true(room_says(r, "It could not be written."));
    hands_wait(&r->hands, REVIEW_TOLD_MS);
    assert_true(r->closed);
    leave(r);
}

static void where_nothing_writes_sticks_the_commands_are_named(void **state)
{
    struct room *r = at_content(1, false);
    assert_false(hands_sees(&r->hands, "write:backup"));
    assert_true(room_says(r, "kioskctl backup DIR, kioskctl template DIR"));
    leave(r);
}

static void a_real_keyboard_goes_the_whole_way(void **state)
{
    struct room *r = open_with(model_with(2));
    struct hands *h = &r->hands;
    hands_type(h, "2468");
    hands_key(h, KEY_ENTER);
    answer(r, OUTCOME_UNLOCKED);
    for (unsigned i = 0; i < 3; i++) {
        hands_key(h, KEY_TAB); /* close, later, don't show */
    }
    hands_key(h, KEY_ENTER);
    assert_string_equal(room_screen(r), "review-reason");
    hands_type(h, "Twice");
    hands_key(h, KEY_ENTER);
    assert_string_equal(r->intent.reason, "Twice");
    answer(r, OUTCOME_REJECTED);
    assert_true(room_says(r, "Words of note 2."));
    hands_key(h, KEY_ESCAPE);
    assert_true(r->closed);
    leave(r);
}

int main(void)
{
    i18n_set("", "en");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_shown_before_the_pin),
        cmocka_unit_test(no_answer_but_the_right_one_opens),
        cmocka_unit_test(a_wrong_pin_can_be_followed_by_the_right_one),
        cmocka_unit_test(an_answer_that_nobody_waits_for_opens_nothing),
        TEST(notes_come_one_by_one_the_oldest_first),
        cmocka_unit_test(every_reason_is_said_in_words),
        TEST(later_goes_on_and_the_last_one_offers_to_start_again),
        TEST(changed_words_are_sent_and_shown),
        TEST(going_back_keeps_changed_words_and_says_whose_they_are),
        TEST(words_that_were_changed_back_are_no_edit),
        TEST(too_few_words_cannot_be_shown),
        TEST(a_note_is_not_shown_for_a_ready_reason),
        TEST(or_for_one_in_own_words),
        TEST(a_chosen_reason_can_be_taken_back),
        TEST(a_reason_of_any_length_fits_the_intent),
        TEST(a_decision_that_was_not_saved_is_admitted_and_stays_open),
        cmocka_unit_test(without_notes_it_says_so),
        cmocka_unit_test(notes_that_the_snapshot_has_no_room_for_are_counted),
        TEST(only_what_was_written_is_asked_about_before_it_locks),
        cmocka_unit_test(nobody_in_particular_and_departments_are_named_as_such),
        cmocka_unit_test(a_full_note_is_read_whole_on_every_canvas),
        cmocka_unit_test(targets_are_large_and_apart_in_all_layouts),
        cmocka_unit_test(what_is_loaded_and_what_was_is_listed_behind_the_pin),
        cmocka_unit_test(going_back_to_earlier_content_is_confirmed),
        cmocka_unit_test(what_came_of_writing_onto_a_stick_is_told_in_words),
        cmocka_unit_test(where_nothing_writes_sticks_the_commands_are_named),
        cmocka_unit_test(a_real_keyboard_goes_the_whole_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
