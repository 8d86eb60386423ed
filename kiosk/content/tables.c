#include "content/tables.h"

#include "base/arena.h"
#include "base/caps.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

enum { FIELD_BYTES = 4 * CAP_FIELD_CHARACTERS + 1 };

enum err rows_begin(struct content_rows *r, sqlite3 *db)
{
    enum err e = ERR_OK;
    r->db = db;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        const struct content_part *part = &content_parts[i];
        struct buf sql = {0};
        e = db_exec(db, part->create);
        buf_printf(&sql, "INSERT INTO \"%s\"(", part->name);
        content_put_columns(&sql, part);
        buf_puts(&sql, ") VALUES(?");
        for (unsigned c = 1; c < part->columns; c++) {
            buf_puts(&sql, ", ?");
        }
        buf_puts(&sql, ")");
        if (e == ERR_OK) {
            e = db_prepare(db, sql.data, &r->insert[i]);
        }
        buf_done(&sql);
    }
    return e;
}

enum err rows_add(struct content_rows *r, unsigned part, const char *const *value)
{
    sqlite3_stmt *q = r->insert[part];
    bool row = false;
    bool keyed = content_parts[part].keyed && value[0];
    if (keyed && keys_has(&r->keys[part], value[0])) {
        return ERR_BAD_DATA;
    }
    for (unsigned i = 0; i < content_parts[part].columns; i++) {
        db_bind(q, (int)i + 1, value[i]);
    }
    enum err e = db_step(q, &row);
    sqlite3_clear_bindings(q);
    if (e == ERR_OK && keyed) {
        keys_add(&r->keys[part], value[0]);
    }
    return e;
}

enum err rows_clear(struct content_rows *r, unsigned part)
{
    char sql[64];
    keys_done(&r->keys[part]);
    str_format(sql, sizeof sql, "DELETE FROM \"%s\"", content_parts[part].name);
    return db_exec(r->db, sql);
}

/* Of a row's values, told apart by a length before each, and from the end of the part by the 1;
 * row is room for it. */
static void hash_row(struct fs_hash *h, struct buf *row, const char *const *value, unsigned n)
{
    buf_reset(row);
    buf_add(row, "\1", 1);
    for (unsigned i = 0; i < n; i++) {
        uint32_t length = value[i] ? (uint32_t)strlen(value[i]) : UINT32_MAX;
        buf_add(row, &length, sizeof length);
        if (value[i]) {
            buf_add(row, value[i], length);
        }
    }
    fs_hash_add(h, row->data, row->len);
}

static void hash_end(struct fs_hash *h)
{
    fs_hash_add(h, "", 1);
}

static void read_row(sqlite3_stmt *q, const char **value, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        value[i] = (const char *)sqlite3_column_text(q, (int)i);
    }
}

/* What rows_take needs beside what rows_copy does. */
struct taking {
    char *clean;               /* room for a row */
    struct fs_hash *hash;
    struct buf row;
};

static enum err clean_row(struct taking *t, const char **value, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        char *clean = t->clean + i * FIELD_BYTES;
        if (value[i]) {
            if (text_clean(clean, FIELD_BYTES, value[i], strlen(value[i]), true) != ERR_OK) {
                return ERR_LIMIT;
            }
            value[i] = clean;
        }
    }
    hash_row(t->hash, &t->row, value, n);
    return ERR_OK;
}

static enum err copy_part(struct content_rows *r, sqlite3 *from, unsigned part, struct taking *t)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    unsigned rows = 0, columns = content_parts[part].columns;
    enum err e = content_select(from, &content_parts[part], &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        const char *value[16];
        read_row(q, value, columns);
        if (t) {
            e = ++rows > CAP_TABLE_ROWS ? ERR_LIMIT : clean_row(t, value, columns);
        }
        if (e == ERR_OK) {
            e = rows_add(r, part, value);
        }
    }
    sqlite3_finalize(q);
    if (t) {
        hash_end(t->hash);
    }
    return e;
}

static enum err copy_all(struct content_rows *r, sqlite3 *from, struct taking *t)
{
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        e = copy_part(r, from, i, t);
    }
    return e;
}

enum err rows_copy(struct content_rows *r, sqlite3 *from)
{
    return copy_all(r, from, NULL);
}

enum err rows_take(struct content_rows *r, sqlite3 *from, char hash[static 65])
{
    struct taking t = {.clean = mem_new(16, FIELD_BYTES), .hash = fs_hash_new()};
    enum err e = copy_all(r, from, &t);
    fs_hash_end(t.hash, hash);
    buf_done(&t.row);
    free(t.clean);
    return e;
}

void rows_done(struct content_rows *r)
{
    for (unsigned i = 0; i < CONTENT_PART_COUNT; i++) {
        sqlite3_finalize(r->insert[i]);
        r->insert[i] = NULL;
        keys_done(&r->keys[i]);
    }
    r->db = NULL;
}

enum err rows_hash(sqlite3 *db, char ret[static 65])
{
    struct fs_hash *h = fs_hash_new();
    struct buf text = {0};
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        sqlite3_stmt *q = NULL;
        bool row = true;
        unsigned columns = content_parts[i].columns;
        e = content_select(db, &content_parts[i], &q);
        while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
            const char *value[16];
            read_row(q, value, columns);
            hash_row(h, &text, value, columns);
        }
        sqlite3_finalize(q);
        hash_end(h);
    }
    buf_done(&text);
    fs_hash_end(h, ret);
    return e;
}
