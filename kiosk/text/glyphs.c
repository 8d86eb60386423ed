#include "text/pieces.h"

#include <math.h>

enum {
    WIDEST_LINE = 8192, /* pixels; what lies further right is on no screen */
    WIDEST_RUN = 4096,  /* pixels; longer runs are cut at clusters so that no picture is huge */
    EMOJI_RUN = 12,     /* times the size; strikes are scaled this many at a time */
};

SDL_Surface *pieces_surface(int w, int h)
{
    return SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
}

uint32_t *pieces_row(const SDL_Surface *s, int y)
{
    return (uint32_t *)(void *)((uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch);
}

void pieces_add(struct pieces *p, SDL_Surface *s, px x, px y, bool coloured)
{
    p->at[p->count++] = (struct text_piece){s, x, y, coloured};
    p->bytes += (size_t)s->pitch * (size_t)s->h + sizeof *s;
}

static SDL_Rect ink_of(const SDL_Surface *s)
{
    int left = s->w, right = 0, top = s->h, bottom = 0;
    for (int y = 0; y < s->h; y++) {
        const uint32_t *row = pieces_row(s, y);
        for (int x = 0; x < s->w; x++) {
            if (row[x] >> 24) {
                left = x < left ? x : left;
                right = x >= right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
            }
        }
    }
    return right > left ? (SDL_Rect){left, top, right - left, bottom - top} : (SDL_Rect){0};
}

static int floor_div(int a, int b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/* The part of the ink that keeps to the heights that text may have around the baseline. */
static SDL_Rect keep_height(SDL_Rect ink, px size, int baseline)
{
    const SDL_Rect allowed = {ink.x, baseline - (int)(TEXT_HIGHEST * (float)size), ink.w,
                              (int)((TEXT_HIGHEST + TEXT_DEEPEST) * (float)size)};
    SDL_Rect kept = {0};
    SDL_IntersectRect(&ink, &allowed, &kept);
    return kept;
}

/* Adds the ink of s, whose columns are 1/stretch pixels wide and whose column `origin` lies at x
 * (also in 1/stretch pixels); row `baseline` is 0. */
static void add_coverage(struct pieces *p, const SDL_Surface *s, px size, int stretch, int origin,
                         int x, int baseline)
{
    SDL_Rect ink = keep_height(ink_of(s), size, baseline);
    if (SDL_RectEmpty(&ink)) {
        return;
    }
    int first = x + ink.x - origin;
    int left = floor_div(first, stretch);
    int right = floor_div(first + ink.w - 1, stretch) + 1;
    for (int from = left; from < right && p->count < PIECES; from += WIDEST_PIECE) {
        int w = right - from < WIDEST_PIECE ? right - from : WIDEST_PIECE;
        SDL_Surface *to = pieces_surface(w, ink.h);
        if (!to) {
            return;
        }
        for (int y = 0; y < ink.h; y++) {
            const uint32_t *source = pieces_row(s, ink.y + y);
            uint32_t *row = pieces_row(to, y);
            for (int i = 0; i < w; i++) {
                int column = (from + i) * stretch - x + origin;
                unsigned sum = 0;
                for (int k = column; k < column + stretch; k++) {
                    sum += k >= ink.x && k < ink.x + ink.w ? source[k] >> 24 : 0;
                }
                row[i] = (uint32_t)((sum + (unsigned)stretch / 2) / (unsigned)stretch) << 24 |
                         0xFFFFFF;
            }
        }
        pieces_add(p, to, from, ink.y - baseline, false);
    }
}

/* Ink that rises above the font's ascent moves the baseline down in SDL_ttf's picture, by how much
 * it does not say: draw the run beside a letter whose height is known, and look where that is. */
static int extra_rise(struct text *t, const struct text_run *run, TTF_Font *font, SDL_Color white)
{
    int left, right, bottom, top, advance;
    if (TTF_GlyphMetrics32(font, 'H', &left, &right, &bottom, &top, &advance) != 0 || right < 1) {
        return 0;
    }
    itemise_utf8(&t->line, run, "H" TEXT_SENTINEL, "", t->utf8);
    if (run->rtl) {
        itemise_utf8(&t->line, run, TEXT_SENTINEL "H", "", t->utf8);
    }
    SDL_Surface *s = TTF_RenderUTF8_Blended(font, t->utf8, white);
    int rise = 0;
    bool found = false;
    for (int y = 0; s && y < s->h && !found; y++) {
        const uint32_t *row = pieces_row(s, y);
        for (int x = 0; x < right && x < s->w && !found; x++) {
            found = row[x] >> 24;
        }
        rise = found ? y - (TTF_FontAscent(font) - top) : 0;
    }
    SDL_FreeSurface(s);
    return rise > 0 ? rise : 0;
}

/* Glyphs stand on whole columns in SDL_ttf. In small type that makes uneven gaps, so small type is
 * drawn wider and averaged: positions are then good to a quarter of a pixel. */
static int stretch_of(px size)
{
    return size < 48 ? 4 : size < 96 ? 2 : 1;
}

void pieces_draw_glyphs(struct text *t, const struct text_run *run, px size, float pen,
                        struct pieces *p)
{
    const SDL_Color white = {255, 255, 255, 255};
    int stretch = p->coarse ? 1 : stretch_of(size);
    TTF_Font *font = text_run_font(t, run, size, stretch);
    itemise_utf8(&t->line, run, TEXT_SENTINEL, "", t->utf8);
    SDL_Surface *s = font ? TTF_RenderUTF8_Blended(font, t->utf8, white) : NULL;
    if (!s) {
        return;
    }
    /* SDL_ttf cuts the blank down to whole pixels: ask how wide it came out. */
    int origin = 0;
    TTF_SizeUTF8(font, TEXT_SENTINEL, &origin, NULL);
    int baseline = TTF_FontAscent(font);
    if (s->h > TTF_FontHeight(font)) {
        baseline += extra_rise(t, run, font, white);
    }
    add_coverage(p, s, size, stretch, origin, (int)lroundf(pen * (float)stretch), baseline);
    SDL_FreeSurface(s);
}

/* In parts where it is too wide. */
float pieces_draw_run(struct text *t, const struct text_run *run, px size, float pen,
                      struct pieces *p)
{
    if (run->file == FONT_NONE || pen > WIDEST_LINE) {
        return pen;
    }
    bool coloured = t->fonts.file[run->file].coloured;
    float advance = text_run_advance(t, run, false) * (float)size;
    uint16_t half = (uint16_t)(run->count / 2);
    float widest = coloured ? fminf(WIDEST_PIECE, EMOJI_RUN * (float)size) : WIDEST_RUN;
    while (half < run->count && !t->line.cluster[run->first + half]) {
        half++;
    }
    if (advance > widest && half > 0 && half < run->count) {
        struct text_run a = *run, b = *run;
        a.count = half;
        b.first = (uint16_t)(run->first + half);
        b.count = (uint16_t)(run->count - half);
        pen = pieces_draw_run(t, run->rtl ? &b : &a, size, pen, p);
        return pieces_draw_run(t, run->rtl ? &a : &b, size, pen, p);
    }
    if (coloured) {
        pieces_draw_emoji(t, run, size, pen, p);
    } else {
        pieces_draw_glyphs(t, run, size, pen + text_run_indent(t, run) * (float)size, p);
    }
    return pen + advance;
}
