#include "base/caps.h"
#include "ctl/kudos.h"
#include "import/import.h"
#include "platform/fs.h"

#include <stdio.h>
#include <string.h>

struct importing {
    const struct ctl *ctl;
    const struct model *model;
    struct store *store;
    unsigned notes;
    enum err error;
};

/* Somebody of the current content when name and department leave no doubt; else kept as written. */
static uint32_t match(const struct model *m, const char *name, const char *department)
{
    unsigned count = 0;
    uint32_t found = kudos_find_person(m, name, &count);
    if (count <= 1) {
        return found;
    }
    for (uint32_t i = 0; i < m->person_count; i++) {
        if (str_equal(m->people[i].name, name) && str_equal(kudos_department(m, i), department)) {
            return i;
        }
    }
    return MODEL_NONE;
}

static struct kudos_receiver receiver(const struct model *m, const char *name,
                                      const char *department)
{
    uint32_t p = match(m, name, department);
    if (p == MODEL_NONE) {
        return (struct kudos_receiver){"", name, department};
    }
    return (struct kudos_receiver){m->people[p].key, name, kudos_department(m, p)};
}

static bool add_one(void *ctx, const struct imported_kudos *k)
{
    struct importing *in = ctx;
    const struct model *m = in->model;
    uint32_t from = match(m, k->from, k->from_department);
    struct kudos_receiver to[CAP_RECEIVERS];
    for (unsigned i = 0; i < k->to_count; i++) {
        to[i] = receiver(m, k->to[i], k->to_department);
    }
    enum kudos_state state = KUDOS_SHOWN;
    kudos_state_find(k->state, &state);
    struct kudos_row row = {
        .state = state,
        .from_key = from == MODEL_NONE ? "" : m->people[from].key,
        .from_name = k->from,
        .from_department = from == MODEL_NONE || *k->from_department ? k->from_department
                                                                     : kudos_department(m, from),
        .to_key = k->to_count > 0 ? to[0].key : "",
        .to_name = k->to_count > 0 ? to[0].name : "",
        .to_department = k->to_count > 0 ? to[0].department : k->to_department,
        .also = to + 1,
        .also_count = k->to_count > 0 ? k->to_count - 1 : 0,
        .message = k->message,
        .value = k->value,
        .reason = "",
        .day = k->day == DATE_NONE ? m->today : k->day,
        .created_utc = clock_utc(&in->ctl->clock),
        .source = "import",
    };
    int64_t id;
    in->error = store_kudos_add(in->store, &row, &id);
    in->notes++;
    return in->error == ERR_OK;
}

static enum err import_all(struct importing *in, const char *path, struct report *report,
                           struct diag *d)
{
    enum err e = store_begin(in->store);
    if (e != ERR_OK) {
        return diag_set(d, e, "", 0, 0, "the notes cannot be written: %s", err_name(e));
    }
    e = import_kudos(path, in->model->today, report, add_one, in, d);
    if (e == ERR_OK && in->error != ERR_OK) {
        e = diag_set(d, in->error, "", 0, 0, "the notes were not saved: %s", err_name(in->error));
    }
    if (e != ERR_OK) {
        store_rollback(in->store);
        return e;
    }
    e = store_commit(in->store);
    return e == ERR_OK ? e
                       : diag_set(d, e, "", 0, 0, "the notes were not saved: %s", err_name(e));
}

static int64_t count_notes(struct store *store)
{
    struct store_counts c;
    return store_count(store, &c) == ERR_OK ? c.shown + c.held + c.rejected + c.hidden : 0;
}

int kudos_import(const struct ctl *ctl, const char *path)
{
    struct importing in = {.ctl = ctl};
    struct report report = {0};
    struct diag d = {0};
    int code = kudos_open(ctl, true, &in.store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct model *m = ctl_model(ctl);
    in.model = m;
    int64_t before = count_notes(in.store);
    enum err e = import_all(&in, path, &report, &d);
    int64_t added = count_notes(in.store) - before;
    store_close(in.store);
    model_unref(m);
    struct buf out = {0};
    if (ctl->json) {
        buf_printf(&out, "{\"read\":%u,\"added\":%lld,\"report\":", in.notes, (long long)added);
        report_json(&report, &out);
        out.data[--out.len] = '\0';
        buf_puts(&out, "}\n");
    } else {
        report_text(&report, &out);
        if (e == ERR_OK) {
            buf_printf(&out, "Notes read: %u, new: %lld.\n", in.notes, (long long)added);
        }
    }
    bool problems = report.errors > 0;
    report_done(&report);
    code = ctl_print(&out);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "%s", d.text);
    }
    return code != EXIT_DONE ? code : problems ? EXIT_PROBLEMS : EXIT_DONE;
}

struct exporting {
    struct buf out;
    FILE *to; /* NULL: all of it stays in out */
    bool json, started, failed;
};

/* A field that begins like a formula gets an apostrophe, so that a spreadsheet shows it instead of
 * running it; the import takes exactly that apostrophe off again. One that begins with apostrophes
 * before such a character gets one more, to survive the way back. */
static void put_field(struct buf *out, const char *s)
{
    const char *first = s + strspn(s, "'");
    buf_puts(out, "\"");
    if (*first && strchr("=+-@", *first)) {
        buf_puts(out, "'");
    }
    for (; *s; s++) {
        buf_add(out, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    }
    buf_puts(out, "\"");
}

static bool export_one(void *ctx, const struct kudos_row *row)
{
    struct exporting *ex = ctx;
    char day[11];
    date_format(row->day, day);
    if (ex->json) {
        buf_puts(&ex->out, ex->started ? ",\n" : "[");
        kudos_json(&ex->out, row);
    } else {
        struct buf to = {0};
        buf_puts(&to, row->to_name);
        for (unsigned i = 0; i < row->also_count; i++) {
            buf_printf(&to, "; %s", row->also[i].name);
        }
        /* What came later stands at the end: people count columns. */
        const char *field[] = {row->from_name, row->from_department, to.data,
                               row->message,   row->value,           day,
                               kudos_state_name(row->state),
                               str_empty(row->to_name) ? row->to_department : ""};
        for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
            buf_puts(&ex->out, i ? "," : "");
            put_field(&ex->out, field[i]);
        }
        buf_puts(&ex->out, "\r\n");
        buf_done(&to);
    }
    ex->started = true;
    if (ex->to) {
        ex->failed = fwrite(ex->out.data, 1, ex->out.len, ex->to) != ex->out.len;
        buf_reset(&ex->out);
    }
    return !ex->failed;
}

static const char header[] =
    "from,from department,to,message,value,date,state,to department\r\n";

enum err kudos_write_csv(struct store *store, const char *path)
{
    struct exporting ex = {0};
    buf_puts(&ex.out, "\xEF\xBB\xBF"); /* or spreadsheets take UTF-8 for something else */
    buf_puts(&ex.out, header);
    enum err e = store_kudos_each(store, true, KUDOS_SHOWN, export_one, &ex);
    e = e == ERR_OK ? fs_write_atomic(path, ex.out.data, ex.out.len) : e;
    buf_done(&ex.out);
    return e;
}

int kudos_export(const struct ctl *ctl, bool json)
{
    struct store *store;
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct exporting ex = {.json = json, .to = stdout};
    buf_puts(&ex.out, json ? "" : header);
    enum err e = store_kudos_each(store, true, KUDOS_SHOWN, export_one, &ex);
    store_close(store);
    if (json) {
        buf_puts(&ex.out, ex.started ? "]\n" : "[]\n");
    }
    code = ctl_print(&ex.out);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the notes cannot be read: %s", err_name(e));
    }
    return ex.failed ? EXIT_IO : code;
}
