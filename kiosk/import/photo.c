#include "import/photo.h"

#include "i18n/i18n.h"
#include "import/edge.h"
#include "import/picture.h"
#include "import/png_strip.h"

#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <vips/vips.h>

enum { PERSON_SIDE = 640, POSTER_SIDE = 1920, PERSON_QUALITY = 88, POSTER_QUALITY = 90 };

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data)
{
    (void)domain;
    (void)level;
    (void)text;
    (void)data;
}

static bool started;

/* Only the loaders of the kinds that are read; those of libvips' list of untrusted ones are blocked
 * twice. No cache, as each picture is decoded once, and one thread for each: a second one took more
 * memory and, measured, no less time; pictures.c converts two pictures at once. Warnings about odd
 * metadata interest nobody. */
static void start_once(void)
{
    if (VIPS_INIT("kioskctl") != 0) {
        return;
    }
    started = true;
    /* A picture's buffers go back to the system when it is done, whatever the next one needs: else
     * the heap of a few hundred pictures keeps growing. */
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, 2);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
    vips_operation_block_set("VipsForeignLoadPng", FALSE);
    vips_operation_block_set("VipsForeignLoadWebp", FALSE);
    vips_operation_block_set("VipsForeignLoadTiff", FALSE);
    vips_operation_block_set("VipsForeignLoadHeif", FALSE);
    vips_block_untrusted_set(TRUE);
    vips_cache_set_max(0);
    vips_concurrency_set(1);
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO, say_nothing, NULL);
}

static enum err start(struct diag *why)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start_once);
    return started
               ? ERR_OK
               : diag_set(why, ERR_UNAVAILABLE, "", 0, 0, tr("The picture library did not start."));
}

/* Debian 13 has the decoders of libheif in packages of their own. */
static bool is_read(enum picture_kind kind)
{
    switch (kind) {
    case PICTURE_JPEG:
    case PICTURE_PNG:
    case PICTURE_WEBP:
    case PICTURE_TIFF: return true;
    case PICTURE_HEIC:
    case PICTURE_AVIF: return vips_type_find("VipsOperation", "heifload_buffer") != 0;
    case PICTURE_UNKNOWN:
    case PICTURE_PDF:
    case PICTURE_GIF:
    case PICTURE_SVG:
    case PICTURE_BMP:
    case PICTURE_JXL:
    case PICTURE_JPEG2000:
    case PICTURE_PHOTOSHOP:
    case PICTURE_RAW:
    case PICTURE_BIGTIFF:
    case PICTURE_FILM:
    case PICTURE_POWERPOINT:
    case PICTURE_ODP:
    case PICTURE_OLD_OFFICE:
    case PICTURE_WORD:
    case PICTURE_EXCEL:
    case PICTURE_ZIP: break;
    }
    return false;
}

/* Opens a picture without decoding it: libvips does that when pixels are asked for. smaller: at
 * least 1; how many times smaller it may come where the format can leave pixels out while it
 * decodes. NULL for a damaged header. */
static VipsImage *open_picture(const void *bytes, size_t n, enum picture_kind kind,
                               double smaller)
{
    VipsImage *image = NULL;
    void *p = (void *)(uintptr_t)bytes;
    const int access = VIPS_ACCESS_SEQUENTIAL, fail = VIPS_FAIL_ON_TRUNCATED;
    int skip = smaller >= 8 ? 8 : smaller >= 4 ? 4 : smaller >= 2 ? 2 : 1;
    if (kind == PICTURE_JPEG) {
        vips_jpegload_buffer(p, n, &image, "access", access, "fail-on", fail, "shrink", skip,
                             NULL);
    } else if (kind == PICTURE_PNG) {
        vips_pngload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
    } else if (kind == PICTURE_WEBP) {
        vips_webpload_buffer(p, n, &image, "access", access, "fail-on", fail, "scale",
                             1 / smaller, NULL);
    } else if (kind == PICTURE_TIFF) {
        vips_tiffload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
    } else if (kind == PICTURE_HEIC || kind == PICTURE_AVIF) {
        vips_heifload_buffer(p, n, &image, "access", access, "fail-on", fail, NULL);
    }
    return image;
}

/* libheif is there but not the decoder for this one: "Error while loading plugin: No decoding
 * plugin installed for this compression format" (1.23), "Unsupported codec" (1.15). */
static bool lacks_decoder(enum picture_kind kind)
{
    return (kind == PICTURE_HEIC || kind == PICTURE_AVIF) &&
           (strstr(vips_error_buffer(), "nsupported") || strstr(vips_error_buffer(), "plugin"));
}

static enum err say_why(enum picture_kind kind, const struct picture_header *header,
                        struct diag *why)
{
    return lacks_decoder(kind) ? picture_refuse(kind, why)
                               : picture_damaged(header->ends_early, why);
}

/* What libvips makes of the header has to agree: a file may have two of them. */
static enum err check_again(const void *bytes, size_t n, enum picture_kind kind,
                            struct picture_header *header, struct diag *why)
{
    VipsImage *image = open_picture(bytes, n, kind, 1);
    if (!image) {
        return say_why(kind, header, why);
    }
    uint32_t width = (uint32_t)vips_image_get_width(image);
    uint32_t height = (uint32_t)vips_image_get_height(image);
    g_object_unref(image);
    if ((uint64_t)width * height > (uint64_t)header->width * header->height) {
        return picture_damaged(false, why);
    }
    header->width = width;
    header->height = height;
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
static VipsImage *shrink(const void *bytes, size_t n, enum picture_kind kind, enum photo_use use,
                         const struct picture_header *header)
{
    double longest = fmax(header->width, header->height);
    double shortest = fmin(header->width, header->height);
    double box = use == PHOTO_POSTER ? POSTER_SIDE : longest / shortest * PERSON_SIDE;
    /* A factor of two is left to the better filter. No side may come to nothing: libvips ends the
     * program for that. */
    double ratio = fmin(longest / box, 2 * shortest);
    VipsImage *image = open_picture(bytes, n, kind, fmax(ratio / 2, 1)), *next = NULL;
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

static bool encode(VipsImage *image, enum photo_use use, enum picture_kind kind, struct photo *ret)
{
    struct buf jpeg = {0}, png = {0};
    bool alpha = vips_image_hasalpha(image);
    bool good = alpha || save_jpeg(image, use == PHOTO_PERSON ? PERSON_QUALITY : POSTER_QUALITY,
                                   &jpeg);
    if (good && use == PHOTO_POSTER && (alpha || kind == PICTURE_PNG)) {
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

/* Puts a part of the picture as JPEG stores it in the place of its pixels. Blocks of 8 x 8 are
 * encoded each for itself, at this quality colours are not halved, and so a part that begins at a
 * block comes out as it does in the whole. */
static bool paste_stored(VipsImage *image, int left, int top, int width, int height)
{
    VipsImage *part = NULL, *stored = NULL;
    struct buf jpeg = {0};
    size_t n = 0, row = (size_t)width * 3, wide = (size_t)vips_image_get_width(image) * 3;
    bool good = vips_extract_area(image, &part, left, top, width, height, NULL) == 0 &&
                save_jpeg(part, POSTER_QUALITY, &jpeg);
    stored = good ? open_picture(jpeg.data, jpeg.len, PICTURE_JPEG, 1) : NULL;
    unsigned char *pixels = stored ? vips_image_write_to_memory(stored, &n) : NULL;
    good = pixels && n == row * (size_t)height;
    unsigned char *to = (unsigned char *)VIPS_IMAGE_ADDR(image, left, top);
    for (int y = 0; good && y < height; y++) {
        memcpy(to + (size_t)y * wide, pixels + (size_t)y * row, row);
    }
    g_free(pixels);
    buf_done(&jpeg);
    if (stored) {
        g_object_unref(stored);
    }
    if (part) {
        g_object_unref(part);
    }
    return good;
}

/* Of what was stored: JPEG moves colours a little, and a field one step beside the picture's own
 * border is a line on a large screen. Only the border is decoded again, and pasted into image. */
static bool find_edge(VipsImage *image, struct photo *photo)
{
    enum { BLOCK = 8 };
    int w = photo->width, h = photo->height, right = (w - 1) / BLOCK * BLOCK;
    int bottom = (h - 1) / BLOCK * BLOCK;
    int bands = vips_image_get_bands(image);
    bool good = bands == 3 || bands == 4;
    if (good && str_equal(photo->extension, "jpg")) {
        good = paste_stored(image, 0, 0, w, h < BLOCK ? h : BLOCK) &&
               paste_stored(image, 0, bottom, w, h - bottom) &&
               paste_stored(image, 0, 0, w < BLOCK ? w : BLOCK, h) &&
               paste_stored(image, right, 0, w - right, h);
    }
    if (good) {
        photo->edge = edge_colour((const unsigned char *)VIPS_IMAGE_ADDR(image, 0, 0), w, h,
                                  (unsigned)bands);
    }
    return good;
}

/* Ends image, which may be NULL. */
static bool finish(VipsImage *image, enum photo_use use, enum picture_kind kind, struct photo *ret)
{
    struct photo photo = {0};
    bool good = image && encode(image, use, kind, &photo);
    good = good && (use != PHOTO_POSTER || find_edge(image, &photo));
    if (image) {
        g_object_unref(image);
    }
    if (!good) {
        photo_done(&photo);
        return false;
    }
    *ret = photo;
    return true;
}

enum err photo_convert(const void *bytes, size_t n, enum photo_use use, struct photo *ret,
                       struct diag *why)
{
    enum picture_kind kind = picture_kind_of(bytes, n);
    struct picture_header header;
    struct buf stripped = {0};
    enum err e = start(why);
    if (e == ERR_OK && !is_read(kind)) {
        e = picture_refuse(kind, why);
    }
    if (e == ERR_OK) {
        e = picture_check(kind, bytes, n, &header, why);
    }
    if (e == ERR_OK && header.has_packed_text) {
        png_strip(bytes, n, &stripped);
        bytes = stripped.data;
        n = stripped.len;
    }
    if (e == ERR_OK) {
        e = check_again(bytes, n, kind, &header, why);
    }
    if (e == ERR_OK && !finish(shrink(bytes, n, kind, use, &header), use, kind, ret)) {
        e = say_why(kind, &header, why);
    }
    if (e == ERR_OK) {
        ret->pages = header.pages;
    }
    vips_error_clear();
    buf_done(&stripped);
    return e;
}

enum err photo_from_pixels(const unsigned char *pixels, px width, px height, struct photo *ret,
                           struct diag *why)
{
    enum err e = start(why);
    if (e != ERR_OK) {
        return e;
    }
    VipsImage *image = vips_image_new_from_memory(pixels, (size_t)width * (size_t)height * 3, width,
                                                  height, 3, VIPS_FORMAT_UCHAR);
    VipsImage *next = NULL;
    bool good = image && step(&image, vips_copy(image, &next, "interpretation",
                                                VIPS_INTERPRETATION_sRGB, NULL), &next);
    if (good) {
        next = vips_image_copy_memory(image); /* the caller's pixels stay as they are */
        good = step(&image, next ? 0 : -1, &next);
    }
    if (image && !good) {
        g_object_unref(image);
        image = NULL;
    }
    /* As a PNG: a page is mostly flat colour. */
    good = good && finish(image, PHOTO_POSTER, PICTURE_PNG, ret);
    vips_error_clear();
    if (!good) {
        return picture_damaged(false, why);
    }
    ret->pages = 1;
    return ERR_OK;
}

bool photo_is_light(const void *bytes, size_t n)
{
    struct picture_header header;
    return picture_kind_of(bytes, n) == PICTURE_JPEG &&
           picture_check(PICTURE_JPEG, bytes, n, &header, NULL) == ERR_OK && !header.is_whole;
}

void photo_end_thread(void)
{
    if (started) {
        vips_thread_shutdown();
    }
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
