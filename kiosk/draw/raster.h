/* Raster: exact area coverage of a polygon, a band of rows at a time. Pure; no SDL, no memory. */
#ifndef DRAW_RASTER_H
#define DRAW_RASTER_H

#include "base/unit.h"

#include <stdint.h>

/* point: count pairs in pixels of the picture. ret_cover: w x rows bytes, 0..255, for the pixels
 * 0..w of the rows y0..y0 + rows. scratch: room for (w + 2) floats. Winding is ignored, so an
 * outline that runs back inside itself leaves a hole. */
void raster_band(const float *point, unsigned count, px w, px y0, px rows, float *scratch,
                 uint8_t *ret_cover);

#endif
