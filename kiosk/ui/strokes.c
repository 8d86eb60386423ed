#include "ui/strokes.h"

#include <string.h>

static void drop(struct strokes *s, unsigned i)
{
    s->count--;
    memmove(&s->stroke[i], &s->stroke[i + 1], (s->count - i) * sizeof *s->stroke);
    memset(&s->stroke[s->count], 0, sizeof *s->stroke);
}

void strokes_add(struct strokes *s, const struct stroke *stroke)
{
    if (s->count == STROKES) {
        drop(s, 0);
    }
    s->stroke[s->count++] = *stroke;
}

struct stroke *strokes_last(struct strokes *s)
{
    return s->count > 0 ? &s->stroke[s->count - 1] : NULL;
}

bool strokes_take(struct strokes *s, uint64_t pointer, msec now, struct stroke *ret)
{
    for (unsigned i = s->count; i-- > 0;) {
        if (s->stroke[i].pointer == pointer && now - s->stroke[i].at < STROKE_MS) {
            *ret = s->stroke[i];
            drop(s, i);
            return true;
        }
    }
    return false;
}
