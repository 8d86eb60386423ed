/* Draws every line of a file below one another into a PNG, for people to look at:
 *   tool_contact FILE.png SIZE [LINES.txt] [FONT-DIRECTORY...] */
#include "text/impl.h"

#include "base/arena.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 1920, MARGIN = 24 };

static void draw(SDL_Surface *to, struct text *t, enum face face, du size, int baseline,
                 const char *s, size_t n)
{
    struct text_shape shape;
    text_shape(t, face, size, s, n, &shape);
    int x = text_is_rtl(s, n) ? WIDTH - MARGIN - shape.width : MARGIN;
    for (unsigned i = 0; i < shape.count; i++) {
        const struct text_piece *p = &shape.piece[i];
        SDL_Rect at = {x + p->x, baseline + p->y, 0, 0};
        if (!p->coloured) {
            SDL_SetSurfaceColorMod(p->surface, 28, 23, 20);
        }
        SDL_BlitSurface(p->surface, NULL, to, &at);
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("tool_contact FILE.png SIZE [LINES.txt] [FONT-DIRECTORY...]\n", stderr);
        return 2;
    }
    struct text *t;
    struct diag d;
    if (text_open_in(&t, 32 << 20, argc > 4 ? (const char *const *)argv + 4 : font_dirs, &d)) {
        fprintf(stderr, "%s\n", d.text);
        return 1;
    }
    float size = strtof(argv[2], NULL);
    FILE *in = fopen(argc > 3 ? argv[3] : "tests/torture/words.txt", "rb");
    if (!in) {
        perror("lines");
        return 1;
    }
    int pitch = (int)(size * 1.6f), lines = 0;
    char *line = NULL;
    size_t cap = 0;
    while (getline(&line, &cap, in) > 0) {
        lines++;
    }
    rewind(in);
    SDL_Surface *to = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, lines * pitch + 2 * MARGIN, 32,
                                                     SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(to, NULL, 0xFFFAF6EF);
    for (int i = 0; i < lines; i++) {
        ssize_t n = getline(&line, &cap, in);
        unsigned before = text_missing(t);
        draw(to, t, i % 4 == 3 ? FACE_T5 : FACE_D7, size, MARGIN + i * pitch + pitch * 2 / 3, line,
             (size_t)(n > 0 ? n - 1 : 0));
        if (text_missing(t) > before) {
            fprintf(stderr, "line %d: %u without a font\n", i + 1, text_missing(t) - before);
        }
    }
    int bad = IMG_SavePNG(to, argv[1]);
    free(line);
    fclose(in);
    SDL_FreeSurface(to);
    text_close(t);
    return bad != 0;
}
