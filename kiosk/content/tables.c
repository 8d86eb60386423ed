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
    for (unsigned i = 0; i < content_parts[part].columns; i++) {
        db_bind(q, (int)i + 1, value[i]);
    }
    enum err e = db_step(q, &row);
    sqlite3_clear_bindings(q);
    return e;
}

static enum err copy_part(struct content_rows *r, sqlite3 *from, unsigned part, char *room)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    unsigned rows = 0;
    enum err e = content_select(from, &content_parts[part], &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        const char *value[16] = {NULL};
        for (unsigned i = 0; i < content_parts[part].columns; i++) {
            value[i] = (const char *)sqlite3_column_text(q, (int)i);
            if (room && value[i]) {
                char *clean = room + i * FIELD_BYTES;
                if (text_clean(clean, FIELD_BYTES, value[i], strlen(value[i]), true) != ERR_OK) {
                    e = ERR_LIMIT;
                }
                value[i] = clean;
            }
        }
        if (room && ++rows > CAP_TABLE_ROWS) {
            e = ERR_LIMIT;
        }
        if (e == ERR_OK) {
            e = rows_add(r, part, value);
        }
    }
    sqlite3_finalize(q);
    return e;
}

enum err rows_copy(struct content_rows *r, sqlite3 *from, bool clean)
{
    char *room = clean ? mem_new(16, FIELD_BYTES) : NULL;
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        e = copy_part(r, from, i, room);
    }
    free(room);
    return e;
}

void rows_done(struct content_rows *r)
{
    for (unsigned i = 0; i < CONTENT_PART_COUNT; i++) {
        sqlite3_finalize(r->insert[i]);
        r->insert[i] = NULL;
    }
    r->db = NULL;
}

/* Values are told apart by a length before each. */
enum err rows_hash(sqlite3 *db, char ret[static 65])
{
    struct buf all = {0};
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        struct buf rows = {0};
        sqlite3_stmt *q = NULL;
        bool row = true;
        e = content_select(db, &content_parts[i], &q);
        while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
            for (unsigned c = 0; c < content_parts[i].columns; c++) {
                bool null = sqlite3_column_type(q, (int)c) == SQLITE_NULL;
                const char *text = db_text(q, (int)c);
                size_t n = strlen(text);
                uint32_t length = null ? UINT32_MAX : (uint32_t)n;
                buf_add(&rows, &length, sizeof length);
                buf_add(&rows, text, n);
            }
        }
        sqlite3_finalize(q);
        char hash[65];
        fs_sha256(rows.data ? rows.data : "", rows.len, hash);
        buf_puts(&all, hash);
        buf_done(&rows);
    }
    if (e == ERR_OK) {
        fs_sha256(all.data, all.len, ret);
    }
    buf_done(&all);
    return e;
}
