/* What the files of store/ share. Not for others. */
#ifndef STORE_STORE_IMPL_H
#define STORE_STORE_IMPL_H

#include "content/db.h"
#include "platform/fs.h"
#include "store/store.h"

#define STORE_APPLICATION_ID 0x42726d4b /* "BrmK" */

enum store_statement {
    STORE_FIND_DUPLICATE,
    STORE_INSERT,
    STORE_ERASE,
    STORE_SET_STATE,
    STORE_EVENT,
    STORE_GET,
    STORE_PAGE,
    STORE_PAGE_ALL,
    STORE_NEWEST,
    STORE_STATEMENTS,
};

struct store {
    sqlite3 *db;
    bool can_write;
    bool batch;                                 /* between store_begin and store_commit */
    sqlite3_stmt *statement[STORE_STATEMENTS];
    char dir[FS_PATH_MAX];
};

/* Prepares all statements: ERR_CORRUPT when the tables are not those of store_version. */
enum err store_prepare(struct store *s) MUST_CHECK;

/* The number of the newest migration. */
extern const int64_t store_version;

/* A whole, sound file of ours (integrity_check), of a version that we can read. */
enum err store_verify(const char *path) MUST_CHECK;
/* Copies from to path by way of path.tmp: verified, fsynced, renamed over what was there. */
enum err store_copy_verified(sqlite3 *from, const char *path) MUST_CHECK;
/* Renames dir/kudos.db and its journal to kudos.db.<why>-<UTC>; ret_name gets the new name, "" when
 * there was nothing. */
enum err store_set_aside(const char *dir, const char *why, char ret_name[static 64]) MUST_CHECK;
bool store_has_backups(const char *dir);
/* Sets the damaged file aside and puts the newest good backup in its place, if there is one. */
enum err store_repair(const char *dir, struct diag *d) MUST_CHECK;

#endif
