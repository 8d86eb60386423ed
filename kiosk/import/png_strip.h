/* A PNG without its texts. libpng unpacks up to a thousand of them to 8 MB each, whoever asks for
 * them or not: 8 GB out of a file of 8 MB. */
#ifndef IMPORT_PNG_STRIP_H
#define IMPORT_PNG_STRIP_H

#include "base/str.h"

/* Appends to ret the chunks that pixels and colours depend on, and EXIF. bytes begin as a PNG; what
 * is broken is copied as it is. */
void png_strip(const void *bytes, size_t n, struct buf *ret);

#endif
