#include "import/bundle.h"
#include "model/palette.h"

#include <stdlib.h>
#include <string.h>

static bool parse_hex(const char *s, rgb *ret)
{
    if (*s != '#' || strspn(s + 1, "0123456789abcdefABCDEF") != strlen(s + 1)) {
        return false;
    }
    unsigned long n = strtoul(s + 1, NULL, 16);
    if (strlen(s) == 7) {
        *ret = (rgb)n;
        return true;
    }
    if (strlen(s) == 4) { /* #rgb, as on the web */
        *ret = (rgb)((n >> 8 & 15) * 0x110000 + (n >> 4 & 15) * 0x1100 + (n & 15) * 0x11);
        return true;
    }
    return false;
}

bool bundle_read_colour(const struct table *t, unsigned row, unsigned column, unsigned *ret)
{
    const char *text = table_text(t, row, column);
    rgb hex;
    if (!*text) {
        return false;
    }
    if (palette_find(text, ret)) {
        return true;
    }
    if (!parse_hex(text, &hex)) {
        table_report(t, REPORT_WARNING, row, column,
                     "colour: found “%.60s”; expected one of cobalt, vermilion, forest, marigold, "
                     "sky, plum, rose, aqua, oxblood, lilac, slate, lime, or #rrggbb. A free "
                     "colour was chosen.",
                     text);
        return false;
    }
    *ret = palette_nearest(hex);
    if (palette_field(*ret) != hex) {
        table_report(t, REPORT_NOTE, row, column,
                     "colour: %s became “%s”, the nearest of the twelve colours that can be told "
                     "apart from across a room.",
                     text, palette_name(*ret));
    }
    return true;
}

const char *bundle_colour(struct bundle *b, const struct table *t, unsigned row, unsigned column)
{
    unsigned colour;
    return bundle_read_colour(t, row, column, &colour) ? bundle_number(b, colour) : NULL;
}
