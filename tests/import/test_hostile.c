#include "cm.h"
#include "import/import.h"
#include "import/stick.h"

#include <errno.h>
#include <signal.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

/* What nobody's stick has by accident. Each is refused in words; nothing outside is read, and what
 * is sound beside it is taken. */

static struct stick stick, outside;
static struct report report;
static struct diag said;
static void (*before)(const char *file); /* each file that is read; NULL for nothing */

static int setup(void **state)
{
    stick_new(&stick);
    stick_new(&outside);
    report = (struct report){0};
    said = (struct diag){0};
    before = NULL;
    stick_file(&outside, "people.csv", "name,department\nSECRET,Sales\n");
    stick_file(&outside, "face.png", "SECRET");
    return 0;
}

static int teardown(void **state)
{
    report_done(&report);
    stick_done(&stick);
    stick_done(&outside);
    return 0;
}

static bool meddle(void *ctx, const char *file, unsigned done, unsigned total)
{
    if (before) {
        before(file);
    }
    return true;
}

static enum err read_stick(void)
{
    unsigned generation = 0;
    bool same = false;
    struct import_params p = {.dir = stick.dir, .today = date_of((struct ymd){2026, 11, 23}),
                              .progress = meddle};
    enum err e = import_folder(&p, &report, &generation, &same, &said);
    for (unsigned i = 0; i < report.count; i++) {
        assert_null(strstr(report.line[i].text, "SECRET"));
    }
    return e;
}

static const struct report_line *line_of(const char *file, const char *words)
{
    for (unsigned i = 0; i < report.count; i++) {
        if (strcmp(report.line[i].file, file) == 0 && strstr(report.line[i].text, words)) {
            return &report.line[i];
        }
    }
    return NULL;
}

static unsigned people(void)
{
    for (unsigned i = 0; i < report.part_count; i++) {
        if (strcmp(report.part[i].part, "people") == 0) {
            return report.part[i].total;
        }
    }
    return 0;
}

static void link_to(const char *target, const char *name)
{
    assert_int_equal(symlink(target, stick_path(&stick, name)), 0);
}

static void links_are_not_followed(void **state)
{
    char target[512];
    snprintf(target, sizeof target, "%s/people.csv", outside.dir);
    link_to(target, "people.csv");
    link_to("/etc/passwd", "socials.csv");
    link_to("/proc/self/environ", "settings.ini");
    link_to("departments.csv", "departments.csv");
    link_to(outside.dir, "posters");
    link_to(outside.dir, "photos");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    assert_int_equal(read_stick(), ERR_OK);
    static const char *const files[] = {"people.csv", "socials.csv", "settings.ini",
                                        "departments.csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct report_line *l = line_of(files[i], "links are not followed");
        assert_non_null(l);
        assert_int_equal(l->severity, REPORT_ERROR);
    }
    assert_non_null(line_of("posters", "links are not followed"));
    assert_int_equal(people(), 0);
}

static void a_folder_of_links_beside_a_sound_file_is_refused_one_by_one(void **state)
{
    char name[64];
    stick_file(&stick, "posters/posters.csv", "file,caption\n../people.csv,x\n/etc/passwd,y\n");
    for (unsigned i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "posters/%03u.png", i);
        link_to("/dev/zero", name);
    }
    assert_int_equal(read_stick(), ERR_OK);
    for (unsigned i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "posters/%03u.png", i);
        if (!line_of(name, "links are not followed") && !line_of(name, "ignored")) {
            fail_msg("nothing about %s", name);
        }
    }
    const struct report_line *l = line_of("posters/posters.csv", "../people.csv");
    assert_non_null(l);
    assert_int_equal(l->line, 2);
    assert_int_equal(l->column, 1);
}

static void names_with_dots_and_slashes_stay_inside(void **state)
{
    char row[600];
    stick_file(&stick, "departments.csv", "department\nSales\n");
    snprintf(row, sizeof row,
             "name,department,photo\nAnn,Sales,../../../../../../etc/passwd\n"
             "Ben,Sales,%s/face.png\nCy,Sales,..\nDi,Sales,photos/../../face.png\n",
             outside.dir);
    stick_file(&stick, "people.csv", row);
    stick_file(&stick, "photos/readme.txt", "x");
    assert_int_equal(read_stick(), ERR_OK);
    assert_int_equal(people(), 4);
    for (unsigned i = 2; i <= 5; i++) {
        bool found = false;
        for (unsigned k = 0; k < report.count; k++) {
            found = found || (report.line[k].line == i && report.line[k].column > 0);
        }
        if (!found) {
            fail_msg("nothing about line %u", i);
        }
    }
}

static void fifos_sockets_and_devices_are_no_files(void **state)
{
    alarm(20); /* opening a FIFO for reading blocks for ever */
    assert_int_equal(mkfifo(stick_path(&stick, "people.csv"), 0644), 0);
    stick_file(&stick, "posters/x.txt", "");
    assert_int_equal(mkfifo(stick_path(&stick, "posters/a.png"), 0644), 0);
    bool root = mknod(stick_path(&stick, "socials.csv"), S_IFCHR | 0644, makedev(1, 5)) == 0;
    stick_file(&stick, "values.csv", "value\nPatience\n");
    assert_int_equal(read_stick(), ERR_OK);
    alarm(0);
    assert_non_null(line_of("people.csv", "not a file"));
    assert_non_null(line_of("posters/a.png", "not a file"));
    if (root) {
        assert_non_null(line_of("socials.csv", "not a file"));
    }
}

static void thirty_thousand_files_are_too_many(void **state)
{
    stick_file(&stick, "people.csv", "name,department\nAnn,Sales\n");
    for (unsigned i = 0; i < 20001; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        int fd = open(stick_path(&stick, name), O_WRONLY | O_CREAT, 0644);
        assert_true(fd >= 0);
        close(fd);
    }
    assert_int_equal(read_stick(), ERR_LIMIT);
    assert_non_null(strstr(said.text, "holds more than 20000 files; expected fewer"));
}

static void names_of_255_bytes_and_of_no_encoding_are_told_readably(void **state)
{
    char name[256];
    memset(name, 'n', 251);
    strcpy(name + 251, ".csv");
    stick_file(&stick, name, "x");
    stick_file(&stick, "\xFF\xFE\x80.csv", "x");
    stick_file(&stick, "a\nb\x1B[2J.csv", "x");
    stick_file(&stick, "people.csv", "name,department\nAnn,Sales\n");
    assert_int_equal(read_stick(), ERR_OK);
    assert_int_equal(people(), 1);
    assert_non_null(line_of(name, "was ignored"));
    assert_non_null(line_of("a b[2J.csv", "was ignored"));
    for (unsigned i = 0; i < report.count; i++) {
        for (const char *p = report.line[i].file; *p; p++) {
            assert_true((unsigned char)*p >= 0x20);
        }
    }
}

static void folders_in_folders_are_not_searched(void **state)
{
    char path[700] = "";
    for (unsigned i = 0; i < 300; i++) {
        strcat(path, "d/");
        if (mkdir(stick_path(&stick, path), 0755) != 0) {
            break;
        }
    }
    stick_file(&stick, "values.csv", "value\nPatience\n");
    assert_int_equal(read_stick(), ERR_OK);
}

static void a_file_that_claims_a_terabyte_is_not_read(void **state)
{
    stick_file(&stick, "people.csv", "name,department\n");
    stick_file(&stick, "posters/a.png", "x");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    assert_int_equal(truncate(stick_path(&stick, "people.csv"), (off_t)1 << 36), 0);
    assert_int_equal(truncate(stick_path(&stick, "posters/a.png"), (off_t)1 << 36), 0);
    assert_int_equal(read_stick(), ERR_OK);
    assert_non_null(line_of("people.csv", "more than 5 MB"));
    assert_non_null(line_of("posters/a.png", "more than 100 MB"));
}

static void two_gigabytes_of_nothing_are_not_read(void **state)
{
    stick_file(&stick, "posters/a.png", "");
    stick_file(&stick, "team.ics", "");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    assert_int_equal(truncate(stick_path(&stick, "posters/a.png"), (off_t)2 << 30), 0);
    assert_int_equal(truncate(stick_path(&stick, "team.ics"), (off_t)2 << 30), 0);
    alarm(20);
    assert_int_equal(read_stick(), ERR_OK);
    alarm(0);
    assert_non_null(line_of("posters/a.png", "more than 100 MB"));
    assert_non_null(line_of("team.ics", "more than 5 MB"));
}

static void names_that_differ_only_in_capital_letters_are_told(void **state)
{
    stick_file(&stick, "People.csv", "name,department\nAnn,Sales\n");
    stick_file(&stick, "people.CSV", "name,department\nBen,Sales\nCy,Sales\n");
    stick_file(&stick, "photos/x.txt", "");
    stick_file(&stick, "PHOTOS/y.txt", "");
    assert_int_equal(read_stick(), ERR_OK);
    assert_int_equal(people(), 1);
    assert_non_null(line_of("people.CSV", "Found “People.csv” as well"));
    assert_non_null(line_of("photos", "Found “PHOTOS” as well"));
}

static void names_that_turn_what_stands_beside_them_are_cleaned(void **state)
{
    stick_file(&stick, "people.csv", "name,department\nAnn,Sales\n");
    stick_file(&stick, "\xE2\x80\xAEgnp.exe", "x");
    stick_file(&stick, "a\xE2\x81\xA6\xC2\x9B" "b.csv", "x");
    stick_file(&stick, "posters/\xE2\x80\xAEgnp.exe.png", "x");
    assert_int_equal(read_stick(), ERR_OK);
    assert_non_null(line_of("gnp.exe", "was ignored"));
    assert_non_null(line_of("ab.csv", "was ignored"));
    assert_non_null(line_of("posters/gnp.exe.png", "left out"));
}

static void becomes_a_link(const char *file)
{
    if (strcmp(file, "values.csv") != 0 && strchr(file, '.')) {
        char path[1024], target[512];
        bool poster = strcmp(file, "a.png") == 0;
        snprintf(path, sizeof path, "%s/%s%s", stick.dir, poster ? "posters/" : "", file);
        snprintf(target, sizeof target, "%s/%s", outside.dir, poster ? "face.png" : "people.csv");
        if (unlink(path) == 0) {
            assert_int_equal(symlink(target, path), 0);
        }
    }
}

static void a_file_that_became_a_link_after_it_was_listed_is_not_followed(void **state)
{
    stick_file(&stick, "people.csv", "name,department\nAnn,Sales\n");
    stick_file(&stick, "team.ics", "BEGIN:VCALENDAR\n");
    stick_file(&stick, "posters/a.png", "x");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    before = becomes_a_link;
    assert_int_equal(read_stick(), ERR_OK);
    assert_non_null(line_of("people.csv", "links are not followed"));
    assert_non_null(line_of("team.ics", "links are not followed"));
    assert_non_null(line_of("posters/a.png", "links are not followed"));
    assert_int_equal(people(), 0);
}

static void becomes_large(const char *file)
{
    if (strcmp(file, "people.csv") == 0) {
        assert_int_equal(truncate(stick_path(&stick, file), 6 << 20), 0);
    }
}

static void a_file_that_grew_after_it_was_listed_is_held_to_the_limit(void **state)
{
    stick_file(&stick, "people.csv", "name,department\nAnn,Sales\n");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    before = becomes_large;
    assert_int_equal(read_stick(), ERR_OK);
    assert_non_null(line_of("people.csv", "more than 5 MB"));
}

enum { ROWS_MOST = 5000 };

/* For ever: people.csv has no, some or all of its rows. */
static void change_for_ever(int fd)
{
    static char text[ROWS_MOST * 16];
    size_t n = (size_t)snprintf(text, sizeof text, "name,department\n");
    for (unsigned i = 0; i < ROWS_MOST; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "P%u,Sales\n", i);
    }
    for (unsigned i = 1;; i++) {
        if (pwrite(fd, text, n, 0) < 0 || ftruncate(fd, (off_t)(i * 7919 % n)) != 0) {
            _exit(1);
        }
    }
}

static void a_file_that_grows_and_shrinks_while_it_is_read_is_read_as_something(void **state)
{
    stick_file(&stick, "people.csv", "");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    int fd = open(stick_path(&stick, "people.csv"), O_WRONLY | O_CLOEXEC);
    pid_t child = fork();
    if (child == 0) {
        change_for_ever(fd);
    }
    assert_true(child > 0);
    unsigned different = 0, last = 0;
    for (unsigned i = 0; i < 40 || (different < 2 && i < 2000); i++) {
        assert_int_equal(read_stick(), ERR_OK);
        assert_true(people() <= ROWS_MOST);
        different += people() != last;
        last = people();
        report_done(&report);
        usleep(1000); /* where one core does both, its turn */
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(fd);
    assert_true(different > 1); /* it did change */
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(links_are_not_followed),
        CASE(a_folder_of_links_beside_a_sound_file_is_refused_one_by_one),
        CASE(names_with_dots_and_slashes_stay_inside),
        CASE(fifos_sockets_and_devices_are_no_files),
        CASE(thirty_thousand_files_are_too_many),
        CASE(names_of_255_bytes_and_of_no_encoding_are_told_readably),
        CASE(folders_in_folders_are_not_searched),
        CASE(a_file_that_claims_a_terabyte_is_not_read),
        CASE(two_gigabytes_of_nothing_are_not_read),
        CASE(names_that_differ_only_in_capital_letters_are_told),
        CASE(names_that_turn_what_stands_beside_them_are_cleaned),
        CASE(a_file_that_became_a_link_after_it_was_listed_is_not_followed),
        CASE(a_file_that_grew_after_it_was_listed_is_held_to_the_limit),
        CASE(a_file_that_grows_and_shrinks_while_it_is_read_is_read_as_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
