/* How long a press takes to show, seen from outside: presses a button of the mouse again and again
 * with xdotool and watches a pixel of the real screen. The finger leaves the target before it comes
 * up, so nothing is set off.
 *   tool_echo FRAMEBUFFER X Y SECONDS      the pixel X, Y is on a target and changes with it
 * Prints "N presses, median M ms, longest L ms"; exit 1 when a press did not show within a second.
 * */
#include "window/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST = 4096, PATIENCE_MS = 1000, LOOK_US = 200, PAUSE_MS = 60 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void rest(long us)
{
    nanosleep(&(struct timespec){.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000}, NULL);
}

static void say(FILE *xdotool, const char *words)
{
    fputs(words, xdotool);
    fflush(xdotool);
}

/* Milliseconds until the pixel is (or is no longer) colour; more than PATIENCE_MS: too long. */
static double wait_for(const struct screen *s, unsigned x, unsigned y, unsigned colour, bool same)
{
    double begin = now_ms(), took = 0;
    while ((screen_pixel(s, x, y) == colour) != same && took <= PATIENCE_MS) {
        rest(LOOK_US);
        took = now_ms() - begin;
    }
    return took;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double took[MOST];
    struct screen s;
    if (argc != 5 || !screen_open(&s, argv[1])) {
        fputs("tool_echo FRAMEBUFFER X Y SECONDS\n", stderr);
        return 2;
    }
    unsigned x = (unsigned)atoi(argv[2]), y = (unsigned)atoi(argv[3]), n = 0;
    FILE *xdotool = x < s.w && y < s.h ? popen("xdotool -", "w") : NULL;
    if (!xdotool) {
        return 2;
    }
    char over[64];
    snprintf(over, sizeof over, "mousemove %u %u\n", x, y);
    double end = now_ms() + atof(argv[4]) * 1e3;
    bool lost = false;
    while (now_ms() < end && n < MOST && !lost) {
        say(xdotool, over);
        rest(PAUSE_MS * 1000);
        unsigned before = screen_pixel(&s, x, y);
        say(xdotool, "mousedown 1\n");
        took[n] = wait_for(&s, x, y, before, false);
        lost = took[n++] > PATIENCE_MS;
        say(xdotool, "mousemove 8 8\n");
        lost |= wait_for(&s, x, y, before, true) > PATIENCE_MS;
        say(xdotool, "mouseup 1\n");
        rest(PAUSE_MS * 1000);
    }
    pclose(xdotool);
    qsort(took, n, sizeof *took, by_value);
    printf("%u presses, median %.1f ms, longest %.1f ms%s\n", n, took[n / 2], took[n - 1],
           lost ? ", and one did not show" : "");
    return lost ? 1 : 0;
}
