/* Shared strings and styles: what cells refer to by number. */
#include "base/caps.h"
#include "i18n/i18n.h"
#include "import/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>

enum { STYLES_MAX = 70000, FORMATS_MAX = 5000, STRINGS_MAX = 1 << 20 };
/* A table may be CAP_TABLE_BYTES as CSV; numbers and dates are longer as text than in the file. */
enum { TEXT_MAX = 3 * CAP_TABLE_BYTES, CELL_BYTES_MAX = 32767 * 4 };

void xlsx_text_add(struct buf *text, const char *s, size_t n)
{
    size_t room = text->len < CELL_BYTES_MAX ? CELL_BYTES_MAX - text->len : 0;
    buf_add(text, s, n <= room ? n : utf8_floor(s, room));
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Characters that XML cannot hold are written _x000D_ (ST_Xstring, ECMA-376 part 1 §22.9.2.19). */
static void take_escapes_apart(char *s)
{
    char *out = s;
    while (*s) {
        if (s[0] == '_' && s[1] == 'x' && is_hex(s[2]) && is_hex(s[3]) && is_hex(s[4]) &&
            is_hex(s[5]) && s[6] == '_') {
            const char digits[5] = {s[2], s[3], s[4], s[5], '\0'};
            uint32_t c = (uint32_t)strtoul(digits, NULL, 16);
            bool surrogate = c >= 0xD800 && c <= 0xDFFF;
            out += utf8_put(out, c == 0 || surrogate ? 0xFFFD : c);
            s += 7;
        } else {
            *out++ = *s++;
        }
    }
    *out = '\0';
}

/* Bytes of a blank in front of s. */
static size_t blank(const char *s)
{
    return *s && strchr(" \t\r\n", *s) ? 1 : strncmp(s, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

const char *xlsx_text_keep(struct xlsx_book *b, struct buf *text)
{
    if (text->len == 0) {
        return "";
    }
    take_escapes_apart(text->data);
    char *s = text->data, *end = s;
    for (size_t skip; (skip = blank(s)) > 0;) {
        s += skip;
    }
    for (char *p = s; *p;) {
        size_t skip = blank(p);
        end = skip ? end : p + 1;
        p += skip ? skip : 1;
    }
    end = end < s ? s : end;
    size_t n = (size_t)(end - s);
    b->text_bytes += n + 1;
    if (b->text_bytes > TEXT_MAX) {
        return NULL;
    }
    return n > 0 ? arena_strndup(b->arena, s, n) : "";
}

struct strings {
    struct xlsx_book *book;
    struct buf text;
    bool in_text, too_much;
    unsigned phonetic;         /* depth in readings of Japanese words, which are not the text */
};

static bool strings_start(void *ctx, const char *name, const char **attr)
{
    struct strings *s = ctx;
    (void)attr;
    if (str_equal(name, "si")) {
        buf_reset(&s->text);
    } else if (str_equal(name, "rPh")) {
        s->phonetic++;
    } else if (str_equal(name, "t")) {
        s->in_text = s->phonetic == 0;
    }
    return true;
}

static bool strings_end(void *ctx, const char *name)
{
    struct strings *s = ctx;
    struct xlsx_book *b = s->book;
    if (str_equal(name, "t")) {
        s->in_text = false;
    } else if (str_equal(name, "rPh")) {
        s->phonetic--;
    } else if (str_equal(name, "si")) {
        if (b->string_count == b->string_cap) {
            b->string_cap = b->string_cap ? b->string_cap * 2 : 256;
            b->string = mem_grow(b->string, b->string_cap, sizeof *b->string);
        }
        const char *kept = b->string_count < STRINGS_MAX ? xlsx_text_keep(b, &s->text) : NULL;
        s->too_much = !kept;
        b->string[b->string_count] = kept;
        b->string_count += kept != NULL;
    }
    return !s->too_much;
}

static void strings_text(void *ctx, const char *text, size_t n)
{
    struct strings *s = ctx;
    if (s->in_text) {
        xlsx_text_add(&s->text, text, n);
    }
}

enum err xlsx_read_strings(struct xlsx_book *b, const char *part, struct diag *d)
{
    static const struct xml_handler handler = {strings_start, strings_end, strings_text};
    struct strings s = {.book = b};
    enum err e = package_xml(b->package, part, &handler, &s, d);
    buf_done(&s.text);
    if (e == ERR_OK && s.too_much) {
        e = diag_set(d, ERR_LIMIT, "", 0, 0, tr("it holds more than %d MB of text"),
                     TEXT_MAX >> 20);
    }
    return e;
}

struct styles {
    struct xlsx_book *book;
    struct { unsigned id; struct number_format format; } *custom; unsigned custom_count;
    bool in_cells;             /* of <cellXfs>; <cellStyleXfs> has <xf> as well */
};

static unsigned number(const char *s)
{
    unsigned long n = s ? strtoul(s, NULL, 10) : 0;
    return n < 1u << 30 ? (unsigned)n : 1u << 30;
}

static struct number_format format_of(const struct styles *s, unsigned id)
{
    for (unsigned i = 0; i < s->custom_count; i++) {
        if (s->custom[i].id == id) {
            return s->custom[i].format;
        }
    }
    return number_format_builtin(id);
}

static bool styles_start(void *ctx, const char *name, const char **attr)
{
    struct styles *s = ctx;
    struct xlsx_book *b = s->book;
    if (str_equal(name, "numFmt") && s->custom_count < FORMATS_MAX) {
        const char *code = xml_attribute(attr, "formatCode");
        s->custom[s->custom_count].id = number(xml_attribute(attr, "numFmtId"));
        s->custom[s->custom_count++].format = number_format_of(code ? code : "");
    } else if (str_equal(name, "cellXfs")) {
        s->in_cells = true;
    } else if (str_equal(name, "xf") && s->in_cells && b->style_count < STYLES_MAX) {
        if (b->style_count == b->style_cap) {
            b->style_cap = b->style_cap ? b->style_cap * 2 : 64;
            b->style = mem_grow(b->style, b->style_cap, sizeof *b->style);
        }
        b->style[b->style_count++] = format_of(s, number(xml_attribute(attr, "numFmtId")));
    }
    return true;
}

static bool styles_end(void *ctx, const char *name)
{
    return !str_equal(name, "cellXfs");
}

enum err xlsx_read_styles(struct xlsx_book *b, const char *part, struct diag *d)
{
    static const struct xml_handler handler = {.start = styles_start, .end = styles_end};
    struct styles s = {.book = b, .custom = mem_new(FORMATS_MAX, sizeof *s.custom)};
    enum err e = package_xml(b->package, part, &handler, &s, d);
    free(s.custom);
    return e;
}
