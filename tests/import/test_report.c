/* What people are told: every trap a table can hold, with its file, line, column and words. */
#include "import/import.h"

#include "base/caps.h"
#include "import/stick.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct stick stick;

static int begin(void **state)
{
    (void)state;
    stick_new(&stick);
    return 0;
}

static int end(void **state)
{
    (void)state;
    stick_done(&stick);
    return 0;
}

/* The report as text, to be freed. */
static char *check(void)
{
    struct import_params p = {.dir = stick.dir, .today = date_of((struct ymd){2026, 11, 23})};
    struct report report = {0};
    struct diag d = {0};
    struct buf text = {0};
    unsigned generation = 99;
    bool same = true;
    assert_int_equal(import_folder(&p, &report, &generation, &same, &d), ERR_OK);
    assert_int_equal(generation, 0);
    assert_false(same);
    report_text(&report, &text);
    report_done(&report);
    return text.data;
}

#define PEOPLE "name,department,id,birthday,started,photo,active\n"
#define SOCIALS "title,date,time,end date,end time,picture,repeat,hosts\n"

static const struct {
    const char *file, *text;
    const char *expected;      /* part of the report; NULL: no errors and no warnings */
} traps[] = {
    {"people.csv", PEOPLE "Ann,Sales,1,8 June,2020-01-02,,yes\n", NULL},
    {"people.csv", "\xEF\xBB\xBF" PEOPLE "Ann,Sales,1,8 June,,,\n", NULL},
    {"people.csv", "Vorname und Name,Abteilung\nAnn,Sales\n",
     "people.csv:1:1: error: The column “name” is missing; expected: name (needed), department "
     "(needed)"},
    {"people.csv", "Ann,Sales\nBen,Support\n",
     "people.csv:1:1: error: The first line should name the columns, but found “Ann”"},
    {"people.csv", "", "people.csv: error: The file is empty"},
    {"people.csv", PEOPLE "Ann,,1\n",
     "people.csv:2:5: error: department: found nothing, but it is needed. The person was left "
     "out."},
    {"people.csv", PEOPLE ",Sales,1\n", "people.csv:2:1: error: name: found nothing"},
    {"people.csv", PEOPLE "Ann,Sales\nŁucja,Sales,2,31 June\n",
     "people.csv:3:15: error: birthday: found “31 June”, which is not a date; expected one like 8 "
     "June or 08/06. The birthday was left out."},
    {"people.csv", PEOPLE "Ann,Sales,1,03/04,,,\nBen,Sales,2,05/06,,,\n",
     "people.csv:2:13: error: birthday: found “03/04”, which can be two different days, and no "
     "line of the column tells"},
    {"people.csv", PEOPLE "Ann,Sales,1,03/04,,,\nBen,Sales,2,26/06,,,\n", NULL},
    {"people.csv", PEOPLE "Ann,Sales,1,06/26,,,\nBen,Sales,2,26/06,,,\n",
     "people.csv:3:13: error: birthday: found “26/06”, but line 2 has “06/26”: one has the day "
     "first"},
    {"people.csv", PEOPLE "Ann,Sales\nBen,Sales\nAnn,Sales\n",
     "people.csv:4:1: error: name: found “Ann” in the same department as in line 2; two people of "
     "one name need different ids. The second was left out."},
    {"people.csv", PEOPLE "Ann,Sales,7\nBen,Sales,7\n",
     "people.csv:3:11: error: id: found “7”, which line 2 has already"},
    {"people.csv", PEOPLE "Ann,Sales,7\nAnn,Sales,8\n", NULL},
    {"people.csv", PEOPLE "Ann,Sales,1,,,ann.jpg,\n",
     "people.csv:2:15: warning: photo: found “ann.jpg”, but there is no folder “photos”"},
    {"people.csv", PEOPLE "Ann,Sales,1,,,,maybe\n",
     "people.csv:2:16: warning: active: found “maybe”; expected yes or no. It was read as yes."},
    {"people.csv", PEOPLE "Ann,Sales,1,,8 June,,\n",
     "people.csv:2:14: error: started: found “8 June”, which is not a date; expected one like "
     "2026-06-08"},
    {"people.csv", PEOPLE "\"Ann,Sales\nBen,Sales\n",
     "people.csv:2:1: error: Found a quotation mark that is never closed"},
    {"people.csv", PEOPLE "\"Ann\" B,Sales\n",
     "people.csv:2:7: warning: Found text after the closing quotation mark"},
    {"people.csv", PEOPLE "Ann,Sales,1,,,,yes,extra\n",
     "people.csv:2:20: warning: Found “extra” in column 8, but the header names 7 columns"},
    {"people.csv", "name,department,shoe size,hat\nAnn,Sales,39,M\n",
     "people.csv:1:17: note: These columns are not used here and were ignored: “shoe size”, "
     "“hat”."},
    {"people.csv", "name,name,department\nAnn,Bob,Sales\n",
     "people.csv:1:6: warning: The column “name” is there twice"},
    {"people.csv", "name,department\nM\xFCller,Sales\n",
     "people.csv: note: The file is not UTF-8 and was read as Windows-1252"},
    {"departments.csv", "department,colour\nSales,#1E3FAE\n",
     "departments.csv:2:7: note: colour: #1E3FAE became “cobalt”"},
    {"departments.csv", "department,colour\nSales,beige\n",
     "departments.csv:2:7: warning: colour: found “beige”; expected one of cobalt, vermilion"},
    {"departments.csv", "department\nSales\nSALES\n",
     "departments.csv:3:1: warning: department: found “SALES” a second time"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,,15:00,,weekly,\n", NULL},
    {"socials.csv", SOCIALS "Quiz,,14:00\n",
     "socials.csv:2:6: error: date: found nothing, but it is needed. The social was left out."},
    {"socials.csv", SOCIALS "Quiz,soon,14:00\n",
     "socials.csv:2:6: error: date: found “soon”, which is not a date"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,2\n",
     "socials.csv:2:17: error: time: found “2”, which is not a time; expected one like 14:00 or "
     "2:30 pm"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,2026-11-30\n",
     "socials.csv:2:23: warning: end date: found “2026-11-30”, which is before the start"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,,13:00\n",
     "socials.csv:2:24: warning: end time: found “13:00”, which is before the start"},
    {"socials.csv", SOCIALS "Party,2026-12-01,20:00,,02:00\n", NULL},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,,,,sometimes\n",
     "socials.csv:2:26: error: repeat: found “sometimes”"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,,,,,Kitchen\n",
     "socials.csv:2:27: warning: hosts: found “Kitchen”, which is no department"},
    {"socials.csv", SOCIALS "Quiz,2026-12-01,14:00,,,quiz.png\n",
     "socials.csv:2:25: warning: picture: found “quiz.png”, but no file is called so"},
    {"socials.csv", "title,date\nA,03/04/2026\n",
     "socials.csv:2:3: error: date: found “03/04/2026”, which can be two different days"},
    {"competitions.csv", "competition,goal,starts,ends\nRelay,many,,\n",
     "competitions.csv:2:7: error: goal: found “many”; expected a number like 1000"},
    {"competitions.csv", "competition,goal\nRelay,\"1,000\"\n", NULL},
    {"competitions.csv", "competition\nRelay\nRelay\n",
     "competitions.csv:3:1: error: competition: found “Relay” a second time"},
    {"competitions.csv", "competition,starts,ends\nRelay,2026-12-01,2026-11-01\n",
     "competitions.csv:2:18: warning: ends: found “2026-11-01”, which is before the start"},
    {"teams.csv", "competition,team,member\nRelay,Owls,Nobody\n",
     "teams.csv:2:12: error: member: found “Nobody”, who is not in people.csv"},
    {"scores.csv", "competition,team,points,kind\nRelay,Owls,lots,\n",
     "scores.csv:2:12: error: points: found “lots”; expected a number like 12 or 7.5"},
    {"scores.csv", "competition,team,points,kind\nRelay,Owls,12.5,sum\n",
     "scores.csv:2:17: warning: kind: found “sum”; expected “total” or nothing"},
    {"values.csv", "value\nKind\nKind\n", "values.csv:3:1: warning: value: found “Kind” a second"},
    {"held-words.csv", "word\n!!!\n", "held-words.csv:2:1: warning: word: found “!!!”"},
    {"settings.ini", "[settings]\nquiet hours = 19:00-06:30\nweek starts on=Sunday\n", NULL},
    {"settings.ini", "quiet hours = late\n",
     "settings.ini:1:15: error: quiet hours: found “late”; expected two times like 19:00-06:30"},
    {"settings.ini", "seconds per slide: 1000\n",
     "settings.ini:1:20: error: seconds per slide: found “1000”; expected a number from 3 to 300"},
    {"settings.ini", "language = english please\n",
     "settings.ini:1:12: error: language: found “english please”; expected a language code like "
     "en, de, fr, es, pl, ar or pt-BR. The setting was left out."},
    {"settings.ini", "language = Deutsch\n", "settings.ini:1:12: error: language: found “Deutsch”"},
    {"settings.ini", "language = xx\n", "settings.ini:1:12: error: language: found “xx”"},
    {"settings.ini", "language = de-\n", "settings.ini:1:12: error: language: found “de-”"},
    {"settings.ini", "language = en-u-kh-kk-kn\n", /* 64 bytes in ICU, to the last of an array */
     "settings.ini:1:12: error: language: found “en-u-kh-kk-kn”"},
    {"settings.ini", "language = en\n", NULL},
    {"settings.ini", "language = de\n", NULL},
    {"settings.ini", "language = fr\n", NULL},
    {"settings.ini", "language = es\n", NULL},
    {"settings.ini", "language = pl\n", NULL},
    {"settings.ini", "language = ar\n", NULL},
    {"settings.ini", "language = pt_BR\n", NULL},
    {"settings.ini", "birthday on 29 February = never\n",
     "settings.ini:1:27: error: birthday on 29 February: found “never”; expected 28 Feb or 1 Mar"},
    {"settings.ini", "\n  hello\n", "settings.ini:2:3: error: Found “hello”; expected a line like"},
    {"settings.ini", "colour = blue\n",
     "settings.ini:1:1: warning: Found the setting “colour”, which is not known"},
    {"posters/posters.csv", "file\nmissing.png\n",
     "posters/posters.csv:2:1: error: file: found “missing.png”, but the folder “posters” has no "
     "such picture"},
};

static void names_file_line_and_column_of_every_problem(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
        begin(NULL);
        stick_file(&stick, traps[i].file, traps[i].text);
        char *report = check();
        const char *expected = traps[i].expected ? traps[i].expected : "\n0 errors, 0 warnings.\n";
        if (!strstr(report, expected)) {
            fail_msg("%s\n%s\nexpected: %s\nreported: %s", traps[i].file, traps[i].text, expected,
                     report);
        }
        free(report);
        end(NULL);
    }
}

static void lists_what_it_does_not_read(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales\n");
    stick_file(&stick, "people.xlsx", "PK");
    stick_file(&stick, "teams.ODS", "PK");
    stick_file(&stick, "Book1.xlsx", "PK");
    stick_file(&stick, "~$people.xlsx", "lock");
    stick_file(&stick, "invoice.pdf", "%PDF");
    stick_file(&stick, ".DS_Store", "x");
    stick_file(&stick, "import-report-2026-01-01.txt", "x");
    char *report = check();
    assert_non_null(strstr(report, "people.xlsx: warning: Found “people.csv” as well"));
    assert_non_null(strstr(report, "teams.ODS: warning: Found an OpenDocument spreadsheet"));
    assert_non_null(strstr(report, "Book1.xlsx: note: No table is called so"));
    assert_non_null(strstr(report, "invoice.pdf: note: This file is not read by this version"));
    assert_null(strstr(report, ".DS_Store"));
    assert_null(strstr(report, "~$"));
    assert_null(strstr(report, "import-report"));
    free(report);
}

static void finds_the_folder_that_holds_content(void **state)
{
    (void)state;
    static const char *const names[] = {"PEOPLE.CSV", "Breakroom/people.csv", "any/People.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        begin(NULL);
        stick_file(&stick, names[i], PEOPLE "Ann,Sales\n");
        char *report = check();
        assert_non_null(strstr(report, "people: 1\n"));
        free(report);
        end(NULL);
    }
    begin(NULL);
}

static enum err fail_to_open(const char *dir, char text[static 512])
{
    struct import_params p = {.dir = dir, .today = 0};
    struct report report = {0};
    struct diag d = {0};
    unsigned generation = 99;
    bool same = true;
    enum err e = import_folder(&p, &report, &generation, &same, &d);
    assert_int_equal(generation, 99);
    assert_int_equal(report.count, 0);
    report_done(&report);
    memcpy(text, d.text, sizeof d.text);
    return e;
}

static void refuses_folders_it_cannot_understand(void **state)
{
    (void)state;
    char text[512];
    assert_int_equal(fail_to_open(stick_path(&stick, "missing"), text), ERR_NOT_FOUND);
    assert_non_null(strstr(text, "cannot be read: not found"));
    stick_file(&stick, "letter.txt", "Dear all");
    assert_int_equal(fail_to_open(stick.dir, text), ERR_BAD_DATA);
    assert_non_null(strstr(text, "No file here"));
    assert_int_equal(fail_to_open(stick_path(&stick, "letter.txt"), text), ERR_NOT_FOUND);
    assert_non_null(strstr(text, "letter.txt” is not a folder"));
    stick_file(&stick, "one/people.csv", PEOPLE);
    stick_file(&stick, "two/people.csv", PEOPLE);
    assert_int_equal(fail_to_open(stick.dir, text), ERR_BAD_DATA);
    assert_non_null(strstr(text, "More than one folder"));
}

static void follows_no_links_and_opens_no_devices(void **state)
{
    (void)state;
    stick_file(&stick, "values.csv", "value\nKind\n");
    assert_int_equal(symlink("/etc/passwd", stick_path(&stick, "people.csv")), 0);
    assert_int_equal(symlink("/etc", stick_path(&stick, "photos")), 0);
    assert_int_equal(mkfifo(stick_path(&stick, "socials.csv"), 0600), 0);
    char *report = check();
    assert_non_null(strstr(report, "people.csv: error: Found something that is not a file (links"));
    assert_non_null(strstr(report, "photos: error: Found something that is not a folder"));
    assert_non_null(strstr(report, "socials.csv: error: Found something that is not a file"));
    assert_non_null(strstr(report, "values: 1\n"));
    free(report);
}

static void keeps_strange_names_of_files_on_one_line(void **state)
{
    (void)state;
    stick_file(&stick, "values.csv", "value\nKind\n");
    stick_file(&stick, "a\nb\x1b[2J\xff.txt", "");
    char *report = check();
    const char *line = strstr(report, "This file is not read");
    assert_non_null(line);
    while (line > report && line[-1] != '\n') {
        line--;
    }
    assert_memory_equal(line, "a", 1);
    for (const char *p = report; *p; p++) {
        assert_true(*p == '\n' || (unsigned char)*p >= ' ');
        assert_int_not_equal((unsigned char)*p, 0xFF);
    }
    free(report);
}

static void misses_the_folder_that_posters_csv_is_about(void **state)
{
    (void)state;
    stick_file(&stick, "values.csv", "value\nKind\n");
    stick_file(&stick, "posters.csv", "file\nfair.png\n");
    char *report = check();
    assert_non_null(strstr(report, "posters.csv: error: There is no folder “posters”"));
    free(report);
}

static void holds_to_its_limits(void **state)
{
    (void)state;
    struct buf big = {0};
    buf_puts(&big, "name,department\n");
    for (unsigned i = 0; i < CAP_FIELD_CHARACTERS + 1; i++) {
        buf_puts(&big, "é");
    }
    buf_puts(&big, ",Sales\nBen,Sales\n");
    stick_file(&stick, "people.csv", big.data);
    char *report = check();
    assert_non_null(strstr(report, "people.csv:2:1: error: Found a field of 4001 characters; "
                                   "expected at most 4000"));
    free(report);
    while (big.len <= CAP_TABLE_BYTES) {
        buf_puts(&big, "Somebody with a name that fills some space,Department of space\n");
    }
    stick_file(&stick, "people.csv", big.data);
    report = check();
    assert_non_null(strstr(report, "people.csv: error: Found a file of more than 5 MB"));
    free(report);
    buf_reset(&big);
    buf_puts(&big, "department\n");
    for (unsigned i = 0; i <= CAP_DEPARTMENTS; i++) {
        buf_printf(&big, "Department %u\n", i);
    }
    stick_file(&stick, "departments.csv", big.data);
    report = check();
    assert_non_null(strstr(report, "departments.csv:66:1: error: department: found more than 64"));
    free(report);
    buf_done(&big);
    for (unsigned i = 0; i <= 20000; i++) {
        char name[32];
        snprintf(name, sizeof name, "posters/%u.png", i);
        stick_bytes(&stick, name, "", 0);
    }
    report = check();
    assert_non_null(strstr(report, "posters: error: Found too many files"));
    free(report);
}

static void says_how_teams_are_odd(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales\nBen,Sales\nCem,Support\nDot,Support\n");
    stick_file(&stick, "competitions.csv", "competition\nRelay\n");
    stick_file(&stick, "teams.csv", "competition,team,member\n"
                                    "Relay,Owls,Ann\nRelay,Owls,Ben\n"
                                    "Relay,Larks,Cem\nRelay,Larks,Ann\n"
                                    "Chess,Owls,Dot\n");
    stick_file(&stick, "scores.csv", "competition,team,points\nRelay,owls,3\nRelay,Ravens,4\n");
    char *report = check();
    assert_non_null(strstr(report, "teams.csv:2:7: warning: team: everybody in “Owls” is from "
                                   "Sales, while other teams are mixed"));
    assert_null(strstr(report, "everybody in “Larks”"));
    assert_non_null(strstr(report, "teams.csv:6:1: error: competition: found “Chess”, which "
                                   "competitions.csv does not list"));
    assert_non_null(strstr(report, "scores.csv:3:7: error: team: found “Ravens”"));
    assert_non_null(strstr(report, "scores: 1\n"));
    free(report);
}

static void reads_other_languages_and_separators(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "sep=;\r\nMitarbeiter;Abteilung;Geburtstag;Eintrittsdatum\r\n"
        "Jörg;Vertrieb;26.06.;1.2.2020\r\n",
        "Nom complet;Service;Anniversaire\nZoé;Ventes;8 août\n",
        "Nombre\tDepartamento\tCumpleaños\nJosé\tVentas\t8 de junio\n",
        "Imię i nazwisko;Dział;Urodziny\nŁukasz;Sprzedaż;8 czerwca\n",
        "NAME *,Department (short),Date of Birth\nAnn,Sales,1984-06-08\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        begin(NULL);
        stick_file(&stick, "people.csv", tables[i]);
        char *report = check();
        if (!strstr(report, "people: 1\n") || !strstr(report, "\n0 errors, 0 warnings.\n")) {
            fail_msg("%s%s", tables[i], report);
        }
        free(report);
        end(NULL);
    }
    begin(NULL);
}

static void reads_utf16(void **state)
{
    (void)state;
    static const char ascii[] = "name\tdepartment\nAnn\tSales\n";
    unsigned char wide[2 * sizeof ascii];
    for (int mark = 0; mark < 2; mark++) {
        for (int big = 0; big < 2; big++) {
            size_t n = 0;
            if (mark) {
                wide[n++] = big ? 0xFE : 0xFF;
                wide[n++] = big ? 0xFF : 0xFE;
            }
            for (const char *p = ascii; *p; p++) {
                wide[n++] = big ? 0 : (unsigned char)*p;
                wide[n++] = big ? (unsigned char)*p : 0;
            }
            stick_bytes(&stick, "people.csv", wide, n);
            char *report = check();
            assert_non_null(strstr(report, "people: 1\n"));
            free(report);
        }
    }
}

static void writes_json_that_keeps_every_character(void **state)
{
    (void)state;
    struct report r = {0};
    struct buf out = {0};
    report_add(&r, REPORT_ERROR, "a\"b.csv", 3, 4, "tab\t, back\\slash, “quotes”");
    report_json(&r, &out);
    assert_string_equal(out.data, "{\"errors\":1,\"warnings\":0,\"lines\":[{\"severity\":\"error\","
                                  "\"file\":\"a\\\"b.csv\",\"line\":3,\"column\":4,\"text\":"
                                  "\"tab\\u0009, back\\\\slash, “quotes”\"}],\"parts\":[]}\n");
    buf_done(&out);
    report_done(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_file_line_and_column_of_every_problem),
        cmocka_unit_test_setup_teardown(lists_what_it_does_not_read, begin, end),
        cmocka_unit_test_setup_teardown(finds_the_folder_that_holds_content, begin, end),
        cmocka_unit_test_setup_teardown(refuses_folders_it_cannot_understand, begin, end),
        cmocka_unit_test_setup_teardown(follows_no_links_and_opens_no_devices, begin, end),
        cmocka_unit_test_setup_teardown(keeps_strange_names_of_files_on_one_line, begin, end),
        cmocka_unit_test_setup_teardown(misses_the_folder_that_posters_csv_is_about, begin, end),
        cmocka_unit_test_setup_teardown(holds_to_its_limits, begin, end),
        cmocka_unit_test_setup_teardown(says_how_teams_are_odd, begin, end),
        cmocka_unit_test_setup_teardown(reads_other_languages_and_separators, begin, end),
        cmocka_unit_test_setup_teardown(reads_utf16, begin, end),
        cmocka_unit_test(writes_json_that_keeps_every_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
