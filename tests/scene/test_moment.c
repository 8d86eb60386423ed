#include "scene/slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct moment leave(msec t)
{
    return (struct moment){PHASE_LEAVE, t};
}

static struct moment enter(msec t)
{
    return (struct moment){PHASE_ENTER, t};
}

static void a_still_slide_is_whole(void **state)
{
    assert_float_equal(moment_words(MOMENT_STILL), 1, 0);
    assert_float_equal(moment_apart(MOMENT_STILL), 0, 0);
    assert_float_equal(moment_keystone(MOMENT_STILL), 1, 0);
    assert_float_equal(moment_bar(MOMENT_STILL, 6), 1, 0);
}

static void shares_follow_the_motion_table(void **state)
{
    static const struct {
        enum phase phase;
        msec t;
        float words, apart, keystone;
    } cases[] = {
        {PHASE_LEAVE, 0, 1, 0, 1},           {PHASE_LEAVE, 60, 0.5f, 0, 1},
        {PHASE_LEAVE, 120, 0, 0, 1},         {PHASE_LEAVE, 270, 0, 0.125f, 0},
        {PHASE_LEAVE, 420, 0, 1, 0},         {PHASE_ENTER, 420, 0, 1, 0},
        {PHASE_ENTER, 660, 0, 0.125f, 0},    {PHASE_ENTER, 900, 0, 0, 0},
        {PHASE_ENTER, 960, 0, 0, 0.755859f}, {PHASE_ENTER, 1060, 100 / 240.0f, 0, 1},
        {PHASE_ENTER, 1080, 0.5f, 0, 1},     {PHASE_ENTER, 1200, 1, 0, 1},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct moment m = {cases[i].phase, cases[i].t};
        assert_float_equal(moment_words(m), cases[i].words, 0.0005);
        assert_float_equal(moment_apart(m), cases[i].apart, 0.0005);
        assert_float_equal(moment_keystone(m), cases[i].keystone, 0.0005);
    }
}

static void leaving_only_takes_and_arriving_only_brings(void **state)
{
    for (msec t = 1; t <= MOMENT_END; t++) {
        assert_true(moment_words(leave(t)) <= moment_words(leave(t - 1)));
        assert_true(moment_apart(leave(t)) >= moment_apart(leave(t - 1)));
        assert_true(moment_keystone(leave(t)) <= moment_keystone(leave(t - 1)));
        assert_true(moment_words(enter(t)) >= moment_words(enter(t - 1)));
        assert_true(moment_apart(enter(t)) <= moment_apart(enter(t - 1)));
        assert_true(moment_keystone(enter(t)) >= moment_keystone(enter(t - 1)));
        for (unsigned row = 0; row < 7; row++) {
            assert_true(moment_bar(enter(t), row) >= moment_bar(enter(t - 1), row));
            assert_true(moment_bar(leave(t), row) <= moment_bar(leave(t - 1), row));
        }
    }
}

static void a_change_begins_and_ends_with_a_whole_slide(void **state)
{
    assert_float_equal(moment_words(leave(0)), 1, 0);
    assert_float_equal(moment_words(enter(MOMENT_END)), 1, 0);
    assert_float_equal(moment_apart(leave(MOMENT_SWAP)), 1, 0);
    assert_float_equal(moment_apart(enter(MOMENT_SWAP)), 1, 0);
    assert_float_equal(moment_apart(enter(-5)), 1, 0);
    assert_float_equal(moment_words(leave(100000)), 0, 0);
}

static void bars_start_one_after_the_other_and_are_there_before_the_words(void **state)
{
    for (unsigned row = 0; row < 7; row++) {
        msec begin = 420 + 60 * (msec)row;
        assert_float_equal(moment_bar(enter(begin), row), 0, 0);
        assert_true(moment_bar(enter(begin + 1), row) > 0);
        assert_float_equal(moment_bar(enter(1120), row), 1, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_still_slide_is_whole),
        cmocka_unit_test(shares_follow_the_motion_table),
        cmocka_unit_test(leaving_only_takes_and_arriving_only_brings),
        cmocka_unit_test(a_change_begins_and_ends_with_a_whole_slide),
        cmocka_unit_test(bars_start_one_after_the_other_and_are_there_before_the_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
