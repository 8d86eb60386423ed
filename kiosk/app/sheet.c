#include "app/sheet.h"

#include "base/arena.h"
#include "base/str.h"
#include "draw/renderer.h"
#include "draw/resample.h"

#include <stdlib.h>
#include <string.h>

enum {
    MARGIN = 32,
    GAP = 24,
    INNER_W = 4 * 480 + 3 * GAP,
    COLUMNS_LYING = 4,
    COLUMNS_UPRIGHT = 8,
    COLUMNS_MOST = 64,
    TALLEST_THUMBNAIL = 540,
    NAME_SIZE = 20,
    NAME_H = 48,            /* of the line with the name, and the gap to the next row */
    TALLEST = 8192,         /* many programs take no larger picture */
};

struct grid {
    unsigned columns;
    px w, h;                /* of one thumbnail */
    px height;              /* of the sheet */
};

static struct grid grid_of(const struct sheet *s, unsigned columns)
{
    struct grid g = {.columns = columns};
    px rows = (px)((s->count + columns - 1) / columns);
    g.w = (INNER_W + GAP) / (px)columns - GAP;
    g.h = s->w > 0 ? g.w * s->h / s->w : 0;
    g.h = g.h > 0 ? g.h : 1;
    g.height = 2 * MARGIN + rows * (g.h + NAME_H);
    return g;
}

/* The largest thumbnails that a screen may have, and of which the sheet is not too tall. */
static struct grid best_grid(const struct sheet *s)
{
    struct grid g = grid_of(s, s->w >= s->h ? COLUMNS_LYING : COLUMNS_UPRIGHT);
    while ((g.h > TALLEST_THUMBNAIL || g.height > TALLEST) && g.columns < COLUMNS_MOST) {
        g = grid_of(s, g.columns + 1);
    }
    return g;
}

void sheet_add(struct sheet *s, struct window *w, const char *name)
{
    if (s->count == SHEET_SCREENS) {
        return;
    }
    px pitch, full_w, full_h;
    window_size(w, &full_w, &full_h);
    if (s->count == 0) {
        s->w = full_w;
        s->h = full_h;
        struct grid g = best_grid(s);
        s->w = g.w;
        s->h = g.h;
    }
    const uint32_t *from = window_pixels(w, &pitch);
    struct thumbnail *t = &s->at[s->count++];
    str_copy(t->name, sizeof t->name, name);
    t->pixels = mem_new((size_t)s->w * (size_t)s->h, sizeof *t->pixels);
    resample(from, pitch, 0, 0, (float)full_w, (float)full_h, t->pixels, s->w, s->h);
}

static px place_x(const struct grid *g, unsigned i)
{
    return MARGIN + (px)(i % g->columns) * (g->w + GAP);
}

static px place_y(const struct grid *g, unsigned i)
{
    return MARGIN + (px)(i / g->columns) * (g->h + NAME_H);
}

/* The ground, a frame for each thumbnail and its name; a unit is a pixel. */
static void draw_ground(const struct sheet *s, const struct grid *g, struct window *window,
                        struct text *text, const struct theme *theme)
{
    struct canvas canvas = {.k = 1};
    struct draw_list list;
    struct arena arena = {0};
    window_size(window, &canvas.display_w, &canvas.display_h);
    canvas.w = (du)canvas.display_w;
    canvas.h = (du)canvas.display_h;
    struct renderer *renderer = renderer_new(&(struct renderer_params){
        .target = window_renderer(window), .text = text, .icon_dir = "", .asset_dir = "",
        .texture_budget = 4 << 20});
    draw_init(&list);
    text_set_scale(text, 1);
    draw_rect(&list, 0, 0, canvas.w, canvas.h, theme->paper);
    for (unsigned i = 0; i < s->count; i++) {
        du x = (du)place_x(g, i), y = (du)place_y(g, i);
        struct text_block name;
        draw_rect(&list, x - 1, y - 1, (du)g->w + 2, (du)g->h + 2, theme->rule);
        text_fit_line(text, &arena, FACE_T5, NAME_SIZE, NAME_SIZE / 2, (du)g->w, s->at[i].name,
                      &name);
        draw_block(&list, &name, x, y + (du)g->h + 8, (du)g->w, ALIGN_START, theme->ink,
                   theme->paper);
    }
    renderer_draw(renderer, &canvas, theme, &list);
    renderer_free(renderer);
    draw_done(&list);
    arena_done(&arena);
}

static void put_thumbnail(const struct sheet *s, const struct grid *g, unsigned i, uint32_t *to,
                          px pitch)
{
    uint32_t *small = s->at[i].pixels, *resized = NULL;
    if (g->w != s->w || g->h != s->h) {
        resized = mem_new((size_t)g->w * (size_t)g->h, sizeof *resized);
        resample(small, s->w, 0, 0, (float)s->w, (float)s->h, resized, g->w, g->h);
        small = resized;
    }
    to += (size_t)place_y(g, i) * (size_t)pitch + (size_t)place_x(g, i);
    for (px y = 0; y < g->h; y++) {
        memcpy(to + (size_t)y * (size_t)pitch, small + (size_t)y * (size_t)g->w,
               (size_t)g->w * sizeof *to);
    }
    free(resized);
}

enum err sheet_write(const struct sheet *s, struct text *text, const struct theme *theme,
                     const char *path)
{
    struct grid g = best_grid(s);
    struct window *window;
    enum err e = window_open(&window, &(struct window_params){.w = INNER_W + 2 * MARGIN,
                                                              .h = g.height, .offscreen = true},
                             NULL);
    if (e != ERR_OK) {
        return e;
    }
    draw_ground(s, &g, window, text, theme);
    px pitch;
    uint32_t *pixels = window_pixels(window, &pitch);
    for (unsigned i = 0; i < s->count; i++) {
        put_thumbnail(s, &g, i, pixels, pitch);
    }
    e = window_save_png(window, path);
    window_close(window);
    return e;
}

void sheet_done(struct sheet *s)
{
    for (unsigned i = 0; i < s->count; i++) {
        free(s->at[i].pixels);
    }
    *s = (struct sheet){0};
}
