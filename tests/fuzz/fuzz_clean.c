#include "fuzz/fuzz.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/clean.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* The first byte chooses the room and whether lines stay; the rest is the text. */

static void check(const char *s, bool keep_lines)
{
    size_t n = strlen(s);
    unsigned marks = 0;
    uint32_t before = ' ';
    for (size_t i = 0; i < n;) {
        size_t begin = i;
        uint32_t c = utf8_next(s, n, &i);
        assert(c != 0xFFFD || i - begin == 3); /* valid UTF-8 */
        assert(c >= 0x20 || (keep_lines && c == '\n'));
        assert(!(c >= 0x7F && c < 0xA0) && !U_IS_UNICODE_NONCHAR(c));
        assert(!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069));
        int8_t type = u_charType((UChar32)c);
        assert(type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR && type != U_SURROGATE);
        bool blank = c == ' ' || c == '\n';
        assert(!blank || (before != ' ' && before != '\n'));
        assert(!u_isUWhiteSpace((UChar32)c) || blank);
        marks = U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK ? marks + 1 : 0;
        assert(marks <= 4);
        before = c;
    }
    assert(n == 0 || (before != ' ' && before != '\n'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool keep_lines = size > 0 && data[0] & 1;
    size_t room = size > 0 && data[0] & 2 ? 1 + data[0] / 4u : 8192;
    const char *s = (const char *)data + (size > 0);
    size_t n = size > 0 ? size - 1 : 0;
    char *out = mem_new(room, 1);
    enum err e = text_clean(out, room, s, n, keep_lines);
    assert(e == ERR_OK || e == ERR_LIMIT);
    assert(memchr(out, 0, room));
    check(out, keep_lines);

    /* What is clean stays as it is. */
    char *again = mem_new(room, 1);
    e = text_clean(again, room, out, strlen(out), keep_lines);
    assert(e == ERR_OK);
    assert(strcmp(out, again) == 0);
    free(again);
    free(out);
    return 0;
}
