/* Paint: rectangles and pieces of textures onto the render target, in the ways that are cheap on
 * both renderers: opaque fills, and unmodulated copies on the software path. */
#ifndef DRAW_PAINT_H
#define DRAW_PAINT_H

#include "draw/cache.h"

struct paint {
    SDL_Renderer *target;
    struct cache *cache;
    bool bake;          /* software: colours are in the pixels, a colour mod costs ten copies */
    bool dry;           /* only fill the cache, touch no pixel */
    uint64_t made;      /* textures made so far */
    /* Fills wait here until something else is painted. */
    SDL_Rect rect[8];
    int rect_count;
    rgb rect_colour;
    uint8_t rect_alpha;
    SDL_Texture *wash;  /* software: rows on their way through a see-through fill */
    px wash_w;
};

void paint_init(struct paint *p, SDL_Renderer *target, struct cache *cache);
void paint_done(struct paint *p);
/* Makes now what a see-through fill needs on a target of width w; false when there is no memory.
 * True on a GPU, where it needs nothing. */
bool paint_prepare(struct paint *p, px w);
/* Paints the fills that wait; call before anything else touches the target. */
void paint_flush(struct paint *p);

void paint_fill(struct paint *p, px x, px y, px w, px h, rgb colour, uint8_t alpha);
/* A texture of white coverage (or of its own colours) in colour; from NULL: all of it. */
void paint_copy(struct paint *p, struct entry *e, const SDL_Rect *from, px x, px y, rgb colour,
                uint8_t alpha);

/* An entry's texture from pixels (ARGB, pitch in pixels): coverage with white (or, baked, coloured)
 * pixels, or a picture. Counts into the cache. */
void paint_texture(struct paint *p, struct entry *e, const uint32_t *pixels, px w, px h, px pitch);
/* The key under which something in this colour is kept: where colours are mods, one serves all. */
uint64_t paint_key(const struct paint *p, uint64_t key, rgb colour);

#endif
