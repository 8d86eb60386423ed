#include "draw/shape.h"

#include "base/arena.h"
#include "base/str.h"
#include "draw/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* BAND: rows looked at together. 8 was the fastest of 8, 16, 32. A gap between two strips must pay
 * for one more copy, a filled part for one more rectangle. */
enum { BAND = 8, SHEET_W = 256, WORTH_A_GAP = 6, WORTH_A_FILL = 12, LARGEST = 16384 };

enum column { EMPTY, FULL, MIXED };

void shape_maker_done(struct shape_maker *m)
{
    free(m->sum);
    free(m->point);
    free(m->cover);
    free(m->pixels);
    free(m->run);
    *m = (struct shape_maker){0};
}

static void *room(void *p, size_t *cap, size_t n, size_t size)
{
    if (n > *cap) {
        *cap = n * 2;
        p = mem_grow(p, *cap, size);
    }
    return p;
}

static struct run *add_run(struct shape_maker *m, px x, px y, px w, px h)
{
    m->run = room(m->run, &m->run_cap, m->run_count + 1, sizeof *m->run);
    struct run *r = &m->run[m->run_count++];
    *r = (struct run){
        .x = (int16_t)x,
        .y = (int16_t)y,
        .w = (int16_t)w,
        .h = (int16_t)h,
        .from_x = -1,
    };
    return r;
}

/* A strip of the band's coverage goes onto the sheet, mirrored for the right and lower corners. */
static void add_strip(struct shape_maker *m, px band_w, px x, px y, px w, px rows, px size,
                      unsigned quarter)
{
    for (px at = 0; at < w; at += SHEET_W) {
        px part = SDL_min(SHEET_W, w - at);
        if (m->shelf_x + part > SHEET_W) {
            m->shelf_x = 0;
            m->shelf++;
        }
        size_t sheet = (size_t)SHEET_W * BAND;
        size_t before = m->pixels_cap;
        m->pixels =
            room(m->pixels, &m->pixels_cap, sheet * (size_t)(m->shelf + 1), sizeof *m->pixels);
        if (m->pixels_cap > before) {
            memset(m->pixels + before, 0, (m->pixels_cap - before) * sizeof *m->pixels);
        }
        px to_x = quarter & 1 ? size - x - at - part : x + at;
        px to_y = quarter & 2 ? size - y - rows : y;
        struct run *r = add_run(m, to_x, to_y, part, rows);
        r->from_x = (int16_t)m->shelf_x;
        r->from_y = (int16_t)(m->shelf * BAND);
        for (px i = 0; i < rows; i++) {
            px row = quarter & 2 ? rows - 1 - i : i;
            uint32_t *to =
                m->pixels + sheet * (size_t)m->shelf + (size_t)row * SHEET_W + m->shelf_x;
            const uint8_t *cover = m->cover + (size_t)i * (size_t)band_w + x + at;
            for (px j = 0; j < part; j++) {
                to[quarter & 1 ? part - 1 - j : j] = (uint32_t)cover[j] << 24;
            }
        }
        m->shelf_x += part;
    }
}

/* Filled parts that continue the band before become one tall rectangle. */
static void add_filled(struct shape_maker *m, size_t first, px x, px y, px w, px rows, px size,
                       unsigned quarter)
{
    px to_x = quarter & 1 ? size - x - w : x, to_y = quarter & 2 ? size - y - rows : y;
    for (size_t i = m->run_count; i-- > first;) {
        struct run *r = &m->run[i];
        if (r->from_x < 0 && r->x == to_x && r->w == w &&
            (quarter & 2 ? r->y == to_y + rows : r->y + r->h == to_y)) {
            r->y = (int16_t)SDL_min(r->y, to_y);
            r->h = (int16_t)(r->h + rows);
            return;
        }
    }
    add_run(m, to_x, to_y, w, rows);
}

static enum column column_of(const uint8_t *cover, px w, px rows)
{
    unsigned least = 255, most = 0;
    for (px i = 0; i < rows; i++) {
        unsigned c = cover[(size_t)i * (size_t)w];
        least = c < least ? c : least;
        most = c > most ? c : most;
    }
    return least == 255 ? FULL : most == 0 ? EMPTY : MIXED;
}

static px same_columns(const uint8_t *cover, px w, px rows, px x, enum column kind)
{
    px end = x;
    while (end < w && column_of(cover + end, w, rows) == kind) {
        end++;
    }
    return end;
}

/* End of the strip that begins at x: it swallows gaps and filled parts too short to be worth it. */
static px strip_end(const uint8_t *cover, px w, px rows, px x)
{
    px end = same_columns(cover, w, rows, x, MIXED);
    while (end < w) {
        enum column kind = column_of(cover + end, w, rows);
        px next = same_columns(cover, w, rows, end, kind);
        if (kind != MIXED &&
            (next == w || next - end >= (kind == FULL ? WORTH_A_FILL : WORTH_A_GAP))) {
            break;
        }
        end = next;
    }
    return end;
}

static void add_bands(struct shape_maker *m, const float *point, unsigned count, px w, px h,
                      unsigned quarter)
{
    m->sum = room(m->sum, &m->sum_cap, (size_t)w + 2, sizeof *m->sum);
    m->cover = room(m->cover, &m->cover_cap, (size_t)w * BAND, 1);
    size_t first = m->run_count;
    for (px y = 0; y < h; y += BAND) {
        px rows = SDL_min(BAND, h - y);
        raster_band(point, count, w, y, rows, m->sum, m->cover);
        for (px x = 0; x < w;) {
            enum column kind = column_of(m->cover + x, w, rows);
            px end = kind == MIXED ? strip_end(m->cover, w, rows, x)
                                   : same_columns(m->cover, w, rows, x, kind);
            if (kind == MIXED) {
                add_strip(m, w, x, y, end - x, rows, w, quarter);
            } else if (kind == FULL) {
                add_filled(m, first, x, y, end - x, rows, w, quarter);
            }
            x = end;
        }
    }
}

static void start(struct shape_maker *m)
{
    m->run_count = 0;
    m->shelf = m->shelf_x = 0;
    if (m->pixels_cap) {
        memset(m->pixels, 0, m->pixels_cap * sizeof *m->pixels);
    }
}

static struct entry *finish(struct paint *p, struct shape_maker *m, uint64_t key, rgb colour)
{
    struct entry *e = cache_add(p->cache, key);
    px w = m->shelf > 0 ? SHEET_W : m->shelf_x, h = (m->shelf + 1) * BAND;
    if (m->run_count) {
        e->run = mem_new(m->run_count, sizeof *e->run);
        memcpy(e->run, m->run, m->run_count * sizeof *e->run);
    }
    if (w > 0) {
        rgb white_or = p->bake ? colour : 0xFFFFFF;
        for (size_t i = 0; i < (size_t)SHEET_W * (size_t)h; i++) {
            m->pixels[i] |= white_or;
        }
        paint_texture(p, e, m->pixels, w, h, SHEET_W);
        e->colour = white_or;
    }
    return e;
}

static void add_point(struct shape_maker *m, float x, float y)
{
    m->point = room(m->point, &m->point_cap, m->point_count + 2, sizeof *m->point);
    m->point[m->point_count++] = x;
    m->point[m->point_count++] = y;
}

/* A quarter of a circle around (centre, centre) from its left to its top, or back. */
static void add_arc(struct shape_maker *m, float centre, float r, bool back)
{
    const float quarter = 3.14159265f / 2, error = 0.02f;
    float step = r > error ? 2 * acosf(1 - error / r) : quarter;
    unsigned n = 1 + (unsigned)(quarter / step);
    for (unsigned i = 0; i <= n; i++) {
        float angle = quarter * (float)(back ? n - i : i) / (float)n;
        add_point(m, centre - r * cosf(angle), centre - r * sinf(angle));
    }
}

/* The corner at the top left as a polygon that runs on to the right and below. */
static void corner_outline(struct shape_maker *m, float r, float stroke)
{
    float far = r + stroke + 2;
    m->point_count = 0;
    add_arc(m, r, r, false);
    add_point(m, far, 0);
    if (stroke <= 0) {
        add_point(m, far, far);
        add_point(m, 0, far);
        return;
    }
    add_point(m, far, stroke);
    if (r > stroke) {
        add_arc(m, r, r - stroke, true);
    } else {
        add_point(m, stroke, stroke);
    }
    add_point(m, stroke, far);
    add_point(m, 0, far);
}

static struct entry *corner_entry(struct paint *p, struct shape_maker *m, float r, float stroke,
                                  px n, rgb colour)
{
    float form[2] = {r, stroke};
    uint64_t key =
        paint_key(p, str_hash(str_hash(STR_HASH_SEED, "corner", 6), form, sizeof form), colour);
    struct entry *e = cache_find(p->cache, key);
    if (e) {
        return e;
    }
    start(m);
    corner_outline(m, r, stroke);
    unsigned quarter[5] = {0};
    for (unsigned q = 0; q < 4; q++) {
        add_bands(m, m->point, (unsigned)m->point_count / 2, n, n, q);
        quarter[q + 1] = (unsigned)m->run_count;
    }
    e = finish(p, m, key, colour);
    memcpy(e->quarter, quarter, sizeof quarter);
    return e;
}

static void paint_quarter(struct paint *p, struct entry *e, unsigned quarter, px x, px y,
                          rgb colour, uint8_t alpha)
{
    if (!e->run) {
        return;
    }
    const struct run *from = e->run + e->quarter[quarter], *end = e->run + e->quarter[quarter + 1];
    for (const struct run *r = from; r < end; r++) {
        if (r->from_x < 0) {
            paint_fill(p, x + r->x, y + r->y, r->w, r->h, colour, alpha);
        }
    }
    for (const struct run *r = from; r < end; r++) {
        if (r->from_x >= 0) {
            SDL_Rect piece = {r->from_x, r->from_y, r->w, r->h};
            paint_copy(p, e, &piece, x + r->x, y + r->y, colour, alpha);
        }
    }
}

void shape_box(struct paint *p, struct shape_maker *m, const SDL_Rect *box, float r, float stroke,
               unsigned round, rgb colour, uint8_t alpha)
{
    px x = box->x, y = box->y, w = box->w, h = box->h;
    if (w <= 0 || h <= 0) {
        return;
    }
    px s = (px)lroundf(stroke);
    /* The pixel that holds the top of an arc is as good as full, so a corner takes only whole
     * ones. */
    px n = r >= 1 ? SDL_max((px)floorf(r), s) : 0;
    struct entry *e = n > 0 ? corner_entry(p, m, r, stroke, n, colour) : NULL;
    for (unsigned q = 0; q < 4; q++) {
        if (e && round & 1u << q) {
            paint_quarter(p, e, q, q & 1 ? x + w - n : x, q & 2 ? y + h - n : y, colour, alpha);
        }
    }
    if (s == 0) {
        px top_left = round & SHAPE_TOP_LEFT ? n : 0, top_right = round & SHAPE_TOP_RIGHT ? n : 0;
        px low_left = round & SHAPE_BOTTOM_LEFT ? n : 0,
           low_right = round & SHAPE_BOTTOM_RIGHT ? n : 0;
        paint_fill(p, x + top_left, y, w - top_left - top_right, n, colour, alpha);
        paint_fill(p, x, y + n, w, h - 2 * n, colour, alpha);
        paint_fill(p, x + low_left, y + h - n, w - low_left - low_right, n, colour, alpha);
        return;
    }
    px inset = SDL_max(n, s);
    paint_fill(p, x + n, y, w - 2 * n, s, colour, alpha);
    paint_fill(p, x + n, y + h - s, w - 2 * n, s, colour, alpha);
    paint_fill(p, x, y + inset, s, h - 2 * inset, colour, alpha);
    paint_fill(p, x + w - s, y + inset, s, h - 2 * inset, colour, alpha);
}

/* Sixteenths of a pixel: the same polygon elsewhere on the screen must find its entry again
 * although its floats differ in the last digits. */
static uint64_t polygon_key(const float *point, unsigned count, px w, px h)
{
    int size[3] = {w, h, (int)count};
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, "polygon", 7), size, sizeof size);
    for (unsigned i = 0; i < 2 * count; i++) {
        int32_t v = (int32_t)lroundf(point[i] * 16);
        key = str_hash(key, &v, sizeof v);
    }
    return key;
}

void shape_polygon(struct paint *p, struct shape_maker *m, const float *point, unsigned count, px w,
                   px h, px x, px y, rgb colour, uint8_t alpha)
{
    if (count < 3 || w <= 0 || h <= 0 || w > LARGEST || h > LARGEST) {
        return;
    }
    /* One for all colours: fields take turns, and to colour the edge again costs less than to make
     * it. */
    uint64_t key = polygon_key(point, count, w, h);
    struct entry *e = cache_find(p->cache, key);
    if (!e) {
        start(m);
        add_bands(m, point, count, w, h, 0);
        e = finish(p, m, key, colour);
        e->quarter[1] = (unsigned)m->run_count;
    }
    paint_quarter(p, e, 0, x, y, colour, alpha);
}

const uint8_t *shape_outside_corner(struct shape_maker *m, float r, px n)
{
    m->point_count = 0;
    corner_outline(m, r, 0);
    m->sum = room(m->sum, &m->sum_cap, (size_t)n + 2, sizeof *m->sum);
    m->cover = room(m->cover, &m->cover_cap, (size_t)n * (size_t)n, 1);
    raster_band(m->point, (unsigned)m->point_count / 2, n, 0, n, m->sum, m->cover);
    for (size_t i = 0; i < (size_t)n * (size_t)n; i++) {
        m->cover[i] = (uint8_t)(255 - m->cover[i]);
    }
    return m->cover;
}
