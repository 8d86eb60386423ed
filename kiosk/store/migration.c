#include "store/store_impl.h"

/* Append-only: a published migration is never changed; the next one is added below. Each runs in a
 * transaction of its own and leaves user_version at its number.
 *
 * AUTOINCREMENT: an erased note's id is never given out again, so a late "undo" cannot hit another
 * note. digest finds duplicates without comparing texts; events outlive the note they are about, so
 * kudos_event.kudos is no foreign key. */
static const char *const migration[] = {
    "CREATE TABLE kudos("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3)," /* enum kudos_state */
    " from_key TEXT NOT NULL, from_name TEXT NOT NULL, from_department TEXT NOT NULL,"
    " to_key TEXT NOT NULL, to_name TEXT NOT NULL, to_department TEXT NOT NULL,"
    " message TEXT NOT NULL CHECK(length(CAST(message AS BLOB)) BETWEEN 1 AND 4096),"
    " value TEXT NOT NULL,"
    " reason TEXT NOT NULL,"
    " day INTEGER NOT NULL," /* days since 1970-01-01, local */
    " created_utc INTEGER NOT NULL,"
    " source TEXT NOT NULL,"
    " digest INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX kudos_newest ON kudos(state, day, id);"
    "CREATE INDEX kudos_digest ON kudos(digest, created_utc);"
    "CREATE TABLE kudos_event("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " kudos INTEGER NOT NULL,"
    " what TEXT NOT NULL,"
    " who TEXT NOT NULL,"
    " reason TEXT NOT NULL,"
    " at_utc INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX kudos_event_of ON kudos_event(kudos);"
    "CREATE TRIGGER kudos_event_stays BEFORE DELETE ON kudos_event"
    " BEGIN SELECT raise(ABORT, 'append-only'); END;"
    "CREATE TRIGGER kudos_event_is_fixed BEFORE UPDATE ON kudos_event"
    " BEGIN SELECT raise(ABORT, 'append-only'); END;",

    /* A note to many keeps the first of them in kudos and the others in kudos_also. kudos_before
     * has what a note said before each edit. An event without a note (a PIN) has kudos = 0. Once a
     * note is erased, the reasons given for decisions about it may go as well: they may repeat its
     * words.
     *
     * pin.locked_ms is how long it stays locked, not until when: setting the clock must not end
     * it, nor must a restart. upkeep.scrub: so many erasures of which copies may be left between
     * the rows. */
    "CREATE TABLE kudos_also("
    " kudos INTEGER NOT NULL REFERENCES kudos(id) ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " key TEXT NOT NULL, name TEXT NOT NULL, department TEXT NOT NULL,"
    " PRIMARY KEY(kudos, place)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE kudos_before("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " kudos INTEGER NOT NULL REFERENCES kudos(id) ON DELETE CASCADE,"
    " message TEXT NOT NULL,"
    " until_utc INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX kudos_before_of ON kudos_before(kudos);"
    "CREATE TABLE pin("
    " id INTEGER PRIMARY KEY CHECK(id = 1),"
    " hash TEXT NOT NULL," /* argon2id; '' while there is none */
    " failed INTEGER NOT NULL CHECK(failed BETWEEN 0 AND 5)," /* since the last right one */
    " locked_ms INTEGER NOT NULL CHECK(locked_ms BETWEEN 0 AND 900000),"
    " changes INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO pin VALUES(1, '', 0, 0, 0);"
    "CREATE TABLE upkeep("
    " id INTEGER PRIMARY KEY CHECK(id = 1),"
    " scrub INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO upkeep VALUES(1, 0);"
    "DROP TRIGGER kudos_event_is_fixed;"
    "CREATE TRIGGER kudos_event_is_fixed BEFORE UPDATE ON kudos_event"
    " WHEN NEW.id <> OLD.id OR NEW.kudos <> OLD.kudos OR NEW.what <> OLD.what"
    " OR NEW.who <> OLD.who OR NEW.at_utc <> OLD.at_utc OR NEW.reason <> ''"
    " OR EXISTS(SELECT 1 FROM kudos WHERE id = OLD.kudos)"
    " BEGIN SELECT raise(ABORT, 'append-only'); END;",

    /* What people asked not to show of themselves. No foreign key: people are content, which comes
     * and goes; name and department are what they were when they asked. */
    "CREATE TABLE optout("
    " key TEXT NOT NULL CHECK(key <> ''),"
    " kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 2)," /* enum optout_kind */
    " name TEXT NOT NULL, department TEXT NOT NULL,"
    " at_utc INTEGER NOT NULL,"
    " PRIMARY KEY(key, kind)"
    ") STRICT, WITHOUT ROWID;",
};

const int64_t store_version = sizeof migration / sizeof *migration;

static enum err run_migration(sqlite3 *db, int64_t number)
{
    char finish[128];
    str_format(finish, sizeof finish, "PRAGMA application_id=%d; PRAGMA user_version=%d",
               STORE_APPLICATION_ID, (int)number);
    enum err e = db_exec(db, migration[number - 1]);
    return e == ERR_OK ? db_exec(db, finish) : e;
}

enum err store_migrate(sqlite3 *db)
{
    for (;;) {
        int64_t version = 0;
        enum err e = db_exec(db, "BEGIN IMMEDIATE");
        /* Read under the lock: another process may have migrated in the meantime. */
        if (e == ERR_OK) {
            e = db_number(db, "PRAGMA user_version", &version);
        }
        bool more = e == ERR_OK && version < store_version;
        if (more) {
            e = run_migration(db, version + 1);
        }
        if (e == ERR_OK) {
            e = db_exec(db, "COMMIT");
        }
        if (e != ERR_OK) {
            sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        }
        if (e != ERR_OK || !more) {
            return e;
        }
    }
}
