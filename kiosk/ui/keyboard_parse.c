#include "ui/keyboard_layout.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

enum { FILES = 8, INCLUDES = 4, FILE_NAME = 32, WORDS = 8 };

/* Files are numbered in the order in which they are read, from 1: the layout itself. What one of
 * them has said, later ones do not change. */
struct reader {
    struct keyboard_layout *layout;
    keyboard_include include;
    void *ctx;
    struct diag *d;
    char file[FILE_NAME];
    unsigned line, number, files;
    bool said[WORDS];
    char wanted[INCLUDES][FILE_NAME]; /* by the file that is being read */
    unsigned wanted_count;
    unsigned row_from[PAGE_COUNT][KEYBOARD_ROWS], left_from, right_from; /* numbers of files */
    unsigned hold_from[KEYBOARD_HOLDS];
};

static enum err bad(const struct reader *r, const char *what)
{
    return diag_set(r->d, ERR_BAD_DATA, r->file, r->line, 0, "%s", what);
}

static char *next_word(char **rest)
{
    return strtok_r(NULL, " \t\r", rest);
}

static bool is_utf8(const char *s)
{
    size_t n = strlen(s), i = 0;
    while (i < n) {
        size_t at = i;
        if (utf8_next(s, n, &i) == 0xFFFD && i - at == 1) {
            return false; /* U+FFFD itself has three bytes */
        }
    }
    return true;
}

/* What a key shows must be what it writes, so it must come through cleaning as it is. */
static enum err read_key(const struct reader *r, const char *word, char dst[KEYBOARD_LABEL])
{
    char clean[KEYBOARD_LABEL];
    if (!word) {
        return bad(r, "a key is missing");
    }
    if (!str_copy(dst, KEYBOARD_LABEL, word)) {
        return bad(r, "a key may type at most 15 bytes");
    }
    if (text_clean(clean, sizeof clean, dst, strlen(dst), false) != ERR_OK ||
        !str_equal(clean, dst)) {
        return bad(r, "a key types what no text may have, or not in its composed form (NFC)");
    }
    return ERR_OK;
}

static bool has_key(char list[][KEYBOARD_LABEL], unsigned n, const char *key)
{
    for (unsigned i = 0; i < n; i++) {
        if (str_equal(list[i], key)) {
            return true;
        }
    }
    return false;
}

/* Reads what is left of the line behind the *count keys that list, of max, has already. */
static enum err read_keys(const struct reader *r, char **rest, char list[][KEYBOARD_LABEL],
                          unsigned max, unsigned *count)
{
    char *word = next_word(rest);
    if (!word) {
        return bad(r, "no keys in this line");
    }
    for (; word; word = next_word(rest)) {
        if (*count == max) {
            return bad(r, "too many keys in this line");
        }
        enum err e = read_key(r, word, list[*count]);
        if (e != ERR_OK) {
            return e;
        }
        ++*count;
    }
    return ERR_OK;
}

/* Whether this file is the first to say it. Twice in one file is an error. */
static enum err claim(const struct reader *r, unsigned *from, bool *ret_first)
{
    if (*from == r->number) {
        return bad(r, "this was said before in this file");
    }
    *ret_first = *from == 0;
    *from = *ret_first ? r->number : *from;
    return ERR_OK;
}

static enum err read_row(struct reader *r, char **rest, enum keyboard_page page, unsigned at)
{
    struct keyboard_row row = {.count = 0};
    bool first = false;
    enum err e = read_keys(r, rest, row.key, KEYBOARD_COLUMNS, &row.count);
    if (e == ERR_OK) {
        e = claim(r, &r->row_from[page][at], &first);
    }
    if (e == ERR_OK && first) {
        r->layout->row[page][at] = row;
    }
    return e;
}

static enum err read_side(struct reader *r, char **rest, unsigned *from, char dst[KEYBOARD_LABEL])
{
    char key[KEYBOARD_LABEL];
    bool first = false;
    enum err e = read_key(r, next_word(rest), key);
    if (e == ERR_OK) {
        e = claim(r, from, &first);
    }
    if (e == ERR_OK && first) {
        memcpy(dst, key, sizeof key);
    }
    return e;
}

static struct keyboard_hold *find_hold(struct keyboard_layout *l, const char *key)
{
    unsigned i = 0;
    while (i < l->hold_count && !str_equal(l->hold[i].key, key)) {
        i++;
    }
    return i < l->hold_count ? &l->hold[i] : NULL;
}

static enum err read_hold(struct reader *r, char **rest)
{
    struct keyboard_layout *l = r->layout;
    struct keyboard_hold h = {.count = 0};
    enum err e = read_key(r, next_word(rest), h.key);
    if (e == ERR_OK) {
        e = read_keys(r, rest, h.accent, KEYBOARD_ACCENTS, &h.count);
    }
    if (e != ERR_OK) {
        return e;
    }
    for (unsigned i = 0; i < h.count; i++) {
        if (str_equal(h.accent[i], h.key) || has_key(h.accent, i, h.accent[i])) {
            return bad(r, "a held key offers the same twice");
        }
    }
    struct keyboard_hold *known = find_hold(l, h.key);
    if (!known) {
        if (l->hold_count == KEYBOARD_HOLDS) {
            return bad(r, "too many lines with hold");
        }
        h.line = r->number == 1 ? r->line : 0;
        r->hold_from[l->hold_count] = r->number;
        l->hold[l->hold_count++] = h;
        return ERR_OK;
    }
    if (r->hold_from[known - l->hold] == r->number) {
        return bad(r, "this was said before in this file");
    }
    for (unsigned i = 0; i < h.count && known->count < KEYBOARD_ACCENTS; i++) {
        if (!has_key(known->accent, known->count, h.accent[i])) {
            memcpy(known->accent[known->count++], h.accent[i], KEYBOARD_LABEL);
        }
    }
    return ERR_OK;
}

static enum err read_emoji(struct reader *r, char **rest)
{
    struct keyboard_layout *l = r->layout;
    unsigned before = l->emoji_count;
    enum err e = read_keys(r, rest, l->emoji, KEYBOARD_EMOJI, &l->emoji_count);
    for (unsigned i = before; e == ERR_OK && i < l->emoji_count; i++) {
        if (has_key(l->emoji, i, l->emoji[i])) {
            e = bad(r, "this emoji is there already");
        }
    }
    return e;
}

/* Letters of one case, digits and hyphens. */
static bool is_name(const char *s, size_t n)
{
    return n > 0 && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") >= n;
}

static enum err read_include(struct reader *r, char **rest)
{
    const char *name = next_word(rest);
    size_t n = name ? strlen(name) : 0;
    if (n < 6 || n >= FILE_NAME || !str_equal(name + n - 5, ".part") || !is_name(name, n - 5)) {
        return bad(r, "include needs a file of this folder, such as latin.part");
    }
    if (r->wanted_count == INCLUDES) {
        return bad(r, "too many lines with include");
    }
    str_copy(r->wanted[r->wanted_count++], FILE_NAME, name);
    return ERR_OK;
}

/* What only the layout itself may say. */
static enum err read_languages(struct reader *r, char **rest)
{
    struct keyboard_layout *l = r->layout;
    for (char *word = next_word(rest); word; word = next_word(rest)) {
        if (l->serves_count == KEYBOARD_LANGUAGES ||
            !str_copy(l->serves[l->serves_count], KEYBOARD_TAG, word)) {
            return bad(r, "for takes up to four languages, such as pt or pt-BR");
        }
        l->serves_count++;
    }
    return l->serves_count > 0 ? ERR_OK : bad(r, "for needs a language");
}

/* The short name, and what is left of the line. */
static enum err read_name(struct reader *r, char **rest)
{
    struct keyboard_layout *l = r->layout;
    enum err e = read_key(r, next_word(rest), l->label);
    if (e != ERR_OK) {
        return e;
    }
    if (text_clean(l->name, sizeof l->name, *rest, strlen(*rest), false) != ERR_OK ||
        str_empty(l->name)) {
        return bad(r, "name needs a short and a long one, such as: name DE Deutsch");
    }
    *rest += strlen(*rest);
    return ERR_OK;
}

static enum err read_letters(struct reader *r, char **rest)
{
    return read_key(r, next_word(rest), r->layout->letters);
}

/* "row2", "symbols3": true when it is one. */
static bool is_row(const char *word, enum keyboard_page *ret_page, unsigned *ret_row)
{
    static const char *const page_name[PAGE_COUNT] = {"row", "shift", "digits", "symbols"};
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        size_t n = strlen(page_name[page]);
        if (strncmp(word, page_name[page], n) == 0 && word[n] >= '1' && word[n] <= '3' &&
            word[n + 1] == '\0') {
            *ret_page = (enum keyboard_page)page;
            *ret_row = (unsigned)(word[n] - '1');
            return true;
        }
    }
    return false;
}

static enum err read_left(struct reader *r, char **rest)
{
    return read_side(r, rest, &r->left_from, r->layout->left);
}

static enum err read_right(struct reader *r, char **rest)
{
    return read_side(r, rest, &r->right_from, r->layout->right);
}

static enum err read_word(struct reader *r, const char *word, char **rest)
{
    static const struct {
        const char *word;
        enum err (*read)(struct reader *r, char **rest);
        bool own; /* said once, by the layout itself */
    } words[] = {
        {"for", read_languages, true}, {"name", read_name, true}, {"letters", read_letters, true},
        {"left", read_left, false},    {"right", read_right, false},
        {"hold", read_hold, false},    {"emoji", read_emoji, false},
        {"include", read_include, false},
    };
    enum keyboard_page page;
    unsigned row;
    if (is_row(word, &page, &row)) {
        return read_row(r, rest, page, row);
    }
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_equal(word, words[i].word)) {
            continue;
        }
        if (words[i].own && (r->number != 1 || r->said[i])) {
            return bad(r, "this is said once, by the layout itself");
        }
        r->said[i] = true;
        return words[i].read(r, rest);
    }
    return bad(r, "expected for, name, letters, row1, shift1, digits1, symbols1, left, right, "
                  "hold, emoji or include");
}

static enum err read_line(struct reader *r, char *line)
{
    char *rest = NULL;
    if (!is_utf8(line)) {
        return bad(r, "this line is not UTF-8");
    }
    const char *word = strtok_r(line, " \t\r", &rest);
    if (!word || word[0] == '#') {
        return ERR_OK;
    }
    enum err e = read_word(r, word, &rest);
    return e == ERR_OK && next_word(&rest) ? bad(r, "there is more in this line than it takes") : e;
}

/* Cuts text into lines. */
static enum err read_lines(struct reader *r, char *text)
{
    char *line = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
    for (r->line = 1; line; r->line++) {
        char *end = strchr(line, '\n');
        if (end) {
            *end++ = '\0';
        }
        enum err e = read_line(r, line);
        if (e != ERR_OK) {
            return e;
        }
        line = end;
    }
    r->line = 0;
    return ERR_OK;
}

static enum err read_part(struct reader *r, const char *name);

/* One file, and behind it what it includes. */
static enum err read_file(struct reader *r, const char *name, char *text)
{
    char wanted[INCLUDES][FILE_NAME];
    str_copy(r->file, sizeof r->file, name);
    r->number = ++r->files;
    r->wanted_count = 0;
    enum err e = read_lines(r, text);
    unsigned n = r->wanted_count;
    memcpy(wanted, r->wanted, sizeof wanted);
    for (unsigned i = 0; i < n && e == ERR_OK; i++) {
        e = read_part(r, wanted[i]);
    }
    return e;
}

static enum err read_part(struct reader *r, const char *name)
{
    char *text = NULL;
    if (r->files == FILES) {
        return bad(r, "too many files are included, or one includes itself");
    }
    enum err e = r->include(r->ctx, name, &text);
    if (e != ERR_OK) {
        return diag_set(r->d, e, name, 0, 0, "this file, which a layout includes, cannot be read");
    }
    e = read_file(r, name, text);
    free(text);
    return e;
}

enum err keyboard_layout_parse(const char *tag, const char *text, keyboard_include include,
                               void *ctx, struct keyboard_layout **ret, struct diag *d)
{
    struct reader r = {.layout = mem_new(1, sizeof *r.layout), .include = include, .ctx = ctx,
                       .d = d};
    char file[FILE_NAME], *copy = strdup(text);
    str_format(file, sizeof file, "%s.kbd", tag);
    str_copy(r.layout->tag, sizeof r.layout->tag, tag);
    enum err e = copy ? read_file(&r, file, copy) : ERR_LIMIT;
    if (e == ERR_OK) {
        e = keyboard_layout_finish(r.layout, d);
    }
    free(copy);
    if (e != ERR_OK) {
        free(r.layout);
        return e;
    }
    *ret = r.layout;
    return ERR_OK;
}
