/* Pictures of strangers into pictures of ours: checked by magic and header before anything is
 * decoded, turned upright, sRGB, shrunk to what a screen can show, without metadata. */
#ifndef IMPORT_PHOTO_H
#define IMPORT_PHOTO_H

#include "base/err.h"
#include "base/str.h"
#include "base/unit.h"

#include <stddef.h>

enum photo_use {
    PHOTO_PERSON, /* a square of at most 640 px, JPEG */
    PHOTO_POSTER, /* whole, inside 1920 x 1920 px, JPEG, or PNG for flat colour and alpha */
};

struct photo {
    struct buf bytes;
    const char *extension;    /* "jpg", "png" */
    px width, height;
    rgb edge;                 /* of a poster: what continues its border, see import/edge.h */
    unsigned pages;           /* that the file has; the picture is of the first */
};

/* ERR_BAD_DATA for what is no picture we read or is damaged, ERR_LIMIT for one that is too large or
 * made to be slow (import/picture.h); why then says it in a sentence ("found …; expected …").
 * Several threads may do it at once with pictures that are light; one that is not is converted
 * alone, for its memory, and as libvips has one list of errors, by which a missing decoder is
 * known. */
enum err photo_convert(const void *bytes, size_t n, enum photo_use use, struct photo *ret,
                       struct diag *why) MUST_CHECK;
/* A poster of width x height packed pixels, 8 bit sRGB, at most 1920 a side: a page of a PDF. */
enum err photo_from_pixels(const unsigned char *pixels, px width, px height, struct photo *ret,
                           struct diag *why) MUST_CHECK;
void photo_done(struct photo *p);
/* Whether it takes little memory to convert: a JPEG that is decoded row by row. */
bool photo_is_light(const void *bytes, size_t n);
/* For a thread that has converted pictures and ends. */
void photo_end_thread(void);
const char *photo_library_version(void);

#endif
