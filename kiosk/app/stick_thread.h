/* The stick thread: looks at what an importer staged, verifies it, loads it, forgets it, rolls
 * back, and has something written onto a stick, all of which read and write far too much for the UI
 * thread. Results are polled; wake is called from this thread whenever there is one. It knows no
 * form and no PIN: who may load is decided before it is asked. */
#ifndef APP_STICK_THREAD_H
#define APP_STICK_THREAD_H

#include "app/stick_out.h"
#include "content/content.h"
#include "model/stick.h"

#include <stdbool.h>

struct stick_thread;

struct stick_thread_params {
    const char *data_dir;    /* mandatory, copied */
    const char *kioskctl;    /* its path, for what is written onto a stick; borrowed */
    const char *config;      /* that it is to read; borrowed; NULL: its own */
    msec answer_ms;          /* 0: STICK_OUT_MS */
    void (*wake)(void *ctx); /* mandatory */
    void *ctx;
};

enum stick_job {
    STICK_JOB_LOOK,
    STICK_JOB_LOAD,      /* what was shown as id */
    STICK_JOB_DISCARD,
    STICK_JOB_ROLL_BACK, /* to generation; 0: the one before the current one */
    STICK_JOB_LIST,      /* the generations */
    STICK_JOB_WRITE,     /* onto a stick */
};

struct stick_wish {
    enum stick_job job;
    uint64_t id;
    unsigned generation;
    struct stick_out_wish out;
};

struct stick_reply {
    enum stick_job job;
    enum err err;
    struct stick *stick;     /* LOOK: a reference for the caller; NULL: nothing is staged */
    struct generation generation[CONTENT_KEPT_GENERATIONS]; /* LIST: newest first */
    unsigned generations;
    bool can_write;          /* LIST: somebody here writes onto sticks */
    enum written written;    /* WRITE */
    char label[SHELF_LABEL];
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
/* Any job but LOOK. It does not wait for a look that is going on. One at a time: ERR_BUSY until the
 * last one is answered; WRITE takes up to a minute after its files are made. */
enum err stick_thread_ask(struct stick_thread *t, const struct stick_wish *wish) MUST_CHECK;
/* False when there is no result. */
bool stick_thread_poll(struct stick_thread *t, struct stick_reply *ret);
/* A result is owed or has not been polled. */
bool stick_thread_is_busy(struct stick_thread *t);

#endif
