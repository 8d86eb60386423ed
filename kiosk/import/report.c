#include "import/report.h"

#include "i18n/i18n.h"
#include "text/clean.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file of 100 000 broken rows needs no report of 100 000 lines. */
enum { REPORT_LINES_MAX = 2000 };

static const char *severity_name(enum severity s)
{
    switch (s) {
    case REPORT_NOTE: return N_("note");
    case REPORT_WARNING: return N_("warning");
    case REPORT_ERROR: return N_("error");
    }
    return "note";
}

const char *report_reason(enum err e)
{
    switch (e) {
    case ERR_OK: return err_name(e);
    case ERR_IO: return tr("input or output failed");
    case ERR_NO_SPACE: return tr("no space left");
    case ERR_READ_ONLY: return tr("cannot be written");
    case ERR_NOT_FOUND: return tr("not found");
    case ERR_BAD_DATA: return tr("bad data");
    case ERR_LIMIT: return tr("over a limit");
    case ERR_CORRUPT: return tr("damaged");
    case ERR_NEWER: return tr("written by a newer version");
    case ERR_BUSY: return tr("busy");
    case ERR_UNAVAILABLE: return tr("unavailable");
    }
    return err_name(e);
}

static struct report_line *line_new(struct report *r)
{
    if (r->count == r->cap) {
        r->cap = r->cap ? r->cap * 2 : 32;
        r->line = mem_grow(r->line, r->cap, sizeof *r->line);
    }
    return &r->line[r->count++];
}

/* One line of UTF-8, without escapes: for a terminal, JSON and the screen. Empty when nothing is
 * left. */
static char *clean(struct arena *a, const char *text)
{
    size_t n = strlen(text), size = 2 * n + 1; /* NFC makes nothing we write longer than that */
    char *to = arena_alloc(a, size);
    enum err cut = text_clean(to, size, text, n, false);
    (void)cut; /* the beginning will do */
    return to;
}

/* Names of files are as strange as people like. */
static const char *clean_name(struct arena *a, const char *file)
{
    const char *name = clean(a, file);
    return *name || !*file ? name : "?";
}

/* What is quoted of a cell was text, but a quotation that is cut by its bytes ("%.60s") can end
 * within a character: its half goes. In place. */
static void drop_halves(char *text)
{
    size_t n = strlen(text), to = 0;
    for (size_t i = 0, from = 0; i < n; from = i) {
        bool half = utf8_next(text, n, &i) == 0xFFFD && i == from + 1;
        memmove(text + to, text + from, i - from);
        to += half ? 0 : i - from;
    }
    text[to] = '\0';
}

/* The line for one more problem, without its text; NULL when there were too many. */
static struct report_line *add_line(struct report *r, enum severity s, const char *file,
                                    unsigned line, unsigned column)
{
    r->errors += s == REPORT_ERROR;
    r->warnings += s == REPORT_WARNING;
    if (r->count > REPORT_LINES_MAX) {
        return NULL;
    }
    if (r->count == REPORT_LINES_MAX) {
        *line_new(r) = (struct report_line){
            .severity = REPORT_NOTE,
            .file = "",
            .text = tr("There are more problems than this report lists; mend these first."),
        };
        return NULL;
    }
    struct report_line *l = line_new(r);
    *l = (struct report_line){
        .severity = s,
        .file = clean_name(&r->arena, file),
        .line = line,
        .column = column,
        .text = "",
    };
    return l;
}

void report_put(struct report *r, enum severity s, const char *file, unsigned line, unsigned column,
                const char *text)
{
    struct report_line *l = add_line(r, s, file, line, column);
    if (l) {
        l->text = clean(&r->arena, text);
    }
}

void report_add(struct report *r, enum severity s, const char *file, unsigned line, unsigned column,
                const char *format, ...)
{
    struct report_line *l = add_line(r, s, file, line, column);
    if (!l) {
        return;
    }
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, tr(format), args);
    va_end(args);
    char *text = arena_alloc(&r->arena, (size_t)(n > 0 ? n : 0) + 1);
    vsnprintf(text, (size_t)(n > 0 ? n : 0) + 1, tr(format), again);
    va_end(again);
    drop_halves(text);
    l->text = clean(&r->arena, text);
}

static void put_counts(const struct report *r, struct buf *out)
{
    for (unsigned i = 0; i < r->part_count; i++) {
        const struct report_count *c = &r->part[i];
        buf_printf(out, "%s: %u", tr(c->part), c->total);
        if (c->added || c->changed || c->removed) {
            const char *before = " (";
            if (c->added) {
                buf_puts(out, before);
                buf_printf(out, trn("%u new", "%u new", c->added), c->added);
                before = tr(", ");
            }
            if (c->changed) {
                buf_puts(out, before);
                buf_printf(out, trn("%u changed", "%u changed", c->changed), c->changed);
                before = tr(", ");
            }
            if (c->removed) {
                buf_puts(out, before);
                buf_printf(out, trn("%u gone", "%u gone", c->removed), c->removed);
            }
            buf_puts(out, ")");
        }
        buf_puts(out, "\n");
    }
}

void report_text(const struct report *r, struct buf *out)
{
    for (unsigned i = 0; i < r->count; i++) {
        const struct report_line *l = &r->line[i];
        if (*l->file) {
            buf_printf(out, "%s:", l->file);
        }
        if (l->line) {
            buf_printf(out, "%u:", l->line);
        }
        if (l->column) {
            buf_printf(out, "%u:", l->column);
        }
        buf_printf(out, "%s%s: %s\n", *l->file ? " " : "", tr(severity_name(l->severity)),
                   l->text);
    }
    put_counts(r, out);
    buf_printf(out, trn("%u error", "%u errors", r->errors), r->errors);
    buf_puts(out, tr(", "));
    buf_printf(out, trn("%u warning", "%u warnings", r->warnings), r->warnings);
    buf_puts(out, ".\n");
}

void report_problems(const struct report *r, struct buf *out)
{
    for (unsigned i = 0; i < r->count; i++) {
        const struct report_line *l = &r->line[i];
        buf_printf(out, "%s\t%s\t%u\t%u\t%s\n",
                   l->severity == REPORT_ERROR ? "error" : "warning", l->file, l->line, l->column,
                   l->text);
    }
}

/* JSON (RFC 8259 §7): quotes and backslashes escaped; controls are cleaned away already. */
static void put_json_string(struct buf *out, const char *s)
{
    buf_puts(out, "\"");
    for (; *s; s++) {
        buf_puts(out, *s == '"' || *s == '\\' ? "\\" : "");
        buf_add(out, s, 1);
    }
    buf_puts(out, "\"");
}

void report_json(const struct report *r, struct buf *out)
{
    buf_printf(out, "{\"errors\":%u,\"warnings\":%u,\"lines\":[", r->errors, r->warnings);
    for (unsigned i = 0; i < r->count; i++) {
        const struct report_line *l = &r->line[i];
        buf_printf(out, "%s{\"severity\":\"%s\",\"file\":", i ? "," : "",
                   severity_name(l->severity));
        put_json_string(out, l->file);
        buf_printf(out, ",\"line\":%u,\"column\":%u,\"text\":", l->line, l->column);
        put_json_string(out, l->text);
        buf_puts(out, "}");
    }
    buf_puts(out, "],\"parts\":[");
    for (unsigned i = 0; i < r->part_count; i++) {
        const struct report_count *c = &r->part[i];
        buf_printf(out, "%s{\"part\":", i ? "," : "");
        put_json_string(out, c->part);
        buf_printf(out, ",\"added\":%u,\"changed\":%u,\"removed\":%u,\"total\":%u}", c->added,
                   c->changed, c->removed, c->total);
    }
    buf_puts(out, "]}\n");
}

void report_done(struct report *r)
{
    if (r) {
        free(r->line);
        arena_done(&r->arena);
        *r = (struct report){0};
    }
}
