#include "import/table.h"

#include "base/caps.h"
#include "i18n/i18n.h"
#include "import/encoding.h"
#include "import/xlsx.h"
#include "text/clean.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the '|'-separated list holds word. */
static bool listed(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; p && *p;) {
        const char *end = strchr(p, '|');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (len == n && memcmp(p, word, n) == 0) {
            return true;
        }
        p = end ? end + 1 : NULL;
    }
    return false;
}

/* "Date (dd.mm.yyyy)" and "Name *" are headers people write. */
static void fold_header(char *dst, size_t size, const char *s)
{
    char head[CAP_NAME_BYTES];
    str_copy(head, sizeof head, s);
    char *parenthesis = strchr(head, '(');
    if (parenthesis && parenthesis > head) {
        *parenthesis = '\0';
    }
    encoding_fold(dst, size, head);
}

static int find_column(const struct table *t, const char *folded)
{
    for (unsigned i = 0; i < t->column_count; i++) {
        if (str_equal(t->column[i].name, folded) || listed(t->column[i].also, folded)) {
            return (int)i;
        }
    }
    return -1;
}

static void expected_columns(const struct table *t, struct buf *out)
{
    for (unsigned i = 0; i < t->column_count; i++) {
        buf_printf(out, "%s%s%s", i ? tr(", ") : "", t->column[i].name,
                   t->column[i].required ? tr(" (needed)") : "");
    }
}

static void report_unused(const struct table *t, const struct csv_cell *first, const char *names)
{
    report_add(t->report, REPORT_NOTE, t->file, first->line, first->column,
               "These columns are not used here and were ignored: %s.", names);
}

/* False when a column that is needed is missing. */
static bool map_header(struct table *t)
{
    const struct csv_row *header = &t->csv.row[0];
    struct buf unused = {0}, expected = {0};
    const struct csv_cell *first_unused = NULL;
    unsigned known = 0;
    for (unsigned i = 0; i < header->count; i++) {
        const struct csv_cell *cell = &header->cell[i];
        char folded[CAP_NAME_BYTES];
        fold_header(folded, sizeof folded, cell->text);
        int column = find_column(t, folded);
        if (!*cell->text) {
            continue;
        }
        if (column < 0) {
            first_unused = first_unused ? first_unused : cell;
            buf_puts(&unused, unused.len ? tr(", ") : "");
            /* The name of a column. */
            buf_printf(&unused, tr("“%.60s”"), cell->text);
        } else if (t->at[column] >= 0) {
            report_add(t->report, REPORT_WARNING, t->file, cell->line, cell->column,
                       "The column “%s” is there twice (here as “%s”); the first one was used.",
                       t->column[column].name, cell->text);
        } else {
            t->at[column] = (int)i;
            known++;
        }
    }
    bool good = true;
    expected_columns(t, &expected);
    if (known == 0) {
        report_add(t->report, REPORT_ERROR, t->file, header->line, header->cell[0].column,
                   "The first line should name the columns, but found “%.60s”; expected: %s. "
                   "Nothing of this file was applied.",
                   header->cell[0].text, expected.data);
        good = false;
    }
    for (unsigned i = 0; good && i < t->column_count; i++) {
        if (t->column[i].required && t->at[i] < 0) {
            report_add(t->report, REPORT_ERROR, t->file, header->line, header->cell[0].column,
                       "The column “%s” is missing; expected: %s. Nothing of this file was "
                       "applied.",
                       t->column[i].name, expected.data);
            good = false;
        }
    }
    if (good && first_unused) {
        report_unused(t, first_unused, unused.data);
    }
    buf_done(&unused);
    buf_done(&expected);
    return good;
}

static unsigned count_characters(const char *s)
{
    unsigned n = 0;
    for (; *s; s++) {
        n += ((unsigned char)*s & 0xC0) != 0x80;
    }
    return n;
}

static void clean_cell(struct table *t, struct csv_cell *cell, struct arena *a)
{
    size_t n = strlen(cell->text);
    if (n == 0 || (n <= CAP_FIELD_CHARACTERS && text_is_clean(cell->text, n))) {
        return;
    }
    unsigned characters = count_characters(cell->text);
    if (characters > CAP_FIELD_CHARACTERS) {
        report_add(t->report, REPORT_ERROR, t->file, cell->line, cell->column,
                   "Found a field of %u characters; expected at most %d. The field was left out.",
                   characters, CAP_FIELD_CHARACTERS);
        cell->text = "";
        return;
    }
    /* Composition can lengthen a text a little (NFC, UAX #15: up to three times). */
    size_t size = n * 3 + 1;
    char *clean = mem_new(size, 1);
    enum err e = text_clean(clean, size, cell->text, n, false);
    if (e != ERR_OK || !str_equal(clean, cell->text)) {
        cell->text = arena_strdup(a, clean);
    }
    free(clean);
}

void table_report_formula(struct report *report, const char *file, unsigned line, unsigned column,
                          const char *text)
{
    report_add(report, REPORT_WARNING, file, line, column,
               "Found “%.20s”, the error of a formula; expected a value. The cell was read as "
               "empty.",
               text);
}

/* What spreadsheets write into a CSV for a formula that failed, in their five languages; of
 * LibreOffice "Err:508" as well. */
static bool is_formula_error(const char *s)
{
    static const char *const errors[] = {
        "#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
        "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!",
        "#NOM?", "#VALEUR!", "#NOMBRE!", "#NUL!", "#PROPAGATION!",
        "#N/D", "#¿NOMBRE?", "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¡NUM!", "#¡NULO!",
        "#NAZWA?", "#ADR!", "#ARG!", "#DZIEL/0!", "#LICZBA!", "#ZERO!",
    };
    for (size_t i = 0; *s == '#' && i < sizeof errors / sizeof *errors; i++) {
        if (str_equal(s, errors[i])) {
            return true;
        }
    }
    return strncmp(s, "Err:5", 5) == 0 && strlen(s) == 7 && strspn(s + 4, "0123456789") == 3;
}

static void drop_formula_error(struct table *t, struct csv_cell *cell)
{
    if (is_formula_error(cell->text)) {
        table_report_formula(t->report, t->file, cell->line, cell->column, cell->text);
        cell->text = "";
    }
}

/* Reports what is wrong with a row's form; false when it has to be left out. */
static bool check_row(const struct table *t, const struct csv_row *row)
{
    if (row->open_quote) {
        report_add(t->report, REPORT_ERROR, t->file, row->line, row->quote_column,
                   "Found a quotation mark that is never closed; expected another one at the end "
                   "of the field. The line was left out.");
        return false;
    }
    if (row->stray_column) {
        report_add(t->report, REPORT_WARNING, t->file, row->stray_line, row->stray_column,
                   "Found text after the closing quotation mark; expected the end of the field "
                   "(marks inside a field are written twice). The text was kept.");
    }
    unsigned header_count = t->csv.row[0].count;
    for (unsigned i = header_count; i < row->count; i++) {
        if (*row->cell[i].text) {
            report_add(t->report, REPORT_WARNING, t->file, row->cell[i].line, row->cell[i].column,
                       "Found “%.60s” in column %u, but the header names %u columns; expected "
                       "quotation marks around a text that holds the separator “%c”. It was "
                       "ignored.",
                       row->cell[i].text, i + 1, header_count,
                       t->csv.delimiter == '\t' ? ' ' : t->csv.delimiter);
            break;
        }
    }
    return true;
}

/* Where the first NUL stands: the one character that no text has. */
static void report_no_text(struct report *report, const char *file, const struct buf *bytes)
{
    const char *nul = bytes->len > 0 ? memchr(bytes->data, '\0', bytes->len) : NULL;
    unsigned line = nul ? 1 : 0, column = nul ? 1 : 0;
    for (const char *p = bytes->data; p < nul; p++) {
        bool end = *p == '\n' || (*p == '\r' && p[1] != '\n');
        line += end;
        column = end ? 1 : column + (((unsigned char)*p & 0xC0) != 0x80);
    }
    report_add(report, REPORT_ERROR, file, line, column,
               "Found bytes that are not text; expected a table saved as CSV. Nothing of this "
               "file was applied.");
}

static bool read_csv(struct table *t, struct buf *bytes, struct arena *a)
{
    char encoding[ENCODING_NAME_MAX];
    if (encoding_to_utf8(bytes, encoding) != ERR_OK) {
        report_no_text(t->report, t->file, bytes);
        return false;
    }
    if (!str_equal(encoding, "UTF-8") && !str_equal(encoding, "UTF-16")) {
        report_add(t->report, REPORT_NOTE, t->file, 0, 0,
                   "The file is not UTF-8 and was read as %s; please look whether names with "
                   "accents are right.",
                   encoding);
    }
    if (csv_parse(bytes->data ? bytes->data : "", bytes->len, a, &t->csv) == ERR_LIMIT) {
        report_add(t->report, REPORT_ERROR, t->file, 0, 0,
                   "Found more than %d lines; expected at most that. Nothing of this file was "
                   "applied.",
                   CAP_TABLE_ROWS);
        return false;
    }
    return true;
}

static bool row_names_all(const struct table *t, const struct csv_row *row)
{
    unsigned found = 0, required = 0;
    for (unsigned i = 0; i < row->count; i++) {
        char folded[CAP_NAME_BYTES];
        fold_header(folded, sizeof folded, row->cell[i].text);
        int column = find_column(t, folded);
        found |= column >= 0 ? 1u << column : 0;
    }
    for (unsigned i = 0; i < t->column_count; i++) {
        required |= t->column[i].required ? 1u << i : 0;
    }
    return found && (found & required) == required;
}

/* People put titles above their tables, and Numbers does so too. */
static void skip_titles(struct table *t)
{
    enum { TITLES_MAX = 10 };
    for (unsigned i = 0; i <= TITLES_MAX && i < t->csv.count; i++) {
        if (!row_names_all(t, &t->csv.row[i])) {
            continue;
        }
        if (i > 0) {
            report_add(t->report, REPORT_NOTE, t->file, t->csv.row[0].line, 1,
                       "The columns are named in line %u; what stands above it was ignored.",
                       t->csv.row[i].line);
        }
        t->csv.row += i;
        t->csv.count -= i;
        return;
    }
}

bool table_read(struct table *ret, const char *file, struct buf *bytes,
                const struct table_column *column, unsigned column_count, struct arena *a,
                struct report *report)
{
    struct table t = {
        .file = file, .column = column, .column_count = column_count, .report = report};
    for (unsigned i = 0; i < TABLE_COLUMNS_MAX; i++) {
        t.at[i] = -1;
    }
    bool workbook = bytes->len > 0 && xlsx_is(bytes->data, bytes->len);
    if (workbook ? !xlsx_read(bytes->data, bytes->len, file, a, report, &t.csv)
                 : !read_csv(&t, bytes, a)) {
        return false;
    }
    if (t.csv.count == 0) {
        report_add(report, REPORT_ERROR, file, 0, 0,
                   "The file is empty; expected at least a line that names the columns. Nothing "
                   "was changed.");
        return false;
    }
    if (t.csv.wide_line) {
        report_add(report, REPORT_WARNING, file, t.csv.wide_line, 0,
                   "Found something in column %d or behind it; expected at most %d columns. It was "
                   "ignored.",
                   CSV_CELLS_MAX + 1, CSV_CELLS_MAX);
    }
    skip_titles(&t);
    if (!check_row(&t, &t.csv.row[0])) {
        return false;
    }
    unsigned kept = 0;
    for (unsigned i = 0; i < t.csv.count; i++) {
        struct csv_row *row = &t.csv.row[i];
        if (i == 0 || check_row(&t, row)) {
            for (unsigned k = 0; k < row->count; k++) {
                clean_cell(&t, &row->cell[k], a);
                drop_formula_error(&t, &row->cell[k]);
            }
            t.csv.row[kept++] = *row;
        }
    }
    t.csv.count = kept;
    if (!map_header(&t)) {
        return false;
    }
    *ret = t;
    return true;
}

unsigned table_rows(const struct table *t)
{
    return t->csv.count - 1;
}

bool table_has(const struct table *t, unsigned column)
{
    return t->at[column] >= 0;
}

struct csv_cell table_cell(const struct table *t, unsigned row, unsigned column)
{
    const struct csv_row *r = &t->csv.row[row];
    int at = t->at[column];
    if (at < 0) {
        return (struct csv_cell){"", r->line, 1};
    }
    if ((unsigned)at < r->count) {
        return r->cell[at];
    }
    /* A short row: the last field it has is the place to look. */
    const struct csv_cell *last = &r->cell[r->count - 1];
    return (struct csv_cell){"", last->line, last->column};
}

const char *table_text(const struct table *t, unsigned row, unsigned column)
{
    return table_cell(t, row, column).text;
}

void table_report(const struct table *t, enum severity s, unsigned row, unsigned column,
                  const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, tr(format), args);
    va_end(args);
    if (n >= (int)sizeof text) {
        text[utf8_floor(text, sizeof text - 1)] = '\0';
    }
    struct csv_cell cell = table_cell(t, row, column);
    report_put(t->report, s, t->file, cell.line, cell.column, text);
}

bool table_name(const struct table *t, unsigned row, unsigned column, const char *consequence)
{
    const char *text = table_text(t, row, column);
    if (!*text) {
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found nothing, but it is needed. %s", t->column[column].name,
                     tr(consequence));
        return false;
    }
    if (strlen(text) >= CAP_NAME_BYTES) {
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found a text of %u characters, too long for the screen; expected fewer "
                     "than %d. %s",
                     t->column[column].name, count_characters(text), CAP_NAME_BYTES / 2,
                     tr(consequence));
        return false;
    }
    return true;
}
