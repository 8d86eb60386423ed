/* What a file is, and what its header promises: told before any decoder is started. */
#include "import/picture.h"

#include "cm.h"
#include "import/photo.h"
#include "import/png_strip.h"
#include "import/stick.h"

#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

/* Ends bytes. */
static void refuse(struct buf *bytes, enum err expected, const char *words)
{
    struct photo p = {.width = -1};
    struct diag why = {0};
    assert_int_equal(photo_convert(bytes->data, bytes->len, PHOTO_POSTER, &p, &why), expected);
    assert_int_equal(p.width, -1);
    if (!strstr(why.text, words)) {
        fail_msg("“%s” lacks “%s”", why.text, words);
    }
    buf_done(bytes);
}

/* Ends bytes. */
static struct photo accept(struct buf *bytes)
{
    struct photo p;
    struct diag why = {0};
    if (photo_convert(bytes->data, bytes->len, PHOTO_POSTER, &p, &why) != ERR_OK) {
        fail_msg("%s", why.text);
    }
    buf_done(bytes);
    return p;
}

/* HEIC is written by a plugin of its own in Debian 13, which need not be there. */
static bool can_write_heic(void)
{
    VipsImage *black = NULL;
    void *bytes = NULL;
    size_t n = 0;
    bool can = vips_black(&black, 64, 64, "bands", 3, NULL) == 0 &&
               vips_image_write_to_buffer(black, ".heic", &bytes, &n, NULL) == 0;
    g_free(bytes);
    g_clear_object(&black);
    vips_error_clear();
    return can;
}

/* Grey noise. */
static struct buf picture(int width, int height, const char *suffix)
{
    VipsImage *noise = NULL, *image = NULL;
    struct buf out = {0};
    void *bytes = NULL;
    size_t n = 0;
    assert_int_equal(vips_gaussnoise(&noise, width, height, "mean", 128.0, "sigma", 20.0, NULL),
                     0);
    assert_int_equal(vips_cast(noise, &image, VIPS_FORMAT_UCHAR, NULL), 0);
    assert_int_equal(vips_image_write_to_buffer(image, suffix, &bytes, &n, NULL), 0);
    buf_add(&out, bytes, n);
    g_free(bytes);
    g_object_unref(noise);
    g_object_unref(image);
    return out;
}

static void put(struct buf *b, const char *bytes, size_t n)
{
    buf_add(b, bytes, n);
}

static void put_be(struct buf *b, unsigned long long v, unsigned bytes)
{
    while (bytes-- > 0) {
        char c = (char)(v >> 8 * bytes);
        buf_add(b, &c, 1);
    }
}

static void every_kind_that_is_not_read_is_named_with_what_to_do(void **state)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *found, *expected;
    } cases[] = {
        {"GIF89a\1\0\1\0\0\0\0\0", 14, "a GIF", "save it as PNG or JPEG"},
        {"<svg xmlns='http://www.w3.org/2000/svg'/>", 41, "an SVG drawing", "export it as PNG"},
        {"<?xml version='1.0'?>\n<!-- a -->\n<svg/>", 39, "an SVG drawing", "export it as PNG"},
        {"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", 14, "a BMP", "save it as PNG"},
        {"\0\0\0\x14" "ftypqt  \0\0\0\0qt  ", 20, "a film", "a still picture"},
        {"\0\0\0\x18" "ftypmp42\0\0\0\0isommp42", 24, "a film", "a still picture"},
        {"\x1A\x45\xDF\xA3 matroska", 13, "a film", "a still picture"},
        {"RIFF\x10\0\0\0AVI LIST", 16, "a film", "a still picture"},
        {"PK\3\4......[Content_Types].xml...ppt/presentation.xml", 53, "a PowerPoint",
         "File > Export, then PDF or JPEG"},
        {"PK\3\4..mimetypeapplication/vnd.oasis.opendocument.presentation", 61,
         "a presentation", "File > Export, then PDF or JPEG"},
        {"PK\3\4......word/document.xml", 27, "a text document", "File > Export, then PDF"},
        {"PK\3\4......xl/workbook.xml", 25, "a spreadsheet", "File > Export, then PDF"},
        {"PK\3\4......holiday/beach.jpg", 27, "a ZIP archive", "unpack it first"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12, "PowerPoint, Word or Excel",
         "then PDF or JPEG"},
        {"8BPS\0\1\0\0\0\0\0\0", 12, "a Photoshop file", "export it as JPEG"},
        {"II*\0\x10\0\0\0CR\2\0", 12, "a camera's raw picture", "export it as JPEG"},
        {"II+\0\x8\0\0\0\0\0\0\0", 12, "a BigTIFF", "export it as JPEG"},
        {"\0\0\0\x0CJXL \r\n\x87\n", 12, "a JPEG XL", "export it as JPEG"},
        {"\0\0\0\x0CjP  \r\n\x87\n", 12, "a JPEG 2000", "export it as JPEG"},
        {"%PDF-1.7\n%....", 14, "a PDF", "export the page as JPEG"},
        {"Dear all,\nplease find attached", 30, "a file that is not a picture", "JPEG, PNG"},
        {"BM is what he wrote", 19, "a file that is not a picture", "JPEG, PNG"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf once = {0}, again = {0};
        buf_add(&once, cases[i].bytes, cases[i].n);
        buf_add(&again, cases[i].bytes, cases[i].n);
        refuse(&once, ERR_BAD_DATA, cases[i].found);
        refuse(&again, ERR_BAD_DATA, cases[i].expected);
    }
}

static void heic_and_avif_are_read_where_they_can_be(void **state)
{
    static const struct {
        const char *suffix, *name;
        enum picture_kind kind;
    } cases[] = {{".heic[Q=90]", "a HEIC picture", PICTURE_HEIC},
                 {".avif[Q=90,effort=0]", "an AVIF picture", PICTURE_AVIF}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        VipsImage *black = NULL, *image = NULL;
        double red[] = {200, 30, 40};
        void *bytes = NULL;
        size_t n = 0;
        assert_int_equal(vips_black(&black, 300, 200, "bands", 3, NULL), 0);
        assert_int_equal(vips_linear(black, &image, (double[]){1, 1, 1}, red, 3, "uchar", TRUE,
                                     NULL), 0);
        image->Type = VIPS_INTERPRETATION_sRGB;
        vips_image_set_int(image, VIPS_META_ORIENTATION, 6);
        if (vips_image_write_to_buffer(image, cases[i].suffix, &bytes, &n, NULL) != 0) {
            vips_error_clear(); /* no encoder here */
        } else {
            struct photo p;
            struct diag why = {0};
            assert_int_equal(picture_kind_of(bytes, n), cases[i].kind);
            if (photo_convert(bytes, n, PHOTO_POSTER, &p, &why) == ERR_OK) {
                VipsImage *got =
                    vips_image_new_from_buffer(p.bytes.data, p.bytes.len, "", NULL);
                double *value = NULL;
                int bands = 0;
                assert_int_equal(vips_getpoint(got, &value, &bands, 90, 90, NULL), 0);
                assert_true(value[0] > 190 && value[0] < 210 && value[1] < 45 && value[2] < 55);
                g_free(value);
                g_object_unref(got);
                photo_done(&p);
            } else if (!strstr(why.text, cases[i].name) || !strstr(why.text, "export it as JPEG")) {
                fail_msg("%s", why.text);
            }
        }
        g_free(bytes);
        g_object_unref(image);
        g_object_unref(black);
    }
}

static void the_content_decides_not_the_ending(void **state)
{
    /* photo_convert never hears of a name; the folder hands over bytes. */
    struct buf png = picture(40, 30, ".png");
    assert_int_equal(picture_kind_of(png.data, png.len), PICTURE_PNG);
    struct photo p = accept(&png);
    assert_int_equal(p.width, 40);
    photo_done(&p);
}

/* A JPEG whose last scan is repeated: each takes libjpeg over the whole picture again. */
static struct buf scan_bomb(unsigned scans)
{
    struct buf whole = picture(64, 64, ".jpg[interlace]"), out = {0};
    size_t last = 0;
    for (size_t i = 0; i + 1 < whole.len; i++) {
        if ((unsigned char)whole.data[i] == 0xFF && (unsigned char)whole.data[i + 1] == 0xDA) {
            last = i;
        }
    }
    buf_add(&out, whole.data, last);
    for (unsigned i = 0; i < scans; i++) {
        buf_add(&out, whole.data + last, whole.len - 2 - last);
    }
    put(&out, "\xFF\xD9", 2);
    buf_done(&whole);
    return out;
}

static void a_jpeg_of_a_thousand_scans_is_refused_before_it_is_decoded(void **state)
{
    struct buf usual = picture(64, 64, ".jpg[interlace]");
    struct photo p = accept(&usual);
    photo_done(&p);
    struct buf bomb = scan_bomb(1000);
    refuse(&bomb, ERR_LIMIT, "more than 50 scans; expected fewer: save it as a plain JPEG");
}

/* SOF of a header that promises width x height. */
static struct buf jpeg_header(unsigned marker, unsigned width, unsigned height)
{
    struct buf b = {0};
    put(&b, "\xFF\xD8\xFF", 3);
    put_be(&b, marker, 1);
    put(&b, "\0\x11\x08", 3);
    put_be(&b, height, 2);
    put_be(&b, width, 2);
    put(&b, "\3\1\x11\0\2\x11\0\3\x11\0\xFF\xD9", 12);
    return b;
}

static void what_needs_too_much_memory_is_refused_by_its_header(void **state)
{
    struct buf b = jpeg_header(0xC0, 30000, 30000);
    refuse(&b, ERR_LIMIT, "30000 × 30000 pixels; expected at most 100 megapixels");
    b = jpeg_header(0xC2, 10000, 9000); /* 90 megapixels of coefficients: 515 MB */
    refuse(&b, ERR_LIMIT, "a progressive JPEG that takes 514 MB to open; expected at most 256 MB");
    b = jpeg_header(0xC0, 0, 100);
    refuse(&b, ERR_BAD_DATA, "damaged");
    b = jpeg_header(0xC0, 100, 0); /* its height comes later, in a DNL: no camera does that */
    refuse(&b, ERR_BAD_DATA, "damaged");

    struct stick_chunk png = stick_png(9000, 9000, 16);
    png.bytes[28] = 1; /* interlaced: 81 MB, which is well */
    struct picture_header h;
    assert_int_equal(picture_check(PICTURE_PNG, png.bytes, png.n, &h, NULL), ERR_OK);
    png.bytes[25] = 6; /* RGBA, 324 MB */
    b = (struct buf){0};
    buf_add(&b, png.bytes, png.n);
    refuse(&b, ERR_LIMIT, "an interlaced PNG that takes 308 MB to open");

    put(&b, "RIFF\x1A\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\x3F\0\xFF\x3F\0", 30);
    refuse(&b, ERR_LIMIT, "16384 × 16384 pixels");
    put(&b, "RIFF\x1A\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x0F\x27\0\x27\x23\0", 30);
    refuse(&b, ERR_LIMIT, "a WebP picture that takes 343 MB to open");
}

/* Texts of 1 MB of zeros each, packed into a KB. */
static struct stick_chunk packed_texts(unsigned count)
{
    struct stick_chunk png = stick_png(16, 16, 16), out = {.n = 33};
    GConverter *pack = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
    char *zeros = calloc(1, 1 << 20);
    unsigned char text[4096] = "a\0";
    gsize in = 0, n = 0;
    assert_int_equal(g_converter_convert(pack, zeros, 1 << 20, text + 3, sizeof text - 3,
                                         G_CONVERTER_INPUT_AT_END, &in, &n, NULL),
                     G_CONVERTER_FINISHED);
    memcpy(out.bytes, png.bytes, 33);
    for (unsigned i = 0; i < count; i++) {
        stick_put_chunk(&out, "zTXt", text, n + 3);
    }
    memcpy(out.bytes + out.n, png.bytes + 33, png.n - 33);
    out.n += png.n - 33;
    g_object_unref(pack);
    free(zeros);
    return out;
}

static void texts_in_a_png_are_never_unpacked(void **state)
{
    struct stick_chunk bomb = packed_texts(50);
    struct buf plain = {0}, b = {0};
    png_strip(bomb.bytes, bomb.n, &plain);
    struct stick_chunk png = stick_png(16, 16, 16);
    assert_int_equal(plain.len, png.n);
    assert_memory_equal(plain.data, png.bytes, png.n);
    buf_done(&plain);
    buf_add(&b, bomb.bytes, bomb.n);
    struct photo p = accept(&b);
    assert_int_equal(p.width, 16);
    photo_done(&p);
}

/* A PNG whose colour profile unpacks to 32 MB is shown, or refused in words, but not unpacked. */
static void a_colour_profile_that_is_a_bomb_does_no_harm(void **state)
{
    enum { PROFILE = 32 << 20 };
    struct stick_chunk png = stick_png(16, 16, 16);
    GConverter *pack = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
    char *zeros = calloc(1, PROFILE);
    unsigned char *text = calloc(1, 1 << 16);
    gsize in = 0, n = 0;
    memcpy(text, "a\0", 3);
    assert_int_equal(g_converter_convert(pack, zeros, PROFILE, text + 3, (1 << 16) - 3,
                                         G_CONVERTER_INPUT_AT_END, &in, &n, NULL),
                     G_CONVERTER_FINISHED);
    struct stick_chunk *out = calloc(1, sizeof *out);
    memcpy(out->bytes, png.bytes, 33);
    out->n = 33;
    stick_put_chunk(out, "iCCP", text, n + 3);
    memcpy(out->bytes + out->n, png.bytes + 33, png.n - 33);
    out->n += png.n - 33;
    struct photo p = {0};
    struct diag why = {0};
    if (photo_convert(out->bytes, out->n, PHOTO_POSTER, &p, &why) == ERR_OK) {
        assert_int_equal(p.width, 16);
        photo_done(&p);
    } else {
        assert_non_null(strstr(why.text, "found a damaged picture"));
    }
    g_object_unref(pack);
    free(out);
    free(zeros);
    free(text);
}

/* Little-endian TIFF whose every page leads to the next one, 6 bytes further. */
static void a_tiff_of_many_pages_or_a_circle_of_them_is_refused(void **state)
{
    struct buf b = {0};
    put(&b, "II*\0\x08\0\0\0" "\0\0\x08\0\0\0", 14); /* no tags, and the next page is itself */
    refuse(&b, ERR_LIMIT, "pages go round in a circle; expected one picture");
    put(&b, "II*\0\x08\0\0\0", 8);
    for (unsigned i = 0; i < 200; i++) {
        unsigned next = i == 199 ? 0 : 8 + (i + 1) * 6;
        char page[6] = {0, 0, (char)next, (char)(next >> 8), 0, 0};
        buf_add(&b, page, sizeof page);
    }
    refuse(&b, ERR_LIMIT, "more than 100 pages");
    put(&b, "II*\0\xFF\xFF\xFF\x7F....", 12);
    refuse(&b, ERR_BAD_DATA, "the end is missing");
    /* A tile of 2^31 pixels a side. */
    put(&b, "II*\0\x08\0\0\0" "\4\0", 10);
    static const unsigned tags[4][2] = {{256, 64}, {257, 64}, {322, 1U << 31}, {323, 1U << 31}};
    for (unsigned i = 0; i < 4; i++) {
        char e[12] = {(char)tags[i][0], (char)(tags[i][0] >> 8), 4, 0, 1, 0, 0, 0,
                      (char)tags[i][1], 0, 0, (char)(tags[i][1] >> 24)};
        buf_add(&b, e, sizeof e);
    }
    put(&b, "\0\0\0\0", 4);
    refuse(&b, ERR_LIMIT, "tiles of 2147483648 × 2147483648 pixels");
}

static void a_tiff_of_three_pages_says_so(void **state)
{
    VipsImage *image = NULL;
    struct buf b = {0};
    void *bytes = NULL;
    size_t n = 0;
    assert_int_equal(vips_black(&image, 20, 30, NULL), 0);
    VipsImage *tall = NULL;
    assert_int_equal(vips_copy(image, &tall, NULL), 0);
    vips_image_set_int(tall, VIPS_META_PAGE_HEIGHT, 10);
    assert_int_equal(vips_image_write_to_buffer(tall, ".tif", &bytes, &n, NULL), 0);
    buf_add(&b, bytes, n);
    g_free(bytes);
    g_object_unref(tall);
    g_object_unref(image);
    struct photo p = accept(&b);
    assert_int_equal(p.pages, 3);
    assert_int_equal(p.height, 10);
    photo_done(&p);
}

static void put_box(struct buf *b, const char *type, const struct buf *held)
{
    put_be(b, 8 + held->len, 4);
    put(b, type, 4);
    if (held->len) {
        put(b, held->data, held->len);
    }
}

/* ispe says small x small, the grid of tiles makes large x large. */
static struct buf heif(unsigned small, unsigned large, unsigned rows, unsigned columns)
{
    struct buf ftyp = {0}, ispe = {0}, ipco = {0}, iprp = {0}, infe = {0}, iinf = {0}, idat = {0};
    struct buf iloc = {0}, meta = {0}, out = {0};
    put(&ftyp, "heic\0\0\0\0mif1heic", 16);
    put_be(&ispe, 0, 4);
    put_be(&ispe, small, 4);
    put_be(&ispe, small, 4);
    put_box(&ipco, "ispe", &ispe);
    put_box(&iprp, "ipco", &ipco);
    put_be(&infe, 2, 1);
    put_be(&infe, 0, 3);
    put(&infe, "\0\1\0\0grid\0", 9);
    put_be(&iinf, 0, 4);
    put_be(&iinf, 1, 2);
    put_box(&iinf, "infe", &infe);
    put(&idat, "\0\1", 2);
    put_be(&idat, rows - 1, 1);
    put_be(&idat, columns - 1, 1);
    put_be(&idat, large, 4);
    put_be(&idat, large, 4);
    put_be(&iloc, 1, 1);
    put_be(&iloc, 0, 3);
    put(&iloc, "\x44\0\0\1", 4);          /* offsets and lengths of 4 bytes, one item */
    put(&iloc, "\0\1\0\1\0\0\0\1", 8);    /* item 1, in idat, one extent */
    put_be(&iloc, 0, 4);
    put_be(&iloc, 12, 4);
    put_be(&meta, 0, 4);
    put_box(&meta, "iprp", &iprp);
    put_box(&meta, "iinf", &iinf);
    put_box(&meta, "iloc", &iloc);
    put_box(&meta, "idat", &idat);
    put_box(&out, "ftyp", &ftyp);
    put_box(&out, "meta", &meta);
    struct buf *all[] = {&ftyp, &ispe, &ipco, &iprp, &infe, &iinf, &idat, &iloc, &meta};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        buf_done(all[i]);
    }
    return out;
}

static void a_heic_whose_grid_is_larger_than_it_says_is_refused(void **state)
{
    struct picture_header h;
    struct buf b = heif(512, 4000, 8, 8);
    assert_int_equal(picture_check(PICTURE_HEIC, b.data, b.len, &h, NULL), ERR_OK);
    assert_int_equal(h.width, 4000);
    buf_done(&b);
    b = heif(512, 60000, 8, 8);
    refuse(&b, ERR_LIMIT, "60000 × 60000 pixels");
    b = heif(60000, 512, 8, 8);
    refuse(&b, ERR_LIMIT, "60000 × 60000 pixels");
    b = heif(512, 4000, 256, 256);
    refuse(&b, ERR_LIMIT, "a picture of 65536 tiles; expected at most 1024");
    b = heif(512, 9000, 8, 8);
    refuse(&b, ERR_LIMIT, "a HEIC or AVIF picture that takes 308 MB");
}

/* A stick that was pulled out too soon leaves such files. */
static void half_a_picture_is_refused_in_words(void **state)
{
    static const char *const suffixes[] = {".jpg", ".jpg[interlace]", ".png", ".png[interlace]",
                                           ".webp", ".tif", ".heic"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (i == 6 && !can_write_heic()) {
            continue;
        }
        struct buf b = picture(600, 400, suffixes[i]);
        b.len /= 2;
        /* What comes first in a TIFF may say that there is more; often nothing does. */
        refuse(&b, ERR_BAD_DATA, i == 5 ? "found a damaged picture" : "the end is missing");
    }
}

/* Each file is cut and changed in many ways; whatever comes of it, nothing crashes, and what is
 * refused is refused in words. */
static void broken_headers_never_read_past_their_end(void **state)
{
    static const char *const suffixes[] = {".jpg", ".png", ".webp", ".tif", ".heic"};
    static const enum picture_kind kinds[] = {PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP,
                                              PICTURE_TIFF, PICTURE_HEIC};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buf b = {0};
        if (i == 4) {
            b = heif(512, 4000, 8, 8);
        } else {
            b = picture(30, 20, suffixes[i]);
        }
        for (size_t n = 12; n < b.len && n < 700; n++) {
            /* A copy of exactly n bytes: one too far is a finding of the address sanitiser. */
            char *cut = malloc(n);
            struct picture_header h;
            struct diag why = {0};
            memcpy(cut, b.data, n);
            if (picture_check(kinds[i], cut, n, &h, &why) != ERR_OK) {
                assert_non_null(strstr(why.text, "; expected "));
            }
            for (size_t k = 0; k < n; k += 3) {
                cut[k] = (char)(cut[k] ^ (n % 2 ? 0xFF : 0x10));
                enum err e = picture_check(kinds[i], cut, n, &h, &why);
                assert_true(e == ERR_OK || e == ERR_BAD_DATA || e == ERR_LIMIT);
            }
            free(cut);
        }
        buf_done(&b);
    }
}

static int start(void **state)
{
    return VIPS_INIT("test_picture");
}

static int stop(void **state)
{
    vips_shutdown();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_that_is_not_read_is_named_with_what_to_do),
        cmocka_unit_test(heic_and_avif_are_read_where_they_can_be),
        cmocka_unit_test(the_content_decides_not_the_ending),
        cmocka_unit_test(a_jpeg_of_a_thousand_scans_is_refused_before_it_is_decoded),
        cmocka_unit_test(what_needs_too_much_memory_is_refused_by_its_header),
        cmocka_unit_test(texts_in_a_png_are_never_unpacked),
        cmocka_unit_test(a_colour_profile_that_is_a_bomb_does_no_harm),
        cmocka_unit_test(a_tiff_of_many_pages_or_a_circle_of_them_is_refused),
        cmocka_unit_test(a_tiff_of_three_pages_says_so),
        cmocka_unit_test(a_heic_whose_grid_is_larger_than_it_says_is_refused),
        cmocka_unit_test(half_a_picture_is_refused_in_words),
        cmocka_unit_test(broken_headers_never_read_past_their_end),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
