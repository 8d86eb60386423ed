/* Audit: whether people can read and touch one screen: the rules over what draw/ink.h measures.
 * Sizes are angles; they follow from the panel and from how far away people stand.
 *
 * audit_init, audit_list for each screen, audit_done. Needs a renderer in memory (WINDOW_OFFSCREEN)
 * and is slow: for --shots --audit and tests, never in the kiosk's loop. */
#ifndef DRAW_AUDIT_H
#define DRAW_AUDIT_H

#include "base/str.h"
#include "draw/ink.h"

/* The smallest x-height of any words, in minutes of arc. People of normal sight (20/20) just
 * resolve letters of 5' (Snellen; ISO 8596); a fifth more leaves room for tired eyes. */
#define AUDIT_X_HEIGHT 6.0f
/* The largest words of a slide: who sees half as well (20/40) gets its message at a glance. */
#define AUDIT_HEADLINE 10.0f
/* WCAG 2.2, success criterion 1.4.3, level AA; without its discount for large type. */
#define AUDIT_CONTRAST 4.5f
/* What is large carries the message and covers most of the screen: the lowest contrast of a text on
 * a field in the palette of the design, which is 6.20 at night, is what it has to keep. */
#define AUDIT_CONTRAST_LARGE 6.15f
/* The size it holds for, in units of a canvas whose short side is 1080. */
#define AUDIT_LARGE 56.0f
/* Both sides of a touch target, in millimetres. Parhi, Karlson and Bederson (2006) measured 9.2 mm
 * for single taps; Material Design's 48 dp are about 9 mm. Forms that know how large their panel is
 * have to keep all of the sizes in draw/canvas.h. */
#define AUDIT_TARGET_MM CANVAS_TARGET_MM
/* x-height of Inter as a share of its size. */
#define AUDIT_X_SHARE 0.546f

/* Where the screen hangs. */
struct audit_panel {
    float mm;       /* of one pixel */
    float distance; /* in millimetres, from which slides are read */
    float arm;      /* the same for forms */
};

/* What was found on one screen. Texts that something covers wholly are not counted. */
struct audit_screen {
    unsigned texts, overlaps, clipped, tofu, cut, targets, violations;
    float x_height;     /* of the smallest text, in minutes of arc; 0 without texts */
    char words[64];     /* the smallest text */
    float largest;      /* x-height of the largest text above the strip */
    float contrast;     /* the lowest of texts that are not off; 21 without any */
    float target_mm;    /* shortest side of a target; 0 without any */
    float key_mm;       /* and of a key */
};

struct audit {
    struct renderer *renderer;
    struct audit_panel panel;
    unsigned screens, violations, cut, tofu; /* of all screens */
    struct buf sentences;                /* one line for each violation */
    struct ink *ink;
};

/* Which screen: a slide is read from far and has its message above message_h (units); a form is
 * read from arm's length. */
struct audit_subject {
    const char *name;
    const struct canvas *canvas;
    const struct theme *theme;
    const struct draw_list *list;   /* standing: no group is moving */
    bool form;
    du message_h;
    const struct canvas_part *part; /* of the display that the form has; NULL: all of it */
    float contrast;                 /* that every text of the form must have; 0: as above */
};

/* The renderer is borrowed until audit_done; NULL will do for audit_touch. */
void audit_init(struct audit *a, struct renderer *r, const struct audit_panel *panel);
void audit_done(struct audit *a);
/* Waits for the pictures of the list. Adds to a, and says in *ret what was found. */
void audit_list(struct audit *a, const struct audit_subject *subject, struct audit_screen *ret);
/* Only what can be touched, which is quick and needs no renderer. */
void audit_touch(struct audit *a, const struct audit_subject *subject, struct audit_screen *ret);

#endif
