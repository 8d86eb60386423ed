/* What people asked not to show of themselves is kept: through restarts, kills, repairs and
 * restores, until it is taken back or they are forgotten. */
#include "fault/slow_vfs.c"
#include "store/room.h"

#include "base/arena.h"
#include "base/caps.h"

#include <sys/wait.h>

enum { BIRTHDAY = OPTOUT_BIT(OPTOUT_BIRTHDAY), ANNIVERSARY = OPTOUT_BIT(OPTOUT_ANNIVERSARY),
       PHOTO = OPTOUT_BIT(OPTOUT_PHOTO) };

static const struct optout ola = {"p7", "Ola Nowak", "Sales", BIRTHDAY | PHOTO};
static const struct optout bo = {"Bo Ek / Support", "Bo Ek", "Support", ANNIVERSARY};

static unsigned hide(struct store *s, const struct optout *o)
{
    unsigned changed = OPTOUT_ALL + 1;
    assert_int_equal(store_optout_add(s, o, "panel", &changed), ERR_OK);
    return changed;
}

/* What is kept under a key. */
static unsigned kept(struct store *s, const char *key)
{
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0, what = 0;
    assert_int_equal(store_optout_list(s, &a, &all, &n), ERR_OK);
    for (unsigned i = 0; i < n; i++) {
        what |= str_equal(all[i].key, key) ? OPTOUT_BIT(all[i].kind) : 0;
    }
    arena_done(&a);
    return what;
}

static void it_is_kept_through_a_restart_with_who_and_when(void **state)
{
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0;
    struct store *s = open_store();
    assert_int_equal(hide(s, &ola), BIRTHDAY | PHOTO);
    assert_int_equal(hide(s, &bo), ANNIVERSARY);
    store_close(s);
    s = open_store();
    assert_int_equal(store_optout_list(s, &a, &all, &n), ERR_OK);
    assert_int_equal(n, 3);
    assert_string_equal(all[0].name, "Bo Ek");
    assert_string_equal(all[0].key, "Bo Ek / Support");
    assert_string_equal(all[0].department, "Support");
    assert_int_equal(all[0].kind, OPTOUT_ANNIVERSARY);
    assert_string_equal(all[1].name, "Ola Nowak");
    assert_int_equal(all[1].kind, OPTOUT_BIRTHDAY);
    assert_int_equal(all[2].kind, OPTOUT_PHOTO);
    assert_true(all[0].at_utc > 1000000000);
    store_close(s);
    arena_done(&a);
    assert_sound();
}

static void asking_twice_changes_nothing_and_is_told_once(void **state)
{
    struct optout more = ola;
    more.what = OPTOUT_ALL;
    more.department = "Support"; /* moved since */
    struct store *s = open_store();
    assert_int_equal(hide(s, &ola), BIRTHDAY | PHOTO);
    assert_int_equal(hide(s, &ola), 0);
    assert_int_equal(hide(s, &more), ANNIVERSARY);
    assert_int_equal(kept(s, "p7"), OPTOUT_ALL);
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM kudos_event"), 3);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='birthday hidden'"
                            " AND kudos=0 AND who='panel' AND reason='p7'"), 1);
}

static void showing_again_takes_back_what_was_said_and_no_more(void **state)
{
    unsigned changed = 99;
    struct store *s = open_store();
    hide(s, &ola);
    hide(s, &bo);
    assert_int_equal(store_optout_remove(s, "p7", PHOTO | ANNIVERSARY, "ann", &changed), ERR_OK);
    assert_int_equal(changed, PHOTO);
    assert_int_equal(kept(s, "p7"), BIRTHDAY);
    assert_int_equal(store_optout_remove(s, "p9", OPTOUT_ALL, "ann", &changed), ERR_OK);
    assert_int_equal(changed, 0);
    assert_int_equal(kept(s, "Bo Ek / Support"), ANNIVERSARY);
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='photo shown'"
                            " AND who='ann' AND reason='p7'"), 1);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what LIKE '% shown'"), 1);
}

static void what_makes_no_sense_is_refused(void **state)
{
    char longest[CAP_KEY_BYTES + 2];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const struct { struct optout o; enum err err; } c[] = {
        {{"", "Ola", "Sales", BIRTHDAY}, ERR_BAD_DATA},
        {{"p7", "", "Sales", BIRTHDAY}, ERR_BAD_DATA},
        {{"p7", "Ola", "Sales", 0}, ERR_BAD_DATA}, {{"p7", "Ola", "Sales", 8}, ERR_BAD_DATA},
        {{NULL, "Ola", "Sales", BIRTHDAY}, ERR_BAD_DATA},
        {{longest, "Ola", "Sales", BIRTHDAY}, ERR_LIMIT},
        {{"p7", longest, "Sales", BIRTHDAY}, ERR_LIMIT},
        {{"p7", "Ola", longest, BIRTHDAY}, ERR_LIMIT},
    };
    struct store *s = open_store();
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        unsigned changed = 99;
        assert_int_equal(store_optout_add(s, &c[i].o, "panel", &changed), c[i].err);
        assert_int_equal(changed, 99);
    }
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM optout"), 0);
    assert_int_equal(number("SELECT count(*) FROM kudos_event"), 0);
}

static void the_snapshot_is_without_it(void **state)
{
    struct store *s = open_store();
    hide(s, &ola);
    struct model *m = model_new(NOTE_DAY);
    m->people = arena_array(&m->arena, 1, sizeof *m->people);
    m->person_count = 1;
    m->people[0] = (struct person){.key = "p7", .name = "Ola Nowak", .photo = "a.png",
                                   .aliases = "", .initials = "ON", .birth_month = 2,
                                   .birth_day = 3, .started = 9000};
    m->celebrations = arena_array(&m->arena, 1, sizeof *m->celebrations);
    m->celebrations[0] = (struct celebration){0, NOTE_DAY, 0};
    m->celebration_count = 1;
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_int_equal(m->people[0].hidden, BIRTHDAY | PHOTO);
    assert_string_equal(m->people[0].photo, "");
    assert_int_equal(m->celebration_count, 0);
    assert_int_equal(m->people[0].started, 9000);
    model_unref(m);
    store_close(s);
}

static void many_opt_outs_are_all_kept(void **state)
{
    enum { MANY = 200 };
    struct store *s = open_store();
    assert_int_equal(store_begin(s), ERR_OK);
    for (unsigned i = 0; i < MANY; i++) {
        char key[16];
        snprintf(key, sizeof key, "k%u", i);
        assert_int_equal(hide(s, &(struct optout){key, "Somebody", "Sales", BIRTHDAY}), BIRTHDAY);
    }
    assert_int_equal(store_commit(s), ERR_OK);
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0;
    assert_int_equal(store_optout_list(s, &a, &all, &n), ERR_OK);
    assert_int_equal(n, MANY);
    assert_int_equal(kept(s, "k0") | kept(s, "k199"), BIRTHDAY);
    arena_done(&a);
    store_close(s);
}

static void whatever_write_fails_it_is_whole_or_did_not_happen(void **state)
{
    int n = 1;
    for (bool done = false; !done; n++) {
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store();
        slow_vfs_fail(n, n % 2 ? SQLITE_IOERR : SQLITE_FULL, true);
        enum err e = store_optout_add(s, &ola, "panel", NULL);
        done = atomic_load(&slow_vfs.failures) == 0;
        slow_vfs_reset();
        store_close(s);
        s = open_store();
        unsigned what = kept(s, "p7");
        assert_true(what == 0 || what == ola.what);
        assert_true(e != ERR_OK || what == ola.what);
        store_close(s);
        int64_t events = number("SELECT count(*) FROM kudos_event");
        assert_int_equal(events, what ? 2 : 0);
        assert_sound();
        assert_true(n < 300);
    }
    assert_true(n > 3);
}

static void what_was_answered_survives_a_kill(void **state)
{
    store_close(open_store());
    pid_t child = fork();
    if (child == 0) {
        struct store *s = NULL;
        struct diag d;
        bool good = store_open(&s, dir, &d) == ERR_OK &&
                    store_optout_add(s, &ola, "panel", NULL) == ERR_OK;
        _exit(good && kill(getpid(), SIGKILL) == 0 ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    struct store *s = open_store();
    assert_int_equal(kept(s, "p7"), BIRTHDAY | PHOTO);
    store_close(s);
}

static void a_folder_that_cannot_be_written_keeps_what_it_has(void **state)
{
    struct diag d;
    struct store *s = open_store();
    hide(s, &ola);
    store_close(s);
    chmod(dir, 0555);
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_int_equal(store_optout_add(s, &bo, "panel", NULL), ERR_READ_ONLY);
    assert_int_equal(store_optout_remove(s, "p7", PHOTO, "panel", NULL), ERR_READ_ONLY);
    assert_int_equal(kept(s, "p7"), BIRTHDAY | PHOTO);
    store_close(s);
    chmod(dir, 0755);
}

static void a_backup_that_is_restored_shows_nobody_who_asked_since(void **state)
{
    struct diag d = {0};
    struct store *s = open_store();
    hide(s, &ola);
    assert_int_equal(store_backup(s, scratch_path(dir, "old.db"), &d), ERR_OK);
    hide(s, &bo);
    assert_int_equal(store_optout_remove(s, "p7", PHOTO, "ann", NULL), ERR_OK);
    store_close(s);
    assert_int_equal(store_restore(dir, scratch_path(dir, "old.db"), &d), ERR_OK);
    s = open_store();
    assert_int_equal(kept(s, bo.key), ANNIVERSARY);
    assert_int_equal(kept(s, "p7"), BIRTHDAY | PHOTO); /* as it was in the backup */
    store_close(s);
    assert_sound();
}

static void a_damaged_file_still_says_who_asked(void **state)
{
    struct diag d;
    struct store *s = open_store();
    for (int i = 0; i < 50; i++) {
        char text[600];
        memset(text, 'x', sizeof text);
        snprintf(text + 560, 12, "%d", i);
        add(s, text);
    }
    hide(s, &ola);
    store_close(s);
    /* The pages of the notes, which quick_check reads, and no backup. */
    int64_t root = number("SELECT rootpage FROM sqlite_schema WHERE name='kudos'");
    char page[4096];
    memset(page, 0xa5, sizeof page);
    scratch_overwrite(dir, "kudos.db", (long)(root - 1) * 4096, page, sizeof page);
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_non_null(strstr(d.text, "damaged"));
    assert_int_equal(kept(s, "p7"), BIRTHDAY | PHOTO);
    store_close(s);
    assert_sound();
}

static void who_is_forgotten_is_in_no_file(void **state)
{
    struct diag d = {0};
    bool made = false;
    unsigned erased = 0;
    struct optout left = {"Leaver Away / Sales", "Leaver Away", "Sales", OPTOUT_ALL};
    struct store *s = open_store();
    hide(s, &left);
    hide(s, &bo);
    assert_int_equal(store_optout_remove(s, left.key, PHOTO, "ann", NULL), ERR_OK);
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(files_with("", "Leaver"), 2);
    assert_int_equal(store_optout_erase(s, "Leaver Away", "ann", &erased), ERR_OK);
    assert_int_equal(erased, 2);
    assert_int_equal(store_scrub(s), ERR_OK);
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(kept(s, bo.key), ANNIVERSARY);
    assert_int_equal(store_optout_erase(s, "Nobody", "ann", &erased), ERR_OK);
    assert_int_equal(erased, 0);
    store_close(s);
    assert_int_equal(files_with("", "Leaver"), 0);
    assert_int_equal(files_with("backups", "Bo Ek"), 1);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='opt-out erased'"), 1);
    assert_sound();
}

/* Shown again first, then forgotten: the audit table had the name. */
static void the_audit_forgets_the_name_of_who_had_shown_all_again(void **state)
{
    struct optout left = {"Leaver Away / Sales", "Leaver Away", "Sales", BIRTHDAY};
    unsigned erased = 9;
    struct store *s = open_store();
    hide(s, &left);
    assert_int_equal(store_optout_remove(s, left.key, OPTOUT_ALL, "ann", NULL), ERR_OK);
    assert_int_equal(store_optout_erase(s, "Leaver Away", "ann", &erased), ERR_OK);
    assert_int_equal(erased, 0);
    assert_int_equal(store_scrub(s), ERR_OK);
    store_close(s);
    assert_int_equal(files_with("", "Leaver"), 0);
}

int main(void)
{
    slow_vfs_install();
    scratch_obey_modes();
    const struct CMUnitTest tests[] = {
        CASE(it_is_kept_through_a_restart_with_who_and_when),
        CASE(asking_twice_changes_nothing_and_is_told_once),
        CASE(showing_again_takes_back_what_was_said_and_no_more),
        CASE(what_makes_no_sense_is_refused),
        CASE(the_snapshot_is_without_it),
        CASE(many_opt_outs_are_all_kept),
        CASE(whatever_write_fails_it_is_whole_or_did_not_happen),
        CASE(what_was_answered_survives_a_kill),
        CASE(a_folder_that_cannot_be_written_keeps_what_it_has),
        CASE(a_backup_that_is_restored_shows_nobody_who_asked_since),
        CASE(a_damaged_file_still_says_who_asked),
        CASE(who_is_forgotten_is_in_no_file),
        CASE(the_audit_forgets_the_name_of_who_had_shown_all_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
