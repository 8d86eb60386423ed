/* kudos.db: what employees write. One file, one owner, never touched by an import.
 *
 * struct store is one connection with the statements; the kiosk's lives on the store thread
 * (store_thread.h), kioskctl opens its own (rollback journal and busy timeout make that safe;
 * synchronous=EXTRA makes a commit survive a power cut, platform-facts.md §4). A damaged file is
 * set aside as kudos.db.damaged-<time>, never deleted; the newest good backup takes its place,
 * with what people asked not to show as far as the damaged one still says so. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "base/str.h"
#include "model/intent.h"
#include "model/model.h"
#include "model/optout.h"

struct store;

enum kudos_state { KUDOS_SHOWN, KUDOS_HELD, KUDOS_REJECTED, KUDOS_HIDDEN };
const char *kudos_state_name(enum kudos_state s);     /* "shown", … */
bool kudos_state_find(const char *name, enum kudos_state *ret);

struct kudos_receiver {
    const char *key, *name, *department;
};

/* A note as stored. Strings are borrowed on the way in, in the caller's arena on the way out. Not
 * signed by name: from_key and from_name are "", from_department may be. To a whole department:
 * to_key and to_name are "". */
struct kudos_row {
    int64_t id;                    /* 0 when new */
    enum kudos_state state;
    const char *from_key, *from_name, *from_department;
    const char *to_key, *to_name, *to_department;
    const struct kudos_receiver *also; unsigned also_count; /* thanked with the first, in order */
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

struct store_limits {
    bool session_full;             /* so many notes were written at the panel already */
    unsigned per_person;           /* notes of the panel on one day from one signer to one person
                                      alone; a signer without a name is the department. 0: any */
};
struct store_posted {
    enum outcome outcome;          /* SHOWN, HELD, ENOUGH, ENOUGH_FOR */
    int64_t id;                    /* 0 when it was refused */
    bool again;                    /* the same note was there: no limit counts it */
};
/* The same within limits, which are looked at in the transaction that adds. */
enum err store_kudos_post(struct store *s, const struct kudos_row *row,
                          const struct store_limits *limits, struct store_posted *ret) MUST_CHECK;

/* What follows is each one transaction, with an event in the audit table that says who; "" is as
 * good as NULL there. ERR_NOT_FOUND when there is no such note. */
enum err store_kudos_set_state(struct store *s, int64_t id, enum kudos_state state,
                               const char *who, const char *reason) MUST_CHECK;
/* A shown note is held for review; one that is not shown stays as it is. */
enum err store_kudos_flag(struct store *s, int64_t id, const char *who) MUST_CHECK;
/* Shown; with a message that is not "": in these words. The old ones are kept until the note is
 * erased. */
enum err store_kudos_approve(struct store *s, int64_t id, const char *message,
                             const char *who) MUST_CHECK;
/* Erases the note, what it said before edits, and the reasons of its events. Copies may be left
 * between the rows until store_scrub, and in backups until store_backup_daily. */
enum err store_kudos_erase(struct store *s, int64_t id, const char *who) MUST_CHECK;
struct store_erased {
    unsigned notes;                /* erased as a whole */
    unsigned names;                /* notes to many from which one name was taken */
};
/* Somebody leaves: all notes from or to them, and their name from notes to many. key "" finds only
 * notes without keys (of another system), by name; so does name beside a key. */
enum err store_person_erase(struct store *s, const char *key, const char *name, const char *who,
                            struct store_erased *ret) MUST_CHECK;
/* Rewrites the file when something was erased since the last time: then no copy of it is left in
 * kudos.db. O(n), and as much room again on the disk. */
enum err store_scrub(struct store *s) MUST_CHECK;

enum err store_kudos_get(struct store *s, int64_t id, struct arena *a,
                         struct kudos_row *ret) MUST_CHECK;
/* What the note said before each of its edits, the oldest first, up to limit of them. */
enum err store_kudos_before(struct store *s, int64_t id, struct arena *a, const char **ret,
                            unsigned limit, unsigned *ret_n) MUST_CHECK;
/* Calls each with every note of that state (any state when all), newest first; stops when it
 * returns false. Memory does not grow with the table, and nothing is locked while each runs: a slow
 * reader does not hold up the screen. row is borrowed until each returns. */
typedef bool (*kudos_visitor)(void *ctx, const struct kudos_row *row);
enum err store_kudos_each(struct store *s, bool all, enum kudos_state state, kudos_visitor each,
                          void *ctx) MUST_CHECK;

/* Opt-outs: what people asked not to show of themselves (model/optout.h), by their key. They stay
 * when somebody leaves, for the day they come back. Each change is one transaction, with an event
 * for each kind that changed; its reason is the key. */
struct store_optout {
    enum optout_kind kind;
    const char *key, *name, *department; /* when they asked; in the caller's arena */
    int64_t at_utc;
};
/* What is hidden already stays as it is. *ret_changed: bits of what was not, ret may be NULL.
 * ERR_BAD_DATA without a key, a name or anything to hide; ERR_LIMIT for one that is too long. */
enum err store_optout_add(struct store *s, const struct optout *o, const char *who,
                          unsigned *ret_changed) MUST_CHECK;
/* Shows it again. *ret_changed: bits of what had been hidden. */
enum err store_optout_remove(struct store *s, const char *key, unsigned what, const char *who,
                             unsigned *ret_changed) MUST_CHECK;
/* All, by name and then kind; *ret is in the arena. */
enum err store_optout_list(struct store *s, struct arena *a, struct store_optout **ret,
                           unsigned *ret_n) MUST_CHECK;
/* Somebody has left and wants to be forgotten: removes the opt-outs under that key or, where it is
 * no key, that name, and the key from the events about them. Backups as store_kudos_erase.
 * *ret: how many. */
enum err store_optout_erase(struct store *s, const char *key_or_name, const char *who,
                            unsigned *ret) MUST_CHECK;

/* The audit table: every decision and every attempt, never changed. what is "shown", "held",
 * "rejected", "hidden", "flagged", "edited", "erased", "name erased", of an opt-out "birthday
 * hidden", "birthday shown" and so on or "opt-out erased", or of a PIN "pin set", "pin tried", "pin
 * wrong", "pin locked", "unlocked". */
struct store_event {
    int64_t id, kudos;             /* kudos 0: about no note */
    const char *what, *who, *reason;
    int64_t at_utc;
};
typedef bool (*store_event_visitor)(void *ctx, const struct store_event *event);
/* Oldest first, of one note or (kudos 0) all; as store_kudos_each. */
enum err store_events_each(struct store *s, int64_t kudos, store_event_visitor each,
                           void *ctx) MUST_CHECK;
/* One transaction around many adds (import). An add that fails for the disk's sake ends it: then
 * all later ones fail, and only store_rollback is left. */
enum err store_begin(struct store *s) MUST_CHECK;
enum err store_commit(struct store *s) MUST_CHECK;
void store_rollback(struct store *s);

/* Fills m->kudos with the shown notes of the last days days, at least the newest 12, at most
 * CAP_KUDOS_SHOWN, and m->held; colours come from m's departments. Takes out of m what people asked
 * not to show. Cost does not depend on the table's size, but on how many notes are held. */
enum err store_fill(struct store *s, struct model *m, unsigned days) MUST_CHECK;

/* Verified copy: sqlite3_backup to path.tmp, integrity_check, fsync, rename. */
enum err store_backup(struct store *s, const char *path, struct diag *d) MUST_CHECK;
enum { STORE_KEPT_BACKUPS = 3 };
/* Writes dir/backups/kudos-<number>.db when something changed since the newest one and that is at
 * least 20 hours old; keeps STORE_KEPT_BACKUPS. First scrubs; once the new one is verified, backups
 * that still have what was erased since go. *ret_made: there is a new one. */
enum err store_backup_daily(struct store *s, bool *ret_made, struct diag *d) MUST_CHECK;
/* The same at once if a backup still has what was erased, however young it is. */
enum err store_backup_erased(struct store *s, bool *ret_made, struct diag *d) MUST_CHECK;
/* Names of files in dir that were set aside (damaged, before a restore): they keep what was in them
 * until somebody deletes them. One a line. */
void store_list_aside(const char *dir, struct buf *ret);
/* Replaces dir/kudos.db by the file (verified first); the old one is kept beside it, and what
 * people asked not to show since stays hidden. Offline. */
enum err store_restore(const char *dir, const char *file, struct diag *d) MUST_CHECK;

struct store_counts { int64_t shown, held, rejected, hidden; };
/* O(n). */
enum err store_count(struct store *s, struct store_counts *ret) MUST_CHECK;
const char *store_sqlite_version(void);

#endif
