#include "draw/raster.h"

#include <math.h>
#include <string.h>

/* Signed-area accumulation (the method of font-rs and stb_truetype v2): every edge adds, pixel
 * by pixel, the area between itself and the right border; a running sum along the row is the
 * coverage. */
static void add_edge(float *row, px w, float x0, float y0, float x1, float y1)
{
    float height = y1 - y0, width = (float)w;
    if (height == 0) {
        return;
    }
    if (x0 > x1) {
        float x = x0;
        x0 = x1;
        x1 = x;
    }
    if (x1 <= 0) {
        row[0] += height;
        return;
    }
    if (x0 >= width) {
        return;
    }
    if (x1 - x0 < 1e-6f || floorf(x0) == floorf(x1)) {
        px i = (px)fmaxf(floorf(x0), 0);
        float left = (float)(i + 1) - (x0 + x1) / 2;
        row[i] += height * left;
        row[i + 1] += height * (1 - left);
        return;
    }
    /* Cut at the pixel borders; what lies left of 0 counts in full, right of w not at all. */
    float slope = height / (x1 - x0);
    float x = x0;
    if (x < 0) {
        row[0] += -x * slope;
        x = 0;
    }
    float end = fminf(x1, width);
    while (x < end) {
        px i = (px)floorf(x);
        float next = fminf((float)(i + 1), end);
        float part = (next - x) * slope, left = (float)(i + 1) - (x + next) / 2;
        row[i] += part * left;
        row[i + 1] += part * (1 - left);
        x = next;
    }
}

static void row_cover(const float *point, unsigned count, px w, px y, float *sum,
                      uint8_t *ret_cover)
{
    float top = (float)y, bottom = (float)(y + 1);
    memset(sum, 0, (size_t)(w + 2) * sizeof *sum);
    for (unsigned i = 0, j = count - 1; i < count; j = i++) {
        float x0 = point[2 * j], y0 = point[2 * j + 1], x1 = point[2 * i], y1 = point[2 * i + 1];
        if (fmaxf(y0, y1) <= top || fminf(y0, y1) >= bottom) {
            continue;
        }
        float from = fminf(fmaxf(y0, top), bottom), to = fminf(fmaxf(y1, top), bottom);
        float per_y = (x1 - x0) / (y1 - y0);
        add_edge(sum, w, x0 + (from - y0) * per_y, from, x0 + (to - y0) * per_y, to);
    }
    float running = 0;
    for (px x = 0; x < w; x++) {
        running += sum[x];
        ret_cover[x] = (uint8_t)(fminf(fabsf(running), 1) * 255 + 0.5f);
    }
}

void raster_band(const float *point, unsigned count, px w, px y0, px rows, float *scratch,
                 uint8_t *ret_cover)
{
    for (px i = 0; i < rows; i++) {
        row_cover(point, count, w, y0 + i, scratch, ret_cover + (size_t)i * (size_t)w);
    }
}
