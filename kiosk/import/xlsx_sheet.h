/* Inside of xlsx.c: the parts of a workbook, read in the order strings, styles, sheet. */
#ifndef IMPORT_XLSX_SHEET_H
#define IMPORT_XLSX_SHEET_H

#include "base/str.h"
#include "import/package.h"
#include "import/xlsx.h"

/* Cells that are merged; rows and columns from 1. */
struct xlsx_merge {
    unsigned first_row, last_row, column;
};

struct xlsx_book {
    struct package *package;
    const char *file;
    struct arena *arena;
    struct report *report;
    bool epoch_1904;
    const char **string; unsigned string_count, string_cap;
    struct number_format *style; unsigned style_count, style_cap;
    struct csv_row *row; unsigned row_count, row_cap;
    struct xlsx_merge *merge; unsigned merge_count, merge_cap;
    size_t text_bytes;         /* in the arena, of strings and cells */
    size_t cell_count;         /* in the arena */
    unsigned wide_line;        /* the first row that is wider than csv.h reads, 0 for none */
};

enum err xlsx_read_strings(struct xlsx_book *b, const char *part, struct diag *d) MUST_CHECK;
enum err xlsx_read_styles(struct xlsx_book *b, const char *part, struct diag *d) MUST_CHECK;
enum err xlsx_read_sheet(struct xlsx_book *b, const char *part, struct diag *d) MUST_CHECK;
/* Rows into the arena, merged cells filled. */
void xlsx_finish(struct xlsx_book *b, struct csv *ret);
void xlsx_book_done(struct xlsx_book *b);

/* Adds text of an element, up to what a cell can hold (32 767 characters). */
void xlsx_text_add(struct buf *text, const char *s, size_t n);
/* Trimmed and with _x000D_ taken apart, in the arena; "" for nothing. NULL when the workbook holds
 * more text than it may. */
const char *xlsx_text_keep(struct xlsx_book *b, struct buf *text);

#endif
