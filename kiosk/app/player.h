/* Player: what a script does to a running core that is offscreen and on a fake clock. Contacts pass
 * the same filter as those of a real panel (platform/touch.h); places are in design units. */
#ifndef APP_PLAYER_H
#define APP_PLAYER_H

#include "app/core.h"
#include "platform/touch.h"

struct player {
    struct core core;
    struct touch touch;
    bool unplugged;
    msec answers;        /* how long the store takes, on the fake clock */
    msec owed;           /* it has owed an answer since then; -1: it owes none */
    msec least;          /* between two frames; 0: 16 */
    unsigned draw_each;  /* of so many frames only one becomes pixels; 0: every one does */
    unsigned frames;
};

/* Of the opened core, with the panel plugged in. */
void player_init(struct player *p);
/* One frame as the loop would make it, with everything that is due. */
void player_step(struct player *p);
/* Lets time pass, a frame whenever one is due. */
void player_wait(struct player *p, msec span);

/* One contact; a frame follows. Nothing comes from a panel that is not plugged in. */
void player_finger(struct player *p, enum input_kind kind, uint64_t finger, du x, du y);
/* The side of a hand lands there for span, and leaves. */
void player_palm(struct player *p, du x, du y, msec span);
/* The panel is pulled out: whatever was down on it never comes up. Or it is plugged in again. */
void player_plug(struct player *p, bool in);

void player_key(struct player *p, enum input_key key, bool shift);
/* The first character of s, as a real keyboard writes it; returns its bytes. */
size_t player_type(struct player *p, const char *s);

#endif
