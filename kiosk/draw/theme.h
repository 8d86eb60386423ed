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
    rgb paper, paper2, card, rule, mute, edge, ink, ink2, onink, dark, light, ok, warn, scrim,
        function_key;
    rgb photo_tint;      /* colour mod of photos: white by day, 217 grey by night */
    struct hue hue[PALETTE_SIZE];
};

extern const struct theme theme_day, theme_night;

float rgb_contrast(rgb a, rgb b);        /* WCAG 2.2 contrast ratio, 1..21 */
rgb rgb_mix(rgb a, rgb b, float share);  /* share of b, per channel in sRGB as in lib.js */
/* dark or light, whichever contrasts more with field. */
rgb theme_on(const struct theme *t, rgb field);

#endif
