/* What one frame of a change of slides costs at 1920 x 1080 in the software renderer: milliseconds,
 * as a multiple of one memcpy of the same pixels, and how often the frame asked for memory. Every
 * malloc of the thread is counted, whoever calls it. The first round of slides, in which moving
 * shapes are made for the first time, is told apart from those that follow.
 *   bench_transition DATA     DATA: a data directory with the sample content */
#include "app/core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static _Thread_local unsigned long asked;

void *malloc(size_t n)
{
    asked++;
    return __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    asked++;
    return __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    asked++;
    return __libc_realloc(p, n);
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double memcpy_ms(void)
{
    enum { BYTES = 1920 * 1080 * 4, ROUNDS = 51 };
    char *from = malloc(BYTES), *to = malloc(BYTES);
    double took[ROUNDS];
    memset(from, 1, BYTES);
    memset(to, 2, BYTES);
    for (int i = 0; i < ROUNDS; i++) {
        double start = cpu_ms();
        memcpy(to, from, BYTES);
        took[i] = cpu_ms() - start;
        from[i] = to[i + 1];
    }
    free(from);
    free(to);
    qsort(took, ROUNDS, sizeof *took, by_value);
    return took[ROUNDS / 2];
}

struct account {
    unsigned frames;
    unsigned long asked, most;
};

static void add(struct account *a, unsigned long n)
{
    a->frames++;
    a->asked += n;
    a->most = n > a->most ? n : a->most;
}

/* Prepares the coming slide as the kiosk does while one stands, but at once. */
static void prepare(struct core *c)
{
    const struct draw_list *upcoming = scene_upcoming(c->scene);
    if (upcoming) {
        renderer_wait(c->renderer, &c->canvas, scene_theme(c->scene), upcoming);
    }
}

static void draw(struct core *c)
{
    const struct draw_list *list = scene_frame(c->scene);
    renderer_draw(c->renderer, &c->canvas, scene_theme(c->scene), list);
    SDL_RenderFlush(window_renderer(c->window));
}

int main(int argc, char **argv)
{
    enum { ROUND = 30, ROUNDS = 3, MAX_FRAMES = 16384, FRAME_MS = 16 };
    static double took[MAX_FRAMES];
    struct app_options o = {.display_w = 1920, .display_h = 1080};
    struct diag d = {0};
    struct core c;
    config_defaults(&o.config);
    if (argc != 2 || strlen(argv[1]) >= sizeof o.config.data) {
        fputs("bench_transition DATA\n", stderr);
        return 2;
    }
    strcpy(o.config.data, argv[1]);
    if (!clock_init_fake(&o.clock, "2026-11-23T12:42") ||
        core_open(&c, &o, true, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", d.text);
        return 1;
    }
    core_await(&c, 10000);
    prepare(&c);
    draw(&c);
    unsigned frames = 0, changes = 0;
    struct account first = {0}, later = {0};
    uint64_t shown = scene_slides_shown(c.scene);
    while (changes < ROUND * ROUNDS && frames < MAX_FRAMES) {
        prepare(&c);
        msec now = clock_mono(&c.clock), next = scene_next(c.scene);
        bool moving = next <= now + FRAME_MS;
        /* 60 frames a second are 16, 17, 17 ms: no two changes meet the same moments. */
        clock_advance(&c.clock, moving ? FRAME_MS + (frames % 3 > 0) : next - now);
        unsigned long before = asked;
        double start = cpu_ms();
        draw(&c);
        double end = cpu_ms();
        if (moving) {
            took[frames++] = end - start;
            add(changes < ROUND ? &first : &later, asked - before);
        }
        if (scene_slides_shown(c.scene) != shown) {
            shown = scene_slides_shown(c.scene);
            changes++;
        }
    }
    double copy = memcpy_ms();
    qsort(took, frames, sizeof *took, by_value);
    double sum = 0;
    for (unsigned i = 0; i < frames; i++) {
        sum += took[i];
    }
    printf("transition at 1920x1080, software: %u frames of %u changes, mean %.2f ms, "
           "median %.2f ms, p99 %.2f ms, longest %.2f ms\n", frames, changes, sum / frames,
           took[frames / 2], took[frames * 99 / 100], took[frames - 1]);
    printf("  one memcpy of the same pixels: %.3f ms; mean frame = %.1f x, median = %.1f x\n", copy,
           sum / frames / copy, took[frames / 2] / copy);
    printf("  allocations a frame: %.3f in the first %u changes, at most %lu; then %.3f, "
           "at most %lu\n", (double)first.asked / first.frames, ROUND, first.most,
           (double)later.asked / later.frames, later.most);
    core_close(&c);
    return 0;
}
