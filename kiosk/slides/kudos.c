/*~ Kudos: who thanks whom, for what. One slide kind from end to end: the table at the bottom of the
 * file is all that the scene knows of it. open() fits the words and looks up the places, once;
 * draw() then appends the commands of one frame. How those become pixels: draw/sdl_draw.c. */
#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "ui/ui.h"

#include <string.h>

enum { LONG_MESSAGE = 120, VERY_LONG_MESSAGE = 200, DEPARTMENTS_NAMED = 3 };

struct side {
    struct ui_pair name;
    struct ui_face face[UI_FACES]; /* without their colours */
    unsigned faces;
    du x, cy, r, text_x;
};

struct kudos_slide {
    struct slide_env env;
    const struct kudos_measure *measure;
    struct slide_fields fields;
    struct text_block quote;
    du quote_top;
    struct side from, to;
    const char *value, *icon;
    du badge_size;
    bool icon_only;
};

/* y of what belongs to the band counts from the bottom of the slide area: a longer canvas gives its
 * height to the quote. */
struct kudos_measure {
    du margin;
    du mark_y, mark;
    du badge_y, badge_h, badge_size;
    du quote_y, quote_under, quote_max, quote_min, quote_step; /* under: space down to the band */
    text_leading leading;
    du band_top, xj, keystone, icon;
    struct side_measure {
        du x, cy, r, text_x, width;
        struct slide_name_size name;
    } from, to;
};

static const struct kudos_measure landscape = {
    .margin = 96,
    .mark_y = 64,
    .mark = 60,
    .badge_y = 94,
    .badge_h = 76,
    .badge_size = 36,
    .quote_y = 168,
    .quote_under = 64,
    .quote_max = 168,
    .quote_min = 56,
    .quote_step = 2,
    .leading = leading_quote,
    .band_top = 280,
    .xj = 668,
    .keystone = 48,
    .icon = 46,
    .from = {176, 140, 80, 288, 440, {FACE_D6, 52, 36, 36, 0, 230}},
    .to = {1012, 140, 100, 1152, 0, {FACE_D7, 76, 44, 40, 0, 230}},
};

static const struct kudos_measure compact = {
    .margin = 32,
    .mark_y = 24,
    .mark = 28,
    .badge_y = 38,
    .badge_h = 40,
    .badge_size = 19,
    .quote_y = 76,
    .quote_under = 28,
    .quote_max = 76,
    .quote_min = 28,
    .quote_step = 1,
    .leading = leading_quote_compact,
    .band_top = 116,
    .xj = 256,
    .keystone = 22,
    .icon = 22,
    .from = {64, 58, 32, 110, 170, {FACE_D6, 24, 18, 18, 0, 96}},
    .to = {394, 58, 40, 450, 0, {FACE_D7, 34, 22, 20, 0, 96}},
};

enum { BOWL = 120, BOWL_EDGE = 412 };
static const struct kudos_measure portrait = {
    .margin = 72,
    .mark_y = 88,
    .mark = 72,
    .badge_y = 124,
    .badge_h = 76,
    .badge_size = 36,
    .quote_y = 232,
    .quote_under = 88,
    .quote_max = 176,
    .quote_min = 56,
    .quote_step = 2,
    .leading = leading_quote_portrait,
    .band_top = 632,
    .keystone = 52,
    .icon = 50,
    .from = {156, 492, 84, 276, 0, {FACE_D6, 60, 40, 40, 0, 210}},
    .to = {172, 144, 100, 312, 0, {FACE_D7, 76, 44, 44, 0, 180}},
};

static const struct kudos_measure *measure_for(enum layout layout)
{
    switch (layout) {
    case LAYOUT_LANDSCAPE: return &landscape;
    case LAYOUT_PORTRAIT: return &portrait;
    case LAYOUT_COMPACT: return &compact;
    }
    return &landscape;
}

static unsigned count(const struct model *m)
{
    return m->kudos_count;
}

static bool is_unsigned(const struct kudos *k)
{
    return str_empty(k->from.name);
}

/* The giver's row of the palette: a colleague of no department has none. */
static unsigned colour_from(const struct kudos *k)
{
    return is_unsigned(k) && str_empty(k->from.department) ? SLIDE_NEUTRAL : k->from.colour;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    const struct kudos *k = &m->kudos[item];
    *ret = (struct airing){
        .words = text_words(k->message),
        .colour_a = colour_from(k),
        .colour_b = k->to.colour,
        .label = str_empty(k->to.name) ? k->to.department : k->to.name,
        .kudos = k->id,
    };
}

static const struct kudos_person *receiver(const struct kudos *k, unsigned i)
{
    return i == 0 ? &k->to : &k->also[i - 1];
}

static struct ui_face face_of(const struct slide_env *env, const struct kudos_person *who)
{
    const struct model *m = env->model;
    if (who->person < m->person_count) {
        return (struct ui_face){.photo = m->people[who->person].photo,
                                .initials = m->people[who->person].initials};
    }
    return (struct ui_face){.photo = "", .initials = model_initials(env->arena, who->name)};
}

/* Name and second line, as large as the side has room for. */
static void fit_side(struct side *side, const struct slide_env *env,
                     const struct side_measure *measure, du margin, const char *name,
                     const char *second)
{
    struct slide_name_size size = measure->name;
    size.width = measure->width > 0 ? measure->width : env->canvas->w - margin - measure->text_x;
    slide_name_fit(&side->name, env, &size, name, second);
}

static void place_side(struct side *side, const struct slide_env *env,
                       const struct side_measure *measure)
{
    side->x = measure->x;
    side->cy = env->slide_h - measure->cy;
    side->r = measure->r;
    side->text_x = measure->text_x;
}

static void open_from(struct side *side, const struct slide_env *env,
                      const struct kudos_measure *measure, const struct kudos *k)
{
    place_side(side, env, &measure->from);
    side->faces = 1;
    side->face[0] = is_unsigned(k) ? (struct ui_face){.icon = "person"} : face_of(env, &k->from);
    fit_side(side, env, &measure->from, measure->margin,
             /* Who wrote a note without a name; the department stands below. */
             is_unsigned(k) ? tr("A colleague") : k->from.name, k->from.department);
}

/* The departments of all who are thanked, each once; too many are only counted. */
static const char *departments_of(const struct slide_env *env, const struct kudos *k)
{
    const char *name[DEPARTMENTS_NAMED];
    unsigned n = 0;
    for (unsigned i = 0; i <= k->also_count; i++) {
        const char *own = receiver(k, i)->department;
        unsigned at = 0;
        while (at < n && at < DEPARTMENTS_NAMED && !str_equal(name[at], own)) {
            at++;
        }
        if (at == n && !str_empty(own)) {
            if (n == DEPARTMENTS_NAMED) {
                return tr("Several departments");
            }
            name[n++] = own;
        }
    }
    return n == 0 ? "" : ui_people(env->arena, name, n);
}

static void open_several(struct side *side, const struct slide_env *env,
                         const struct kudos_measure *measure, const struct kudos *k)
{
    const char *whole[UI_FACES], *first[UI_FACES];
    unsigned n = 1 + k->also_count;
    const char *departments = departments_of(env, k);
    for (unsigned i = 0; i < n && i < UI_FACES; i++) {
        side->face[side->faces++] = face_of(env, receiver(k, i));
        whole[i] = receiver(k, i)->name;
        first[i] = ui_first_name(env->arena, whole[i]);
    }
    if (n == 2) {
        const struct slide_name_size *size = &measure->to.name;
        fit_side(side, env, &measure->to, measure->margin, ui_people(env->arena, whole, n),
                 departments);
        if (!side->name.name.cut && side->name.name.size > size->min) {
            return;
        }
    }
    fit_side(side, env, &measure->to, measure->margin, ui_people(env->arena, first, n),
             departments);
}

static void open_to(struct side *side, const struct slide_env *env,
                    const struct kudos_measure *measure, const struct kudos *k)
{
    place_side(side, env, &measure->to);
    if (k->also_count > 0) {
        open_several(side, env, measure, k);
        return;
    }
    side->faces = 1;
    if (!str_empty(k->to.name)) {
        side->face[0] = face_of(env, &k->to);
        fit_side(side, env, &measure->to, measure->margin, k->to.name, k->to.department);
        return;
    }
    side->face[0] = (struct ui_face){.icon = "team"};
    fit_side(side, env, &measure->to, measure->margin,
             /* Who is thanked: a whole department. */
             arena_printf(env->arena, tr("Everyone in %s"), k->to.department), "");
}

static void open_quote(struct kudos_slide *s, const struct slide_env *env, const char *message,
                       unsigned length)
{
    const struct kudos_measure *m = s->measure;
    du height = env->slide_h - m->band_top - m->quote_under - m->quote_y;
    struct text_box box = {
        .face = length > LONG_MESSAGE ? FACE_D6 : FACE_D7,
        .width = env->canvas->w - 2 * m->margin,
        .height = height,
        .max = m->quote_max,
        .min = m->quote_min,
        .step = m->quote_step,
        .leading = m->leading,
        .balance = true,
        .hang = true,
    };
    slide_fit(env, message, &box, &s->quote);
    s->quote_top = m->quote_y + (height - s->quote.height) / 2;
}

/* A value's name that is longer than ours gets smaller, then only its icon is left. */
static void open_badge(struct kudos_slide *s, const struct slide_env *env, const char *value,
                       unsigned length)
{
    const struct kudos_measure *m = s->measure;
    s->icon = ui_value_icon(value);
    value = ui_written(env->arena, value);
    s->value = value;
    s->icon_only = env->canvas->layout == LAYOUT_COMPACT && length > VERY_LONG_MESSAGE;
    du room = env->canvas->w - 2 * m->margin - 3 * m->mark - m->badge_h * 0.92f;
    s->badge_size = m->badge_size;
    while (text_width(env->text, FACE_T6, s->badge_size, value, strlen(value)) +
               s->badge_size * 1.55f >
           room) {
        s->badge_size -= 1;
        if (s->badge_size < m->badge_size * 0.75f) {
            s->badge_size = m->badge_size;
            s->icon_only = true;
            break;
        }
    }
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct kudos_slide *s = state;
    const struct kudos *k = &env->model->kudos[item];
    unsigned length = text_clusters(k->message, strlen(k->message));
    s->env = *env;
    s->measure = measure_for(env->canvas->layout);
    s->fields = slide_fields(env->theme, colour_from(k), k->to.colour);
    open_quote(s, env, k->message, length);
    open_badge(s, env, k->value, length);
    open_from(&s->from, env, s->measure, k);
    open_to(&s->to, env, s->measure, k);
}

static void draw_side(const struct kudos_slide *s, const struct side *side, rgb colour, rgb ground,
                      struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    struct ui_face face[UI_FACES];
    for (unsigned i = 0; i < side->faces; i++) {
        face[i] = side->face[i];
        face[i].fill = t->paper;
        face[i].on = t->ink;
        face[i].behind = slide_ground(l, t->paper, ground);
    }
    ui_faces(l, s->env.text, side->x, side->cy, side->r, face, side->faces, ground);
    /* The mockup's receiver in portrait stands 8 u lower than the disc beside it. */
    du lower = s->env.canvas->layout == LAYOUT_PORTRAIT && side == &s->to ? 8 : 0;
    ui_pair_draw(&side->name, l, side->text_x, side->cy + lower, colour, ground);
}

static void draw_fields(const struct kudos_slide *s, struct moment now, struct draw_list *l)
{
    const struct kudos_measure *m = s->measure;
    const struct theme *t = s->env.theme;
    du w = s->env.canvas->w, h = s->env.slide_h;
    if (s->env.canvas->layout == LAYOUT_PORTRAIT) {
        slide_bowl(l, t, w, h - m->band_top, h - BOWL_EDGE, BOWL, h, &s->fields, now);
    } else {
        slide_joint(l, t, w, h - m->band_top, m->band_top, m->xj, &s->fields, now);
    }
}

static void draw_keystone(const struct kudos_slide *s, struct moment now, struct draw_list *l)
{
    const struct kudos_measure *m = s->measure;
    const struct theme *t = s->env.theme;
    if (s->env.canvas->layout == LAYOUT_PORTRAIT) {
        slide_keystone(l, t, s->env.canvas->w / 2, s->env.slide_h - BOWL_EDGE + BOWL, m->keystone,
                       "down", m->icon, now);
    } else {
        slide_keystone(l, t, m->xj + m->band_top / 2, s->env.slide_h - m->band_top / 2, m->keystone,
                       "right", m->icon, now);
    }
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct kudos_slide *s = state;
    const struct kudos_measure *m = s->measure;
    const struct theme *t = s->env.theme;
    float words = moment_words(now);
    if (words > 0) {
        draw_alpha(l, words);
        bridge_quote_mark(l, m->margin, m->mark_y, m->mark, s->fields.a, s->fields.b);
        if (!str_empty(s->value)) {
            ui_badge(l, s->env.text, t, s->env.canvas->w - m->margin, m->badge_y, m->badge_h,
                     s->badge_size, s->value, s->icon, s->icon_only);
        }
        draw_block(l, &s->quote, m->margin, s->quote_top, s->env.canvas->w - 2 * m->margin,
                   ALIGN_START, t->ink, t->paper);
        draw_alpha(l, 1);
    }
    draw_fields(s, now, l);
    if (words > 0) {
        draw_alpha(l, words);
        draw_side(s, &s->from, s->fields.on_a, s->fields.a, l);
        draw_alpha(l, 1);
    }
    draw_keystone(s, now, l);
    if (words > 0) {
        draw_alpha(l, words);
        draw_side(s, &s->to, s->fields.on_b, s->fields.b, l);
        draw_alpha(l, 1);
    }
}

const struct slide_kind slide_kudos = {
    .name = "kudos",
    .state_size = sizeof(struct kudos_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
};
