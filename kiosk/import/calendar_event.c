#include "import/calendar.h"

#include "base/caps.h"
#include "text/clean.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The properties that count and may stand once; of several the first one is taken. */
struct properties {
    const struct ics_line *uid, *summary, *location, *description, *html, *start, *end, *duration,
        *rule, *recurrence, *status, *class, *sequence, *all_day;
};

static const struct {
    const char *name;
    size_t at;
} single[] = {
    {"UID", offsetof(struct properties, uid)},
    {"SUMMARY", offsetof(struct properties, summary)},
    {"LOCATION", offsetof(struct properties, location)},
    {"DESCRIPTION", offsetof(struct properties, description)},
    {"X-ALT-DESC", offsetof(struct properties, html)},
    {"DTSTART", offsetof(struct properties, start)},
    {"DTEND", offsetof(struct properties, end)},
    {"DURATION", offsetof(struct properties, duration)},
    {"RRULE", offsetof(struct properties, rule)},
    {"RECURRENCE-ID", offsetof(struct properties, recurrence)},
    {"STATUS", offsetof(struct properties, status)},
    {"CLASS", offsetof(struct properties, class)},
    {"SEQUENCE", offsetof(struct properties, sequence)},
    {"X-MICROSOFT-CDO-ALLDAYEVENT", offsetof(struct properties, all_day)},
};

struct reader {
    struct calendar *c;
    struct calendar_file *f;
    struct calendar_event e;
    struct properties p;
};

#define PROBLEM(r, severity, l, ...)                                                               \
    report_add((r)->c->report, severity, (r)->f->name, (l)->value_line, (l)->value_column,         \
               __VA_ARGS__)

static bool is(const struct ics_line *l, const char *value)
{
    return l && strcasecmp(l->value, value) == 0;
}

/* Lines of components in the event (alarms) are not its own. */
static void collect(struct reader *r)
{
    unsigned inner = 0;
    for (unsigned i = r->e.from; i < r->e.until; i++) {
        const struct ics_line *l = &r->f->lines.line[i];
        if (str_equal(l->name, "BEGIN")) {
            inner++;
        } else if (str_equal(l->name, "END")) {
            inner -= inner > 0;
        }
        if (inner > 0) {
            continue;
        }
        if (!*l->name) {
            report_add(r->c->report, REPORT_WARNING, r->f->name, l->line, 1,
                       "Found a line without “:”; expected NAME:VALUE, or a blank in front of a "
                       "line that goes on. The line was ignored.");
        }
        for (size_t k = 0; k < sizeof single / sizeof *single; k++) {
            const struct ics_line **at = (const struct ics_line **)((char *)&r->p + single[k].at);
            if (!str_equal(l->name, single[k].name)) {
                continue;
            }
            if (!*at) {
                *at = l;
            } else if (at == &r->p.rule || at == &r->p.start) {
                PROBLEM(r, REPORT_WARNING, l, "%s: found a second one; expected one. It was "
                                              "ignored.", l->name);
            }
        }
        r->e.more = r->e.more || str_equal(l->name, "RDATE") || str_equal(l->name, "EXDATE");
        if (str_equal(l->name, "EXRULE")) {
            PROBLEM(r, REPORT_WARNING, l, "EXRULE: found a rule of exceptions, which RFC 5545 no "
                                          "longer has; expected EXDATE. It was ignored.");
        }
    }
}

static unsigned count_characters(const char *s)
{
    unsigned n = 0;
    for (; *s; s++) {
        n += ((unsigned char)*s & 0xC0) != 0x80;
    }
    return n;
}

/* Clean text of at most CAP_FIELD_CHARACTERS; "" after a report when it is longer. */
static const char *read_text(struct reader *r, const struct ics_line *l, bool html)
{
    if (!l) {
        return "";
    }
    char *text = ics_unescape(l->value, r->c->arena);
    unsigned characters = count_characters(text);
    if (characters > CAP_FIELD_CHARACTERS && !html) {
        PROBLEM(r, REPORT_WARNING, l, "%s: found a text of %u characters; expected at most %d. It "
                "was left out.", l->name, characters, CAP_FIELD_CHARACTERS);
        return "";
    }
    if (l == r->p.description || html) {
        ics_plain(text, html);
    }
    size_t n = strlen(text), size = CAP_FIELD_CHARACTERS * 4 + 1;
    size = n * 3 + 1 < size ? n * 3 + 1 : size;
    char *clean = arena_alloc(r->c->arena, size);
    if (text_clean(clean, size, text, n, false) != ERR_OK) {
        PROBLEM(r, REPORT_WARNING, l, "%s: found more than %d characters; expected at most that. "
                "The rest was left out.", l->name, CAP_FIELD_CHARACTERS);
    }
    return clean;
}

static bool read_title(struct reader *r)
{
    const struct ics_line *l = r->p.summary;
    r->e.title = read_text(r, l, false);
    if (!*r->e.title) {
        report_add(r->c->report, REPORT_ERROR, r->f->name, l ? l->value_line : r->e.line,
                   l ? l->value_column : 1,
                   "SUMMARY: found nothing, but it is needed: it is the title. The event was left "
                   "out.");
        return false;
    }
    if (strlen(r->e.title) >= CAP_NAME_BYTES) {
        char cut[CAP_NAME_BYTES];
        str_copy(cut, sizeof cut, r->e.title);
        PROBLEM(r, REPORT_WARNING, l, "SUMMARY: found a title of more than %d bytes; expected a "
                "shorter one. The rest was left out.", CAP_NAME_BYTES - 1);
        r->e.title = arena_strdup(r->c->arena, cut);
    }
    return true;
}

static bool read_time(struct reader *r, const struct ics_line *l, struct ics_time *ret)
{
    return ics_time_parse(l->value, strlen(l->value), ret);
}

static bool read_start(struct reader *r)
{
    const struct ics_line *l = r->p.start;
    struct ics_time t;
    if (!l) {
        report_add(r->c->report, REPORT_ERROR, r->f->name, r->e.line, 1,
                   "Found an event without DTSTART; expected one. The event was left out.");
        return false;
    }
    if (!read_time(r, l, &t)) {
        PROBLEM(r, REPORT_ERROR, l, "DTSTART: found “%.40s”, which is not a date; expected one "
                "like 20261231 or 20261231T120000Z. The event was left out.", l->value);
        return false;
    }
    r->e.zone = t.date_only ? NULL : calendar_time_zone(r->c, r->f, l, &t);
    r->e.start = t.at;
    return true;
}

/* Length of the event from DTEND. */
static void read_end(struct reader *r)
{
    const struct ics_line *l = r->p.end;
    struct ics_time t;
    if (!read_time(r, l, &t)) {
        PROBLEM(r, REPORT_WARNING, l, "DTEND: found “%.40s”, which is not a date; expected one "
                "like 20261231 or 20261231T120000Z. The end was left out.", l->value);
        return;
    }
    if (!r->e.zone || t.date_only) {
        wall days = wall_date(t.at) - wall_date(r->e.start);
        if (days < 0) {
            PROBLEM(r, REPORT_WARNING, l, "DTEND: found “%.40s”, which is before the start; "
                    "expected a later one. The end was left out.", l->value);
        } else if (!r->e.zone) {
            r->e.days = days > 0 ? (int32_t)days : 1;
        }
        return;
    }
    const struct zone *zone = calendar_time_zone(r->c, r->f, l, &t);
    int64_t seconds = zone_to_utc(zone, t.at) - zone_to_utc(r->e.zone, r->e.start);
    if (seconds < 0) {
        PROBLEM(r, REPORT_WARNING, l, "DTEND: found “%.40s”, which is before the start; expected a "
                "later one. The end was left out.", l->value);
    } else {
        r->e.seconds = seconds > 0 ? seconds : -1;
    }
}

static void read_duration(struct reader *r)
{
    const struct ics_line *l = r->p.duration;
    int32_t days, seconds;
    if (!ics_duration_parse(l->value, &days, &seconds)) {
        PROBLEM(r, REPORT_WARNING, l, "DURATION: found “%.40s”; expected one like PT1H30M or P2D. "
                "The end was left out.", l->value);
    } else if (!r->e.zone) {
        r->e.days = days > 0 ? days : 1;
    } else if (days > 0 || seconds > 0) {
        r->e.days = days;
        r->e.seconds = seconds;
    }
}

/* Outlook writes whole days from midnight to midnight and says so in a property of its own. */
static void find_whole_days(struct reader *r)
{
    if (r->e.zone && is(r->p.all_day, "TRUE") && wall_second(r->e.start) == 0) {
        wall end = zone_to_wall(r->e.zone, zone_to_utc(r->e.zone, r->e.start) +
                                               (r->e.seconds > 0 ? r->e.seconds : 0));
        int32_t days = wall_date(end) - wall_date(r->e.start) + r->e.days;
        r->e.days = days > 0 ? days : 1;
        r->e.seconds = -1;
        r->e.zone = NULL;
    }
}

static void read_rule(struct reader *r)
{
    const struct ics_line *l = r->p.rule;
    struct rule rule;
    struct diag why = {0};
    if (rule_parse(l->value, r->e.start, &rule, &why) != ERR_OK) {
        report_add(r->c->report, REPORT_WARNING, r->f->name, l->value_line,
                   ics_column(l, why.column),
                   "RRULE: %s. The event is shown without its repeats.", why.text);
        return;
    }
    r->e.rule = arena_alloc(r->c->arena, sizeof rule);
    *r->e.rule = rule;
    r->e.rule_line = l->value_line;
    r->e.rule_column = l->value_column;
}

bool calendar_event_read(struct calendar *c, struct calendar_file *f, unsigned from,
                         unsigned until, struct calendar_event *ret)
{
    struct reader r = {.c = c, .f = f};
    r.e = (struct calendar_event){
        .file = f, .line = f->lines.line[from - 1].line, .from = from, .until = until,
        .days = 0, .seconds = -1,
    };
    collect(&r);
    r.e.uid = r.p.uid ? r.p.uid->value : "";
    r.e.sequence = r.p.sequence ? strtoll(r.p.sequence->value, NULL, 10) : 0;
    r.e.cancelled = f->cancels || is(r.p.status, "CANCELLED");
    r.e.recurrence = r.p.recurrence;
    /* Nothing of a private event is for a break room, but an instance that became private must not
     * come back as one of its series. */
    if (is(r.p.class, "PRIVATE") || is(r.p.class, "CONFIDENTIAL")) {
        c->hidden++;
        r.e.cancelled = true;
    }
    if (!read_start(&r) || (!r.e.cancelled && !read_title(&r))) {
        return false;
    }
    r.e.days = r.e.zone ? 0 : 1;
    if (r.p.end) {
        read_end(&r);
    } else if (r.p.duration) {
        read_duration(&r);
    }
    find_whole_days(&r);
    char range[32];
    struct ics_time t;
    if (r.e.recurrence && !read_time(&r, r.e.recurrence, &t)) {
        PROBLEM(&r, REPORT_ERROR, r.e.recurrence, "RECURRENCE-ID: found “%.40s”, which is not a "
                "date; expected one like 20261231 or 20261231T120000Z. The event was left out.",
                r.e.recurrence->value);
        return false;
    }
    if (r.e.recurrence) {
        r.e.and_future = ics_param(r.e.recurrence, "RANGE", range, sizeof range, NULL) &&
                         strcasecmp(range, "THISANDFUTURE") == 0;
    } else if (r.p.rule) {
        read_rule(&r);
    }
    if (!r.e.cancelled) {
        r.e.place = read_text(&r, r.p.location, false);
        r.e.details = read_text(&r, r.p.description, false);
        if (!*r.e.details && r.p.html) {
            r.e.details = read_text(&r, r.p.html, true);
        }
    }
    *ret = r.e;
    return true;
}
