#include "content/stage.h"

#include "base/arena.h"
#include "content/generation.h"
#include "content/seal.h"
#include "content/staged.h"
#include "text/clean.h"

#include <stdlib.h>
#include <unistd.h>

enum { REPORT_BYTES = 4 << 20 };

static enum err take_asset(void *ctx, const char *id)
{
    const struct { const struct staged *staged; const char *data_dir; } *c = ctx;
    char path[FS_PATH_MAX], added[80];
    struct buf bytes = {0};
    enum err e = staged_asset(c->staged, id, &bytes);
    if (e == ERR_NOT_FOUND) {
        bool there = content_asset_path(c->data_dir, id, path, sizeof path) && fs_exists(path);
        return there ? ERR_OK : ERR_BAD_DATA;
    }
    if (e == ERR_OK) {
        e = content_asset_add(c->data_dir, bytes.data, bytes.len, id + 65, added);
    }
    buf_done(&bytes);
    return e;
}

/* For whoever reads it on a terminal later. */
static void read_report(const struct staged *s, struct buf *ret)
{
    struct buf bytes = {0};
    if (staged_read(s, STAGED_GENERATION "report.txt", REPORT_BYTES, &bytes) != ERR_OK) {
        return; /* it is for reading only */
    }
    size_t size = 2 * bytes.len + 1; /* NFC makes nothing we write longer than that */
    char *clean = mem_new(size, 1);
    enum err cut = text_clean(clean, size, bytes.data, bytes.len, true);
    (void)cut;
    buf_printf(ret, "%s\n", clean);
    free(clean);
    buf_done(&bytes);
}

/* All that is staged, as a generation that is not current yet; ERR_NOT_FOUND when its id is not the
 * one that was shown (NULL: nothing was). The writer holds the lock of the
 * data folder, so that nobody collects the pictures meanwhile. */
static enum err store(const char *data_dir, struct staged *s, const uint64_t *shown,
                      unsigned *ret_number, struct diag *d)
{
    struct { const struct staged *staged; const char *data_dir; } ctx = {s, data_dir};
    struct content_writer *w = NULL;
    struct buf report = {0};
    bool same = false;
    enum err e = content_begin_from(data_dir, NULL, &w, d);
    if (e != ERR_OK) {
        return e;
    }
    e = staged_take(s, content_rows(w), d);
    if (e == ERR_OK && shown && s->id != *shown) {
        e = ERR_NOT_FOUND;
    }
    if (e == ERR_OK) {
        e = staged_each_asset(s, content_rows(w)->db, take_asset, &ctx);
    }
    if (e != ERR_OK) {
        content_abort(w);
        return e;
    }
    read_report(s, &report);
    content_label(w, s->progress.label);
    e = content_commit(w, report.data, ret_number, &same, d);
    buf_done(&report);
    return e;
}

static enum err fail(enum err e, struct diag *d)
{
    if (e == ERR_NO_SPACE) {
        return diag_set(d, e, "", 0, 0,
                        "There is no space left on this machine for the new content. The content "
                        "stays as it was.");
    }
    if (e == ERR_BUSY) {
        return diag_set(d, e, "", 0, 0, "Another import is running. Please try again.");
    }
    return diag_set(d, e, "", 0, 0,
                    "The new content could not be stored (%s). The content stays as it was.",
                    err_name(e));
}

static enum err load(const char *data_dir, const uint64_t *shown, uint64_t import, struct diag *d)
{
    struct staged s;
    unsigned number = 0;
    enum err e = staged_open(data_dir, &s);
    /* No importer begins while this holds it. */
    if (e == ERR_OK) {
        e = staged_lock(s.dir);
        e = e == ERR_BUSY ? ERR_NOT_FOUND : e;
    }
    if (e == ERR_OK &&
        (s.progress.phase != STICK_READY || (!shown && s.progress.id != import))) {
        e = ERR_NOT_FOUND;
    }
    if (e == ERR_OK) {
        e = store(data_dir, &s, shown, &number, d);
    }
    if (e == ERR_NOT_FOUND) {
        staged_close(&s);
        return diag_set(d, e, "", 0, 0,
                        "What was shown is no longer there. Please plug the stick in again.");
    }
    bool sealed = e == ERR_OK && staged_is_sealed(&s, data_dir);
    if (e == ERR_OK) {
        e = content_activate(data_dir, number, d);
    }
    if (e == ERR_OK && sealed) {
        /* When this fails the same stick can load the same content once more, and no other. */
        enum err unsaved = seal_save_serial(data_dir, s.progress.serial);
        (void)unsaved;
    }
    if (e != ERR_OK) {
        staged_close(&s);
        return fail(e, d);
    }
    /* It is loaded: what cannot be tidied up now is tidied up by the next one. */
    e = content_collect(data_dir);
    e = stage_empty(s.path);
    staged_close(&s);
    return ERR_OK;
}

enum err stage_load(const char *data_dir, uint64_t id, struct diag *d)
{
    return load(data_dir, &id, 0, d);
}

enum err stage_load_import(const char *data_dir, uint64_t import, struct diag *d)
{
    return load(data_dir, NULL, import, d);
}
