#include "moderation/impl.h"

#include "base/arena.h"
#include "base/str.h"
#include "moderation/moderation.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
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
    return combining > ACCENTS_ABOVE_CLASS || combining == 1 ||
           u_charType(c) == U_ENCLOSING_MARK; /* of a keycap */
}

void moderation_fold(char *dst, size_t size, const char *s)
{
    int32_t n = 0;
    size_t out = 0;
    UChar *text = decompose(s, utf8_floor(s, strnlen(s, MODERATION_LONGEST)), &n);
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

char *moderation_folded(const char *s)
{
    size_t size = strnlen(s, MODERATION_LONGEST) * NFKD_GROWTH + 1;
    char *text = mem_new(size, 1);
    moderation_fold(text, size, s);
    return text;
}
