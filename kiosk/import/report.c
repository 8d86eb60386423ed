#include "import/report.h"

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
    case REPORT_NOTE: return "note";
    case REPORT_WARNING: return "warning";
    case REPORT_ERROR: return "error";
    }
    return "note";
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

void report_add(struct report *r, enum severity s, const char *file, unsigned line, unsigned column,
                const char *format, ...)
{
    r->errors += s == REPORT_ERROR;
    r->warnings += s == REPORT_WARNING;
    if (r->count > REPORT_LINES_MAX) {
        return;
    }
    if (r->count == REPORT_LINES_MAX) {
        *line_new(r) = (struct report_line){
            .severity = REPORT_NOTE,
            .file = "",
            .text = "There are more problems than this report lists; mend these first.",
        };
        return;
    }
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(&r->arena, (size_t)(n > 0 ? n : 0) + 1);
    vsnprintf(text, (size_t)(n > 0 ? n : 0) + 1, format, again);
    va_end(again);
    drop_halves(text);
    *line_new(r) = (struct report_line){
        .severity = s,
        .file = clean_name(&r->arena, file),
        .line = line,
        .column = column,
        .text = clean(&r->arena, text),
    };
}

static void put_counts(const struct report *r, struct buf *out)
{
    for (unsigned i = 0; i < r->part_count; i++) {
        const struct report_count *c = &r->part[i];
        buf_printf(out, "%s: %u", c->part, c->total);
        if (c->added || c->changed || c->removed) {
            const char *before = " (";
            if (c->added) {
                buf_printf(out, "%s%u new", before, c->added);
                before = ", ";
            }
            if (c->changed) {
                buf_printf(out, "%s%u changed", before, c->changed);
                before = ", ";
            }
            if (c->removed) {
                buf_printf(out, "%s%u removed", before, c->removed);
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
        buf_printf(out, "%s%s: %s\n", *l->file ? " " : "", severity_name(l->severity), l->text);
    }
    put_counts(r, out);
    buf_printf(out, "%u %s, %u %s.\n", r->errors, r->errors == 1 ? "error" : "errors", r->warnings,
               r->warnings == 1 ? "warning" : "warnings");
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
