/* What people asked not to show of themselves. */
#include "store/store_impl.h"

#include "base/caps.h"

#include <string.h>

enum { LIST_FIRST = 32, EVENT_BYTES = 32 };

static bool fits(const char *s, size_t most)
{
    return !s || strlen(s) <= most;
}

/* "birthday hidden", "photo shown". */
static enum err tell(struct store *s, unsigned kind, const char *how, const char *key,
                     const char *who)
{
    char what[EVENT_BYTES];
    str_format(what, sizeof what, "%s %s", optout_name((enum optout_kind)kind), how);
    return store_add_event(s, 0, what, who, key);
}

/* A statement about one kind of what key asked for; in *changed whether it changed something. */
static enum err run_on(struct store *s, sqlite3_stmt *q, unsigned kind, unsigned *changed)
{
    enum err e = store_run(q);
    if (e == ERR_OK && sqlite3_changes(s->db) > 0) {
        *changed |= OPTOUT_BIT(kind);
    }
    return e;
}

static enum err add(struct store *s, const struct optout *o, const char *who, unsigned *changed)
{
    enum err e = ERR_OK;
    for (unsigned kind = 0; e == ERR_OK && kind < OPTOUT_KINDS; kind++) {
        if (!(o->what & OPTOUT_BIT(kind))) {
            continue;
        }
        sqlite3_stmt *q = store_statement(s, STORE_OPTOUT_ADD);
        db_bind(q, 1, o->key);
        sqlite3_bind_int64(q, 2, kind);
        db_bind(q, 3, o->name);
        db_bind(q, 4, o->department ? o->department : "");
        e = run_on(s, q, kind, changed);
        if (e == ERR_OK && *changed & OPTOUT_BIT(kind)) {
            e = tell(s, kind, "hidden", o->key, who);
        }
    }
    return e;
}

enum err store_optout_add(struct store *s, const struct optout *o, const char *who,
                          unsigned *ret_changed)
{
    unsigned changed = 0;
    if (str_empty(o->key) || str_empty(o->name) || !(o->what & OPTOUT_ALL)) {
        return ERR_BAD_DATA;
    }
    if (!fits(o->key, CAP_KEY_BYTES) || !fits(o->name, CAP_NAME_BYTES) ||
        !fits(o->department, CAP_NAME_BYTES) || !fits(who, CAP_NAME_BYTES)) {
        return ERR_LIMIT;
    }
    enum err e = store_begin_change(s);
    if (e == ERR_OK) {
        e = store_end_change(s, add(s, o, who, &changed));
    }
    if (e == ERR_OK && ret_changed) {
        *ret_changed = changed;
    }
    return e;
}

static enum err take_out(struct store *s, const char *key, unsigned what, const char *who,
                         unsigned *changed)
{
    enum err e = ERR_OK;
    for (unsigned kind = 0; e == ERR_OK && kind < OPTOUT_KINDS; kind++) {
        if (!(what & OPTOUT_BIT(kind))) {
            continue;
        }
        sqlite3_stmt *q = store_statement(s, STORE_OPTOUT_REMOVE);
        db_bind(q, 1, key);
        sqlite3_bind_int64(q, 2, kind);
        e = run_on(s, q, kind, changed);
        if (e == ERR_OK && *changed & OPTOUT_BIT(kind)) {
            e = tell(s, kind, "shown", key, who);
        }
    }
    return e;
}

enum err store_optout_remove(struct store *s, const char *key, unsigned what, const char *who,
                             unsigned *ret_changed)
{
    unsigned changed = 0;
    if (!fits(key, CAP_KEY_BYTES) || !fits(who, CAP_NAME_BYTES)) {
        return ERR_LIMIT;
    }
    enum err e = store_begin_change(s);
    if (e == ERR_OK) {
        e = store_end_change(s, take_out(s, key, what, who, &changed));
    }
    if (e == ERR_OK && ret_changed) {
        *ret_changed = changed;
    }
    return e;
}

enum err store_optout_list(struct store *s, struct arena *a, struct store_optout **ret,
                           unsigned *ret_n)
{
    sqlite3_stmt *q = store_statement(s, STORE_OPTOUT_LIST);
    unsigned n = 0, room = LIST_FIRST;
    bool row = true;
    struct store_optout *all = arena_array(a, room, sizeof *all);
    enum err e = ERR_OK;
    while ((e = db_step(q, &row)) == ERR_OK && row) {
        if (n == room) {
            struct store_optout *more = arena_array(a, 2 * (size_t)room, sizeof *more);
            memcpy(more, all, n * sizeof *all);
            all = more;
            room *= 2;
        }
        all[n++] = (struct store_optout){
            .kind = (enum optout_kind)sqlite3_column_int(q, 0),
            .key = arena_strdup(a, db_text(q, 1)),
            .name = arena_strdup(a, db_text(q, 2)),
            .department = arena_strdup(a, db_text(q, 3)),
            .at_utc = sqlite3_column_int64(q, 4),
        };
    }
    sqlite3_reset(q);
    if (e == ERR_OK) {
        *ret = all;
        *ret_n = n;
    }
    return e;
}

/* Takes what a statement says of a key or a name out; *changed: something was there. */
static enum err run_for(struct store *s, enum store_statement which, const char *word,
                        unsigned *changed)
{
    sqlite3_stmt *q = store_statement(s, which);
    db_bind(q, 1, word);
    enum err e = store_run(q);
    if (e == ERR_OK) {
        *changed += (unsigned)sqlite3_changes(s->db);
    }
    return e;
}

static enum err erase_rows(struct store *s, const char *key_or_name, unsigned *erased,
                           unsigned *forgotten)
{
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0;
    enum err e = store_optout_list(s, &a, &all, &n);
    for (unsigned i = 0; e == ERR_OK && i < n; i++) {
        if (str_equal(all[i].key, key_or_name) || str_equal(all[i].name, key_or_name)) {
            e = run_for(s, STORE_OPTOUT_ERASE, all[i].key, erased);
            e = e == ERR_OK ? run_for(s, STORE_OPTOUT_FORGET, all[i].key, forgotten) : e;
        }
    }
    arena_done(&a);
    return e;
}

static enum err erase(struct store *s, const char *key_or_name, const char *who, unsigned *erased)
{
    unsigned forgotten = 0;
    enum err e = erase_rows(s, key_or_name, erased, &forgotten);
    /* Of what was shown again only the audit table still knows. */
    if (e == ERR_OK) {
        e = run_for(s, STORE_OPTOUT_FORGET, key_or_name, &forgotten);
    }
    if (e != ERR_OK || *erased + forgotten == 0) {
        return e;
    }
    e = store_run(store_statement(s, STORE_WANT_SCRUB));
    return e == ERR_OK ? store_add_event(s, 0, STORE_OPTOUT_ERASED, who, "") : e;
}

enum err store_optout_erase(struct store *s, const char *key_or_name, const char *who,
                            unsigned *ret)
{
    unsigned erased = 0;
    if (str_empty(key_or_name)) {
        return ERR_BAD_DATA;
    }
    if (!fits(who, CAP_NAME_BYTES)) {
        return ERR_LIMIT;
    }
    enum err e = store_begin_change(s);
    if (e == ERR_OK) {
        e = store_end_change(s, erase(s, key_or_name, who, &erased));
    }
    if (e == ERR_OK) {
        *ret = erased;
    }
    return e;
}

/* One row of a file that may be damaged. */
static void carry_one(struct store *s, sqlite3_stmt *q)
{
    int64_t kind = sqlite3_column_int64(q, 0);
    struct optout o = {.key = db_text(q, 1), .name = db_text(q, 2), .department = db_text(q, 3)};
    if (kind >= 0 && kind < OPTOUT_KINDS) {
        o.what = OPTOUT_BIT(kind);
        enum err e = store_optout_add(s, &o, "repair", NULL);
        (void)e; /* the next one may be better */
    }
}

void store_optout_carry(struct store *s, const char *aside)
{
    char path[FS_PATH_MAX];
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    bool row = true;
    if (str_empty(aside) || !s->can_write || !fs_join(path, s->dir, aside)) {
        return;
    }
    enum err e = db_open(&db, path, DB_READ);
    if (e == ERR_OK) {
        e = db_identify(db, STORE_APPLICATION_ID, store_version);
    }
    if (e == ERR_OK) {
        e = db_prepare(db, "SELECT kind, key, name, department FROM optout", &q);
    }
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        carry_one(s, q);
    }
    sqlite3_finalize(q);
    db_close(db);
}
