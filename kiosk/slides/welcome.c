/* Welcome: what stands when there is nothing else to show. A greeting, an invitation, and a
 * relay of all departments, each with its name: everybody is in. Without departments the band
 * is ink. */
#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

enum { DWELL = 15000, SHOWN = 8 };

struct welcome_slide {
    struct slide_env env;
    struct text_block title, line;
    struct text_block name[SHOWN];
    rgb field[SHOWN], on[SHOWN];
    unsigned count;
    du margin, band, line_top, title_top;
};

static unsigned count(const struct model *m)
{
    return 1;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    bool any = m->department_count > 0;
    *ret = (struct airing){
        .dwell = DWELL,
        .colour_a = any ? m->departments[0].colour : SLIDE_NEUTRAL,
        .colour_b = m->department_count > 1 ? m->departments[1].colour : SLIDE_NEUTRAL,
        .label = "welcome",
    };
}

struct measure {
    du margin, top, gap, title, title_min, line, band, name;
};

static struct measure measure_for(enum layout layout)
{
    switch (layout) {
    case LAYOUT_LANDSCAPE: return (struct measure){96, 120, 72, 168, 88, 60, 200, 36};
    case LAYOUT_PORTRAIT: return (struct measure){72, 160, 88, 156, 80, 64, 800, 44};
    case LAYOUT_COMPACT: return (struct measure){32, 48, 30, 72, 36, 26, 84, 17};
    }
    return (struct measure){0};
}

/* More departments than the relay can name, or a name that does not fit: it stays ink, for a colour
 * without its name says nothing. */
static void open_band(struct welcome_slide *s, const struct measure *z)
{
    const struct slide_env *env = &s->env;
    const struct model *m = env->model;
    if (m->department_count > SHOWN) {
        return;
    }
    bool portrait = env->canvas->layout == LAYOUT_PORTRAIT;
    du segment = env->canvas->w / (du)(m->department_count > 0 ? m->department_count : 1);
    du width = portrait ? env->canvas->w - 2 * z->margin
                        : segment - bridge_seam(0, 0, s->band) - z->name * 0.4f;
    du size = z->name, least = fmaxf(z->name * 0.8f, portrait || z->name > 20 ? 28 : 17);
    for (unsigned i = 0; i < m->department_count; i++) {
        const struct department *d = &m->departments[i];
        s->field[i] = env->theme->hue[d->colour].field;
        s->on[i] = env->theme->hue[d->colour].on;
        slide_fit_line(env, FACE_T6, size, least, width, d->name, &s->name[i]);
        size = fminf(size, s->name[i].size);
        if (s->name[i].cut) {
            s->count = 0;
            return;
        }
        s->count++;
    }
    /* All in the size of the longest. */
    for (unsigned i = 0; i < m->department_count; i++) {
        slide_fit_line(env, FACE_T6, size, size, width, m->departments[i].name, &s->name[i]);
    }
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct welcome_slide *s = state;
    const struct measure z = measure_for(env->canvas->layout);
    const char *name = env->model->settings.organisation;
    char title[CAP_NAME_BYTES + 64];
    s->env = *env;
    s->margin = z.margin;
    s->band = env->canvas->layout == LAYOUT_PORTRAIT &&
                      (env->model->department_count == 0 || env->model->department_count > SHOWN)
                  ? z.band / 2
                  : z.band;
    open_band(s, &z);
    if (str_empty(name)) {
        str_copy(title, sizeof title, tr("Good to see you."));
    } else {
        /* The name of the organisation. */
        str_format(title, sizeof title, tr("Good to see you, %s."), name);
    }
    du width = env->canvas->w - 2 * z.margin;
    du height = env->slide_h - s->band - 2 * z.top;
    slide_fit(env, tr("Who made your week a little easier? Tap the screen and tell them."),
              &(struct text_box){.face = FACE_D6,
                                 .width = width,
                                 .height = height * 0.4f,
                                 .max = z.line,
                                 .min = z.line * 0.6f,
                                 .step = 2,
                                 .max_lines = 4,
                                 .leading = leading_paragraph,
                                 .balance = true},
              &s->line);
    slide_fit(env, title,
              &(struct text_box){.face = FACE_D7,
                                 .width = width,
                                 .height = height - z.gap - s->line.height,
                                 .max = z.title,
                                 .min = z.title_min,
                                 .step = 2,
                                 .leading = leading_decision,
                                 .balance = true},
              &s->title);
    du whole = s->title.height + z.gap + s->line.height;
    s->title_top = z.top + (height - whole) / 2;
    s->line_top = s->title_top + s->title.height + z.gap;
}

/* Segments of equal width, each nose reaching into the next; the last one is what lies behind. */
static void draw_relay(const struct welcome_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    unsigned n = s->count;
    du w = s->env.canvas->w, h = s->band, y = s->env.slide_h - h, step = w / (du)(n > 0 ? n : 1);
    du x = -moment_apart(now) * w;
    if (n == 0) {
        struct slide_fields none = slide_fields(t, SLIDE_NEUTRAL, SLIDE_NEUTRAL);
        slide_joint(l, t, w, y, h, w / 2, &none, now);
        return;
    }
    if (x <= -w) {
        return;
    }
    if (n == 1) {
        draw_rect(l, x, y, w, h, s->field[0]);
    } else {
        bridge_joint(l, t, x, x + w, y, h, x + w - step - h / 2, s->field[n - 2], s->field[n - 1]);
        bridge_relay(l, t, x, y + h / 2, h, w - step, s->field, n - 1);
    }
    float words = moment_words(now);
    draw_alpha(l, words);
    for (unsigned i = 0; words > 0 && i < n; i++) {
        const struct text_block *b = &s->name[i];
        /* The nose before it and its seam lie on the left end of a segment. */
        du taken = i > 0 ? bridge_seam(s->field[i - 1], s->field[i], h) : 0;
        slide_lines_draw(b, l, (du)i * step + (step + taken - b->width) / 2,
                         y + h / 2 - b->size * TEXT_CAP_HEIGHT / 2, s->on[i], s->field[i]);
    }
    draw_alpha(l, 1);
}

/* Portrait: one bowl above the other, painted from below. */
static void draw_stack(const struct welcome_slide *s, struct moment now, struct draw_list *l)
{
    const struct theme *t = s->env.theme;
    du w = s->env.canvas->w, h = s->env.slide_h, top = h - s->band;
    du shift = moment_apart(now) * s->band;
    if (shift >= s->band) {
        return;
    }
    unsigned n = s->count;
    if (n == 0) {
        struct slide_fields none = slide_fields(t, SLIDE_NEUTRAL, SLIDE_NEUTRAL);
        slide_bowl(l, t, w, top, top + s->band / 3, 100, h, &none, now);
        return;
    }
    du bowl = fminf(60, s->band / (du)n * 0.4f), pitch = (s->band - bowl) / (du)n;
    float words = moment_words(now);
    if (shift > 0) {
        draw_push(l, 0, 0, 1, 0, top, w, s->band, 0);
    }
    for (unsigned i = n; i-- > 0;) {
        du edge = top + (du)(i + 1) * pitch + shift;
        if (i + 1 == n) {
            draw_rect(l, 0, top + shift, w, s->band, s->field[i]);
        } else {
            if (bridge_seam(s->field[i], s->field[i + 1], s->band) > 0) {
                bridge_bowl(l, top + shift, edge + 10, w, bowl, t->paper);
            }
            bridge_bowl(l, top + shift, edge, w, bowl, s->field[i]);
        }
    }
    if (shift > 0) {
        draw_pop(l);
    }
    draw_alpha(l, words);
    for (unsigned i = 0; words > 0 && i < n; i++) {
        const struct text_block *b = &s->name[i];
        du from = top + (du)i * pitch + (i > 0 ? bowl : 0);
        du to = top + (du)(i + 1) * pitch + bowl;
        slide_lines_draw(b, l, (w - b->width) / 2, (from + to - b->size * TEXT_CAP_HEIGHT) / 2,
                         s->on[i], s->field[i]);
    }
    draw_alpha(l, 1);
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct welcome_slide *s = state;
    const struct theme *t = s->env.theme;
    float words = moment_words(now);
    if (words > 0) {
        draw_alpha(l, words);
        draw_block(l, &s->title, s->margin, s->title_top, s->env.canvas->w - 2 * s->margin,
                   ALIGN_START, t->ink, t->paper);
        draw_block(l, &s->line, s->margin, s->line_top, s->env.canvas->w - 2 * s->margin,
                   ALIGN_START, t->ink2, t->paper);
        draw_alpha(l, 1);
    }
    if (s->env.canvas->layout == LAYOUT_PORTRAIT) {
        draw_stack(s, now, l);
    } else {
        draw_relay(s, now, l);
    }
}

const struct slide_kind slide_welcome = {
    .name = "welcome",
    .state_size = sizeof(struct welcome_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
    .fallback = true,
};
