/* Hold: a finger on a slide. It opens the thanks form when it leaves, unless it slid onto "Say
 * thanks" or off it, or lay there for UI_LEAN_MS as an elbow does; one that stays opens what few
 * people need: on a note the flag, in the corner that is farthest from "Say thanks" the review.
 * Only a single finger that does not move away can do that; nothing shows it at rest, but in the
 * corner a ring fills from the first second on. Of several the newest counts: the others may be a
 * hand that rests. */
#ifndef SCENE_HOLD_H
#define SCENE_HOLD_H

#include "base/input.h"
#include "draw/list.h"

enum {
    HOLD_FLAG_MS = 700,
    HOLD_RING_MS = 1000,   /* the ring comes */
    HOLD_REVIEW_MS = 3000,
};

enum hold_place { HOLD_SLIDE, HOLD_CTA, HOLD_CORNER };

struct hold {
    bool down;             /* a finger is on the slide */
    uint64_t pointer;
    enum hold_place place; /* where it came down */
    du x, y;
    msec at;
    bool still;            /* it came alone, and has stayed there */
    bool on_cta;           /* it is on the call to action now */
    int64_t note;          /* that stood when it came down, 0: none did */
};

/* What the event of a slide, or the moment, has made of it. */
enum hold_result {
    HOLD_NOTHING,
    HOLD_THANKS, /* a tap */
    HOLD_FLAG,   /* of hold.note */
    HOLD_REVIEW,
};

/* x of e counts from the side where the language begins. note stands on the screen now. */
enum hold_result hold_input(struct hold *h, const struct canvas *c, const struct input *e,
                            int64_t note);
/* Call before each frame. */
enum hold_result hold_check(struct hold *h, msec now);
/* When hold_check or the ring has something to do; MSEC_NEVER while no finger waits. */
msec hold_next(const struct hold *h, msec now);
/* The ring, as far as it is filled. */
void hold_draw(const struct hold *h, const struct canvas *c, const struct theme *t, msec now,
               struct draw_list *l);

#endif
