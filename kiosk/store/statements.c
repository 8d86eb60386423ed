#include "store/store_impl.h"

#define NEXT_PAGE(state)                                                                           \
    "SELECT " STORE_COLUMNS " FROM kudos WHERE state=" state " AND (day, id) < (?1, ?2)"
#define NEWEST_FIRST " ORDER BY day DESC, id DESC LIMIT ?3"
/* Parameter 1 is a key, 2 a name for the notes of another system, which have no keys. */
#define IS_PERSON(key, name)                                                                       \
    "((?1 <> '' AND " key " = ?1) OR (?2 <> '' AND " key " = '' AND " name " = ?2))"

static const char *const sql[STORE_STATEMENTS] = {
    [STORE_FIND_DUPLICATE] =
        "SELECT id, state FROM kudos WHERE digest=?1 AND created_utc BETWEEN ?2 AND ?3"
        " AND from_name=?4 AND to_name=?5 AND message=?6 AND (?5 <> '' OR to_department=?7)"
        " AND (?8 IS NULL OR (from_key=?8 AND to_key=?9 AND (?4 <> '' OR from_department=?10)))",
    /* The index over state and day finds the notes of one day. */
    [STORE_COUNT_SIGNED] =
        "SELECT count(*) FROM kudos WHERE state IN (0, 1, 2, 3) AND day=?1 AND source='panel'"
        " AND to_key=?2 AND from_key=?3 AND from_name=?4 AND (?4 <> '' OR from_department=?5)"
        " AND NOT EXISTS(SELECT 1 FROM kudos_also WHERE kudos_also.kudos=kudos.id)",
    [STORE_INSERT] =
        "INSERT INTO kudos(digest, state, day, created_utc, from_key, from_name, from_department,"
        " to_key, to_name, to_department, message, value, reason, source)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [STORE_INSERT_ALSO] = "INSERT INTO kudos_also(kudos, place, key, name, department)"
                          " VALUES(?1, ?2, ?3, ?4, ?5)",
    [STORE_ERASE] = "DELETE FROM kudos WHERE id=?1",
    [STORE_ERASE_ALSO] = "DELETE FROM kudos_also WHERE kudos=?1",
    [STORE_ERASE_REASONS] = "UPDATE kudos_event SET reason='' WHERE kudos=?1 AND reason <> ''",
    [STORE_WANT_SCRUB] = "UPDATE upkeep SET scrub=scrub+1",
    [STORE_SET_STATE] = "UPDATE kudos SET state=?2, reason=?3 WHERE id=?1",
    [STORE_SET_RECEIVER] = "UPDATE kudos SET to_key=?2, to_name=?3, to_department=?4, digest=?5"
                           " WHERE id=?1",
    [STORE_SET_MESSAGE] = "UPDATE kudos SET message=?2, digest=?3 WHERE id=?1",
    [STORE_KEEP_MESSAGE] = "INSERT INTO kudos_before(kudos, message, until_utc)"
                           " SELECT id, message, unixepoch() FROM kudos WHERE id=?1",
    [STORE_EVENT] = "INSERT INTO kudos_event(kudos, what, who, reason, at_utc)"
                    " VALUES(?1, ?2, ?3, ?4, unixepoch())",
    [STORE_GET] = "SELECT " STORE_COLUMNS " FROM kudos WHERE id=?1",
    [STORE_ALSO] = "SELECT key, name, department FROM kudos_also WHERE kudos=?1 ORDER BY place",
    [STORE_BEFORE] = "SELECT message FROM kudos_before WHERE kudos=?1 ORDER BY id",
    [STORE_OF_PERSON] =
        "SELECT " STORE_COLUMNS " FROM kudos WHERE id > ?3 AND (" IS_PERSON("from_key", "from_name")
        " OR " IS_PERSON("to_key", "to_name")
        " OR EXISTS(SELECT 1 FROM kudos_also WHERE kudos=kudos.id"
        " AND " IS_PERSON("key", "name") ")) ORDER BY id LIMIT 1",
    [STORE_PAGE] = NEXT_PAGE("?4") NEWEST_FIRST,
    /* One index search for each state, merged: no index over all states has to be kept up. */
    [STORE_PAGE_ALL] = NEXT_PAGE("0") " UNION ALL " NEXT_PAGE("1") " UNION ALL " NEXT_PAGE("2")
                       " UNION ALL " NEXT_PAGE("3") NEWEST_FIRST,
    [STORE_NEWEST] = "SELECT " STORE_COLUMNS " FROM kudos WHERE state=0"
                     " ORDER BY day DESC, id DESC LIMIT ?1",
    [STORE_OLDEST_HELD] = "SELECT " STORE_COLUMNS " FROM kudos WHERE state=1"
                          " ORDER BY day, id LIMIT ?1",
    [STORE_EVENTS] = "SELECT id, kudos, what, who, reason, at_utc FROM kudos_event"
                     " WHERE id > ?1 AND (?2=0 OR kudos=?2) ORDER BY id LIMIT ?3",
    [STORE_OPTOUT_ADD] = "INSERT OR IGNORE INTO optout(key, kind, name, department, at_utc)"
                         " VALUES(?1, ?2, ?3, ?4, unixepoch())",
    [STORE_OPTOUT_REMOVE] = "DELETE FROM optout WHERE key=?1 AND kind=?2",
    [STORE_OPTOUT_LIST] = "SELECT kind, key, name, department, at_utc FROM optout"
                          " ORDER BY name, key, kind",
    [STORE_OPTOUT_ERASE] = "DELETE FROM optout WHERE key=?1",
    /* A key that was made of a name begins with it. */
    [STORE_OPTOUT_FORGET] = "UPDATE kudos_event SET reason='' WHERE kudos=0 AND reason <> ''"
                            " AND (reason=?1 OR substr(reason, 1, length(?1) + 3)=?1 || ' / ')",
    [STORE_PIN] = "SELECT hash, failed, locked_ms FROM pin",
    [STORE_SET_PIN] = "INSERT OR REPLACE INTO pin(id, hash, failed, locked_ms, changes)"
                      " VALUES(1, ?1, 0, 0, 0)",
    /* Not of one that was set in the meantime. changes: a row that stays as it was is not written,
     * and a wrong PIN must not take less than a right one. */
    [STORE_COUNT_PIN] = "UPDATE pin SET failed=?2, locked_ms=?3, changes=changes+1 WHERE hash=?1",
};

enum err store_prepare(struct store *s)
{
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < STORE_STATEMENTS; i++) {
        e = db_prepare(s->db, sql[i], &s->statement[i]);
    }
    return e;
}

sqlite3_stmt *store_statement(struct store *s, enum store_statement which)
{
    sqlite3_reset(s->statement[which]);
    sqlite3_clear_bindings(s->statement[which]);
    return s->statement[which];
}

enum err store_run(sqlite3_stmt *q)
{
    bool row = false;
    enum err e = db_step(q, &row);
    sqlite3_reset(q);
    return e;
}

enum err store_begin_change(struct store *s)
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

enum err store_end_change(struct store *s, enum err e)
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
    enum err e = store_begin_change(s);
    s->batch = e == ERR_OK;
    return e;
}

enum err store_commit(struct store *s)
{
    enum err e = store_begin_change(s);
    s->batch = false;
    return store_end_change(s, e);
}

void store_rollback(struct store *s)
{
    s->batch = false;
    if (!sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    }
}
