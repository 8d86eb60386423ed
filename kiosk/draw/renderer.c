#include "draw/sdl_draw.h"

#include "base/arena.h"
#include "base/str.h"

#include <SDL2/SDL_timer.h>
#include <stdlib.h>

enum { WAIT_MOST = 10000, WAIT_STEP = 2 };

struct renderer *renderer_new(const struct renderer_params *p)
{
    struct renderer *r = mem_new(1, sizeof *r);
    r->params = *p;
    paint_init(&r->paint, p->target, cache_new(p->texture_budget));
    offscreen_init(&r->offscreen, p->target, r->paint.bake);
    r->pictures = pictures_new(&(struct pictures_params){
        .wake = p->wake,
        .wake_context = p->wake_context,
        .lend = p->lend,
        .lend_context = p->lend_context,
    });
    return r;
}

void renderer_free(struct renderer *r)
{
    if (!r) {
        return;
    }
    pictures_free(r->pictures);
    free(r->uploading.pixels);
    cache_free(r->paint.cache);
    paint_done(&r->paint);
    shape_maker_done(&r->maker);
    offscreen_done(&r->offscreen);
    if (r->corners) {
        SDL_DestroyTexture(r->corners);
    }
    free(r->corner_pixels);
    free(r);
}

void renderer_draw(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *l)
{
    cache_next_frame(r->paint.cache);
    if (c->rotation == ROTATE_0) {
        sdl_draw(r, c, t, l, 0);
    } else if (offscreen_begin(&r->offscreen, c, 0, 0)) {
        sdl_draw(r, c, t, l, 0);
        offscreen_end(&r->offscreen, 0);
        offscreen_show(&r->offscreen, c, 0);
    }
}

bool renderer_pending(const struct renderer *r)
{
    return r->pending > 0 || r->uploading.pixels;
}

bool renderer_load(struct renderer *r)
{
    return image_load(r);
}

bool renderer_prepare(struct renderer *r, const struct canvas *c, const struct theme *t,
                      const struct draw_list *l, msec budget)
{
    uint64_t made = r->paint.made, until = SDL_GetTicks64() + (uint64_t)(budget > 0 ? budget : 1);
    px w, h;
    canvas_pixels(c, &w, &h);
    paint_prepare(&r->paint, w);
    r->paint.dry = true;
    bool whole = sdl_draw(r, c, t, l, until);
    r->paint.dry = false;
    r->made_outside += r->paint.made - made;
    while (renderer_pending(r) && SDL_GetTicks64() < until && renderer_load(r)) {
    }
    return whole && !renderer_pending(r);
}

void renderer_give_back(struct renderer *r)
{
    r->round++;
    cache_drop_lent(r->paint.cache);
    r->offscreen.key[0] = r->offscreen.key[1] = 0;
}

/* What a kept frame stands for. While pictures are on their way it stands for nothing. */
static uint64_t frame_key(const struct renderer *r, const struct canvas *c, const struct theme *t,
                          const struct draw_list *l)
{
    if (renderer_pending(r)) {
        return 0;
    }
    uint64_t key = str_hash(draw_hash(l), c, sizeof *c);
    return str_hash(key, &t, sizeof t);
}

void renderer_fade(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *a, const struct draw_list *b, float share)
{
    const struct draw_list *both[2] = {a, b};
    cache_next_frame(r->paint.cache);
    for (unsigned slot = 0; slot < 2; slot++) {
        if (offscreen_begin(&r->offscreen, c, slot, frame_key(r, c, t, both[slot]))) {
            sdl_draw(r, c, t, both[slot], 0);
            offscreen_end(&r->offscreen, slot);
        }
    }
    offscreen_show(&r->offscreen, c, share);
}

void renderer_wait(struct renderer *r, const struct canvas *c, const struct theme *t,
                   const struct draw_list *l)
{
    uint64_t until = SDL_GetTicks64() + WAIT_MOST;
    while (!renderer_prepare(r, c, t, l, WAIT_MOST) && SDL_GetTicks64() < until) {
        if (!renderer_load(r)) {
            SDL_Delay(WAIT_STEP);
        }
    }
}

struct renderer_stats renderer_stats(const struct renderer *r)
{
    return (struct renderer_stats){
        .textures = cache_textures(r->paint.cache),
        .lent = cache_lent(r->paint.cache),
        .texture_bytes = cache_bytes(r->paint.cache) + offscreen_bytes(&r->offscreen),
        .frame_allocations = r->paint.made - r->made_outside,
    };
}
