/* Theme: every colour of the design, day and night. Constant tables. */
#ifndef DRAW_THEME_H
#define DRAW_THEME_H

#include "base/unit.h"

enum { PALETTE_SIZE = 12 };

/* One department's colour: field for areas, on for text on the field, mark for small text and thin
 * lines on paper. Never set text in a field colour on paper. */
struct hue {
    const char *name;    /* "cobalt" */
    rgb field, on, mark;
};

struct theme {
    const char *name;    /* "day", "night" */
    rgb paper, paper2, card, rule, mute, edge, ink, ink2, onink, dark, light, ok, warn, warn_ground,
        scrim, function_key;
    rgb photo_tint;      /* colour mod of photos: white by day, 217 grey by night */
    rgb lamp;            /* no field is brighter: white by day, by night the brightest hue */
    du outline;          /* around keys and cards, 0 none; in a canvas whose short side is 1080 */
    struct hue hue[PALETTE_SIZE];
};

extern const struct theme theme_day, theme_night;
/* For forms, to people who ask for it: black and white, lines around everything that can be
 * touched, THEME_HIGH_CONTRAST for every text. */
extern const struct theme theme_day_contrast, theme_night_contrast;
#define THEME_HIGH_CONTRAST 7.0f /* WCAG 2.2, success criterion 1.4.6, level AAA */
/* The one that goes with slides in t. */
const struct theme *theme_contrast(const struct theme *t);

/* The same theme with so much of its light, 0..1: every colour moved toward black. */
struct theme theme_dimmed(const struct theme *t, float light);
/* Linear light 0..1 of an sRGB channel 0..255 (IEC 61966-2-1). */
double rgb_linear(float channel);
float rgb_contrast(rgb a, rgb b);        /* WCAG 2.2 contrast ratio, 1..21 */
rgb rgb_mix(rgb a, rgb b, float share);  /* share of b, per channel in sRGB as in lib.js */
rgb rgb_tint(rgb c, rgb tint);           /* product per channel: a colour mod as pictures have it */
/* dark or light, whichever contrasts more with field. */
rgb theme_on(const struct theme *t, rgb field);
/* What the palette promises for text on a field, day and night. */
#define THEME_TEXT_CONTRAST 6.2f
/* field, or where text on it would have less than THEME_TEXT_CONTRAST (mid greys) the nearest mix
 * of it with dark or light on which text has that. */
rgb theme_text_field(const struct theme *t, rgb field);
/* The field around a picture whose border has the colour edge: that colour, tinted as the picture
 * is, so that no seam shows. By night a pale picture stands on paper2 instead: its border is a
 * clear frame there, while a wall of its white would be the brightest thing in a dark room. */
rgb theme_picture_field(const struct theme *t, rgb edge);

#endif
