#include "content/content.h"
#include "content/generation.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEX = 64,
    LONGEST_EXTENSION = 8,
    /* An importer stores its pictures before it writes the generation that names them. */
    SPARED_S = 3600,
};

static bool well_formed(const char *id)
{
    if (strspn(id, "0123456789abcdef") != HEX || id[HEX] != '.') {
        return false;
    }
    const char *extension = id + HEX + 1;
    size_t n = strspn(extension, "abcdefghijklmnopqrstuvwxyz0123456789");
    return n >= 1 && n <= LONGEST_EXTENSION && extension[n] == '\0';
}

bool content_asset_path(const char *data_dir, const char *id, char *dst, unsigned size)
{
    return well_formed(id) &&
           str_format(dst, size, "%s/content/assets/%.2s/%s", data_dir, id, id);
}

enum err content_asset_add(const char *data_dir, const void *bytes, size_t n, const char *extension,
                           char ret_id[static 80])
{
    char id[80], hex[HEX + 1], path[FS_PATH_MAX], dir[FS_PATH_MAX], all[FS_PATH_MAX];
    fs_sha256(bytes, n, hex);
    if (!str_format(id, sizeof id, "%s.%s", hex, extension) || !well_formed(id)) {
        return ERR_BAD_DATA;
    }
    if (!content_asset_path(data_dir, id, path, sizeof path) ||
        !content_path(all, data_dir, "assets") ||
        !str_format(dir, sizeof dir, "%s/%.2s", all, id)) {
        return ERR_LIMIT;
    }
    struct buf there = {0};
    bool same = fs_read(path, n, &there) == ERR_OK && there.len == n &&
                (n == 0 || memcmp(there.data, bytes, n) == 0);
    buf_done(&there);
    enum err e = ERR_OK;
    if (same) {
        /* As good as new to content_collect. */
        utimensat(AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW);
    } else {
        e = fs_make_dirs(dir);
        if (e == ERR_OK) {
            e = fs_write_atomic(path, bytes, n);
        }
        if (e == ERR_OK) {
            e = fs_sync_dir(all);
        }
    }
    if (e == ERR_OK) {
        str_copy(ret_id, 80, id);
    }
    return e;
}

/* Asset ids, sorted once all are there. */
struct ids {
    char (*id)[80];
    size_t count, cap;
};

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static enum err add_ids(struct ids *ids, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(db, sql, &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        if (ids->count == ids->cap) {
            ids->cap = ids->cap ? ids->cap * 2 : 64;
            ids->id = mem_grow(ids->id, ids->cap, sizeof *ids->id);
        }
        str_copy(ids->id[ids->count++], sizeof *ids->id, db_text(q, 0));
    }
    sqlite3_finalize(q);
    return e;
}

/* The ids of every generation that is left, and the time by the clock that files are dated with. */
static enum err read_ids(const char *data_dir, struct ids *ids, int64_t *ret_now)
{
    unsigned n = UINT_MAX, current = content_current(data_dir);
    enum err e;
    while ((e = generation_below(data_dir, n, &n)) == ERR_OK && n > 0) {
        sqlite3 *db = NULL;
        /* The current one was verified when it became that, a moment ago as a rule. */
        e = n == current ? generation_open_unverified(data_dir, n, &db)
                         : generation_open(data_dir, n, &db);
        for (unsigned i = 0; e == ERR_OK && i < CONTENT_ASSET_QUERIES; i++) {
            e = add_ids(ids, db, content_asset_queries[i]);
        }
        if (e == ERR_OK) {
            e = db_number(db, "SELECT unixepoch()", ret_now);
        }
        db_close(db);
        if (e != ERR_OK) {
            return e;
        }
    }
    if (ids->count > 0) {
        qsort(ids->id, ids->count, sizeof *ids->id, compare);
    }
    return e;
}

static void sweep(const char *dir, const struct ids *ids, int64_t now)
{
    DIR *d = opendir(dir);
    for (struct dirent *entry; d && (entry = readdir(d));) {
        struct stat st;
        char key[80];
        bool known = str_copy(key, sizeof key, entry->d_name) && ids->count > 0 &&
                     bsearch(key, ids->id, ids->count, sizeof *ids->id, compare);
        if (!known && fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode) && now - (int64_t)st.st_mtime > SPARED_S) {
            unlinkat(dirfd(d), entry->d_name, 0);
        }
    }
    if (d) {
        closedir(d);
    }
}

/* A folder for each first two digits of an id, as content_asset_path names them. */
static void sweep_all(const char *data_dir, const struct ids *ids, int64_t now)
{
    char all[FS_PATH_MAX], dir[FS_PATH_MAX];
    DIR *d = content_path(all, data_dir, "assets") ? opendir(all) : NULL;
    for (struct dirent *entry; d && (entry = readdir(d));) {
        if (strspn(entry->d_name, "0123456789abcdef") == 2 && entry->d_name[2] == '\0' &&
            fs_join(dir, all, entry->d_name)) {
            sweep(dir, ids, now);
        }
    }
    if (d) {
        closedir(d);
    }
}

static enum err remove_old(const char *data_dir)
{
    unsigned current = 0, before = 0, kept = 0;
    enum err e = generation_current(data_dir, &current);
    if (e != ERR_OK) {
        return e;
    }
    /* Undo goes there, which may be older than all that are kept. */
    if (generation_before(data_dir, current, &before) != ERR_OK) {
        before = 0;
    }
    unsigned n = UINT_MAX;
    while (e == ERR_OK && (e = generation_below(data_dir, n, &n)) == ERR_OK && n > 0) {
        char path[FS_PATH_MAX];
        unsigned due = (current < n) + (before > 0 && before < n); /* of those that must stay */
        bool keep = n == current || n == before || kept + due < CONTENT_KEPT_GENERATIONS;
        kept += keep;
        if (!keep) {
            e = generation_path(path, data_dir, n, "") ? ERR_OK : ERR_LIMIT;
            if (e == ERR_OK) {
                e = fs_remove_tree(path);
            }
        }
    }
    return e;
}

enum err content_collect(const char *data_dir)
{
    int lock = -1;
    enum err e = generation_lock(data_dir, &lock);
    if (e != ERR_OK) {
        return e;
    }
    e = remove_old(data_dir);
    struct ids ids = {0};
    int64_t now = 0;
    if (e == ERR_OK) {
        /* As long as one generation cannot be read nobody knows what it needs. */
        e = read_ids(data_dir, &ids, &now);
    }
    if (e == ERR_OK) {
        sweep_all(data_dir, &ids, now);
    }
    free(ids.id);
    close(lock);
    return e;
}
