/* The cells of a sheet into rows. */
#include "import/xlsx_sheet.h"

#include "base/caps.h"
#include "i18n/i18n.h"
#include "import/table.h"

#include <stdlib.h>
#include <string.h>

/* What spreadsheet programs can have (ECMA-376 leaves it open), and what of it is kept: as many
 * columns as of a CSV, and as many cells as 5 MB of CSV can hold. */
enum { ROW_LAST = 1048576, COLUMN_LAST = 16384 };
enum { CELLS_MAX = CAP_TABLE_BYTES / 2, MERGES_MAX = 20000 };

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN, CELL_ERROR, CELL_ISO_DATE };

struct sheet {
    struct xlsx_book *book;
    struct diag *diag;
    enum err error;
    unsigned row, column;      /* where the reader is, from 1 */
    struct csv_cell cell[CSV_CELLS_MAX];
    unsigned used;             /* cells up to the last that holds something */
    bool in_row, in_value, hidden;
    enum cell_type type;
    unsigned style, phonetic;
    bool has_formula, has_value;
    struct buf text;
    unsigned hidden_count, hidden_first;
};

static bool give_up(struct sheet *s, enum err e, const char *why)
{
    if (s->error == ERR_OK) {
        s->error = diag_set(s->diag, e, "", 0, 0, "%s", tr(why));
    }
    return false;
}

/* "AB12" is column 28. 0 when it is no such name, or one beyond the last. */
static unsigned column_of(const char *reference)
{
    unsigned column = 0;
    for (; *reference >= 'A' && *reference <= 'Z'; reference++) {
        column = column * 26 + (unsigned)(*reference - 'A') + 1;
        if (column > COLUMN_LAST) {
            return 0;
        }
    }
    return *reference >= '1' && *reference <= '9' ? column : 0;
}

static unsigned row_of(const char *digits)
{
    char *end;
    unsigned long row = *digits >= '1' && *digits <= '9' ? strtoul(digits, &end, 10) : 0;
    return row >= 1 && row <= ROW_LAST && !*end ? (unsigned)row : 0;
}

static bool row_start(struct sheet *s, const char **attr)
{
    const char *r = xml_attribute(attr, "r"), *hidden = xml_attribute(attr, "hidden");
    unsigned row = r ? row_of(r) : s->row + 1;
    if (row <= s->row || row > ROW_LAST) {
        return give_up(s, ERR_BAD_DATA, N_("its rows are not numbered as rows are"));
    }
    s->row = row;
    s->column = 0;
    s->used = 0;
    s->in_row = true;
    s->hidden = hidden && (str_equal(hidden, "1") || str_equal(hidden, "true"));
    for (unsigned i = 0; i < CSV_CELLS_MAX; i++) {
        s->cell[i] = (struct csv_cell){"", row, i + 1};
    }
    return true;
}

static enum cell_type type_of(const char *t)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {{"s", CELL_SHARED}, {"str", CELL_TEXT}, {"inlineStr", CELL_TEXT},
                 {"b", CELL_BOOLEAN}, {"e", CELL_ERROR}, {"d", CELL_ISO_DATE}};
    for (size_t i = 0; t && i < sizeof types / sizeof *types; i++) {
        if (str_equal(t, types[i].name)) {
            return types[i].type;
        }
    }
    return CELL_NUMBER;
}

static bool cell_start(struct sheet *s, const char **attr)
{
    const char *r = xml_attribute(attr, "r"), *style = xml_attribute(attr, "s");
    s->column = r ? column_of(r) : s->column + 1;
    if (s->column == 0 || s->column > COLUMN_LAST) {
        return give_up(s, ERR_BAD_DATA, N_("it has a cell beyond the last column"));
    }
    s->type = type_of(xml_attribute(attr, "t"));
    s->style = style ? (unsigned)strtoul(style, NULL, 10) : 0;
    s->has_formula = s->has_value = false;
    buf_reset(&s->text);
    return true;
}

static void merge_start(struct xlsx_book *b, const char **attr)
{
    const char *ref = xml_attribute(attr, "ref");
    const char *colon = ref ? strchr(ref, ':') : NULL;
    if (!colon || b->merge_count == MERGES_MAX) {
        return;
    }
    char first[16];
    str_format(first, sizeof first, "%.*s", (int)(colon - ref), ref);
    unsigned column = column_of(first);
    unsigned from = row_of(first + strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    unsigned to = row_of(colon + 1 + strspn(colon + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    if (column == 0 || column > CSV_CELLS_MAX || from == 0 || to <= from) {
        return;
    }
    if (b->merge_count == b->merge_cap) {
        b->merge_cap = b->merge_cap ? b->merge_cap * 2 : 16;
        b->merge = mem_grow(b->merge, b->merge_cap, sizeof *b->merge);
    }
    b->merge[b->merge_count++] = (struct xlsx_merge){from, to, column};
}

static bool sheet_start(void *ctx, const char *name, const char **attr)
{
    struct sheet *s = ctx;
    if (str_equal(name, "row")) {
        return row_start(s, attr);
    }
    if (str_equal(name, "c") && s->in_row) {
        return cell_start(s, attr);
    }
    if (str_equal(name, "v") || (str_equal(name, "t") && s->phonetic == 0)) {
        s->in_value = s->column > 0;
        s->has_value = true;
    } else if (str_equal(name, "rPh")) {
        s->phonetic++;
    } else if (str_equal(name, "f")) {
        s->has_formula = true;
    } else if (str_equal(name, "mergeCell")) {
        merge_start(s->book, attr);
    }
    return true;
}

static void report_cell(const struct sheet *s, enum severity severity, const char *text)
{
    report_put(s->book->report, severity, s->book->file, s->row, s->column, tr(text));
}

/* A date as text (ISO 8601), as few programs write it; midnight is no time of day. */
static void cut_midnight(struct buf *text)
{
    char *t = text->data ? strchr(text->data, 'T') : NULL;
    if (t && strspn(t + 1, "0:.Z") == strlen(t + 1)) {
        *t = '\0';
        text->len = (size_t)(t - text->data);
    }
}

/* What the cell shows; NULL when the workbook holds more than it may. */
static const char *cell_text(struct sheet *s)
{
    struct xlsx_book *b = s->book;
    const char *raw = s->text.data && s->text.len > 0 ? s->text.data : "";
    char shown[64];
    switch (s->type) {
    case CELL_SHARED: {
        char *end;
        unsigned long i = strtoul(raw, &end, 10);
        if (!*raw || *end || i >= b->string_count) {
            report_cell(s, REPORT_ERROR, N_("Found a cell whose text is not in the file; expected "
                                            "one that is. It was read as empty."));
            return "";
        }
        return b->string[i];
    }
    case CELL_BOOLEAN:
        return str_equal(raw, "1") || str_equal(raw, "true") ? "TRUE" : "FALSE";
    case CELL_ERROR:
        table_report_formula(b->report, b->file, s->row, s->column, raw);
        return "";
    case CELL_NUMBER: {
        struct number_format f = {.kind = NUMBER_PLAIN};
        f = s->style < b->style_count ? b->style[s->style] : f;
        if (number_format_text(f, b->epoch_1904, raw, shown, sizeof shown)) {
            buf_reset(&s->text);
            buf_puts(&s->text, shown);
        }
        break;
    }
    case CELL_ISO_DATE:
        cut_midnight(&s->text);
        break;
    case CELL_TEXT:
        break;
    }
    return xlsx_text_keep(b, &s->text);
}

static bool cell_end(struct sheet *s)
{
    if (!s->has_value || (s->text.len == 0 && s->type != CELL_TEXT)) {
        if (s->has_formula) {
            report_cell(s, REPORT_WARNING,
                        N_("Found a formula without its result; expected a workbook that was saved "
                           "by a spreadsheet program. The cell was read as empty."));
        }
        return true;
    }
    const char *text = cell_text(s);
    if (!text) {
        return give_up(s, ERR_LIMIT, N_("it holds far more text than a table needs"));
    }
    if (!*text) {
        return true;
    }
    if (s->column > CSV_CELLS_MAX) {
        s->book->wide_line = s->book->wide_line ? s->book->wide_line : s->row;
        return true;
    }
    s->cell[s->column - 1].text = text;
    s->used = s->used > s->column ? s->used : s->column;
    return true;
}

static bool row_end(struct sheet *s)
{
    struct xlsx_book *b = s->book;
    s->in_row = false;
    s->column = 0;
    if (s->used == 0) {
        return true;
    }
    if (b->row_count > CAP_TABLE_ROWS) { /* the header is no row */
        return give_up(s, ERR_LIMIT, N_("it has more than 100 000 rows"));
    }
    if (s->hidden) {
        s->hidden_first = s->hidden_first ? s->hidden_first : s->row;
        s->hidden_count++;
    }
    unsigned header = b->row_count > 0 ? b->row[0].count : 0;
    unsigned count = s->used > header ? s->used : header;
    b->cell_count += count;
    if (b->cell_count > CELLS_MAX) {
        return give_up(s, ERR_LIMIT, N_("it has far more cells than a table needs"));
    }
    if (b->row_count == b->row_cap) {
        b->row_cap = b->row_cap ? b->row_cap * 2 : 64;
        b->row = mem_grow(b->row, b->row_cap, sizeof *b->row);
    }
    struct csv_cell *cell = arena_array(b->arena, count, sizeof *cell);
    memcpy(cell, s->cell, count * sizeof *cell);
    b->row[b->row_count++] = (struct csv_row){.cell = cell, .count = count, .line = s->row};
    return true;
}

static bool sheet_end(void *ctx, const char *name)
{
    struct sheet *s = ctx;
    if (str_equal(name, "v") || str_equal(name, "t")) {
        s->in_value = false;
    } else if (str_equal(name, "rPh")) {
        s->phonetic--;
    } else if (str_equal(name, "c") && s->in_row && s->column > 0) {
        return cell_end(s);
    } else if (str_equal(name, "row")) {
        return row_end(s);
    }
    return true;
}

static void sheet_text(void *ctx, const char *text, size_t n)
{
    struct sheet *s = ctx;
    if (s->in_value) {
        xlsx_text_add(&s->text, text, n);
    }
}

enum err xlsx_read_sheet(struct xlsx_book *b, const char *part, struct diag *d)
{
    static const struct xml_handler handler = {sheet_start, sheet_end, sheet_text};
    struct sheet *s = mem_new(1, sizeof *s);
    s->book = b;
    s->diag = d;
    enum err e = package_xml(b->package, part, &handler, s, d);
    e = e == ERR_OK ? s->error : e;
    if (e == ERR_OK && s->hidden_count > 0) {
        report_add(b->report, REPORT_NOTE, b->file, s->hidden_first, 0,
                   trn("Found %u hidden row in the sheet, here the first; hidden rows are read as "
                       "well.",
                       "Found %u hidden rows in the sheet, here the first; hidden rows are read as "
                       "well.",
                       s->hidden_count),
                   s->hidden_count);
    }
    buf_done(&s->text);
    free(s);
    return e;
}

/* The first row from line on. */
static unsigned find_row(const struct xlsx_book *b, unsigned line)
{
    unsigned low = 0, high = b->row_count;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (b->row[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Only downwards: "Sales" beside five people stands for each of them, but a title over five columns
 * is not five titles. Rows without anything of their own stay empty. */
static void fill_merged(struct xlsx_book *b)
{
    unsigned left = CAP_TABLE_ROWS * 4; /* merges may overlap */
    for (unsigned i = 0; i < b->merge_count; i++) {
        const struct xlsx_merge *m = &b->merge[i];
        unsigned from = find_row(b, m->first_row);
        if (from == b->row_count || b->row[from].line != m->first_row ||
            m->column > b->row[from].count || !*b->row[from].cell[m->column - 1].text) {
            continue;
        }
        const char *text = b->row[from].cell[m->column - 1].text;
        for (unsigned r = from + 1; r < b->row_count && b->row[r].line <= m->last_row; r++) {
            if (left-- == 0) {
                return;
            }
            /* Rows are as wide as the header; a merge beyond it belongs to no column. */
            if (m->column <= b->row[r].count && !*b->row[r].cell[m->column - 1].text) {
                b->row[r].cell[m->column - 1].text = text;
            }
        }
    }
}

void xlsx_finish(struct xlsx_book *b, struct csv *ret)
{
    fill_merged(b);
    ret->row = arena_array(b->arena, b->row_count, sizeof *ret->row);
    if (b->row_count > 0) {
        memcpy(ret->row, b->row, b->row_count * sizeof *ret->row);
    }
    ret->count = b->row_count;
    ret->delimiter = ',';
    ret->wide_line = b->wide_line;
}

void xlsx_book_done(struct xlsx_book *b)
{
    free(b->string);
    free(b->style);
    free(b->row);
    free(b->merge);
}
