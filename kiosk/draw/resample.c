#include "draw/resample.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

/* Which source pixels make one of the target, and how much of each. */
struct taps {
    px *first, *count;
    float *weight; /* most for each */
    px most;
};

static void taps_done(struct taps *t)
{
    free(t->first);
    free(t->count);
    free(t->weight);
}

/* Source pixels stay inside from..from + len, so nothing of the cut-off part bleeds in. */
static struct taps taps_for(float from, float len, px to)
{
    float step = len / (float)to, reach = fmaxf(step, 1);
    px low = (px)floorf(from), high = (px)ceilf(from + len);
    struct taps t = {.most = (px)ceilf(2 * reach) + 2};
    t.first = mem_new((size_t)to, sizeof *t.first);
    t.count = mem_new((size_t)to, sizeof *t.count);
    t.weight = mem_new((size_t)to * (size_t)t.most, sizeof *t.weight);
    for (px i = 0; i < to; i++) {
        float centre = from + ((float)i + 0.5f) * step;
        px a = (px)fmaxf(ceilf(centre - reach - 0.5f), (float)low);
        px b = (px)fminf(floorf(centre + reach - 0.5f), (float)(high - 1));
        float *weight = t.weight + (size_t)i * (size_t)t.most, sum = 0;
        b = b < a ? a : b;
        b = b - a >= t.most ? a + t.most - 1 : b;
        for (px j = a; j <= b; j++) {
            weight[j - a] = fmaxf(1 - fabsf((float)j + 0.5f - centre) / reach, 1e-6f);
            sum += weight[j - a];
        }
        for (px j = a; j <= b; j++) {
            weight[j - a] /= sum;
        }
        t.first[i] = a;
        t.count[i] = b - a + 1;
    }
    return t;
}

static uint32_t byte(float v)
{
    return (uint32_t)(fminf(fmaxf(v, 0), 255) + 0.5f);
}

/* Colours are sums over alpha, which is the last. */
static uint32_t pack(const float v[4])
{
    uint32_t out = byte(v[3]) << 24;
    for (int i = 0; v[3] > 0 && i < 3; i++) {
        out |= byte(v[i] / v[3]) << 8 * i;
    }
    return out;
}

static void add(float v[4], uint32_t pixel, float weight)
{
    float seen = weight * (float)(pixel >> 24);
    for (int i = 0; i < 3; i++) {
        v[i] += seen * (float)(pixel >> 8 * i & 0xFF);
    }
    v[3] += seen;
}

void resample(const uint32_t *from, px pitch, float x, float y, float w, float h, uint32_t *to,
              px to_w, px to_h)
{
    struct taps across = taps_for(x, w, to_w), down = taps_for(y, h, to_h);
    px top = down.first[0], last = to_h - 1;
    px rows = down.first[last] + down.count[last] - top;
    uint32_t *narrow = mem_new((size_t)rows * (size_t)to_w, sizeof *narrow);
    for (px r = 0; r < rows; r++) {
        const uint32_t *line = from + (size_t)(top + r) * (size_t)pitch;
        for (px i = 0; i < to_w; i++) {
            float v[4] = {0};
            for (px k = 0; k < across.count[i]; k++) {
                add(v, line[across.first[i] + k],
                    across.weight[(size_t)i * (size_t)across.most + (size_t)k]);
            }
            narrow[(size_t)r * (size_t)to_w + (size_t)i] = pack(v);
        }
    }
    for (px i = 0; i < to_h; i++) {
        for (px j = 0; j < to_w; j++) {
            float v[4] = {0};
            for (px k = 0; k < down.count[i]; k++) {
                add(v, narrow[(size_t)(down.first[i] - top + k) * (size_t)to_w + (size_t)j],
                    down.weight[(size_t)i * (size_t)down.most + (size_t)k]);
            }
            to[(size_t)i * (size_t)to_w + (size_t)j] = pack(v);
        }
    }
    free(narrow);
    taps_done(&across);
    taps_done(&down);
}
