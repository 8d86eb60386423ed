#include "app/stick_thread.h"

#include "base/str.h"
#include "content/stage.h"
#include "platform/clock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

struct stick_thread {
    char data_dir[FS_PATH_MAX];
    void (*wake)(void *ctx);
    void *ctx;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    /* Under the lock: what to do, what is being done, what came of it. */
    bool look, ask, stop;
    date today;
    struct stick_wish wish;
    bool looking, working;
    bool has_looked, has_worked;
    struct stick_reply looked, worked;
    atomic_bool hurry;       /* whoever looks gives it up */
    /* Of the thread alone. */
    struct stick_out out;
    bool knows;              /* what follows: what the last look has seen, until it changes */
    uint64_t stamp;
    enum err err;
    struct stick *seen;      /* own reference, NULL: nothing */
};

static enum err work(struct stick_thread *t, const struct stick_wish *w, struct stick_reply *r)
{
    unsigned kept = CONTENT_KEPT_GENERATIONS;
    switch (w->job) {
    case STICK_JOB_LOAD: return stage_load(t->data_dir, w->id, &r->diag);
    case STICK_JOB_DISCARD: return stage_discard(t->data_dir);
    case STICK_JOB_ROLL_BACK: return content_activate(t->data_dir, w->generation, &r->diag);
    case STICK_JOB_LIST:
        r->generations = content_list(t->data_dir, r->generation, kept);
        r->generations = r->generations < kept ? r->generations : kept;
        r->can_write = outbox_exists(t->data_dir);
        return ERR_OK;
    case STICK_JOB_WRITE:
        stick_out_begin(&t->out, &w->out, &r->written);
        return ERR_OK;
    case STICK_JOB_LOOK: break;
    }
    return ERR_BAD_DATA;
}

/* Notes are written into the data folder all day: only what is new is verified again. False when it
 * was given up. */
static bool see(struct stick_thread *t, date today, struct stick_reply *r)
{
    uint64_t stamp = stage_stamp(t->data_dir, today); /* before: what changes meanwhile is new */
    bool reading = t->seen && t->seen->phase == STICK_READING;
    if (!t->knows || reading || stamp != t->stamp) {
        struct stick *stick = NULL;
        enum err e = stage_look_until(t->data_dir, today, &t->hurry, &stick, &r->diag);
        if (e == ERR_BUSY) {
            return false;
        }
        stick_unref(t->seen);
        t->seen = stick;
        t->err = e;
        t->stamp = stamp;
        t->knows = true;
    }
    r->err = t->err;
    r->stick = t->seen ? stick_ref(t->seen) : NULL;
    return true;
}

/* With the lock held, which is given up meanwhile. */
static void look(struct stick_thread *t)
{
    struct stick_reply r = {.job = STICK_JOB_LOOK};
    date today = t->today;
    t->look = false;
    t->looking = true;
    pthread_mutex_unlock(&t->lock);
    bool seen = see(t, today, &r);
    pthread_mutex_lock(&t->lock);
    t->looking = false;
    if (!seen) {
        t->look = true; /* after what was more urgent */
        return;
    }
    if (t->has_looked) {
        stick_unref(t->looked.stick); /* nobody came for the last one, and this is newer */
    }
    t->looked = r;
    t->has_looked = true;
}

/* The same. */
static void carry_out(struct stick_thread *t)
{
    struct stick_wish wish = t->wish;
    struct stick_reply r = {.job = wish.job};
    t->ask = false;
    atomic_store(&t->hurry, t->stop);
    pthread_mutex_unlock(&t->lock);
    r.err = work(t, &wish, &r);
    pthread_mutex_lock(&t->lock);
    if (!t->out.waiting) {
        t->worked = r;
        t->has_worked = true;
    }
}

/* The same: whether what was to be written onto a stick has been. */
static void follow_out(struct stick_thread *t)
{
    struct stick_reply r = {.job = STICK_JOB_WRITE};
    pthread_mutex_unlock(&t->lock);
    bool over = stick_out_poll(&t->out, &r.written, r.label);
    pthread_mutex_lock(&t->lock);
    if (over) {
        t->worked = r;
        t->has_worked = true;
    }
}

/* The same. True: it is time to ask for the answer. */
static bool wait(struct stick_thread *t)
{
    if (!t->out.waiting) {
        pthread_cond_wait(&t->asked, &t->lock);
        return false;
    }
    struct clock clock;
    clock_init_system(&clock);
    msec until = clock_mono(&clock) + STICK_OUT_ASK_MS;
    struct timespec ts = {.tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000};
    return pthread_cond_clockwait(&t->asked, &t->lock, CLOCK_MONOTONIC, &ts) != 0;
}

/* What a person asked for goes first: a look at much data may take seconds. */
static void *run(void *ctx)
{
    struct stick_thread *t = ctx;
    pthread_mutex_lock(&t->lock);
    while (!t->stop) {
        if (t->ask) {
            carry_out(t);
        } else if (t->look) {
            look(t);
        } else if (!wait(t)) {
            continue;
        } else {
            follow_out(t);
        }
        pthread_mutex_unlock(&t->lock);
        t->wake(t->ctx);
        pthread_mutex_lock(&t->lock);
    }
    pthread_mutex_unlock(&t->lock);
    stick_out_end(&t->out);
    return NULL;
}

enum err stick_thread_new(struct stick_thread **ret, const struct stick_thread_params *p)
{
    struct stick_thread *t = mem_new(1, sizeof *t);
    t->wake = p->wake;
    t->ctx = p->ctx;
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->asked, NULL);
    enum err e = str_copy(t->data_dir, sizeof t->data_dir, p->data_dir) ? ERR_OK : ERR_LIMIT;
    t->out = (struct stick_out){.data_dir = t->data_dir, .kioskctl = p->kioskctl,
                                .config = p->config, .hurry = &t->hurry,
                                .answer_ms = p->answer_ms > 0 ? p->answer_ms : STICK_OUT_MS};
    if (e == ERR_OK && pthread_create(&t->thread, NULL, run, t) != 0) {
        e = ERR_UNAVAILABLE;
    }
    if (e != ERR_OK) {
        pthread_cond_destroy(&t->asked);
        pthread_mutex_destroy(&t->lock);
        free(t);
        return e;
    }
    *ret = t;
    return ERR_OK;
}

void stick_thread_free(struct stick_thread *t)
{
    if (!t) {
        return;
    }
    pthread_mutex_lock(&t->lock);
    t->stop = true;
    atomic_store(&t->hurry, true);
    pthread_cond_signal(&t->asked);
    pthread_mutex_unlock(&t->lock);
    pthread_join(t->thread, NULL);
    if (t->has_looked) {
        stick_unref(t->looked.stick);
    }
    stick_unref(t->seen);
    pthread_cond_destroy(&t->asked);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

void stick_thread_look(struct stick_thread *t, date today)
{
    pthread_mutex_lock(&t->lock);
    t->look = true;
    t->today = today;
    pthread_cond_signal(&t->asked);
    pthread_mutex_unlock(&t->lock);
}

enum err stick_thread_ask(struct stick_thread *t, const struct stick_wish *wish)
{
    pthread_mutex_lock(&t->lock);
    enum err e = t->working ? ERR_BUSY : ERR_OK;
    if (e == ERR_OK) {
        t->working = t->ask = true;
        atomic_store(&t->hurry, true);
        t->wish = *wish;
        pthread_cond_signal(&t->asked);
    }
    pthread_mutex_unlock(&t->lock);
    return e;
}

bool stick_thread_poll(struct stick_thread *t, struct stick_reply *ret)
{
    pthread_mutex_lock(&t->lock);
    bool worked = t->has_worked, any = worked || t->has_looked;
    if (worked) {
        *ret = t->worked;
        t->has_worked = t->working = false;
    } else if (any) {
        *ret = t->looked;
        t->has_looked = false;
    }
    pthread_mutex_unlock(&t->lock);
    return any;
}

bool stick_thread_is_busy(struct stick_thread *t)
{
    pthread_mutex_lock(&t->lock);
    bool busy = t->look || t->looking || t->working || t->has_looked;
    pthread_mutex_unlock(&t->lock);
    return busy;
}
