/* Anniversaries: a slide for each person who began here on this day, a half ring for each year.
 * The second field has the colour of the next person in the list, as on birthdays; the design's
 * picture shows one that nobody in its list has. */
#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "model/optout.h"
#include "ui/ui.h"

#include <math.h>

enum { DWELL = 12000, TIP = 1280, TIP_C = 542, FACE = 176, FACE_C = 76, RINGS = 12 };

struct anniversaries_slide {
    struct slide_env env;
    struct slide_fields fields;
    rgb ring;
    unsigned years;
    struct text_block label, number, with_us, name, department;
    const char *photo, *initials;
    struct slide_week week;
};

static bool is_today(const struct model *m, unsigned i)
{
    const struct celebration *c = &m->celebrations[i];
    return c->years > 0 && c->day == m->today && c->person < m->person_count;
}

static unsigned count(const struct model *m)
{
    unsigned n = 0;
    for (unsigned i = 0; i < m->celebration_count; i++) {
        n += is_today(m, i);
    }
    return n;
}

static unsigned find(const struct model *m, unsigned item)
{
    unsigned i = 0;
    while (!is_today(m, i) || item-- > 0) {
        i++;
    }
    return i;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    unsigned i = find(m, item);
    uint32_t person = m->celebrations[i].person;
    *ret = (struct airing){.dwell = DWELL, .label = m->people[person].name,
                           .colour_a = slide_colour(m, person),
                           .days = OPTOUT_BIT(OPTOUT_ANNIVERSARY)};
    ret->colour_b = slide_week_colour(m, i, ret->colour_a);
}

struct measure {
    du label, label_width, number, with_us, width, name, name_min, name_width, department;
    struct slide_week_size week;
};

static struct measure measure_for(const struct slide_env *env)
{
    du w = env->canvas->w;
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct measure){
            .label = 52,
            .label_width = 600,
            .number = 360,
            .with_us = 76,
            .width = 500 + w - 1920,
            .name = 64,
            .name_min = 36,
            .name_width = 528 + w - 1920,
            .department = 44,
            .week = {.rows = 4,
                     .title = 44,
                     .width = 468,
                     .r = 52,
                     .gap = 28,
                     .name = {FACE_D6, 44, 32, 34, 0, 0}},
        };
    case LAYOUT_PORTRAIT:
        return (struct measure){
            .label = 52,
            .label_width = w - 144,
            .number = 260,
            .with_us = 76,
            .width = w - 144,
            .name = 84,
            .name_min = 48,
            .name_width = w - 144,
            .department = 48,
            .week = {.rows = 3,
                     .title = 44,
                     .width = w - 144,
                     .r = 46,
                     .gap = 28,
                     .name = {FACE_D6, 46, 36, 36, 0, 0}},
        };
    case LAYOUT_COMPACT:
        return (struct measure){
            .label = 22,
            .label_width = 300,
            .number = 150,
            .with_us = 30,
            .width = 230 + w - 800,
            .name = 30,
            .name_min = 18,
            .name_width = 250 + w - 800,
            .department = 19,
            .week = {.rows = 2,
                     .title = 20,
                     .width = 206,
                     .r = 26,
                     .gap = 12,
                     .name = {FACE_D6, 22, 17, 17, 0, 0}},
        };
    }
    return (struct measure){0};
}

/* In portrait the words stand behind the number, else before the face, which moves to the left on a
 * higher canvas. */
static du room_for_words(const struct slide_env *env, du width, const struct anniversaries_slide *s)
{
    switch (env->canvas->layout) {
    case LAYOUT_LANDSCAPE:
        return fminf(width, TIP + env->canvas->w - 1920 - env->slide_h / 2 - FACE - 96 - 32);
    case LAYOUT_PORTRAIT: return width - s->number.width - 36;
    case LAYOUT_COMPACT:
        return fminf(width, TIP_C + env->canvas->w - 800 - env->slide_h / 2 - FACE_C - 32 - 12);
    }
    return width;
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct anniversaries_slide *s = state;
    const struct model *m = env->model;
    unsigned at = find(m, item), a, b;
    const struct celebration *c = &m->celebrations[at];
    const struct person *p = &m->people[c->person];
    struct measure z = measure_for(env);
    char number[16];
    s->env = *env;
    s->years = c->years;
    s->photo = p->photo;
    s->initials = p->initials;
    a = slide_colour(m, c->person);
    b = slide_week_colour(m, at, a);
    s->fields = slide_fields(env->theme, a, b);
    /* Rings toward the text colour of the field, so that they show on light fields, too. */
    s->ring =
        rgb_mix(s->fields.a, s->fields.on_a, s->fields.on_a == env->theme->light ? 0.24f : 0.14f);
    str_format(number, sizeof number, "%u", c->years);
    slide_fit_line(env, FACE_D6, z.label, z.label * 0.6f, z.label_width, tr("Work anniversary"),
                   &s->label);
    slide_fit_line(env, FACE_D7, z.number, z.number * 0.5f, z.width, number, &s->number);
    slide_fit_line(env, FACE_D7, z.with_us, z.with_us * 0.5f, room_for_words(env, z.width, s),
                   /* Behind or under a large number. */
                   trn("year with us", "years with us", c->years), &s->with_us);
    text_fit_name(env->text, env->arena, FACE_D6, z.name, z.name_min, z.name_width,
                  ui_written(env->arena, p->name), &s->name);
    const struct department *department = model_department_of(m, c->person);
    if (department) {
        slide_fit_line(env, FACE_T6, z.department, z.department * 0.7f, z.width, department->name,
                       &s->department);
    }
    z.week.more_beside = env->canvas->layout == LAYOUT_PORTRAIT;
    slide_week_fit(&s->week, env, at, &z.week);
}

/* Half discs from the outer edge to the face; over twelve years they stand for the last twelve. */
static void draw_rings(const struct anniversaries_slide *s, struct draw_list *l, du cx, du cy,
                       du outer, du inner, float from, float to)
{
    unsigned n = s->years < RINGS ? s->years : RINGS;
    for (unsigned i = n; i > 0; i--) {
        du r = inner + (outer - inner) * (du)i / (du)n;
        draw_path_begin(l, i % 2 ? s->ring : s->fields.a);
        draw_path_arc(l, cx, cy, r, from, to);
        draw_path_end(l);
    }
}

static void draw_face(const struct anniversaries_slide *s, struct draw_list *l, du cx, du cy, du r)
{
    slide_avatar(l, &s->env, cx, cy, r, s->photo, s->initials, s->fields.a);
}

static void draw_landscape(const struct anniversaries_slide *s, struct moment now,
                           struct draw_list *l)
{
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, dy = (h - 904) / 2, r = h / 2;
    du cx = TIP + w - 1920 - r;
    slide_joint(l, s->env.theme, w, 0, h, cx, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    draw_rings(s, l, cx, r, r, FACE, -90, 90);
    draw_face(s, l, cx, r, FACE);
    slide_lines_draw(&s->label, l, 96, 64, f->on_a, f->a);
    slide_lines_draw(&s->number, l, 96, 172, f->on_a, f->a);
    slide_lines_draw(&s->with_us, l, 96, 482, f->on_a, f->a);
    slide_lines_draw(&s->name, l, 96, h - 134 - s->name.height, f->on_a, f->a);
    slide_lines_draw(&s->department, l, 96, h - 72 - s->department.height, f->on_a, f->a);
    slide_week_draw(
        &s->week, l, &s->env,
        &(struct slide_week_place){
            .x = w - 552, .title_top = 64, .first = 232 + dy * 0.6f, .pitch = 156 + dy * 0.3f},
        f->on_b, f->b);
    draw_alpha(l, 1);
}

enum { FIELD_P = 1100, BOWL = 120, SHORTEST_P = 1696, FACE_P = 176, RINGS_P = 420 };

/* The rings open downward and lie in the bowl. */
static void draw_portrait(const struct anniversaries_slide *s, struct moment now,
                          struct draw_list *l)
{
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, more = h - SHORTEST_P;
    du edge = s->week.count > 0 ? FIELD_P + more * 2 / 3 : h - 2 * BOWL;
    du dy = (edge - FIELD_P) / 2, cy = 788 + dy;
    slide_bowl(l, s->env.theme, w, 0, edge, BOWL, h, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    draw_rings(s, l, w / 2, cy, RINGS_P, FACE_P, 0, 180);
    draw_face(s, l, w / 2, cy, FACE_P);
    slide_lines_draw(&s->label, l, 72, 88 + dy / 2, f->on_a, f->a);
    slide_lines_draw(&s->number, l, 72, 168 + dy / 2, f->on_a, f->a);
    slide_lines_draw(&s->with_us, l, 72 + s->number.width + 36,
                     168 + dy / 2 + s->number.height - s->with_us.height, f->on_a, f->a);
    slide_lines_draw(&s->name, l, 72, 404 + dy / 2, f->on_a, f->a);
    slide_lines_draw(&s->department, l, 72, 440 + dy / 2 + s->name.height, f->on_a, f->a);
    slide_week_draw(&s->week, l, &s->env,
                    &(struct slide_week_place){.x = 72,
                                               .title_top = edge + BOWL + 44,
                                               .first = edge + BOWL + 152,
                                               .pitch = 118 + more / 12,
                                               .more_right = w - 72},
                    f->on_b, f->b);
    draw_alpha(l, 1);
}

static void draw_compact(const struct anniversaries_slide *s, struct moment now,
                         struct draw_list *l)
{
    const struct slide_fields *f = &s->fields;
    du w = s->env.canvas->w, h = s->env.slide_h, r = h / 2, cx = TIP_C + w - 800 - r;
    slide_joint(l, s->env.theme, w, 0, h, cx, f, now);
    float words = moment_words(now);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    draw_rings(s, l, cx, r, r, FACE_C, -90, 90);
    draw_face(s, l, cx, r, FACE_C);
    slide_lines_draw(&s->label, l, 32, 28, f->on_a, f->a);
    slide_lines_draw(&s->number, l, 32, 70, f->on_a, f->a);
    slide_lines_draw(&s->with_us, l, 32, 200, f->on_a, f->a);
    slide_lines_draw(&s->name, l, 32, h - 58 - s->name.height, f->on_a, f->a);
    slide_lines_draw(&s->department, l, 32, h - 30 - s->department.height, f->on_a, f->a);
    slide_week_draw(
        &s->week, l, &s->env,
        &(struct slide_week_place){.x = w - 230, .title_top = 28, .first = h / 2 - 78, .pitch = 92},
        f->on_b, f->b);
    draw_alpha(l, 1);
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct anniversaries_slide *s = state;
    switch (s->env.canvas->layout) {
    case LAYOUT_LANDSCAPE: draw_landscape(s, now, l); break;
    case LAYOUT_PORTRAIT: draw_portrait(s, now, l); break;
    case LAYOUT_COMPACT: draw_compact(s, now, l); break;
    }
}

const struct slide_kind slide_anniversaries = {
    .name = "anniversaries",
    .state_size = sizeof(struct anniversaries_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
};
