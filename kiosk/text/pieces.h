/* Pieces: the pictures of one line while it is being drawn, and the two ways to draw a run. */
#ifndef TEXT_PIECES_H
#define TEXT_PIECES_H

#include "text/impl.h"

enum {
    PIECES = 256,
    WIDEST_PIECE = 2048, /* pixels; the largest texture of a Raspberry Pi 3 */
};

struct pieces {
    struct text_piece at[PIECES];
    unsigned count;
    size_t bytes;
    bool coarse; /* glyphs may stand on whole pixels: nobody will look at this picture */
};

/* Transparent ARGB8888; NULL when there is no memory. */
SDL_Surface *pieces_surface(int w, int h);
uint32_t *pieces_row(const SDL_Surface *s, int y);
/* Takes s. Room is for PIECES; the caller looks at count first. */
void pieces_add(struct pieces *p, SDL_Surface *s, px x, px y, bool coloured);

/* Draws one run of t->line, its left end at pen pixels; returns where it ends. */
float pieces_draw_run(struct text *t, const struct text_run *run, px size, float pen,
                      struct pieces *p);
/* The two ways to do so. Draw nothing where a font fails. */
void pieces_draw_glyphs(struct text *t, const struct text_run *run, px size, float pen,
                        struct pieces *p);
void pieces_draw_emoji(struct text *t, const struct text_run *run, px size, float pen,
                       struct pieces *p);

#endif
