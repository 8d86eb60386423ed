/* Touch: what people mean by the contacts that a panel reports. Between SDL's raw events and the
 * loop: palms, bouncing contacts, and releases that never come are sorted out here. Pure; the clock
 * is a parameter.
 *
 *   touch_put(t, kind, id, x, y, now);
 *   while (touch_next(t, &event)) { ... }
 *
 * A contact reaches the ui at once, since keys fire when they are pressed. When more of the same
 * hand follow, what was delivered is taken back with INPUT_POINTER_CANCEL. */
#ifndef PLATFORM_TOUCH_H
#define PLATFORM_TOUCH_H

#include "base/caps.h"
#include "base/input.h"

enum {
    TOUCH_PALM_MS = 100,      /* contacts of a hand come within this time */
    TOUCH_PALM_CONTACTS = 3,  /* two fingers type two keys, three at once are a hand */
    TOUCH_BOUNCE_MS = 25,     /* people need at least 60 ms to tap again */
    TOUCH_STUCK_MS = 30000,   /* a contact that says nothing for so long is a lost release */
};

struct touch_contact {
    uint64_t id;              /* 0 is the mouse */
    bool down, ignored;       /* ignored until it leaves */
    msec since, last;         /* it came, and last said something */
    float x, y;
};

struct touch {
    float width_mm, height_mm; /* of the panel; 0 while unknown */
    struct touch_contact contact[CAP_POINTERS];
    struct input out[2 * CAP_POINTERS];
    unsigned out_count;
    float up_x, up_y;          /* the last finger that left */
    msec up_at;
};

void touch_init(struct touch *t);
/* Of the panel as it lies, in millimetres; 0, 0 when unknown. */
void touch_set_size(struct touch *t, float width_mm, float height_mm);
/* kind is one of the pointer's; x, y: shares of the display. */
void touch_put(struct touch *t, enum input_kind kind, uint64_t id, float x, float y, msec now);
/* The next event for the ui; false when there is none. */
bool touch_next(struct touch *t, struct input *ret);
/* A device went away: nobody can say whose contact was on it, so all that are down are cancelled. A
 * finger that really is on another device comes back with its next press. */
void touch_lost(struct touch *t, msec now);
/* Cancels the contacts that are stuck. */
void touch_check(struct touch *t, msec now);
/* When touch_check has something to do; MSEC_NEVER. */
msec touch_due(const struct touch *t);

#endif
