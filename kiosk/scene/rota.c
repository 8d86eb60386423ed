#include "scene/rota.h"

#include "base/str.h"

#include <stdlib.h>

const struct slide_kind *slide_kind_find(const char *name)
{
    for (unsigned k = 0; k < slide_kind_count; k++) {
        if (str_equal(slide_kinds[k]->name, name)) {
            return slide_kinds[k];
        }
    }
    return NULL;
}

void rota_done(struct rota *r)
{
    free(r->candidate);
    *r = (struct rota){0};
}

static struct airing airing_of(const struct model *m, unsigned kind, unsigned item)
{
    struct airing a = {.label = ""};
    slide_kinds[kind]->airing(m, item, &a);
    return a;
}

static void add(struct rota *r, unsigned kind, unsigned item)
{
    struct airing a = airing_of(r->model, kind, item);
    if (r->count == r->capacity) {
        r->capacity = r->capacity > 0 ? 2 * r->capacity : 64;
        r->candidate = mem_grow(r->candidate, r->capacity, sizeof *r->candidate);
    }
    r->candidate[r->count++] = (struct candidate){
        .kind = kind,
        .item = item,
        .dwell = a.dwell,
        .words = a.words,
        .kudos = a.kudos,
        .per_round = slide_kinds[kind]->per_round,
        .spread = a.kudos != 0,
    };
}

static void collect(struct rota *r, bool fallback)
{
    for (unsigned k = 0; k < slide_kind_count; k++) {
        unsigned n = slide_kinds[k]->fallback == fallback ? slide_kinds[k]->count(r->model) : 0;
        for (unsigned i = 0; i < n; i++) {
            add(r, k, i);
        }
    }
}

static void make_round(const struct rota *r, unsigned round, int64_t first, struct playlist *ret)
{
    schedule_round(r->candidate, r->count, round, first, r->model->settings.seconds_per_slide, ret);
}

bool rota_set_model(struct rota *r, const struct model *m, unsigned kind, unsigned item,
                    int64_t kudos)
{
    r->model = m;
    r->count = 0;
    r->after_known = false;
    collect(r, false);
    if (r->count == 0) {
        collect(r, true);
    }
    make_round(r, r->round, 0, &r->playlist);
    for (unsigned i = 0; i < r->playlist.count; i++) {
        const struct slot *slot = &r->playlist.slot[i];
        if (slot->kind == kind &&
            (kudos != 0 ? airing_of(m, kind, slot->item).kudos == kudos : slot->item == item)) {
            r->next = i + 1;
            return true;
        }
    }
    r->next = r->next > 0 ? r->next - 1 : 0;
    return false;
}

void rota_rewind(struct rota *r)
{
    r->next = 0;
    r->after_known = false;
}

struct rota_place rota_peek(struct rota *r)
{
    if (!r->after_known && r->next < r->playlist.count) {
        return (struct rota_place){&r->playlist.slot[r->next], r->next, r->playlist.count};
    }
    if (!r->after_known) {
        r->after_round = r->round + 1;
        make_round(r, r->after_round, 0, &r->after);
        r->after_known = true;
    }
    return (struct rota_place){&r->after.slot[0], 0, r->after.count};
}

void rota_advance(struct rota *r)
{
    if (r->after_known || r->next >= r->playlist.count) {
        rota_peek(r);
        r->playlist = r->after;
        r->round = r->after_round;
        r->after_known = false;
        r->next = 1;
    } else {
        r->next++;
    }
}

bool rota_jump(struct rota *r, int64_t kudos)
{
    for (unsigned i = 0; kudos != 0 && i < r->count; i++) {
        if (r->candidate[i].kudos == kudos) {
            r->after_round = r->round;
            make_round(r, r->after_round, kudos, &r->after);
            r->after_known = true;
            return true;
        }
    }
    return false;
}

void rota_stay(struct rota *r)
{
    r->after_known = false;
}

struct rota_place rota_find(struct rota *r, unsigned kind, unsigned item)
{
    unsigned at = 0;
    for (unsigned i = 0; i < r->playlist.count; i++) {
        if (r->playlist.slot[i].kind == kind && r->playlist.slot[i].item == item) {
            at = i;
        }
    }
    r->after_known = false;
    r->next = at + 1;
    return (struct rota_place){&r->playlist.slot[at], at, r->playlist.count};
}

void rota_plan(const struct rota *r, unsigned round, struct playlist *ret)
{
    if (round == 0) {
        *ret = r->playlist;
    } else {
        make_round(r, r->round + round, 0, ret);
    }
}
