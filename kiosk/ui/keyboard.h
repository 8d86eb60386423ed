/* The on-screen keyboard. Layouts are data files (assets/keyboards/<name>.kbd); keys fire on press,
 * backspace repeats, a letter held for 400 ms offers its accents, and while a finger holds shift
 * the others write capitals. No drag is needed. */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include "ui/strokes.h"
#include "ui/ui.h"

enum { KEYBOARD_CHOICES = 8 }; /* layouts that one person can choose from */

/* All layouts of a folder, and which of them kiosk.conf enables. */
struct keyboard_set;
/* Reads every *.kbd of dir. One that cannot be used is left out, and d->text says which first and
 * why; else d->text is "". ERR_NOT_FOUND when not one is left. */
enum err keyboard_set_load(const char *dir, struct keyboard_set **ret, struct diag *d) MUST_CHECK;
void keyboard_set_free(struct keyboard_set *s);
/* names: those of the files or of languages, separated by blanks or commas, in the order in which
 * they are offered; "" for that of the screen's language and English. ERR_BAD_DATA when a name is
 * unknown, ERR_LIMIT when there are too many; the others are enabled. */
enum err keyboard_set_enable(struct keyboard_set *s, const char *names, struct diag *d) MUST_CHECK;

struct keyboard_layout;
struct edit;
enum shift { SHIFT_OFF, SHIFT_ONCE, SHIFT_LOCK };
enum keyboard_sheet { SHEET_LETTERS, SHEET_DIGITS, SHEET_EMOJI };
enum keyboard_popup { POPUP_NONE, POPUP_ACCENTS, POPUP_LAYOUTS };

/* What the keys show. */
struct keyboard_view {
    const struct keyboard_layout *layout;
    enum keyboard_sheet sheet;
    unsigned emoji_page;
};

struct keyboard {
    const struct keyboard_set *set;
    struct keyboard_view view;
    /* Drawing another page for the first time can take more than a frame, and the key that leads
     * there must be seen pressed in the next one: so the page follows behind it. */
    struct keyboard_view next;
    bool turning, echoed;    /* next is due; a frame has shown the key pressed */
    const struct keyboard_layout *screen;       /* of the screen's language */
    const struct keyboard_layout *choice[KEYBOARD_CHOICES]; /* the first of them comes up first */
    unsigned choices;
    uint64_t session;        /* hash of the language for which they were chosen */
    enum shift shift;
    bool shift_held;         /* by a finger */
    bool shift_used;         /* something was written meanwhile: it is off when the finger leaves */
    msec shift_at;           /* last tap on shift: two quick ones lock */
    enum keyboard_popup popup;
    char held[16];           /* what the key typed whose accents are open */
    char last[16];           /* what the last press typed; replaced by the accent */
    uint64_t last_key;
    struct box last_box;     /* where people see it: the popup opens above it */
    msec repeat_at;          /* backspace */
    struct strokes strokes;
};

/* For a new person: set is borrowed, and the language that is spoken now is the screen's. */
void keyboard_open(struct keyboard *k, const struct keyboard_set *set);
/* language: what this person chose ("" nothing). When it is another one than before its layout
 * comes up. Cheap; call it in every pass. */
void keyboard_speak(struct keyboard *k, const char *language);

enum keyboard_action {
    KEYBOARD_NOTHING,
    KEYBOARD_INSERT,
    KEYBOARD_REPLACE,    /* an accent takes the place of k->last, which the press inserted */
    KEYBOARD_BACKSPACE,
    KEYBOARD_ERASE_WORD, /* backspace is held for long */
    KEYBOARD_UNDO,
    KEYBOARD_UNWRITE,    /* the finger that wrote this was part of a palm */
    KEYBOARD_UNERASE,    /* and so was the one that erased it */
    KEYBOARD_TURN,       /* to another page or layout */
    KEYBOARD_HIDE,
};
/* Runs the keyboard in its panel from y top to the bottom of the canvas. On a mirrored screen keys
 * stay where hands know them. e: what is being written, for the key that takes back.
 * KEYBOARD_INSERT, _REPLACE, _UNWRITE and _UNERASE fill ret_text (NUL-terminated, at most 31
 * bytes). Call it last in a pass: open accents cover what is above the panel. Targets: "key:a" by
 * the letter without shift, "key:shift", "key:backspace", "key:123", "key:emoji", "key:layout",
 * "key:space", "key:undo", "key:hide", "accent:é", "layout:de", on the page of emoji "key:🎉",
 * "emoji:up", "emoji:down". */
enum keyboard_action ui_keyboard(struct ui *ui, struct keyboard *k, du top, const struct edit *e,
                                 char ret_text[32]);
/* Top of the panel for this canvas: 600 landscape, 1364 portrait, 258 compact (anchored below),
 * less where the size of the panel is known and keys have to grow to 12 mm. */
du keyboard_top(const struct canvas *c);

/* Carries action out on e; the last two and KEYBOARD_NOTHING change nothing. */
void keyboard_apply(struct keyboard *k, struct edit *e, enum keyboard_action action,
                    const char *text);
/* Shift for the next letter at the start of a sentence; a lock stays. Call after every action. */
void keyboard_auto_shift(struct keyboard *k, const struct edit *e);
/* Letters without shift, no popup: for another field or screen. The layout stays. */
void keyboard_reset(struct keyboard *k);

#endif
