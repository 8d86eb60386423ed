#include "i18n/i18n.h"
#include "import/picture_formats.h"

#include <string.h>

enum {
    FULL = 4,               /* version and flags of a full box */
    BOXES_MAX = 4096,       /* at one level; a phone's picture has about 60 properties */
    GRIDS_MAX = 8,
    ITEMS_MAX = 4096,
    TILES_MAX = 1024,
};

struct box {
    const unsigned char *type;
    size_t at, n;           /* what it holds */
};

struct heif {
    const struct picture_bytes *b;
    struct picture_header *header;
    uint32_t grid[GRIDS_MAX]; unsigned grid_count; /* ids of items that put tiles together */
    struct box idat, iloc;
};

/* Reads the box at *at inside [*at, end) and moves behind it. ISO 14496-12 §4.2. */
static bool next_box(struct heif *h, size_t *at, size_t end, struct box *ret)
{
    if (end - *at < 8) {
        return false;
    }
    const unsigned char *p = h->b->p + *at;
    uint64_t size = picture_be32(p), head = 8;
    if (size == 1 && end - *at >= 16) {
        size = (uint64_t)picture_be32(p + 8) << 32 | picture_be32(p + 12);
        head = 16;
    } else if (size == 0) {
        size = end - *at;
    }
    if (size < head) {
        return false;
    }
    if (size > end - *at) {
        h->header->ends_early = true;
        return false;
    }
    *ret = (struct box){.type = p + 4, .at = *at + head, .n = (size_t)(size - head)};
    *at += (size_t)size;
    return true;
}

static bool is(const struct box *box, const char *type)
{
    return memcmp(box->type, type, 4) == 0;
}

static enum err take_size(struct heif *h, uint32_t width, uint32_t height, struct diag *why)
{
    enum err e = picture_check_size(width, height, why);
    if (e == ERR_OK && (uint64_t)width * height >
                           (uint64_t)h->header->width * h->header->height) {
        h->header->width = width;
        h->header->height = height;
    }
    return e;
}

/* iprp holds ipco, and that each picture's ispe: the size of the picture, a tile or a thumbnail. */
static enum err read_sizes(struct heif *h, const struct box *in, unsigned depth, struct diag *why)
{
    struct box box;
    size_t at = in->at;
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < BOXES_MAX && next_box(h, &at, in->at + in->n, &box);
         i++) {
        const unsigned char *p = h->b->p + box.at;
        if (is(&box, "ipco") && depth == 0) {
            e = read_sizes(h, &box, 1, why);
        } else if (is(&box, "ispe") && box.n >= FULL + 8) {
            e = take_size(h, picture_be32(p + FULL), picture_be32(p + FULL + 4), why);
        }
    }
    return e;
}

/* iinf: which items are grids of tiles. */
static void read_items(struct heif *h, const struct box *in)
{
    size_t head = in->n >= FULL && h->b->p[in->at] == 0 ? FULL + 2 : FULL + 4;
    size_t at = in->at + head;
    struct box box;
    for (unsigned i = 0; in->n >= head && i < ITEMS_MAX && next_box(h, &at, in->at + in->n, &box);
         i++) {
        const unsigned char *p = h->b->p + box.at;
        if (!is(&box, "infe") || box.n < FULL + 8 || (p[0] >= 3 && box.n < FULL + 10)) {
            continue;
        }
        /* Versions before 2 have no types. */
        bool wide = p[0] >= 3;
        const unsigned char *type = p + FULL + (wide ? 6 : 4);
        if (p[0] >= 2 && memcmp(type, "grid", 4) == 0 && h->grid_count < GRIDS_MAX) {
            h->grid[h->grid_count++] = wide ? picture_be32(p + FULL) : picture_be16(p + FULL);
        }
    }
}

/* The picture that a grid makes (ISO 23008-12 §6.6.2.3.2), whatever its ispe says. */
static enum err read_grid(struct heif *h, uint64_t at, uint64_t n, struct diag *why)
{
    if (n < 8 || !picture_has(h->b, at, 8)) {
        return ERR_OK; /* no decoder reads it either */
    }
    const unsigned char *p = h->b->p + at;
    bool wide = p[1] & 1;
    if (wide && (n < 12 || !picture_has(h->b, at, 12))) {
        return ERR_OK;
    }
    unsigned tiles = (p[2] + 1U) * (p[3] + 1U);
    if (tiles > TILES_MAX) {
        return diag_set(why, ERR_LIMIT, "", 0, 0,
                        tr("found a picture of %u tiles; expected at most %d: export it as JPEG"),
                        tiles, TILES_MAX);
    }
    return wide ? take_size(h, picture_be32(p + 4), picture_be32(p + 8), why)
                : take_size(h, picture_be16(p + 4), picture_be16(p + 6), why);
}

/* A number of 0, 4 or 8 bytes of iloc. */
static bool take(const struct heif *h, size_t *at, size_t end, unsigned bytes, uint64_t *ret)
{
    if (end - *at < bytes || bytes > 8) {
        return false;
    }
    *ret = 0;
    for (unsigned i = 0; i < bytes; i++) {
        *ret = *ret << 8 | h->b->p[(*at)++];
    }
    return true;
}

static bool is_grid(const struct heif *h, uint64_t id)
{
    for (unsigned i = 0; i < h->grid_count; i++) {
        if (h->grid[i] == id) {
            return true;
        }
    }
    return false;
}

/* iloc: where the bytes of each item are (ISO 14496-12 §8.11.3). Only the first extent of a grid is
 * looked at: it is at most 12 bytes long. */
static enum err read_places(struct heif *h, struct diag *why)
{
    size_t at = h->iloc.at, end = at + h->iloc.n;
    uint64_t version, sizes, count, id, method, skip, base, extents, offset, length;
    enum err e = ERR_OK;
    if (!take(h, &at, end, 1, &version) || !take(h, &at, end, 3, &skip) ||
        !take(h, &at, end, 2, &sizes) || !take(h, &at, end, version < 2 ? 2 : 4, &count)) {
        return ERR_OK;
    }
    unsigned offset_size = sizes >> 12 & 15, length_size = sizes >> 8 & 15;
    unsigned base_size = sizes >> 4 & 15, index_size = version == 0 ? 0 : sizes & 15;
    for (uint64_t i = 0; e == ERR_OK && i < count && i < ITEMS_MAX; i++) {
        method = 0;
        if (!take(h, &at, end, version < 2 ? 2 : 4, &id) ||
            (version > 0 && !take(h, &at, end, 2, &method)) || !take(h, &at, end, 2, &skip) ||
            !take(h, &at, end, base_size, &base) || !take(h, &at, end, 2, &extents)) {
            break;
        }
        if (extents == 0) {
            continue;
        }
        if (!take(h, &at, end, index_size, &skip) || !take(h, &at, end, offset_size, &offset) ||
            !take(h, &at, end, length_size, &length)) {
            return e;
        }
        uint64_t place = base + offset + ((method & 15) == 1 ? h->idat.at : 0);
        if (is_grid(h, id)) {
            e = read_grid(h, place, length_size ? length : h->b->n, why);
        }
        /* At once: with sizes of 0 bytes a short file can have any number of them. */
        uint64_t others = (extents - 1) * (index_size + offset_size + length_size);
        if (others > end - at) {
            return e;
        }
        at += (size_t)others;
    }
    return e;
}

static enum err read_meta(struct heif *h, const struct box *meta, struct diag *why)
{
    struct box box;
    size_t at = meta->at + FULL, end = meta->at + meta->n;
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && meta->n >= FULL && i < BOXES_MAX &&
                         next_box(h, &at, end, &box);
         i++) {
        if (is(&box, "iprp")) {
            e = read_sizes(h, &box, 0, why);
        } else if (is(&box, "iinf")) {
            read_items(h, &box);
        } else if (is(&box, "idat")) {
            h->idat = box;
        } else if (is(&box, "iloc")) {
            h->iloc = box;
        }
    }
    return e == ERR_OK ? read_places(h, why) : e;
}

enum err picture_read_heif(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why)
{
    struct heif h = {.b = b, .header = ret};
    struct box box;
    size_t at = 0;
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < BOXES_MAX && next_box(&h, &at, b->n, &box); i++) {
        if (is(&box, "meta")) {
            e = read_meta(&h, &box, why);
        }
    }
    if (e == ERR_OK && (ret->width == 0 || ret->height == 0)) {
        e = picture_damaged(ret->ends_early, why);
    }
    return e == ERR_OK ? picture_check_whole((uint64_t)ret->width * ret->height * 4,
                                             N_("a HEIC or AVIF picture"), why)
                       : e;
}
