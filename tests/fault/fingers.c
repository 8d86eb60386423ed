/* A touch panel for the real program: what stands in the FIFO $FINGERS is what its driver would
 * tell SDL, a line each, in shares of the display:
 *   down FINGER X Y | move FINGER X Y | up FINGER
 * xdotool cannot do that: the XTest extension of X knows no touch.
 *
 *   cc -shared -fPIC -o fingers.so tests/fault/fingers.c
 *   mkfifo f; FINGERS=f LD_PRELOAD=./fingers.so build/release/kiosk & echo down 1 0.5 0.5 >f */
#include <SDL2/SDL.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FINGERS = 16, PANEL = 77 };

static float last_x[FINGERS], last_y[FINGERS];

static void tell(const char *line)
{
    char what[8];
    unsigned finger;
    if (sscanf(line, "%7s %u", what, &finger) != 2 || finger >= FINGERS) {
        return;
    }
    sscanf(line, "%*s %*u %f %f", &last_x[finger], &last_y[finger]);
    SDL_Event e = {.tfinger = {.touchId = PANEL, .fingerId = finger, .x = last_x[finger],
                               .y = last_y[finger], .pressure = 1}};
    e.type = strcmp(what, "down") == 0   ? SDL_FINGERDOWN
             : strcmp(what, "move") == 0 ? SDL_FINGERMOTION
                                         : SDL_FINGERUP;
    SDL_PushEvent(&e);
}

static void *listen(void *path)
{
    /* Not stdio: whoever exits waits for the lock of a FILE that is being read (glibc 2.41). */
    char text[1024];
    size_t n = 0;
    int fd = open(path, O_RDWR | O_CLOEXEC); /* for writing, too: it never ends */
    ssize_t got;
    while (fd >= 0 && (got = read(fd, text + n, sizeof text - 1 - n)) > 0) {
        char *line = text, *end;
        n += (size_t)got;
        text[n] = '\0';
        for (; (end = strchr(line, '\n')); line = end + 1) {
            *end = '\0';
            tell(line);
        }
        n -= (size_t)(line - text);
        memmove(text, line, n);
    }
    return NULL;
}

__attribute__((constructor)) static void plug_in(void)
{
    char *path = getenv("FINGERS");
    pthread_t thread;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are for the threads of the program */
    if (path && pthread_create(&thread, NULL, listen, path) == 0) {
        pthread_detach(thread);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
