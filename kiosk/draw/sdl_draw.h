/* The renderer's insides, shared by the files that draw one kind of command each. */
#ifndef DRAW_SDL_DRAW_H
#define DRAW_SDL_DRAW_H

#include "base/caps.h"
#include "draw/picture.h"
#include "draw/renderer.h"
#include "draw/shape.h"
#include "draw/offscreen.h"

enum { VIEWS = 3 }; /* the canvas and two groups */

/* Where coordinates lie: pixel = x + k * coordinate. */
struct view {
    float k, x, y;
    SDL_Rect clip;
    bool clipped;
    /* Where the edges of the canvas are, in these coordinates; infinite where they are not. */
    float left, top, right, bottom;
};

struct renderer {
    struct renderer_params params;
    struct paint paint;
    struct shape_maker maker;
    struct offscreen offscreen;

    struct pictures *pictures;
    unsigned pending;           /* pictures asked for */
    struct picture uploading;   /* pixels NULL: none */
    px uploaded;                /* rows of it */
    unsigned round;             /* pictures that were lent in an earlier one are given back */
    uint64_t made_outside;      /* textures that did not cost a frame */

    /* Of the list that is being drawn. */
    const struct canvas *canvas;
    const struct theme *theme;
    const struct draw_list *list;
    px w, h;                    /* upright pixels */
    struct view view[VIEWS];
    unsigned depth;             /* groups open; those beyond VIEWS - 1 are only counted */

    SDL_Texture *corners;       /* what lies behind the rounded corners of a group */
    uint64_t corners_key;
    px corners_n;
    uint32_t *corner_pixels;
    unsigned round_depth;       /* of the open group that has them, 0 none */

    float point[CAP_DRAW_POINTS];
};

/* view.c: pixels of the open group. The edges of the canvas bleed to those of the display, wherever
 * the orbit has moved it. */
const struct view *view_now(const struct renderer *r);
/* Whole pixels, edges rounded each for itself: what touches in units touches on the screen. */
SDL_Rect view_box(const struct renderer *r, const struct draw_command *c);
/* The same without bleeding: of one size wherever the orbit moves it, so that a picture is scaled
 * once. */
SDL_Rect view_picture(const struct renderer *r, const struct draw_command *c);
/* A square of whole pixels for a disc: its top and bottom are those of a box of the same place. */
SDL_Rect view_disc(const struct renderer *r, const struct draw_command *c);
/* Which edges of inner, that of the group, bleed: those at which its clip touches an edge of outer
 * that does. origin: where 0, 0 of the group goes. */
void view_edges(const struct view *outer, const struct draw_command *push, const float origin[2],
                struct view *inner);
bool view_hides(const struct renderer *r, const SDL_Rect *box);

/* group.c */
void group_push(struct renderer *r, size_t command);
void group_pop(struct renderer *r);

/* line.c: coverage pictures */
void line_draw(struct renderer *r, const struct draw_command *c);
/* Where the pen of a line starts, in pixels, and the size to shape it at. */
struct line_place {
    px x, y;
    float size;
};
struct line_place line_place(const struct renderer *r, const struct draw_command *c);
void icon_draw(struct renderer *r, const struct draw_command *c);

/* image.c */
void image_draw(struct renderer *r, const struct draw_command *c);
bool image_load(struct renderer *r);

/* sdl_draw.c: makes l the list that view.c, group.c and line.c look at. */
void sdl_draw_begin(struct renderer *r, const struct canvas *c, const struct theme *t,
                    const struct draw_list *l);
/* The list on the current target; with paint.dry only what it needs. until: stop at
 * this tick (0: never); false when it stopped. */
bool sdl_draw(struct renderer *r, const struct canvas *c, const struct theme *t,
              const struct draw_list *l, uint64_t until);

#endif
