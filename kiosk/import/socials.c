#include "content/schema.h"
#include "import/bundle.h"
#include "import/dates.h"
#include "import/encoding.h"
#include "import/repeat.h"

#include <string.h>

enum { TITLE, DATE, TIME, END_DATE, END_TIME, PLACE, DETAILS, PICTURE, REPEAT, HOSTS };

static const struct table_column columns[] = {
    [TITLE] = {"title", true,
               "event|name|what|social|titel|veranstaltung|titre|evenement|titulo|evento|tytul|"
               "wydarzenie"},
    [DATE] = {"date", true,
              "start date|day|when|from|datum|tag|startdatum|date de debut|jour|fecha|dia|"
              "fecha de inicio|data|dzien|data rozpoczecia"},
    [TIME] = {"time", false,
              "start time|start|begins|uhrzeit|zeit|beginn|heure|heure de debut|hora|"
              "hora de inicio|godzina|czas|godzina rozpoczecia"},
    [END_DATE] = {"end date", false,
                  "until|to|enddatum|bis|date de fin|fecha de fin|data zakonczenia"},
    [END_TIME] = {"end time", false, "end|ends|ende|heure de fin|fin|hora de fin|koniec|"
                "godzina zakonczenia"},
    [PLACE] = {"place", false,
               "location|where|room|ort|raum|lieu|endroit|salle|lugar|sala|miejsce"},
    [DETAILS] = {"details", false,
                 "description|about|notes|beschreibung|einzelheiten|detalles|"
                 "descripcion|opis|szczegoly"},
    [PICTURE] = {"picture", false, "image|photo|bild|foto|imagen|obraz|zdjecie"},
    [REPEAT] = {"repeat", false,
                "repeats|recurrence|wiederholung|repetition|repeticion|repetir|powtarzanie"},
    [HOSTS] = {"hosts", false,
               "host|hosted by|departments|gastgeber|organise par|anfitriones|organizator|"
               "organizatorzy"},
};

/* Columns that all socials of a file share. */
struct calendar {
    struct found_date *start, *end;
};

static void read_one_host(struct bundle *b, const struct table *t, unsigned row, const char *name,
                          size_t n, const char *host[2], unsigned *count)
{
    char one[CAP_NAME_BYTES];
    while (n > 0 && *name == ' ') {
        name++;
        n--;
    }
    while (n > 0 && name[n - 1] == ' ') {
        n--;
    }
    if (n == 0 || n >= sizeof one) {
        return;
    }
    memcpy(one, name, n);
    one[n] = '\0';
    struct staff_department *d = departments_find(b, one);
    if (!d) {
        table_report(t, REPORT_WARNING, row, HOSTS,
                     "hosts: found “%.60s”, which is no department; expected one or two of them, "
                     "like “Sales & Support”. It was ignored.",
                     one);
    } else if (*count == 2) {
        table_report(t, REPORT_WARNING, row, HOSTS,
                     "hosts: found more than two departments; expected one or two. “%s” was left "
                     "out.",
                     one);
    } else {
        host[(*count)++] = d->name;
    }
}

static void read_hosts(struct bundle *b, const struct table *t, unsigned row, const char *host[2])
{
    const char *text = table_text(t, row, HOSTS);
    unsigned count = 0;
    struct staff_department *whole = *text ? departments_find(b, text) : NULL;
    if (whole) {
        host[0] = whole->name;
        return;
    }
    for (const char *p = text; *p;) {
        const char *end = p;
        size_t skip = 0;
        for (; *end; end++) {
            if (*end == ';' || *end == '/') {
                skip = 1;
                break;
            }
            if (strncmp(end, " & ", 3) == 0) {
                skip = 3;
                break;
            }
        }
        read_one_host(b, t, row, p, (size_t)(end - p), host, &count);
        p = end + skip;
    }
}

/* Reads a time; until may get the end of a range like "12:00-13:00". */
static void read_time(const struct table *t, unsigned row, unsigned column, minute *ret,
                      minute *ret_until)
{
    const char *text = table_text(t, row, column);
    if (*text && !time_parse(text, ret, ret_until)) {
        table_report(t, REPORT_ERROR, row, column,
                     "%s: found “%.60s”, which is not a time; expected one like 14:00 or 2:30 pm. "
                     "The time was left out.",
                     t->column[column].name, text);
    }
}

static void read_row(struct bundle *b, const struct table *t, unsigned row,
                     const struct calendar *calendar)
{
    const struct found_date *on = &calendar->start[row];
    const char *host[2] = {NULL, NULL};
    if (!table_name(t, row, TITLE, "The social was left out.") || !on->found) {
        if (!*table_text(t, row, DATE)) {
            table_report(t, REPORT_ERROR, row, DATE,
                         "date: found nothing, but it is needed. The social was left out.");
        }
        return;
    }
    date day = on->day, end_day = DATE_NONE;
    minute start = on->time, end = MINUTE_NONE, ignored = MINUTE_NONE;
    read_time(t, row, TIME, &start, &end);
    read_time(t, row, END_TIME, &end, &ignored);
    if (calendar->end[row].found) {
        end_day = calendar->end[row].day;
        if (end == MINUTE_NONE) {
            end = calendar->end[row].time;
        }
    }
    if (end_day != DATE_NONE && end_day < day) {
        table_report(t, REPORT_WARNING, row, END_DATE,
                     "end date: found “%.40s”, which is before the start; expected the same day or "
                     "a later one. It was ignored.",
                     table_text(t, row, END_DATE));
        end_day = DATE_NONE;
    }
    if (start == MINUTE_NONE) {
        end = MINUTE_NONE;
    }
    bool one_day = end_day == DATE_NONE || end_day == day;
    if (one_day && end != MINUTE_NONE && end < start) {
        if (start >= 12 * 60 && end <= 6 * 60) {
            end_day = day + 1; /* a party that goes on after midnight */
        } else {
            table_report(t, REPORT_WARNING, row, END_TIME,
                         "end time: found “%.40s”, which is before the start; expected a later "
                         "time. It was ignored.",
                         table_text(t, row, END_TIME));
            end = MINUTE_NONE;
        }
    }
    struct repeat repeat = {.until = DATE_NONE};
    const char *rule = table_text(t, row, REPEAT);
    if (*rule && !repeat_parse(rule, b->params->today, &repeat)) {
        table_report(t, REPORT_ERROR, row, REPEAT,
                     "repeat: found “%.60s”; expected weekly, every 2 weeks, monthly or yearly, "
                     "and perhaps “until 2026-12-31”. The social is shown once.",
                     rule);
    }
    read_hosts(b, t, row, host);
    const char *value[SOCIALS_COLUMNS] = {
        [SOCIALS_TITLE] = table_text(t, row, TITLE),
        [SOCIALS_DAY] = bundle_date(b, day),
        [SOCIALS_START] = bundle_minute(b, start),
        [SOCIALS_END_DAY] = end_day == day ? NULL : bundle_date(b, end_day),
        [SOCIALS_END] = bundle_minute(b, end),
        [SOCIALS_PLACE] = table_text(t, row, PLACE),
        [SOCIALS_DETAILS] = table_text(t, row, DETAILS),
        [SOCIALS_PICTURE] = bundle_picture_named(b, t, row, PICTURE),
        [SOCIALS_HOST1] = host[0],
        [SOCIALS_HOST2] = host[1],
        [SOCIALS_REPEAT] = arena_strdup(&b->arena, repeat.rule),
        [SOCIALS_UNTIL] = bundle_date(b, repeat.until),
    };
    bundle_row(b, PART_SOCIALS, value, SOCIALS_COLUMNS);
}

void socials_read(struct bundle *b)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "socials.csv", columns, sizeof columns / sizeof *columns, &t)) {
        return;
    }
    bool undecided = false;
    struct calendar calendar = {
        .start = date_column(&t, DATE, DATE_USE_EVENT, b->params->today,
                             "The social was left out.", &b->arena, &undecided),
        .end = date_column(&t, END_DATE, DATE_USE_EVENT, b->params->today,
                           "The end was left out.", &b->arena, NULL),
    };
    if (undecided) {
        return; /* without dates there are no socials: the earlier ones stay */
    }
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        read_row(b, &t, row, &calendar);
    }
    bundle_settle(b, PART_SOCIALS, t.file, b->part[PART_SOCIALS].count, problems);
}
