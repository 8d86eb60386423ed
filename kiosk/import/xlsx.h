/* XLSX (ECMA-376 part 1, SpreadsheetML): the first visible sheet of a workbook, as the rows that
 * the same table would have as CSV.
 *
 * In reports the row of the sheet stands for the line and the number of its column for the column:
 * "people.xlsx:48:3" is cell C48. Numbers are written with a decimal point, dates (by their format)
 * as 2026-06-08, times as 14:30, both as "2026-06-08 14:30". Formulas count as their result. Hidden
 * rows are read as well, as they are in a CSV that is saved from the sheet. A value in cells that
 * are merged over several rows stands for each of these rows. */
#ifndef IMPORT_XLSX_H
#define IMPORT_XLSX_H

#include "import/csv.h"
#include "import/report.h"

/* Whether the bytes are a workbook or something like it that is for xlsx_read to refuse: a ZIP or
 * an old compound file. */
bool xlsx_is(const char *bytes, size_t n);

/* False when nothing of it can be used; that is reported about file. ret->row[0] is the header;
 * strings live in a. */
bool xlsx_read(const char *bytes, size_t n, const char *file, struct arena *a,
               struct report *report, struct csv *ret);

/* How to save what only looks like a table (.xls, .ods, .numbers …) so that it can be read, by the
 * ending of its name; NULL for other names. */
const char *xlsx_how_to_save(const char *name);

/* How a number is to be shown. */
enum number_kind { NUMBER_PLAIN, NUMBER_ZEROS, NUMBER_DATE, NUMBER_TIME, NUMBER_DATE_TIME };
struct number_format {
    enum number_kind kind;
    unsigned digits;           /* NUMBER_ZEROS: at least as many ("00000") */
};
/* Of a format that is built in (ECMA-376 part 1 §18.8.30), and of a code like "dd.mm.yyyy". */
struct number_format number_format_builtin(unsigned id);
struct number_format number_format_of(const char *code);
/* Writes what stands in a <v>; false when that is no number, or none that fits. */
bool number_format_text(struct number_format f, bool epoch_1904, const char *value, char *dst,
                        size_t size);

#endif
