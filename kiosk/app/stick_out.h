/* Stick out: makes files that are to go onto a stick, by kioskctl, and waits for who copies them
 * (content/outbox.h). On the stick thread, which goes on looking at sticks meanwhile. */
#ifndef APP_STICK_OUT_H
#define APP_STICK_OUT_H

#include "base/unit.h"
#include "content/outbox.h"
#include "model/intent.h"

#include <stdatomic.h>

enum { STICK_OUT_MS = 60 * 1000, STICK_OUT_ASK_MS = 200 };

struct stick_out {
    const char *data_dir, *kioskctl, *config; /* borrowed; config NULL: kioskctl's own */
    const atomic_bool *hurry;                 /* true: what is being made is given up */
    msec answer_ms;                           /* how long is waited for an answer */
    msec until;                               /* of the monotonic clock */
    bool waiting;
};

/* What a form asked for; language: the screen's, for tables. */
struct stick_out_wish {
    enum intent_kind kind;                    /* INTENT_WRITE_… */
    date today;
    char language[32];
};

/* Makes the files and asks for them to be copied. True: waiting; false: *ret is what came of it. */
bool stick_out_begin(struct stick_out *o, const struct stick_out_wish *wish, enum written *ret);
/* True when it is over, with or without an answer; the outbox is empty then. To be asked every
 * STICK_OUT_ASK_MS. */
bool stick_out_poll(struct stick_out *o, enum written *ret, char ret_label[static SHELF_LABEL]);
/* Withdraws what is waited for; accepts nothing being waited for. */
void stick_out_end(struct stick_out *o);

#endif
