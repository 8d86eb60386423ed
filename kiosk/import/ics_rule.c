#include "i18n/i18n.h"
#include "import/ics.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { INTERVAL_MAX = 10000 };

static date first_of_year(int year)
{
    return date_of((struct ymd){year, 1, 1});
}

/* The week of the year that d is in, from the first one that has four days of it (§3.3.10); last
 * counts from the year's end. */
static void week_of(date d, unsigned week_start, unsigned *ret_week, unsigned *ret_last)
{
    date monday = d - (date)((date_weekday(d) + 7 - week_start) % 7);
    int year = date_ymd(monday + 3).year; /* of the week's middle */
    date first = first_of_year(year) + 3, next = first_of_year(year + 1) + 3;
    first -= (date)((date_weekday(first) + 7 - week_start) % 7);
    next -= (date)((date_weekday(next) + 7 - week_start) % 7);
    *ret_week = (unsigned)(monday - first) / 7 + 1;
    *ret_last = (unsigned)(next - monday) / 7;
}

/* BYDAY with ordinals counts within the month, or within the year of a yearly rule that names no
 * month. */
static bool weekday_fits(const struct rule *r, date d, struct ymd y)
{
    unsigned weekday = date_weekday(d);
    if (r->weekdays >> weekday & 1) {
        return true;
    }
    if (!r->any_nth) {
        return false;
    }
    bool month = r->freq == RULE_MONTHLY || r->months;
    date begin = month ? d - (date)y.day + 1 : first_of_year(y.year);
    date end = month ? begin + (date)date_month_days(y.year, y.month) : first_of_year(y.year + 1);
    return r->nth[weekday][(d - begin) / 7 + 1] || r->last_nth[weekday][(end - 1 - d) / 7 + 1];
}

static bool day_fits(const struct rule *r, date d)
{
    struct ymd y = date_ymd(d);
    if (r->months && !(r->months >> (y.month - 1) & 1)) {
        return false;
    }
    if ((r->monthdays || r->last_monthdays) && !(r->monthdays >> (y.day - 1) & 1) &&
        !(r->last_monthdays >> (date_month_days(y.year, y.month) - y.day) & 1)) {
        return false;
    }
    if (r->any_yearday) {
        date begin = first_of_year(y.year), end = first_of_year(y.year + 1);
        if (!r->yearday[d - begin + 1] && !r->last_yearday[end - d]) {
            return false;
        }
    }
    if (r->any_week) {
        unsigned week, last;
        week_of(d, r->week_start, &week, &last);
        if (!r->week[week] && !r->last_week[last]) {
            return false;
        }
    }
    return (!r->weekdays && !r->any_nth) || weekday_fits(r, d, y);
}

/* What a rule does not say it takes from the start (§3.3.10). */
static struct rule complete(const struct rule *rule, date start)
{
    struct rule r = *rule;
    struct ymd y = date_ymd(start);
    bool days = r.monthdays || r.last_monthdays || r.any_yearday || r.weekdays || r.any_nth;
    switch (r.freq) {
    case RULE_DAILY:
        break;
    case RULE_WEEKLY:
        r.weekdays = days ? r.weekdays : 1u << date_weekday(start);
        break;
    case RULE_MONTHLY:
        r.monthdays = days ? r.monthdays : 1u << (y.day - 1);
        break;
    case RULE_YEARLY:
        if (!days && r.any_week) {
            r.weekdays = 1u << date_weekday(start);
        } else if (!days) {
            r.months = r.months ? r.months : 1u << (y.month - 1);
            r.monthdays = 1u << (y.day - 1);
        }
        break;
    }
    return r;
}

/* The days [*begin, *end) of the n-th period; false beyond the calendar. */
static void period(const struct rule *r, date start, int64_t n, date *begin, date *end)
{
    struct ymd y = date_ymd(start);
    int64_t step = n * r->interval, month = (int64_t)y.year * 12 + y.month - 1 + step;
    switch (r->freq) {
    case RULE_DAILY:
        *begin = start + (date)step;
        *end = *begin + 1;
        break;
    case RULE_WEEKLY:
        *begin = start - (date)((date_weekday(start) + 7 - r->week_start) % 7) + (date)(step * 7);
        *end = *begin + 7;
        break;
    case RULE_MONTHLY:
        y = (struct ymd){(int)(month / 12), (unsigned)(month % 12) + 1, 1};
        *begin = date_of(y);
        *end = *begin + (date)date_month_days(y.year, y.month);
        break;
    case RULE_YEARLY:
        *begin = first_of_year(y.year + (int)step);
        *end = first_of_year(y.year + (int)step + 1);
        break;
    }
}

/* The first period worth looking at when nothing before `from` has to be counted. */
static int64_t first_period(const struct rule *r, date start, date from)
{
    static const int64_t longest[] = {1, 7, 31, 366};
    return r->count || from <= start
               ? 0
               : (from - start) / (longest[r->freq] * r->interval);
}

struct walk {
    date start, from, last;
    int64_t left;       /* of COUNT; negative: no limit */
    rule_day *each;
    void *ctx;
};

/* False when the walk is over. */
static bool happens(struct walk *w, date day)
{
    if (day > w->last) {
        return false;
    }
    if (w->left == 0) {
        return false;
    }
    w->left -= w->left > 0;
    return day < w->from || w->each(w->ctx, day);
}

bool rule_walk(const struct rule *rule, date start, date from, date last, uint64_t *budget,
               rule_day *each, void *ctx)
{
    struct rule r = complete(rule, start);
    struct walk w = {start, from, last, r.count ? r.count : -1, each, ctx};
    if (!happens(&w, start)) {
        return true;
    }
    for (int64_t n = first_period(&r, start, from);; n++) {
        date begin = 0, end = 0, fits[366];
        unsigned count = 0;
        period(&r, start, n, &begin, &end);
        if (begin > last) {
            return true;
        }
        for (date d = begin; d < end; d++) {
            if (*budget == 0) {
                return false;
            }
            --*budget;
            if (day_fits(&r, d)) {
                fits[count++] = d;
            }
        }
        for (unsigned i = 0; i < count; i++) {
            bool chosen = !r.any_position || r.position[i + 1] || r.last_position[count - i];
            if (chosen && fits[i] > start && !happens(&w, fits[i])) {
                return true;
            }
        }
    }
}

/* --- Reading --- */

static bool fail(struct diag *d, size_t offset, const char *part, size_t n, const char *expected)
{
    diag_set(d, ERR_BAD_DATA, "", 0, (unsigned)offset, tr("found “%.*s”; expected %s"),
             (int)utf8_floor(part, n < 60 ? n : 60), part, tr(expected));
    return false;
}

/* A whole number with a sign, n bytes at most. Returns the bytes read, 0 for none. */
static size_t number(const char *s, size_t n, int64_t *ret)
{
    int64_t value = 0;
    size_t i = n > 0 && (*s == '+' || *s == '-');
    size_t digits = i;
    for (; i < n && isdigit((unsigned char)s[i]); i++) {
        value = value < INT64_MAX / 100 ? value * 10 + (s[i] - '0') : value;
    }
    *ret = *s == '-' ? -value : value;
    return i > digits ? i : 0;
}

static bool is_word(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncasecmp(s, word, n) == 0;
}

/* A day's two letters; 7 for none. */
static unsigned weekday(const char *s)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    unsigned i = 0;
    while (i < 7 && strncasecmp(s, names[i], 2) != 0) {
        i++;
    }
    return i;
}

static bool read_day(struct rule *r, const char *s, size_t n)
{
    int64_t nth = 0;
    size_t used = number(s, n, &nth);
    unsigned day = n - used == 2 ? weekday(s + used) : 7;
    if (day == 7 || nth > 53 || nth < -53 || (used && nth == 0)) {
        return false;
    }
    if (nth == 0 || r->freq == RULE_DAILY || r->freq == RULE_WEEKLY) {
        r->weekdays |= 1u << day;
    } else {
        *(nth > 0 ? &r->nth[day][nth] : &r->last_nth[day][-nth]) = true;
        r->any_nth = true;
    }
    return true;
}

/* One item of a list of numbers, ±1 to ±most. */
static bool read_item(struct rule *r, const char *key, const char *s, size_t n)
{
    static const struct { const char *key; int most; } lists[] = {
        {"BYMONTH", 12}, {"BYMONTHDAY", 31}, {"BYYEARDAY", 366}, {"BYWEEKNO", 53},
        {"BYSETPOS", 366},
    };
    int64_t v = 0;
    unsigned which = 0;
    while (strcmp(lists[which].key, key) != 0) {
        which++;
    }
    if (number(s, n, &v) != n || v == 0 || v > lists[which].most || v < -lists[which].most ||
        (which == 0 && v < 0)) {
        return false;
    }
    unsigned at = (unsigned)(v < 0 ? -v : v);
    switch (which) {
    case 0: r->months |= 1u << (at - 1); break;
    case 1: *(v > 0 ? &r->monthdays : &r->last_monthdays) |= 1u << (at - 1); break;
    case 2: (v > 0 ? r->yearday : r->last_yearday)[at] = r->any_yearday = true; break;
    case 3: (v > 0 ? r->week : r->last_week)[at] = r->any_week = true; break;
    case 4: (v > 0 ? r->position : r->last_position)[at] = r->any_position = true; break;
    }
    return true;
}

/* BYHOUR and its like are of use only to say the start's time once more. */
static bool same_clock(const char *key, const char *s, size_t n, wall start)
{
    int64_t v = 0;
    int32_t second = wall_second(start);
    return number(s, n, &v) == n &&
           v == (str_equal(key, "BYHOUR")     ? second / 3600
                 : str_equal(key, "BYMINUTE") ? second / 60 % 60
                                              : second % 60);
}

static bool read_list(struct rule *r, const char *key, const char *s, size_t n, wall start,
                      size_t offset, struct diag *d)
{
    static const struct { const char *key, *expected; } texts[] = {
        {"BYDAY", N_("days like MO,TU or 2WE, -1FR (53 at most)")},
        {"BYMONTH", N_("months from 1 to 12")},
        {"BYMONTHDAY", N_("days from 1 to 31 or -31 to -1")},
        {"BYYEARDAY", N_("days from 1 to 366 or -366 to -1")},
        {"BYWEEKNO", N_("weeks from 1 to 53 or -53 to -1")},
        {"BYSETPOS", N_("places from 1 to 366 or -366 to -1")},
        {"BYHOUR", N_("the hour of DTSTART")},
        {"BYMINUTE", N_("the minute of DTSTART")},
        {"BYSECOND", N_("the second of DTSTART")},
    };
    size_t k = 0;
    while (k < sizeof texts / sizeof *texts && !str_equal(texts[k].key, key)) {
        k++;
    }
    if (k == sizeof texts / sizeof *texts) {
        return fail(d, offset - strlen(key) - 1, key, strlen(key), N_("a part of RFC 5545"));
    }
    for (size_t i = 0; i <= n;) {
        const char *comma = memchr(s + i, ',', n - i);
        size_t len = comma ? (size_t)(comma - s) - i : n - i;
        bool good = k == 0  ? read_day(r, s + i, len)
                    : k < 6 ? read_item(r, key, s + i, len)
                            : same_clock(key, s + i, len, start);
        if (!good) {
            return fail(d, offset + i, s + i, len, texts[k].expected);
        }
        i += len + 1;
    }
    return true;
}

static bool read_freq(struct rule *r, const char *s, size_t n)
{
    static const char *const names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    for (unsigned i = 0; i < 4; i++) {
        if (is_word(s, n, names[i])) {
            r->freq = (enum rule_freq)i;
            return true;
        }
    }
    return false;
}

static bool read_part(struct rule *r, const char *key, const char *s, size_t n, wall start,
                      size_t offset, struct diag *d)
{
    int64_t v = 0;
    if (str_equal(key, "FREQ")) {
        return read_freq(r, s, n) || fail(d, offset, s, n, N_("DAILY, WEEKLY, MONTHLY or YEARLY"));
    }
    if (str_equal(key, "INTERVAL")) {
        bool good = number(s, n, &v) == n && v > 0;
        r->interval = (int32_t)(v < INTERVAL_MAX ? v : INTERVAL_MAX);
        return good || fail(d, offset, s, n, N_("a number from 1"));
    }
    if (str_equal(key, "COUNT")) {
        bool good = number(s, n, &v) == n && v > 0;
        r->count = v;
        return good || fail(d, offset, s, n, N_("a number from 1"));
    }
    if (str_equal(key, "UNTIL")) {
        r->until_set = ics_time_parse(s, n, &r->until);
        return r->until_set ||
               fail(d, offset, s, n, N_("a date like 20261231 or 20261231T120000Z"));
    }
    if (str_equal(key, "WKST")) {
        r->week_start = n == 2 ? weekday(s) : 7;
        return r->week_start < 7 || fail(d, offset, s, n, N_("a day like MO"));
    }
    return read_list(r, key, s, n, start, offset, d);
}

/* One pass for each part; FREQ first, on which the meaning of others depends. */
static bool read_parts(struct rule *r, const char *s, wall start, bool freq, struct diag *d)
{
    bool found = false;
    for (const char *p = s; *p;) {
        const char *end = p + strcspn(p, ";");
        const char *equal = memchr(p, '=', (size_t)(end - p));
        char key[16] = "";
        size_t n = equal ? (size_t)(equal - p) : 0;
        if (!equal || n == 0 || n >= sizeof key) {
            return end == p || fail(d, (size_t)(p - s), p, (size_t)(end - p), N_("NAME=VALUE"));
        }
        for (size_t i = 0; i < n; i++) {
            key[i] = (char)toupper((unsigned char)p[i]);
        }
        const char *value = equal + 1;
        size_t len = (size_t)(end - value);
        while (len > 0 && value[len - 1] == ' ') {
            len--;
        }
        bool is_freq = str_equal(key, "FREQ");
        found = found || is_freq;
        if (is_freq == freq && strncmp(key, "X-", 2) != 0 &&
            !read_part(r, key, value, len, start, (size_t)(value - s), d)) {
            return false;
        }
        p = *end ? end + 1 : end;
    }
    return found || fail(d, 0, s, strlen(s), N_("FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"));
}

enum err rule_parse(const char *s, wall start, struct rule *ret, struct diag *d)
{
    struct rule r = {.interval = 1};
    if (!read_parts(&r, s, start, true, d) || !read_parts(&r, s, start, false, d)) {
        return ERR_BAD_DATA;
    }
    *ret = r;
    return ERR_OK;
}
