#include "base/str.h"
#include "draw/sdl_draw.h"

#include <stdlib.h>

enum { SLICE_BYTES = 1 << 20 };

static void draw_paper(struct renderer *r, const struct draw_command *c, const SDL_Rect *box,
                       float radius)
{
    shape_box(&r->paint, &r->maker, box, radius, 0, SHAPE_ALL_ROUND, r->theme->paper2, c->alpha);
}

static void ask(struct renderer *r, struct picture_wish *wish, const struct draw_command *c)
{
    if (!picture_path(r->params.asset_dir, r->list->text + c->text, c->text_len, wish->path,
                      sizeof wish->path)) {
        cache_add(r->paint.cache, wish->key)->state = ENTRY_FAILED;
    } else if (pictures_ask(r->pictures, wish)) {
        cache_add(r->paint.cache, wish->key)->state = ENTRY_PENDING;
        r->pending++;
    }
}

void image_draw(struct renderer *r, const struct draw_command *c)
{
    bool disc = c->flags & DRAW_ROUND, whole = c->flags & DRAW_CONTAIN;
    SDL_Rect box = disc ? view_disc(r, c) : whole ? view_picture(r, c) : view_box(r, c);
    if (box.w <= 0 || box.h <= 0 || view_hides(r, &box)) {
        return;
    }
    float radius = disc ? (float)box.w / 2 : c->r * view_now(r)->k;
    struct picture_wish wish = {
        .w = box.w,
        .h = box.h,
        .r = radius,
        .contain = whole,
        .tint = r->theme->photo_tint,
        .round = r->round,
    };
    const struct {
        px w, h;
        float r;
        uint32_t contain;
        rgb tint;
    } form = {wish.w, wish.h, wish.r, wish.contain, wish.tint};
    wish.key = str_hash(str_hash(STR_HASH_SEED, "image", 5), &form, sizeof form);
    wish.key = str_hash(wish.key, r->list->text + c->text, c->text_len);
    struct entry *e = cache_peek(r->paint.cache, wish.key);
    /* Not shown for a frame, so this is a new showing: the asset may have come by now. */
    if (e && e->state == ENTRY_FAILED && e->used + 1 < cache_frame(r->paint.cache)) {
        cache_drop(r->paint.cache, e);
    }
    e = cache_find(r->paint.cache, wish.key);
    if (!e) {
        ask(r, &wish, c);
    }
    if (e && e->state == ENTRY_READY) {
        paint_copy(&r->paint, e, NULL, box.x + e->x, box.y + e->y, 0, c->alpha);
    } else if (!whole) {
        draw_paper(r, c, &box, radius);
    }
}

/* False when nobody waits for it any more. */
static bool start_upload(struct renderer *r, const struct picture *picture)
{
    struct entry *e = cache_peek(r->paint.cache, picture->key);
    r->pending--;
    if (picture->lent && picture->round != r->round) {
        if (e && e->state == ENTRY_PENDING) {
            cache_drop(r->paint.cache, e); /* what is drawn now looks for it again */
        }
        return false;
    }
    if (!e || e->state != ENTRY_PENDING || !picture->pixels) {
        if (e) {
            e->state = ENTRY_FAILED;
        }
        return false;
    }
    e->x = picture->x;
    e->y = picture->y;
    e->coloured = true;
    e->opaque = picture->opaque;
    e->lent = picture->lent;
    paint_texture(&r->paint, e, NULL, picture->w, picture->h, 0);
    r->made_outside++;
    if (!e->texture) {
        e->state = ENTRY_FAILED;
    }
    return e->texture != NULL;
}

bool image_load(struct renderer *r)
{
    struct picture *u = &r->uploading;
    if (!u->pixels) {
        if (!pictures_take(r->pictures, u)) {
            return false;
        }
        r->uploaded = 0;
        if (!start_upload(r, u)) {
            free(u->pixels);
            u->pixels = NULL;
            return true;
        }
    }
    struct entry *e = cache_peek(r->paint.cache, u->key);
    if (e && e->texture) {
        px rows = SDL_min(u->h - r->uploaded, SDL_max(1, SLICE_BYTES / (u->w * 4)));
        SDL_Rect slice = {0, r->uploaded, u->w, rows};
        SDL_UpdateTexture(e->texture, &slice, u->pixels + (size_t)r->uploaded * (size_t)u->w,
                          u->w * 4);
        r->uploaded += rows;
        if (r->uploaded < u->h) {
            return false;
        }
        e->state = ENTRY_READY;
    }
    free(u->pixels);
    u->pixels = NULL;
    return true;
}
