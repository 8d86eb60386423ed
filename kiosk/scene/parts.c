#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "ui/ui.h"

#include <math.h>

/* The darker of ink and mute: ink turns to cream at night, and a field of it would be a lamp. */
static rgb neutral(const struct theme *t)
{
    return rgb_contrast(t->ink, t->light) > rgb_contrast(t->mute, t->light) ? t->ink : t->mute;
}

struct slide_fields slide_fields(const struct theme *t, unsigned colour_a, unsigned colour_b)
{
    struct slide_fields f;
    if (colour_a >= PALETTE_SIZE) {
        f.a = neutral(t);
        f.on_a = theme_on(t, f.a);
    } else {
        f.a = t->hue[colour_a].field;
        f.on_a = t->hue[colour_a].on;
    }
    if (colour_b >= PALETTE_SIZE) {
        f.b = t->paper2;
        f.on_b = t->ink;
    } else if (colour_a == colour_b) {
        f.b = bridge_second_field(t, f.a);
        f.on_b = theme_on(t, f.b);
    } else {
        f.b = t->hue[colour_b].field;
        f.on_b = t->hue[colour_b].on;
    }
    return f;
}

unsigned slide_colour(const struct model *m, uint32_t person)
{
    const struct department *d = model_department_of(m, person);
    return d ? d->colour : SLIDE_NEUTRAL;
}

du slide_height(const struct canvas *c)
{
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: return c->h - 176;
    case LAYOUT_PORTRAIT: return c->h - 224;
    case LAYOUT_COMPACT: return c->h - 88;
    }
    return c->h;
}

void slide_fit(const struct slide_env *env, const char *s, const struct text_box *box,
               struct text_block *ret)
{
    text_fit(env->text, env->arena, ui_written(env->arena, s), box, ret);
}

void slide_fit_line(const struct slide_env *env, enum face face, du max, du min, du width,
                    const char *s, struct text_block *ret)
{
    text_fit_line(env->text, env->arena, face, max, min, width, ui_written(env->arena, s), ret);
}

/* How a name that is too high gets smaller. */
#define NAME_STEP 0.94f
#define NAME_SMALLEST 0.5f

void slide_name_fit(struct ui_pair *n, const struct slide_env *env,
                    const struct slide_name_size *size, const char *name, const char *second)
{
    name = ui_written(env->arena, name);
    slide_fit_line(env, FACE_T5, size->second, size->second * 0.8f, size->width, second,
                   &n->second);
    du max = size->max;
    do {
        text_fit_name(env->text, env->arena, size->face, max, fminf(max, size->min), size->width,
                      name, &n->name);
        ui_pair_space(n, env->text, max, n->second.size);
        max *= NAME_STEP;
    } while (size->height > 0 && n->name.height + n->gap + n->second_h > size->height &&
             max > size->max * NAME_SMALLEST);
}

rgb slide_ground(const struct draw_list *l, rgb own, rgb behind)
{
    return l->alpha == UINT8_MAX ? own : behind;
}

void slide_avatar(struct draw_list *l, const struct slide_env *env, du cx, du cy, du r,
                  const char *photo, const char *initials, rgb field)
{
    const struct theme *t = env->theme;
    if (!str_empty(photo) || l->alpha == UINT8_MAX) {
        ui_avatar(l, env->text, t, cx, cy, r, photo, initials, t->paper, t->ink);
        return;
    }
    draw_disc(l, cx, cy, r, t->paper);
    du size = ui_initials_size(env->text, r, initials);
    if (size > 0) {
        draw_label_mid(l, env->text, cx, cy, ALIGN_CENTRE, FACE_D6, size, t->ink, field, initials);
    }
}

void slide_lines_draw(const struct text_block *b, struct draw_list *l, du x, du top, rgb colour,
                      rgb ground)
{
    for (unsigned i = 0; i < b->count; i++) {
        bool from_left = b->size >= DRAW_OPTICAL_FROM && !b->rtl && !l->mirrored;
        du shift = from_left ? b->line[i].bearing : 0;
        draw_line(l, b, i, x - shift,
                  top + b->over + b->size * TEXT_CAP_HEIGHT + (du)i * b->leading, colour, ground);
    }
}
