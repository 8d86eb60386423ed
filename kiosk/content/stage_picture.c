#include "content/staged.h"

#include <string.h>

static unsigned be(const unsigned char *p, unsigned n)
{
    unsigned v = 0;
    for (unsigned i = 0; i < n; i++) {
        v = v << 8 | p[i];
    }
    return v;
}

static bool fits(unsigned width, unsigned height)
{
    return width > 0 && height > 0 && width <= STAGE_SIDE && height <= STAGE_SIDE;
}

/* The signature, then IHDR (PNG, third edition, §5.2 and §11.2.1). */
static bool is_png(const unsigned char *p, size_t n)
{
    return n > 33 && memcmp(p, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) == 0 &&
           fits(be(p + 16, 4), be(p + 20, 4)) && p[24] == 8;
}

/* Markers up to the frame header (ITU-T T.81, B.2.2): baseline or progressive, 8 bit. */
static bool is_jpeg(const unsigned char *p, size_t n)
{
    size_t i = 2;
    if (n < 4 || p[0] != 0xFF || p[1] != 0xD8) {
        return false;
    }
    while (n >= 10 && i <= n - 10 && p[i] == 0xFF) {
        unsigned marker = p[i + 1];
        if (marker >= 0xC0 && marker <= 0xC2) {
            return p[i + 4] == 8 && fits(be(p + i + 7, 2), be(p + i + 5, 2));
        }
        bool segment = marker == 0xC4 || marker == 0xDB || marker == 0xDD || marker == 0xFE ||
                       (marker >= 0xE0 && marker <= 0xEF);
        if (!segment) {
            return false;
        }
        i += 2 + be(p + i + 2, 2);
    }
    return false;
}

bool stage_is_picture(const void *bytes, size_t n, const char *extension)
{
    if (str_equal(extension, "png")) {
        return is_png(bytes, n);
    }
    return str_equal(extension, "jpg") && is_jpeg(bytes, n);
}
