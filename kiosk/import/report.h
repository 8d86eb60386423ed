/* The report: every problem with file, line and column, what was found, what was expected, and what
 * was done about it. Ordered as found. */
#ifndef IMPORT_REPORT_H
#define IMPORT_REPORT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum severity { REPORT_NOTE, REPORT_WARNING, REPORT_ERROR };

struct report_line {
    enum severity severity;
    const char *file;          /* relative to the folder, "" for the folder itself */
    unsigned line, column;     /* from 1; 0: not tied to one. Columns count characters */
    const char *text;          /* "found “31 June”, which is not a date; …" */
};

/* How many of each kind: what the preview shows. part is "team members", marked with N_(). */
struct report_count { const char *part; unsigned added, changed, removed, total; };

struct report {
    struct arena arena;
    struct report_line *line; unsigned count, cap;
    unsigned errors, warnings;
    struct report_count part[16]; unsigned part_count;
};

/* Says it in the language of i18n_set. format is the English one, which make pot collects by the
 * name of this function; in a choice ("a ? b : c") each has to be marked with N_(). What trn()
 * chose already stays. Arguments that are words are translated by the caller. */
void report_add(struct report *r, enum severity s, const char *file, unsigned line, unsigned column,
                const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same for a sentence that is complete. */
void report_put(struct report *r, enum severity s, const char *file, unsigned line, unsigned column,
                const char *text);
/* As err_name, in the language of the report: "no space left". */
const char *report_reason(enum err e);
/* One line a problem, "people.csv:48:3: error: …", then the counts; in the language of the
 * report. */
void report_text(const struct report *r, struct buf *out);
/* One line a problem for the screen: "error|warning TAB file TAB line TAB column TAB text"; the
 * first word is for programs. */
void report_problems(const struct report *r, struct buf *out);
void report_json(const struct report *r, struct buf *out);
void report_done(struct report *r);

#endif
