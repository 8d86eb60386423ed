/* What a form gets of the display, and in which looks: a form of one button on panels of known
 * size, with what people choose for their session. */
#include "scene/form_host.h"

#include "base/str.h"
#include "cm.h"
#include "i18n/i18n.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A button, a line of words and an arrow in the upper left corner; "x" typed makes it dirty. */
struct probe {
    unsigned taps, events;
    du x, y;
    bool dirty;
};

static struct probe *probe;
static const struct form_env *env_of;

static void probe_open(void *state, const struct form_env *env)
{
    probe = state;
    env_of = env;
}

static enum form_status probe_run(void *state, const struct form_env *env,
                                  struct intent *ret_intent, bool *ret_has)
{
    struct ui *ui = env->ui;
    struct probe *p = state;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    p->taps += ui_hit(ui, &(struct ui_hit){.name = "button", .box = {100, 100, 300, 200}}, NULL);
    draw_icon(ui->list, "left", 200, 200, 48, ui->theme->ink, 4.5f);
    draw_label(ui->list, ui->text, 500, 200, ALIGN_START, FACE_D6, 40, ui->theme->ink,
               ui->theme->paper, "Words");
    if (ui->event) {
        p->events++;
        p->x = ui->event->x;
        p->y = ui->event->y;
        p->dirty |= ui->event->kind == INPUT_TEXT;
    }
    return FORM_OPEN;
}

static void probe_result(void *state, const struct form_env *env, const struct intent_result *r)
{
}

static bool probe_dirty(const void *state)
{
    return ((const struct probe *)state)->dirty;
}

static const char *probe_screen(const void *state)
{
    return "probe";
}

static const struct form_kind probe_kind = {.name = "probe",
                                            .state_size = sizeof(struct probe),
                                            .open = probe_open,
                                            .run = probe_run,
                                            .result = probe_result,
                                            .dirty = probe_dirty,
                                            .screen = probe_screen};
const struct form_kind *const form_kinds[] = {&probe_kind, NULL};
const unsigned form_kind_count = 1;

static struct form_host host;
static struct draw_list list;
static struct text *text;
static struct model *model;
static struct canvas display;
static msec now;

static void open_on(px w, px h, float inches, struct form_aids aids)
{
    display = canvas_for(w, h, ROTATE_0);
    display.mm = inches * 25.4f / hypotf((float)w, (float)h) * display.k;
    text_set_scale(text, display.k);
    form_host_open(&host, "probe", &(struct form_host_params){.model = model, .text = text,
                                                              .canvas = &display,
                                                              .theme = &theme_day, .aids = aids,
                                                              .now = now});
    assert_non_null(host.kind);
}

static int set_up(void **state)
{
    struct diag d;
    i18n_set("", "en");
    assert_int_equal(text_open(&text, 4 << 20, &d), ERR_OK);
    draw_init(&list);
    model = model_new(20000);
    now = 1000;
    return 0;
}

static int tear_down(void **state)
{
    form_host_done(&host);
    model_unref(model);
    draw_done(&list);
    text_close(text);
    memset(&host, 0, sizeof host);
    return 0;
}

static void run(const struct input *event)
{
    draw_clear(&list);
    form_host_run(&host, &list, event, now);
}

static void send(enum input_kind kind, du x, du y)
{
    run(&(struct input){.kind = kind, .pointer = 1, .x = x, .y = y, .at = now});
}

static void tap(du x, du y)
{
    send(INPUT_POINTER_DOWN, x, y);
    send(INPUT_POINTER_UP, x, y);
}

/* The first command of this kind, or the target of this name. */
static size_t find(enum draw_op op, const char *name)
{
    run(NULL);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (c->op == op && (!name || (c->text_len == strlen(name) &&
                                      memcmp(list.text + c->text, name, c->text_len) == 0))) {
            return i;
        }
    }
    fail_msg("%s is not there", name ? name : "it");
    return 0;
}

static struct box place_of(const char *name)
{
    struct box b;
    draw_place(&list, find(DRAW_TARGET, name), &b.x, &b.y, &b.w, &b.h);
    return b;
}

static void tap_on(const char *name)
{
    struct box b = place_of(name);
    tap(b.x + b.w / 2, b.y + b.h / 2);
}

static void on_a_usual_panel_the_form_has_the_display_as_it_is(void **state)
{
    open_on(1920, 1080, 43, (struct form_aids){0});
    struct box b = place_of("button");
    assert_float_equal(b.x, 100, 0);
    assert_float_equal(b.w, 300, 0);
    assert_int_equal(list.command[0].op, DRAW_RECT);
    assert_int_equal(list.command[1].op, DRAW_TARGET); /* no group around it */
}

static void on_a_small_panel_the_same_button_is_larger_and_is_hit(void **state)
{
    open_on(1280, 800, 10.1f, (struct form_aids){0});
    struct box b = place_of("button");
    assert_int_equal(host.ui.canvas->layout, LAYOUT_COMPACT);
    assert_float_equal(b.w, 300 * 2.4f, 0.01f);
    tap(b.x + b.w - 1, b.y + b.h - 1);
    assert_int_equal(probe->taps, 1);
    tap(b.x + b.w + 1, b.y + b.h - 1);
    assert_int_equal(probe->taps, 1);
    /* Letters are measured for the pixels that they get, and for those of slides afterwards. */
    size_t words = find(DRAW_TEXT, NULL);
    float seen = list.command[words].w * host.part.canvas.k;
    text_set_scale(text, 1);
    assert_float_equal(seen, text_width(text, FACE_D6, 64, "Words", 5), 0.01f);
    run(NULL);
    assert_int_equal(text_pixels(text, 30), (int)(30 * display.k));
}

static void within_reach_nothing_is_higher_and_touches_above_only_say_that_somebody_is_there(
    void **state)
{
    open_on(1080, 1920, 43, (struct form_aids){.low = true});
    struct box b = place_of("button");
    assert_int_equal(host.ui.canvas->layout, LAYOUT_LANDSCAPE);
    assert_true(b.y > 0.45f * display.h);
    tap_on("button");
    assert_int_equal(probe->taps, 1);
    assert_float_equal(probe->x, 250, 0.1f);
    assert_float_equal(probe->y, 200, 0.1f);
    now += IDLE_AFTER_MS - 1;
    tap(540, 300); /* where the button would be in the upper part */
    assert_int_equal(probe->taps, 1);
    assert_true(probe->y < 0);
    now += IDLE_AFTER_MS - 1;
    run(NULL);
    assert_non_null(host.kind);
    now += 1;
    run(NULL);
    assert_null(host.kind);
}

static void the_question_whether_somebody_is_there_stands_where_the_form_does(void **state)
{
    open_on(1080, 1920, 43, (struct form_aids){.low = true});
    run(&(struct input){.kind = INPUT_TEXT, .text = "x", .at = now});
    now += IDLE_AFTER_MS;
    struct box keep = place_of("keep");
    assert_true(keep.y > 0.45f * display.h);
    tap_on("keep");
    assert_false(host.idle.open);
    now += IDLE_AFTER_MS;
    run(NULL);
    assert_true(host.idle.open);
    tap(540, 100); /* beside it, above the form */
    assert_false(host.idle.open);
    assert_non_null(host.kind);
}

static void for_the_left_hand_sides_change_but_not_the_direction_of_arrows(void **state)
{
    open_on(1920, 1080, 0, (struct form_aids){.left = true});
    struct box b = place_of("button");
    assert_float_equal(b.x, 1920 - 100 - 300, 0.01f);
    tap_on("button");
    assert_int_equal(probe->taps, 1);
    assert_int_equal(list.command[find(DRAW_ICON, "left")].flags & DRAW_MIRRORED, 0);
}

static void only_the_form_is_black_and_white(void **state)
{
    open_on(1920, 1080, 0, (struct form_aids){.contrast = true});
    run(NULL);
    assert_int_equal(list.command[0].fill, 0xFFFFFF);
    assert_ptr_equal(env_of->slide_theme, &theme_day);
}

static void what_is_chosen_shows_in_the_next_pass_and_is_forgotten(void **state)
{
    open_on(1920, 1080, 0, (struct form_aids){0});
    assert_float_equal(place_of("button").w, 300, 0);
    env_of->aids->large = env_of->aids->left = true;
    struct box b = place_of("button");
    assert_float_equal(b.w, 300 * 2.25f, 0.01f);
    assert_true(b.x > 960);
    assert_true(host.ui.canvas->large);
    now += IDLE_AFTER_MS;
    run(NULL);
    assert_null(host.kind);
    assert_false(host.aids.large || host.aids.left);
    open_on(1920, 1080, 0, (struct form_aids){.low = true});
    assert_float_equal(place_of("button").w, 300, 0);
    assert_true(host.aids.low);
}

static void the_display_may_turn_while_the_form_is_open(void **state)
{
    open_on(1920, 1080, 0, (struct form_aids){.large = true});
    assert_float_equal(place_of("button").x, 225, 0.01f);
    display = canvas_for(800, 480, ROTATE_0);
    assert_float_equal(place_of("button").x, 100, 0.01f);
    tap_on("button");
    assert_int_equal(probe->taps, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(on_a_usual_panel_the_form_has_the_display_as_it_is),
        TEST(on_a_small_panel_the_same_button_is_larger_and_is_hit),
        TEST(within_reach_nothing_is_higher_and_touches_above_only_say_that_somebody_is_there),
        TEST(the_question_whether_somebody_is_there_stands_where_the_form_does),
        TEST(for_the_left_hand_sides_change_but_not_the_direction_of_arrows),
        TEST(only_the_form_is_black_and_white),
        TEST(what_is_chosen_shows_in_the_next_pass_and_is_forgotten),
        TEST(the_display_may_turn_while_the_form_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
