/* The scene on a clock that only moves when told, with kinds of slides and a form of its own: they
 * take the place of the generated tables. */
#include "scene/scene.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "scene/chrome.h"
#include "schedule/schedule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Notes: one item for each kudos, ten seconds. */
struct note_state {
    const char *message;
};

static unsigned open_notes, closed_notes, note_days;

static unsigned note_count(const struct model *m)
{
    return m->kudos_count;
}

static void note_airing(const struct model *m, unsigned item, struct airing *ret)
{
    *ret = (struct airing){.label = "", .kudos = m->kudos[item].id, .words = 5,
                           .days = item == 0 ? note_days : 0};
}

static void note_open(void *state, const struct slide_env *env, unsigned item)
{
    ((struct note_state *)state)->message = env->model->kudos[item].message;
    open_notes++;
}

static void note_draw(const void *state, struct moment now, struct draw_list *l)
{
    const char *message = ((const struct note_state *)state)->message;
    float apart = moment_apart(now);
    draw_rect(l, apart * 100, 0, 100, 100, 0);
    draw_target(l, message, 0, 0, 1, 1);
}

static void note_close(void *state)
{
    closed_notes++;
}

static unsigned one(const struct model *m)
{
    return 1;
}

static void hello_airing(const struct model *m, unsigned item, struct airing *ret)
{
    *ret = (struct airing){.label = "hello", .dwell = 5000};
}

static void hello_open(void *state, const struct slide_env *env, unsigned item)
{
}

static void hello_draw(const void *state, struct moment now, struct draw_list *l)
{
    draw_target(l, "hello", 0, 0, 1, 1);
}

static const struct slide_kind hello = {.name = "hello",
                                        .count = one,
                                        .airing = hello_airing,
                                        .open = hello_open,
                                        .draw = hello_draw,
                                        .fallback = true};
static const struct slide_kind note = {.name = "note",
                                       .state_size = sizeof(struct note_state),
                                       .count = note_count,
                                       .airing = note_airing,
                                       .open = note_open,
                                       .draw = note_draw,
                                       .close = note_close};

const struct slide_kind *const slide_kinds[] = {&hello, &note, NULL};
const unsigned slide_kind_count = 2;

/* A form that is dirty once a key was pressed, posts with Enter and closes with Esc. "ar" chooses
 * the language, "next" shows the second screen. */
struct form_state {
    char words[64];
    bool dirty, done;
    unsigned taps;
};

static struct form_state *form_state;
static unsigned form_closed, form_answers, form_days;
static bool form_can_save;

static void form_open(void *state, const struct form_env *env)
{
    form_state = state;
    form_can_save = env->can_save;
    form_days = env->days;
}

static enum form_status form_run(void *state, const struct form_env *env, struct intent *ret_intent,
                                 bool *ret_has)
{
    struct form_state *s = state;
    const struct input *e = env->ui->event;
    draw_rect(env->ui->list, 0, 0, env->ui->canvas->w, env->ui->canvas->h, env->ui->theme->paper);
    s->taps +=
        ui_hit(env->ui, &(struct ui_hit){.name = "field", .box = {100, 100, 300, 300}}, NULL);
    if (str_equal(s->words, "next")) {
        draw_target(env->ui->list, "second", 0, 0, 1, 1);
    }
    if (e && e->kind == INPUT_TEXT) {
        s->dirty = !str_equal(e->text, "ar");
        str_copy(s->words, sizeof s->words, e->text);
        if (!s->dirty) {
            str_copy(env->language, FORM_LANGUAGE, e->text);
        }
    } else if (e && e->kind == INPUT_KEY && e->key == KEY_ENTER) {
        *ret_intent = (struct intent){
            .kind = INTENT_POST, .model = env->model, .from = 1, .to = {2}, .to_count = 1};
        *ret_has = true;
    } else if (e && e->kind == INPUT_KEY && e->key == KEY_ESCAPE) {
        return FORM_CLOSED;
    }
    return FORM_OPEN;
}

static void form_result(void *state, const struct form_env *env, const struct intent_result *result)
{
    form_answers++;
}

static bool form_dirty(const void *state)
{
    return ((const struct form_state *)state)->dirty;
}

static const char *form_screen(const void *state)
{
    return str_equal(((const struct form_state *)state)->words, "next") ? "form-2" : "form-1";
}

static void form_close(void *state)
{
    form_closed++;
}

static const struct form_kind thanks = {.name = "thanks",
                                        .state_size = sizeof(struct form_state),
                                        .open = form_open,
                                        .run = form_run,
                                        .result = form_result,
                                        .dirty = form_dirty,
                                        .screen = form_screen,
                                        .close = form_close};
const struct form_kind *const form_kinds[] = {&thanks, NULL};
const unsigned form_kind_count = 1;

static struct text *text;
static struct clock fake;
static struct scene *scene;

static struct model *model_with(unsigned notes, int64_t first_id)
{
    static const char *const messages[] = {"a", "b", "c", "d", "e"};
    struct model *m = model_new(clock_now(&fake).day);
    m->kudos = arena_array(&m->arena, 64, sizeof *m->kudos);
    for (unsigned i = 0; i < notes; i++) {
        m->kudos[i] = (struct kudos){.id = first_id + i, .message = messages[i % 5], .value = ""};
    }
    m->kudos_count = notes;
    return m;
}

static msec dim_after;

static void start_with(struct model *m, bool reduced_motion)
{
    scene = scene_new(&(struct scene_params){
        .text = text,
        .clock = &fake,
        .canvas = canvas_for(1920, 1080, ROTATE_0),
        .model = m,
        .reduced_motion = reduced_motion,
        .dim_after = dim_after,
    });
    model_unref(m);
}

static void start(unsigned notes)
{
    start_with(model_with(notes, 100), false);
}

static int set_up(void **state)
{
    /* A Tuesday, as in the design; a year before 2026 would be a clock that nobody set. */
    clock_init_fake(&fake, "2031-10-14T12:42");
    i18n_set("", "en");
    open_notes = closed_notes = form_closed = form_answers = note_days = 0;
    form_state = NULL;
    dim_after = 0;
    return 0;
}

static int tear_down(void **state)
{
    scene_free(scene);
    scene = NULL;
    return 0;
}

static bool has_target(const struct draw_list *l, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TARGET && c->text_len == n && memcmp(l->text + c->text, name, n) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_text(const struct draw_list *l, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TEXT && c->text_len == n && memcmp(l->text + c->text, words, n) == 0) {
            return true;
        }
    }
    return false;
}

static bool frame_has(const char *target)
{
    return has_target(scene_frame(scene), target);
}

static void pass(msec span)
{
    clock_advance(&fake, span);
    scene_frame(scene);
}

/* Lets the application's loop run: a frame whenever one is due. Returns how many were due, and in
 * *ret_changed how many of them differed from the one before. */
static unsigned run_for(msec span, unsigned *ret_changed)
{
    msec end = clock_mono(&fake) + span;
    uint64_t shown = draw_hash(scene_frame(scene));
    unsigned frames = 0;
    *ret_changed = 0;
    for (;;) {
        msec next = scene_next(scene), now = clock_mono(&fake);
        if (next > end) {
            clock_advance(&fake, end - now);
            return frames;
        }
        clock_advance(&fake, next > now ? next - now : 1);
        uint64_t hash = draw_hash(scene_frame(scene));
        frames++;
        *ret_changed += hash != shown;
        shown = hash;
    }
}

static void send(enum input_kind kind, float x, float y)
{
    scene_input(scene, &(struct input){
                           .kind = kind, .pointer = 1, .x = x, .y = y, .at = clock_mono(&fake)});
}

static void tap(float x, float y)
{
    send(INPUT_POINTER_DOWN, x, y);
    clock_advance(&fake, 60);
    send(INPUT_POINTER_UP, x, y);
}

static void key(enum input_key k)
{
    scene_input(scene, &(struct input){.kind = INPUT_KEY, .key = k, .at = clock_mono(&fake)});
}

static void type(const char *s)
{
    struct input e = {.kind = INPUT_TEXT, .at = clock_mono(&fake)};
    str_copy(e.text, sizeof e.text, s);
    scene_input(scene, &e);
}

static void slides_follow_one_another_and_begin_again(void **state)
{
    static const char *const order[] = {"a", "b", "c", "a", "b"};
    start(3);
    for (unsigned i = 0; i < 5; i++) {
        assert_true(frame_has(order[i]));
        assert_string_equal(scene_screen(scene), "note");
        pass(9990);
        assert_true(frame_has(order[i]));
        pass(10); /* the change begins */
        pass(MOMENT_SWAP - 1);
        assert_true(frame_has(order[i]));
        pass(1);
        assert_false(frame_has(order[i]));
        pass(MOMENT_END - MOMENT_SWAP);
    }
    assert_int_equal(open_notes - closed_notes, 1);
    assert_int_equal(scene_slides_shown(scene), 6);
}

static void a_slide_that_is_alone_costs_one_frame_a_minute(void **state)
{
    unsigned changed;
    start(1);
    scene_frame(scene);
    assert_int_equal(run_for(600 * 1000, &changed), 10);
    assert_int_equal(changed, 10); /* the clock in the strip */
    assert_int_equal(open_notes, 1);
}

static void a_still_slide_of_several_changes_only_for_the_nudge_and_the_minute(void **state)
{
    unsigned changed;
    start(2);
    pass(100);
    run_for(4800, &changed);
    assert_int_equal(changed, 0);
    run_for(1200, &changed);
    assert_in_range(changed, 20, 30);
    run_for(3000, &changed);
    assert_int_equal(changed, 0);
}

static void reduced_motion_has_no_nudge_and_one_cross_fade(void **state)
{
    const struct draw_list *from, *to;
    unsigned changed;
    float share;
    start_with(model_with(2, 100), true);
    pass(100);
    run_for(9800, &changed);
    assert_int_equal(changed, 0);
    assert_false(scene_fading(scene, &from, &to, &share));
    pass(100);
    assert_true(scene_fading(scene, &from, &to, &share));
    assert_true(has_target(from, "a"));
    assert_true(has_target(to, "b"));
    assert_float_equal(share, 0, 0.001);
    pass(100);
    assert_true(scene_fading(scene, &from, &to, &share));
    assert_float_equal(share, 0.5, 0.001);
    pass(100);
    assert_false(scene_fading(scene, &from, &to, &share));
    assert_true(frame_has("b"));
}

static void the_coming_slide_is_laid_out_half_way_and_not_in_the_change(void **state)
{
    start(2);
    pass(3900);
    assert_int_equal(open_notes, 1);
    pass(200);
    assert_int_equal(open_notes, 2);
    assert_true(has_target(scene_upcoming(scene), "b"));
    pass(5900);
    for (msec t = 0; t < MOMENT_END; t += 16) {
        uint64_t before = mem_allocations;
        pass(16);
        assert_int_equal(mem_allocations, before);
        assert_null(t < MOMENT_END - 16 ? scene_upcoming(scene) : NULL);
    }
    assert_int_equal(open_notes, 2);
}

static void asking_for_the_coming_slide_lays_it_out(void **state)
{
    start(2);
    scene_frame(scene);
    assert_true(has_target(scene_upcoming(scene), "b"));
    assert_int_equal(open_notes, 2);
    assert_true(frame_has("a"));
}

static void content_that_comes_makes_the_greeting_leave(void **state)
{
    start(0);
    assert_true(frame_has("hello"));
    struct model *m = model_with(2, 100);
    scene_set_model(scene, m);
    model_unref(m);
    pass(MOMENT_END);
    assert_true(frame_has("a"));
}

static void content_that_is_there_before_the_first_frame_is_shown_at_once(void **state)
{
    start(0);
    struct model *m = model_with(2, 100);
    scene_set_model(scene, m);
    model_unref(m);
    assert_true(frame_has("a"));
}

static void a_standing_slide_keeps_its_snapshot_until_it_leaves(void **state)
{
    start(3);
    pass(5000);
    struct model *m = model_with(3, 100);
    for (unsigned i = 0; i < 3; i++) {
        m->kudos[i].message = "new";
    }
    scene_set_model(scene, m);
    model_unref(m);
    assert_true(frame_has("a"));
    pass(4000);
    assert_true(frame_has("a"));
    pass(1000);
    pass(MOMENT_END);
    assert_true(frame_has("new"));
}

static void a_snapshot_that_changes_nothing_moves_nothing(void **state)
{
    unsigned changed;
    start(1);
    scene_frame(scene);
    struct model *m = model_with(1, 100);
    scene_set_model(scene, m);
    model_unref(m);
    run_for(50 * 1000, &changed);
    assert_int_equal(changed, 0);
    assert_int_equal(open_notes, 2);
    assert_int_equal(closed_notes, 1);
}

static void the_place_in_the_round_survives_new_content(void **state)
{
    start(4);
    pass(10000);
    pass(MOMENT_END);
    assert_true(frame_has("b"));
    struct model *m = model_with(5, 99); /* one more in front: "b" is the note 100 now */
    m->kudos[2].message = "b";
    scene_set_model(scene, m);
    model_unref(m);
    pass(10000);
    pass(MOMENT_END);
    assert_true(frame_has("d")); /* the note 102 */
}

static void a_note_that_was_taken_back_leaves_at_once(void **state)
{
    start(2);
    pass(1000);
    struct model *m = model_with(1, 101);
    scene_set_model(scene, m);
    model_unref(m);
    pass(MOMENT_END);
    pass(1);
    m = model_with(1, 101);
    assert_string_equal(scene_screen(scene), "note");
    model_unref(m);
    assert_int_equal(closed_notes, 1);
}

/* The same notes, and somebody has asked not to show something. */
static void hide_something(unsigned notes)
{
    struct model *m = model_with(notes, 100);
    m->optout_hash = 7;
    scene_set_model(scene, m);
    model_unref(m);
}

static void what_stands_leaves_at_once_when_somebody_hides_something(void **state)
{
    start(3);
    pass(1000);
    assert_true(frame_has("a"));
    struct model *same = model_with(3, 100);
    scene_set_model(scene, same);
    model_unref(same);
    pass(MOMENT_END);
    assert_true(frame_has("a"));
    hide_something(3);
    pass(MOMENT_END);
    pass(1);
    assert_false(frame_has("a"));
    assert_true(frame_has("b"));
}

static void it_has_left_under_the_form_that_hid_it(void **state)
{
    start(3);
    pass(1000);
    key(KEY_ENTER);
    hide_something(3);
    pass(100);
    key(KEY_ESCAPE);
    pass(1);
    assert_false(frame_has("a"));
    assert_true(frame_has("b"));
}

static void a_form_knows_whose_days_stood_when_the_finger_came_down(void **state)
{
    note_days = 3; /* of the first slide */
    start(2);
    pass(9990);
    send(INPUT_POINTER_DOWN, 900, 400);
    pass(20);
    pass(MOMENT_SWAP + 20);
    assert_true(frame_has("b"));
    send(INPUT_POINTER_UP, 900, 400);
    assert_string_equal(scene_screen(scene), "form-1");
    assert_int_equal(form_days, 3);
    key(KEY_ESCAPE);
    pass(100);
    tap(900, 400);
    assert_string_equal(scene_screen(scene), "form-1");
    assert_int_equal(form_days, 0);
}

static void a_posted_note_is_next_right_after_the_form(void **state)
{
    struct intent intent;
    start(3);
    pass(2000);
    key(KEY_ENTER);
    assert_string_equal(scene_screen(scene), "form-1");
    type("x");
    key(KEY_ENTER);
    assert_true(scene_take_intent(scene, &intent));
    assert_int_equal(intent.kind, INTENT_POST);
    assert_int_equal(intent.to[0], 2);
    assert_false(scene_take_intent(scene, &intent));
    struct model *m = model_with(4, 99);
    m->kudos[0].message = "posted";
    scene_set_model(scene, m);
    model_unref(m);
    scene_show_next(scene, 99);
    scene_answer(
        scene, &(struct intent_result){.kind = INTENT_POST, .outcome = OUTCOME_SHOWN, .kudos = 99});
    assert_int_equal(form_answers, 1);
    pass(3000);
    assert_string_equal(scene_screen(scene), "form-1");
    assert_true(has_target(scene_upcoming(scene), "posted")); /* made ready while nobody waits */
    key(KEY_ESCAPE);
    assert_int_equal(form_closed, 1);
    assert_true(frame_has("posted")); /* its fields come, the old slide is not seen again */
    pass(MOMENT_END - MOMENT_SWAP);
    assert_true(frame_has("posted"));
    pass(10000);
    pass(MOMENT_END);
    assert_false(frame_has("posted"));
}

static void a_posted_note_waits_for_the_snapshot_that_has_it(void **state)
{
    start(3);
    scene_show_next(scene, 99);
    pass(3000);
    assert_true(frame_has("a"));
    struct model *m = model_with(4, 99);
    m->kudos[0].message = "posted";
    scene_set_model(scene, m);
    model_unref(m);
    pass(16);
    pass(MOMENT_SWAP);
    assert_true(frame_has("posted"));
}

static void a_note_that_was_undone_is_not_waited_for(void **state)
{
    start(3);
    scene_frame(scene);
    scene_show_next(scene, 99);
    scene_answer(scene, &(struct intent_result){
                            .kind = INTENT_UNDO, .outcome = OUTCOME_UNDONE, .kudos = 99});
    struct model *m = model_with(4, 99);
    m->kudos[0].message = "posted";
    scene_set_model(scene, m);
    model_unref(m);
    pass(1000);
    assert_true(frame_has("a"));
}

static void a_note_that_somebody_minds_makes_way_at_once(void **state)
{
    start(3);
    pass(1000);
    assert_true(frame_has("a"));
    scene_leave_note(scene, 99); /* one that does not stand */
    pass(MOMENT_END);
    assert_true(frame_has("a"));
    scene_leave_note(scene, 100);
    pass(MOMENT_END);
    assert_true(frame_has("b"));
}

static void under_a_form_a_note_makes_way_unseen(void **state)
{
    start(3);
    pass(1000);
    scene_open_form(scene, "thanks");
    scene_frame(scene);
    scene_leave_note(scene, 100);
    key(KEY_ESCAPE);
    assert_true(frame_has("b"));
    assert_false(frame_has("a"));
    pass(9000);
    assert_true(frame_has("b")); /* for its whole time */
}

static void a_note_that_is_gone_from_the_snapshot_is_not_under_the_form_either(void **state)
{
    start(2);
    pass(1000);
    scene_open_form(scene, "thanks");
    scene_frame(scene);
    struct model *m = model_with(1, 101);
    m->kudos[0].message = "b";
    scene_set_model(scene, m);
    model_unref(m);
    key(KEY_ESCAPE);
    assert_false(frame_has("a"));
    assert_true(frame_has("b"));
    assert_int_equal(closed_notes, 1);
}

static void an_answer_is_heard_by_the_form_that_asked_and_no_other(void **state)
{
    struct intent intent;
    struct intent_result shown = {.kind = INTENT_POST, .outcome = OUTCOME_SHOWN, .kudos = 99};
    start(3);
    scene_open_form(scene, "thanks");
    key(KEY_ENTER);
    assert_true(scene_take_intent(scene, &intent));
    uint64_t first = scene_asker(scene);
    key(KEY_ESCAPE);
    scene_open_form(scene, "thanks");
    scene_answer(scene, &shown);
    assert_int_equal(form_answers, 0);
    key(KEY_ENTER);
    assert_true(scene_take_intent(scene, &intent));
    assert_int_not_equal(scene_asker(scene), first);
    scene_answer(scene, &shown);
    assert_int_equal(form_answers, 1);
}

static void a_wish_keeps_its_snapshot_when_the_form_has_gone(void **state)
{
    struct intent intent;
    start(3);
    scene_open_form(scene, "thanks");
    key(KEY_ENTER);
    key(KEY_ESCAPE);
    struct model *m = model_with(1, 200);
    scene_set_model(scene, m);
    model_unref(m);
    pass(20000);
    assert_true(scene_take_intent(scene, &intent));
    assert_int_equal(intent.model->kudos_count, 3); /* under the sanitizers: it is still there */
}

static void a_note_that_was_made_ready_and_undone_is_not_shown(void **state)
{
    start(3);
    scene_frame(scene);
    scene_open_form(scene, "thanks");
    scene_frame(scene);
    struct model *m = model_with(4, 99);
    m->kudos[0].message = "posted";
    scene_set_model(scene, m);
    model_unref(m);
    scene_show_next(scene, 99);
    assert_true(has_target(scene_upcoming(scene), "posted"));
    scene_answer(scene, &(struct intent_result){
                            .kind = INTENT_UNDO, .outcome = OUTCOME_UNDONE, .kudos = 99});
    assert_null(scene_upcoming(scene));
    key(KEY_ESCAPE);
    pass(1000);
    assert_false(frame_has("posted"));
    assert_false(has_target(scene_upcoming(scene), "posted"));
}

static void a_tap_anywhere_and_enter_open_the_form(void **state)
{
    static const struct {
        float down_x, down_y, up_x, up_y;
        bool opens;
    } cases[] = {
        {1600, 992, 1600, 992, true},  /* the pill */
        {1450, 950, 1820, 1030, true}, /* across it */
        {300, 300, 320, 310, true},    /* the slide */
        {1600, 992, 600, 300, false},  /* slid off the pill */
        {600, 300, 1600, 992, false},  /* slid onto it */
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        start(1);
        scene_frame(scene);
        send(INPUT_POINTER_DOWN, cases[i].down_x, cases[i].down_y);
        send(INPUT_POINTER_MOVE, cases[i].up_x, cases[i].up_y);
        send(INPUT_POINTER_UP, cases[i].up_x, cases[i].up_y);
        assert_string_equal(scene_screen(scene), cases[i].opens ? "form-1" : "note");
        scene_free(scene);
    }
    start(1);
    send(INPUT_POINTER_DOWN, 300, 300);
    send(INPUT_POINTER_CANCEL, 300, 300);
    send(INPUT_POINTER_UP, 300, 300);
    key(KEY_TAB);
    assert_string_equal(scene_screen(scene), "note");
    key(KEY_ENTER);
    assert_string_equal(scene_screen(scene), "form-1");
}

static void the_pill_shows_that_it_is_pressed(void **state)
{
    start(1);
    uint64_t rest = draw_hash(scene_frame(scene));
    send(INPUT_POINTER_DOWN, 1600, 992);
    uint64_t pressed = draw_hash(scene_frame(scene));
    assert_true(pressed != rest);
    send(INPUT_POINTER_MOVE, 100, 100);
    assert_true(draw_hash(scene_frame(scene)) == rest);
    send(INPUT_POINTER_MOVE, 1600, 992);
    assert_true(draw_hash(scene_frame(scene)) == pressed);
}

static void a_tap_in_the_middle_of_a_change_opens_the_form_and_ends_the_change(void **state)
{
    start(2);
    pass(10000);
    pass(300);
    tap(500, 500);
    assert_string_equal(scene_screen(scene), "form-1");
    key(KEY_ESCAPE);
    assert_true(frame_has("b"));
    pass(9000);
    assert_true(frame_has("b"));
}

static void a_clean_form_closes_silently_after_forty_five_seconds(void **state)
{
    start(1);
    tap(500, 500);
    scene_frame(scene);
    msec opened = clock_mono(&fake);
    assert_int_equal(scene_next(scene), opened + 45000);
    pass(44900);
    assert_string_equal(scene_screen(scene), "form-1");
    pass(100);
    assert_string_equal(scene_screen(scene), "note");
    assert_int_equal(form_closed, 1);
}

static void open_overlay(void)
{
    start(1);
    tap(500, 500);
    type("private");
    pass(45000);
    assert_string_equal(scene_screen(scene), "still-there");
    pass(200);
}

static void a_written_form_asks_whether_somebody_is_there(void **state)
{
    open_overlay();
    const struct draw_list *l = scene_frame(scene);
    assert_true(has_text(l, "Still there?"));
    assert_true(has_text(l, "Your note clears in 20 seconds."));
    assert_true(has_target(l, "keep"));
    assert_false(has_target(l, "field")); /* the form hears nothing under it */
    unsigned changed;
    assert_int_equal(run_for(2000, &changed), 2);
    assert_int_equal(changed, 2); /* the seconds step */
    assert_true(has_text(scene_frame(scene), "Your note clears in 18 seconds."));
}

static void nobody_there_clears_the_note(void **state)
{
    open_overlay();
    pass(19700);
    assert_string_equal(scene_screen(scene), "still-there");
    assert_true(has_text(scene_frame(scene), "Your note clears in 1 second."));
    pass(200);
    assert_string_equal(scene_screen(scene), "note");
    assert_int_equal(form_closed, 1);
}

static void keep_writing_scrim_and_typing_keep_the_note(void **state)
{
    for (unsigned how = 0; how < 4; how++) {
        open_overlay();
        switch (how) {
        case 0: tap(700, 694); break; /* "Keep writing" */
        case 1: tap(20, 20); break;   /* beside the panel */
        case 2: type("y"); break;
        case 3: key(KEY_ESCAPE); break;
        }
        scene_frame(scene);
        assert_string_equal(scene_screen(scene), "form-1");
        assert_string_equal(form_state->words, "private");
        pass(44000);
        assert_string_equal(scene_screen(scene), "form-1");
        pass(1100);
        assert_string_equal(scene_screen(scene), "still-there");
        scene_free(scene);
        scene = NULL;
    }
}

static void a_step_of_a_form_is_a_cross_fade_that_hears_touches_at_once(void **state)
{
    for (int reduced = 0; reduced < 2; reduced++) {
        const struct draw_list *from, *to;
        float share;
        start_with(model_with(1, 100), reduced);
        tap(500, 500);
        scene_frame(scene);
        assert_false(scene_fading(scene, &from, &to, &share));
        type("next");
        clock_advance(&fake, 50);
        scene_frame(scene);
        assert_true(scene_fading(scene, &from, &to, &share));
        assert_float_equal(share, 0.25, 0.001); /* counted from the touch */
        assert_false(has_target(from, "second"));
        assert_true(has_target(to, "second"));
        tap(200, 200);
        assert_int_equal(form_state->taps, 1);
        scene_frame(scene);
        assert_true(scene_fading(scene, &from, &to, &share));
        assert_false(has_target(from, "second"));
        assert_true(scene_next(scene) <= clock_mono(&fake) + 16);
        pass(90);
        assert_false(scene_fading(scene, &from, &to, &share));
        unsigned changed;
        run_for(100, &changed); /* the flash of what was tapped */
        assert_int_equal(run_for(10000, &changed), 0);
        scene_free(scene);
        scene = NULL;
    }
}

static void two_steps_between_frames_fade_from_what_was_seen(void **state)
{
    const struct draw_list *from, *to;
    float share;
    start(1);
    tap(500, 500);
    scene_frame(scene);
    type("next");
    type("back");
    scene_frame(scene);
    assert_true(scene_fading(scene, &from, &to, &share));
    assert_false(has_target(from, "second"));
    pass(200);
    assert_false(scene_fading(scene, &from, &to, &share));
}

static void an_overlay_is_no_step(void **state)
{
    const struct draw_list *from, *to;
    float share;
    start(1);
    tap(500, 500);
    type("private");
    pass(45000);
    assert_string_equal(scene_screen(scene), "still-there");
    assert_false(scene_fading(scene, &from, &to, &share));
    key(KEY_ESCAPE);
    scene_frame(scene);
    assert_string_equal(scene_screen(scene), "form-1");
    assert_false(scene_fading(scene, &from, &to, &share));
}

static void a_tap_on_the_panel_is_no_answer(void **state)
{
    open_overlay();
    tap(900, 340);
    assert_string_equal(scene_screen(scene), "still-there");
}

static void clear_it_clears_the_note(void **state)
{
    open_overlay();
    tap(1200, 694);
    assert_string_equal(scene_screen(scene), "note");
    assert_int_equal(form_closed, 1);
    const struct draw_list *l = scene_frame(scene);
    assert_false(has_text(l, "private"));
}

static void the_form_knows_whether_notes_can_be_saved(void **state)
{
    start(1);
    scene_set_can_save(scene, false);
    tap(500, 500);
    assert_false(form_can_save);
}

static void the_strip_tells_the_minute_and_the_day(void **state)
{
    start(1);
    assert_true(has_text(scene_frame(scene), "Tuesday 14 October"));
    assert_true(has_text(scene_frame(scene), "12:42"));
    pass(60000);
    assert_true(has_text(scene_frame(scene), "12:43"));
}

static void a_clock_that_was_never_set_shows_no_date(void **state)
{
    struct clock_local now = clock_now(&fake);
    struct canvas c = canvas_for(1920, 1080, ROTATE_0);
    struct slide_fields mark = slide_fields(&theme_day, 0, 1);
    struct chrome_frame frame = {
        .canvas = &c, .text = text, .theme = &theme_day, .mark = &mark, .positions = 3};
    struct chrome chrome = {.known = false};
    struct draw_list l;
    draw_init(&l);
    now.trust = CLOCK_STALE;
    assert_true(chrome_tell(&chrome, &now));
    assert_false(chrome_tell(&chrome, &now));
    chrome_draw(&chrome, &frame, &l);
    assert_true(has_text(&l, "Tuesday 14 October"));
    draw_clear(&l);
    now.trust = CLOCK_UNSET;
    assert_true(chrome_tell(&chrome, &now));
    chrome_draw(&chrome, &frame, &l);
    assert_false(has_text(&l, "Tuesday 14 October"));
    assert_true(has_text(&l, "12:42"));
    draw_done(&l);
}

static void night_comes_in_the_quiet_hours(void **state)
{
    struct model *m = model_with(2, 100);
    m->settings.quiet_from = 12 * 60 + 44;
    m->settings.quiet_until = 6 * 60;
    start_with(m, false);
    scene_frame(scene);
    assert_ptr_equal(scene_theme(scene), &theme_day);
    unsigned changed;
    run_for(110 * 1000, &changed);
    assert_ptr_equal(scene_theme(scene), &theme_day);
    run_for(15 * 1000, &changed);
    assert_ptr_equal(scene_theme(scene), &theme_night);
}

/* The theme on the first frame at this moment, with quiet hours from 19:00 to 06:30. */
static const struct theme *theme_at(const char *now)
{
    clock_init_fake(&fake, now);
    struct model *m = model_with(2, 100);
    m->settings.quiet_from = 19 * 60;
    m->settings.quiet_until = 6 * 60 + 30;
    start_with(m, false);
    scene_frame(scene);
    const struct theme *t = scene_theme(scene);
    scene_free(scene);
    scene = NULL;
    return t;
}

static void night_is_over_midnight_to_the_minute_and_never_on_a_clock_nobody_set(void **state)
{
    assert_ptr_equal(theme_at("2031-10-14T18:59:59"), &theme_day);
    assert_ptr_equal(theme_at("2031-10-14T19:00"), &theme_night);
    assert_ptr_equal(theme_at("2031-10-14T23:59:59"), &theme_night);
    assert_ptr_equal(theme_at("2031-10-15T00:00"), &theme_night);
    assert_ptr_equal(theme_at("2031-10-15T06:29:59"), &theme_night);
    assert_ptr_equal(theme_at("2031-10-15T06:30"), &theme_day);
    assert_ptr_equal(theme_at("1970-01-01T00:10"), &theme_day);
}

/* Quiet since 12:00, and ten minutes without a touch by 12:52. */
static void start_by_night(unsigned notes, bool reduced_motion)
{
    struct model *m = model_with(notes, 100);
    m->settings.quiet_from = 12 * 60;
    m->settings.quiet_until = 13 * 60;
    dim_after = 10 * 60 * 1000;
    start_with(m, reduced_motion);
    scene_frame(scene);
}

static bool is_dim(void)
{
    scene_frame(scene);
    return scene_theme(scene) != &theme_day && scene_theme(scene) != &theme_night;
}

static void by_night_an_untouched_screen_is_dimmed_but_never_black(void **state)
{
    unsigned changed;
    start_by_night(1, false);
    run_for(9 * 60 * 1000, &changed);
    assert_false(is_dim());
    run_for(61 * 1000, &changed);
    assert_true(is_dim());
    const struct theme *t = scene_theme(scene);
    assert_true(rgb_contrast(t->ink, t->paper) > 3);
    assert_true(rgb_contrast(t->ink, theme_night.ink) > 2); /* it is darker */
    /* Still, it costs what a still slide costs. */
    assert_int_equal(run_for(180 * 1000, &changed), 3);
    /* The day ends it. */
    run_for(8 * 60 * 1000, &changed);
    assert_ptr_equal(scene_theme(scene), &theme_day);
}

static void the_tap_that_wakes_a_dimmed_screen_does_nothing_else(void **state)
{
    unsigned changed;
    for (unsigned how = 0; how < 4; how++) {
        start_by_night(how % 2 + 1, how == 3);
        run_for(11 * 60 * 1000, &changed);
        assert_true(is_dim());
        send(INPUT_POINTER_DOWN, 500, 500);
        assert_ptr_equal(scene_theme(scene), &theme_night);
        /* The other fingers of the same hand. */
        clock_advance(&fake, 100);
        struct input second = {.kind = INPUT_POINTER_DOWN, .pointer = 2, .x = 700, .y = 500};
        scene_input(scene, &second);
        clock_advance(&fake, 600);
        send(how == 1 ? INPUT_POINTER_CANCEL : INPUT_POINTER_UP, 500, 500);
        second.kind = INPUT_POINTER_UP;
        scene_input(scene, &second);
        scene_frame(scene);
        assert_false(scene_has_form(scene));
        tap(500, 500);
        assert_true(scene_has_form(scene));
        scene_free(scene);
        scene = NULL;
        clock_init_fake(&fake, "2031-10-14T12:42");
    }
}

static void a_key_that_wakes_a_dimmed_screen_does_nothing_else(void **state)
{
    unsigned changed;
    start_by_night(1, false);
    run_for(11 * 60 * 1000, &changed);
    assert_true(is_dim());
    key(KEY_ENTER);
    assert_ptr_equal(scene_theme(scene), &theme_night);
    assert_false(scene_has_form(scene));
    clock_advance(&fake, 400);
    key(KEY_ENTER);
    assert_true(scene_has_form(scene));
}

static void a_form_by_night_is_never_dimmed(void **state)
{
    unsigned changed;
    start_by_night(1, false);
    run_for(8 * 60 * 1000, &changed);
    tap(500, 500);
    type("private");
    for (unsigned i = 0; i < 8; i++) {
        run_for(40 * 1000, &changed);
        type("more");
        assert_true(scene_has_form(scene));
        assert_false(is_dim());
    }
    run_for(70 * 1000, &changed);
    assert_false(scene_has_form(scene));
    assert_false(is_dim());
}

static void another_canvas_lays_out_again(void **state)
{
    start(2);
    pass(5000);
    struct canvas c = canvas_for(1080, 1920, ROTATE_0);
    scene_set_canvas(scene, &c);
    const struct draw_list *l = scene_frame(scene);
    assert_true(has_target(l, "a"));
    assert_float_equal(l->command[0].h, 1920, 0.1);
}

static void a_slide_can_be_shown_at_once(void **state)
{
    start(3);
    scene_show(scene, 1, 2);
    assert_true(frame_has("c"));
    pass(10000);
    pass(MOMENT_END);
    assert_true(frame_has("a"));
}

static void the_plan_is_what_will_be_shown(void **state)
{
    static struct playlist plan;
    start(3);
    scene_plan(scene, 0, &plan);
    assert_int_equal(plan.count, 3);
    assert_int_equal(plan.slot[1].item, 1);
    scene_plan(scene, 7, &plan);
    assert_int_equal(plan.count, 3);
}

static struct box place_of(const struct draw_list *l, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TARGET && c->text_len == n && memcmp(l->text + c->text, name, n) == 0) {
            return (struct box){c->x, c->y, c->w, c->h};
        }
    }
    return (struct box){0};
}

static void a_language_from_the_right_turns_the_slides_over_once(void **state)
{
    start(2);
    pass(100);
    struct box before = place_of(scene_frame(scene), "cta");
    scene_free(scene);
    i18n_set("", "ar");
    start(2);
    pass(100);
    const struct draw_list *l = scene_frame(scene);
    assert_float_equal(place_of(l, "cta").x, 1920 - before.x - before.w, 0.01f);
    assert_float_equal(place_of(l, "a").x, 1919, 0.01f);
    pass(5000);
    assert_float_equal(place_of(scene_upcoming(scene), "cta").x, 1920 - before.x - before.w, 0.01f);
    assert_float_equal(place_of(scene_upcoming(scene), "b").x, 1919, 0.01f);
    uint64_t still = draw_hash(scene_frame(scene));
    assert_int_equal(draw_hash(scene_frame(scene)), still);
    pass(5000);
    pass(300);
    l = scene_frame(scene); /* note_draw moves its field to the right, which is seen as the left */
    bool moved = false;
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        moved |= c->op == DRAW_RECT && c->w == 100 && c->x < 1820 && c->x > 1700;
    }
    assert_true(moved);
}

static void both_lists_of_a_cross_fade_are_turned_over(void **state)
{
    const struct draw_list *from, *to;
    float share;
    i18n_set("", "ar");
    start_with(model_with(2, 100), true);
    pass(100);
    pass(10000);
    pass(50);
    assert_true(scene_fading(scene, &from, &to, &share));
    assert_float_equal(place_of(from, "a").x, 1919, 0.01f);
    assert_float_equal(place_of(to, "b").x, 1919, 0.01f);
}

static void the_pill_is_touched_where_it_is_seen(void **state)
{
    i18n_set("", "ar");
    start(1);
    struct box cta = place_of(scene_frame(scene), "cta");
    assert_true(cta.x + cta.w < 960);
    uint64_t rest = draw_hash(scene_frame(scene));
    send(INPUT_POINTER_DOWN, cta.x + 5, cta.y + 5);
    assert_int_not_equal(draw_hash(scene_frame(scene)), rest); /* pressed */
    send(INPUT_POINTER_UP, cta.x + 5, cta.y + 5);
    assert_string_equal(scene_screen(scene), "form-1");
    struct box field = place_of(scene_frame(scene), "field");
    assert_float_equal(field.x, 1920 - 400, 0.01f);
    tap(field.x + 5, field.y + 5);
    assert_int_equal(form_state->taps, 1);
    tap(200, 200);
    assert_int_equal(form_state->taps, 1);
}

/* The language that a person chose lives as long as the form, however that ends. */
static void the_language_of_a_session_ends_with_it(void **state)
{
    for (unsigned how = 0; how < 3; how++) {
        start(2);
        uint64_t slide = draw_hash(scene_frame(scene));
        tap(500, 500);
        assert_float_equal(place_of(scene_frame(scene), "field").x, 100, 0.01f);
        type("ar");
        assert_float_equal(place_of(scene_frame(scene), "field").x, 1520, 0.01f);
        assert_string_equal(i18n_language(), "en"); /* for everybody else */
        switch (how) {
        case 0: key(KEY_ESCAPE); break;
        case 1: pass(46000); break; /* nobody there */
        case 2:
            type("private");
            pass(46000);
            assert_string_equal(scene_screen(scene), "still-there");
            assert_true(place_of(scene_frame(scene), "keep").x > 900);
            pass(21000);
            break;
        }
        const struct draw_list *l = scene_frame(scene);
        assert_string_equal(scene_screen(scene), "note");
        assert_true(place_of(l, "cta").x > 960);
        if (how == 0) {
            assert_int_equal(draw_hash(l), slide);
        }
        tap(500, 500);
        assert_float_equal(place_of(scene_frame(scene), "field").x, 100, 0.01f);
        scene_free(scene);
        scene = NULL;
    }
}

static void a_screen_that_turns_under_a_form_is_laid_out_in_its_own_language(void **state)
{
    start(2);
    tap(500, 500);
    type("ar");
    struct canvas c = canvas_for(1080, 1920, ROTATE_0);
    scene_set_canvas(scene, &c);
    assert_float_equal(place_of(scene_frame(scene), "field").x, 680, 0.01f);
    key(KEY_ESCAPE);
    assert_true(place_of(scene_frame(scene), "cta").x > 540);
    assert_true(has_text(scene_frame(scene), "Tuesday 14 October"));
}

static void many_slides_are_counted_in_words(void **state)
{
    start(13);
    assert_true(has_text(scene_frame(scene), "1 of 13"));
    scene_free(scene);
    start(12);
    assert_false(has_text(scene_frame(scene), "1 of 12"));
}

static int open_text(void **state)
{
    struct diag d;
    i18n_set("", "en");
    return text_open(&text, 4 << 20, &d) == ERR_OK ? 0 : -1;
}

static int close_text(void **state)
{
    text_close(text);
    return 0;
}

#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(slides_follow_one_another_and_begin_again),
        test(a_slide_that_is_alone_costs_one_frame_a_minute),
        test(a_still_slide_of_several_changes_only_for_the_nudge_and_the_minute),
        test(reduced_motion_has_no_nudge_and_one_cross_fade),
        test(the_coming_slide_is_laid_out_half_way_and_not_in_the_change),
        test(asking_for_the_coming_slide_lays_it_out),
        test(content_that_comes_makes_the_greeting_leave),
        test(content_that_is_there_before_the_first_frame_is_shown_at_once),
        test(a_standing_slide_keeps_its_snapshot_until_it_leaves),
        test(a_snapshot_that_changes_nothing_moves_nothing),
        test(the_place_in_the_round_survives_new_content),
        test(a_note_that_was_taken_back_leaves_at_once),
        test(what_stands_leaves_at_once_when_somebody_hides_something),
        test(it_has_left_under_the_form_that_hid_it),
        test(a_form_knows_whose_days_stood_when_the_finger_came_down),
        test(a_posted_note_is_next_right_after_the_form),
        test(a_posted_note_waits_for_the_snapshot_that_has_it),
        test(a_note_that_was_undone_is_not_waited_for),
        test(a_note_that_somebody_minds_makes_way_at_once),
        test(under_a_form_a_note_makes_way_unseen),
        test(a_note_that_is_gone_from_the_snapshot_is_not_under_the_form_either),
        test(an_answer_is_heard_by_the_form_that_asked_and_no_other),
        test(a_wish_keeps_its_snapshot_when_the_form_has_gone),
        test(a_note_that_was_made_ready_and_undone_is_not_shown),
        test(a_tap_anywhere_and_enter_open_the_form),
        test(the_pill_shows_that_it_is_pressed),
        test(a_tap_in_the_middle_of_a_change_opens_the_form_and_ends_the_change),
        test(a_clean_form_closes_silently_after_forty_five_seconds),
        test(a_written_form_asks_whether_somebody_is_there),
        test(nobody_there_clears_the_note),
        test(keep_writing_scrim_and_typing_keep_the_note),
        test(a_step_of_a_form_is_a_cross_fade_that_hears_touches_at_once),
        test(two_steps_between_frames_fade_from_what_was_seen),
        test(an_overlay_is_no_step),
        test(a_tap_on_the_panel_is_no_answer),
        test(clear_it_clears_the_note),
        test(the_form_knows_whether_notes_can_be_saved),
        test(the_strip_tells_the_minute_and_the_day),
        test(a_clock_that_was_never_set_shows_no_date),
        test(night_comes_in_the_quiet_hours),
        test(night_is_over_midnight_to_the_minute_and_never_on_a_clock_nobody_set),
        test(by_night_an_untouched_screen_is_dimmed_but_never_black),
        test(the_tap_that_wakes_a_dimmed_screen_does_nothing_else),
        test(a_key_that_wakes_a_dimmed_screen_does_nothing_else),
        test(a_form_by_night_is_never_dimmed),
        test(another_canvas_lays_out_again),
        test(a_slide_can_be_shown_at_once),
        test(the_plan_is_what_will_be_shown),
        test(a_language_from_the_right_turns_the_slides_over_once),
        test(both_lists_of_a_cross_fade_are_turned_over),
        test(the_pill_is_touched_where_it_is_seen),
        test(the_language_of_a_session_ends_with_it),
        test(a_screen_that_turns_under_a_form_is_laid_out_in_its_own_language),
        test(many_slides_are_counted_in_words),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
