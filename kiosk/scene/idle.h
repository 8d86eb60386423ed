/* Idle: "Still there?" over a form that nobody has touched for a while. */
#ifndef SCENE_IDLE_H
#define SCENE_IDLE_H

#include "ui/ui.h"

enum {
    IDLE_AFTER_MS = 45000, /* without a touch */
    IDLE_COUNTDOWN_S = 20,
};

struct idle {
    bool open;
    msec since;      /* the overlay opened */
    bool scrim_down; /* a finger went down beside the panel */
    uint64_t scrim_pointer;
};

enum idle_answer { IDLE_WAIT, IDLE_KEEP, IDLE_CLEAR };

void idle_open(struct idle *i, msec now);
/* One pass over the form's commands: appends the overlay to ui->list and handles ui->event. Clears
 * by itself when the seconds are over. still: no fading of the scrim. */
enum idle_answer idle_run(struct idle *i, struct ui *ui, bool still);

#endif
