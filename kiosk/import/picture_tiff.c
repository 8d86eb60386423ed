#include "i18n/i18n.h"
#include "import/picture_formats.h"

enum {
    ENTRY = 12,
    TAG_WIDTH = 256, TAG_HEIGHT = 257, TAG_SAMPLES = 277, TAG_TILE_WIDTH = 322,
    TAG_TILE_HEIGHT = 323,
    TYPE_SHORT = 3, TYPE_LONG = 4,
    /* CMYK and transparency are five; more are measurements. */
    SAMPLES_MAX = 8,
    TILE_SIDE_MAX = 8192,
};

struct reader {
    const struct picture_bytes *b;
    bool big_endian;
};

static uint32_t get16(const struct reader *r, size_t at)
{
    return r->big_endian ? picture_be16(r->b->p + at) : picture_le16(r->b->p + at);
}

static uint32_t get32(const struct reader *r, size_t at)
{
    return r->big_endian ? picture_be32(r->b->p + at) : picture_le32(r->b->p + at);
}

/* The first picture's tags, of which the last one of a kind counts, as in libtiff. */
struct tags {
    uint32_t width, height, samples, tile_width, tile_height;
};

static void read_entry(const struct reader *r, size_t at, struct tags *t)
{
    uint32_t tag = get16(r, at), type = get16(r, at + 2);
    uint32_t value = type == TYPE_SHORT ? get16(r, at + 8)
                     : type == TYPE_LONG ? get32(r, at + 8)
                                         : 0;
    switch (tag) {
    case TAG_WIDTH: t->width = value; break;
    case TAG_HEIGHT: t->height = value; break;
    case TAG_SAMPLES: t->samples = value; break;
    case TAG_TILE_WIDTH: t->tile_width = value; break;
    case TAG_TILE_HEIGHT: t->tile_height = value; break;
    }
}

static enum err refuse_pages(struct diag *why)
{
    return diag_set(why, ERR_LIMIT, "", 0, 0,
                    tr("found a TIFF of more than %d pages, or one whose pages go round in a "
                       "circle; expected one picture: export the page as JPEG"),
                    PICTURE_PAGES_MAX);
}

/* libtiff walks the chain of pages as well, but up to a million of them. */
static enum err read_pages(const struct reader *r, struct tags *ret_first, unsigned *ret_pages,
                           bool *ret_ends_early, struct diag *why)
{
    size_t at = get32(r, 4);
    unsigned pages = 0;
    while (at != 0) {
        if (pages == PICTURE_PAGES_MAX) {
            return refuse_pages(why);
        }
        size_t count = picture_has(r->b, at, 2) ? get16(r, at) : 0;
        if (!picture_has(r->b, at, 2 + count * ENTRY + 4)) {
            *ret_ends_early = true;
            break;
        }
        for (size_t i = 0; pages == 0 && i < count; i++) {
            read_entry(r, at + 2 + i * ENTRY, ret_first);
        }
        pages++;
        at = get32(r, at + 2 + count * ENTRY);
    }
    *ret_pages = pages;
    return ERR_OK;
}

enum err picture_read_tiff(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why)
{
    struct reader r = {.b = b, .big_endian = b->p[0] == 'M'};
    struct tags t = {.samples = 1};
    unsigned pages = 0;
    enum err e = read_pages(&r, &t, &pages, &ret->ends_early, why);
    if (e == ERR_OK && (pages == 0 || t.width == 0 || t.height == 0)) {
        e = picture_damaged(ret->ends_early, why);
    }
    if (e == ERR_OK && (t.samples > SAMPLES_MAX || t.tile_width > TILE_SIDE_MAX ||
                        t.tile_height > TILE_SIDE_MAX)) {
        e = diag_set(why, ERR_LIMIT, "", 0, 0,
                     tr("found a TIFF of %u colour channels and tiles of %u × %u pixels; expected "
                        "at most %d and %d × %d: export it as JPEG"),
                     t.samples, t.tile_width, t.tile_height, SAMPLES_MAX, TILE_SIDE_MAX,
                     TILE_SIDE_MAX);
    }
    if (e == ERR_OK) {
        ret->width = t.width;
        ret->height = t.height;
        ret->pages = pages;
    }
    return e;
}
