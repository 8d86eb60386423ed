#include "model/date.h"

#include "base/str.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned date_month_days(int year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ymd_valid(struct ymd d)
{
    return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= date_month_days(d.year, d.month);
}

/* Days from civil, by Howard Hinnant's public-domain algorithm: eras of 400 years that begin on
 * 1 March, so that the leap day is the last of its year. */
date date_of(struct ymd d)
{
    int y = d.month <= 2 ? d.year - 1 : d.year;
    int era = (y >= 0 ? y : y - 399) / 400;
    unsigned year_of_era = (unsigned)(y - era * 400);
    unsigned day_of_year = (153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 + d.day - 1;
    unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + (int)day_of_era - 719468;
}

struct ymd date_ymd(date days)
{
    int z = days + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    unsigned doe = (unsigned)(z - era * 146097);
    unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    unsigned mp = (5 * doy + 2) / 153;
    struct ymd d = {
        .year = (int)yoe + era * 400,
        .month = mp < 10 ? mp + 3 : mp - 9,
        .day = doy - (153 * mp + 2) / 5 + 1,
    };
    d.year += d.month <= 2;
    return d;
}

unsigned date_weekday(date d)
{
    /* 1970-01-01 was a Thursday, 3 counted from Monday. */
    return (unsigned)(((d + 3) % 7 + 7) % 7);
}

date date_add_months(date d, int months)
{
    struct ymd y = date_ymd(d);
    int total = y.year * 12 + (int)y.month - 1 + months;
    y.year = total >= 0 ? total / 12 : -((11 - total) / 12);
    y.month = (unsigned)(total - y.year * 12) + 1;
    unsigned last = date_month_days(y.year, y.month);
    if (y.day > last) {
        y.day = last;
    }
    return date_of(y);
}

date date_next_yearly(date from, unsigned month, unsigned day, enum leap_birthday rule)
{
    int year = date_ymd(from).year;
    for (;; year++) {
        struct ymd d = {year, month, day};
        if (month == 2 && day == 29 && !is_leap(year)) {
            d = rule == LEAP_BIRTHDAY_28_FEB ? (struct ymd){year, 2, 28}
                                             : (struct ymd){year, 3, 1};
        }
        date found = date_of(d);
        if (found >= from) {
            return found;
        }
    }
}

void date_format(date d, char out[static 11])
{
    out[0] = '\0';
    if (d != DATE_NONE) {
        struct ymd y = date_ymd(d);
        unsigned number = (unsigned)y.year % 10000 * 10000 + y.month % 100 * 100 + y.day % 100;
        /* By hand: the longest tables have 100 000 of them. */
        for (unsigned i = 10; i-- > 0;) {
            bool dash = i == 4 || i == 7;
            out[i] = dash ? '-' : (char)('0' + number % 10);
            number /= dash ? 1 : 10;
        }
        out[10] = '\0';
    }
}

bool date_parse_iso(const char *s, date *ret)
{
    unsigned y, m, d;
    if (!str_digits(s, 4, &y) || s[4] != '-' || !str_digits(s + 5, 2, &m) || s[7] != '-' ||
        !str_digits(s + 8, 2, &d) || s[10] != '\0') {
        return false;
    }
    struct ymd ymd = {(int)y, m, d};
    if (!ymd_valid(ymd)) {
        return false;
    }
    *ret = date_of(ymd);
    return true;
}
