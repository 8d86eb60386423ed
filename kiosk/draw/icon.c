#include "draw/icon.h"

#include "base/str.h"

#include <SDL2/SDL_image.h>
#include <SDL2/SDL_rwops.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_SVG = 64 << 10 };

/* SDL_image knows no style to override, so the stroke is replaced in the text. */
static void set_stroke(struct buf *out, const char *svg, float stroke)
{
    static const char attribute[] = "stroke-width=\"";
    const char *at;
    while ((at = strstr(svg, attribute))) {
        buf_add(out, svg, (size_t)(at - svg));
        buf_printf(out, "%s%.2f", attribute, (double)stroke);
        svg = at + strlen(attribute);
        svg += strcspn(svg, "\"");
    }
    buf_puts(out, svg);
}

SDL_Surface *icon_load(const char *dir, const char *name, size_t name_len, px size, float stroke)
{
    char path[512];
    if (size <= 0 || memchr(name, '/', name_len) ||
        !str_format(path, sizeof path, "%s/%.*s.svg", dir, (int)name_len, name)) {
        return NULL;
    }
    size_t n = 0;
    char *svg = SDL_LoadFile(path, &n);
    if (!svg || n > LARGEST_SVG) {
        SDL_free(svg);
        return NULL;
    }
    struct buf text = {0};
    set_stroke(&text, svg, stroke);
    SDL_free(svg);
    SDL_Surface *raw = NULL, *argb = NULL;
    SDL_RWops *rw = SDL_RWFromConstMem(text.data, (int)text.len);
    if (rw) {
        raw = IMG_LoadSizedSVG_RW(rw, size, size);
        SDL_RWclose(rw);
    }
    buf_done(&text);
    if (raw) {
        argb = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0);
        SDL_FreeSurface(raw);
    }
    return argb;
}
