/* Which of the charsets without a mark a table was saved in.
 *
 * General detection (ICU's) compares how often letters follow each other in running text; a list of
 * names is no such text, and it does not know Mac OS Roman at all. But names are words, and in the
 * wrong charset words have signs, capitals and strange neighbours in their middle. */
#include "import/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { SAMPLE_MAX = 256 << 10, SURE = 50 };

/* The first of those that fit equally well is taken. The signs of Windows-1252 that stand alone, a
 * dash or the apostrophe of "the employees’", are letters on the Mac, and fit there by chance: for
 * the Mac something more has to speak. */
static const struct {
    const char *name, *converter;
    long handicap;
} candidates[] = {
    {"Windows-1252", "windows-1252", 0},
    {"Windows-1250", "windows-1250", 0},
    {"Windows-1251", "windows-1251", 0},
    {"Mac OS Roman", "macintosh", 1},
};

static const char16_t common[] = u"äöüßàâçéèêëîïôûùÿœæñáíóúåøãõìòÄÖÜÀÂÇÉÈÊÎÔÑÁÍÓÚÅØÆŒ"
                                 u"ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžýČĎĚŇŘŠŤŮŽőűăşţŐŰ";
/* Of Windows-1252 as well, where nearly nobody uses them. */
static const char16_t rare_in_west[] = u"šžŠŽý";

static bool is_in(const char16_t *set, UChar32 c)
{
    for (; *set; set++) {
        if (*set == c) {
            return true;
        }
    }
    return false;
}

static bool is_cyrillic(UChar32 c)
{
    return c >= 0x400 && c < 0x460;
}

/* How well c, which is not ASCII, fits between its neighbours (0 for none). */
static int score_character(UChar32 before, UChar32 c, UChar32 after, bool western)
{
    bool word_before = u_isalpha(before), word_after = u_isalpha(after);
    if (!u_isalpha(c)) {
        if (!u_isprint(c) && c != 0xA0) {
            return -3;
        }
        if (c == 0x2019 && word_before && word_after) {
            return 1;
        }
        if (c == 0x2013 || c == 0x2014) {
            return word_before && word_after && !u_isupper(after) ? -1 : 0; /* "Mo–Fr" */
        }
        bool quote = u_charType(c) == U_INITIAL_PUNCTUATION ||
                     u_charType(c) == U_FINAL_PUNCTUATION || c == 0x201E || c == 0x2026;
        return quote || c == 0xA0 || !(word_before || word_after) ? 0 : -3;
    }
    if (is_cyrillic(c)) {
        bool mixed = (word_before && !is_cyrillic(before)) || (word_after && !is_cyrillic(after));
        if (mixed || (word_before && u_islower(before) && u_isupper(c))) {
            return -3;
        }
        return word_before || word_after ? 2 : 0;
    }
    if (!word_before && !word_after) {
        return 0;
    }
    bool inner_capital = u_isupper(c) && word_before && (u_islower(before) || u_islower(after));
    bool inner_small = u_islower(c) && word_after && u_isupper(after);
    if (inner_capital || inner_small) {
        return -3;
    }
    if (before >= 0x80 && word_before && after >= 0x80 && word_after) {
        return -2; /* three such letters in a row make no word of a Latin alphabet */
    }
    return is_in(common, c) && !(western && is_in(rare_in_west, c)) ? 1 : 0;
}

static bool decode_table(const char *converter, UChar32 table[static 256])
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *c = ucnv_open(converter, &code);
    for (unsigned byte = 0; byte < 256 && U_SUCCESS(code); byte++) {
        char in = (char)byte;
        UChar out[4] = {0};
        ucnv_reset(c);
        int32_t n = ucnv_toUChars(c, out, 4, &in, 1, &code);
        table[byte] = n == 1 ? out[0] : 0xFFFD;
    }
    ucnv_close(c);
    return U_SUCCESS(code);
}

static bool is_quote(UChar32 c)
{
    return (c >= 0x2018 && c <= 0x201E) || c == 0x2039 || c == 0x203A || c == 0xAB || c == 0xBB;
}

static long score(const unsigned char *bytes, size_t n, const UChar32 table[static 256],
                  bool western)
{
    enum { QUOTED_MAX = 200 };
    size_t opened = n;         /* where a quotation has begun; n: nowhere */
    long sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] < 0x80) {
            continue;
        }
        UChar32 before = i > 0 ? table[bytes[i - 1]] : 0, c = table[bytes[i]];
        UChar32 after = i + 1 < n ? table[bytes[i + 1]] : 0;
        sum += score_character(before, c, after, western);
        /* Two marks around words are no accident. */
        if (is_quote(c) && !u_isalnum(before) && u_isalnum(after)) {
            opened = i;
        } else if (is_quote(c) && !u_isalnum(after) && opened < n) {
            sum += i - opened < QUOTED_MAX ? 2 : 0;
            opened = n;
        }
    }
    return sum;
}

/* Greek, Arabic, Japanese … when the text is long enough to be sure. */
static bool detect(const char *bytes, size_t n, char *dst, size_t size)
{
    /* The candidates have decided about these better; the others are no longer in use. */
    static const char *const ours[] = {"UTF", "IBM", "ISO-8859-1", "ISO-8859-2", "windows-1250",
                                       "windows-1251", "windows-1252"};
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    ucsdet_setText(detector, bytes, (int32_t)n, &code);
    const UCharsetMatch *match = U_SUCCESS(code) ? ucsdet_detect(detector, &code) : NULL;
    bool sure = match && U_SUCCESS(code) && ucsdet_getConfidence(match, &code) >= SURE;
    if (sure) {
        const char *name = ucsdet_getName(match, &code);
        sure = U_SUCCESS(code) && str_copy(dst, size, name);
        for (size_t i = 0; sure && i < sizeof ours / sizeof *ours; i++) {
            sure = strncmp(name, ours[i], strlen(ours[i])) != 0;
        }
    }
    ucsdet_close(detector);
    return sure;
}

const char *encoding_guess(const char *bytes, size_t n, char *dst, size_t size)
{
    size_t best = 0, sample = n < SAMPLE_MAX ? n : SAMPLE_MAX;
    long best_score = 0;
    UChar32 table[256];
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        if (!decode_table(candidates[i].converter, table)) {
            continue;
        }
        bool western = i == 0;
        long s = score((const unsigned char *)bytes, sample, table, western) -
                 candidates[i].handicap;
        if (i == 0 || s > best_score) {
            best = i;
            best_score = s;
        }
    }
    if (best_score < 0 && detect(bytes, sample, dst, size)) {
        return dst;
    }
    str_copy(dst, size, candidates[best].converter);
    return candidates[best].name;
}
