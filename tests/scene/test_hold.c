/* Fingers that stay on a slide, and what a form learns of the slide it was opened from. Kinds of
 * slides and forms of its own take the place of the generated tables. */
#include "base/str.h"
#include "cm.h"
#include "i18n/i18n.h"
#include "scene/chrome.h"
#include "scene/hold.h"
#include "scene/scene.h"

#include <string.h>

static unsigned note_count(const struct model *m)
{
    return m->kudos_count;
}

static void note_airing(const struct model *m, unsigned item, struct airing *ret)
{
    *ret = (struct airing){.label = "", .kudos = m->kudos[item].id, .words = 5};
}

static void note_open(void *state, const struct slide_env *env, unsigned item)
{
}

static void note_draw(const void *state, struct moment now, struct draw_list *l)
{
    draw_rect(l, moment_apart(now) * 100, 0, 100, 100, 0);
}

static const struct slide_kind note = {
    .name = "note", .count = note_count, .airing = note_airing, .open = note_open,
    .draw = note_draw};

static unsigned hello_count(const struct model *m)
{
    return m->kudos_count == 0;
}

static void hello_airing(const struct model *m, unsigned item, struct airing *ret)
{
    *ret = (struct airing){.label = "hello", .dwell = 5000};
}

static const struct slide_kind hello = {
    .name = "hello", .count = hello_count, .airing = hello_airing, .open = note_open,
    .draw = note_draw, .fallback = true};

const struct slide_kind *const slide_kinds[] = {&hello, &note, NULL};
const unsigned slide_kind_count = 2;

/* What the form that was opened last was told. Text turns to Arabic, Home to the flag; Esc
 * closes. */
static struct {
    unsigned opened, closed;
    int64_t showing;
    bool can_save;
    char language[FORM_LANGUAGE];
} seen;

static void form_open(void *state, const struct form_env *env)
{
    seen.opened++;
    seen.showing = env->showing;
    seen.can_save = env->can_save;
    str_copy(seen.language, sizeof seen.language, env->language);
}

static enum form_status form_run(void *state, const struct form_env *env, struct intent *ret_intent,
                                 bool *ret_has)
{
    const struct input *e = env->ui->event;
    if (e && e->kind == INPUT_TEXT) {
        str_copy(env->language, FORM_LANGUAGE, "ar");
    }
    if (!e || e->kind != INPUT_KEY) {
        return FORM_OPEN;
    }
    return e->key == KEY_HOME ? FORM_FLAG : e->key == KEY_ESCAPE ? FORM_CLOSED : FORM_OPEN;
}

static void form_result(void *state, const struct form_env *env, const struct intent_result *r)
{
}

static bool form_dirty(const void *state)
{
    return false;
}

static void form_close(void *state)
{
    seen.closed++;
}

static const char *thanks_screen(const void *state)
{
    return "form-1";
}

static const char *flag_screen(const void *state)
{
    return "flag";
}

static const char *review_screen(const void *state)
{
    return "review-pin";
}

#define FORM(form, screen_of)                                                                      \
    static const struct form_kind form = {.name = #form, .state_size = 1, .open = form_open,       \
                                          .run = form_run, .result = form_result,                  \
                                          .dirty = form_dirty, .screen = screen_of,                \
                                          .close = form_close}
FORM(thanks, thanks_screen);
FORM(flag, flag_screen);
FORM(review, review_screen);
const struct form_kind *const form_kinds[] = {&flag, &review, &thanks, NULL};
const unsigned form_kind_count = 3;

static struct text *text;
static struct clock fake;
static struct scene *scene;

static struct model *model_with(unsigned notes)
{
    struct model *m = model_new(clock_now(&fake).day);
    m->kudos = arena_array(&m->arena, notes + 1, sizeof *m->kudos);
    m->kudos_count = notes;
    for (unsigned i = 0; i < notes; i++) {
        m->kudos[i] = (struct kudos){.id = 100 + i, .message = "", .value = ""};
    }
    return m;
}

static void start_on(unsigned notes, px w, px h)
{
    struct model *m = model_with(notes);
    scene = scene_new(&(struct scene_params){
        .text = text, .clock = &fake, .canvas = canvas_for(w, h, ROTATE_0), .model = m});
    model_unref(m);
    scene_frame(scene);
}

static void start(unsigned notes)
{
    start_on(notes, 1920, 1080);
}

static int set_up(void **state)
{
    clock_init_fake(&fake, "2031-10-14T12:42");
    i18n_set("", "en");
    memset(&seen, 0, sizeof seen);
    return 0;
}

static int tear_down(void **state)
{
    scene_free(scene);
    scene = NULL;
    return 0;
}

static void restart(void)
{
    tear_down(NULL);
    memset(&seen, 0, sizeof seen);
}

static void send(enum input_kind kind, uint64_t finger, float x, float y)
{
    struct input e = {
        .kind = kind, .pointer = finger, .x = x, .y = y, .at = clock_mono(&fake)};
    scene_input(scene, &e);
}

static void key(enum input_key k)
{
    scene_input(scene, &(struct input){.kind = INPUT_KEY, .key = k, .at = clock_mono(&fake)});
}

/* As the loop does: a frame whenever one is due. Returns how many. */
static unsigned pass(msec span)
{
    msec end = clock_mono(&fake) + span;
    unsigned frames = 0;
    while (scene_next(scene) <= end) {
        msec next = scene_next(scene), now = clock_mono(&fake);
        clock_advance(&fake, next > now ? next - now : 1);
        scene_frame(scene);
        frames++;
    }
    if (clock_mono(&fake) < end) {
        clock_advance(&fake, end - clock_mono(&fake));
    }
    return frames;
}

static void assert_screen(const char *name)
{
    assert_string_equal(scene_screen(scene), name);
}

static void a_finger_that_stays_on_a_note_flags_it(void **state)
{
    start(3);
    send(INPUT_POINTER_DOWN, 1, 900, 400);
    pass(HOLD_FLAG_MS - 1);
    assert_screen("note");
    pass(1);
    assert_screen("flag");
    assert_int_equal(seen.showing, 100);
    send(INPUT_POINTER_UP, 1, 900, 400);
    assert_screen("flag");
    assert_int_equal(seen.opened, 1);
}

static void a_finger_that_leaves_before_says_thanks(void **state)
{
    start(3);
    send(INPUT_POINTER_DOWN, 1, 900, 400);
    pass(HOLD_FLAG_MS - 100);
    send(INPUT_POINTER_UP, 1, 905, 402);
    assert_screen("form-1");
    assert_int_equal(seen.showing, 100);
}

static void where_no_note_stands_a_finger_may_stay(void **state)
{
    start(0);
    send(INPUT_POINTER_DOWN, 1, 900, 400);
    pass(3000);
    assert_screen("hello");
    send(INPUT_POINTER_UP, 1, 900, 400);
    assert_screen("form-1");
    assert_int_equal(seen.showing, 0);
}

static void a_finger_that_moves_away_or_is_not_alone_flags_nothing(void **state)
{
    for (unsigned how = 0; how < 3; how++) {
        start(1);
        send(INPUT_POINTER_DOWN, 1, 900, 400);
        pass(300);
        switch (how) {
        case 0: send(INPUT_POINTER_MOVE, 1, 960, 400); break;
        case 1: send(INPUT_POINTER_DOWN, 2, 300, 300); break;
        case 2: send(INPUT_POINTER_CANCEL, 1, 900, 400); break;
        }
        pass(3000);
        assert_screen("note");
        send(INPUT_POINTER_UP, 1, 960, 400);
        assert_screen(how == 0 ? "form-1" : "note"); /* it is still a tap on the slide */
        restart();
    }
}

static void beside_a_resting_hand_another_finger_says_thanks(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 1600, 992);
    pass(5000);
    send(INPUT_POINTER_DOWN, 2, 900, 400);
    pass(80);
    send(INPUT_POINTER_MOVE, 1, 1602, 992);
    send(INPUT_POINTER_UP, 2, 900, 400);
    assert_screen("form-1");
}

static void an_elbow_says_nothing(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 1600, 992);
    pass(UI_LEAN_MS);
    scene_input(scene, &(struct input){.kind = INPUT_POINTER_UP, .pointer = 1, .x = 1600,
                                       .y = 992, .held = UI_LEAN_MS});
    assert_screen("note");
}

static void a_finger_that_rolls_a_little_has_stayed(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 900, 400);
    send(INPUT_POINTER_MOVE, 1, 920, 410);
    pass(HOLD_FLAG_MS);
    assert_screen("flag");
}

static void a_finger_that_stays_on_say_thanks_says_thanks(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 1600, 992);
    pass(5000);
    assert_screen("note");
    send(INPUT_POINTER_UP, 1, 1600, 992);
    assert_screen("form-1");
}

static void the_note_is_the_one_that_stood_when_the_finger_came(void **state)
{
    start(3);
    pass(9800);
    send(INPUT_POINTER_DOWN, 1, 900, 400); /* the change to the next begins in 200 ms */
    pass(HOLD_FLAG_MS);
    assert_screen("flag");
    assert_int_equal(seen.showing, 100);
    key(KEY_ESCAPE);
    scene_frame(scene);
    send(INPUT_POINTER_DOWN, 1, 900, 400);
    send(INPUT_POINTER_UP, 1, 900, 400);
    assert_screen("form-1");
    assert_int_equal(seen.showing, 101);
}

static void in_the_middle_of_a_change_it_is_the_one_whose_fields_are_there(void **state)
{
    start(2);
    pass(10000 + MOMENT_SWAP - 20);
    key(KEY_ENTER);
    assert_int_equal(seen.showing, 100);
    restart();
    start(2);
    pass(10000 + MOMENT_SWAP + 20);
    key(KEY_ENTER);
    assert_int_equal(seen.showing, 101);
}

static void three_seconds_in_the_corner_open_the_review(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    pass(HOLD_REVIEW_MS - 1);
    assert_screen("note");
    pass(1);
    assert_screen("review-pin");
    assert_int_equal(seen.showing, 0);
    send(INPUT_POINTER_UP, 1, 40, 40);
    assert_screen("review-pin");
}

static void the_corner_is_that_of_the_language(void **state)
{
    i18n_set("", "ar");
    start(1);
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    pass(HOLD_FLAG_MS);
    assert_screen("flag");
    restart();
    start(1);
    send(INPUT_POINTER_DOWN, 1, 1880, 40);
    pass(HOLD_REVIEW_MS);
    assert_screen("review-pin");
}

static void the_corner_is_the_farthest_from_say_thanks(void **state)
{
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
        start_on(1, size[i].w, size[i].h);
        struct canvas c = canvas_for(size[i].w, size[i].h, ROTATE_0);
        struct box cta = chrome_cta(&c);
        assert_true(cta.x + cta.w / 2 > c.w / 2 && cta.y > c.h / 2);
        send(INPUT_POINTER_DOWN, 1, 30, 30);
        pass(HOLD_REVIEW_MS);
        assert_screen("review-pin");
        restart();
    }
}

static void a_tap_in_the_corner_says_thanks_and_a_hold_that_is_given_up_says_nothing(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    pass(300);
    send(INPUT_POINTER_UP, 1, 40, 40);
    assert_screen("form-1");
    restart();
    start(1);
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    pass(HOLD_RING_MS + 500);
    send(INPUT_POINTER_UP, 1, 40, 40);
    pass(5000);
    assert_screen("note");
}

static void leaving_the_corner_or_a_second_finger_ends_the_hold(void **state)
{
    for (unsigned how = 0; how < 2; how++) {
        start(1);
        send(INPUT_POINTER_DOWN, 1, 40, 40);
        pass(2000);
        if (how == 0) {
            send(INPUT_POINTER_MOVE, 1, 140, 40);
            send(INPUT_POINTER_MOVE, 1, 40, 40); /* coming back does not help */
        } else {
            send(INPUT_POINTER_DOWN, 2, 60, 60);
        }
        pass(5000);
        assert_screen("note");
        restart();
    }
}

static void nothing_is_seen_of_the_corner_for_a_second_and_then_a_ring_fills(void **state)
{
    start(1);
    uint64_t rest = draw_hash(scene_frame(scene));
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    assert_int_equal(pass(HOLD_RING_MS - 1), 0); /* it costs no frame */
    assert_true(draw_hash(scene_frame(scene)) == rest);
    uint64_t last = rest;
    for (msec t = HOLD_RING_MS; t < HOLD_REVIEW_MS; t += 500) {
        pass(t == HOLD_RING_MS ? 1 : 500);
        uint64_t now = draw_hash(scene_frame(scene));
        assert_true(now != last);
        last = now;
    }
    send(INPUT_POINTER_UP, 1, 40, 40);
    assert_true(draw_hash(scene_frame(scene)) == rest);
}

static void the_ring_allocates_nothing(void **state)
{
    start(1);
    send(INPUT_POINTER_DOWN, 1, 40, 40);
    clock_advance(&fake, 1500);
    uint64_t before = mem_allocations;
    scene_frame(scene);
    assert_int_equal(mem_allocations, before);
}

static void home_opens_the_review_for_those_who_cannot_reach_the_corner(void **state)
{
    start(1);
    key(KEY_HOME);
    assert_screen("review-pin");
}

static void a_form_can_go_on_in_the_flag_for_the_same_person_and_note(void **state)
{
    start(2);
    key(KEY_ENTER);
    scene_input(scene, &(struct input){.kind = INPUT_TEXT, .text = "ar", .at = clock_mono(&fake)});
    scene_set_can_save(scene, false);
    key(KEY_HOME);
    assert_screen("flag");
    assert_int_equal(seen.opened, 2);
    assert_int_equal(seen.closed, 1);
    assert_int_equal(seen.showing, 100);
    assert_false(seen.can_save);
    assert_string_equal(seen.language, "ar");
    scene_frame(scene);
    assert_screen("flag");
    key(KEY_ESCAPE);
    assert_screen("note");
    key(KEY_ENTER);
    assert_string_equal(seen.language, ""); /* of the next person */
}

int main(void)
{
    struct diag d;
    if (text_open(&text, 1 << 20, &d) != ERR_OK) {
        return 1;
    }
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_finger_that_stays_on_a_note_flags_it),
        TEST(a_finger_that_leaves_before_says_thanks),
        TEST(where_no_note_stands_a_finger_may_stay),
        TEST(a_finger_that_moves_away_or_is_not_alone_flags_nothing),
        TEST(beside_a_resting_hand_another_finger_says_thanks),
        TEST(an_elbow_says_nothing),
        TEST(a_finger_that_rolls_a_little_has_stayed),
        TEST(a_finger_that_stays_on_say_thanks_says_thanks),
        TEST(the_note_is_the_one_that_stood_when_the_finger_came),
        TEST(in_the_middle_of_a_change_it_is_the_one_whose_fields_are_there),
        TEST(three_seconds_in_the_corner_open_the_review),
        TEST(the_corner_is_that_of_the_language),
        TEST(the_corner_is_the_farthest_from_say_thanks),
        TEST(a_tap_in_the_corner_says_thanks_and_a_hold_that_is_given_up_says_nothing),
        TEST(leaving_the_corner_or_a_second_finger_ends_the_hold),
        TEST(nothing_is_seen_of_the_corner_for_a_second_and_then_a_ring_fills),
        TEST(the_ring_allocates_nothing),
        TEST(home_opens_the_review_for_those_who_cannot_reach_the_corner),
        TEST(a_form_can_go_on_in_the_flag_for_the_same_person_and_note),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    text_close(text);
    return failed;
}
