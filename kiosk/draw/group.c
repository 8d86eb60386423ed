#include "draw/sdl_draw.h"

#include "base/arena.h"
#include "base/str.h"

#include <math.h>

/* The corners of a group show what was there before it. SDL cannot clip to a curve, so the four
 * squares are read before the group draws, thinned to what lies outside the arc, and put back
 * after it. What was read is kept while the commands before the group stay the same. */
enum { LARGEST_CORNER = 256 };

static SDL_Rect corner_box(const struct renderer *r, unsigned q)
{
    const SDL_Rect *c = &view_now(r)->clip;
    px n = r->corners_n;
    return (SDL_Rect){q & 1 ? c->x + c->w - n : c->x, q & 2 ? c->y + c->h - n : c->y, n, n};
}

static uint64_t corners_key(const struct renderer *r, size_t command)
{
    const struct draw_list *l = r->list;
    uint64_t key = str_hash(STR_HASH_SEED, l->command, (command + 1) * sizeof *l->command);
    key = str_hash(key, l->text, l->text_len);
    key = str_hash(key, r->canvas, sizeof *r->canvas);
    return str_hash(key, &r->pending, sizeof r->pending);
}

static void make_corners(struct renderer *r, px n)
{
    if (r->corners_n == n && r->corners) {
        return;
    }
    if (r->corners) {
        SDL_DestroyTexture(r->corners);
    }
    r->corners = SDL_CreateTexture(r->params.target, SDL_PIXELFORMAT_ARGB8888,
                                   SDL_TEXTUREACCESS_STATIC, n, 4 * n);
    r->paint.made++;
    r->corners_n = n;
    r->corners_key = 0;
    r->corner_pixels = mem_grow(r->corner_pixels, (size_t)n * (size_t)n * 4, sizeof(uint32_t));
    if (r->corners) {
        SDL_SetTextureScaleMode(r->corners, SDL_ScaleModeNearest);
        SDL_SetTextureBlendMode(r->corners, SDL_BLENDMODE_BLEND);
    }
}

static void read_corners(struct renderer *r, float radius)
{
    px n = r->corners_n;
    const uint8_t *outside = shape_outside_corner(&r->maker, radius, n);
    for (unsigned q = 0; q < 4; q++) {
        SDL_Rect box = corner_box(r, q);
        uint32_t *to = r->corner_pixels + (size_t)q * (size_t)n * (size_t)n;
        SDL_RenderReadPixels(r->params.target, &box, SDL_PIXELFORMAT_ARGB8888, to, n * 4);
        for (px y = 0; y < n; y++) {
            for (px x = 0; x < n; x++) {
                px from_x = q & 1 ? n - 1 - x : x, from_y = q & 2 ? n - 1 - y : y;
                to[y * n + x] = (to[y * n + x] & 0xFFFFFF) | (uint32_t)outside[from_y * n + from_x]
                                                                 << 24;
            }
        }
    }
    SDL_UpdateTexture(r->corners, NULL, r->corner_pixels, n * 4);
}

static void set_clip(struct renderer *r)
{
    if (!r->paint.dry) {
        paint_flush(&r->paint);
        SDL_RenderSetClipRect(r->params.target, view_now(r)->clipped ? &view_now(r)->clip : NULL);
    }
}

void group_push(struct renderer *r, size_t command)
{
    const struct draw_command *c = &r->list->command[command];
    const struct view outer = *view_now(r);
    SDL_Rect clip = view_box(r, c), all = {0, 0, r->w, r->h};
    r->depth++;
    if (r->depth >= VIEWS) {
        return;
    }
    struct view *v = &r->view[r->depth];
    const float *origin = &r->list->point[c->point];
    v->k = outer.k * c->r;
    v->x = outer.x + outer.k * origin[0];
    v->y = outer.y + outer.k * origin[1];
    v->clipped = true;
    view_edges(&outer, c, origin, v);
    if (!SDL_IntersectRect(&clip, outer.clipped ? &outer.clip : &all, &v->clip)) {
        v->clip = (SDL_Rect){0, 0, 0, 0};
    }
    set_clip(r);
    float radius = c->stroke_width * outer.k;
    px n = (px)fminf(ceilf(radius), LARGEST_CORNER);
    /* Cut off by the display a corner is not where it would be read. */
    if (n <= 0 || r->round_depth > 0 || r->paint.dry || !SDL_RectEquals(&clip, &v->clip) ||
        clip.w < 2 * n || clip.h < 2 * n) {
        return;
    }
    r->round_depth = r->depth;
    make_corners(r, n);
    uint64_t key = corners_key(r, command);
    if (r->corners && key != r->corners_key) {
        read_corners(r, radius);
        r->corners_key = key;
    }
}

void group_pop(struct renderer *r)
{
    if (r->depth == 0) {
        return;
    }
    if (r->depth == r->round_depth && r->corners) {
        px n = r->corners_n;
        paint_flush(&r->paint);
        for (unsigned q = 0; q < 4; q++) {
            SDL_Rect from = {0, (px)q * n, n, n}, to = corner_box(r, q);
            SDL_RenderCopy(r->params.target, r->corners, &from, &to);
        }
        r->round_depth = 0;
    }
    r->depth--;
    if (r->depth + 1 < VIEWS) {
        set_clip(r);
    }
}
