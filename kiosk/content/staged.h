/* What is in the stage, verified. Shared by stage_look.c and stage_load.c. */
#ifndef CONTENT_STAGED_H
#define CONTENT_STAGED_H

#include "content/db.h"
#include "content/stage.h"
#include "content/tables.h"

/* The stage is emptied before each import, so there is but one. */
#define STAGED_GENERATION "content/generations/0001/"

enum {
    STAGE_PROGRESS_BYTES = 4096,
    STAGE_DB_BYTES = 64 << 20,
    STAGE_ASSET_BYTES = 20 << 20,   /* 1920 x 1920 in four bytes a pixel, and a little */
    STAGE_PROBLEMS_BYTES = 2 << 20,
    STAGE_SIDE = 1920,              /* the longest side of a picture that our importer writes */
};

struct staged {
    char path[FS_PATH_MAX];
    int dir;                        /* the stage, -1 when it is not open */
    bool importing;                 /* somebody holds its lock */
    struct stage_progress progress;
    char hash[65];                  /* of its rows, cleaned */
    uint64_t id;                    /* see stage_look */
    const atomic_bool *stop;        /* another thread's; NULL: reading is never given up */
};

/* Opens the stage and reads its progress. ERR_NOT_FOUND when there is nothing. staged_close after
 * any result. */
enum err staged_open(const char *data_dir, struct staged *ret) MUST_CHECK;
bool staged_is_stopped(const struct staged *s);
/* Reads and checks what is staged, and adds its rows, cleaned, to a database of ours. d says for
 * people what is wrong. ERR_BUSY when it was stopped, as everything that reads that database while
 * s is there. */
enum err staged_take(struct staged *s, struct content_rows *into, struct diag *d) MUST_CHECK;
void staged_close(struct staged *s);

/* The stage's lock, until dir is closed. Others hold it for a moment to ask whether somebody does:
 * tried for that long. ERR_BUSY when somebody does. */
enum err staged_lock(int dir) MUST_CHECK;

/* Whether all of it was made from files that a key of this machine has signed (content/seal.h),
 * with a serial above the last one. */
bool staged_is_sealed(const struct staged *s, const char *data_dir);

/* A file below the stage. */
enum err staged_read(const struct staged *s, const char *path, size_t cap,
                     struct buf *ret) MUST_CHECK;
/* The bytes of a staged asset, that hash to their name and are a picture. ERR_NOT_FOUND when it is
 * not staged, ERR_BAD_DATA when it is not what it should be. */
enum err staged_asset(const struct staged *s, const char *id, struct buf *ret) MUST_CHECK;
/* Calls each for every asset that the rows of db name, each once. Ends with the first error, and
 * with ERR_BUSY when it is stopped. */
enum err staged_each_asset(const struct staged *s, sqlite3 *db,
                           enum err (*each)(void *ctx, const char *id), void *ctx) MUST_CHECK;

/* Parses what stage_progress_write wrote. ERR_BAD_DATA for anything else. */
enum err stage_progress_parse(const char *text, struct stage_progress *ret) MUST_CHECK;
/* Removes what is staged, all but the lock. */
enum err stage_empty(const char *stage) MUST_CHECK;
/* Whether the bytes are a JPEG or PNG by its header, and small enough. */
bool stage_is_picture(const void *bytes, size_t n, const char *extension);

#endif
