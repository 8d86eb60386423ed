/* Planner: what is on now, for how long, and why. Pure: the same candidates, history and moment
 * give the same answer, so kioskctl plan tells what the screen will really do.
 *
 * A round shows every candidate once: kudos spread evenly, the other kinds between them, kinds that
 * are limited to one item a round taking turns. A note that was just posted goes first. */
#ifndef SCHEDULE_SCHEDULE_H
#define SCHEDULE_SCHEDULE_H

#include "base/caps.h"
#include "base/unit.h"
#include "model/date.h"

#include <stdbool.h>
#include <stdint.h>

struct candidate {
    unsigned kind; /* index in the kind list, which is sorted by name */
    unsigned item;
    msec dwell; /* 0: by words */
    unsigned words;
    int64_t kudos;      /* 0 for other kinds */
    unsigned per_round; /* items of this kind a round; 0 all */
    bool spread;        /* the main kind: fills the gaps between the others, and opens the round */
};

struct slot {
    unsigned kind, item;
    msec dwell;
    char reason[96]; /* plain English: "1 of 40 notes, newest first" */
};

struct playlist {
    struct slot slot[CAP_PLAYLIST];
    unsigned count;
};

/* Dwell by reading length: 8 s + 0.3 s a word, 10..24 s; seconds_per_slide of
 * settings.ini, when set, replaces it. */
msec schedule_dwell(unsigned words, unsigned seconds_per_slide);

enum { SCHEDULE_KINDS = 32 }; /* more kinds than anybody will write; a kind beyond is an assert */

/* The round number round (from 0) over n candidates. Candidates of one kind stand together, items
 * in their order. first_kudos (0 none) is put first. When there are more than CAP_PLAYLIST, each
 * kind shows a share of its items a round, and the rest in the rounds that follow. O(n). */
void schedule_round(const struct candidate *candidate, unsigned n, unsigned round,
                    int64_t first_kudos, unsigned seconds_per_slide, struct playlist *ret);

/* Night theme: inside quiet hours, which may pass midnight. */
bool schedule_is_quiet(minute now, minute from, minute until);

#endif
