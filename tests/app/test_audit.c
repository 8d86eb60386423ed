/* Legibility over command lists: every screen at five sizes, day and night, from the sample
 * content. No text is clipped, covered by half, overlapping another or off the canvas; none is too
 * small or too pale for what is really under it; no character lacks a font; every touch target is
 * large enough. */
#include "app/screens.h"
#include "cm.h"
#include "content/content.h"
#include "import/import.h"
#include "platform/fs.h"
#include "store/store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW "2026-10-14T12:42"

enum { MAX_TEXTS = 512, MAX_TARGETS = 256, SAMPLES_X = 5, SAMPLES_Y = 3 };

struct area { float x, y, w, h; };

struct seen_text {
    const char *s;
    int n;
    struct area box;        /* advance width by cap height, in canvas units */
    float size;
    rgb fill;
    rgb under[SAMPLES_X * SAMPLES_Y];
    bool off, scaled;
};

struct audit {
    const struct draw_list *list;
    const struct canvas *canvas;
    const struct theme *theme;
    const char *screen;
    struct seen_text text[MAX_TEXTS];
    unsigned text_count;
    struct area target[MAX_TARGETS];
    const struct draw_command *target_command[MAX_TARGETS];
    unsigned target_count;
    float dx, dy, k;        /* of the open group */
    unsigned violations;
    char last[512];
};

static void violate(struct audit *a, const char *what, const char *s, int n, double number)
{
    a->violations++;
    str_format(a->last, sizeof a->last, "%s %dx%d %s: %s “%.*s” %.2f", a->screen,
               a->canvas->display_w, a->canvas->display_h, a->theme->name, what, n, s, number);
    print_message("%s\n", a->last);
}

static bool inside_polygon(const float *p, unsigned n, float x, float y)
{
    bool in = false;
    for (unsigned i = 0, j = n - 1; i < n; j = i++) {
        float xi = p[2 * i], yi = p[2 * i + 1], xj = p[2 * j], yj = p[2 * j + 1];
        if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
            in = !in;
        }
    }
    return in;
}

static bool inside_round(const struct draw_command *c, float x, float y)
{
    bool left = x < c->x + c->w / 2, mirrored = c->flags & DRAW_MIRRORED;
    bool square = ((c->flags & DRAW_NOSE) && left != mirrored) ||
                  ((c->flags & DRAW_DROP) && left == mirrored && y < c->y + c->h / 2);
    if (square) {
        return x >= c->x && y >= c->y && x <= c->x + c->w && y <= c->y + c->h;
    }
    float r = fminf(c->r, fminf(c->w, c->h) / 2);
    float dx = fmaxf(fmaxf(c->x + r - x, x - (c->x + c->w - r)), 0);
    float dy = fmaxf(fmaxf(c->y + r - y, y - (c->y + c->h - r)), 0);
    return x >= c->x && y >= c->y && x <= c->x + c->w && y <= c->y + c->h &&
           dx * dx + dy * dy <= r * r;
}

/* Whether the filled shape c lies under the point (canvas units). */
static bool covers(const struct audit *a, const struct draw_command *c, float x, float y)
{
    x = (x - a->dx) / a->k;
    y = (y - a->dy) / a->k;
    switch ((enum draw_op)c->op) {
    case DRAW_RECT:
        return x >= c->x && y >= c->y && x <= c->x + c->w && y <= c->y + c->h;
    case DRAW_RRECT:
        return (c->flags & DRAW_FILLED) && inside_round(c, x, y);
    case DRAW_DISC: {
        float dx = x - (c->x + c->w / 2), dy = y - (c->y + c->h / 2);
        return dx * dx + dy * dy <= c->w * c->w / 4;
    }
    case DRAW_PATH:
        return inside_polygon(a->list->point + c->point, c->point_count, x, y);
    case DRAW_IMAGE:
    case DRAW_RING:
    case DRAW_ICON:
    case DRAW_TEXT:
    case DRAW_PUSH:
    case DRAW_POP:
    case DRAW_TARGET:
        return false;
    }
    return false;
}

static void sample_point(const struct area *box, unsigned i, float *ret_x, float *ret_y)
{
    *ret_x = box->x + box->w * (0.02f + 0.96f * (float)(i % SAMPLES_X) / (SAMPLES_X - 1));
    *ret_y = box->y + box->h * (0.08f + 0.84f * (float)(i / SAMPLES_X) / (SAMPLES_Y - 1));
}

/* A shape painted over texts: those it hides wholly are gone, those it hides in part are clipped.
 * */
static void paint_over(struct audit *a, const struct draw_command *c)
{
    unsigned kept = 0;
    for (unsigned t = 0; t < a->text_count; t++) {
        unsigned hidden = 0;
        for (unsigned i = 0; i < SAMPLES_X * SAMPLES_Y; i++) {
            float x, y;
            sample_point(&a->text[t].box, i, &x, &y);
            hidden += covers(a, c, x, y);
        }
        if (hidden > 0 && hidden < SAMPLES_X * SAMPLES_Y) {
            violate(a, "half hidden", a->text[t].s, a->text[t].n, hidden);
        }
        if (hidden < SAMPLES_X * SAMPLES_Y) {
            a->text[kept++] = a->text[t];
        }
    }
    a->text_count = kept;
    if (a->dx == 0 && a->k == 1 && c->op == DRAW_RECT && c->w >= a->canvas->w &&
        c->h >= a->canvas->h) {
        a->target_count = 0; /* a scrim: what lies under it cannot be touched */
    }
}

static void open_group(struct audit *a, const struct draw_command *c)
{
    a->dx = a->list->point[c->point];
    a->dy = a->list->point[c->point + 1];
    a->k = c->r;
}

/* The colour under a point before command number end. */
static rgb colour_under(struct audit *a, size_t end, float x, float y)
{
    struct audit at = {.list = a->list, .k = 1};
    rgb colour = 0;
    for (size_t i = 0; i < end; i++) {
        const struct draw_command *c = &a->list->command[i];
        if (c->op == DRAW_PUSH) {
            open_group(&at, c);
        } else if (c->op == DRAW_POP) {
            at.dx = at.dy = 0, at.k = 1;
        } else if (covers(&at, c, x, y)) {
            colour = rgb_mix(colour, c->fill, (float)c->alpha / 255);
        }
    }
    return colour;
}

static void take_text(struct audit *a, size_t index)
{
    const struct draw_command *c = &a->list->command[index];
    if (c->alpha == 0 || a->text_count == MAX_TEXTS) {
        return;
    }
    struct seen_text *t = &a->text[a->text_count++];
    *t = (struct seen_text){
        .s = a->list->text + c->text, .n = (int)c->text_len, .size = c->r * a->k,
        .fill = rgb_mix(c->ground, c->fill, (float)c->alpha / 255), .scaled = a->k != 1,
        .off = (c->flags & DRAW_DISABLED) != 0,
    };
    float cap = c->r * TEXT_CAP_HEIGHT * a->k;
    t->box = (struct area){a->dx + c->x * a->k, a->dy + c->y * a->k - cap, c->w * a->k, cap};
    for (unsigned i = 0; i < SAMPLES_X * SAMPLES_Y; i++) {
        float x, y;
        sample_point(&t->box, i, &x, &y);
        t->under[i] = colour_under(a, index, x, y);
    }
}

static void check_texts(struct audit *a)
{
    float smallest = a->canvas->layout == LAYOUT_COMPACT ? 17 : 28;
    for (unsigned i = 0; i < a->text_count; i++) {
        const struct seen_text *t = &a->text[i];
        float worst = 21;
        for (unsigned p = 0; p < SAMPLES_X * SAMPLES_Y; p++) {
            worst = fminf(worst, rgb_contrast(t->fill, t->under[p]));
        }
        if (!t->off && worst < 4.5f) {
            violate(a, "pale", t->s, t->n, (double)worst);
        }
        if (!t->off && t->size >= 56 && worst < 6.15f) {
            violate(a, "pale headline", t->s, t->n, (double)worst);
        }
        if (t->size < smallest - 0.01f && !t->scaled) {
            violate(a, "small", t->s, t->n, (double)t->size);
        }
        if (t->box.x < -1 || t->box.y < -1 || t->box.x + t->box.w > a->canvas->w + 1 ||
            t->box.y + t->box.h > a->canvas->h + 1) {
            violate(a, "off the canvas", t->s, t->n, (double)t->box.x);
        }
        for (unsigned j = 0; j < i; j++) {
            const struct area *p = &t->box, *q = &a->text[j].box;
            if (p->x < q->x + q->w - 1 && q->x < p->x + p->w - 1 && p->y < q->y + q->h - 1 &&
                q->y < p->y + p->h - 1) {
                violate(a, "overlaps", t->s, t->n, j);
            }
        }
    }
}

static bool is_named(const struct audit *a, unsigned i, const char *name)
{
    const struct draw_command *c = a->target_command[i];
    return c->text_len == strlen(name) &&
           memcmp(a->list->text + c->text, name, c->text_len) == 0;
}

static void check_targets(struct audit *a)
{
    float least = canvas_target_min(a->canvas);
    for (unsigned i = 0; i < a->target_count; i++) {
        const struct area *t = &a->target[i];
        const struct draw_command *c = a->target_command[i];
        const char *name = a->list->text + c->text;
        if (t->w < least - 0.5f || t->h < least - 0.5f) {
            violate(a, "small target", name, (int)c->text_len, (double)fminf(t->w, t->h));
        }
        if (t->x < -0.5f || t->y < -0.5f || t->x + t->w > a->canvas->w + 0.5f ||
            t->y + t->h > a->canvas->h + 0.5f) {
            violate(a, "target off the canvas", name, (int)c->text_len, (double)t->x);
        }
        for (unsigned j = 0; j < i; j++) {
            const struct area *o = &a->target[j];
            bool whole = is_named(a, j, "slide") || is_named(a, i, "slide") ||
                         is_named(a, j, "scrim") || is_named(a, i, "scrim");
            if (!whole && t->x < o->x + o->w - 0.5f && o->x < t->x + t->w - 0.5f &&
                t->y < o->y + o->h - 0.5f && o->y < t->y + t->h - 0.5f) {
                violate(a, "targets overlap", name, (int)c->text_len, j);
            }
        }
    }
}

static void audit_list(struct audit *a, const struct draw_list *list)
{
    a->list = list;
    a->text_count = a->target_count = 0;
    a->dx = a->dy = 0;
    a->k = 1;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->command[i];
        switch ((enum draw_op)c->op) {
        case DRAW_PUSH:
            open_group(a, c);
            break;
        case DRAW_POP:
            a->dx = a->dy = 0, a->k = 1;
            break;
        case DRAW_TEXT:
            take_text(a, i);
            break;
        case DRAW_TARGET:
            if (a->target_count < MAX_TARGETS) {
                a->target_command[a->target_count] = c;
                a->target[a->target_count++] = (struct area){c->x, c->y, c->w, c->h};
            }
            break;
        case DRAW_RECT:
        case DRAW_RRECT:
        case DRAW_DISC:
        case DRAW_PATH:
            if (c->alpha > 128) {
                paint_over(a, c);
            }
            break;
        case DRAW_RING:
        case DRAW_ICON:
        case DRAW_IMAGE:
            break;
        }
    }
    if (list->overflow) {
        violate(a, "list overflows", "", 0, (double)list->count);
    }
    check_texts(a);
    check_targets(a);
}

static char data[FS_PATH_MAX];

static bool add_note(void *ctx, const struct imported_kudos *k)
{
    struct kudos_row row = {
        .state = KUDOS_SHOWN, .from_key = "", .from_name = k->from,
        .from_department = k->from_department, .to_key = "", .to_name = k->to,
        .to_department = "", .message = k->message, .value = k->value, .reason = "",
        .day = k->day, .source = "import",
    };
    int64_t id;
    return store_kudos_add(ctx, &row, &id) == ERR_OK;
}

static int load_sample(void **state)
{
    struct report report = {0};
    struct diag d = {0};
    struct clock clock;
    struct store *store;
    unsigned generation;
    bool same;
    str_format(data, sizeof data, "%s/breakroom-audit-XXXXXX",
               getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    clock_init_fake(&clock, NOW);
    date today = clock_now(&clock).day;
    struct import_params p = {.dir = "content", .data_dir = data, .today = today};
    if (!mkdtemp(data) || import_folder(&p, &report, &generation, &same, &d) != ERR_OK ||
        content_activate(data, generation, &d) != ERR_OK ||
        store_open(&store, data, &d) != ERR_OK) {
        print_error("%s: %s\n", d.file, d.text);
        return -1;
    }
    enum err e = import_kudos("content/kudos.csv", today, &report, add_note, store, &d);
    store_close(store);
    report_done(&report);
    return e == ERR_OK ? 0 : -1;
}

static int remove_sample(void **state)
{
    return fs_remove_tree(data) == ERR_OK ? 0 : -1;
}

static void visit(void *ctx, const char *name, const struct draw_list *list)
{
    struct audit *a = ctx;
    a->screen = name;
    audit_list(a, list);
}

static const struct { int w, h; } sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480},
                                             {3840, 2160}};

static void every_screen_is_legible(enum config_theme theme, const char *language)
{
    unsigned violations = 0, missing = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct app_options o = {.display_w = sizes[i].w, .display_h = sizes[i].h};
        struct diag d = {0};
        struct core c;
        config_defaults(&o.config);
        str_copy(o.config.data, sizeof o.config.data, data);
        str_copy(o.config.language, sizeof o.config.language, language);
        o.config.theme = theme;
        assert_true(clock_init_fake(&o.clock, NOW));
        assert_int_equal(core_open(&c, &o, true, &d), ERR_OK);
        core_await(&c, 10000);
        assert_true(c.model->person_count > 50);
        struct audit *a = mem_new(1, sizeof *a);
        a->canvas = &c.canvas;
        a->theme = theme == CONFIG_THEME_NIGHT ? &theme_night : &theme_day;
        unsigned screens = screens_each(&c, visit, a);
        assert_true(screens >= 25);
        violations += a->violations;
        missing += text_missing(c.text);
        free(a);
        core_close(&c);
    }
    assert_int_equal(missing, 0);
    assert_int_equal(violations, 0);
}

static void every_screen_is_legible_by_day(void **state)
{
    every_screen_is_legible(CONFIG_THEME_DAY, "en");
}

static void every_screen_is_legible_by_night(void **state)
{
    every_screen_is_legible(CONFIG_THEME_NIGHT, "en");
}

static void every_screen_is_legible_from_right_to_left(void **state)
{
    every_screen_is_legible(CONFIG_THEME_DAY, "ar");
}

/* A correct list, then one fault in it: the audit must say so, and say nothing before. */
static unsigned violations_with(void (*plant)(struct draw_list *l))
{
    struct draw_list l;
    struct canvas canvas = canvas_for(1920, 1080, ROTATE_0);
    struct audit *a = mem_new(1, sizeof *a);
    a->canvas = &canvas;
    a->theme = &theme_day;
    a->screen = "planted";
    draw_init(&l);
    draw_rect(&l, 0, 0, 1920, 1080, theme_day.paper);
    draw_text(&l, 96, 200, FACE_D6, 60, theme_day.ink, theme_day.paper, "A line", 6, 200);
    draw_rrect(&l, 96, 300, 300, 112, 56, theme_day.ink);
    draw_text(&l, 140, 370, FACE_D6, 44, theme_day.onink, theme_day.ink, "Button", 6, 160);
    draw_target(&l, "button", 96, 300, 300, 112);
    if (plant) {
        plant(&l);
    }
    audit_list(a, &l);
    unsigned n = a->violations;
    draw_done(&l);
    free(a);
    return n;
}

static void plant_overlap(struct draw_list *l)
{
    draw_text(l, 200, 210, FACE_D6, 60, theme_day.ink, theme_day.paper, "Another", 7, 200);
}

static void plant_clipped(struct draw_list *l)
{
    draw_rect(l, 150, 100, 400, 150, theme_day.card);
}

static void plant_pale(struct draw_list *l)
{
    draw_text(l, 96, 600, FACE_T5, 40, theme_day.mute, theme_day.paper, "Pale", 4, 100);
}

static void plant_small(struct draw_list *l)
{
    draw_text(l, 96, 600, FACE_T5, 27, theme_day.ink, theme_day.paper, "Small", 5, 80);
}

static void plant_off_canvas(struct draw_list *l)
{
    draw_text(l, 1800, 600, FACE_T5, 40, theme_day.ink, theme_day.paper, "Gone", 4, 180);
}

static void plant_small_target(struct draw_list *l)
{
    draw_target(l, "tiny", 800, 800, 87, 120);
}

static void plant_target_overlap(struct draw_list *l)
{
    draw_target(l, "other", 300, 350, 300, 112);
}

static void a_planted_violation_is_found(void **state)
{
    static void (*const plants[])(struct draw_list *) = {
        plant_overlap, plant_clipped, plant_pale, plant_small, plant_off_canvas,
        plant_small_target, plant_target_overlap,
    };
    assert_int_equal(violations_with(NULL), 0);
    for (size_t i = 0; i < sizeof plants / sizeof *plants; i++) {
        assert_int_not_equal(violations_with(plants[i]), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_violation_is_found),
        cmocka_unit_test(every_screen_is_legible_by_day),
        cmocka_unit_test(every_screen_is_legible_by_night),
        cmocka_unit_test(every_screen_is_legible_from_right_to_left),
    };
    return cmocka_run_group_tests(tests, load_sample, remove_sample);
}
