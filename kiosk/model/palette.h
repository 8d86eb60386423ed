/* The department palette: twelve colours by name, in the order they are given out. The renderer has
 * the night values and the text colours (draw/theme.h); this is what an importer needs. */
#ifndef MODEL_PALETTE_H
#define MODEL_PALETTE_H

#include "base/unit.h"

#include <stdbool.h>

enum { PALETTE_COUNT = 12 };

const char *palette_name(unsigned row);       /* "cobalt" … "lime" */
rgb palette_field(unsigned row);              /* large areas by day */
/* Without case. */
bool palette_find(const char *name, unsigned *ret_row);
/* The row nearest to an sRGB colour, by distance in OKLab (Ottosson 2020). */
unsigned palette_nearest(rgb colour);

#endif
