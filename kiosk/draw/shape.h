/* Shapes: rounded boxes and polygons as filled rectangles plus narrow strips of anti-aliased
 * edge. On the software path the strips of a disc of 452 px cost a quarter of one memcpy of the
 * frame, the disc as one blended texture three, by SDL_RenderGeometry fifteen. */
#ifndef DRAW_SHAPE_H
#define DRAW_SHAPE_H

#include "draw/paint.h"

/* Memory for building shapes, kept between them. Zeroed = empty. */
struct shape_maker {
    float *sum, *point;
    uint8_t *cover;
    uint32_t *pixels;
    struct run *run;
    size_t sum_cap, point_cap, cover_cap, pixels_cap, run_cap;
    size_t run_count, point_count;
    px shelf_x, shelf;      /* where the next strip goes in pixels */
};
void shape_maker_done(struct shape_maker *m);

enum {
    SHAPE_TOP_LEFT = 1, SHAPE_TOP_RIGHT = 2, SHAPE_BOTTOM_LEFT = 4, SHAPE_BOTTOM_RIGHT = 8,
    SHAPE_ALL_ROUND = 15,
};

/* A box of whole pixels whose corners in the mask round are arcs of radius r (r <= both sides / 2,
 * where two round corners meet). stroke 0: filled, else an outline of that many pixels inside. */
void shape_box(struct paint *p, struct shape_maker *m, const SDL_Rect *box, float r, float stroke,
               unsigned round, rgb colour, uint8_t alpha);
/* count points in pixels; (x, y) is added to each. w, h: size of their box from 0, 0. */
void shape_polygon(struct paint *p, struct shape_maker *m, const float *point, unsigned count, px w,
                   px h, px x, px y, rgb colour, uint8_t alpha);

/* Coverage of the corner outside an arc of radius r in a square of n pixels: n * n bytes, valid
 * until the next call; the corner is top left. */
const uint8_t *shape_outside_corner(struct shape_maker *m, float r, px n);

#endif
