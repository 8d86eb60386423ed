/* The PIN of the review: kept as a hash in kudos.db beside its attempts.
 *
 * An attempt is on the disk before it is compared, so a power cut gives no free ones.
 * STORE_PIN_TRIES wrong ones lock for STORE_PIN_LOCK_MS of running time: neither the clock on the
 * wall nor a restart shortens that, and time without power does not count. */
#ifndef STORE_PIN_H
#define STORE_PIN_H

#include "base/unit.h"
#include "store/store.h"

enum {
    STORE_PIN_TRIES = 5,
    STORE_PIN_LOCK_MS = 15 * 60 * 1000,
};

struct store_pin_answer {
    enum outcome outcome; /* UNLOCKED, WRONG_PIN, LOCKED, NO_PIN */
    unsigned tries;       /* WRONG_PIN: left */
    unsigned seconds;     /* LOCKED: to wait */
};

/* ERR_BAD_DATA when it is not CAP_PIN_LEAST to CAP_PIN digits. Ends a lock. */
enum err store_pin_set(struct store *s, const char *pin, const char *who) MUST_CHECK;
/* The same where there is none yet; ERR_UNAVAILABLE when there is one. */
enum err store_pin_set_first(struct store *s, const char *pin, const char *who) MUST_CHECK;
enum err store_pin_is_set(struct store *s, bool *ret) MUST_CHECK;
/* now is monotonic. Takes as long as platform/pin.h says and two commits, whatever comes of it; on
 * an error nobody is let in. */
enum err store_pin_try(struct store *s, const char *pin, msec now,
                       struct store_pin_answer *ret) MUST_CHECK;
/* Writes down how long a lock still lasts, which is what a power cut leaves. The first call after
 * store_open only begins to count. *ret_locked: call again. */
enum err store_pin_count(struct store *s, msec now, bool *ret_locked) MUST_CHECK;

#endif
