/* Large pictures for tests and measurements: like photographs, with soft gradients and the grain of
 * a camera, so that their files have the size of real ones. */
#ifndef IMPORT_LARGE_H
#define IMPORT_LARGE_H

#include <stdbool.h>
#include <vips/vips.h>

/* One picture of bands 8 bit bands (3 or 4). seed: none is like another. NULL when it failed. */
static inline VipsImage *large_new(int width, int height, int bands, int seed)
{
    VipsImage *grain = NULL, *waves = NULL, *soft = NULL, *sum = NULL, *deep = NULL, *out = NULL;
    VipsImage *typed = NULL, *band[4];
    bool good = vips_gaussnoise(&grain, width, height, "mean", 128.0, "sigma", 7.0, "seed", seed,
                                NULL) == 0 &&
                vips_sines(&waves, width, height, "hfreq", 2.5 + seed % 7, "vfreq",
                           1.5 + seed % 5, NULL) == 0 &&
                vips_linear1(waves, &soft, 90.0, 0.0, NULL) == 0 &&
                vips_add(grain, soft, &sum, NULL) == 0;
    for (int i = 0; i < 4; i++) {
        band[i] = sum;
    }
    good = good && vips_bandjoin(band, &deep, bands, NULL) == 0 &&
           vips_linear(deep, &typed, ((double[]){1, 0.8, 0.6, 1}),
                       ((double[]){0, 20, 40, 0}), bands, "uchar", TRUE, NULL) == 0 &&
           vips_copy(typed, &out, "interpretation", VIPS_INTERPRETATION_sRGB, NULL) == 0;
    VipsImage *all[] = {grain, waves, soft, sum, deep, typed};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i]) {
            g_object_unref(all[i]);
        }
    }
    return good ? out : NULL;
}

/* path with a suffix as libvips takes it: "a.jpg[Q=92]". */
static inline bool large_write(const char *path, int width, int height, int bands, int seed)
{
    VipsImage *image = large_new(width, height, bands, seed);
    bool good = image && vips_image_write_to_file(image, path, NULL) == 0;
    if (image) {
        g_object_unref(image);
    }
    return good;
}

#endif
