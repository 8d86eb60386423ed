#include "i18n/i18n.h"
#include "import/picture_formats.h"

#include <string.h>

enum { RIFF = 12, CHUNK = 8 };

static uint32_t le24(const unsigned char *p)
{
    return picture_le16(p) | (uint32_t)p[2] << 16;
}

enum err picture_read_webp(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why)
{
    const unsigned char *chunk = b->p + RIFF, *p = chunk + CHUNK;
    ret->ends_early = picture_le32(b->p + 4) > b->n - 8;
    if (!picture_has(b, RIFF, CHUNK + 10)) {
        return picture_damaged(ret->ends_early, why);
    }
    if (memcmp(chunk, "VP8X", 4) == 0) {
        ret->width = le24(p + 4) + 1;
        ret->height = le24(p + 7) + 1;
    } else if (memcmp(chunk, "VP8L", 4) == 0 && p[0] == 0x2F) {
        uint32_t bits = picture_le32(p + 1);
        ret->width = (bits & 0x3FFF) + 1;
        ret->height = (bits >> 14 & 0x3FFF) + 1;
    } else if (memcmp(chunk, "VP8 ", 4) == 0 && memcmp(p + 3, "\x9D\x01\x2A", 3) == 0) {
        ret->width = picture_le16(p + 6) & 0x3FFF;
        ret->height = picture_le16(p + 8) & 0x3FFF;
    } else {
        return picture_damaged(ret->ends_early, why);
    }
    enum err e = picture_check_size(ret->width, ret->height, why);
    return e == ERR_OK ? picture_check_whole((uint64_t)ret->width * ret->height * 4,
                                             N_("a WebP picture"), why)
                       : e;
}
