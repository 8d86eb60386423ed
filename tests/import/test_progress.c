#include "cm.h"
#include "import/import.h"
#include "import/stick.h"

#include "platform/fs.h"

static struct stick stick, data;
static struct report report;
static struct diag said;

static int setup(void **state)
{
    stick_new(&stick);
    stick_new(&data);
    report = (struct report){0};
    said = (struct diag){0};
    stick_file(&stick, "people.csv", "name,department,photo\nAnn,Sales,ann.png\n"
                                     "Bo,Sales,ann.png\n");
    stick_file(&stick, "values.csv", "value\nPatience\n");
    stick_file(&stick, "readme.txt", "not counted");
    struct stick_chunk png = stick_png(8, 8, 8);
    stick_bytes(&stick, "photos/ann.png", png.bytes, png.n);
    stick_bytes(&stick, "posters/lunch.png", png.bytes, png.n);
    return 0;
}

static int teardown(void **state)
{
    report_done(&report);
    stick_done(&stick);
    stick_done(&data);
    return 0;
}

struct seen {
    unsigned calls, last, total, stop_at;
    char file[64], pull[64];
};

static bool see(void *ctx, const char *file, unsigned done, unsigned total)
{
    struct seen *s = ctx;
    assert_true(done >= s->last && done <= total);
    s->last = done;
    s->total = total;
    snprintf(s->file, sizeof s->file, "%s", file);
    if (strcmp(file, s->pull) == 0) {
        assert_int_equal(unlink(stick_path(&stick, file)), 0);
        assert_int_equal(mkdir(stick_path(&stick, file), 0755), 0);
    }
    return ++s->calls != s->stop_at;
}

static enum err import(struct seen *s, unsigned *ret_generation)
{
    bool same = false;
    struct import_params p = {
        .dir = stick.dir, .data_dir = data.dir, .today = 20000, .progress = see, .ctx = s,
    };
    return import_folder(&p, &report, ret_generation, &same, &said);
}

static void every_file_is_named_before_it_is_read_and_the_total_is_known(void **state)
{
    struct seen s = {0};
    unsigned generation = 0;
    assert_int_equal(import(&s, &generation), ERR_OK);
    assert_int_equal(generation, 1);
    assert_int_equal(s.total, 4);
    assert_true(s.calls >= 4);
}

static void cancelled_at_any_file_nothing_is_built(void **state)
{
    struct seen all = {0};
    unsigned generation = 0;
    assert_int_equal(import(&all, &generation), ERR_OK);
    report_done(&report);
    for (unsigned n = 1; n <= all.calls; n++) {
        struct seen s = {.stop_at = n};
        generation = 99;
        assert_int_equal(import(&s, &generation), ERR_UNAVAILABLE);
        assert_int_equal(s.calls, n);
        assert_int_equal(generation, 99);
        assert_non_null(strstr(said.text, "was cancelled. The content stays as it was"));
        report_done(&report);
    }
}

static void a_file_that_became_something_else_is_reported_alone(void **state)
{
    struct seen s = {.pull = "values.csv"};
    unsigned generation = 0;
    assert_int_equal(import(&s, &generation), ERR_OK);
    assert_int_equal(generation, 1);
    assert_int_equal(report.errors, 1);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_file_is_named_before_it_is_read_and_the_total_is_known),
        CASE(cancelled_at_any_file_nothing_is_built),
        CASE(a_file_that_became_something_else_is_reported_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
