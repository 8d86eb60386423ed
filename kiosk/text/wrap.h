/* Wrapping: a paragraph cut into units that never break, and lines made of them.
 *
 * A unit is a word with the blanks behind it, or one ideograph. Widths are measured once, at a size
 * of 1; no size needs the fonts again, so trying 57 sizes costs as little as trying one. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "text/impl.h"

struct unit {
    uint32_t from, to, next; /* bytes: begin, end without blanks, begin of the next unit */
    float trimmed, full;     /* advance at size 1, without and with the blanks */
    bool hard;               /* a line feed follows */
};

struct wrap {
    const char *s;
    enum face face;
    struct unit *unit; /* in the scratch arena */
    size_t units;
};

struct wrap_line {
    size_t first, end; /* units */
};

/* Cuts and measures. Memory comes from t->scratch. */
void wrap_init(struct wrap *w, struct text *t, enum face face, const char *s, size_t n);
/* Cuts units wider than limit (at size 1): behind hyphens and the like, then at clusters. */
void wrap_cut_wide(struct wrap *w, struct text *t, float limit);
/* Greedy. Returns the number of lines; max + 1: there are more, and only max were written. */
size_t wrap_greedy(const struct wrap *w, float limit, struct wrap_line *line, size_t max);
/* Keeps the number of lines and moves the breaks so that the squared distances from the mean width
 * become least. Leaves line alone where no better breaks exist. Each paragraph by itself. */
void wrap_balance(const struct wrap *w, struct text *t, float limit, struct wrap_line *line,
                  size_t lines);
bool wrap_has_wide(const struct wrap *w, float limit);

#endif
