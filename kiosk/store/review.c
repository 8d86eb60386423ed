/* What becomes of a note once it is stored: shown, held, edited, erased; each with its event. */
#include "store/store_impl.h"

#include "base/arena.h"
#include "base/caps.h"
#include "model/reason.h"

#include <string.h>

enum err store_add_event(struct store *s, int64_t id, const char *what, const char *who,
                         const char *reason)
{
    sqlite3_stmt *q = store_statement(s, STORE_EVENT);
    sqlite3_bind_int64(q, 1, id);
    db_bind(q, 2, what);
    db_bind(q, 3, who ? who : "");
    db_bind(q, 4, reason ? reason : "");
    return store_run(q);
}

static enum err check_words(const char *who, const char *reason)
{
    bool fits = (!who || strlen(who) <= CAP_NAME_BYTES) &&
                (!reason || strlen(reason) <= CAP_MESSAGE_BYTES);
    return fits ? ERR_OK : ERR_LIMIT;
}

/* ERR_NOT_FOUND when q, which is about the note id, changed nothing. */
static enum err run_on_note(struct store *s, sqlite3_stmt *q)
{
    enum err e = store_run(q);
    return e == ERR_OK && sqlite3_changes(s->db) == 0 ? ERR_NOT_FOUND : e;
}

static enum err set_state(struct store *s, int64_t id, enum kudos_state state, const char *what,
                          const char *who, const char *reason)
{
    sqlite3_stmt *q = store_statement(s, STORE_SET_STATE);
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_int64(q, 2, state);
    db_bind(q, 3, reason ? reason : "");
    enum err e = run_on_note(s, q);
    return e == ERR_OK ? store_add_event(s, id, what, who, reason) : e;
}

enum err store_kudos_set_state(struct store *s, int64_t id, enum kudos_state state,
                               const char *who, const char *reason)
{
    enum err e = check_words(who, reason);
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    return store_end_change(s, set_state(s, id, state, kudos_state_name(state), who, reason));
}

enum err store_kudos_flag(struct store *s, int64_t id, const char *who)
{
    struct arena a = {0};
    struct kudos_row row;
    enum err e = store_begin_change(s);
    if (e != ERR_OK) {
        return e;
    }
    e = store_kudos_get(s, id, &a, &row);
    if (e == ERR_OK && row.state == KUDOS_SHOWN) {
        e = set_state(s, id, KUDOS_HELD, "flagged", who, reason_name(REASON_FLAGGED));
    }
    arena_done(&a);
    return store_end_change(s, e);
}

/* The old words stay in kudos_before. */
static enum err edit(struct store *s, int64_t id, const char *message, const char *who)
{
    struct arena a = {0};
    struct kudos_row row;
    enum err e = store_kudos_get(s, id, &a, &row);
    if (e == ERR_OK && !str_equal(row.message, message)) {
        row.message = message;
        row.reason = "";
        e = store_check_row(&row);
        if (e == ERR_OK) {
            sqlite3_stmt *keep = store_statement(s, STORE_KEEP_MESSAGE);
            sqlite3_bind_int64(keep, 1, id);
            e = store_run(keep);
        }
        if (e == ERR_OK) {
            sqlite3_stmt *q = store_statement(s, STORE_SET_MESSAGE);
            sqlite3_bind_int64(q, 1, id);
            db_bind(q, 2, message);
            sqlite3_bind_int64(q, 3, store_digest(&row));
            e = run_on_note(s, q);
        }
        if (e == ERR_OK) {
            e = store_add_event(s, id, "edited", who, "");
        }
    }
    arena_done(&a);
    return e;
}

enum err store_kudos_approve(struct store *s, int64_t id, const char *message, const char *who)
{
    enum err e = check_words(who, NULL);
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    if (!str_empty(message)) {
        e = edit(s, id, message, who);
    }
    if (e == ERR_OK) {
        e = set_state(s, id, KUDOS_SHOWN, kudos_state_name(KUDOS_SHOWN), who, "");
    }
    return store_end_change(s, e);
}

static enum err run_for(struct store *s, enum store_statement which, int64_t id)
{
    sqlite3_stmt *q = store_statement(s, which);
    sqlite3_bind_int64(q, 1, id);
    return store_run(q);
}

static enum err want_scrub(struct store *s)
{
    return store_run(store_statement(s, STORE_WANT_SCRUB));
}

/* Receivers and earlier words go with it (ON DELETE CASCADE), and the reasons of its events. */
static enum err erase(struct store *s, int64_t id, const char *who)
{
    sqlite3_stmt *q = store_statement(s, STORE_ERASE);
    sqlite3_bind_int64(q, 1, id);
    enum err e = run_on_note(s, q);
    if (e == ERR_OK) {
        e = run_for(s, STORE_ERASE_REASONS, id);
    }
    if (e == ERR_OK) {
        e = want_scrub(s);
    }
    return e == ERR_OK ? store_add_event(s, id, "erased", who, "") : e;
}

enum err store_kudos_erase(struct store *s, int64_t id, const char *who)
{
    enum err e = check_words(who, NULL);
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    return e == ERR_OK ? store_end_change(s, erase(s, id, who)) : e;
}

struct leaver {
    const char *key, *name;
};

static bool is(const struct leaver *l, const char *key, const char *name)
{
    return str_empty(key) ? !str_empty(l->name) && str_equal(l->name, name)
                          : str_equal(l->key, key);
}

/* Takes the leaver out of the receivers, those who stay keep their order. *ret_left: how many. */
static void leave_out(const struct leaver *l, const struct kudos_row *r,
                      struct kudos_receiver stay[static CAP_RECEIVERS], unsigned *ret_left)
{
    unsigned n = 0;
    if (!is(l, r->to_key, r->to_name)) {
        stay[n++] = (struct kudos_receiver){r->to_key, r->to_name, r->to_department};
    }
    for (unsigned i = 0; i < r->also_count; i++) {
        if (!is(l, r->also[i].key, r->also[i].name)) {
            stay[n++] = r->also[i];
        }
    }
    *ret_left = n;
}

static enum err write_receivers(struct store *s, struct kudos_row *r,
                                const struct kudos_receiver *to, unsigned n)
{
    r->to_key = to[0].key;
    r->to_name = to[0].name;
    r->to_department = to[0].department;
    r->also = to + 1;
    r->also_count = n - 1;
    sqlite3_stmt *q = store_statement(s, STORE_SET_RECEIVER);
    sqlite3_bind_int64(q, 1, r->id);
    db_bind(q, 2, to[0].key);
    db_bind(q, 3, to[0].name);
    db_bind(q, 4, to[0].department);
    sqlite3_bind_int64(q, 5, store_digest(r));
    enum err e = run_on_note(s, q);
    if (e == ERR_OK) {
        e = run_for(s, STORE_ERASE_ALSO, r->id);
    }
    return e == ERR_OK ? store_insert_also(s, r->id, r) : e;
}

static enum err part(struct store *s, const struct leaver *l, struct kudos_row *r, const char *who,
                     struct store_erased *erased)
{
    struct kudos_receiver stay[CAP_RECEIVERS];
    unsigned n = 0;
    leave_out(l, r, stay, &n);
    if (is(l, r->from_key, r->from_name) || n == 0) {
        erased->notes++;
        return erase(s, r->id, who);
    }
    erased->names++;
    enum err e = write_receivers(s, r, stay, n);
    if (e == ERR_OK) {
        e = want_scrub(s);
    }
    return e == ERR_OK ? store_add_event(s, r->id, "name erased", who, "") : e;
}

static enum err erase_all(struct store *s, const struct leaver *l, const char *who,
                          struct store_erased *erased)
{
    struct arena a = {0};
    int64_t after = 0;
    unsigned n = 1;
    enum err e = ERR_OK;
    while (e == ERR_OK && n == 1) {
        struct kudos_row row;
        sqlite3_stmt *q = store_statement(s, STORE_OF_PERSON);
        db_bind(q, 1, l->key);
        db_bind(q, 2, l->name);
        sqlite3_bind_int64(q, 3, after);
        arena_reset(&a);
        e = store_read_rows(s, q, &a, &row, 1, &n);
        if (e == ERR_OK && n == 1) {
            after = row.id;
            e = part(s, l, &row, who, erased);
        }
    }
    arena_done(&a);
    return e;
}

enum err store_person_erase(struct store *s, const char *key, const char *name, const char *who,
                            struct store_erased *ret)
{
    struct leaver l = {key, name};
    struct store_erased erased = {0};
    enum err e = check_words(who, NULL);
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    e = store_end_change(s, erase_all(s, &l, who, &erased));
    if (e == ERR_OK) {
        *ret = erased;
    }
    return e;
}

static enum err vacuum(sqlite3 *db)
{
    /* It attaches the file it writes to, which is as large as all notes: not in memory. */
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
    enum err e = db_exec(db, "PRAGMA temp_store=FILE; VACUUM");
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    enum err back = db_exec(db, "PRAGMA temp_store=MEMORY");
    return e == ERR_OK ? back : e;
}

enum err store_scrub(struct store *s)
{
    int64_t wanted = 0;
    char done[64];
    if (!s->can_write) {
        return ERR_READ_ONLY;
    }
    enum err e = db_number(s->db, "SELECT scrub FROM upkeep", &wanted);
    if (e == ERR_OK && wanted > 0) {
        e = vacuum(s->db);
        /* What another process has erased meanwhile waits for the next time. */
        str_format(done, sizeof done, "UPDATE upkeep SET scrub=0 WHERE scrub=%lld",
                   (long long)wanted);
        e = e == ERR_OK ? db_exec(s->db, done) : e;
    }
    return e;
}
