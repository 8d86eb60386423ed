/* Loop: waits for the next thing that happens, without polling.
 *
 * SDL's own wait polls every millisecond on KMS (platform-facts.md 1.3), so there this is poll(2)
 * over evdev nodes, the wake eventfd, the watch inotify and signals; on X11 and Wayland it is
 * SDL_WaitEventTimeout, which waits properly, with the wake pushed as an SDL event; without a
 * display it is poll(2) alone. Touch and mouse become one pointer path, without palms and other
 * false touches (platform/touch.h); every touch arrives once. */
#ifndef PLATFORM_LOOP_H
#define PLATFORM_LOOP_H

#include "base/err.h"
#include "base/input.h"
#include "platform/clock.h"

#include <stdbool.h>

struct loop;
struct window;

enum loop_event_kind {
    LOOP_INPUT,
    LOOP_WAKE,      /* loop_wake was called (from any thread) */
    LOOP_CHANGED,   /* a watched path changed */
    LOOP_EXPOSE,    /* the window needs its picture again, or changed its size */
    LOOP_TIMEOUT,
    LOOP_QUIT,      /* SIGTERM, SIGINT on a desktop, window closed */
};

struct loop_event {
    enum loop_event_kind kind;
    struct input input;
    unsigned changed; /* LOOP_CHANGED: the tags of what changed since the last one */
};

/* window NULL: headless. clock is borrowed. */
enum err loop_new(struct loop **ret_loop, struct window *window,
                  const struct clock *clock) MUST_CHECK;
void loop_free(struct loop *l);

/* Waits until something happens or until the clock's moment (MSEC_NEVER: no limit); queued input
 * comes one event a call, in order. Returns LOOP_TIMEOUT when the moment has come. */
struct loop_event loop_next(struct loop *l, msec until);
/* Thread-safe and async-signal-safe: makes loop_next return LOOP_WAKE. Coalesces. */
void loop_wake(struct loop *l);
/* LOOP_CHANGED when entries of the directory path change: kudos.db by kioskctl, the current
 * content. A missing path is no error: its nearest existing parent is watched. tags: bits by which
 * the caller tells its paths apart; a folder that is watched for two reasons has both. */
enum err loop_watch(struct loop *l, const char *path, unsigned tags) MUST_CHECK;

/* Of the glass, in millimetres; 0, 0: unknown. A hand is told from fingers by its size. */
void loop_set_panel(struct loop *l, float width_mm, float height_mm);

struct loop_stats { uint64_t wakeups; };
struct loop_stats loop_stats(const struct loop *l);

#endif
