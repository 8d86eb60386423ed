/* Stats: what the running kiosk costs, one JSON line every ten seconds and at the end (--stats). */
#ifndef APP_STATS_H
#define APP_STATS_H

#include "app/core.h"

enum { STATS_INTERVAL_MS = 10000 };

struct stats {
    FILE *file;                /* NULL: nobody asked */
    msec started, next;        /* real monotonic ms */
    msec first_frame;          /* since started; -1 before */
    /* Real ms from the moment a frame was due to the end of its present. Due is when the scene
     * asked for it or when the event came that changed the picture. An event that was found without
     * waiting counts from the time the loop looked before, so these are upper bounds. */
    msec longest_frame;
    msec longest_echo;         /* the same for frames that a press changed */
};

enum err stats_open(struct stats *s, const char *path, struct diag *d) MUST_CHECK;
/* A frame was presented so late after it was due; echo: after the press it shows, 0 for others. */
void stats_frame(struct stats *s, msec late, msec echo);
void stats_write(struct stats *s, struct core *c);
void stats_close(struct stats *s, struct core *c);

#endif
