/* A renderer on a surface, for the tests of draw/ that look at pixels. */
#ifndef TEST_DRAW_SURFACE_H
#define TEST_DRAW_SURFACE_H

#include "cm.h"
#include "draw/renderer.h"

#include <SDL2/SDL.h>

struct bench {
    SDL_Surface *surface;
    SDL_Renderer *target;
    struct text *text;
    struct renderer *renderer;
    struct canvas canvas;
    struct draw_list list;
    const struct theme *theme;
};

static inline void bench_open(struct bench *b, px w, px h, enum rotation rotation, size_t budget,
                              const char *asset_dir)
{
    *b = (struct bench){.theme = &theme_day, .canvas = canvas_for(w, h, rotation)};
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    b->surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    b->target = SDL_CreateSoftwareRenderer(b->surface);
    assert_int_equal(text_open(&b->text, 4 << 20, NULL), ERR_OK);
    b->renderer = renderer_new(&(struct renderer_params){
        .target = b->target,
        .text = b->text,
        .icon_dir = "assets/icons",
        .asset_dir = asset_dir,
        .texture_budget = budget,
    });
    draw_init(&b->list);
}

static inline void bench_close(struct bench *b)
{
    draw_done(&b->list);
    renderer_free(b->renderer);
    text_close(b->text);
    SDL_DestroyRenderer(b->target);
    SDL_FreeSurface(b->surface);
}

static inline void bench_draw(struct bench *b)
{
    renderer_draw(b->renderer, &b->canvas, b->theme, &b->list);
    SDL_RenderFlush(b->target);
}

static inline rgb pixel(const struct bench *b, px x, px y)
{
    const char *row = (const char *)b->surface->pixels + (size_t)y * (size_t)b->surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

#endif
