#include "base/str.h"
#include "draw/icon.h"
#include "draw/sdl_draw.h"

#include <math.h>
#include <string.h>

static uint64_t line_key(const struct renderer *r, const struct draw_command *c, float size)
{
    const struct {
        float size, k;
        uint32_t face, n;
    } form = {size, r->canvas->k, c->face, c->text_len};
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, "line", 4), &form, sizeof form);
    return paint_key(&r->paint, str_hash(key, r->list->text + c->text, c->text_len), c->fill);
}

static uint64_t piece_key(uint64_t line, unsigned i)
{
    return str_hash(line, &i, sizeof i);
}

/* The box of all pixels that are not fully clear: half of a line's surface is air. */
static SDL_Rect ink_of(const SDL_Surface *s)
{
    px left = s->w, right = 0, top = s->h, bottom = 0;
    for (px y = 0; y < s->h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)((const char *)s->pixels +
                                                               (size_t)y * (size_t)s->pitch);
        for (px x = 0; x < s->w; x++) {
            if (row[x] >> 24) {
                left = SDL_min(left, x);
                right = SDL_max(right, x + 1);
                top = SDL_min(top, y);
                bottom = y + 1;
            }
        }
    }
    return (SDL_Rect){left, top, SDL_max(0, right - left), SDL_max(0, bottom - top)};
}

static void keep_surface(struct renderer *r, struct entry *e, const SDL_Surface *s)
{
    SDL_Rect ink = ink_of(s);
    if (ink.w == 0) {
        return;
    }
    px pitch = s->pitch / (px)sizeof(uint32_t);
    const uint32_t *pixels = s->pixels;
    paint_texture(&r->paint, e, pixels + (size_t)ink.y * (size_t)pitch + ink.x, ink.w, ink.h,
                  pitch);
    e->x += ink.x;
    e->y += ink.y;
}

/* Every piece that is missing, and the first one even of a line without any, which says so. */
static struct entry *keep_line(struct renderer *r, const struct draw_command *c, float size,
                               uint64_t key)
{
    struct text_shape shape = {0};
    text_shape(r->params.text, (enum face)c->face, size, r->list->text + c->text, c->text_len,
               &shape);
    for (unsigned i = shape.count; i-- > 0;) {
        if (!cache_find(r->paint.cache, piece_key(key, i))) {
            const struct text_piece *piece = &shape.piece[i];
            struct entry *e = cache_add(r->paint.cache, piece_key(key, i));
            e->x = piece->x;
            e->y = piece->y;
            e->coloured = piece->coloured;
            e->brief = true;
            e->count = (uint8_t)SDL_min(shape.count, 255u);
            keep_surface(r, e, piece->surface);
        }
    }
    struct entry *first = cache_find(r->paint.cache, piece_key(key, 0));
    if (!first) {
        first = cache_add(r->paint.cache, piece_key(key, 0));
        first->brief = true;
    }
    return first;
}

struct line_place line_place(const struct renderer *r, const struct draw_command *c)
{
    const struct view *v = view_now(r);
    return (struct line_place){
        .x = (px)lroundf(v->x + v->k * c->x),
        .y = (px)lroundf(v->y + v->k * c->y),
        .size = c->r * v->k / r->canvas->k,
    };
}

void line_draw(struct renderer *r, const struct draw_command *c)
{
    struct line_place p = line_place(r, c);
    uint64_t key = line_key(r, c, p.size);
    struct entry *e = cache_find(r->paint.cache, piece_key(key, 0));
    if (!e) {
        e = keep_line(r, c, p.size, key);
    }
    rgb colour = rgb_mix(c->ground, c->fill, (float)c->alpha / 255);
    for (unsigned i = 0, count = e->count; i < count; i++) {
        e = cache_find(r->paint.cache, piece_key(key, i));
        if (!e) {
            keep_line(r, c, p.size, key);
            e = cache_find(r->paint.cache, piece_key(key, i));
        }
        if (e && c->alpha > 0) {
            paint_copy(&r->paint, e, NULL, p.x + e->x, p.y + e->y, colour,
                       e->coloured ? c->alpha : 255);
        }
    }
}

static void turn_over(SDL_Surface *s)
{
    for (px y = 0; y < s->h; y++) {
        uint32_t *row =
            (uint32_t *)(void *)((char *)s->pixels + (size_t)y * (size_t)s->pitch);
        for (px a = 0, b = s->w - 1; a < b; a++, b--) {
            uint32_t kept = row[a];
            row[a] = row[b];
            row[b] = kept;
        }
    }
}

void icon_draw(struct renderer *r, const struct draw_command *c)
{
    const struct view *v = view_now(r);
    px size = (px)lroundf(c->w * v->k);
    const char *name = r->list->text + c->text;
    const struct {
        float stroke;
        int32_t size, mirrored;
    } form = {c->stroke_width, size, c->flags & DRAW_MIRRORED};
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, "icon", 4), &form, sizeof form);
    key = paint_key(&r->paint, str_hash(key, name, c->text_len), c->fill);
    struct entry *e = cache_find(r->paint.cache, key);
    if (!e) {
        e = cache_add(r->paint.cache, key);
        SDL_Surface *s = icon_load(r->params.icon_dir, name, c->text_len, size, c->stroke_width);
        if (s) {
            if (form.mirrored) {
                turn_over(s);
            }
            keep_surface(r, e, s);
            SDL_FreeSurface(s);
        }
    }
    paint_copy(
        &r->paint, e, NULL, (px)lroundf(v->x + v->k * (c->x + c->w / 2) - (float)size / 2) + e->x,
        (px)lroundf(v->y + v->k * (c->y + c->h / 2) - (float)size / 2) + e->y, c->fill, c->alpha);
}
