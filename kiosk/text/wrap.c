#include "text/wrap.h"

#include "base/str.h"
#include "text/breaks.h"

#include <float.h>
#include <unicode/uchar.h>

static uint32_t char_before(const char *s, size_t at)
{
    size_t i = at - 1;
    while (i > 0 && at - i < 4 && ((unsigned char)s[i] & 0xC0) == 0x80) {
        i--;
    }
    return utf8_next(s, at, &i);
}

static bool is_blank(uint32_t c)
{
    return u_isUWhiteSpace((UChar32)c) || c == 0x200B;
}

static size_t trim_end(const char *s, size_t from, size_t to)
{
    while (to > from && is_blank(char_before(s, to))) {
        size_t i = to - 1;
        while (i > from && ((unsigned char)s[i] & 0xC0) == 0x80) {
            i--;
        }
        to = i;
    }
    return to;
}

/* Scripts that are written without blanks. Korean has blanks, and reads better broken there. */
static bool breaks_anywhere(uint32_t c)
{
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_E_BASE:
    case U_LB_E_MODIFIER:
        return true;
    default:
        return false;
    }
}

/* UAX #14 also allows a break behind a hyphen or a slash. A message looks calmer a little smaller
 * than with "half-" at the end of a line, so those are kept for words that fit no line. */
static bool is_welcome(const char *s, size_t n, size_t at)
{
    uint32_t before = char_before(s, at);
    if (at == n || is_blank(before) || breaks_anywhere(before)) {
        return true;
    }
    size_t i = at;
    return breaks_anywhere(utf8_next(s, n, &i));
}

static void measure_unit(const struct wrap *w, struct text *t, struct unit *u)
{
    u->trimmed = text_extent(t, w->face, w->s + u->from, u->to - u->from).advance;
    u->full = u->to == u->next
                  ? u->trimmed
                  : text_extent(t, w->face, w->s + u->from, u->next - u->from).advance;
}

static void add_unit(struct wrap *w, struct text *t, size_t from, size_t next, bool hard)
{
    struct unit *u = &w->unit[w->units++];
    *u = (struct unit){.from = (uint32_t)from, .next = (uint32_t)next, .hard = hard};
    u->to = (uint32_t)trim_end(w->s, from, next);
    measure_unit(w, t, u);
}

void wrap_init(struct wrap *w, struct text *t, enum face face, const char *s, size_t n)
{
    *w = (struct wrap){.s = s, .face = face};
    w->unit = arena_array(&t->scratch, n + 1, sizeof *w->unit);
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_LINE, &view, s, n);
    size_t from = 0;
    for (int32_t at = ubrk_next(b); at != UBRK_DONE; at = ubrk_next(b)) {
        bool hard = ubrk_getRuleStatus(b) >= UBRK_LINE_HARD;
        if (hard || is_welcome(s, n, (size_t)at)) {
            add_unit(w, t, from, (size_t)at, hard && (size_t)at < n);
            from = (size_t)at;
        }
    }
    utext_close(&view);
}

/* The longest beginning of s[from..to) that fits, at least one cluster. */
static size_t fitting_part(const struct wrap *w, struct text *t, size_t from, size_t to,
                           float limit)
{
    size_t fits = text_next(w->s, to, from);
    /* Hardly a letter is narrower than an eighth of its size. */
    size_t step = 16 + (size_t)(limit * 8);
    while (step > 0) {
        size_t try = fits + step < to ? text_next(w->s, to, fits + step - 1) : to;
        if (try > fits && text_extent(t, w->face, w->s + from, try - from).advance <= limit) {
            fits = try;
        } else {
            step /= 2;
        }
    }
    return fits;
}

bool wrap_has_wide(const struct wrap *w, float limit)
{
    for (size_t i = 0; i < w->units; i++) {
        if (w->unit[i].trimmed > limit) {
            return true;
        }
    }
    return false;
}

/* Parts of one unit; *room is what all lines of a block have left, at size 1. */
static void cut_unit(struct wrap *w, struct text *t, const struct unit *u, float limit, float *room)
{
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_LINE, &view, w->s + u->from, u->to - u->from);
    size_t from = u->from;
    while (from < u->to) {
        int32_t at = ubrk_following(b, (int32_t)(from - u->from));
        size_t end = at == UBRK_DONE ? u->to : u->from + (size_t)at;
        while (from < end) {
            /* Nobody sees what comes after a full block of such words. */
            size_t to = *room < 0 ? u->to : fitting_part(w, t, from, end, limit);
            bool last = to == u->to;
            add_unit(w, t, from, last ? u->next : to, last && u->hard);
            *room -= w->unit[w->units - 1].full;
            from = to;
        }
    }
    utext_close(&view);
}

void wrap_cut_wide(struct wrap *w, struct text *t, float limit)
{
    const struct unit *old = w->unit;
    size_t count = w->units;
    size_t parts = count > 0 ? old[count - 1].next : 0;
    w->unit = arena_array(&t->scratch, parts + 1, sizeof *w->unit);
    w->units = 0;
    /* Two lines in a row are more than one full line. */
    float room = 2 * limit * (CAP_TEXT_LINES + 1);
    for (size_t i = 0; i < count; i++) {
        if (old[i].trimmed > limit && room > 0) {
            cut_unit(w, t, &old[i], limit, &room);
        } else {
            w->unit[w->units++] = old[i];
        }
    }
}

static float wrap_width(const struct wrap *w, size_t first, size_t end)
{
    float sum = 0;
    for (size_t i = first; i + 1 < end; i++) {
        sum += w->unit[i].full;
    }
    return end > first ? sum + w->unit[end - 1].trimmed : 0;
}

size_t wrap_greedy(const struct wrap *w, float limit, struct wrap_line *line, size_t max)
{
    size_t lines = 0, first = 0;
    float before = 0; /* the units of this line, blanks included */
    for (size_t i = 0; i < w->units; i++) {
        const struct unit *u = &w->unit[i];
        bool full = i > first && (before + u->trimmed > limit || w->unit[i - 1].hard);
        if (full) {
            if (lines < max) {
                line[lines] = (struct wrap_line){first, i};
            }
            if (++lines > max) {
                return lines;
            }
            first = i;
            before = 0;
        }
        before += u->full;
    }
    if (w->units > 0) {
        if (lines < max) {
            line[lines] = (struct wrap_line){first, w->units};
        }
        lines++;
    }
    return lines;
}

/* One paragraph, the units of line[0..lines). As `balance` in the design's lib.js. */
static void balance_paragraph(const struct wrap *w, struct text *t, float limit,
                              struct wrap_line *line, size_t lines)
{
    size_t first = line[0].first, m = line[lines - 1].end - first;
    const struct unit *u = w->unit + first;
    float mean = wrap_width(w, first, first + m) / (float)lines;
    float *best = arena_array(&t->scratch, (lines + 1) * (m + 1), sizeof *best);
    uint16_t *cut = arena_array(&t->scratch, (lines + 1) * (m + 1), sizeof *cut);
    for (size_t i = 0; i < (lines + 1) * (m + 1); i++) {
        best[i] = FLT_MAX;
    }
    best[0] = 0;
    for (size_t k = 1; k <= lines; k++) {
        const float *upper = best + (k - 1) * (m + 1);
        for (size_t j = 1; j <= m; j++) {
            float width = u[j - 1].trimmed;
            for (size_t i = j; i-- > 0;) {
                if (i + 1 < j) {
                    width += u[i].full;
                    if (width > limit) {
                        break;
                    }
                }
                if (upper[i] == FLT_MAX) {
                    continue;
                }
                float v = upper[i] + (width - mean) * (width - mean);
                if (v < best[k * (m + 1) + j]) {
                    best[k * (m + 1) + j] = v;
                    cut[k * (m + 1) + j] = (uint16_t)i;
                }
            }
        }
    }
    if (best[lines * (m + 1) + m] == FLT_MAX) {
        return;
    }
    size_t end = m;
    for (size_t k = lines; k > 0; k--) {
        size_t from = cut[k * (m + 1) + end];
        line[k - 1] = (struct wrap_line){first + from, first + end};
        end = from;
    }
}

void wrap_balance(const struct wrap *w, struct text *t, float limit, struct wrap_line *line,
                  size_t lines)
{
    size_t begin = 0;
    for (size_t i = 0; i < lines; i++) {
        if (i + 1 == lines || w->unit[line[i].end - 1].hard) {
            if (i > begin) {
                balance_paragraph(w, t, limit, line + begin, i + 1 - begin);
            }
            begin = i + 1;
        }
    }
}
