/* Local dates and times of day. A date is a count of days, never a multiple of 86 400 seconds. */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t date;      /* days since 1970-01-01, proleptic Gregorian */
#define DATE_NONE INT32_MIN

typedef int16_t minute;    /* minutes since local midnight, 0..1439 */
#define MINUTE_NONE ((minute)-1)

struct ymd {
    int year;
    unsigned month, day;   /* 1..12, 1..31 */
};

enum leap_birthday { LEAP_BIRTHDAY_28_FEB, LEAP_BIRTHDAY_1_MAR };

/* A moment of local wall time as platform/clock.h gives it. */
struct local {
    date day;
    minute minute;
    unsigned second;
};

bool ymd_valid(struct ymd d);
date date_of(struct ymd d);              /* d must be valid */
struct ymd date_ymd(date d);
unsigned date_weekday(date d);           /* 0 Monday .. 6 Sunday (ISO 8601 minus 1) */
unsigned date_month_days(int year, unsigned month); /* month 1 to 12 */
date date_add_months(date d, int months);/* 31 January + 1 month = 28 or 29 February */
/* The first day on or after from on which month/day falls, 29 February by rule. */
date date_next_yearly(date from, unsigned month, unsigned day, enum leap_birthday rule);
/* ISO 8601 "2026-11-23" into out (11 bytes); DATE_NONE gives "". */
void date_format(date d, char out[static 11]);
bool date_parse_iso(const char *s, date *ret);

#endif
