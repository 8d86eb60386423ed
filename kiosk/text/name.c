#include "text/impl.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

#define NAME_ONE_LINE 0.8f  /* of the largest size, before a name goes on two lines */
#define NAME_TWO_LINES 0.78f
#define NAME_LEADING 1.1f

/* The largest of max, max - 1, … that fits, or the first one at or below min. */
static du shrink(const struct text *t, float at_one, du max, du min, du width)
{
    du size = max;
    while (size > min && text_units(t, size, at_one) > width) {
        size -= 1;
    }
    return size;
}

static void trim(const char **s, size_t *n)
{
    while (*n > 0 && (*s)[*n - 1] == ' ') {
        --*n;
    }
    while (*n > 0 && **s == ' ') {
        ++*s;
        --*n;
    }
}

static void start(struct text_block *b, enum face face, du size, const char *s, size_t n)
{
    *b = (struct text_block){.face = face, .size = size, .leading = NAME_LEADING * size,
                             .rtl = text_is_rtl(s, n)};
}

/* s as one more line of b, cut where it is wider than width. */
static void add_line(struct text *t, struct arena *arena, du width, const char *s, size_t n,
                     struct text_block *b)
{
    struct text_line *line = &b->line[b->count++];
    *line = (struct text_line){.s = s, .n = n};
    text_measure_line(t, b->face, b->size, line);
    if (line->width > width) {
        text_ellipsis(t, arena, b->face, b->size, width, s, n, line);
        b->cut = true;
    }
}

static void one_line(struct text *t, struct arena *arena, enum face face, du size, du width,
                     const char *s, size_t n, struct text_block *b)
{
    start(b, face, size, s, n);
    if (n > 0) {
        add_line(t, arena, width, s, n, b);
        b->width = b->line[0].width;
        b->height = TEXT_CAP_HEIGHT * size;
    }
}

static size_t capped_length(const char *s, size_t cap)
{
    size_t n = strnlen(s, cap + 1);
    return n > cap ? utf8_floor(s, cap) : n;
}

void text_fit_line(struct text *t, struct arena *arena, enum face face, du max, du min, du width,
                   const char *s, struct text_block *ret_block)
{
    size_t n = capped_length(s, CAP_MESSAGE_BYTES);
    trim(&s, &n);
    du size = fmaxf(min, shrink(t, text_extent(t, face, s, n).advance, max, min, width));
    one_line(t, arena, face, size, width, s, n, ret_block);
}

/* Where a name is cut in two so that the longer half is shortest; 0 when it has no blank. */
static size_t best_split(struct text *t, enum face face, const char *name, size_t n,
                         float *ret_longer)
{
    size_t best = 0;
    for (size_t i = 1; i + 1 < n; i++) {
        if (name[i] != ' ') {
            continue;
        }
        float longer = fmaxf(text_extent(t, face, name, i).advance,
                             text_extent(t, face, name + i + 1, n - i - 1).advance);
        if (best == 0 || longer < *ret_longer) {
            best = i;
            *ret_longer = longer;
        }
    }
    return best;
}

void text_fit_name(struct text *t, struct arena *arena, enum face face, du max, du min, du width,
                   const char *name, struct text_block *ret_block)
{
    size_t n = capped_length(name, CAP_NAME_BYTES);
    trim(&name, &n);
    float whole = text_extent(t, face, name, n).advance;
    du size = shrink(t, whole, max, fmaxf(min, max * NAME_ONE_LINE), width);
    float longer = 0;
    size_t split = text_units(t, size, whole) <= width
                       ? 0
                       : best_split(t, face, name, n, &longer);
    if (split == 0) {
        size = fmaxf(min, shrink(t, whole, size, min, width));
        one_line(t, arena, face, size, width, name, n, ret_block);
        text_finish_block(t, ret_block, false);
        return;
    }
    size = shrink(t, longer, fmaxf(min, roundf(max * NAME_TWO_LINES)), min, width);
    start(ret_block, face, fmaxf(min, size), name, n);
    add_line(t, arena, width, name, split, ret_block);
    add_line(t, arena, width, name + split + 1, n - split - 1, ret_block);
    text_finish_block(t, ret_block, false);
}
