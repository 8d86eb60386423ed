/* Looks at the real screen.
 *   tool_grab FRAMEBUFFER OUT.png      a screenshot
 *   tool_grab FRAMEBUFFER X Y          the colour of one pixel as RRGGBB */
#include "window/screen.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct screen s;
    if (argc < 3 || argc > 4 || !screen_open(&s, argv[1])) {
        fputs("tool_grab FRAMEBUFFER OUT.png | X Y (of 32 bits a pixel)\n", stderr);
        return 2;
    }
    if (argc == 4) {
        unsigned x = (unsigned)atoi(argv[2]), y = (unsigned)atoi(argv[3]);
        if (x >= s.w || y >= s.h) {
            return 2;
        }
        printf("%06X\n", screen_pixel(&s, x, y));
        return 0;
    }
    SDL_Surface *copy = SDL_CreateRGBSurfaceWithFormat(0, (int)s.w, (int)s.h, 32,
                                                       SDL_PIXELFORMAT_RGB888);
    for (unsigned y = 0; copy && y < s.h; y++) {
        SDL_memcpy((char *)copy->pixels + (size_t)copy->pitch * y, s.pixels + (size_t)s.line * y,
                   (size_t)s.w * 4);
    }
    bool saved = copy && IMG_SavePNG(copy, argv[2]) == 0;
    SDL_FreeSurface(copy);
    return saved ? 0 : 1;
}
