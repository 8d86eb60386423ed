/* Resample: pictures to their drawn size. Pure; runs on the picture thread. */
#ifndef DRAW_RESAMPLE_H
#define DRAW_RESAMPLE_H

#include "base/unit.h"

#include <stdint.h>

/* The part (x, y, w, h) of a picture of ARGB pixels (pitch in pixels), scaled to to_w x to_h
 * pixels at to: triangle filter as wide as the step, so that a reduced photo neither shimmers
 * nor blurs. Colours count as much as they can be seen: what hides behind a clear pixel, most often
 * black, must not come out at the border of the clear part. */
void resample(const uint32_t *from, px pitch, float x, float y, float w, float h, uint32_t *to,
              px to_w, px to_h);

#endif
