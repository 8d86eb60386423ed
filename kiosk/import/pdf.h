/* Pages of a PDF, drawn by pdftoppm of poppler-utils, a program of its own (platform/child.h). */
#ifndef IMPORT_PDF_H
#define IMPORT_PDF_H

#include "base/err.h"
#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>

enum { PDF_PAGES_MAX = 20, PDF_SIDE = 1920 };

struct pdf_params {
    const char *program;       /* NULL: pdftoppm where Debian has it */
    msec wall;                 /* 0: a minute for all pages */
    bool (*cancelled)(void *ctx); /* may be NULL; see struct child_limits */
    void *ctx;
};

/* Calls each for at most PDF_PAGES_MAX pages in their order, with width x height packed pixels of 8
 * bit sRGB, at most PDF_SIDE + 1 a side, valid until it returns; false from each ends it.
 * *ret_more: there are more pages. ERR_UNAVAILABLE without the program, ERR_BAD_DATA for what it
 * cannot draw, ERR_LIMIT for what takes too long, ERR_BUSY when cancelled; why then says it in a
 * sentence ("found …; expected …"). Pages before the one that failed were handed out already. */
enum err pdf_pages(const void *bytes, size_t n, const struct pdf_params *params,
                   bool (*each)(void *ctx, const unsigned char *pixels, px width, px height),
                   void *ctx, bool *ret_more, struct diag *why) MUST_CHECK;

#endif
