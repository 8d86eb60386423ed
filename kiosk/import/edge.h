/* The colour that continues a poster beyond its border. */
#ifndef IMPORT_EDGE_H
#define IMPORT_EDGE_H

#include "base/unit.h"

/* What most of the outermost pixels have on the sides where a field can be seen: above and below a
 * picture that is wider than the slide of any screen, left and right of one that is taller, and all
 * four of the others, each counting the same, as it depends on the screen. Where sides differ the
 * colour that has the longest border wins, and of two that tie the one on the left or right, where
 * most screens show the field. Where most of the border is see-through there is nothing to
 * continue: paper, or dark for a picture that would be lost on paper.
 *
 * pixels: w * h packed RGB (bands 3) or RGBA (bands 4, not premultiplied), 8 bit sRGB. */
rgb edge_colour(const unsigned char *pixels, px w, px h, unsigned bands);

#endif
