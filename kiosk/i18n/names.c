#include "i18n/i18n.h"

#include "base/str.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ucoleitr.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Names: how they are looked for, and where they stand in a list. */

enum { NAME_UNITS = 1024, LETTER_UNITS = 8 };

/* Letters that have no decomposition, but people search for them as others write them. */
static const char *plain_letter(UChar32 c)
{
    switch (c) {
    case 0xE6: return "ae";   /* æ */
    case 0xF0: return "d";    /* ð */
    case 0xF8: return "o";    /* ø */
    case 0xFE: return "th";   /* þ */
    case 0x111: return "d";   /* đ */
    case 0x131: return "i";   /* ı */
    case 0x142: return "l";   /* ł */
    case 0x153: return "oe";  /* œ */
    }
    return NULL;
}

void i18n_fold(char *dst, size_t size, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[1024], folded[2048], split[4096];
    int32_t n = 0;
    dst[0] = '\0';
    u_strFromUTF8WithSub(text, 1024, &n, s, -1, 0xFFFD, NULL, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        n = 1024; /* nobody searches for more */
        status = U_ZERO_ERROR;
    }
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    n = u_strFoldCase(folded, 2048, text, n, U_FOLD_CASE_DEFAULT, &status);
    n = unorm2_normalize(nfkd, folded, n, split, 4096, &status);
    if (U_FAILURE(status)) {
        return;
    }
    size_t out = 0;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(split, i, n, c);
        if (u_getCombiningClass(c) != 0) {
            continue;
        }
        char own[5] = "";
        const char *plain = plain_letter(c);
        if (!plain) {
            own[utf8_put(own, (uint32_t)c)] = '\0';
            plain = own;
        }
        size_t len = strlen(plain);
        if (out + len >= size) {
            break;
        }
        memcpy(dst + out, plain, len);
        out += len;
    }
    dst[out] = '\0';
}

/* Those whose names can be spelled in Latin letters, and ICU's name for how. Han is not among them:
 * its rules take 80 ms to open (ICU 72), and know Chinese readings only. */
static struct {
    UScriptCode script;
    const char *id;
    bool consonants; /* vowels are mostly left out */
    UTransliterator *open;
    bool failed;
} spelling[] = {
    {USCRIPT_CYRILLIC, "Cyrillic-Latin", false, NULL, false},
    {USCRIPT_GREEK, "Greek-Latin", false, NULL, false},
    {USCRIPT_ARABIC, "Arabic-Latin", true, NULL, false},
    {USCRIPT_HEBREW, "Hebrew-Latin", true, NULL, false},
    {USCRIPT_HANGUL, "Hangul-Latin", false, NULL, false},
    {USCRIPT_HIRAGANA, "Hiragana-Latin", false, NULL, false},
    {USCRIPT_KATAKANA, "Katakana-Latin", false, NULL, false},
    {USCRIPT_DEVANAGARI, "Devanagari-Latin", false, NULL, false},
    {USCRIPT_BENGALI, "Bengali-Latin", false, NULL, false},
    {USCRIPT_GUJARATI, "Gujarati-Latin", false, NULL, false},
    {USCRIPT_GURMUKHI, "Gurmukhi-Latin", false, NULL, false},
    {USCRIPT_TAMIL, "Tamil-Latin", false, NULL, false},
    {USCRIPT_TELUGU, "Telugu-Latin", false, NULL, false},
    {USCRIPT_KANNADA, "Kannada-Latin", false, NULL, false},
    {USCRIPT_MALAYALAM, "Malayalam-Latin", false, NULL, false},
    {USCRIPT_THAI, "Thai-Latin", false, NULL, false},
    {USCRIPT_ARMENIAN, "Armenian-Latin", false, NULL, false},
    {USCRIPT_GEORGIAN, "Georgian-Latin", false, NULL, false},
};
enum { SPELLINGS = sizeof spelling / sizeof *spelling };

static uint32_t scripts_of(const UChar *text, int32_t n)
{
    uint32_t found = 0;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(text, i, n, c);
        if (c < 0x370) {
            continue; /* Latin, or nobody's */
        }
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript(c, &status);
        for (unsigned k = 0; k < SPELLINGS; k++) {
            found |= script == spelling[k].script ? UINT32_C(1) << k : 0;
        }
    }
    return found;
}

static UTransliterator *transliterator(unsigned k)
{
    if (!spelling[k].open && !spelling[k].failed) {
        UErrorCode status = U_ZERO_ERROR;
        UChar id[32];
        u_uastrcpy(id, spelling[k].id);
        spelling[k].open = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
        spelling[k].failed = U_FAILURE(status);
    }
    return spelling[k].open;
}

enum i18n_spelling i18n_latin(char *dst, size_t size, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[NAME_UNITS];
    int32_t n = 0;
    dst[0] = '\0';
    u_strFromUTF8WithSub(text, NAME_UNITS, &n, s, -1, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) {
        return I18N_SPELLING_NONE;
    }
    uint32_t scripts = scripts_of(text, n);
    enum i18n_spelling spelled = I18N_SPELLING_NONE;
    for (int32_t i = 0; i < n; i++) {
        text[i] = text[i] == 0x629 ? 0x627 : text[i]; /* teh marbuta sounds like an a */
    }
    for (unsigned k = 0; k < SPELLINGS; k++) {
        UTransliterator *t = scripts >> k & 1 ? transliterator(k) : NULL;
        int32_t limit = n;
        if (t) {
            utrans_transUChars(t, text, &n, NAME_UNITS, 0, &limit, &status);
            spelled = spelling[k].consonants ? I18N_SPELLING_CONSONANTS
                      : spelled == I18N_SPELLING_NONE ? I18N_SPELLING_FULL : spelled;
        }
    }
    char utf8[3 * NAME_UNITS + 1];
    u_strToUTF8(utf8, sizeof utf8, NULL, text, n, &status);
    if (U_FAILURE(status) || spelled == I18N_SPELLING_NONE) {
        return I18N_SPELLING_NONE;
    }
    i18n_fold(dst, size, utf8);
    return spelled;
}

/* The collators of the language that letters were asked for last: opening one takes a
 * millisecond. */
static struct {
    char tag[32];
    UCollator *full, *primary;
} order;

static bool open_order(const char *language)
{
    if (order.full && str_equal(order.tag, language)) {
        return true;
    }
    ucol_close(order.full);
    ucol_close(order.primary);
    UErrorCode status = U_ZERO_ERROR;
    order.full = ucol_open(language, &status);
    order.primary = ucol_open(language, &status);
    if (U_FAILURE(status)) {
        ucol_close(order.full);
        ucol_close(order.primary);
        order.full = order.primary = NULL;
        return false;
    }
    ucol_setStrength(order.primary, UCOL_PRIMARY);
    str_copy(order.tag, sizeof order.tag, language);
    return true;
}

/* Units of the first letter of text as the language sorts it: "ch" is one in Czech. */
static int32_t first_letter(const UChar *text, int32_t n)
{
    int32_t end = 0;
    U16_FWD_1(text, end, n);
    UErrorCode status = U_ZERO_ERROR;
    UCollationElements *elements = ucol_openElements(order.full, text, n, &status);
    int32_t element = U_SUCCESS(status) ? ucol_next(elements, &status) : UCOL_NULLORDER;
    if (element != UCOL_NULLORDER && ucol_getOffset(elements) > end &&
        ucol_getOffset(elements) < LETTER_UNITS) {
        end = ucol_getOffset(elements);
    }
    ucol_closeElements(elements);
    return end;
}

void i18n_letter(char *dst, size_t size, const char *language, const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[NAME_UNITS], plain[4 * LETTER_UNITS];
    char own[8 * LETTER_UNITS], folded[8 * LETTER_UNITS];
    int32_t n = 0, at = 0, plain_n = 0;
    dst[0] = '\0';
    u_strFromUTF8WithSub(text, NAME_UNITS, &n, name, -1, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) {
        return;
    }
    for (int32_t next = 0; next < n; at = next) {
        UChar32 c;
        U16_NEXT(text, next, n, c);
        if (u_isalnum(c)) {
            break;
        }
    }
    if (at == n || !open_order(language)) {
        return;
    }
    int32_t len = first_letter(text + at, n - at);
    u_strToUTF8(own, sizeof own, NULL, text + at, len, &status);
    i18n_fold(folded, sizeof folded, own);
    u_strFromUTF8(plain, 4 * LETTER_UNITS, &plain_n, folded, -1, &status);
    /* Without its accent, where the language sorts it under the letter that has none. */
    bool same = U_SUCCESS(status) && plain_n > 0 &&
                ucol_strcoll(order.primary, plain, plain_n, text + at, len) == UCOL_EQUAL;
    if (!same) {
        memcpy(plain, text + at, (size_t)len * sizeof *plain);
        plain_n = len;
    }
    UChar title[4 * LETTER_UNITS];
    plain_n = u_strToTitle(title, 4 * LETTER_UNITS, plain, plain_n, NULL, language, &status);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status); /* folding took Hangul apart */
    plain_n = unorm2_normalize(nfc, title, plain_n, plain, 4 * LETTER_UNITS, &status);
    u_strToUTF8(own, sizeof own, NULL, plain, plain_n, &status);
    if (U_SUCCESS(status)) {
        str_copy(dst, size, own);
    }
}
