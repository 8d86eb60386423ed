/*~ Kudos: who thanks whom, for what. One slide kind from end to end: the table at the bottom of the
 * file is all that the scene knows of it. open() fits the words and looks up the places, once;
 * draw() then appends the commands of one frame. How those become pixels: draw/sdl_draw.c. */
#include "scene/slide.h"

#include "base/str.h"
#include "ui/ui.h"

#include <string.h>

enum { LONG_MESSAGE = 120, VERY_LONG_MESSAGE = 200 };

struct side {
    struct ui_pair name;
    const char *photo, *initials;
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

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    const struct kudos *k = &m->kudos[item];
    *ret = (struct airing){
        .words = text_words(k->message),
        .colour_a = k->from.colour,
        .colour_b = k->to.colour,
        .label = k->to.name,
        .kudos = k->id,
    };
}

static void open_side(struct side *side, const struct slide_env *env,
                      const struct side_measure *measure, du margin, const struct kudos_person *who)
{
    const struct model *m = env->model;
    struct slide_name_size size = measure->name;
    size.width = measure->width > 0 ? measure->width : env->canvas->w - margin - measure->text_x;
    slide_name_fit(&side->name, env, &size, who->name, who->department);
    bool here = who->person < m->person_count;
    side->photo = here ? m->people[who->person].photo : "";
    side->initials = here ? m->people[who->person].initials : model_initials(env->arena, who->name);
    side->x = measure->x;
    side->cy = env->slide_h - measure->cy;
    side->r = measure->r;
    side->text_x = measure->text_x;
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
    s->fields = slide_fields(env->theme, k->from.colour, k->to.colour);
    open_quote(s, env, k->message, length);
    open_badge(s, env, k->value, length);
    open_side(&s->from, env, &s->measure->from, s->measure->margin, &k->from);
    open_side(&s->to, env, &s->measure->to, s->measure->margin, &k->to);
}

static void draw_side(const struct kudos_slide *s, const struct side *side, rgb colour, rgb ground,
                      struct draw_list *l)
{
    slide_avatar(l, &s->env, side->x, side->cy, side->r, side->photo, side->initials, ground);
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
