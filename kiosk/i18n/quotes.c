#include "i18n/quotes.h"

#include "base/str.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#define APOSTROPHE "\u2019"
#define PRIME "\u2032"
#define DOUBLE_PRIME "\u2033"
#define ELLIPSIS "\u2026"
#define EN_DASH "\u2013"
#define NARROW_BLANK "\u202F"

enum { END = 0, MARK_UNITS = QUOTE_MARK_BYTES / 4 };

static const struct quote_marks english = {"\u201C", "\u201D", "\u2018", "\u2019"};
static struct quote_marks marks = {"\u201C", "\u201D", "\u2018", "\u2019"};

static void read_mark(char dst[QUOTE_MARK_BYTES], ULocaleData *data, ULocaleDataDelimiterType type)
{
    UChar mark[MARK_UNITS];
    char utf8[QUOTE_MARK_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = ulocdata_getDelimiter(data, type, mark, MARK_UNITS, &status);
    u_strToUTF8(utf8, sizeof utf8, NULL, mark, n, &status);
    if (U_SUCCESS(status) && !str_empty(utf8)) {
        str_copy(dst, QUOTE_MARK_BYTES, utf8);
    }
}

/* CLDR has the marks, but not the blanks that French puts inside them. */
static void add_blanks(char open[QUOTE_MARK_BYTES], char close[QUOTE_MARK_BYTES])
{
    if (str_equal(open, "\u00AB") && str_equal(close, "\u00BB")) {
        str_copy(open, QUOTE_MARK_BYTES, "\u00AB" NARROW_BLANK);
        str_copy(close, QUOTE_MARK_BYTES, NARROW_BLANK "\u00BB");
    }
}

void i18n_quotes_read(struct quote_marks *ret, const char *locale)
{
    *ret = english;
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(locale, &status);
    if (!data) {
        return;
    }
    read_mark(ret->open, data, ULOCDATA_QUOTATION_START);
    read_mark(ret->close, data, ULOCDATA_QUOTATION_END);
    read_mark(ret->inner_open, data, ULOCDATA_ALT_QUOTATION_START);
    read_mark(ret->inner_close, data, ULOCDATA_ALT_QUOTATION_END);
    ulocdata_close(data);
    char language[ULOC_LANG_CAPACITY];
    uloc_getLanguage(locale, language, sizeof language, &status);
    if (U_SUCCESS(status) && str_equal(language, "fr")) {
        add_blanks(ret->open, ret->close);
        add_blanks(ret->inner_open, ret->inner_close);
    }
}

void i18n_quotes_use(const struct quote_marks *m)
{
    marks = *m;
}

size_t i18n_quotes_room(const char *s)
{
    size_t n = 1;
    for (; *s; s++) {
        n += *s == '"' || *s == '\'' || *s == '-' ? QUOTE_MARK_BYTES - 1 : 1;
    }
    return n;
}

struct scan {
    const char *s;
    size_t n;
    char *dst;
    size_t size, len;
    bool full;
    uint32_t before; /* last character of dst: what was decided counts, not what was typed */
    bool code;       /* this word is left alone */
    bool feet;       /* a prime stands in this word */
    unsigned depth;  /* double quotes that are open */
    bool quoted;     /* a single quote is open, up to closer */
    size_t closer;
    bool no_closer;  /* none ahead, so nobody has to look again */
};

static void put(struct scan *c, const char *bytes, size_t n)
{
    if (c->full || c->len + n >= c->size) {
        c->full = true;
        return;
    }
    memcpy(c->dst + c->len, bytes, n);
    c->len += n;
    size_t last = n - 1;
    while (last > 0 && ((unsigned char)bytes[last] & 0xC0) == 0x80) {
        last--;
    }
    c->before = utf8_next(bytes, n, &last);
}

static void put_mark(struct scan *c, const char *mark)
{
    put(c, mark, strlen(mark));
}

static uint32_t char_at(const struct scan *c, size_t i)
{
    return i < c->n ? utf8_next(c->s, c->n, &i) : END;
}

static uint32_t first_of(const char *mark)
{
    size_t i = 0;
    return utf8_next(mark, strlen(mark), &i);
}

static bool is_blank(uint32_t c)
{
    return c == END || u_isUWhiteSpace((UChar32)c);
}

static bool is_word(uint32_t c)
{
    return c != END &&
           (u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0);
}

static bool is_digit(uint32_t c)
{
    return c != END && u_isdigit((UChar32)c);
}

static bool is_arabic(uint32_t c)
{
    return u_charDirection((UChar32)c) == U_RIGHT_TO_LEFT_ARABIC;
}

/* Behind these a quotation begins. The same mark opens in one language and closes in another, so
 * those of this one go first. */
static bool is_opening(uint32_t c)
{
    if (is_blank(c) || c == first_of(marks.open) || c == first_of(marks.inner_open)) {
        return true;
    }
    if (c == first_of(marks.close) || c == first_of(marks.inner_close)) {
        return false;
    }
    return c == 0xBF || c == 0xA1 || c == 0x640 || /* ¿ ¡ and the Arabic tatweel */
           (U_GET_GC_MASK((UChar32)c) & (U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PD_MASK)) != 0;
}

/* Words end at what a keyboard has for a blank, so that the narrow ones of French end none. */
static bool ends_word(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\0';
}

static bool is_code(const char *word)
{
    for (const char *p = word; !ends_word(*p); p++) {
        bool call = (*p == '(' || *p == '[') && (p[1] == '"' || p[1] == '\'');
        if (strchr("\\`{}<>=|_^", *p) || strncmp(p, "://", 3) == 0 ||
            (call && p > word && isalnum((unsigned char)p[-1]))) {
            return true;
        }
    }
    return false;
}

/* The geresh and gershayim of Hebrew are typed as quotes. */
static bool is_geresh(uint32_t before)
{
    return u_charDirection((UChar32)before) == U_RIGHT_TO_LEFT;
}

/* What begins with an apostrophe though a closing quote follows somewhere: 'tis, rock 'n' roll,
 * '90s, German 's and 'ne. */
static bool is_elision(const struct scan *c, size_t i)
{
    static const char *const known[] = {"tis", "twas", "twere", "em",  "til", "cause",
                                        "n",   "s",    "t",     "ne",  "nen"};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        size_t n = strlen(known[k]);
        if (strncasecmp(c->s + i, known[k], n) == 0 && !is_word(char_at(c, i + n))) {
            return true;
        }
    }
    bool year = is_digit(char_at(c, i)) && is_digit(char_at(c, i + 1));
    return year && !is_word(char_at(c, i + (char_at(c, i + 2) == 's' ? 3 : 2)));
}

/* Sets closer to the first single quote behind i that can end a quotation. */
static bool find_closer(struct scan *c, size_t i)
{
    uint32_t before = '\'';
    bool code = c->code;
    for (size_t at = i + 1; !c->no_closer && at < c->n;) {
        if (ends_word(c->s[at - 1])) {
            code = is_code(c->s + at);
        }
        size_t here = at;
        uint32_t now = utf8_next(c->s, c->n, &at), next = char_at(c, at);
        if (now == '\'' && !code && !is_blank(before) && before != '\'' && !is_geresh(before) &&
            next != '\'' && !is_word(next)) {
            c->quoted = true;
            c->closer = here;
            return true;
        }
        before = now;
    }
    c->no_closer = true;
    return false;
}

static void single_quote(struct scan *c, size_t i, uint32_t next)
{
    uint32_t before = c->before;
    bool begins = is_opening(before) && !is_blank(next);
    if (next == '\'' || before == '\'' || is_geresh(before)) {
        put_mark(c, "'");
    } else if (c->quoted && i == c->closer) {
        c->quoted = false;
        put_mark(c, marks.inner_close);
    } else if (is_digit(before) && !(is_word(next) && !is_digit(next))) {
        c->feet = true;
        put_mark(c, PRIME);
    } else if (is_word(before) || (begins && c->quoted)) {
        put_mark(c, APOSTROPHE);
    } else if (!begins) {
        put_mark(c, "'");
    } else if (!is_elision(c, i + 1) && find_closer(c, i)) {
        put_mark(c, marks.inner_open);
    } else {
        put_mark(c, is_word(next) ? APOSTROPHE : "'");
    }
}

/* In "the 27" frame" the next one ends the quotation, in "room 27" and "room 28" it begins one. */
static bool is_inch(const struct scan *c, size_t i)
{
    const char *later = strchr(c->s + i + 1, '"');
    bool ends = later && !ends_word(later[-1]) && !is_word(char_at(c, (size_t)(later + 1 - c->s)));
    return c->feet || c->depth == 0 || ends;
}

static void double_quote(struct scan *c, size_t i, uint32_t next)
{
    uint32_t before = c->before;
    bool inside = is_word(before) && is_word(next);
    /* L'"Avenir": an elision before it. */
    bool elided = before == 0x2019 && is_word(next);
    /* Arabic glues "and" or "the" to what follows, so a quotation may begin within a word. */
    bool glued = inside && is_arabic(before) && is_arabic(next);
    if (next == '"' || before == '"' || (inside && !glued)) {
        put_mark(c, "\"");
    } else if (elided || (is_opening(before) && !is_blank(next)) || (glued && c->depth == 0)) {
        c->depth++;
        put_mark(c, marks.open);
    } else if (is_blank(before)) {
        put_mark(c, "\"");
    } else if (is_digit(before) && is_inch(c, i)) {
        put_mark(c, DOUBLE_PRIME);
    } else if (c->depth > 0) {
        c->depth--;
        put_mark(c, marks.close);
    } else {
        put_mark(c, "\"");
    }
}

/* A hyphen with blanks around it, between words: not one that begins a line of a list. */
static bool is_dash(const struct scan *c, size_t i)
{
    return i >= 2 && i + 2 < c->n && c->s[i - 1] == ' ' && c->s[i + 1] == ' ' &&
           !ends_word(c->s[i - 2]) && !ends_word(c->s[i + 2]);
}

/* Three dots, no more; in "./..." they are part of a path. */
static bool is_ellipsis(const struct scan *c, size_t i)
{
    char before = i > 0 ? c->s[i - 1] : ' ', after = i + 3 < c->n ? c->s[i + 3] : ' ';
    return i + 3 <= c->n && memcmp(c->s + i, "...", 3) == 0 && before != '.' && after != '.' &&
           before != '/' && after != '/';
}

void i18n_quotes(char *dst, size_t size, const char *s)
{
    struct scan c = {.s = s, .n = strlen(s), .dst = dst, .size = size};
    for (size_t i = 0; i < c.n && !c.full;) {
        if (i == 0 || ends_word(s[i - 1])) {
            c.code = is_code(s + i);
            c.feet = false;
        }
        size_t at = i;
        (void)utf8_next(s, c.n, &i);
        if (c.code) {
            put(&c, s + at, i - at);
        } else if (s[at] == '\'') {
            single_quote(&c, at, char_at(&c, i));
        } else if (s[at] == '"') {
            double_quote(&c, at, char_at(&c, i));
        } else if (s[at] == '-' && is_dash(&c, at)) {
            put_mark(&c, EN_DASH);
        } else if (s[at] == '.' && is_ellipsis(&c, at)) {
            put_mark(&c, ELLIPSIS);
            i = at + 3;
        } else {
            put(&c, s + at, i - at);
        }
    }
    dst[c.len] = '\0';
}
