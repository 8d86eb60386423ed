/* Calendars: the events of *.ics files as the happenings of socials.
 *
 * All files of a folder are one calendar: an override or a newer version of an event may stand in
 * another file. Happenings are found for whole months, from this month's first day to two years on,
 * so that the same stick makes the same content all month; an event that does not repeat is kept
 * however far ahead it is. Nothing reads the clock. */
#ifndef IMPORT_CALENDAR_H
#define IMPORT_CALENDAR_H

#include "import/ics.h"
#include "import/report.h"

enum { CALENDAR_MONTHS = 24 };

/* One happening by the device's wall clock. */
struct calendar_social {
    const char *title, *place, *details;
    date day, end_day;          /* end_day >= day: the last day of it */
    minute start, end;          /* MINUTE_NONE: all day; open-ended */
};

/* What all instances of an event, or of one that was changed, have in common. */
struct calendar_event {
    struct calendar_file *file;
    unsigned line;              /* of its BEGIN */
    const char *uid, *title, *place, *details;
    const struct zone *zone;    /* of its start; NULL when it is all day */
    wall start;
    int32_t days;               /* all day: its length. Else days by wall clock, of a DURATION */
    int64_t seconds;            /* exact length beyond days; -1: no end is known */
    bool cancelled;
    int64_t sequence;
    unsigned order;
    /* Of a changed instance: which one, and whether later ones follow it. */
    const struct ics_line *recurrence;
    bool and_future;
    /* Of one that repeats. */
    struct rule *rule;          /* NULL for none */
    unsigned rule_line, rule_column;
    bool more;                  /* has RDATE or EXDATE */
    unsigned from, until;       /* its lines in the file: [from, until) */
};

/* A zone that the file describes; made when an event first names it. */
struct calendar_zone {
    const char *tzid;
    unsigned from, until;       /* lines of its VTIMEZONE; from == until: there is none */
    const struct zone *zone;    /* NULL: not made yet */
};

struct calendar_file {
    const char *name;
    struct ics_lines lines;
    struct calendar_zone *zone; unsigned zone_count;
    bool cancels;               /* METHOD:CANCEL */
};

struct calendar {
    struct arena *arena;
    struct report *report;
    struct zones zones;
    date from, until;           /* the window, both days in it */
    struct calendar_event *event; unsigned event_count, event_cap;
    struct calendar_social *social; unsigned social_count, social_cap;
    unsigned past, hidden;      /* events left out: over, private */
    uint64_t budget;            /* days that rules may still look at */
    bool full;                  /* CAP_CALENDAR_ROWS is reached, and reported */
};

/* zone: IANA name of the device's zone, NULL for the system's. To be freed with calendar_done. */
void calendar_init(struct calendar *c, const char *zone, date today, struct arena *a,
                   struct report *r);
void calendar_done(struct calendar *c);
/* Reads a file; changes the bytes. False when nothing of it can be used, which is reported. */
bool calendar_add(struct calendar *c, const char *file, struct buf *bytes);
/* Once all files are added: fills c->social, in the order of the events in the files. */
void calendar_expand(struct calendar *c);

/* calendar_event.c: reads the lines of a VEVENT. False when it is left out, which is reported. */
bool calendar_event_read(struct calendar *c, struct calendar_file *f, unsigned from,
                         unsigned until, struct calendar_event *ret);
/* calendar_zone.c */
struct calendar_zone *calendar_zone_add(struct calendar *c, struct calendar_file *f,
                                        const char *tzid);
/* The zone that a property's TZID names; the device's, after a report, when nobody knows it. */
const struct zone *calendar_zone_of(struct calendar *c, struct calendar_file *f,
                                    const struct ics_line *l);
/* A time of a property: by its TZID unless it is UTC. Wall clock and zone. */
const struct zone *calendar_time_zone(struct calendar *c, struct calendar_file *f,
                                      const struct ics_line *l, const struct ics_time *t);

#endif
