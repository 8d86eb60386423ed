#include "text/pieces.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TAPS = 16 }; /* the smallest text is a tenth of a strike */

/* What share of which source pixels makes one target pixel, along one side: area average. When the
 * strike grows, a box of one source pixel makes it smooth, not blocky. */
struct tap {
    int first, count;
    float weight[TAPS];
};

static void make_taps(struct tap *tap, int to, int from, float scale)
{
    float half = fminf(fmaxf(1 / scale, 1), TAPS - 2) / 2;
    for (int i = 0; i < to; i++) {
        float centre = ((float)i + 0.5f) / scale;
        int first = (int)fmaxf(floorf(centre - half), 0);
        tap[i] = (struct tap){.first = first};
        for (int k = first; k < from && (float)k < centre + half && tap[i].count < TAPS; k++) {
            float w = fminf((float)k + 1, centre + half) - fmaxf((float)k, centre - half);
            tap[i].weight[tap[i].count++] = w / (2 * half);
        }
    }
}

/* Rows of four floats a pixel: alpha, then the colours multiplied by it. */
static void squeeze_row(float *to, int w, const struct tap *tap, const uint32_t *row)
{
    for (int x = 0; x < w; x++, to += 4) {
        to[0] = to[1] = to[2] = to[3] = 0;
        for (int k = 0; k < tap[x].count; k++) {
            uint32_t c = row[tap[x].first + k];
            float a = tap[x].weight[k] * (float)(c >> 24), m = a / 255;
            to[0] += a;
            to[1] += m * (float)(c >> 16 & 255);
            to[2] += m * (float)(c >> 8 & 255);
            to[3] += m * (float)(c & 255);
        }
    }
}

static uint32_t straight(const float c[4])
{
    uint32_t alpha = (uint32_t)(fminf(c[0], 255) + 0.5f);
    if (alpha == 0) {
        return 0;
    }
    uint32_t out = alpha;
    for (int i = 1; i < 4; i++) {
        out = out << 8 | (uint32_t)(fminf(c[i] * 255 / c[0], 255) + 0.5f);
    }
    return out;
}

static SDL_Surface *scale_strike(const SDL_Surface *s, float scale)
{
    int w = (int)ceilf((float)s->w * scale), h = (int)ceilf((float)s->h * scale);
    SDL_Surface *to = pieces_surface(w, h);
    if (!to) {
        return NULL;
    }
    struct tap *across = mem_new((size_t)w, sizeof *across);
    struct tap *down = mem_new((size_t)h, sizeof *down);
    size_t pitch = 4 * (size_t)w;
    float *narrow = mem_new((size_t)s->h * pitch, sizeof *narrow);
    float *sum = mem_new(pitch, sizeof *sum);
    make_taps(across, w, s->w, scale);
    make_taps(down, h, s->h, scale);
    for (int y = 0; y < s->h; y++) {
        squeeze_row(narrow + (size_t)y * pitch, w, across, pieces_row(s, y));
    }
    for (int y = 0; y < h; y++) {
        memset(sum, 0, pitch * sizeof *sum);
        for (int k = 0; k < down[y].count; k++) {
            const float *from = narrow + (size_t)(down[y].first + k) * pitch;
            float weight = down[y].weight[k];
            for (size_t i = 0; i < pitch; i++) {
                sum[i] += weight * from[i];
            }
        }
        uint32_t *row = pieces_row(to, y);
        for (int x = 0; x < w; x++) {
            row[x] = straight(sum + 4 * x);
        }
    }
    free(sum);
    free(narrow);
    free(down);
    free(across);
    return to;
}

void pieces_draw_emoji(struct text *t, const struct text_run *run, px size, float pen,
                       struct pieces *p)
{
    TTF_Font *font = text_run_font(t, run, FONT_STRIKE, 1);
    itemise_utf8(&t->line, run, "", "", t->utf8);
    SDL_Surface *strike =
        font ? TTF_RenderUTF8_Blended(font, t->utf8, (SDL_Color){255, 255, 255, 255}) : NULL;
    if (!strike) {
        return;
    }
    float scale = (float)size / FONT_STRIKE;
    SDL_Surface *s = p->count < PIECES ? scale_strike(strike, scale) : NULL;
    if (s) {
        pieces_add(p, s, (px)lroundf(pen), -(px)lroundf((float)TTF_FontAscent(font) * scale), true);
    }
    SDL_FreeSurface(strike);
}
