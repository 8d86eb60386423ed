/* Pictures as cameras, scanners and print shops make them: each comes out upright and in the sRGB
 * colours that its maker saw. */
#include "import/photo.h"

#include "cm.h"
#include "import/stick.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

enum { BLOCK = 32, WIDE = 2 * BLOCK + 16, HIGH = 2 * BLOCK }; /* of a picture of four colours */

/* Top left, top right, bottom left, bottom right. */
typedef double corners[4][4];

static const corners red_green_blue_yellow = {
    {220, 30, 30}, {30, 170, 40}, {40, 50, 210}, {230, 210, 40}};

/* Values are given for 8 bit, whatever the format. */
static VipsImage *four(const corners c, int bands, VipsBandFormat format,
                       VipsInterpretation interpretation)
{
    VipsImage *image = NULL, *out = NULL;
    bool deep = format == VIPS_FORMAT_USHORT;
    size_t n = (size_t)WIDE * HIGH * (size_t)bands, size = deep ? 2 : 1;
    unsigned char *pixels = malloc(n * size);
    for (size_t i = 0; i < n; i++) {
        size_t at = i / (size_t)bands, x = at % WIDE, y = at / WIDE;
        double v = c[(y >= HIGH / 2) * 2 + (x >= WIDE / 2)][i % (size_t)bands];
        if (deep) {
            ((uint16_t *)(void *)pixels)[i] = (uint16_t)(v * 257);
        } else {
            pixels[i] = (unsigned char)v;
        }
    }
    image = vips_image_new_from_memory_copy(pixels, n * size, WIDE, HIGH, bands, format);
    free(pixels);
    assert_int_equal(vips_copy(image, &out, "interpretation", interpretation, NULL), 0);
    g_object_unref(image);
    return out;
}

/* Ends image. */
static struct buf save(VipsImage *image, const char *suffix)
{
    struct buf out = {0};
    void *bytes = NULL;
    size_t n = 0;
    if (vips_image_write_to_buffer(image, suffix, &bytes, &n, NULL)) {
        fail_msg("%s: %s", suffix, vips_error_buffer());
    }
    buf_add(&out, bytes, n);
    g_free(bytes);
    g_object_unref(image);
    return out;
}

/* Ends bytes. */
static VipsImage *import(struct buf *bytes, enum photo_use use, struct photo *ret)
{
    struct diag why = {0};
    if (photo_convert(bytes->data, bytes->len, use, ret, &why) != ERR_OK) {
        fail_msg("%s", why.text);
    }
    buf_done(bytes);
    VipsImage *image = vips_image_new_from_buffer(ret->bytes.data, ret->bytes.len, "", NULL);
    assert_non_null(image);
    assert_int_equal(vips_image_get_width(image), ret->width);
    assert_int_equal(vips_image_get_height(image), ret->height);
    assert_int_equal(vips_image_get_typeof(image, VIPS_META_ICC_NAME), 0);
    assert_int_equal(vips_image_get_format(image), VIPS_FORMAT_UCHAR);
    return image;
}

static void expect(VipsImage *image, px x, px y, const double want[], int bands, double off,
                   const char *what)
{
    double *got = NULL;
    int n = 0;
    assert_int_equal(vips_getpoint(image, &got, &n, x, y, NULL), 0);
    assert_int_equal(n, bands);
    for (int i = 0; i < n; i++) {
        if (fabs(got[i] - want[i]) > off) {
            fail_msg("%s at %d,%d: band %d is %.0f, not %.0f", what, x, y, i, got[i], want[i]);
        }
    }
    g_free(got);
}

/* The four corners of what bytes become as a poster; ends bytes. */
static void expect_corners(struct buf *bytes, const corners want, int bands, double off,
                           const char *what)
{
    struct photo p;
    VipsImage *image = import(bytes, PHOTO_POSTER, &p);
    for (int i = 0; i < 4; i++) {
        px x = i % 2 ? p.width - 9 : 8, y = i / 2 ? p.height - 9 : 8;
        expect(image, x, y, want[i], bands, off, what);
    }
    g_object_unref(image);
    photo_done(&p);
}

/* Which corner of the file is where in the upright picture, EXIF 2.3 §4.6.4 A. */
static const unsigned upright[9][4] = {
    [1] = {0, 1, 2, 3}, [2] = {1, 0, 3, 2}, [3] = {3, 2, 1, 0}, [4] = {2, 3, 0, 1},
    [5] = {0, 2, 1, 3}, [6] = {2, 0, 3, 1}, [7] = {3, 1, 2, 0}, [8] = {1, 3, 0, 2}};

static VipsImage *turned(unsigned orientation)
{
    VipsImage *image =
        four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
    vips_image_set_int(image, VIPS_META_ORIENTATION, (int)orientation);
    return image;
}

static void expect_upright(struct buf *bytes, unsigned orientation, const char *what)
{
    corners want;
    struct photo p;
    for (unsigned i = 0; i < 4; i++) {
        memcpy(want[i], red_green_blue_yellow[upright[orientation][i]], sizeof want[i]);
    }
    VipsImage *image = import(bytes, PHOTO_POSTER, &p);
    assert_int_equal(p.width, orientation >= 5 ? HIGH : WIDE);
    assert_int_equal(p.height, orientation >= 5 ? WIDE : HIGH);
    for (int i = 0; i < 4; i++) {
        expect(image, i % 2 ? p.width - 9 : 8, i / 2 ? p.height - 9 : 8, want[i], 3, 3, what);
    }
    g_object_unref(image);
    photo_done(&p);
}

static void every_orientation_comes_out_upright(void **state)
{
    static const char *const suffixes[] = {".jpg[Q=98]", ".tif", ".webp[lossless]",
                                           ".jpg[Q=98,interlace]"};
    for (unsigned i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        for (unsigned o = 1; o <= 8; o++) {
            char what[64];
            snprintf(what, sizeof what, "%s orientation %u", suffixes[i], o);
            struct buf bytes = save(turned(o), suffixes[i]);
            expect_upright(&bytes, o, what);
        }
    }
}

static struct stick_chunk chunk(const char *name, const void *bytes, size_t n)
{
    struct stick_chunk c = {.n = 0};
    stick_put_chunk(&c, name, bytes, n);
    return c;
}

/* A PNG with one chunk more behind its header (8 of signature, 25 of IHDR). */
static struct buf png_with(VipsImage *image, const char *name, const void *bytes, size_t n)
{
    struct buf png = save(image, ".png"), out = {0};
    struct stick_chunk more = chunk(name, bytes, n);
    buf_add(&out, png.data, 33);
    buf_add(&out, more.bytes, more.n);
    buf_add(&out, png.data + 33, png.len - 33);
    buf_done(&png);
    return out;
}

static void an_orientation_in_a_png_is_heeded_as_well(void **state)
{
    for (unsigned o = 1; o <= 8; o++) {
        const unsigned char exif[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0,
                                      1,   0,   (unsigned char)o, 0, 0, 0, 0, 0, 0};
        struct buf bytes =
            png_with(four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB),
                     "eXIf", exif, sizeof exif);
        expect_upright(&bytes, o, "PNG");
    }
}

static void sixteen_bits_become_eight(void **state)
{
    static const char *const suffixes[] = {".png", ".tif"};
    for (unsigned i = 0; i < 2; i++) {
        struct buf bytes =
            save(four(red_green_blue_yellow, 3, VIPS_FORMAT_USHORT, VIPS_INTERPRETATION_RGB16),
                 suffixes[i]);
        expect_corners(&bytes, red_green_blue_yellow, 3, 1, suffixes[i]);
    }
}

static void greys_stay_grey(void **state)
{
    static const corners grey = {{0, 255}, {100, 255}, {200, 255}, {255, 0}};
    static const corners want = {
        {0, 0, 0, 255}, {100, 100, 100, 255}, {200, 200, 200, 255}, {255, 255, 255, 0}};
    static const char *const plain[] = {".png", ".jpg[Q=98]", ".tif"};
    static const char *const clear[] = {".png", ".tif"};
    for (unsigned i = 0; i < 3; i++) {
        struct buf bytes =
            save(four(grey, 1, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_B_W), plain[i]);
        expect_corners(&bytes, want, 3, 2, plain[i]);
    }
    for (unsigned i = 0; i < 4; i++) {
        bool deep = i / 2;
        struct buf bytes = save(four(grey, 2, deep ? VIPS_FORMAT_USHORT : VIPS_FORMAT_UCHAR,
                                     deep ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_B_W),
                                clear[i % 2]);
        expect_corners(&bytes, want, 4, 1, clear[i % 2]);
    }
    struct buf bytes =
        save(four(grey, 1, VIPS_FORMAT_USHORT, VIPS_INTERPRETATION_GREY16), ".png");
    expect_corners(&bytes, want, 3, 1, "deep grey PNG");
}

static const corners half_clear = {
    {220, 30, 30, 255}, {30, 170, 40, 128}, {40, 50, 210, 0}, {230, 210, 40, 255}};

static void a_poster_keeps_what_can_be_seen_through_it(void **state)
{
    static const char *const suffixes[] = {".png", ".webp[lossless]", ".tif"};
    for (unsigned i = 0; i < 3; i++) {
        struct buf bytes =
            save(four(half_clear, 4, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB), suffixes[i]);
        struct photo p;
        VipsImage *image = import(&bytes, PHOTO_POSTER, &p);
        static const double clear[] = {0, 0, 0, 0};
        double *got = NULL;
        int n = 0;
        expect(image, 8, 8, half_clear[0], 4, 1, suffixes[i]);
        expect(image, WIDE - 9, 8, half_clear[1], 4, 2, suffixes[i]);
        assert_int_equal(vips_getpoint(image, &got, &n, 8, HIGH - 9, NULL), 0);
        assert_true(got[3] == clear[3]); /* whatever colour nobody sees */
        g_free(got);
        g_object_unref(image);
        photo_done(&p);
    }
}

static void a_person_stands_on_paper_where_the_photo_is_clear(void **state)
{
    static const double half[] = {(30 * 128 + 250 * 127) / 255.0, (170 * 128 + 246 * 127) / 255.0,
                                  (40 * 128 + 239 * 127) / 255.0};
    static const double paper[] = {250, 246, 239};
    struct buf bytes =
        save(four(half_clear, 4, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB), ".png");
    struct photo p;
    VipsImage *image = import(&bytes, PHOTO_PERSON, &p);
    assert_int_equal(p.width, HIGH);
    expect(image, 8, 8, half_clear[0], 3, 6, "opaque");
    expect(image, HIGH - 9, 8, half, 3, 6, "half");
    expect(image, 8, HIGH - 9, paper, 3, 6, "clear");
    g_object_unref(image);
    photo_done(&p);
}

/* Raw bytes: 8 x 8, four colours of which the last is see-through. */
static void a_palette_with_a_clear_colour_is_read(void **state)
{
    static const unsigned char ihdr[] = {0, 0, 0, 8, 0, 0, 0, 8, 8, 3, 0, 0, 0};
    static const unsigned char palette[] = {220, 30, 30, 30, 170, 40, 40, 50, 210, 230, 210, 40};
    static const unsigned char alpha[] = {255, 255, 255, 0};
    unsigned char data[2 + 5 + 72 + 4] = {0x78, 0x01, 0x01, 72, 0, 0xB7, 0xFF};
    unsigned a = 1, b = 0;
    for (unsigned i = 0; i < 72; i++) {
        unsigned x = i % 9 - 1, y = i / 9;
        data[7 + i] = i % 9 == 0 ? 0 : (unsigned char)((y >= 4) * 2 + (x >= 4));
        a = (a + data[7 + i]) % 65521;
        b = (b + a) % 65521;
    }
    stick_be32(data + 79, b << 16 | a);
    struct stick_chunk png = {.n = 8};
    memcpy(png.bytes, "\x89PNG\r\n\x1A\n", 8);
    stick_put_chunk(&png, "IHDR", ihdr, sizeof ihdr);
    stick_put_chunk(&png, "PLTE", palette, sizeof palette);
    stick_put_chunk(&png, "tRNS", alpha, sizeof alpha);
    stick_put_chunk(&png, "IDAT", data, sizeof data);
    stick_put_chunk(&png, "IEND", "", 0);
    struct buf bytes = {0};
    buf_add(&bytes, png.bytes, png.n);
    struct photo p;
    VipsImage *image = import(&bytes, PHOTO_POSTER, &p);
    static const double red[] = {220, 30, 30, 255}, blue[] = {40, 50, 210, 255};
    expect(image, 1, 1, red, 4, 0, "palette");
    expect(image, 1, 6, blue, 4, 0, "palette");
    double *got = NULL;
    int n = 0;
    assert_int_equal(vips_getpoint(image, &got, &n, 6, 6, NULL), 0);
    assert_true(got[3] == 0);
    g_free(got);
    g_object_unref(image);
    photo_done(&p);
}

/* What the primaries and curves of the standards say, not what a library does. */
static const corners display_p3 = {{220, 100, 70}, {200, 100, 50}, {90, 120, 180}, {30, 60, 200}};
static const corners p3_in_srgb = {{237, 90, 59}, {215, 93, 31}, {81, 121, 185}, {17, 61, 208}};

static void embed_p3(VipsImage *image)
{
    VipsBlob *profile = NULL;
    size_t n = 0;
    assert_int_equal(vips_profile_load("p3", &profile, NULL), 0);
    const void *bytes = vips_blob_get(profile, &n);
    vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, bytes, n);
    vips_area_unref(VIPS_AREA(profile));
}

static void display_p3_becomes_srgb(void **state)
{
    static const char *const suffixes[] = {".jpg[Q=100]", ".png", ".webp[lossless]", ".tif"};
    for (unsigned i = 0; i < 4; i++) {
        VipsImage *image = four(display_p3, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
        embed_p3(image);
        struct buf bytes = save(image, suffixes[i]);
        expect_corners(&bytes, p3_in_srgb, 3, 3, suffixes[i]);
    }
    VipsImage *deep = four(display_p3, 3, VIPS_FORMAT_USHORT, VIPS_INTERPRETATION_RGB16);
    embed_p3(deep);
    struct buf bytes = save(deep, ".png");
    expect_corners(&bytes, p3_in_srgb, 3, 3, "deep PNG");
}

static void put32(unsigned char *p, double v)
{
    stick_be32(p, (unsigned)(int)lround(v * 65536));
}

/* Adobe RGB (1998) as an ICC 2.4 matrix profile: primaries adapted to D50, gamma 2.19921875. */
static size_t adobe_rgb(unsigned char icc[static 1024])
{
    static const struct {
        char name[5];
        double v[3];
    } xyz[] = {{"wtpt", {0.95045, 1, 1.08905}},
               {"rXYZ", {0.60974, 0.31111, 0.01947}},
               {"gXYZ", {0.20528, 0.62567, 0.06087}},
               {"bXYZ", {0.14919, 0.06322, 0.74457}}};
    static const char curves[][5] = {"rTRC", "gTRC", "bTRC"};
    memset(icc, 0, 1024);
    memcpy(icc + 8, "\x02\x40\0\0mntrRGB XYZ ", 16);
    memcpy(icc + 36, "acsp", 4);
    put32(icc + 68, 0.9642);
    put32(icc + 72, 1);
    put32(icc + 76, 0.82491);
    size_t count = 9, entry = 132, at = 132 + 12 * count;
    stick_be32(icc + 128, (unsigned)count);
    for (size_t i = 0; i < count; i++, entry += 12) {
        size_t n = 0;
        if (i < 4) {
            memcpy(icc + entry, xyz[i].name, 4);
            memcpy(icc + at, "XYZ ", 4);
            for (int k = 0; k < 3; k++) {
                put32(icc + at + 8 + 4 * k, xyz[i].v[k]);
            }
            n = 20;
        } else if (i < 7) {
            memcpy(icc + entry, curves[i - 4], 4);
            memcpy(icc + at, "curv\0\0\0\0\0\0\0\1\x02\x33", 14);
            n = 14;
        } else if (i == 7) {
            memcpy(icc + entry, "desc", 4);
            memcpy(icc + at, "desc\0\0\0\0\0\0\0\6Adobe", 18);
            n = 12 + 6 + 4 + 4 + 2 + 1 + 67;
        } else {
            memcpy(icc + entry, "cprt", 4);
            memcpy(icc + at, "text\0\0\0\0none", 13);
            n = 13;
        }
        stick_be32(icc + entry + 4, (unsigned)at);
        stick_be32(icc + entry + 8, (unsigned)n);
        at += (n + 3) / 4 * 4;
    }
    stick_be32(icc, (unsigned)at);
    return at;
}

static void adobe_rgb_becomes_srgb(void **state)
{
    static const corners adobe = {{200, 100, 50}, {90, 120, 180}, {128, 128, 128}, {180, 170, 60}};
    static const corners want = {{227, 100, 42}, {72, 121, 184}, {129, 129, 129}, {185, 172, 44}};
    static const char *const suffixes[] = {".jpg[Q=100]", ".png", ".tif"};
    unsigned char icc[1024];
    size_t n = adobe_rgb(icc);
    for (unsigned i = 0; i < 3; i++) {
        VipsImage *image = four(adobe, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
        vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, icc, n);
        struct buf bytes = save(image, suffixes[i]);
        expect_corners(&bytes, want, 3, 3, suffixes[i]);
    }
}

/* The picture matters more than its profile: what cannot be read is passed over. */
static void a_profile_that_cannot_be_used_is_passed_over(void **state)
{
    unsigned char good[1024], cut[1024], junk[300];
    size_t n = adobe_rgb(good);
    memcpy(cut, good, n);
    memset(cut + 200, 0xFF, n - 200);
    for (unsigned i = 0; i < sizeof junk; i++) {
        junk[i] = (unsigned char)(i * 73 + 11);
    }
    const struct {
        const void *bytes;
        size_t n;
        const char *what;
    } bad[] = {{junk, sizeof junk, "junk"}, {good, 150, "cut off"}, {cut, n, "tables of nonsense"}};
    static const char *const suffixes[] = {".jpg[Q=100]", ".webp[lossless]", ".tif"};
    for (unsigned i = 0; i < 9; i++) {
        VipsImage *image =
            four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
        vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, bad[i % 3].bytes, bad[i % 3].n);
        struct buf bytes = save(image, suffixes[i / 3]);
        expect_corners(&bytes, red_green_blue_yellow, 3, 3, bad[i % 3].what);
    }
    struct buf png =
        png_with(four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB),
                 "iCCP", "colours\0\0junk that zlib does not know", 38);
    expect_corners(&png, red_green_blue_yellow, 3, 0, "PNG with junk");
    /* A profile of another kind of picture. */
    VipsImage *image =
        four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
    VipsBlob *profile = NULL;
    size_t len = 0;
    assert_int_equal(vips_profile_load("cmyk", &profile, NULL), 0);
    const void *cmyk = vips_blob_get(profile, &len);
    vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, cmyk, len);
    vips_area_unref(VIPS_AREA(profile));
    struct buf bytes = save(image, ".jpg[Q=100]");
    expect_corners(&bytes, red_green_blue_yellow, 3, 3, "profile of print");
}

/* Ink, and what it looks like by the profile of print that libvips brings. */
static const corners inks = {{0, 200, 180, 10}, {180, 20, 200, 20}, {20, 10, 30, 0},
                             {60, 60, 60, 180}};

static void look_of_inks(corners ret)
{
    VipsImage *ink = four(inks, 4, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_CMYK), *seen = NULL;
    assert_int_equal(vips_icc_transform(ink, &seen, "srgb", "input-profile", "cmyk", NULL), 0);
    for (int i = 0; i < 4; i++) {
        double *got = NULL;
        int n = 0;
        assert_int_equal(vips_getpoint(seen, &got, &n, i % 2 ? WIDE - 9 : 8,
                                       i / 2 ? HIGH - 9 : 8, NULL), 0);
        memcpy(ret[i], got, 3 * sizeof *got);
        g_free(got);
    }
    g_object_unref(seen);
    g_object_unref(ink);
}

static void print_colours_look_as_printed(void **state)
{
    corners want;
    look_of_inks(want);
    assert_true(want[0][0] > 200 && want[0][2] < 90);     /* red */
    assert_true(want[1][1] > want[1][0] + 40);            /* green */
    assert_true(want[2][0] > 215 && want[2][1] > 215);    /* nearly white */
    assert_true(want[3][0] < 90);                         /* nearly black */
    for (unsigned i = 0; i < 4; i++) {
        VipsImage *image = four(inks, 4, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_CMYK);
        if (i % 2) {
            VipsBlob *profile = NULL;
            size_t n = 0;
            assert_int_equal(vips_profile_load("cmyk", &profile, NULL), 0);
            const void *bytes = vips_blob_get(profile, &n);
            vips_image_set_blob_copy(image, VIPS_META_ICC_NAME, bytes, n);
            vips_area_unref(VIPS_AREA(profile));
        }
        struct buf bytes = save(image, i < 2 ? ".jpg[Q=100]" : ".tif");
        expect_corners(&bytes, want, 3, 3, i < 2 ? "print JPEG" : "print TIFF");
    }
}

static void jpeg_and_webp_of_every_kind_have_their_colours(void **state)
{
    static const char *const suffixes[] = {".jpg[Q=95,interlace]", ".jpg[Q=95,subsample-mode=on]",
                                           ".webp[Q=95]", ".webp[lossless]",
                                           ".tif[compression=jpeg,Q=98]", ".tif[compression=lzw]",
                                           ".tif[tile]", ".png[interlace]"};
    for (unsigned i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        VipsImage *image =
            four(red_green_blue_yellow, 3, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB);
        struct buf bytes = save(image, suffixes[i]);
        expect_corners(&bytes, red_green_blue_yellow, 3, 5, suffixes[i]);
    }
}

static void the_smallest_and_the_longest_picture_come_through(void **state)
{
    static const struct {
        int w, h;
    } sizes[] = {{1, 1}, {30000, 2}, {2, 30000}, {1, 30000}, {30000, 1}};
    static const char *const suffixes[] = {".png", ".jpg", ".tif"};
    for (unsigned i = 0; i < 5; i++) {
        for (unsigned s = 0; s < 3; s++) {
            for (unsigned use = 0; use < 2; use++) {
                VipsImage *black = NULL, *image = NULL;
                double value[] = {40, 50, 210};
                assert_int_equal(vips_black(&black, sizes[i].w, sizes[i].h, "bands", 3, NULL), 0);
                assert_int_equal(vips_linear(black, &image, (double[]){1, 1, 1}, value, 3,
                                             "uchar", TRUE, NULL), 0);
                g_object_unref(black);
                image->Type = VIPS_INTERPRETATION_sRGB;
                struct buf bytes = save(image, suffixes[s]);
                struct photo p;
                image = import(&bytes, use ? PHOTO_PERSON : PHOTO_POSTER, &p);
                expect(image, p.width / 2, p.height / 2, value, 3, 4, suffixes[s]);
                if (use == 0) {
                    assert_true(p.width <= 1920 && p.height <= 1920);
                    assert_int_equal(p.edge >> 16 & 0xF0, 0x20);
                }
                g_object_unref(image);
                photo_done(&p);
            }
        }
    }
}

/* What no camera makes, but a file can say: shown or refused, and the program goes on. */
static void odd_tiffs_are_shown_or_refused_in_words(void **state)
{
    static const struct {
        int bands;
        VipsBandFormat format;
        VipsInterpretation interpretation;
    } odd[] = {{1, VIPS_FORMAT_FLOAT, VIPS_INTERPRETATION_B_W},
               {3, VIPS_FORMAT_FLOAT, VIPS_INTERPRETATION_scRGB},
               {3, VIPS_FORMAT_FLOAT, VIPS_INTERPRETATION_LAB},
               {2, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_MULTIBAND},
               {5, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_CMYK},
               {4, VIPS_FORMAT_USHORT, VIPS_INTERPRETATION_CMYK},
               {6, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_MULTIBAND},
               {12, VIPS_FORMAT_UCHAR, VIPS_INTERPRETATION_sRGB},
               {3, VIPS_FORMAT_DOUBLE, VIPS_INTERPRETATION_sRGB},
               {3, VIPS_FORMAT_INT, VIPS_INTERPRETATION_sRGB}};
    for (unsigned i = 0; i < 2 * sizeof odd / sizeof *odd; i++) {
        VipsImage *black = NULL, *image = NULL, *typed = NULL;
        assert_int_equal(vips_black(&black, 40, 30, "bands", odd[i / 2].bands, NULL), 0);
        assert_int_equal(vips_cast(black, &image, odd[i / 2].format, NULL), 0);
        assert_int_equal(vips_copy(image, &typed, "interpretation", odd[i / 2].interpretation,
                                   NULL), 0);
        g_object_unref(black);
        g_object_unref(image);
        struct buf bytes = save(typed, ".tif");
        struct photo p = {0};
        struct diag why = {0};
        if (photo_convert(bytes.data, bytes.len, i % 2 ? PHOTO_PERSON : PHOTO_POSTER, &p, &why)) {
            assert_non_null(strstr(why.text, odd[i / 2].bands > 8 ? "TIFF of 12 colour channels"
                                                                  : "found a damaged picture"));
            buf_done(&bytes);
            continue;
        }
        buf_done(&bytes);
        image = vips_image_new_from_buffer(p.bytes.data, p.bytes.len, "", NULL);
        assert_non_null(image);
        assert_int_equal(vips_image_get_width(image), i % 2 ? 30 : 40);
        assert_in_range(vips_image_get_bands(image), 3, 4);
        g_object_unref(image);
        photo_done(&p);
    }
}

static int start(void **state)
{
    return VIPS_INIT("test_foreign");
}

static int stop(void **state)
{
    vips_shutdown();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_orientation_comes_out_upright),
        cmocka_unit_test(an_orientation_in_a_png_is_heeded_as_well),
        cmocka_unit_test(sixteen_bits_become_eight),
        cmocka_unit_test(greys_stay_grey),
        cmocka_unit_test(a_poster_keeps_what_can_be_seen_through_it),
        cmocka_unit_test(a_person_stands_on_paper_where_the_photo_is_clear),
        cmocka_unit_test(a_palette_with_a_clear_colour_is_read),
        cmocka_unit_test(display_p3_becomes_srgb),
        cmocka_unit_test(adobe_rgb_becomes_srgb),
        cmocka_unit_test(a_profile_that_cannot_be_used_is_passed_over),
        cmocka_unit_test(print_colours_look_as_printed),
        cmocka_unit_test(jpeg_and_webp_of_every_kind_have_their_colours),
        cmocka_unit_test(the_smallest_and_the_longest_picture_come_through),
        cmocka_unit_test(odd_tiffs_are_shown_or_refused_in_words),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
