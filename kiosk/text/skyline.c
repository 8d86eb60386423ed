#include "text/skyline.h"

#include "base/str.h"
#include "text/impl.h"
#include "text/pieces.h"

#include <math.h>
#include <unicode/uchar.h>

enum {
    PICTURE = 48, /* pixels of the size: a height is good to a fiftieth of it */
    EMOJI_RISE = 95,
    EMOJI_DROP = 24,
};

static bool is_plain(uint32_t c)
{
    return c < 0x80 || (c < 0x180 && u_islower((UChar32)c)) || (c >= 0x2010 && c <= 0x203A) ||
           c == 0xA0 || c == 0xAB || c == 0xBB;
}

bool skyline_is_plain(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (!is_plain(utf8_next(s, n, &i))) {
            return false;
        }
    }
    return true;
}

static size_t cell_of(px x)
{
    int cell = x * SKYLINE_PER_SIZE / PICTURE;
    return (size_t)(cell < 0 ? 0 : cell < SKYLINE_CELLS ? cell : SKYLINE_CELLS - 1);
}

static uint8_t steps(px height)
{
    int steps = height * SKYLINE_STEPS / PICTURE;
    return (uint8_t)(steps < 0 ? 0 : steps < UINT8_MAX ? steps : UINT8_MAX);
}

static void raise_cell(struct skyline *sky, size_t cell, uint8_t rise, uint8_t drop)
{
    sky->rise[cell] = rise > sky->rise[cell] ? rise : sky->rise[cell];
    sky->drop[cell] = drop > sky->drop[cell] ? drop : sky->drop[cell];
}

static void add_piece(struct skyline *sky, const struct text_piece *p)
{
    for (int y = 0; y < p->surface->h; y++) {
        const uint32_t *row = pieces_row(p->surface, y);
        uint8_t rise = steps(-(p->y + y)), drop = steps(p->y + y + 1);
        for (int x = 0; x < p->surface->w; x++) {
            if (row[x] >> 31) {
                size_t cell = cell_of(p->x + x);
                raise_cell(sky, cell, rise, drop);
            }
        }
    }
}

/* They all fill the same box, and drawing them small costs as much as drawing them. */
static void add_emoji(struct skyline *sky, px from, px to)
{
    for (size_t i = cell_of(from); i <= cell_of(to); i++) {
        raise_cell(sky, i, EMOJI_RISE, EMOJI_DROP);
    }
}

static void look(struct text *t, enum face face, const char *s, size_t n, struct skyline *ret)
{
    struct pieces p = {.coarse = true};
    float pen = 0;
    *ret = (struct skyline){{0}, {0}};
    itemise(&t->line, &t->fonts, face, s, n);
    for (size_t i = 0; i < t->line.runs; i++) {
        const struct text_run *run = &t->line.run[i];
        if (run->file != FONT_NONE && t->fonts.file[run->file].coloured) {
            float advance = text_run_advance(t, run, false) * PICTURE;
            add_emoji(ret, (px)pen, (px)(pen + advance));
            pen += advance;
        } else {
            pen = pieces_draw_run(t, run, PICTURE, pen, &p);
        }
    }
    for (unsigned i = 0; i < p.count; i++) {
        add_piece(ret, &p.at[i]);
        SDL_FreeSurface(p.at[i].surface);
    }
}

void skyline_of(struct text *t, enum face face, const char *s, size_t n, struct skyline *ret)
{
    uint8_t f = (uint8_t)face;
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, &f, 1), s, n) | 1;
    unsigned at = (unsigned)(key / 2 % SKYLINES);
    if (t->skylines.at[at].key != key) {
        look(t, face, s, n, &t->skylines.at[at].sky);
        t->skylines.at[at].key = key;
    }
    *ret = t->skylines.at[at].sky;
}

float skyline_distance(const struct skyline *above, float above_size, const struct skyline *below,
                       float below_size, float shift)
{
    float least = 0, cell = above_size / SKYLINE_PER_SIZE, under = below_size / SKYLINE_PER_SIZE;
    for (int i = 0; i < SKYLINE_CELLS; i++) {
        if (above->drop[i] == 0 && above->rise[i] == 0) {
            continue;
        }
        /* Ink that stands beside the next cell is too near as well. */
        int from = (int)floorf(((float)i * cell - shift) / under) - 1;
        int to = (int)ceilf(((float)(i + 1) * cell - shift) / under);
        for (int k = from < 0 ? 0 : from; k <= to && k < SKYLINE_CELLS; k++) {
            if (below->rise[k] > 0) {
                least = fmaxf(least, (float)above->drop[i] * above_size +
                                         (float)below->rise[k] * below_size);
            }
        }
    }
    return least / SKYLINE_STEPS;
}

static float highest(const uint8_t *cell)
{
    uint8_t most = 0;
    for (int i = 0; i < SKYLINE_CELLS; i++) {
        most = cell[i] > most ? cell[i] : most;
    }
    return (float)most / SKYLINE_STEPS;
}

float skyline_rise(const struct skyline *s)
{
    return highest(s->rise);
}

float skyline_drop(const struct skyline *s)
{
    return highest(s->drop);
}
