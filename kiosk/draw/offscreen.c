#include "draw/offscreen.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TURN_BLOCK = 64 };

void offscreen_init(struct offscreen *s, SDL_Renderer *target, bool software)
{
    *s = (struct offscreen){.target = target, .software = software};
}

static void drop(struct offscreen *s)
{
    for (unsigned i = 0; i < 2; i++) {
        if (s->frame[i]) {
            SDL_DestroyTexture(s->frame[i]);
        }
        free(s->pixels[i]);
        s->frame[i] = NULL;
        s->pixels[i] = NULL;
        s->key[i] = 0;
    }
    if (s->shown) {
        SDL_DestroyTexture(s->shown);
        s->shown = NULL;
    }
}

void offscreen_done(struct offscreen *s)
{
    drop(s);
    *s = (struct offscreen){0};
}

size_t offscreen_bytes(const struct offscreen *s)
{
    size_t frame = (size_t)s->w * (size_t)s->h * 4, n = s->shown ? frame : 0;
    for (unsigned i = 0; i < 2; i++) {
        n += (s->frame[i] ? frame : 0) + (s->pixels[i] ? frame : 0);
    }
    return n;
}

static SDL_Texture *frame_of(struct offscreen *s, unsigned slot)
{
    SDL_Texture **t = &s->frame[s->software ? 0 : slot];
    if (!*t) {
        *t = SDL_CreateTexture(s->target, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET, s->w,
                               s->h);
        if (*t) {
            SDL_SetTextureScaleMode(*t, SDL_ScaleModeNearest);
        }
    }
    return *t;
}

bool offscreen_begin(struct offscreen *s, const struct canvas *c, unsigned slot, uint64_t key)
{
    px w, h;
    canvas_pixels(c, &w, &h);
    if (w != s->w || h != s->h) {
        drop(s);
        s->w = w;
        s->h = h;
    }
    if (key && s->key[slot] == key) {
        return false;
    }
    SDL_Texture *frame = frame_of(s, slot);
    s->key[slot] = 0;
    if (!frame || SDL_SetRenderTarget(s->target, frame) != 0) {
        return false;
    }
    s->key[slot] = key;
    return true;
}

void offscreen_end(struct offscreen *s, unsigned slot)
{
    if (s->software) {
        if (!s->pixels[slot]) {
            s->pixels[slot] = mem_new((size_t)s->w * (size_t)s->h, sizeof **s->pixels);
        }
        SDL_RenderReadPixels(s->target, NULL, SDL_PIXELFORMAT_ARGB8888, s->pixels[slot], s->w * 4);
    }
    SDL_SetRenderTarget(s->target, NULL);
}

/* Two channels at a time, 8 bits of share. */
static uint32_t blend(uint32_t a, uint32_t b, uint32_t share)
{
    uint32_t keep = 256 - share;
    uint32_t rb = ((a & 0xFF00FF) * keep + (b & 0xFF00FF) * share) >> 8 & 0xFF00FF;
    uint32_t g = ((a & 0xFF00) * keep + (b & 0xFF00) * share) >> 8 & 0xFF00;
    return 0xFF000000 | rb | g;
}

static void blend_row(uint32_t *restrict to, px n, const uint32_t *restrict a,
                      const uint32_t *restrict b, uint32_t share)
{
    px x = 0;
    /* Eight at a time, so that gcc -O2 takes vectors. */
    for (; x + 8 <= n; x += 8) {
        for (int i = 0; i < 8; i++) {
            to[x + i] = blend(a[x + i], b[x + i], share);
        }
    }
    for (; x < n; x++) {
        to[x] = blend(a[x], b[x], share);
    }
}

/* n pixels of the display's row, from every step-th pixel of a (and b). */
static void put_row(uint32_t *to, px n, const uint32_t *a, const uint32_t *b, ptrdiff_t step,
                    uint32_t share)
{
    if (step == 1 && share == 0) {
        memcpy(to, a, (size_t)n * sizeof *to);
    } else if (step == 1) {
        blend_row(to, n, a, b, share);
    } else if (share == 0) {
        for (px i = 0; i < n; i++) {
            to[i] = a[i * step];
        }
    } else {
        for (px i = 0; i < n; i++) {
            to[i] = blend(a[i * step], b[i * step], share);
        }
    }
}

/* Where in the upright picture (w x h) the first pixel of the display's row y is, and how far it is
 * to the next. */
static ptrdiff_t row_start(enum rotation rotation, px w, px h, px y, ptrdiff_t *ret_step)
{
    ptrdiff_t last = (ptrdiff_t)w * h - 1;
    switch (rotation) {
    case ROTATE_0: *ret_step = 1; return (ptrdiff_t)y * w;
    case ROTATE_90: *ret_step = -w; return last - (w - 1) + y;
    case ROTATE_180: *ret_step = -1; return last - (ptrdiff_t)y * w;
    case ROTATE_270: *ret_step = w; return w - 1 - y;
    }
    return 0;
}

/* Lying rows are columns of the upright picture, every pixel in another cache line: so in
 * blocks. */
static void put_all(struct offscreen *s, const struct canvas *c, uint32_t *to, px pitch,
                    uint32_t share)
{
    bool lying = c->rotation == ROTATE_90 || c->rotation == ROTATE_270;
    px block = lying ? TURN_BLOCK : c->display_w;
    for (px top = 0; top < c->display_h; top += TURN_BLOCK) {
        for (px x = 0; x < c->display_w; x += block) {
            for (px y = top; y < SDL_min(top + TURN_BLOCK, c->display_h); y++) {
                ptrdiff_t step = 1, at = row_start(c->rotation, s->w, s->h, y, &step);
                at += x * step;
                put_row(to + (size_t)y * (size_t)pitch + x, SDL_min(block, c->display_w - x),
                        s->pixels[0] + at, share ? s->pixels[1] + at : NULL, step, share);
            }
        }
    }
}

static void show_pixels(struct offscreen *s, const struct canvas *c, uint32_t share)
{
    if (s->shown && (s->shown_w != c->display_w || s->shown_h != c->display_h)) {
        SDL_DestroyTexture(s->shown);
        s->shown = NULL;
    }
    if (!s->shown) {
        s->shown = SDL_CreateTexture(s->target, SDL_PIXELFORMAT_ARGB8888,
                                     SDL_TEXTUREACCESS_STREAMING, c->display_w, c->display_h);
        s->shown_w = c->display_w;
        s->shown_h = c->display_h;
    }
    void *locked;
    int bytes;
    if (!s->shown || !s->pixels[0] || SDL_LockTexture(s->shown, NULL, &locked, &bytes) != 0) {
        return;
    }
    put_all(s, c, locked, bytes / (px)sizeof(uint32_t), s->pixels[1] ? share : 0);
    SDL_UnlockTexture(s->shown);
    SDL_SetTextureBlendMode(s->shown, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(s->target, s->shown, NULL, NULL);
}

static void show_frame(struct offscreen *s, const struct canvas *c, unsigned slot, uint8_t alpha)
{
    static const double angle[] = {
        [ROTATE_0] = 0,
        [ROTATE_90] = 90,
        [ROTATE_180] = 180,
        [ROTATE_270] = 270,
    };
    if (!s->frame[slot] || alpha == 0) {
        return;
    }
    float w = (float)s->w, h = (float)s->h;
    SDL_FRect to = {((float)c->display_w - w) / 2, ((float)c->display_h - h) / 2, w, h};
    SDL_SetTextureBlendMode(s->frame[slot],
                            alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetTextureAlphaMod(s->frame[slot], alpha);
    SDL_RenderCopyExF(s->target, s->frame[slot], NULL, &to, angle[c->rotation], NULL,
                      SDL_FLIP_NONE);
}

void offscreen_show(struct offscreen *s, const struct canvas *c, float share)
{
    share = fminf(fmaxf(share, 0), 1);
    if (s->software) {
        show_pixels(s, c, (uint32_t)lroundf(share * 256));
    } else {
        show_frame(s, c, 0, 255);
        show_frame(s, c, 1, (uint8_t)lroundf(share * 255));
    }
}
