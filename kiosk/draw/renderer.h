/* Renderer: draw list in, pixels out. sdl_draw.c is the only one, on SDL_Renderer: opengles2 on
 * KMS, software elsewhere and for pictures. Caches textures of lines, icons, discs and images in a
 * byte budget; after warm-up a frame allocates nothing. UI thread only. */
#ifndef DRAW_RENDERER_H
#define DRAW_RENDERER_H

#include "base/err.h"
#include "draw/list.h"

#include <SDL2/SDL_render.h>

struct renderer;

struct renderer_params {
    SDL_Renderer *target;     /* mandatory; borrowed until renderer_free */
    struct text *text;        /* mandatory; borrowed */
    const char *icon_dir;     /* mandatory: assets/icons */
    const char *asset_dir;    /* content-addressed pictures; may not exist yet */
    /* Optional; on the picture thread: the bytes (malloc'ed, PNG or JPEG as the name says) of a
     * picture that asset_dir does not have; false when there is none. What was lent is given back
     * with renderer_give_back. */
    bool (*lend)(void *context, const char *id, void **ret_bytes, size_t *ret_n);
    void *lend_context;
    size_t texture_budget;    /* bytes; least recently used textures go first */
    void (*wake)(void *context); /* optional; on the picture thread: renderer_load has work */
    void *wake_context;
};

struct renderer *renderer_new(const struct renderer_params *p);
void renderer_free(struct renderer *r);

/* Draws l for canvas c. Does not present. Images that are not yet decoded draw as paper2 (those
 * that are shown whole stand on a field of their own and draw nothing) and make renderer_pending
 * true; call renderer_load between frames, it uploads one slice. A missing asset stays so and is
 * looked for again when it was not shown for a frame. */
void renderer_draw(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *l);
/* Pictures that are asked for but not yet there. */
bool renderer_pending(const struct renderer *r);
/* Uploads at most one slice (1 MB) of what was decoded. True when a picture is complete now: draw
 * again although the list is the same. */
bool renderer_load(struct renderer *r);
/* Shapes, decodes and uploads what l needs, without drawing: called for the next slide while the
 * current one stands, so that the transition never waits. Stops after budget ms; returns true when
 * all is there. Pictures are decoded on the renderer's own worker thread. */
bool renderer_prepare(struct renderer *r, const struct canvas *c, const struct theme *t,
                      const struct draw_list *l, msec budget);
/* Nothing that was lent is kept or shown any more, nor what is on its way from before. */
void renderer_give_back(struct renderer *r);
/* Cross-fade of two lists, share 0..1 of b (reduced motion, steps of a form). Each list is drawn
 * once and kept while it does not change. */
void renderer_fade(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *a, const struct draw_list *b, float share);
/* Waits for every picture of l: for --shots and tests, never in the kiosk's loop. */
void renderer_wait(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *l);

struct renderer_stats {
    unsigned textures;
    unsigned lent; /* pictures that were lent, of these */
    size_t texture_bytes;
    uint64_t frame_allocations; /* textures made inside renderer_draw and renderer_fade, ever */
};
struct renderer_stats renderer_stats(const struct renderer *r);

#endif
