#include "import/picture.h"

#include "base/caps.h"
#include "i18n/i18n.h"
#include "import/picture_formats.h"

#include <string.h>

static bool begins(const struct picture_bytes *b, size_t at, const char *magic, size_t n)
{
    return picture_has(b, at, n) && memcmp(b->p + at, magic, n) == 0;
}

static bool contains(const struct picture_bytes *b, size_t first, const char *text)
{
    return memmem(b->p, b->n < first ? b->n : first, text, strlen(text)) != NULL;
}

/* HEIC, AVIF and films are all boxes; the brands of the first one say which (ISO 14496-12 §4.3). */
static enum picture_kind kind_of_boxes(const struct picture_bytes *b)
{
    static const char *const heic[] = {"heic", "heix", "heim", "heis", "mif1", "msf1"};
    size_t end = picture_be32(b->p);
    end = end > b->n ? b->n : end > 256 ? 256 : end;
    bool is_heic = false;
    for (size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
        if (begins(b, at, "avif", 4) || begins(b, at, "avis", 4)) {
            return PICTURE_AVIF;
        }
        for (size_t i = 0; i < sizeof heic / sizeof *heic; i++) {
            is_heic = is_heic || begins(b, at, heic[i], 4);
        }
    }
    return is_heic ? PICTURE_HEIC : PICTURE_FILM;
}

static enum picture_kind kind_of_zip(const struct picture_bytes *b)
{
    if (contains(b, b->n, "ppt/presentation.xml") || contains(b, b->n, "ppt/slides/")) {
        return PICTURE_POWERPOINT;
    }
    if (contains(b, 256, "application/vnd.oasis.opendocument.presentation") ||
        contains(b, 4096, "application/x-iwork-keynote")) {
        return PICTURE_ODP;
    }
    if (contains(b, b->n, "word/document.xml") ||
        contains(b, 256, "application/vnd.oasis.opendocument.text")) {
        return PICTURE_WORD;
    }
    if (contains(b, b->n, "xl/workbook.xml") ||
        contains(b, 256, "application/vnd.oasis.opendocument.spreadsheet")) {
        return PICTURE_EXCEL;
    }
    return PICTURE_ZIP;
}

enum picture_kind picture_kind_of(const void *bytes, size_t n)
{
    static const struct {
        const char *magic;
        unsigned n, at;
        enum picture_kind kind;
    } magics[] = {
        {"\xFF\xD8\xFF", 3, 0, PICTURE_JPEG},
        {"\x89PNG\r\n\x1A\n", 8, 0, PICTURE_PNG},
        {"II*\0\x10\0\0\0CR", 10, 0, PICTURE_RAW}, /* Canon; a TIFF with a small picture first */
        {"II*\0", 4, 0, PICTURE_TIFF},
        {"MM\0*", 4, 0, PICTURE_TIFF},
        {"II+\0", 4, 0, PICTURE_BIGTIFF},
        {"MM\0+", 4, 0, PICTURE_BIGTIFF},
        {"GIF8", 4, 0, PICTURE_GIF},
        {"8BPS", 4, 0, PICTURE_PHOTOSHOP},
        {"FUJIFILMCCD-RAW", 15, 0, PICTURE_RAW},
        {"IIU\0", 4, 0, PICTURE_RAW},
        {"ftypcrx ", 8, 4, PICTURE_RAW},
        {"\xFF\x0A", 2, 0, PICTURE_JXL},
        {"\0\0\0\x0CJXL ", 8, 0, PICTURE_JXL},
        {"\0\0\0\x0CjP  ", 8, 0, PICTURE_JPEG2000},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0, PICTURE_OLD_OFFICE},
        {"moov", 4, 4, PICTURE_FILM},
        {"wide", 4, 4, PICTURE_FILM},
        {"\x1A\x45\xDF\xA3", 4, 0, PICTURE_FILM},
    };
    struct picture_bytes b = {bytes, n};
    if (n < 12) {
        return PICTURE_UNKNOWN;
    }
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (begins(&b, magics[i].at, magics[i].magic, magics[i].n)) {
            return magics[i].kind;
        }
    }
    if (begins(&b, 0, "RIFF", 4)) {
        return begins(&b, 8, "WEBP", 4)   ? PICTURE_WEBP
               : begins(&b, 8, "AVI ", 4) ? PICTURE_FILM
                                          : PICTURE_UNKNOWN;
    }
    if (begins(&b, 4, "ftyp", 4)) {
        return kind_of_boxes(&b);
    }
    if (begins(&b, 0, "PK\3\4", 4)) {
        return kind_of_zip(&b);
    }
    /* "BM" may begin a text; of a bitmap the four bytes at 6 are zero. */
    if (begins(&b, 0, "BM", 2) && begins(&b, 6, "\0\0\0\0", 4)) {
        return PICTURE_BMP;
    }
    /* Readers of PDF look for its mark in the first KB. */
    return contains(&b, 1024, "%PDF-")  ? PICTURE_PDF
           : contains(&b, 1024, "<svg") ? PICTURE_SVG
                                        : PICTURE_UNKNOWN;
}

static const struct {
    const char *name, *advice; /* advice: what to do with a kind that is not read */
} kinds[] = {
    [PICTURE_UNKNOWN] = {N_("a file that is not a picture"), N_("JPEG, PNG, WebP, TIFF or HEIC")},
    [PICTURE_JPEG] = {N_("a JPEG picture"), ""},
    [PICTURE_PNG] = {N_("a PNG picture"), ""},
    [PICTURE_WEBP] = {N_("a WebP picture"), ""},
    [PICTURE_TIFF] = {N_("a TIFF picture"), ""},
    [PICTURE_HEIC] = {N_("a HEIC picture, which this computer cannot read"),
                      N_("JPEG: open it on the phone or computer it came from and export it as "
                         "JPEG")},
    [PICTURE_AVIF] = {N_("an AVIF picture, which this computer cannot read"),
                      N_("JPEG: open it and export it as JPEG")},
    [PICTURE_PDF] = {N_("a PDF, which is read as a poster only"),
                     N_("JPEG or PNG: export the page as JPEG")},
    [PICTURE_GIF] = {N_("a GIF, which is not read"), N_("a still picture: save it as PNG or JPEG")},
    [PICTURE_SVG] = {N_("an SVG drawing, which is not read"),
                     N_("PNG: export it as PNG, 1920 pixels or wider")},
    [PICTURE_BMP] = {N_("a BMP picture, which is not read"), N_("PNG or JPEG: save it as PNG")},
    [PICTURE_JXL] = {N_("a JPEG XL picture, which is not read"), N_("JPEG: export it as JPEG")},
    [PICTURE_JPEG2000] = {N_("a JPEG 2000 picture, which is not read"),
                          N_("JPEG: export it as JPEG")},
    [PICTURE_PHOTOSHOP] = {N_("a Photoshop file, which is not read"),
                           N_("JPEG or PNG: export it as JPEG")},
    [PICTURE_RAW] = {N_("a camera's raw picture, which is not read"),
                     N_("JPEG: export it as JPEG with the camera's program")},
    [PICTURE_BIGTIFF] = {N_("a BigTIFF, which is not read"), N_("JPEG or TIFF: export it as JPEG")},
    [PICTURE_FILM] = {N_("a film, which is not read"), N_("a still picture: JPEG or PNG")},
    [PICTURE_POWERPOINT] = {N_("a PowerPoint presentation, which is not read"),
                            N_("pictures or a PDF: in PowerPoint choose File > Export, then PDF or "
                               "JPEG, and bring the result")},
    [PICTURE_ODP] = {N_("a presentation, which is not read"),
                     N_("pictures or a PDF: choose File > Export, then PDF or JPEG, and bring the "
                        "result")},
    [PICTURE_OLD_OFFICE] = {N_("a file of PowerPoint, Word or Excel, which is not read"),
                            N_("pictures or a PDF: choose File > Export (or Save as), then PDF or "
                               "JPEG, and bring the result")},
    [PICTURE_WORD] = {N_("a text document, which is not read"),
                      N_("a picture or a PDF: choose File > Export, then PDF, and bring the "
                         "result")},
    [PICTURE_EXCEL] = {N_("a spreadsheet, which is not a poster"),
                       N_("a picture or a PDF: choose File > Export, then PDF, and bring the "
                          "result")},
    [PICTURE_ZIP] = {N_("a ZIP archive, which is not opened"),
                     N_("the pictures in it: unpack it first")},
};

const char *picture_kind_name(enum picture_kind kind)
{
    return kinds[kind].name;
}

enum err picture_refuse(enum picture_kind kind, struct diag *why)
{
    return diag_set(why, ERR_BAD_DATA, "", 0, 0, tr("found %s; expected %s"), tr(kinds[kind].name),
                    tr(kinds[kind].advice));
}

enum err picture_damaged(bool ends_early, struct diag *why)
{
    return diag_set(why, ERR_BAD_DATA, "", 0, 0,
                    ends_early
                        ? tr("found a damaged picture, of which the end is missing; expected a "
                             "whole file: copy it again")
                        : tr("found a damaged picture; expected one that other programs can "
                             "open"));
}

enum err picture_check_size(uint64_t width, uint64_t height, struct diag *why)
{
    if (width <= PICTURE_SIDE_MAX && height <= PICTURE_SIDE_MAX &&
        width * height <= CAP_PICTURE_MEGAPIXELS * UINT64_C(1000000)) {
        return ERR_OK;
    }
    return diag_set(why, ERR_LIMIT, "", 0, 0,
                    tr("found a picture of %llu × %llu pixels; expected at most %d megapixels and "
                       "%d pixels a side: export it smaller"),
                    (unsigned long long)width, (unsigned long long)height, CAP_PICTURE_MEGAPIXELS,
                    PICTURE_SIDE_MAX);
}

enum err picture_check_whole(uint64_t bytes, const char *kind, struct diag *why)
{
    if (bytes <= PICTURE_WHOLE_BYTES_MAX) {
        return ERR_OK;
    }
    return diag_set(why, ERR_LIMIT, "", 0, 0,
                    tr("found %s that takes %llu MB to open; expected at most %d MB: export it "
                       "smaller, or as a plain JPEG"),
                    tr(kind), (unsigned long long)(bytes >> 20), PICTURE_WHOLE_BYTES_MAX >> 20);
}

enum err picture_check(enum picture_kind kind, const void *bytes, size_t n,
                       struct picture_header *ret, struct diag *why)
{
    static enum err (*const read[])(const struct picture_bytes *b, struct picture_header *ret,
                                    struct diag *why) = {
        [PICTURE_JPEG] = picture_read_jpeg, [PICTURE_PNG] = picture_read_png,
        [PICTURE_WEBP] = picture_read_webp, [PICTURE_TIFF] = picture_read_tiff,
        [PICTURE_HEIC] = picture_read_heif, [PICTURE_AVIF] = picture_read_heif,
    };
    struct picture_bytes b = {bytes, n};
    struct picture_header h = {.pages = 1};
    if ((size_t)kind >= sizeof read / sizeof *read || !read[kind]) {
        return picture_refuse(kind, why);
    }
    enum err e = read[kind](&b, &h, why);
    if (e == ERR_OK) {
        e = h.width > 0 && h.height > 0 ? picture_check_size(h.width, h.height, why)
                                        : picture_damaged(h.ends_early, why);
    }
    if (e == ERR_OK) {
        *ret = h;
    }
    return e;
}
