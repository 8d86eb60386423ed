#include "import/pdf.h"

#include "base/arena.h"
#include "i18n/i18n.h"
#include "import/report.h"
#include "platform/child.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY = 768 << 20, CPU_S = 60, WALL_MS = 60000, HEADER_MAX = 24 };

#define STRING(x) #x
#define TEXT_OF(x) STRING(x)
/* One page more than is shown: whether there is one has to be known. */
#define LAST 21
#define SIDE 1920
_Static_assert(LAST == PDF_PAGES_MAX + 1 && SIDE == PDF_SIDE, "the arguments are text");

/* "P6\n1920 1358\n255\n" (ppm(5), as poppler writes it). ERR_NOT_FOUND at the end. */
static enum err read_header(struct child *c, px *ret_width, px *ret_height)
{
    char text[HEADER_MAX + 1];
    size_t n = 0, got = 0;
    unsigned lines = 0;
    while (lines < 3) {
        enum err e = n < HEADER_MAX ? child_read(c, text + n, 1, &got) : ERR_BAD_DATA;
        if (e != ERR_OK) {
            return e;
        }
        if (got == 0) {
            return n == 0 ? ERR_NOT_FOUND : ERR_BAD_DATA;
        }
        lines += text[n++] == '\n';
    }
    text[n] = '\0';
    char *end;
    if (strncmp(text, "P6\n", 3) != 0 || !isdigit((unsigned char)text[3])) {
        return ERR_BAD_DATA;
    }
    long width = strtol(text + 3, &end, 10), height = *end == ' ' ? strtol(end + 1, &end, 10) : 0;
    /* It rounds up. */
    if (strcmp(end, "\n255\n") != 0 || width < 1 || width > PDF_SIDE + 1 || height < 1 ||
        height > PDF_SIDE + 1) {
        return ERR_BAD_DATA;
    }
    *ret_width = (px)width;
    *ret_height = (px)height;
    return ERR_OK;
}

/* The shorter side of a page is seldom a whole number of pixels, poppler rounds it up, and the last
 * row or column has bare paper in it: a pale line on a dark poster. */
static void drop_rounded(unsigned char *pixels, px *width, px *height)
{
    if (*height < *width && *height > 1) {
        --*height;
    } else if (*width < *height && *width > 1) {
        size_t from = (size_t)*width * 3, to = (size_t)--*width * 3;
        for (px y = 1; y < *height; y++) {
            memmove(pixels + (size_t)y * to, pixels + (size_t)y * from, to);
        }
    }
}

/* ERR_NOT_FOUND at the end. */
static enum err read_page(struct child *c, unsigned char *pixels, px *ret_width, px *ret_height)
{
    px width = 0, height = 0;
    size_t got = 0;
    enum err e = read_header(c, &width, &height);
    if (e != ERR_OK) {
        return e;
    }
    size_t n = (size_t)width * (size_t)height * 3;
    e = child_read(c, pixels, n, &got);
    if (e == ERR_OK && got < n) {
        e = ERR_BAD_DATA;
    }
    if (e == ERR_OK) {
        drop_rounded(pixels, &width, &height);
        *ret_width = width;
        *ret_height = height;
    }
    return e;
}

static enum err say_why(enum err e, const void *bytes, size_t n, struct diag *why)
{
    switch (e) {
    case ERR_NOT_FOUND:
        return diag_set(why, ERR_UNAVAILABLE, "", 0, 0,
                        tr("found a PDF, which this computer cannot read; expected JPEG or PNG: "
                           "export its pages as JPEG, or install the package poppler-utils"));
    case ERR_LIMIT:
        return diag_set(why, e, "", 0, 0,
                        tr("found a PDF that takes too long to draw; expected a simpler one: "
                           "export its pages as JPEG"));
    case ERR_BUSY:
        return diag_set(why, e, "", 0, 0, tr("the import was stopped"));
    case ERR_BAD_DATA:
        if (memmem(bytes, n, "/Encrypt", 8)) {
            return diag_set(why, e, "", 0, 0,
                            tr("found a PDF that is protected by a password; expected one without: "
                               "export its pages as JPEG"));
        }
        return diag_set(why, e, "", 0, 0,
                        tr("found a damaged PDF, or one of no pages; expected one that other "
                           "programs can open: export its pages as JPEG"));
    case ERR_OK:
    case ERR_IO:
    case ERR_NO_SPACE:
    case ERR_READ_ONLY:
    case ERR_CORRUPT:
    case ERR_NEWER:
    case ERR_UNAVAILABLE: break;
    }
    return diag_set(why, e, "", 0, 0, tr("the program that draws PDF could not be started: %s"),
                    report_reason(e));
}

enum err pdf_pages(const void *bytes, size_t n, const struct pdf_params *params,
                   bool (*each)(void *ctx, const unsigned char *pixels, px width, px height),
                   void *ctx, bool *ret_more, struct diag *why)
{
    const char *const argv[] = {params->program ? params->program : "/usr/bin/pdftoppm",
                                "-q", "-cropbox", "-scale-to", TEXT_OF(SIDE), "-l", TEXT_OF(LAST),
                                "-", NULL};
    const struct child_limits limits = {.memory = MEMORY, .cpu_s = CPU_S,
                                        .wall = params->wall ? params->wall : WALL_MS,
                                        .cancelled = params->cancelled, .ctx = params->ctx};
    struct child child = {0};
    enum err e = child_start(&child, argv, bytes, n, &limits);
    if (e != ERR_OK) {
        return say_why(e, bytes, n, why);
    }
    unsigned char *pixels = mem_grow(NULL, (PDF_SIDE + 1) * (PDF_SIDE + 1), 3);
    unsigned pages = 0;
    bool more = false, wanted = true;
    while (e == ERR_OK && wanted && !more) {
        px width = 0, height = 0;
        e = pages < PDF_PAGES_MAX ? read_page(&child, pixels, &width, &height)
                                  : read_header(&child, &width, &height);
        more = e == ERR_OK && pages == PDF_PAGES_MAX;
        if (e == ERR_OK && !more) {
            pages++;
            wanted = each(ctx, pixels, width, height);
        }
    }
    bool ended_well = child_end(&child);
    free(pixels);
    if (e == ERR_NOT_FOUND) {
        e = pages > 0 && ended_well ? ERR_OK : ERR_BAD_DATA;
    }
    if (e != ERR_OK) {
        return say_why(e, bytes, n, why);
    }
    *ret_more = more;
    return ERR_OK;
}
