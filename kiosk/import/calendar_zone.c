#include "import/calendar.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SHIFTS_MAX = 2000, OBSERVANCES_MAX = 200, NAMES_MAX = 200, NEAR_DAYS = 800 };

/* STANDARD or DAYLIGHT. */
struct observance {
    wall start;
    int32_t before, after;
    bool start_set, before_set, after_set, rule_set;
    struct rule rule;
};

struct shifts {
    struct zone_shift *shift;
    unsigned count;
    const struct observance *of;
};

static bool add_shift(struct shifts *s, wall at)
{
    if (s->count == SHIFTS_MAX) {
        return false;
    }
    s->shift[s->count++] = (struct zone_shift){
        .at_utc = at - s->of->before,
        .before = s->of->before,
        .after = s->of->after,
    };
    return true;
}

static bool add_day(void *ctx, date day)
{
    struct shifts *s = ctx;
    return add_shift(s, day * WALL_DAY + wall_second(s->of->start));
}

static int by_moment(const void *a, const void *b)
{
    const struct zone_shift *x = a, *y = b;
    return x->at_utc < y->at_utc ? -1 : x->at_utc > y->at_utc;
}

static void read_observance(struct observance *o, const struct ics_line *l)
{
    struct ics_time t;
    struct diag why = {0};
    if (str_equal(l->name, "DTSTART")) {
        o->start_set = ics_time_parse(l->value, strlen(l->value), &t) && !t.date_only;
        o->start = o->start_set ? t.at : 0;
    } else if (str_equal(l->name, "TZOFFSETFROM")) {
        o->before_set = ics_offset_parse(l->value, &o->before);
    } else if (str_equal(l->name, "TZOFFSETTO")) {
        o->after_set = ics_offset_parse(l->value, &o->after);
    } else if (str_equal(l->name, "RRULE")) {
        o->rule_set = rule_parse(l->value, o->start, &o->rule, &why) == ERR_OK;
    }
}

/* UNTIL of a zone's rule is in UTC (RFC 5545 §3.6.5). */
static date last_day(const struct observance *o, date last)
{
    if (!o->rule.until_set) {
        return last;
    }
    wall until = o->rule.until.at + (o->rule.until.utc ? o->before : 0);
    date day = wall_date(until);
    if (!o->rule.until.date_only && wall_second(until) < wall_second(o->start)) {
        day--;
    }
    return day < last ? day : last;
}

static void add_observance(struct calendar *c, struct shifts *s, struct observance *o,
                           const struct ics_lines *lines, unsigned from, unsigned until)
{
    if (!o->start_set || !o->before_set || !o->after_set) {
        return;
    }
    s->of = o;
    if (o->rule_set) {
        /* Without an end only what is near counts, and Outlook's begin in 1601. */
        bool ends = o->rule.until_set || o->rule.count;
        date start = wall_date(o->start), near = c->from - NEAR_DAYS;
        rule_walk(&o->rule, start, ends || near < start ? start : near,
                  last_day(o, c->until + NEAR_DAYS), &c->budget, add_day, s);
    } else {
        add_shift(s, o->start);
    }
    for (unsigned i = from; i < until; i++) {
        const struct ics_line *l = &lines->line[i];
        for (const char *p = l->value; str_equal(l->name, "RDATE") && *p;) {
            size_t n = strcspn(p, ",");
            struct ics_time t;
            if (ics_time_parse(p, n, &t) && !t.date_only) {
                add_shift(s, t.at);
            }
            p += n + (p[n] == ',');
        }
    }
}

/* NULL when the VTIMEZONE at lines [from, until) says nothing of use. */
static const struct zone *read_zone(struct calendar *c, const struct calendar_file *f,
                                    unsigned from, unsigned until)
{
    struct shifts s = {.shift = arena_array(c->arena, SHIFTS_MAX, sizeof *s.shift)};
    struct observance *o = arena_alloc(c->arena, sizeof *o);
    const struct zone *known = NULL;
    unsigned begin = 0, observances = 0;
    for (unsigned i = from; i < until && !known; i++) {
        const struct ics_line *l = &f->lines.line[i];
        bool is_part = strcasecmp(l->value, "STANDARD") == 0 ||
                       strcasecmp(l->value, "DAYLIGHT") == 0;
        if (str_equal(l->name, "X-LIC-LOCATION")) {
            known = zones_find(&c->zones, l->value);
        } else if (str_equal(l->name, "BEGIN") && is_part) {
            *o = (struct observance){0};
            begin = i + 1;
        } else if (str_equal(l->name, "END") && is_part && begin) {
            if (observances++ < OBSERVANCES_MAX) {
                add_observance(c, &s, o, &f->lines, begin, i);
            }
            begin = 0;
        } else if (begin) {
            read_observance(o, l);
        }
    }
    if (known || s.count == 0) {
        return known;
    }
    qsort(s.shift, s.count, sizeof *s.shift, by_moment);
    return zones_own(&c->zones, s.shift, s.count);
}

struct calendar_zone *calendar_zone_add(struct calendar *c, struct calendar_file *f,
                                        const char *tzid)
{
    if (f->zone_count == NAMES_MAX) {
        return NULL;
    }
    if (!f->zone) {
        f->zone = arena_array(c->arena, NAMES_MAX, sizeof *f->zone);
    }
    struct calendar_zone *z = &f->zone[f->zone_count++];
    *z = (struct calendar_zone){.tzid = arena_strdup(c->arena, tzid)};
    return z;
}

const struct zone *calendar_zone_of(struct calendar *c, struct calendar_file *f,
                                    const struct ics_line *l)
{
    char tzid[256];
    unsigned column = 1;
    if (!ics_param(l, "TZID", tzid, sizeof tzid, &column)) {
        return c->zones.device;
    }
    struct calendar_zone *named = NULL;
    for (unsigned i = 0; i < f->zone_count && !named; i++) {
        named = str_equal(f->zone[i].tzid, tzid) ? &f->zone[i] : NULL;
    }
    if (named && named->zone) {
        return named->zone;
    }
    /* The world knows Europe/Berlin better than the program that wrote the file did. */
    const struct zone *z = zones_find(&c->zones, tzid);
    if (!z && named && named->from < named->until) {
        z = read_zone(c, f, named->from, named->until);
    }
    if (!z) {
        report_add(c->report, REPORT_WARNING, f->name, l->line, column,
                   "%s: found the time zone “%.60s”, which is unknown and not described in the "
                   "file; expected one like Europe/Berlin. Its times were taken as local ones.",
                   l->name, tzid);
        z = c->zones.device;
    }
    named = named ? named : calendar_zone_add(c, f, tzid);
    if (named) {
        named->zone = z;
    }
    return z;
}

const struct zone *calendar_time_zone(struct calendar *c, struct calendar_file *f,
                                      const struct ics_line *l, const struct ics_time *t)
{
    return t->utc ? zones_utc(&c->zones) : calendar_zone_of(c, f, l);
}
