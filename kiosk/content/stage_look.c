#include "content/stage.h"

#include "content/fill.h"
#include "content/generation.h"
#include "content/stage_diff.h"
#include "content/staged.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

enum { PROBLEMS_MAX = 2100 }; /* a report has no more than 2000 lines */

static const char *text_of(struct stick *s, const char *text, size_t n)
{
    char clean[1024];
    enum err cut = text_clean(clean, sizeof clean, text, n, false);
    (void)cut; /* the beginning will do */
    return arena_strdup(&s->arena, clean);
}

/* "error TAB file TAB line TAB column TAB text". False for anything else. */
static bool read_problem(struct stick *s, const char *line, size_t n, struct stick_problem *ret)
{
    const char *field[5];
    size_t length[5];
    unsigned count = 0;
    for (size_t at = 0; count < 5; count++) {
        const char *tab = count < 4 ? memchr(line + at, '\t', n - at) : NULL;
        if (count < 4 && !tab) {
            return false;
        }
        field[count] = line + at;
        length[count] = tab ? (size_t)(tab - line) - at : n - at;
        at += length[count] + (tab != NULL);
    }
    *ret = (struct stick_problem){
        .error = length[0] == 5 && memcmp(field[0], "error", 5) == 0,
        .file = text_of(s, field[1], length[1]),
        .line = (unsigned)strtoul(field[2], NULL, 10),
        .column = (unsigned)strtoul(field[3], NULL, 10),
        .text = text_of(s, field[4], length[4]),
    };
    return true;
}

static void read_problems(const struct staged *staged, struct stick *s)
{
    struct buf text = {0};
    if (staged_read(staged, "problems", STAGE_PROBLEMS_BYTES, &text) != ERR_OK) {
        return; /* none is as good */
    }
    struct stick_problem *all = arena_array(&s->arena, PROBLEMS_MAX, sizeof *all);
    const char *p = text.data, *end = p + text.len;
    while (p < end && s->problem_count < PROBLEMS_MAX) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = stop ? (size_t)(stop - p) : (size_t)(end - p);
        s->problem_count += read_problem(s, p, n, &all[s->problem_count]);
        p += n + (stop != NULL);
    }
    s->problem = all;
    s->problem_total = s->problem_count;
    buf_done(&text);
}

struct looking {
    const char *data_dir;
    struct staged *staged;
    struct stick *stick;
    sqlite3 *after;            /* in memory, our tables, with the rows of the stage */
};

/* Each asset is loaded already, or staged and what it says it is. */
static enum err look_at_asset(void *ctx, const char *id)
{
    const struct looking *l = ctx;
    char path[FS_PATH_MAX];
    struct buf bytes = {0};
    bool there = content_asset_path(l->data_dir, id, path, sizeof path) && fs_exists(path);
    enum err e = staged_asset(l->staged, id, &bytes);
    if (e == ERR_OK && !there) {
        l->stick->pictures++;
        l->stick->picture_bytes += bytes.len;
    }
    buf_done(&bytes);
    return e == ERR_NOT_FOUND && there ? ERR_OK : e;
}

static enum err take(struct looking *l, struct diag *d)
{
    struct content_rows rows = {0};
    enum err e = db_open_memory(&l->after, NULL, 0);
    if (e == ERR_OK) {
        e = db_exec(l->after, "BEGIN");
    }
    if (e == ERR_OK) {
        e = rows_begin(&rows, l->after);
    }
    if (e == ERR_OK) {
        e = staged_take(l->staged, &rows, d);
    }
    rows_done(&rows);
    return e == ERR_OK ? db_exec(l->after, "COMMIT") : e;
}

static enum err look(struct looking *l, date today, struct diag *d)
{
    struct stick *s = l->stick;
    enum err e = staged_each_asset(l->after, look_at_asset, l);
    if (e != ERR_OK) {
        return diag_set(d, e, "", 0, 0,
                        "A picture that was made of the stick is not sound (%s), so nothing was "
                        "loaded. Please plug the stick in again.",
                        err_name(e));
    }
    sqlite3 *before = NULL;
    if (generation_open_shown(l->data_dir, &before) != ERR_OK) {
        before = NULL; /* then all of it is new */
    }
    e = stage_diff(before, l->after, s);
    /* An empty stick on a machine that has nothing yet is something to show, too. */
    bool same = before != NULL && s->change_count == 0;
    db_close(before);
    if (e == ERR_OK && !same) {
        struct filling f = {
            .data_dir = l->data_dir,
            .stage = l->staged->path,
            .db = l->after,
            .m = model_new(today),
        };
        s->coming = f.m;
        e = fill_all(&f);
    }
    s->phase = same ? STICK_SAME : STICK_READY;
    return e;
}

static void refuse(struct stick *s, const char *why)
{
    model_unref(s->coming);
    s->coming = NULL;
    s->change_count = s->pictures = 0;
    s->picture_bytes = 0;
    s->is_signed = false;
    s->phase = STICK_REFUSED;
    s->why = text_of(s, why, strlen(why));
}

enum err stage_look(const char *data_dir, date today, struct stick **ret, struct diag *d)
{
    struct staged staged;
    struct diag why = {0};
    enum err e = staged_open(data_dir, &staged);
    if (e == ERR_NOT_FOUND) {
        staged_close(&staged);
        return diag_set(d, e, "", 0, 0, "Nothing is staged.");
    }
    struct stick *s = stick_new();
    const struct stage_progress *p = &staged.progress;
    s->id = staged.id;
    s->label = arena_strdup(&s->arena, p->label);
    s->file = arena_strdup(&s->arena, p->file);
    s->done = p->done < p->total ? p->done : p->total;
    s->total = p->total;
    s->seconds_left = p->seconds_left;
    if (e != ERR_OK) {
        refuse(s, "What was made of the stick cannot be read. Please plug the stick in again.");
    } else if (staged.importing && p->phase == STICK_READING) {
        s->phase = STICK_READING;
    } else if (p->phase == STICK_READING) {
        refuse(s, "The stick was pulled out, or reading it was stopped, before all of it was read. "
                  "The content stays as it was. Please plug the stick in again.");
    } else if (p->phase == STICK_REFUSED) {
        read_problems(&staged, s);
        refuse(s, p->why);
    } else {
        struct looking l = {.data_dir = data_dir, .staged = &staged, .stick = s};
        read_problems(&staged, s);
        e = take(&l, &why);
        if (e == ERR_OK) {
            s->id = staged.id;
            e = look(&l, today, &why);
            s->is_signed = staged_is_sealed(&staged, data_dir);
        }
        db_close(l.after);
        if (e != ERR_OK) {
            refuse(s, *why.text ? why.text : err_name(e));
        }
    }
    staged_close(&staged);
    *ret = s;
    return ERR_OK;
}
