#include "cm.h"
#include "text/text.h"
#include "ui/edit.h"

#include <string.h>

static struct edit with(const char *text, unsigned limit)
{
    struct edit e = {.limit = limit};
    edit_insert(&e, text);
    return e;
}

static void key(struct edit *e, enum input_key k)
{
    assert_true(edit_input(e, &(struct input){.kind = INPUT_KEY, .key = k}));
}

static void test_typing_appends_and_keeps_blanks(void **state)
{
    (void)state;
    struct edit e = {.limit = 280};
    const char *const typed[] = {"H", "i", " ", "Z", "o", "ë", ",", " "};
    for (unsigned i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        assert_true(edit_insert(&e, typed[i]));
    }
    assert_string_equal(e.text, "Hi Zoë, ");
    assert_int_equal(e.caret, e.len);
    assert_int_equal(edit_length(&e), 8);
}

static void test_two_blanks_in_a_row_and_one_in_front_are_left_out(void **state)
{
    (void)state;
    struct edit e = with(" ", 280);
    assert_string_equal(e.text, "");
    edit_insert(&e, "a ");
    edit_insert(&e, " ");
    edit_insert(&e, "  b");
    assert_string_equal(e.text, "a b");
}

static void test_clusters_are_never_split(void **state)
{
    (void)state;
    static const char *const cluster[] = {
        "é", "e\u0308\u0323", "👩‍👩‍👧‍👦", "🇵🇱", "👍🏽", "क्षि", "한", "ß",
    };
    for (unsigned i = 0; i < sizeof cluster / sizeof cluster[0]; i++) {
        struct edit e = with("a", 280);
        edit_insert(&e, cluster[i]);
        edit_insert(&e, "b");
        key(&e, KEY_LEFT);
        size_t before_b = e.caret;
        key(&e, KEY_LEFT);
        assert_int_equal(e.caret, 1);
        key(&e, KEY_RIGHT);
        assert_int_equal(e.caret, before_b);
        edit_backspace(&e);
        assert_string_equal(e.text, "ab");
        assert_int_equal(e.caret, 1);
    }
}

static void test_an_accent_typed_alone_joins_the_letter(void **state)
{
    (void)state;
    struct edit e = with("ab", 280);
    key(&e, KEY_LEFT);
    edit_insert(&e, "\u0301");
    if (e.len > 2) {
        assert_int_equal(e.caret, e.len - 1);
        assert_int_equal(edit_length(&e), 2);
    }
    edit_insert(&e, "x");
    assert_int_equal(edit_length(&e), 3);
}

static void test_the_limit_counts_clusters_and_further_keys_do_nothing(void **state)
{
    (void)state;
    struct edit e = {.limit = 280};
    for (unsigned i = 0; i < 280; i++) {
        assert_true(edit_insert(&e, i % 2 ? "👍🏽" : "ż"));
    }
    struct edit full = e;
    assert_false(edit_insert(&e, "x"));
    assert_memory_equal(&e, &full, sizeof e);
    assert_int_equal(edit_length(&e), 280);
    edit_backspace(&e);
    assert_true(edit_insert(&e, "x"));
}

static void test_a_long_paste_is_cut_at_the_limit(void **state)
{
    (void)state;
    struct edit e = {.limit = 10};
    assert_false(edit_insert(&e, "Straße 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦"));
    assert_int_equal(edit_length(&e), 10);
    assert_string_equal(e.text, "Straße 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦");
}

static void test_bytes_are_bounded_however_long_a_cluster_is(void **state)
{
    (void)state;
    struct edit e = {.limit = 280};
    for (unsigned i = 0; i < 3000; i++) {
        edit_insert(&e, "👩‍👩‍👧‍👦");
        edit_insert(&e, "\u0301");
    }
    assert_true(e.len < sizeof e.text);
    assert_int_equal(strlen(e.text), e.len);
    assert_true(edit_length(&e) <= 280);
}

static void test_hostile_text_is_cleaned(void **state)
{
    (void)state;
    static const struct { const char *in, *out; } c[] = {
        {"a\x01\x1B[31mb", "a[31mb"},
        {"\u202Eevil\u202C", "evil"},
        {"\u2066x\u2069y", "xy"},
        {"a\r\nb\tc", "a b c"},
        {"\xFF\xFE", ""},
        {"\xC3", ""},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct edit e = with(c[i].in, 280);
        size_t n = strlen(e.text);
        assert_int_equal(n, e.len);
        if (c[i].out[0] != '\0') {
            assert_string_equal(e.text, c[i].out);
        }
        for (size_t k = 0; k < n; k++) {
            assert_true((unsigned char)e.text[k] >= 0x20);
        }
    }
}

static void test_the_caret_goes_home_and_back(void **state)
{
    (void)state;
    struct edit e = with("one two", 280);
    key(&e, KEY_HOME);
    assert_int_equal(e.caret, 0);
    edit_backspace(&e);
    key(&e, KEY_LEFT);
    assert_string_equal(e.text, "one two");
    key(&e, KEY_DELETE);
    assert_string_equal(e.text, "ne two");
    edit_insert(&e, "O");
    assert_string_equal(e.text, "One two");
    key(&e, KEY_END);
    assert_int_equal(e.caret, e.len);
    key(&e, KEY_RIGHT);
    key(&e, KEY_DELETE);
    assert_string_equal(e.text, "One two");
}

static void test_arrows_follow_the_script(void **state)
{
    (void)state;
    struct edit e = with("שלום", 280);
    size_t end = e.caret;
    key(&e, KEY_RIGHT); /* to the right is backwards */
    assert_true(e.caret < end);
    key(&e, KEY_LEFT);
    assert_int_equal(e.caret, end);
}

static void test_replace_takes_the_letter_before_the_caret(void **state)
{
    (void)state;
    struct edit e = with("Zoe", 280);
    edit_replace(&e, "e", "ë");
    assert_string_equal(e.text, "Zoë");
    /* The letter was refused by the limit: nothing is lost. */
    struct edit full = with("Zo", 2);
    edit_replace(&full, "e", "ë");
    assert_string_equal(full.text, "Zo");
    struct edit other = with("Zo", 280);
    edit_replace(&other, "e", "ë");
    assert_string_equal(other.text, "Zoë");
}

static void test_sentences_begin_after_a_full_stop_and_a_blank(void **state)
{
    (void)state;
    static const struct { const char *text; bool start; } c[] = {
        {"", true}, {"a", false}, {"a ", false}, {"a.", false}, {"a. ", true}, {"a! ", true},
        {"a? ", true}, {"a, ", false}, {"a… ", true},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct edit e = with(c[i].text, 280);
        assert_int_equal(edit_sentence_start(&e), c[i].start);
    }
}

static void test_other_keys_are_not_for_the_text(void **state)
{
    (void)state;
    struct edit e = with("a", 280);
    static const enum input_key keys[] = {KEY_TAB, KEY_UP, KEY_DOWN, KEY_ENTER, KEY_ESCAPE,
                                          KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_NONE};
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_false(edit_input(&e, &(struct input){.kind = INPUT_KEY, .key = keys[i]}));
    }
    assert_false(edit_input(&e, &(struct input){.kind = INPUT_POINTER_DOWN}));
    assert_true(edit_input(&e, &(struct input){.kind = INPUT_TEXT, .text = "b"}));
    assert_string_equal(e.text, "ab");
}

static void test_undo_takes_the_last_word_and_brings_it_back(void **state)
{
    (void)state;
    static const struct { const char *text, *taken; } c[] = {
        {"one two three", "one two "}, {"one two three ", "one two "}, {"one", ""},
        {"שלום עולם", "שלום "}, {"well done 🎉", "well done "}, {"é", ""},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct edit e = {.limit = 280};
        for (size_t at = 0, n = strlen(c[i].text), next; at < n; at = next) {
            char one[32] = "";
            next = text_next(c[i].text, n, at);
            memcpy(one, c[i].text + at, next - at);
            edit_insert(&e, one);
        }
        for (unsigned k = 0; k < 3; k++) {
            assert_int_equal(edit_can_undo(&e), EDIT_UNDO_TAKES);
            edit_undo(&e);
            assert_string_equal(e.text, c[i].taken);
            assert_int_equal(edit_can_undo(&e), EDIT_UNDO_BRINGS);
            edit_undo(&e);
            assert_string_equal(e.text, c[i].text);
            assert_int_equal(e.caret, e.len);
        }
    }
    struct edit none = {.limit = 280};
    assert_int_equal(edit_can_undo(&none), EDIT_UNDO_NOTHING);
    edit_undo(&none);
    assert_string_equal(none.text, "");
}

static void test_a_phrase_that_came_at_once_goes_at_once(void **state)
{
    (void)state;
    struct edit e = with("Hello. ", 280);
    edit_insert(&e, "Because of you ");
    edit_undo(&e);
    assert_string_equal(e.text, "Hello. ");
    edit_undo(&e);
    edit_insert(&e, "x"); /* from now on it is words like others */
    edit_undo(&e);
    assert_string_equal(e.text, "Hello. Because of you ");
}

static void test_undo_brings_back_all_that_was_erased(void **state)
{
    (void)state;
    struct edit e = with("one two three", 280);
    edit_backspace(&e);
    edit_backspace(&e);
    edit_erase_word(&e);
    edit_erase_word(&e);
    edit_backspace(&e);
    assert_string_equal(e.text, "one");
    edit_undo(&e);
    assert_string_equal(e.text, "one two three");
    edit_undo(&e); /* and all of it goes again */
    assert_string_equal(e.text, "one");
    /* Forward and backward are one piece. */
    e = with("abcdef", 280);
    edit_place(&e, 3);
    key(&e, KEY_DELETE);
    edit_backspace(&e);
    key(&e, KEY_DELETE);
    assert_string_equal(e.text, "abf");
    edit_undo(&e);
    assert_string_equal(e.text, "abcdef");
}

static void test_what_is_gone_is_forgotten_when_something_else_happens(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 5; i++) {
        struct edit e = with("one two", 280);
        edit_backspace(&e);
        assert_int_equal(edit_can_undo(&e), EDIT_UNDO_BRINGS);
        switch (i) {
        case 0: edit_insert(&e, "x"); break;
        case 1: key(&e, KEY_LEFT); break;
        case 2: key(&e, KEY_HOME); break;
        case 3: key(&e, KEY_END); break;
        case 4: edit_place(&e, 2); break;
        }
        assert_int_equal(edit_can_undo(&e), e.caret > 0 ? EDIT_UNDO_TAKES : EDIT_UNDO_NOTHING);
    }
}

static void test_a_word_between_others_leaves_one_blank(void **state)
{
    (void)state;
    static const struct { const char *text; size_t at; const char *erased; } c[] = {
        {"one two three", 7, "one three"}, {"one two three", 3, "two three"},
        {"one two three", 8, "one three"}, {"one two three", 6, "one o three"},
        {"one two three", 0, "one two three"},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct edit e = with(c[i].text, 280);
        edit_place(&e, c[i].at);
        edit_erase_word(&e);
        assert_string_equal(e.text, c[i].erased);
        if (edit_can_undo(&e) == EDIT_UNDO_BRINGS) {
            edit_undo(&e);
            assert_string_equal(e.text, c[i].text);
        }
    }
}

static void test_the_caret_is_placed_between_clusters(void **state)
{
    (void)state;
    struct edit e = with("a👩‍👩‍👧‍👦b", 280);
    edit_place(&e, 1);
    assert_int_equal(e.caret, 1);
    edit_place(&e, 5);
    assert_int_equal(e.caret, e.len - 1);
    edit_place(&e, 1000);
    assert_int_equal(e.caret, e.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_appends_and_keeps_blanks),
        cmocka_unit_test(test_two_blanks_in_a_row_and_one_in_front_are_left_out),
        cmocka_unit_test(test_clusters_are_never_split),
        cmocka_unit_test(test_an_accent_typed_alone_joins_the_letter),
        cmocka_unit_test(test_the_limit_counts_clusters_and_further_keys_do_nothing),
        cmocka_unit_test(test_a_long_paste_is_cut_at_the_limit),
        cmocka_unit_test(test_bytes_are_bounded_however_long_a_cluster_is),
        cmocka_unit_test(test_hostile_text_is_cleaned),
        cmocka_unit_test(test_the_caret_goes_home_and_back),
        cmocka_unit_test(test_arrows_follow_the_script),
        cmocka_unit_test(test_replace_takes_the_letter_before_the_caret),
        cmocka_unit_test(test_sentences_begin_after_a_full_stop_and_a_blank),
        cmocka_unit_test(test_other_keys_are_not_for_the_text),
        cmocka_unit_test(test_undo_takes_the_last_word_and_brings_it_back),
        cmocka_unit_test(test_a_phrase_that_came_at_once_goes_at_once),
        cmocka_unit_test(test_undo_brings_back_all_that_was_erased),
        cmocka_unit_test(test_what_is_gone_is_forgotten_when_something_else_happens),
        cmocka_unit_test(test_a_word_between_others_leaves_one_blank),
        cmocka_unit_test(test_the_caret_is_placed_between_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
