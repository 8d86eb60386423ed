#include "text/clean.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/breaks.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    MARKS = 4,
    MARKS_SORTED = 30, /* in a row; NFC sorts them by insertion (UAX #15, Stream-Safe Text) */
    CLUSTER = 32, /* characters; a family with skin tones has 11, a stack of Tibetan under 10 */
    LONGEST = INT32_MAX / 8, /* ICU counts in int32_t, and NFC can grow a text threefold */
};

enum fate { KEEP, DROP, BLANK, LINE_FEED };

static bool is_invisible_filler(uint32_t c)
{
    /* Names made of these look empty and are not. */
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
}

static enum fate fate_of(uint32_t c)
{
    if (c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029) {
        return LINE_FEED;
    }
    if (c == '\t' || is_invisible_filler(c)) {
        return BLANK;
    }
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || /* bidi */
        (c >= 0x2060 && c <= 0x2064) || (c >= 0x206A && c <= 0x206F) || /* invisible operators */
        (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFEFF || c == 0xAD || c == 0x180E || c == 0xFFFC ||
        U_IS_UNICODE_NONCHAR(c)) {
        return DROP;
    }
    switch (u_charType((UChar32)c)) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
        return DROP;
    case U_SPACE_SEPARATOR:
        return BLANK;
    default:
        return KEEP;
    }
}

/* A surrogate written as if it were UTF-8: ED, then A0 to BF, then any continuation. */
static bool is_surrogate(const char *s, size_t n, size_t i)
{
    const unsigned char *p = (const unsigned char *)s + i;
    return n - i >= 3 && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF && (p[2] & 0xC0) == 0x80;
}

/* The first pass: what each character is by itself. A run of bytes that are no UTF-8 becomes one
 * U+FFFD, so that people see that something was there. */
static size_t filter(UChar *out, const char *s, size_t n)
{
    size_t count = 0;
    bool was_bad = false;
    for (size_t i = 0; i < n;) {
        if (is_surrogate(s, n, i)) {
            i += 3;
            continue;
        }
        size_t before = i;
        uint32_t c = utf8_next(s, n, &i);
        bool bad = c == 0xFFFD && i - before == 1;
        if (bad && was_bad) {
            continue;
        }
        was_bad = bad;
        if (c == '\r') {
            c = i < n && s[i] == '\n' ? 0 : '\n';
        }
        switch (fate_of(c)) {
        case KEEP:
            U16_APPEND_UNSAFE(out, count, (UChar32)c);
            break;
        case BLANK:
            out[count++] = ' ';
            break;
        case LINE_FEED:
            out[count++] = '\n';
            break;
        case DROP:
            break;
        }
    }
    return count;
}

static bool is_mark(uint32_t c)
{
    return U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK;
}

static bool is_tag(uint32_t c)
{
    return c >= 0xE0020 && c <= 0xE007F;
}

/* What was kept so far, as far as the next character depends on it. */
struct kept {
    uint32_t last;   /* 0 at the beginning */
    uint32_t joiner; /* U+200C or U+200D that waits for what it joins; 0: none */
    bool flag;       /* inside a flag of U+1F3F4 and tags */
    bool virama;     /* among the marks of the last letter: NFC may still order them anew */
    unsigned marks;  /* in a row, up to last */
    bool blank, feed;/* blanks, a line feed among them, that wait for what they part */
};

static bool is_joiner(uint32_t c)
{
    return c == 0x200C || c == 0x200D;
}

/* False for characters that mean something only beside another one, and here stand alone; and for
 * marks of a heap, most of which the last pass would drop. */
static bool belongs(const struct kept *k, uint32_t c)
{
    bool after_visible = k->last != 0 && !k->blank;
    if (is_joiner(c)) {
        return after_visible && !k->joiner;
    }
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F) {
        return after_visible && k->last != c;
    }
    if (c == 0x20E3) {
        return k->last == 0xFE0F || k->last == '#' || k->last == '*' ||
               (k->last >= '0' && k->last <= '9'); /* a keycap */
    }
    if (is_mark(c) && k->marks == MARKS_SORTED) {
        return false;
    }
    if (c == 0x200B) {
        /* A word boundary where no blanks are written (Khmer, Thai); elsewhere only a disguise. */
        return after_visible && u_getIntPropertyValue((UChar32)k->last, UCHAR_LINE_BREAK) ==
                                    U_LB_COMPLEX_CONTEXT;
    }
    return !is_tag(c) || (after_visible && k->flag);
}

/* A virama may end a word with a joiner (Malayalam, Sinhala); other letters join to nothing. */
static bool may_end_joined(const struct kept *k)
{
    return k->joiner && k->virama;
}

/* The second pass: what each character is among its neighbours. out may be in. */
static size_t tidy(UChar *out, const UChar *in, size_t n, bool keep_lines)
{
    struct kept k = {0};
    size_t count = 0;
    for (size_t i = 0; i <= n;) {
        UChar32 c = ' ';
        if (i < n) {
            U16_NEXT_UNSAFE(in, i, c);
        } else {
            i++; /* the end is a blank that parts nothing */
        }
        if (c == ' ' || c == '\n') {
            if (may_end_joined(&k)) {
                out[count++] = (UChar)k.joiner;
            }
            k.joiner = 0;
            k.blank = true;
            k.feed = k.feed || (keep_lines && c == '\n');
            continue;
        }
        if (!belongs(&k, (uint32_t)c)) {
            continue;
        }
        if (is_joiner((uint32_t)c)) {
            k.joiner = (uint32_t)c;
            continue;
        }
        if (k.joiner) {
            out[count++] = (UChar)k.joiner;
        } else if (k.blank && count > 0) {
            out[count++] = k.feed ? '\n' : ' ';
        }
        U16_APPEND_UNSAFE(out, count, c);
        k = (struct kept){.last = (uint32_t)c,
                          .marks = is_mark((uint32_t)c) ? k.marks + 1 : 0,
                          .flag = c == 0x1F3F4 || (k.flag && is_tag((uint32_t)c)),
                          .virama = u_getCombiningClass(c) == 9 ||
                                    (k.virama && is_mark((uint32_t)c))};
    }
    return count;
}

/* The last pass, on NFC: no more than MARKS in a row, and no joiner behind so many. In place. */
static size_t limit_marks(UChar *s, size_t n)
{
    size_t count = 0;
    unsigned marks = 0;
    for (size_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT_UNSAFE(s, i, c);
        if (is_mark((uint32_t)c)) {
            marks++;
        } else if (!is_joiner((uint32_t)c)) {
            marks = 0;
        }
        bool dropped = is_joiner((uint32_t)c) ? marks >= MARKS : marks > MARKS;
        if (!dropped) {
            U16_APPEND_UNSAFE(s, count, c);
        }
    }
    return count;
}

/* How much of the cluster s[from..to) is kept: when it is too long, what comes before the last
 * letter of its first CLUSTER characters. */
static size_t cut_cluster(const UChar *s, size_t from, size_t to)
{
    size_t cut = from;
    unsigned count = 0;
    for (size_t i = from; i < to; count++) {
        size_t at = i;
        UChar32 c;
        U16_NEXT_UNSAFE(s, i, c);
        if (count == CLUSTER) {
            return cut;
        }
        if (cut == from || !(is_mark((uint32_t)c) || is_joiner((uint32_t)c))) {
            cut = at;
        }
    }
    return to;
}

/* Letters that all join, a consonant and a virama a thousand times, are one cluster, which no line
 * can break and no box can hold. Only its beginning stays. In place. */
static size_t limit_clusters(UChar *s, size_t n)
{
    UBreakIterator *b = breaks_of_utf16(UBRK_CHARACTER, s, n);
    size_t count = 0, from = 0;
    for (int32_t at = ubrk_next(b); at != UBRK_DONE; at = ubrk_next(b)) {
        size_t kept = cut_cluster(s, from, (size_t)at) - from;
        u_memmove(s + count, s + from, (int32_t)kept);
        count += kept;
        from = (size_t)at;
    }
    while (count > 0 && is_joiner(s[count - 1]) && count < n) {
        count--;
    }
    return count;
}

/* What a cut leaves at the end and tidy would not: blanks, and joiners without a partner. */
static size_t trim_end(const char *s, size_t n)
{
    for (;;) {
        if (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n')) {
            n--;
        } else if (n >= 3 && (memcmp(s + n - 3, "\xE2\x80\x8C", 3) == 0 ||
                              memcmp(s + n - 3, "\xE2\x80\x8D", 3) == 0)) {
            n -= 3;
        } else {
            return n;
        }
    }
}

/* UTF-8 in dst, cut between clusters where it does not fit. */
static enum err write_utf8(char *dst, size_t size, const UChar *s, size_t n)
{
    /* One cluster more than fits: it shows where the last one that fits ends. */
    enum { BEYOND = 256 };
    char *whole = mem_new(size + BEYOND, 1);
    size_t at = 0, i = 0;
    while (i < n && at + 4 <= size + BEYOND) {
        UChar32 c;
        U16_NEXT_UNSAFE(s, i, c);
        at += utf8_put(whole + at, (uint32_t)c);
    }
    bool fits = i == n && at < size;
    if (!fits) {
        UText view = UTEXT_INITIALIZER;
        UBreakIterator *b = breaks_of(UBRK_CHARACTER, &view, whole, at);
        int32_t end = ubrk_preceding(b, (int32_t)size);
        utext_close(&view);
        at = end == UBRK_DONE ? 0 : (size_t)end;
        at = trim_end(whole, at);
    }
    memcpy(dst, whole, at);
    dst[at] = '\0';
    explicit_bzero(whole, size + BEYOND);
    free(whole);
    return fits ? ERR_OK : ERR_LIMIT;
}

/* Normalised text is at most three times as long (UAX #15). */
enum { GROWTH = 3 };

/* Printable ASCII, and the letters of Latin and Cyrillic (U+00C0 to U+017F, U+0400 to U+047F): each
 * is one cluster, and in NFC, unless something else stands behind it. */
bool text_is_clean(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        unsigned char next = i + 1 < n ? (unsigned char)s[i + 1] : '\0';
        if (c == ' ' ? i == 0 || next == ' ' || !next : c < 0x20 || c == 0x7F) {
            return false;
        }
        if (c >= 0x80) {
            bool letter = (c >= 0xC3 && c <= 0xC5) || c == 0xD0 || c == 0xD1;
            if (!letter || (next & 0xC0) != 0x80) {
                return false;
            }
            i++;
        }
    }
    return true;
}

enum err text_clean(char *dst, size_t size, const char *s, size_t n, bool keep_lines)
{
    if (n < size && text_is_clean(s, n)) {
        memcpy(dst, s, n);
        dst[n] = '\0';
        return ERR_OK;
    }
    bool too_long = n > LONGEST;
    n = too_long ? LONGEST : n;
    UChar *first = mem_new(n + 1, sizeof *first);
    UChar *second = mem_new(GROWTH * n + 1, sizeof *second);
    size_t count = tidy(first, first, filter(first, s, n), keep_lines);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t normal = unorm2_normalize(nfc, first, (int32_t)count, second,
                                      (int32_t)(GROWTH * n + 1), &status);
    enum err e = ERR_LIMIT;
    dst[0] = '\0';
    if (U_SUCCESS(status)) {
        count = limit_marks(second, (size_t)normal);
        /* What was cut can end with a letter that joins to the next one. */
        for (size_t before = count + 1; count < before;) {
            before = count;
            count = limit_clusters(second, before);
        }
        e = write_utf8(dst, size, second, count);
    }
    explicit_bzero(second, (GROWTH * n + 1) * sizeof *second);
    explicit_bzero(first, (n + 1) * sizeof *first);
    free(second);
    free(first);
    return too_long ? ERR_LIMIT : e;
}
