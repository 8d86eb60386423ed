#include "import/ics.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

char *ics_unescape(const char *value, struct arena *a)
{
    size_t n = strlen(value), o = 0;
    char *out = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (value[i] != '\\' || i + 1 == n) {
            out[o++] = value[i];
            continue;
        }
        char c = value[++i];
        out[o++] = c == 'n' || c == 'N' ? '\n' : c;
    }
    out[o] = '\0';
    return out;
}

/* Length of a tag's name, with its slash. */
static size_t name_length(const char *tag)
{
    size_t n = *tag == '/';
    while (isalnum((unsigned char)tag[n])) {
        n++;
    }
    return n;
}

static bool is_tag(const char *tag, const char *const *names, size_t count)
{
    size_t n = name_length(tag);
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) == n && strncasecmp(tag, names[i], n) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_break(const char *tag)
{
    static const char *const names[] = {"br", "p", "/p", "div", "/div", "li", "tr", "h1", "h2",
                                        "/h1", "/h2", "ul", "/ul", "ol", "/ol"};
    return is_tag(tag, names, sizeof names / sizeof *names);
}

static bool holds_tag(const char *s)
{
    static const char *const names[] = {"br", "p", "/p", "div", "/div", "b", "/b", "i", "/i", "u",
                                        "/u", "a", "/a", "span", "/span", "ul", "li", "ol", "html",
                                        "body", "strong", "em", "font", "h1", "h2"};
    for (const char *p = strchr(s, '<'); p; p = strchr(p + 1, '<')) {
        if (is_tag(p + 1, names, sizeof names / sizeof *names)) {
            return true;
        }
    }
    return false;
}

/* Decodes &name; or &#number; at s into out. Returns the bytes read, 0 when it is none. */
static size_t decode_reference(const char *s, char **out)
{
    static const struct {
        const char *name;
        uint32_t c;
    } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''},
                 {"&nbsp;", ' '}, {"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&auml;", 0xE4},
                 {"&ouml;", 0xF6}, {"&uuml;", 0xFC}, {"&Auml;", 0xC4}, {"&Ouml;", 0xD6},
                 {"&Uuml;", 0xDC}, {"&szlig;", 0xDF}, {"&eacute;", 0xE9}, {"&egrave;", 0xE8},
                 {"&agrave;", 0xE0}, {"&rsquo;", 0x2019}, {"&hellip;", 0x2026}, {"&euro;", 0x20AC}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        size_t n = strlen(named[i].name);
        if (strncmp(s, named[i].name, n) == 0) {
            *out += utf8_put(*out, named[i].c);
            return n;
        }
    }
    if (s[1] != '#') {
        return 0;
    }
    bool hex = s[2] == 'x' || s[2] == 'X';
    char *end = NULL;
    unsigned long c = strtoul(s + 2 + hex, &end, hex ? 16 : 10);
    if (!end || *end != ';' || end == s + 2 + hex || c == 0 || c > 0x10FFFF ||
        (c >= 0xD800 && c < 0xE000)) {
        return 0;
    }
    *out += utf8_put(*out, (uint32_t)c);
    return (size_t)(end - s) + 1;
}

/* The end of what begins with the tag at p ("<style>…"): behind its closing '>'. NULL when it never
 * closes. What style sheets and heads hold is not for people; *unclosed: one of those never ends,
 * and is looked for no more. */
static const char *tag_end(const char *p, bool *unclosed)
{
    static const char *const silent[] = {"style", "script", "head", "title"};
    const char *end = strchr(p, '>');
    if (end && !*unclosed && is_tag(p + 1, silent, sizeof silent / sizeof *silent)) {
        char closing[16];
        str_format(closing, sizeof closing, "</%.*s", (int)name_length(p + 1), p + 1);
        const char *close = strcasestr(end, closing);
        *unclosed = !close;
        end = close ? strchr(close, '>') : end;
    }
    return end ? end + 1 : NULL;
}

void ics_plain(char *s, bool always)
{
    if (!always && !holds_tag(s)) {
        return;
    }
    char *o = s;
    bool unclosed = false;
    const char *last_close = strrchr(s, '>');
    for (const char *p = s; *p;) {
        bool tag = *p == '<' && p < last_close &&
                   (isalpha((unsigned char)p[1]) || p[1] == '/' || p[1] == '!');
        const char *end = tag ? tag_end(p, &unclosed) : NULL;
        if (end) {
            if (is_break(p + 1)) {
                *o++ = '\n';
            }
            p = end;
            continue;
        }
        size_t n = *p == '&' ? decode_reference(p, &o) : 0;
        if (n == 0) {
            *o++ = *p++;
        }
        p += n;
    }
    *o = '\0';
}
