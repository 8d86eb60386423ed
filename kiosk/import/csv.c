#include "import/csv.h"

#include "base/caps.h"
#include "base/str.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const char *s;
    size_t n, i;
    unsigned line, column;
    char delimiter;
    unsigned wide_line;
    struct arena *arena;
};

struct place {
    size_t i;
    unsigned line, column;
};

static struct place here(const struct reader *r)
{
    return (struct place){r->i, r->line, r->column};
}

static void go_back(struct reader *r, struct place p)
{
    r->i = p.i;
    r->line = p.line;
    r->column = p.column;
}

static bool at_line_end(const struct reader *r)
{
    return r->i >= r->n || r->s[r->i] == '\n' || r->s[r->i] == '\r';
}

static bool at_field_end(const struct reader *r)
{
    return at_line_end(r) || r->s[r->i] == r->delimiter;
}

/* One character: CR, LF and CR LF are one line end each, columns count UTF-8 characters. */
static void advance(struct reader *r)
{
    char c = r->s[r->i++];
    if (c == '\r' && r->i < r->n && r->s[r->i] == '\n') {
        r->i++;
    }
    if (c == '\r' || c == '\n') {
        r->line++;
        r->column = 1;
        return;
    }
    while (r->i < r->n && ((unsigned char)r->s[r->i] & 0xC0) == 0x80) {
        r->i++;
    }
    r->column++;
}

/* Bytes of a blank at i: space, tab (unless it delimits) or no-break space. */
static size_t blank_at(const struct reader *r, size_t i)
{
    if (i < r->n && (r->s[i] == ' ' || (r->s[i] == '\t' && r->delimiter != '\t'))) {
        return 1;
    }
    return i + 1 < r->n && memcmp(r->s + i, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void skip_blanks(struct reader *r)
{
    while (blank_at(r, r->i)) {
        advance(r);
    }
}

static size_t trimmed(const char *s, size_t n)
{
    for (;;) {
        if (n >= 1 && (s[n - 1] == ' ' || s[n - 1] == '\t')) {
            n--;
        } else if (n >= 2 && memcmp(s + n - 2, "\xC2\xA0", 2) == 0) {
            n -= 2;
        } else {
            return n;
        }
    }
}

static const char *take(struct reader *r, const char *s, size_t n)
{
    n = trimmed(s, n);
    return n > 0 ? arena_strndup(r->arena, s, n) : "";
}

static void read_plain(struct reader *r, struct csv_cell *cell)
{
    size_t from = r->i;
    for (; !at_field_end(r); r->i++) {
        r->column += ((unsigned char)r->s[r->i] & 0xC0) != 0x80;
    }
    cell->text = take(r, r->s + from, r->i - from);
}

/* At the opening quote. False when it never closes; the reader then stands where it stood. */
static bool read_quoted(struct reader *r, struct csv_cell *cell, struct csv_row *row)
{
    struct place start = here(r);
    struct buf text = {0};
    bool closed = false;
    advance(r);
    while (r->i < r->n && !closed) {
        size_t from = r->i;
        if (r->s[r->i] != '"') {
            advance(r);
            buf_add(&text, r->s + from, r->i - from);
        } else if (r->i + 1 < r->n && r->s[r->i + 1] == '"') {
            r->i += 2;
            r->column += 2;
            buf_puts(&text, "\"");
        } else {
            advance(r);
            closed = true;
        }
    }
    size_t end = r->i;
    if (closed) {
        skip_blanks(r);
    }
    /* Words after a quote that closed on a later line: it is not the one that was meant. */
    if (!closed || (!at_field_end(r) && r->line != start.line)) {
        buf_done(&text);
        go_back(r, start);
        return false;
    }
    if (!at_field_end(r)) {
        row->stray_line = r->line;
        row->stray_column = r->column;
        while (!at_field_end(r)) {
            advance(r);
        }
        buf_add(&text, r->s + end, r->i - end);
    }
    cell->text = take(r, text.data ? text.data : "", text.len);
    buf_done(&text);
    return true;
}

static void read_field(struct reader *r, struct csv_cell *cell, struct csv_row *row)
{
    skip_blanks(r);
    cell->line = r->line;
    cell->column = r->column;
    if (r->i < r->n && r->s[r->i] == '"' && !row->open_quote) {
        if (read_quoted(r, cell, row)) {
            return;
        }
        row->open_quote = true;
        row->quote_column = r->column;
    }
    read_plain(r, cell);
}

/* Keeps at least as many cells as the header has, so that a missing value has a place, and drops
 * the empty ones behind. False for a row that holds nothing. */
static bool read_row(struct reader *r, unsigned header_count, struct csv_row *ret)
{
    struct csv_cell cells[CSV_CELLS_MAX];
    *ret = (struct csv_row){.line = r->line};
    unsigned used = 0;
    for (unsigned count = 0;; count++) {
        struct csv_cell cell;
        read_field(r, &cell, ret);
        if (count < CSV_CELLS_MAX) {
            cells[count] = cell;
            used = *cell.text ? count + 1 : used;
        } else if (*cell.text && !r->wide_line) {
            r->wide_line = cell.line;
        }
        if (at_line_end(r)) {
            ret->count = count + 1 < header_count ? count + 1 : header_count;
            ret->count = ret->count > used ? ret->count : used;
            break;
        }
        advance(r);
    }
    if (r->i < r->n) {
        advance(r);
    }
    if (used == 0) {
        return false;
    }
    ret->cell = arena_array(r->arena, ret->count, sizeof *cells);
    memcpy(ret->cell, cells, ret->count * sizeof *cells);
    ret->line = ret->cell[0].line;
    return true;
}

static char find_delimiter(const char *s, size_t n)
{
    static const char candidates[] = {',', ';', '\t'};
    unsigned seen[sizeof candidates] = {0};
    bool quoted = false, any = false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && (s[i] == '\n' || s[i] == '\r')) {
            if (any) {
                break;
            }
        } else if (!quoted) {
            any = any || s[i] != ' ';
            for (unsigned k = 0; k < sizeof candidates; k++) {
                seen[k] += s[i] == candidates[k];
            }
        }
    }
    unsigned best = 0;
    for (unsigned k = 1; k < sizeof candidates; k++) {
        best = seen[k] > seen[best] ? k : best;
    }
    return candidates[best];
}

/* The line `sep=;` that spreadsheets write, also quoted by a program that did not know it; the
 * reader stands behind it then. */
static char read_sep_line(struct reader *r)
{
    size_t quote = r->n > 0 && r->s[0] == '"', behind = 5 + quote * 2;
    const char *s = r->s + quote;
    if (r->n < behind || (memcmp(s, "sep=", 4) != 0 && memcmp(s, "SEP=", 4) != 0) ||
        (quote && s[5] != '"') ||
        (r->n > behind && r->s[behind] != '\n' && r->s[behind] != '\r')) {
        return '\0';
    }
    char delimiter = s[4];
    r->i = behind;
    if (r->i < r->n) {
        advance(r);
    }
    return delimiter;
}

enum err csv_parse(const char *bytes, size_t n, struct arena *a, struct csv *ret)
{
    struct reader r = {.s = bytes, .n = n, .line = 1, .column = 1, .arena = a};
    char delimiter = read_sep_line(&r);
    r.delimiter = delimiter ? delimiter : find_delimiter(bytes + r.i, n - r.i);
    struct csv_row *rows = NULL;
    unsigned count = 0, cap = 0;
    enum err e = ERR_OK;
    while (r.i < r.n && e == ERR_OK) {
        struct csv_row row;
        if (!read_row(&r, count > 0 ? rows[0].count : 0, &row)) {
            continue;
        }
        if (count > CAP_TABLE_ROWS) { /* the header is no row */
            e = ERR_LIMIT;
            break;
        }
        if (count == cap) {
            cap = cap ? cap * 2 : 64;
            rows = mem_grow(rows, cap, sizeof *rows);
        }
        rows[count++] = row;
    }
    ret->row = arena_array(a, count, sizeof *rows);
    if (count > 0) {
        memcpy(ret->row, rows, count * sizeof *rows);
    }
    free(rows);
    ret->count = count;
    ret->delimiter = r.delimiter;
    ret->wide_line = r.wide_line;
    return e;
}
