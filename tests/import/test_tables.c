/* Every table of tests/import/tables, as people and programs write them: what is reported, line by
 * line, and which rows come of it. A table T.anything.csv (or .xlsx) is put on a stick as T.csv.
 * Its .expect file beside it says, in this order:
 *
 *   # a remark
 *   with NAME FILE         FILE of the folder lies on the stick as NAME as well
 *   > people.csv:2:3: error: birthday: found “31 June”
 *                          one for each line of the report, in order; a longer text is as good
 *   = people name birthday the rows of a part, by these columns; below it each row, values
 *   Ann|06-08              separated by |, and - for none
 *   = nothing              no generation comes of it
 *
 * The expectations are written by hand from what a table should mean, not copied from a run. */
#include "import/import.h"

#include "content/content.h"
#include "import/stick.h"
#include "platform/fs.h"

#include <dirent.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "tests/import/tables/"

static struct stick stick, data;
static const char *current;    /* the name of the table */

static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

static void put_on_stick(const char *name, const char *file)
{
    char path[1024];
    struct buf bytes;
    snprintf(path, sizeof path, FOLDER "%s", file);
    if (fs_read(path, 200 << 20, &bytes) != ERR_OK) {
        fail_msg("%s: %s is missing", current, path);
    }
    stick_bytes(&stick, name, bytes.data, bytes.len);
    buf_done(&bytes);
}

struct outcome {
    struct report report;
    unsigned generation;
    struct buf kudos;
};

static bool keep_kudos(void *ctx, const struct imported_kudos *k)
{
    struct buf *out = ctx;
    char day[11];
    date_format(k->day, day);
    buf_printf(out, "%s|%s|", k->from, k->from_department);
    for (unsigned i = 0; i < k->to_count; i++) {
        buf_printf(out, "%s%s", i ? "; " : "", k->to[i]);
    }
    buf_printf(out, "|%s|%s|%s|%s\n", k->message, k->value, *day ? day : "-", k->state);
    return true;
}

static void import(const char *name, struct outcome *ret)
{
    struct diag d = {0};
    bool same;
    *ret = (struct outcome){0};
    enum err e;
    if (strncmp(name, "kudos.", 6) == 0) {
        e = import_kudos(stick_path(&stick, name), today(), &ret->report, keep_kudos, &ret->kudos,
                         &d);
        buf_add(&ret->kudos, "", 0);
        e = ret->report.errors > 0 && e == ERR_BAD_DATA ? ERR_OK : e;
    } else {
        struct import_params p = {.dir = stick.dir, .data_dir = data.dir, .today = today()};
        e = import_folder(&p, &ret->report, &ret->generation, &same, &d);
    }
    if (e != ERR_OK) {
        fail_msg("%s: %s: %s", current, err_name(e), d.text);
    }
}

/* The rows of a part as the .expect file has them. */
static void read_part(unsigned generation, const char *part, const char *columns, struct buf *ret)
{
    char path[1024], list[256], sql[512];
    sqlite3 *db;
    sqlite3_stmt *q;
    snprintf(path, sizeof path, "%s/content/generations/%04u/content.db", data.dir, generation);
    snprintf(list, sizeof list, "%s", columns);
    for (char *p = list; *p; p++) {
        *p = *p == ' ' ? ',' : *p;
    }
    snprintf(sql, sizeof sql, "SELECT %s FROM \"%s\" ORDER BY rowid", list, part);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
        fail_msg("%s: %s: %s", current, sql, sqlite3_errmsg(db));
    }
    while (sqlite3_step(q) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(q); i++) {
            const char *text = (const char *)sqlite3_column_text(q, i);
            buf_printf(ret, "%s%s", i ? "|" : "", text ? text : "-");
        }
        buf_puts(ret, "\n");
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
}

static void assert_rows(const struct outcome *o, const char *what, const char *expected)
{
    struct buf got = {0};
    char part[64];
    buf_add(&got, "", 0);
    if (strcmp(what, "nothing") == 0) {
        if (o->generation != 0) {
            fail_msg("%s: something came of it", current);
        }
    } else if (strcmp(what, "kudos") == 0) {
        buf_puts(&got, o->kudos.data);
    } else {
        const char *columns = strchr(what, ' ');
        assert_non_null(columns);
        if (o->generation == 0) {
            fail_msg("%s: nothing came of it", current);
        }
        snprintf(part, sizeof part, "%.*s", (int)(columns - what), what);
        read_part(o->generation, part, columns + 1, &got);
    }
    if (strcmp(got.data, expected) != 0) {
        fail_msg("%s: %s\nexpected:\n%sgot:\n%s", current, what, expected, got.data);
    }
    buf_done(&got);
}

/* lines: the expected beginnings, each with its line end. */
static void assert_report(const struct outcome *o, const char *lines)
{
    struct buf text = {0};
    report_text(&o->report, &text);
    const char *want = lines, *got = text.data;
    for (unsigned i = 0; i < o->report.count; i++) {
        size_t n = strcspn(want, "\n");
        if (n == 0 || strncmp(got, want, n) != 0) {
            fail_msg("%s: reported:\n%sexpected:\n%s", current, text.data, lines);
        }
        want += n + 1;
        got += strcspn(got, "\n") + 1;
    }
    if (*want) {
        fail_msg("%s: reported:\n%sexpected as well:\n%s", current, text.data, want);
    }
    buf_done(&text);
}

static void check_rows(const struct outcome *o, char *rest)
{
    while (rest && strncmp(rest, "= ", 2) == 0) {
        char *end = strchr(rest, '\n');
        assert_non_null(end);
        *end = '\0';
        char *what = rest + 2, *rows = end + 1;
        char *next = strncmp(rows, "= ", 2) == 0 ? rows : strstr(rows, "\n= ");
        struct buf expected = {0};
        size_t n = next == rows ? 0 : next ? (size_t)(next + 1 - rows) : strlen(rows);
        buf_add(&expected, rows, n);
        assert_rows(o, what, expected.data);
        buf_done(&expected);
        rest = next == rows ? rows : next ? next + 1 : NULL;
    }
}

static void check_table(const char *file)
{
    char name[128], path[1024];
    struct buf expect, lines = {0};
    struct outcome o;
    current = file;
    stick_new(&stick);
    stick_new(&data);
    const char *dot = strrchr(file, '.'), *end = strchr(file, '.');
    assert_non_null(end);
    snprintf(name, sizeof name, "%.*s%s", (int)(end - file), file, dot);
    put_on_stick(name, file);
    snprintf(path, sizeof path, FOLDER "%.*s.expect", (int)(dot - file), file);
    if (fs_read(path, 1 << 20, &expect) != ERR_OK) {
        fail_msg("%s: %s is missing", file, path);
    }
    buf_add(&lines, "", 0);
    char *line = expect.data;
    while (*line && *line != '=') {
        size_t n = strcspn(line, "\n");
        char as[128], other[128];
        if (line[0] == '>') {
            buf_add(&lines, line + 2, n - 1);
        } else if (sscanf(line, "with %127s %127s", as, other) == 2) {
            put_on_stick(as, other);
        } else {
            assert_true(line[0] == '#');
        }
        line += n + 1;
    }
    import(name, &o);
    assert_report(&o, lines.data);
    check_rows(&o, line);
    report_done(&o.report);
    buf_done(&o.kudos);
    buf_done(&lines);
    buf_done(&expect);
    stick_done(&stick);
    stick_done(&data);
}

static void check(void **state)
{
    check_table(*state);
}

static int is_table(const struct dirent *e)
{
    const char *dot = strrchr(e->d_name, '.');
    return dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".xlsx") == 0);
}

int main(void)
{
    struct dirent **files;
    int n = scandir(FOLDER, &files, is_table, alphasort);
    if (n < 120) {
        fprintf(stderr, "only %d tables in " FOLDER "\n", n);
        return 1;
    }
    struct CMUnitTest *tests = calloc((size_t)n, sizeof *tests);
    for (int i = 0; i < n; i++) {
        tests[i] = (struct CMUnitTest){
            .name = files[i]->d_name, .test_func = check, .initial_state = files[i]->d_name};
    }
    int failed = _cmocka_run_group_tests("tables", tests, (size_t)n, NULL, NULL);
    for (int i = 0; i < n; i++) {
        free(files[i]);
    }
    free(files);
    free(tests);
    return failed;
}
