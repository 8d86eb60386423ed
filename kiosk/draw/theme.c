#include "draw/theme.h"

#include <math.h>
#include <stdbool.h>

const struct theme theme_day = {
    .name = "day",
    .paper = 0xFAF6EF,
    .paper2 = 0xF0E8DA,
    .card = 0xFFFDF9,
    .rule = 0xDCCFBB,
    .mute = 0xC9BAA3,
    .edge = 0x8A7C6C,
    .ink = 0x1C1714,
    .ink2 = 0x5A4F46,
    .onink = 0xFAF6EF,
    .dark = 0x1C1714,
    .light = 0xFAF6EF,
    .ok = 0x0B5A3C,
    .warn = 0xA3330F,
    .warn_ground = 0xFBE3D3,
    .scrim = 0x1C1714,
    .function_key = 0xE2D7C5,
    .photo_tint = 0xFFFFFF,
    .lamp = 0xFFFFFF,
    .hue =
        {
            {"cobalt", 0x1E3FAF, 0xFAF6EF, 0x1E3FAF},
            {"vermilion", 0xFF7D5C, 0x1C1714, 0xB93413},
            {"forest", 0x0B5A3C, 0xFAF6EF, 0x0B5A3C},
            {"marigold", 0xFFB31F, 0x1C1714, 0x8A5600},
            {"sky", 0x98D0F8, 0x1C1714, 0x14629B},
            {"plum", 0x701F66, 0xFAF6EF, 0x701F66},
            {"rose", 0xFBB2CB, 0x1C1714, 0xAE2B63},
            {"aqua", 0x45BBA9, 0x1C1714, 0x0A6C60},
            {"oxblood", 0x85181F, 0xFAF6EF, 0x85181F},
            {"lilac", 0xAB97EF, 0x1C1714, 0x5E42BD},
            {"slate", 0x46535E, 0xFAF6EF, 0x46535E},
            {"lime", 0xC9D94A, 0x1C1714, 0x5A6600},
        },
};

const struct theme theme_night = {
    .name = "night",
    .paper = 0x16120F,
    .paper2 = 0x241E19,
    .card = 0x2B241E,
    .rule = 0x3A322A,
    .mute = 0x54493E,
    .edge = 0x8E8070,
    .ink = 0xF3EADB,
    .ink2 = 0xB8AB9A,
    .onink = 0x16120F,
    .dark = 0x16120F,
    .light = 0xFAF6EF,
    .ok = 0x5CC79B,
    .warn = 0xFF9A78,
    .warn_ground = 0x3B2219,
    .scrim = 0x000000,
    .function_key = 0x3A322A,
    .photo_tint = 0xD9D9D9,
    .lamp = 0xA3B23A,
    .hue =
        {
            {"cobalt", 0x3451C4, 0xFAF6EF, 0x93A8FF},
            {"vermilion", 0xEC7650, 0x16120F, 0xFF8B6C},
            {"forest", 0x156849, 0xFAF6EF, 0x5CC79B},
            {"marigold", 0xDB9A24, 0x16120F, 0xFFB31F},
            {"sky", 0x74AFDB, 0x16120F, 0x98D0F8},
            {"plum", 0x8A3982, 0xFAF6EF, 0xDE93D6},
            {"rose", 0xD98BA9, 0x16120F, 0xFBB2CB},
            {"aqua", 0x3AA696, 0x16120F, 0x5CCFBD},
            {"oxblood", 0xA53436, 0xFAF6EF, 0xF28F8C},
            {"lilac", 0x9B89DF, 0x16120F, 0xBBAAF5},
            {"slate", 0x505E69, 0xFAF6EF, 0xA9B7C2},
            {"lime", 0xA3B23A, 0x16120F, 0xC9D94A},
        },
};

/* Fields and marks are those of day and night, moved as far as their contrast asks. */
const struct theme theme_day_contrast = {
    .name = "day-contrast",
    .paper = 0xFFFFFF,
    .paper2 = 0xFFFFFF,
    .card = 0xFFFFFF,
    .rule = 0x959595,
    .mute = 0x959595,
    .edge = 0x000000,
    .ink = 0x000000,
    .ink2 = 0x000000,
    .onink = 0xFFFFFF,
    .dark = 0x000000,
    .light = 0xFFFFFF,
    .ok = 0x00452B,
    .warn = 0x8F2A0A,
    .warn_ground = 0xFFFFFF,
    .scrim = 0x000000,
    .function_key = 0xD9D9D9,
    .photo_tint = 0xFFFFFF,
    .lamp = 0xFFFFFF,
    .outline = 4,
    .hue =
        {
            {"cobalt", 0x1E3FAF, 0xFFFFFF, 0x1E3FAF},
            {"vermilion", 0xFF7D5C, 0x000000, 0xA42E11},
            {"forest", 0x0B5A3C, 0xFFFFFF, 0x0B5A3C},
            {"marigold", 0xFFB31F, 0x000000, 0x7E4E00},
            {"sky", 0x98D0F8, 0x000000, 0x135C92},
            {"plum", 0x701F66, 0xFFFFFF, 0x701F66},
            {"rose", 0xFBB2CB, 0x000000, 0xA1285C},
            {"aqua", 0x45BBA9, 0x000000, 0x096458},
            {"oxblood", 0x85181F, 0xFFFFFF, 0x85181F},
            {"lilac", 0xAB97EF, 0x000000, 0x5D41BC},
            {"slate", 0x46535E, 0xFFFFFF, 0x46535E},
            {"lime", 0xC9D94A, 0x000000, 0x535E00},
        },
};

const struct theme theme_night_contrast = {
    .name = "night-contrast",
    .paper = 0x000000,
    .paper2 = 0x000000,
    .card = 0x000000,
    .rule = 0x595959,
    .mute = 0x595959,
    .edge = 0xFFFFFF,
    .ink = 0xFFFFFF,
    .ink2 = 0xFFFFFF,
    .onink = 0x000000,
    .dark = 0x000000,
    .light = 0xFFFFFF,
    .ok = 0x5CC79B,
    .warn = 0xFF9A78,
    .warn_ground = 0x000000,
    .scrim = 0x000000,
    .function_key = 0x303030,
    .photo_tint = 0xD9D9D9,
    .lamp = 0xA3B23A,
    .outline = 4,
    .hue =
        {
            {"cobalt", 0x324EBE, 0xFFFFFF, 0x93A8FF},
            {"vermilion", 0xEC7650, 0x000000, 0xFF8B6C},
            {"forest", 0x146446, 0xFFFFFF, 0x5CC79B},
            {"marigold", 0xDB9A24, 0x000000, 0xFFB31F},
            {"sky", 0x74AFDB, 0x000000, 0x98D0F8},
            {"plum", 0x893981, 0xFFFFFF, 0xDE93D6},
            {"rose", 0xD98BA9, 0x000000, 0xFBB2CB},
            {"aqua", 0x3AA696, 0x000000, 0x5CCFBD},
            {"oxblood", 0x9E3234, 0xFFFFFF, 0xF28F8C},
            {"lilac", 0x9C8ADF, 0x000000, 0xBBAAF5},
            {"slate", 0x4D5A65, 0xFFFFFF, 0xA9B7C2},
            {"lime", 0xA3B23A, 0x000000, 0xC9D94A},
        },
};

const struct theme *theme_contrast(const struct theme *t)
{
    return t == &theme_day ? &theme_day_contrast : &theme_night_contrast;
}

static float channel(rgb c, int shift)
{
    return (float)(c >> shift & 0xFF);
}

double rgb_linear(float c)
{
    double s = c / 255.0;
    return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

/* Relative luminance, WCAG 2.2. */
static double luminance(rgb c)
{
    return 0.2126 * rgb_linear(channel(c, 16)) + 0.7152 * rgb_linear(channel(c, 8)) +
           0.0722 * rgb_linear(channel(c, 0));
}

float rgb_contrast(rgb a, rgb b)
{
    double x = luminance(a), y = luminance(b);
    return (float)((fmax(x, y) + 0.05) / (fmin(x, y) + 0.05));
}

rgb rgb_mix(rgb a, rgb b, float share)
{
    rgb mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        float from = channel(a, shift);
        /* Half up like the design's Math.round, so that mixed tokens are the same hex. */
        float v = floorf(from + (channel(b, shift) - from) * share + 0.5f);
        mixed |= (rgb)fminf(fmaxf(v, 0), 255) << shift;
    }
    return mixed;
}

rgb rgb_tint(rgb c, rgb tint)
{
    rgb tinted = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        tinted |= ((c >> shift & 0xFF) * (tint >> shift & 0xFF) + 127) / 255 << shift;
    }
    return tinted;
}

struct theme theme_dimmed(const struct theme *t, float light)
{
    struct theme d = *t;
    rgb *const colour[] = {&d.paper, &d.paper2, &d.card,  &d.rule,  &d.mute, &d.edge,
                           &d.ink,   &d.ink2,   &d.onink, &d.dark,  &d.light, &d.ok,
                           &d.warn,  &d.warn_ground, &d.scrim, &d.function_key, &d.photo_tint,
                           &d.lamp};
    for (unsigned i = 0; i < sizeof colour / sizeof colour[0]; i++) {
        *colour[i] = rgb_mix(0, *colour[i], light);
    }
    for (unsigned i = 0; i < PALETTE_SIZE; i++) {
        d.hue[i].field = rgb_mix(0, d.hue[i].field, light);
        d.hue[i].on = rgb_mix(0, d.hue[i].on, light);
        d.hue[i].mark = rgb_mix(0, d.hue[i].mark, light);
    }
    return d;
}

rgb theme_on(const struct theme *t, rgb field)
{
    return rgb_contrast(field, t->dark) >= rgb_contrast(field, t->light) ? t->dark : t->light;
}

rgb theme_text_field(const struct theme *t, rgb field)
{
    const rgb way[2][2] = {{t->dark, t->light}, {t->light, t->dark}};
    for (int step = 0; step < 255; step++) {
        for (int i = 0; i < 2; i++) {
            rgb moved = rgb_mix(field, way[i][0], (float)step / 255);
            if (rgb_contrast(moved, way[i][1]) >= THEME_TEXT_CONTRAST) {
                return moved;
            }
        }
    }
    return t->dark;
}

rgb theme_picture_field(const struct theme *t, rgb edge)
{
    rgb tinted = rgb_tint(edge, t->photo_tint);
    return luminance(tinted) <= luminance(t->lamp) ? tinted : t->paper2;
}
