/* The colour that continues a poster beyond its border. */
#ifndef IMPORT_EDGE_H
#define IMPORT_EDGE_H

#include "base/unit.h"

/* What most of the outermost pixels have, each side counting the same: which of them a field will
 * touch depends on the screen, and nobody knows that here. Where sides differ the colour that has
 * the longest border wins, and of two that tie the one on the left or right, where most screens
 * show the field. Where most of the border is see-through there is nothing to continue: paper, or
 * dark for a picture that would be lost on paper.
 *
 * pixels: w * h packed RGB (bands 3) or RGBA (bands 4, not premultiplied), 8 bit sRGB. */
rgb edge_colour(const unsigned char *pixels, px w, px h, unsigned bands);

#endif
