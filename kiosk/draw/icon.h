/* Icons: our SVGs (white strokes on a 48 grid) as coverage, rasterised for each size and stroke. */
#ifndef DRAW_ICON_H
#define DRAW_ICON_H

#include "base/unit.h"

#include <SDL2/SDL_surface.h>
#include <stddef.h>

/* DIR/<name>.svg in size x size pixels, its stroke-width replaced by stroke; ARGB8888. NULL when
 * there is none. The caller frees it. */
SDL_Surface *icon_load(const char *dir, const char *name, size_t name_len, px size, float stroke);

#endif
