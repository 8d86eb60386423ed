/* Content generations: what facilities load.
 *
 *   DATA/content/current -> generations/0007      (symlink, switched atomically)
 *   DATA/content/generations/0007/content.db      immutable, with its report.txt
 *   DATA/content/assets/ab/<sha256>.jpg           content-addressed, re-encoded by our importer
 *
 * import/ builds a generation's rows through content_writer; the kiosk opens the current one
 * read-only, verifies it (application_id, user_version, quick_check) and fills the model. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/err.h"
#include "model/model.h"

/* Fills everything but the notes of m (whose today is set) from the current generation under
 * data_dir. ERR_NOT_FOUND when nothing was ever imported, ERR_CORRUPT / ERR_NEWER when it cannot be
 * used; m stays an empty, valid model then. Instead of a damaged generation the newest sound one
 * before it is read: ERR_OK, and d says so. */
enum err content_fill(const char *data_dir, struct model *m, struct diag *d) MUST_CHECK;

enum { CONTENT_KEPT_GENERATIONS = 5, CONTENT_LANGUAGE_BYTES = 64 };

struct generation {
    unsigned number;
    bool current;
    bool damaged;           /* nothing but its number is known */
    int64_t created_utc;
    char label[64];         /* of the stick it was loaded from, "" when that is not known */
    unsigned people, socials, competitions, posters, pictures;
};
/* That of the settings of what content_fill shows, without filling a model; "" when there is none.
 * Cut to the array. */
void content_language(const char *data_dir, char ret[static CONTENT_LANGUAGE_BYTES]);
/* Newest first, at most cap; returns how many there are. */
unsigned content_list(const char *data_dir, struct generation *ret, unsigned cap);

/* The number of the current generation, 0 when there is none; nothing is verified. */
unsigned content_current(const char *data_dir);
/* Points current at the generation number after verifying it. 0: what was current when the current
 * one was loaded, which is not always the number below it. */
enum err content_activate(const char *data_dir, unsigned number, struct diag *d) MUST_CHECK;
/* Removes generations beyond CONTENT_KEPT_GENERATIONS (never the current one, nor what it would be
 * rolled back to) and assets no kept generation refers to, unless added within the last hour: an
 * importer adds them first. */
enum err content_collect(const char *data_dir) MUST_CHECK;

/* An asset's path in the store: DATA/content/assets/ab/<id>; false when id is not well-formed. */
bool content_asset_path(const char *data_dir, const char *id, char *dst, unsigned size);
/* Stores bytes under their SHA-256 (fsynced); ret_id gets "<64 hex>.<extension>". */
enum err content_asset_add(const char *data_dir, const void *bytes, size_t n, const char *extension,
                           char ret_id[static 80]) MUST_CHECK;

/* Writing a new generation. Rows are strings as they passed the importer; content_begin starts from
 * the current generation's rows, so that absent files leave their part as it was. ERR_BUSY while
 * another process writes one. */
struct content_writer;
enum err content_begin(const char *data_dir, struct content_writer **ret,
                       struct diag *d) MUST_CHECK;
/* The same with the rows of the current generation of another data folder, source: for a stage.
 * NULL for none: an empty generation. */
enum err content_begin_from(const char *data_dir, const char *source, struct content_writer **ret,
                            struct diag *d) MUST_CHECK;
/* Empties one part before its new rows come: "people", "departments", "socials", "competitions",
 * "teams", "scores", "values", "posters", "held_words", "settings". */
enum err content_clear(struct content_writer *w, const char *part) MUST_CHECK;
/* n values for the columns of the part, in the order of its CREATE TABLE (content/schema.h);
 * NULL = SQL NULL. */
enum err content_row(struct content_writer *w, const char *part, const char *const *value,
                     unsigned n) MUST_CHECK;
/* Where it comes from, to be told apart from others; clean, cut to what struct generation has. */
void content_label(struct content_writer *w, const char *label);
/* Finishes: report.txt, fsync. *ret_same: equal to the current generation, then
 * nothing was kept and *ret_number is the current one. Ends the writer. */
enum err content_commit(struct content_writer *w, const char *report, unsigned *ret_number,
                        bool *ret_same, struct diag *d) MUST_CHECK;
void content_abort(struct content_writer *w);

#endif
