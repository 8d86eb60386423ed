/* Programs of ours that are run to their end (child_run). How a helper is kept small that reads
 * what strangers made is tested where there is one, in tests/import. */
#include "cm.h"
#include "fault/scratch_each.h"
#include "platform/child.h"
#include "platform/clock.h"

static bool always(void *ctx)
{
    return true;
}

static enum err run(const char *command, struct child_limits limits)
{
    const char *const argv[] = {"/bin/sh", "-c", command, scratch_path(dir, "out"), NULL};
    limits.cpu_s = 10;
    limits.wall = limits.wall ? limits.wall : 10000;
    return child_run(argv, &limits);
}

static size_t size_of(const char *name)
{
    struct stat st;
    return stat(scratch_path(dir, name), &st) == 0 ? (size_t)st.st_size : 0;
}

static void it_may_write_files_of_the_size_it_is_given(void **state)
{
    assert_int_equal(run("printf 12345678 >\"$0\"", (struct child_limits){.file = 8}), ERR_OK);
    assert_int_equal(size_of("out"), 8);
    assert_int_equal(run("printf 123456789 >\"$0\"", (struct child_limits){.file = 8}), ERR_IO);
    assert_int_equal(size_of("out"), 8);
    assert_int_equal(run("printf 1 >\"$0\"", (struct child_limits){0}), ERR_IO);
}

static void its_environment_is_what_it_is_given(void **state)
{
    const char *const environment[] = {"LANGUAGE=pl", NULL};
    assert_int_equal(run("printf \"$LANGUAGE$HOME\" >\"$0\"",
                         (struct child_limits){.file = 64, .environment = environment}), ERR_OK);
    assert_int_equal(size_of("out"), 2);
}

static void much_that_it_says_is_thrown_away(void **state)
{
    assert_int_equal(run("i=0; while [ $i -lt 3000 ]; do echo 0123456789; i=$((i + 1)); done",
                         (struct child_limits){0}), ERR_OK);
}

static void a_status_a_missing_program_and_time_are_errors(void **state)
{
    const char *const nothing[] = {scratch_path(dir, "none"), NULL};
    assert_int_equal(run("exit 1", (struct child_limits){0}), ERR_IO);
    assert_int_equal(child_run(nothing, &(struct child_limits){.wall = 1000}), ERR_NOT_FOUND);
    assert_int_equal(run("sleep 5", (struct child_limits){.wall = 50}), ERR_LIMIT);
    assert_int_equal(run("sleep 5", (struct child_limits){.cancelled = always}), ERR_BUSY);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(it_may_write_files_of_the_size_it_is_given),
        CASE(its_environment_is_what_it_is_given),
        CASE(much_that_it_says_is_thrown_away),
        CASE(a_status_a_missing_program_and_time_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
