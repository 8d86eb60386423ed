/* The stick, between its files: the state of the form, and one function for each screen.
 *
 * Reading (stick-reading), then what would change (stick) with the PIN beside it, on a compact
 * canvas behind it (stick-pin), the names of it (stick-names), what was wrong (stick-problems), the
 * coming slides (stick-show), and how it ended. A signed stick loads without a question; taking it
 * back needs the PIN (stick-undo). Nothing is on the slides before somebody has said so; whoever
 * walks away before that has said no. */
#ifndef FORMS_STICK_H
#define FORMS_STICK_H

#include "scene/form.h"
#include "ui/pin_pad.h"

enum {
    STICK_STALL_MS = 60 * 1000,  /* without news of the import the slides come back */
    STICK_ALONE_MS = 120 * 1000, /* nobody decides: nothing is loaded */
    STICK_END_MS = 60 * 1000,    /* how long an end stays that people have to read or may undo */
    STICK_BYE_MS = 10 * 1000,    /* and one that is only good to know */
    STICK_SLIDE_MS = 6 * 1000,   /* each of the coming slides */
};

enum stick_screen {
    STICK_SCREEN_READ, STICK_SCREEN_LIST, STICK_SCREEN_NAMES, STICK_SCREEN_PROBLEMS,
    STICK_SCREEN_SHOW, STICK_SCREEN_PIN, STICK_SCREEN_LOADING, STICK_SCREEN_LOADED,
    STICK_SCREEN_UNDONE, STICK_SCREEN_FAILED, STICK_SCREEN_SAME, STICK_SCREEN_REFUSED,
    STICK_SCREEN_GONE, STICK_SCREEN_LEFT, STICK_SCREEN_UNDO_PIN,
};

/* What a screen asks the form to do. */
enum stick_wish {
    STICK_NOTHING,
    STICK_TRY_PIN,    /* the digits are in pin */
    STICK_LOAD,
    STICK_UNDO,
    STICK_UNDO_PIN,   /* the same, once the PIN was right */
    STICK_CLOSE,
    STICK_DISCARD,    /* and close */
    STICK_WALKED_AWAY /* discard, and say so */
};

/* One of the coming slides, laid out. */
struct stick_slide {
    const struct slide_kind *kind;  /* NULL: none is */
    unsigned kind_index, item;
    void *state;
    struct arena arena;
    struct slide_env env;
    struct canvas canvas;
    msec since;
};

struct stick_form {
    enum stick_screen screen;
    struct stick *stick;            /* own reference: what this is about, NULL nothing */
    struct pin_pad pad;
    char pin[CAP_PIN + 1];          /* on its way, or the first time of a PIN that is chosen */
    bool choosing;                  /* there is no PIN yet */
    bool undoing;                   /* the PIN is for taking back what was loaded */
    bool waiting;                   /* an intent is out and not answered */
    enum intent_kind asked;         /* that one */
    enum err err;                   /* STICK_SCREEN_FAILED */
    unsigned part, page;            /* of the names, of the problems */
    msec touched, since, news;      /* last touch; of this screen; of the import */
    struct stick_slide slide;
};

enum stick_wish stick_read(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_list(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_names(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_problems(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_show(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_pin(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_end(struct stick_form *s, const struct form_env *env);
enum stick_wish stick_undo_pin(struct stick_form *s, const struct form_env *env);

void stick_go(struct stick_form *s, const struct form_env *env, enum stick_screen screen);
/* The first of the coming slides; false when there is none to show. */
bool stick_show_open(struct stick_form *s, const struct form_env *env);
/* Accepts one that is not open. */
void stick_show_close(struct stick_form *s);

/* "people", for so many of them. */
const char *stick_part(const char *part, unsigned n);
/* "added and 3 changed": what goes with the number at the beginning of a row. In the arena. */
unsigned stick_number(const struct stick_change *c);
const char *stick_detail(struct arena *a, const struct stick_change *c);
/* What is new, has changed and is gone: words before or over a list of each. */
void stick_titles(const char *ret[static 3]);
/* "and 3 more". In the arena. */
const char *stick_more(struct arena *a, unsigned n);
/* "people.csv, line 48, column 3"; the stick where it is not one file. In the arena. */
const char *stick_where(struct arena *a, const struct stick_problem *p, bool column);

/* Measures that the screens with a header share. */
struct stick_frame {
    bool compact;
    du left, right, head, title, button; /* button: height of the round one */
    du top, bottom;                      /* of what stands below the header */
    struct box back, on;                 /* page arrows */
};
struct stick_frame stick_frame(const struct canvas *c);
/* Ground, round back button, title, and which page of how many. True: back. */
bool stick_header(const struct form_env *env, const struct stick_frame *f, const char *title,
                  unsigned page, unsigned pages);
/* The page arrows; -1, 0 or 1. */
int stick_pages(const struct form_env *env, const struct stick_frame *f, bool back, bool on);
/* One line from x on, whatever its own direction is: beside what stands in a table. Its capitals
 * are centred on cy. */
void stick_line(const struct form_env *env, const struct text_block *b, du x, du cy, rgb colour,
                rgb ground);
/* A box with a warning: where, and what. */
void stick_warning(const struct form_env *env, struct box b, const char *where, const char *text);

#endif
