/* What a file of a stranger is, by its first bytes and its own structure, before any decoder sees
 * it. Nothing is decoded and nothing allocated here; every read is inside the n bytes given. */
#ifndef IMPORT_PICTURE_H
#define IMPORT_PICTURE_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum picture_kind {
    PICTURE_UNKNOWN,
    /* Read. */
    PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP, PICTURE_TIFF,
    PICTURE_HEIC, PICTURE_AVIF, /* where libvips has libheif and that a decoder */
    PICTURE_PDF,                /* as a poster, where pdftoppm is installed */
    /* Refused. */
    PICTURE_GIF, PICTURE_SVG, PICTURE_BMP, PICTURE_JXL, PICTURE_JPEG2000, PICTURE_PHOTOSHOP,
    PICTURE_RAW, PICTURE_BIGTIFF, PICTURE_FILM, PICTURE_POWERPOINT, PICTURE_ODP,
    PICTURE_OLD_OFFICE, PICTURE_WORD, PICTURE_EXCEL, PICTURE_ZIP,
};

enum {
    PICTURE_SIDE_MAX = 30000,         /* pixels */
    /* libjpeg decodes each scan over the whole picture: 1000 in 38 KB take a minute. Usual are 6 to
     * 14. */
    PICTURE_SCANS_MAX = 50,
    PICTURE_PAGES_MAX = 100,          /* of a TIFF, of which the first is shown */
    /* What a decoder that cannot go row by row may need: progressive JPEG, interlaced PNG, WebP,
     * HEIC. */
    PICTURE_WHOLE_BYTES_MAX = 256 << 20,
};

struct picture_header {
    uint32_t width, height;           /* as stored: not turned yet */
    unsigned pages;                   /* of a TIFF; else 1 */
    bool ends_early;                  /* the file says that it is longer */
    bool is_whole;                    /* JPEG: progressive, so it cannot be decoded row by row */
    bool has_packed_text;             /* PNG: zTXt or iTXt, which libpng would unpack */
};

enum picture_kind picture_kind_of(const void *bytes, size_t n);
/* "a GIF", "a JPEG picture", … Static storage. */
const char *picture_kind_name(enum picture_kind kind);
/* Says in a sentence ("found …; expected …") what to do with a kind that is not read. Returns
 * ERR_BAD_DATA. */
enum err picture_refuse(enum picture_kind kind, struct diag *why) MUST_CHECK;

/* Reads the header of a JPEG, PNG, WebP, TIFF, HEIC or AVIF. ERR_BAD_DATA for a damaged one,
 * ERR_LIMIT for one that would take too much memory or time to decode; why then says it. JPEG: ITU
 * T.81 annex B; PNG: W3C PNG 3rd edition §5; WebP: RFC 9649 §2; TIFF 6.0 §2; HEIF: ISO 14496-12 §8
 * and 23008-12 §6. Walks the whole file: O(n). */
enum err picture_check(enum picture_kind kind, const void *bytes, size_t n,
                       struct picture_header *ret, struct diag *why) MUST_CHECK;
/* The damaged picture, in words. Returns ERR_BAD_DATA. */
enum err picture_damaged(bool ends_early, struct diag *why) MUST_CHECK;

#endif
