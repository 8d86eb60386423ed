#include "platform/version.h"

#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>
#include <SDL2/SDL_version.h>
#include <stdio.h>

void version_print_sdl(void)
{
    SDL_version sdl;
    SDL_GetVersion(&sdl);
    const SDL_version *ttf = TTF_Linked_Version(), *image = IMG_Linked_Version();
    printf("SDL %d.%d.%d (%s)\n", sdl.major, sdl.minor, sdl.patch, SDL_GetRevision());
    printf("SDL_ttf %d.%d.%d\n", ttf->major, ttf->minor, ttf->patch);
    printf("SDL_image %d.%d.%d\n", image->major, image->minor, image->patch);
}
