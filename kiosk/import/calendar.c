#include "import/calendar.h"

#include "base/caps.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A second or two on a small computer: the days of 4000 daily events over ten years. */
static const uint64_t BUDGET_DAYS = UINT64_C(15000000);

void calendar_init(struct calendar *c, const char *zone, date today, struct arena *a,
                   struct report *r)
{
    struct ymd y = date_ymd(today);
    date first = today - (date)y.day + 1;
    *c = (struct calendar){
        .arena = a,
        .report = r,
        .from = first,
        .until = date_add_months(first, CALENDAR_MONTHS + 1) - 1,
        .budget = BUDGET_DAYS,
    };
    zones_init(&c->zones, zone, a);
}

void calendar_done(struct calendar *c)
{
    zones_done(&c->zones);
    free(c->event);
    free(c->social);
    *c = (struct calendar){0};
}

static bool begins(const struct ics_line *l, const char *what)
{
    return str_equal(l->name, "BEGIN") && strcasecmp(l->value, what) == 0;
}

/* The line that ends the component which begins at line i; lines.count or the line at which it can
 * no longer go on when nothing ends it. */
static unsigned component_end(const struct ics_lines *lines, unsigned i, bool *ret_closed)
{
    const char *what = lines->line[i].value;
    unsigned k = i + 1;
    for (; k < lines->count; k++) {
        const struct ics_line *l = &lines->line[k];
        if (str_equal(l->name, "END") && strcasecmp(l->value, what) == 0) {
            *ret_closed = true;
            return k;
        }
        if (begins(l, "VEVENT") || begins(l, "VTIMEZONE") ||
            (str_equal(l->name, "END") && strcasecmp(l->value, "VCALENDAR") == 0)) {
            break;
        }
    }
    *ret_closed = false;
    return k;
}

static void add_zone(struct calendar *c, struct calendar_file *f, unsigned from, unsigned until)
{
    for (unsigned i = from; i < until; i++) {
        if (str_equal(f->lines.line[i].name, "TZID")) {
            struct calendar_zone *z = calendar_zone_add(c, f, f->lines.line[i].value);
            if (z) {
                z->from = from;
                z->until = until;
            }
            return;
        }
    }
}

/* Reports an event that has no end. Programs close what they open: something is cut off. */
static bool check_closed(struct calendar *c, const struct calendar_file *f, unsigned i, bool closed)
{
    if (!closed) {
        report_add(c->report, REPORT_ERROR, f->name, f->lines.line[i].line, 1,
                   "Found an event without END:VEVENT; expected one. The event was left out.");
    }
    return closed;
}

static void add_event(struct calendar *c, struct calendar_file *f, unsigned from, unsigned until)
{
    struct calendar_event e;
    if (!calendar_event_read(c, f, from, until, &e)) {
        return;
    }
    if (c->event_count == c->event_cap) {
        c->event_cap = c->event_cap ? c->event_cap * 2 : 64;
        c->event = mem_grow(c->event, c->event_cap, sizeof *c->event);
    }
    e.order = c->event_count;
    c->event[c->event_count++] = e;
}

/* Calls add for each component of a kind. Zones come first: they may stand behind the events. */
static void each(struct calendar *c, struct calendar_file *f, const char *what)
{
    bool events = str_equal(what, "VEVENT");
    for (unsigned i = 0; i < f->lines.count; i++) {
        bool closed = false;
        if (!begins(&f->lines.line[i], what)) {
            continue;
        }
        unsigned end = component_end(&f->lines, i, &closed);
        if (!events) {
            add_zone(c, f, i + 1, end);
        } else if (check_closed(c, f, i, closed)) {
            add_event(c, f, i + 1, end);
        }
        i = closed ? end : end - 1;
    }
}

bool calendar_add(struct calendar *c, const char *file, struct buf *bytes)
{
    struct calendar_file *f = arena_alloc(c->arena, sizeof *f);
    f->name = arena_strdup(c->arena, file);
    if (ics_lines_read(bytes, c->arena, &f->lines) != ERR_OK) {
        report_add(c->report, REPORT_ERROR, file, 0, 0,
                   "Found bytes that are no text; expected a calendar. Nothing of it was applied.");
        return false;
    }
    bool calendar = false;
    for (unsigned i = 0; i < f->lines.count; i++) {
        const struct ics_line *l = &f->lines.line[i];
        calendar = calendar || begins(l, "VCALENDAR");
        f->cancels = f->cancels ||
                     (str_equal(l->name, "METHOD") && strcasecmp(l->value, "CANCEL") == 0);
    }
    if (!calendar) {
        report_add(c->report, REPORT_ERROR, file, f->lines.count ? f->lines.line[0].line : 1, 1,
                   "Found no BEGIN:VCALENDAR; expected a calendar (iCalendar 2.0). Nothing of it "
                   "was applied.");
        return false;
    }
    each(c, f, "VTIMEZONE");
    each(c, f, "VEVENT");
    return true;
}
