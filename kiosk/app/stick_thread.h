/* The stick thread: looks at what an importer staged, verifies it, loads it, forgets it, and rolls
 * back, all of which read and write far too much for the UI thread. Results are polled; wake is
 * called from this thread whenever there is one. It knows no form and no PIN: who may load is
 * decided before it is asked. */
#ifndef APP_STICK_THREAD_H
#define APP_STICK_THREAD_H

#include "base/err.h"
#include "model/stick.h"

#include <stdbool.h>

struct stick_thread;

struct stick_thread_params {
    const char *data_dir;    /* mandatory, copied */
    void (*wake)(void *ctx); /* mandatory */
    void *ctx;
};

enum stick_job { STICK_JOB_LOOK, STICK_JOB_LOAD, STICK_JOB_DISCARD, STICK_JOB_ROLL_BACK };

struct stick_reply {
    enum stick_job job;
    enum err err;
    struct stick *stick;     /* LOOK: a reference for the caller; NULL: nothing is staged */
    struct diag diag;        /* what a person should know, text "" when nothing */
};

enum err stick_thread_new(struct stick_thread **ret,
                          const struct stick_thread_params *p) MUST_CHECK;
/* Waits for what was asked for and is being done, which may take seconds; a look is given up.
 * Accepts NULL. */
void stick_thread_free(struct stick_thread *t);

/* What is staged, for slides of this day; several wishes in a row become one. As long as nothing
 * there has changed the answer is the same stick again, which costs nothing. */
void stick_thread_look(struct stick_thread *t, date today);
/* LOAD (of what was shown as id), DISCARD or ROLL_BACK (to the generation before the current one).
 * It does not wait for a look that is going on. One at a time: ERR_BUSY until the last one is
 * answered. */
enum err stick_thread_ask(struct stick_thread *t, enum stick_job job, uint64_t id) MUST_CHECK;
/* False when there is no result. */
bool stick_thread_poll(struct stick_thread *t, struct stick_reply *ret);
/* A result is owed or has not been polled. */
bool stick_thread_is_busy(struct stick_thread *t);

#endif
