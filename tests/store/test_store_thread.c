#include "cm.h"
#include "fault/scratch.h"
#include "fault/slow_vfs.c"
#include "store/note.h"

#include "base/arena.h"
#include "platform/fs.h"
#include "store/store_thread.h"

#include <semaphore.h>
#include <time.h>

static char dir[SCRATCH_PATH];
static sem_t woken;
static atomic_int fills;
static _Atomic(enum err) fill_result;

static int setup(void **state)
{
    slow_vfs_reset();
    scratch_new(dir);
    sem_init(&woken, 0, 0);
    atomic_store(&fills, 0);
    atomic_store(&fill_result, ERR_OK);
    return 0;
}

static int teardown(void **state)
{
    slow_vfs_reset();
    sem_destroy(&woken);
    scratch_remove(dir);
    return 0;
}

static void wake(void *ctx)
{
    sem_post(&woken);
}

static enum err fill(void *ctx, struct model *m, struct diag *d)
{
    atomic_fetch_add(&fills, 1);
    enum err e = atomic_load(&fill_result);
    if (e == ERR_OK) {
        m->settings.organisation = "Tamarrow";
    }
    return e;
}

static struct store_thread *start(const char *where)
{
    struct store_thread_params p = {
        .dir = where, .notes_days = 30, .wake = wake, .fill = fill, .retry = 50};
    struct store_thread *t = NULL;
    assert_int_equal(store_thread_new(&t, &p), ERR_OK);
    return t;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The next reply, as the loop gets it: after a wake. */
static struct store_reply next(struct store_thread *t)
{
    struct store_reply r = {0};
    int64_t end = now_ms() + 20000;
    while (!store_thread_poll(t, &r)) {
        assert_true(now_ms() < end);
        struct timespec ts;
        clock_gettime(CLOCK_REALTIME, &ts);
        ts.tv_sec++;
        sem_timedwait(&woken, &ts);
    }
    return r;
}

static void add(struct store_thread *t, const char *message)
{
    struct kudos_row row = note(message);
    assert_int_equal(store_thread_add(t, &row), ERR_OK);
}

static void a_note_is_answered_and_then_in_the_next_snapshot(void **state)
{
    struct store_thread *t = start(dir);
    char text[] = "copied";
    add(t, text);
    memset(text, '!', sizeof text - 1); /* the row is not borrowed */
    struct store_reply r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_ADDED);
    assert_int_equal(r.err, ERR_OK);
    assert_true(r.can_save);
    int64_t id = r.id;
    assert_true(id > 0);
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_SNAPSHOT);
    assert_int_equal(r.model->kudos_count, 1);
    assert_int_equal(r.model->kudos[0].id, id);
    assert_string_equal(r.model->kudos[0].message, "copied");
    assert_string_equal(r.model->settings.organisation, "Tamarrow");
    assert_int_equal(r.model->today, NOTE_DAY);
    model_unref(r.model);
    assert_int_equal(store_thread_erase(t, id), ERR_OK);
    r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_ERASED);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(r.id, id);
    assert_int_equal(store_thread_erase(t, id), ERR_OK);
    assert_int_equal(next(t).err, ERR_NOT_FOUND);
    assert_int_equal(store_thread_stats(t).commits, 1);
    assert_int_equal(store_thread_stats(t).slow_commits, 0);
    store_thread_free(t);
}

static void a_card_that_takes_two_seconds_holds_nobody_up(void **state)
{
    struct store_thread *t = start(dir);
    add(t, "first");
    assert_int_equal(next(t).err, ERR_OK);
    atomic_store(&slow_vfs.sync_ms, 700); /* a commit syncs at least three times */
    int64_t begin = now_ms(), longest = 0, last = begin;
    struct store_reply r;
    bool done = false;
    add(t, "slow");
    store_thread_snapshot(t, NOTE_DAY);
    while (!done) {
        done = store_thread_poll(t, &r);
        struct store_thread_stats stats = store_thread_stats(t);
        assert_true(stats.commits >= 1);
        int64_t now = now_ms();
        longest = now - last > longest ? now - last : longest;
        last = now;
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    assert_int_equal(r.kind, STORE_REPLY_ADDED);
    assert_int_equal(r.err, ERR_OK);
    assert_true(now_ms() - begin >= 2000);
    assert_true(r.took >= 2000);
    assert_int_equal(store_thread_stats(t).slow_commits, 1);
    /* A busy machine may take us off the processor, but not for as long as the card takes. */
    assert_true(longest < 1000);
    atomic_store(&slow_vfs.sync_ms, 0);
    r = next(t);
    assert_int_equal(r.model->kudos_count, 2);
    model_unref(r.model);
    store_thread_free(t);
}

static void a_full_queue_says_so_and_every_accepted_note_is_answered(void **state)
{
    struct store_thread *t = start(dir);
    atomic_store(&slow_vfs.sync_ms, 20);
    unsigned accepted = 0;
    enum err e = ERR_OK;
    for (unsigned i = 0; i < 100 && e == ERR_OK; i++) {
        char text[32];
        snprintf(text, sizeof text, "note %u", i);
        struct kudos_row row = note(text);
        e = store_thread_add(t, &row);
        accepted += e == ERR_OK;
    }
    assert_int_equal(e, ERR_BUSY);
    assert_in_range(accepted, 16, 20);
    atomic_store(&slow_vfs.sync_ms, 0);
    for (unsigned i = 0; i < accepted; i++) {
        assert_int_equal(next(t).err, ERR_OK);
    }
    struct store_reply r;
    assert_false(store_thread_poll(t, &r));
    store_thread_free(t);
}

static void wishes_for_snapshots_in_a_row_become_one(void **state)
{
    struct store_thread *t = start(dir);
    add(t, "opens the store");
    next(t);
    atomic_store(&slow_vfs.sync_ms, 100);
    add(t, "keeps it busy");
    for (int i = 0; i < 50; i++) {
        store_thread_snapshot(t, NOTE_DAY + i);
    }
    assert_int_equal(next(t).kind, STORE_REPLY_ADDED);
    struct store_reply r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_SNAPSHOT);
    assert_int_equal(r.model->today, NOTE_DAY + 49);
    model_unref(r.model);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    assert_false(store_thread_poll(t, &r));
    assert_int_equal(atomic_load(&fills), 1);
    store_thread_free(t);
}

static void ending_finishes_what_was_accepted(void **state)
{
    struct store_thread *t = start(dir);
    atomic_store(&slow_vfs.sync_ms, 10);
    for (unsigned i = 0; i < 10; i++) {
        char text[32];
        snprintf(text, sizeof text, "note %u", i);
        add(t, text);
    }
    store_thread_snapshot(t, NOTE_DAY);
    store_thread_free(t);
    slow_vfs_reset();
    struct store *s = NULL;
    struct store_counts n;
    assert_int_equal(store_open(&s, dir, NULL), ERR_OK);
    assert_int_equal(store_count(s, &n), ERR_OK);
    assert_int_equal(n.shown, 10);
    store_close(s);
}

static void ending_does_not_wait_for_somebody_to_read_replies(void **state)
{
    struct store_thread *t = start(dir);
    for (unsigned i = 0; i < 60; i++) {
        char text[32];
        snprintf(text, sizeof text, "note %u", i);
        struct kudos_row row = note(text);
        if (store_thread_add(t, &row) != ERR_OK) {
            nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
        }
        store_thread_snapshot(t, NOTE_DAY);
    }
    store_thread_free(t);
    store_thread_free(NULL);
}

static void a_store_that_cannot_be_opened_is_tried_again(void **state)
{
    char inner[SCRATCH_PATH * 2];
    snprintf(inner, sizeof inner, "%s/inner", dir);
    chmod(dir, 0555);
    struct store_thread *t = start(inner);
    add(t, "nowhere to go");
    struct store_reply r = next(t);
    assert_int_equal(r.err, ERR_UNAVAILABLE);
    assert_false(r.can_save);
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.err, ERR_OK);
    assert_string_equal(r.model->settings.organisation, "Tamarrow"); /* the screen goes on */
    assert_string_not_equal(r.diag.text, "");
    assert_false(r.can_save);
    model_unref(r.model);
    chmod(dir, 0755);
    r = next(t); /* unasked */
    assert_int_equal(r.kind, STORE_REPLY_SNAPSHOT);
    assert_true(r.can_save);
    model_unref(r.model);
    add(t, "here we go");
    assert_int_equal(next(t).err, ERR_OK);
    store_thread_free(t);
}

static void a_full_disk_is_told_and_so_is_its_end(void **state)
{
    struct store_thread *t = start(dir);
    store_thread_snapshot(t, NOTE_DAY);
    model_unref(next(t).model);
    slow_vfs_fail(1, SQLITE_FULL, true);
    add(t, "no room");
    struct store_reply r = next(t);
    assert_int_equal(r.err, ERR_NO_SPACE);
    assert_false(r.can_save);
    slow_vfs_reset();
    r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_SNAPSHOT);
    assert_true(r.can_save);
    model_unref(r.model);
    add(t, "room");
    assert_int_equal(next(t).err, ERR_OK);
    store_thread_free(t);
}

static void damage_found_while_running_is_repaired_and_the_note_saved(void **state)
{
    struct store_thread *t = start(dir);
    for (int i = 0; i < 200; i++) {
        char text[512];
        memset(text, 'x', sizeof text);
        snprintf(text + 500, 12, "%d", i);
        add(t, text);
        assert_int_equal(next(t).err, ERR_OK);
    }
    struct stat st;
    stat(scratch_path(dir, "kudos.db"), &st);
    char page[4096];
    memset(page, 0xa5, sizeof page);
    for (long at = 4096; at < st.st_size; at += 4096) {
        scratch_overwrite(dir, "kudos.db", at, page, sizeof page);
    }
    /* Another process's commit makes this one read its pages anew. */
    unsigned char counter[4] = {0xff, 0, 0, 1};
    scratch_overwrite(dir, "kudos.db", 24, counter, 4);
    add(t, "after the damage");
    struct store_reply r = next(t);
    assert_int_equal(r.err, ERR_OK);
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.model->kudos_count, 1);
    assert_non_null(strstr(r.diag.text, "damaged"));
    model_unref(r.model);
    store_thread_free(t);
}

static void a_restore_by_another_process_is_followed(void **state)
{
    struct store_thread *t = start(dir);
    struct diag d;
    add(t, "kept");
    assert_int_equal(next(t).err, ERR_OK);
    struct store *s = NULL;
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_int_equal(store_backup(s, scratch_path(dir, "copy.db"), &d), ERR_OK);
    store_close(s);
    add(t, "dropped by the restore");
    assert_int_equal(next(t).err, ERR_OK);
    assert_int_equal(store_restore(dir, scratch_path(dir, "copy.db"), &d), ERR_OK);
    add(t, "new");
    assert_int_equal(next(t).err, ERR_OK);
    store_thread_snapshot(t, NOTE_DAY);
    struct store_reply r = next(t);
    assert_int_equal(r.model->kudos_count, 2);
    assert_string_equal(r.model->kudos[0].message, "new");
    assert_string_equal(r.model->kudos[1].message, "kept");
    model_unref(r.model);
    store_thread_free(t);
}

static void content_that_breaks_leaves_the_old_screen(void **state)
{
    struct store_thread *t = start(dir);
    atomic_store(&fill_result, ERR_CORRUPT);
    add(t, "a note");
    next(t);
    store_thread_snapshot(t, NOTE_DAY);
    struct store_reply r = next(t);
    assert_int_equal(r.err, ERR_CORRUPT);
    assert_int_equal(r.model->kudos_count, 1); /* better than nothing */
    model_unref(r.model);
    static const struct { enum err fill, err; bool model; } c[] = {
        {ERR_NOT_FOUND, ERR_OK, true},
        {ERR_OK, ERR_OK, true},
        {ERR_CORRUPT, ERR_CORRUPT, false},
        {ERR_NEWER, ERR_NEWER, false},
        {ERR_OK, ERR_OK, true},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        atomic_store(&fill_result, c[i].fill);
        store_thread_snapshot(t, NOTE_DAY);
        r = next(t);
        assert_int_equal(r.err, c[i].err);
        assert_int_equal(r.model != NULL, c[i].model);
        model_unref(r.model);
    }
    store_thread_free(t);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    scratch_obey_modes();
    slow_vfs_install();
    const struct CMUnitTest tests[] = {
        CASE(a_note_is_answered_and_then_in_the_next_snapshot),
        CASE(a_card_that_takes_two_seconds_holds_nobody_up),
        CASE(a_full_queue_says_so_and_every_accepted_note_is_answered),
        CASE(wishes_for_snapshots_in_a_row_become_one),
        CASE(ending_finishes_what_was_accepted),
        CASE(ending_does_not_wait_for_somebody_to_read_replies),
        CASE(a_store_that_cannot_be_opened_is_tried_again),
        CASE(a_full_disk_is_told_and_so_is_its_end),
        CASE(damage_found_while_running_is_repaired_and_the_note_saved),
        CASE(a_restore_by_another_process_is_followed),
        CASE(content_that_breaks_leaves_the_old_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
