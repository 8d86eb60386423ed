#include "base/str.h"
#include "cm.h"

#include <string.h>

static void copy_cuts_at_a_character(void **state)
{
    char dst[5];
    assert_true(str_copy(dst, sizeof dst, "abcd"));
    assert_string_equal(dst, "abcd");
    assert_false(str_copy(dst, sizeof dst, "abcé")); /* é has two bytes, one would fit */
    assert_string_equal(dst, "abc");
    assert_false(str_copy(dst, sizeof dst, "ab😀"));
    assert_string_equal(dst, "ab");
    assert_false(str_format(dst, sizeof dst, "%s", "xyzé"));
    assert_string_equal(dst, "xyz");
}

static void floor_keeps_whole_characters_and_broken_bytes(void **state)
{
    static const struct {
        const char *s;
        size_t n, want;
    } cases[] = {
        {"abc", 2, 2}, {"é", 1, 0}, {"é", 2, 2}, {"a😀", 4, 1}, {"a😀", 5, 5}, {"", 0, 0},
        {"\x80\x80", 2, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utf8_floor(cases[i].s, cases[i].n), cases[i].want);
    }
}

static void next_decodes_or_gives_the_replacement(void **state)
{
    static const struct {
        const char *s;
        uint32_t c;
        size_t used;
    } cases[] = {
        {"a", 'a', 1}, {"é", 0xE9, 2}, {"€", 0x20AC, 3}, {"😀", 0x1F600, 4},
        {"\xC0\xAF", 0xFFFD, 1},          /* overlong */
        {"\xED\xA0\x80", 0xFFFD, 1},      /* surrogate */
        {"\xF4\x90\x80\x80", 0xFFFD, 1},  /* above U+10FFFF */
        {"\xE2\x82", 0xFFFD, 1},          /* cut */
        {"\xFF", 0xFFFD, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(cases[i].s, strlen(cases[i].s), &at), cases[i].c);
        assert_int_equal(at, cases[i].used);
    }
}

static void put_and_next_agree_over_all_characters(void **state)
{
    for (uint32_t c = 1; c <= 0x10FFFF; c += 7) {
        char s[4];
        size_t at = 0, n = utf8_put(s, c);
        uint32_t want = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
        assert_int_equal(utf8_next(s, n, &at), want);
    }
}

static void buffer_grows_and_stays_terminated(void **state)
{
    struct buf b = {0};
    for (int i = 0; i < 1000; i++) {
        buf_printf(&b, "%d,", i);
    }
    assert_int_equal(strlen(b.data), b.len);
    assert_int_equal(b.len, 10 * 2 + 90 * 3 + 900 * 4);
    buf_reset(&b);
    assert_string_equal(b.data, "");
    buf_puts(&b, "again");
    assert_string_equal(b.data, "again");
    buf_done(&b);
    assert_null(b.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copy_cuts_at_a_character),
        cmocka_unit_test(floor_keeps_whole_characters_and_broken_bytes),
        cmocka_unit_test(next_decodes_or_gives_the_replacement),
        cmocka_unit_test(put_and_next_agree_over_all_characters),
        cmocka_unit_test(buffer_grows_and_stays_terminated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
