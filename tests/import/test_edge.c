/* Which colour continues a picture: raw pixels in, one colour out. */
#include "import/edge.h"

#include "cm.h"

#include <stdbool.h>
#include <string.h>

enum { W = 300, H = 400 };
static unsigned char pixels[W * H * 4];

static void fill(px x0, px y0, px x1, px y1, rgb c, unsigned alpha)
{
    for (px y = y0; y < y1; y++) {
        for (px x = x0; x < x1; x++) {
            unsigned char *p = pixels + (y * W + x) * 4;
            p[0] = (unsigned char)(c >> 16);
            p[1] = (unsigned char)(c >> 8);
            p[2] = (unsigned char)c;
            p[3] = (unsigned char)alpha;
        }
    }
}

static rgb edge(void)
{
    return edge_colour(pixels, W, H, 4);
}

static unsigned noise(void)
{
    static unsigned seed = 1;
    seed = seed * 1103515245 + 12345;
    return seed >> 16 & 0x7FFF;
}

/* Each channel up to `most` beside c, as often above as below. */
static void fill_with_grain(px x0, px y0, px x1, px y1, rgb c, unsigned most)
{
    for (px y = y0; y < y1; y++) {
        for (px x = x0; x < x1; x++) {
            rgb grain = noise() % (2 * most + 1) * 0x010101;
            fill(x, y, x + 1, y + 1, c + grain - most * 0x010101, 255);
        }
    }
}

static void one_colour_is_its_own_edge_whatever_the_size(void **state)
{
    static const struct {
        px w, h;
    } sizes[] = {{1, 1}, {1, 400}, {300, 1}, {2, 2}, {300, 400}, {7, 13}};
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        fill(0, 0, W, H, 0x1E3FAF, 255);
        assert_int_equal(edge_colour(pixels, sizes[i].w, sizes[i].h, 4), 0x1E3FAF);
    }
    memset(pixels, 0x55, sizeof pixels);
    assert_int_equal(edge_colour(pixels, 100, 100, 3), 0x555555);
}

static void what_is_inside_does_not_count(void **state)
{
    fill(0, 0, W, H, 0xFFFFFF, 255);
    fill(1, 1, W - 1, H - 1, 0x000000, 255);
    assert_int_equal(edge(), 0xFFFFFF);
}

/* A mean would be greyer than the paper. */
static void things_that_touch_the_border_do_not_shift_it(void **state)
{
    fill(0, 0, W, H, 0xFDFDFB, 255);
    fill(0, 100, 20, 220, 0x000000, 255);
    fill(200, 380, 300, 400, 0xC01010, 255);
    fill(60, 0, 61, 10, 0x20A020, 255);
    assert_int_equal(edge(), 0xFDFDFB);
}

static void a_white_scan_and_a_black_photo_keep_their_tone_through_their_grain(void **state)
{
    static const rgb tones[] = {0xF4F2EE, 0x0A0A0C, 0x808080};
    for (unsigned i = 0; i < 3; i++) {
        fill_with_grain(0, 0, W, H, tones[i], 8);
        fill(0, 0, 1, H, 0x303030, 255); /* the edge of the glass */
        rgb got = edge();
        for (int shift = 0; shift < 24; shift += 8) {
            assert_float_equal((float)(got >> shift & 0xFF), (float)(tones[i] >> shift & 0xFF), 2);
        }
    }
}

static void of_sides_that_differ_the_longest_border_wins(void **state)
{
    fill(0, 0, W, H, 0x0B5A3C, 255);
    fill(0, 0, W, 60, 0x1E3FAF, 255);       /* a head */
    fill(0, 360, W, H, 0x1C1714, 255);      /* a foot */
    assert_int_equal(edge(), 0x0B5A3C);
    fill(0, 0, W, 320, 0x1E3FAF, 255);
    assert_int_equal(edge(), 0x1E3FAF);
}

/* The median of all would be black, which none of them is. */
static void it_is_always_a_colour_of_the_border(void **state)
{
    fill(0, 0, W, H, 0xFF0000, 255);
    fill(0, 0, W, 140, 0x00FF00, 255);
    fill(0, 260, W, H, 0x0000FF, 255);
    rgb got = edge();
    assert_true(got == 0xFF0000 || got == 0x00FF00 || got == 0x0000FF);
}

static void every_side_counts_the_same_however_long(void **state)
{
    memset(pixels, 0, sizeof pixels);
    for (px y = 0; y < 200; y++) {
        for (px x = 0; x < 400; x++) {
            bool end = x == 0 || x == 399; /* a third of the border, but two sides and two pixels */
            memset(pixels + (y * 400 + x) * 3, end ? 0x40 : 0xC0, 3);
        }
    }
    assert_int_equal(edge_colour(pixels, 400, 200, 3), 0x404040);
}

/* A field never touches the short ends of a panorama, nor the top and foot of a banner. */
static void only_sides_that_a_field_can_touch_count(void **state)
{
    memset(pixels, 0, sizeof pixels);
    for (unsigned tall = 0; tall < 2; tall++) {
        px w = tall ? 90 : 400, h = tall ? 400 : 90;
        for (px i = 0; i < w * h; i++) {
            px along = tall ? i / w : i % w, last = tall ? h - 1 : w - 1;
            px across = tall ? i % w : i / w;
            int value = along < 140 && across < 45 ? 0x20 : 0xC0;
            memset(pixels + i * 3, along == 0 || along == last ? 0x20 : value, 3);
        }
        assert_int_equal(edge_colour(pixels, w, h, 3), 0xC0C0C0);
    }
}

static void see_through_borders_stand_on_what_shows_the_picture(void **state)
{
    fill(0, 0, W, H, 0xFFFFFF, 0);
    assert_int_equal(edge(), 0xFAF6EF);
    fill(50, 50, 250, 350, 0x202020, 255);
    assert_int_equal(edge(), 0xFAF6EF);
    fill(50, 50, 250, 350, 0xF5E030, 255);
    assert_int_equal(edge(), 0x1C1714);
    /* A few pixels that touch the border do not make it opaque, rounded corners not see-through. */
    fill(0, 100, W, 120, 0xF5E030, 255);
    assert_int_equal(edge(), 0x1C1714);
    fill(0, 0, W, H, 0x701F66, 255);
    fill(0, 0, 20, 20, 0, 0);
    fill(W - 20, H - 20, W, H, 0, 0);
    assert_int_equal(edge(), 0x701F66);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_colour_is_its_own_edge_whatever_the_size),
        cmocka_unit_test(what_is_inside_does_not_count),
        cmocka_unit_test(things_that_touch_the_border_do_not_shift_it),
        cmocka_unit_test(a_white_scan_and_a_black_photo_keep_their_tone_through_their_grain),
        cmocka_unit_test(of_sides_that_differ_the_longest_border_wins),
        cmocka_unit_test(it_is_always_a_colour_of_the_border),
        cmocka_unit_test(every_side_counts_the_same_however_long),
        cmocka_unit_test(only_sides_that_a_field_can_touch_count),
        cmocka_unit_test(see_through_borders_stand_on_what_shows_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
