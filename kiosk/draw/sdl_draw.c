#include "draw/sdl_draw.h"

#include <SDL2/SDL_timer.h>
#include <math.h>

/*~ The end of the tour. sdl_draw() at the bottom of the file goes through the list once and turns
 * each command into rectangles and textures on SDL's render target. The pixels themselves: boxes,
 * discs and polygons in draw/shape.c, letters and icons in draw/line.c, photos in draw/image.c;
 * draw/paint.c puts them on the target. */

static unsigned round_corners(const struct draw_command *c)
{
    bool mirrored = c->flags & DRAW_MIRRORED;
    if (c->flags & DRAW_NOSE) {
        return mirrored ? SHAPE_TOP_LEFT | SHAPE_BOTTOM_LEFT : SHAPE_TOP_RIGHT | SHAPE_BOTTOM_RIGHT;
    }
    unsigned square = mirrored ? SHAPE_TOP_LEFT : SHAPE_TOP_RIGHT;
    return c->flags & DRAW_DROP ? SHAPE_ALL_ROUND & ~square : SHAPE_ALL_ROUND;
}

/* A quarter pixel of radius tells nobody anything, but makes many more corners to keep. Ends
 * that are half circles in units are half circles in pixels. */
static float corner_radius(const struct draw_command *c, float k, const SDL_Rect *box)
{
    float limit = fminf((float)box->h / 2, (float)box->w / (c->flags & DRAW_NOSE ? 1 : 2));
    float full = fminf(c->h / 2, c->w / (c->flags & DRAW_NOSE ? 1 : 2));
    return c->r >= full - 0.01f ? limit : fminf(roundf(c->r * k * 4) / 4, limit);
}

static void draw_box(struct renderer *r, const struct draw_command *c)
{
    SDL_Rect box = view_box(r, c);
    float k = view_now(r)->k, radius = corner_radius(c, k, &box);
    if (view_hides(r, &box)) {
        return;
    }
    float line = c->flags & DRAW_STROKED ? fmaxf(roundf(c->stroke_width * k), 1) : 0;
    if (c->flags & DRAW_FILLED) {
        /* Up to the middle of the line: its outer edge then blends with the ground alone. */
        px in = (px)(line / 2);
        SDL_Rect inner = {box.x + in, box.y + in, box.w - 2 * in, box.h - 2 * in};
        shape_box(&r->paint, &r->maker, &inner, fmaxf(radius - (float)in, 0), 0, round_corners(c),
                  c->fill, c->alpha);
    }
    if (line > 0) {
        shape_box(&r->paint, &r->maker, &box, radius, line, round_corners(c), c->stroke, c->alpha);
    }
}

static void draw_round(struct renderer *r, const struct draw_command *c)
{
    SDL_Rect box = view_disc(r, c);
    if (view_hides(r, &box)) {
        return;
    }
    float radius = (float)box.w / 2;
    float line = fminf(fmaxf(roundf(c->stroke_width * view_now(r)->k * 4) / 4, 1), radius);
    bool ring = c->op == DRAW_RING;
    shape_box(&r->paint, &r->maker, &box, radius, ring ? line : 0, SHAPE_ALL_ROUND,
              ring ? c->stroke : c->fill, c->alpha);
}

static void draw_rectangle(struct renderer *r, const struct draw_command *c)
{
    SDL_Rect box = view_box(r, c);
    if (!view_hides(r, &box)) {
        paint_fill(&r->paint, box.x, box.y, box.w, box.h, c->fill, c->alpha);
    }
}

/* Stretched by less than a pixel so that the box around it has whole edges. */
static void draw_polygon(struct renderer *r, const struct draw_command *c)
{
    SDL_Rect box = view_box(r, c);
    if (box.w <= 0 || box.h <= 0 || view_hides(r, &box)) {
        return;
    }
    const float *from = r->list->point + c->point;
    float kx = (float)box.w / c->w, ky = (float)box.h / c->h;
    for (uint32_t i = 0; i < c->point_count; i++) {
        r->point[2 * i] = (from[2 * i] - c->x) * kx;
        r->point[2 * i + 1] = (from[2 * i + 1] - c->y) * ky;
    }
    shape_polygon(&r->paint, &r->maker, r->point, c->point_count, box.w, box.h, box.x, box.y,
                  c->fill, c->alpha);
}

static void draw_command(struct renderer *r, size_t i)
{
    const struct draw_command *c = &r->list->command[i];
    switch ((enum draw_op)c->op) {
    case DRAW_RECT: draw_rectangle(r, c); break;
    case DRAW_RRECT: draw_box(r, c); break;
    case DRAW_DISC:
    case DRAW_RING: draw_round(r, c); break;
    case DRAW_PATH: draw_polygon(r, c); break;
    case DRAW_ICON: icon_draw(r, c); break;
    case DRAW_IMAGE: image_draw(r, c); break;
    case DRAW_TEXT: line_draw(r, c); break;
    case DRAW_PUSH: group_push(r, i); break;
    case DRAW_POP: group_pop(r); break;
    case DRAW_TARGET: break;
    }
}

/* A list that begins with its ground needs no other clearing. */
static size_t clear(struct renderer *r)
{
    const struct draw_command *c = r->list->command;
    bool ground = r->list->count > 0 && c->op == DRAW_RECT && c->alpha == 255;
    if (ground) {
        SDL_Rect box = view_box(r, c);
        ground = box.x <= 0 && box.y <= 0 && box.x + box.w >= r->w && box.y + box.h >= r->h;
    }
    rgb colour = ground ? c->fill : r->theme->paper;
    if (!r->paint.dry) {
        SDL_SetRenderDrawColor(r->params.target, colour >> 16 & 0xFF, colour >> 8 & 0xFF,
                               colour & 0xFF, 255);
        SDL_RenderClear(r->params.target);
    }
    return ground ? 1 : 0;
}

void sdl_draw_begin(struct renderer *r, const struct canvas *c, const struct theme *t,
                    const struct draw_list *l)
{
    r->canvas = c;
    r->theme = t;
    r->list = l;
    canvas_pixels(c, &r->w, &r->h);
    r->depth = r->round_depth = 0;
    r->view[0] = (struct view){
        .k = c->k,
        .x = (float)c->orbit_x,
        .y = (float)c->orbit_y,
        .right = c->w,
        .bottom = c->h,
    };
    text_set_scale(r->params.text, c->k);
}

bool sdl_draw(struct renderer *r, const struct canvas *c, const struct theme *t,
              const struct draw_list *l, uint64_t until)
{
    sdl_draw_begin(r, c, t, l);
    bool whole = true;
    for (size_t i = clear(r); whole && i < l->count; i++) {
        draw_command(r, i);
        whole = until == 0 || SDL_GetTicks64() < until;
    }
    paint_flush(&r->paint);
    while (r->depth > 0) {
        group_pop(r);
    }
    return whole;
}
