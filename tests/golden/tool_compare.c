/* Grades two pictures: exits 0 when they are the same to the eye. Anti-aliasing may differ a little
 * between releases of a font renderer; a moved word or a wrong colour may not.
 *   tool_compare A.png B.png [HEIGHT]     HEIGHT: only the upper rows */
#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

enum { FAR = 32 };              /* a channel that differs by so much is another colour */
static const double MOST_FAR = 0.002, MOST_MEAN = 0.5;

static SDL_Surface *load(const char *path)
{
    SDL_Surface *raw = IMG_Load(path);
    SDL_Surface *s = raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(raw);
    if (!s) {
        fprintf(stderr, "%s: %s\n", path, IMG_GetError());
        exit(2);
    }
    return s;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("tool_compare A.png B.png [HEIGHT]\n", stderr);
        return 2;
    }
    SDL_Surface *a = load(argv[1]), *b = load(argv[2]);
    int h = argc > 3 ? atoi(argv[3]) : a->h;
    if (a->w != b->w || (argc <= 3 && a->h != b->h) || h > a->h || h > b->h) {
        printf("%dx%d and %dx%d\n", a->w, a->h, b->w, b->h);
        return 1;
    }
    double sum = 0;
    long far = 0;
    for (int y = 0; y < h; y++) {
        const Uint8 *p = (const Uint8 *)a->pixels + y * a->pitch;
        const Uint8 *q = (const Uint8 *)b->pixels + y * b->pitch;
        for (int x = 0; x < a->w; x++, p += 4, q += 4) {
            int most = 0;
            for (int c = 0; c < 3; c++) {
                int delta = abs(p[c] - q[c]);
                sum += delta;
                most = delta > most ? delta : most;
            }
            far += most >= FAR;
        }
    }
    double pixels = (double)a->w * h;
    printf("mean difference %.3f of 255, %.3f %% of the pixels are another colour\n",
           sum / pixels / 3, 100 * (double)far / pixels);
    SDL_FreeSurface(a);
    SDL_FreeSurface(b);
    return sum / pixels / 3 > MOST_MEAN || (double)far / pixels > MOST_FAR;
}
