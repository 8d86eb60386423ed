/* The hash of a PIN: right is right, wrong is wrong, and no memory is neither. */
#include "cm.h"
#include "platform/pin.h"

#include <string.h>
#include <sys/resource.h>

static void a_pin_is_four_to_twelve_digits(void **state)
{
    assert_true(pin_is_valid("0000"));
    assert_true(pin_is_valid("123456789012"));
    assert_false(pin_is_valid("123"));
    assert_false(pin_is_valid("1234567890123"));
    assert_false(pin_is_valid("12a4"));
    assert_false(pin_is_valid(""));
}

static void a_hash_knows_its_pin_and_never_looks_the_same(void **state)
{
    char a[PIN_HASH_BYTES], b[PIN_HASH_BYTES];
    bool right = false;
    assert_int_equal(pin_hash("2580", a), ERR_OK);
    assert_int_equal(pin_hash("2580", b), ERR_OK);
    assert_string_not_equal(a, b);
    assert_memory_equal(a, "$argon2id$", 10);
    assert_int_equal(pin_verify(a, "2580", &right), ERR_OK);
    assert_true(right);
    assert_int_equal(pin_verify(a, "2581", &right), ERR_OK);
    assert_false(right);
    right = true;
    assert_int_equal(pin_verify("rubbish", "2580", &right), ERR_OK);
    assert_false(right);
}

static void without_memory_no_pin_is_called_wrong(void **state)
{
#ifdef __SANITIZE_ADDRESS__
    skip(); /* its shadow does not fit below any limit */
#endif
    char hash[PIN_HASH_BYTES];
    bool right = true;
    struct rlimit before, low = {24 << 20, RLIM_INFINITY};
    assert_int_equal(pin_hash("2580", hash), ERR_OK);
    getrlimit(RLIMIT_AS, &before);
    low.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_AS, &low);
    enum err verified = pin_verify(hash, "2580", &right), hashed = pin_hash("2580", hash);
    setrlimit(RLIMIT_AS, &before);
    assert_int_equal(verified, ERR_UNAVAILABLE);
    assert_int_equal(hashed, ERR_UNAVAILABLE);
    assert_true(right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pin_is_four_to_twelve_digits),
        cmocka_unit_test(a_hash_knows_its_pin_and_never_looks_the_same),
        cmocka_unit_test(without_memory_no_pin_is_called_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
