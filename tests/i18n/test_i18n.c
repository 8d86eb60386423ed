#include "cm.h"
#include "i18n/i18n.h"
#include "model/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *day(enum i18n_date form)
{
    static char text[64];
    i18n_date(text, sizeof text, date_of((struct ymd){2025, 10, 14}), form);
    return text;
}

static void english_dates_read_as_in_the_design(void **state)
{
    i18n_set("", "en");
    assert_string_equal(day(I18N_DATE_FULL), "Tuesday 14 October");
    assert_string_equal(day(I18N_DATE_SHORT), "Tue 14 October");
    assert_string_equal(day(I18N_DATE_COMPACT), "Tue 14 Oct");
    assert_string_equal(day(I18N_DATE_WEEKDAY_DAY), "Tue 14");
    assert_string_equal(day(I18N_DATE_MONTH), "October");
    assert_string_equal(day(I18N_DATE_WEEKDAY_SHORT), "Tue");
    assert_string_equal(day(I18N_DATE_MONTH_SHORT), "Oct");
    char text[32];
    i18n_time(text, sizeof text, 12 * 60 + 42);
    assert_string_equal(text, "12:42");
    i18n_time(text, sizeof text, 9 * 60 + 5);
    assert_string_equal(text, "09:05");
    i18n_number(text, sizeof text, 1000);
    assert_string_equal(text, "1,000");
    i18n_number(text, sizeof text, 12.5);
    assert_string_equal(text, "12.5");
}

/* What a typographer of the language would set for Wednesday 14 October 2026. The forms for within
 * a line keep the small letters of French, Spanish and Polish; those of a calendar tile begin with
 * a capital; Polish months are in the genitive behind a day and in the nominative alone. */
static void each_language_writes_dates_times_and_numbers_its_own_way(void **state)
{
    enum { FORMS = I18N_DATE_MONTH_SHORT + 1 };
    static const struct {
        const char *language, *date[FORMS];
        const char *morning, *afternoon;     /* 09:05, 17:30 */
        const char *thousand, *many, *tenth; /* 1000, 12345, 12.5 */
    } rows[] = {
        {"en",
         {"Wednesday 14 October", "Wed 14 October", "Wed 14 Oct", "14 October", "Wed 14",
          "Wednesday", "October", "Wed", "Oct"},
         "09:05", "17:30", "1,000", "12,345", "12.5"},
        {"de",
         {"Mittwoch, 14. Oktober", "Mi., 14. Oktober", "Mi., 14. Okt.", "14. Oktober", "Mi., 14.",
          "Mittwoch", "Oktober", "Mi", "Okt"},
         "09:05", "17:30", "1.000", "12.345", "12,5"},
        {"fr",
         {"mercredi 14 octobre", "mer. 14 octobre", "mer. 14 oct.", "14 octobre", "mer. 14",
          "Mercredi", "Octobre", "Mer.", "Oct."},
         "09:05", "17:30", "1\u202F000", "12\u202F345", "12,5"},
        {"es",
         {"miércoles, 14 de octubre", "mié, 14 de octubre", "mié, 14 oct", "14 de octubre",
          "mié 14", "Miércoles", "Octubre", "Mié", "Oct"},
         "9:05", "17:30", "1000", "12.345", "12,5"},
        {"pl",
         {"środa, 14 października", "śr., 14 października", "śr., 14 paź", "14 października",
          "śr., 14", "Środa", "Październik", "Śr.", "Paź"},
         "09:05", "17:30", "1000", "12\u00A0345", "12,5"},
        {"ar",
         {"الأربعاء، 14 أكتوبر", "الأربعاء، 14 أكتوبر", "الأربعاء، 14 أكتوبر", "14 أكتوبر",
          "الأربعاء، 14", "الأربعاء", "أكتوبر", "الأربعاء", "أكتوبر"},
         "9:05 ص", "5:30 م", "1,000", "12,345", "12.5"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[64];
        i18n_set("", rows[i].language);
        for (unsigned form = 0; form < FORMS; form++) {
            i18n_date(text, sizeof text, date_of((struct ymd){2026, 10, 14}), (enum i18n_date)form);
            assert_string_equal(text, rows[i].date[form]);
        }
        i18n_time(text, sizeof text, 9 * 60 + 5);
        assert_string_equal(text, rows[i].morning);
        i18n_time(text, sizeof text, 17 * 60 + 30);
        assert_string_equal(text, rows[i].afternoon);
        i18n_number(text, sizeof text, 1000);
        assert_string_equal(text, rows[i].thousand);
        i18n_number(text, sizeof text, 12345);
        assert_string_equal(text, rows[i].many);
        i18n_number(text, sizeof text, 12.5);
        assert_string_equal(text, rows[i].tenth);
    }
}

static void digits_are_western_and_the_calendar_is_gregorian_everywhere(void **state)
{
    static const char *const languages[] = {"ar", "ar-EG", "ar-SA", "ar-u-nu-arab",
                                            "fa", "bn",    "my",    "th"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        char text[64];
        i18n_set("", languages[i]);
        assert_non_null(strstr(day(I18N_DATE_FULL), "14"));
        i18n_time(text, sizeof text, 9 * 60 + 5);
        assert_non_null(strstr(text, "05"));
        i18n_number(text, sizeof text, 7);
        assert_string_equal(text, "7");
    }
}

static void a_language_that_is_none_still_has_dates(void **state)
{
    i18n_set("", "xx-nonsense-0");
    assert_int_not_equal(strlen(day(I18N_DATE_FULL)), 0);
}

/* ICU writes keywords in full: three letters here are up to 25 there. */
static void a_language_with_many_keywords_fits_or_is_none(void **state)
{
    static const char *const tags[] = {
        "en-u-ks", "ar-u-kk-ks", "en-u-kh-kk", "en-u-ka-kb", "en-u-ka-kb-kh", "en-u-ka-kk-ks-kv",
        "en-u-kh-kk-kn", "en-u-kh-kk-ks", "en-u-ka-kh-kk-kn-kr-ks-kv",
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        i18n_set("", tags[i]);
        assert_int_not_equal(strlen(day(I18N_DATE_FULL)), 0);
        i18n_set("", "en");
        i18n_use(tags[i]);
        assert_int_not_equal(strlen(day(I18N_DATE_FULL)), 0);
        i18n_use("");
    }
}

static void a_catalogue_translates_and_counts(void **state)
{
    /* Made by the test itself: a catalogue as translators write it. */
    char dir[] = "/tmp/breakroom-i18n-XXXXXX", command[1024];
    assert_non_null(mkdtemp(dir));
    snprintf(command, sizeof command,
             "mkdir -p %s/pl/LC_MESSAGES && ln -s /usr/lib/locale/C.utf8 %s/breakroom.utf8 && "
             "printf '%s' | msgfmt -o %s/pl/LC_MESSAGES/breakroom.mo -",
             dir, dir,
             "msgid \"\"\\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\\\n"
             "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%%10>=2 && n%%10<=4 ? 1 : 2;\\\\n\"\\n"
             "msgid \"Say thanks\"\\nmsgstr \"Podziękuj\"\\n"
             "msgid \"%%u day\"\\nmsgid_plural \"%%u days\"\\n"
             "msgstr[0] \"%%u dzień\"\\nmsgstr[1] \"%%u dni\"\\nmsgstr[2] \"%%u dni.\"\\n",
             dir);
    assert_int_equal(system(command), 0);
    i18n_set(dir, "pl");
    assert_string_equal(tr("Say thanks"), "Podziękuj");
    assert_string_equal(trn("%u day", "%u days", 1), "%u dzień");
    assert_string_equal(trn("%u day", "%u days", 3), "%u dni");
    assert_string_equal(trn("%u day", "%u days", 5), "%u dni.");
    assert_string_equal(tr("never translated"), "never translated");
    i18n_set(dir, "en");
    assert_string_equal(tr("Say thanks"), "Say thanks");
    snprintf(command, sizeof command, "rm -r %s", dir);
    assert_int_equal(system(command), 0);
}

static void add_catalogue(const char *dir, const char *language, const char *thanks)
{
    char command[1024];
    snprintf(command, sizeof command,
             "mkdir -p %s/%s/LC_MESSAGES && ln -sfn /usr/lib/locale/C.utf8 %s/breakroom.utf8 && "
             "printf '%s%s\"\\n' | msgfmt -o %s/%s/LC_MESSAGES/breakroom.mo -",
             dir, language, dir,
             "msgid \"\"\\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\\\n\"\\n"
             "msgid \"Say thanks\"\\nmsgstr \"",
             thanks, dir, language);
    assert_int_equal(system(command), 0);
}

static void a_guest_is_spoken_to_and_leaves_nothing_behind(void **state)
{
    char dir[] = "/tmp/breakroom-i18n-XXXXXX", command[64], text[64];
    assert_non_null(mkdtemp(dir));
    add_catalogue(dir, "ar", "قل شكرا");
    add_catalogue(dir, "de", "Danke sagen");
    i18n_set(dir, "de");
    assert_false(i18n_is_rtl());
    for (unsigned i = 0; i < 3; i++) {
        i18n_use("ar");
        assert_string_equal(i18n_language(), "ar");
        assert_string_equal(tr("Say thanks"), "قل شكرا");
        assert_true(i18n_is_rtl());
        assert_non_null(strstr(day(I18N_DATE_FULL), "أكتوبر"));
        i18n_use("");
        assert_string_equal(i18n_language(), "de");
        assert_string_equal(tr("Say thanks"), "Danke sagen");
        assert_false(i18n_is_rtl());
        assert_string_equal(day(I18N_DATE_FULL), "Dienstag, 14. Oktober");
    }
    i18n_use("en");
    assert_string_equal(tr("Say thanks"), "Say thanks");
    i18n_number(text, sizeof text, 1000);
    assert_string_equal(text, "1,000");
    i18n_use("de");
    assert_string_equal(tr("Say thanks"), "Danke sagen");
    i18n_set("", "en");
    i18n_use("ar");
    assert_string_equal(tr("Say thanks"), "Say thanks"); /* that catalogue is of another dir */
    i18n_set("", "en");
    snprintf(command, sizeof command, "rm -r %s", dir);
    assert_int_equal(system(command), 0);
}

static void languages_are_read_from_right_to_left_by_their_script(void **state)
{
    static const char *const rtl[] = {"ar", "he", "fa-IR", "ur", "ckb", "az-Arab"};
    static const char *const ltr[] = {"en", "de-AT", "pl", "zh-Hans", "az", "xx-nonsense-0"};
    for (unsigned i = 0; i < 6; i++) {
        i18n_set("", rtl[i]);
        assert_true(i18n_is_rtl());
        i18n_set("", ltr[i]);
        assert_false(i18n_is_rtl());
    }
}

/* The counters of the screen are printed by printf: two kinds of digits would stand side by
 * side. */
static void digits_are_those_of_the_counters(void **state)
{
    char text[32];
    i18n_set("", "ar");
    i18n_number(text, sizeof text, 860);
    assert_string_equal(text, "860");
    assert_non_null(strstr(day(I18N_DATE_FULL), "14"));
}

static void what_can_be_chosen_has_a_catalogue_and_its_own_name(void **state)
{
    const struct i18n_choice *c;
    char dir[] = "/tmp/breakroom-i18n-XXXXXX", command[128];
    assert_non_null(mkdtemp(dir));
    i18n_set("", "en");
    assert_int_equal(i18n_choices(&c), 1);
    assert_string_equal(c[0].name, "English");
    assert_int_equal(i18n_chosen(), 0);
    add_catalogue(dir, "pl", "x");
    add_catalogue(dir, "de", "x");
    add_catalogue(dir, "pt_BR", "x");
    add_catalogue(dir, "ar", "x");
    snprintf(command, sizeof command, "mkdir -p %s/fr/LC_MESSAGES", dir); /* not translated yet */
    assert_int_equal(system(command), 0);
    i18n_set(dir, "pt-PT");
    assert_int_equal(i18n_choices(&c), 5);
    static const struct { const char *tag, *name; } want[] = {
        {"de", "Deutsch"}, {"en", "English"}, {"pl", "Polski"}, {"pt-BR", "Português (Brasil)"},
        {"ar", "العربية"},
    };
    for (unsigned i = 0; i < 5; i++) {
        assert_string_equal(c[i].tag, want[i].tag);
        assert_string_equal(c[i].name, want[i].name);
    }
    assert_int_equal(i18n_chosen(), 3);
    i18n_use("ar");
    assert_int_equal(i18n_chosen(), 4);
    i18n_set(dir, "nl"); /* no catalogue: its words are English */
    assert_int_equal(i18n_chosen(), 1);
    i18n_set("", "en");
    snprintf(command, sizeof command, "rm -r %s", dir);
    assert_int_equal(system(command), 0);
}

static void folding_forgets_accents_and_case(void **state)
{
    static const struct {
        const char *s, *want;
    } cases[] = {
        {"Zoë", "zoe"}, {"Łukasz Zając", "lukasz zajac"}, {"Tomáš DVOŘÁK", "tomas dvorak"},
        {"Søren", "soren"}, {"Straße", "strasse"},
        {"Þórður Œuvray Æsa", "thordur oeuvray aesa"}, {"ÇAĞLA YILDIRIM", "cagla yildirim"},
        {"Çağla Yıldırım", "cagla yildirim"}, {"Νίκος", "νικοσ"}, {"", ""},
        {"राजू", "राजू"}, {"रोज", "रोज"},
        {"\xFF", "\xEF\xBF\xBD"},
    };
    char out[128];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        i18n_fold(out, sizeof out, cases[i].s);
        assert_string_equal(out, cases[i].want);
    }
    i18n_fold(out, 3, "äöü");
    assert_string_equal(out, "ao");
}

static void names_are_joined_as_the_language_does(void **state)
{
    static const struct {
        const char *language, *two, *three;
    } cases[] = {
        {"en", "Mateusz and Ana", "Mateusz, Ana and Zoë"},
        {"en-US", "Mateusz and Ana", "Mateusz, Ana, and Zoë"},
        {"de", "Mateusz und Ana", "Mateusz, Ana und Zoë"},
        {"pl", "Mateusz i Ana", "Mateusz, Ana i Zoë"},
        {"ar", "Mateusz وAna", "Mateusz وAna وZoë"},
    };
    static const char *const name[] = {"Mateusz", "Ana", "Zoë"};
    char out[128];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        i18n_set("", cases[i].language);
        i18n_list(out, sizeof out, name, 2);
        assert_string_equal(out, cases[i].two);
        i18n_list(out, sizeof out, name, 3);
        assert_string_equal(out, cases[i].three);
        i18n_list(out, sizeof out, name, 1);
        assert_string_equal(out, "Mateusz");
        i18n_list(out, sizeof out, name, 0);
        assert_string_equal(out, "");
    }
    char longest[4000];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const char *const many[] = {longest, longest, longest, longest, "left out"};
    i18n_list(out, sizeof out, many, 5);
    assert_int_equal(strlen(out), sizeof out - 1);
    i18n_set("", "en");
}

static void names_of_other_scripts_are_spelled_in_latin_letters(void **state)
{
    static const struct {
        const char *s, *want;
        enum i18n_spelling spelling;
    } cases[] = {
        {"Вишневский", "visnevskij", I18N_SPELLING_FULL},
        {"Олена Шевченко", "olena sevcenko", I18N_SPELLING_FULL},
        {"Ελένη", "elene", I18N_SPELLING_FULL},
        {"김지훈", "gimjihun", I18N_SPELLING_FULL},
        {"さくら Müller", "sakura muller", I18N_SPELLING_FULL},
        {"محمد", "mhmd", I18N_SPELLING_CONSONANTS},
        {"Иван دوד", "ivan dwd", I18N_SPELLING_CONSONANTS},
        {"Zoë Łukasz", "", I18N_SPELLING_NONE},
        {"王晓明", "", I18N_SPELLING_NONE},
        {"", "", I18N_SPELLING_NONE},
    };
    char out[128];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(i18n_latin(out, sizeof out, cases[i].s), cases[i].spelling);
        assert_string_equal(out, cases[i].want);
    }
}

static void a_name_stands_under_the_letter_of_its_language(void **state)
{
    static const struct {
        const char *language, *name, *want;
    } cases[] = {
        {"en", "Łukasz Zając", "L"}, {"pl", "Łukasz Zając", "Ł"}, {"en", "Čeněk", "C"},
        {"cs", "Čeněk", "Č"},        {"cs", "Chytil", "Ch"},      {"en", "Chytil", "C"},
        {"en", "Åsa", "A"},          {"sv", "Åsa", "Å"},          {"de", "Änne", "A"},
        {"es", "Ñusta", "Ñ"},        {"", "émile", "E"},          {"ar", "أحمد", "ا"},
        {"ar", "ليلى حداد", "ل"},    {"en", "王晓明", "王"},      {"en", "김지훈", "김"},
        {"en", "'t Hooft", "T"},     {"ru", "Ёлкин", "Е"},        {"en", "--", ""},
        {"en", "", ""},              {"en", "3M", "3"},           {"hr", "Ljiljana", "Lj"},
    };
    char out[32];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        i18n_letter(out, sizeof out, cases[i].language, cases[i].name);
        if (strcmp(out, cases[i].want) != 0) {
            print_message("%s in %s\n", cases[i].name, cases[i].language);
        }
        assert_string_equal(out, cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_dates_read_as_in_the_design),
        cmocka_unit_test(each_language_writes_dates_times_and_numbers_its_own_way),
        cmocka_unit_test(digits_are_western_and_the_calendar_is_gregorian_everywhere),
        cmocka_unit_test(a_language_that_is_none_still_has_dates),
        cmocka_unit_test(a_language_with_many_keywords_fits_or_is_none),
        cmocka_unit_test(a_catalogue_translates_and_counts),
        cmocka_unit_test(a_guest_is_spoken_to_and_leaves_nothing_behind),
        cmocka_unit_test(languages_are_read_from_right_to_left_by_their_script),
        cmocka_unit_test(digits_are_those_of_the_counters),
        cmocka_unit_test(what_can_be_chosen_has_a_catalogue_and_its_own_name),
        cmocka_unit_test(folding_forgets_accents_and_case),
        cmocka_unit_test(names_are_joined_as_the_language_does),
        cmocka_unit_test(names_of_other_scripts_are_spelled_in_latin_letters),
        cmocka_unit_test(a_name_stands_under_the_letter_of_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
