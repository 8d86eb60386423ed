/* The rows of a generation, in whatever database they are. Shared by the files of content/. */
#ifndef CONTENT_TABLES_H
#define CONTENT_TABLES_H

#include "content/generation.h"
#include "content/keys.h"

/* Zeroed = none. */
struct content_rows {
    sqlite3 *db;               /* borrowed */
    sqlite3_stmt *insert[CONTENT_PART_COUNT];
    struct keys keys[CONTENT_PART_COUNT];
};

/* Makes the tables of all parts in an empty database. rows_done after any result. */
enum err rows_begin(struct content_rows *r, sqlite3 *db) MUST_CHECK;
/* One value for each column of the part. ERR_BAD_DATA for what does not fit its column, and for a
 * key that is there already. */
enum err rows_add(struct content_rows *r, unsigned part, const char *const *value) MUST_CHECK;
/* Removes all rows of the part. */
enum err rows_clear(struct content_rows *r, unsigned part) MUST_CHECK;
/* All rows of all parts of another database of ours. */
enum err rows_copy(struct content_rows *r, sqlite3 *from) MUST_CHECK;
/* The same of a database that a stranger may have written: every text is passed through
 * text_clean, at most CAP_TABLE_ROWS of a part (ERR_LIMIT above). hash: of what was added. */
enum err rows_take(struct content_rows *r, sqlite3 *from, char hash[static 65]) MUST_CHECK;
/* Accepts zeroed ones. */
void rows_done(struct content_rows *r);

/* Two generations with equal rows have equal hashes (SHA-256), whatever their files look like. */
enum err rows_hash(sqlite3 *db, char ret[static 65]) MUST_CHECK;

#endif
