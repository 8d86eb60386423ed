#include "import/ics.h"

#include "import/encoding.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the reader is in the file. */
struct place {
    const char *s;
    size_t n, i;
    unsigned line, column;
};

static bool at_line_end(const struct place *p)
{
    return p->i == p->n || p->s[p->i] == '\n' || p->s[p->i] == '\r';
}

static void pass_line_end(struct place *p)
{
    if (p->i < p->n) {
        p->i += p->s[p->i] == '\r' && p->i + 1 < p->n && p->s[p->i + 1] == '\n' ? 2 : 1;
        p->line++;
        p->column = 1;
    }
}

/* A line that begins with a blank continues the one before. */
static bool pass_fold(struct place *p)
{
    if (p->i == p->n || !at_line_end(p)) {
        return false;
    }
    struct place next = *p;
    pass_line_end(&next);
    if (next.i == next.n || (next.s[next.i] != ' ' && next.s[next.i] != '\t')) {
        return false;
    }
    next.i++;
    next.column++;
    *p = next;
    return true;
}

/* One property from p to *out, taken apart in place. Quotes hide colons and semicolons in
 * parameters only. */
static struct ics_line read_property(struct place *p, char **out)
{
    struct ics_line l = {.name = "", .params = "", .line = p->line};
    char *begin = *out, *o = begin, *params = NULL, *value = NULL;
    bool quoted = false, placed = false;
    for (;;) {
        if (pass_fold(p)) {
            l.folded = l.folded || placed;
            continue;
        }
        if (value && !placed) {
            placed = true;
            l.value_line = p->line;
            l.value_column = p->column;
        }
        if (at_line_end(p)) {
            break;
        }
        char c = p->s[p->i++];
        p->column += ((unsigned char)c & 0xC0) != 0x80; /* folds may split a character */
        if (!value && c == '"') {
            quoted = !quoted;
        } else if (!value && !quoted && c == ':') {
            *o++ = '\0';
            value = o;
            continue;
        } else if (!value && !quoted && c == ';' && !params) {
            *o++ = '\0';
            params = o;
        }
        *o++ = c;
    }
    *o++ = '\0';
    *out = o;
    pass_line_end(p);
    if (!value) {
        l.value = params && begin[0] == '\0' ? params : begin;
        l.value_line = l.line;
        l.value_column = 1;
        return l;
    }
    for (char *c = begin; *c; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    l.name = begin;
    l.params = params ? params : "";
    l.value = value;
    return l;
}

/* Some programs fold in the middle of a character: that is UTF-8 only once it is unfolded. */
static enum err decode(struct buf *bytes)
{
    struct buf unfolded = {0};
    char name[ENCODING_NAME_MAX] = "";
    struct place p = {.s = bytes->data, .n = bytes->len};
    for (size_t from = 0; from < p.n;) {
        while (!at_line_end(&p)) {
            p.i++;
        }
        size_t end = p.i;
        if (!pass_fold(&p)) {
            pass_line_end(&p);
            end = p.i;
        }
        buf_add(&unfolded, p.s + from, end - from);
        from = p.i;
    }
    bool utf8 = encoding_to_utf8(&unfolded, name) == ERR_OK && str_equal(name, "UTF-8");
    buf_done(&unfolded);
    if (utf8) {
        if (bytes->len >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0) {
            memmove(bytes->data, bytes->data + 3, bytes->len - 3);
            bytes->len -= 3;
        }
        return ERR_OK;
    }
    return encoding_to_utf8(bytes, name);
}

enum err ics_lines_read(struct buf *bytes, struct arena *a, struct ics_lines *ret)
{
    enum err e = decode(bytes);
    if (e != ERR_OK) {
        return e;
    }
    unsigned ends = 1;
    for (size_t i = 0; i < bytes->len; i++) {
        ends += bytes->data[i] == '\n' || bytes->data[i] == '\r';
    }
    /* Each property adds up to three NULs and loses its line end. */
    char *out = arena_alloc(a, bytes->len + (size_t)ends * 3 + 3);
    struct ics_lines all = {.line = arena_array(a, ends, sizeof *all.line)};
    struct place p = {.s = bytes->data, .n = bytes->len, .line = 1, .column = 1};
    while (p.i < p.n) {
        struct ics_line l = read_property(&p, &out);
        if (*l.name || *l.value) {
            all.line[all.count++] = l;
        }
    }
    *ret = all;
    return ERR_OK;
}

static unsigned characters(const char *s, size_t n)
{
    unsigned count = 0;
    for (size_t i = 0; i < n && s[i]; i++) {
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    }
    return count;
}

unsigned ics_column(const struct ics_line *l, size_t offset)
{
    return l->folded ? l->value_column : l->value_column + characters(l->value, offset);
}

bool ics_param(const struct ics_line *l, const char *name, char *dst, size_t size,
               unsigned *ret_column)
{
    size_t len = strlen(name);
    for (const char *p = l->params; *p == ';';) {
        const char *key = ++p;
        while (*p && *p != '=' && *p != ';') {
            p++;
        }
        bool found = (size_t)(p - key) == len && strncasecmp(key, name, len) == 0;
        bool quoted = false;
        p += *p == '=';
        const char *begin = p + (*p == '"');
        for (; *p && (quoted || *p != ';'); p++) {
            quoted = quoted != (*p == '"');
        }
        if (found) {
            const char *end = p > begin && p[-1] == '"' ? p - 1 : p;
            str_format(dst, size, "%.*s", (int)(end - begin), begin);
            if (ret_column) {
                bool here = l->value_line == l->line;
                *ret_column = here ? characters(l->name, SIZE_MAX) + 1 +
                                         characters(l->params, (size_t)(begin - l->params))
                                   : 1;
            }
            return true;
        }
    }
    return false;
}
