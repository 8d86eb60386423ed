/* A file that an earlier version wrote becomes one of this version, with everything in it. */
#include "fault/slow_vfs.c"
#include "store/room.h"

#include "base/arena.h"
#include "store/pin.h"

/* Written by an earlier version, see the file. */
static void lay(const char *file)
{
    struct buf sql = {0};
    assert_int_equal(fs_read(file, 1 << 20, &sql), ERR_OK);
    run_sql(sql.data);
    buf_done(&sql);
}

static void lay_version_1(void)
{
    lay("tests/store/version-1.sql");
}

/* others: people whom the first note thanks with the first of them. */
static void assert_all_is_there(struct store *s, unsigned others, int64_t events)
{
    static const struct {
        enum kudos_state state;
        const char *from, *to, *message, *reason;
    } c[] = {
        {KUDOS_SHOWN, "Zoë Lindqvist", "Mateusz Wiśniewski",
         "You carried the whole booth to the fair, “all” of it.", ""},
        {KUDOS_SHOWN, "Mateusz Wiśniewski", "Zoë Lindqvist", "Du bist ein Schatz ✨", ""},
        {KUDOS_REJECTED, "Amélie Dubois", "Zoë Lindqvist", "You are an idiot", "Not kind"},
        {KUDOS_HIDDEN, "João Gonçalves", "Tomáš Dvořák", "Dziękuję za pomoc", ""},
        {KUDOS_SHOWN, "Priya Raghunathan", "Tomáš Dvořák", "شكرا لك", ""},
        {KUDOS_SHOWN, "Somebody Gone", "Mateusz Wiśniewski", "From another system", ""},
        {KUDOS_SHOWN, "", "Ann Elsewhere", "No sender", ""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        struct kudos_row row;
        assert_int_equal(store_kudos_get(s, (int64_t)i + 1, &a, &row), ERR_OK);
        assert_int_equal(row.state, c[i].state);
        assert_string_equal(row.from_name, c[i].from);
        assert_string_equal(row.to_name, c[i].to);
        assert_string_equal(row.message, c[i].message);
        assert_string_equal(row.reason, c[i].reason);
        assert_int_equal(row.also_count, i == 0 ? others : 0);
    }
    arena_done(&a);
    struct store_counts n;
    assert_int_equal(store_count(s, &n), ERR_OK);
    assert_int_equal(n.shown + n.held + n.rejected + n.hidden, 7);
    assert_int_equal(number("SELECT count(*) FROM kudos_event"), events);
    assert_int_equal(number("PRAGMA user_version"), 3);
    assert_sound();
}

static void assert_everything_is_there(struct store *s)
{
    assert_all_is_there(s, 0, 3);
}

static void a_file_of_the_first_version_keeps_every_note_and_event(void **state)
{
    lay_version_1();
    assert_int_equal(number("PRAGMA user_version"), 1);
    assert_sound();
    struct store *s = open_store();
    assert_everything_is_there(s);
    /* What was imported then is known as the same now, and no id is given out twice. */
    struct kudos_row row = note("From another system");
    row.from_key = row.from_department = "";
    row.from_name = "Somebody Gone";
    row.source = "import";
    assert_int_equal(add_row(s, &row), 6);
    row.from_name = "";
    row.to_name = "Ann Elsewhere";
    row.message = "No sender";
    row.from_department = "Sales";
    assert_int_equal(add_row(s, &row), 7);
    assert_int_equal(add(s, "New"), 9);
    store_close(s);
    s = open_store();
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM pin"), 1);
}

static void a_file_of_the_second_version_keeps_notes_and_pin_and_takes_opt_outs(void **state)
{
    const struct optout ola = {"p7", "Ola Nowak", "Sales", OPTOUT_BIT(OPTOUT_BIRTHDAY)};
    struct store_pin_answer answer;
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 7;
    lay("tests/store/version-2.sql");
    assert_int_equal(number("PRAGMA user_version"), 2);
    struct store *s = open_store();
    assert_all_is_there(s, 1, 4);
    assert_int_equal(store_optout_list(s, &a, &all, &n), ERR_OK);
    assert_int_equal(n, 0);
    assert_int_equal(store_pin_try(s, "2468", 0, &answer), ERR_OK);
    assert_int_equal(answer.outcome, OUTCOME_UNLOCKED);
    assert_int_equal(store_optout_add(s, &ola, "panel", NULL), ERR_OK);
    store_close(s);
    s = open_store();
    assert_int_equal(store_optout_list(s, &a, &all, &n), ERR_OK);
    assert_int_equal(n, 1);
    store_close(s);
    arena_done(&a);
    assert_sound();
}

static void whatever_write_fails_while_a_file_is_made_new_nothing_is_lost(void **state)
{
    int n = 1;
    for (bool done = false; !done; n++) {
        struct store *s = NULL;
        teardown(NULL);
        setup(NULL);
        lay_version_1();
        slow_vfs_fail(n, n % 2 ? SQLITE_IOERR : SQLITE_FULL, true);
        enum err e = store_open(&s, dir, NULL);
        done = atomic_load(&slow_vfs.failures) == 0;
        slow_vfs_reset();
        store_close(e == ERR_OK ? s : NULL);
        s = open_store();
        assert_everything_is_there(s);
        store_close(s);
        assert_true(n < 300);
    }
    assert_true(n > 10);
}

static void a_backup_of_the_first_version_is_restored_and_made_new(void **state)
{
    struct diag d = {0};
    lay_version_1();
    assert_int_equal(rename(scratch_path(dir, "kudos.db"), scratch_path(dir, "old.db")), 0);
    struct store *s = open_store();
    add(s, "To be replaced");
    store_close(s);
    assert_int_equal(store_restore(dir, scratch_path(dir, "old.db"), &d), ERR_OK);
    s = open_store();
    assert_everything_is_there(s);
    store_close(s);
}

int main(void)
{
    slow_vfs_install();
    const struct CMUnitTest tests[] = {
        CASE(a_file_of_the_first_version_keeps_every_note_and_event),
        CASE(a_file_of_the_second_version_keeps_notes_and_pin_and_takes_opt_outs),
        CASE(whatever_write_fails_while_a_file_is_made_new_nothing_is_lost),
        CASE(a_backup_of_the_first_version_is_restored_and_made_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
