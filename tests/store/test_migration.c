/* A file that an earlier version wrote becomes one of this version, with everything in it. */
#include "fault/slow_vfs.c"
#include "store/room.h"

#include "base/arena.h"

/* Written by the first version, see the file. */
static void lay_version_1(void)
{
    struct buf sql = {0};
    assert_int_equal(fs_read("tests/store/version-1.sql", 1 << 20, &sql), ERR_OK);
    run_sql(sql.data);
    buf_done(&sql);
}

static void assert_everything_is_there(struct store *s)
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
        assert_int_equal(row.also_count, 0);
    }
    arena_done(&a);
    struct store_counts n;
    assert_int_equal(store_count(s, &n), ERR_OK);
    assert_int_equal(n.shown + n.held + n.rejected + n.hidden, 7);
    assert_int_equal(number("SELECT count(*) FROM kudos_event"), 3);
    assert_int_equal(number("PRAGMA user_version"), 2);
    assert_sound();
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
        CASE(whatever_write_fails_while_a_file_is_made_new_nothing_is_lost),
        CASE(a_backup_of_the_first_version_is_restored_and_made_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
