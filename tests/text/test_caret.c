#include "cm.h"

#include "text/text.h"

#include <string.h>

static struct text *t;
enum { SIZE = 60, KERNING = 3 };

static int open_text(void **state)
{
    struct diag d;
    return text_open(&t, 2 << 20, &d);
}

static int close_text(void **state)
{
    text_close(t);
    return 0;
}

static du width(const char *s)
{
    return text_width(t, FACE_D6, SIZE, s, strlen(s));
}

static du caret(const char *s, size_t at)
{
    return text_caret(t, FACE_D6, SIZE, s, strlen(s), at);
}

/* Cluster by cluster to the end: always further along, never outside of the line. */
static void walks(const char *s, bool rtl)
{
    size_t n = strlen(s);
    du w = width(s), before = caret(s, 0);
    assert_float_equal(before, rtl ? w : 0, 0.1f);
    for (size_t at = 0; at < n;) {
        at = text_next(s, n, at);
        du x = caret(s, at);
        assert_true(rtl ? x < before : x > before);
        assert_true(x > -0.1f && x < w + 0.1f);
        before = x;
    }
    assert_float_equal(before, rtl ? 0 : w, 0.1f);
}

static void a_line_from_left_to_right_is_walked_from_left_to_right(void **state)
{
    walks("Thank you, Zoë!", false);
    walks("Дякую тобі", false);
    walks("धन्यवाद राजू", false);
    walks("Great 👩‍👩‍👧‍👦 team", false);
    assert_float_equal(caret("Thank you", 5), width("Thank"), 1);
}

static void a_line_from_right_to_left_is_walked_from_right_to_left(void **state)
{
    walks("תודה רבה", true);
    walks("شكرا على مساعدتك", true);
    walks("سَلَامٌ", true);
    assert_float_equal(caret("תודה רבה", strlen("תודה")), width("תודה רבה") - width("תודה"), 1);
}

/* The letters of a word keep the forms they have in it: cut alone they would be wider. */
static void between_joined_letters_the_caret_is_between_their_joined_forms(void **state)
{
    const char *s = "ببب";
    du w = width(s), first = w - caret(s, 2), second = caret(s, 2) - caret(s, 4);
    assert_true(first < width("ب") * 0.8f);
    assert_true(second < width("ب") * 0.8f);
}

static void in_a_mixed_line_the_caret_stands_before_the_character_behind_it(void **state)
{
    /* Seen: abc CBA def */
    const char *s = "abc אבג def";
    size_t hebrew = 4, after = 10;
    du w = width(s), left = width("abc "), right = w - width(" def");
    assert_float_equal(caret(s, 0), 0, 0.1f);
    assert_float_equal(caret(s, 3), width("abc"), 1);
    assert_float_equal(caret(s, hebrew), right, KERNING);
    assert_true(caret(s, hebrew + 2) < right && caret(s, hebrew + 2) > caret(s, hebrew + 4));
    assert_true(caret(s, hebrew + 4) > left);
    assert_float_equal(caret(s, after), right, KERNING);
    assert_float_equal(caret(s, strlen(s)), w, 0.1f);

    /* Seen: abc CBA, and the caret at the end where the last letter ends. */
    s = "abc אבג";
    assert_float_equal(caret(s, hebrew), width(s), 1);
    assert_float_equal(caret(s, strlen(s)), width("abc "), 1);

    /* Seen: 12 abc CBA */
    s = "אבג abc 12";
    w = width(s);
    assert_float_equal(caret(s, 0), w, 0.1f);
    assert_float_equal(caret(s, 6), w - width("אבג"), 1);
    assert_float_equal(caret(s, 7), 0, 1);
    assert_float_equal(caret(s, 8), width("a"), 1);
    assert_float_equal(caret(s, strlen(s)), width("abc 12"), 1);
}

static void what_is_not_drawn_takes_no_room(void **state)
{
    assert_float_equal(caret("", 0), 0, 0.01f);
    assert_float_equal(caret("a\x01"
                             "b", 2),
                       width("a"), 0.5f);
    assert_float_equal(caret("\x01", 1), 0, 0.01f);
    assert_float_equal(caret("\xFF\xFE", 1), caret("\xFF\xFE", 2) / 2, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_from_left_to_right_is_walked_from_left_to_right),
        cmocka_unit_test(a_line_from_right_to_left_is_walked_from_right_to_left),
        cmocka_unit_test(between_joined_letters_the_caret_is_between_their_joined_forms),
        cmocka_unit_test(in_a_mixed_line_the_caret_stands_before_the_character_behind_it),
        cmocka_unit_test(what_is_not_drawn_takes_no_room),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
