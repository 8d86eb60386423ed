#include "cm.h"

#include "text/text.h"

#include <string.h>

static const struct {
    const char *s;
    unsigned clusters, words;
} cases[] = {
    {"", 0, 0},
    {"Thank you!", 10, 2},
    {"Zoë", 3, 1},
    {"Zoe\xCC\x88", 3, 1},
    {"👨‍👩‍👧‍👦", 1, 0},
    {"🇺🇦🇵🇱", 2, 0},
    {"👍🏽", 1, 0},
    {"1️⃣", 1, 1},
    {"🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1, 0},
    {"don't stop", 10, 2},
    {"half-page brief", 15, 3},
    {"\r\n", 1, 0},
    {"각", 1, 1},
    {"ขอบคุณมาก", 8, 2},
};

static void clusters_and_words_are_those_of_people(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        print_message("# %s\n", cases[i].s);
        assert_int_equal(text_clusters(cases[i].s, strlen(cases[i].s)), cases[i].clusters);
        assert_int_equal(text_words(cases[i].s), cases[i].words);
    }
    assert_true(text_words("感谢大家的帮助") >= 3);
}

static void stepping_forth_and_back_visits_the_same_places(void **state)
{
    const char *s = "aé👨‍👩‍👧‍👦🇺🇦क्षि e\xCC\x81\xCC\x82 שׁ";
    size_t n = strlen(s), place[64];
    unsigned count = 0;
    for (size_t at = 0; at < n; at = text_next(s, n, at)) {
        place[count++] = at;
    }
    assert_int_equal(count, text_clusters(s, n));
    size_t at = n;
    while (at > 0) {
        at = text_prev(s, at);
        assert_int_equal(at, place[--count]);
    }
    assert_int_equal(count, 0);
}

static void the_ends_are_ends(void **state)
{
    assert_int_equal(text_prev("abc", 0), 0);
    assert_int_equal(text_next("abc", 3, 3), 3);
    assert_int_equal(text_next("", 0, 0), 0);
}

static void bytes_that_are_no_utf8_are_stepped_over(void **state)
{
    const char *s = "a\xFF\xC3(\xE2\x82 \xED\xA0\x80z";
    size_t n = strlen(s), at = 0;
    for (unsigned steps = 0; at < n; steps++) {
        size_t next = text_next(s, n, at);
        assert_true(next > at && next <= n && steps < n);
        at = next;
    }
}

static void direction_is_that_of_the_first_strong_letter(void **state)
{
    static const struct {
        const char *s;
        bool rtl;
    } directions[] = {
        {"", false}, {"123 !", false}, {"Hello שלום", false}, {"שלום Hello", true},
        {"«(12) ليلى", true}, {"\xE2\x80\x8F" "abc", true}, {"\xE2\x80\x8E" "שלום", false},
        {"😀 שלום", true}, {"\xE2\x81\xA7" "שלום" "\xE2\x81\xA9 abc", false},
    };
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++) {
        assert_int_equal(text_is_rtl(directions[i].s, strlen(directions[i].s)), directions[i].rtl);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_and_words_are_those_of_people),
        cmocka_unit_test(stepping_forth_and_back_visits_the_same_places),
        cmocka_unit_test(the_ends_are_ends),
        cmocka_unit_test(bytes_that_are_no_utf8_are_stepped_over),
        cmocka_unit_test(direction_is_that_of_the_first_strong_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
