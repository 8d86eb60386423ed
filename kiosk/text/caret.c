#include "text/impl.h"

#include <math.h>
#include <unicode/uchar.h>

static bool joins(uint32_t c, UJoiningType one, UJoiningType other)
{
    int32_t type = u_getIntPropertyValue((UChar32)c, UCHAR_JOINING_TYPE);
    return type == (int32_t)one || type == (int32_t)other;
}

/* A letter that is cut from the one it joins must keep its joined form. */
static bool is_joined(const struct itemised *it, const struct text_run *run, size_t at)
{
    size_t before = at - 1;
    while (before > run->first && joins(it->c[before], U_JT_TRANSPARENT, U_JT_TRANSPARENT)) {
        before--;
    }
    return joins(it->c[before], U_JT_DUAL_JOINING, U_JT_LEFT_JOINING) &&
           joins(it->c[at], U_JT_DUAL_JOINING, U_JT_RIGHT_JOINING);
}

/* Advance at size 1 of the characters of run before at, in the order of reading. */
static float advance_before(struct text *t, const struct text_run *run, size_t at, float whole)
{
    struct text_run part = *run;
    part.count = (uint16_t)(at - run->first);
    if (part.count == 0 || part.count == run->count) {
        return part.count == 0 ? 0 : whole;
    }
    return fminf(text_run_advance(t, &part, is_joined(&t->line, run, at)), whole);
}

du text_caret(struct text *t, enum face face, du size, const char *s, size_t n, size_t at)
{
    const struct itemised *it = &t->line;
    itemise(&t->line, &t->fonts, face, s, n);
    size_t c = 0;
    while (c < it->count && it->byte[c] < at) {
        c++;
    }
    /* Behind the last character: where that one ends. */
    size_t in = c < it->count || c == 0 ? c : c - 1;
    float pen = 0;
    for (size_t i = 0; i < it->runs; i++) {
        const struct text_run *run = &it->run[i];
        float advance = text_run_advance(t, run, false);
        if (in >= run->first && in < (size_t)run->first + run->count) {
            float before = advance_before(t, run, c, advance);
            return text_units(t, size, pen + (run->rtl ? advance - before : before));
        }
        pen += advance;
    }
    return text_units(t, size, pen);
}
