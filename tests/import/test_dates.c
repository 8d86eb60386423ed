#include "import/dates.h"
#include "import/repeat.h"
#include "import/weekdays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Monday 23 November 2026. */
static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

#define EVENT DATE_USE_EVENT
#define PAST DATE_USE_PAST
#define OPEN DATE_ORDER_UNKNOWN
#define DAY DATE_ORDER_DAY_FIRST
#define MONTH DATE_ORDER_MONTH_FIRST

static void reads_dates_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum date_use use;
        enum date_order order;
        const char *iso;       /* NULL: not a date */
    } cases[] = {
        {"2026-06-08", EVENT, OPEN, "2026-06-08"},
        {"2026/6/8", EVENT, OPEN, "2026-06-08"},
        {"2026.06.08", EVENT, OPEN, "2026-06-08"},
        {"20260608", EVENT, OPEN, "2026-06-08"},
        {"2026-06-08T14:00:00", EVENT, OPEN, "2026-06-08"},
        {"2026-06-08 00:00", EVENT, OPEN, "2026-06-08"},
        {"26/06/2026", EVENT, OPEN, "2026-06-26"},
        {"06/26/2026", EVENT, OPEN, "2026-06-26"},
        {"26-6-26", EVENT, OPEN, "2026-06-26"},
        {"08/06/2026", EVENT, DAY, "2026-06-08"},
        {"08/06/2026", EVENT, MONTH, "2026-08-06"},
        {"08/06/2026", EVENT, OPEN, NULL},
        {"08.06.2026", EVENT, OPEN, "2026-06-08"},
        {"8. 6. 2026", EVENT, OPEN, "2026-06-08"},
        {"06/06/2026", EVENT, OPEN, "2026-06-06"},
        {"8 June 2026", EVENT, OPEN, "2026-06-08"},
        {"June 8, 2026", EVENT, OPEN, "2026-06-08"},
        {"8-Jun-26", EVENT, OPEN, "2026-06-08"},
        {"8-Jun", EVENT, OPEN, "2027-06-08"},
        {"14 November", EVENT, OPEN, "2026-11-14"},
        {"24 November", EVENT, OPEN, "2026-11-24"},
        {"Tuesday 8th of June 2027", EVENT, OPEN, "2027-06-08"},
        {"8. Juni 2026", EVENT, OPEN, "2026-06-08"},
        {"3. März 2026", EVENT, OPEN, "2026-03-03"},
        {"8 août 2026", EVENT, OPEN, "2026-08-08"},
        {"1er juin 2026", EVENT, OPEN, "2026-06-01"},
        {"8 de junio de 2026", EVENT, OPEN, "2026-06-08"},
        {"8 października 2026", EVENT, OPEN, "2026-10-08"},
        {"2026 June 8", EVENT, OPEN, "2026-06-08"},
        {"45123", EVENT, OPEN, "2023-07-16"},
        {"45123.5", EVENT, OPEN, "2023-07-16"},
        {"today", EVENT, OPEN, "2026-11-23"},
        {"today+9", EVENT, OPEN, "2026-12-02"},
        {"Today - 3", EVENT, OPEN, "2026-11-20"},
        {"1/6/98", PAST, DAY, "1998-06-01"},
        {"1/6/24", PAST, DAY, "2024-06-01"},
        {"1/6/30", EVENT, DAY, "2030-06-01"},
        {"29 February 2024", PAST, OPEN, "2024-02-29"},
        {"29 February 2023", PAST, OPEN, NULL},
        {"8 June", PAST, OPEN, NULL},
        {"31 June 2026", EVENT, OPEN, NULL},
        {"31/06/2026", EVENT, DAY, NULL},
        {"13/13/2026", EVENT, OPEN, NULL},
        {"0/5/2026", EVENT, DAY, NULL},
        {"2026-13-01", EVENT, OPEN, NULL},
        {"8 Ju 2026", EVENT, OPEN, NULL},
        {"soon", EVENT, OPEN, NULL},
        {"June", EVENT, OPEN, NULL},
        {"8", EVENT, OPEN, NULL},
        {"999999999", EVENT, OPEN, NULL},
        {"today+", EVENT, OPEN, NULL},
        {"today+99999999999999999999", EVENT, OPEN, NULL},
        {"todays", EVENT, OPEN, NULL},
        {"8 June 2026 x", EVENT, OPEN, NULL},
        {"1 2 3 4", EVENT, DAY, NULL},
        {"8 June 126", EVENT, OPEN, NULL},
        {"", EVENT, OPEN, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct found_date f = {0};
        char iso[11] = "";
        bool found = date_parse(cases[i].text, cases[i].use, today(), cases[i].order, &f);
        if (found) {
            date_format(f.day, iso);
        }
        if (found != (cases[i].iso != NULL) || (found && strcmp(iso, cases[i].iso) != 0)) {
            fail_msg("“%s” gave “%s”, expected “%s”", cases[i].text, iso,
                     cases[i].iso ? cases[i].iso : "nothing");
        }
    }
}

static void keeps_no_year_of_a_birthday(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned month, day;   /* 0: not one */
    } cases[] = {
        {"8-Jun", 6, 8},        {"8 June 1984", 6, 8}, {"1984-06-08", 6, 8}, {"26/06", 6, 26},
        {"26.6.", 6, 26},       {"29 February", 2, 29}, {"29/02/1999", 2, 29},
        {"30 February", 0, 0},
        {"today", 11, 23},      {"31/04", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct found_date f = {0};
        bool found = date_parse(cases[i].text, DATE_USE_BIRTHDAY, today(), OPEN, &f);
        assert_int_equal(found, cases[i].month != 0);
        assert_int_equal(f.month, cases[i].month);
        assert_int_equal(f.mday, cases[i].day);
        assert_true(!found || f.day == DATE_NONE);
    }
}

static void reads_the_time_beside_a_date(void **state)
{
    (void)state;
    struct found_date f;
    assert_true(date_parse("2026-06-08 14:30", EVENT, today(), OPEN, &f));
    assert_int_equal(f.time, 14 * 60 + 30);
    assert_true(date_parse("45123.75", EVENT, today(), OPEN, &f));
    assert_int_equal(f.time, 18 * 60);
    assert_true(date_parse("8 June 2026", EVENT, today(), OPEN, &f));
    assert_int_equal(f.time, MINUTE_NONE);
}

static void reads_times_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int from, until;       /* -2: not a time */
    } cases[] = {
        {"14:00", 840, -1},     {"9:05", 545, -1},      {"2 pm", 840, -1},
        {"2pm", 840, -1},       {"2:30 PM", 870, -1},   {"2.30 p.m.", 870, -1},
        {"12 am", 0, -1},       {"12 pm", 720, -1},     {"14h30", 870, -1},
        {"14h", 840, -1},       {"14.30", 870, -1},     {"14 Uhr", 840, -1},
        {"14:30 Uhr", 870, -1}, {"14:00:00", 840, -1},  {"noon", 720, -1},
        {"midnight", 0, -1},    {"0.5", 720, -1},       {"0.770833333", 1110, -1},
        {"0.30", 30, -1},       {"12:00-13:00", 720, 780}, {"12:00 – 13:00", 720, 780},
        {"2-4 pm", 840, 960},   {"11 am-1 pm", 660, 780}, {"2:30\xE2\x80\xAFPM", 870, -1},
        {"9-17h", 540, 1020},   {"24:00", -2, 0},       {"12:60", -2, 0},
        {"2", -2, 0},           {"13 pm", -2, 0},       {"0 am", -2, 0},
        {"14:0", -2, 0},        {"14:000", -2, 0},      {"lunch", -2, 0},
        {"", -2, 0},            {"12:00-", -2, 0},      {"12:00 to", -2, 0},
        {"14:00x", -2, 0},      {"0.", -2, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        minute from = -2, until = -2;
        bool found = time_parse(cases[i].text, &from, &until);
        if (found != (cases[i].from != -2) ||
            (found && (from != cases[i].from || until != cases[i].until))) {
            fail_msg("“%s” gave %d and %d", cases[i].text, from, until);
        }
    }
}

static void reads_repeats(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule, *until; /* rule NULL: not one */
    } cases[] = {
        {"weekly", "weekly", ""},
        {"Every week", "weekly", ""},
        {"wöchentlich", "weekly", ""},
        {"every 2 weeks", "2-weekly", ""},
        {"Every other week", "2-weekly", ""},
        {"every 3 weeks", NULL, NULL},
        {"alle 2 Wochen", "2-weekly", ""},
        {"monthly", "monthly", ""},
        {"yearly", "yearly", ""},
        {"no", "", ""},
        {"weekly until 2026-12-31", "weekly", "2026-12-31"},
        {"weekly until today+74", "weekly", "2027-02-05"},
        {"wöchentlich bis 31. Dezember 2026", "weekly", "2026-12-31"},
        {"sometimes", NULL, NULL},
        {"weekly until soon", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct repeat r = {.until = DATE_NONE};
        bool found = repeat_parse(cases[i].text, today(), &r);
        char until[11];
        date_format(r.until, until);
        if (found != (cases[i].rule != NULL) ||
            (found && (strcmp(r.rule, cases[i].rule) != 0 || strcmp(until, cases[i].until) != 0))) {
            fail_msg("“%s” gave “%s” until “%s”", cases[i].text, r.rule, until);
        }
    }
}

static void reads_weekdays(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int bits;              /* -1: not days */
    } cases[] = {
        {"Mon-Fri", 0x1F}, {"Tue, Thu", 0x0A}, {"weekdays", 0x1F}, {"weekend", 0x60},
        {"Fri-Mon", 0x71}, {"Mo–Mi", 0x07},    {"lundi; mardi", 0x03}, {"daily", 0},
        {"Someday", -1},   {"Mon-", -1},       {",", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned bits = 0;
        bool found = weekdays_parse(cases[i].text, &bits);
        if (found != (cases[i].bits >= 0) || (found && (int)bits != cases[i].bits)) {
            fail_msg("“%s” gave %x", cases[i].text, bits);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_as_people_write_them),
        cmocka_unit_test(keeps_no_year_of_a_birthday),
        cmocka_unit_test(reads_the_time_beside_a_date),
        cmocka_unit_test(reads_times_as_people_write_them),
        cmocka_unit_test(reads_repeats),
        cmocka_unit_test(reads_weekdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
