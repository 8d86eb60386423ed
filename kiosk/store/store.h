/* kudos.db: what employees write. One file, one owner, never touched by an import.
 *
 * struct store is one connection with the statements; the kiosk's lives on the store thread
 * (store_thread.h), kioskctl opens its own (rollback journal and busy timeout make that safe;
 * synchronous=EXTRA makes a commit survive a power cut, platform-facts.md §4). A damaged file is
 * set aside as kudos.db.damaged-<time>, never deleted; the newest good backup takes its place. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "base/str.h"
#include "model/model.h"

struct store;

enum kudos_state { KUDOS_SHOWN, KUDOS_HELD, KUDOS_REJECTED, KUDOS_HIDDEN };
const char *kudos_state_name(enum kudos_state s);     /* "shown", … */
bool kudos_state_find(const char *name, enum kudos_state *ret);

/* A note as stored. Strings are borrowed on the way in, in the caller's arena on the way out. */
struct kudos_row {
    int64_t id;                    /* 0 when new */
    enum kudos_state state;
    const char *from_key, *from_name, *from_department;
    const char *to_key, *to_name, *to_department;
    const char *message, *value, *reason; /* reason: why held or rejected */
    date day;                      /* local date it was written */
    int64_t created_utc;
    const char *source;            /* "panel", "import", "ctl" */
};

/* Opens or creates dir/kudos.db, migrates it, checks it (quick_check, O(n)). When dir cannot be
 * written the file is opened for reading: ERR_OK, store_can_write is false and d says so;
 * ERR_READ_ONLY when there is none. A damaged file is repaired here (set aside, restored; so is one
 * that is missing or empty while there are backups) and reported in d with ERR_OK. ERR_NEWER for a
 * file of a newer version, which stays as it is. d->text is "" when there is nothing to say. */
enum err store_open(struct store **ret_store, const char *dir, struct diag *d) MUST_CHECK;
void store_close(struct store *s);
bool store_can_write(const struct store *s);
/* Another file is in the place of the one that is open (a restore): close it and open again. */
bool store_moved(const struct store *s);

/* Durable when it returns ERR_OK. Duplicate of a row with equal people and message within the last
 * 60 s (panel) or ever (import): ERR_OK with the id of that row. */
enum err store_kudos_add(struct store *s, const struct kudos_row *row, int64_t *ret_id) MUST_CHECK;
/* Really erases the text from the file (secure_delete); a backup keeps it until it is replaced.
 * ERR_NOT_FOUND. */
enum err store_kudos_erase(struct store *s, int64_t id) MUST_CHECK;
/* approve, reject, hide; who and reason go into the audit table. ERR_NOT_FOUND. */
enum err store_kudos_set_state(struct store *s, int64_t id, enum kudos_state state,
                               const char *who, const char *reason) MUST_CHECK;
enum err store_kudos_get(struct store *s, int64_t id, struct arena *a,
                         struct kudos_row *ret) MUST_CHECK;
/* Calls each with every note of that state (any state when all), newest first; stops when it
 * returns false. Memory does not grow with the table, and nothing is locked while each runs: a slow
 * reader does not hold up the screen. row is borrowed until each returns. */
typedef bool (*kudos_visitor)(void *ctx, const struct kudos_row *row);
enum err store_kudos_each(struct store *s, bool all, enum kudos_state state, kudos_visitor each,
                          void *ctx) MUST_CHECK;
/* One transaction around many adds (import). An add that fails for the disk's sake ends it: then
 * all later ones fail, and only store_rollback is left. */
enum err store_begin(struct store *s) MUST_CHECK;
enum err store_commit(struct store *s) MUST_CHECK;
void store_rollback(struct store *s);

/* Fills m->kudos with the shown notes of the last days days, at least the newest 12, at most
 * CAP_KUDOS_SHOWN; colours come from m's departments. Cost does not depend on the table's size. */
enum err store_fill(struct store *s, struct model *m, unsigned days) MUST_CHECK;

/* Verified copy: sqlite3_backup to path.tmp, integrity_check, fsync, rename. */
enum err store_backup(struct store *s, const char *path, struct diag *d) MUST_CHECK;
enum { STORE_KEPT_BACKUPS = 3 };
/* Writes dir/backups/kudos-<number>.db when something changed since the newest one and that is at
 * least 20 hours old; keeps STORE_KEPT_BACKUPS. *ret_made: there is a new one. */
enum err store_backup_daily(struct store *s, bool *ret_made, struct diag *d) MUST_CHECK;
/* Replaces dir/kudos.db by the file (verified first); the old one is kept beside it. Offline. */
enum err store_restore(const char *dir, const char *file, struct diag *d) MUST_CHECK;

struct store_counts { int64_t shown, held, rejected, hidden; };
/* O(n). */
enum err store_count(struct store *s, struct store_counts *ret) MUST_CHECK;
const char *store_sqlite_version(void);

#endif
