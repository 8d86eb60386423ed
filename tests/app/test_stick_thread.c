/* The stick thread verifies what is staged once, not again whenever a note is written, gives a look
 * up when somebody has asked for something or the program ends, and has things written onto sticks
 * while it goes on looking. */
#include "app/stick_thread.h"
#include "cm.h"
#include "content/rows.h"
#include "content/stage.h"
#include "fault/scratch.h"
#include "platform/clock.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DAY = 20000, ANSWER_MS = 700, PICTURES = 24, PICTURE_BYTES = 4 << 20, LONGEST_MS = 20000 };

static char dir[SCRATCH_PATH], data[SCRATCH_PATH + 8], stage[FS_PATH_MAX];
static char out[SCRATCH_PATH + 16], kioskctl[SCRATCH_PATH + 16];
static struct stick_thread *thread;

static void wake(void *ctx)
{
}

/* What the test has in its place: a shell script. */
static void put_kioskctl(const char *command)
{
    snprintf(kioskctl, sizeof kioskctl, "%s/kioskctl", dir);
    FILE *f = fopen(kioskctl, "we");
    assert_non_null(f);
    fprintf(f, "#!/bin/sh\n%s\n", command);
    fclose(f);
    assert_int_equal(chmod(kioskctl, 0700), 0);
}

static int setup(void **state)
{
    scratch_new(dir);
    snprintf(data, sizeof data, "%s/data", dir);
    assert_true(stage_path(stage, data));
    snprintf(out, sizeof out, "%s-out", data);
    assert_int_equal(fs_make_dirs(data), ERR_OK);
    assert_int_equal(mkdir(out, 0700), 0);
    put_kioskctl("mkdir -p \"$2\" && echo $1 $3 $4 $LANGUAGE >\"$2/file\"");
    struct stick_thread_params p = {.data_dir = data, .wake = wake, .kioskctl = kioskctl,
                                    .answer_ms = ANSWER_MS};
    assert_int_equal(stick_thread_new(&thread, &p), ERR_OK);
    return 0;
}

static int teardown(void **state)
{
    stick_thread_free(thread);
    thread = NULL;
    scratch_remove(dir);
    return 0;
}

static void wait_for(struct stick_reply *ret)
{
    for (msec waited = 0; !stick_thread_poll(thread, ret); waited++) {
        assert_true(waited < LONGEST_MS);
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

static struct stick *look(date today)
{
    struct stick_reply r = {0};
    stick_thread_look(thread, today);
    wait_for(&r);
    assert_int_equal(r.job, STICK_JOB_LOOK);
    return r.stick;
}

static void write_progress(enum stick_phase phase, uint64_t id)
{
    struct stage_progress p = {.phase = phase, .id = id, .label = "HR blue"};
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
}

/* A PNG by its head, large and like no other. */
static void add_picture(struct content_writer *w, unsigned number)
{
    char id[80], position[16];
    unsigned char *bytes = mem_new(PICTURE_BYTES, 1);
    memcpy(bytes, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08", 25);
    bytes[100] = (unsigned char)number;
    assert_int_equal(content_asset_add(stage, bytes, PICTURE_BYTES, "png", id), ERR_OK);
    free(bytes);
    snprintf(position, sizeof position, "%u", number);
    ROW(w, "posters", POSTERS, id, "", NULL, NULL, position, NULL, NULL, "0", "8", "8", "0");
}

static void put_on_stage(uint64_t id, unsigned pictures)
{
    int lock = -1;
    struct content_writer *w = NULL;
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    assert_int_equal(content_begin_from(stage, data, &w, NULL), ERR_OK);
    assert_int_equal(content_clear(w, "departments"), ERR_OK);
    DEPARTMENT(w, "Sales", "1");
    for (unsigned i = 0; i < pictures; i++) {
        add_picture(w, i);
    }
    commit(w);
    write_progress(STICK_READY, id);
    close(lock);
}

static void a_stick_is_verified_once_however_often_notes_are_written(void **state)
{
    char path[FS_PATH_MAX];
    put_on_stage(77, 0);
    struct stick *first = look(DAY);
    assert_int_equal(first->phase, STICK_READY);
    assert_true(fs_join(path, data, "kudos.db"));
    assert_int_equal(fs_make_dirs(data), ERR_OK);
    assert_int_equal(fs_write_atomic(path, "a note", 6), ERR_OK);
    struct stick *again = look(DAY);
    assert_ptr_equal(again, first);
    stick_unref(again);
    struct stick *tomorrow = look(DAY + 1);
    assert_ptr_not_equal(tomorrow, first);
    stick_unref(tomorrow);
    write_progress(STICK_READY, 78);
    struct stick *other = look(DAY + 1);
    assert_true(other->id != first->id);
    stick_unref(other);
    stick_unref(first);
    assert_int_equal(stage_discard(data), ERR_OK);
    assert_null(look(DAY + 1));
    assert_null(look(DAY + 1));
}

static void an_import_that_dies_without_a_word_is_seen(void **state)
{
    int lock = -1;
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    write_progress(STICK_READING, 77);
    struct stick *s = look(DAY);
    assert_int_equal(s->phase, STICK_READING);
    stick_unref(s);
    close(lock);
    s = look(DAY);
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
}

static msec now(void)
{
    struct clock clock;
    clock_init_system(&clock);
    return clock_mono(&clock);
}

/* What a person asked for is answered first, and the look that it interrupted comes after it. */
static void a_wish_does_not_wait_for_a_look_at_much_data(void **state)
{
    struct stick_reply r = {0};
    put_on_stage(77, PICTURES);
    msec since = now();
    struct stick *s = look(DAY);
    msec whole = now() - since;
    assert_int_equal(s->phase, STICK_READY);
    stick_unref(s);
    write_progress(STICK_READY, 78);
    stick_thread_look(thread, DAY);
    nanosleep(&(struct timespec){.tv_nsec = (long)(whole * 1000000 / 20)}, NULL);
    since = now();
    struct stick_wish back = {.job = STICK_JOB_ROLL_BACK};
    assert_int_equal(stick_thread_ask(thread, &back), ERR_OK);
    wait_for(&r);
    msec answered = now() - since;
    assert_int_equal(r.job, STICK_JOB_ROLL_BACK);
    assert_true(answered < whole / 2 + 20);
    wait_for(&r);
    assert_int_equal(r.job, STICK_JOB_LOOK);
    assert_int_equal(r.stick->phase, STICK_READY);
    stick_unref(r.stick);
    write_progress(STICK_READY, 79);
    stick_thread_look(thread, DAY);
    nanosleep(&(struct timespec){.tv_nsec = (long)(whole * 1000000 / 20)}, NULL);
    since = now();
    stick_thread_free(thread);
    thread = NULL;
    assert_true(now() - since < whole / 2 + 20);
}

static bool is_out(const char *name)
{
    char path[FS_PATH_MAX];
    return fs_join(path, out, name) && fs_exists(path);
}

static void ask_to_write(enum intent_kind kind)
{
    struct stick_wish wish = {.job = STICK_JOB_WRITE,
                              .out = {.kind = kind, .today = DAY, .language = "pl"}};
    assert_int_equal(stick_thread_ask(thread, &wish), ERR_OK);
}

static void wait_for_request(void)
{
    for (msec waited = 0; !is_out("request"); waited++) {
        assert_true(waited < LONGEST_MS);
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

static bool has_line(const char *name, const char *line)
{
    char path[FS_PATH_MAX];
    struct buf text = {0};
    bool has = fs_join(path, out, name) && fs_read(path, 4096, &text) == ERR_OK &&
               str_equal(text.data, line);
    buf_done(&text);
    return has;
}

static void a_backup_is_made_asked_for_and_answered(void **state)
{
    struct stick_reply r = {0};
    char line[SCRATCH_PATH + 64], path[FS_PATH_MAX];
    ask_to_write(INTENT_WRITE_BACKUP);
    wait_for_request();
    assert_true(has_line("request", "breakroom-backup-2024-10-04\n"));
    snprintf(line, sizeof line, "backup --data %s pl\n", data);
    assert_true(has_line("files/breakroom-backup-2024-10-04/file", line));
    struct stick_wish other = {.job = STICK_JOB_LIST};
    assert_int_equal(stick_thread_ask(thread, &other), ERR_BUSY);
    stick_thread_look(thread, DAY); /* another stick does not wait for it */
    wait_for(&r);
    assert_int_equal(r.job, STICK_JOB_LOOK);
    assert_true(fs_join(path, out, "answer"));
    assert_int_equal(fs_write_atomic(path, "done HR blue\n", 13), ERR_OK);
    wait_for(&r);
    assert_int_equal(r.job, STICK_JOB_WRITE);
    assert_int_equal(r.written, WRITTEN_DONE);
    assert_string_equal(r.label, "HR blue");
    assert_false(is_out("files") || is_out("request") || is_out("answer"));
}

static void without_an_answer_it_is_withdrawn(void **state)
{
    struct stick_reply r = {0};
    ask_to_write(INTENT_WRITE_TABLES);
    wait_for_request();
    assert_true(has_line("request", "breakroom-tables-2024-10-04\n"));
    wait_for(&r);
    assert_int_equal(r.written, WRITTEN_NO_ANSWER);
    assert_false(is_out("files") || is_out("request"));
    put_kioskctl("exit 74");
    ask_to_write(INTENT_WRITE_TABLES);
    wait_for(&r);
    assert_int_equal(r.written, WRITTEN_NOT_MADE);
    assert_false(is_out("files") || is_out("request"));
}

static void the_end_of_the_program_withdraws_what_is_waited_for(void **state)
{
    ask_to_write(INTENT_WRITE_TABLES);
    wait_for_request();
    stick_thread_free(thread);
    assert_false(is_out("files") || is_out("request"));
    put_kioskctl("exec sleep 30");
    struct stick_thread_params p = {.data_dir = data, .wake = wake, .kioskctl = kioskctl};
    assert_int_equal(stick_thread_new(&thread, &p), ERR_OK);
    ask_to_write(INTENT_WRITE_TABLES);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    msec since = now();
    stick_thread_free(thread);
    thread = NULL;
    assert_true(now() - since < 5000);
    assert_false(is_out("files") || is_out("request"));
}

static void the_contents_that_are_kept_are_listed_with_their_stick(void **state)
{
    struct stick_reply r = {0};
    struct stick_wish list = {.job = STICK_JOB_LIST}, back = {.job = STICK_JOB_ROLL_BACK,
                                                              .generation = 1};
    for (unsigned i = 0; i < 2; i++) {
        put_on_stage(77 + i, i);
        struct stick *s = look(DAY);
        struct stick_wish load = {.job = STICK_JOB_LOAD, .id = s->id};
        stick_unref(s);
        assert_int_equal(stick_thread_ask(thread, &load), ERR_OK);
        wait_for(&r);
        assert_int_equal(r.err, ERR_OK);
    }
    assert_int_equal(stick_thread_ask(thread, &back), ERR_OK);
    wait_for(&r);
    assert_int_equal(r.err, ERR_OK);
    assert_int_equal(stick_thread_ask(thread, &list), ERR_OK);
    wait_for(&r);
    assert_true(r.can_write);
    assert_int_equal(r.generations, 2);
    assert_int_equal(r.generation[0].number, 2);
    assert_int_equal(r.generation[0].posters, 1);
    assert_false(r.generation[0].current);
    assert_true(r.generation[1].current);
    assert_string_equal(r.generation[1].label, "HR blue");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_stick_is_verified_once_however_often_notes_are_written),
        CASE(an_import_that_dies_without_a_word_is_seen),
        CASE(a_backup_is_made_asked_for_and_answered),
        CASE(without_an_answer_it_is_withdrawn),
        CASE(the_end_of_the_program_withdraws_what_is_waited_for),
        CASE(the_contents_that_are_kept_are_listed_with_their_stick),
        CASE(a_wish_does_not_wait_for_a_look_at_much_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
