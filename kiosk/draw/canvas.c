#include "draw/canvas.h"

#include <math.h>
#include <stdbool.h>

static const struct {
    du w, h, target_min;
} design[] = {
    [LAYOUT_LANDSCAPE] = {1920, 1080, 88},
    [LAYOUT_PORTRAIT] = {1080, 1920, 88},
    [LAYOUT_COMPACT] = {800, 480, 51},
};

static enum layout layout_for(px w, px h)
{
    if ((float)h > 1.1f * (float)w) {
        return LAYOUT_PORTRAIT;
    }
    return (w < h ? w : h) < 600 ? LAYOUT_COMPACT : LAYOUT_LANDSCAPE;
}

void canvas_pixels(const struct canvas *c, px *ret_w, px *ret_h)
{
    bool lying = c->rotation == ROTATE_90 || c->rotation == ROTATE_270;
    *ret_w = lying ? c->display_h : c->display_w;
    *ret_h = lying ? c->display_w : c->display_h;
}

struct canvas canvas_for(px display_w, px display_h, enum rotation rotation)
{
    struct canvas c = {
        .rotation = rotation,
        .display_w = display_w > 0 ? display_w : 1,
        .display_h = display_h > 0 ? display_h : 1,
    };
    px w, h;
    canvas_pixels(&c, &w, &h);
    c.layout = layout_for(w, h);
    c.k = fminf((float)w / design[c.layout].w, (float)h / design[c.layout].h);
    /* Of the two quotients one is the design's own number, so say that number and not 1079.9999. */
    c.w = fmaxf((float)w / c.k, design[c.layout].w);
    c.h = fmaxf((float)h / c.k, design[c.layout].h);
    return c;
}

du canvas_target_min(const struct canvas *c)
{
    return design[c->layout].target_min;
}

du canvas_mm(const struct canvas *c, float mm)
{
    return c->mm > 0 ? mm / c->mm : 0;
}

void canvas_from_display(const struct canvas *c, float share_x, float share_y, du *ret_x, du *ret_y)
{
    float x = share_x * (float)c->display_w, y = share_y * (float)c->display_h;
    float u = x, v = y;
    switch (c->rotation) {
    case ROTATE_0: break;
    case ROTATE_90:
        u = y;
        v = (float)c->display_w - x;
        break;
    case ROTATE_180:
        u = (float)c->display_w - x;
        v = (float)c->display_h - y;
        break;
    case ROTATE_270:
        u = (float)c->display_h - y;
        v = x;
        break;
    }
    *ret_x = (u - (float)c->orbit_x) / c->k;
    *ret_y = (v - (float)c->orbit_y) / c->k;
}
