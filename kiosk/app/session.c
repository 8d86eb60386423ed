#include "app/session.h"

#include <string.h>

static void drop(struct session *s, unsigned at, unsigned n)
{
    s->count -= n;
    memmove(&s->note[at], &s->note[at + n], (s->count - at) * sizeof s->note[0]);
}

void session_touch(struct session *s, msec now)
{
    if (now - s->touched >= SESSION_REST_MS) {
        s->count = 0;
    }
    s->touched = now;
}

void session_add(struct session *s, int64_t id, msec now)
{
    if (s->count == SESSION_NOTES) {
        drop(s, 0, 1);
    }
    s->note[s->count].id = id;
    s->note[s->count++].at = now;
}

void session_remove(struct session *s, int64_t id)
{
    for (unsigned i = 0; i < s->count; i++) {
        if (s->note[i].id == id) {
            drop(s, i, 1);
            return;
        }
    }
}

unsigned session_wait(struct session *s, unsigned limit, msec now)
{
    unsigned old = 0;
    while (old < s->count && now - s->note[old].at >= SESSION_WINDOW_MS) {
        old++;
    }
    drop(s, 0, old);
    if (s->count < limit) {
        return 0;
    }
    msec left = s->note[s->count - limit].at + SESSION_WINDOW_MS - now;
    return (unsigned)((left + 999) / 1000);
}
