/* Dates and times as people write them. The order of day and month is decided by a whole column:
 * one 26/06 settles it. */
#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H

#include "import/table.h"
#include "model/date.h"

enum date_use {
    DATE_USE_BIRTHDAY, /* day and month; a year may stand there and is dropped */
    DATE_USE_EVENT,    /* a missing year is the one that is nearest ahead */
    DATE_USE_PAST,     /* the year is needed, two digits mean the past */
};

struct found_date {
    bool found;
    date day;              /* DATE_NONE for birthdays */
    unsigned month, mday;  /* always, when found */
    minute time;           /* "2026-06-26 14:00"; else MINUTE_NONE */
};

enum date_order { DATE_ORDER_UNKNOWN, DATE_ORDER_DAY_FIRST, DATE_ORDER_MONTH_FIRST };

/* One value. ISO 8601, 26/06/2026, 8-Jun, June 8, Excel serial numbers (days since 1899-12-30,
 * ECMA-376 part 1 §18.17.4.1), today+9. Order unknown refuses what it would have to guess, except
 * 26.06.2026: with points the day comes first. */
bool date_parse(const char *s, enum date_use use, date today, enum date_order order,
                struct found_date *ret);

/* The order that one value proves; unknown when it proves none. */
enum date_order date_order_of(const char *s);

/* A whole column: element [row] for rows 1..table_rows. Reports what it could not read, ending in
 * consequence ("The birthday was left out."). *ret_undecided (may be NULL): the order of day and
 * month stayed open, so nothing of the column was read. In the arena. */
struct found_date *date_column(const struct table *t, unsigned column, enum date_use use,
                               date today, const char *consequence, struct arena *a,
                               bool *ret_undecided);

/* "14:00", "2 pm", "2:30 PM", "14h30", "14.30", "noon", 0.5 (Excel); a range "12:00-13:00" fills
 * ret_until, else that is MINUTE_NONE. */
bool time_parse(const char *s, minute *ret, minute *ret_until);

#endif
