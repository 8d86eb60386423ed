/* Touch: which contacts on the glass are fingers. A filter between what the window system says and
 * the pointer events of base/input.h; it knows no SDL and no clock. What it lets through it passes
 * on at once, and takes back with INPUT_POINTER_CANCEL when it turns out to be none:
 *
 *   palm     three contacts or more that come close together, at once
 *   stuck    a contact that does not move for half a minute: a leaning elbow, a lost release
 *   lost     its device was unplugged: nobody will ever say that it lifted
 *
 * and does not let through at all:
 *
 *   ghost    was there when its device came: a drop of water, the hand that plugged it in
 *   bounce   comes where a contact has just lifted, faster than a finger can
 *   eleventh more contacts than CAP_POINTERS
 *
 * What was refused or taken back is ignored until it lifts, and so is what comes under a palm that
 * rests; other contacts work meanwhile. A panel that never reports motion, or that knows a single
 * contact, needs nothing special. */
#ifndef PLATFORM_TOUCH_H
#define PLATFORM_TOUCH_H

#include "base/caps.h"
#include "base/input.h"

enum {
    TOUCH_PALM_MS = 100,
    TOUCH_BOUNCE_MS = 20,
    TOUCH_STUCK_MS = 30000,
    TOUCH_GHOST_MS = 250,              /* after its device came */
    TOUCH_CONTACTS = 2 * CAP_POINTERS, /* that are known; half of them may be let through */
    TOUCH_DEVICES = 8,
};

/* The device that is a mouse: it has no palm and does not bounce, but its button can get stuck. */
enum { TOUCH_MOUSE = 0 };

struct touch_event {
    enum input_kind kind;    /* INPUT_POINTER_DOWN, _MOVE or _UP */
    uint64_t device, finger; /* the same finger has the same number from down to up */
    float x, y;              /* shares of the display */
    msec at;                 /* when it was read */
    msec after;              /* it happened after this: who is busy for a while reads late */
};

enum touch_state { TOUCH_FREE, TOUCH_DOWN, TOUCH_PALM, TOUCH_IGNORED };
struct touch_contact {
    enum touch_state state;
    uint64_t device, finger;
    float x, y;
    float still_x, still_y; /* since still it is near there */
    msec came, still;
};

struct touch {
    float w, h; /* of the display, millimetres */
    struct touch_contact contact[TOUCH_CONTACTS];
    struct touch_lifted {
        uint64_t device;
        float x, y;
        msec after;
    } lifted[CAP_POINTERS];
    unsigned next_lifted;
    struct touch_device {
        uint64_t id;
        msec came;
    } device[TOUCH_DEVICES];
    unsigned devices;
    struct input out[CAP_POINTERS + 1];
    unsigned outs, taken;
};

/* All moments are real milliseconds of one clock, whatever the rest of the application lives by:
 * glass and fingers are as fast as they are. */
void touch_init(struct touch *t);
/* Width and height in millimetres; 0, 0 when nobody knows: a screen of 32 inches. */
void touch_set_display(struct touch *t, float w, float h);
/* Take everything (touch_take) between two calls of these. */
void touch_feed(struct touch *t, const struct touch_event *e);
/* The touch devices that are there now. What those had down that are gone is lost. */
void touch_set_devices(struct touch *t, const uint64_t *device, unsigned n, msec now);
/* Something was unplugged, and nobody can tell what: all contacts are lost. One that really is down
 * on another device comes back with its next press. */
void touch_lose_all(struct touch *t, msec now);
/* The next pointer event, x and y in shares of the display; false when there is none. */
bool touch_take(struct touch *t, msec now, struct input *ret);
/* When touch_take will have one although nothing is fed; MSEC_NEVER. */
msec touch_due(const struct touch *t);

#endif
