#include "cm.h"
#include "model/date.h"

#include <time.h>

static date d(int y, unsigned m, unsigned day)
{
    return date_of((struct ymd){y, m, day});
}

static void every_day_of_four_centuries_agrees_with_the_c_library(void **state)
{
    for (date day = d(1900, 1, 1); day < d(2300, 1, 1); day++) {
        time_t t = (time_t)day * 86400;
        struct tm tm;
        gmtime_r(&t, &tm);
        struct ymd y = date_ymd(day);
        assert_int_equal(y.year, tm.tm_year + 1900);
        assert_int_equal(y.month, tm.tm_mon + 1);
        assert_int_equal(y.day, tm.tm_mday);
        assert_int_equal(date_weekday(day), (tm.tm_wday + 6) % 7);
        assert_int_equal(date_of(y), day);
    }
}

static void a_month_later_stays_inside_the_month(void **state)
{
    assert_int_equal(date_add_months(d(2027, 1, 31), 1), d(2027, 2, 28));
    assert_int_equal(date_add_months(d(2028, 1, 31), 1), d(2028, 2, 29));
    assert_int_equal(date_add_months(d(2026, 12, 15), 1), d(2027, 1, 15));
    assert_int_equal(date_add_months(d(2026, 1, 15), -1), d(2025, 12, 15));
    assert_int_equal(date_add_months(d(2026, 3, 31), -13), d(2025, 2, 28));
}

static void a_leap_day_birthday_follows_its_setting(void **state)
{
    assert_int_equal(date_next_yearly(d(2027, 1, 1), 2, 29, LEAP_BIRTHDAY_28_FEB), d(2027, 2, 28));
    assert_int_equal(date_next_yearly(d(2027, 1, 1), 2, 29, LEAP_BIRTHDAY_1_MAR), d(2027, 3, 1));
    assert_int_equal(date_next_yearly(d(2028, 1, 1), 2, 29, LEAP_BIRTHDAY_28_FEB), d(2028, 2, 29));
    assert_int_equal(date_next_yearly(d(2026, 12, 31), 1, 2, LEAP_BIRTHDAY_1_MAR), d(2027, 1, 2));
    assert_int_equal(date_next_yearly(d(2026, 6, 8), 6, 8, LEAP_BIRTHDAY_1_MAR), d(2026, 6, 8));
}

static void iso_dates_go_in_and_out(void **state)
{
    static const char *const wrong[] = {"2026-02-30", "2026-13-01", "2026-1-01", "", "2026-01-011",
                                        "26-01-01", "2026/01/01", "0000-01-01"};
    char out[11];
    date day = 42;
    assert_true(date_parse_iso("2028-02-29", &day));
    date_format(day, out);
    assert_string_equal(out, "2028-02-29");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        day = 42;
        assert_false(date_parse_iso(wrong[i], &day));
        assert_int_equal(day, 42);
    }
    date_format(DATE_NONE, out);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_four_centuries_agrees_with_the_c_library),
        cmocka_unit_test(a_month_later_stays_inside_the_month),
        cmocka_unit_test(a_leap_day_birthday_follows_its_setting),
        cmocka_unit_test(iso_dates_go_in_and_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
