#include "moderation/impl.h"

#include "base/str.h"

#include <string.h>
#include <unicode/uchar.h>

/* Endings of addresses. Those that are also words ("at", "is", "me", "to") need more than a dot
 * before them, because people forget the space behind a full stop. */
static const char *const endings[] = {
    "com", "net", "org", "info", "biz", "io", "app", "dev", "xyz", "online", "site", "shop",
    "link", "gov", "edu", "eu", "de", "fr", "pl", "uk", "ch", "ru", "ly", "gl", "gg", "tv", "ai",
    "ae", "sa", "eg",
};
static const char *const word_endings[] = {"at", "be", "co", "cn", "es", "is", "it", "me",
                                           "se", "so", "to", "us"};
/* Written before ".net" without meaning an address. */
static const char *const products[] = {"asp", "vb", "ado"};
/* How people write a dot and an at that a filter should not see. */
static const char *const spoken_dots[] = {
    " dot ", "[dot]", "(dot)", " [dot] ", " (dot) ", "[.]", "(.)", " punkt ", "(punkt)", "[punkt]",
    " point ", " punto ", "(punto)", " kropka ", "(kropka)", " نقطه ", " نقطة ",
};

static bool is(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && memcmp(s, word, n) == 0;
}

static bool among(const char *s, size_t n, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is(s, n, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_ending(const char *s, size_t n)
{
    return among(s, n, endings, sizeof endings / sizeof *endings);
}

/* Bytes of the letters, figures and hyphens that s begins with. */
static size_t label(const char *s)
{
    size_t n = 0, next = 0;
    while (s[n]) {
        uint32_t c = utf8_next(s, n + 4, &next); /* the NUL ends it earlier */
        if (c != '-' && !speech_in_word(c)) {
            break;
        }
        n = next;
    }
    return n;
}

static bool has_letter(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] >= 'a' && s[i] <= 'z') {
            return true;
        }
    }
    return false;
}

/* Whether an address ends with the label s[begin] to s[end], the last of so many. */
static bool ends_address(const char *s, size_t begin, size_t end, unsigned labels, bool mail)
{
    const char *last = s + begin;
    size_t n = end - begin;
    bool path = s[end] == '/' && s[end + 1] > ' ';
    if (is_ending(last, n) || (mail && has_letter(last, n))) {
        return true;
    }
    if (among(last, n, word_endings, sizeof word_endings / sizeof *word_endings)) {
        /* "firma.es" is, "p.m.at" is not. */
        return path || is(last, n, "es") || (labels > 2 && s[begin - 3] != '.');
    }
    return path && has_letter(last, n) && n > 1 && n < 7;
}

/* Labels with dots between, which begin at s: the length of the address, 0 when it is none. */
static size_t address(const char *s, bool mail)
{
    size_t n = label(s), begin = 0;
    unsigned labels = 1;
    bool product = among(s, n, products, sizeof products / sizeof *products);
    if (n < 1 || !has_letter(s, n)) {
        return 0;
    }
    while (s[n] == '.' && label(s + n + 1) > 0) {
        begin = n + 1;
        n = begin + label(s + begin);
        labels++;
    }
    if (begin == 0 || (product && is(s + begin, n - begin, "net"))) {
        return 0;
    }
    return ends_address(s, begin, n, labels, mail) ? n : 0;
}

/* "example dot com": the word before, the spoken dot, an ending. */
static bool spoken(const char *text, const char *dot, const char *said, size_t *ret_end)
{
    const char *after = dot + strlen(said);
    size_t n = label(after);
    *ret_end = (size_t)(after - text) + n;
    /* " point de vente", " punto de venta" */
    bool of = is(after, n, "de") && said[0] == ' ' && said[1] == 'p';
    return dot > text && n > 0 && is_ending(after, n) && !of;
}

static bool find_spoken(const char *text, size_t *ret_begin, size_t *ret_end)
{
    for (size_t i = 0; i < sizeof spoken_dots / sizeof *spoken_dots; i++) {
        for (const char *p = text; (p = strstr(p, spoken_dots[i])); p++) {
            if (spoken(text, p, spoken_dots[i], ret_end)) {
                *ret_begin = (size_t)(p - text);
                while (*ret_begin > 0 && text[*ret_begin - 1] != ' ') {
                    (*ret_begin)--;
                }
                return true;
            }
        }
    }
    return false;
}

/* Begins like an address, whatever follows. */
static bool begins(const char *s)
{
    static const char *const all[] = {
        "http:", "https:", "hxxp:", "hxxps:", "://", "www.", "www .",
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strncmp(s, all[i], strlen(all[i])) == 0) {
            return true;
        }
    }
    return false;
}

static bool starts_label(const char *text, size_t i)
{
    return label(text + i) > 0 && (i == 0 || (label(text + i - 1) == 0 && text[i - 1] != '.'));
}

bool contact_find_link(const char *text, size_t *ret_begin, size_t *ret_end)
{
    for (size_t i = 0; text[i]; i++) {
        size_t n = 0;
        bool mail = i > 1 && text[i - 1] == '@' && label(text + i - 2) > 0;
        if (!starts_label(text, i) && strncmp(text + i, "://", 3) != 0) {
            continue;
        }
        if (begins(text + i)) {
            n = strcspn(text + i, " ");
        } else {
            n = address(text + i, mail);
        }
        if (n > 0) {
            *ret_begin = i;
            *ret_end = i + n;
            while (mail && *ret_begin > 0 && text[*ret_begin - 1] != ' ') {
                (*ret_begin)--;
            }
            return true;
        }
        i += label(text + i) > 0 ? label(text + i) - 1 : 0;
    }
    return find_spoken(text, ret_begin, ret_end);
}
