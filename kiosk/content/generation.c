#include "content/generation.h"

#include "content/content.h"
#include "content/schema.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COLUMN_SQL(name, sql) ", " sql
#define COLUMN_TEXT(name, sql) sql,
/* row keeps the order in which the rows were given. */
#define PART(part, T, keyed)                                                                       \
    {part, T##_COLUMNS, keyed,                                                                     \
     "CREATE TABLE \"" part "\"(row INTEGER PRIMARY KEY" T##_TABLE(COLUMN_SQL) ") STRICT",         \
     {T##_TABLE(COLUMN_TEXT)}},

const struct content_part content_parts[CONTENT_PART_COUNT] = {CONTENT_PARTS(PART)};

const char *const content_asset_queries[CONTENT_ASSET_QUERIES] = {
    "SELECT photo FROM people WHERE photo IS NOT NULL",
    "SELECT picture FROM socials WHERE picture IS NOT NULL",
    "SELECT picture FROM posters",
};

void content_put_asset_query(struct buf *b)
{
    for (size_t i = 0; i < CONTENT_ASSET_QUERIES; i++) {
        buf_printf(b, "%s%s", i ? " UNION " : "", content_asset_queries[i]);
    }
}

void content_put_columns(struct buf *b, const struct content_part *part)
{
    for (unsigned i = 0; i < part->columns; i++) {
        /* "end" is a keyword. */
        size_t n = strcspn(part->column[i], " ");
        buf_printf(b, "%s\"%.*s\"", i > 0 ? ", " : "", (int)n, part->column[i]);
    }
}

enum err content_select(sqlite3 *db, const struct content_part *part, sqlite3_stmt **ret)
{
    struct buf sql = {0};
    buf_puts(&sql, "SELECT ");
    content_put_columns(&sql, part);
    buf_printf(&sql, " FROM \"%s\" ORDER BY row", part->name);
    enum err e = db_prepare(db, sql.data, ret);
    buf_done(&sql);
    return e;
}

/* What version i + 1 lacks of the next one, as views that stand before its tables: nothing else has
 * to know, and nobody writes a generation a second time. The room keeps what it shows when the
 * program is replaced; an import of the same pictures then finds their true colours. */
static const char *const upgrade[CONTENT_VERSION - 1] = {
    /* The field of all posters was paper2 of the day (F0E8DA). */
    "CREATE TEMP VIEW posters AS SELECT *, 15788250 AS edge FROM main.posters",
};

static enum err read_as_ours(sqlite3 *db)
{
    int64_t version = 0;
    enum err e = db_number(db, "PRAGMA user_version", &version);
    while (e == ERR_OK && version < CONTENT_VERSION) {
        e = db_exec(db, upgrade[version++ - 1]);
    }
    return e;
}

/* ERR_CORRUPT when a table or a column is not there. */
static enum err check_tables(sqlite3 *db)
{
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        sqlite3_stmt *q = NULL;
        e = content_select(db, &content_parts[i], &q);
        sqlite3_finalize(q);
    }
    return e;
}

bool content_beside(char dst[static FS_PATH_MAX], const char *data_dir, const char *suffix)
{
    size_t n = strlen(data_dir);
    while (n > 1 && data_dir[n - 1] == '/') {
        n--;
    }
    return str_format(dst, FS_PATH_MAX, "%.*s%s", (int)n, data_dir, suffix);
}

bool content_path(char dst[static FS_PATH_MAX], const char *data_dir, const char *name)
{
    char dir[FS_PATH_MAX];
    if (!fs_join(dir, data_dir, "content")) {
        return false;
    }
    return str_empty(name) ? str_copy(dst, FS_PATH_MAX, dir) : fs_join(dst, dir, name);
}

bool generation_path(char dst[static FS_PATH_MAX], const char *data_dir, unsigned number,
                     const char *name)
{
    char tail[300];
    return str_format(tail, sizeof tail, "generations/%04u%s%s", number, *name ? "/" : "", name) &&
           content_path(dst, data_dir, tail);
}

/* Four digits or more, as we write them; so a name is a number and back. */
static bool parse_number(const char *s, unsigned *ret)
{
    size_t n = strlen(s);
    unsigned number = 0;
    if (n < 4 || n > 8 || (n > 4 && s[0] == '0') || !str_digits(s, n, &number)) {
        return false;
    }
    *ret = number;
    return number > 0;
}

enum err generation_current(const char *data_dir, unsigned *ret)
{
    char link[FS_PATH_MAX], target[64] = "";
    if (!content_path(link, data_dir, "current")) {
        return ERR_LIMIT;
    }
    ssize_t n = readlink(link, target, sizeof target - 1);
    if (n < 0) {
        return errno == EINVAL ? ERR_CORRUPT : err_from_errno(errno);
    }
    static const char folder[] = "generations/";
    if (strncmp(target, folder, sizeof folder - 1) != 0 ||
        !parse_number(target + sizeof folder - 1, ret)) {
        return ERR_CORRUPT;
    }
    return ERR_OK;
}

unsigned content_current(const char *data_dir)
{
    unsigned number = 0;
    return generation_current(data_dir, &number) == ERR_OK ? number : 0;
}

enum err generation_below(const char *data_dir, unsigned limit, unsigned *ret)
{
    char path[FS_PATH_MAX];
    unsigned best = 0, number;
    if (!content_path(path, data_dir, "generations")) {
        return ERR_LIMIT;
    }
    DIR *d = opendir(path);
    if (!d && errno != ENOENT) {
        return err_from_errno(errno);
    }
    errno = 0;
    for (struct dirent *entry; d && (entry = readdir(d)); errno = 0) {
        if (parse_number(entry->d_name, &number) && number < limit && number > best) {
            best = number;
        }
    }
    enum err e = d ? err_from_errno(errno) : ERR_OK;
    if (d) {
        closedir(d);
    }
    if (e == ERR_OK) {
        *ret = best;
    }
    return e;
}

enum err generation_verify(sqlite3 *db)
{
    enum err e = db_identify(db, CONTENT_APPLICATION_ID, CONTENT_VERSION);
    if (e == ERR_OK) {
        e = db_check(db, false);
    }
    if (e == ERR_OK) {
        e = read_as_ours(db);
    }
    return e == ERR_OK ? check_tables(db) : e;
}

/* A disk that does not answer says nothing about what is on it. */
static enum err expect(const char *path, mode_t type)
{
    struct stat st;
    if (lstat(path, &st) != 0) {
        enum err e = err_from_errno(errno);
        return e == ERR_NOT_FOUND ? ERR_CORRUPT : e;
    }
    return (st.st_mode & S_IFMT) == type ? ERR_OK : ERR_CORRUPT;
}

enum err generation_open_unverified(const char *data_dir, unsigned number, sqlite3 **ret)
{
    char dir[FS_PATH_MAX], path[FS_PATH_MAX];
    if (!generation_path(dir, data_dir, number, "") ||
        !generation_path(path, data_dir, number, "content.db")) {
        return ERR_LIMIT;
    }
    enum err e = expect(dir, S_IFDIR);
    if (e == ERR_OK) {
        e = expect(path, S_IFREG);
    }
    return e == ERR_OK ? db_open(ret, path, DB_IMMUTABLE) : e;
}

static enum err open_once(const char *data_dir, unsigned number, sqlite3 **ret)
{
    sqlite3 *db = NULL;
    enum err e = generation_open_unverified(data_dir, number, &db);
    if (e == ERR_OK) {
        e = generation_verify(db);
    }
    if (e != ERR_OK) {
        db_close(db);
        return e;
    }
    *ret = db;
    return ERR_OK;
}

enum err generation_open(const char *data_dir, unsigned number, sqlite3 **ret)
{
    enum err e = open_once(data_dir, number, ret);
    /* SQLite's check calls a page that could not be read damaged, too. What is damaged for good
     * fails a second time; for a moment's trouble nobody should lose what is loaded. */
    return e == ERR_OK || e == ERR_NEWER ? e : open_once(data_dir, number, ret);
}

enum err generation_open_shown(const char *data_dir, sqlite3 **ret)
{
    unsigned number = UINT_MAX;
    enum err e = generation_current(data_dir, &number);
    if (e == ERR_OK) {
        e = generation_open(data_dir, number, ret);
    }
    while (e == ERR_CORRUPT) {
        enum err listed = generation_below(data_dir, number, &number);
        if (listed != ERR_OK || number == 0) {
            return listed != ERR_OK ? listed : e;
        }
        e = generation_open(data_dir, number, ret);
    }
    return e;
}

enum err generation_lock(const char *data_dir, int *ret_lock)
{
    char path[FS_PATH_MAX];
    if (!content_path(path, data_dir, "")) {
        return ERR_LIMIT;
    }
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    enum err e = fs_try_lock(fd);
    if (e != ERR_OK) {
        close(fd);
        return e;
    }
    *ret_lock = fd;
    return ERR_OK;
}

static unsigned count_rows(sqlite3 *db, const char *sql)
{
    int64_t n = 0;
    return db_number(db, sql, &n) == ERR_OK ? (unsigned)n : 0;
}

static unsigned count_pictures(sqlite3 *db)
{
    struct buf sql = {0};
    buf_puts(&sql, "SELECT count(*) FROM (");
    content_put_asset_query(&sql);
    buf_puts(&sql, ")");
    unsigned n = count_rows(db, sql.data);
    buf_done(&sql);
    return n;
}

/* The one text that sql gives; "" for none. */
static void read_text(sqlite3 *db, const char *sql, char *dst, size_t size)
{
    sqlite3_stmt *q = NULL;
    bool row = false;
    dst[0] = '\0';
    if (db_prepare(db, sql, &q) == ERR_OK && db_step(q, &row) == ERR_OK && row) {
        str_copy(dst, size, db_text(q, 0));
    }
    sqlite3_finalize(q);
}

void content_language(const char *data_dir, char ret[static CONTENT_LANGUAGE_BYTES])
{
    sqlite3 *db = NULL;
    ret[0] = '\0';
    if (generation_open_shown(data_dir, &db) == ERR_OK) {
        read_text(db, "SELECT value FROM settings WHERE key='language'", ret,
                  CONTENT_LANGUAGE_BYTES);
    }
    db_close(db);
}

/* A damaged one is listed by its number alone. */
static struct generation describe(const char *data_dir, unsigned number, unsigned current)
{
    struct generation g = {.number = number, .current = number == current};
    sqlite3 *db = NULL;
    g.damaged = generation_open(data_dir, number, &db) != ERR_OK;
    if (!g.damaged) {
        /* Generations of earlier versions have none. */
        read_text(db, "SELECT value FROM meta WHERE key='label'", g.label, sizeof g.label);
        if (db_number(db, "SELECT value FROM meta WHERE key='created_utc'", &g.created_utc)) {
            g.created_utc = 0;
        }
        g.people = count_rows(db, "SELECT count(*) FROM people");
        g.socials = count_rows(db, "SELECT count(*) FROM socials");
        g.competitions = count_rows(db, "SELECT count(*) FROM competitions");
        g.posters = count_rows(db, "SELECT count(*) FROM posters");
        g.pictures = count_pictures(db);
    }
    db_close(db);
    return g;
}

unsigned content_list(const char *data_dir, struct generation *ret, unsigned cap)
{
    unsigned current = 0, n = 0;
    if (generation_current(data_dir, &current) != ERR_OK) {
        current = 0;
    }
    unsigned number = UINT_MAX;
    while (generation_below(data_dir, number, &number) == ERR_OK && number > 0) {
        if (n < cap) {
            ret[n] = describe(data_dir, number, current);
        }
        n++;
    }
    return n;
}

/* A copy that followed links, onto a stick for one, leaves a folder where the link was. */
static enum err set_folder_aside(const char *link)
{
    char aside[FS_PATH_MAX];
    struct stat st;
    if (lstat(link, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return ERR_OK;
    }
    enum err e = str_format(aside, sizeof aside, "%s.was-a-folder", link) ? fs_remove_tree(aside)
                                                                          : ERR_LIMIT;
    if (e == ERR_OK && rename(link, aside) != 0) {
        e = err_from_errno(errno);
    }
    return e;
}

static enum err point_at(const char *data_dir, unsigned number)
{
    char link[FS_PATH_MAX], target[64];
    if (!content_path(link, data_dir, "current") ||
        !str_format(target, sizeof target, "generations/%04u", number)) {
        return ERR_LIMIT;
    }
    enum err e = set_folder_aside(link);
    return e == ERR_OK ? fs_switch_link(link, target) : e;
}

enum err generation_before(const char *data_dir, unsigned number, unsigned *ret)
{
    char path[FS_PATH_MAX];
    int64_t before = 0;
    sqlite3 *db = NULL;
    /* It is one number, and whoever goes there verifies that generation. */
    if (generation_open_unverified(data_dir, number, &db) != ERR_OK ||
        db_number(db, "SELECT value FROM meta WHERE key = 'before'", &before) != ERR_OK) {
        before = 0;
    }
    db_close(db);
    if (before > 0 && before < UINT_MAX &&
        generation_path(path, data_dir, (unsigned)before, "") && fs_exists(path)) {
        *ret = (unsigned)before;
        return ERR_OK;
    }
    unsigned below = 0;
    enum err e = generation_below(data_dir, number, &below);
    if (e == ERR_OK && below == 0) {
        e = ERR_NOT_FOUND;
    }
    if (e == ERR_OK) {
        *ret = below;
    }
    return e;
}

/* Where the current one is rolled back to: a damaged one is skipped. */
static enum err find_before(const char *data_dir, unsigned *ret)
{
    unsigned number = 0;
    sqlite3 *db = NULL;
    enum err e = generation_current(data_dir, &number);
    if (e == ERR_OK) {
        e = generation_before(data_dir, number, &number);
    }
    while (e == ERR_OK && generation_open(data_dir, number, &db) == ERR_CORRUPT) {
        e = generation_below(data_dir, number, &number);
        e = e == ERR_OK && number == 0 ? ERR_NOT_FOUND : e;
    }
    db_close(db);
    if (e == ERR_OK) {
        *ret = number;
    }
    return e;
}

enum err content_activate(const char *data_dir, unsigned number, struct diag *d)
{
    int lock = -1;
    enum err e = generation_lock(data_dir, &lock);
    if (e == ERR_OK && number == 0) {
        e = find_before(data_dir, &number);
    }
    char path[FS_PATH_MAX];
    if (e == ERR_OK && !(generation_path(path, data_dir, number, "") && fs_exists(path))) {
        e = ERR_NOT_FOUND;
    }
    sqlite3 *db = NULL;
    if (e == ERR_OK) {
        e = generation_open(data_dir, number, &db);
        db_close(db);
    }
    if (e == ERR_OK) {
        e = point_at(data_dir, number);
    }
    if (lock >= 0) {
        close(lock);
    }
    if (e == ERR_NOT_FOUND) {
        return number ? diag_set(d, e, "", 0, 0, "There is no content number %u.", number)
                      : diag_set(d, e, "", 0, 0, "There is no earlier content to go back to.");
    }
    if (e != ERR_OK) {
        diag_set(d, e, "", 0, 0, "Content number %u cannot be shown: %s.", number, err_name(e));
    }
    return e;
}
