/* The thanks form, between its files: its state, and one function for each screen.
 *
 * Who (form-1), the words (form-2), who signs (form-signer), the look (form-3), then what became of
 * it. Four taps after the one that opens it are enough: a person, a sentence that is ready, the
 * signer, "Post it". Going back keeps everything. Nothing outside of struct thanks is kept, but the
 * lists of people in the arena of the form, which hold nothing that was written here. */
#ifndef FORMS_THANKS_H
#define FORMS_THANKS_H

#include "scene/form.h"
#include "ui/edit.h"

enum {
    THANKS_LEAST = 3,              /* clusters of a note */
    THANKS_SEARCH = 24,            /* clusters of a search */
    THANKS_UNDO_MS = 8000,
    THANKS_GOODBYE_MS = 2500,      /* "Taken back." */
};

enum thanks_screen {
    THANKS_WHO,
    THANKS_WORDS,
    THANKS_SIGNER,
    THANKS_LOOK,
    THANKS_POSTED,      /* on screen from now on */
    THANKS_HELD,        /* waits for a colleague's look */
    THANKS_NOT_SAVED,   /* the words are still here */
    THANKS_TAKEN_BACK,
    THANKS_KEPT,        /* undo failed */
    THANKS_CANNOT,      /* the store could not write when the form opened */
};

/* One of the two choices of a person. */
struct thanks_picker {
    struct edit search;
    bool keyboard;
    uint32_t department;            /* MODEL_NONE: all */
    unsigned page, chips;           /* pages of people and of filters */
    uint32_t *found;                /* people of the model, in the arena */
    unsigned found_count;
    bool stale;                     /* found does not match the search any more */
};

struct thanks {
    enum thanks_screen screen;
    struct thanks_picker who, signer;
    const char **folded;            /* names for searching, made by the first search */
    uint64_t departments;           /* those with people, a bit each */
    uint32_t to, from, value;       /* MODEL_NONE: not chosen */
    struct edit message;
    bool keyboard;                  /* of the words */
    bool languages;                 /* the choice of a language is open over form-1 */
    msec languages_at;              /* since then */
    unsigned values;                /* page of the value chips */
    struct keyboard keys;
    msec input_at;                  /* the caret rests ten seconds after this */
    float step_from, step_to;       /* of the bar on top, shares of its length */
    msec step_at;
    bool waiting;                   /* an intent is out and not answered */
    int64_t kudos;
    msec since;                     /* of the screens that leave by themselves; -1 not drawn yet */
    /* The real slide with the draft on it. */
    struct arena preview;
    struct slide_env look;
    struct canvas canvas;           /* what it was laid out for, and in which colours */
    const struct theme *theme;
    struct model draft;
    struct kudos note;
    void *slide;
    const struct slide_kind *kind;
};

/* Leaves the screen for another one. */
void thanks_go(struct thanks *s, const struct form_env *env, enum thanks_screen screen);

/* What a screen asked for in this pass. */
enum thanks_wish { THANKS_NOTHING, THANKS_POST, THANKS_UNDO, THANKS_CLOSE };
enum thanks_wish thanks_people(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_words(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_look(struct thanks *s, const struct form_env *env);
/* The round button that opens the languages, and the panel of them over form-1. */
void thanks_language_button(struct thanks *s, const struct form_env *env, du cx, du cy, du r);
void thanks_languages(struct thanks *s, const struct form_env *env);
/* There is something to choose from. */
bool thanks_has_languages(void);
enum thanks_wish thanks_after(struct thanks *s, const struct form_env *env);

/* Lays the draft out on the slide of the kind kudos, into the preview arena. */
void thanks_preview_open(struct thanks *s, const struct form_env *env);
void thanks_preview_close(struct thanks *s);

/* Measures that all screens of one canvas share. */
struct thanks_frame {
    const struct canvas *c;
    bool compact, portrait;
    du left, right;                 /* of the content */
    du head;                        /* centre line of the header */
    du words_x;                     /* where the title begins */
    du title;                       /* its size */
};
struct thanks_frame thanks_frame(const struct canvas *c);
/* Ground, bar of steps, round button, face (MODEL_NONE for none) and title up to right. True when
 * the round button or Esc was used. */
bool thanks_header(struct thanks *s, const struct form_env *env, uint32_t person, const char *title,
                   du right);
bool thanks_caret(struct thanks *s, const struct form_env *env);
/* A line of what is being written; x: its left end, before a screen is mirrored. */
struct thanks_line { const char *s; size_t n; enum face face; du size, x, width; };
/* The place before byte at; at may lie behind n, in blanks that follow the line. */
du thanks_caret_x(const struct form_env *env, const struct thanks_line *line, size_t at);
/* The place from first to last that is drawn nearest to x; line->s is NUL-terminated. */
size_t thanks_caret_at(const struct form_env *env, const struct thanks_line *line, size_t first,
                       size_t last, du x);
/* Left end of a caret of width w there; behind the last character it keeps gap from it. */
du thanks_caret_left(const struct form_env *env, const struct thanks_line *line, size_t at, du w,
                     du gap);
/* The keyboard, or where it is hidden nothing; keeps e and the caret in step. */
void thanks_keyboard(struct thanks *s, const struct form_env *env, struct edit *e, bool *shown,
                     bool sentences);
/* Gives what a real keyboard wrote to e. True when it was text or an editing key. */
bool thanks_type(struct thanks *s, const struct form_env *env, struct edit *e, const char *field);
/* An avatar of a person of the model on paper or a card. */
void thanks_avatar(const struct form_env *env, uint32_t person, du cx, du cy, du r);
struct hue thanks_hue(const struct form_env *env, uint32_t person);
const char *thanks_department(const struct form_env *env, uint32_t person);
/* What a person is called in a sentence: the first name, or the whole one in scripts where the
 * order of names is another. */
const char *thanks_first_name(const struct form_env *env, uint32_t person);

/* Chips in lines; what does not fit waits behind an arrow. */
struct thanks_chips {
    struct box area;                /* its height is that of all lines */
    unsigned lines;
    du h, gap, size;
    du pad_least, pad_most;         /* left and right of a label together */
    du extra;                       /* a chosen chip is so much wider */
    const char *name;               /* of the arrow: "filters" */
};
struct thanks_chip { const char *name, *label; bool chosen, filter; rgb field, on; };
/* Index of the chip that was tapped, -1 for none; *page moves by the arrow. */
int thanks_chips(const struct form_env *env, const struct thanks_chips *row,
                 const struct thanks_chip *chip, unsigned n, unsigned *page);

/* People whose folded names fit the query: those with a word that begins with it first, then those
 * that have it inside; each group in the order of the model. Every word of the query must fit.
 * ret holds person_count indices; returns how many. folded may be NULL for an empty query. */
unsigned thanks_find(const struct model *m, const char *const *folded, const char *query,
                     uint32_t department, uint32_t except, uint32_t *ret);
/* Folded names and aliases of all people, in the arena. */
const char **thanks_fold(const struct model *m, struct arena *a);

#endif
