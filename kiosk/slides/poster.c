/* Poster: a picture that somebody made, whole and as large as the slide allows, on a field that
 * continues its border. A wide one has its caption below. A tall one stands at the right end of a
 * screen that is wide; there its caption has a nose of the same colour, whose tip lies under the
 * picture. */
#include "scene/slide.h"

#include "base/str.h"

#include <math.h>

enum { DWELL = 12000 };

struct poster_slide {
    struct slide_env env;
    const char *picture;
    struct text_block caption;
    bool beside;   /* the caption stands left of the picture */
    du x, y, w, h; /* of the picture, in its own proportions */
    du caption_x, caption_top, caption_width;
    du tip;        /* of the caption's nose when beside */
    rgb sheet;     /* behind the picture: what its border has, for what can be seen through it */
    rgb field;     /* around it */
    rgb foot, on;  /* behind the caption, most often the same, and its text */
};

static unsigned count(const struct model *m)
{
    return m->poster_count;
}

static void airing(const struct model *m, unsigned item, struct airing *ret)
{
    const struct poster *p = &m->posters[item];
    *ret = (struct airing){
        .dwell = p->seconds > 0 ? (msec)p->seconds * 1000 : DWELL,
        .colour_a = SLIDE_NEUTRAL,
        .colour_b = SLIDE_NEUTRAL,
        .label = str_empty(p->caption) ? p->picture : p->caption,
    };
}

/* Width by height of the picture; a square when nobody said. */
static float shape_of(const struct poster *p)
{
    return p->width > 0 && p->height > 0 ? (float)p->width / (float)p->height : 1;
}

/* The largest size of the picture's proportions in the given one. */
static void contain(struct poster_slide *s, float shape, du w, du h)
{
    s->w = fminf(w, h * shape);
    s->h = s->w / shape;
}

static void open_beside(struct poster_slide *s, const struct poster *p, du margin)
{
    const struct slide_env *env = &s->env;
    du w = env->canvas->w, h = env->slide_h;
    contain(s, shape_of(p), w * 0.6f, h);
    s->x = w - s->w;
    s->y = (h - s->h) / 2;
    s->tip = s->x + margin;
    s->caption_x = margin;
    s->caption_width = s->tip - h / 4 - margin;
    slide_fit(env, p->caption,
              &(struct text_box){.face = FACE_D7,
                                 .width = s->caption_width,
                                 .height = h - 4 * margin,
                                 .max = margin,
                                 .min = margin / 2,
                                 .step = 2,
                                 .leading = leading_decision,
                                 .balance = true},
              &s->caption);
    s->caption_top = (h - s->caption.height) / 2;
}

static void open_over(struct poster_slide *s, const struct poster *p, du margin)
{
    const struct slide_env *env = &s->env;
    du w = env->canvas->w, h = env->slide_h, half = margin / 2, foot = 0;
    s->caption_x = margin;
    s->caption_width = w - 2 * margin;
    if (!str_empty(p->caption)) {
        bool compact = env->canvas->layout == LAYOUT_COMPACT;
        du size = compact ? 22 : env->canvas->layout == LAYOUT_PORTRAIT ? margin : 48;
        slide_fit(env, p->caption,
                  &(struct text_box){.face = FACE_D6,
                                     .width = s->caption_width,
                                     .height = size * 2.2f,
                                     .max = size,
                                     .min = compact ? 16 : 36,
                                     .step = 1,
                                     .max_lines = 2,
                                     .leading = leading_paragraph,
                                     .balance = true,
                                     .centred = true},
                  &s->caption);
        foot = s->caption.height + 2 * half;
    }
    contain(s, shape_of(p), w, h - foot);
    s->x = (w - s->w) / 2;
    du spare = h - foot - s->h, gap = foot > 0 ? fminf(half, spare / 2) : 0;
    s->y = (spare - gap) / 2;
    s->caption_top = s->y + s->h + half + gap;
}

static void open(void *state, const struct slide_env *env, unsigned item)
{
    struct poster_slide *s = state;
    const struct poster *p = &env->model->posters[item];
    du margin = env->canvas->layout == LAYOUT_COMPACT    ? 32
                : env->canvas->layout == LAYOUT_PORTRAIT ? 72
                                                         : 96;
    s->env = *env;
    s->picture = p->picture;
    s->sheet = rgb_tint(p->edge, env->theme->photo_tint);
    s->field = theme_picture_field(env->theme, p->edge);
    s->foot = theme_text_field(env->theme, s->field);
    s->on = theme_on(env->theme, s->foot);
    s->beside =
        env->canvas->layout != LAYOUT_PORTRAIT && shape_of(p) < 1.1f && !str_empty(p->caption);
    if (s->beside) {
        open_beside(s, p, margin);
    } else {
        open_over(s, p, margin);
    }
}

/* The nose comes from the left, the picture's field from the right. */
static void draw_fields_beside(const struct poster_slide *s, float apart, struct draw_list *l)
{
    du w = s->env.canvas->w, h = s->env.slide_h, xj = s->tip - h / 2;
    du field = s->x + apart * (w - s->x), moved = xj - apart * (xj + h / 2);
    if (field < w) {
        draw_rect(l, field, 0, w - field, h, s->field);
    }
    if (moved + h / 2 > 0) {
        bridge_nose(l, fminf(0, moved - h), 0, h, moved, s->foot);
    }
}

static void draw_fields_over(const struct poster_slide *s, float apart, struct draw_list *l)
{
    du w = s->env.canvas->w, h = s->env.slide_h, end = s->y + s->h;
    if (apart >= 1) {
        return;
    }
    draw_rect(l, -apart * w, 0, w, h, s->field);
    if (s->caption.count > 0 && s->foot != s->field) {
        draw_rect(l, -apart * w, end, w, h - end, s->foot);
    }
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct poster_slide *s = state;
    float words = moment_words(now);
    (s->beside ? draw_fields_beside : draw_fields_over)(s, moment_apart(now), l);
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    if (s->sheet != s->field || s->foot != s->field) {
        draw_rect(l, s->x, s->y, s->w, s->h, s->sheet);
    }
    draw_image(l, s->picture, s->x, s->y, s->w, s->h, 0, true);
    draw_block(l, &s->caption, s->caption_x, s->caption_top, s->caption_width,
               s->beside ? ALIGN_START : ALIGN_CENTRE, s->on, s->foot);
    draw_alpha(l, 1);
}

const struct slide_kind slide_poster = {
    .name = "poster",
    .state_size = sizeof(struct poster_slide),
    .count = count,
    .airing = airing,
    .open = open,
    .draw = draw,
    .per_round = 1,
};
