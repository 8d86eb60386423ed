/* SQLite as this project uses it: hardened connections, and enum err instead of result codes. Used
 * by content/ and store/, the only folders that know sqlite3.h.
 *
 * A connection belongs to one thread. Nothing a file says is trusted: no extensions, no schema
 * functions, no memory mapping, no ATTACH, and cells are checked when a page is read. */
#ifndef CONTENT_DB_H
#define CONTENT_DB_H

#include "base/err.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum db_access {
    DB_WRITE,     /* created when missing */
    DB_READ,
    DB_IMMUTABLE, /* nobody writes it any more: no locks, no journal is looked for */
};

/* Opening reads nothing yet: a damaged file shows at the first statement. */
enum err db_open(sqlite3 **ret, const char *path, enum db_access access) MUST_CHECK;
/* A database in memory: a new one for NULL, or one whose file's bytes are given (borrowed until
 * db_close); that one is read-only. What somebody else can still write is read once and then worked
 * on as it was. */
enum err db_open_memory(sqlite3 **ret, const void *bytes, size_t n) MUST_CHECK;
/* Accepts NULL. Statements must be finalised before. */
void db_close(sqlite3 *db);

/* One or more statements without results. */
enum err db_exec(sqlite3 *db, const char *sql) MUST_CHECK;
enum err db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **ret) MUST_CHECK;
/* Steps. *ret_row: there is a row; otherwise the statement has been reset and can run again. */
enum err db_step(sqlite3_stmt *s, bool *ret_row) MUST_CHECK;
/* The single number that sql gives; ERR_NOT_FOUND when it gives no row. */
enum err db_number(sqlite3 *db, const char *sql, int64_t *ret) MUST_CHECK;
/* ERR_CORRUPT when the file is not sound. full: indexes against their tables as well (slower). */
enum err db_check(sqlite3 *db, bool full) MUST_CHECK;
/* Copies a whole database into path through SQLite, so that nobody's commit is seen in half; path
 * must not exist. Not fsynced. */
enum err db_copy(sqlite3 *from, const char *path) MUST_CHECK;
/* ERR_OK when application_id is id and user_version is 1..version; ERR_NEWER above, ERR_CORRUPT for
 * everything else. */
enum err db_identify(sqlite3 *db, int64_t id, int64_t version) MUST_CHECK;

/* Borrowed until the next step; "" for NULL. */
const char *db_text(sqlite3_stmt *s, int column);
/* The string is borrowed until the statement has been reset; NULL binds SQL NULL. */
void db_bind(sqlite3_stmt *s, int parameter, const char *text);

#endif
