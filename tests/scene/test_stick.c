/* When the form of the stick opens by itself: on the slides, for everything that is new, never over
 * somebody who is in the middle of something, and never twice for the same. */
#include "scene/scene.h"

#include "base/str.h"
#include "cm.h"

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
}

static const struct slide_kind hello = {.name = "hello", .count = one, .airing = hello_airing,
                                        .open = hello_open, .draw = hello_draw};
const struct slide_kind *const slide_kinds[] = {&hello, NULL};
const unsigned slide_kind_count = 1;

static struct stick *seen; /* by the form in its last pass */

static void form_open(void *state, const struct form_env *env)
{
}

static enum form_status form_run(void *state, const struct form_env *env,
                                 struct intent *ret_intent, bool *ret_has)
{
    const struct input *e = env->ui->event;
    seen = env->stick;
    return e && e->kind == INPUT_KEY && e->key == KEY_ESCAPE ? FORM_CLOSED : FORM_OPEN;
}

static void form_result(void *state, const struct form_env *env, const struct intent_result *r)
{
}

static bool form_dirty(const void *state)
{
    return false;
}

static bool form_stays(const void *state)
{
    return true;
}

static const char *stick_screen(const void *state)
{
    return "stick";
}

static const char *thanks_screen(const void *state)
{
    return "thanks";
}

static const struct form_kind stick_form = {
    .name = "stick", .state_size = 1, .open = form_open, .run = form_run, .result = form_result,
    .dirty = form_dirty, .stays = form_stays, .screen = stick_screen};
static const struct form_kind thanks_form = {
    .name = "thanks", .state_size = 1, .open = form_open, .run = form_run,
    .result = form_result, .dirty = form_dirty, .screen = thanks_screen};
const struct form_kind *const form_kinds[] = {&stick_form, &thanks_form, NULL};
const unsigned form_kind_count = 2;

static struct text *text;
static struct clock fake;
static struct scene *scene;

static int begin(void **state)
{
    struct diag d;
    struct model *m = model_new(20000);
    assert_int_equal(text_open(&text, 1 << 20, &d), ERR_OK);
    assert_true(clock_init_fake(&fake, "2026-10-14T12:42"));
    scene = scene_new(&(struct scene_params){.text = text, .clock = &fake, .model = m,
                                             .canvas = canvas_for(1920, 1080, ROTATE_0)});
    model_unref(m);
    scene_frame(scene);
    return 0;
}

static int end(void **state)
{
    scene_free(scene);
    text_close(text);
    return 0;
}

static void bring(enum stick_phase phase, uint64_t id)
{
    struct stick *s = stick_new();
    s->phase = phase;
    s->id = id;
    scene_set_stick(scene, s);
    stick_unref(s);
    scene_frame(scene);
}

static void key(enum input_key key)
{
    scene_input(scene, &(struct input){.kind = INPUT_KEY, .key = key});
    clock_advance(&fake, 100);
    scene_frame(scene);
}

static void it_opens_on_the_slides_and_shows_the_latest_news(void **state)
{
    assert_string_equal(scene_screen(scene), "hello");
    bring(STICK_READING, 1);
    assert_string_equal(scene_screen(scene), "stick");
    bring(STICK_READY, 2);
    assert_string_equal(scene_screen(scene), "stick");
    assert_int_equal(seen->id, 2);
    scene_set_stick(scene, NULL);
    scene_frame(scene);
    assert_null(seen);
}

static void it_waits_until_the_other_form_is_closed(void **state)
{
    scene_open_form(scene, "thanks");
    bring(STICK_READING, 1);
    bring(STICK_READY, 2);
    assert_string_equal(scene_screen(scene), "thanks");
    key(KEY_ESCAPE);
    assert_string_equal(scene_screen(scene), "stick");
    assert_int_equal(seen->id, 2);
}

static void it_waits_for_a_finger_on_a_slide(void **state)
{
    struct input e = {.kind = INPUT_POINTER_DOWN, .pointer = 1, .x = 900, .y = 400};
    scene_input(scene, &e);
    bring(STICK_READY, 1);
    assert_string_equal(scene_screen(scene), "hello");
    e.kind = INPUT_POINTER_UP;
    scene_input(scene, &e);
    assert_string_equal(scene_screen(scene), "thanks"); /* what the finger wanted */
}

static void what_was_closed_comes_back_only_with_news(void **state)
{
    bring(STICK_READING, 1);
    key(KEY_ESCAPE);
    assert_string_equal(scene_screen(scene), "hello");
    bring(STICK_READING, 1);
    assert_string_equal(scene_screen(scene), "hello");
    bring(STICK_READY, 1);
    assert_string_equal(scene_screen(scene), "stick");
    key(KEY_ESCAPE);
    bring(STICK_READY, 1);
    assert_string_equal(scene_screen(scene), "hello");
    bring(STICK_READY, 3);
    assert_string_equal(scene_screen(scene), "stick");
}

static void it_is_not_closed_for_being_idle(void **state)
{
    bring(STICK_READING, 1);
    for (int i = 0; i < 600; i++) {
        clock_advance(&fake, 1000);
        scene_frame(scene);
    }
    assert_string_equal(scene_screen(scene), "stick");
    assert_int_equal(scene_next(scene), MSEC_NEVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_opens_on_the_slides_and_shows_the_latest_news, begin,
                                        end),
        cmocka_unit_test_setup_teardown(it_waits_until_the_other_form_is_closed, begin, end),
        cmocka_unit_test_setup_teardown(it_waits_for_a_finger_on_a_slide, begin, end),
        cmocka_unit_test_setup_teardown(what_was_closed_comes_back_only_with_news, begin, end),
        cmocka_unit_test_setup_teardown(it_is_not_closed_for_being_idle, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
