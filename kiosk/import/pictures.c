#include "import/pictures.h"

#include "import/picture.h"

#include <pthread.h>
#include <unistd.h>

enum {
    WORKERS = 2,
    SLOTS = WORKERS + 1,       /* one more is read meanwhile */
    /* Nothing is read ahead while so much waits. */
    AHEAD_BYTES = 8 << 20,
};

struct slot {
    enum { SLOT_WAITS, SLOT_WORKS, SLOT_DONE } state;
    bool alone;
    struct buf bytes;
    struct picture_result result;
};

/* Slots are a ring: first is the next to be handed back. */
struct pool {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct slot slot[SLOTS];
    unsigned first, used;
    unsigned working;
    bool alone;                /* the one that works must stay the only one */
    bool ends;
    pthread_t worker[WORKERS];
    unsigned workers;
};

static struct slot *slot_at(struct pool *p, unsigned i)
{
    return &p->slot[(p->first + i) % SLOTS];
}

/* The oldest that waits and may begin now; NULL for none. */
static struct slot *next_slot(struct pool *p)
{
    for (unsigned i = 0; i < p->used && !p->alone; i++) {
        struct slot *s = slot_at(p, i);
        if (s->state == SLOT_WAITS) {
            return s->alone && p->working > 0 ? NULL : s;
        }
    }
    return NULL;
}

static void convert(struct slot *s)
{
    struct picture_result *r = &s->result;
    r->err = photo_convert(s->bytes.data, s->bytes.len, r->job->use, &r->photo, &r->why);
}

static void *work(void *arg)
{
    struct pool *p = arg;
    bool has_converted = false;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        struct slot *s = next_slot(p);
        if (!s && p->ends) {
            break;
        }
        if (!s) {
            pthread_cond_wait(&p->changed, &p->lock);
            continue;
        }
        s->state = SLOT_WORKS;
        p->working++;
        p->alone = s->alone;
        pthread_mutex_unlock(&p->lock);
        convert(s);
        has_converted = true;
        pthread_mutex_lock(&p->lock);
        s->state = SLOT_DONE;
        p->working--;
        p->alone = false;
        pthread_cond_broadcast(&p->changed);
    }
    pthread_mutex_unlock(&p->lock);
    if (has_converted) {
        photo_end_thread();
    }
    return NULL;
}

static void start(struct pool *p)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned wanted = cores > 1 ? WORKERS : 1;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    while (p->workers < wanted && pthread_create(&p->worker[p->workers], NULL, work, p) == 0) {
        p->workers++;
    }
}

static void end(struct pool *p)
{
    pthread_mutex_lock(&p->lock);
    p->ends = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < p->workers; i++) {
        pthread_join(p->worker[i], NULL);
    }
    pthread_cond_destroy(&p->changed);
    pthread_mutex_destroy(&p->lock);
}

/* Waits for the oldest and hands it back. */
static void hand_back(struct pool *p, void (*each)(void *ctx, struct picture_result *r), void *ctx)
{
    struct slot *s = slot_at(p, 0);
    pthread_mutex_lock(&p->lock);
    while (s->state != SLOT_DONE) {
        pthread_cond_wait(&p->changed, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    each(ctx, &s->result);
    buf_done(&s->bytes);
    pthread_mutex_lock(&p->lock);
    p->first = (p->first + 1) % SLOTS;
    p->used--;
    pthread_mutex_unlock(&p->lock);
}

/* Reads the file of a job into the next free slot. */
static void take(struct pool *p, struct bundle *b, struct folder *folder,
                 const struct picture_job *job)
{
    struct slot *s = slot_at(p, p->used);
    *s = (struct slot){.state = SLOT_DONE, .result = {.job = job, .err = ERR_BAD_DATA}};
    if (bundle_picture_bytes(b, folder, job->entry, &s->bytes, &s->result.why)) {
        s->result.bytes = &s->bytes;
        s->result.err = ERR_NOT_FOUND;
        if (job->use == PHOTO_PERSON ||
            picture_kind_of(s->bytes.data, s->bytes.len) != PICTURE_PDF) {
            s->state = SLOT_WAITS;
            s->alone = !photo_is_light(s->bytes.data, s->bytes.len);
        }
    }
    if (p->workers == 0 && s->state == SLOT_WAITS) {
        convert(s);
        s->state = SLOT_DONE;
    }
    pthread_mutex_lock(&p->lock);
    p->used++;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
}

static bool has_room(struct pool *p)
{
    size_t bytes = 0;
    for (unsigned i = 0; i < p->used; i++) {
        bytes += slot_at(p, i)->bytes.len;
    }
    return p->used < SLOTS && bytes < AHEAD_BYTES;
}

void pictures_convert(struct bundle *b, struct folder *folder, const struct picture_job *job,
                      unsigned count, void (*each)(void *ctx, struct picture_result *r), void *ctx)
{
    struct pool pool = {.first = 0};
    if (count == 0) {
        return;
    }
    start(&pool);
    unsigned next = 0;
    while (next < count || pool.used > 0) {
        if (next < count && b->stop != BUNDLE_GOES_ON) {
            next = count;
        } else if (next < count && has_room(&pool)) {
            take(&pool, b, folder, &job[next++]);
        } else {
            hand_back(&pool, each, ctx);
        }
    }
    end(&pool);
}
