#include "import/photo.h"

#include "import/edge.h"
#include "import/stick.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

#include <cmocka.h>

/* A picture whose upper half is red and whose lower half is blue, encoded as the suffix says. */
static struct buf encode(int width, int height, int orientation, const char *suffix)
{
    VipsImage *image = NULL;
    struct buf out = {0};
    void *bytes = NULL;
    size_t n = 0;
    unsigned char *pixels = malloc((size_t)width * (size_t)height * 3);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            unsigned char *p = pixels + ((size_t)y * (size_t)width + (size_t)x) * 3;
            p[0] = y < height / 2 ? 220 : 20;
            p[1] = 20;
            p[2] = y < height / 2 ? 20 : 220;
        }
    }
    image = vips_image_new_from_memory_copy(pixels, (size_t)width * (size_t)height * 3, width,
                                            height, 3, VIPS_FORMAT_UCHAR);
    free(pixels);
    assert_non_null(image);
    image->Type = VIPS_INTERPRETATION_sRGB;
    if (orientation) {
        vips_image_set_int(image, "orientation", orientation);
        vips_image_set_string(image, "exif-ifd0-Make", "A camera that tells where it was");
    }
    assert_int_equal(vips_image_write_to_buffer(image, suffix, &bytes, &n, NULL), 0);
    buf_add(&out, bytes, n);
    g_free(bytes);
    g_object_unref(image);
    return out;
}

static VipsImage *decode(const struct photo *p)
{
    VipsImage *image = vips_image_new_from_buffer(p->bytes.data, p->bytes.len, "", NULL);
    assert_non_null(image);
    assert_int_equal(vips_image_get_width(image), p->width);
    assert_int_equal(vips_image_get_height(image), p->height);
    return image;
}

static bool is_red(VipsImage *image, int x, int y)
{
    double *value = NULL;
    int n = 0;
    assert_int_equal(vips_getpoint(image, &value, &n, x, y, NULL), 0);
    assert_true(n >= 3);
    bool red = value[0] > 150 && value[2] < 100;
    g_free(value);
    return red;
}

static struct photo convert(struct buf *bytes, enum photo_use use)
{
    struct photo p;
    struct diag why = {0};
    enum err e = photo_convert(bytes->data, bytes->len, use, &p, &why);
    if (e != ERR_OK) {
        fail_msg("%s", why.text);
    }
    buf_done(bytes);
    return p;
}

static void cuts_people_square_and_keeps_the_top(void **state)
{
    (void)state;
    static const struct {
        int width, height, side;
    } cases[] = {{800, 1200, 640}, {1200, 800, 640}, {300, 200, 200}, {640, 640, 640},
                 {3000, 40, 40},   {641, 5000, 640}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = encode(cases[i].width, cases[i].height, 0, ".jpg");
        struct photo p = convert(&bytes, PHOTO_PERSON);
        assert_int_equal(p.width, cases[i].side);
        assert_int_equal(p.height, cases[i].side);
        assert_string_equal(p.extension, "jpg");
        VipsImage *image = decode(&p);
        assert_true(is_red(image, 1, 1));
        assert_int_equal(is_red(image, p.width / 2, p.height - 1), cases[i].height > 2000);
        g_object_unref(image);
        photo_done(&p);
    }
}

static void turns_pictures_upright_and_forgets_where_they_were_taken(void **state)
{
    (void)state;
    static const struct {
        int orientation, red_x, red_y;
    } cases[] = {{1, 50, 5}, {3, 50, 55}, {6, 55, 50}, {8, 5, 50}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = encode(100, 60, cases[i].orientation, ".jpg");
        assert_non_null(memmem(bytes.data, bytes.len, "A camera", 8));
        struct photo p = convert(&bytes, PHOTO_POSTER);
        bool turned = cases[i].orientation >= 5;
        assert_int_equal(p.width, turned ? 60 : 100);
        assert_int_equal(p.height, turned ? 100 : 60);
        VipsImage *image = decode(&p);
        assert_true(is_red(image, cases[i].red_x, cases[i].red_y));
        g_object_unref(image);
        assert_null(memmem(p.bytes.data, p.bytes.len, "A camera", 8));
        assert_null(memmem(p.bytes.data, p.bytes.len, "Exif", 4));
        photo_done(&p);
    }
}

static void shrinks_posters_to_the_screen_and_enlarges_none(void **state)
{
    (void)state;
    static const struct {
        int width, height, to_width, to_height;
    } cases[] = {{4000, 1000, 1920, 480}, {1000, 4000, 480, 1920}, {1920, 1920, 1920, 1920},
                 {100, 50, 100, 50}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = encode(cases[i].width, cases[i].height, 0, ".jpg");
        struct photo p = convert(&bytes, PHOTO_POSTER);
        assert_int_equal(p.width, cases[i].to_width);
        assert_int_equal(p.height, cases[i].to_height);
        photo_done(&p);
    }
}

static void reads_every_format_it_promises(void **state)
{
    (void)state;
    static const char *const suffixes[] = {".jpg", ".png", ".webp", ".tif"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buf bytes = encode(120, 80, 0, suffixes[i]);
        struct photo p = convert(&bytes, PHOTO_POSTER);
        assert_int_equal(p.width, 120);
        photo_done(&p);
    }
}

static void keeps_flat_colour_and_alpha_as_png(void **state)
{
    (void)state;
    struct buf flat = encode(400, 400, 0, ".png");
    struct photo p = convert(&flat, PHOTO_POSTER);
    assert_string_equal(p.extension, "png");
    photo_done(&p);

    VipsImage *black = NULL, *clear = NULL;
    void *bytes = NULL;
    size_t n = 0;
    assert_int_equal(vips_black(&black, 64, 64, "bands", 4, NULL), 0);
    assert_int_equal(vips_copy(black, &clear, "interpretation", VIPS_INTERPRETATION_sRGB, NULL), 0);
    assert_int_equal(vips_image_write_to_buffer(clear, ".png", &bytes, &n, NULL), 0);
    struct buf alpha = {0}, again = {0};
    buf_add(&alpha, bytes, n);
    buf_add(&again, bytes, n);
    g_free(bytes);
    g_object_unref(black);
    g_object_unref(clear);
    p = convert(&alpha, PHOTO_POSTER);
    assert_string_equal(p.extension, "png");
    VipsImage *image = decode(&p);
    assert_true(vips_image_hasalpha(image));
    g_object_unref(image);
    photo_done(&p);
    p = convert(&again, PHOTO_PERSON);
    assert_string_equal(p.extension, "jpg");
    photo_done(&p);
}

static void makes_a_photograph_in_a_png_a_jpeg(void **state)
{
    (void)state;
    VipsImage *noise = NULL;
    void *bytes = NULL;
    size_t n = 0;
    assert_int_equal(vips_gaussnoise(&noise, 300, 300, "mean", 128.0, "sigma", 40.0, NULL), 0);
    assert_int_equal(vips_image_write_to_buffer(noise, ".png", &bytes, &n, NULL), 0);
    struct buf b = {0};
    buf_add(&b, bytes, n);
    g_free(bytes);
    g_object_unref(noise);
    struct photo p = convert(&b, PHOTO_POSTER);
    assert_string_equal(p.extension, "jpg");
    photo_done(&p);
}

static void keeps_the_colours_of_a_picture_without_a_profile(void **state)
{
    (void)state;
    static const char *const suffixes[] = {".png", ".jpg[Q=98]"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buf bytes = encode(2400, 1200, 0, suffixes[i]);
        struct photo p = convert(&bytes, PHOTO_POSTER);
        VipsImage *image = decode(&p);
        double *value = NULL;
        int n = 0;
        assert_int_equal(vips_getpoint(image, &value, &n, 100, 100, NULL), 0);
        for (int band = 0; band < 3; band++) {
            assert_true(fabs(value[band] - (band == 0 ? 220 : 20)) <= 3);
        }
        g_free(value);
        g_object_unref(image);
        buf_done(&p.bytes);
    }
}

static void brings_print_colours_and_deep_pictures_to_srgb(void **state)
{
    (void)state;
    struct buf png = encode(80, 80, 0, ".png");
    VipsImage *image = vips_image_new_from_buffer(png.data, png.len, "", NULL), *cmyk = NULL;
    VipsImage *deep = NULL;
    void *bytes = NULL;
    size_t n = 0;
    struct buf b = {0};
    assert_int_equal(vips_colourspace(image, &cmyk, VIPS_INTERPRETATION_CMYK, NULL), 0);
    assert_int_equal(vips_image_write_to_buffer(cmyk, ".jpg", &bytes, &n, NULL), 0);
    buf_add(&b, bytes, n);
    g_free(bytes);
    struct photo p = convert(&b, PHOTO_PERSON);
    VipsImage *got = decode(&p);
    assert_int_equal(vips_image_get_bands(got), 3);
    assert_true(is_red(got, 5, 5));
    g_object_unref(got);
    photo_done(&p);

    assert_int_equal(vips_colourspace(image, &deep, VIPS_INTERPRETATION_RGB16, NULL), 0);
    assert_int_equal(vips_image_write_to_buffer(deep, ".png", &bytes, &n, NULL), 0);
    buf_add(&b, bytes, n);
    g_free(bytes);
    p = convert(&b, PHOTO_POSTER);
    got = decode(&p);
    assert_int_equal(vips_image_get_format(got), VIPS_FORMAT_UCHAR);
    assert_true(is_red(got, 5, 5));
    g_object_unref(got);
    photo_done(&p);
    g_object_unref(deep);
    g_object_unref(cmyk);
    g_object_unref(image);
    buf_done(&png);
}

static void continues_the_border_as_it_was_stored(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {7, 5}, {8, 8}, {9, 17}, {300, 203}, {64, 500}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        VipsImage *noise = NULL, *grey = NULL;
        struct buf b = {0};
        void *bytes = NULL;
        size_t n = 0;
        assert_int_equal(vips_gaussnoise(&noise, sizes[i][0], sizes[i][1], "mean", 128.0, "sigma",
                                         9.0, "seed", (int)i, NULL), 0);
        assert_int_equal(vips_cast(noise, &grey, VIPS_FORMAT_UCHAR, NULL), 0);
        assert_int_equal(vips_image_write_to_buffer(grey, ".jpg", &bytes, &n, NULL), 0);
        buf_add(&b, bytes, n);
        g_free(bytes);
        g_object_unref(noise);
        g_object_unref(grey);
        struct photo p = convert(&b, PHOTO_POSTER);
        VipsImage *image = decode(&p);
        unsigned char *pixels = vips_image_write_to_memory(image, &n);
        rgb want = edge_colour(pixels, p.width, p.height, 3);
        for (int shift = 0; shift < 24; shift += 8) {
            assert_in_range((want >> shift & 0xFF) + 1 - (p.edge >> shift & 0xFF), 0, 2);
        }
        g_free(pixels);
        g_object_unref(image);
        photo_done(&p);
    }
}

static void refuse(const void *bytes, size_t n, enum err expected, const char *words)
{
    struct photo p = {.width = -1};
    struct diag why = {0};
    assert_int_equal(photo_convert(bytes, n, PHOTO_POSTER, &p, &why), expected);
    assert_int_equal(p.width, -1);
    if (!strstr(why.text, words)) {
        fail_msg("“%s” lacks “%s”", why.text, words);
    }
}

static void refuses_bombs_before_it_decodes_them(void **state)
{
    (void)state;
    struct stick_chunk bomb = stick_png(60000, 60000, 16);
    refuse(bomb.bytes, bomb.n, ERR_LIMIT, "60000 × 60000 pixels; expected at most 100 megapixels");
    bomb = stick_png(10001, 10000, 16);
    refuse(bomb.bytes, bomb.n, ERR_LIMIT, "10001 × 10000");
    bomb = stick_png(40000, 10, 16);
    refuse(bomb.bytes, bomb.n, ERR_LIMIT, "40000 × 10");
    struct stick_chunk good = stick_png(100, 100, 100);
    struct photo p;
    assert_int_equal(photo_convert(good.bytes, good.n, PHOTO_POSTER, &p, NULL), ERR_OK);
    assert_int_equal(p.width, 100);
    photo_done(&p);
}

static void refuses_what_is_broken_or_no_picture(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *words;
    } cases[] = {
        {"", 0, "not a picture"},
        {"Dear all,\nplease find attached", 30, "not a picture"},
        {"\0\0\0\x10" "ftypheic\0\0\0\0", 16, "damaged"},
        {"\xFF\xD8\xFF\xE0 nothing else here", 22, "damaged"},
        {"\x89PNG\r\n\x1A\n and then nothing", 25, "damaged"},
        {"RIFF\x10\0\0\0WEBPVP8 junkjunk", 24, "damaged"},
        {"II*\0\xFF\xFF\xFF\xFFjunkjunk", 16, "damaged"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        refuse(cases[i].bytes, cases[i].n, ERR_BAD_DATA, cases[i].words);
    }
    struct buf whole = encode(600, 400, 0, ".jpg");
    refuse(whole.data, whole.len / 2, ERR_BAD_DATA, "damaged");
    buf_done(&whole);
    whole = encode(600, 400, 0, ".png");
    refuse(whole.data, whole.len / 2, ERR_BAD_DATA, "damaged");
    buf_done(&whole);
    struct stick_chunk empty = stick_png(400, 400, 16); /* header says more than there is */
    refuse(empty.bytes, empty.n, ERR_BAD_DATA, "damaged");
}

static int start(void **state)
{
    (void)state;
    /* The converter starts the library by itself; the pictures of this test need it as well. */
    return VIPS_INIT("test_photo");
}

static int stop(void **state)
{
    (void)state;
    vips_shutdown();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_people_square_and_keeps_the_top),
        cmocka_unit_test(turns_pictures_upright_and_forgets_where_they_were_taken),
        cmocka_unit_test(shrinks_posters_to_the_screen_and_enlarges_none),
        cmocka_unit_test(reads_every_format_it_promises),
        cmocka_unit_test(keeps_flat_colour_and_alpha_as_png),
        cmocka_unit_test(makes_a_photograph_in_a_png_a_jpeg),
        cmocka_unit_test(keeps_the_colours_of_a_picture_without_a_profile),
        cmocka_unit_test(brings_print_colours_and_deep_pictures_to_srgb),
        cmocka_unit_test(continues_the_border_as_it_was_stored),
        cmocka_unit_test(refuses_bombs_before_it_decodes_them),
        cmocka_unit_test(refuses_what_is_broken_or_no_picture),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
