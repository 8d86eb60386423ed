/* Calendars: tests/import/calendars/x.ics gives the happenings and the report that x.txt lists.
 *
 * The lists are not our own output. Those that begin with "# hand" were worked out by hand from RFC
 * 5545; "# dateutil": the event's rule as python-dateutil 2.8.2 expands it in wall time, zones by
 * Python's zoneinfo; "# recurring-ical-events": by that library (2.0.1, with icalendar 4.0.3).
 * Lines with "!" are the report, always by hand: line:column severity and how the text begins. */
#include "import/calendar.h"

#include "base/caps.h"
#include "cm.h"
#include "import/import.h"
#include "import/stick.h"

#include "content/content.h"

#include <dirent.h>
#include <time.h>

#define FOLDER "tests/import/calendars"

static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

static char *read_all(const char *path, size_t *ret_n)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        fail_msg("%s is missing", path);
    }
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *text = calloc(n + 1, 1);
    if (!text || fread(text, 1, n, f) != n) {
        fail_msg("%s cannot be read", path);
    }
    fclose(f);
    *ret_n = n;
    return text;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What came out, in the form of the lists. */
static char *shown(const struct calendar_social *s)
{
    char day[11], end[11], from[8] = "all day", until[16] = "";
    char *line = NULL;
    date_format(s->day, day);
    date_format(s->end_day, end);
    if (s->start != MINUTE_NONE) {
        str_format(from, sizeof from, "%02d:%02d", s->start / 60, s->start % 60);
    }
    if (s->end != MINUTE_NONE) {
        str_format(until, sizeof until, " %02d:%02d", s->end / 60, s->end % 60);
    }
    if (asprintf(&line, "%s %s%s%s%s | %s%s%s%s%s", day, from,
                 s->end != MINUTE_NONE || s->end_day != s->day ? " - " : "",
                 s->end_day != s->day ? end : "", s->end != MINUTE_NONE ? until + (s->end_day ==
                 s->day) : "", s->title, *s->place ? " @ " : "", s->place,
                 *s->details ? " : " : "", s->details) < 0) {
        abort();
    }
    return line;
}

static bool check_reports(const char *file, const struct report *r, char *const *expected,
                          unsigned count)
{
    static const char *const severity[] = {"note", "warning", "error"};
    for (unsigned i = 0; i < r->count || i < count; i++) {
        char said[600] = "nothing";
        if (i < r->count) {
            str_format(said, sizeof said, "! %u:%u %s %s", r->line[i].line, r->line[i].column,
                       severity[r->line[i].severity], r->line[i].text);
        }
        const char *wanted = i < count ? expected[i] : "nothing";
        if (strncmp(said, wanted, strlen(wanted)) != 0) {
            print_error("%s: expected %s\nreported %s\n", file, wanted, said);
            return false;
        }
    }
    return true;
}

/* False after saying what differs. */
static bool check_file(const char *file)
{
    char path[512], *line[20000], *problem[64], *have[20000];
    unsigned lines = 0, problems = 0;
    size_t n;
    const char *zone = "Europe/Berlin";
    str_format(path, sizeof path, FOLDER "/%.*s.txt", (int)strlen(file) - 4, file);
    char *list = read_all(path, &n);
    for (char *p = strtok(list, "\n"); p; p = strtok(NULL, "\n")) {
        if (strncmp(p, "zone ", 5) == 0) {
            zone = p + 5;
        } else if (*p == '!') {
            problem[problems++] = p;
        } else if (*p != '#') {
            line[lines++] = p;
        }
    }
    str_format(path, sizeof path, FOLDER "/%s", file);
    char *ics = read_all(path, &n);
    struct buf bytes = {0};
    buf_add(&bytes, ics, n);
    free(ics);
    struct arena arena = {0};
    struct report report = {0};
    struct calendar c;
    calendar_init(&c, zone, today(), &arena, &report);
    if (calendar_add(&c, file, &bytes)) {
        calendar_expand(&c);
    }
    for (unsigned i = 0; i < c.social_count; i++) {
        have[i] = shown(&c.social[i]);
    }
    qsort(have, c.social_count, sizeof *have, by_text);
    qsort(line, lines, sizeof *line, by_text);
    bool good = true;
    for (unsigned i = 0; good && (i < c.social_count || i < lines); i++) {
        const char *is = i < c.social_count ? have[i] : "nothing more";
        const char *wanted = i < lines ? line[i] : "nothing more";
        good = strcmp(is, wanted) == 0;
        if (!good) {
            print_error("%s: expected %s\nfound    %s\n", file, wanted, is);
        }
    }
    good = check_reports(file, &report, problem, problems) && good;
    for (unsigned i = 0; i < c.social_count; i++) {
        free(have[i]);
    }
    buf_done(&bytes);
    free(list);
    calendar_done(&c);
    report_done(&report);
    arena_done(&arena);
    return good;
}

static void every_calendar_of_the_corpus_gives_the_happenings_of_its_list(void **state)
{
    (void)state;
    struct dirent **files;
    int n = scandir(FOLDER, &files, NULL, alphasort);
    unsigned checked = 0, wrong = 0;
    for (int i = 0; i < n; i++) {
        const char *name = files[i]->d_name;
        if (strlen(name) > 4 && strcmp(name + strlen(name) - 4, ".ics") == 0) {
            wrong += !check_file(name);
            checked++;
        }
        free(files[i]);
    }
    free(files);
    assert_true(checked >= 80);
    assert_int_equal(wrong, 0);
}

/* --- As an import --- */

static struct stick stick, data;

static int begin(void **state)
{
    (void)state;
    stick_new(&stick);
    stick_new(&data);
    return 0;
}

static int end(void **state)
{
    (void)state;
    stick_done(&stick);
    stick_done(&data);
    return 0;
}

#define CALENDAR(events) "BEGIN:VCALENDAR\r\n" events "END:VCALENDAR\r\n"
#define EVENT(title, more) "BEGIN:VEVENT\r\nSUMMARY:" title "\r\n" more "\r\nEND:VEVENT\r\n"
#define NOON "DTSTART:20261124T120000"

/* Imports, activates, and gives the report's text, to be freed. */
static char *load(void)
{
    struct report report = {0};
    struct buf text = {0};
    unsigned generation = 0;
    bool same = false;
    struct import_params p = {
        .dir = stick.dir, .data_dir = data.dir, .today = today(), .zone = "Europe/Berlin"};
    assert_int_equal(import_folder(&p, &report, &generation, &same, NULL), ERR_OK);
    if (generation && !same) {
        assert_int_equal(content_activate(data.dir, generation, NULL), ERR_OK);
    }
    report_text(&report, &text);
    report_done(&report);
    return text.data;
}

/* Titles on the screen from today on, each with a blank behind it. */
static void assert_screen(const char *titles)
{
    char have[512] = "";
    struct model *m = model_new(today());
    assert_int_equal(content_fill(data.dir, m, NULL), ERR_OK);
    for (unsigned i = 0; i < m->social_count; i++) {
        size_t n = strlen(have);
        str_format(have + n, sizeof have - n, "%s ", m->socials[i].title);
    }
    model_unref(m);
    assert_string_equal(have, titles);
}

static void assert_says(char *report, const char *part)
{
    if (!strstr(report, part)) {
        fail_msg("%s\ndoes not say %s", report, part);
    }
    free(report);
}

static void calendars_and_the_table_add_up(void **state)
{
    (void)state;
    stick_file(&stick, "socials.csv", "title,date\nTable,2026-11-23\n");
    stick_file(&stick, "a.ics", CALENDAR(EVENT("A", NOON)));
    stick_file(&stick, "B.ICS", CALENDAR(EVENT("B", NOON)));
    stick_file(&stick, "._a.ics", "left by a Mac");
    assert_says(load(), "socials: 3\n0 errors, 0 warnings.");
    assert_screen("Table A B ");
    unlink(stick_path(&stick, "socials.csv"));
    unlink(stick_path(&stick, "B.ICS"));
    assert_says(load(), "socials: 1\n");
    assert_screen("A ");
}

static void a_changed_instance_may_stand_in_another_file(void **state)
{
    (void)state;
    stick_file(&stick, "a.ics",
               CALENDAR(EVENT("New", "UID:x\r\nDTSTART:20261125T120000\r\n"
                              "RECURRENCE-ID:20261125T120000")));
    stick_file(&stick, "b.ics",
               CALENDAR(EVENT("Old", "UID:x\r\n" NOON "\r\nRRULE:FREQ=DAILY;COUNT=3")));
    free(load());
    assert_screen("Old New Old ");
}

static void a_calendar_that_cannot_be_read_leaves_all_socials_as_they_were(void **state)
{
    (void)state;
    stick_file(&stick, "a.ics", CALENDAR(EVENT("First", NOON)));
    free(load());
    stick_file(&stick, "a.ics", CALENDAR(EVENT("Second", NOON)));
    stick_file(&stick, "b.ics", "nonsense");
    assert_says(load(), "b.ics:1:1: error: Found no BEGIN:VCALENDAR");
    assert_screen("First ");
    unlink(stick_path(&stick, "b.ics"));
    stick_file(&stick, "socials.csv", "title\nwithout dates\n");
    assert_says(load(), "so the socials stay as they were");
    assert_screen("First ");
}

static void a_calendar_of_nothing_but_broken_events_leaves_the_socials(void **state)
{
    (void)state;
    stick_file(&stick, "a.ics", CALENDAR(EVENT("First", NOON)));
    free(load());
    stick_file(&stick, "a.ics", CALENDAR(EVENT("Second", "DTSTART:soon")));
    assert_says(load(), "Nothing in the calendars could be used");
    assert_screen("First ");
    stick_file(&stick, "a.ics", CALENDAR(""));
    free(load());
    assert_screen("");
}

static void says_how_many_events_are_over_or_private(void **state)
{
    (void)state;
    stick_file(&stick, "a.ics",
               CALENDAR(EVENT("Over", "DTSTART:20200101T120000")
                        EVENT("Over too", "DTSTART:20200101T120000\r\nRRULE:FREQ=DAILY;COUNT=3")
                        EVENT("Secret", NOON "\r\nCLASS:PRIVATE") EVENT("A", NOON)));
    char *report = load();
    assert_non_null(strstr(report, "note: Calendars: 2 events are already over and left out."));
    assert_null(strstr(report, "Secret"));
    assert_says(report, "note: Calendars: 1 event is marked as private and left out.");
    assert_screen("A ");
}

static void a_calendar_alone_on_a_stick_is_found(void **state)
{
    (void)state;
    stick_file(&stick, "Team/export.ics", CALENDAR(EVENT("A", NOON)));
    free(load());
    assert_screen("A ");
}

static void the_same_calendar_makes_the_same_socials_all_month(void **state)
{
    (void)state;
    struct report report = {0};
    stick_file(&stick, "a.ics",
               CALENDAR(EVENT("A", "DTSTART:20200101T120000\r\nRRULE:FREQ=WEEKLY")));
    free(load());
    unsigned generation = 0;
    bool same = false;
    struct import_params p = {
        .dir = stick.dir, .data_dir = data.dir, .today = today() + 7, .zone = "Europe/Berlin"};
    assert_int_equal(import_folder(&p, &report, &generation, &same, NULL), ERR_OK);
    assert_true(same);
    report_done(&report);
}

/* --- Hostile --- */

/* How long a calendar of 5 MB takes that repeats a part; processor time, so that other work on the
 * machine does not count. */
static double seconds_for(const char *head, const char *part, const char *tail, unsigned *ret_rows,
                          char **ret_report)
{
    struct buf bytes = {0}, text = {0};
    struct arena arena = {0};
    struct report report = {0};
    struct calendar c;
    size_t n = strlen(part);
    unsigned number = 0;
    buf_puts(&bytes, "BEGIN:VCALENDAR\r\n");
    buf_puts(&bytes, head);
    while (bytes.len + n + 200 < CAP_TABLE_BYTES) {
        const char *digits = strstr(part, "#######");
        buf_add(&bytes, part, digits ? (size_t)(digits - part) : n);
        if (digits) {
            buf_printf(&bytes, "%07u%s", number++, digits + 7);
        }
    }
    buf_puts(&bytes, tail);
    buf_puts(&bytes, "END:VCALENDAR\r\n");
    clock_t start = clock();
    calendar_init(&c, "Europe/Berlin", today(), &arena, &report);
    if (calendar_add(&c, "hostile.ics", &bytes)) {
        calendar_expand(&c);
    }
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    *ret_rows = c.social_count;
    report_text(&report, &text);
    *ret_report = text.data;
    calendar_done(&c);
    report_done(&report);
    arena_done(&arena);
    buf_done(&bytes);
    return seconds;
}

static void hostile_calendars_end_in_bounded_time(void **state)
{
    (void)state;
#define DAILY "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:X\r\nDTSTART:20261124T120000\r\nRRULE:FREQ=DAILY"
    static const struct {
        const char *what, *head, *part, *tail;
        const char *says;       /* in the report, or NULL */
    } hostile[] = {
        {"exceptions", DAILY "\r\nEXDATE:20261125T120000", ",20261125T120000",
         "\r\nEND:VEVENT\r\n", NULL},
        {"additions", DAILY "\r\nRDATE:20261125T120000", ",20270203T1230##",
         "\r\nEND:VEVENT\r\n", "7:23: warning: RDATE: found “20270203T1230##”"},
        {"weekdays", DAILY ";BYDAY=MO", ",1TU", "\r\nEND:VEVENT\r\n", NULL},
        {"seconds", "", EVENT("X", NOON "\r\nRRULE:FREQ=SECONDLY"), "",
         "5:12: warning: RRULE: found “SECONDLY”"},
        {"counts", "",
         EVENT("X", "DTSTART:16000101T120000\r\nRRULE:FREQ=DAILY;COUNT=1000000000;BYMONTHDAY=31"),
         "", "warning: Found more repeats than can be worked out"},
        {"rules that never match", "",
         EVENT("X", "DTSTART:19000101T120000\r\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"), "",
         "warning: Found more repeats than can be worked out"},
        {"happenings", "", EVENT("X", NOON "\r\nRRULE:FREQ=DAILY"), "",
         "warning: Found more than 10000 happenings"},
        {"open components", "", "BEGIN:VEVENT\r\n", "", "2:1: error: Found an event without END"},
        {"nested components", "BEGIN:VEVENT\r\n" NOON "\r\nSUMMARY:X\r\n", "BEGIN:X\r\n",
         "END:VEVENT\r\n", NULL},
        {"changed instances", DAILY "\r\nEND:VEVENT\r\n",
         EVENT("Y", "UID:a\r\n" NOON "\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270101T120000"), "",
         NULL},
        {"zones nobody knows", "", EVENT("X", "DTSTART;TZID=#######:20261124T120000"), "",
         "warning: DTSTART: found the time zone “0000000”"},
        {"zones of its own", "",
         "BEGIN:VTIMEZONE\r\nTZID:#######\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
         "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=DAILY;COUNT=100000000\r\n"
         "END:STANDARD\r\nEND:VTIMEZONE\r\n"
         EVENT("X", "DTSTART;TZID=#######:20261124T120000"), "", NULL},
        {"style sheets", "BEGIN:VEVENT\r\n" NOON "\r\nSUMMARY:X\r\nX-ALT-DESC:",
         "<style><head>", "\r\nEND:VEVENT\r\n", NULL},
        {"folds", "BEGIN:VEVENT\r\n" NOON "\r\nSUMMARY:X", "\r\n ", "\r\nEND:VEVENT\r\n", NULL},
        {"parameters", "BEGIN:VEVENT\r\nSUMMARY:X\r\nDTSTART", ";A=\"b\"",
         ":20261124T120000\r\nEND:VEVENT\r\n", NULL},
    };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        unsigned rows = 0;
        char *report = NULL;
        double seconds =
            seconds_for(hostile[i].head, hostile[i].part, hostile[i].tail, &rows, &report);
        print_message("# %-24s %6.2f s, %5u rows\n", hostile[i].what, seconds, rows);
        assert_true(rows <= CAP_CALENDAR_ROWS);
        if (hostile[i].says && !strstr(report, hostile[i].says)) {
            fail_msg("%s: %.600s", hostile[i].what, report);
        }
        free(report);
        /* A small computer is some five times slower than what runs tests. */
        assert_true(seconds < 20);
    }
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, begin, end)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_calendar_of_the_corpus_gives_the_happenings_of_its_list),
        CASE(calendars_and_the_table_add_up),
        CASE(a_changed_instance_may_stand_in_another_file),
        CASE(a_calendar_that_cannot_be_read_leaves_all_socials_as_they_were),
        CASE(a_calendar_of_nothing_but_broken_events_leaves_the_socials),
        CASE(says_how_many_events_are_over_or_private),
        CASE(a_calendar_alone_on_a_stick_is_found),
        CASE(the_same_calendar_makes_the_same_socials_all_month),
        cmocka_unit_test(hostile_calendars_end_in_bounded_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
