#include "import/png_strip.h"

#include "import/picture_formats.h"

#include <string.h>

enum { HEADER = 8, CHUNK = 12 };

static bool is_kept(const unsigned char *type)
{
    static const char *const kept[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "sRGB",
                                       "gAMA", "cHRM", "sBIT", "eXIf"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (memcmp(type, kept[i], 4) == 0) {
            return true;
        }
    }
    return false;
}

void png_strip(const void *bytes, size_t n, struct buf *ret)
{
    struct picture_bytes b = {bytes, n};
    size_t at = HEADER, from = 0; /* what is before from is copied or left out */
    while (picture_has(&b, at, CHUNK)) {
        size_t length = picture_be32(b.p + at);
        if (!picture_has(&b, at + CHUNK, length)) {
            break;
        }
        if (!is_kept(b.p + at + 4)) {
            buf_add(ret, b.p + from, at - from);
            from = at + CHUNK + length;
        }
        at += CHUNK + length;
    }
    buf_add(ret, b.p + from, n - from);
}
