#include "cm.h"
#include "fault/scratch.h"
#include "fault/slow_vfs.c"
#include "store/note.h"

#include "base/arena.h"
#include "platform/fs.h"
#include "store/pin.h"
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
        m->people = arena_array(&m->arena, 1, sizeof *m->people);
        m->people[m->person_count++] = (struct person){
            .key = "p1", .name = "Bo Ek", .photo = "bo.png", .initials = "BE", .aliases = "",
            .started = DATE_NONE, .birth_month = 11, .birth_day = 23};
        m->celebrations = arena_array(&m->arena, 1, sizeof *m->celebrations);
        m->celebrations[m->celebration_count++] = (struct celebration){0, NOTE_DAY, 0};
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

static enum err ask_to_post(struct store_thread *t, const struct kudos_row *row)
{
    return store_thread_ask(t, &(struct store_request){.kind = INTENT_POST, .row = *row});
}

static enum err ask(struct store_thread *t, enum intent_kind kind, int64_t id)
{
    return store_thread_ask(t, &(struct store_request){.kind = kind, .id = id});
}

static void add(struct store_thread *t, const char *message)
{
    struct kudos_row row = note(message);
    assert_int_equal(ask_to_post(t, &row), ERR_OK);
}

static void a_note_is_answered_and_then_in_the_next_snapshot(void **state)
{
    struct store_thread *t = start(dir);
    char text[] = "copied";
    add(t, text);
    memset(text, '!', sizeof text - 1); /* the row is not borrowed */
    struct store_reply r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_ANSWER);
    assert_int_equal(r.err, ERR_OK);
    assert_true(r.can_save);
    assert_int_equal(r.answer.kind, INTENT_POST);
    assert_int_equal(r.answer.outcome, OUTCOME_SHOWN);
    assert_false(r.again);
    int64_t id = r.answer.kudos;
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
    assert_int_equal(ask(t, INTENT_UNDO, id), ERR_OK);
    r = next(t);
    assert_int_equal(r.kind, STORE_REPLY_ANSWER);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(r.answer.outcome, OUTCOME_UNDONE);
    assert_int_equal(r.answer.kudos, id);
    /* Somebody else was faster: what the person wants is so. */
    assert_int_equal(ask(t, INTENT_UNDO, id), ERR_OK);
    r = next(t);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(r.answer.outcome, OUTCOME_UNDONE);
    assert_int_equal(ask(t, INTENT_FLAG, id), ERR_OK);
    assert_int_equal(next(t).err, ERR_NOT_FOUND);
    assert_int_equal(ask(t, INTENT_APPROVE, id), ERR_OK);
    r = next(t);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(r.answer.outcome, OUTCOME_REJECTED);
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
    assert_int_equal(r.kind, STORE_REPLY_ANSWER);
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
        e = ask_to_post(t, &row);
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
    assert_int_equal(next(t).kind, STORE_REPLY_ANSWER);
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
        if (ask_to_post(t, &row) != ERR_OK) {
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
    assert_int_equal(r.model->celebration_count, 0); /* who asked to hide theirs is not known */
    assert_string_equal(r.model->people[0].photo, "");
    assert_string_not_equal(r.diag.text, "");
    assert_false(r.can_save);
    model_unref(r.model);
    chmod(dir, 0755);
    r = next(t); /* unasked */
    assert_int_equal(r.kind, STORE_REPLY_SNAPSHOT);
    assert_true(r.can_save);
    assert_int_equal(r.model->celebration_count, 1);
    assert_string_equal(r.model->people[0].photo, "bo.png");
    model_unref(r.model);
    add(t, "here we go");
    assert_int_equal(next(t).err, ERR_OK);
    store_thread_free(t);
}

static void a_wish_to_hide_is_kept_answered_and_in_the_next_snapshot(void **state)
{
    struct store_thread *t = start(dir);
    char name[] = "Ola Nowak";
    struct store_request hide = {
        .kind = INTENT_HIDE, .optout = {"p7", name, "Sales", OPTOUT_BIT(OPTOUT_PHOTO)}};
    assert_int_equal(store_thread_ask(t, &hide), ERR_OK);
    memset(name, '!', sizeof name - 1); /* not borrowed */
    struct store_reply r = next(t);
    assert_int_equal(r.answer.kind, INTENT_HIDE);
    assert_int_equal(r.answer.outcome, OUTCOME_DONE);
    assert_int_equal(r.changed, OPTOUT_BIT(OPTOUT_PHOTO));
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.model->optout_count, 1);
    assert_string_equal(r.model->optouts[0].name, "Ola Nowak");
    model_unref(r.model);
    struct store_request again = {.kind = INTENT_SHOW_AGAIN,
                                  .optout = {.key = "p7", .what = OPTOUT_ALL}};
    assert_int_equal(store_thread_ask(t, &again), ERR_OK);
    r = next(t);
    assert_int_equal(r.answer.outcome, OUTCOME_DONE);
    assert_int_equal(r.changed, OPTOUT_BIT(OPTOUT_PHOTO));
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

static void every_wish_of_a_form_is_carried_out_and_answered(void **state)
{
    struct store_thread *t = start(dir);
    struct kudos_receiver also[] = {{"p003", "Amélie Dubois", "Support"}};
    char words[] = "Well done";
    struct kudos_row row = note("hm");
    row.also = also;
    row.also_count = 1;
    assert_int_equal(ask_to_post(t, &row), ERR_OK);
    also[0].name = "not borrowed";
    int64_t id = next(t).answer.kudos;
    assert_int_equal(ask_to_post(t, &row), ERR_OK);
    assert_int_equal(next(t).again, false); /* to somebody else */
    assert_int_equal(ask(t, INTENT_FLAG, id), ERR_OK);
    struct store_reply r = next(t);
    assert_int_equal(r.answer.outcome, OUTCOME_HELD);
    assert_int_equal(r.answer.kudos, id);
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.model->held_count, 1);
    assert_string_equal(r.model->held[0].also[0].name, "Amélie Dubois");
    model_unref(r.model);
    struct store_request approve = {.kind = INTENT_APPROVE, .id = id, .text = words};
    assert_int_equal(store_thread_ask(t, &approve), ERR_OK);
    memset(words, '!', sizeof words - 1);
    assert_int_equal(next(t).answer.outcome, OUTCOME_SHOWN);
    store_thread_snapshot(t, NOTE_DAY);
    r = next(t);
    assert_int_equal(r.model->held_count, 0);
    assert_string_equal(r.model->kudos[1].message, "Well done");
    model_unref(r.model);
    struct store_request reject = {.kind = INTENT_REJECT, .id = id, .text = "Not ours"};
    assert_int_equal(store_thread_ask(t, &reject), ERR_OK);
    assert_int_equal(next(t).answer.outcome, OUTCOME_REJECTED);
    struct store_request full = {.kind = INTENT_POST, .row = note("one too many"),
                                 .limits = {.session_full = true}};
    assert_int_equal(store_thread_ask(t, &full), ERR_OK);
    r = next(t);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(r.answer.outcome, OUTCOME_ENOUGH);
    assert_int_equal(store_thread_stats(t).commits, 2);
    assert_int_equal(ask(t, INTENT_FLAG, 99), ERR_OK);
    assert_int_equal(next(t).err, ERR_NOT_FOUND);
    static const enum intent_kind decided[] = {INTENT_APPROVE, INTENT_REJECT};
    for (size_t i = 0; i < sizeof decided / sizeof *decided; i++) {
        assert_int_equal(ask(t, decided[i], 99), ERR_OK);
        r = next(t);
        assert_int_equal(r.err, ERR_OK);
        assert_int_equal(r.answer.outcome, OUTCOME_REJECTED);
    }
    store_thread_free(t);
}

static struct intent_result unlock(struct store_thread *t, const char *pin)
{
    struct store_request r = {.kind = INTENT_UNLOCK};
    snprintf(r.pin, sizeof r.pin, "%s", pin);
    assert_int_equal(store_thread_ask(t, &r), ERR_OK);
    struct store_reply reply = next(t);
    assert_int_equal(reply.err, ERR_OK);
    return reply.answer;
}

/* Ten years to and fro, as a Pi without a network or somebody at the settings does it. */
static void set_the_clock_on_the_wall(struct clock *c, int years)
{
    c->wall_origin_s += (int64_t)years * 366 * 86400;
}

static void a_lock_lasts_through_restarts_and_whatever_the_clock_on_the_wall_says(void **state)
{
    struct clock clock;
    assert_true(clock_init_fake(&clock, "2026-11-23T12:42"));
    struct store_thread_params p = {
        .dir = dir, .notes_days = 30, .wake = wake, .fill = fill, .clock = &clock};
    struct store_thread *t = NULL;
    struct store *s = NULL;
    assert_int_equal(store_open(&s, dir, NULL), ERR_OK);
    assert_int_equal(store_pin_set(s, "2580", "ann"), ERR_OK);
    store_close(s);
    assert_int_equal(store_thread_new(&t, &p), ERR_OK);
    assert_int_equal(unlock(t, "2580").outcome, OUTCOME_UNLOCKED);
    for (unsigned i = 0; i < 4; i++) {
        struct intent_result wrong = unlock(t, "0000");
        assert_int_equal(wrong.outcome, OUTCOME_WRONG_PIN);
        assert_int_equal(wrong.tries, 4 - i);
    }
    assert_int_equal(unlock(t, "0000").seconds, 900);
    clock_advance(&clock, 5 * 60000);
    set_the_clock_on_the_wall(&clock, 10);
    assert_int_equal(unlock(t, "2580").seconds, 600);
    set_the_clock_on_the_wall(&clock, -20);
    assert_int_equal(unlock(t, "2580").seconds, 600);
    clock_advance(&clock, 100000);
    store_thread_free(t); /* told to end, it writes down what was counted */
    clock_init_fake(&clock, "2036-11-23T12:42"); /* switched on again years later */
    assert_int_equal(store_thread_new(&t, &p), ERR_OK);
    struct intent_result still = unlock(t, "2580");
    assert_int_equal(still.outcome, OUTCOME_LOCKED);
    assert_int_equal(still.seconds, 500);
    clock_advance(&clock, 500000);
    assert_int_equal(unlock(t, "2580").outcome, OUTCOME_UNLOCKED);
    store_thread_free(t);
}

static int64_t locked_ms(void)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    assert_int_equal(sqlite3_open(scratch_path(dir, "kudos.db"), &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 10000);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT locked_ms FROM pin", -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t ms = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return ms;
}

static void how_long_a_lock_lasts_is_written_down_while_it_does(void **state)
{
    struct clock clock;
    assert_true(clock_init_fake(&clock, "2026-11-23T12:42"));
    struct store_thread_params p = {.dir = dir, .notes_days = 30, .wake = wake, .fill = fill,
                                    .clock = &clock, .count = 20};
    struct store_thread *t = NULL;
    struct store *s = NULL;
    assert_int_equal(store_open(&s, dir, NULL), ERR_OK);
    assert_int_equal(store_pin_set(s, "2580", "ann"), ERR_OK);
    store_close(s);
    assert_int_equal(store_thread_new(&t, &p), ERR_OK);
    for (int i = 0; i < STORE_PIN_TRIES; i++) {
        unlock(t, "0000");
    }
    int64_t end = now_ms() + 20000;
    for (int minutes = 14; minutes >= 0; minutes -= 7) {
        clock_advance(&clock, minutes == 14 ? 60000 : 7 * 60000);
        while (locked_ms() != minutes * 60000) {
            assert_true(now_ms() < end);
            nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
        }
    }
    store_thread_free(t);
}

static void without_a_pin_nobody_is_let_in(void **state)
{
    struct store_thread *t = start(dir);
    assert_int_equal(unlock(t, "").outcome, OUTCOME_NO_PIN);
    assert_int_equal(unlock(t, "0000").outcome, OUTCOME_NO_PIN);
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
        CASE(a_wish_to_hide_is_kept_answered_and_in_the_next_snapshot),
        CASE(a_full_disk_is_told_and_so_is_its_end),
        CASE(damage_found_while_running_is_repaired_and_the_note_saved),
        CASE(a_restore_by_another_process_is_followed),
        CASE(content_that_breaks_leaves_the_old_screen),
        CASE(every_wish_of_a_form_is_carried_out_and_answered),
        CASE(a_lock_lasts_through_restarts_and_whatever_the_clock_on_the_wall_says),
        CASE(how_long_a_lock_lasts_is_written_down_while_it_does),
        CASE(without_a_pin_nobody_is_let_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
