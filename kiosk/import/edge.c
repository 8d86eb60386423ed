#include "import/edge.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

enum {
    SIDE_SAMPLES = 256,
    SIDES = 4,      /* left, right, top, bottom */
    ALIKE = 24,     /* per channel: grain of paper and noise of a camera, but no other colour */
    SEEN = 128,     /* alpha from which a pixel counts */
    BRIGHT = 120,   /* luma at which paper and dark contrast alike */
    PAPER = 0xFAF6EF,
    DARK = 0x1C1714,
};

struct ring {
    rgb colour[SIDES * SIDE_SAMPLES];
    unsigned count, asked;
};

static int channel(rgb c, int shift)
{
    return (int)(c >> shift & 0xFF);
}

static void add(struct ring *r, const unsigned char *p, unsigned bands)
{
    r->asked++;
    if (bands < 4 || p[3] >= SEEN) {
        r->colour[r->count++] = (rgb)p[0] << 16 | (rgb)p[1] << 8 | p[2];
    }
}

static void walk_border(struct ring *r, const unsigned char *pixels, px w, px h, unsigned bands)
{
    /* The slides of screens of 16:9 are 1920 x 904 and 1080 x 1696. */
    unsigned first = w * 904LL > h * 1920LL ? 2 : 0, end = h * 1080LL > w * 1696LL ? 2 : SIDES;
    for (unsigned side = first; side < end; side++) {
        for (long long i = 0; i < SIDE_SAMPLES; i++) {
            px x = (px)(i * (w - 1) / (SIDE_SAMPLES - 1));
            px y = (px)(i * (h - 1) / (SIDE_SAMPLES - 1));
            x = side == 0 ? 0 : side == 1 ? w - 1 : x;
            y = side == 2 ? 0 : side == 3 ? h - 1 : y;
            add(r, pixels + ((size_t)y * (size_t)w + (size_t)x) * bands, bands);
        }
    }
}

static bool alike(rgb a, rgb b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs(channel(a, shift) - channel(b, shift)) > ALIKE) {
            return false;
        }
    }
    return true;
}

/* The one that most others are like. A median over all of them would be nobody's colour: that of
 * red, green and blue is black. */
static rgb most_common(const struct ring *r)
{
    unsigned best = 0, most = 0;
    for (unsigned i = 0; i < r->count; i++) {
        unsigned n = 0;
        for (unsigned k = 0; k < r->count; k++) {
            n += alike(r->colour[i], r->colour[k]);
        }
        if (n > most) {
            best = i;
            most = n;
        }
    }
    return r->colour[best];
}

static rgb median_of_those_like(const struct ring *r, rgb middle)
{
    rgb median = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        unsigned having[256] = {0}, all = 0, below = 0;
        for (unsigned i = 0; i < r->count; i++) {
            if (alike(r->colour[i], middle)) {
                having[channel(r->colour[i], shift)]++;
                all++;
            }
        }
        rgb value = 0;
        while ((below += having[value]) * 2 < all) {
            value++;
        }
        median |= value << shift;
    }
    return median;
}

static rgb ground_for(const unsigned char *pixels, px w, px h)
{
    double bright = 0, seen = 0;
    for (size_t i = 0; i < (size_t)w * (size_t)h; i++) {
        const unsigned char *p = pixels + i * 4;
        bright += p[3] * (0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2]);
        seen += p[3];
    }
    return bright > seen * BRIGHT ? DARK : PAPER;
}

rgb edge_colour(const unsigned char *pixels, px w, px h, unsigned bands)
{
    struct ring r = {.count = 0};
    walk_border(&r, pixels, w, h, bands);
    return r.count * 2 < r.asked ? ground_for(pixels, w, h)
                                 : median_of_those_like(&r, most_common(&r));
}
