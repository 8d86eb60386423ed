#include "import/encoding.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static bool is_utf8(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t before = i;
        if ((unsigned char)s[i] < 0x80) {
            i++;
        } else if (utf8_next(s, n, &i) == 0xFFFD && i == before + 1) {
            return false;
        }
    }
    return true;
}

/* Without a mark: every comma, digit and line end has a NUL as its other byte, always on the same
 * side. In other text that has NULs, its other characters pair up as plain ASCII. */
static const char *unmarked_utf16(const unsigned char *p, size_t n)
{
    enum { SAMPLE_MAX = 64 << 10 };
    size_t first = 0, second = 0, ascii = 0, units = (n < SAMPLE_MAX ? n : SAMPLE_MAX) / 2;
    for (size_t i = 0; i < units; i++) {
        const unsigned char *u = p + i * 2;
        first += !u[0];
        second += !u[1];
        ascii += u[0] >= 0x20 && u[0] < 0x7F && u[1] >= 0x20 && u[1] < 0x7F;
    }
    size_t nuls = first + second;
    if (units < 2 || nuls < 2 || (first && second) || ascii * 2 > units - nuls) {
        return NULL;
    }
    return first ? "UTF-16BE" : "UTF-16LE";
}

/* Spreadsheets save "Unicode text" as UTF-16. */
static const char *utf16_kind(const unsigned char *p, size_t n)
{
    if (n >= 2 && p[0] == 0xFF && p[1] == 0xFE) {
        return "UTF-16LE";
    }
    if (n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
        return "UTF-16BE";
    }
    return unmarked_utf16(p, n);
}

static enum err convert(struct buf *b, const char *from)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t need = ucnv_convert("UTF-8", from, NULL, 0, b->data, (int32_t)b->len, &code);
    if (code != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(code)) {
        return ERR_BAD_DATA;
    }
    char *out = mem_new((size_t)need + 1, 1);
    code = U_ZERO_ERROR;
    ucnv_convert("UTF-8", from, out, need + 1, b->data, (int32_t)b->len, &code);
    if (U_FAILURE(code)) {
        free(out);
        return ERR_BAD_DATA;
    }
    buf_reset(b);
    buf_add(b, out, (size_t)need);
    free(out);
    return ERR_OK;
}

static void drop_mark(struct buf *b)
{
    if (b->len >= 3 && memcmp(b->data, "\xEF\xBB\xBF", 3) == 0) {
        memmove(b->data, b->data + 3, b->len - 3);
        b->len -= 3;
        b->data[b->len] = '\0';
    }
}

enum err encoding_to_utf8(struct buf *b, char ret_name[static ENCODING_NAME_MAX])
{
    char charset[ENCODING_NAME_MAX];
    const char *name = "UTF-8";
    const char *utf16 = utf16_kind((const unsigned char *)b->data, b->len);
    enum err e = ERR_OK;
    if (utf16) {
        name = "UTF-16";
        b->len -= b->len % 2; /* half a character at the end of a file that was cut */
        e = convert(b, utf16);
    } else if (b->len > 0 && memchr(b->data, '\0', b->len)) {
        e = ERR_BAD_DATA;
    } else if (!is_utf8(b->data, b->len)) {
        name = encoding_guess(b->data, b->len, charset, sizeof charset);
        e = convert(b, charset);
    }
    if (e != ERR_OK) {
        return e;
    }
    drop_mark(b);
    if (b->len > 0 && memchr(b->data, '\0', b->len)) {
        return ERR_BAD_DATA;
    }
    str_copy(ret_name, ENCODING_NAME_MAX, name);
    return ERR_OK;
}

/* Letters that no decomposition takes apart, as people type them without their keyboard. */
static UChar32 plain_letter(UChar32 c)
{
    switch (c) {
    case 0x142: return 'l';
    case 0xF8: return 'o';
    case 0x111: return 'd';
    case 0x131: return 'i';
    }
    return c;
}

/* Appends a letter, after one blank for whatever stood before it; false when dst is full. */
static bool put_folded(char *dst, size_t size, size_t *out, bool *blank, uint32_t letter)
{
    if (*out + *blank + 4 >= size) {
        return false;
    }
    if (*blank) {
        dst[(*out)++] = ' ';
        *blank = false;
    }
    *out += utf8_put(dst + *out, letter);
    return true;
}

/* What the rest of encoding_fold makes of ASCII, without ICU; false when s is more than that. */
static bool fold_ascii(char *dst, size_t size, const char *s)
{
    size_t out = 0;
    bool blank = false;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c >= 0x80) {
            return false;
        }
        if (c >= 'A' && c <= 'Z') {
            c |= 0x20;
        } else if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
            blank = out > 0;
            continue;
        }
        if (!put_folded(dst, size, &out, &blank, c)) {
            break;
        }
    }
    dst[out] = '\0';
    return true;
}

void encoding_fold(char *dst, size_t size, const char *s)
{
    enum { LONGEST = 512 };
    UChar wide[LONGEST], folded[LONGEST * 3], apart[LONGEST * 4];
    int32_t n = 0, folded_n, apart_n;
    UErrorCode code = U_ZERO_ERROR;
    size_t bytes = strlen(s);
    dst[0] = '\0';
    if (bytes < LONGEST && fold_ascii(dst, size, s)) {
        return;
    }
    dst[0] = '\0';
    u_strFromUTF8WithSub(wide, LONGEST, &n, s,
                         (int32_t)utf8_floor(s, bytes < LONGEST ? bytes : LONGEST), 0xFFFD, NULL,
                         &code);
    folded_n = u_strFoldCase(folded, LONGEST * 3, wide, n, U_FOLD_CASE_DEFAULT, &code);
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&code);
    apart_n = unorm2_normalize(nfkd, folded, folded_n, apart, LONGEST * 4, &code);
    if (U_FAILURE(code)) {
        return;
    }
    size_t out = 0;
    bool blank = false;
    for (int32_t i = 0; i < apart_n;) {
        UChar32 c;
        U16_NEXT(apart, i, apart_n, c);
        if (u_getCombiningClass(c) != 0) {
            continue;
        }
        /* Vowel signs of Indic scripts are marks of class 0 and tell names apart: राज, रोज. */
        bool sign = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        if (!u_isalnum(c) && !sign) {
            blank = out > 0;
            continue;
        }
        if (!put_folded(dst, size, &out, &blank, (uint32_t)plain_letter(c))) {
            break;
        }
    }
    dst[out] = '\0';
}
