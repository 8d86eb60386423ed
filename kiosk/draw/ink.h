/* Ink: where the letters of a screen are, how much of them shows, and what is really behind them.
 *
 * The screen is drawn twice: without its words, and with them in a colour that nothing else has.
 * The first picture is what lies behind a letter, whatever was painted when; a letter that is not
 * in the second is not seen. Where letters must be is known from their shapes, placed as line.c
 * places them. No rules here: draw/audit.h has them. */
#ifndef DRAW_INK_H
#define DRAW_INK_H

#include "base/caps.h"
#include "draw/renderer.h"

#include <SDL2/SDL_rect.h>

/* Pixels that may be wrong in whatever is counted: the thin edges of letters and shapes. */
enum { INK_SLACK = 4 };

/* One text of the list. Counts are pixels that it covers by half or more. */
struct ink_line {
    const struct draw_command *command;
    px x, y;            /* of the pen's start, on the baseline */
    px size;            /* of the type */
    float units;        /* the same in design units of the canvas */
    SDL_Rect clip;      /* where it may draw */
    rgb colour;
    float luminance;    /* of that */
    uint32_t from;      /* coverage from which a pixel counts */
    unsigned ink, shown;
    unsigned hidden;    /* clipped, painted over or outside the picture */
    unsigned off;       /* only the last */
    float contrast;     /* WCAG, 1..21, with the ground of its worst hundredth; 21 when unknown */
    unsigned tofu;      /* characters that no font has */
    bool seen;          /* false: something covers it wholly, or a scrim veils what is left */
};

/* Solid ink of two texts that coincides. */
struct ink_overlap {
    const struct ink_line *below, *above;
    unsigned pixels;
};

struct ink {
    struct ink_line line[CAP_DRAW_COMMANDS];
    unsigned lines;
    struct ink_overlap overlap[CAP_DRAW_COMMANDS];
    unsigned overlaps;
    /* Of the screen that is being measured. */
    struct renderer *renderer;
    const struct draw_list *list;
    struct draw_command copy[CAP_DRAW_COMMANDS];
    const uint32_t *behind, *marked;
    px w, h;
    uint16_t *owner;                /* for each pixel line + 1, 0 nobody's */
    size_t owner_pixels;
    unsigned met[CAP_DRAW_COMMANDS];/* pixels that the current line shares with each later one */
    unsigned bin[2101];             /* contrasts of the current line, in hundredths */
    float linear[256];
    uint32_t last_ground;
    float last_luminance;
};

void ink_init(struct ink *k);
void ink_done(struct ink *k);
/* Measures the texts of l and waits for its pictures. r must draw in memory; its list must stand,
 * with the canvas upright or turned. False when the pictures cannot be made. */
bool ink_measure(struct ink *k, struct renderer *r, const struct canvas *c, const struct theme *t,
                 const struct draw_list *l) MUST_CHECK;

#endif
