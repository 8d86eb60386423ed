#include "store/store_thread.h"

#include "base/arena.h"
#include "platform/clock.h"
#include "platform/fs.h"
#include "store/pin.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    REQUESTS = 16, /* one form posts one note at a time; the rest is for haste */
    REPLIES = 32,
    SLOW_MS = 100,
    RETRY_MS = 30000,
    COUNT_MS = 60000, /* a power cut makes a lock of the PIN longer by so much */
    BACKUP_FIRST_MS = 60000,        /* not while the screen is starting */
    BACKUP_EVERY_MS = 3600 * 1000,  /* store_backup_daily decides whether one is due */
    SPACE_NEEDED = 1 << 20,         /* a full disk counts as usable again from here */
};

static const char panel[] = "panel"; /* who, in the audit table */

struct request {
    struct store_request wish;
    struct arena text; /* of wish */
};

struct store_thread {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wanted;  /* there is something to do, or room for a reply */

    /* Under lock. */
    struct request request[REQUESTS];
    unsigned first_request, request_count;
    struct store_reply reply[REPLIES];
    unsigned first_reply, reply_count;
    bool snapshot, end;
    date today;
    struct store_thread_stats stats;

    /* Of the store thread alone. */
    struct store_thread_params params;
    char dir[FS_PATH_MAX];
    struct clock clock;
    struct store *store;
    struct diag news;       /* told with the next snapshot */
    bool failing;           /* the last write failed for the disk's sake */
    bool had_content;
    date last_day;          /* of the last snapshot */
    bool had_day;
    msec retry_at, backup_at;
    msec count_at;          /* how long the PIN stays locked is written down */
};

static msec now(const struct store_thread *t)
{
    return clock_mono(&t->clock);
}

/* The moment of the clock that a lock lasts by. */
static msec lock_now(const struct store_thread *t)
{
    return clock_mono(t->params.clock ? t->params.clock : &t->clock);
}

static bool can_save(const struct store_thread *t)
{
    return t->store && store_can_write(t->store) && !t->failing;
}

/* Waits for room; at the end nobody reads any more, and replies are dropped. */
static void deliver(struct store_thread *t, struct store_reply *r, msec since)
{
    r->took = now(t) - since;
    r->can_save = can_save(t);
    pthread_mutex_lock(&t->lock);
    while (t->reply_count == REPLIES && !t->end) {
        pthread_cond_wait(&t->wanted, &t->lock);
    }
    bool room = t->reply_count < REPLIES;
    if (room) {
        t->reply[(t->first_reply + t->reply_count++) % REPLIES] = *r;
    }
    bool posted = r->kind == STORE_REPLY_ANSWER && r->answer.kind == INTENT_POST;
    if (posted && r->err == ERR_OK && r->answer.kudos != 0) {
        t->stats.commits++;
        t->stats.slow_commits += r->took > SLOW_MS;
    }
    pthread_mutex_unlock(&t->lock);
    if (room) {
        t->params.wake(t->params.ctx);
    } else {
        model_unref(r->model);
    }
}

/* A store that cannot be written keeps the longer time, which errs on the safe side. */
static void count_lock(struct store_thread *t)
{
    bool locked = false;
    if (t->store && store_pin_count(t->store, lock_now(t), &locked) != ERR_OK) {
        locked = true;
    }
    t->count_at = locked ? now(t) + t->params.count : MSEC_NEVER;
}

static void close_store(struct store_thread *t)
{
    count_lock(t);
    store_close(t->store);
    t->store = NULL;
}

static void open_store(struct store_thread *t)
{
    close_store(t);
    enum err e = store_open(&t->store, t->dir, &t->news);
    t->failing = false;
    t->retry_at = e == ERR_OK && store_can_write(t->store) ? MSEC_NEVER : now(t) + t->params.retry;
    count_lock(t);
}

/* What is left of the store after an attempt that ended with e. True: it was opened anew, and the
 * attempt is worth repeating. */
static bool recover(struct store_thread *t, enum err e)
{
    switch (e) {
    case ERR_CORRUPT:
    case ERR_UNAVAILABLE: /* another file is in its place */
        open_store(t);
        return can_save(t);
    case ERR_IO:
    case ERR_NO_SPACE:
    case ERR_READ_ONLY:
        t->failing = true;
        t->retry_at = now(t) + t->params.retry;
        return false;
    case ERR_OK:
        t->failing = false;
        return false;
    case ERR_NOT_FOUND:
    case ERR_BAD_DATA:
    case ERR_LIMIT:
    case ERR_NEWER:
    case ERR_BUSY:
        break;
    }
    return false;
}

static enum err post(struct store_thread *t, const struct store_request *r,
                     struct store_reply *reply)
{
    struct store_posted posted;
    enum err e = store_kudos_post(t->store, &r->row, &r->limits, &posted);
    if (e == ERR_OK) {
        reply->answer.outcome = posted.outcome;
        reply->answer.kudos = posted.id;
        reply->again = posted.again;
    }
    return e;
}

static enum err unlock(struct store_thread *t, const struct store_request *r,
                       struct store_reply *reply)
{
    struct store_pin_answer answer;
    enum err e = store_pin_try(t->store, r->pin, lock_now(t), &answer);
    if (e == ERR_OK) {
        reply->answer.outcome = answer.outcome;
        reply->answer.tries = answer.tries;
        reply->answer.seconds = answer.seconds;
        t->count_at = answer.outcome == OUTCOME_LOCKED ? now(t) + t->params.count : MSEC_NEVER;
    }
    return e;
}

/* Whoever was faster and erased the note with kioskctl has decided about it. */
static enum err unless_gone(enum err e, enum outcome gone, struct store_reply *reply)
{
    if (e != ERR_NOT_FOUND) {
        return e;
    }
    reply->answer.outcome = gone;
    return ERR_OK;
}

static enum err attempt(struct store_thread *t, const struct store_request *r,
                        struct store_reply *reply)
{
    struct store *s = t->store;
    if (!s) {
        return ERR_UNAVAILABLE;
    }
    switch (r->kind) {
    case INTENT_POST:
        return post(t, r, reply);
    case INTENT_UNDO:
        reply->answer.outcome = OUTCOME_UNDONE;
        return unless_gone(store_kudos_erase(s, r->id, panel), OUTCOME_UNDONE, reply);
    case INTENT_FLAG:
        reply->answer.outcome = OUTCOME_HELD;
        return store_kudos_flag(s, r->id, panel);
    case INTENT_UNLOCK:
        return unlock(t, r, reply);
    case INTENT_APPROVE:
        reply->answer.outcome = OUTCOME_SHOWN;
        return unless_gone(store_kudos_approve(s, r->id, r->text, panel), OUTCOME_REJECTED, reply);
    case INTENT_REJECT:
        reply->answer.outcome = OUTCOME_REJECTED;
        return unless_gone(store_kudos_set_state(s, r->id, KUDOS_REJECTED, panel, r->text),
                           OUTCOME_REJECTED, reply);
    case INTENT_SET_PIN:
        reply->answer.outcome = OUTCOME_UNLOCKED;
        return store_pin_set_first(s, r->pin, panel);
    case INTENT_HIDE:
        reply->answer.outcome = OUTCOME_DONE;
        return store_optout_add(s, &r->optout, panel, &reply->changed);
    case INTENT_SHOW_AGAIN:
        reply->answer.outcome = OUTCOME_DONE;
        return store_optout_remove(s, r->optout.key, r->optout.what, panel, &reply->changed);
    case INTENT_LOAD:
    case INTENT_DISCARD:
    case INTENT_ROLL_BACK:
    case INTENT_SHELF:
    case INTENT_WRITE_BACKUP:
    case INTENT_WRITE_TABLES:
        break; /* not of the store */
    }
    return ERR_BAD_DATA;
}

static void follow_restore(struct store_thread *t)
{
    if (t->store && store_moved(t->store)) {
        open_store(t);
    }
}

static void carry_out(struct store_thread *t, const struct store_request *r)
{
    msec since = now(t);
    struct store_reply reply = {.kind = STORE_REPLY_ANSWER,
                                .answer = {.kind = r->kind, .kudos = r->id}};
    follow_restore(t);
    reply.err = attempt(t, r, &reply);
    if (t->store && recover(t, reply.err)) {
        reply.err = attempt(t, r, &reply);
    }
    deliver(t, &reply, since);
}

/* The model with what could be read; NULL when the one on the screen is better. */
static struct model *build(struct store_thread *t, date today, enum err *ret_err, struct diag *d)
{
    struct model *m = model_new(today);
    enum err content = t->params.fill(t->params.ctx, m, d);
    enum err notes = ERR_OK;
    if (t->store) {
        notes = store_fill(t->store, m, t->params.notes_days);
        if (notes == ERR_CORRUPT && recover(t, notes)) {
            notes = store_fill(t->store, m, t->params.notes_days);
        }
    } else {
        optout_hide_all(m);
    }
    bool pin = true; /* where it cannot be read nobody is asked to choose another one */
    if (t->store && notes == ERR_OK) {
        notes = store_pin_is_set(t->store, &pin);
    }
    m->no_pin = !pin;
    bool usable = content == ERR_OK || content == ERR_NOT_FOUND;
    *ret_err = usable ? notes : content;
    if (notes != ERR_OK || (!usable && t->had_content)) {
        model_unref(m);
        return NULL;
    }
    t->had_content = t->had_content || content == ERR_OK;
    return m;
}

static void take_snapshot(struct store_thread *t, date today)
{
    msec since = now(t);
    struct store_reply reply = {.kind = STORE_REPLY_SNAPSHOT};
    follow_restore(t);
    t->last_day = today;
    t->had_day = true;
    reply.model = build(t, today, &reply.err, &reply.diag);
    if (!str_empty(t->news.text)) {
        reply.diag = t->news;
        t->news.text[0] = '\0';
    }
    deliver(t, &reply, since);
}

/* A store that could not be opened or written is tried again; the screen hears of a change. */
static void retry(struct store_thread *t)
{
    bool before = can_save(t);
    bool readable = t->store != NULL;
    if (t->store && store_can_write(t->store)) {
        t->failing = access(t->dir, W_OK) != 0 || fs_free_bytes(t->dir) < SPACE_NEEDED;
        t->retry_at = t->failing ? now(t) + t->params.retry : MSEC_NEVER;
    } else {
        open_store(t);
    }
    if (t->had_day && (can_save(t) != before || (t->store != NULL) != readable)) {
        take_snapshot(t, t->last_day);
    }
}

static void back_up(struct store_thread *t)
{
    bool made = false;
    if (t->store && store_backup_daily(t->store, &made, &t->news) == ERR_CORRUPT) {
        recover(t, ERR_CORRUPT);
    }
    t->backup_at = now(t) + BACKUP_EVERY_MS;
}

static void wait_until(struct store_thread *t, msec until)
{
    if (until == MSEC_NEVER) {
        pthread_cond_wait(&t->wanted, &t->lock);
        return;
    }
    msec left = until - now(t);
    struct timespec ts = {.tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000};
    if (left > 0) {
        pthread_cond_clockwait(&t->wanted, &t->lock, CLOCK_MONOTONIC, &ts);
    }
}

/* Waits for something to do and does it. False at the end, with all requests carried out. */
static bool work(struct store_thread *t)
{
    struct request r;
    msec due = t->retry_at < t->backup_at ? t->retry_at : t->backup_at;
    due = t->count_at < due ? t->count_at : due;
    pthread_mutex_lock(&t->lock);
    if (t->request_count == 0 && !t->snapshot && !t->end) {
        wait_until(t, due);
    }
    bool request = t->request_count > 0;
    bool snapshot = !request && t->snapshot && !t->end;
    bool end = !request && t->end;
    date today = t->today;
    if (request) {
        r = t->request[t->first_request];
        explicit_bzero(&t->request[t->first_request], sizeof r);
        t->first_request = (t->first_request + 1) % REQUESTS;
        t->request_count--;
    } else if (snapshot) {
        t->snapshot = false;
    }
    pthread_mutex_unlock(&t->lock);
    if (request) {
        carry_out(t, &r.wish);
        arena_done(&r.text);
        explicit_bzero(&r, sizeof r); /* the PIN */
    } else if (snapshot) {
        take_snapshot(t, today);
    } else if (!end && now(t) >= t->retry_at) {
        retry(t);
    } else if (!end && now(t) >= t->count_at) {
        count_lock(t);
    } else if (!end && now(t) >= t->backup_at) {
        back_up(t);
    }
    return !end;
}

static void *run(void *arg)
{
    struct store_thread *t = arg;
    open_store(t);
    t->backup_at = now(t) + BACKUP_FIRST_MS;
    while (work(t)) {
    }
    close_store(t);
    return NULL;
}

static void dispose(struct store_thread *t)
{
    pthread_cond_destroy(&t->wanted);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

enum err store_thread_new(struct store_thread **ret, const struct store_thread_params *p)
{
    struct store_thread *t = mem_new(1, sizeof *t);
    t->params = *p;
    if (t->params.retry == 0) {
        t->params.retry = RETRY_MS;
    }
    if (t->params.count == 0) {
        t->params.count = COUNT_MS;
    }
    clock_init_system(&t->clock);
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->wanted, NULL);
    enum err e = str_copy(t->dir, sizeof t->dir, p->dir) ? ERR_OK : ERR_LIMIT;
    if (e == ERR_OK) {
        /* Signals belong to the loop's thread. */
        sigset_t all, before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        e = err_from_errno(pthread_create(&t->thread, NULL, run, t));
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    if (e != ERR_OK) {
        dispose(t);
        return e;
    }
    *ret = t;
    return ERR_OK;
}

void store_thread_free(struct store_thread *t)
{
    if (!t) {
        return;
    }
    pthread_mutex_lock(&t->lock);
    t->end = true;
    pthread_cond_signal(&t->wanted);
    pthread_mutex_unlock(&t->lock);
    pthread_join(t->thread, NULL);
    for (unsigned i = 0; i < t->reply_count; i++) {
        model_unref(t->reply[(t->first_reply + i) % REPLIES].model);
    }
    dispose(t);
}

static const char *copy(struct arena *a, const char *s)
{
    return arena_strdup(a, s ? s : "");
}

static void copy_row(struct arena *a, struct kudos_row *row)
{
    const char **const text[] = {
        &row->from_key, &row->from_name, &row->from_department, &row->to_key, &row->to_name,
        &row->to_department, &row->message, &row->value, &row->reason, &row->source,
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        *text[i] = copy(a, *text[i]);
    }
    struct kudos_receiver *also = arena_array(a, row->also_count, sizeof *also);
    for (unsigned i = 0; i < row->also_count; i++) {
        also[i] = (struct kudos_receiver){
            .key = copy(a, row->also[i].key),
            .name = copy(a, row->also[i].name),
            .department = copy(a, row->also[i].department),
        };
    }
    row->also = also;
}

enum err store_thread_ask(struct store_thread *t, const struct store_request *r)
{
    struct request copied = {.wish = *r};
    copied.wish.text = copy(&copied.text, r->text);
    copy_row(&copied.text, &copied.wish.row);
    copied.wish.optout = (struct optout){
        .key = copy(&copied.text, r->optout.key),
        .name = copy(&copied.text, r->optout.name),
        .department = copy(&copied.text, r->optout.department),
        .what = r->optout.what,
    };
    pthread_mutex_lock(&t->lock);
    bool room = t->request_count < REQUESTS;
    if (room) {
        t->request[(t->first_request + t->request_count++) % REQUESTS] = copied;
        pthread_cond_signal(&t->wanted);
    }
    pthread_mutex_unlock(&t->lock);
    if (!room) {
        arena_done(&copied.text);
    }
    explicit_bzero(&copied, sizeof copied);
    return room ? ERR_OK : ERR_BUSY;
}

void store_thread_snapshot(struct store_thread *t, date today)
{
    pthread_mutex_lock(&t->lock);
    t->snapshot = true;
    t->today = today;
    pthread_cond_signal(&t->wanted);
    pthread_mutex_unlock(&t->lock);
}

bool store_thread_poll(struct store_thread *t, struct store_reply *ret)
{
    pthread_mutex_lock(&t->lock);
    bool some = t->reply_count > 0;
    if (some) {
        *ret = t->reply[t->first_reply];
        t->first_reply = (t->first_reply + 1) % REPLIES;
        t->reply_count--;
        pthread_cond_signal(&t->wanted);
    }
    pthread_mutex_unlock(&t->lock);
    return some;
}

struct store_thread_stats store_thread_stats(struct store_thread *t)
{
    pthread_mutex_lock(&t->lock);
    struct store_thread_stats stats = t->stats;
    pthread_mutex_unlock(&t->lock);
    return stats;
}
