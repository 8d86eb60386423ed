#include "import/ics.h"

#include <ctype.h>
#include <string.h>

date wall_date(wall w)
{
    return (date)((w >= 0 ? w : w - (WALL_DAY - 1)) / WALL_DAY);
}

int32_t wall_second(wall w)
{
    return (int32_t)(w - wall_date(w) * WALL_DAY);
}

bool ics_time_parse(const char *s, size_t n, struct ics_time *ret)
{
    unsigned year, month, day, hour = 0, minutes = 0, second = 0;
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t')) {
        n--;
    }
    bool utc = n == 16 && s[15] == 'Z', timed = n == 15 || utc;
    if ((n != 8 && !timed) || !str_digits(s, 4, &year) || !str_digits(s + 4, 2, &month) ||
        !str_digits(s + 6, 2, &day) || year < 1600 || year > 2400 ||
        !ymd_valid((struct ymd){(int)year, month, day})) {
        return false;
    }
    if (timed && (s[8] != 'T' || !str_digits(s + 9, 2, &hour) || !str_digits(s + 11, 2, &minutes) ||
                  !str_digits(s + 13, 2, &second) || hour > 23 || minutes > 59 || second > 60)) {
        return false;
    }
    wall at = date_of((struct ymd){(int)year, month, day}) * WALL_DAY;
    *ret = (struct ics_time){
        .at = at + (wall)(hour * 3600 + minutes * 60 + (second == 60 ? 59 : second)),
        .date_only = !timed,
        .utc = utc,
    };
    return true;
}

bool ics_duration_parse(const char *s, int32_t *ret_days, int32_t *ret_seconds)
{
    enum { DAYS_MAX = 36525 };
    int64_t days = 0, seconds = 0;
    bool time = false, any = false;
    s += *s == '+';
    if (*s++ != 'P') {
        return false;
    }
    while (*s && *s != ' ') {
        int64_t n = 0;
        if (*s == 'T' && !time) {
            time = true;
            s++;
        }
        if (!isdigit((unsigned char)*s)) {
            return false;
        }
        for (; isdigit((unsigned char)*s); s++) {
            n = n < INT32_MAX ? n * 10 + (*s - '0') : n;
        }
        switch (*s++) {
        case 'W': days += n * 7; break;
        case 'D': days += n; break;
        case 'H': seconds += n * 3600; break;
        case 'M': seconds += n * 60; break;
        case 'S': seconds += n; break;
        default: return false;
        }
        /* Hours only come behind the T, days only before. */
        bool hours = s[-1] == 'H' || s[-1] == 'M' || s[-1] == 'S';
        if (hours != time || days > DAYS_MAX || seconds > DAYS_MAX * (int64_t)3600) {
            return false;
        }
        any = true;
    }
    if (any) {
        *ret_days = (int32_t)days;
        *ret_seconds = (int32_t)seconds;
    }
    return any;
}

bool ics_offset_parse(const char *s, int32_t *ret)
{
    unsigned h, m, sec = 0;
    size_t n = strlen(s);
    if ((n != 5 && n != 7) || (*s != '+' && *s != '-') || !str_digits(s + 1, 2, &h) ||
        !str_digits(s + 3, 2, &m) || (n == 7 && !str_digits(s + 5, 2, &sec)) || h > 23 || m > 59 ||
        sec > 59) {
        return false;
    }
    int32_t offset = (int32_t)(h * 3600 + m * 60 + sec);
    *ret = *s == '-' ? -offset : offset;
    return true;
}
