/* Settle: when to act on changes that come in a row. Shortly after the last one, as an import
 * writes more than one file; but a row that does not end is acted on as well. */
#ifndef APP_SETTLE_H
#define APP_SETTLE_H

#include "base/unit.h"

#include <stdbool.h>

enum {
    SETTLE_MS = 250,       /* after the last change */
    SETTLE_MOST_MS = 1000, /* after the first one */
};

struct settle {
    msec first, due; /* MSEC_NEVER: nothing has changed */
};

static inline void settle_init(struct settle *s)
{
    s->first = s->due = MSEC_NEVER;
}

static inline void settle_note(struct settle *s, msec now)
{
    s->first = s->first == MSEC_NEVER ? now : s->first;
    msec most = s->first + SETTLE_MOST_MS;
    s->due = now + SETTLE_MS < most ? now + SETTLE_MS : most;
}

/* True once, when it is time. */
static inline bool settle_take(struct settle *s, msec now)
{
    if (s->due == MSEC_NEVER || now < s->due) {
        return false;
    }
    settle_init(s);
    return true;
}

#endif
