/* Session: the panel in use without a minute of rest, and the notes that were written in it. Times
 * are of the monotonic clock, so setting the clock on the wall neither frees nor bars anybody. */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "base/unit.h"

#include <stdint.h>

enum {
    SESSION_REST_MS = 60 * 1000,
    SESSION_WINDOW_MS = 10 * 60 * 1000,
    SESSION_NOTES = 100, /* the most that [notes] per-session can allow */
};

struct session {
    msec touched; /* the last touch or key */
    struct { int64_t id; msec at; } note[SESSION_NOTES]; /* oldest first */
    unsigned count;
};

/* Somebody touched the panel: after a rest it is somebody else. */
void session_touch(struct session *s, msec now);
/* A note was stored. */
void session_add(struct session *s, int64_t id, msec now);
/* Its writer took it back. */
void session_remove(struct session *s, int64_t id);
/* 0 when fewer than limit notes were written within SESSION_WINDOW_MS; else the seconds until that
 * is so. */
unsigned session_wait(struct session *s, unsigned limit, msec now);

#endif
