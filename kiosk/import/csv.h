/* CSV (RFC 4180) as spreadsheets and people write it, with the exact place of every field.
 *
 * Not libcsv: it can be made to tell positions, but one stray quote (`"Tom "Tommy" Smith"`, or one
 * that is never closed) silently swallows the rest of the file, even with its strict finish. This
 * reader takes text after a closing quote literally, as spreadsheets do, and reads a line again
 * whose quote is never closed, so that one bad line costs one line. */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* Spreadsheets pad rows with empty columns up to their sheet's width. */
enum { CSV_CELLS_MAX = 256 };

struct csv_cell {
    const char *text;         /* trimmed, unquoted, NUL-terminated UTF-8; never NULL */
    unsigned line, column;    /* of the first character that is not padding, from 1 */
};

struct csv_row {
    struct csv_cell *cell; unsigned count;
    unsigned line;
    bool open_quote;          /* the quote at quote_column never closes: the row is not usable */
    unsigned stray_column;    /* text after a closing quote, 0 for none; on line stray_line */
    unsigned stray_line, quote_column;
};

/* Rows that hold nothing are left out; the header is row[0]. In the arena. */
struct csv {
    struct csv_row *row; unsigned count;
    char delimiter;
    unsigned wide_line;       /* the first row with something behind CSV_CELLS_MAX, 0 for none */
};

/* Takes UTF-8. The delimiter is the one a first line `sep=;` names, else whichever of comma,
 * semicolon and tab the first line that holds something has most of outside quotes.
 * ERR_LIMIT above CAP_TABLE_ROWS rows: ret then holds that many. O(n). */
enum err csv_parse(const char *bytes, size_t n, struct arena *a, struct csv *ret) MUST_CHECK;

#endif
