/* Rota: which slide comes next. The candidates of one snapshot, and the place in the round that the
 * planner made of them. */
#ifndef SCENE_ROTA_H
#define SCENE_ROTA_H

#include "scene/slide.h"
#include "schedule/schedule.h"

struct rota {
    const struct model *model; /* borrowed: the owner holds the reference */
    struct candidate *candidate;
    unsigned count, capacity;
    unsigned round, after_round;
    struct playlist playlist, after; /* this round; the one that begins with the next slide */
    unsigned next;                   /* slot of playlist that follows */
    bool after_known;
};

/* A slot and its place in the round, for the progress marks. */
struct rota_place {
    const struct slot *slot; /* valid until the rota moves */
    unsigned position, positions;
};

void rota_done(struct rota *r);
/* Takes over a snapshot and keeps the place: behind the slot that shows kind and item, or the
 * note with this id (0: not a note). Returns false when that is gone; what stood behind it
 * comes next. */
bool rota_set_model(struct rota *r, const struct model *m, unsigned kind, unsigned item,
                    int64_t kudos);
/* Back to the beginning of the round. */
void rota_rewind(struct rota *r);
/* What follows; makes the next round when this one is over. */
struct rota_place rota_peek(struct rota *r);
/* What followed stands. */
void rota_advance(struct rota *r);
/* This note follows, at the head of a new round. False when the snapshot does not have it. */
bool rota_jump(struct rota *r, int64_t kudos);
/* Takes that back before it is reached. */
void rota_stay(struct rota *r);
/* The slot of kind and item stands, the first one when the round does not have it. */
struct rota_place rota_find(struct rota *r, unsigned kind, unsigned item);
/* The round that is round rounds after this one, as it would be now. */
void rota_plan(const struct rota *r, unsigned round, struct playlist *ret);

#endif
