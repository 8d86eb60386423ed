#include "ui/keyboard_layout.h"

#include "base/arena.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct keyboard_layout *layout;
    const char *path;
    unsigned line;
    struct diag *d;
};

static enum err bad(const struct reader *r, const char *what)
{
    return diag_set(r->d, ERR_BAD_DATA, r->path, r->line, 0, "%s", what);
}

static bool is_utf8(const char *s)
{
    size_t n = strlen(s), i = 0;
    while (i < n) {
        size_t at = i;
        if (utf8_next(s, n, &i) == 0xFFFD && memcmp(s + at, "\xEF\xBF\xBD", 3) != 0) {
            return false;
        }
    }
    return true;
}

static char *next_word(char **rest)
{
    return strtok_r(NULL, " \t\r\n", rest);
}

/* Reads what is left of the line into list[0..max) of labels. */
static enum err read_keys(const struct reader *r, char **rest, char list[][KEYBOARD_LABEL],
                          unsigned max, unsigned *ret_count)
{
    unsigned n = 0;
    for (char *word = next_word(rest); word; word = next_word(rest)) {
        if (n == max) {
            return bad(r, "too many keys in one line");
        }
        if (!str_copy(list[n], KEYBOARD_LABEL, word)) {
            return bad(r, "a key may type at most 15 bytes");
        }
        n++;
    }
    if (n == 0) {
        return bad(r, "no keys in this line");
    }
    *ret_count = n;
    return ERR_OK;
}

static enum err read_row(struct reader *r, char **rest, enum keyboard_page page)
{
    struct keyboard_layout *l = r->layout;
    if (l->rows[page] == KEYBOARD_ROWS) {
        return bad(r, "more than three rows of this kind");
    }
    struct keyboard_row *row = &l->row[page][l->rows[page]++];
    return read_keys(r, rest, row->key, KEYBOARD_COLUMNS, &row->count);
}

static enum err read_hold(struct reader *r, char **rest)
{
    struct keyboard_layout *l = r->layout;
    if (l->hold_count == KEYBOARD_HOLDS) {
        return bad(r, "too many lines with hold");
    }
    struct keyboard_hold *h = &l->hold[l->hold_count++];
    const char *key = next_word(rest);
    if (!key || !str_copy(h->key, sizeof h->key, key)) {
        return bad(r, "hold needs the key and what it offers");
    }
    return read_keys(r, rest, h->accent, KEYBOARD_ACCENTS, &h->count);
}

static enum err read_line(struct reader *r, char *line)
{
    static const char *const page_name[PAGE_COUNT] = {"row", "shift", "digits", "symbols"};
    char *rest = NULL;
    const char *word = strtok_r(line, " \t\r\n", &rest);
    if (!word || word[0] == '#') {
        return ERR_OK;
    }
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        if (str_equal(word, page_name[page])) {
            return read_row(r, &rest, page);
        }
    }
    if (str_equal(word, "hold")) {
        return read_hold(r, &rest);
    }
    bool left = str_equal(word, "left");
    if (left || str_equal(word, "right")) {
        const char *key = next_word(&rest);
        char *at = left ? r->layout->left : r->layout->right;
        return key && str_copy(at, KEYBOARD_LABEL, key) ? ERR_OK : bad(r, "one key is expected");
    }
    return bad(r, "expected row, shift, digits, symbols, left, right or hold");
}

/* Pages that are switched with shift must have keys in the same places. */
static bool same_shape(const struct keyboard_layout *l, enum keyboard_page a, enum keyboard_page b)
{
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        if (l->row[a][i].count != l->row[b][i].count) {
            return false;
        }
    }
    return true;
}

static enum err check(struct reader *r)
{
    const struct keyboard_layout *l = r->layout;
    r->line = 0;
    if (l->rows[PAGE_LETTERS] != KEYBOARD_ROWS || l->rows[PAGE_DIGITS] != KEYBOARD_ROWS) {
        return bad(r, "three lines with row and three with digits are needed");
    }
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        enum keyboard_page base = page < PAGE_DIGITS ? PAGE_LETTERS : PAGE_DIGITS;
        if (l->rows[page] != 0 && !same_shape(l, page, base)) {
            return bad(r, "shift needs as many keys as row, symbols as many as digits");
        }
        if (l->rows[page] != 0 &&
            l->row[page][2].count + 2 > keyboard_layout_columns(l, page)) {
            return bad(r, "the third row needs two keys fewer, for shift and backspace");
        }
    }
    if (str_empty(l->left) || str_empty(l->right)) {
        return bad(r, "left and right are needed: the keys beside the space bar");
    }
    return ERR_OK;
}

static enum err read_file(struct reader *r, FILE *f)
{
    char line[1024];
    size_t total = 0;
    while (fgets(line, sizeof line, f)) {
        r->line++;
        size_t n = strlen(line);
        total += n;
        if (total > KEYBOARD_FILE_BYTES || (n == sizeof line - 1 && line[n - 1] != '\n')) {
            return diag_set(r->d, ERR_LIMIT, r->path, r->line, 0, "too long a line or file");
        }
        if (!is_utf8(line)) {
            return bad(r, "this line is not UTF-8");
        }
        char *start = r->line == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0 ? line + 3 : line;
        enum err e = read_line(r, start);
        if (e != ERR_OK) {
            return e;
        }
    }
    if (ferror(f)) {
        return diag_set(r->d, ERR_IO, r->path, 0, 0, "cannot be read");
    }
    return check(r);
}

enum err keyboard_layout_load(const char *path, struct keyboard_layout **ret, struct diag *d)
{
    FILE *f = fopen(path, "re");
    if (!f) {
        enum err e = errno == ENOENT ? ERR_NOT_FOUND : err_from_errno(errno);
        return diag_set(d, e, path, 0, 0, "the keyboard layout cannot be opened");
    }
    struct reader r = {mem_new(1, sizeof(struct keyboard_layout)), path, 0, d};
    enum err e = read_file(&r, f);
    fclose(f);
    if (e != ERR_OK) {
        free(r.layout);
        return e;
    }
    *ret = r.layout;
    return ERR_OK;
}

void keyboard_layout_free(struct keyboard_layout *l)
{
    free(l);
}

const struct keyboard_hold *keyboard_layout_hold(const struct keyboard_layout *l, const char *key)
{
    for (unsigned i = 0; i < l->hold_count; i++) {
        if (str_equal(l->hold[i].key, key)) {
            return &l->hold[i];
        }
    }
    return NULL;
}

unsigned keyboard_layout_columns(const struct keyboard_layout *l, enum keyboard_page page)
{
    unsigned most = 10;
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        if (l->row[page][i].count > most) {
            most = l->row[page][i].count;
        }
    }
    return most;
}
