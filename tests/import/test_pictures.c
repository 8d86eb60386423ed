/* Pictures of one folder, converted side by side. */
#include "import/import.h"

#include "cm.h"
#include "content/content.h"
#include "import/large.h"
#include "import/stick.h"

static struct stick stick, data;

static int setup(void **state)
{
    stick_new(&stick);
    stick_new(&data);
    mkdir(stick_path(&stick, "posters"), 0755);
    return 0;
}

static int teardown(void **state)
{
    stick_done(&stick);
    stick_done(&data);
    return 0;
}

/* 30 + i pixels wide and two such high, so that it can be told again. */
static void poster(unsigned i, const char *suffix, int scale)
{
    char name[64], path[1100];
    snprintf(name, sizeof name, "posters/%02u%s", i, suffix);
    snprintf(path, sizeof path, "%s", stick_path(&stick, name));
    assert_true(large_write(path, (30 + (int)i) * scale, 60 * scale, 3, (int)i));
}

static unsigned stop_after;

static bool progress(void *ctx, const char *file, unsigned done, unsigned total)
{
    return stop_after == 0 || done < stop_after;
}

static enum err import(struct report *report, unsigned *ret_generation)
{
    const struct import_params params = {.dir = stick.dir, .data_dir = data.dir, .today = 20780,
                                         .progress = progress};
    bool same = false;
    return import_folder(&params, report, ret_generation, &same, NULL);
}

static const char jpeg[] = "\xFF\xD8\xFF\xE0";

/* Large, small, plain, progressive, of other kinds and broken ones, which take other times. */
static void posters_keep_the_order_of_their_names(void **state)
{
    struct report report = {0};
    unsigned generation = 0;
    for (unsigned i = 0; i < 20; i++) {
        switch (i % 5) {
        case 0: poster(i, ".jpg", 40); break;
        case 1: poster(i, ".jpg", 1); break;
        case 2: poster(i, ".jpg[interlace]", 8); break;
        case 3: poster(i, ".png", 4); break;
        case 4: stick_file(&stick, i == 4 ? "posters/04.jpg" : "posters/z.jpg", jpeg); break;
        }
    }
    assert_int_equal(import(&report, &generation), ERR_OK);
    assert_int_equal(report.errors, 2);
    assert_string_equal(report.line[0].file, "posters/04.jpg");
    assert_string_equal(report.line[1].file, "posters/z.jpg");
    assert_int_equal(content_activate(data.dir, generation, NULL), ERR_OK);
    struct model *m = model_new(20780);
    assert_int_equal(content_fill(data.dir, m, NULL), ERR_OK);
    assert_int_equal(m->poster_count, 16);
    for (unsigned n = 0; n < 16; n++) {
        unsigned i = n / 4 * 5 + n % 4;
        assert_int_equal(m->posters[n].width * 60 / m->posters[n].height, 30 + i);
    }
    model_unref(m);
    report_done(&report);
}

static void a_stop_in_the_middle_builds_nothing(void **state)
{
    struct report report = {0};
    unsigned generation = 0;
    for (unsigned i = 0; i < 8; i++) {
        poster(i, ".jpg", 10);
    }
    stop_after = 4;
    assert_int_equal(import(&report, &generation), ERR_UNAVAILABLE);
    stop_after = 0;
    assert_int_equal(generation, 0);
    report_done(&report);
}

static unsigned asked;

static bool count_lunches(void *ctx, const char *file, unsigned done, unsigned total)
{
    asked += strcmp(file, "lunch.jpg") == 0;
    return done <= total;
}

static void a_picture_that_many_socials_name_is_read_once(void **state)
{
    struct report report = {0};
    struct buf socials = {0};
    char path[1100];
    unsigned generation = 0;
    bool same = false;
    buf_puts(&socials, "title,date,picture\n");
    for (unsigned i = 0; i < 700; i++) {
        buf_printf(&socials, "Lunch %u,2026-12-%02u,%s\n", i, i % 28 + 1,
                   i % 2 ? "lunch.jpg" : "Pictures/LUNCH.JPG");
    }
    stick_bytes(&stick, "socials.csv", socials.data, socials.len);
    buf_done(&socials);
    mkdir(stick_path(&stick, "pictures"), 0755);
    snprintf(path, sizeof path, "%s", stick_path(&stick, "pictures/lunch.jpg"));
    assert_true(large_write(path, 400, 300, 3, 1));
    const struct import_params params = {.dir = stick.dir, .data_dir = data.dir, .today = 20780,
                                         .progress = count_lunches};
    asked = 0;
    assert_int_equal(import_folder(&params, &report, &generation, &same, NULL), ERR_OK);
    assert_int_equal(report.errors + report.warnings, 0);
    assert_int_equal(asked, 1);
    report_done(&report);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    if (VIPS_INIT("test_pictures") != 0) {
        return 1;
    }
    const struct CMUnitTest tests[] = {
        CASE(posters_keep_the_order_of_their_names),
        CASE(a_stop_in_the_middle_builds_nothing),
        CASE(a_picture_that_many_socials_name_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
