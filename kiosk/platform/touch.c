#include "platform/touch.h"

#include "base/str.h"

#include <math.h>

/* Millimetres. A hand that rests makes its marks in a hand's breadth and length; two people who
 * touch at the same moment stand further apart. */
static const float palm_side = 120, palm_margin = 15, same_place = 8, still_within = 4;
static const float unknown_w = 708, unknown_h = 398;

void touch_init(struct touch *t)
{
    *t = (struct touch){.w = unknown_w, .h = unknown_h};
}

void touch_set_display(struct touch *t, float w, float h)
{
    bool known = w > 0 && h > 0;
    t->w = known ? w : unknown_w;
    t->h = known ? h : unknown_h;
}

/* The same finger on two devices is two pointers; 0 stays the mouse's. */
static uint64_t pointer_of(const struct touch_contact *c)
{
    if (c->device == TOUCH_MOUSE) {
        return 0;
    }
    uint64_t hash = str_hash(STR_HASH_SEED, &c->device, sizeof c->device);
    return str_hash(hash, &c->finger, sizeof c->finger) | 1;
}

static void put(struct touch *t, enum input_kind kind, const struct touch_contact *c, msec now)
{
    t->out[t->outs++] = (struct input){.kind = kind, .pointer = pointer_of(c), .x = c->x,
                                       .y = c->y, .at = now, .held = now - c->came};
}

/* How far two places are from each other along the farther of the two axes. */
static float apart(const struct touch *t, float x, float y, float to_x, float to_y)
{
    return fmaxf(fabsf(x - to_x) * t->w, fabsf(y - to_y) * t->h);
}

static struct touch_contact *find(struct touch *t, uint64_t device, uint64_t finger)
{
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        struct touch_contact *c = &t->contact[i];
        if (c->state != TOUCH_FREE && c->device == device && c->finger == finger) {
            return c;
        }
    }
    return NULL;
}

/* A free place, or that of the contact which is ignored and has not moved for the longest time: its
 * release may have been lost. */
static struct touch_contact *find_place(struct touch *t)
{
    struct touch_contact *oldest = NULL;
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        struct touch_contact *c = &t->contact[i];
        if (c->state == TOUCH_FREE) {
            return c;
        }
        if (c->state != TOUCH_DOWN && (!oldest || c->still < oldest->still)) {
            oldest = c;
        }
    }
    return oldest;
}

static unsigned count_down(const struct touch *t)
{
    unsigned n = 0;
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        n += t->contact[i].state == TOUCH_DOWN;
    }
    return n;
}

static void refuse(struct touch *t, struct touch_contact *c, enum touch_state state, msec now)
{
    if (c->state == TOUCH_DOWN) {
        put(t, INPUT_POINTER_CANCEL, c, now);
    }
    c->state = state;
}

/* Rests under a hand that was seen as one: palms roll, and parts of them come and go. */
static bool is_under_palm(const struct touch *t, const struct touch_contact *c)
{
    float left = 1, right = 0, top = 1, bottom = 0, dx = palm_margin / t->w;
    float dy = palm_margin / t->h;
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        const struct touch_contact *p = &t->contact[i];
        if (p->state == TOUCH_PALM && p->device == c->device &&
            c->came - p->still < TOUCH_STUCK_MS) {
            left = fminf(left, p->x);
            right = fmaxf(right, p->x);
            top = fminf(top, p->y);
            bottom = fmaxf(bottom, p->y);
        }
    }
    return c->x >= left - dx && c->x <= right + dx && c->y >= top - dy && c->y <= bottom + dy;
}

/* Came with c, near it. */
static bool is_companion(const struct touch *t, const struct touch_contact *c,
                         const struct touch_contact *o)
{
    return o != c && o->device == c->device && (o->state == TOUCH_DOWN || o->state == TOUCH_PALM) &&
           c->came - o->came <= TOUCH_PALM_MS && apart(t, c->x, c->y, o->x, o->y) <= palm_side;
}

/* Two companions of c that are near each other as well, too. */
static bool is_palm(const struct touch *t, const struct touch_contact *c)
{
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        const struct touch_contact *a = &t->contact[i];
        for (unsigned j = i + 1; is_companion(t, c, a) && j < TOUCH_CONTACTS; j++) {
            const struct touch_contact *b = &t->contact[j];
            if (is_companion(t, c, b) && apart(t, a->x, a->y, b->x, b->y) <= palm_side) {
                return true;
            }
        }
    }
    return false;
}

/* The newest first: what two keys typed is taken back from the end. */
static void refuse_palm(struct touch *t, struct touch_contact *c)
{
    for (;;) {
        struct touch_contact *newest = NULL;
        for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
            struct touch_contact *o = &t->contact[i];
            if (o->state == TOUCH_DOWN && is_companion(t, c, o) &&
                (!newest || o->came >= newest->came)) {
                newest = o;
            }
        }
        if (!newest) {
            break;
        }
        refuse(t, newest, TOUCH_PALM, c->came);
    }
    c->state = TOUCH_PALM;
}

/* Counts the longest time that can have passed: a real second tap must not be lost because somebody
 * was slow to read the first. */
static bool is_bounce(const struct touch *t, const struct touch_event *e)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        const struct touch_lifted *l = &t->lifted[i];
        if (l->device == e->device && e->at - l->after < TOUCH_BOUNCE_MS &&
            apart(t, e->x, e->y, l->x, l->y) <= same_place) {
            return true;
        }
    }
    return false;
}

static bool is_ghost(const struct touch *t, const struct touch_event *e)
{
    for (unsigned i = 0; i < t->devices; i++) {
        if (t->device[i].id == e->device) {
            return e->at - t->device[i].came < TOUCH_GHOST_MS;
        }
    }
    return false;
}

static void come(struct touch *t, const struct touch_event *e)
{
    bool full = count_down(t) == CAP_POINTERS;
    struct touch_contact *c = find_place(t);
    if (!c) {
        return;
    }
    *c = (struct touch_contact){.state = TOUCH_IGNORED, .device = e->device, .finger = e->finger,
                                .x = e->x, .y = e->y, .still_x = e->x, .still_y = e->y,
                                .came = e->at, .still = e->at};
    bool mouse = e->device == TOUCH_MOUSE;
    if (!mouse && (is_ghost(t, e) || is_bounce(t, e))) {
        return;
    }
    if (!mouse && is_palm(t, c)) {
        refuse_palm(t, c);
    } else if (!mouse && is_under_palm(t, c)) {
        c->state = TOUCH_PALM;
    } else if (!full) {
        c->state = TOUCH_DOWN;
        put(t, INPUT_POINTER_DOWN, c, e->at);
    }
}

static void move(struct touch *t, struct touch_contact *c, const struct touch_event *e)
{
    c->x = e->x;
    c->y = e->y;
    if (apart(t, c->x, c->y, c->still_x, c->still_y) > still_within) {
        c->still_x = c->x;
        c->still_y = c->y;
        c->still = e->at;
    }
}

static void lift(struct touch *t, struct touch_contact *c, const struct touch_event *e)
{
    if (c->state == TOUCH_DOWN) {
        put(t, INPUT_POINTER_UP, c, e->at);
    }
    t->lifted[t->next_lifted] = (struct touch_lifted){c->device, c->x, c->y, e->after};
    t->next_lifted = (t->next_lifted + 1) % CAP_POINTERS;
    c->state = TOUCH_FREE;
}

void touch_feed(struct touch *t, const struct touch_event *e)
{
    struct touch_contact *c = find(t, e->device, e->finger);
    if (e->kind == INPUT_POINTER_DOWN) {
        if (c) {
            refuse(t, c, TOUCH_FREE, e->at); /* its release was lost */
        }
        come(t, e);
        return;
    }
    if (!c) {
        return; /* a mouse that hovers, what was there before us, what is forgotten */
    }
    move(t, c, e);
    if (e->kind == INPUT_POINTER_UP) {
        lift(t, c, e);
    } else if (c->state == TOUCH_DOWN) {
        put(t, INPUT_POINTER_MOVE, c, e->at);
    }
}

static bool is_listed(const uint64_t *device, unsigned n, uint64_t id)
{
    for (unsigned i = 0; i < n; i++) {
        if (device[i] == id) {
            return true;
        }
    }
    return false;
}

static void lose(struct touch *t, uint64_t device, msec now)
{
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        if (t->contact[i].device == device) {
            refuse(t, &t->contact[i], TOUCH_FREE, now);
        }
    }
}

void touch_set_devices(struct touch *t, const uint64_t *device, unsigned n, msec now)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < t->devices; i++) {
        if (is_listed(device, n, t->device[i].id)) {
            t->device[kept++] = t->device[i];
        } else {
            lose(t, t->device[i].id, now);
        }
    }
    t->devices = kept;
    for (unsigned i = 0; i < n && t->devices < TOUCH_DEVICES; i++) {
        bool known = false;
        for (unsigned j = 0; j < t->devices; j++) {
            known |= t->device[j].id == device[i];
        }
        if (!known) {
            t->device[t->devices++] = (struct touch_device){device[i], now};
        }
    }
}

void touch_lose_all(struct touch *t, msec now)
{
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        refuse(t, &t->contact[i], TOUCH_FREE, now);
    }
}

bool touch_take(struct touch *t, msec now, struct input *ret)
{
    if (t->taken == t->outs) {
        t->taken = t->outs = 0;
        for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
            struct touch_contact *c = &t->contact[i];
            if (c->state == TOUCH_DOWN && now - c->still >= TOUCH_STUCK_MS) {
                refuse(t, c, TOUCH_IGNORED, now);
            }
        }
    }
    if (t->outs == 0) {
        return false;
    }
    *ret = t->out[t->taken++];
    return true;
}

msec touch_due(const struct touch *t)
{
    msec due = MSEC_NEVER;
    for (unsigned i = 0; i < TOUCH_CONTACTS; i++) {
        const struct touch_contact *c = &t->contact[i];
        if (c->state == TOUCH_DOWN && c->still + TOUCH_STUCK_MS < due) {
            due = c->still + TOUCH_STUCK_MS;
        }
    }
    return due;
}
