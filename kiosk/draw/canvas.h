/* Canvas: which layout a screen gets, and the one matrix between design units and pixels.
 * A screen that is not 16:9 gets a longer canvas, not bars. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "base/unit.h"

enum layout { LAYOUT_LANDSCAPE, LAYOUT_PORTRAIT, LAYOUT_COMPACT };
enum rotation { ROTATE_0, ROTATE_90, ROTATE_180, ROTATE_270 }; /* clockwise */

struct canvas {
    enum layout layout;
    enum rotation rotation;
    px display_w, display_h; /* of the panel, before rotation */
    du w, h;                 /* at least 1920x1080, 1080x1920 or 800x480, longer where not 16:9 */
    float k;                 /* pixels per unit */
    float mm;                /* millimetres per unit; 0: the size of the panel is not known */
    px orbit_x, orbit_y;     /* burn-in shift of the upright picture; also moves hit-testing */
};

struct canvas canvas_for(px display_w, px display_h, enum rotation rotation);
/* Size of the upright picture: the panel's, sides exchanged at 90 and 270 degrees. */
void canvas_pixels(const struct canvas *c, px *ret_w, px *ret_h);
/* Smallest side of a touch target: 88 u, 51 when compact. */
du canvas_target_min(const struct canvas *c);
/* So many millimetres of glass in units; 0 when the size of the panel is not known. */
du canvas_mm(const struct canvas *c, float mm);
/* Design units of a point given as shares (0..1) of the panel, rotation and orbit undone. */
void canvas_from_display(const struct canvas *c, float share_x, float share_y, du *ret_x,
                         du *ret_y);

#endif
