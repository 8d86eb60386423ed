/* The store thread: owns the kiosk's only connection to kudos.db. Requests and results pass through
 * bounded queues; the UI thread never waits. wake is called from the store thread whenever a result
 * is ready. If the store cannot be opened it is tried again every 30 s; until then every request is
 * answered with ERR_UNAVAILABLE and snapshots come without notes, and without anybody's days and
 * photos: who asked not to show theirs is not known then. When that changes, and when a
 * disk that was full or failing can be written again, a snapshot comes unasked. At idle it makes
 * the daily backup. While the PIN is locked it counts that down. */
#ifndef STORE_STORE_THREAD_H
#define STORE_STORE_THREAD_H

#include "platform/clock.h"
#include "store/store.h"

struct store_thread;

struct store_thread_params {
    const char *dir;                      /* mandatory: where kudos.db lives */
    unsigned notes_days;
    void (*wake)(void *ctx);              /* mandatory, called on the store thread */
    /* Mandatory: fills everything but the notes, on the store thread (content_fill). */
    enum err (*fill)(void *ctx, struct model *m, struct diag *d);
    void *ctx;
    msec retry;                           /* real milliseconds; 0: 30 s */
    msec count;                           /* how often a lock is written down; 0: 1 minute */
    const struct clock *clock;            /* a lock of the PIN lasts by this one, borrowed;
                                             NULL: the system's */
};

/* What a form asked for, in the words of the store. Done as "panel" in the audit table. */
struct store_request {
    enum intent_kind kind;
    int64_t id;                /* of the note: FLAG, UNDO, APPROVE, REJECT */
    struct optout optout;      /* HIDE: who and what; SHOW_AGAIN: their key and what */
    struct kudos_row row;      /* POST */
    struct store_limits limits; /* POST */
    const char *text;          /* APPROVE: new words, "" or NULL for the old ones; REJECT: why */
    char pin[CAP_PIN + 1];     /* UNLOCK, SET_PIN */
};

enum store_reply_kind { STORE_REPLY_ANSWER, STORE_REPLY_SNAPSHOT };
struct store_reply {
    enum store_reply_kind kind;
    enum err err;
    /* ANSWER: of the same kind as the request. On an error only kind and kudos mean something.
     * person is left to those who know the snapshot. */
    struct intent_result answer;
    bool again;                /* ANSWER to POST: the same note was there already */
    unsigned changed;          /* ANSWER to HIDE, SHOW_AGAIN: bits of what was not so before */
    struct model *model;       /* SNAPSHOT: a reference for the caller. On an error NULL, unless
                                  nothing better was ever given (the notes without the content) */
    bool can_save;             /* whether notes can be written now */
    msec took;                 /* real milliseconds on the store thread */
    struct diag diag;          /* what a person should know, text "" when nothing */
};

enum err store_thread_new(struct store_thread **ret,
                          const struct store_thread_params *p) MUST_CHECK;
/* Finishes queued writes, then ends. */
void store_thread_free(struct store_thread *t);

/* Copies the request and queues it. ERR_BUSY when the queue is full (nothing was taken). */
enum err store_thread_ask(struct store_thread *t, const struct store_request *r) MUST_CHECK;
/* A new snapshot for today; several wishes in a row become one. */
void store_thread_snapshot(struct store_thread *t, date today);
/* False when there is none. */
bool store_thread_poll(struct store_thread *t, struct store_reply *ret);
struct store_thread_stats { uint64_t commits, slow_commits; }; /* of posts; slow: over 100 ms */
struct store_thread_stats store_thread_stats(struct store_thread *t);

#endif
