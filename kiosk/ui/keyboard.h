/* The on-screen keyboard. Layouts are data files (assets/keyboards/<language>.kbd); keys fire on
 * press, backspace repeats, a letter held for 400 ms offers its accents. No drag is needed. */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include "ui/ui.h"

struct keyboard_layout;
/* Reads a layout. ERR_NOT_FOUND, ERR_BAD_DATA with line. Freed with keyboard_layout_free. */
enum err keyboard_layout_load(const char *path, struct keyboard_layout **ret, struct diag *d)
    MUST_CHECK;
void keyboard_layout_free(struct keyboard_layout *l);

enum shift { SHIFT_OFF, SHIFT_ONCE, SHIFT_LOCK };
struct keyboard {
    const struct keyboard_layout *layout;
    enum shift shift;
    bool digits;
    char accents[16];        /* letter whose accents are open, "" none */
    char last[16];           /* what the last press typed; replaced by the accent */
    uint64_t last_key;
    struct box last_box;     /* where people see it: the accents open above it */
    msec repeat_at;          /* backspace */
    msec shift_at;           /* last tap on shift: two quick ones lock */
};

enum keyboard_action {
    KEYBOARD_NOTHING,
    KEYBOARD_INSERT,
    KEYBOARD_REPLACE,   /* an accent takes the place of k->last, which the press inserted */
    KEYBOARD_BACKSPACE,
    KEYBOARD_HIDE,
};
/* Runs the keyboard in its panel from y top to the bottom of the canvas. On a mirrored screen keys
 * stay where hands know them. KEYBOARD_INSERT and
 * KEYBOARD_REPLACE fill ret_text (NUL-terminated, at most 31 bytes). Call it last in a pass: open
 * accents cover what is above the panel. Targets: "key:a" by the letter without shift, "key:shift",
 * "key:backspace", "key:123", "key:space", "key:hide", "accent:é". */
enum keyboard_action ui_keyboard(struct ui *ui, struct keyboard *k, du top, char ret_text[32]);
/* Top of the panel for this canvas: 600 landscape, 1364 portrait, 258 compact (anchored below). */
du keyboard_top(const struct canvas *c);

/* Carries action out on e; KEYBOARD_HIDE and KEYBOARD_NOTHING change nothing. */
struct edit;
void keyboard_apply(struct keyboard *k, struct edit *e, enum keyboard_action action,
                    const char *text);
/* Shift for the next letter at the start of a sentence; a lock stays. Call after every change. */
void keyboard_auto_shift(struct keyboard *k, const struct edit *e);
/* Closes the accents and takes back shift: for another field or screen. */
void keyboard_reset(struct keyboard *k);

#endif
