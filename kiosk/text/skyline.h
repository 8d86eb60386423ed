/* Skyline: how far the ink of a line rises and drops along it, so that lines keep clear of each
 * other and of what stands above and below them. */
#ifndef TEXT_SKYLINE_H
#define TEXT_SKYLINE_H

#include "text/text.h"

#include <stdint.h>

/* Cells of a quarter of the size, from the left end of the line; what lies beyond the last one
 * counts as in it. Heights are counted from the baseline away from it, in SKYLINE_STEPS to the
 * size. */
enum { SKYLINE_CELLS = 160, SKYLINE_PER_SIZE = 4, SKYLINE_STEPS = 100 };
struct skyline {
    uint8_t rise[SKYLINE_CELLS], drop[SKYLINE_CELLS];
};

/* The last ones, for forms, which fit their texts in every frame. */
enum { SKYLINES = 128 };
struct skylines {
    struct {
        uint64_t key; /* 0: empty */
        struct skyline sky;
    } at[SKYLINES];
};

/* True when the line is made of letters that rise to 0.78 and drop to 0.24 of the size at most,
 * which every leading has room for: Latin without accents on capitals. Costs a look at each
 * character. */
bool skyline_is_plain(const char *s, size_t n);

/* Of any line, from a small picture of it: about 0.2 ms when it is new. */
void skyline_of(struct text *t, enum face face, const char *s, size_t n, struct skyline *ret);

/* The least distance of two baselines at which the ink of both lines keeps apart. Sizes and shift
 * in one unit; below begins shift to the right of above. */
float skyline_distance(const struct skyline *above, float above_size, const struct skyline *below,
                       float below_size, float shift);
/* Shares of the size. */
float skyline_rise(const struct skyline *s);
float skyline_drop(const struct skyline *s);

#endif
