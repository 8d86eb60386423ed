#include "moderation/moderation.h"

#include "base/arena.h"
#include "base/str.h"
#include "moderation/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    LONGEST = 64 << 10,      /* bytes looked at; CAP_MESSAGE_BYTES and CAP_FIELD_CHARACTERS fit */
    NFKD_GROWTH = 18,        /* of one UTF-16 unit: U+FDFA; case folding makes at most 3 */
    ACCENTS_ABOVE_CLASS = 9, /* canonical classes up to it are nuktas, kana voicing and viramas:
                                spelling, not accents */
};

/* s as UTF-16, NFKD, case folded, NFKD again: folding may compose anew. */
static UChar *decompose(const char *s, size_t bytes, int32_t *ret_n)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    int32_t units = 0, n = 0, cap = (int32_t)bytes * NFKD_GROWTH + 1;
    UChar *a = mem_new((size_t)cap, sizeof *a), *b = mem_new((size_t)cap, sizeof *b);
    u_strFromUTF8WithSub(a, cap, &units, s, (int32_t)bytes, 0xfffd, NULL, &status);
    n = unorm2_normalize(nfkd, a, units, b, cap, &status);
    n = u_strFoldCase(a, cap, b, n, U_FOLD_CASE_DEFAULT, &status);
    n = unorm2_normalize(nfkd, a, n, b, cap, &status);
    free(a);
    *ret_n = U_SUCCESS(status) ? n : 0;
    return b;
}

static bool is_accent(UChar32 c)
{
    uint8_t combining = u_getCombiningClass(c);
    return combining > ACCENTS_ABOVE_CLASS || combining == 1;
}

void moderation_fold(char *dst, size_t size, const char *s)
{
    int32_t n = 0;
    size_t out = 0;
    UChar *text = decompose(s, utf8_floor(s, strnlen(s, LONGEST)), &n);
    bool blank = true; /* so that none begins it */
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        char utf8[4];
        U16_NEXT(text, i, n, c);
        if (is_accent(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
            continue;
        }
        if (u_isUWhiteSpace(c)) {
            if (blank) {
                continue;
            }
            c = ' ';
        }
        blank = c == ' ';
        size_t length = utf8_put(utf8, c == '\'' ? 0x2019 : (uint32_t)c);
        if (out + length >= size) {
            break;
        }
        memcpy(dst + out, utf8, length);
        out += length;
    }
    free(text);
    if (out > 0 && dst[out - 1] == ' ') {
        out--;
    }
    dst[out] = '\0';
}

/* Letters of scripts that put no spaces between words. */
static bool joins_words(uint32_t c)
{
    int32_t class = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
    return class == U_LB_IDEOGRAPHIC || class == U_LB_COMPLEX_CONTEXT ||
           class == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

static uint32_t before(const char *s, size_t at)
{
    size_t i = at;
    do {
        i--;
    } while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80);
    return utf8_next(s, at, &i);
}

static bool in_word(uint32_t c)
{
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

/* Whether a word may begin or end between the characters a and b. */
static bool edge(uint32_t a, uint32_t b)
{
    return !in_word(a) || !in_word(b) || joins_words(a) || joins_words(b);
}

static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(text), length = strlen(word);
    if (length == 0) {
        return false;
    }
    for (const char *p = text; (p = strstr(p, word)); p++) {
        size_t begin = (size_t)(p - text), end = begin + length, i = begin, j = end;
        bool first = begin == 0 || edge(before(text, begin), utf8_next(text, n, &i));
        bool last = end == n || edge(before(text, end), utf8_next(text, n, &j));
        if (first && last) {
            return true;
        }
    }
    return false;
}

static const char *find_word(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (has_word(text, words[i])) {
            return words[i];
        }
    }
    return NULL;
}

enum verdict moderation_check(const char *message, const char *const *words, size_t n,
                              enum moderation_policy policy, struct moderation_reason *ret_reason)
{
    const char *found = NULL;
    if (policy == MODERATION_HOLD_UNSURE) {
        size_t size = strnlen(message, LONGEST) * NFKD_GROWTH + 1;
        char *text = mem_new(size, 1);
        moderation_fold(text, size, message);
        found = find_word(text, words, n);
        if (!found) {
            found = find_word(text, moderation_words, moderation_word_count);
        }
        free(text);
    }
    if (policy == MODERATION_HOLD_NOTHING || (policy == MODERATION_HOLD_UNSURE && !found)) {
        return VERDICT_SHOW;
    }
    str_copy(ret_reason->word, sizeof ret_reason->word, found ? found : "");
    return VERDICT_HOLD;
}
