#include "scene/hold.h"

#include "scene/chrome.h"

#include <math.h>

enum { RING_STEP_MS = 50 };

static du corner_side(const struct canvas *c)
{
    return c->layout == LAYOUT_COMPACT ? 72 : 96;
}

/* A finger that rolls has not moved away. */
static du slack(const struct canvas *c)
{
    return c->layout == LAYOUT_COMPACT ? 24 : 48;
}

static bool on_cta(const struct canvas *c, const struct input *e)
{
    return box_contains(chrome_cta(c), e->x, e->y);
}

static enum hold_place place_of(const struct canvas *c, const struct input *e)
{
    if (on_cta(c, e)) {
        return HOLD_CTA;
    }
    return e->x < corner_side(c) && e->y < corner_side(c) ? HOLD_CORNER : HOLD_SLIDE;
}

static bool has_stayed(const struct hold *h, const struct canvas *c, const struct input *e)
{
    return h->place == HOLD_CORNER ? place_of(c, e) == HOLD_CORNER
                                   : hypotf(e->x - h->x, e->y - h->y) <= slack(c);
}

static enum hold_result leave(struct hold *h, const struct canvas *c, const struct input *e)
{
    bool seen = h->place == HOLD_CORNER && h->still && e->at - h->at >= HOLD_RING_MS;
    h->down = false;
    if (e->kind == INPUT_POINTER_CANCEL || seen || e->held >= UI_LEAN_MS ||
        on_cta(c, e) != (h->place == HOLD_CTA)) {
        return HOLD_NOTHING;
    }
    return HOLD_THANKS;
}

enum hold_result hold_input(struct hold *h, const struct canvas *c, const struct input *e,
                            int64_t note)
{
    bool ours = h->down && e->pointer == h->pointer;
    switch (e->kind) {
    case INPUT_POINTER_DOWN:
        *h = (struct hold){.down = true, .pointer = e->pointer, .place = place_of(c, e),
                           .x = e->x, .y = e->y, .at = e->at, .still = !h->down, .note = note};
        h->on_cta = h->place == HOLD_CTA;
        return HOLD_NOTHING;
    case INPUT_POINTER_MOVE:
        if (ours) {
            h->on_cta = on_cta(c, e);
            h->still = h->still && has_stayed(h, c, e);
        }
        return HOLD_NOTHING;
    case INPUT_POINTER_UP:
    case INPUT_POINTER_CANCEL: return ours ? leave(h, c, e) : HOLD_NOTHING;
    case INPUT_KEY:
    case INPUT_TEXT: return HOLD_NOTHING;
    }
    return HOLD_NOTHING;
}

/* How long the finger has to stay; 0: however long it does, nothing comes of it. */
static msec span_of(const struct hold *h)
{
    if (!h->down || !h->still) {
        return 0;
    }
    switch (h->place) {
    case HOLD_SLIDE: return h->note != 0 ? HOLD_FLAG_MS : 0;
    case HOLD_CTA: return 0;
    case HOLD_CORNER: return HOLD_REVIEW_MS;
    }
    return 0;
}

enum hold_result hold_check(struct hold *h, msec now)
{
    msec span = span_of(h);
    if (span == 0 || now - h->at < span) {
        return HOLD_NOTHING;
    }
    h->down = false;
    return h->place == HOLD_CORNER ? HOLD_REVIEW : HOLD_FLAG;
}

msec hold_next(const struct hold *h, msec now)
{
    msec span = span_of(h);
    if (span == 0) {
        return MSEC_NEVER;
    }
    if (h->place == HOLD_SLIDE) {
        return h->at + span;
    }
    msec ring = h->at + HOLD_RING_MS;
    return now < ring ? ring : now + RING_STEP_MS;
}

void hold_draw(const struct hold *h, const struct canvas *c, const struct theme *t, msec now,
               struct draw_list *l)
{
    if (span_of(h) == 0 || h->place != HOLD_CORNER || now - h->at < HOLD_RING_MS) {
        return;
    }
    /* Beside the finger, not under it. */
    du side = corner_side(c), at = side * 1.6f, r = side * 0.42f, thick = side * 0.1f;
    float share = (float)(now - h->at - HOLD_RING_MS) / (HOLD_REVIEW_MS - HOLD_RING_MS);
    float end = 360 * fminf(share, 0.999f) - 90;
    draw_disc(l, at, at, r + thick, t->paper);
    draw_ring(l, at, at, r, thick, t->rule);
    if (end > -89) {
        draw_path_begin(l, t->ink);
        draw_path_arc(l, at, at, r, -90, end);
        draw_path_arc(l, at, at, r - thick, end, -90);
        draw_path_end(l);
    }
}
