/* Resample: pictures to their drawn size. Pure; runs on the picture thread. */
#ifndef DRAW_RESAMPLE_H
#define DRAW_RESAMPLE_H

#include "base/unit.h"

#include <stdint.h>

/* The part (x, y, w, h) of a picture of ARGB pixels (pitch in pixels), scaled to to_w x to_h
 * pixels at to: triangle filter as wide as the step, so that a reduced photo neither shimmers
 * nor blurs. Alpha is scaled like a colour: our pictures are opaque. */
void resample(const uint32_t *from, px pitch, float x, float y, float w, float h, uint32_t *to,
              px to_w, px to_h);

#endif
