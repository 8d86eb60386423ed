#include "text/pieces.h"

#include <math.h>

struct premultiplied {
    float a, r, g, b;
};

/* Average of the box [x0, x1) x [y0, y1) of s, whose colours are multiplied by alpha. */
static struct premultiplied average(const SDL_Surface *s, float x0, float x1, float y0, float y1)
{
    struct premultiplied sum = {0};
    for (int y = (int)floorf(y0); (float)y < y1; y++) {
        float h = fminf((float)y + 1, y1) - fmaxf((float)y, y0);
        if (y < 0 || y >= s->h) {
            continue;
        }
        const uint32_t *row = pieces_row(s, y);
        for (int x = (int)floorf(x0); (float)x < x1; x++) {
            if (x < 0 || x >= s->w) {
                continue;
            }
            float area = h * (fminf((float)x + 1, x1) - fmaxf((float)x, x0));
            uint32_t c = row[x];
            if (c >> 24) {
                sum.a += area * (float)(c >> 24);
                sum.r += area * (float)(c >> 16 & 255);
                sum.g += area * (float)(c >> 8 & 255);
                sum.b += area * (float)(c & 255);
            }
        }
    }
    float all = (x1 - x0) * (y1 - y0);
    return (struct premultiplied){sum.a / all, sum.r / all, sum.g / all, sum.b / all};
}

static uint32_t straight(struct premultiplied c)
{
    uint32_t alpha = (uint32_t)lroundf(fminf(c.a, 255));
    if (alpha == 0) {
        return 0;
    }
    uint32_t r = (uint32_t)lroundf(fminf(c.r * 255 / c.a, 255));
    uint32_t g = (uint32_t)lroundf(fminf(c.g * 255 / c.a, 255));
    uint32_t b = (uint32_t)lroundf(fminf(c.b * 255 / c.a, 255));
    return alpha << 24 | r << 16 | g << 8 | b;
}

static SDL_Surface *scale_strike(const SDL_Surface *s, float scale)
{
    int w = (int)ceilf((float)s->w * scale), h = (int)ceilf((float)s->h * scale);
    SDL_Surface *to = pieces_surface(w, h);
    /* When it grows, a box of one source pixel makes it smooth, not blocky. */
    float half = fmaxf(1 / scale, 1) / 2;
    for (int y = 0; to && y < h; y++) {
        uint32_t *row = pieces_row(to, y);
        float cy = ((float)y + 0.5f) / scale;
        for (int x = 0; x < w; x++) {
            float cx = ((float)x + 0.5f) / scale;
            row[x] = straight(average(s, cx - half, cx + half, cy - half, cy + half));
        }
    }
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
