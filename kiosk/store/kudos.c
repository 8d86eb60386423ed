#include "store/store_impl.h"

#include "base/arena.h"
#include "base/caps.h"
#include "model/palette.h"

#include <string.h>

enum {
    DUPLICATE_WINDOW_S = 60, /* a second tap, or the same note sent again after "not saved" */
    NEWEST_ALWAYS = 12,      /* shown even when all of them are old */
    PAGE = 64,               /* notes read at once by store_kudos_each */
};

#define COLUMNS                                                                                    \
    "id, state, from_key, from_name, from_department, to_key, to_name, to_department,"             \
    " message, value, reason, day, created_utc, source"
#define NEXT_PAGE(state)                                                                           \
    "SELECT " COLUMNS " FROM kudos WHERE state=" state " AND (day, id) < (?1, ?2)"
#define NEWEST_FIRST " ORDER BY day DESC, id DESC LIMIT ?3"

static const char *const sql[STORE_STATEMENTS] = {
    [STORE_FIND_DUPLICATE] =
        "SELECT id FROM kudos WHERE digest=?1 AND created_utc BETWEEN ?2 AND ?3"
        " AND from_name=?4 AND to_name=?5 AND message=?6"
        " AND (?7 IS NULL OR from_key=?7) AND (?8 IS NULL OR to_key=?8) LIMIT 1",
    [STORE_INSERT] =
        "INSERT INTO kudos(digest, state, day, created_utc, from_key, from_name, from_department,"
        " to_key, to_name, to_department, message, value, reason, source)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [STORE_ERASE] = "DELETE FROM kudos WHERE id=?1",
    [STORE_SET_STATE] = "UPDATE kudos SET state=?2, reason=?3 WHERE id=?1",
    [STORE_EVENT] = "INSERT INTO kudos_event(kudos, what, who, reason, at_utc)"
                    " VALUES(?1, ?2, ?3, ?4, unixepoch())",
    [STORE_GET] = "SELECT " COLUMNS " FROM kudos WHERE id=?1",
    [STORE_PAGE] = NEXT_PAGE("?4") NEWEST_FIRST,
    /* One index search for each state, merged: no index over all states has to be kept up. */
    [STORE_PAGE_ALL] = NEXT_PAGE("0") " UNION ALL " NEXT_PAGE("1") " UNION ALL " NEXT_PAGE("2")
                       " UNION ALL " NEXT_PAGE("3") NEWEST_FIRST,
    [STORE_NEWEST] = "SELECT " COLUMNS " FROM kudos WHERE state=0"
                     " ORDER BY day DESC, id DESC LIMIT ?1",
};

static const char *const state_name[] = {
    [KUDOS_SHOWN] = "shown",
    [KUDOS_HELD] = "held",
    [KUDOS_REJECTED] = "rejected",
    [KUDOS_HIDDEN] = "hidden",
};

const char *kudos_state_name(enum kudos_state s)
{
    return state_name[s];
}

bool kudos_state_find(const char *name, enum kudos_state *ret)
{
    for (unsigned i = 0; i < sizeof state_name / sizeof *state_name; i++) {
        if (str_equal(state_name[i], name)) {
            *ret = (enum kudos_state)i;
            return true;
        }
    }
    return false;
}

enum err store_prepare(struct store *s)
{
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < STORE_STATEMENTS; i++) {
        e = db_prepare(s->db, sql[i], &s->statement[i]);
    }
    return e;
}

/* Ready to be bound: nothing is left of its last use. */
static sqlite3_stmt *statement(struct store *s, enum store_statement which)
{
    sqlite3_reset(s->statement[which]);
    sqlite3_clear_bindings(s->statement[which]);
    return s->statement[which];
}

/* Runs a statement that changes something and leaves it reset. */
static enum err run(sqlite3_stmt *q)
{
    bool row = false;
    enum err e = db_step(q, &row);
    sqlite3_reset(q);
    return e;
}

static enum err begin(struct store *s)
{
    if (!s->can_write) {
        return ERR_READ_ONLY;
    }
    if (!s->batch) {
        return db_exec(s->db, "BEGIN IMMEDIATE");
    }
    /* A full disk makes SQLite roll back by itself; what follows must not commit on its own. */
    return sqlite3_get_autocommit(s->db) ? ERR_IO : ERR_OK;
}

/* Commits when e is ERR_OK; otherwise takes everything back and returns e. */
static enum err end(struct store *s, enum err e)
{
    if (s->batch) {
        return e;
    }
    if (e == ERR_OK) {
        e = db_exec(s->db, "COMMIT");
    }
    if (e != ERR_OK && !sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return e;
}

enum err store_begin(struct store *s)
{
    enum err e = begin(s);
    s->batch = e == ERR_OK;
    return e;
}

enum err store_commit(struct store *s)
{
    enum err e = begin(s);
    s->batch = false;
    return end(s, e);
}

void store_rollback(struct store *s)
{
    s->batch = false;
    if (!sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static enum err check_row(const struct kudos_row *r)
{
    const struct { const char *text; size_t cap; } field[] = {
        {r->from_key, CAP_KEY_BYTES},        {r->from_name, CAP_NAME_BYTES},
        {r->from_department, CAP_NAME_BYTES}, {r->to_key, CAP_KEY_BYTES},
        {r->to_name, CAP_NAME_BYTES},        {r->to_department, CAP_NAME_BYTES},
        {r->message, CAP_MESSAGE_BYTES},     {r->value, CAP_NAME_BYTES},
        {r->reason, CAP_NAME_BYTES},         {r->source, CAP_NAME_BYTES},
    };
    if (str_empty(r->to_name) || str_empty(r->message) || r->day == DATE_NONE) {
        return ERR_BAD_DATA;
    }
    for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
        if (strlen(or_empty(field[i].text)) > field[i].cap) {
            return ERR_LIMIT;
        }
    }
    return ERR_OK;
}

static int64_t digest_of(const struct kudos_row *r)
{
    const char *const part[] = {or_empty(r->from_name), r->to_name, r->message};
    uint64_t h = STR_HASH_SEED;
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        h = str_hash(h, part[i], strlen(part[i]) + 1);
    }
    return (int64_t)h;
}

/* *ret_id stays 0 when there is none. */
static enum err find_duplicate(struct store *s, const struct kudos_row *r, int64_t *ret_id)
{
    sqlite3_stmt *q = statement(s, STORE_FIND_DUPLICATE);
    /* Another system's notes know names only: people come and leave between two imports. */
    bool import = str_equal(or_empty(r->source), "import");
    sqlite3_bind_int64(q, 1, digest_of(r));
    sqlite3_bind_int64(q, 2, import ? INT64_MIN : r->created_utc - DUPLICATE_WINDOW_S);
    sqlite3_bind_int64(q, 3, import ? INT64_MAX : r->created_utc + DUPLICATE_WINDOW_S);
    db_bind(q, 4, or_empty(r->from_name));
    db_bind(q, 5, r->to_name);
    db_bind(q, 6, r->message);
    db_bind(q, 7, import ? NULL : or_empty(r->from_key));
    db_bind(q, 8, import ? NULL : or_empty(r->to_key));
    bool row = false;
    enum err e = db_step(q, &row);
    if (e == ERR_OK && row) {
        *ret_id = sqlite3_column_int64(q, 0);
    }
    sqlite3_reset(q);
    return e;
}

static enum err insert(struct store *s, const struct kudos_row *r, int64_t *ret_id)
{
    sqlite3_stmt *q = statement(s, STORE_INSERT);
    sqlite3_bind_int64(q, 1, digest_of(r));
    sqlite3_bind_int64(q, 2, r->state);
    sqlite3_bind_int64(q, 3, r->day);
    sqlite3_bind_int64(q, 4, r->created_utc);
    const char *const text[] = {
        r->from_key, r->from_name, r->from_department, r->to_key, r->to_name,
        r->to_department, r->message, r->value, r->reason, r->source,
    };
    for (int i = 0; i < (int)(sizeof text / sizeof *text); i++) {
        db_bind(q, 5 + i, or_empty(text[i]));
    }
    enum err e = run(q);
    if (e == ERR_OK) {
        *ret_id = sqlite3_last_insert_rowid(s->db);
    }
    return e;
}

enum err store_kudos_add(struct store *s, const struct kudos_row *row, int64_t *ret_id)
{
    enum err e = check_row(row);
    if (e == ERR_OK) {
        e = begin(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    int64_t id = 0;
    e = find_duplicate(s, row, &id);
    if (e == ERR_OK && id == 0) {
        e = insert(s, row, &id);
    }
    e = end(s, e);
    if (e == ERR_OK) {
        *ret_id = id;
    }
    return e;
}

static enum err add_event(struct store *s, int64_t id, const char *what, const char *who,
                          const char *reason)
{
    sqlite3_stmt *q = statement(s, STORE_EVENT);
    sqlite3_bind_int64(q, 1, id);
    db_bind(q, 2, what);
    db_bind(q, 3, or_empty(who));
    db_bind(q, 4, or_empty(reason));
    return run(q);
}

/* Runs q, which changes the note id, and writes down that it did. */
static enum err change(struct store *s, sqlite3_stmt *q, int64_t id, const char *what,
                       const char *who, const char *reason)
{
    enum err e = begin(s);
    if (e != ERR_OK) {
        return e;
    }
    e = run(q);
    if (e == ERR_OK) {
        e = sqlite3_changes(s->db) > 0 ? add_event(s, id, what, who, reason) : ERR_NOT_FOUND;
    }
    return end(s, e);
}

enum err store_kudos_erase(struct store *s, int64_t id)
{
    sqlite3_stmt *q = statement(s, STORE_ERASE);
    sqlite3_bind_int64(q, 1, id);
    return change(s, q, id, "erased", "", "");
}

enum err store_kudos_set_state(struct store *s, int64_t id, enum kudos_state state,
                               const char *who, const char *reason)
{
    if (strlen(or_empty(who)) > CAP_NAME_BYTES || strlen(or_empty(reason)) > CAP_MESSAGE_BYTES) {
        return ERR_LIMIT;
    }
    sqlite3_stmt *q = statement(s, STORE_SET_STATE);
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_int64(q, 2, state);
    db_bind(q, 3, or_empty(reason));
    return change(s, q, id, state_name[state], who, reason);
}

static struct kudos_row read_row(sqlite3_stmt *q, struct arena *a)
{
    const char *text[14] = {NULL};
    for (int i = 2; i < 14; i++) {
        text[i] = arena_strdup(a, db_text(q, i));
    }
    return (struct kudos_row){
        .id = sqlite3_column_int64(q, 0),
        .state = (enum kudos_state)sqlite3_column_int(q, 1),
        .from_key = text[2],
        .from_name = text[3],
        .from_department = text[4],
        .to_key = text[5],
        .to_name = text[6],
        .to_department = text[7],
        .message = text[8],
        .value = text[9],
        .reason = text[10],
        .day = (date)sqlite3_column_int64(q, 11),
        .created_utc = sqlite3_column_int64(q, 12),
        .source = text[13],
    };
}

enum err store_kudos_get(struct store *s, int64_t id, struct arena *a, struct kudos_row *ret)
{
    sqlite3_stmt *q = statement(s, STORE_GET);
    bool row = false;
    sqlite3_bind_int64(q, 1, id);
    enum err e = db_step(q, &row);
    if (e == ERR_OK && row) {
        *ret = read_row(q, a);
        sqlite3_reset(q);
    }
    return e == ERR_OK && !row ? ERR_NOT_FOUND : e;
}

/* Reads up to limit rows. */
static enum err read_rows(sqlite3_stmt *q, struct arena *a, struct kudos_row *rows, unsigned limit,
                          unsigned *ret_n)
{
    unsigned n = 0;
    bool row = true;
    enum err e = ERR_OK;
    while (n < limit && (e = db_step(q, &row)) == ERR_OK && row) {
        rows[n++] = read_row(q, a);
    }
    sqlite3_reset(q);
    if (e == ERR_OK) {
        *ret_n = n;
    }
    return e;
}

enum err store_kudos_each(struct store *s, bool all, enum kudos_state state, kudos_visitor each,
                          void *ctx)
{
    struct kudos_row rows[PAGE];
    struct arena a = {0};
    int64_t day = INT64_MAX, id = INT64_MAX;
    unsigned n = PAGE;
    bool more = true;
    enum err e = ERR_OK;
    while (more && n == PAGE) {
        sqlite3_stmt *q = statement(s, all ? STORE_PAGE_ALL : STORE_PAGE);
        arena_reset(&a);
        sqlite3_bind_int64(q, 1, day);
        sqlite3_bind_int64(q, 2, id);
        sqlite3_bind_int(q, 3, PAGE);
        if (!all) {
            sqlite3_bind_int(q, 4, (int)state);
        }
        e = read_rows(q, &a, rows, PAGE, &n);
        if (e != ERR_OK) {
            break;
        }
        for (unsigned i = 0; more && i < n; i++) {
            day = rows[i].day;
            id = rows[i].id;
            more = each(ctx, &rows[i]);
        }
    }
    arena_done(&a);
    return e;
}

static struct kudos_person person_of(const struct model *m, const char *key, const char *name,
                                     const char *department)
{
    struct kudos_person p = {
        .name = name,
        .department = department,
        .person = str_empty(key) ? MODEL_NONE : model_find_person(m, key),
    };
    /* A department that is gone keeps some colour, the same one in every snapshot. */
    p.colour = (unsigned)(str_hash(STR_HASH_SEED, department, strlen(department)) % PALETTE_COUNT);
    for (unsigned i = 0; i < m->department_count; i++) {
        if (str_equal(m->departments[i].name, department)) {
            p.colour = m->departments[i].colour;
        }
    }
    return p;
}

enum err store_fill(struct store *s, struct model *m, unsigned days)
{
    struct kudos_row rows[CAP_KUDOS_SHOWN];
    unsigned n = 0;
    sqlite3_stmt *q = statement(s, STORE_NEWEST);
    sqlite3_bind_int(q, 1, CAP_KUDOS_SHOWN);
    enum err e = read_rows(q, &m->arena, rows, CAP_KUDOS_SHOWN, &n);
    if (e != ERR_OK) {
        return e;
    }
    int64_t oldest = (int64_t)m->today - (int64_t)days;
    while (n > NEWEST_ALWAYS && rows[n - 1].day <= oldest) {
        n--;
    }
    m->kudos = arena_array(&m->arena, n, sizeof *m->kudos);
    m->kudos_count = n;
    for (unsigned i = 0; i < n; i++) {
        const struct kudos_row *r = &rows[i];
        m->kudos[i] = (struct kudos){
            .id = r->id,
            .from = person_of(m, r->from_key, r->from_name, r->from_department),
            .to = person_of(m, r->to_key, r->to_name, r->to_department),
            .message = r->message,
            .value = r->value,
            .day = r->day,
        };
    }
    return ERR_OK;
}

enum err store_count(struct store *s, struct store_counts *ret)
{
    int64_t n[4] = {0};
    enum err e = ERR_OK;
    for (unsigned i = 0; i < 4 && e == ERR_OK; i++) {
        char query[64];
        str_format(query, sizeof query, "SELECT count(*) FROM kudos WHERE state=%u", i);
        e = db_number(s->db, query, &n[i]);
    }
    if (e == ERR_OK) {
        *ret = (struct store_counts){
            .shown = n[KUDOS_SHOWN],
            .held = n[KUDOS_HELD],
            .rejected = n[KUDOS_REJECTED],
            .hidden = n[KUDOS_HIDDEN],
        };
    }
    return e;
}
