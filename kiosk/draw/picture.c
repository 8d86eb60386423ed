#include "draw/picture.h"

#include "base/arena.h"
#include "base/str.h"
#include "draw/raster.h"
#include "draw/resample.h"
#include "draw/theme.h"

#include <SDL2/SDL_image.h>
#include <SDL2/SDL_thread.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { WAITING = 32, LARGEST_SIDE = 8192, CORNER_POINTS = 66 };

struct pictures {
    SDL_Thread *thread;
    SDL_mutex *mutex;
    SDL_cond *changed;
    bool stop;
    struct pictures_params params;
    struct picture_wish wish[WAITING];
    unsigned wish_first, wishes;
    /* Each wish keeps its place in here until it is taken, so there is always room for the
     * result. */
    struct picture done[WAITING];
    unsigned done_first, dones;
    unsigned open;
};

bool picture_path(const char *dir, const char *id, size_t id_len, char *dst, size_t size)
{
    if (!dir || id_len < 3 || id_len > 80) {
        return false;
    }
    for (size_t i = 0; i < id_len; i++) {
        bool plain = (id[i] >= '0' && id[i] <= '9') || (id[i] >= 'a' && id[i] <= 'z');
        if (!plain && !(id[i] == '.' && i > 2 && id[i - 1] != '.')) {
            return false;
        }
    }
    return str_format(dst, size, "%s/%.2s/%.*s", dir, id, (int)id_len, id);
}

/* Alpha of the rounded corners. */
static void round_corners(uint32_t *pixels, px w, px h, float r)
{
    float point[2 * (CORNER_POINTS + 3)];
    for (unsigned i = 0; i < CORNER_POINTS; i++) {
        float angle = 1.5707963f * (float)i / (CORNER_POINTS - 1);
        point[2 * i] = r - r * cosf(angle);
        point[2 * i + 1] = r - r * sinf(angle);
    }
    const float rest[6] = {r + 2, 0, r + 2, r + 2, 0, r + 2};
    memcpy(point + 2 * CORNER_POINTS, rest, sizeof rest);
    px n = SDL_min((px)ceilf(r), SDL_min(w, h));
    float *sum = mem_new((size_t)n + 2, sizeof *sum);
    uint8_t *cover = mem_new((size_t)n, 1);
    for (px y = 0; y < n; y++) {
        raster_band(point, CORNER_POINTS + 3, n, y, 1, sum, cover);
        uint32_t *top = pixels + (size_t)y * (size_t)w,
                 *bottom = pixels + (size_t)(h - 1 - y) * (size_t)w;
        for (px x = 0; x < n; x++) {
            uint32_t keep = (uint32_t)cover[x] << 24 | 0xFFFFFF;
            top[x] &= keep;
            top[w - 1 - x] &= keep;
            bottom[x] &= keep;
            bottom[w - 1 - x] &= keep;
        }
    }
    free(sum);
    free(cover);
}

static void tint_pixels(uint32_t *pixels, size_t n, rgb tint)
{
    for (size_t i = 0; i < n; i++) {
        pixels[i] = (pixels[i] & 0xFF000000) | rgb_tint(pixels[i], tint);
    }
}

static SDL_Surface *load(const char *path)
{
    struct stat st;
    /* Anything but a file could hold this thread, and with it the end of the program, for ever. */
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? IMG_Load(path) : NULL;
}

/* Whoever lends it has looked at its bytes as what its name says, and so it is read as nothing
 * else. */
static SDL_Surface *borrow(const struct pictures *p, const char *path)
{
    const char *id = strrchr(path, '/') + 1, *type = strrchr(id, '.');
    void *bytes = NULL;
    size_t n = 0;
    if (!p->params.lend || !type || !p->params.lend(p->params.lend_context, id, &bytes, &n)) {
        return NULL;
    }
    SDL_RWops *rw = SDL_RWFromConstMem(bytes, (int)n);
    SDL_Surface *s = NULL;
    if (rw) {
        s = str_equal(type, ".png") ? IMG_LoadPNG_RW(rw) : IMG_LoadJPG_RW(rw);
        SDL_RWclose(rw);
    }
    free(bytes);
    return s;
}

static SDL_Surface *decode(const struct pictures *p, const char *path, bool *ret_lent)
{
    SDL_Surface *raw = load(path);
    *ret_lent = !raw;
    raw = raw ? raw : borrow(p, path);
    if (!raw || raw->w > LARGEST_SIDE || raw->h > LARGEST_SIDE) {
        SDL_FreeSurface(raw);
        return NULL;
    }
    SDL_Surface *argb = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(raw);
    return argb;
}

static void see_through(struct picture *ret)
{
    ret->opaque = true;
    for (size_t i = 0; ret->opaque && i < (size_t)ret->w * (size_t)ret->h; i++) {
        ret->opaque = ret->pixels[i] >= 0xFF000000;
    }
}

static struct picture make(const struct pictures *p, const struct picture_wish *wish)
{
    struct picture out = {.key = wish->key, .round = wish->round};
    SDL_Surface *s = decode(p, wish->path, &out.lent);
    if (!s) {
        return out;
    }
    float w = (float)s->w, h = (float)s->h, box_w = (float)wish->w, box_h = (float)wish->h;
    float x = 0, y = 0, from_w = w, from_h = h;
    out.w = wish->w;
    out.h = wish->h;
    if (wish->contain) {
        float k = fminf(box_w / w, box_h / h);
        out.w = SDL_max(1, (px)lroundf(w * k));
        out.h = SDL_max(1, (px)lroundf(h * k));
        out.x = (wish->w - out.w) / 2;
        out.y = (wish->h - out.h) / 2;
    } else {
        float k = fmaxf(box_w / w, box_h / h);
        from_w = fminf(box_w / k, w);
        from_h = fminf(box_h / k, h);
        x = (w - from_w) / 2;
        y = (h - from_h) / 2;
    }
    out.pixels = mem_new((size_t)out.w * (size_t)out.h, sizeof *out.pixels);
    resample(s->pixels, s->pitch / (px)sizeof *out.pixels, x, y, from_w, from_h, out.pixels, out.w,
             out.h);
    SDL_FreeSurface(s);
    if (wish->tint != 0xFFFFFF) {
        tint_pixels(out.pixels, (size_t)out.w * (size_t)out.h, wish->tint);
    }
    if (wish->r >= 1) {
        round_corners(out.pixels, out.w, out.h, fminf(wish->r, (float)SDL_min(out.w, out.h) / 2));
    }
    see_through(&out);
    return out;
}

static int work(void *context)
{
    struct pictures *p = context;
    SDL_LockMutex(p->mutex);
    while (!p->stop) {
        if (p->wishes == 0) {
            SDL_CondWait(p->changed, p->mutex);
            continue;
        }
        struct picture_wish wish = p->wish[p->wish_first];
        p->wish_first = (p->wish_first + 1) % WAITING;
        p->wishes--;
        SDL_UnlockMutex(p->mutex);
        struct picture made = make(p, &wish);
        SDL_LockMutex(p->mutex);
        p->done[(p->done_first + p->dones++) % WAITING] = made;
        SDL_UnlockMutex(p->mutex);
        if (p->params.wake) {
            p->params.wake(p->params.wake_context);
        }
        SDL_LockMutex(p->mutex);
    }
    SDL_UnlockMutex(p->mutex);
    return 0;
}

struct pictures *pictures_new(const struct pictures_params *params)
{
    struct pictures *p = mem_new(1, sizeof *p);
    p->params = *params;
    p->mutex = SDL_CreateMutex();
    p->changed = SDL_CreateCond();
    return p;
}

void pictures_free(struct pictures *p)
{
    if (!p) {
        return;
    }
    if (p->thread) {
        SDL_LockMutex(p->mutex);
        p->stop = true;
        SDL_CondSignal(p->changed);
        SDL_UnlockMutex(p->mutex);
        SDL_WaitThread(p->thread, NULL);
    }
    for (unsigned i = 0; i < p->dones; i++) {
        free(p->done[(p->done_first + i) % WAITING].pixels);
    }
    SDL_DestroyCond(p->changed);
    SDL_DestroyMutex(p->mutex);
    free(p);
}

bool pictures_ask(struct pictures *p, const struct picture_wish *wish)
{
    if (!p->thread) {
        /* SDL_image loads its codecs on first use, which is not safe on two threads. */
        IMG_Init(IMG_INIT_JPG | IMG_INIT_PNG);
        p->thread = SDL_CreateThread(work, "pictures", p);
    }
    SDL_LockMutex(p->mutex);
    bool room = p->thread && p->open < WAITING;
    if (room) {
        p->wish[(p->wish_first + p->wishes++) % WAITING] = *wish;
        p->open++;
        SDL_CondSignal(p->changed);
    }
    SDL_UnlockMutex(p->mutex);
    return room;
}

bool pictures_take(struct pictures *p, struct picture *ret_picture)
{
    SDL_LockMutex(p->mutex);
    bool any = p->dones > 0;
    if (any) {
        *ret_picture = p->done[p->done_first];
        p->done_first = (p->done_first + 1) % WAITING;
        p->dones--;
        p->open--;
    }
    SDL_UnlockMutex(p->mutex);
    return any;
}
