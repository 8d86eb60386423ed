/* A helper program on the bytes of a stranger: it gets them as its standard input, its words come
 * back through a pipe, and it gets nothing else: no environment, no other files, no right to write
 * one, little memory and time. It ends with us. */
#ifndef PLATFORM_CHILD_H
#define PLATFORM_CHILD_H

#include "base/err.h"
#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>

struct child_limits {
    size_t memory;             /* bytes of address space; 0: as much as there is */
    size_t file;               /* bytes of each file that it may write; 0: none */
    unsigned cpu_s;
    msec wall;                 /* from start to end */
    /* May be NULL. Asked ten times a second; true ends the child. */
    bool (*cancelled)(void *ctx);
    void *ctx;
    const char *const *environment; /* ends with NULL; NULL: none */
};

struct child {
    int pid, out;
    msec until;
    const struct child_limits *limits;
};

/* Starts argv[0], a path, with the n bytes as input; they are copied, so they may go away. limits
 * has to stay until child_end. ERR_NOT_FOUND when there is no such program. */
enum err child_start(struct child *ret, const char *const *argv, const void *bytes, size_t n,
                     const struct child_limits *limits) MUST_CHECK;
/* Reads what it writes: exactly n bytes, or less at its end (*ret_got says). ERR_LIMIT when its
 * time is up, ERR_BUSY when it was cancelled; child_end is due then. */
enum err child_read(struct child *c, void *dst, size_t n, size_t *ret_got) MUST_CHECK;
/* Kills it when it still runs, and takes it away. True when it had ended by itself, with status 0.
 * Accepts one that never started, zeroed. */
bool child_end(struct child *c);
/* One of our own programs from its start to its end, with what it says thrown away. ERR_IO when it
 * has failed, ERR_LIMIT and ERR_BUSY as above. */
enum err child_run(const char *const *argv, const struct child_limits *limits) MUST_CHECK;

#endif
