/* Steps: the cross-fade from one screen of a form to the next. Keeps what was last seen of the old
 * screen; the new one hears every touch from the first frame on. */
#ifndef SCENE_STEPS_H
#define SCENE_STEPS_H

#include "base/unit.h"
#include "draw/list.h"

enum { STEPS_FADE_MS = 200 };

struct steps {
    const char *screen; /* of the form after its last pass; NULL: none is open */
    msec since;         /* it came */
    bool changed, fading;
    struct draw_list from;
    /* What a pass with an event draws. It may be half of either screen and is never shown. */
    struct draw_list heard;
};

void steps_init(struct steps *s);
void steps_done(struct steps *s);
/* After each pass of the form, and each answer to it; screen is borrowed, NULL when it closed. */
void steps_note(struct steps *s, const char *screen, msec now);
/* Before a frame is built into seen, which still holds the last one: keeps that when another screen
 * comes. */
void steps_frame(struct steps *s, struct draw_list *seen);
/* Share of the new screen; false when no fade runs. */
bool steps_fading(const struct steps *s, msec now, float *ret_share);
/* Shows the new screen at once, and wipes what the old one said. */
void steps_settle(struct steps *s);

#endif
