/* Dim: by night, slides that nobody has touched for a while are shown in half the light. The touch
 * that wakes the screen does nothing else. */
#ifndef SCENE_DIM_H
#define SCENE_DIM_H

#include "base/caps.h"
#include "base/input.h"

struct dim {
    msec after;     /* dims so long after the last touch; 0: never */
    msec touched;
    bool on;
    msec woken;     /* a touch ended it then */
    uint64_t waking[CAP_POINTERS]; /* fingers that woke it and have not left yet */
    unsigned waking_count;
};

void dim_init(struct dim *d, msec after, msec now);
/* Whether the slides of a night are to be dimmed at this moment. */
bool dim_due(const struct dim *d, msec now);
/* Hears every event first. True: it only woke the screen, and nobody else is to hear of it. */
bool dim_takes(struct dim *d, const struct input *e, msec now);

#endif
