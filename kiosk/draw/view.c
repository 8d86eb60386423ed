#include "draw/sdl_draw.h"

#include <math.h>

/* Half a hundredth of a pixel: floats that mean the edge of the canvas. */
#define AT_EDGE 0.005f

const struct view *view_now(const struct renderer *r)
{
    return &r->view[r->depth < VIEWS ? r->depth : VIEWS - 1];
}

static float view_x(const struct renderer *r, float x, bool bleeds)
{
    const struct view *v = view_now(r);
    float p = v->x + v->k * x;
    if (bleeds && x <= v->left + AT_EDGE) {
        return fminf(p, 0);
    }
    if (bleeds && x >= v->right - AT_EDGE) {
        return fmaxf(p, (float)r->w);
    }
    return p;
}

static float view_y(const struct renderer *r, float y, bool bleeds)
{
    const struct view *v = view_now(r);
    float p = v->y + v->k * y;
    if (bleeds && y <= v->top + AT_EDGE) {
        return fminf(p, 0);
    }
    if (bleeds && y >= v->bottom - AT_EDGE) {
        return fmaxf(p, (float)r->h);
    }
    return p;
}

void view_edges(const struct view *outer, const struct draw_command *push, const float origin[2],
                struct view *inner)
{
    float k = push->r, right = push->x + push->w, bottom = push->y + push->h;
    inner->left = push->x <= outer->left + AT_EDGE ? (outer->left - origin[0]) / k : -INFINITY;
    inner->top = push->y <= outer->top + AT_EDGE ? (outer->top - origin[1]) / k : -INFINITY;
    inner->right = right >= outer->right - AT_EDGE ? (outer->right - origin[0]) / k : INFINITY;
    inner->bottom = bottom >= outer->bottom - AT_EDGE ? (outer->bottom - origin[1]) / k : INFINITY;
}

static SDL_Rect box_of(const struct renderer *r, const struct draw_command *c, bool bleeds)
{
    px left = (px)lroundf(view_x(r, c->x, bleeds)), top = (px)lroundf(view_y(r, c->y, bleeds));
    px right = (px)lroundf(view_x(r, c->x + c->w, bleeds));
    px bottom = (px)lroundf(view_y(r, c->y + c->h, bleeds));
    return (SDL_Rect){left, top, right - left, bottom - top};
}

SDL_Rect view_box(const struct renderer *r, const struct draw_command *c)
{
    return box_of(r, c, true);
}

SDL_Rect view_picture(const struct renderer *r, const struct draw_command *c)
{
    return box_of(r, c, false);
}

SDL_Rect view_disc(const struct renderer *r, const struct draw_command *c)
{
    const struct view *v = view_now(r);
    px top = (px)lroundf(v->y + v->k * c->y), bottom = (px)lroundf(v->y + v->k * (c->y + c->h));
    px side = bottom - top;
    px left = (px)lroundf(v->x + v->k * (c->x + c->w / 2) - (float)side / 2);
    return (SDL_Rect){left, top, side, side};
}

bool view_hides(const struct renderer *r, const SDL_Rect *box)
{
    const SDL_Rect all = {0, 0, r->w, r->h};
    const struct view *v = view_now(r);
    return !SDL_HasIntersection(box, v->clipped ? &v->clip : &all);
}
