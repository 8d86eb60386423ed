#include "text/breaks.h"
#include "text/pieces.h"

#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void shape_cache_init(struct shape_cache *c, size_t budget)
{
    c->budget = budget;
    c->newest = c->oldest = SHAPE_NONE;
    for (int i = 0; i < SHAPES; i++) {
        c->chain[i] = SHAPE_NONE;
        c->place[i].next_in_chain = (uint16_t)(i + 1 < SHAPES ? i + 1 : SHAPE_NONE);
    }
    c->free = 0;
}

static void unlink_place(struct shape_cache *c, uint16_t at)
{
    struct shaped *s = &c->place[at];
    *(s->newer == SHAPE_NONE ? &c->newest : &c->place[s->newer].older) = s->older;
    *(s->older == SHAPE_NONE ? &c->oldest : &c->place[s->older].newer) = s->newer;
}

static void link_newest(struct shape_cache *c, uint16_t at)
{
    struct shaped *s = &c->place[at];
    s->newer = SHAPE_NONE;
    s->older = c->newest;
    *(c->newest == SHAPE_NONE ? &c->oldest : &c->place[c->newest].newer) = at;
    c->newest = at;
}

static void drop(struct shape_cache *c, uint16_t at)
{
    struct shaped *s = &c->place[at];
    unlink_place(c, at);
    uint16_t *link = &c->chain[s->key % SHAPES];
    while (*link != at) {
        link = &c->place[*link].next_in_chain;
    }
    *link = s->next_in_chain;
    for (unsigned i = 0; i < s->count; i++) {
        SDL_FreeSurface(s->piece[i].surface);
    }
    free(s->piece);
    explicit_bzero(s->text, s->text_len);
    free(s->text);
    c->bytes -= s->bytes;
    *s = (struct shaped){.next_in_chain = c->free};
    c->free = at;
}

void shape_cache_done(struct shape_cache *c)
{
    while (c->oldest != SHAPE_NONE) {
        drop(c, c->oldest);
    }
}

static void drop_private(struct shape_cache *c)
{
    for (uint16_t at = c->newest; at != SHAPE_NONE;) {
        uint16_t older = c->place[at].older;
        if (c->place[at].private_words) {
            drop(c, at);
        }
        at = older;
    }
}

static struct shaped *find_shaped(struct shape_cache *c, uint64_t key, const char *s, size_t n)
{
    for (uint16_t at = c->chain[key % SHAPES]; at != SHAPE_NONE;
         at = c->place[at].next_in_chain) {
        struct shaped *found = &c->place[at];
        if (found->key == key && found->text_len == n && memcmp(found->text, s, n) == 0) {
            unlink_place(c, at);
            link_newest(c, at);
            return found;
        }
    }
    return NULL;
}

static struct shaped *add_shaped(struct shape_cache *c, uint64_t key, const char *s, size_t n,
                                 const struct pieces *p, px width)
{
    size_t bytes = p->bytes + n + p->count * sizeof *p->at;
    while (c->oldest != SHAPE_NONE && (c->bytes + bytes > c->budget || c->free == SHAPE_NONE)) {
        drop(c, c->oldest);
    }
    uint16_t at = c->free;
    struct shaped *to = &c->place[at];
    c->free = to->next_in_chain;
    *to = (struct shaped){.key = key, .text_len = n, .count = p->count, .width = width,
                          .bytes = bytes, .private_words = c->private_words};
    to->text = mem_new(n, 1);
    memcpy(to->text, s, n);
    to->piece = mem_new(p->count, sizeof *to->piece);
    memcpy(to->piece, p->at, p->count * sizeof *p->at);
    to->next_in_chain = c->chain[key % SHAPES];
    c->chain[key % SHAPES] = at;
    c->bytes += bytes;
    link_newest(c, at);
    return to;
}

void text_shape(struct text *t, enum face face, du size, const char *s, size_t n,
                struct text_shape *ret_shape)
{
    *ret_shape = (struct text_shape){0};
    if (n > CAP_MESSAGE_BYTES) {
        n = utf8_floor(s, CAP_MESSAGE_BYTES);
    }
    if (n == 0) {
        return;
    }
    px pixels = text_pixels(t, size);
    int32_t what[2] = {(int32_t)face, pixels};
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, what, sizeof what), s, n);
    struct shaped *shaped = find_shaped(&t->shapes, key, s, n);
    if (!shaped) {
        struct pieces p = {.count = 0};
        float pen = 0;
        itemise(&t->line, &t->fonts, face, s, n);
        t->missing += t->line.missing;
        for (size_t i = 0; i < t->line.runs; i++) {
            pen = pieces_draw_run(t, &t->line.run[i], pixels, pen, &p);
        }
        shaped = add_shaped(&t->shapes, key, s, n, &p, (px)lroundf(pen));
    }
    *ret_shape = (struct text_shape){shaped->piece, shaped->count, shaped->width};
}

void text_begin_private(struct text *t)
{
    t->shapes.private_words = true;
}

void text_forget(struct text *t)
{
    t->shapes.private_words = false;
    drop_private(&t->shapes);
    itemise_wipe(&t->line);
    breaks_forget();
    explicit_bzero(t->utf8, sizeof t->utf8);
    arena_done(&t->scratch);
}

size_t text_cache_bytes(const struct text *t)
{
    return t->shapes.bytes;
}
