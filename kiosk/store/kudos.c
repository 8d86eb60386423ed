#include "store/store_impl.h"

#include "base/caps.h"

#include <string.h>

enum {
    DUPLICATE_WINDOW_S = 60, /* a second tap, or the same note sent again after "not saved" */
};

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

/* A person of a note that must have a name. */
static enum err check_person(const char *key, const char *name, const char *department)
{
    if (str_empty(name)) {
        return ERR_BAD_DATA;
    }
    bool fits = strlen(or_empty(key)) <= CAP_KEY_BYTES && strlen(name) <= CAP_NAME_BYTES &&
                strlen(or_empty(department)) <= CAP_NAME_BYTES;
    return fits ? ERR_OK : ERR_LIMIT;
}

static enum err check_receivers(const struct kudos_row *r)
{
    if (str_empty(r->to_name)) {
        bool department = !str_empty(r->to_department) && str_empty(r->to_key);
        return department && r->also_count == 0 ? ERR_OK : ERR_BAD_DATA;
    }
    if (r->also_count >= CAP_RECEIVERS) {
        return ERR_LIMIT;
    }
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < r->also_count; i++) {
        e = check_person(r->also[i].key, r->also[i].name, r->also[i].department);
    }
    return e;
}

enum err store_check_row(const struct kudos_row *r)
{
    const struct { const char *text; size_t cap; } field[] = {
        {r->from_key, CAP_KEY_BYTES},        {r->from_name, CAP_NAME_BYTES},
        {r->from_department, CAP_NAME_BYTES}, {r->to_key, CAP_KEY_BYTES},
        {r->to_name, CAP_NAME_BYTES},        {r->to_department, CAP_NAME_BYTES},
        {r->message, CAP_MESSAGE_BYTES},     {r->value, CAP_NAME_BYTES},
        {r->reason, CAP_NAME_BYTES},         {r->source, CAP_NAME_BYTES},
    };
    if (str_empty(r->message) || r->day == DATE_NONE) {
        return ERR_BAD_DATA;
    }
    for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
        if (strlen(or_empty(field[i].text)) > field[i].cap) {
            return ERR_LIMIT;
        }
    }
    return check_receivers(r);
}

static uint64_t hash_text(uint64_t h, const char *s)
{
    return str_hash(h, or_empty(s), strlen(or_empty(s)) + 1);
}

/* Only a note of a shape that the first version did not know takes more into account: an import
 * must find what was stored then. */
int64_t store_digest(const struct kudos_row *r)
{
    uint64_t h = hash_text(STR_HASH_SEED, r->from_name);
    h = hash_text(h, r->to_name);
    h = hash_text(h, r->message);
    if (str_empty(r->to_name)) {
        h = hash_text(h, r->to_department);
    }
    for (unsigned i = 0; i < r->also_count; i++) {
        h = hash_text(h, r->also[i].name);
    }
    return (int64_t)h;
}

/* Whether the note id thanks the same others, by name only for an import. */
static enum err same_others(struct store *s, int64_t id, const struct kudos_row *r, bool import,
                            bool *ret)
{
    sqlite3_stmt *q = store_statement(s, STORE_ALSO);
    sqlite3_bind_int64(q, 1, id);
    unsigned n = 0;
    bool row = true, same = true;
    enum err e = ERR_OK;
    while ((e = db_step(q, &row)) == ERR_OK && row) {
        same = same && n < r->also_count && str_equal(db_text(q, 1), r->also[n].name) &&
               (import || str_equal(db_text(q, 0), or_empty(r->also[n].key)));
        n++;
    }
    sqlite3_reset(q);
    if (e == ERR_OK) {
        *ret = same && n == r->also_count;
    }
    return e;
}

static void bind_duplicate(sqlite3_stmt *q, const struct kudos_row *r, bool import)
{
    sqlite3_bind_int64(q, 1, store_digest(r));
    sqlite3_bind_int64(q, 2, import ? INT64_MIN : r->created_utc - DUPLICATE_WINDOW_S);
    sqlite3_bind_int64(q, 3, import ? INT64_MAX : r->created_utc + DUPLICATE_WINDOW_S);
    db_bind(q, 4, or_empty(r->from_name));
    db_bind(q, 5, or_empty(r->to_name));
    db_bind(q, 6, r->message);
    db_bind(q, 7, or_empty(r->to_department));
    /* Another system's notes know names only: people come and leave between two imports. */
    db_bind(q, 8, import ? NULL : or_empty(r->from_key));
    db_bind(q, 9, or_empty(r->to_key));
    db_bind(q, 10, or_empty(r->from_department));
}

/* ret->id stays 0 when there is none. */
static enum err find_duplicate(struct store *s, const struct kudos_row *r, struct store_posted *ret)
{
    bool import = str_equal(or_empty(r->source), "import");
    sqlite3_stmt *q = store_statement(s, STORE_FIND_DUPLICATE);
    bind_duplicate(q, r, import);
    bool row = true, same = false;
    enum err e = ERR_OK;
    while (!same && (e = db_step(q, &row)) == ERR_OK && row) {
        int64_t id = sqlite3_column_int64(q, 0);
        bool shown = sqlite3_column_int(q, 1) == KUDOS_SHOWN;
        e = same_others(s, id, r, import, &same);
        if (e == ERR_OK && same) {
            *ret = (struct store_posted){
                .outcome = shown ? OUTCOME_SHOWN : OUTCOME_HELD, .id = id, .again = true};
        }
        if (e != ERR_OK) {
            break;
        }
    }
    sqlite3_reset(q);
    return e;
}

/* A note to many or to a department is no sign of a joke at somebody's cost. */
static enum err check_limits(struct store *s, const struct kudos_row *r,
                             const struct store_limits *limits, enum outcome *ret)
{
    *ret = r->state == KUDOS_SHOWN ? OUTCOME_SHOWN : OUTCOME_HELD;
    if (limits->session_full) {
        *ret = OUTCOME_ENOUGH;
        return ERR_OK;
    }
    if (limits->per_person == 0 || r->also_count > 0 || str_empty(r->to_name)) {
        return ERR_OK;
    }
    sqlite3_stmt *q = store_statement(s, STORE_COUNT_SIGNED);
    sqlite3_bind_int64(q, 1, r->day);
    db_bind(q, 2, or_empty(r->to_key));
    db_bind(q, 3, or_empty(r->from_key));
    db_bind(q, 4, or_empty(r->from_name));
    db_bind(q, 5, or_empty(r->from_department));
    bool row = false;
    enum err e = db_step(q, &row);
    if (e == ERR_OK && sqlite3_column_int64(q, 0) >= (int64_t)limits->per_person) {
        *ret = OUTCOME_ENOUGH_FOR;
    }
    sqlite3_reset(q);
    return e;
}

enum err store_insert_also(struct store *s, int64_t id, const struct kudos_row *r)
{
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < r->also_count; i++) {
        sqlite3_stmt *q = store_statement(s, STORE_INSERT_ALSO);
        sqlite3_bind_int64(q, 1, id);
        sqlite3_bind_int64(q, 2, i + 1);
        db_bind(q, 3, or_empty(r->also[i].key));
        db_bind(q, 4, r->also[i].name);
        db_bind(q, 5, or_empty(r->also[i].department));
        e = store_run(q);
    }
    return e;
}

static enum err insert(struct store *s, const struct kudos_row *r, int64_t *ret_id)
{
    sqlite3_stmt *q = store_statement(s, STORE_INSERT);
    sqlite3_bind_int64(q, 1, store_digest(r));
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
    enum err e = store_run(q);
    if (e == ERR_OK) {
        *ret_id = sqlite3_last_insert_rowid(s->db);
        e = store_insert_also(s, *ret_id, r);
    }
    return e;
}

static enum err post(struct store *s, const struct kudos_row *row,
                     const struct store_limits *limits, struct store_posted *ret)
{
    enum err e = find_duplicate(s, row, ret);
    if (e != ERR_OK || ret->again) {
        return e;
    }
    e = check_limits(s, row, limits, &ret->outcome);
    if (e != ERR_OK || ret->outcome == OUTCOME_ENOUGH || ret->outcome == OUTCOME_ENOUGH_FOR) {
        return e;
    }
    return insert(s, row, &ret->id);
}

enum err store_kudos_post(struct store *s, const struct kudos_row *row,
                          const struct store_limits *limits, struct store_posted *ret)
{
    struct store_posted posted = {.id = 0};
    enum err e = store_check_row(row);
    if (e == ERR_OK) {
        e = store_begin_change(s);
    }
    if (e != ERR_OK) {
        return e;
    }
    e = store_end_change(s, post(s, row, limits, &posted));
    if (e == ERR_OK) {
        *ret = posted;
    }
    return e;
}

enum err store_kudos_add(struct store *s, const struct kudos_row *row, int64_t *ret_id)
{
    struct store_posted posted;
    enum err e = store_kudos_post(s, row, &(struct store_limits){.per_person = 0}, &posted);
    if (e == ERR_OK) {
        *ret_id = posted.id;
    }
    return e;
}
