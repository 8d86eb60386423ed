#include "content/staged.h"

#include "content/content.h"
#include "content/generation.h"
#include "content/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char staged_db[] = STAGED_GENERATION "content.db";

enum err staged_read(const struct staged *s, const char *path, size_t cap, struct buf *ret)
{
    int fd = -1;
    enum err e = fs_open_beneath(s->dir, path, false, &fd);
    if (e == ERR_OK) {
        e = fs_read_fd(fd, cap, ret);
        close(fd);
    }
    return e;
}

/* The importer holds it exclusively while it works. */
static bool is_locked(int dir)
{
    if (flock(dir, LOCK_SH | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK;
    }
    flock(dir, LOCK_UN);
    return false;
}

static enum err open_stage(const char *data_dir, struct staged *s)
{
    if (!stage_path(s->path, data_dir)) {
        return ERR_LIMIT;
    }
    s->dir = open(s->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return s->dir >= 0 ? ERR_OK : err_from_errno(errno);
}

enum err staged_lock(int dir)
{
    enum { TRIES = 10, WAIT_US = 10000 };
    enum err e = fs_try_lock(dir);
    for (unsigned i = 1; e == ERR_BUSY && i < TRIES; i++) {
        usleep(WAIT_US);
        e = fs_try_lock(dir);
    }
    return e;
}

enum err staged_open(const char *data_dir, struct staged *ret)
{
    *ret = (struct staged){.dir = -1};
    enum err e = open_stage(data_dir, ret);
    if (e != ERR_OK) {
        return e;
    }
    ret->importing = is_locked(ret->dir);
    struct buf text = {0};
    e = staged_read(ret, "progress", STAGE_PROGRESS_BYTES, &text);
    if (e == ERR_OK) {
        e = strlen(text.data) == text.len ? stage_progress_parse(text.data, &ret->progress)
                                          : ERR_BAD_DATA;
    }
    buf_done(&text);
    ret->id = ret->progress.id;
    return e;
}

void staged_close(struct staged *s)
{
    if (s->dir >= 0) {
        close(s->dir);
        s->dir = -1;
    }
}

bool staged_is_stopped(const struct staged *s)
{
    return s->stop && atomic_load(s->stop);
}

/* Called by SQLite now and then; not 0 ends the statement. */
static int ask_to_go_on(void *ctx)
{
    return staged_is_stopped(ctx);
}

enum { STEPS = 20000 }; /* of SQLite's machine, a few milliseconds */

static enum err take_rows(struct staged *s, const struct buf *bytes, struct content_rows *into)
{
    sqlite3 *theirs = NULL;
    enum err e = db_open_memory(&theirs, bytes->data, bytes->len);
    if (e == ERR_OK) {
        sqlite3_progress_handler(theirs, STEPS, ask_to_go_on, s);
        e = generation_verify(theirs);
    }
    if (e == ERR_OK) {
        sqlite3_progress_handler(into->db, STEPS, ask_to_go_on, s);
        e = rows_take(into, theirs, s->hash);
    }
    db_close(theirs);
    return e;
}

static void make_id(struct staged *s)
{
    char text[96], hash[65];
    str_format(text, sizeof text, "%016" PRIx64 " %s", s->progress.id, s->hash);
    fs_sha256(text, strlen(text), hash);
    hash[16] = '\0';
    s->id = strtoull(hash, NULL, 16);
}

enum err staged_take(struct staged *s, struct content_rows *into, struct diag *d)
{
    struct buf bytes = {0};
    enum err e = staged_read(s, staged_db, STAGE_DB_BYTES, &bytes);
    if (e == ERR_NOT_FOUND) {
        e = ERR_CORRUPT;
    }
    if (e == ERR_OK) {
        e = take_rows(s, &bytes, into);
    }
    buf_done(&bytes);
    if (staged_is_stopped(s)) {
        return ERR_BUSY;
    }
    if (e != ERR_OK) {
        return diag_set(d, e, "", 0, 0,
                        "What was made of the stick is not sound (%s), so nothing was loaded. "
                        "Please plug the stick in again.",
                        err_name(e));
    }
    make_id(s);
    return ERR_OK;
}

bool staged_is_sealed(const struct staged *s, const char *data_dir)
{
    const struct stage_progress *p = &s->progress;
    struct seal seal = {0};
    if (!p->is_signed || seal_read(data_dir, &seal) != ERR_OK) {
        return false;
    }
    bool sealed = seal.id == p->id && seal.manifest.serial == p->serial &&
                  p->serial > seal_last_serial(data_dir);
    manifest_done(&seal.manifest);
    return sealed;
}

enum err staged_asset(const struct staged *s, const char *id, struct buf *ret)
{
    char path[128], hash[65];
    struct buf bytes = {0};
    if (!content_asset_path("", id, path, sizeof path)) {
        return ERR_BAD_DATA;
    }
    /* "/content/assets/…": the stage is where it begins. */
    enum err e = staged_read(s, path + 1, STAGE_ASSET_BYTES, &bytes);
    if (e != ERR_OK) {
        return e;
    }
    fs_sha256(bytes.data, bytes.len, hash);
    if (strncmp(hash, id, 64) != 0 || !stage_is_picture(bytes.data, bytes.len, id + 65)) {
        buf_done(&bytes);
        return ERR_BAD_DATA;
    }
    *ret = bytes;
    return ERR_OK;
}

enum err stage_read_asset(const char *data_dir, const char *id, struct buf *ret)
{
    struct staged s = {.dir = -1};
    enum err e = open_stage(data_dir, &s);
    if (e == ERR_OK) {
        e = staged_asset(&s, id, ret);
    }
    staged_close(&s);
    return e;
}

enum err staged_each_asset(const struct staged *s, sqlite3 *db,
                           enum err (*each)(void *ctx, const char *id), void *ctx)
{
    sqlite3_stmt *q = NULL;
    struct buf sql = {0};
    bool row = true;
    content_put_asset_query(&sql);
    enum err e = db_prepare(db, sql.data, &q);
    buf_done(&sql);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        e = staged_is_stopped(s) ? ERR_BUSY : each(ctx, db_text(q, 0));
    }
    sqlite3_finalize(q);
    return e;
}
