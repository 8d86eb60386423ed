#include "store/store_impl.h"

#include "base/arena.h"
#include "base/caps.h"
#include "model/palette.h"

#include <string.h>

enum {
    NEWEST_ALWAYS = 12, /* shown even when all of them are old */
    PAGE = 64,          /* notes read at once by store_kudos_each */
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

static enum err read_also(struct store *s, struct arena *a, struct kudos_row *r)
{
    struct kudos_receiver also[CAP_RECEIVERS];
    unsigned n = 0;
    bool row = true;
    enum err e = ERR_OK;
    sqlite3_stmt *q = store_statement(s, STORE_ALSO);
    sqlite3_bind_int64(q, 1, r->id);
    while (n < CAP_RECEIVERS && (e = db_step(q, &row)) == ERR_OK && row) {
        also[n++] = (struct kudos_receiver){
            .key = arena_strdup(a, db_text(q, 0)),
            .name = arena_strdup(a, db_text(q, 1)),
            .department = arena_strdup(a, db_text(q, 2)),
        };
    }
    sqlite3_reset(q);
    if (e == ERR_OK && n > 0) {
        struct kudos_receiver *copy = arena_array(a, n, sizeof *copy);
        memcpy(copy, also, n * sizeof *copy);
        r->also = copy;
        r->also_count = n;
    }
    return e;
}

enum err store_read_rows(struct store *s, sqlite3_stmt *q, struct arena *a, struct kudos_row *rows,
                         unsigned limit, unsigned *ret_n)
{
    unsigned n = 0;
    bool row = true;
    enum err e = ERR_OK;
    while (n < limit && (e = db_step(q, &row)) == ERR_OK && row) {
        rows[n++] = read_row(q, a);
    }
    sqlite3_reset(q);
    for (unsigned i = 0; e == ERR_OK && i < n; i++) {
        e = read_also(s, a, &rows[i]);
    }
    if (e == ERR_OK) {
        *ret_n = n;
    }
    return e;
}

enum err store_kudos_get(struct store *s, int64_t id, struct arena *a, struct kudos_row *ret)
{
    sqlite3_stmt *q = store_statement(s, STORE_GET);
    unsigned n = 0;
    sqlite3_bind_int64(q, 1, id);
    enum err e = store_read_rows(s, q, a, ret, 1, &n);
    return e == ERR_OK && n == 0 ? ERR_NOT_FOUND : e;
}

enum err store_kudos_before(struct store *s, int64_t id, struct arena *a, const char **ret,
                            unsigned limit, unsigned *ret_n)
{
    sqlite3_stmt *q = store_statement(s, STORE_BEFORE);
    unsigned n = 0;
    bool row = true;
    enum err e = ERR_OK;
    sqlite3_bind_int64(q, 1, id);
    while (n < limit && (e = db_step(q, &row)) == ERR_OK && row) {
        ret[n++] = arena_strdup(a, db_text(q, 0));
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
        sqlite3_stmt *q = store_statement(s, all ? STORE_PAGE_ALL : STORE_PAGE);
        arena_reset(&a);
        sqlite3_bind_int64(q, 1, day);
        sqlite3_bind_int64(q, 2, id);
        sqlite3_bind_int(q, 3, PAGE);
        if (!all) {
            sqlite3_bind_int(q, 4, (int)state);
        }
        e = store_read_rows(s, q, &a, rows, PAGE, &n);
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

static enum err read_events(struct store *s, int64_t kudos, int64_t after, struct arena *a,
                            struct store_event *events, unsigned *ret_n)
{
    sqlite3_stmt *q = store_statement(s, STORE_EVENTS);
    unsigned n = 0;
    bool row = true;
    enum err e = ERR_OK;
    sqlite3_bind_int64(q, 1, after);
    sqlite3_bind_int64(q, 2, kudos);
    sqlite3_bind_int(q, 3, PAGE);
    while (n < PAGE && (e = db_step(q, &row)) == ERR_OK && row) {
        events[n++] = (struct store_event){
            .id = sqlite3_column_int64(q, 0),
            .kudos = sqlite3_column_int64(q, 1),
            .what = arena_strdup(a, db_text(q, 2)),
            .who = arena_strdup(a, db_text(q, 3)),
            .reason = arena_strdup(a, db_text(q, 4)),
            .at_utc = sqlite3_column_int64(q, 5),
        };
    }
    sqlite3_reset(q);
    if (e == ERR_OK) {
        *ret_n = n;
    }
    return e;
}

enum err store_events_each(struct store *s, int64_t kudos, store_event_visitor each, void *ctx)
{
    struct store_event events[PAGE];
    struct arena a = {0};
    int64_t after = 0;
    unsigned n = PAGE;
    bool more = true;
    enum err e = ERR_OK;
    while (more && n == PAGE) {
        arena_reset(&a);
        e = read_events(s, kudos, after, &a, events, &n);
        if (e != ERR_OK) {
            break;
        }
        for (unsigned i = 0; more && i < n; i++) {
            after = events[i].id;
            more = each(ctx, &events[i]);
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

static struct kudos kudos_of(struct model *m, const struct kudos_row *r)
{
    struct kudos k = {
        .id = r->id,
        .from = person_of(m, r->from_key, r->from_name, r->from_department),
        .to = person_of(m, r->to_key, r->to_name, r->to_department),
        .also = arena_array(&m->arena, r->also_count, sizeof *k.also),
        .also_count = r->also_count,
        .message = r->message,
        .value = r->value,
        .reason = r->state == KUDOS_SHOWN ? "" : r->reason,
        .day = r->day,
    };
    for (unsigned i = 0; i < r->also_count; i++) {
        const struct kudos_receiver *p = &r->also[i];
        k.also[i] = person_of(m, p->key, p->name, p->department);
    }
    return k;
}

static struct kudos *kudos_array(struct model *m, const struct kudos_row *rows, unsigned n)
{
    struct kudos *k = arena_array(&m->arena, n, sizeof *k);
    for (unsigned i = 0; i < n; i++) {
        k[i] = kudos_of(m, &rows[i]);
    }
    return k;
}

static enum err fill_shown(struct store *s, struct model *m, unsigned days)
{
    struct kudos_row rows[CAP_KUDOS_SHOWN];
    unsigned n = 0;
    sqlite3_stmt *q = store_statement(s, STORE_NEWEST);
    sqlite3_bind_int(q, 1, CAP_KUDOS_SHOWN);
    enum err e = store_read_rows(s, q, &m->arena, rows, CAP_KUDOS_SHOWN, &n);
    if (e != ERR_OK) {
        return e;
    }
    int64_t oldest = (int64_t)m->today - (int64_t)days;
    while (n > NEWEST_ALWAYS && rows[n - 1].day <= oldest) {
        n--;
    }
    m->kudos = kudos_array(m, rows, n);
    m->kudos_count = n;
    return ERR_OK;
}

static enum err fill_held(struct store *s, struct model *m)
{
    struct kudos_row rows[CAP_HELD];
    unsigned n = 0;
    int64_t total = 0;
    sqlite3_stmt *q = store_statement(s, STORE_OLDEST_HELD);
    sqlite3_bind_int(q, 1, CAP_HELD);
    enum err e = store_read_rows(s, q, &m->arena, rows, CAP_HELD, &n);
    if (e == ERR_OK) {
        e = db_number(s->db, "SELECT count(*) FROM kudos WHERE state=1", &total);
    }
    if (e == ERR_OK) {
        m->held = kudos_array(m, rows, n);
        m->held_count = n;
        m->held_total = (unsigned)total;
    }
    return e;
}

static enum err fill_optouts(struct store *s, struct model *m)
{
    struct store_optout *row = NULL;
    unsigned n = 0;
    enum err e = store_optout_list(s, &m->arena, &row, &n);
    if (e != ERR_OK) {
        return e;
    }
    struct optout *all = arena_array(&m->arena, n, sizeof *all);
    for (unsigned i = 0; i < n; i++) {
        all[i] = (struct optout){row[i].key, row[i].name, row[i].department,
                                 OPTOUT_BIT(row[i].kind)};
    }
    optout_apply(m, all, n);
    return ERR_OK;
}

enum err store_fill(struct store *s, struct model *m, unsigned days)
{
    enum err e = fill_shown(s, m, days);
    if (e == ERR_OK) {
        e = fill_held(s, m);
    }
    return e == ERR_OK ? fill_optouts(s, m) : e;
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
