#include "cm.h"

#include "base/str.h"
#include "text/clean.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *what, *in, *out;
} cases[] = {
    {"plain text stays", "Thank you, Zoë!", "Thank you, Zoë!"},
    {"decomposed letters are composed", "Zoe\xCC\x88", "Zoë"},
    {"C0 controls go", "a\x01" "b\x7F" "c", "abc"},
    {"C1 controls go", "a\xC2\x9F" "b", "ab"},
    {"tabs and line feeds are blanks", "a\tb\nc\r\nd", "a b c d"},
    {"blanks collapse, no-break ones too", " a \xC2\xA0\xE3\x80\x80  b ", "a b"},
    {"bidi overrides go", "\xE2\x80\xAE" "evil\xE2\x80\xAC", "evil"},
    {"bidi isolates go", "\xE2\x81\xA6" "a\xE2\x81\xA9", "a"},
    {"direction marks stay", "a\xE2\x80\x8F!", "a\xE2\x80\x8F!"},
    {"noncharacters go", "a\xEF\xB7\x90\xEF\xBF\xBE" "b", "ab"},
    {"private use goes", "a\xEE\x80\x80" "b", "ab"},
    {"unassigned goes", "a\xCD\xB8" "b", "ab"},
    {"surrogates go", "a\xED\xA0\x80\xED\xBF\xBF" "b", "ab"},
    {"bad bytes leave one mark", "Zo\xEB\xFF\xFE Z", "Zo\xEF\xBF\xBD Z"},
    {"a replacement character stays", "a\xEF\xBF\xBD\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"four marks in a row stay", "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84",
     "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84"},
    {"the fifth and more go", "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86w",
     "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84w"},
    {"joiners do not start the count again",
     "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xE2\x80\x8D\xCC\x85\xE2\x80\x8D\xCC\x86w",
     "q\xCC\x81\xCC\x82\xCC\x83\xCC\x84w"},
    {"soft hyphens and zero-width blanks go", "a\xC2\xAD" "b\xE2\x80\x8B" "c\xEF\xBB\xBF", "abc"},
    {"zero-width blanks part Khmer words", "អរ\xE2\x80\x8Bគុណ", "អរ\xE2\x80\x8Bគុណ"},
    {"a name of fillers is empty", "\xE3\x85\xA4\xE1\x85\x9F \xE2\xA0\x80", ""},
    {"a name of joiners is empty", "\xE2\x80\x8D\xE2\x80\x8C\xE2\x80\x8B", ""},
    {"Persian keeps its non-joiner", "می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},
    {"a joiner that joins nothing goes", "Zoë\xE2\x80\x8D Z", "Zoë Z"},
    {"but not behind a virama", "ന\xE0\xB5\x8D\xE2\x80\x8D", "ന\xE0\xB5\x8D\xE2\x80\x8D"},
    {"emoji families stay whole", "👨‍👩‍👧‍👦👍🏽❤️1️⃣", "👨‍👩‍👧‍👦👍🏽❤️1️⃣"},
    {"flags of tags stay", "🏴󠁧󠁢󠁥󠁮󠁧󠁿!", "🏴󠁧󠁢󠁥󠁮󠁧󠁿!"},
    {"tags that smuggle text go", "hi\xF3\xA0\x81\x88\xF3\xA0\x81\xA9!", "hi!"},
    {"nothing stays nothing", "", ""},
};

static void each_character_meets_its_fate(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[256], again[256];
        print_message("# %s\n", cases[i].what);
        assert_int_equal(text_clean(out, sizeof out, cases[i].in, strlen(cases[i].in), false),
                         ERR_OK);
        assert_string_equal(out, cases[i].out);
        assert_int_equal(text_clean(again, sizeof again, out, strlen(out), false), ERR_OK);
        assert_string_equal(again, out);
    }
}

static void line_feeds_stay_when_asked_for(void **state)
{
    char out[64];
    const char *in = "\n one \r\n\r\n two\xE2\x80\xA8three\rfour \n";
    assert_int_equal(text_clean(out, sizeof out, in, strlen(in), true), ERR_OK);
    assert_string_equal(out, "one\ntwo\nthree\nfour");
}

static void a_cut_comes_between_clusters_and_is_reported(void **state)
{
    static const struct {
        const char *in;
        size_t size;
        const char *out;
    } cuts[] = {
        {"abcdef", 7, "abcdef"},
        {"abcdef", 6, "abcde"},
        {"abcdef", 1, ""},
        {"abcé", 5, "abc"},
        {"abc👨‍👩‍👧‍👦", 20, "abc"},
        {"abq\xCC\x81\xCC\x82", 6, "ab"},
        {"🇺🇦🇵🇱", 13, "🇺🇦"},
        {"word word", 6, "word"},
        {"e\xCC\x81", 3, "é"},
    };
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        char out[64];
        memset(out, '#', sizeof out);
        size_t n = strlen(cuts[i].in);
        enum err e = text_clean(out, cuts[i].size, cuts[i].in, n, false);
        assert_string_equal(out, cuts[i].out);
        assert_int_equal(out[cuts[i].size], '#');
        bool whole = i == 0 || i + 1 == sizeof cuts / sizeof *cuts;
        assert_int_equal(e, whole ? ERR_OK : ERR_LIMIT);
    }
}

static void no_cluster_is_longer_than_a_line_can_hold(void **state)
{
    static const char *const joined[] = {"क्", "ക്", "a\xE2\x80\x8D", "👩\xE2\x80\x8D", "ᄀ",
                                         "\xD8\x80"};
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        char in[3000] = "", out[4096], again[4096];
        for (size_t n = strlen(joined[i]), at = 0; at + n < sizeof in - 4; at += n) {
            memcpy(in + at, joined[i], n);
        }
        strcat(in, "end");
        assert_int_equal(text_clean(out, sizeof out, in, strlen(in), false), ERR_OK);
        size_t n = strlen(out);
        assert_non_null(strstr(out, "nd"));
        for (size_t at = 0; at < n;) {
            size_t next = text_next(out, n, at);
            assert_true(next - at < 160);
            at = next;
        }
        assert_int_equal(text_clean(again, sizeof again, out, n, false), ERR_OK);
        assert_string_equal(out, again);
    }
}

/* To sort them all in one heap would take minutes. */
static void a_heap_of_marks_is_cleaned_at_once(void **state)
{
    enum { PAIRS = 200000 };
    static const char pair[] = "\xCC\x81\xCC\x96"; /* above and below: out of order */
    char *in = malloc(PAIRS * 4 + 2), out[64], again[64];
    in[0] = 'q';
    for (size_t i = 0; i < PAIRS; i++) {
        memcpy(in + 1 + i * 4, pair, 4);
    }
    in[PAIRS * 4 + 1] = 'w';
    clock_t began = clock();
    assert_int_equal(text_clean(out, sizeof out, in, PAIRS * 4 + 2, false), ERR_OK);
    assert_true((clock() - began) / CLOCKS_PER_SEC < 2);
    assert_string_equal(out, "q\xCC\x96\xCC\x96\xCC\x96\xCC\x96w");
    assert_int_equal(text_clean(again, sizeof again, out, strlen(out), false), ERR_OK);
    assert_string_equal(again, out);
    free(in);
}

static void nul_bytes_inside_go(void **state)
{
    char out[16];
    assert_int_equal(text_clean(out, sizeof out, "a\0b", 3, false), ERR_OK);
    assert_string_equal(out, "ab");
}

/* What is let through at a glance is what the whole way would return: a Han character takes it. */
static void letters_let_through_at_a_glance_are_clean(void **state)
{
    static const struct { uint32_t from, to; } range[] = {
        {0x20, 0x7E}, {0xC0, 0x17F}, {0x400, 0x47F},
    };
    for (size_t i = 0; i < sizeof range / sizeof *range; i++) {
        for (uint32_t c = range[i].from; c <= range[i].to; c++) {
            char text[16] = "a", whole[32] = "\u4E2D", out[32];
            text[1 + utf8_put(text + 1, c)] = '\0';
            strcat(strcat(text, "b"), "c");
            strcat(whole, text);
            assert_true(text_is_clean(text, strlen(text)));
            assert_false(text_is_clean(whole, strlen(whole)));
            assert_int_equal(text_clean(out, sizeof out, whole, strlen(whole), false), ERR_OK);
            assert_string_equal(out, whole);
            assert_int_equal(text_clean(out, sizeof out, text, strlen(text), true), ERR_OK);
            assert_string_equal(out, text);
        }
    }
    assert_false(text_is_clean(" a", 2));
    assert_false(text_is_clean("a ", 2));
    assert_false(text_is_clean("a  b", 4));
    assert_false(text_is_clean("a\nb", 3));
    assert_false(text_is_clean("a\0b", 3));
    assert_false(text_is_clean("\xC3", 1));
    assert_false(text_is_clean("e\u0301", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_character_meets_its_fate),
        cmocka_unit_test(line_feeds_stay_when_asked_for),
        cmocka_unit_test(a_cut_comes_between_clusters_and_is_reported),
        cmocka_unit_test(no_cluster_is_longer_than_a_line_can_hold),
        cmocka_unit_test(a_heap_of_marks_is_cleaned_at_once),
        cmocka_unit_test(nul_bytes_inside_go),
        cmocka_unit_test(letters_let_through_at_a_glance_are_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
