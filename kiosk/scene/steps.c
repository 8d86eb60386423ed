#include "scene/steps.h"

#include "base/str.h"

void steps_init(struct steps *s)
{
    *s = (struct steps){0};
    draw_init(&s->from);
    draw_init(&s->heard);
}

void steps_done(struct steps *s)
{
    draw_done(&s->from);
    draw_done(&s->heard);
}

void steps_note(struct steps *s, const char *screen, msec now)
{
    if (!screen) {
        steps_settle(s);
    } else if (s->screen && !str_equal(s->screen, screen)) {
        s->changed = true;
        s->since = now;
    }
    s->screen = screen;
}

void steps_frame(struct steps *s, struct draw_list *seen)
{
    if (!s->changed) {
        return;
    }
    struct draw_list last = *seen;
    *seen = s->from;
    s->from = last;
    s->changed = false;
    s->fading = true;
}

bool steps_fading(const struct steps *s, msec now, float *ret_share)
{
    msec t = now - s->since;
    if (!s->fading || t >= STEPS_FADE_MS) {
        return false;
    }
    *ret_share = t < 0 ? 0 : (float)t / STEPS_FADE_MS;
    return true;
}

void steps_settle(struct steps *s)
{
    s->changed = s->fading = false;
    draw_wipe(&s->from);
    draw_wipe(&s->heard);
}
