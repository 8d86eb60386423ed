#include "cm.h"
#include "content/expand.h"

#include <string.h>

static date d(const char *iso)
{
    date day = DATE_NONE;
    assert_true(date_parse_iso(iso, &day));
    return day;
}

static void the_next_happening_of_every_rule(void **state)
{
    static const struct {
        const char *first;
        enum repeat repeat;
        const char *until, *from, *expect;
    } c[] = {
        {"2026-11-23", REPEAT_NEVER, "", "2026-11-23", "2026-11-23"},
        {"2026-11-23", REPEAT_NEVER, "", "2026-01-01", "2026-11-23"},
        {"2026-11-23", REPEAT_NEVER, "", "2026-11-24", ""},
        {"2025-01-09", REPEAT_WEEKLY, "", "2026-11-23", "2026-11-26"},
        {"2025-01-09", REPEAT_WEEKLY, "", "2026-11-26", "2026-11-26"},
        {"2025-01-09", REPEAT_WEEKLY, "", "2026-11-27", "2026-12-03"},
        {"2025-01-09", REPEAT_WEEKLY, "", "2024-01-01", "2025-01-09"},
        {"2025-01-09", REPEAT_WEEKLY, "2026-11-26", "2026-11-25", "2026-11-26"},
        {"2025-01-09", REPEAT_WEEKLY, "2026-11-25", "2026-11-25", ""},
        {"2026-11-02", REPEAT_2_WEEKLY, "", "2026-11-03", "2026-11-16"},
        {"2026-11-02", REPEAT_2_WEEKLY, "", "2026-11-17", "2026-11-30"},
        {"2026-01-31", REPEAT_MONTHLY, "", "2026-02-01", "2026-02-28"},
        {"2026-01-31", REPEAT_MONTHLY, "", "2026-03-01", "2026-03-31"},
        {"2026-01-31", REPEAT_MONTHLY, "", "2026-04-30", "2026-04-30"},
        {"2026-01-31", REPEAT_MONTHLY, "", "2028-02-29", "2028-02-29"},
        {"2026-01-15", REPEAT_MONTHLY, "", "2026-01-16", "2026-02-15"},
        {"2026-12-15", REPEAT_MONTHLY, "", "2026-12-16", "2027-01-15"},
        {"2024-02-29", REPEAT_YEARLY, "", "2024-03-01", "2025-02-28"},
        {"2024-02-29", REPEAT_YEARLY, "", "2025-03-01", "2026-02-28"},
        {"2024-02-29", REPEAT_YEARLY, "", "2027-06-01", "2028-02-29"},
        {"2020-12-25", REPEAT_YEARLY, "", "2026-12-25", "2026-12-25"},
        {"2020-12-25", REPEAT_YEARLY, "", "2026-12-26", "2027-12-25"},
        {"2020-06-01", REPEAT_YEARLY, "2026-05-31", "2025-06-02", ""},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        struct happening h = {.day = d(c[i].first), .end_day = d(c[i].first), .repeat = c[i].repeat,
                              .until = *c[i].until ? d(c[i].until) : DATE_NONE};
        char found[11];
        date_format(happening_next(&h, d(c[i].from)), found);
        if (strcmp(found, c[i].expect) != 0) {
            fail_msg("%s from %s: %s, not %s", c[i].first, c[i].from, found, c[i].expect);
        }
    }
}

/* Against the plain way: step from the first one until it is reached. */
static void every_next_happening_is_the_first_one_that_counting_finds(void **state)
{
    static const enum repeat rules[] = {REPEAT_WEEKLY, REPEAT_2_WEEKLY, REPEAT_MONTHLY,
                                        REPEAT_YEARLY};
    date from = d("2027-12-01");
    for (date first = d("2024-01-01"); first < d("2024-04-01"); first++) {
        for (unsigned r = 0; r < 4; r++) {
            struct happening h = {first, first, rules[r], DATE_NONE};
            for (date day = from; day < from + 100; day++) {
                date plain = first;
                for (int n = 0; plain < day; n++) {
                    plain = r < 2 ? first + n * (r == 0 ? 7 : 14)
                                  : date_add_months(first, n * (r == 2 ? 1 : 12));
                }
                assert_int_equal(happening_next(&h, day), plain);
            }
        }
    }
}

static void rules_birthdays_and_times_are_read_strictly(void **state)
{
    enum repeat r = REPEAT_NEVER;
    assert_true(repeat_find("2-weekly", &r));
    assert_int_equal(r, REPEAT_2_WEEKLY);
    assert_true(repeat_find("", &r));
    assert_false(repeat_find("Weekly", &r));
    assert_false(repeat_find("daily", &r));
    unsigned month = 7, day = 7;
    assert_true(birthday_parse("02-29", &month, &day));
    assert_int_equal(month * 100 + day, 229);
    static const char *const no_birthday[] = {"", "02-30", "13-01", "2-9", "02-29x", "00-10"};
    for (size_t i = 0; i < sizeof no_birthday / sizeof *no_birthday; i++) {
        assert_false(birthday_parse(no_birthday[i], &month, &day));
    }
    assert_int_equal(month * 100 + day, 229);
    static const struct { const char *s; minute m; } times[] = {
        {"00:00", 0}, {"06:30", 390}, {"23:59", 1439}, {"24:00", MINUTE_NONE},
        {"12:60", MINUTE_NONE}, {"", MINUTE_NONE}, {"12", MINUTE_NONE}, {"12:00x", MINUTE_NONE},
    };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        assert_int_equal(minute_parse(times[i].s), times[i].m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_happening_of_every_rule),
        cmocka_unit_test(every_next_happening_is_the_first_one_that_counting_finds),
        cmocka_unit_test(rules_birthdays_and_times_are_read_strictly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
