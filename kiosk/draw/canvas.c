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

/* Below so many millimetres per unit the buttons of 20 mm no longer fit the bars of a layout. */
#define LEAST_MM (CANVAS_MAIN_MM / 128)
#define LARGE 1.3f         /* whole pixels leave at least a quarter more */
#define LOW_SHARE 0.55f    /* of a tall display, where nobody said how high it hangs */
#define LOW_LEAST_MM 150.0f
#define LOW_LEAST_SHARE (1 / 3.0f)
#define LOW_WIDEST 2.0f    /* times the height: a form is no strip */
#define TALL_MM 400.0f

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

static void lay_out(struct canvas *c, enum layout layout)
{
    px w, h;
    canvas_pixels(c, &w, &h);
    c->layout = layout;
    c->k = fminf((float)w / design[layout].w, (float)h / design[layout].h);
    /* Of the two quotients one is the design's own number, so say that number and not 1079.9999. */
    c->w = fmaxf((float)w / c->k, design[layout].w);
    c->h = fmaxf((float)h / c->k, design[layout].h);
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
    lay_out(&c, layout_for(w, h));
    return c;
}

du canvas_target_min(const struct canvas *c)
{
    return canvas_least(c, design[c->layout].target_min, CANVAS_TARGET_MM);
}

du canvas_mm(const struct canvas *c, float mm)
{
    return c->mm > 0 ? mm / c->mm : 0;
}

du canvas_least(const struct canvas *c, du size, float mm)
{
    return fmaxf(size, canvas_mm(c, mm));
}

du canvas_type(const struct canvas *c, du size)
{
    return c->large ? roundf(size * LARGE) : size;
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

bool canvas_is_tall(const struct canvas *c)
{
    return c->layout == LAYOUT_PORTRAIT && (c->mm == 0 || c->h * c->mm >= TALL_MM);
}

/* Pixels of the lower piece. */
static void lower(const struct canvas *whole, px *w, px *h)
{
    float share = whole->reach, mm = whole->mm / whole->k, least = LOW_LEAST_SHARE;
    if (share <= 0) {
        share = canvas_is_tall(whole) ? LOW_SHARE : 1;
    }
    least = fmaxf(least, mm > 0 ? LOW_LEAST_MM / (mm * (float)*h) : 0);
    *h = (px)lroundf(fminf(fmaxf(share, least), 1) * (float)*h);
    *w = (px)fminf((float)*w, LOW_WIDEST * (float)*h);
}

struct canvas_part canvas_part(const struct canvas *whole, const struct canvas_wish *wish)
{
    px all_w, all_h;
    canvas_pixels(whole, &all_w, &all_h);
    px w = all_w, h = all_h;
    if (wish->low) {
        lower(whole, &w, &h);
    }
    struct canvas_part p = {.canvas = canvas_for(w, h, ROTATE_0)};
    float mm = whole->mm / whole->k; /* of one pixel */
    bool small = mm > 0 && mm * p.canvas.k < LEAST_MM;
    if (small || (wish->large && p.canvas.layout == LAYOUT_LANDSCAPE)) {
        lay_out(&p.canvas, LAYOUT_COMPACT);
    }
    p.canvas.mm = mm * p.canvas.k;
    p.canvas.large = wish->large;
    p.k = p.canvas.k / whole->k;
    p.x = (float)((all_w - w) / 2) / whole->k;
    p.y = (float)(all_h - h) / whole->k;
    return p;
}

bool canvas_is_whole(const struct canvas_part *p, const struct canvas *whole)
{
    return p->canvas.layout == whole->layout && p->canvas.w == whole->w && p->canvas.h == whole->h;
}

void canvas_to_part(const struct canvas_part *p, du *x, du *y)
{
    *x = (*x - p->x) / p->k;
    *y = (*y - p->y) / p->k;
}
