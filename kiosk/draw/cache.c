#include "draw/cache.h"

#include "base/arena.h"

#include <stdlib.h>

/* Slot 0 is nobody: it ends every chain and both ends of the list of use. */
enum { NOBODY = 0, BUCKETS = 4096 };

/* About five slides: a form may cover a slide for a while, whose words should then still be there.
 * */
enum { BRIEF_FRAMES = 512 };

struct cache {
    struct entry slot[CACHE_SLOTS];
    unsigned bucket[BUCKETS];
    unsigned free; /* chained */
    unsigned newest, oldest;
    unsigned textures;
    size_t budget, bytes;
    uint64_t frame;
};

struct cache *cache_new(size_t budget)
{
    struct cache *c = mem_new(1, sizeof *c);
    c->budget = budget;
    for (unsigned i = CACHE_SLOTS; --i > NOBODY;) {
        c->slot[i].chain = c->free;
        c->free = i;
    }
    return c;
}

void cache_free(struct cache *c)
{
    if (!c) {
        return;
    }
    while (c->newest != NOBODY) {
        cache_drop(c, &c->slot[c->newest]);
    }
    free(c);
}

void cache_next_frame(struct cache *c)
{
    c->frame++;
}

uint64_t cache_frame(const struct cache *c)
{
    return c->frame;
}

static unsigned *bucket_of(struct cache *c, uint64_t key)
{
    return &c->bucket[(key ^ key >> 32) % BUCKETS];
}

static void unlink_use(struct cache *c, struct entry *e)
{
    *(e->newer == NOBODY ? &c->newest : &c->slot[e->newer].older) = e->older;
    *(e->older == NOBODY ? &c->oldest : &c->slot[e->older].newer) = e->newer;
}

static void link_newest(struct cache *c, struct entry *e)
{
    unsigned i = (unsigned)(e - c->slot);
    e->newer = NOBODY;
    e->older = c->newest;
    *(c->newest == NOBODY ? &c->oldest : &c->slot[c->newest].newer) = i;
    c->newest = i;
    e->used = c->frame;
}

struct entry *cache_peek(struct cache *c, uint64_t key)
{
    for (unsigned i = *bucket_of(c, key); i != NOBODY; i = c->slot[i].chain) {
        if (c->slot[i].key == key) {
            return &c->slot[i];
        }
    }
    return NULL;
}

struct entry *cache_find(struct cache *c, uint64_t key)
{
    struct entry *e = cache_peek(c, key);
    if (e) {
        unlink_use(c, e);
        link_newest(c, e);
    }
    return e;
}

void cache_drop(struct cache *c, struct entry *e)
{
    unsigned i = (unsigned)(e - c->slot);
    unsigned *link = bucket_of(c, e->key);
    while (*link != i) {
        link = &c->slot[*link].chain;
    }
    *link = e->chain;
    unlink_use(c, e);
    if (e->texture) {
        SDL_DestroyTexture(e->texture);
        c->textures--;
    }
    c->bytes -= e->bytes;
    free(e->run);
    *e = (struct entry){.chain = c->free};
    c->free = i;
}

/* A picture that is being decoded has nothing to give back. */
static void make_room(struct cache *c)
{
    unsigned i = c->oldest;
    while (c->bytes > c->budget && i != NOBODY && c->slot[i].used != c->frame) {
        unsigned next = c->slot[i].newer;
        if (c->slot[i].bytes > 0) {
            cache_drop(c, &c->slot[i]);
        }
        i = next;
    }
}

static void drop_brief(struct cache *c)
{
    unsigned i = c->oldest;
    while (i != NOBODY && c->slot[i].used + BRIEF_FRAMES < c->frame) {
        unsigned next = c->slot[i].newer;
        if (c->slot[i].brief) {
            cache_drop(c, &c->slot[i]);
        }
        i = next;
    }
}

void cache_drop_lent(struct cache *c)
{
    for (unsigned i = c->oldest; i != NOBODY;) {
        unsigned next = c->slot[i].newer;
        if (c->slot[i].lent) {
            cache_drop(c, &c->slot[i]);
        }
        i = next;
    }
}

unsigned cache_lent(const struct cache *c)
{
    unsigned n = 0;
    for (unsigned i = c->oldest; i != NOBODY; i = c->slot[i].newer) {
        n += c->slot[i].lent;
    }
    return n;
}

struct entry *cache_add(struct cache *c, uint64_t key)
{
    drop_brief(c);
    if (c->free == NOBODY) {
        /* SDL draws what is queued before it destroys a texture, so even one of this frame may
         * go. */
        cache_drop(c, &c->slot[c->oldest]);
    }
    struct entry *e = &c->slot[c->free];
    c->free = e->chain;
    *e = (struct entry){.key = key};
    unsigned *bucket = bucket_of(c, key);
    e->chain = *bucket;
    *bucket = (unsigned)(e - c->slot);
    link_newest(c, e);
    return e;
}

void cache_set_texture(struct cache *c, struct entry *e, SDL_Texture *texture)
{
    e->texture = texture;
    if (texture) {
        int w = 0, h = 0;
        SDL_QueryTexture(texture, NULL, NULL, &w, &h);
        e->bytes = (size_t)w * (size_t)h * 4;
        c->bytes += e->bytes;
        c->textures++;
        make_room(c);
    }
}

unsigned cache_textures(const struct cache *c)
{
    return c->textures;
}

size_t cache_bytes(const struct cache *c)
{
    return c->bytes;
}
