/* What the files of store/ share. Not for others. */
#ifndef STORE_STORE_IMPL_H
#define STORE_STORE_IMPL_H

#include "content/db.h"
#include "platform/fs.h"
#include "store/store.h"

#define STORE_APPLICATION_ID 0x42726d4b /* "BrmK" */
#define STORE_OPTOUT_ERASED "opt-out erased" /* an event: backups before it may still have it */

enum { STORE_ASIDE_NAME = 64 }; /* bytes of the name of a file that is set aside */

enum store_statement {
    STORE_FIND_DUPLICATE,
    STORE_COUNT_SIGNED,
    STORE_INSERT,
    STORE_INSERT_ALSO,
    STORE_ERASE,
    STORE_ERASE_ALSO,
    STORE_ERASE_REASONS,
    STORE_WANT_SCRUB,
    STORE_SET_STATE,
    STORE_SET_RECEIVER,
    STORE_SET_MESSAGE,
    STORE_KEEP_MESSAGE,
    STORE_EVENT,
    STORE_GET,
    STORE_ALSO,
    STORE_BEFORE,
    STORE_OF_PERSON,
    STORE_PAGE,
    STORE_PAGE_ALL,
    STORE_NEWEST,
    STORE_OLDEST_HELD,
    STORE_EVENTS,
    STORE_OPTOUT_ADD,
    STORE_OPTOUT_REMOVE,
    STORE_OPTOUT_LIST,
    STORE_OPTOUT_ERASE,
    STORE_OPTOUT_FORGET,
    STORE_PIN,
    STORE_SET_PIN,
    STORE_COUNT_PIN,
    STORE_STATEMENTS,
};

struct store {
    sqlite3 *db;
    bool can_write;
    bool batch;                                 /* between store_begin and store_commit */
    sqlite3_stmt *statement[STORE_STATEMENTS];
    char dir[FS_PATH_MAX];
    msec counted;      /* up to this moment a lock of the PIN was counted down */
    bool counting;     /* counted is known */
};

/* Prepares all statements: ERR_CORRUPT when the tables are not those of store_version. */
enum err store_prepare(struct store *s) MUST_CHECK;
/* Ready to be bound: nothing is left of its last use. */
sqlite3_stmt *store_statement(struct store *s, enum store_statement which);
/* Runs a statement that changes something and leaves it reset. */
enum err store_run(sqlite3_stmt *q) MUST_CHECK;
/* What belongs together stands between these two. end commits when e is ERR_OK; otherwise it takes
 * everything back and returns e. Within a batch both leave that to store_commit. */
enum err store_begin_change(struct store *s) MUST_CHECK;
enum err store_end_change(struct store *s, enum err e) MUST_CHECK;
/* Writes into the audit table; id 0: it is about no note. NULL is "". */
enum err store_add_event(struct store *s, int64_t id, const char *what, const char *who,
                         const char *reason) MUST_CHECK;

/* ERR_BAD_DATA or ERR_LIMIT when the row cannot be a note. */
enum err store_check_row(const struct kudos_row *r) MUST_CHECK;
/* What equal notes have in common, whatever their state, day and value. */
int64_t store_digest(const struct kudos_row *r);
/* The receivers of r after the first, as those of the note id. */
enum err store_insert_also(struct store *s, int64_t id, const struct kudos_row *r) MUST_CHECK;
/* Reads up to limit rows of a statement that gives STORE_COLUMNS, with all their receivers. */
enum err store_read_rows(struct store *s, sqlite3_stmt *q, struct arena *a, struct kudos_row *rows,
                         unsigned limit, unsigned *ret_n) MUST_CHECK;
#define STORE_COLUMNS                                                                              \
    "id, state, from_key, from_name, from_department, to_key, to_name, to_department,"             \
    " message, value, reason, day, created_utc, source"

/* The number of the newest migration, and the way there. */
extern const int64_t store_version;
enum err store_migrate(sqlite3 *db) MUST_CHECK;

bool store_has_backups(const char *dir);
/* Sets the damaged file aside and puts the newest good backup in its place, if there is one.
 * ret_aside: the name it has now, "" when there was none. */
enum err store_repair(const char *dir, char ret_aside[static STORE_ASIDE_NAME],
                      struct diag *d) MUST_CHECK;
/* What people asked not to show since that backup, as far as it can be read in the file of that
 * name in the folder, which was set aside. */
void store_optout_carry(struct store *s, const char *aside);
/* One process at a time opens, repairs and makes backups; otherwise a second one could set aside
 * what the first has just restored. Close the result; -1 when dir cannot be opened. */
int store_lock_dir(const char *dir);
/* Others on the machine need not read notes, and a PIN of four digits is guessed from its hash
 * within minutes. What root makes belongs to the owner of the folder, who has to use it. */
void store_keep_private(const char *path);

#endif
