#include "model/palette.h"

#include <math.h>
#include <strings.h>

static const struct {
    const char *name;
    rgb field;
} rows[PALETTE_COUNT] = {
    {"cobalt", 0x1E3FAF},   {"vermilion", 0xFF7D5C}, {"forest", 0x0B5A3C}, {"marigold", 0xFFB31F},
    {"sky", 0x98D0F8},      {"plum", 0x701F66},      {"rose", 0xFBB2CB},   {"aqua", 0x45BBA9},
    {"oxblood", 0x85181F},  {"lilac", 0xAB97EF},     {"slate", 0x46535E},  {"lime", 0xC9D94A},
};

const char *palette_name(unsigned row)
{
    return rows[row % PALETTE_COUNT].name;
}

rgb palette_field(unsigned row)
{
    return rows[row % PALETTE_COUNT].field;
}

bool palette_find(const char *name, unsigned *ret_row)
{
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        if (strcasecmp(rows[i].name, name) == 0) {
            *ret_row = i;
            return true;
        }
    }
    return false;
}

struct lab {
    double l, a, b;
};

static double linear(unsigned byte)
{
    double v = byte / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct lab oklab(rgb c)
{
    double r = linear(c >> 16 & 0xFF), g = linear(c >> 8 & 0xFF), b = linear(c & 0xFF);
    double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return (struct lab){
        .l = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        .a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        .b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    };
}

unsigned palette_nearest(rgb colour)
{
    struct lab want = oklab(colour);
    unsigned best = 0;
    double least = INFINITY;
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        struct lab have = oklab(rows[i].field);
        double dl = want.l - have.l, da = want.a - have.a, db = want.b - have.b;
        double distance = dl * dl + da * da + db * db;
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}
