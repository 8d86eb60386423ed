#include "store/store_impl.h"

#include "base/arena.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whose file it is, before anything is written to it. *ret_version is 0 for a new, empty one. */
static enum err identify(sqlite3 *db, int64_t *ret_version)
{
    int64_t tables = 0, id = 0, version = 0;
    enum err e = db_number(db, "SELECT count(*) FROM sqlite_schema", &tables);
    if (e == ERR_OK) {
        e = db_number(db, "PRAGMA application_id", &id);
    }
    if (e == ERR_OK && (tables > 0 || id != 0)) {
        e = db_identify(db, STORE_APPLICATION_ID, store_version);
        if (e == ERR_OK) {
            e = db_number(db, "PRAGMA user_version", &version);
        }
    }
    if (e == ERR_OK) {
        *ret_version = version;
    }
    return e;
}

/* Rollback journal, not WAL: SQLite up to 3.51.2 can damage a WAL file that two processes write,
 * and kioskctl writes beside the screen. EXTRA syncs the directory too, without which the last
 * commit may come undone after a power cut. */
static enum err use_rollback_journal(sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    bool row = false;
    enum err e = db_prepare(db, "PRAGMA journal_mode=DELETE", &s);
    if (e == ERR_OK) {
        e = db_step(s, &row);
    }
    if (e == ERR_OK && !(row && str_equal(db_text(s, 0), "delete"))) {
        e = ERR_BUSY; /* the answer is the old mode when somebody else has the file open in WAL */
    }
    sqlite3_finalize(s);
    return e == ERR_OK ? db_exec(db, "PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON") : e;
}

static void disconnect(struct store *s)
{
    for (unsigned i = 0; i < STORE_STATEMENTS; i++) {
        sqlite3_finalize(s->statement[i]);
        s->statement[i] = NULL;
    }
    db_close(s->db);
    s->db = NULL;
}

static enum err connect(struct store *s, const char *path, bool write)
{
    int64_t version = 0;
    enum err e = db_open(&s->db, path, write ? DB_WRITE : DB_READ);
    if (e != ERR_OK) {
        return e;
    }
    e = identify(s->db, &version);
    /* SQLite opens a file that it may not write for reading, without saying so. */
    s->can_write = write && sqlite3_db_readonly(s->db, "main") == 0;
    if (e == ERR_OK && s->can_write) {
        store_keep_private(path);
        e = use_rollback_journal(s->db);
    }
    if (e == ERR_OK && version < store_version) {
        e = s->can_write ? store_migrate(s->db) : ERR_READ_ONLY;
    }
    if (e == ERR_OK) {
        e = db_check(s->db, false);
    }
    if (e == ERR_OK) {
        e = store_prepare(s); /* a table that is not there shows now, not at the first note */
    }
    if (e != ERR_OK) {
        disconnect(s);
    }
    return e;
}

/* Not a file at all, or an empty or missing one where there were notes before. */
static bool lost(const char *dir, const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0 || (S_ISREG(st.st_mode) && st.st_size == 0)) {
        return store_has_backups(dir);
    }
    return !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode);
}

int store_lock_dir(const char *dir)
{
    int lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock >= 0) {
        flock(lock, LOCK_EX);
    }
    return lock;
}

void store_keep_private(const char *path)
{
    char dir[FS_PATH_MAX];
    struct stat st, above;
    if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
        return;
    }
    /* A card without modes or owners keeps what it has. */
    if ((st.st_mode & S_IRWXO) != 0) {
        (void)!chmod(path, st.st_mode & 07770);
    }
    str_copy(dir, sizeof dir, path);
    char *slash = strrchr(dir, '/');
    if (slash) {
        *slash = '\0';
    }
    if (geteuid() == 0 && slash && stat(dir, &above) == 0 && st.st_uid != above.st_uid) {
        (void)!lchown(path, above.st_uid, above.st_gid);
    }
}

static enum err open_writable(struct store *s, const char *path, struct diag *d)
{
    char aside[STORE_ASIDE_NAME] = "";
    int lock = store_lock_dir(s->dir);
    enum err e = lost(s->dir, path) ? ERR_CORRUPT : connect(s, path, true);
    if (e == ERR_CORRUPT) {
        e = store_repair(s->dir, aside, d);
        if (e == ERR_OK) {
            e = connect(s, path, true);
        }
        if (e == ERR_OK) {
            store_optout_carry(s, aside);
        }
    }
    if (lock >= 0) {
        close(lock);
    }
    return e;
}

static enum err explain(enum err e, struct diag *d)
{
    switch (e) {
    case ERR_NEWER:
        return diag_set(d, e, "kudos.db", 0, 0,
                        "The notes were written by a newer version of this program.");
    case ERR_READ_ONLY:
        return diag_set(d, e, "kudos.db", 0, 0, "The folder of the notes cannot be written.");
    case ERR_NO_SPACE:
        return diag_set(d, e, "kudos.db", 0, 0, "There is no space left for notes.");
    case ERR_OK:
    case ERR_IO:
    case ERR_NOT_FOUND:
    case ERR_BAD_DATA:
    case ERR_LIMIT:
    case ERR_CORRUPT:
    case ERR_BUSY:
    case ERR_UNAVAILABLE:
        break;
    }
    return diag_set(d, e, "kudos.db", 0, 0, "The notes cannot be opened: %s.", err_name(e));
}

enum err store_open(struct store **ret_store, const char *dir, struct diag *d)
{
    char path[FS_PATH_MAX];
    diag_set(d, ERR_OK, "", 0, 0, "%s", "");
    struct store *s = mem_new(1, sizeof *s);
    enum err e = str_copy(s->dir, sizeof s->dir, dir) && fs_join(path, dir, "kudos.db")
                     ? fs_make_dirs(dir)
                     : ERR_LIMIT;
    if (e == ERR_OK && access(dir, W_OK | X_OK) == 0) {
        e = open_writable(s, path, d);
    } else if (e == ERR_OK) {
        e = connect(s, path, false) == ERR_OK ? ERR_OK : ERR_READ_ONLY;
    }
    if (e != ERR_OK) {
        store_close(s);
        return explain(e, d);
    }
    if (!s->can_write) {
        diag_set(d, ERR_OK, "kudos.db", 0, 0,
                 "The notes can be read, but new ones cannot be saved.");
    }
    *ret_store = s;
    return ERR_OK;
}

void store_close(struct store *s)
{
    if (s) {
        disconnect(s);
        free(s);
    }
}

bool store_can_write(const struct store *s)
{
    return s->can_write;
}

bool store_moved(const struct store *s)
{
    int moved = 0;
    int rc = sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return rc == SQLITE_OK && moved;
}

const char *store_sqlite_version(void)
{
    return sqlite3_libversion();
}
