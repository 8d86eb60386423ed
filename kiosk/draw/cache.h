/* Cache: what the renderer keeps between frames, under 64-bit keys, in a byte budget. The least
 * recently used goes first, but nothing that the current frame uses: a frame that needs more than
 * the budget gets it. Words go without need as well: those of a minute never come back, and would
 * fill any budget in a day. Slots are allocated once. */
#ifndef DRAW_CACHE_H
#define DRAW_CACHE_H

#include "base/unit.h"

#include <SDL2/SDL_render.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CACHE_SLOTS = 4096 };

/* A part of a shape: filled, or a piece of the texture with its curved edge. */
struct run {
    int16_t x, y, w, h;
    int16_t from_x, from_y; /* in the texture; from_x < 0: filled */
};

enum entry_state { ENTRY_READY, ENTRY_PENDING, ENTRY_FAILED };

struct entry {
    uint64_t key;
    SDL_Texture *texture;  /* NULL: nothing to see, or not yet */
    size_t bytes;
    px x, y, w, h;         /* where its picture lies from the point it is drawn at */
    rgb colour;            /* of its pixels, while the renderer bakes colours */
    uint8_t state;         /* enum entry_state; only pictures wait */
    uint8_t count;         /* pieces of a line */
    bool coloured;         /* has its own colours */
    bool opaque;
    bool lent;             /* a picture to be given back, see renderer.h */
    bool brief;            /* words: gone soon after they leave the screen */
    struct run *run;       /* shapes: the runs of quarter q are quarter[q]..quarter[q + 1] */
    unsigned quarter[5];
    uint64_t used;         /* frame */
    unsigned chain, newer, older;
};

struct cache;
struct cache *cache_new(size_t budget);
void cache_free(struct cache *c);
/* From now on everything that is found or added counts as used by a new frame. */
void cache_next_frame(struct cache *c);
uint64_t cache_frame(const struct cache *c);

/* NULL when there is none. Valid until the next cache_add. */
struct entry *cache_find(struct cache *c, uint64_t key);
/* The same without counting as use. */
struct entry *cache_peek(struct cache *c, uint64_t key);
/* A zeroed entry under a key that is not there yet. */
struct entry *cache_add(struct cache *c, uint64_t key);
/* Gives the entry its texture (NULL is fine) and makes room for it in the budget. */
void cache_set_texture(struct cache *c, struct entry *e, SDL_Texture *texture);
void cache_drop(struct cache *c, struct entry *e);

void cache_drop_lent(struct cache *c);

unsigned cache_lent(const struct cache *c);
unsigned cache_textures(const struct cache *c);
size_t cache_bytes(const struct cache *c);

#endif
