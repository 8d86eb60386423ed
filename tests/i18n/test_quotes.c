#include "cm.h"
#include "i18n/i18n.h"
#include "i18n/quotes.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NB "\u202F" /* narrow no-break space */

static const char *const languages[] = {"en", "de", "fr", "es", "pl", "ar"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const char *quoted(const char *s)
{
    static char out[4096];
    i18n_quotes(out, sizeof out, s);
    return out;
}

struct row {
    const char *s, *want;
};

static void expect(const char *language, const struct row *row, size_t n)
{
    i18n_set("", language);
    for (size_t i = 0; i < n; i++) {
        const char *is = quoted(row[i].s);
        if (strcmp(is, row[i].want) != 0) {
            fail_msg("%s: [%s] became [%s], not [%s]", language, row[i].s, is, row[i].want);
        }
    }
}

#define EXPECT(language, rows) expect(language, rows, sizeof rows / sizeof *rows)

static void each_language_has_its_own_marks(void **state)
{
    static const struct row en[] = {
        {"\"Yes\", she said.", "“Yes”, she said."},
        {"'Yes', she said.", "‘Yes’, she said."},
        {"\"Read 'Emma' now\"", "“Read ‘Emma’ now”"},
        {"(\"a\")", "(“a”)"},
        {"well-\"known\"", "well-“known”"},
        {"\"one\" and \"two\"", "“one” and “two”"},
        {"the \"...\" sign", "the “…” sign"},
        {"\"Stop!\"", "“Stop!”"},
        {"\"'Tis so,\" he said", "“’Tis so,” he said"},
        {"She left, \"", "She left, \""},
    };
    static const struct row de[] = {
        {"\"Ja\", sagte sie.", "„Ja“, sagte sie."},
        {"\"Lies 'Emma' vor\"", "„Lies ‚Emma‘ vor“"},
        {"Wie geht's? So 'ne Sache.", "Wie geht’s? So ’ne Sache."},
    };
    static const struct row fr[] = {
        {"\"Oui\", dit-elle.", "«" NB "Oui" NB "», dit-elle."},
        {"l'\"Avenir\"", "l’«" NB "Avenir" NB "»"},
        {"(\"d'accord\")", "(«" NB "d’accord" NB "»)"},
        {"\"a \"b\" c\"", "«" NB "a «" NB "b" NB "» c" NB "»"},
        {"aujourd'hui", "aujourd’hui"},
    };
    static const struct row pl[] = {
        {"\"Tak\" - powiedziała.", "„Tak” – powiedziała."},
        {"\"Czytaj 'Lalkę' głośno\"", "„Czytaj «Lalkę» głośno”"},
    };
    static const struct row ar[] = {
        {"قالت \"نعم\" ثم ذهبت", "قالت ”نعم“ ثم ذهبت"},
        {"كتاب \"ألف ليلة\" و\"كليلة\"", "كتاب ”ألف ليلة“ و”كليلة“"},
        {"بـ\"القلم\"", "بـ”القلم“"},
        {"انتظر...", "انتظر…"},
    };
    EXPECT("en", en);
    EXPECT("de", de);
    EXPECT("fr", fr);
    EXPECT("pl", pl);
    EXPECT("ar", ar);
    i18n_set("", "es");
    const char *is = quoted("\"Sí\", dijo.");
    /* CLDR 46 (ICU 76) gave Spanish the marks of screens instead of those of printed pages. */
    assert_true(str_equal(is, "«Sí», dijo.") || str_equal(is, "“Sí”, dijo."));
    is = quoted("¿\"Qué 'tal' va\"?");
    assert_true(str_equal(is, "¿«Qué “tal” va»?") || str_equal(is, "¿“Qué ‘tal’ va”?"));
}

static void an_apostrophe_is_never_an_opening_quote(void **state)
{
    static const struct row rows[] = {
        {"don't", "don’t"},
        {"l'eau", "l’eau"},
        {"O'Brien", "O’Brien"},
        {"'tis the season", "’tis the season"},
        {"'tis 'the' season", "’tis ‘the’ season"},
        {"the '90s", "the ’90s"},
        {"the '90s and 'x' too", "the ’90s and ‘x’ too"},
        {"class of '68 'x'", "class of ’68 ‘x’"},
        {"rock 'n' roll", "rock ’n’ roll"},
        {"the dogs' bowl", "the dogs’ bowl"},
        {"get 'em", "get ’em"},
        {"1990's", "1990’s"},
        {"Zoe\u0301's", "Zoe\u0301’s"},
        {"'I can't', he said", "‘I can’t’, he said"},
    };
    EXPECT("en", rows);
    for (unsigned i = 0; i < LANGUAGES; i++) {
        i18n_set("", languages[i]);
        assert_string_equal(quoted("don't l'eau O'Brien"), "don’t l’eau O’Brien");
    }
}

static void feet_dots_and_dashes_become_signs_of_their_own(void **state)
{
    static const struct row rows[] = {
        {"He is 5'10\" tall", "He is 5′10″ tall"},
        {"a 27\" screen", "a 27″ screen"},
        {"6' tall", "6′ tall"},
        {"\"He is 5'10\" tall\"", "“He is 5′10″ tall”"},
        {"\"Room 27\" is free", "“Room 27” is free"},
        {"\"Room 27\" and \"room 28\"", "“Room 27” and “room 28”"},
        {"\"the 27\" frame\"", "“the 27″ frame”"},
        {"wait...", "wait…"},
        {"wait....", "wait...."},
        {"one..two", "one..two"},
        {"coffee - or tea", "coffee – or tea"},
        {"well-known", "well-known"},
        {"- a list", "- a list"},
        {"one\n- two", "one\n- two"},
        {"one - ", "one - "},
        {"a -  b", "a -  b"},
    };
    EXPECT("en", rows);
}

static void what_is_typographic_or_code_or_unclear_stays(void **state)
{
    static const char *const same[] = {
        "“Yes”, ‘no’, don’t, 5′10″ … – —",
        "„Ja“, ‚nein‘, »doch«, ›so‹",
        "«" NB "Oui" NB "», « non », l’eau",
        "”نعم“ و’لا‘ و«ربما»",
        "צה\"ל וצ'ק",
        "ג'ורג'",
        "x=\"a\"",
        "printf(\"hello\")",
        "a[\'x\']",
        "--title=\"Hi\"",
        "C:\\it's\\",
        "https://example.org/it's?q=\"a\"",
        "{\"a\":\"b\"}",
        "`it's`",
        "go test ./...",
        "\"",
        "'",
        "\"\"",
        "''",
        " \" ",
        "a \" b ' c",
        "3.5\"x",
        ":'(",
        "他说\"你好\"吧",
        "",
        " ",
        "...." NB "-",
        "plain words, nothing else",
    };
    for (unsigned i = 0; i < LANGUAGES; i++) {
        i18n_set("", languages[i]);
        for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
            const char *is = quoted(same[k]);
            if (strcmp(is, same[k]) != 0) {
                fail_msg("%s: [%s] became [%s]", languages[i], same[k], is);
            }
        }
    }
}

/* The bytes that a stranger would try: quotes, blanks, letters of all directions; half characters
 * come first. */
static void make_noise(char *dst, size_t size, uint64_t *seed, bool broken)
{
    static const char *const piece[] = {
        "\xE2", "\x80", "\xFF", "\"", "'", "\"", "'", " ",      ".", "...", "-", " - ",
        "a",    "s",    "t",    "1",  "90", "(", ")", "\n",     "“", "”",   "’", "„",
        "«",    NB,     "»",    "א",  "م", "ـ", "é", "\u0301", "=", "\\",  "/", "¿",
        ",",    "‘",    "[",    "…",  "–", "n", "'s", "!",      "😀", "\u00A0",
    };
    const unsigned from = broken ? 0 : 3, count = sizeof piece / sizeof *piece - from;
    dst[0] = '\0';
    size_t len = 0;
    for (unsigned i = 0; i < 40; i++) {
        *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        const char *p = piece[from + (*seed >> 33) % count];
        if (len + strlen(p) + 1 > size || (*seed >> 60) == 0) {
            return;
        }
        len += (size_t)sprintf(dst + len, "%s", p);
    }
}

static void noise_stays_in_bounds_and_twice_is_as_good_as_once(void **state)
{
    uint64_t seed = 20261014;
    for (unsigned round = 0; round < 120000; round++) {
        if (round % 20000 == 0) {
            i18n_set("", languages[round / 20000]);
        }
        char s[128], once[1024], twice[4096], cut[64];
        bool broken = round % 2 == 0;
        make_noise(s, sizeof s, &seed, broken);
        size_t room = i18n_quotes_room(s);
        assert_true(room <= sizeof once);
        memset(once, 'x', sizeof once);
        i18n_quotes(once, room, s);
        assert_true(strlen(once) < room);
        assert_int_equal(once[room], 'x');
        i18n_quotes(twice, sizeof twice, once);
        if (strcmp(once, twice) != 0) {
            fail_msg("%s: [%s] became [%s], then [%s]", i18n_language(), s, once, twice);
        }
        size_t size = 1 + round % (sizeof cut - 1);
        memset(cut, 'x', sizeof cut);
        i18n_quotes(cut, size, s);
        assert_true(strlen(cut) < size);
        assert_int_equal(cut[size], 'x');
        assert_memory_equal(cut, once, strlen(cut));
        assert_true(broken || ((unsigned char)once[strlen(cut)] & 0xC0) != 0x80);
    }
}

static void a_long_text_of_quotes_takes_no_longer_than_its_length(void **state)
{
    enum { N = 400000 };
    char *s = malloc(N + 1), *out = malloc((size_t)N * 6 + 1);
    assert_non_null(s);
    assert_non_null(out);
    static const char *const pattern[] = {"'a ", "\"a ", "'a' ", "('", "\"'", "'n"};
    for (size_t k = 0; k < sizeof pattern / sizeof *pattern; k++) {
        for (size_t i = 0; i < N; i++) {
            s[i] = pattern[k][i % strlen(pattern[k])];
        }
        s[N] = '\0';
        i18n_quotes(out, (size_t)N * 6 + 1, s);
        assert_true(strlen(out) >= N);
    }
    free(s);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_its_own_marks),
        cmocka_unit_test(an_apostrophe_is_never_an_opening_quote),
        cmocka_unit_test(feet_dots_and_dashes_become_signs_of_their_own),
        cmocka_unit_test(what_is_typographic_or_code_or_unclear_stays),
        cmocka_unit_test(noise_stays_in_bounds_and_twice_is_as_good_as_once),
        cmocka_unit_test(a_long_text_of_quotes_takes_no_longer_than_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
