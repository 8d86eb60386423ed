/* What was acknowledged is there: after SIGKILL at any moment, and after a failure of any write. */
#include "cm.h"
#include "fault/scratch.h"
#include "fault/slow_vfs.c"
#include "store/note.h"

#include "platform/fs.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { KILLS = 50, NOTES = 4000 };

static char dir[SCRATCH_PATH];

static int setup(void **state)
{
    slow_vfs_reset();
    scratch_new(dir);
    return 0;
}

static int teardown(void **state)
{
    slow_vfs_reset();
    scratch_remove(dir);
    return 0;
}

static enum err add(struct store *s, unsigned n, int64_t *ret_id)
{
    char text[64];
    snprintf(text, sizeof text, "note %u", n);
    struct kudos_row row = note(text);
    return store_kudos_add(s, &row, ret_id);
}

struct seen {
    unsigned char times[NOTES];
    unsigned count;
};

static bool see(void *ctx, const struct kudos_row *row)
{
    struct seen *seen = ctx;
    unsigned n = 0;
    assert_int_equal(sscanf(row->message, "note %u", &n), 1);
    assert_true(n < NOTES);
    seen->times[n]++;
    seen->count++;
    return true;
}

static void read_back(struct seen *seen)
{
    struct store *s = NULL;
    struct diag d;
    memset(seen, 0, sizeof *seen);
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_string_equal(d.text, ""); /* nothing had to be repaired */
    assert_int_equal(store_kudos_each(s, true, KUDOS_SHOWN, see, seen), ERR_OK);
    store_close(s);
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    assert_int_equal(sqlite3_open(scratch_path(dir, "kudos.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(q, 0), "ok");
    sqlite3_finalize(q);
    sqlite3_close(db);
}

static void post_until_killed(unsigned first, int acknowledge)
{
    struct store *s = NULL;
    if (store_open(&s, dir, NULL) != ERR_OK) {
        _exit(2);
    }
    for (unsigned n = first; n < NOTES; n++) {
        int64_t id;
        if (add(s, n, &id) != ERR_OK || write(acknowledge, &n, sizeof n) != sizeof n) {
            _exit(3);
        }
    }
    for (;;) {
        pause();
    }
}

static void a_killed_process_loses_no_acknowledged_note(void **state)
{
    static struct seen seen;
    static bool acknowledged[NOTES];
    unsigned first = 0, total = 0;
    srand(20261123);
    memset(acknowledged, 0, sizeof acknowledged);
    for (unsigned round = 0; round < KILLS; round++) {
        int fd[2];
        assert_int_equal(pipe(fd), 0);
        pid_t child = fork();
        if (child == 0) {
            close(fd[0]);
            post_until_killed(first, fd[1]);
        }
        close(fd[1]);
        /* Some rounds end while the file is being opened, most within a commit. */
        unsigned n, until = (unsigned)rand() % 10;
        for (unsigned i = 0; i < until && read(fd[0], &n, sizeof n) == sizeof n; i++) {
            acknowledged[n] = true;
            total++;
        }
        struct timespec t = {.tv_nsec = rand() % 4000 * 1000L};
        nanosleep(&t, NULL);
        kill(child, SIGKILL);
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        while (read(fd[0], &n, sizeof n) == sizeof n) {
            acknowledged[n] = true;
            total++;
        }
        close(fd[0]);
        read_back(&seen);
        for (unsigned i = 0; i < NOTES; i++) {
            if (seen.times[i] > 1 || (acknowledged[i] && seen.times[i] == 0)) {
                fail_msg("round %u: note %u is there %u times", round, i, seen.times[i]);
            }
            first = seen.times[i] ? i + 1 : first;
        }
        /* At most the one that was being written is there without having been acknowledged. */
        assert_true(seen.count <= total + round + 1);
    }
    assert_true(total > KILLS); /* the moments were late enough to mean something */
}

/* Adds the note first and second with the n-th operation failing in the first. True when none was
 * left to fail. */
static bool survive(int n, int rc, bool for_good)
{
    static struct seen seen;
    struct store *s = NULL;
    struct diag d;
    int64_t id = 0;
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_int_equal(add(s, 0, &id), ERR_OK);
    slow_vfs_fail(n, rc, for_good);
    enum err e = add(s, 1, &id);
    bool failed = atomic_load(&slow_vfs.failures) > 0;
    slow_vfs_reset();
    if (e != ERR_OK) {
        assert_true(failed);
        assert_int_equal(e, rc == SQLITE_FULL ? ERR_NO_SPACE : ERR_IO);
    }
    /* A disk that failed for good means that the machine is switched off; otherwise the same
     * connection goes on. */
    if (!for_good) {
        assert_int_equal(add(s, 2, &id), ERR_OK);
    }
    store_close(s);
    read_back(&seen);
    assert_int_equal(seen.times[0], 1);
    assert_true(e == ERR_OK ? seen.times[1] == 1 : seen.times[1] <= 1);
    assert_int_equal(seen.times[2], for_good ? 0 : 1);
    return !failed;
}

static void whatever_write_fails_a_note_is_there_or_not_and_nothing_else_is_lost(void **state)
{
    static const int rc[] = {SQLITE_IOERR, SQLITE_FULL};
    for (unsigned i = 0; i < 4; i++) {
        int n = 1;
        for (bool done = false; !done; n++) {
            teardown(NULL);
            setup(NULL);
            done = survive(n, rc[i % 2], i >= 2);
            assert_true(n < 200);
        }
        assert_true(n > 10); /* a commit is journal, sync, pages, sync, delete, sync */
    }
}

static void whatever_write_fails_while_a_store_is_created_the_next_start_succeeds(void **state)
{
    int n = 1;
    for (bool done = false; !done; n++) {
        struct store *s = NULL;
        teardown(NULL);
        setup(NULL);
        slow_vfs_fail(n, SQLITE_IOERR, true);
        enum err e = store_open(&s, dir, NULL);
        done = atomic_load(&slow_vfs.failures) == 0;
        slow_vfs_reset();
        assert_true(e != ERR_OK || s);
        store_close(e == ERR_OK ? s : NULL);
        struct diag d;
        assert_int_equal(store_open(&s, dir, &d), ERR_OK);
        assert_string_equal(d.text, "");
        int64_t id;
        assert_int_equal(add(s, 0, &id), ERR_OK);
        store_close(s);
        assert_true(n < 300);
    }
    assert_true(n > 10);
}

static void whatever_write_fails_a_backup_is_whole_or_absent(void **state)
{
    struct store *s = NULL;
    int n = 1;
    assert_int_equal(store_open(&s, dir, NULL), ERR_OK);
    for (unsigned i = 0; i < 20; i++) {
        int64_t id;
        assert_int_equal(add(s, i, &id), ERR_OK);
    }
    for (bool done = false; !done; n++) {
        struct diag d = {0};
        const char *path = scratch_path(dir, "copy.db");
        slow_vfs_fail(n, SQLITE_FULL, true);
        enum err e = store_backup(s, path, &d);
        done = atomic_load(&slow_vfs.failures) == 0;
        slow_vfs_reset();
        assert_int_equal(e == ERR_OK, done);
        assert_int_equal(fs_exists(path), done);
        assert_false(fs_exists(scratch_path(dir, "copy.db.tmp")));
        assert_true(n < 300);
    }
    assert_true(n > 5);
    store_close(s);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    slow_vfs_install();
    const struct CMUnitTest tests[] = {
        CASE(a_killed_process_loses_no_acknowledged_note),
        CASE(whatever_write_fails_a_note_is_there_or_not_and_nothing_else_is_lost),
        CASE(whatever_write_fails_while_a_store_is_created_the_next_start_succeeds),
        CASE(whatever_write_fails_a_backup_is_whole_or_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
