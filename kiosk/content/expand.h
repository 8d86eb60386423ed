/* Calendar arithmetic of the content: which days a social falls on, what a birthday is. Pure. */
#ifndef CONTENT_EXPAND_H
#define CONTENT_EXPAND_H

#include "model/date.h"

enum repeat { REPEAT_NEVER, REPEAT_WEEKLY, REPEAT_2_WEEKLY, REPEAT_MONTHLY, REPEAT_YEARLY };

enum {
    EXPAND_DAYS = 92,          /* repeats are expanded so far: today and 91 more days */
    CELEBRATION_DAYS = 7,      /* today and six more */
};

struct happening {
    date day, end_day;         /* of the first one; end_day >= day */
    enum repeat repeat;
    date until;                /* last day on which one may begin; DATE_NONE: for ever */
};

/* False for a word that is no rule of schema.h. */
bool repeat_find(const char *name, enum repeat *ret);
/* The first day on or after from on which one begins, DATE_NONE when there is none. The 31st of a
 * shorter month is its last day, as is 29 February in common years. O(1). */
date happening_next(const struct happening *h, date from);

/* MM-DD into month and day; 02-29 is valid. */
bool birthday_parse(const char *s, unsigned *ret_month, unsigned *ret_day);
/* HH:MM; MINUTE_NONE when it is none. */
minute minute_parse(const char *s);
/* Full years from started to day, on a day that date_next_yearly gave for started. */
unsigned years_between(date started, date day);

#endif
