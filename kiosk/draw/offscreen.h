/* Offscreen: frames that do not go straight to the display: turned by 90, 180 or 270 degrees, or
 * two of them faded into each other. On a GPU these are target textures; on the software path SDL
 * turns and blends 10 to 40 times slower than our own loops, so there they are pixels in memory. */
#ifndef DRAW_OFFSCREEN_H
#define DRAW_OFFSCREEN_H

#include "draw/canvas.h"

#include <SDL2/SDL_render.h>
#include <stdbool.h>
#include <stddef.h>

struct offscreen {
    SDL_Renderer *target;
    bool software;
    px w, h;                 /* of the upright picture */
    SDL_Texture *frame[2];   /* software: only the first, drawn into by both */
    uint32_t *pixels[2];     /* software: what was drawn */
    SDL_Texture *shown;      /* software: turned or faded, on its way to the display */
    px shown_w, shown_h;
    uint64_t key[2];         /* what each holds; 0: nothing that may be used again */
};

void offscreen_init(struct offscreen *s, SDL_Renderer *target, bool software);
void offscreen_done(struct offscreen *s);
size_t offscreen_bytes(const struct offscreen *s);

/* True when slot (0, 1) must be drawn now: everything goes there until offscreen_end. False when it
 * still holds what key stands for (key 0: always drawn), or when there is no memory. */
bool offscreen_begin(struct offscreen *s, const struct canvas *c, unsigned slot, uint64_t key);
void offscreen_end(struct offscreen *s, unsigned slot);
/* Slot 0, with share 0..1 of slot 1 over it, onto the whole display. */
void offscreen_show(struct offscreen *s, const struct canvas *c, float share);

#endif
