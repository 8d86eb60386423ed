#include "content/content.h"
#include "content/tables.h"
#include "content/schema.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct content_writer {
    char data_dir[FS_PATH_MAX]; /* where it is written */
    char source[FS_PATH_MAX];   /* whose current generation it begins from */
    char dir[FS_PATH_MAX];      /* generations/0007.tmp */
    unsigned number;            /* that it will get */
    unsigned before;            /* the current one's; 0: none */
    char label[64];
    int lock;
    sqlite3 *db;
    struct content_rows rows;
};

static const struct content_part *find_part(const char *name, unsigned *ret_index)
{
    for (unsigned i = 0; i < CONTENT_PART_COUNT; i++) {
        if (str_equal(content_parts[i].name, name)) {
            *ret_index = i;
            return &content_parts[i];
        }
    }
    return NULL;
}

static enum err copy_current(struct content_writer *w, struct diag *d)
{
    sqlite3 *from = NULL;
    /* What content_fill shows is what has to stay. */
    enum err e = generation_open_shown(w->source, &from);
    if (e == ERR_NOT_FOUND) {
        return ERR_OK;
    }
    if (e == ERR_CORRUPT) {
        /* Loading new content is how damaged content is mended. */
        diag_set(d, ERR_OK, "", 0, 0, "The current content is damaged; nothing of it was kept.");
        return ERR_OK;
    }
    if (e == ERR_OK) {
        e = rows_copy(&w->rows, from);
    }
    db_close(from);
    return e;
}

/* What an import that was interrupted left behind. */
static enum err remove_leftovers(const char *data_dir)
{
    char dir[FS_PATH_MAX], path[FS_PATH_MAX];
    if (!content_path(dir, data_dir, "generations")) {
        return ERR_LIMIT;
    }
    DIR *d = opendir(dir);
    enum err e = d ? ERR_OK : err_from_errno(errno);
    for (struct dirent *entry; e == ERR_OK && (entry = readdir(d));) {
        size_t n = strlen(entry->d_name);
        if (n > 4 && str_equal(entry->d_name + n - 4, ".tmp") &&
            fs_join(path, dir, entry->d_name)) {
            e = fs_remove_tree(path);
        }
    }
    if (d) {
        closedir(d);
    }
    return e;
}

static enum err start(struct content_writer *w)
{
    char path[FS_PATH_MAX], name[64];
    if (!content_path(path, w->data_dir, "generations")) {
        return ERR_LIMIT;
    }
    enum err e = fs_make_dirs(path);
    if (e == ERR_OK) {
        e = generation_lock(w->data_dir, &w->lock);
    }
    if (e == ERR_OK) {
        e = remove_leftovers(w->data_dir);
    }
    if (e != ERR_OK) {
        return e;
    }
    unsigned current = 0;
    if (generation_current(w->data_dir, &current) != ERR_OK) {
        current = 0;
    }
    e = generation_below(w->data_dir, UINT_MAX, &w->number);
    if (e != ERR_OK) {
        return e;
    }
    /* The current one may have been lost: its number is not given out again. */
    w->number = (current > w->number ? current : w->number) + 1;
    w->before = current;
    str_format(name, sizeof name, "generations/%04u.tmp", w->number);
    if (!content_path(w->dir, w->data_dir, name) || !fs_join(path, w->dir, "content.db")) {
        return ERR_LIMIT;
    }
    e = fs_make_dirs(w->dir);
    if (e == ERR_OK) {
        e = db_open(&w->db, path, DB_WRITE);
    }
    if (e == ERR_OK) {
        /* The file appears whole by the rename of its folder: nothing has to be safe before. */
        e = db_exec(w->db, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
                           "PRAGMA cache_size=-16384; BEGIN;" /* KiB: the longest tables */
                           "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
    }
    return e == ERR_OK ? rows_begin(&w->rows, w->db) : e;
}

static void close_db(struct content_writer *w)
{
    rows_done(&w->rows);
    db_close(w->db);
    w->db = NULL;
}

static enum err begin(const char *data_dir, const char *source, struct content_writer **ret,
                      struct diag *d)
{
    struct content_writer *w = mem_new(1, sizeof *w);
    w->lock = -1;
    enum err e = str_copy(w->data_dir, sizeof w->data_dir, data_dir) ? start(w) : ERR_LIMIT;
    if (e == ERR_OK && source) {
        e = str_copy(w->source, sizeof w->source, source) ? copy_current(w, d) : ERR_LIMIT;
    }
    if (e != ERR_OK) {
        content_abort(w);
        return diag_set(d, e, "", 0, 0,
                        e == ERR_BUSY ? "Another import is running."
                                      : "New content cannot be stored: %s.",
                        err_name(e));
    }
    *ret = w;
    return ERR_OK;
}

enum err content_begin(const char *data_dir, struct content_writer **ret, struct diag *d)
{
    return begin(data_dir, data_dir, ret, d);
}

enum err content_begin_from(const char *data_dir, const char *source, struct content_writer **ret,
                            struct diag *d)
{
    return begin(data_dir, source, ret, d);
}

struct content_rows *content_rows(struct content_writer *w)
{
    return &w->rows;
}

enum err content_clear(struct content_writer *w, const char *part)
{
    unsigned index;
    return find_part(part, &index) ? rows_clear(&w->rows, index) : ERR_NOT_FOUND;
}

void content_label(struct content_writer *w, const char *label)
{
    str_copy(w->label, sizeof w->label, label);
}

enum err content_row(struct content_writer *w, const char *part, const char *const *value,
                     unsigned n)
{
    unsigned index;
    const struct content_part *p = find_part(part, &index);
    if (!p || n != p->columns) {
        return p ? ERR_BAD_DATA : ERR_NOT_FOUND;
    }
    return rows_add(&w->rows, index, value);
}

/* The current generation is sound and has the same rows. */
static bool same_as_current(const struct content_writer *w, unsigned *ret_number)
{
    sqlite3 *db = NULL;
    unsigned number = 0;
    char ours[65] = "", theirs[65] = "";
    bool same = generation_current(w->data_dir, &number) == ERR_OK &&
                generation_open(w->data_dir, number, &db) == ERR_OK &&
                rows_hash(db, theirs) == ERR_OK && rows_hash(w->db, ours) == ERR_OK &&
                str_equal(ours, theirs);
    db_close(db);
    if (same) {
        *ret_number = number;
    }
    return same;
}

static enum err write_label(struct content_writer *w)
{
    sqlite3_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(w->db, "INSERT INTO meta VALUES('label', ?1)", &q);
    if (e == ERR_OK) {
        db_bind(q, 1, w->label);
        e = db_step(q, &row);
    }
    sqlite3_finalize(q);
    return e;
}

static enum err finish_db(struct content_writer *w)
{
    char sql[256];
    str_format(sql, sizeof sql,
               "INSERT INTO meta VALUES('created_utc', CAST(unixepoch() AS TEXT));"
               "INSERT INTO meta VALUES('before', '%u');"
               "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
               w->before, CONTENT_APPLICATION_ID, CONTENT_VERSION);
    enum err e = write_label(w);
    /* Whoever makes it current checks what is then in the file: content_activate. */
    return e == ERR_OK ? db_exec(w->db, sql) : e;
}

/* Everything in the folder is on the disk before it gets its name. */
static enum err publish(struct content_writer *w, const char *report)
{
    char path[FS_PATH_MAX], final[FS_PATH_MAX], parent[FS_PATH_MAX];
    if (!fs_join(path, w->dir, "content.db") || !content_path(parent, w->data_dir, "generations") ||
        !generation_path(final, w->data_dir, w->number, "")) {
        return ERR_LIMIT;
    }
    enum err e = fs_sync_file(path);
    if (e == ERR_OK && !fs_join(path, w->dir, "report.txt")) {
        e = ERR_LIMIT;
    }
    if (e == ERR_OK) {
        e = fs_write_atomic(path, report, strlen(report)); /* syncs the folder as well */
    }
    if (e == ERR_OK && rename(w->dir, final) != 0) {
        e = err_from_errno(errno);
    }
    if (e == ERR_OK) {
        e = fs_sync_dir(parent);
    }
    /* The first import has made the folders above as well. */
    if (e == ERR_OK) {
        e = content_path(parent, w->data_dir, "") ? fs_sync_dir(parent) : ERR_LIMIT;
    }
    return e == ERR_OK ? fs_sync_dir(w->data_dir) : e;
}

enum err content_commit(struct content_writer *w, const char *report, unsigned *ret_number,
                        bool *ret_same, struct diag *d)
{
    unsigned number = w->number;
    bool same = same_as_current(w, &number);
    enum err e = ERR_OK;
    if (!same) {
        e = finish_db(w);
        close_db(w);
        if (e == ERR_OK) {
            e = publish(w, report ? report : "");
        }
    }
    content_abort(w);
    if (e != ERR_OK) {
        return diag_set(d, e, "", 0, 0, "New content cannot be stored: %s.", err_name(e));
    }
    *ret_number = number;
    *ret_same = same;
    return ERR_OK;
}

void content_abort(struct content_writer *w)
{
    if (!w) {
        return;
    }
    close_db(w);
    if (!str_empty(w->dir)) {
        /* What cannot be removed now is removed by the next content_begin. */
        enum err e = fs_remove_tree(w->dir);
        (void)e;
    }
    if (w->lock >= 0) {
        close(w->lock);
    }
    free(w);
}
