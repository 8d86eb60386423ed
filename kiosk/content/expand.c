#include "content/expand.h"

#include "base/str.h"

#include <stdio.h>

bool repeat_find(const char *name, enum repeat *ret)
{
    static const char *const names[] = {
        [REPEAT_NEVER] = "",
        [REPEAT_WEEKLY] = "weekly",
        [REPEAT_2_WEEKLY] = "2-weekly",
        [REPEAT_MONTHLY] = "monthly",
        [REPEAT_YEARLY] = "yearly",
    };
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], name)) {
            *ret = (enum repeat)i;
            return true;
        }
    }
    return false;
}

static date next_in_days(date first, date from, int step)
{
    return from <= first ? first : first + (from - first + step - 1) / step * step;
}

static date next_in_months(date first, date from, int step)
{
    if (from <= first) {
        return first;
    }
    struct ymd a = date_ymd(first), b = date_ymd(from);
    int months = (b.year - a.year) * 12 + (int)b.month - (int)a.month;
    /* Always counted from the first one: the 31st must not stay on the 28th after February. */
    int n = months / step * step;
    date found = date_add_months(first, n);
    return found >= from ? found : date_add_months(first, n + step);
}

date happening_next(const struct happening *h, date from)
{
    date found = DATE_NONE;
    switch (h->repeat) {
    case REPEAT_NEVER:
        found = h->day >= from ? h->day : DATE_NONE;
        break;
    case REPEAT_WEEKLY:
        found = next_in_days(h->day, from, 7);
        break;
    case REPEAT_2_WEEKLY:
        found = next_in_days(h->day, from, 14);
        break;
    case REPEAT_MONTHLY:
        found = next_in_months(h->day, from, 1);
        break;
    case REPEAT_YEARLY:
        found = next_in_months(h->day, from, 12);
        break;
    }
    return h->until != DATE_NONE && found > h->until ? DATE_NONE : found;
}

bool birthday_parse(const char *s, unsigned *ret_month, unsigned *ret_day)
{
    char leap[16];
    date d;
    if (!str_format(leap, sizeof leap, "2000-%s", s) || !date_parse_iso(leap, &d)) {
        return false;
    }
    struct ymd ymd = date_ymd(d);
    *ret_month = ymd.month;
    *ret_day = ymd.day;
    return true;
}

minute minute_parse(const char *s)
{
    unsigned h = 0, m = 0;
    int end = 0;
    if (sscanf(s, "%2u:%2u%n", &h, &m, &end) != 2 || s[end] != '\0' || h > 23 || m > 59) {
        return MINUTE_NONE;
    }
    return (minute)(h * 60 + m);
}

unsigned years_between(date started, date day)
{
    int years = date_ymd(day).year - date_ymd(started).year;
    return years > 0 ? (unsigned)years : 0;
}
