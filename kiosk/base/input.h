/* Input events, as platform/ delivers them and ui/ consumes them: one pointer path for touch and
 * mouse, and keys. */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include "base/unit.h"

#include <stdbool.h>
#include <stdint.h>

enum input_kind {
    INPUT_POINTER_DOWN,
    INPUT_POINTER_MOVE,
    INPUT_POINTER_UP,
    INPUT_POINTER_CANCEL, /* device gone, stuck finger: forget it, do nothing */
    INPUT_KEY,            /* a key of a real keyboard went down (or repeats) */
    INPUT_TEXT,           /* committed UTF-8 from a real keyboard */
};

enum input_key {
    KEY_NONE, KEY_TAB, KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_ENTER, KEY_ESCAPE,
    KEY_BACKSPACE, KEY_DELETE, KEY_HOME, KEY_END, KEY_PAGE_UP, KEY_PAGE_DOWN,
};

/* x, y: platform/ gives shares of the display (0..1); the app turns them into design units of
 * the canvas before scene/ and ui/ see them. */
struct input {
    enum input_kind kind;
    uint64_t pointer;   /* the same finger has the same id from down to up; the mouse is 0 */
    float x, y;
    enum input_key key;
    bool shift;
    char text[32];      /* INPUT_TEXT: NUL-terminated */
    msec at;            /* monotonic, when it was read */
    msec held;          /* INPUT_POINTER_UP: how long it was down, in real time; else any value */
};

#endif
