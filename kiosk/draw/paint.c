#include "draw/paint.h"

#include "base/str.h"

#include <string.h>

/* SDL_RenderFillRects takes memory for more rectangles than fit its 128 bytes of stack: 7 on the
 * software path, 3 where it makes triangles. */
enum { FILLS_SOFTWARE = 7, FILLS_GEOMETRY = 3, WASH_ROWS = 16 };

void paint_init(struct paint *p, SDL_Renderer *target, struct cache *cache)
{
    SDL_RendererInfo info = {0};
    SDL_GetRendererInfo(target, &info);
    *p = (struct paint){
        .target = target,
        .cache = cache,
        .bake = info.name && strcmp(info.name, "software") == 0,
    };
}

void paint_done(struct paint *p)
{
    if (p->wash) {
        SDL_DestroyTexture(p->wash);
    }
    *p = (struct paint){0};
}

static void set_draw_colour(struct paint *p, rgb colour, uint8_t alpha)
{
    SDL_SetRenderDrawBlendMode(p->target, alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(p->target, colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF,
                           alpha);
}

bool paint_prepare(struct paint *p, px w)
{
    if (!p->bake || (p->wash && p->wash_w >= w)) {
        return true;
    }
    if (p->wash) {
        SDL_DestroyTexture(p->wash);
    }
    p->wash = SDL_CreateTexture(p->target, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, w,
                                WASH_ROWS);
    p->wash_w = w;
    p->made++;
    return p->wash && SDL_SetTextureBlendMode(p->wash, SDL_BLENDMODE_NONE) == 0;
}

static uint32_t wash_pixel(uint32_t under, uint32_t over_rb, uint32_t over_g, uint32_t keep)
{
    uint32_t rb = ((under & 0xFF00FF) * keep + over_rb) >> 8 & 0xFF00FF;
    uint32_t g = ((under & 0xFF00) * keep + over_g) >> 8 & 0xFF00;
    return 0xFF000000 | rb | g;
}

static void wash_row(uint32_t *row, int n, rgb colour, uint32_t share)
{
    uint32_t over_rb = (colour & 0xFF00FF) * share, over_g = (colour & 0xFF00) * share;
    int x = 0;
    /* Eight at a time, so that gcc -O2 takes vectors. */
    for (; x + 8 <= n; x += 8) {
        for (int i = 0; i < 8; i++) {
            row[x + i] = wash_pixel(row[x + i], over_rb, over_g, 256 - share);
        }
    }
    for (; x < n; x++) {
        row[x] = wash_pixel(row[x], over_rb, over_g, 256 - share);
    }
}

static uint32_t blend_pixel(uint32_t under, uint32_t over, uint32_t share)
{
    return wash_pixel(under, (over & 0xFF00FF) * share, (over & 0xFF00) * share, 256 - share);
}

static void blend_row(uint32_t *restrict row, int n, const uint32_t *restrict over, uint32_t share)
{
    int x = 0;
    for (; x + 8 <= n; x += 8) {
        for (int i = 0; i < 8; i++) {
            row[x + i] = blend_pixel(row[x + i], over[x + i], share);
        }
    }
    for (; x < n; x++) {
        row[x] = blend_pixel(row[x], over[x], share);
    }
}

static const uint32_t *row_of(const void *pixels, int pitch, int y)
{
    return (const uint32_t *)(const void *)((const char *)pixels + (ptrdiff_t)y * pitch);
}

/* SDL's own blended fill of the whole frame costs 36 memcpys of it, a see-through texture as
 * much. So the pixels come here a few rows at a time, which stay in the processor's cache, and
 * go back opaque. over NULL: colour. */
static void wash(struct paint *p, const SDL_Rect *rect, const void *over, int over_pitch,
                 rgb colour, uint8_t alpha)
{
    SDL_Rect seen, r;
    SDL_RenderGetViewport(p->target, &seen);
    seen.x = seen.y = 0;
    if (!SDL_IntersectRect(rect, &seen, &r) || !paint_prepare(p, seen.w)) {
        return;
    }
    uint32_t share = (uint32_t)alpha * 256 / 255;
    for (int y = 0; y < r.h; y += WASH_ROWS) {
        SDL_Rect to = {r.x, r.y + y, r.w, SDL_min(WASH_ROWS, r.h - y)}, from = {0, 0, to.w, to.h};
        void *pixels;
        int pitch;
        if (SDL_LockTexture(p->wash, &from, &pixels, &pitch) != 0) {
            return;
        }
        SDL_RenderReadPixels(p->target, &to, SDL_PIXELFORMAT_ARGB8888, pixels, pitch);
        for (int i = 0; i < to.h; i++) {
            uint32_t *row = (uint32_t *)(void *)((char *)pixels + i * pitch);
            if (over) {
                blend_row(row, to.w, row_of(over, over_pitch, to.y - rect->y + i) + r.x - rect->x,
                          share);
            } else {
                wash_row(row, to.w, colour, share);
            }
        }
        SDL_UnlockTexture(p->wash);
        SDL_RenderCopy(p->target, p->wash, &from, &to);
    }
}

/* A picture without holes, half seen. */
static void wash_picture(struct paint *p, struct entry *e, px x, px y, uint8_t alpha)
{
    void *pixels;
    int pitch;
    if (SDL_LockTexture(e->texture, NULL, &pixels, &pitch) == 0) {
        wash(p, &(SDL_Rect){x, y, e->w, e->h}, pixels, pitch, 0, alpha);
        SDL_UnlockTexture(e->texture);
    }
}

void paint_flush(struct paint *p)
{
    if (p->rect_count == 0) {
        return;
    }
    if (p->bake && p->rect_alpha != 255) {
        for (int i = 0; i < p->rect_count; i++) {
            wash(p, &p->rect[i], NULL, 0, p->rect_colour, p->rect_alpha);
        }
    } else {
        set_draw_colour(p, p->rect_colour, p->rect_alpha);
        SDL_RenderFillRects(p->target, p->rect, p->rect_count);
    }
    p->rect_count = 0;
}

void paint_fill(struct paint *p, px x, px y, px w, px h, rgb colour, uint8_t alpha)
{
    if (p->dry || w <= 0 || h <= 0 || alpha == 0) {
        return;
    }
    if (p->rect_count == (p->bake ? FILLS_SOFTWARE : FILLS_GEOMETRY) || p->rect_colour != colour ||
        p->rect_alpha != alpha) {
        paint_flush(p);
    }
    p->rect[p->rect_count++] = (SDL_Rect){x, y, w, h};
    p->rect_colour = colour;
    p->rect_alpha = alpha;
}

/* Words that fade have another colour in every frame: rewriting their pixels costs less than one
 * modulated copy would. */
static void recolour(struct entry *e, rgb colour)
{
    void *pixels;
    int pitch;
    if (SDL_LockTexture(e->texture, NULL, &pixels, &pitch) != 0) {
        return;
    }
    for (px y = 0; y < e->h; y++) {
        uint32_t *row = (uint32_t *)(void *)((char *)pixels + y * pitch);
        for (px x = 0; x < e->w; x++) {
            row[x] = (row[x] & 0xFF000000) | colour;
        }
    }
    SDL_UnlockTexture(e->texture);
    e->colour = colour;
}

void paint_copy(struct paint *p, struct entry *e, const SDL_Rect *from, px x, px y, rgb colour,
                uint8_t alpha)
{
    if (p->dry || !e->texture || alpha == 0) {
        return;
    }
    paint_flush(p);
    if (p->bake && e->opaque && alpha != 255 && !from) {
        wash_picture(p, e, x, y, alpha);
        return;
    }
    if (!e->coloured && p->bake && e->colour != colour) {
        recolour(e, colour);
    }
    if (!e->coloured && !p->bake) {
        SDL_SetTextureColorMod(e->texture, colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    }
    SDL_SetTextureAlphaMod(e->texture, alpha);
    SDL_SetTextureBlendMode(e->texture,
                            e->opaque && alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_Rect to = {x, y, from ? from->w : e->w, from ? from->h : e->h};
    SDL_RenderCopy(p->target, e->texture, from, &to);
}

void paint_texture(struct paint *p, struct entry *e, const uint32_t *pixels, px w, px h, px pitch)
{
    /* Streaming textures of the software renderer are their pixels: recolour() writes in place. */
    SDL_Texture *texture =
        SDL_CreateTexture(p->target, SDL_PIXELFORMAT_ARGB8888,
                          p->bake ? SDL_TEXTUREACCESS_STREAMING : SDL_TEXTUREACCESS_STATIC, w, h);
    p->made++;
    if (texture) {
        /* Always copied 1:1: filtering could only bleed one strip into the next. */
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeNearest);
        if (pixels) {
            SDL_UpdateTexture(texture, NULL, pixels, pitch * (int)sizeof *pixels);
        }
    }
    e->w = w;
    e->h = h;
    e->colour = 0xFFFFFF;
    cache_set_texture(p->cache, e, texture);
}

uint64_t paint_key(const struct paint *p, uint64_t key, rgb colour)
{
    return p->bake ? str_hash(key, &colour, sizeof colour) : key;
}
