#include "schedule/schedule.h"

#include "base/str.h"

#include <assert.h>

enum {
    DWELL_BASE = 8000,
    DWELL_WORD = 300,
    DWELL_SHORTEST = 10000,
    DWELL_LONGEST = 24000,
};

/* One kind of this round: the candidates [first, first + size), of which quota items are shown,
 * beginning with start. */
struct share {
    unsigned first, size, quota, start, taken;
    unsigned skip; /* offset of the note that opens the round; size for none */
    int credit;
    bool spread;
};

struct plan {
    struct share share[SCHEDULE_KINDS];
    unsigned kinds, total; /* total: items still to place */
    unsigned opener;       /* kind of the first slide; kinds before there is one */
    unsigned main_quota, other_quota;
    int main_credit, other_credit;
};

msec schedule_dwell(unsigned words, unsigned seconds_per_slide)
{
    if (seconds_per_slide > 0) {
        return (msec)seconds_per_slide * 1000;
    }
    msec dwell = DWELL_BASE + DWELL_WORD * (msec)words;
    return dwell < DWELL_SHORTEST ? DWELL_SHORTEST : dwell > DWELL_LONGEST ? DWELL_LONGEST : dwell;
}

bool schedule_is_quiet(minute now, minute from, minute until)
{
    if (from == MINUTE_NONE || until == MINUTE_NONE || from == until) {
        return false;
    }
    return from < until ? now >= from && now < until : now >= from || now < until;
}

static void group(struct plan *p, const struct candidate *candidate, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (i == 0 || candidate[i].kind != candidate[i - 1].kind) {
            assert(p->kinds < SCHEDULE_KINDS);
            p->share[p->kinds++] = (struct share){.first = i, .spread = candidate[i].spread};
        }
        p->share[p->kinds - 1].size++;
    }
}

/* The round begins with another item each time, so that what is not shown now comes later. */
static void set_quota(struct share *s, unsigned quota, unsigned round)
{
    s->quota = quota < s->size ? quota : s->size;
    s->start = s->quota < s->size ? (unsigned)((uint64_t)round * s->quota % s->size) : 0;
    s->skip = s->size;
}

static void share_out(struct plan *p, const struct candidate *candidate, unsigned n, unsigned round)
{
    for (unsigned k = 0; k < p->kinds; k++) {
        struct share *s = &p->share[k];
        unsigned limit = candidate[s->first].per_round;
        set_quota(s, limit > 0 ? limit : s->size, round);
        p->total += s->quota;
    }
    if (p->total <= CAP_PLAYLIST) {
        return;
    }
    unsigned wanted = p->total;
    p->total = 0;
    for (unsigned k = 0; k < p->kinds; k++) {
        struct share *s = &p->share[k];
        unsigned quota = (unsigned)((uint64_t)s->quota * (CAP_PLAYLIST - p->kinds) / wanted) + 1;
        set_quota(s, quota, round);
        p->total += s->quota;
    }
}

static const struct candidate *take(struct plan *p, struct share *s,
                                    const struct candidate *candidate)
{
    unsigned at = s->start + s->taken;
    if (s->skip < s->size && at >= s->skip) {
        at++; /* in a round of all items only, where start is 0 */
    }
    s->taken++;
    p->total--;
    return &candidate[s->first + at % s->size];
}

static unsigned left(const struct share *s)
{
    return s->quota - s->taken;
}

/* How many of the next n places a kind can have without standing beside itself. after: it was shown
 * just before them; before: it stands right behind them, where the round begins again. */
static unsigned room(unsigned n, bool after, bool before)
{
    unsigned lost = (after ? 1 : 0) + (before ? 1 : 0);
    return n > lost ? (n - lost + 1) / 2 : 0;
}

/* The kind that has so much left that it must repeat; the kind that must be shown now, or it would
 * repeat more often later; p->kinds for none. */
static void find_bounds(const struct plan *p, unsigned last, unsigned *ret_repeats,
                        unsigned *ret_due)
{
    *ret_repeats = *ret_due = p->kinds;
    for (unsigned k = 0; k < p->kinds; k++) {
        unsigned n = left(&p->share[k]);
        if (n > room(p->total, k == last, k == p->opener)) {
            *ret_repeats = k;
        }
        if (k != last && n > room(p->total - 1, false, k == p->opener)) {
            *ret_due = k;
        }
    }
}

/* Smooth weighted round robin, twice: who is shown earns by his number of items a step, the richest
 * is shown and pays for all. First the main kind against all others together, so that the others
 * stand evenly between the notes; then the others among themselves. No kind follows itself while
 * that can be avoided. */
static unsigned next_kind(struct plan *p, unsigned last)
{
    unsigned repeats, due, lead = p->kinds, other = p->kinds;
    find_bounds(p, last, &repeats, &due);
    for (unsigned k = 0; k < p->kinds; k++) {
        const struct share *s = &p->share[k];
        bool may = left(s) > 0 && (k != last || k == repeats) && (due == p->kinds || k == due);
        if (may && s->spread) {
            lead = k;
        } else if (may &&
                   (other == p->kinds || s->credit + (int)s->quota >
                                             p->share[other].credit + (int)p->share[other].quota)) {
            other = k;
        }
    }
    p->main_credit += (int)p->main_quota;
    p->other_credit += (int)p->other_quota;
    if (lead < p->kinds && (other == p->kinds || p->main_credit >= p->other_credit)) {
        p->main_credit -= (int)(p->main_quota + p->other_quota);
        return lead;
    }
    p->other_credit -= (int)(p->main_quota + p->other_quota);
    for (unsigned k = 0; k < p->kinds; k++) {
        if (!p->share[k].spread) {
            p->share[k].credit += (int)p->share[k].quota;
        }
    }
    p->share[other].credit -= (int)p->other_quota;
    return other;
}

static void put(struct playlist *ret, const struct candidate *c, unsigned seconds_per_slide,
                const char *reason)
{
    struct slot *slot = &ret->slot[ret->count++];
    slot->kind = c->kind;
    slot->item = c->item;
    slot->dwell = c->dwell > 0 ? c->dwell : schedule_dwell(c->words, seconds_per_slide);
    str_copy(slot->reason, sizeof slot->reason, reason);
}

static void put_in_turn(struct playlist *ret, const struct share *s, const struct candidate *c,
                        unsigned seconds_per_slide)
{
    char reason[sizeof ret->slot[0].reason];
    if (s->quota < s->size) {
        str_format(reason, sizeof reason, "%u of %u, %u a round, taking turns", c->item + 1,
                   s->size, s->quota);
    } else if (s->spread) {
        str_format(reason, sizeof reason, "%u of %u, newest first", c->item + 1, s->size);
    } else if (s->size == 1) {
        str_copy(reason, sizeof reason, "once a round");
    } else {
        str_format(reason, sizeof reason, "%u of %u, each once a round", c->item + 1, s->size);
    }
    put(ret, c, seconds_per_slide, reason);
}

static unsigned put_first(struct plan *p, const struct candidate *candidate, int64_t first_kudos,
                          unsigned seconds_per_slide, struct playlist *ret)
{
    for (unsigned k = 0; first_kudos != 0 && k < p->kinds; k++) {
        struct share *s = &p->share[k];
        for (unsigned i = 0; i < s->size; i++) {
            if (candidate[s->first + i].kudos != first_kudos) {
                continue;
            }
            put(ret, &candidate[s->first + i], seconds_per_slide,
                "just posted, so it goes before all others");
            if (s->quota < s->size) {
                return k; /* shown besides its turn */
            }
            s->skip = i;
            s->quota--;
            p->total--;
            return k;
        }
    }
    return p->kinds;
}

void schedule_round(const struct candidate *candidate, unsigned n, unsigned round,
                    int64_t first_kudos, unsigned seconds_per_slide, struct playlist *ret)
{
    struct plan plan = {.kinds = 0};
    ret->count = 0;
    group(&plan, candidate, n);
    share_out(&plan, candidate, n, round);
    unsigned last = put_first(&plan, candidate, first_kudos, seconds_per_slide, ret);
    for (unsigned k = 0; k < plan.kinds; k++) {
        *(plan.share[k].spread ? &plan.main_quota : &plan.other_quota) += plan.share[k].quota;
    }
    plan.opener = last;
    while (plan.total > 0 && ret->count < CAP_PLAYLIST) {
        last = next_kind(&plan, last);
        plan.opener = plan.opener < plan.kinds ? plan.opener : last;
        struct share *s = &plan.share[last];
        put_in_turn(ret, s, take(&plan, s, candidate), seconds_per_slide);
    }
}
