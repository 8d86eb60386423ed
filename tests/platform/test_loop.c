#include "cm.h"
#include "platform/fs.h"
#include "platform/loop.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct clock now;
static struct loop *loop;

static int setup(void **state)
{
    clock_init_system(&now);
    return loop_new(&loop, NULL, &now) == ERR_OK ? 0 : -1;
}

static int teardown(void **state)
{
    loop_free(loop);
    return 0;
}

static void *wake_soon(void *arg)
{
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    loop_wake(loop);
    return NULL;
}

static void a_moment_that_came_is_a_timeout_without_waiting_longer(void **state)
{
    msec start = clock_mono(&now);
    assert_int_equal(loop_next(loop, start + 30).kind, LOOP_TIMEOUT);
    assert_in_range(clock_mono(&now) - start, 30, 1000);
    assert_in_range(loop_stats(loop).wakeups, 1, 3);
    assert_int_equal(loop_next(loop, start).kind, LOOP_TIMEOUT);
}

static void another_thread_wakes_the_loop_once(void **state)
{
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, wake_soon, NULL), 0);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).kind, LOOP_WAKE);
    pthread_join(thread, NULL);
    loop_wake(loop);
    loop_wake(loop);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).kind, LOOP_WAKE);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10).kind, LOOP_TIMEOUT);
}

static void a_changed_directory_is_told(void **state)
{
    char dir[] = "/tmp/breakroom-loop-XXXXXX", path[FS_PATH_MAX];
    assert_non_null(mkdtemp(dir));
    assert_int_equal(loop_watch(loop, dir, 1), ERR_OK);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10).kind, LOOP_TIMEOUT);
    assert_true(fs_join(path, dir, "kudos.db"));
    assert_int_equal(fs_write_atomic(path, "x", 1), ERR_OK);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).kind, LOOP_CHANGED);
    assert_int_equal(fs_remove_tree(dir), ERR_OK);
}

static void what_changed_is_told_by_its_tag(void **state)
{
    char dir[] = "/tmp/breakroom-loop-XXXXXX", data[FS_PATH_MAX], stage[FS_PATH_MAX];
    char path[FS_PATH_MAX];
    assert_non_null(mkdtemp(dir));
    assert_true(fs_join(data, dir, "data") && fs_join(stage, dir, "stage"));
    assert_int_equal(fs_make_dirs(data), ERR_OK);
    assert_int_equal(loop_watch(loop, data, 1), ERR_OK);
    assert_int_equal(loop_watch(loop, stage, 2), ERR_OK); /* its parent */
    assert_int_equal(fs_make_dirs(stage), ERR_OK);
    struct loop_event e = loop_next(loop, clock_mono(&now) + 10000);
    assert_int_equal(e.kind, LOOP_CHANGED);
    assert_int_equal(e.changed, 2);
    assert_int_equal(loop_watch(loop, stage, 2), ERR_OK);
    assert_true(fs_join(path, data, "kudos.db"));
    assert_int_equal(fs_write_atomic(path, "x", 1), ERR_OK);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).changed, 1);
    assert_true(fs_join(path, stage, "progress"));
    assert_int_equal(fs_write_atomic(path, "x", 1), ERR_OK);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).changed, 2);
    assert_int_equal(fs_remove_tree(dir), ERR_OK);
}

static void a_termination_signal_asks_to_quit(void **state)
{
    raise(SIGTERM);
    assert_int_equal(loop_next(loop, clock_mono(&now) + 10000).kind, LOOP_QUIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_moment_that_came_is_a_timeout_without_waiting_longer,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(another_thread_wakes_the_loop_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_changed_directory_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(what_changed_is_told_by_its_tag, setup, teardown),
        cmocka_unit_test_setup_teardown(a_termination_signal_asks_to_quit, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
