/* iCalendar 2.0 (RFC 5545) as calendars export it: lines, values, zones and rules.
 *
 * Not libical 3: measured on Debian 12, a rule that never matches costs its iterator 0.1 to 1 s
 * (`FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200`), FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30 had not ended after
 * nine minutes, and its parser does not tell where a property stood. A stick is hostile and the
 * report exact, so lines are taken apart here, and a rule costs a few steps a day at most. ICU
 * knows the zones. */
#ifndef IMPORT_ICS_H
#define IMPORT_ICS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/date.h"

#include <stdbool.h>
#include <stdint.h>

/* --- Lines (ics_lines.c) --- */

struct ics_line {
    const char *name;                   /* upper case; "" when the line has no colon */
    const char *params;                 /* as written, with the leading ';'; or "" */
    const char *value;                  /* unfolded, still escaped; the whole line without colon */
    unsigned line;                      /* where the property begins, from 1 */
    unsigned value_line, value_column;  /* where its value begins; columns count characters */
    bool folded;                        /* the value goes on in further lines of the file */
};

struct ics_lines {
    struct ics_line *line; unsigned count;
};

/* Unfolds (RFC 5545 §3.1) and takes apart. bytes: any encoding that tables may have; changed.
 * ERR_BAD_DATA when they are no text. Everything lives in a. O(n). */
enum err ics_lines_read(struct buf *bytes, struct arena *a, struct ics_lines *ret) MUST_CHECK;
/* The value of a parameter without quotes, cut to size; false when there is none. *ret_column (may
 * be NULL) is where it begins when it stands on the property's first line, else 1. */
bool ics_param(const struct ics_line *l, const char *name, char *dst, size_t size,
               unsigned *ret_column);
/* The column of the value's byte offset; of the value's beginning when it is folded. */
unsigned ics_column(const struct ics_line *l, size_t offset);

/* --- Text (ics_text.c) --- */

/* Undoes the escapes of TEXT (RFC 5545 §3.3.11). In the arena. */
char *ics_unescape(const char *value, struct arena *a);
/* HTML, which Outlook and Google put into descriptions, as plain text: tags removed, the usual
 * character references decoded, breaks and paragraphs as line ends. Changes s in place; text that
 * holds no tag stays as it is unless always. */
void ics_plain(char *s, bool always);

/* --- Zones (ics_zone.c) --- */

/* Wall clock: seconds since 1970-01-01 00:00 as if there were no zones. */
typedef int64_t wall;
#define WALL_DAY ((wall)86400)

struct zone;

struct zones {
    struct arena *arena;
    struct zone *first;     /* most recently made first */
    struct zone *device;
    unsigned count;
};

/* name: IANA name of the device's zone, NULL for the system's. To be freed with zones_done. */
void zones_init(struct zones *z, const char *name, struct arena *a);
void zones_done(struct zones *z);
const struct zone *zones_utc(struct zones *z);
/* By IANA name (also as the end of a path, "/mozilla.org/x/Europe/Berlin") or Windows name. NULL
 * when nobody knows it. */
const struct zone *zones_find(struct zones *z, const char *name);
/* The wall clock that a zone of the file's own follows. Shifts sorted by at_utc. */
struct zone_shift {
    int64_t at_utc;
    int32_t before, after;  /* seconds east of Greenwich */
};
const struct zone *zones_own(struct zones *z, const struct zone_shift *shift, unsigned count);
/* RFC 5545 §3.3.5: of a time that happens twice the first; one that is skipped counts by the offset
 * before the gap. */
int64_t zone_to_utc(const struct zone *z, wall w);
wall zone_to_wall(const struct zone *z, int64_t utc);

/* --- Values (ics_value.c) --- */

struct ics_time {
    wall at;                /* midnight for a date */
    bool date_only, utc;
};

/* DATE or DATE-TIME of n bytes (RFC 5545 §3.3.4, §3.3.5), years 1600 to 2400. */
bool ics_time_parse(const char *s, size_t n, struct ics_time *ret);
/* DURATION (§3.3.6): days are counted by the wall clock, seconds exactly. False for a negative
 * one, one of more than 100 years, or none. */
bool ics_duration_parse(const char *s, int32_t *ret_days, int32_t *ret_seconds);
/* UTC-OFFSET (§3.3.14) in seconds east of Greenwich, less than a day. */
bool ics_offset_parse(const char *s, int32_t *ret);
/* The day, and the second of the day from 0, of a time before 1970 too. */
date wall_date(wall w);
int32_t wall_second(wall w);

/* --- Rules (ics_rule.c) --- */

enum rule_freq { RULE_DAILY, RULE_WEEKLY, RULE_MONTHLY, RULE_YEARLY };

/* Sets, so that a list of 10 000 days costs no more than one of seven. Bit or element 0 is the
 * first: Monday, January, the 1st; "last" counts from the end. */
struct rule {
    enum rule_freq freq;
    int32_t interval;                      /* 1.. */
    int64_t count;                         /* 0: no limit */
    bool until_set;
    struct ics_time until;
    unsigned week_start;                   /* 0 Monday .. 6 Sunday */
    uint32_t months, monthdays, last_monthdays;
    unsigned weekdays;
    bool any_nth, any_yearday, any_week, any_position;
    bool nth[7][54], last_nth[7][54];      /* [weekday][n]: 1st..53rd */
    bool yearday[367], last_yearday[367];
    bool week[54], last_week[54];
    bool position[367], last_position[367];
};

/* RECUR (RFC 5545 §3.3.10); DAILY to YEARLY. start: of the event, which BYHOUR, BYMINUTE and
 * BYSECOND may only repeat. On failure d has the text and, as column, the offset in s. */
enum err rule_parse(const char *s, wall start, struct rule *ret, struct diag *d) MUST_CHECK;

/* Called for each day in order; false ends the walk. */
typedef bool rule_day(void *ctx, date day);
/* The days from `from` to `last` on which it happens. start is one of them and the first that COUNT
 * counts, as RFC 5545 §3.8.5.3 has it. *budget is lowered by each day looked at; when it is used up
 * the walk ends and false is returned. */
bool rule_walk(const struct rule *r, date start, date from, date last, uint64_t *budget,
               rule_day *each, void *ctx);

#endif
