/* Import: a folder as people bring it, into a staged generation, with a report of every line.
 *
 * Reads DIR, DIR/breakroom, or the one folder in it that holds a known file. All or nothing: after
 * an error (severity REPORT_ERROR) the generation may still be built from what was right, when the
 * caller asks; a file that could not be read at all leaves its part as it was. Never writes to DIR.
 * */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/err.h"
#include "import/folder.h"
#include "import/report.h"
#include "model/date.h"

#include <stdbool.h>
#include <stddef.h>

struct import_params {
    const char *dir;       /* mandatory: the folder people brought */
    const char *called;    /* what people call it; NULL: dir */
    const char *data_dir;  /* what is loaded now; may be NULL */
    const char *build_dir; /* where the generation is built; NULL: data_dir */
    bool check_only;       /* nothing is written (as without data_dir) */
    date today;            /* for relative dates, two-digit years and the window of calendars */
    const char *zone;      /* IANA name of the device's time zone; NULL: the system's */
    /* Before each file, done of about total are read; false stops the import (ERR_UNAVAILABLE).
     * NULL for nobody who waits. */
    bool (*progress)(void *ctx, const char *file, unsigned done, unsigned total);
    void *ctx;
    struct folder_seal *seal; /* NULL: not sealed. Afterwards it says how many files were refused */
};

/* Parses and, unless it only checks, builds a generation that is not yet active (*ret_generation;
 * 0 when none could be built). *ret_same: it equals the current one of build_dir. When the folder
 * goes away while it is read (the stick was pulled out), or our own disk is full, nothing is built,
 * and d says it for people. */
enum err import_folder(const struct import_params *p, struct report *report,
                       unsigned *ret_generation, bool *ret_same, struct diag *d) MUST_CHECK;

/* manifest.txt and manifest.txt.minisig of the folder (content/seal.h). ERR_NOT_FOUND when it has
 * none, d says which. buf_done by the caller. */
enum err import_manifest(const char *dir, struct buf *ret_manifest, struct buf *ret_signature,
                         struct diag *d) MUST_CHECK;

/* kudos.csv, our own export or of another system: calls each for every good row. Names are not "";
 * no name: the whole department to_department is thanked. */
struct imported_kudos {
    const char *from, *from_department, *to_department, *message, *value;
    const char *state;     /* shown, held, rejected or hidden; "" when the row has none */
    const char *const *to; unsigned to_count; /* at most CAP_RECEIVERS */
    date day;              /* DATE_NONE when the row has none */
};
enum err import_kudos(const char *path, date today, struct report *report,
                      bool (*each)(void *ctx, const struct imported_kudos *k), void *ctx,
                      struct diag *d) MUST_CHECK;
/* A message as notes keep it: cleaned. False when nothing is left, or when it is longer than
 * CAP_MESSAGE_CHARACTERS grapheme clusters or does not fit. */
bool import_message(char *dst, size_t size, const char *s) MUST_CHECK;

#endif
