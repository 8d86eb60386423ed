#include "text/itemise.h"

#include "base/str.h"
#include "text/breaks.h"

#include <assert.h>
#include <string.h>
#include <unicode/uchar.h>

enum { DROPPED = 0 };

void itemise_done(struct itemised *it)
{
    if (it && it->bidi) {
        ubidi_close(it->bidi);
        it->bidi = NULL;
    }
}

void itemise_wipe(struct itemised *it)
{
    explicit_bzero(it->c, sizeof it->c);
    explicit_bzero(it->utf16, sizeof it->utf16);
    it->count = it->utf16_count = it->runs = 0;
}

static bool is_bidi_control(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL);
}

/* LRM, RLM and ALM order the text but are not drawn; the others never come this far (text_clean),
 * and where they do they are not obeyed. */
static bool is_dropped(uint32_t c)
{
    if (c == 0x200E || c == 0x200F || c == 0x061C) {
        return false;
    }
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           c == 0xAD || U_IS_UNICODE_NONCHAR(c) || is_bidi_control(c);
}

static void decode(struct itemised *it, const char *s, size_t n)
{
    it->count = 0;
    it->utf16_count = 0;
    unsigned marks = 0;
    for (size_t i = 0; i < n && it->count < LINE_CHARACTERS;) {
        it->byte[it->count] = (uint32_t)i;
        uint32_t c = utf8_next(s, n, &i);
        if (c >= 0x7F || c < 0x20) {
            if (is_dropped(c)) {
                continue;
            }
            marks = U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK ? marks + 1 : 0;
            if (marks > LINE_MARKS) {
                continue;
            }
        } else {
            marks = 0;
        }
        it->c[it->count] = c;
        size_t units = (size_t)U16_LENGTH((UChar32)c);
        for (size_t k = 0; k < units; k++) {
            it->at_utf16[it->utf16_count + k] = (uint16_t)it->count;
        }
        U16_APPEND_UNSAFE(it->utf16, it->utf16_count, (UChar32)c);
        it->count++;
    }
}

static void find_scripts(struct itemised *it)
{
    UScriptCode before = USCRIPT_COMMON;
    size_t first_real = it->count;
    for (size_t i = 0; i < it->count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)it->c[i], &status);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
            script = before;
        } else if (first_real == it->count) {
            first_real = i;
        }
        before = script;
        it->script[i] = (int16_t)script;
    }
    for (size_t i = 0; i < first_real && first_real < it->count; i++) {
        it->script[i] = it->script[first_real];
    }
}

static void find_clusters(struct itemised *it)
{
    memset(it->cluster, 0, it->count * sizeof *it->cluster);
    UBreakIterator *b = breaks_of_utf16(UBRK_CHARACTER, it->utf16, it->utf16_count);
    for (int32_t at = 0; at != UBRK_DONE && (size_t)at < it->utf16_count; at = ubrk_next(b)) {
        it->cluster[it->at_utf16[at]] = true;
    }
}

/* UTS #51: a character that is an emoji by itself, or is made one by U+FE0F, a skin tone or a
 * joined emoji; flags; keycaps. */
static bool wants_colour(const uint32_t *c, size_t n)
{
    if (n > 1 && c[1] == 0xFE0E) {
        return false;
    }
    if (n > 1 && (c[1] == 0xFE0F || c[1] == 0x20E3) &&
        u_hasBinaryProperty((UChar32)c[0], UCHAR_EMOJI)) {
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        if (u_hasBinaryProperty((UChar32)c[i], UCHAR_EMOJI_PRESENTATION)) {
            return true;
        }
    }
    return false;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x3000;
}

/* A mark that the font of its letter lacks would be drawn as a box over the letter. */
static unsigned drop_uncovered(struct fonts *f, int file, uint32_t *c, size_t n)
{
    unsigned dropped = 0;
    for (size_t i = 1; i < n; i++) {
        if (U_GET_GC_MASK((UChar32)c[i]) & U_GC_M_MASK &&
            !u_hasBinaryProperty((UChar32)c[i], UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
            !font_has(f, file, c[i])) {
            c[i] = DROPPED;
            dropped++;
        }
    }
    return dropped;
}

static void find_fonts(struct itemised *it, struct fonts *f, enum face face)
{
    it->missing = 0;
    for (size_t i = 0; i < it->count;) {
        size_t n = 1;
        while (i + n < it->count && !it->cluster[i + n]) {
            n++;
        }
        const uint32_t *c = &it->c[i];
        int before = i > 0 ? it->file[i - 1] : FONT_NONE;
        int file;
        if (n == 1 && is_bidi_control(*c)) {
            file = before;
        } else if (n == 1 && is_blank(*c) && before != FONT_NONE && !f->file[before].coloured &&
                   font_has(f, before, *c)) {
            file = before; /* words of one font stay one run */
        } else {
            file = font_for(f, face, (UScriptCode)it->script[i], c, n, wants_colour(c, n));
            if (file == FONT_NONE) {
                it->missing++;
                file = font_for_missing(f, face);
            } else if (n > 1) {
                it->missing += drop_uncovered(f, file, &it->c[i], n);
            }
        }
        for (size_t k = 0; k < n; k++) {
            it->file[i + k] = (int16_t)file;
        }
        i += n;
    }
    /* Marks that open the line go with what follows. */
    for (size_t i = it->count; i-- > 0;) {
        if (it->file[i] == FONT_NONE) {
            it->file[i] = i + 1 < it->count ? it->file[i + 1]
                                            : (int16_t)font_for_missing(f, face);
        }
    }
}

static bool continues(const struct itemised *it, const struct text_run *run, size_t i)
{
    return !it->cluster[i] || (it->file[i] == run->file && it->script[i] == run->script);
}

/* Characters [from, to) all run in one direction. */
static void add_runs(struct itemised *it, size_t from, size_t to, bool rtl)
{
    size_t begin = it->runs;
    struct text_run *run = NULL;
    for (size_t i = from; i < to; i++) {
        if (run && continues(it, run, i)) {
            run->count++;
        } else if (it->runs == LINE_RUNS) {
            break;
        } else {
            run = &it->run[it->runs++];
            *run = (struct text_run){(uint16_t)i, 1, it->file[i], it->script[i], rtl, false};
        }
    }
    for (size_t a = begin, b = it->runs; rtl && a + 1 < b; a++) {
        struct text_run swapped = it->run[a];
        it->run[a] = it->run[--b];
        it->run[b] = swapped;
    }
}

static bool is_plain(const struct itemised *it, struct fonts *f, enum face face)
{
    for (size_t i = 0; i < it->count; i++) {
        if (it->c[i] >= 0x180 ||
            font_for(f, face, USCRIPT_LATIN, &it->c[i], 1, false) !=
                font_for(f, face, USCRIPT_LATIN, &it->c[0], 1, false)) {
            return false;
        }
    }
    return true;
}

static void order(struct itemised *it)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!it->bidi) {
        it->bidi = ubidi_open();
        assert(it->bidi);
    }
    ubidi_setPara(it->bidi, it->utf16, (int32_t)it->utf16_count, UBIDI_DEFAULT_LTR, NULL, &status);
    int32_t n = ubidi_countRuns(it->bidi, &status);
    assert(U_SUCCESS(status));
    it->rtl = ubidi_getParaLevel(it->bidi) & 1;
    for (int32_t i = 0; i < n; i++) {
        int32_t start, length;
        bool rtl = ubidi_getVisualRun(it->bidi, i, &start, &length) == UBIDI_RTL;
        int32_t end = start + length;
        add_runs(it, it->at_utf16[start],
                 (size_t)end < it->utf16_count ? it->at_utf16[end] : it->count, rtl);
    }
}

static bool is_figure(const struct itemised *it, size_t i)
{
    return it->c[i] >= '0' && it->c[i] <= '9' && (i + 1 == it->count || it->cluster[i + 1]);
}

/* The first run from run i on, cut where figures begin and end. Numbers never run to the left. */
static void part_figures(struct itemised *it, size_t i)
{
    struct text_run *run = &it->run[i];
    bool figure = is_figure(it, run->first);
    uint16_t n = 1;
    while (n < run->count && !figure && !is_figure(it, (size_t)run->first + n)) {
        n++;
    }
    run->cell = figure;
    if (n == run->count || it->runs == LINE_RUNS) {
        return;
    }
    memmove(run + 1, run, (it->runs - i) * sizeof *run);
    it->runs++;
    run[0].count = n;
    run[1].first = (uint16_t)(run[0].first + n);
    run[1].count = (uint16_t)(run[1].count - n);
}

static void itemise_face(struct itemised *it, struct fonts *f, enum face face)
{
    /* Most lines are plain Latin in one font; the rest of this file is for the others. */
    if (is_plain(it, f, face)) {
        int file = font_for(f, face, USCRIPT_LATIN, &it->c[0], 1, false);
        if (file != FONT_NONE) {
            memset(it->cluster, true, it->count * sizeof *it->cluster);
            it->run[0] = (struct text_run){0, (uint16_t)it->count, (int16_t)file, USCRIPT_LATIN,
                                           false, false};
            it->runs = 1;
            return;
        }
    }
    find_scripts(it);
    find_clusters(it);
    find_fonts(it, f, face);
    order(it);
}

void itemise(struct itemised *it, struct fonts *f, enum face face, const char *s, size_t n)
{
    decode(it, s, n);
    it->runs = 0;
    it->rtl = false;
    it->missing = 0;
    if (it->count == 0) {
        return;
    }
    itemise_face(it, f, (enum face)(face & ~(unsigned)FACE_TABULAR));
    for (size_t i = 0; (face & FACE_TABULAR) && i < it->runs; i++) {
        if (!it->run[i].rtl) {
            part_figures(it, i);
        }
    }
}

void itemise_utf8(const struct itemised *it, const struct text_run *run, const char *left,
                  const char *right, char *buffer)
{
    /* SDL_ttf takes the order of reading: in a right-to-left run the first stands at the right. */
    const char *first = run->rtl ? right : left;
    const char *last = run->rtl ? left : right;
    size_t at = strlen(first);
    memcpy(buffer, first, at);
    for (size_t i = run->first; i < (size_t)run->first + run->count; i++) {
        if (it->c[i] != DROPPED && !is_bidi_control(it->c[i])) {
            at += utf8_put(buffer + at, it->c[i]);
        }
    }
    memcpy(buffer + at, last, strlen(last) + 1);
}
