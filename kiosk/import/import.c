#include "import/import.h"

#include "content/content.h"
#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const known[] = {
    "people.csv", "departments.csv", "socials.csv", "competitions.csv", "teams.csv", "scores.csv",
    "values.csv", "posters", "photos", "held-words.csv", "settings.ini", "people.xlsx",
    "departments.xlsx", "socials.xlsx", "competitions.xlsx", "teams.xlsx", "scores.xlsx",
    "values.xlsx", "held-words.xlsx", "*.ics",
};

static const struct {
    const char *part, *label;  /* of content_writer, of the preview */
} parts[PART_COUNT] = {
    [PART_DEPARTMENTS] = {"departments", N_("departments")},
    [PART_PEOPLE] = {"people", N_("people")},
    [PART_SOCIALS] = {"socials", N_("socials")},
    [PART_COMPETITIONS] = {"competitions", N_("competitions")},
    [PART_TEAMS] = {"teams", N_("team members")},
    [PART_SCORES] = {"scores", N_("scores")},
    [PART_VALUES] = {"values", N_("values")},
    [PART_POSTERS] = {"posters", N_("posters")},
    [PART_HELD_WORDS] = {"held_words", N_("held words")},
    [PART_SETTINGS] = {"settings", N_("settings")},
};

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcasecmp(s + n - m, end) == 0;
}

/* What systems and our own report leave on sticks is nobody's mistake. */
static bool is_litter(const char *name)
{
    static const char *const litter[] = {"Thumbs.db", "desktop.ini", "System Volume Information",
                                         "$RECYCLE.BIN", "LOST.DIR", "lost+found", "pictures",
                                         "posters.csv", "posters.xlsx", "manifest.txt",
                                         "manifest.txt.minisig"};
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0 || /* of a workbook that was open */
        strncasecmp(name, "import-report-", 14) == 0 || strncasecmp(name, "readme", 6) == 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof litter / sizeof *litter; i++) {
        if (strcasecmp(name, litter[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void report_unknown(struct bundle *b)
{
    for (unsigned i = 0; i < b->folder.count; i++) {
        const struct folder_entry *e = &b->folder.entry[i];
        bool ours = e->used || is_litter(e->name);
        for (size_t k = 0; !ours && k < sizeof known / sizeof *known; k++) {
            ours = strcasecmp(e->name, known[k]) == 0;
        }
        const char *first = folder_find(&b->folder, e->name)->name;
        if (ours && !e->used && !is_litter(e->name) && !str_equal(first, e->name)) {
            report_add(b->report, REPORT_WARNING, e->name, 0, 0,
                       "Found “%s” as well, which differs only in capital letters; expected one of "
                       "them. This one was ignored.",
                       first);
        }
        if (ours) {
            continue;
        }
        if (strcasecmp(e->name, "kudos.csv") == 0 || strcasecmp(e->name, "kudos.xlsx") == 0) {
            report_add(b->report, REPORT_NOTE, e->name, 0, 0,
                       "Notes are only read by “kioskctl kudos import”. The file was ignored.");
        } else if (ends_with(e->name, ".xlsx") || ends_with(e->name, ".csv")) {
            report_add(b->report, REPORT_NOTE, e->name, 0, 0,
                       "No table is called so; expected a name like people.xlsx or people.csv. The "
                       "file was ignored.");
        } else if (xlsx_how_to_save(e->name)) {
            report_add(b->report, REPORT_WARNING, e->name, 0, 0, "%s The file was ignored.",
                       xlsx_how_to_save(e->name));
        } else {
            report_add(b->report, REPORT_NOTE, e->name, 0, 0,
                       e->kind == FOLDER_DIR
                           ? N_("This folder is not read by this version and was ignored.")
                           : N_("This file is not read by this version and was ignored."));
        }
    }
}

/* NULL and "" are the same to a reader of the preview. */
static bool same_text(const char *a, const char *b)
{
    return str_equal(a ? a : "", b ? b : "");
}

static bool person_changed(const struct model *m, const struct person *p, const char *const *row)
{
    char birthday[16] = "", started[11];
    if (p->birth_month) {
        str_format(birthday, sizeof birthday, "%02u-%02u", p->birth_month, p->birth_day);
    }
    date_format(p->started, started);
    return !same_text(p->name, row[PEOPLE_NAME]) ||
           !same_text(m->departments[p->department].name, row[PEOPLE_DEPARTMENT]) ||
           !same_text(birthday, row[PEOPLE_BIRTHDAY]) ||
           !same_text(started, row[PEOPLE_STARTED]) || !same_text(p->photo, row[PEOPLE_PHOTO]) ||
           !same_text(p->aliases, row[PEOPLE_ALIASES]);
}

static void count_people(struct bundle *b, struct report_count *c)
{
    const struct rows *rows = &b->part[PART_PEOPLE];
    const struct model *m = b->before;
    unsigned stayed = 0;
    for (unsigned i = 0; i < rows->count; i++) {
        const struct person *was = people_before(b, rows->row[i][PEOPLE_KEY]);
        stayed += was != NULL;
        c->changed += was && person_changed(m, was, rows->row[i]);
    }
    c->added = m->person_count > 0 ? rows->count - stayed : 0;
    c->removed = m->person_count - stayed;
}

static void count_departments(const struct bundle *b, struct report_count *c)
{
    const struct rows *rows = &b->part[PART_DEPARTMENTS];
    const struct model *m = b->before;
    unsigned stayed = 0;
    for (unsigned i = 0; i < rows->count; i++) {
        for (unsigned k = 0; k < m->department_count; k++) {
            if (str_equal(m->departments[k].name, rows->row[i][DEPARTMENTS_NAME])) {
                stayed++;
                c->changed +=
                    !same_text(m->departments[k].about, rows->row[i][DEPARTMENTS_ABOUT]) ||
                    m->departments[k].colour !=
                        strtoul(rows->row[i][DEPARTMENTS_COLOUR], NULL, 10);
            }
        }
    }
    c->added = m->department_count > 0 ? rows->count - stayed : 0;
    c->removed = m->department_count - stayed;
}

/* What the preview says. Who came and went is known for people and departments; of the other parts
 * the model holds only what is on now, so they have a total. */
static void count(struct bundle *b)
{
    for (unsigned i = 0; i < PART_COUNT; i++) {
        struct report *r = b->report;
        if (!b->part[i].present || r->part_count == sizeof r->part / sizeof *r->part) {
            continue;
        }
        struct report_count *c = &r->part[r->part_count++];
        *c = (struct report_count){.part = parts[i].label, .total = b->part[i].count};
        if (i == PART_PEOPLE) {
            count_people(b, c);
        } else if (i == PART_DEPARTMENTS) {
            count_departments(b, c);
        }
    }
}

static enum err write_part(struct content_writer *w, const char *name, const struct rows *rows)
{
    enum err e = content_clear(w, name);
    for (unsigned i = 0; e == ERR_OK && i < rows->count; i++) {
        e = content_row(w, name, rows->row[i], rows->columns);
    }
    return e;
}

/* What content says of it is for logs, in English. */
static enum err not_written(enum err e, struct diag *d)
{
    return e == ERR_BUSY ? diag_set(d, e, "", 0, 0, tr("Another import is running."))
                         : diag_set(d, e, "", 0, 0, tr("The new content could not be written: %s."),
                                    report_reason(e));
}

static enum err write_generation(struct bundle *b, unsigned *ret_generation, bool *ret_same,
                                 struct diag *d)
{
    struct content_writer *w;
    const struct import_params *p = b->params;
    enum err e = content_begin_from(p->build_dir ? p->build_dir : p->data_dir, p->data_dir, &w, d);
    if (e != ERR_OK) {
        return not_written(e, d);
    }
    for (unsigned i = 0; e == ERR_OK && i < PART_COUNT; i++) {
        if (b->part[i].present) {
            e = write_part(w, parts[i].part, &b->part[i]);
        }
    }
    if (e != ERR_OK) {
        content_abort(w);
        return not_written(e, d);
    }
    struct buf text = {0};
    report_text(b->report, &text);
    e = content_commit(w, text.data, ret_generation, ret_same, d);
    buf_done(&text);
    return e == ERR_OK ? ERR_OK : not_written(e, d);
}

static void read_before(struct bundle *b)
{
    struct diag why = {0};
    b->before = model_new(b->params->today);
    if (!b->params->data_dir) {
        return;
    }
    enum err e = content_fill(b->params->data_dir, b->before, &why);
    if (e == ERR_OK && *why.text) {
        report_add(
            b->report, REPORT_WARNING, "", 0, 0,
            "The content that is loaded now is damaged; what was loaded before it was kept.");
    } else if (e != ERR_OK && e != ERR_NOT_FOUND) {
        report_add(b->report, REPORT_WARNING, "", 0, 0,
                   "The content that is loaded now cannot be read (%s), so nothing of it was kept.",
                   report_reason(e));
    }
}

static void bundle_done(struct bundle *b)
{
    for (unsigned i = 0; i < PART_COUNT; i++) {
        free(b->part[i].row);
    }
    free(b->person);
    free(b->index);
    free(b->named);
    free(b->before_by_key);
    model_unref(b->before);
    folder_close(&b->folder);
    arena_done(&b->arena);
}

/* Why nothing is built, for people. */
static enum err give_up(const struct bundle *b, struct diag *d)
{
    switch (b->stop) {
    case BUNDLE_PULLED:
        return diag_set(d, ERR_IO, b->stopped_at, 0, 0,
                        tr("The stick was pulled out, or it is damaged, while “%s” was being read. "
                           "The content stays as it was. Please plug the stick in again."),
                        b->stopped_at);
    case BUNDLE_CANCELLED:
        return diag_set(d, ERR_UNAVAILABLE, "", 0, 0,
                        tr("The import was cancelled. The content stays as it was."));
    case BUNDLE_GOES_ON: break;
    }
    if (b->storage == ERR_NO_SPACE) {
        return diag_set(d, b->storage, "", 0, 0,
                        tr("A picture could not be stored: there is no space left on this machine. "
                           "The content stays as it was."));
    }
    return diag_set(d, b->storage, "", 0, 0,
                    tr("A picture could not be stored on this machine: %s. The content stays as it "
                       "was."),
                    report_reason(b->storage));
}

static enum err read_named(struct folder *f, const char *name, size_t cap, struct buf *ret,
                           struct diag *d)
{
    const struct folder_entry *e = folder_find(f, name);
    enum err result = e ? folder_read(f, e, cap, ret) : ERR_NOT_FOUND;
    return result == ERR_OK ? ERR_OK
                            : diag_set(d, result, name, 0, 0, tr("“%s” cannot be read: %s."), name,
                                       report_reason(result));
}

enum err import_manifest(const char *dir, struct buf *ret_manifest, struct buf *ret_signature,
                         struct diag *d)
{
    enum { SIGNATURE_BYTES = 16 << 10 };
    struct folder f = {0};
    struct buf manifest = {0}, signature = {0};
    enum err e = folder_open(&f, dir, dir, known, sizeof known / sizeof *known, d);
    if (e == ERR_OK) {
        e = read_named(&f, "manifest.txt", MANIFEST_BYTES, &manifest, d);
    }
    if (e == ERR_OK) {
        e = read_named(&f, "manifest.txt.minisig", SIGNATURE_BYTES, &signature, d);
    }
    folder_close(&f);
    if (e != ERR_OK) {
        buf_done(&manifest);
        return e;
    }
    *ret_manifest = manifest;
    *ret_signature = signature;
    return ERR_OK;
}

static void check_seal(struct bundle *b)
{
    const char *file = b->params->seal && b->stop == BUNDLE_GOES_ON
                           ? folder_find_unsealed(&b->folder, CAP_PICTURE_BYTES)
                           : NULL;
    if (file) {
        report_add(b->report, REPORT_ERROR, "manifest.txt", 0, 0,
                   "“%.200s” is listed, but it is not on the stick as it was signed; expected all "
                   "files that are listed. The stick does not count as signed.",
                   file);
    }
}

enum err import_folder(const struct import_params *p, struct report *report,
                       unsigned *ret_generation, bool *ret_same, struct diag *d)
{
    struct bundle b = {.params = p, .report = report};
    enum err e = folder_open(&b.folder, p->dir, p->called ? p->called : p->dir, known,
                             sizeof known / sizeof *known, d);
    if (e != ERR_OK) {
        return e;
    }
    b.folder.seal = p->seal;
    if (p->seal) {
        p->seal->found = arena_array(&b.arena, p->seal->manifest->count, sizeof *p->seal->found);
    }
    read_before(&b);
    bundle_count(&b);
    departments_read(&b);
    people_read(&b);
    departments_write(&b);
    socials_read(&b);
    calendars_read(&b);
    competitions_read(&b);
    posters_read(&b);
    values_read(&b);
    held_words_read(&b);
    settings_read(&b);
    check_seal(&b);
    report_unknown(&b);
    count(&b);
    bool any = false;
    for (unsigned i = 0; i < PART_COUNT; i++) {
        any = any || b.part[i].present;
    }
    unsigned generation = 0;
    bool same = false;
    if (b.stop != BUNDLE_GOES_ON || b.storage != ERR_OK) {
        e = give_up(&b, d);
    } else if (!any) {
        report_add(report, REPORT_ERROR, "", 0, 0,
                   "Nothing in this folder could be used; the content stays as it was.");
    } else if ((p->data_dir || p->build_dir) && !p->check_only) {
        e = write_generation(&b, &generation, &same, d);
    }
    bundle_done(&b);
    if (p->seal) {
        p->seal->found = NULL;
    }
    if (e == ERR_OK) {
        *ret_generation = generation;
        *ret_same = same;
    }
    return e;
}
