/* The keyboard between its files: where keys stand, one key, and the row that opens over one. */
#ifndef UI_KEYBOARD_KEYS_H
#define UI_KEYBOARD_KEYS_H

#include "ui/keyboard_layout.h"

enum { KEYBOARD_TARGET = KEYBOARD_TAG + 16 }; /* bytes of a target's name */

/* Measures of one canvas: where keys begin, and their height, gap, letters and corners. */
struct grid {
    du x, y, w, key_h, gap, size, r;
    du unit, side;  /* widths in the lowest row: of a sign, of the keys at both ends */
};
/* columns: of the widest row. */
struct grid keyboard_grid(const struct canvas *c, du top, unsigned columns);

struct cap {
    const char *name, *label, *icon;
    struct box box;  /* on the screen, which is mirrored or not */
    du size;
    enum face face;
    rgb fill, colour;
    bool off;
    bool held;       /* drawn as pressed */
    bool focus;      /* a real keyboard has no such key, so Tab leads here */
};
/* Draws a key and runs it; true when it was pressed by this event. */
bool keyboard_cap(struct ui *ui, const struct grid *g, const struct cap *c);
/* What to show for what a key types: marks on something to stand on, and brackets of a script from
 * right to left turned around as they will be in the text. In the arena, or text itself. */
const char *keyboard_label(struct ui *ui, const struct keyboard_layout *l, const char *text);

/* A dark panel with choices, over a key. */
struct popup {
    const char *text[KEYBOARD_ACCENTS + 1];
    char name[KEYBOARD_ACCENTS + 1][KEYBOARD_TARGET];
    unsigned count, columns;
    int chosen;      /* drawn as such; -1 none */
    struct box panel;
    du pitch, pad, gap, cell_h, size;
};
/* Fills in the measures; anchor: the key it stands over. */
void keyboard_popup_place(const struct ui *ui, const struct grid *g, struct popup *p,
                          struct box anchor);
/* Runs before the keys, so that a finger on the panel belongs to it. The choice that was pressed,
 * -1 for none; *ret_close: a finger came down elsewhere. Draw it after the keys. */
int keyboard_popup_run(struct ui *ui, struct popup *p, bool *ret_close);
void keyboard_popup_draw(struct ui *ui, const struct popup *p);

#endif
