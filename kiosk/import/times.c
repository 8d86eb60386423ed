#include "import/dates.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

static const char *skip_blanks(const char *p)
{
    for (;;) {
        if (*p == ' ') {
            p++;
        } else if (strncmp(p, "\xC2\xA0", 2) == 0) {
            p += 2;
        } else if (strncmp(p, "\xE2\x80\xAF", 3) == 0) { /* what new locales put before "PM" */
            p += 3;
        } else {
            return p;
        }
    }
}

static const char *number(const char *p, unsigned most_digits, unsigned *ret)
{
    unsigned value = 0, digits = 0;
    for (; *p >= '0' && *p <= '9'; p++, digits++) {
        value = digits < 4 ? value * 10 + (unsigned)(*p - '0') : value;
    }
    if (digits == 0 || digits > most_digits) {
        return NULL;
    }
    *ret = value;
    return p;
}

/* Whether word stands at *p, without case and without going on; moves behind it. */
static bool word(const char **p, const char *w)
{
    size_t n = strlen(w);
    for (size_t i = 0; i < n; i++) {
        char c = (*p)[i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != w[i]) {
            return false;
        }
    }
    char next = (*p)[n];
    if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
        return false;
    }
    *p += n;
    return true;
}

/* One time at p; NULL when there is none, else the place behind it. *ret_bare: only an hour. */
static const char *one_time(const char *p, minute *ret, bool *ret_bare)
{
    unsigned hour = 0, min = 0, second = 0;
    p = skip_blanks(p);
    *ret_bare = false;
    if (word(&p, "noon") || word(&p, "midday")) {
        *ret = 12 * 60;
        return p;
    }
    if (word(&p, "midnight")) {
        *ret = 0;
        return p;
    }
    p = number(p, 2, &hour);
    if (!p) {
        return NULL;
    }
    bool marked = false;
    if ((*p == ':' || *p == '.' || *p == 'h' || *p == 'H') && p[1] >= '0' && p[1] <= '9') {
        const char *behind = number(p + 1, 2, &min);
        if (!behind || behind - p != 3) {
            return NULL;
        }
        marked = true;
        p = behind;
        if (*p == ':' && p[1] >= '0' && p[1] <= '9') {
            p = number(p + 1, 2, &second);
            if (!p) {
                return NULL;
            }
        }
    } else if (*p == 'h' || *p == 'H') {
        marked = true;
        p++;
    }
    const char *after = skip_blanks(p);
    bool pm = word(&after, "p.m.") || word(&after, "p.m") || word(&after, "pm");
    bool am = !pm && (word(&after, "a.m.") || word(&after, "a.m") || word(&after, "am"));
    if (pm || am) {
        if (hour < 1 || hour > 12) {
            return NULL;
        }
        hour = hour % 12 + (pm ? 12 : 0);
        p = after;
    } else if (word(&after, "uhr") || word(&after, "o'clock")) {
        p = after;
        marked = true;
    }
    *ret_bare = !marked && !pm && !am;
    if (hour > 23 || min > 59 || second > 59) {
        return NULL;
    }
    *ret = (minute)(hour * 60 + min);
    return p;
}

/* A share of the day, as Excel keeps a time: 0.5 is noon. */
static bool parse_fraction(const char *s, minute *ret)
{
    if (s[0] != '0' || (s[1] != '.' && s[1] != ',') || s[2 + strspn(s + 2, "0123456789")]) {
        return false;
    }
    if (!s[2] || (strlen(s) == 4 && s[2] < '6')) { /* "0.30" is half past midnight, "0.75" is not */
        return false;
    }
    double share = 0, unit = 0.1;
    for (const char *p = s + 2; *p; p++, unit /= 10) {
        share += (*p - '0') * unit;
    }
    unsigned minutes = (unsigned)(share * 1440 + 0.5);
    *ret = (minute)(minutes > 1439 ? 1439 : minutes);
    return true;
}

bool time_parse(const char *s, minute *ret, minute *ret_until)
{
    minute from, until = MINUTE_NONE;
    bool bare, bare_until = false;
    if (parse_fraction(s, &from)) {
        *ret = from;
        *ret_until = MINUTE_NONE;
        return true;
    }
    const char *p = one_time(s, &from, &bare);
    if (!p) {
        return false;
    }
    p = skip_blanks(p);
    if (*p == '-' || strncmp(p, "\xE2\x80\x93", 3) == 0) {
        p = one_time(p + (*p == '-' ? 1 : 3), &until, &bare_until);
        if (!p) {
            return false;
        }
        /* "2-4 pm": the first borrows the second's half of the day. */
        if (bare && !bare_until && until >= 12 * 60 && from < 12 * 60 &&
            from + 12 * 60 < until) {
            from = (minute)(from + 12 * 60);
        }
        bare = bare && bare_until;
        p = skip_blanks(p);
    }
    /* A lone "2" could be two at night or in the afternoon: nobody should have to guess. */
    if (*p || bare) {
        return false;
    }
    *ret = from;
    *ret_until = until;
    return true;
}
