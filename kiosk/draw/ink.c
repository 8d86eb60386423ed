#include "draw/ink.h"

#include "base/arena.h"
#include "draw/sdl_draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHADES = 12,          /* of 255: how far rounding may move a colour */
    MARK = 0xFF00FF,      /* in no palette, and improbable in a photo */
    SOLID = 0x8000,       /* in the owner map: pixels that count */
    FAINT = 26,           /* coverage below a tenth is nothing to overlap with */
};

#define CONTRAST_MOST 21.0f

void ink_init(struct ink *k)
{
    memset(k, 0, sizeof *k);
    for (int i = 0; i < 256; i++) {
        k->linear[i] = (float)rgb_linear((float)i);
    }
}

void ink_done(struct ink *k)
{
    free(k->owner);
    k->owner = NULL;
    k->owner_pixels = 0;
}

static const uint32_t *draw(struct ink *k, unsigned slot, const struct canvas *c,
                            const struct theme *t, const struct draw_list *l)
{
    struct offscreen *s = &k->renderer->offscreen;
    if (!s->software || !offscreen_begin(s, c, slot, 0)) {
        return NULL;
    }
    sdl_draw(k->renderer, c, t, l, 0);
    offscreen_end(s, slot);
    return s->pixels[slot];
}

static bool draw_both(struct ink *k, const struct canvas *c, const struct theme *t)
{
    const struct draw_list *l = k->list;
    struct draw_list other = *l;
    other.command = k->copy;
    other.count = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (l->command[i].op != DRAW_TEXT) {
            k->copy[other.count++] = l->command[i];
        }
    }
    k->behind = draw(k, 0, c, t, &other);
    memcpy(k->copy, l->command, l->count * sizeof *l->command);
    other.count = l->count;
    for (size_t i = 0; i < l->count; i++) {
        if (k->copy[i].op == DRAW_TEXT) {
            k->copy[i].fill = k->copy[i].ground = MARK;
        }
    }
    k->marked = draw(k, 1, c, t, &other);
    return k->behind && k->marked;
}

static void clear_owners(struct ink *k)
{
    size_t pixels = (size_t)k->w * (size_t)k->h;
    if (k->owner_pixels < pixels) {
        free(k->owner);
        k->owner = mem_new(pixels, sizeof *k->owner);
        k->owner_pixels = pixels;
    }
    memset(k->owner, 0, pixels * sizeof *k->owner);
}

/* Groups are opened as the renderer opens them, but nothing is drawn. */
static void place_lines(struct ink *k, const struct canvas *c, const struct theme *t)
{
    struct renderer *r = k->renderer;
    const SDL_Rect all = {0, 0, k->w, k->h};
    k->lines = 0;
    r->paint.dry = true;
    sdl_draw_begin(r, c, t, k->list);
    for (size_t i = 0; i < k->list->count; i++) {
        const struct draw_command *d = &k->list->command[i];
        if (d->op == DRAW_PUSH) {
            group_push(r, i);
        } else if (d->op == DRAW_POP) {
            group_pop(r);
        } else if (d->op == DRAW_TEXT && d->alpha > 0) {
            struct line_place at = line_place(r, d);
            k->line[k->lines++] = (struct ink_line){
                .command = d,
                .x = at.x,
                .y = at.y,
                .size = text_pixels(r->params.text, at.size),
                .units = at.size,
                .clip = view_now(r)->clipped ? view_now(r)->clip : all,
                .colour = rgb_mix(d->ground, d->fill, (float)d->alpha / 255),
            };
        }
    }
    while (r->depth > 0) {
        group_pop(r);
    }
    r->paint.dry = false;
}

struct spot {
    px x, y;
    uint32_t pixel;       /* ARGB of the shape */
    bool coloured;
};

/* False: stop. */
typedef bool (*spot_taker)(struct ink *k, struct ink_line *line, const struct spot *s);

/* Takes every pixel that the line covers by from and more. */
static void each_spot(struct ink *k, struct ink_line *line, uint32_t from, spot_taker take)
{
    const struct draw_command *c = line->command;
    struct text_shape shape;
    text_shape(k->renderer->params.text, (enum face)c->face, line->units,
               k->list->text + c->text, c->text_len, &shape);
    for (unsigned i = 0; i < shape.count; i++) {
        const struct text_piece *p = &shape.piece[i];
        for (px y = 0; y < p->surface->h; y++) {
            const char *start = (const char *)p->surface->pixels;
            const uint32_t *row = (const void *)(start + (ptrdiff_t)y * p->surface->pitch);
            for (px x = 0; x < p->surface->w; x++) {
                struct spot s = {line->x + p->x + x, line->y + p->y + y, row[x], p->coloured};
                if (row[x] >> 24 >= from && !take(k, line, &s)) {
                    return;
                }
            }
        }
    }
}

/* Half of what the darkest pixel covers: tiny letters never cover a whole one. */
static bool find_darkest(struct ink *k, struct ink_line *line, const struct spot *s)
{
    uint32_t half = (s->pixel >> 24) / 2;
    line->from = SDL_max(line->from, half);
    return half < UINT8_MAX / 2;
}

static bool is_inside(const SDL_Rect *r, px x, px y)
{
    return x >= r->x && y >= r->y && x < r->x + r->w && y < r->y + r->h;
}

/* Whether c is at least as far from the ground as its mix with the ink must be: where letters of
 * one colour meet, both thin edges add up. */
static bool is_inked(rgb c, rgb mixed, rgb ink)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int v = c >> shift & 0xFF, a = mixed >> shift & 0xFF, b = ink >> shift & 0xFF;
        if (v < SDL_min(a, b) - SHADES || v > SDL_max(a, b) + SHADES) {
            return false;
        }
    }
    return true;
}

static bool shows(const struct ink *k, const struct ink_line *line, const struct spot *s, size_t at)
{
    rgb ink = s->coloured ? s->pixel & 0xFFFFFF : MARK;
    float share = (float)(s->pixel >> 24) / 255;
    if (s->coloured) {
        share *= (float)line->command->alpha / 255;
    }
    rgb mixed = share < 1 ? rgb_mix(k->behind[at], ink, share) : ink;
    return is_inked(k->marked[at], mixed, ink);
}

static float luminance(struct ink *k, uint32_t c)
{
    if (c != k->last_ground) {
        k->last_ground = c;
        k->last_luminance = 0.2126f * k->linear[c >> 16 & 0xFF] +
                            0.7152f * k->linear[c >> 8 & 0xFF] + 0.0722f * k->linear[c & 0xFF];
    }
    return k->last_luminance;
}

/* The lowest contrast with what is under this pixel and right beside it. */
static void sample_contrast(struct ink *k, float own, px x, px y)
{
    float worst = CONTRAST_MOST;
    for (px v = SDL_max(y - 1, 0); v <= SDL_min(y + 1, k->h - 1); v++) {
        /* A plus, not a square: corners of the neighbourhood are further away than one pixel. */
        px reach = v == y;
        for (px u = SDL_max(x - reach, 0); u <= SDL_min(x + reach, k->w - 1); u++) {
            float ground = luminance(k, k->behind[(size_t)v * (size_t)k->w + (size_t)u]);
            float ratio = own > ground ? (own + 0.05f) / (ground + 0.05f)
                                       : (ground + 0.05f) / (own + 0.05f);
            worst = ratio < worst ? ratio : worst;
        }
    }
    k->bin[(unsigned)(worst * 100 + 0.5f)]++;
}

static bool take_spot(struct ink *k, struct ink_line *line, const struct spot *s)
{
    const SDL_Rect all = {0, 0, k->w, k->h};
    line->ink++;
    if (!is_inside(&line->clip, s->x, s->y)) {
        line->hidden++;
        line->off += !is_inside(&all, s->x, s->y);
        return true;
    }
    size_t at = (size_t)s->y * (size_t)k->w + (size_t)s->x;
    uint16_t owner = k->owner[at];
    if (owner) {
        k->met[(owner & ~SOLID) - 1] += (owner & SOLID) != 0;
    } else if (!shows(k, line, s, at)) {
        line->hidden++;
    } else {
        line->shown++;
        if (!s->coloured) {
            sample_contrast(k, line->luminance, s->x, s->y);
        }
    }
    return true;
}

static bool own_spot(struct ink *k, struct ink_line *line, const struct spot *s)
{
    if (is_inside(&line->clip, s->x, s->y)) {
        unsigned solid = s->pixel >> 24 >= line->from ? SOLID : 0;
        k->owner[(size_t)s->y * (size_t)k->w + (size_t)s->x] =
            (uint16_t)((unsigned)(line - k->line + 1) | solid);
    }
    return true;
}

/* What one in a hundred pixels falls short of: no single pixel at the edge of a shape matters. */
static float lowest_contrast(const struct ink *k, unsigned samples)
{
    unsigned allowed = samples / 100 + SDL_min(INK_SLACK, samples / 4), below = 0;
    for (unsigned i = 0; i < sizeof k->bin / sizeof *k->bin; i++) {
        below += k->bin[i];
        if (below > allowed) {
            return (float)i / 100;
        }
    }
    return CONTRAST_MOST;
}

static void add_overlaps(struct ink *k, const struct ink_line *line)
{
    for (const struct ink_line *above = line + 1; above < k->line + k->lines; above++) {
        unsigned pixels = k->met[above - k->line];
        if (pixels > INK_SLACK && k->overlaps < CAP_DRAW_COMMANDS) {
            k->overlap[k->overlaps++] = (struct ink_overlap){line, above, pixels};
        }
    }
}

/* The lines after it own their pixels already. */
static void measure_line(struct ink *k, struct ink_line *line)
{
    memset(k->bin, 0, sizeof k->bin);
    memset(k->met, 0, sizeof k->met);
    line->from = 1;
    each_spot(k, line, 1, find_darkest);
    line->luminance = luminance(k, line->colour);
    each_spot(k, line, line->from, take_spot);
    line->contrast = lowest_contrast(k, line->shown);
    /* Under a panel or a scrim words are there, but nobody is meant to read them. Words that ran
     * off the picture, or lie wholly under other words, are lost without anything over them. */
    line->seen = line->shown > SDL_min(INK_SLACK, line->ink / 4) || line->off > INK_SLACK ||
                 (line->ink > 0 && line->hidden == 0);
    if (line->seen) {
        line->tofu = text_uncovered(k->renderer->params.text, (enum face)line->command->face,
                                    k->list->text + line->command->text, line->command->text_len);
        add_overlaps(k, line);
        each_spot(k, line, FAINT, own_spot);
    }
}

bool ink_measure(struct ink *k, struct renderer *r, const struct canvas *c, const struct theme *t,
                 const struct draw_list *l)
{
    k->renderer = r;
    k->list = l;
    k->lines = k->overlaps = 0;
    renderer_wait(r, c, t, l);
    if (!draw_both(k, c, t)) {
        return false;
    }
    canvas_pixels(c, &k->w, &k->h);
    clear_owners(k);
    place_lines(k, c, t);
    for (unsigned i = k->lines; i-- > 0;) {
        measure_line(k, &k->line[i]);
    }
    return true;
}
