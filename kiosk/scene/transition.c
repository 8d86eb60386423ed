#include "scene/slide.h"

#include <math.h>

enum {
    KEYSTONE_OUT = 180, /* the keystone shrinks as the fields begin to part */
    BAR_STEP = 60,      /* between the starts of two rows */
    BAR_SPAN = 460,
    BAR_END = 1120,
};

static float ease_in(float x)
{
    return x * x * x;
}

static float ease_out(float x)
{
    float rest = 1 - x;
    return 1 - rest * rest * rest;
}

/* How far t is from begin to end, 0..1. */
static float share(msec t, msec begin, msec end)
{
    if (t <= begin) {
        return 0;
    }
    return t >= end ? 1 : (float)(t - begin) / (float)(end - begin);
}

float moment_words(struct moment m)
{
    switch (m.phase) {
    case PHASE_STILL: return 1;
    case PHASE_LEAVE: return 1 - share(m.t, 0, MOMENT_WORDS_OUT);
    case PHASE_ENTER: return share(m.t, MOMENT_WORDS_IN, MOMENT_END);
    }
    return 1;
}

float moment_apart(struct moment m)
{
    switch (m.phase) {
    case PHASE_STILL: return 0;
    case PHASE_LEAVE: return ease_in(share(m.t, MOMENT_WORDS_OUT, MOMENT_SWAP));
    case PHASE_ENTER: return 1 - ease_out(share(m.t, MOMENT_SWAP, MOMENT_MEET));
    }
    return 0;
}

float moment_keystone(struct moment m)
{
    switch (m.phase) {
    case PHASE_STILL: return 1;
    case PHASE_LEAVE: return 1 - share(m.t, MOMENT_WORDS_OUT, KEYSTONE_OUT);
    case PHASE_ENTER: return ease_out(share(m.t, MOMENT_MEET, MOMENT_KEYSTONE));
    }
    return 1;
}

float moment_bar(struct moment m, unsigned row)
{
    msec begin = MOMENT_SWAP + (msec)row * BAR_STEP;
    switch (m.phase) {
    case PHASE_STILL: return 1;
    case PHASE_LEAVE: return 1 - ease_in(share(m.t, MOMENT_WORDS_OUT, MOMENT_SWAP));
    case PHASE_ENTER:
        return ease_out(share(m.t, begin, begin + BAR_SPAN < BAR_END ? begin + BAR_SPAN : BAR_END));
    }
    return 1;
}

void slide_joint(struct draw_list *l, const struct theme *t, du w, du y, du h, du xj,
                 const struct slide_fields *f, struct moment now)
{
    float apart = moment_apart(now);
    if (apart <= 0) {
        bridge_joint(l, t, 0, w, y, h, xj, f->a, f->b);
        return;
    }
    /* The fields are sheets that move as a whole, their ends off the screen: shapes that keep their
     * form are made once. */
    du b = xj + apart * (w - xj), a = xj - apart * (xj + h / 2);
    if (b < w) {
        bridge_socket(l, t, b, b + w - xj, y, h, f->b);
    }
    if (a + h / 2 > 0) {
        bridge_nose(l, fminf(0, a - h), y, h, a, f->a);
    }
}

/* The bowl's circle made s larger around the same centre. */
static void bowl_seam(struct draw_list *l, du edge, du w, du q, du s, rgb paper)
{
    du r = (w * w / 4 + q * q) / (2 * q), centre = edge + q - r;
    du corner = centre + sqrtf((r + s) * (r + s) - w * w / 4);
    bridge_bowl(l, edge, corner, w, centre + r + s - corner, paper);
}

void slide_bowl(struct draw_list *l, const struct theme *t, du w, du top, du edge, du q, du bottom,
                const struct slide_fields *f, struct moment now)
{
    float apart = moment_apart(now);
    du b = edge + apart * (bottom - edge), a = edge - apart * (edge + q - top);
    if (b < bottom) {
        draw_rect(l, 0, b, w, bottom - b, f->b);
    }
    if (apart <= 0) {
        du seam = bridge_seam(f->a, f->b, bottom - top);
        if (seam > 0) {
            bowl_seam(l, edge, w, q, seam, t->paper);
        }
        bridge_bowl(l, top, edge, w, q, f->a);
        return;
    }
    draw_push(l, 0, 0, 1, 0, top, w, bottom - top, 0);
    bridge_bowl(l, b, b, w, q, t->paper);
    bridge_bowl(l, a - (edge - top), a, w, q, f->a);
    draw_pop(l);
}

void slide_keystone(struct draw_list *l, const struct theme *t, du cx, du cy, du r,
                    const char *icon, du icon_size, struct moment now)
{
    float grown = moment_keystone(now);
    if (grown > 0) {
        draw_disc(l, cx, cy, r * grown, t->paper);
    }
    if (grown >= 1) {
        draw_icon(l, icon, cx, cy, icon_size, t->ink, 5);
    }
}
