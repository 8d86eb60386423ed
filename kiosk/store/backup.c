#include "store/store_impl.h"

#include "platform/clock.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A little less than a day: a screen that is switched on every morning gets one each day. */
enum { BACKUP_AGE_S = 20 * 3600 };

/* A whole, sound file of ours (integrity_check), of a version that we can read. */
static enum err verify(const char *path)
{
    sqlite3 *db = NULL;
    enum err e = db_open(&db, path, DB_READ);
    if (e == ERR_OK) {
        e = db_identify(db, STORE_APPLICATION_ID, store_version);
    }
    if (e == ERR_OK) {
        e = db_check(db, true);
    }
    db_close(db);
    return e;
}

static enum err sync_parent(const char *path)
{
    char dir[FS_PATH_MAX];
    if (!str_copy(dir, sizeof dir, path)) {
        return ERR_LIMIT;
    }
    char *slash = strrchr(dir, '/');
    if (slash) {
        slash[slash == dir] = '\0';
    }
    return fs_sync_dir(slash ? dir : ".");
}

/* Copies from to path by way of path.tmp: verified, fsynced, renamed over what was there. */
static enum err copy_verified(sqlite3 *from, const char *path)
{
    char part[FS_PATH_MAX];
    if (!str_format(part, sizeof part, "%s.tmp", path)) {
        return ERR_LIMIT;
    }
    if (unlink(part) != 0 && errno != ENOENT) {
        return err_from_errno(errno);
    }
    enum err e = db_copy(from, part);
    store_keep_private(part);
    if (e == ERR_OK) {
        e = verify(part);
    }
    if (e == ERR_OK) {
        e = fs_sync_file(part);
    }
    if (e == ERR_OK && rename(part, path) != 0) {
        e = err_from_errno(errno);
    }
    if (e != ERR_OK) {
        unlink(part);
        return e;
    }
    return sync_parent(path);
}

enum err store_backup(struct store *s, const char *path, struct diag *d)
{
    enum err e = copy_verified(s->db, path);
    if (e != ERR_OK) {
        diag_set(d, e, path, 0, 0, "The backup could not be written: %s.", err_name(e));
    }
    return e;
}

static bool backup_path(char dst[static FS_PATH_MAX], const char *dir, unsigned number)
{
    return str_format(dst, FS_PATH_MAX, "%s/backups/kudos-%06u.db", dir, number);
}

/* The highest number below limit, 0 when there is none. Numbers, not times: the clock of a Pi may
 * have been wrong when a backup was made. */
static unsigned backup_below(const char *dir, unsigned limit)
{
    char path[FS_PATH_MAX];
    DIR *d = fs_join(path, dir, "backups") ? opendir(path) : NULL;
    unsigned best = 0;
    for (struct dirent *entry; d && (entry = readdir(d));) {
        unsigned number = 0;
        char rest[8] = "";
        if (sscanf(entry->d_name, "kudos-%9u.%7s", &number, rest) == 2 && str_equal(rest, "db") &&
            number < limit && number > best) {
            best = number;
        }
    }
    if (d) {
        closedir(d);
    }
    return best;
}

bool store_has_backups(const char *dir)
{
    return backup_below(dir, UINT_MAX) > 0;
}

/* Grows with every change: a note added gives a note's id away, all else an event's. */
static enum err change_mark(sqlite3 *db, int64_t *ret)
{
    return db_number(db, "SELECT coalesce(sum(seq), 0) FROM sqlite_sequence", ret);
}

static bool backup_is_due(struct store *s, unsigned newest)
{
    char path[FS_PATH_MAX];
    int64_t now = 0, then = 0;
    if (newest == 0) {
        return change_mark(s->db, &now) == ERR_OK && now > 0;
    }
    struct clock clock;
    clock_init_system(&clock);
    struct stat st;
    if (!backup_path(path, s->dir, newest) || stat(path, &st) != 0) {
        return true;
    }
    int64_t age = clock_utc(&clock) - (int64_t)st.st_mtime;
    if (age >= 0 && age < BACKUP_AGE_S) {
        return false;
    }
    sqlite3 *db = NULL;
    enum err e = db_open(&db, path, DB_READ);
    if (e == ERR_OK) {
        e = change_mark(db, &then);
    }
    db_close(db);
    return change_mark(s->db, &now) == ERR_OK && (e != ERR_OK || now != then);
}

/* Whether the backup still has the note id, which was erased; with_names: whether it thanks more
 * people than the note does now. */
static enum err keeps(sqlite3 *live, sqlite3 *backup, int64_t id, bool names, bool *ret)
{
    char query[96];
    int64_t then = 0, now = 0;
    str_format(query, sizeof query, "SELECT count(*) FROM %s=%lld",
               names ? "kudos_also WHERE kudos" : "kudos WHERE id", (long long)id);
    enum err e = db_number(backup, query, &then);
    if (e == ERR_OK) {
        e = db_number(live, query, &now);
    }
    *ret = *ret || then > now;
    return e;
}

static enum err find_erased(sqlite3 *live, sqlite3 *backup, bool *ret)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(live, "SELECT DISTINCT kudos, what='name erased' FROM kudos_event"
                                  " WHERE what IN ('erased', 'name erased')", &q);
    while (e == ERR_OK && !*ret && (e = db_step(q, &row)) == ERR_OK && row) {
        e = keeps(live, backup, sqlite3_column_int64(q, 0), sqlite3_column_int(q, 1) != 0, ret);
    }
    sqlite3_finalize(q);
    return e;
}

/* Whether the backup was made before opt-outs were erased, and has some: which, nobody knows any
 * more. Of all events about no note only theirs have a reason. */
static enum err find_erased_optouts(sqlite3 *live, sqlite3 *backup, bool *ret)
{
    int64_t erased = 0, newest = 0, some = 0;
    enum err e = db_number(live, "SELECT coalesce(max(id), 0) FROM kudos_event"
                                 " WHERE what='" STORE_OPTOUT_ERASED "'", &erased);
    if (e == ERR_OK) {
        e = db_number(backup, "SELECT coalesce(max(id), 0) FROM kudos_event", &newest);
    }
    if (e == ERR_OK) {
        e = db_number(backup, "SELECT count(*) FROM kudos_event WHERE kudos=0 AND reason <> ''",
                      &some);
    }
    *ret = *ret || (newest < erased && some > 0);
    return e;
}

/* Whether a backup has what was erased since it was made. One that is damaged may have it; one that
 * cannot be read just now is looked at again after the next backup. */
static bool has_erased(struct store *s, const char *path)
{
    sqlite3 *db = NULL;
    bool has = false;
    enum err e = db_open(&db, path, DB_READ);
    if (e == ERR_OK) {
        e = find_erased(s->db, db, &has);
    }
    if (e == ERR_OK && !has) {
        e = find_erased_optouts(s->db, db, &has);
    }
    db_close(db);
    return has || e == ERR_CORRUPT;
}

static bool some_have_erased(struct store *s)
{
    char path[FS_PATH_MAX];
    bool some = false;
    for (unsigned n = UINT_MAX; !some && (n = backup_below(s->dir, n)) > 0;) {
        some = backup_path(path, s->dir, n) && has_erased(s, path);
    }
    return some;
}

/* Of the backups before the newest. */
static void remove_old(struct store *s, unsigned newest)
{
    char path[FS_PATH_MAX];
    unsigned kept = 1;
    for (unsigned n = newest; (n = backup_below(s->dir, n)) > 0;) {
        if (!backup_path(path, s->dir, n)) {
            continue;
        }
        if (kept >= STORE_KEPT_BACKUPS || has_erased(s, path)) {
            unlink(path);
        } else {
            kept++;
        }
    }
}

static enum err make_backup(struct store *s, unsigned number, struct diag *d)
{
    char path[FS_PATH_MAX];
    enum err e = fs_join(path, s->dir, "backups") ? fs_make_dirs(path) : ERR_LIMIT;
    if (e == ERR_OK) {
        e = store_scrub(s);
    }
    if (e == ERR_OK && !backup_path(path, s->dir, number)) {
        e = ERR_LIMIT;
    }
    if (e != ERR_OK) {
        return diag_set(d, e, s->dir, 0, 0, "No backup was made: %s.", err_name(e));
    }
    e = store_backup(s, path, d);
    if (e == ERR_OK) {
        remove_old(s, number);
    }
    return e;
}

static enum err backup_if(struct store *s, bool (*due)(struct store *s, unsigned newest),
                          bool *ret_made, struct diag *d)
{
    if (!s->can_write) {
        *ret_made = false;
        return ERR_OK;
    }
    int lock = store_lock_dir(s->dir);
    unsigned newest = backup_below(s->dir, UINT_MAX);
    bool make = due(s, newest);
    enum err e = make ? make_backup(s, newest + 1, d) : ERR_OK;
    if (!make && newest > 0) {
        remove_old(s, newest); /* the last time may have been cut off before that */
    }
    if (lock >= 0) {
        close(lock);
    }
    if (e == ERR_OK) {
        *ret_made = make;
    }
    return e;
}

enum err store_backup_daily(struct store *s, bool *ret_made, struct diag *d)
{
    return backup_if(s, backup_is_due, ret_made, d);
}

static bool erasure_is_due(struct store *s, unsigned newest)
{
    return newest > 0 && some_have_erased(s);
}

enum err store_backup_erased(struct store *s, bool *ret_made, struct diag *d)
{
    return backup_if(s, erasure_is_due, ret_made, d);
}

void store_list_aside(const char *dir, struct buf *ret)
{
    DIR *d = opendir(dir);
    for (struct dirent *entry; d && (entry = readdir(d));) {
        if (strncmp(entry->d_name, "kudos.db.", 9) == 0) {
            buf_printf(ret, "%s\n", entry->d_name);
        }
    }
    if (d) {
        closedir(d);
    }
}

/* kudos.db.damaged-20261123T114200Z; with a number behind it when that is taken. */
static bool free_name(const char *dir, const char *why, char ret[static STORE_ASIDE_NAME])
{
    struct clock clock;
    clock_init_system(&clock);
    time_t now = (time_t)clock_utc(&clock);
    struct tm tm;
    char stamp[32] = "", path[FS_PATH_MAX];
    if (gmtime_r(&now, &tm)) {
        strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &tm);
    }
    for (unsigned n = 1; n < 1000; n++) {
        bool fits = n == 1 ? str_format(ret, STORE_ASIDE_NAME, "kudos.db.%s-%s", why, stamp)
                           : str_format(ret, STORE_ASIDE_NAME, "kudos.db.%s-%s-%u", why, stamp, n);
        struct stat st;
        if (fits && fs_join(path, dir, ret) && lstat(path, &st) != 0) {
            return true;
        }
    }
    return false;
}

/* ERR_OK when there is nothing to move. */
static enum err move(const char *dir, const char *from, const char *to)
{
    char a[FS_PATH_MAX], b[FS_PATH_MAX];
    if (!fs_join(a, dir, from) || !fs_join(b, dir, to)) {
        return ERR_LIMIT;
    }
    return rename(a, b) == 0 || errno == ENOENT ? ERR_OK : err_from_errno(errno);
}

/* Renames dir/kudos.db and its journal to kudos.db.<why>-<UTC>; ret_name gets the new name, "" when
 * there was nothing. */
static enum err set_aside(const char *dir, const char *why, char ret_name[static STORE_ASIDE_NAME])
{
    char name[STORE_ASIDE_NAME], journal[STORE_ASIDE_NAME + 16], path[FS_PATH_MAX];
    struct stat st;
    if (!fs_join(path, dir, "kudos.db") || !free_name(dir, why, name)) {
        return ERR_LIMIT;
    }
    bool there = lstat(path, &st) == 0;
    /* The journal goes first: left behind it would be rolled back into the file that comes next. */
    str_format(journal, sizeof journal, "%s-journal", name);
    enum err e = move(dir, "kudos.db-journal", journal);
    if (e == ERR_OK) {
        e = move(dir, "kudos.db", name);
    }
    if (e == ERR_OK) {
        e = fs_sync_dir(dir);
    }
    if (e == ERR_OK) {
        str_copy(ret_name, STORE_ASIDE_NAME, there ? name : "");
    }
    return e;
}

/* ERR_CORRUPT when that backup is no good. */
static enum err restore_backup(const char *dir, unsigned number)
{
    char path[FS_PATH_MAX], live[FS_PATH_MAX];
    if (!backup_path(path, dir, number) || !fs_join(live, dir, "kudos.db")) {
        return ERR_LIMIT;
    }
    if (verify(path) != ERR_OK) {
        return ERR_CORRUPT;
    }
    sqlite3 *db = NULL;
    enum err e = db_open(&db, path, DB_READ);
    if (e == ERR_OK) {
        e = copy_verified(db, live);
    }
    db_close(db);
    return e;
}

enum err store_repair(const char *dir, char ret_aside[static STORE_ASIDE_NAME], struct diag *d)
{
    char kept[128] = "The file of notes was missing.";
    enum err e = set_aside(dir, "damaged", ret_aside);
    if (e != ERR_OK) {
        return e;
    }
    if (!str_empty(ret_aside)) {
        str_format(kept, sizeof kept, "The file of notes was damaged and is kept as %s.",
                   ret_aside);
    }
    for (unsigned n = UINT_MAX; (n = backup_below(dir, n)) > 0;) {
        e = restore_backup(dir, n);
        if (e == ERR_OK) {
            return diag_set(d, ERR_OK, "kudos.db", 0, 0, "%s Backup kudos-%06u.db took its place.",
                            kept, n);
        }
        if (e != ERR_CORRUPT) {
            return e; /* a full or failing card: the next attempt finds the backups again */
        }
    }
    return diag_set(d, ERR_OK, "kudos.db", 0, 0, "%s There is no good backup; a new one begins.",
                    kept);
}

/* An older file in the place of the one called aside. */
static void carry_optouts(const char *dir, const char *aside)
{
    struct diag d;
    struct store *s = NULL;
    if (store_open(&s, dir, &d) == ERR_OK) {
        store_optout_carry(s, aside);
        store_close(s);
    }
}

enum err store_restore(const char *dir, const char *file, struct diag *d)
{
    char live[FS_PATH_MAX], part[FS_PATH_MAX], name[STORE_ASIDE_NAME];
    if (!fs_join(live, dir, "kudos.db") || !fs_join(part, dir, "kudos.db.restore")) {
        return diag_set(d, ERR_LIMIT, file, 0, 0, "The path is too long.");
    }
    struct stat st;
    enum err e = stat(file, &st) == 0 ? fs_make_dirs(dir) : err_from_errno(errno);
    if (e == ERR_OK) {
        e = verify(file);
    }
    sqlite3 *db = NULL;
    if (e == ERR_OK) {
        e = db_open(&db, file, DB_READ);
    }
    if (e == ERR_OK) {
        e = copy_verified(db, part);
    }
    db_close(db);
    if (e != ERR_OK) {
        return diag_set(d, e, file, 0, 0, "This backup cannot be used: %s.", err_name(e));
    }
    e = set_aside(dir, "before-restore", name);
    if (e == ERR_OK && rename(part, live) != 0) {
        e = err_from_errno(errno);
    }
    if (e == ERR_OK) {
        e = fs_sync_dir(dir);
    }
    if (e != ERR_OK) {
        unlink(part);
        return diag_set(d, e, "kudos.db", 0, 0, "The notes were not replaced: %s.", err_name(e));
    }
    carry_optouts(dir, name);
    return ERR_OK;
}
