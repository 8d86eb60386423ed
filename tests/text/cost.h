/* What the layout of a text costs, in CPU time of this thread: for the test that bounds it and the
 * bench that prints it. Fonts stay open; everything else is forgotten before a cold layout. */
#ifndef TESTS_TEXT_COST_H
#define TESTS_TEXT_COST_H

#include "base/arena.h"
#include "text/clean.h"
#include "text/impl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COST_LONG                                                                                  \
    "When the order system went down on Saturday, you came in, found the fault and then sat with " \
    "me while I phoned every customer on my list. You explained it in words they understood. "     \
    "Three wrote back to say thanks. I learned more about our system that night than in two "      \
    "whole years."

enum { COST_ROUNDS = 5 };

static inline double cost_cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* As the quote of a kudos at 1920x1080; the fastest of the rounds, since others are disturbed. */
static inline double cost_of(struct text *t, const char *s, bool cold)
{
    const struct text_box quote = {.face = FACE_D7, .width = 1728, .height = 392, .max = 168,
                                   .min = 56, .step = 2, .leading = leading_quote,
                                   .balance = true, .hang = true};
    struct arena arena = {0};
    double best = 1e9;
    for (int i = 0; i < COST_ROUNDS; i++) {
        struct text_block b;
        if (cold) {
            memset(t->measured, 0, sizeof t->measured);
            memset(&t->skylines, 0, sizeof t->skylines);
        }
        arena_reset(&arena);
        double begin = cost_cpu_ms();
        text_fit(t, &arena, s, &quote, &b);
        double took = cost_cpu_ms() - begin;
        best = took < best ? took : best;
    }
    arena_done(&arena);
    return best;
}

/* The dearest line of a file, cold; *ret_line counts from 1 and is 0 without any. */
static inline double cost_of_worst(struct text *t, const char *path, unsigned *ret_line)
{
    FILE *f = fopen(path, "rb");
    char *line = NULL, clean[CAP_MESSAGE_BYTES];
    size_t cap = 0;
    ssize_t n;
    double worst = 0;
    *ret_line = 0;
    for (unsigned i = 1; f && (n = getline(&line, &cap, f)) > 0; i++) {
        (void)!text_clean(clean, sizeof clean, line, (size_t)n - 1, false);
        double took = cost_of(t, clean, true);
        if (took > worst) {
            worst = took;
            *ret_line = i;
        }
    }
    free(line);
    if (f) {
        fclose(f);
    }
    return worst;
}

#endif
