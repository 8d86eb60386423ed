/* A folder with a kudos.db for each test, and ways to look into it from outside. Included once by a
 * test program, together with fault/slow_vfs.c. */
#ifndef STORE_ROOM_H
#define STORE_ROOM_H

#include "cm.h"
#include "fault/scratch.h"
#include "fault/slow_vfs.h"
#include "platform/fs.h"
#include "store/note.h"

#include <dirent.h>
#include <sqlite3.h>

static char dir[SCRATCH_PATH] __attribute__((unused));

static inline int setup(void **state)
{
    slow_vfs_reset();
    scratch_new(dir);
    return 0;
}

static inline int teardown(void **state)
{
    slow_vfs_reset();
    scratch_remove(dir);
    return 0;
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static inline struct store *open_store(void)
{
    struct store *s = NULL;
    struct diag d = {0};
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_string_equal(d.text, "");
    return s;
}

static inline int64_t add_row(struct store *s, const struct kudos_row *row)
{
    int64_t id = 0;
    assert_int_equal(store_kudos_add(s, row, &id), ERR_OK);
    assert_true(id > 0);
    return id;
}

static inline int64_t add(struct store *s, const char *message)
{
    struct kudos_row row = note(message);
    return add_row(s, &row);
}

static inline void run_sql(const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(scratch_path(dir, "kudos.db"), &db), SQLITE_OK);
    char *said = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK) {
        fail_msg("%s: %s", sql, said);
    }
    sqlite3_close(db);
}

static inline int64_t number(const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    assert_int_equal(sqlite3_open(scratch_path(dir, "kudos.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return n;
}

static inline void assert_sound(void)
{
    assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check"
                            " WHERE integrity_check='ok'"),
                     1);
    assert_int_equal(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/* In how many files below dir/sub the bytes of text are. */
static inline unsigned files_with(const char *sub, const char *text)
{
    char path[SCRATCH_PATH * 2];
    snprintf(path, sizeof path, "%s", scratch_path(dir, sub));
    DIR *d = opendir(path);
    unsigned n = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        char below[SCRATCH_PATH], file[SCRATCH_PATH * 4];
        struct buf b = {0};
        snprintf(below, sizeof below, "%s/%s", sub, e->d_name);
        snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        if (e->d_name[0] == '.') {
            continue;
        }
        if (e->d_type == DT_DIR) {
            n += files_with(below, text);
        } else if (fs_read(file, 1 << 26, &b) == ERR_OK) {
            n += b.len > 0 && memmem(b.data, b.len, text, strlen(text)) != NULL;
        }
        buf_done(&b);
    }
    if (d) {
        closedir(d);
    }
    return n;
}

#endif
