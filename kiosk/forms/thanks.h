/* The thanks form, between its files: its state, and one function for each screen.
 *
 * Who (form-1), the words (form-2), who signs (form-signer, form-unsigned), the look (form-3), then
 * what became of it. Four taps after the one that opens it are enough: a person, a sentence that is
 * ready, the signer, "Post it". Going back keeps everything. Nothing outside of struct thanks is
 * kept, but the lists of people in the arena of the form, which hold nothing that was written
 * here. */
#ifndef FORMS_THANKS_H
#define FORMS_THANKS_H

#include "forms/field.h"
#include "forms/thanks_find.h"
#include "scene/form.h"
#include "ui/edit.h"

enum {
    THANKS_SEARCH = 24,            /* clusters of a search */
    THANKS_OFTEN = 12,             /* people who are thanked often, at most */
    THANKS_UNDO_MS = 8000,
    THANKS_GOODBYE_MS = 2500,      /* "Taken back." */
};

enum thanks_screen {
    THANKS_WHO,
    THANKS_WORDS,
    THANKS_SIGNER,
    THANKS_UNSIGNED,    /* of which department the colleague is who does not sign by name */
    THANKS_MINE,        /* of the form "optout", which borrows list and header: who it is */
    THANKS_MINE_WHAT,   /* and what they want to hide */
    THANKS_LOOK,
    THANKS_POSTED,      /* on screen from now on */
    THANKS_HELD,        /* waits for a colleague's look */
    THANKS_NOT_SAVED,   /* the words are still here */
    THANKS_ENOUGH,      /* they are here, too; the panel takes more in some minutes */
    THANKS_ENOUGH_FOR,  /* and here; one of the receivers was thanked often today */
    THANKS_TAKEN_BACK,
    THANKS_KEPT,        /* undo failed */
    THANKS_CANNOT,      /* the store could not write when the form opened */
};

/* One of the two choices of people. */
#define THANKS_CHOSEN (MODEL_NONE - 1) /* a filter: those who are chosen */
struct thanks_picker {
    struct edit search;
    bool keyboard;
    uint32_t department;            /* MODEL_NONE: all; THANKS_CHOSEN */
    unsigned page, chips;           /* pages of people and of filters */
    uint32_t *found;                /* people of the model, in the arena */
    unsigned found_count, sure;     /* sure: so many of them as they were typed */
    bool stale;                     /* found does not match the search any more */
    char range[64];                 /* "A–C": what the page holds */
    unsigned range_from, range_until; /* of found; equal: there is no range yet */
};

struct thanks {
    enum thanks_screen screen;
    struct thanks_picker who, signer;
    struct find_index index;
    uint8_t *scratch;               /* for find_people */
    uint32_t often[THANKS_OFTEN]; unsigned often_count;
    uint64_t departments;           /* those with people, a bit each */
    uint32_t to[CAP_RECEIVERS]; unsigned to_count; /* in the order they were chosen */
    bool *is_receiver;              /* for each person of the model: among to */
    uint32_t to_department;         /* thanked as a whole, whoever is in to; MODEL_NONE: people */
    bool several;                   /* more than one person can be chosen */
    uint32_t from;                  /* MODEL_NONE: not chosen, or unnamed */
    bool unnamed;                   /* a colleague signs, of this department or of none */
    uint32_t from_department;
    uint32_t value;                 /* MODEL_NONE: not chosen */
    unsigned unsigned_page;
    struct edit message;
    bool keyboard;                  /* of the words */
    bool flag;                      /* somebody minds the note that stood on the screen */
    bool mine;                      /* somebody does not want their day to be shown */
    bool languages;                 /* their panel is open over form-1 */
    msec languages_at;              /* since then */
    unsigned values;                /* page of the value chips */
    struct keyboard keys;
    msec input_at;                  /* the caret rests ten seconds after this */
    float step_from, step_to;       /* of the bar on top, shares of its length */
    msec step_at;
    bool waiting;                   /* an intent is out and not answered */
    int64_t kudos;
    unsigned enough_minutes;        /* THANKS_ENOUGH: until the next note is welcome */
    uint32_t enough_for;            /* THANKS_ENOUGH_FOR: the person, MODEL_NONE: not known */
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

/* Makes a zeroed one ready for its first screen. Another form begins with THANKS_MINE, and runs
 * thanks_people until s->from is somebody. */
void thanks_begin(struct thanks *s, const struct form_env *env, enum thanks_screen first);
/* Wipes what a person wrote and chose; accepts what was only begun. */
void thanks_end(struct thanks *s);
/* Leaves the screen for another one. */
void thanks_go(struct thanks *s, const struct form_env *env, enum thanks_screen screen);
/* To the question who signs, as the policy has it. */
void thanks_go_signer(struct thanks *s, const struct form_env *env);
/* Everything about the note is forgotten but who signs it. */
void thanks_restart(struct thanks *s, const struct form_env *env);

/* What a screen asked for in this pass. */
enum thanks_wish { THANKS_NOTHING, THANKS_POST, THANKS_UNDO, THANKS_CLOSE };
enum thanks_wish thanks_people(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_words(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_unsigned(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_look(struct thanks *s, const struct form_env *env);
/* The round button for whoever minds the note that stood on the screen, left of right on the line
 * of the header. Returns how far the title may go. */
du thanks_flag_button(struct thanks *s, const struct form_env *env, du right);
/* The button of the height h that opens the languages and the aids for reading, and their panel
 * over form-1. */
du thanks_language_width(du h);
void thanks_language_button(struct thanks *s, const struct form_env *env, struct box b);
void thanks_languages(struct thanks *s, const struct form_env *env);
enum thanks_wish thanks_after(struct thanks *s, const struct form_env *env);

/* Who is thanked, and who thanks. */
bool thanks_is_signed(const struct thanks *s);
void thanks_forget_receivers(struct thanks *s);
/* Adds a person or takes them out again; false when no more fit on one note. */
bool thanks_toggle(struct thanks *s, uint32_t person);
/* The person was tapped: as the only one, as one of several, or as the signer. */
void thanks_choose(struct thanks *s, const struct form_env *env, uint32_t person);
/* On to the words for the people who are chosen. None of them can have signed. */
void thanks_take(struct thanks *s, const struct form_env *env);
/* The note as it stands: its arrays are in a, and its words those of s->message. */
struct kudos thanks_note(const struct thanks *s, const struct form_env *env, struct arena *a);
/* "Thank Mateusz and Ana". */
const char *thanks_title(const struct thanks *s, const struct form_env *env);
/* The same people or the department, for a card: "Mateusz and Ana", "Everyone in Sales"; and what
 * stands below it. */
const char *thanks_whom(const struct thanks *s, const struct form_env *env,
                        const char **ret_second);
/* Who signs: "Zoë Lindqvist", "A colleague"; and the department. */
const char *thanks_giver(const struct thanks *s, const struct form_env *env,
                         const char **ret_second);
struct hue thanks_hue_to(const struct thanks *s, const struct form_env *env);
struct hue thanks_hue_from(const struct thanks *s, const struct form_env *env);
/* Their discs, in the place of one. */
void thanks_faces_to(const struct thanks *s, const struct form_env *env, du cx, du cy, du r,
                     rgb ground);
void thanks_face_from(const struct thanks *s, const struct form_env *env, du cx, du cy, du r);

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
/* Ground, bar of steps, round button, the receivers' faces when so asked, and title up to right.
 * True when the round button or Esc was used. */
bool thanks_header(struct thanks *s, const struct form_env *env, bool faces, const char *title,
                   du right);
/* The keyboard, or where it is hidden nothing; keeps e and the caret in step. */
void thanks_keyboard(struct thanks *s, const struct form_env *env, struct edit *e, bool *shown,
                     bool sentences);
/* Gives what a real keyboard wrote to e. True when it was text or an editing key. */
bool thanks_type(struct thanks *s, const struct form_env *env, struct edit *e, const char *field);
/* A person of the model as a disc on paper or a card; a group as an icon in a department's colour,
 * in ink for MODEL_NONE. */
struct ui_face thanks_face(const struct form_env *env, uint32_t person);
struct ui_face thanks_icon_face(const struct form_env *env, uint32_t department, const char *icon);
/* Of a person of the model; "" without one. Borrowed from the model. */
const char *thanks_department(const struct form_env *env, uint32_t person);
/* As in a sentence (ui_first_name). */
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

/* Cards in columns and rows, in pages that two arrows turn. */
struct thanks_grid {
    du x, y, w, h, gap;             /* the first card */
    unsigned columns, rows;
    bool paged;
    struct box up, down, range;     /* arrows, and what the page holds between them */
    du range_size;
};
/* Between top and bottom for so many cards. */
struct thanks_grid thanks_grid(const struct thanks_frame *f, du top, du bottom, unsigned cards);
struct box thanks_cell(const struct thanks_grid *g, unsigned i);
/* Runs the arrows; *page stays within the pages of count cards. */
void thanks_pager(const struct form_env *env, const struct thanks_grid *g, unsigned count,
                  unsigned *page);
void thanks_range(const struct form_env *env, const struct thanks_grid *g, const char *range);

enum thanks_mark { THANKS_PLAIN, THANKS_RINGED, THANKS_OPEN, THANKS_CHECKED };
struct thanks_card {
    const char *name;               /* of the target */
    struct ui_face face;
    const char *words, *more, *second; /* two lines, or words alone on two; and one below */
    enum thanks_mark mark;          /* ringed: chosen before; open, checked: one of several */
    bool dark;                      /* what it says is on */
    bool off;
};
/* True when it was tapped. */
bool thanks_card(const struct form_env *env, const struct thanks_frame *f, struct box b,
                 const struct thanks_card *card);
/* The cards of a page of the picker, those for groups first. */
void thanks_cards(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                  const struct thanks_frame *f, const struct thanks_grid *g);
/* Cards before the found people on the first page. */
unsigned thanks_head(const struct thanks *s, const struct form_env *env,
                     const struct thanks_picker *p, const struct thanks_grid *g);

#endif
