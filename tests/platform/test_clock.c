#include "cm.h"
#include "model/date.h"
#include "platform/clock.h"

#include <string.h>
#include <time.h>

static void a_fake_clock_moves_only_when_told(void **state)
{
    struct clock c;
    assert_true(clock_init_fake(&c, "2026-12-31T23:59"));
    msec before = clock_mono(&c);
    assert_int_equal(clock_mono(&c), before);
    struct clock_local now = clock_now(&c);
    assert_int_equal(now.day, date_of((struct ymd){2026, 12, 31}));
    assert_int_equal(now.minute, 23 * 60 + 59);
    assert_int_equal(now.trust, CLOCK_TRUSTED);
    clock_advance(&c, 61000);
    now = clock_now(&c);
    assert_int_equal(now.day, date_of((struct ymd){2027, 1, 1}));
    assert_int_equal(now.minute, 0);
    assert_int_equal(now.second, 1);
    char text[32];
    clock_format_local(&c, text, sizeof text);
    assert_string_equal(text, "2027-01-01T00:00:01");
}

static void a_year_before_this_program_was_written_is_a_clock_that_nobody_set(void **state)
{
    struct clock c;
    assert_true(clock_init_fake(&c, "1970-01-01T00:01"));
    assert_int_equal(clock_now(&c).trust, CLOCK_UNSET);
}

static void what_is_no_moment_is_refused(void **state)
{
    static const char *const wrong[] = {"", "2026-11-23", "2026-11-23T25:00", "2026-06-31T12:00",
                                        "2026-11-23T12:42:99", "2026-11-23T12:42Z", "now",
                                        "2026-00-10T12:00",
                                        "-001-01-01T00:00", "0000-01-01T00:00"};
    struct clock c;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(clock_init_fake(&c, wrong[i]));
    }
    assert_false(clock_init_at(&c, "2026-11-23T12:42", 0));
    assert_false(clock_init_at(&c, "2026-11-23T12:42", -1));
}

static void a_fast_clock_runs_as_fast_as_said(void **state)
{
    struct clock c;
    assert_true(clock_init_at(&c, "2026-11-23T12:42", 1000));
    msec before = clock_mono(&c);
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    assert_in_range(clock_mono(&c) - before, 20000, 20000000);
    assert_int_equal(clock_real(&c, 5000), 5);
    assert_int_equal(clock_real(&c, 1), 1); /* never 0: the loop would spin */
    assert_int_equal(clock_real(&c, MSEC_NEVER), MSEC_NEVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fake_clock_moves_only_when_told),
        cmocka_unit_test(a_year_before_this_program_was_written_is_a_clock_that_nobody_set),
        cmocka_unit_test(what_is_no_moment_is_refused),
        cmocka_unit_test(a_fast_clock_runs_as_fast_as_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
