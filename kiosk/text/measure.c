#include "text/impl.h"

#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Places for words whose keys meet: with one, two of the same frame would drive each other out in
 * every frame. The oldest goes. */
enum { WAYS = 4 };

TTF_Font *text_run_font(struct text *t, const struct text_run *run, int size, int stretch)
{
    TTF_Font *font = run->file == FONT_NONE
                         ? NULL
                         : font_open(&t->fonts, run->file, size, stretch);
    if (font) {
        /* SDL_ttf 2.20 guesses neither, 2.24 both and not as we do. */
        TTF_SetFontDirection(font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        TTF_SetFontScriptName(font, uscript_getShortName((UScriptCode)run->script));
    }
    return font;
}

static int size_utf8(TTF_Font *font, const char *s)
{
    int w = 0;
    return TTF_SizeUTF8(font, s, &w, NULL) == 0 ? w : 0;
}

static float glyph_advance(TTF_Font *font, uint32_t c)
{
    int left, right, bottom, top, advance;
    return TTF_GlyphMetrics32(font, c, &left, &right, &bottom, &top, &advance) == 0
               ? (float)advance / FONT_MEASURE
               : 0;
}

/* Of the widest figure; font is the one that measures the file. */
static float cell_width(struct font_file *file, TTF_Font *font)
{
    if (file->cell == 0) {
        for (uint32_t c = '0'; c <= '9'; c++) {
            file->cell = fmaxf(file->cell, glyph_advance(font, c));
        }
    }
    return file->cell;
}

/* Advance at size 1 of TEXT_SENTINEL in the font of a run. */
static float sentinel(struct text *t, const struct text_run *run)
{
    struct font_file *file = &t->fonts.file[run->file];
    if (file->sentinel == 0) {
        TTF_Font *font = text_run_font(t, run, FONT_MEASURE, 1);
        file->sentinel = font ? (float)size_utf8(font, TEXT_SENTINEL) / FONT_MEASURE : 0;
    }
    return file->sentinel;
}

float text_run_indent(struct text *t, const struct text_run *run)
{
    TTF_Font *font = run->cell ? text_run_font(t, run, FONT_MEASURE, 1) : NULL;
    return font ? (cell_width(&t->fonts.file[run->file], font) -
                   glyph_advance(font, t->line.c[run->first])) / 2
                : 0;
}

float text_run_advance(struct text *t, const struct text_run *run, bool joined)
{
    TTF_Font *font = text_run_font(t, run, FONT_MEASURE, 1);
    if (!font) {
        return 0;
    }
    if (run->cell) {
        return cell_width(&t->fonts.file[run->file], font);
    }
    if (t->fonts.file[run->file].coloured) {
        itemise_utf8(&t->line, run, "", "", t->utf8);
        return (float)size_utf8(font, t->utf8) / FONT_STRIKE;
    }
    /* SDL_ttf gives the box around the ink; between two blanks that is the advance. */
    const char *last = joined ? TEXT_JOINER TEXT_SENTINEL : TEXT_SENTINEL;
    itemise_utf8(&t->line, run, run->rtl ? last : TEXT_SENTINEL, run->rtl ? TEXT_SENTINEL : last,
                 t->utf8);
    return (float)size_utf8(font, t->utf8) / FONT_MEASURE - 2 * sentinel(t, run);
}

/* Ink of a glyph left of which a line of large type would look indented. */
static float left_bearing(struct text *t, const struct text_run *run)
{
    TTF_Font *font = text_run_font(t, run, FONT_MEASURE, 1);
    int left, right, bottom, top, advance;
    if (!font || run->rtl || t->fonts.file[run->file].coloured ||
        TTF_GlyphMetrics32(font, t->line.c[run->first], &left, &right, &bottom, &top, &advance)) {
        return 0;
    }
    return (float)left / FONT_MEASURE;
}

static struct extent measure(struct text *t, enum face face, const char *s, size_t n)
{
    struct extent e = {0};
    itemise(&t->line, &t->fonts, face, s, n);
    t->missing += t->line.missing;
    for (size_t i = 0; i < t->line.runs; i++) {
        e.advance += text_run_advance(t, &t->line.run[i], false);
    }
    if (t->line.runs > 0 && !t->line.rtl) {
        e.bearing = left_bearing(t, &t->line.run[0]) + text_run_indent(t, &t->line.run[0]);
    }
    return e;
}

struct extent text_extent(struct text *t, enum face face, const char *s, size_t n)
{
    if (n == 0) {
        return (struct extent){0};
    }
    uint8_t f = (uint8_t)face;
    uint64_t key = str_hash(str_hash(STR_HASH_SEED, &f, 1), s, n) | 1;
    struct measured *set = &t->measured[key / 2 % (MEASURED / WAYS) * WAYS];
    unsigned i = 0;
    while (i < WAYS - 1 && set[i].key != key) {
        i++;
    }
    struct measured m = set[i];
    if (m.key != key) {
        m = (struct measured){.key = key, .extent = measure(t, face, s, n)};
    }
    memmove(set + 1, set, i * sizeof *set);
    set[0] = m;
    return m.extent;
}

px text_pixels(const struct text *t, du size)
{
    /* 1/64: size * k of a whole number must not end just below it. */
    px p = (px)floorf(size * t->scale + 1 / 64.0f);
    return p < 1 ? 1 : p > FONT_LARGEST ? FONT_LARGEST : p;
}

du text_units(const struct text *t, du size, float at_one)
{
    return at_one * (float)text_pixels(t, size) / t->scale;
}

du text_width(struct text *t, enum face face, du size, const char *s, size_t n)
{
    return text_units(t, size, text_extent(t, face, s, n).advance);
}

void text_measure_line(struct text *t, enum face face, du size, struct text_line *line)
{
    struct extent e = text_extent(t, face, line->s, line->n);
    line->width = text_units(t, size, e.advance);
    line->bearing = text_units(t, size, e.bearing);
}

void text_set_scale(struct text *t, float pixels_per_unit)
{
    t->scale = pixels_per_unit > 0 ? pixels_per_unit : 1;
}

unsigned text_missing(const struct text *t)
{
    return t->missing;
}

unsigned text_uncovered(struct text *t, enum face face, const char *s, size_t n)
{
    itemise(&t->line, &t->fonts, face, s, n);
    return t->line.missing;
}

enum err text_open_in(struct text **ret_text, size_t cache_bytes, const char *const *dirs,
                      struct diag *d)
{
    struct text *t = mem_new(1, sizeof *t);
    enum err e = fonts_init(&t->fonts, dirs, d);
    if (e != ERR_OK) {
        free(t);
        return e;
    }
    t->scale = 1;
    shape_cache_init(&t->shapes, cache_bytes);
    *ret_text = t;
    return ERR_OK;
}

enum err text_open(struct text **ret_text, size_t cache_bytes, struct diag *d)
{
    return text_open_in(ret_text, cache_bytes, font_dirs, d);
}

void text_close(struct text *t)
{
    if (!t) {
        return;
    }
    shape_cache_done(&t->shapes);
    itemise_done(&t->line);
    arena_done(&t->scratch);
    fonts_done(&t->fonts);
    free(t);
}
