#include "scene/dim.h"

/* A hand rarely lands with one finger, and a key of a keyboard brings its letter behind it. */
enum { WAKING_MS = 300 };

void dim_init(struct dim *d, msec after, msec now)
{
    *d = (struct dim){.after = after, .touched = now, .woken = now - WAKING_MS};
}

bool dim_due(const struct dim *d, msec now)
{
    return d->after > 0 && now - d->touched >= d->after;
}

static void remember(struct dim *d, uint64_t pointer)
{
    if (d->waking_count < CAP_POINTERS) {
        d->waking[d->waking_count++] = pointer;
    }
}

static bool is_waking(struct dim *d, uint64_t pointer, bool forget)
{
    for (unsigned i = 0; i < d->waking_count; i++) {
        if (d->waking[i] == pointer) {
            if (forget) {
                d->waking[i] = d->waking[--d->waking_count];
            }
            return true;
        }
    }
    return false;
}

bool dim_takes(struct dim *d, const struct input *e, msec now)
{
    bool wakes = d->on || now - d->woken < WAKING_MS;
    switch (e->kind) {
    case INPUT_POINTER_MOVE:
        return is_waking(d, e->pointer, false);
    case INPUT_POINTER_UP:
    case INPUT_POINTER_CANCEL:
        return is_waking(d, e->pointer, true);
    case INPUT_POINTER_DOWN:
        is_waking(d, e->pointer, true); /* its release was lost */
        if (wakes) {
            remember(d, e->pointer);
        }
        break;
    case INPUT_KEY:
    case INPUT_TEXT:
        break;
    }
    d->woken = d->on ? now : d->woken;
    d->on = false;
    d->touched = now;
    return wakes;
}
