#include "moderation/impl.h"

#include "base/arena.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

enum {
    TATWEEL = 0x640, /* only stretches an Arabic word */
    ANY_LETTER = (1 << 26) - 1,
    RUN = 3,          /* one letter is kept so often in a row: more would say no more */
    MOST_REPEATS = 16,/* of one letter by look-alikes; so that a match takes no longer than that */
    SPLIT_IN_TWO = 6, /* letters of a word that is sought in two halves: "stu pid", not "put a" */
};

struct lookalike {
    uint32_t c;
    const char *letters;
};

/* After folding, so an entry stands for the capital as well. */
static const struct lookalike lookalikes[] = {
    {'0', "o"}, {'1', "il"}, {'2', "z"}, {'3', "e"}, {'4', "a"}, {'5', "s"}, {'6', "bg"},
    {'7', "t"}, {'8', "b"}, {'9', "g"},
    {0x192, "f"}, {0x251, "a"}, {0x261, "g"}, {0x269, "i"}, {0x26A, "i"}, {0x274, "n"},
    {0x280, "r"}, {0x28F, "y"}, {0x299, "b"}, {0x262, "g"}, {0x29C, "h"}, {0x29F, "l"},
    {0x1D00, "a"}, {0x1D04, "c"}, {0x1D05, "d"}, {0x1D07, "e"}, {0x1D0A, "j"}, {0x1D0B, "k"},
    {0x1D0D, "m"}, {0x1D0F, "o"}, {0x1D18, "p"}, {0x1D1B, "t"}, {0x1D1C, "u"}, {0x1D20, "v"},
    {0x1D21, "w"}, {0x1D22, "z"}, {0xA730, "f"}, {0xA731, "s"},
    {0x3B1, "a"}, {0x3B2, "b"}, {0x3B3, "y"}, {0x3B5, "e"}, {0x3B6, "z"}, {0x3B7, "hn"},
    {0x3B9, "i"}, {0x3BA, "k"}, {0x3BC, "mu"}, {0x3BD, "nv"}, {0x3BF, "o"}, {0x3C0, "n"},
    {0x3C1, "p"}, {0x3C3, "o"}, {0x3C4, "t"}, {0x3C5, "uy"}, {0x3C7, "x"}, {0x3C9, "w"},
    {0x3F2, "c"}, {0x3F3, "j"},
    {0x430, "a"}, {0x432, "b"}, {0x433, "r"}, {0x435, "e"}, {0x437, "e"}, {0x438, "u"},
    {0x43A, "k"}, {0x43C, "m"}, {0x43D, "hn"}, {0x43E, "o"}, {0x43F, "n"}, {0x440, "p"},
    {0x441, "c"}, {0x442, "t"}, {0x443, "yu"}, {0x445, "x"}, {0x44C, "b"}, {0x455, "s"},
    {0x456, "i"}, {0x458, "j"}, {0x475, "v"}, {0x4AF, "y"}, {0x4BB, "h"}, {0x4CF, "il"},
    {0x501, "d"}, {0x51B, "q"}, {0x51D, "w"}, {0x561, "u"}, {0x570, "h"}, {0x578, "n"},
    {0x57D, "u"}, {0x585, "o"},
};

/* Symbols that people write for letters; a mask hides any. */
static const struct lookalike symbols[] = {
    {'$', "s"}, {'@', "a"}, {'!', "il"}, {'|', "il"}, {'+', "t"}, {0x20AC, "e"}, {0xA3, "l"},
    {0xA2, "c"}, {0xA5, "y"}, {'(', "c"}, {'^', "a"}, {'*', NULL}, {'#', NULL}, {'_', NULL},
    {'-', NULL}, {'.', NULL},
};

static uint32_t letters_of(const char *letters)
{
    uint32_t may = 0;
    for (; letters && *letters; letters++) {
        may |= UINT32_C(1) << (*letters - 'a');
    }
    return letters ? may : ANY_LETTER;
}

static const struct lookalike *find(const struct lookalike *table, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++) {
        if (table[i].c == c) {
            return &table[i];
        }
    }
    return NULL;
}

static const struct lookalike *find_symbol(uint32_t c)
{
    return find(symbols, sizeof symbols / sizeof *symbols, c);
}

/* Letters that keyboards of other countries lack, and those that Arabic writers swap. */
static uint32_t letter_spelled(uint32_t c)
{
    switch (c) {
    case 0x142: return 'l';     /* ł */
    case 0xF8: return 'o';      /* ø */
    case 0x111: return 'd';     /* đ */
    case 0x131: return 'i';     /* ı */
    case 0x629: return 0x647;   /* teh marbuta: heh */
    case 0x649: return 0x64A;   /* alef maksura: yeh */
    case 0x6A9: return 0x643;   /* Persian kaf */
    case 0x6CC: return 0x64A;   /* Persian yeh */
    }
    if (c >= 0x1F150 && c <= 0x1F169) { /* white in a black circle */
        return c - 0x1F150 + 'a';
    }
    if (c >= 0x1F170 && c <= 0x1F189) { /* white in a black square */
        return c - 0x1F170 + 'a';
    }
    return c;
}

static uint32_t looks_like(uint32_t c)
{
    if (c >= 'a' && c <= 'z') {
        return UINT32_C(1) << (c - 'a');
    }
    const struct lookalike *l = find(lookalikes, sizeof lookalikes / sizeof *lookalikes, c);
    l = l ? l : find_symbol(c);
    return l ? letters_of(l->letters) : 0;
}

bool speech_in_word(uint32_t c)
{
    if (c < 0x80) { /* most of what the lists are read with; ICU's tables take longer */
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0 ||
           letter_spelled(c) != c;
}

bool speech_has_symbols(const char *text)
{
    size_t n = strlen(text), i = 0;
    while (i < n) {
        if (find_symbol(utf8_next(text, n, &i))) {
            return true;
        }
    }
    return false;
}

/* "$", "@" and "*" are written for letters anywhere, other symbols where a word goes on behind
 * them; dots in a row part words. */
static bool joins(const char *text, size_t n, size_t at, uint32_t c)
{
    size_t next = at;
    uint32_t after = at < n ? utf8_next(text, n, &next) : ' ';
    return find_symbol(c) && !(c == '.' && after == '.') &&
           (c == '*' || c == '$' || c == '@' || speech_in_word(after) || find_symbol(after));
}

/* Whether the last letters are all c: of this word or, when c begins one, of words of one
 * letter. */
static bool runs_on(const struct speech *s, uint32_t c, bool fresh)
{
    for (unsigned k = 1; k <= RUN; k++) {
        if (k > s->letter_count) {
            return false;
        }
        const struct letter *l = &s->letter[s->letter_count - k];
        if (l->c != c || (fresh ? s->word[l->word].count > 1 : l->word != s->word_count - 1)) {
            return false;
        }
    }
    return true;
}

static void add_letter(struct speech *s, uint32_t c, size_t begin, size_t end, bool fresh)
{
    c = letter_spelled(c);
    if (runs_on(s, c, fresh)) {
        s->word[s->word_count - 1].end = end;
        return;
    }
    if (fresh) {
        s->word[s->word_count++] = (struct word){.first = s->letter_count, .begin = begin};
    }
    struct word *w = &s->word[s->word_count - 1];
    w->count++;
    w->end = end;
    s->letter[s->letter_count++] = (struct letter){c, looks_like(c), s->word_count - 1};
}

void speech_init(struct speech *s, const char *text, bool with_symbols)
{
    size_t n = strlen(text), gap = 0;
    bool inside = false, comma = false;
    *s = (struct speech){
        .text = text,
        .letter = mem_new(n + 1, sizeof *s->letter),
        .word = mem_new(n + 1, sizeof *s->word),
    };
    for (size_t i = 0, begin = 0; i < n; begin = i) {
        uint32_t c = utf8_next(text, n, &i);
        if (c == TATWEEL) {
            continue;
        }
        if (speech_in_word(c) || (with_symbols && joins(text, n, i, c))) {
            add_letter(s, c, begin, i, !inside);
            if (!inside) {
                s->word[s->word_count - 1].glued = gap == 1 && !comma;
            }
            inside = true;
            gap = comma = 0;
            continue;
        }
        inside = false;
        gap++;
        comma = comma || c == ',' || c == 0x60C;
        if (s->word_count > 0 && (c == '.' || c == '!' || c == '?' || c == 0x61F || c == ';')) {
            s->word[s->word_count - 1].ends = true;
        }
    }
    if (s->word_count > 0) {
        s->word[s->word_count - 1].ends = true;
    }
}

void speech_done(struct speech *s)
{
    free(s->letter);
    free(s->word);
    *s = (struct speech){0};
}

bool listed_init(struct listed *l, const char *text, size_t n)
{
    bool inside = false;
    l->count = l->pieces = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = utf8_next(text, n, &i);
        if (!speech_in_word(c)) {
            inside = false;
            continue;
        }
        if (l->count == sizeof l->c / sizeof *l->c) {
            return false;
        }
        l->pieces += !inside;
        inside = true;
        l->c[l->count++] = letter_spelled(c);
    }
    return true;
}

static bool fits(const struct letter *l, uint32_t c)
{
    return l->c == c || (c >= 'a' && c <= 'z' && (l->may >> (c - 'a') & 1));
}

/* Whether letter i may repeat the one before it: in the same word, or spelled out. */
static bool repeats_last(const struct speech *s, unsigned i, uint32_t c)
{
    const struct letter *l = &s->letter[i];
    return l->may != ANY_LETTER && fits(l, c) &&
           (l->word == l[-1].word || s->word[l->word].count == 1);
}

unsigned speech_match(const struct speech *s, unsigned at, const uint32_t *c, unsigned count,
                      enum repeats repeats)
{
    unsigned i = at;
    for (unsigned k = 0; k < count;) {
        unsigned run = 1, found = 0;
        while (k + run < count && c[k + run] == c[k]) {
            run++;
        }
        for (; found < run; found++, i++) {
            if (i >= s->letter_count || !fits(&s->letter[i], c[k])) {
                return 0;
            }
        }
        /* "1l" may be "il": what the next letter needs is no repetition. */
        uint32_t next = k + run < count ? c[k + run] : 0;
        while (found < run + MOST_REPEATS && i < s->letter_count && repeats_last(s, i, c[k]) &&
               !fits(&s->letter[i], next)) {
            found++;
            i++;
        }
        if ((found == run + 1 && found < 3 && repeats == REPEATS_TYPED) ||
            (found > run && repeats == REPEATS_NONE)) {
            return 0;
        }
        k += run;
    }
    return i;
}

/* Figures and masks alone spell nothing; behind masks enough must be left to recognise. */
static bool legible(const struct speech *s, unsigned begin, unsigned end)
{
    unsigned letters = 0, masks = 0, stars = 0;
    for (unsigned i = begin; i < end; i++) {
        letters += u_isalpha((UChar32)s->letter[i].c);
        masks += s->letter[i].may == ANY_LETTER;
        stars += s->letter[i].c == '*';
    }
    return letters > 1 || (letters == 1 && (masks == 0 || (stars == masks && masks > 2)));
}

/* Letters one by one, or a long word in two or three parts. */
static bool spelled_out(const struct speech *s, const struct listed *l, unsigned first,
                        unsigned last)
{
    unsigned words = last - first + 1, single = 0;
    bool glued = true;
    for (unsigned i = first; i <= last; i++) {
        single += s->word[i].count == 1;
        glued = glued && (i == first || s->word[i].glued);
    }
    if (l->count < 4) {
        return single == words && (first == 0 || s->word[first - 1].count > 1) &&
               (last + 1 == s->word_count || s->word[last + 1].count > 1);
    }
    return (words >= 3 && single * 2 >= words) ||
           (glued && words <= 3 && l->count >= SPLIT_IN_TWO && l->pieces == 1);
}

static bool found_at(const struct speech *s, const struct listed *l, unsigned at)
{
    unsigned end = speech_match(s, at, l->c, l->count, REPEATS_IGNORED);
    if (end == 0) {
        return false;
    }
    unsigned first = s->letter[at].word, last = s->letter[end - 1].word;
    const struct word *w = &s->word[last];
    return end == w->first + w->count && legible(s, at, end) &&
           (last - first + 1 <= l->pieces || spelled_out(s, l, first, last));
}

/* What Arabic writes in one word with the next: and, the, o. Longest first. */
static unsigned clitic(const struct speech *s, const struct word *w)
{
    static const uint32_t before[][3] = {
        {0x648, 0x627, 0x644}, {0x64A, 0x627, 0x644}, {0x627, 0x644}, {0x64A, 0x627}, {0x648},
    };
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        unsigned n = 0;
        while (n < 3 && before[i][n] && n < w->count &&
               s->letter[w->first + n].c == before[i][n]) {
            n++;
        }
        if ((n == 3 || !before[i][n]) && w->count > n + 2) {
            return n;
        }
    }
    return 0;
}

bool speech_has(const struct speech *s, const struct listed *l)
{
    if (l->count < 3) {
        return false;
    }
    for (unsigned i = 0; i < s->word_count; i++) {
        unsigned at = s->word[i].first, skip = 0;
        if (fits(&s->letter[at], l->c[0]) && found_at(s, l, at)) {
            return true;
        }
        if (l->c[0] >= 0x620 && l->c[0] < 0x650 && (skip = clitic(s, &s->word[i])) > 0 &&
            found_at(s, l, at + skip)) {
            return true;
        }
    }
    return false;
}
