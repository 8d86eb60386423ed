/* What one moving frame costs in the software renderer at 1920 x 1080: milliseconds, and as a
 * multiple of one memcpy of the same pixels, medians of many. No data and no display needed. */
#include "draw/bridge.h"
#include "draw/renderer.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = 1920, H = 1080, FRAMES = 120 };

static struct draw_list list;
static struct text *text;

static double now_ms(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000 / (double)SDL_GetPerformanceFrequency();
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, size_t n)
{
    qsort(v, n, sizeof *v, by_value);
    return v[n / 2];
}

static double memcpy_ms(void)
{
    const size_t size = (size_t)W * H * 4;
    char *from = malloc(size), *to = malloc(size);
    double took[FRAMES];
    memset(from, 1, size);
    for (int i = 0; i < FRAMES; i++) {
        double start = now_ms();
        memcpy(to, from, size);
        took[i] = now_ms() - start;
        from[i] = to[i + 1];
    }
    free(from);
    free(to);
    return median(took, FRAMES);
}

static void label(float x, float y, enum face face, float size, rgb colour, rgb ground,
                  const char *s)
{
    draw_label(&list, text, x, y, ALIGN_START, face, size, colour, ground, s);
}

static void strip(const struct theme *t)
{
    label(96, 1018, FACE_D7, 72, t->ink, t->paper, "12:42");
    label(308, 1005, FACE_T5, 36, t->ink2, t->paper, "Tuesday 14 October");
    bridge_pill(&list, t, 898, 984, 76, 16, t->hue[0].field, t->hue[1].field, 42);
    for (int i = 0; i < 6; i++) {
        draw_disc(&list, 1004 + (float)i * 38, 992, 8, t->mute);
    }
    draw_rrect(&list, 1448, 944, 376, 96, 48, t->ink);
    draw_disc(&list, 1496, 992, 36, t->onink);
    draw_icon(&list, "hand", 1496, 993, 49, t->ink, 4.2f);
    label(1560, 1008, FACE_D6, 44, t->onink, t->ink, "Say thanks");
}

/* A kudos slide: the fields apart from 0 to 1, its words at the given opacity. */
static void frame(const struct theme *t, float apart, float words)
{
    rgb a = t->hue[0].field, b = t->hue[1].field;
    draw_clear(&list);
    draw_rect(&list, 0, 0, W, H, t->paper);
    if (apart > 0) {
        bridge_socket(&list, t, 668 + apart * 1252, W + 200, 624, 280, b);
    } else {
        draw_rect(&list, 0, 624, W, 280, b);
    }
    bridge_nose(&list, -900, 624, 280, 668 - apart * 808, a);
    if (words > 0) {
        draw_alpha(&list, words);
        bridge_quote_mark(&list, 96, 64, 60, a, b);
        draw_outline(&list, 1374, 56, 450, 76, 38, 4, t->ink);
        label(1461, 107, FACE_T6, 36, t->ink, t->paper, "Above and beyond");
        label(96, 269.28f, FACE_D7, 136, t->ink, t->paper, "You turned my");
        label(96, 413.44f, FACE_D7, 136, t->ink, t->paper, "half-page brief into");
        label(96, 557.6f, FACE_D7, 136, t->ink, t->paper, "our best launch yet.");
        draw_disc(&list, 176, 764, 80, t->paper);
        draw_disc(&list, 1012, 764, 100, t->paper);
        label(288, 759, FACE_D6, 52, t->hue[0].on, a, "Zoe Lindqvist");
        label(1152, 760, FACE_D7, 72, t->hue[1].on, b, "Mateusz W.");
        draw_alpha(&list, 1);
    }
    strip(t);
}

static void measure(struct renderer *r, SDL_Renderer *target, const struct canvas *c,
                    const char *what, double unit, int kind)
{
    double took[FRAMES];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < FRAMES; i++) {
            float t = (float)(i + 1) / FRAMES;
            frame(&theme_day, kind == 1 ? t : 0, kind == 1 ? 0 : kind == 2 ? t : 1);
            if (kind == 3) {
                draw_alpha(&list, 0.72f);
                draw_rect(&list, 0, 0, W, H, theme_day.scrim);
            }
            double start = now_ms();
            renderer_draw(r, c, &theme_day, &list);
            SDL_RenderFlush(target);
            took[i] = now_ms() - start;
        }
    }
    double ms = median(took, FRAMES);
    printf("%-22s %6.2f ms  %5.1f memcpy  longest %.2f ms\n", what, ms, ms / unit,
           took[FRAMES - 1]);
}

int main(void)
{
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *target = SDL_CreateSoftwareRenderer(s);
    if (!target || text_open(&text, 4 << 20, NULL) != ERR_OK) {
        fputs("no renderer or no fonts\n", stderr);
        return 69;
    }
    struct renderer *r = renderer_new(&(struct renderer_params){
        .target = target,
        .text = text,
        .icon_dir = "assets/icons",
        .texture_budget = 64 << 20,
    });
    struct canvas c = canvas_for(W, H, ROTATE_0);
    draw_init(&list);
    double unit = memcpy_ms();
    printf("%-22s %6.2f ms\n", "memcpy of the frame", unit);
    measure(r, target, &c, "standing", unit, 0);
    measure(r, target, &c, "fields moving", unit, 1);
    measure(r, target, &c, "words fading", unit, 2);
    measure(r, target, &c, "under the scrim", unit, 3);
    draw_done(&list);
    renderer_free(r);
    text_close(text);
    SDL_DestroyRenderer(target);
    SDL_FreeSurface(s);
    return 0;
}
