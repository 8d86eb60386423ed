#include "i18n/i18n.h"
#include "import/picture_formats.h"

#include <string.h>

enum { HEADER = 8, CHUNK = 12 /* length, type and checksum */, IHDR = 13 };

static unsigned channels(unsigned colour_type)
{
    switch (colour_type) {
    case 2: return 3;
    case 4: return 2;
    case 6: return 4;
    }
    return 1;
}

static bool is_type(const unsigned char *chunk, const char *type)
{
    return memcmp(chunk + 4, type, 4) == 0;
}

enum err picture_read_png(const struct picture_bytes *b, struct picture_header *ret,
                          struct diag *why)
{
    const unsigned char *first = b->p + HEADER;
    if (!picture_has(b, HEADER, CHUNK + IHDR) || picture_be32(first) != IHDR ||
        !is_type(first, "IHDR")) {
        return picture_damaged(!picture_has(b, HEADER, CHUNK + IHDR), why);
    }
    ret->width = picture_be32(first + 8);
    ret->height = picture_be32(first + 12);
    bool ended = false;
    for (size_t at = HEADER; !ended && picture_has(b, at, CHUNK);) {
        const unsigned char *chunk = b->p + at;
        size_t length = picture_be32(chunk);
        if (!picture_has(b, at + CHUNK, length)) {
            break;
        }
        ended = is_type(chunk, "IEND");
        ret->has_packed_text = ret->has_packed_text || is_type(chunk, "zTXt") ||
                               is_type(chunk, "iTXt");
        at += CHUNK + length;
    }
    ret->ends_early = !ended;
    enum err e = picture_check_size(ret->width, ret->height, why);
    if (e == ERR_OK && first[20] != 0) {
        uint64_t bits = (uint64_t)first[16] * channels(first[17]);
        e = picture_check_whole((uint64_t)ret->width * ret->height * bits / 8,
                                N_("an interlaced PNG"), why);
    }
    return e;
}
