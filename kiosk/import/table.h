/* A table file, CSV or a workbook (whatever its name says): rows under a header whose columns are
 * known by name and synonyms. Everything odd about the file as a whole is reported here; what a
 * value means is the part's business. */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include "import/csv.h"
#include "import/report.h"

struct table_column {
    const char *name;         /* as content-format.md spells it, in folded form */
    bool required;
    const char *also;         /* folded synonyms, separated by '|'; NULL for none */
};

enum { TABLE_COLUMNS_MAX = 16 };

struct table {
    const char *file;
    const struct table_column *column; unsigned column_count;
    int at[TABLE_COLUMNS_MAX];  /* the file's column, -1 when it has none */
    struct csv csv;             /* row[0] is the header; texts are cleaned */
    struct report *report;
};

/* Reads the bytes (which it may change) of file. Up to ten rows above the one that names the
 * columns are skipped, and reported. False when nothing of it can be used: that is reported, and
 * the part stays as it was. Strings live in a. */
bool table_read(struct table *ret, const char *file, struct buf *bytes,
                const struct table_column *column, unsigned column_count, struct arena *a,
                struct report *report);

/* Rows count from 1 (row 0 is the header) to table_rows(t). */
unsigned table_rows(const struct table *t);
bool table_has(const struct table *t, unsigned column);
/* Never fails: a value that is not there is "" at the place where it should be. */
struct csv_cell table_cell(const struct table *t, unsigned row, unsigned column);
const char *table_text(const struct table *t, unsigned row, unsigned column);

/* Reports about one value, at its place. */
void table_report(const struct table *t, enum severity s, unsigned row, unsigned column,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Reports a cell that holds the error of a formula, as "#N/A", in whose place "" is read. */
void table_report_formula(struct report *report, const char *file, unsigned line, unsigned column,
                          const char *text);

/* A name that must be there and fit CAP_NAME_BYTES; else reported with the consequence ("The person
 * was left out.", in English) and false. */
bool table_name(const struct table *t, unsigned row, unsigned column, const char *consequence);

/* yes/no in the five languages; "" gives otherwise, anything else is a warning and otherwise. */
bool table_yes(const struct table *t, unsigned row, unsigned column, bool otherwise);

/* A number with grouping and either decimal mark ("1,000", "1.000,5"); files separated by
 * semicolons come from places with a decimal comma. False when it is none. */
bool table_parse_number(const char *s, bool decimal_comma, double *ret);
bool table_number(const struct table *t, unsigned row, unsigned column, double *ret);

#endif
