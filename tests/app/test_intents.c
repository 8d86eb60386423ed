/* What a form asks for is carried out by the real core, scene and store: who may ask, what limits
 * it, and what the screen shows of it. */
#include "app/asking.h"
#include "cm.h"
#include "content/content.h"
#include "fault/scratch.h"
#include "import/import.h"
#include "model/optout.h"
#include "store/pin.h"

#include <unistd.h>

#define NOW "2026-10-14T12:42"

static char loaded[SCRATCH_PATH]; /* the sample content, for all tests */
static char dir[SCRATCH_PATH];    /* its copy, of one */
static struct app_options options;
static struct core core;

static int load(void **state)
{
    struct report report = {0};
    struct diag d = {0};
    struct clock clock;
    unsigned generation;
    bool same;
    scratch_new(loaded);
    clock_init_fake(&clock, NOW);
    struct import_params p = {
        .dir = "content", .data_dir = loaded, .today = clock_now(&clock).day};
    enum err e = import_folder(&p, &report, &generation, &same, &d);
    report_done(&report);
    return e == ERR_OK && content_activate(loaded, generation, &d) == ERR_OK ? 0 : -1;
}

static int unload(void **state)
{
    scratch_remove(loaded);
    return 0;
}

static void begin_core(void)
{
    struct diag d = {0};
    assert_int_equal(core_open(&core, &options, true, &d), ERR_OK);
    core_await(&core, 20000);
    core_frame(&core, false);
    asking_begin(&core);
}

static int setup(void **state)
{
    char command[SCRATCH_PATH * 3];
    scratch_new(dir);
    snprintf(command, sizeof command, "cp -R '%s/.' '%s'", loaded, dir);
    assert_int_equal(system(command), 0);
    options = (struct app_options){.display_w = 800, .display_h = 480};
    config_defaults(&options.config);
    str_copy(options.config.data, sizeof options.config.data, dir);
    str_copy(options.config.language, sizeof options.config.language, "en");
    assert_true(clock_init_fake(&options.clock, NOW));
    memset(&asking, 0, sizeof asking);
    begin_core();
    return 0;
}

static int teardown(void **state)
{
    core_close(&core);
    scratch_remove(dir);
    return 0;
}

static struct intent post(const char *message)
{
    struct intent i = {.kind = INTENT_POST, .from = 0, .from_department = MODEL_NONE, .to = {1},
                       .to_count = 1, .to_department = MODEL_NONE, .value = MODEL_NONE};
    str_copy(i.message, sizeof i.message, message);
    return i;
}

static struct intent_result ask(struct intent i)
{
    return asking_ask(&core, &i);
}

static struct intent about(enum intent_kind kind, int64_t note)
{
    return (struct intent){.kind = kind, .kudos = note};
}

static struct intent_result unlock(const char *pin)
{
    struct intent i = {.kind = INTENT_UNLOCK};
    str_copy(i.pin, sizeof i.pin, pin);
    return ask(i);
}

static void set_pin(const char *pin)
{
    struct store *s = NULL;
    assert_int_equal(store_open(&s, dir, NULL), ERR_OK);
    assert_int_equal(store_pin_set(s, pin, "ann"), ERR_OK);
    store_close(s);
}

/* Somebody is there all the time. */
static void pass(msec span)
{
    for (msec done = 0; done < span; done += 10000) {
        clock_advance(&core.clock, span - done < 10000 ? span - done : 10000);
        core_scene_input(&core, &(struct input){.kind = INPUT_KEY, .key = KEY_TAB,
                                                .at = clock_mono(&core.clock)});
        core_frame(&core, false);
    }
}

static void a_note_reaches_the_store_in_every_shape(void **state)
{
    const struct model *m = core.model;
    struct intent many = post("To many"), team = post("To a team"), anybody = post("From anybody");
    many.to[1] = 3;
    many.to[2] = 2;
    many.to_count = 3;
    many.value = 0;
    team.to_count = 0;
    team.to_department = 1;
    team.from = MODEL_NONE;
    team.from_department = 0;
    anybody.from = MODEL_NONE;
    assert_int_equal(ask(many).outcome, OUTCOME_SHOWN);
    assert_int_equal(ask(team).outcome, OUTCOME_SHOWN);
    assert_int_equal(ask(anybody).outcome, OUTCOME_SHOWN);
    m = core.model;
    assert_int_equal(m->kudos_count, 3);
    const struct kudos *k = &m->kudos[2];
    assert_string_equal(k->from.name, m->people[0].name);
    assert_int_equal(k->to.person, 1);
    assert_int_equal(k->also_count, 2);
    assert_int_equal(k->also[0].person, 3);
    assert_int_equal(k->also[1].person, 2);
    assert_string_equal(k->value, m->values[0].name);
    k = &m->kudos[1];
    assert_string_equal(k->from.name, "");
    assert_string_equal(k->from.department, m->departments[0].name);
    assert_string_equal(k->to.name, "");
    assert_string_equal(k->to.department, m->departments[1].name);
    assert_string_equal(m->kudos[0].from.department, "");
}

static void nobody_thanks_themselves_or_somebody_who_is_not_there(void **state)
{
    struct intent bad[5];
    for (int i = 0; i < 5; i++) {
        bad[i] = post("x");
    }
    bad[0].to[0] = 0;
    bad[1].to[1] = 0;
    bad[1].to_count = 2;
    bad[2].to[0] = 5000;
    bad[3].to_count = 0;
    bad[4].to_count = CAP_RECEIVERS + 1;
    for (int i = 0; i < 5; i++) {
        assert_int_equal(ask(bad[i]).outcome, OUTCOME_NOT_SAVED);
    }
    core_refresh(&core);
    core_await(&core, 20000);
    assert_int_equal(core.model->kudos_count, 0);
}

static void review_needs_the_pin_in_the_same_opening_of_the_form(void **state)
{
    struct intent edit = about(INTENT_APPROVE, 0), reject = about(INTENT_REJECT, 0);
    set_pin("2580");
    int64_t id = ask(post("You are an idiot")).kudos;
    assert_int_equal(asking.answer.outcome, OUTCOME_HELD);
    edit.kudos = reject.kudos = id;
    str_copy(edit.message, sizeof edit.message, "You are a star");
    str_copy(reject.reason, sizeof reject.reason, "Unkind");
    assert_int_equal(ask(edit).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(unlock("2581").outcome, OUTCOME_WRONG_PIN);
    assert_int_equal(asking.answer.tries, 4);
    assert_int_equal(ask(reject).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(unlock("2580").outcome, OUTCOME_UNLOCKED);
    assert_int_equal(ask(reject).outcome, OUTCOME_REJECTED);
    assert_int_equal(core.model->held_total, 0);
    assert_int_equal(ask(edit).outcome, OUTCOME_SHOWN);
    assert_string_equal(core.model->kudos[0].message, "You are a star");
    asking_begin(&core);
    assert_int_equal(ask(reject).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(core.model->kudos_count, 1);
}

/* p003 is Amélie Dubois, whose birthday it is; p005 has theirs tomorrow. */
static uint32_t person(const char *key)
{
    uint32_t found = model_find_person(core.model, key);
    assert_true(found != MODEL_NONE);
    return found;
}

static struct intent_result opt_out(enum intent_kind kind, const char *key, unsigned what)
{
    return ask((struct intent){.kind = kind, .person = person(key), .what = what});
}

static bool is_celebrated(const char *key)
{
    for (unsigned i = 0; i < core.model->celebration_count; i++) {
        const struct celebration *c = &core.model->celebrations[i];
        if (c->years == 0 && str_equal(core.model->people[c->person].key, key)) {
            return true;
        }
    }
    return false;
}

static void what_somebody_hides_is_gone_from_the_snapshot_and_needs_no_pin(void **state)
{
    set_pin("2580");
    assert_true(is_celebrated("p003"));
    assert_string_not_equal(core.model->people[person("p003")].photo, "");
    assert_int_equal(opt_out(INTENT_HIDE, "p003", OPTOUT_ALL).outcome, OUTCOME_DONE);
    assert_false(is_celebrated("p003"));
    assert_string_equal(core.model->people[person("p003")].photo, "");
    assert_int_equal(core.model->people[person("p003")].started, DATE_NONE);
    assert_true(is_celebrated("p005"));
    core_close(&core);
    begin_core();
    assert_false(is_celebrated("p003"));
}

static void a_form_takes_back_what_it_has_hidden_itself_and_nothing_else(void **state)
{
    const unsigned birthday = OPTOUT_BIT(OPTOUT_BIRTHDAY), photo = OPTOUT_BIT(OPTOUT_PHOTO);
    assert_int_equal(opt_out(INTENT_HIDE, "p003", birthday).outcome, OUTCOME_DONE);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p005", birthday).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", photo).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", birthday).outcome, OUTCOME_DONE);
    assert_true(is_celebrated("p003"));
    /* The next one at the panel cannot, not even after hiding it once more. */
    assert_int_equal(opt_out(INTENT_HIDE, "p003", birthday).outcome, OUTCOME_DONE);
    asking_begin(&core);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", birthday).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(opt_out(INTENT_HIDE, "p003", birthday | photo).outcome, OUTCOME_DONE);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", birthday | photo).outcome, OUTCOME_DONE);
    assert_int_equal(core.model->people[person("p003")].hidden, birthday);
    assert_false(is_celebrated("p003"));
}

static void the_pin_shows_again_what_others_have_hidden(void **state)
{
    const unsigned birthday = OPTOUT_BIT(OPTOUT_BIRTHDAY);
    set_pin("2580");
    assert_int_equal(opt_out(INTENT_HIDE, "p003", birthday).outcome, OUTCOME_DONE);
    asking_begin(&core);
    assert_int_equal(unlock("2581").outcome, OUTCOME_WRONG_PIN);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", birthday).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(unlock("2580").outcome, OUTCOME_UNLOCKED);
    assert_int_equal(opt_out(INTENT_SHOW_AGAIN, "p003", birthday).outcome, OUTCOME_DONE);
    assert_true(is_celebrated("p003"));
}

static void nobody_is_hidden_who_is_not_there_or_for_nothing(void **state)
{
    struct intent nobody = {.kind = INTENT_HIDE, .person = 5000, .what = OPTOUT_ALL};
    assert_int_equal(ask(nobody).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(opt_out(INTENT_HIDE, "p003", 0).outcome, OUTCOME_NOT_SAVED);
    nobody.kind = INTENT_SHOW_AGAIN;
    assert_int_equal(ask(nobody).outcome, OUTCOME_NOT_SAVED);
    core_refresh(&core);
    core_await(&core, 20000);
    assert_int_equal(core.model->optout_count, 0);
}

static struct intent_result ask_stick(enum intent_kind kind)
{
    return ask((struct intent){.kind = kind, .stick = 12});
}

static void content_is_not_touched_without_the_pin(void **state)
{
    set_pin("2580");
    assert_int_equal(ask_stick(INTENT_LOAD).err, ERR_UNAVAILABLE);
    assert_int_equal(ask_stick(INTENT_ROLL_BACK).err, ERR_UNAVAILABLE);
    assert_int_equal(unlock("2581").outcome, OUTCOME_WRONG_PIN);
    assert_int_equal(ask_stick(INTENT_LOAD).err, ERR_UNAVAILABLE);
    assert_int_equal(unlock("2580").outcome, OUTCOME_UNLOCKED);
    assert_int_equal(ask_stick(INTENT_LOAD).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(asking.answer.err, ERR_NOT_FOUND); /* allowed, but nothing is staged */
    asking_begin(&core);
    assert_int_equal(ask_stick(INTENT_LOAD).err, ERR_UNAVAILABLE);
    assert_int_equal(ask_stick(INTENT_DISCARD).outcome, OUTCOME_DONE); /* needs nobody's leave */
}

static void the_first_pin_opens_and_a_second_first_one_does_not(void **state)
{
    struct intent first = {.kind = INTENT_SET_PIN, .pin = "2580"}, second = first;
    str_copy(second.pin, sizeof second.pin, "1111");
    assert_int_equal(ask(first).outcome, OUTCOME_UNLOCKED);
    assert_int_equal(ask_stick(INTENT_LOAD).err, ERR_NOT_FOUND);
    asking_begin(&core);
    assert_int_equal(ask(second).outcome, OUTCOME_NOT_SAVED);
    assert_int_equal(ask_stick(INTENT_LOAD).err, ERR_UNAVAILABLE);
    assert_int_equal(unlock("1111").outcome, OUTCOME_WRONG_PIN);
    assert_int_equal(unlock("2580").outcome, OUTCOME_UNLOCKED);
}

static void a_pin_that_is_right_too_late_opens_nothing_else(void **state)
{
    set_pin("2580");
    int64_t id = ask(post("x")).kudos;
    struct intent i = {.kind = INTENT_UNLOCK, .pin = "2580"};
    unsigned answers = asking.answers;
    asking_start(&core, &i);
    asking_begin(&core);
    core_await(&core, 20000);
    assert_int_equal(asking.answers, answers); /* not heard by the form that is open now */
    assert_int_equal(ask(about(INTENT_REJECT, id)).outcome, OUTCOME_NOT_SAVED);
}

static void a_thank_you_is_not_for_the_next_person(void **state)
{
    unsigned answers = asking.answers;
    struct intent i = post("Of somebody who went away");
    asking_start(&core, &i);
    asking_begin(&core);
    core_await(&core, 20000);
    assert_int_equal(asking.answers, answers);
    assert_int_equal(core.model->kudos_count, 1);
}

static void five_wrong_pins_lock_the_panel(void **state)
{
    assert_int_equal(unlock("0000").outcome, OUTCOME_NO_PIN);
    set_pin("2580");
    for (int i = 0; i < STORE_PIN_TRIES; i++) {
        unlock("0000");
    }
    assert_int_equal(asking.answer.outcome, OUTCOME_LOCKED);
    pass(5 * 60000);
    assert_int_equal(unlock("2580").outcome, OUTCOME_LOCKED);
    assert_int_equal(asking.answer.seconds, 600);
    core_close(&core);
    begin_core();
    assert_int_equal(unlock("2580").outcome, OUTCOME_LOCKED);
    assert_int_equal(asking.answer.seconds, 600);
    pass(10 * 60000);
    assert_int_equal(unlock("2580").outcome, OUTCOME_UNLOCKED);
}

static bool stands(const char *words)
{
    const struct draw_list *l = scene_frame(core.scene);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TEXT && memmem(l->text + c->text, c->text_len, words, strlen(words))) {
            return true;
        }
    }
    return false;
}

static void a_flagged_note_leaves_the_screen_before_it_is_written_down(void **state)
{
    int64_t id = ask(post("Unmistakable")).kudos;
    asking.close = true;
    scene_frame(core.scene);
    asking.close = false;
    for (int i = 0; i < 200; i++) {
        clock_advance(&core.clock, 16);
        core_frame(&core, false);
    }
    assert_true(stands("Unmistakable"));
    asking_begin(&core);
    struct intent flag = about(INTENT_FLAG, id);
    asking_start(&core, &flag);
    asking.close = true; /* at once, whatever the disk does */
    scene_frame(core.scene);
    asking.close = false;
    assert_false(stands("Unmistakable"));
    core_await(&core, 20000);
    assert_int_equal(core.model->kudos_count, 0);
    assert_int_equal(core.model->held_total, 1);
    assert_string_equal(core.model->held[0].reason, "flagged");
    for (int i = 0; i < 3000; i++) {
        clock_advance(&core.clock, 100);
        core_frame(&core, false);
        assert_false(stands("Unmistakable"));
    }
}

static void so_many_notes_are_written_at_one_go(void **state)
{
    options.config.notes_per_session = 3;
    struct intent i = post("one");
    int64_t first = ask(i).kudos;
    pass(30000);
    i = post("two");
    i.to[0] = 2;
    assert_int_equal(ask(i).outcome, OUTCOME_SHOWN);
    assert_int_equal(ask(i).outcome, OUTCOME_SHOWN); /* again, which does not count */
    i = post("three");
    i.to[0] = 3;
    assert_int_equal(ask(i).outcome, OUTCOME_SHOWN);
    i = post("four");
    i.to_count = 0;
    i.to_department = 1;
    assert_int_equal(ask(i).outcome, OUTCOME_ENOUGH);
    assert_int_equal(asking.answer.seconds, 570);
    assert_int_equal(ask(post("one")).outcome, OUTCOME_SHOWN); /* again */
    assert_int_equal(asking.answer.kudos, first);
    core.clock.wall_origin_s -= 86400; /* the clock on the wall has no say */
    assert_int_equal(ask(i).outcome, OUTCOME_ENOUGH);
    pass(569000);
    assert_int_equal(ask(i).outcome, OUTCOME_ENOUGH);
    assert_int_equal(asking.answer.seconds, 1);
    pass(1000);
    assert_int_equal(ask(i).outcome, OUTCOME_SHOWN);
    /* A minute without anybody, and it is somebody else. */
    clock_advance(&core.clock, 60000);
    pass(1000);
    asking_begin(&core);
    int64_t last = 0;
    for (unsigned k = 0; k < 4; k++) {
        char text[16];
        str_format(text, sizeof text, "later %u", k);
        i = post(text);
        i.to[0] = 4 + k;
        assert_int_equal(ask(i).outcome, k < 3 ? OUTCOME_SHOWN : OUTCOME_ENOUGH);
        last = k < 3 ? asking.answer.kudos : last;
    }
    assert_int_equal(ask(about(INTENT_UNDO, last)).outcome, OUTCOME_UNDONE);
    assert_int_equal(ask(i).outcome, OUTCOME_SHOWN);
}

static void so_many_notes_a_day_go_from_one_to_another(void **state)
{
    options.config.notes_per_person = 2;
    assert_int_equal(ask(post("one")).outcome, OUTCOME_SHOWN);
    assert_int_equal(ask(post("two")).outcome, OUTCOME_SHOWN);
    assert_int_equal(ask(post("three")).outcome, OUTCOME_ENOUGH_FOR);
    assert_int_equal(asking.answer.person, 1);
    struct intent many = post("four");
    many.to[1] = 2;
    many.to_count = 2;
    assert_int_equal(ask(many).outcome, OUTCOME_SHOWN);
    assert_int_equal(core.model->kudos_count, 3);
    clock_advance(&core.clock, 86400000);
    asking_begin(&core);
    assert_int_equal(ask(post("three")).outcome, OUTCOME_SHOWN);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_note_reaches_the_store_in_every_shape),
        CASE(nobody_thanks_themselves_or_somebody_who_is_not_there),
        CASE(review_needs_the_pin_in_the_same_opening_of_the_form),
        CASE(what_somebody_hides_is_gone_from_the_snapshot_and_needs_no_pin),
        CASE(a_form_takes_back_what_it_has_hidden_itself_and_nothing_else),
        CASE(the_pin_shows_again_what_others_have_hidden),
        CASE(nobody_is_hidden_who_is_not_there_or_for_nothing),
        CASE(content_is_not_touched_without_the_pin),
        CASE(the_first_pin_opens_and_a_second_first_one_does_not),
        CASE(a_pin_that_is_right_too_late_opens_nothing_else),
        CASE(a_thank_you_is_not_for_the_next_person),
        CASE(five_wrong_pins_lock_the_panel),
        CASE(a_flagged_note_leaves_the_screen_before_it_is_written_down),
        CASE(so_many_notes_are_written_at_one_go),
        CASE(so_many_notes_a_day_go_from_one_to_another),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
