/* Slide kinds: the interface that every file of slides/ fills, and the moment it is drawn at.
 *
 * Order of calls for one showing: open once, draw as often as a frame is needed, close once. All on
 * the UI thread; open runs off the critical frame, before the slide is due. A slide reads
 * env->model and nothing else: no clock, no files, no SDL. */
#ifndef SCENE_SLIDE_H
#define SCENE_SLIDE_H

#include "base/arena.h"
#include "draw/bridge.h"
#include "draw/list.h"
#include "model/model.h"
#include "text/text.h"
#include "ui/ui.h"

/* What the layout depends on; borrowed until close. The slide area is y 0..slide_h, full width; the
 * strip below (chrome) belongs to the scene and nothing of a slide enters it. */
struct slide_env {
    const struct model *model;
    struct text *text;
    const struct canvas *canvas;
    const struct theme *theme;
    struct arena *arena; /* lives until close */
    du slide_h;          /* 904, 1696 portrait, 392 compact; longer on longer canvases */
};

/* Where a showing stands. Pure numbers: equal state and moment give equal commands.
 * The helpers below turn t into shares. */
enum phase { PHASE_ENTER, PHASE_STILL, PHASE_LEAVE };
struct moment {
    enum phase phase;
    msec t; /* milliseconds of the change of slide: 0..1200 */
};
#define MOMENT_STILL ((struct moment){PHASE_STILL, 0})

enum {
    MOMENT_WORDS_OUT = 120, /* words are gone */
    MOMENT_SWAP = 420,      /* the old fields are off the screen, the new ones begin to come */
    MOMENT_MEET = 900,
    MOMENT_KEYSTONE = 1060,
    MOMENT_WORDS_IN = 960, /* words begin to show */
    MOMENT_END = 1200,
};
float moment_words(struct moment m);    /* opacity of words, discs, badge: 0..1 */
float moment_apart(struct moment m);    /* 0 together .. 1 fields off screen, eased */
float moment_keystone(struct moment m); /* radius share of the keystone disc: 0..1 */
/* Standings: share of the full bar length of row i. */
float moment_bar(struct moment m, unsigned row);

/* What the planner and the chrome need to know about one item, without opening it. */
struct airing {
    msec dwell; /* 0: by words */
    unsigned words;
    unsigned colour_a, colour_b; /* rows of the palette or SLIDE_NEUTRAL: the active mark */
    const char *label;           /* for kiosk --plan, in the model or constant: a title, a name */
    int64_t kudos;               /* its id, 0 for others */
    unsigned days;               /* of people, who may not want theirs shown: bits of
                                    model/optout.h; 0 for others */
};

struct slide_kind {
    const char *name;  /* unique, [a-z_]; also the key in kioskctl plan */
    size_t state_size; /* bytes; the scene gives them zeroed and frees them after close */
    /* Mandatory. How many items of the model this kind could show now; each is one candidate. */
    unsigned (*count)(const struct model *model);
    /* Mandatory. What the planner needs about item (< count). */
    void (*airing)(const struct model *model, unsigned item, struct airing *ret_airing);
    /* Mandatory. Lay out one item into state. */
    void (*open)(void *state, const struct slide_env *env, unsigned item);
    /* Mandatory. Append this frame of the slide area. Pure. */
    void (*draw)(const void *state, struct moment now, struct draw_list *list);
    /* Optional. Must accept half-opened state. Arena memory needs no close. */
    void (*close)(void *state);
    /* Optional. Every item in a row of its own, or one of this kind per round? Default 0: all items
     * are spread over the rotation. 1: one item a round, taking turns (posters, standings). */
    unsigned per_round;
    /* Optional. True: only when no other kind has anything to show (welcome). */
    bool fallback;
};

/* Parts that several kinds share. Slides lay out in open and only draw in draw: text that needs
 * fitting is fitted once, into the arena of the showing. */

/* Two fields and the text on them. One department on both sides: the second field is mixed toward
 * paper. SLIDE_NEUTRAL is nobody's colour, for what no department gives: ink by day, a dark brown
 * by night, where ink is bright. */
#define SLIDE_NEUTRAL ((unsigned)PALETTE_SIZE)
struct slide_fields {
    rgb a, on_a, b, on_b;
};
struct slide_fields slide_fields(const struct theme *t, unsigned colour_a, unsigned colour_b);

/* The row of the palette of a person's department, SLIDE_NEUTRAL without one. */
unsigned slide_colour(const struct model *m, uint32_t person);

/* Height of the slide area: all but the strip. */
du slide_height(const struct canvas *c);

/* A joint over x 0..w at a moment: closed, or A gone to the left by its tip and B with its socket
 * to the right by w - xj. */
void slide_joint(struct draw_list *l, const struct theme *t, du w, du y, du h, du xj,
                 const struct slide_fields *f, struct moment now);
/* Portrait: A from top to edge with a bowl of sagitta q, B below it to bottom. A comes from the top
 * of its area, B from below. Uses draw_push while the fields are apart. */
void slide_bowl(struct draw_list *l, const struct theme *t, du w, du top, du edge, du q, du bottom,
                const struct slide_fields *f, struct moment now);
/* Paper disc of radius r with an arrow; the arrow once the disc is whole. */
void slide_keystone(struct draw_list *l, const struct theme *t, du cx, du cy, du r,
                    const char *icon, du icon_size, struct moment now);

/* text_fit and text_fit_line with a copy of s in the arena of the showing: their lines point
 * into what they were given. */
void slide_fit(const struct slide_env *env, const char *s, const struct text_box *box,
               struct text_block *ret);
void slide_fit_line(const struct slide_env *env, enum face face, du max, du min, du width,
                    const char *s, struct text_block *ret);

/* What text stands on for a fade. The renderer fades text by mixing its colour with the
 * ground; where the ground fades as well, as a disc or a chip does, that has to be the field
 * behind it. */
rgb slide_ground(const struct draw_list *l, rgb own, rgb behind);
/* A paper disc with ink initials, or the photo, on field. */
void slide_avatar(struct draw_list *l, const struct slide_env *env, du cx, du cy, du r,
                  const char *photo, const char *initials, rgb field);

/* Fits a name over a second line, to be drawn by ui_pair_draw. */
struct slide_name_size {
    enum face face;
    du max, min; /* of the name */
    du second;   /* size of the second line, face T5 */
    du width;
    du height;   /* of both together, for scripts that need more than Latin; 0: no limit */
};
void slide_name_fit(struct ui_pair *n, const struct slide_env *env,
                    const struct slide_name_size *size, const char *name, const char *second);
/* A block whose lines all begin at x, in either direction: beside a picture or an icon. */
void slide_lines_draw(const struct text_block *b, struct draw_list *l, du x, du top, rgb colour,
                      rgb ground);

/* The celebrations of the week but one, MODEL_NONE for none: "Coming up this week". */
enum { SLIDE_WEEK_ROWS = 6 };
struct slide_week_row {
    struct ui_pair name;
    const char *photo, *initials;
};
struct slide_week {
    struct text_block title, more;
    struct slide_week_row row[SLIDE_WEEK_ROWS];
    unsigned count;
    du r, gap; /* of the discs, and to the names */
};
struct slide_week_size {
    unsigned rows;   /* at most, SLIDE_WEEK_ROWS in all */
    du title, width; /* width of a row, disc included */
    du r, gap;
    struct slide_name_size name;
    bool departments; /* "Wed 15, Sales" for birthdays instead of "Wed 15, birthday" */
    bool more_beside; /* "and 3 more" stands on the line of the title */
};
/* The row of the palette of the first other person, colour_a when there is none. */
unsigned slide_week_colour(const struct model *m, unsigned but, unsigned colour_a);
void slide_week_fit(struct slide_week *w, const struct slide_env *env, unsigned but,
                    const struct slide_week_size *size);
struct slide_week_place {
    du x, title_top, first, pitch; /* first: centre of the first row */
    unsigned rows;                 /* in a column; 0: all in one */
    du column;                     /* from one column to the next */
    /* Right end of "and 3 more" on the line of the title; 0: below the rows. */
    du more_right;
};
void slide_week_draw(const struct slide_week *w, struct draw_list *l, const struct slide_env *env,
                     const struct slide_week_place *at, rgb colour, rgb ground);

/* Generated by the Makefile from the files of slides/, sorted by name. */
extern const struct slide_kind *const slide_kinds[];
extern const unsigned slide_kind_count;

/* NULL when there is none. */
const struct slide_kind *slide_kind_find(const char *name);

#endif
