#include "app/settle.h"
#include "cm.h"

static void changes_in_a_row_are_acted_on_once_after_the_last(void **state)
{
    struct settle s;
    settle_init(&s);
    assert_false(settle_take(&s, 5000));
    settle_note(&s, 1000);
    settle_note(&s, 1200);
    assert_false(settle_take(&s, 1200 + SETTLE_MS - 1));
    assert_true(settle_take(&s, 1200 + SETTLE_MS));
    assert_false(settle_take(&s, 9000));
    assert_true(s.due == MSEC_NEVER);
}

static void a_row_without_an_end_is_acted_on_every_second(void **state)
{
    struct settle s;
    unsigned acted = 0;
    settle_init(&s);
    for (msec now = 0; now < 10000; now += 20) {
        settle_note(&s, now);
        acted += settle_take(&s, now);
    }
    assert_in_range(acted, 9, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_in_a_row_are_acted_on_once_after_the_last),
        cmocka_unit_test(a_row_without_an_end_is_acted_on_every_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
