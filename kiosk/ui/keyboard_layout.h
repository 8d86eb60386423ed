/* What a keyboard layout file holds. Only the keyboard reads this; others pass the pointer on. */
#ifndef UI_KEYBOARD_LAYOUT_H
#define UI_KEYBOARD_LAYOUT_H

#include "ui/keyboard.h"

enum {
    KEYBOARD_ROWS = 3,      /* of letters; the fourth row is the same in every language */
    KEYBOARD_COLUMNS = 12,  /* a key of 133 u in landscape, 62 when compact */
    KEYBOARD_LABEL = 16,    /* bytes with the NUL: one letter with its marks */
    KEYBOARD_ACCENTS = 8,   /* the row of accents must fit a portrait screen, letter included */
    KEYBOARD_HOLDS = 160,
    KEYBOARD_FILE_BYTES = 64 << 10,
};

enum keyboard_page { PAGE_LETTERS, PAGE_CAPITALS, PAGE_DIGITS, PAGE_SYMBOLS, PAGE_COUNT };

struct keyboard_row {
    char key[KEYBOARD_COLUMNS][KEYBOARD_LABEL];
    unsigned count;
};

struct keyboard_hold {
    char key[KEYBOARD_LABEL];
    char accent[KEYBOARD_ACCENTS][KEYBOARD_LABEL];
    unsigned count;
};

struct keyboard_layout {
    struct keyboard_row row[PAGE_COUNT][KEYBOARD_ROWS];
    unsigned rows[PAGE_COUNT];      /* 0 for a page that the language does not have */
    char left[KEYBOARD_LABEL], right[KEYBOARD_LABEL]; /* beside the space bar */
    struct keyboard_hold hold[KEYBOARD_HOLDS];
    unsigned hold_count;
};

/* The accents of what a key types; NULL when it has none. */
const struct keyboard_hold *keyboard_layout_hold(const struct keyboard_layout *l, const char *key);
/* Keys of the widest row of a page: what the width of one key follows from, at least 10. */
unsigned keyboard_layout_columns(const struct keyboard_layout *l, enum keyboard_page page);

#endif
