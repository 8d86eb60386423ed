#include "i18n/i18n.h"
#include "import/picture_formats.h"

#include <string.h>

enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, TEM = 0x01 };

struct walk {
    uint64_t whole_bytes;  /* coefficients of a progressive picture */
    bool progressive, framed;
    unsigned scans;
};

static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
}

static bool stands_alone(unsigned marker)
{
    return marker == SOI || marker == TEM || (marker >= 0xD0 && marker <= 0xD7);
}

/* p: the segment behind its length. False when there is more than one frame or it is too short. */
static bool read_frame(struct walk *w, const unsigned char *p, size_t n, unsigned marker,
                       struct picture_header *ret)
{
    if (w->framed || n < 6 || n < 6 + 3U * p[5]) {
        return false;
    }
    unsigned most_h = 1, most_v = 1, blocks = 0;
    for (unsigned i = 0; i < p[5]; i++) {
        unsigned h = p[7 + 3 * i] >> 4, v = p[7 + 3 * i] & 15;
        most_h = h > most_h ? h : most_h;
        most_v = v > most_v ? v : most_v;
        blocks += h * v;
    }
    w->framed = true;
    /* 2, 6, 10 and 14: progressive (T.81 table B.1). */
    w->progressive = marker % 4 == 2;
    ret->height = picture_be16(p + 1);
    ret->width = picture_be16(p + 3);
    w->whole_bytes = (uint64_t)ret->width * ret->height * blocks * 2 / (most_h * most_v);
    return true;
}

/* The next marker at or behind at, past bytes that belong to none: 0 when there is none. *at is
 * behind it then. Between scans the bytes FF 00 and FF D0 to FF D7 belong to the picture. */
static unsigned next_marker(const struct picture_bytes *b, size_t *at, bool in_scan)
{
    while (*at < b->n) {
        const unsigned char *found = memchr(b->p + *at, 0xFF, b->n - *at);
        if (!found) {
            break;
        }
        size_t i = (size_t)(found - b->p) + 1;
        while (i < b->n && b->p[i] == 0xFF) {
            i++;
        }
        if (i == b->n) {
            break;
        }
        *at = i + 1;
        unsigned marker = b->p[i];
        if (marker != 0 && !(in_scan && stands_alone(marker))) {
            return marker;
        }
    }
    *at = b->n;
    return 0;
}

static enum err check(const struct walk *w, const struct picture_header *h, struct diag *why)
{
    if (w->progressive && w->scans > PICTURE_SCANS_MAX) {
        return diag_set(
            why, ERR_LIMIT, "", 0, 0,
            tr("found a progressive JPEG of more than %d scans; expected fewer: save it "
               "as a plain JPEG"),
            PICTURE_SCANS_MAX);
    }
    /* The size is the first thing to say about a picture that is too large in every way. */
    enum err e = picture_check_size(h->width, h->height, why);
    return e == ERR_OK && w->progressive
               ? picture_check_whole(w->whole_bytes, N_("a progressive JPEG"), why)
               : e;
}

enum err picture_read_jpeg(const struct picture_bytes *b, struct picture_header *ret,
                           struct diag *why)
{
    struct walk w = {.scans = 0};
    size_t at = 2;
    bool in_scan = false;
    unsigned marker;
    while ((marker = next_marker(b, &at, in_scan)) != 0 && marker != EOI) {
        if (stands_alone(marker)) {
            continue;
        }
        size_t length = picture_has(b, at, 2) ? picture_be16(b->p + at) : 0;
        if (length < 2 || !picture_has(b, at, length)) {
            ret->ends_early = length >= 2 || !picture_has(b, at, 2);
            break;
        }
        if (is_frame(marker) && !read_frame(&w, b->p + at + 2, length - 2, marker, ret)) {
            return picture_damaged(false, why);
        }
        in_scan = marker == SOS;
        w.scans += in_scan;
        if (w.scans > PICTURE_SCANS_MAX && w.progressive) {
            break;
        }
        at += length;
    }
    ret->ends_early = ret->ends_early || marker == 0;
    ret->is_whole = w.progressive;
    return w.framed ? check(&w, ret, why) : picture_damaged(ret->ends_early, why);
}
