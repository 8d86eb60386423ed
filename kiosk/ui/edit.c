#include "ui/edit.h"

#include "base/str.h"
#include "text/clean.h"
#include "text/text.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

unsigned edit_length(const struct edit *e)
{
    return text_clusters(e->text, e->len);
}

/* An accent that joins the letter before it must not leave the caret inside of the cluster. */
static void snap_caret(struct edit *e)
{
    size_t at = 0;
    while (at < e->caret) {
        at = text_next(e->text, e->len, at);
    }
    e->caret = at;
}

static bool insert_bytes(struct edit *e, const char *s, size_t n)
{
    if (n == 0) {
        return true;
    }
    if (e->len + n >= sizeof e->text) {
        return false;
    }
    char *at = e->text + e->caret;
    memmove(at + n, at, e->len - e->caret + 1);
    memcpy(at, s, n);
    e->len += n;
    if (edit_length(e) > e->limit) {
        memmove(at, at + n, e->len - e->caret - n + 1);
        e->len -= n;
        return false;
    }
    e->caret += n;
    snap_caret(e);
    e->gone_len = 0;
    e->put = 0;
    return true;
}

static bool is_phrase(const char *s, size_t n)
{
    while (n > 0 && is_blank(s[n - 1])) {
        n--;
    }
    return memchr(s, ' ', n) != NULL;
}

/* What was inserted a moment ago goes at once when it is taken back; not when it joined what stands
 * behind it. */
static void note_put(struct edit *e, const char *s, size_t n)
{
    bool apart = e->caret >= n && memcmp(e->text + e->caret - n, s, n) == 0;
    e->put = apart && is_phrase(s, n) ? n : 0;
}

bool edit_insert(struct edit *e, const char *s)
{
    size_t n = strlen(s);
    if (n == 0) {
        return true;
    }
    /* Cleaning trims; a blank at either end is what somebody typed. Two in a row never are. */
    char clean[CAP_MESSAGE_BYTES];
    bool whole = text_clean(clean + 1, sizeof clean - 2, s, n, false) == ERR_OK;
    size_t len = strlen(clean + 1);
    char *from = clean + 1;
    bool after_blank = e->caret == 0 || is_blank(e->text[e->caret - 1]);
    if (is_blank(s[0]) && !after_blank) {
        *--from = ' ';
        len++;
    }
    if (is_blank(s[n - 1]) && len > 0 && from[len - 1] != ' ') {
        from[len++] = ' ';
    }
    if (insert_bytes(e, from, len)) {
        note_put(e, from, len);
        return whole;
    }
    for (size_t at = 0; at < len;) {
        size_t next = text_next(from, len, at);
        if (!insert_bytes(e, from + at, next - at)) {
            return false;
        }
        at = next;
    }
    return whole;
}

static void cut(struct edit *e, size_t from, size_t to)
{
    memmove(e->text + from, e->text + to, e->len - to + 1);
    e->len -= to - from;
    e->caret = from;
    snap_caret(e);
    e->put = 0;
}

/* Cuts and remembers: what is erased stroke by stroke is one piece. */
static void erase(struct edit *e, size_t from, size_t to)
{
    size_t n = to - from;
    bool before = e->gone_len > 0 && to == e->gone_at;
    bool behind = e->gone_len > 0 && from == e->gone_at;
    if (!before && !behind) {
        e->gone_len = 0;
    }
    /* All of it was in the text, so there is room. */
    if (before) {
        memmove(e->gone + n, e->gone, e->gone_len);
    }
    memcpy(before ? e->gone : e->gone + e->gone_len, e->text + from, n);
    e->gone_len += n;
    e->gone_at = from;
    cut(e, from, to);
}

void edit_backspace(struct edit *e)
{
    if (e->caret > 0) {
        erase(e, text_prev(e->text, e->caret), e->caret);
    }
}

static size_t word_start(const struct edit *e)
{
    size_t at = e->caret;
    while (at > 0 && is_blank(e->text[at - 1])) {
        at--;
    }
    while (at > 0 && !is_blank(e->text[at - 1])) {
        at--;
    }
    return at;
}

void edit_erase_word(struct edit *e)
{
    size_t from = word_start(e), to = e->caret;
    if (from == to) {
        return;
    }
    /* Before another word the blank goes as well that parted the two. */
    if (to < e->len && is_blank(e->text[to]) && !is_blank(e->text[to - 1])) {
        from -= from > 0;
        to += from == 0;
    }
    erase(e, from, to);
}

static void move_caret(struct edit *e, size_t to)
{
    e->caret = to;
    e->gone_len = 0;
    e->put = 0;
}

void edit_place(struct edit *e, size_t at)
{
    move_caret(e, at < e->len ? at : e->len);
    snap_caret(e);
}

enum edit_undo edit_can_undo(const struct edit *e)
{
    if (e->gone_len > 0) {
        return EDIT_UNDO_BRINGS;
    }
    return e->caret > 0 ? EDIT_UNDO_TAKES : EDIT_UNDO_NOTHING;
}

void edit_undo(struct edit *e)
{
    if (e->gone_len > 0) {
        size_t n = e->gone_len;
        e->caret = e->gone_at;
        insert_bytes(e, e->gone, n); /* it was in the text, so there is room */
        e->put = e->caret == e->gone_at + n ? n : 0;
    } else if (e->put > 0) {
        erase(e, e->caret - e->put, e->caret);
    } else {
        edit_erase_word(e);
    }
}

void edit_replace(struct edit *e, const char *what, const char *with)
{
    size_t n = strlen(what);
    if (n <= e->caret && memcmp(e->text + e->caret - n, what, n) == 0) {
        cut(e, e->caret - n, e->caret);
    }
    edit_insert(e, with);
}

bool edit_sentence_start(const struct edit *e)
{
    static const char *const ends[] = {".", "!", "?", "…", "।", "。", "！", "？"};
    size_t at = e->caret;
    while (at > 0 && is_blank(e->text[at - 1])) {
        at--;
    }
    if (at == 0) {
        return true;
    }
    if (at == e->caret) {
        return false;
    }
    for (unsigned i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t n = strlen(ends[i]);
        if (n <= at && memcmp(e->text + at - n, ends[i], n) == 0) {
            return true;
        }
    }
    return false;
}

static void step(struct edit *e, bool back)
{
    if (back && e->caret > 0) {
        move_caret(e, text_prev(e->text, e->caret));
    } else if (!back && e->caret < e->len) {
        move_caret(e, text_next(e->text, e->len, e->caret));
    }
}

bool edit_input(struct edit *e, const struct input *event)
{
    if (event->kind == INPUT_TEXT) {
        edit_insert(e, event->text);
        return true;
    }
    if (event->kind != INPUT_KEY) {
        return false;
    }
    switch (event->key) {
    case KEY_BACKSPACE:
        edit_backspace(e);
        return true;
    case KEY_DELETE:
        if (e->caret < e->len) {
            erase(e, e->caret, text_next(e->text, e->len, e->caret));
        }
        return true;
    case KEY_LEFT:
    case KEY_RIGHT:
        step(e, (event->key == KEY_LEFT) != text_is_rtl(e->text, e->len));
        return true;
    case KEY_HOME:
        move_caret(e, 0);
        return true;
    case KEY_END:
        move_caret(e, e->len);
        return true;
    case KEY_NONE:
    case KEY_TAB:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_ENTER:
    case KEY_ESCAPE:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
        return false;
    }
    return false;
}
