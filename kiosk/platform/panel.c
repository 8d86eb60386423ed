#include "platform/panel.h"

#include "base/str.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    EDID_BYTES = 128, /* of the base block; nothing after it says how large the screen is */
    SCREEN_CM = 21,   /* width and height */
    TIMING = 54,      /* the preferred one */
    SMALLEST_MM = 50,
    LARGEST_MM = 3000,
};
#define ASPECT_SLACK 0.15f /* non-square pixels, and millimetres rounded to centimetres */

/* Calls take for each connector with a screen until it gives false. True when there is a card. */
static bool each_screen(const char *sysfs, bool (*take)(void *ctx, int card, const char *path),
                        void *ctx)
{
    bool any = false, more = true;
    DIR *d = opendir(sysfs);
    for (struct dirent *e; more && d && (e = readdir(d));) {
        int card, dash = 0;
        char path[512], status[512], word[32] = "";
        if (sscanf(e->d_name, "card%d-%n", &card, &dash) != 1 || dash == 0) {
            continue;
        }
        any = true;
        str_format(path, sizeof path, "%s/%s", sysfs, e->d_name);
        str_format(status, sizeof status, "%s/status", path);
        FILE *f = fopen(status, "re");
        if (f) {
            if (fgets(word, sizeof word, f) && str_equal(word, "connected\n")) {
                more = take(ctx, card, path);
            }
            fclose(f);
        }
    }
    if (d) {
        closedir(d);
    }
    return any;
}

static bool take_lowest(void *ctx, int card, const char *path)
{
    int *found = ctx;
    *found = *found < 0 || card < *found ? card : *found;
    return true;
}

int panel_card(const char *sysfs, bool *ret_any_card)
{
    int found = -1;
    *ret_any_card = each_screen(sysfs, take_lowest, &found);
    return found;
}

/* Aspect ratios in the place of a size, as GNOME's mutter knows them from reports. */
static bool is_aspect(unsigned w, unsigned h)
{
    static const struct { unsigned w, h; } known[] = {{16, 9}, {16, 10}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        for (unsigned times = 1; times <= 100; times *= 10) {
            if (w == known[i].w * times && h == known[i].h * times) {
                return true;
            }
        }
    }
    return false;
}

static bool is_size(unsigned w_mm, unsigned h_mm, px w, px h)
{
    if (w_mm < SMALLEST_MM || h_mm < SMALLEST_MM || w_mm > LARGEST_MM || h_mm > LARGEST_MM ||
        is_aspect(w_mm, h_mm)) {
        return false;
    }
    float stretch = (float)w_mm * (float)h / ((float)h_mm * (float)w);
    return stretch < 1 + ASPECT_SLACK && stretch > 1 / (1 + ASPECT_SLACK);
}

static bool is_edid(const uint8_t *edid, size_t n)
{
    static const uint8_t head[8] = {0, 255, 255, 255, 255, 255, 255, 0};
    uint8_t sum = 0;
    for (size_t i = 0; n >= EDID_BYTES && i < EDID_BYTES; i++) {
        sum = (uint8_t)(sum + edid[i]);
    }
    return n >= EDID_BYTES && sum == 0 && memcmp(edid, head, sizeof head) == 0;
}

bool panel_edid_size(const uint8_t *edid, size_t n, px w, px h, float *ret_w_mm, float *ret_h_mm)
{
    if (w <= 0 || h <= 0 || !is_edid(edid, n)) {
        return false;
    }
    const uint8_t *t = edid + TIMING;
    unsigned w_mm = t[12] | (t[14] & 0xF0u) << 4, h_mm = t[13] | (t[14] & 0x0Fu) << 8;
    bool is_timing = t[0] != 0 || t[1] != 0; /* the pixel clock; else it is a text */
    if (!is_timing || !is_size(w_mm, h_mm, w, h)) {
        w_mm = edid[SCREEN_CM] * 10u;
        h_mm = edid[SCREEN_CM + 1] * 10u;
    }
    if (!is_size(w_mm, h_mm, w, h)) {
        return false;
    }
    *ret_w_mm = (float)w_mm;
    *ret_h_mm = (float)h_mm;
    return true;
}

struct screens {
    unsigned count;
    uint8_t edid[EDID_BYTES];
    size_t n;
};

static bool take_edid(void *ctx, int card, const char *path)
{
    struct screens *s = ctx;
    char file[600];
    str_format(file, sizeof file, "%s/edid", path);
    FILE *f = ++s->count == 1 ? fopen(file, "re") : NULL;
    if (f) {
        s->n = fread(s->edid, 1, sizeof s->edid, f);
        fclose(f);
    }
    return s->count < 2;
}

float panel_pixel(const char *sysfs, px w, px h)
{
    struct screens s = {0};
    float w_mm, h_mm;
    each_screen(sysfs, take_edid, &s);
    if (s.count != 1 || !panel_edid_size(s.edid, s.n, w, h, &w_mm, &h_mm)) {
        return 0;
    }
    return hypotf(w_mm, h_mm) / hypotf((float)w, (float)h);
}
