#include "platform/touch.h"

#include <math.h>
#include <stddef.h>

/* A hand is about so wide. Where the panel's size is unknown: that of a 21.5 inch one. */
#define HAND_MM 90.0f
#define BOUNCE_MM 4.0f
#define USUAL_WIDTH_MM 476.0f
#define USUAL_HEIGHT_MM 268.0f

void touch_init(struct touch *t)
{
    *t = (struct touch){.up_at = -TOUCH_BOUNCE_MS};
}

void touch_set_size(struct touch *t, float width_mm, float height_mm)
{
    t->width_mm = width_mm;
    t->height_mm = height_mm;
}

static float distance_mm(const struct touch *t, float ax, float ay, float bx, float by)
{
    float w = t->width_mm > 0 ? t->width_mm : USUAL_WIDTH_MM;
    float h = t->height_mm > 0 ? t->height_mm : USUAL_HEIGHT_MM;
    return hypotf((ax - bx) * w, (ay - by) * h);
}

static struct touch_contact *find(struct touch *t, uint64_t id)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        if (t->contact[i].down && t->contact[i].id == id) {
            return &t->contact[i];
        }
    }
    return NULL;
}

static struct touch_contact *find_free(struct touch *t)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        if (!t->contact[i].down) {
            return &t->contact[i];
        }
    }
    return NULL;
}

static void say(struct touch *t, enum input_kind kind, const struct touch_contact *c, msec now)
{
    const unsigned cap = sizeof t->out / sizeof t->out[0];
    if (!c->ignored && t->out_count < cap) {
        t->out[t->out_count++] = (struct input){.kind = kind, .pointer = c->id, .x = c->x,
                                                .y = c->y, .at = now};
    }
}

static void ignore(struct touch *t, struct touch_contact *c, msec now)
{
    say(t, INPUT_POINTER_CANCEL, c, now);
    c->ignored = true;
}

static bool is_near(const struct touch *t, const struct touch_contact *a,
                    const struct touch_contact *b)
{
    return a->id != 0 && b->id != 0 && distance_mm(t, a->x, a->y, b->x, b->y) < HAND_MM;
}

/* The contact is part of a hand that rests on the panel: beside one that is known as such, or the
 * third that comes at once in one place. */
static bool is_palm(struct touch *t, const struct touch_contact *c)
{
    unsigned together = 0;
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        const struct touch_contact *o = &t->contact[i];
        if (!o->down || !is_near(t, o, c)) {
            continue;
        }
        if (o != c && o->ignored) {
            return true;
        }
        together += c->since - o->since <= TOUCH_PALM_MS; /* itself as well */
    }
    return together >= TOUCH_PALM_CONTACTS;
}

static bool is_bounce(const struct touch *t, const struct touch_contact *c)
{
    return c->id != 0 && c->since - t->up_at < TOUCH_BOUNCE_MS &&
           distance_mm(t, c->x, c->y, t->up_x, t->up_y) < BOUNCE_MM;
}

static void put_down(struct touch *t, uint64_t id, float x, float y, msec now)
{
    struct touch_contact *c = find(t, id);
    if (c) {
        ignore(t, c, now); /* its release was lost */
    } else {
        c = find_free(t);
    }
    if (!c) {
        return; /* more fingers than a person has */
    }
    *c = (struct touch_contact){.id = id, .down = true, .since = now, .last = now, .x = x, .y = y};
    if (is_bounce(t, c)) {
        c->ignored = true;
    } else if (is_palm(t, c)) {
        c->ignored = true;
        for (unsigned i = 0; i < CAP_POINTERS; i++) {
            struct touch_contact *o = &t->contact[i];
            if (o->down && is_near(t, o, c) && now - o->since <= TOUCH_PALM_MS) {
                ignore(t, o, now);
            }
        }
    }
    say(t, INPUT_POINTER_DOWN, c, now);
}

void touch_put(struct touch *t, enum input_kind kind, uint64_t id, float x, float y, msec now)
{
    if (kind == INPUT_POINTER_DOWN) {
        put_down(t, id, x, y, now);
        return;
    }
    struct touch_contact *c = find(t, id);
    if (!c) {
        return; /* a mouse that hovers, an eleventh finger, a release without a press */
    }
    c->last = now;
    c->x = x;
    c->y = y;
    say(t, kind, c, now);
    c->down = kind == INPUT_POINTER_MOVE;
    if (!c->down && id != 0) {
        t->up_x = x;
        t->up_y = y;
        t->up_at = now;
    }
}

bool touch_next(struct touch *t, struct input *ret)
{
    if (t->out_count == 0) {
        return false;
    }
    *ret = t->out[0];
    t->out_count--;
    for (unsigned i = 0; i < t->out_count; i++) {
        t->out[i] = t->out[i + 1];
    }
    return true;
}

static void drop(struct touch *t, msec silent_since, msec now)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        struct touch_contact *c = &t->contact[i];
        if (c->down && c->last <= silent_since) {
            say(t, INPUT_POINTER_CANCEL, c, now);
            c->down = false;
        }
    }
}

void touch_lost(struct touch *t, msec now)
{
    drop(t, now, now);
}

void touch_check(struct touch *t, msec now)
{
    drop(t, now - TOUCH_STUCK_MS, now);
}

msec touch_due(const struct touch *t)
{
    msec due = MSEC_NEVER;
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        const struct touch_contact *c = &t->contact[i];
        if (c->down && c->last + TOUCH_STUCK_MS < due) {
            due = c->last + TOUCH_STUCK_MS;
        }
    }
    return due;
}
