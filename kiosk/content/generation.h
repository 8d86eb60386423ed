/* Where generations are, and opening one. Shared by the files of content/; others use content.h. */
#ifndef CONTENT_GENERATION_H
#define CONTENT_GENERATION_H

#include "content/db.h"
#include "platform/fs.h"

/* A folder of its own beside the data folder: "/var/lib/kiosk" and "-import" give
 * "/var/lib/kiosk-import". */
bool content_beside(char dst[static FS_PATH_MAX], const char *data_dir, const char *suffix);
/* DATA/content/name ("" for the folder itself). */
bool content_path(char dst[static FS_PATH_MAX], const char *data_dir, const char *name);
/* DATA/content/generations/0007/name ("" for the folder itself). */
bool generation_path(char dst[static FS_PATH_MAX], const char *data_dir, unsigned number,
                     const char *name);
/* The generation that is current: ERR_NOT_FOUND when none ever was, ERR_CORRUPT when the link is
 * not one of ours. */
enum err generation_current(const char *data_dir, unsigned *ret) MUST_CHECK;
/* The highest number below limit that is there, *ret 0 when there is none. */
enum err generation_below(const char *data_dir, unsigned limit, unsigned *ret) MUST_CHECK;
/* What was current when number was loaded; when that is gone, or not known, the next below it.
 * ERR_NOT_FOUND when there is none. */
enum err generation_before(const char *data_dir, unsigned number, unsigned *ret) MUST_CHECK;
/* Opens a generation's content.db for reading, verified. ERR_CORRUPT when it is missing, too. */
enum err generation_open(const char *data_dir, unsigned number, sqlite3 **ret) MUST_CHECK;
/* The same for whoever shows nothing of it, and reads all rows, which meets what is damaged as
 * well, or reads what is verified in another way. */
enum err generation_open_unverified(const char *data_dir, unsigned number,
                                    sqlite3 **ret) MUST_CHECK;

/* What content_fill shows: the current one, or the newest sound one before it when it is damaged.
 * ERR_NOT_FOUND when none ever was, ERR_CORRUPT when none is sound. */
enum err generation_open_shown(const char *data_dir, sqlite3 **ret) MUST_CHECK;

/* One process at a time changes generations. ERR_BUSY when another does; ret_lock is closed to
 * unlock. The folder must exist. */
enum err generation_lock(const char *data_dir, int *ret_lock) MUST_CHECK;

/* Of a database that is open already: identified, checked whole, and its tables as ours. */
enum err generation_verify(sqlite3 *db) MUST_CHECK;

struct content_part {
    const char *name;          /* of the part and of its table */
    unsigned columns;
    bool keyed;                /* no two rows have the same first column */
    const char *create;        /* SQL */
    const char *column[16];    /* "name TYPE …", as in schema.h */
};
enum { CONTENT_PART_COUNT = 10 };
extern const struct content_part content_parts[CONTENT_PART_COUNT];
/* The columns of a part that hold asset ids: SELECTs that give one id a row. */
enum { CONTENT_ASSET_QUERIES = 3 };
extern const char *const content_asset_queries[CONTENT_ASSET_QUERIES];
/* All of them in one SELECT, each id once. buf_done by the caller. */
void content_put_asset_query(struct buf *b);
/* "name1, name2, …" of a part's columns. */
void content_put_columns(struct buf *b, const struct content_part *part);
/* A SELECT of all rows of a part, in their order. */
enum err content_select(sqlite3 *db, const struct content_part *part,
                        sqlite3_stmt **ret) MUST_CHECK;

struct content_writer;
/* Where its rows go; borrowed until it ends. */
struct content_rows *content_rows(struct content_writer *w);

#endif
