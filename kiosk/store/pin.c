#include "store/pin.h"

#include "platform/pin.h"
#include "store/store_impl.h"

#include <string.h>

struct pin {
    char hash[PIN_HASH_BYTES];
    unsigned failed;
    msec locked;
};

static enum err read_pin(struct store *s, struct pin *ret)
{
    sqlite3_stmt *q = store_statement(s, STORE_PIN);
    bool row = false;
    struct pin pin = {.hash = ""};
    enum err e = db_step(q, &row);
    if (e == ERR_OK && row) {
        str_copy(pin.hash, sizeof pin.hash, db_text(q, 0));
        pin.failed = (unsigned)sqlite3_column_int(q, 1);
        pin.locked = sqlite3_column_int64(q, 2);
    }
    sqlite3_reset(q);
    if (e == ERR_OK) {
        *ret = pin;
    }
    return e;
}

static enum err write_count(struct store *s, const struct pin *pin)
{
    sqlite3_stmt *q = store_statement(s, STORE_COUNT_PIN);
    db_bind(q, 1, pin->hash);
    sqlite3_bind_int(q, 2, (int)pin->failed);
    sqlite3_bind_int64(q, 3, pin->locked);
    return store_run(q);
}

/* Takes the time that passed off a lock. One that is over takes its failures with it. */
static void count_down(const struct store *s, struct pin *pin, msec now)
{
    msec passed = s->counting && now > s->counted ? now - s->counted : 0;
    if (pin->locked > 0) {
        pin->locked = pin->locked > passed ? pin->locked - passed : 0;
        pin->failed = pin->locked > 0 ? pin->failed : 0;
    }
}

static void counted(struct store *s, msec now)
{
    s->counted = now;
    s->counting = true;
}

static enum err set_pin(struct store *s, const char *pin, const char *who, bool first)
{
    struct pin is = {.hash = ""};
    char hash[PIN_HASH_BYTES];
    enum err e = pin_is_valid(pin) ? pin_hash(pin, hash) : ERR_BAD_DATA;
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    e = first ? read_pin(s, &is) : ERR_OK;
    if (e == ERR_OK && !str_empty(is.hash)) {
        e = ERR_UNAVAILABLE;
    }
    if (e == ERR_OK) {
        sqlite3_stmt *q = store_statement(s, STORE_SET_PIN);
        db_bind(q, 1, hash);
        e = store_run(q);
    }
    if (e == ERR_OK) {
        e = store_add_event(s, 0, "pin set", who, "");
    }
    return store_end_change(s, e);
}

enum err store_pin_set(struct store *s, const char *pin, const char *who)
{
    return set_pin(s, pin, who, false);
}

enum err store_pin_set_first(struct store *s, const char *pin, const char *who)
{
    return set_pin(s, pin, who, true);
}

enum err store_pin_is_set(struct store *s, bool *ret)
{
    struct pin is;
    enum err e = read_pin(s, &is);
    if (e == ERR_OK) {
        *ret = !str_empty(is.hash);
    }
    return e;
}

/* Writes the attempt down as a failure. The last one allowed locks before it is compared. */
static enum err begin_try(struct store *s, msec now, struct pin *ret, bool *ret_locked)
{
    struct pin pin;
    enum err e = store_begin_change(s);
    if (e != ERR_OK) {
        return e;
    }
    e = read_pin(s, &pin);
    if (e == ERR_OK && str_empty(pin.hash)) {
        *ret = pin;
        return store_end_change(s, ERR_OK);
    }
    if (e == ERR_OK) {
        count_down(s, &pin, now);
        *ret_locked = pin.locked > 0;
        if (!*ret_locked) {
            pin.failed++;
            pin.locked = pin.failed >= STORE_PIN_TRIES ? STORE_PIN_LOCK_MS : 0;
        }
        e = write_count(s, &pin);
    }
    if (e == ERR_OK) {
        e = store_add_event(s, 0, "pin tried", "panel", "");
    }
    e = store_end_change(s, e);
    if (e == ERR_OK) {
        counted(s, now);
        *ret = pin;
    }
    return e;
}

static enum err end_try(struct store *s, const struct pin *pin, const char *what)
{
    enum err e = store_begin_change(s);
    if (e != ERR_OK) {
        return e;
    }
    e = write_count(s, pin);
    if (e == ERR_OK) {
        e = store_add_event(s, 0, what, "panel", "");
    }
    return store_end_change(s, e);
}

enum err store_pin_try(struct store *s, const char *pin, msec now, struct store_pin_answer *ret)
{
    struct pin is = {.hash = ""};
    bool locked = false, right = false;
    enum err e = begin_try(s, now, &is, &locked);
    if (e == ERR_OK && str_empty(is.hash)) {
        *ret = (struct store_pin_answer){.outcome = OUTCOME_NO_PIN};
        return ERR_OK;
    }
    /* While it is locked as well: how long it takes tells nothing. */
    if (e == ERR_OK) {
        e = pin_verify(is.hash, pin, &right);
    }
    if (e != ERR_OK) {
        return e;
    }
    struct store_pin_answer answer = {.outcome = OUTCOME_WRONG_PIN,
                                      .tries = STORE_PIN_TRIES - is.failed};
    const char *what = "pin wrong";
    if (right && !locked) {
        is.failed = 0;
        is.locked = 0;
        answer = (struct store_pin_answer){.outcome = OUTCOME_UNLOCKED};
        what = "unlocked";
    } else if (is.locked > 0) {
        unsigned seconds = (unsigned)((is.locked + 999) / 1000);
        answer = (struct store_pin_answer){.outcome = OUTCOME_LOCKED, .seconds = seconds};
        what = "pin locked";
    }
    e = end_try(s, &is, what);
    if (e == ERR_OK) {
        *ret = answer;
    }
    return e;
}

enum err store_pin_count(struct store *s, msec now, bool *ret_locked)
{
    struct pin pin;
    enum err e = read_pin(s, &pin);
    if (e != ERR_OK) {
        return e;
    }
    if (pin.locked > 0) {
        e = store_begin_change(s);
        if (e != ERR_OK) {
            return e;
        }
        /* Again, in the transaction: somebody may have set a new PIN. */
        e = read_pin(s, &pin);
        count_down(s, &pin, now);
        e = e == ERR_OK ? write_count(s, &pin) : e;
        e = store_end_change(s, e);
    }
    if (e == ERR_OK) {
        counted(s, now);
        *ret_locked = pin.locked > 0;
    }
    return e;
}
