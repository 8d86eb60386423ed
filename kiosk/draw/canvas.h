/* Canvas: which layout a screen gets, and the one matrix between design units and pixels.
 * A screen that is not 16:9 gets a longer canvas, not bars.
 *
 * Slides have the whole display. A form has a part of it (struct canvas_part): all of it, in larger
 * units where the layout's keys would be too small for a finger, or only as much as everybody can
 * reach. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "base/unit.h"

#include <stdbool.h>

enum layout { LAYOUT_LANDSCAPE, LAYOUT_PORTRAIT, LAYOUT_COMPACT };
enum rotation { ROTATE_0, ROTATE_90, ROTATE_180, ROTATE_270 }; /* clockwise */

struct canvas {
    enum layout layout;
    enum rotation rotation;
    px display_w, display_h; /* of the panel, before rotation */
    du w, h;                 /* at least 1920x1080, 1080x1920 or 800x480, longer where not 16:9 */
    float k;                 /* pixels per unit */
    float mm;                /* millimetres per unit; 0: the size of the panel is not known */
    float reach;             /* share of the height that everybody reaches, from below; 0 unknown */
    bool large;              /* letters are larger than the layout has them: canvas_type */
    px orbit_x, orbit_y;     /* burn-in shift of the upright picture; also moves hit-testing */
};

struct canvas canvas_for(px display_w, px display_h, enum rotation rotation);
/* Size of the upright picture: the panel's, sides exchanged at 90 and 270 degrees. */
void canvas_pixels(const struct canvas *c, px *ret_w, px *ret_h);
/* Smallest side of a touch target: 88 u, 51 when compact, and at least CANVAS_TARGET_MM. */
du canvas_target_min(const struct canvas *c);
/* So many millimetres of glass in units; 0 when the size of the panel is not known. */
du canvas_mm(const struct canvas *c, float mm);
/* Design units of a point given as shares (0..1) of the panel, rotation and orbit undone. */
void canvas_from_display(const struct canvas *c, float share_x, float share_y, du *ret_x,
                         du *ret_y);

/* What a finger needs on any panel, in millimetres. A pulp is 8 to 14 mm wide; those who tremble
 * or cannot point hit 20 mm (ISO 9241-411 and the studies of kiosks behind EN 301 549). Nine are
 * enough for a single tap (Parhi, Karlson and Bederson 2006). */
#define CANVAS_KEY_MM 12.0f    /* both sides of a key */
#define CANVAS_MAIN_MM 20.0f   /* both sides of a button that goes on, posts, takes back */
#define CANVAS_TARGET_MM 9.0f  /* both sides of anything else that can be touched */
#define CANVAS_GAP_MM 2.0f     /* between any two of them */
/* The size of the design, or so many millimetres where those are more. */
du canvas_least(const struct canvas *c, du size, float mm);
/* A size of letters: the design's, or a larger one where people asked for it. What is written in it
 * has to fit its place all the same. */
du canvas_type(const struct canvas *c, du size);

/* A canvas of its own on a piece of the display: what draw_push(x, y, k) draws in it. */
struct canvas_part {
    struct canvas canvas;    /* upright, as if the piece were the whole display */
    du x, y;                 /* its upper left corner on the whole canvas */
    float k;                 /* units of the whole canvas per unit of this one */
};
/* large: letters and targets as large as the display allows. low: only as high as everybody
 * reaches, at the lower edge. */
struct canvas_wish { bool large, low; };
struct canvas_part canvas_part(const struct canvas *whole, const struct canvas_wish *wish);
/* The part is the whole canvas in its own units. */
bool canvas_is_whole(const struct canvas_part *p, const struct canvas *whole);
/* From the whole canvas to the part. */
void canvas_to_part(const struct canvas_part *p, du *x, du *y);
/* So tall a display that some people do not reach its upper edge: upright, and not a small one. */
bool canvas_is_tall(const struct canvas *c);

#endif
