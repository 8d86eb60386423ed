#include "ui/keyboard_layout.h"

#include "base/str.h"
#include "text/text.h"

#include <string.h>
#include <unicode/uchar.h>

/* In text that is read from right to left a bracket turns around: so that people get the one they
 * see on the key, it types the other. */
static void turn_bracket(char key[KEYBOARD_LABEL])
{
    size_t n = strlen(key), i = 0;
    UChar32 c = n > 0 ? (UChar32)utf8_next(key, n, &i) : 0;
    if (i == n && u_charMirror(c) != c) {
        key[utf8_put(key, (uint32_t)u_charMirror(c))] = '\0';
    }
}

static void turn_brackets(struct keyboard_layout *l)
{
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
            for (unsigned j = 0; j < l->row[page][i].count; j++) {
                turn_bracket(l->row[page][i].key[j]);
            }
        }
    }
    for (unsigned i = 0; i < l->hold_count; i++) {
        turn_bracket(l->hold[i].key);
        for (unsigned j = 0; j < l->hold[i].count; j++) {
            turn_bracket(l->hold[i].accent[j]);
        }
    }
}

static bool is_on_page(const struct keyboard_layout *l, enum keyboard_page page, const char *key)
{
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        for (unsigned j = 0; j < l->row[page][i].count; j++) {
            if (str_equal(l->row[page][i].key[j], key)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_key(const struct keyboard_layout *l, const char *key)
{
    bool found = str_equal(l->left, key) || str_equal(l->right, key);
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        found = found || is_on_page(l, (enum keyboard_page)page, key);
    }
    return found;
}

static enum err bad(const struct keyboard_layout *l, unsigned line, struct diag *d,
                    const char *what)
{
    char file[KEYBOARD_TAG + 8];
    str_format(file, sizeof file, "%s.kbd", l->tag);
    return diag_set(d, ERR_BAD_DATA, file, line, 0, "%s", what);
}

/* A layout must not offer anything behind keys that it does not have; a shared file may. */
static enum err drop_holds(struct keyboard_layout *l, struct diag *d)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < l->hold_count; i++) {
        if (is_key(l, l->hold[i].key)) {
            l->hold[kept++] = l->hold[i];
        } else if (l->hold[i].line > 0) {
            return bad(l, l->hold[i].line, d, "this layout has no such key to be held");
        }
    }
    memset(&l->hold[kept], 0, (l->hold_count - kept) * sizeof *l->hold);
    l->hold_count = kept;
    return ERR_OK;
}

/* Keys are told apart by what they type without shift. */
static bool has_twins(const struct keyboard_layout *l, enum keyboard_page page)
{
    const char *seen[KEYBOARD_ROWS * KEYBOARD_COLUMNS + 2] = {l->left, l->right};
    unsigned n = 2;
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        for (unsigned j = 0; j < l->row[page][i].count; j++) {
            seen[n++] = l->row[page][i].key[j];
        }
    }
    for (unsigned i = 0; i < n; i++) {
        for (unsigned j = 0; j < i; j++) {
            if (str_equal(seen[i], seen[j])) {
                return true;
            }
        }
    }
    return false;
}

/* Rows of a page that are there: all or none, and as many keys as on the page without shift. */
static enum err check_page(struct keyboard_layout *l, enum keyboard_page page, struct diag *d)
{
    const struct keyboard_row *row = l->row[page];
    bool shifted = page == PAGE_CAPITALS || page == PAGE_SYMBOLS;
    enum keyboard_page plain = page < PAGE_DIGITS ? PAGE_LETTERS : PAGE_DIGITS;
    unsigned given = 0;
    bool same = true;
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        given += row[i].count > 0;
        same = same && row[i].count == l->row[plain][i].count;
    }
    l->has[page] = given == KEYBOARD_ROWS;
    if (given != KEYBOARD_ROWS && !(shifted && given == 0)) {
        return bad(l, 0, d, "all three rows are needed of letters and digits, and all or none of "
                            "shift and symbols");
    }
    if (given > 0 && !same) {
        return bad(l, 0, d, "shift needs as many keys as row, symbols as many as digits");
    }
    return ERR_OK;
}

static enum err check(struct keyboard_layout *l, struct diag *d)
{
    enum err e = ERR_OK;
    for (unsigned page = 0; page < PAGE_COUNT && e == ERR_OK; page++) {
        e = check_page(l, (enum keyboard_page)page, d);
    }
    if (e != ERR_OK) {
        return e;
    }
    if (l->serves_count == 0 || str_empty(l->label)) {
        return bad(l, 0, d, "lines with for and name are needed");
    }
    if (str_empty(l->left) || str_empty(l->right)) {
        return bad(l, 0, d, "left and right are needed: the keys beside the space bar");
    }
    unsigned beside = l->has[PAGE_CAPITALS] ? 2 : 1;
    if (l->row[PAGE_LETTERS][2].count + beside > keyboard_layout_columns(l, PAGE_LETTERS) ||
        l->row[PAGE_DIGITS][2].count + 2 > keyboard_layout_columns(l, PAGE_DIGITS)) {
        return bad(l, 0, d, "the third row has no room for shift and backspace");
    }
    if (has_twins(l, PAGE_LETTERS) || has_twins(l, PAGE_DIGITS)) {
        return bad(l, 0, d, "two keys of one page type the same");
    }
    return ERR_OK;
}

enum err keyboard_layout_finish(struct keyboard_layout *l, struct diag *d)
{
    enum err e = check(l, d);
    if (e == ERR_OK) {
        e = drop_holds(l, d);
    }
    const char *letter = l->row[PAGE_LETTERS][1].key[0];
    l->rtl = text_is_rtl(letter, strlen(letter));
    if (l->rtl) {
        turn_brackets(l);
    }
    if (str_empty(l->letters)) {
        str_copy(l->letters, sizeof l->letters, "abc");
    }
    return e;
}
