/* Poster: a picture that somebody made, whole, on a quiet field. A wide one fills the slide
 * with its caption below; a tall one stands beside its caption, which has the nose of the
 * bridge. */
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
    du tip; /* of the caption's field when beside */
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

/* The largest box of the picture's proportions in the given one, in its middle. */
static void contain(struct poster_slide *s, float shape, du x, du y, du w, du h)
{
    s->w = fminf(w, h * shape);
    s->h = s->w / shape;
    s->x = x + (w - s->w) / 2;
    s->y = y + (h - s->h) / 2;
}

static void open_beside(struct poster_slide *s, const struct poster *p, du margin)
{
    const struct slide_env *env = &s->env;
    du w = env->canvas->w, h = env->slide_h, half = margin / 2;
    contain(s, shape_of(p), w * 0.4f, half, w * 0.6f - margin, h - 2 * half);
    s->x = w - margin - s->w;
    s->tip = s->x - half;
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
    du w = env->canvas->w, h = env->slide_h, half = margin / 2, foot = half;
    s->caption_x = margin;
    s->caption_width = w - 2 * margin;
    if (!str_empty(p->caption)) {
        du size = env->canvas->layout == LAYOUT_COMPACT ? 22 : 48;
        slide_fit(env, p->caption,
                  &(struct text_box){.face = FACE_D6,
                                     .width = s->caption_width,
                                     .height = size * 2.2f,
                                     .max = size,
                                     .min = size * 0.75f,
                                     .step = 1,
                                     .max_lines = 2,
                                     .leading = leading_paragraph,
                                     .balance = true},
                  &s->caption);
        foot += s->caption.height + half;
    }
    contain(s, shape_of(p), half, half, w - 2 * half, h - half - foot);
    s->caption_top = h - half - s->caption.height;
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
    s->beside =
        env->canvas->layout != LAYOUT_PORTRAIT && shape_of(p) < 1.1f && !str_empty(p->caption);
    if (s->beside) {
        open_beside(s, p, margin);
    } else {
        open_over(s, p, margin);
    }
}

static void draw(const void *state, struct moment now, struct draw_list *l)
{
    const struct poster_slide *s = state;
    const struct theme *t = s->env.theme;
    du w = s->env.canvas->w, h = s->env.slide_h;
    float apart = moment_apart(now), words = moment_words(now);
    if (s->beside) {
        du xj = s->tip - h / 2;
        du moved = xj - apart * (xj + h / 2);
        if (moved + h / 2 > 0) {
            bridge_nose(l, fminf(0, moved - h), 0, h, moved, t->paper2);
        }
    } else if (apart < 1) {
        draw_rect(l, -apart * w, 0, w, h, t->paper2);
    }
    if (words <= 0) {
        return;
    }
    draw_alpha(l, words);
    draw_image(l, s->picture, s->x, s->y, s->w, s->h, 0, true);
    draw_block(l, &s->caption, s->caption_x, s->caption_top, s->caption_width,
               s->beside ? ALIGN_START : ALIGN_CENTRE, t->ink, t->paper2);
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
