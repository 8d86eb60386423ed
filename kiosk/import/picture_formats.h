/* The readers behind picture_check, one for each format. They fill what they find of ret, which is
 * zeroed but for pages = 1; limits of size are checked by the caller. */
#ifndef IMPORT_PICTURE_FORMATS_H
#define IMPORT_PICTURE_FORMATS_H

#include "import/picture.h"

struct picture_bytes {
    const unsigned char *p;
    size_t n;
};

/* n bytes at offset are there. */
static inline bool picture_has(const struct picture_bytes *b, uint64_t offset, uint64_t n)
{
    return offset <= b->n && n <= b->n - offset;
}

static inline uint32_t picture_be16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static inline uint32_t picture_be32(const unsigned char *p)
{
    return picture_be16(p) << 16 | picture_be16(p + 2);
}

static inline uint32_t picture_le16(const unsigned char *p)
{
    return (uint32_t)p[1] << 8 | p[0];
}

static inline uint32_t picture_le32(const unsigned char *p)
{
    return picture_le16(p + 2) << 16 | picture_le16(p);
}

/* ERR_LIMIT when width x height pixels are too many. */
enum err picture_check_size(uint64_t width, uint64_t height, struct diag *why) MUST_CHECK;
/* ERR_LIMIT when a decoder that needs the whole picture in memory would need that many bytes.
 * kind: "a progressive JPEG", in English. */
enum err picture_check_whole(uint64_t bytes, const char *kind, struct diag *why) MUST_CHECK;

enum err picture_read_jpeg(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why) MUST_CHECK;
enum err picture_read_png(const struct picture_bytes *b, struct picture_header *ret,
                          struct diag *why) MUST_CHECK;
enum err picture_read_webp(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why) MUST_CHECK;
enum err picture_read_tiff(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why) MUST_CHECK;
enum err picture_read_heif(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why) MUST_CHECK;

#endif
