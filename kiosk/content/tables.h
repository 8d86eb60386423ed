/* The rows of a generation, in whatever database they are. Shared by the files of content/. */
#ifndef CONTENT_TABLES_H
#define CONTENT_TABLES_H

#include "content/generation.h"

/* Zeroed = none. */
struct content_rows {
    sqlite3 *db;               /* borrowed */
    sqlite3_stmt *insert[CONTENT_PART_COUNT];
};

/* Makes the tables of all parts in an empty database. rows_done after any result. */
enum err rows_begin(struct content_rows *r, sqlite3 *db) MUST_CHECK;
/* One value for each column of the part. */
enum err rows_add(struct content_rows *r, unsigned part, const char *const *value) MUST_CHECK;
/* All rows of all parts of another database. clean: every text is passed through text_clean, at
 * most CAP_TABLE_ROWS of a part (ERR_LIMIT above), for a database that a stranger may have
 * written. */
enum err rows_copy(struct content_rows *r, sqlite3 *from, bool clean) MUST_CHECK;
/* Accepts zeroed ones. */
void rows_done(struct content_rows *r);

/* SHA-256 over the SHA-256 of each part: two generations with equal rows have equal hashes,
 * whatever their files look like. */
enum err rows_hash(sqlite3 *db, char ret[static 65]) MUST_CHECK;

#endif
