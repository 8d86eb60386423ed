#include "cm.h"
#include "content/keys.h"

#include <stdio.h>

static void a_key_is_known_once_it_was_added(void **state)
{
    struct keys k = {0};
    char key[32];
    assert_false(keys_has(&k, ""));
    for (unsigned i = 0; i < 5000; i++) {
        snprintf(key, sizeof key, "p%u", i);
        assert_false(keys_has(&k, key));
        keys_add(&k, key);
        assert_true(keys_has(&k, key));
    }
    for (unsigned i = 0; i < 10000; i++) {
        snprintf(key, sizeof key, "p%u", i);
        assert_int_equal(keys_has(&k, key), i < 5000);
    }
    keys_add(&k, "p7");
    assert_int_equal(k.count, 5000);
    assert_false(keys_has(&k, ""));
    keys_done(&k);
    assert_false(keys_has(&k, "p7"));
    keys_done(&k);
}

/* Equal low bits of FNV from one seed are other ones from another: nobody can make them meet. */
static void keys_stand_elsewhere_each_time(void **state)
{
    struct keys a = {0}, b = {0};
    keys_add(&a, "p1");
    keys_add(&b, "p1");
    assert_int_not_equal(a.seed, b.seed);
    keys_done(&a);
    keys_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_known_once_it_was_added),
        cmocka_unit_test(keys_stand_elsewhere_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
