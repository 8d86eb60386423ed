#include "import/photo.h"

#include "base/caps.h"
#include "import/edge.h"

#include <math.h>
#include <string.h>
#include <vips/vips.h>

enum { PERSON_SIDE = 640, POSTER_SIDE = 1920, PERSON_QUALITY = 88, POSTER_QUALITY = 90,
       LONGEST_SIDE = 30000 };

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data)
{
    (void)domain;
    (void)level;
    (void)text;
    (void)data;
}

/* Only loaders that their authors fuzz; no cache and no threads: one picture at a time is decoded,
 * and a kiosk has little memory. Warnings about odd metadata interest nobody. */
static enum err start(struct diag *why)
{
    static enum { NOT_YET, READY, FAILED } state;
    if (state == NOT_YET) {
        state = VIPS_INIT("kioskctl") == 0 ? READY : FAILED;
    }
    if (state == FAILED) {
        return diag_set(why, ERR_UNAVAILABLE, "", 0, 0, "The picture library did not start.");
    }
    vips_block_untrusted_set(TRUE);
    vips_cache_set_max(0);
    vips_concurrency_set(1);
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO, say_nothing, NULL);
    return ERR_OK;
}

enum kind {
    KIND_UNKNOWN, KIND_JPEG, KIND_PNG, KIND_WEBP, KIND_TIFF, KIND_HEIC, KIND_GIF, KIND_PDF,
};

static enum kind kind_of(const unsigned char *p, size_t n)
{
    if (n < 12) {
        return KIND_UNKNOWN;
    }
    if (memcmp(p, "\xFF\xD8\xFF", 3) == 0) {
        return KIND_JPEG;
    }
    if (memcmp(p, "\x89PNG\r\n\x1A\n", 8) == 0) {
        return KIND_PNG;
    }
    if (memcmp(p, "RIFF", 4) == 0 && memcmp(p + 8, "WEBP", 4) == 0) {
        return KIND_WEBP;
    }
    if (memcmp(p, "II*\0", 4) == 0 || memcmp(p, "MM\0*", 4) == 0) {
        return KIND_TIFF;
    }
    if (memcmp(p + 4, "ftyp", 4) == 0) {
        return KIND_HEIC;
    }
    if (memcmp(p, "GIF8", 4) == 0) {
        return KIND_GIF;
    }
    return memcmp(p, "%PDF", 4) == 0 ? KIND_PDF : KIND_UNKNOWN;
}

static bool is_read(enum kind kind)
{
    return kind == KIND_JPEG || kind == KIND_PNG || kind == KIND_WEBP || kind == KIND_TIFF;
}

static enum err refuse_kind(enum kind kind, struct diag *why)
{
    const char *name = "a file that is not a picture";
    switch (kind) {
    case KIND_HEIC: name = "a HEIC picture or a film"; break;
    case KIND_GIF: name = "a GIF"; break;
    case KIND_PDF: name = "a PDF"; break;
    case KIND_UNKNOWN:
    case KIND_JPEG:
    case KIND_PNG:
    case KIND_WEBP:
    case KIND_TIFF: break;
    }
    return diag_set(why, ERR_BAD_DATA, "", 0, 0,
                    "found %s, which this version does not read; expected JPEG, PNG, WebP or TIFF",
                    name);
}

/* Opens a picture without decoding it: libvips does that when pixels are asked for. skip: 1, or
 * 2, 4 or 8 where the format can leave pixels out while it decodes. NULL for a damaged header. */
static VipsImage *open_picture(const void *bytes, size_t n, enum kind kind, int skip)
{
    VipsImage *image = NULL;
    void *p = (void *)(uintptr_t)bytes;
    const int access = VIPS_ACCESS_SEQUENTIAL, fail = VIPS_FAIL_ON_TRUNCATED;
    switch (kind) {
    case KIND_JPEG:
        vips_jpegload_buffer(p, n, &image, "access", access, "fail-on", fail, "shrink", skip,
                             NULL);
        break;
    case KIND_PNG:
        vips_pngload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
        break;
    case KIND_WEBP:
        vips_webpload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
        break;
    case KIND_TIFF:
        vips_tiffload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
        break;
    case KIND_UNKNOWN:
    case KIND_HEIC:
    case KIND_GIF:
    case KIND_PDF: break;
    }
    return image;
}

static enum err check_header(const void *bytes, size_t n, enum kind kind, px *ret_width,
                             px *ret_height, struct diag *why)
{
    VipsImage *image = open_picture(bytes, n, kind, 1);
    if (!image) {
        return diag_set(why, ERR_BAD_DATA, "", 0, 0,
                        "found a damaged picture; expected one that other programs can open");
    }
    long long width = vips_image_get_width(image), height = vips_image_get_height(image);
    g_object_unref(image);
    if (width > LONGEST_SIDE || height > LONGEST_SIDE ||
        width * height > CAP_PICTURE_MEGAPIXELS * 1000000LL) {
        return diag_set(why, ERR_LIMIT, "", 0, 0,
                        "found a picture of %lld × %lld pixels; expected at most %d megapixels",
                        width, height, CAP_PICTURE_MEGAPIXELS);
    }
    *ret_width = (px)width;
    *ret_height = (px)height;
    return ERR_OK;
}

/* Replaces *image by *next, unless making it failed. */
static bool step(VipsImage **image, int failed, VipsImage **next)
{
    if (failed) {
        return false;
    }
    g_object_unref(*image);
    *image = *next;
    return true;
}

/* The middle of a wide picture, the top of a tall one. A face is about a third down, which is near
 * the middle of that square, and however tall the picture is no head is cut. This is the only crop
 * of a person: discs show the whole square. */
static bool crop_square(VipsImage **image)
{
    int width = vips_image_get_width(*image), height = vips_image_get_height(*image);
    int side = width < height ? width : height;
    VipsImage *next = NULL;
    int failed = vips_extract_area(*image, &next, (width - side) / 2, 0, side, side, NULL);
    return step(image, failed, &next);
}

static bool flatten(VipsImage **image)
{
    double paper[] = {250, 246, 239};
    VipsArrayDouble *background = vips_array_double_new(paper, 3);
    VipsImage *next = NULL;
    int failed = vips_flatten(*image, &next, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return step(image, failed, &next);
}

/* Inside side x side, upright, in the colours of the screen. */
static bool fit(VipsImage **image, int side)
{
    VipsImage *next = NULL;
    /* Ink first: on its own way vips_thumbnail_image misses what the profile says by up to 8. */
    if ((*image)->Type == VIPS_INTERPRETATION_CMYK &&
        !step(image, vips_icc_transform(*image, &next, "srgb", "embedded", TRUE, "input-profile",
                                        "cmyk", NULL), &next)) {
        return false;
    }
    /* Without a profile of its own a picture is taken as sRGB already; asked for an export profile
     * all the same, libvips moves its colours (cobalt 1E3FAF becomes 3C32B0). */
    bool convert = vips_image_get_typeof(*image, VIPS_META_ICC_NAME) != 0;
    int failed = convert ? vips_thumbnail_image(*image, &next, side, "height", side, "size",
                                                VIPS_SIZE_DOWN, "export-profile", "srgb", NULL)
                         : vips_thumbnail_image(*image, &next, side, "height", side, "size",
                                                VIPS_SIZE_DOWN, NULL);
    return step(image, failed, &next) &&
           step(image, vips_colourspace(*image, &next, VIPS_INTERPRETATION_sRGB, NULL), &next) &&
           step(image, vips_cast(*image, &next, VIPS_FORMAT_UCHAR, NULL), &next);
}

/* Three or four 8 bit bands of sRGB, upright, in memory. NULL when decoding failed. Not
 * vips_thumbnail_buffer: it forgets "fail-on" and gives a grey end to a truncated picture. */
static VipsImage *shrink(const void *bytes, size_t n, enum kind kind, enum photo_use use, px width,
                         px height)
{
    double longest = width > height ? width : height, shortest = width > height ? height : width;
    double box = use == PHOTO_POSTER ? POSTER_SIDE : longest / shortest * PERSON_SIDE;
    /* A factor of two is left to the better filter. No side may come to nothing: libvips ends the
     * program for that. */
    double ratio = fmin(longest / box, 2 * shortest);
    int skip = kind != KIND_JPEG ? 1 : ratio >= 16 ? 8 : ratio >= 8 ? 4 : ratio >= 4 ? 2 : 1;
    VipsImage *image = open_picture(bytes, n, kind, skip), *next = NULL;
    if (!image) {
        return NULL;
    }
    int side = box < 1 ? 1 : box > 10000000 ? 10000000 : (int)(box + 0.5);
    bool good = fit(&image, side);
    if (good) {
        /* Decode now: what is broken in the middle shows here, not while saving. */
        next = vips_image_copy_memory(image);
        good = step(&image, next ? 0 : -1, &next);
    }
    good = good && (use == PHOTO_POSTER || crop_square(&image));
    good = good && (use == PHOTO_POSTER || !vips_image_hasalpha(image) || flatten(&image));
    if (!good) {
        g_object_unref(image);
        return NULL;
    }
    return image;
}

static bool save_jpeg(VipsImage *image, int quality, struct buf *ret)
{
    void *bytes = NULL;
    size_t n = 0;
    if (vips_jpegsave_buffer(image, &bytes, &n, "Q", quality, "strip", TRUE, "optimize-coding",
                             TRUE, NULL)) {
        return false;
    }
    buf_add(ret, bytes, n);
    g_free(bytes);
    return true;
}

static bool save_png(VipsImage *image, struct buf *ret)
{
    void *bytes = NULL;
    size_t n = 0;
    if (vips_pngsave_buffer(image, &bytes, &n, "strip", TRUE, "compression", 6, NULL)) {
        return false;
    }
    buf_add(ret, bytes, n);
    g_free(bytes);
    return true;
}

static bool encode(VipsImage *image, enum photo_use use, enum kind kind, struct photo *ret)
{
    struct buf jpeg = {0}, png = {0};
    bool alpha = vips_image_hasalpha(image);
    bool good = alpha || save_jpeg(image, use == PHOTO_PERSON ? PERSON_QUALITY : POSTER_QUALITY,
                                   &jpeg);
    if (good && use == PHOTO_POSTER && (alpha || kind == KIND_PNG)) {
        good = save_png(image, &png);
    }
    /* Flat colour is what PNG makes smaller than JPEG does. */
    bool use_png = alpha || (png.len > 0 && png.len <= jpeg.len);
    *ret = (struct photo){
        .bytes = use_png ? png : jpeg,
        .extension = use_png ? "png" : "jpg",
        .width = vips_image_get_width(image),
        .height = vips_image_get_height(image),
    };
    buf_done(use_png ? &jpeg : &png);
    return good;
}

/* Of what was stored: JPEG moves colours a little, and a field one step beside the picture's own
 * border is a line on a large screen. */
static bool find_edge(struct photo *photo)
{
    const void *bytes = photo->bytes.data;
    VipsImage *stored = open_picture(bytes, photo->bytes.len, kind_of(bytes, photo->bytes.len), 1);
    size_t n = 0;
    unsigned char *pixels = stored ? vips_image_write_to_memory(stored, &n) : NULL;
    unsigned bands = stored ? (unsigned)vips_image_get_bands(stored) : 0;
    bool good = pixels && (bands == 3 || bands == 4) &&
                n == (size_t)photo->width * (size_t)photo->height * bands;
    if (good) {
        photo->edge = edge_colour(pixels, photo->width, photo->height, bands);
    }
    g_free(pixels);
    if (stored) {
        g_object_unref(stored);
    }
    return good;
}

enum err photo_convert(const void *bytes, size_t n, enum photo_use use, struct photo *ret,
                       struct diag *why)
{
    enum kind kind = kind_of(bytes, n);
    px width = 0, height = 0;
    enum err e = start(why);
    if (e == ERR_OK && !is_read(kind)) {
        e = refuse_kind(kind, why);
    }
    if (e == ERR_OK) {
        e = check_header(bytes, n, kind, &width, &height, why);
    }
    if (e != ERR_OK) {
        vips_error_clear();
        return e;
    }
    struct photo photo = {0};
    VipsImage *image = shrink(bytes, n, kind, use, width, height);
    bool good = image && encode(image, use, kind, &photo);
    good = good && (use != PHOTO_POSTER || find_edge(&photo));
    if (image) {
        g_object_unref(image);
    }
    vips_error_clear();
    if (!good) {
        photo_done(&photo);
        return diag_set(why, ERR_BAD_DATA, "", 0, 0,
                        "found a damaged picture; expected one that other programs can open");
    }
    *ret = photo;
    return ERR_OK;
}

void photo_done(struct photo *p)
{
    buf_done(&p->bytes);
    *p = (struct photo){0};
}

const char *photo_library_version(void)
{
    return vips_version_string();
}
