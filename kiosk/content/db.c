#include "content/db.h"

#include "base/str.h"
#include "platform/fs.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum {
    BUSY_MS = 10000,       /* kioskctl and the screen may both write; a slow card takes seconds */
    LONGEST_VALUE = 1 << 20,
    LONGEST_SQL = 100 << 10,
};

/* What rc of a call on db means. */
static enum err db_error(sqlite3 *db, int rc)
{
    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return ERR_OK;
    case SQLITE_FULL:
        return ERR_NO_SPACE;
    case SQLITE_READONLY:
        /* Somebody put another file in its place: not this connection's file any more. */
        return rc == SQLITE_READONLY_DBMOVED ? ERR_UNAVAILABLE : ERR_READ_ONLY;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ERR_READ_ONLY;
    case SQLITE_ERROR: /* our statements are fixed: a table is not what it was */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ERR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_TOOBIG:
        return ERR_LIMIT;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ERR_BAD_DATA;
    case SQLITE_CANTOPEN: {
        int errnum = db ? sqlite3_system_errno(db) : 0;
        enum err e = errnum ? err_from_errno(errnum) : ERR_IO;
        /* "Not found" is for rows: a file that went away is a store that went away. */
        return e == ERR_NOT_FOUND ? ERR_UNAVAILABLE : e;
    }
    case SQLITE_IOERR: {
        enum err e = err_from_errno(db ? sqlite3_system_errno(db) : 0);
        return e == ERR_NO_SPACE || e == ERR_READ_ONLY ? e : ERR_IO;
    }
    }
    return ERR_IO;
}

/* A path as SQLite's URI: what could be read as a query or a fragment is escaped. */
static void put_uri(struct buf *b, const char *path)
{
    buf_puts(b, "file:");
    for (const char *p = path; *p; p++) {
        if (isalnum((unsigned char)*p) || strchr("/._-~", *p)) {
            buf_add(b, p, 1);
        } else {
            buf_printf(b, "%%%02X", (unsigned char)*p);
        }
    }
    buf_puts(b, "?immutable=1");
}

static enum err harden(sqlite3 *db)
{
    static const struct { int option, on; } config[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},       {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},   {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (size_t i = 0; i < sizeof config / sizeof *config; i++) {
        int rc = sqlite3_db_config(db, config[i].option, config[i].on, NULL);
        if (rc != SQLITE_OK) {
            return db_error(db, rc);
        }
    }
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(db, BUSY_MS);
    return db_exec(db, "PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"
                       "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048");
}

enum err db_open(sqlite3 **ret, const char *path, enum db_access access)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    struct buf uri = {0};
    switch (access) {
    case DB_WRITE:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case DB_READ:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case DB_IMMUTABLE:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        put_uri(&uri, path);
        path = uri.data;
        break;
    }
    sqlite3 *db = NULL;
    enum err e = db_error(db, sqlite3_open_v2(path, &db, flags, NULL));
    if (e != ERR_OK && db) {
        e = db_error(db, sqlite3_extended_errcode(db));
    }
    buf_done(&uri);
    if (e == ERR_OK) {
        e = harden(db);
    }
    if (e != ERR_OK) {
        db_close(db);
        return e;
    }
    *ret = db;
    return ERR_OK;
}

enum err db_open_memory(sqlite3 **ret, const void *bytes, size_t n)
{
    sqlite3 *db = NULL;
    enum err e = db_open(&db, ":memory:", DB_WRITE);
    if (e == ERR_OK && bytes) {
        /* It is only read: SQLite asks for bytes that it could write. */
        unsigned char *file = (unsigned char *)(uintptr_t)bytes;
        e = n == 0 ? ERR_CORRUPT
                   : db_error(db, sqlite3_deserialize(db, "main", file, (sqlite3_int64)n,
                                                      (sqlite3_int64)n,
                                                      SQLITE_DESERIALIZE_READONLY));
    }
    if (e != ERR_OK) {
        db_close(db);
        return e;
    }
    *ret = db;
    return ERR_OK;
}

void db_close(sqlite3 *db)
{
    sqlite3_close_v2(db);
}

enum err db_exec(sqlite3 *db, const char *sql)
{
    return db_error(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

enum err db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **ret)
{
    return db_error(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, ret, NULL));
}

enum err db_step(sqlite3_stmt *s, bool *ret_row)
{
    int rc = sqlite3_step(s);
    if (rc == SQLITE_ROW) {
        *ret_row = true;
        return ERR_OK;
    }
    enum err e = db_error(sqlite3_db_handle(s), rc);
    sqlite3_reset(s);
    if (e == ERR_OK) {
        *ret_row = false;
    }
    return e;
}

enum err db_number(sqlite3 *db, const char *sql, int64_t *ret)
{
    sqlite3_stmt *s = NULL;
    enum err e = db_prepare(db, sql, &s);
    bool row = false;
    if (e == ERR_OK) {
        e = db_step(s, &row);
    }
    if (e == ERR_OK && row) {
        *ret = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    return e == ERR_OK && !row ? ERR_NOT_FOUND : e;
}

enum err db_check(sqlite3 *db, bool full)
{
    sqlite3_stmt *s = NULL;
    enum err e = db_prepare(db, full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", &s);
    bool row = false;
    if (e == ERR_OK) {
        e = db_step(s, &row);
    }
    if (e == ERR_OK && !(row && str_equal(db_text(s, 0), "ok"))) {
        e = ERR_CORRUPT;
    }
    sqlite3_finalize(s);
    return e;
}

enum err db_identify(sqlite3 *db, int64_t id, int64_t version)
{
    int64_t found_id = 0, found = 0;
    enum err e = db_number(db, "PRAGMA application_id", &found_id);
    if (e == ERR_OK) {
        e = db_number(db, "PRAGMA user_version", &found);
    }
    if (e != ERR_OK) {
        return e;
    }
    if (found_id != id || found < 1) {
        return ERR_CORRUPT;
    }
    return found > version ? ERR_NEWER : ERR_OK;
}

enum err db_copy(sqlite3 *from, const char *path)
{
    sqlite3 *to = NULL;
    enum err e = db_open(&to, path, DB_WRITE);
    if (e != ERR_OK) {
        return e;
    }
    sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
    if (b) {
        /* All pages in one step: a copy that starts again at every commit might never end. */
        int rc = sqlite3_backup_step(b, -1);
        int finish = sqlite3_backup_finish(b);
        e = db_error(to, rc == SQLITE_DONE ? finish : rc);
    } else {
        e = db_error(to, sqlite3_extended_errcode(to));
    }
    db_close(to);
    return e;
}

const char *db_text(sqlite3_stmt *s, int column)
{
    const unsigned char *text = sqlite3_column_text(s, column);
    return text ? (const char *)text : "";
}

void db_bind(sqlite3_stmt *s, int parameter, const char *text)
{
    sqlite3_bind_text(s, parameter, text, -1, SQLITE_STATIC);
}
