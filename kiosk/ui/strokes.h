/* Strokes: what the last keys did to the text. Keys fire on press; when a finger then turns out to
 * be part of a palm (its press is cancelled at once), what its key did is taken back. */
#ifndef UI_STROKES_H
#define UI_STROKES_H

#include "base/input.h"

enum {
    STROKES = 4,
    STROKE_MS = 250, /* a palm is known within TOUCH_PALM_MS; the rest is for a slow frame */
};

enum stroke_kind { STROKE_WROTE, STROKE_ERASED, STROKE_TOOK_BACK };
struct stroke {
    enum stroke_kind kind;
    uint64_t pointer;
    msec at;
    char text[32]; /* that was written or erased, NUL-terminated; "" when nothing came of it */
};

struct strokes {
    struct stroke stroke[STROKES]; /* newest last */
    unsigned count;
};

void strokes_add(struct strokes *s, const struct stroke *stroke);
/* The newest one; NULL when there is none. */
struct stroke *strokes_last(struct strokes *s);
/* Takes the newest stroke of the pointer out of s; false when it has none that is young. */
bool strokes_take(struct strokes *s, uint64_t pointer, msec now, struct stroke *ret);

#endif
