/* What the files of keyboard layouts hold, how one is read, and the set of them. Only the keyboard
 * knows this; others pass the set on. assets/keyboards/en.kbd explains the form of the files. */
#ifndef UI_KEYBOARD_LAYOUT_H
#define UI_KEYBOARD_LAYOUT_H

#include "ui/keyboard.h"

enum {
    KEYBOARD_ROWS = 3,      /* of letters; the fourth row is the same in every language */
    KEYBOARD_COLUMNS = 12,  /* a key of 133 u in landscape, 62 when compact */
    KEYBOARD_LABEL = 16,    /* bytes with the NUL: one letter with its marks */
    KEYBOARD_ACCENTS = 8,
    KEYBOARD_HOLDS = 160,
    KEYBOARD_EMOJI = 96,
    KEYBOARD_LANGUAGES = 4, /* that one layout serves */
    KEYBOARD_TAG = 16,
    KEYBOARD_NAME = 48,
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
    unsigned line;  /* in the layout's own file; 0: a shared one */
};

struct keyboard_layout {
    char tag[KEYBOARD_TAG];         /* the name of its file: "de" */
    char serves[KEYBOARD_LANGUAGES][KEYBOARD_TAG];
    unsigned serves_count;
    char label[KEYBOARD_LABEL];     /* "DE" */
    char name[KEYBOARD_NAME];       /* "Deutsch" */
    char letters[KEYBOARD_LABEL];   /* on the key that leads back to them */
    bool rtl;                       /* of a script that is read from right to left */
    bool has[PAGE_COUNT];           /* a language may be without capitals, or symbols */
    struct keyboard_row row[PAGE_COUNT][KEYBOARD_ROWS];
    char left[KEYBOARD_LABEL], right[KEYBOARD_LABEL]; /* beside the space bar */
    struct keyboard_hold hold[KEYBOARD_HOLDS];
    unsigned hold_count;
    char emoji[KEYBOARD_EMOJI][KEYBOARD_LABEL];
    unsigned emoji_count;
};

/* Brings the text of an included file, NUL-terminated, for the reader to free; ERR_NOT_FOUND when
 * there is none of this name. */
typedef enum err (*keyboard_include)(void *ctx, const char *name, char **ret_text);

/* Reads the text of <tag>.kbd. ERR_BAD_DATA or ERR_LIMIT with file and line for people. Any bytes
 * may come; what is accepted has unique keys that type text which cleaning leaves as it is. */
enum err keyboard_layout_parse(const char *tag, const char *text, keyboard_include include,
                               void *ctx, struct keyboard_layout **ret, struct diag *d) MUST_CHECK;
/* Reads <dir>/<tag>.kbd and what it includes from dir. ERR_NOT_FOUND. Freed with free(). */
enum err keyboard_layout_load(const char *dir, const char *tag, struct keyboard_layout **ret,
                              struct diag *d) MUST_CHECK;

/* The reader's last step: what only the whole layout can show to be right, and what follows. */
enum err keyboard_layout_finish(struct keyboard_layout *l, struct diag *d) MUST_CHECK;

/* The accents of what a key types; NULL when it has none. */
const struct keyboard_hold *keyboard_layout_hold(const struct keyboard_layout *l, const char *key);
/* Keys of the widest row of a page: what the width of one key follows from, at least 10. */
unsigned keyboard_layout_columns(const struct keyboard_layout *l, enum keyboard_page page);

struct keyboard_set {
    struct keyboard_layout **layout; /* sorted by tag */
    unsigned count;
    const struct keyboard_layout *enabled[KEYBOARD_CHOICES]; /* by kiosk.conf, in its order */
    unsigned enabled_count;
};

/* The layout of this name, else the one that serves the language ("pt-BR": that, then "pt"); NULL
 * when there is none. */
const struct keyboard_layout *keyboard_set_find(const struct keyboard_set *s, const char *language);

#endif
