#include "cm.h"
#include "fault/scratch.h"
#include "fault/slow_vfs.c"
#include "store/note.h"

#include "base/arena.h"
#include "base/caps.h"
#include "platform/fs.h"

#include <dirent.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <utime.h>

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

static struct store *open_store(struct diag *d)
{
    struct store *s = NULL;
    assert_int_equal(store_open(&s, dir, d), ERR_OK);
    return s;
}

static int64_t add(struct store *s, const char *message)
{
    struct kudos_row row = note(message);
    int64_t id = 0;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_OK);
    assert_true(id > 0);
    return id;
}

static int64_t shown(struct store *s)
{
    struct store_counts n;
    assert_int_equal(store_count(s, &n), ERR_OK);
    return n.shown;
}

/* How many entries of dir begin with prefix; name gets one of them. */
static unsigned entries(const char *sub, const char *prefix, char name[256])
{
    DIR *d = opendir(scratch_path(dir, sub));
    unsigned n = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0) {
            snprintf(name, 256, "%s", e->d_name);
            n++;
        }
    }
    if (d) {
        closedir(d);
    }
    return n;
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int64_t number(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return n;
}

/* Takes the second copy of dir/kudos.db as a backup would be taken. */
static void make_backup(struct store *s, const char *name)
{
    struct diag d = {0};
    mkdir(scratch_path(dir, "backups"), 0755);
    assert_int_equal(store_backup(s, scratch_path(dir, name), &d), ERR_OK);
}

static void a_missing_folder_is_made_and_a_note_comes_back_as_it_went_in(void **state)
{
    char deep[SCRATCH_PATH * 2];
    snprintf(deep, sizeof deep, "%s/a/b?#%%c", dir);
    struct store *s = NULL;
    struct diag d;
    struct arena a = {0};
    assert_int_equal(store_open(&s, deep, &d), ERR_OK);
    assert_string_equal(d.text, "");
    assert_true(store_can_write(s));
    struct kudos_row row = note("You’re great! ✨ 안녕 مرحبا"), got;
    row.state = KUDOS_HELD;
    row.reason = "idiot";
    int64_t id = 0;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_OK);
    store_close(s);
    assert_int_equal(store_open(&s, deep, &d), ERR_OK);
    assert_int_equal(store_kudos_get(s, id, &a, &got), ERR_OK);
    assert_int_equal(got.id, id);
    assert_int_equal(got.state, KUDOS_HELD);
    assert_string_equal(got.from_key, row.from_key);
    assert_string_equal(got.from_name, row.from_name);
    assert_string_equal(got.from_department, row.from_department);
    assert_string_equal(got.to_key, row.to_key);
    assert_string_equal(got.to_name, row.to_name);
    assert_string_equal(got.to_department, row.to_department);
    assert_string_equal(got.message, row.message);
    assert_string_equal(got.value, row.value);
    assert_string_equal(got.reason, "idiot");
    assert_int_equal(got.day, row.day);
    assert_int_equal(got.created_utc, row.created_utc);
    assert_string_equal(got.source, "panel");
    assert_int_equal(store_kudos_get(s, id + 1, &a, &got), ERR_NOT_FOUND);
    store_close(s);
    arena_done(&a);
}

static void the_file_says_whose_it_is_and_is_set_up_for_power_cuts(void **state)
{
    store_close(open_store(NULL));
    const char *path = scratch_path(dir, "kudos.db");
    assert_int_equal(number(path, "PRAGMA application_id"), 0x42726d4b);
    assert_int_equal(number(path, "PRAGMA user_version"), 3);
    assert_int_equal(number(path, "SELECT count(*) FROM pragma_table_list"
                                  " WHERE schema='main' AND name NOT LIKE 'sqlite%'"
                                  " AND strict=1"),
                     7);
    sqlite3 *db = NULL;
    sqlite3_open(path, &db);
    assert_int_equal(sqlite3_exec(db,
                                  "INSERT INTO kudos_event(kudos, what, who, reason, at_utc)"
                                  " VALUES(1, 'a', 'b', 'c', 1)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(db, "DELETE FROM kudos_event", NULL, NULL, NULL), SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(db, "UPDATE kudos_event SET who='x'", NULL, NULL, NULL),
                         SQLITE_OK);
    sqlite3_close(db);
    assert_false(fs_exists(scratch_path(dir, "kudos.db-journal")));
}

static void bad_notes_are_refused_and_leave_nothing(void **state)
{
    static char long_name[CAP_NAME_BYTES + 2], long_message[CAP_MESSAGE_BYTES + 2];
    memset(long_name, 'a', sizeof long_name - 1);
    memset(long_message, 'a', sizeof long_message - 1);
    struct kudos_row row[6];
    for (int i = 0; i < 6; i++) {
        row[i] = note("x");
    }
    row[0].message = "";
    row[1].message = NULL;
    row[2].to_name = NULL;
    row[3].day = DATE_NONE;
    row[4].message = long_message;
    row[5].from_name = long_name;
    struct store *s = open_store(NULL);
    for (int i = 0; i < 6; i++) {
        int64_t id = 77;
        assert_int_equal(store_kudos_add(s, &row[i], &id), i < 4 ? ERR_BAD_DATA : ERR_LIMIT);
        assert_int_equal(id, 77);
    }
    assert_int_equal(shown(s), 0);
    long_message[CAP_MESSAGE_BYTES] = '\0';
    add(s, long_message);
    store_close(s);
}

static void the_same_note_twice_is_one_note(void **state)
{
    static const struct {
        const char *what, *source, *message, *from_name, *from_key;
        int later;
        bool same;
    } c[] = {
        {"at once", "panel", "Thanks", "Zoë Lindqvist", "p001", 0, true},
        {"a minute later", "panel", "Thanks", "Zoë Lindqvist", "p001", 60, true},
        {"over a minute later", "panel", "Thanks", "Zoë Lindqvist", "p001", 61, false},
        {"before, as the clock went back", "panel", "Thanks", "Zoë Lindqvist", "p001", -30, true},
        {"another text", "panel", "Thanks!", "Zoë Lindqvist", "p001", 0, false},
        {"another person", "panel", "Thanks", "Ann Lee", "p009", 0, false},
        {"somebody of the same name", "panel", "Thanks", "Zoë Lindqvist", "p077", 0, false},
        {"a year later by import", "import", "Thanks", "Zoë Lindqvist", "", 31536000, true},
        {"another text by import", "import", "Thank you", "Zoë Lindqvist", "", 0, false},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store(NULL);
        int64_t first = add(s, "Thanks"), second = 0;
        struct kudos_row row = note(c[i].message);
        row.source = c[i].source;
        row.from_name = c[i].from_name;
        row.from_key = c[i].from_key;
        row.created_utc += c[i].later;
        assert_int_equal(store_kudos_add(s, &row, &second), ERR_OK);
        if ((first == second) != c[i].same || shown(s) != (c[i].same ? 1 : 2)) {
            fail_msg("%s", c[i].what);
        }
        store_close(s);
    }
}

static bool file_contains(const char *path, const char *text)
{
    struct buf b = {0};
    assert_int_equal(fs_read(path, 1 << 24, &b), ERR_OK);
    bool found = memmem(b.data, b.len, text, strlen(text)) != NULL;
    buf_done(&b);
    return found;
}

static void an_erased_note_is_gone_from_the_file_and_its_id_stays_unused(void **state)
{
    struct store *s = open_store(NULL);
    add(s, "stays");
    int64_t id = add(s, "very-private-words");
    assert_true(file_contains(scratch_path(dir, "kudos.db"), "very-private-words"));
    assert_int_equal(store_kudos_erase(s, id, "ann"), ERR_OK);
    assert_int_equal(store_kudos_erase(s, id, "ann"), ERR_NOT_FOUND);
    assert_true(add(s, "next") > id);
    store_close(s);
    assert_false(file_contains(scratch_path(dir, "kudos.db"), "very-private-words"));
    assert_int_equal(number(scratch_path(dir, "kudos.db"),
                            "SELECT count(*) FROM kudos_event WHERE what='erased'"),
                     1);
}

static void every_change_of_state_is_written_down(void **state)
{
    struct store *s = open_store(NULL);
    struct arena a = {0};
    struct kudos_row got;
    int64_t id = add(s, "hm");
    assert_int_equal(store_kudos_set_state(s, id, KUDOS_REJECTED, "Ann", "unkind"), ERR_OK);
    assert_int_equal(store_kudos_get(s, id, &a, &got), ERR_OK);
    assert_int_equal(got.state, KUDOS_REJECTED);
    assert_string_equal(got.reason, "unkind");
    assert_int_equal(store_kudos_set_state(s, id, KUDOS_SHOWN, "Bo", NULL), ERR_OK);
    assert_int_equal(store_kudos_set_state(s, id + 1, KUDOS_SHOWN, "Bo", ""), ERR_NOT_FOUND);
    struct store_counts n;
    assert_int_equal(store_count(s, &n), ERR_OK);
    assert_int_equal(n.shown, 1);
    assert_int_equal(n.rejected + n.held + n.hidden, 0);
    store_close(s);
    arena_done(&a);
    const char *path = scratch_path(dir, "kudos.db");
    assert_int_equal(number(path, "SELECT count(*) FROM kudos_event"), 2);
    assert_int_equal(number(path, "SELECT count(*) FROM kudos_event WHERE id=1 AND who='Ann'"
                                  " AND what='rejected' AND reason='unkind' AND at_utc > 1e9"),
                     1);
}

static void names_of_states_go_both_ways(void **state)
{
    for (int i = 0; i < 4; i++) {
        enum kudos_state s = KUDOS_SHOWN;
        assert_true(kudos_state_find(kudos_state_name((enum kudos_state)i), &s));
        assert_int_equal(s, i);
    }
    enum kudos_state untouched = KUDOS_HELD;
    assert_false(kudos_state_find("Shown", &untouched));
    assert_int_equal(untouched, KUDOS_HELD);
}

struct visit {
    struct store *s;
    int64_t last_day, last_id;
    unsigned count, stop_after;
};

static bool visit(void *ctx, const struct kudos_row *row)
{
    struct visit *v = ctx;
    assert_true(row->day < v->last_day || (row->day == v->last_day && row->id < v->last_id));
    v->last_day = row->day;
    v->last_id = row->id;
    v->count++;
    return v->count != v->stop_after;
}

static void fill_many(struct store *s, unsigned n)
{
    assert_int_equal(store_begin(s), ERR_OK);
    for (unsigned i = 0; i < n; i++) {
        char text[32];
        int64_t id;
        snprintf(text, sizeof text, "note %u", i);
        struct kudos_row row = note(text);
        row.source = "import";
        row.day = NOTE_DAY - (date)(i * 7919 % 400);
        row.state = (enum kudos_state)(i % 7 < 4 ? 0 : i % 7 - 3);
        assert_int_equal(store_kudos_add(s, &row, &id), ERR_OK);
    }
    assert_int_equal(store_commit(s), ERR_OK);
}

static void notes_are_visited_newest_first_each_once(void **state)
{
    struct store *s = open_store(NULL);
    fill_many(s, 1000);
    struct store_counts n;
    assert_int_equal(store_count(s, &n), ERR_OK);
    struct visit v = {.last_day = INT32_MAX};
    assert_int_equal(store_kudos_each(s, true, KUDOS_SHOWN, visit, &v), ERR_OK);
    assert_int_equal(v.count, 1000);
    v = (struct visit){.last_day = INT32_MAX};
    assert_int_equal(store_kudos_each(s, false, KUDOS_REJECTED, visit, &v), ERR_OK);
    assert_int_equal(v.count, n.rejected);
    v = (struct visit){.last_day = INT32_MAX, .stop_after = 65};
    assert_int_equal(store_kudos_each(s, true, KUDOS_SHOWN, visit, &v), ERR_OK);
    assert_int_equal(v.count, 65);
    store_close(s);
}

static bool writes_elsewhere(void *ctx, const struct kudos_row *row)
{
    struct visit *v = ctx;
    char text[32];
    snprintf(text, sizeof text, "meanwhile %u", v->count++);
    add(v->s, text);
    return v->count < 3;
}

static void somebody_who_lists_slowly_does_not_hold_up_a_post(void **state)
{
    struct store *reader = open_store(NULL), *writer = open_store(NULL);
    fill_many(writer, 200);
    struct visit v = {.s = writer};
    assert_int_equal(store_kudos_each(reader, true, KUDOS_SHOWN, writes_elsewhere, &v), ERR_OK);
    assert_int_equal(v.count, 3);
    store_close(reader);
    store_close(writer);
}

static void an_import_is_all_or_nothing(void **state)
{
    struct store *s = open_store(NULL);
    add(s, "before");
    assert_int_equal(store_begin(s), ERR_OK);
    add(s, "one");
    add(s, "two");
    struct kudos_row bad = note("");
    int64_t id;
    assert_int_equal(store_kudos_add(s, &bad, &id), ERR_BAD_DATA);
    store_rollback(s);
    assert_int_equal(shown(s), 1);
    assert_int_equal(store_begin(s), ERR_OK);
    add(s, "one");
    assert_int_equal(store_commit(s), ERR_OK);
    assert_int_equal(shown(s), 2);
    store_close(s);
}

static struct model *model_with_people(void)
{
    struct model *m = model_new(NOTE_DAY);
    static const char *const names[] = {"Marketing", "Sales"};
    m->departments = arena_array(&m->arena, 2, sizeof *m->departments);
    for (unsigned i = 0; i < 2; i++) {
        m->departments[i] = (struct department){.name = names[i], .about = "", .colour = 7 + i};
    }
    m->department_count = 2;
    m->people = arena_array(&m->arena, 1, sizeof *m->people);
    m->people[0] = (struct person){.key = "p001", .name = "Zoë Lindqvist-Berg", .department = 1};
    m->person_count = 1;
    return m;
}

static void a_snapshot_has_names_as_written_and_colours_of_today(void **state)
{
    struct store *s = open_store(NULL);
    add(s, "older");
    struct kudos_row row = note("newest");
    row.to_key = "left";
    row.to_department = "Gone";
    row.day = NOTE_DAY;
    int64_t id;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_OK);
    struct model *m = model_with_people();
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_int_equal(m->kudos_count, 2);
    const struct kudos *k = &m->kudos[0];
    assert_string_equal(k->message, "newest");
    assert_string_equal(k->from.name, "Zoë Lindqvist");
    assert_int_equal(k->from.person, 0);
    assert_int_equal(k->from.colour, 8);
    assert_int_equal(k->to.person, MODEL_NONE);
    assert_string_equal(k->to.department, "Gone");
    assert_true(k->to.colour < 12);
    assert_int_equal(m->kudos[1].to.colour, 7);
    model_unref(m);
    store_close(s);
}

static void a_snapshot_takes_the_days_asked_for_but_some_notes_always(void **state)
{
    static const struct {
        unsigned notes, step, days, expect;
    } c[] = {
        {5, 1, 30, 5},    /* few */
        {40, 1, 30, 30},  /* today and 29 days before */
        {40, 10, 30, 12}, /* only three are new enough: the newest twelve */
        {100, 0, 30, 60}, /* a busy day: as many as a rotation holds */
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store(NULL);
        for (unsigned n = 0; n < c[i].notes; n++) {
            char text[32];
            int64_t id;
            snprintf(text, sizeof text, "note %u", n);
            struct kudos_row row = note(text);
            row.day = NOTE_DAY - (date)(n * c[i].step);
            assert_int_equal(store_kudos_add(s, &row, &id), ERR_OK);
        }
        struct kudos_row held = note("held");
        held.state = KUDOS_HELD;
        int64_t id;
        assert_int_equal(store_kudos_add(s, &held, &id), ERR_OK);
        struct model *m = model_new(NOTE_DAY);
        assert_int_equal(store_fill(s, m, c[i].days), ERR_OK);
        assert_int_equal(m->kudos_count, c[i].expect);
        for (unsigned n = 0; n < m->kudos_count; n++) {
            assert_string_not_equal(m->kudos[n].message, "held");
        }
        model_unref(m);
        store_close(s);
    }
}

/* What opening meets, and whether the note of the backup must be there afterwards. */
static void damage_truncate(void)
{
    assert_int_equal(truncate(scratch_path(dir, "kudos.db"), 5000), 0);
}

static void damage_zero(void)
{
    assert_int_equal(truncate(scratch_path(dir, "kudos.db"), 0), 0);
}

static void damage_text(void)
{
    scratch_write(dir, "kudos.db", "This is no database.\n", 21);
}

static void damage_page(void)
{
    char page[4096];
    memset(page, 0xa5, sizeof page);
    scratch_overwrite(dir, "kudos.db", 4096, page, sizeof page);
}

static void damage_missing(void)
{
    assert_int_equal(unlink(scratch_path(dir, "kudos.db")), 0);
}

static void damage_folder(void)
{
    damage_missing();
    assert_int_equal(mkdir(scratch_path(dir, "kudos.db"), 0755), 0);
    scratch_write(dir, "kudos.db/inside", "x", 1);
}

static void damage_other_program(void)
{
    damage_missing();
    run_sql(scratch_path(dir, "kudos.db"), "CREATE TABLE t(a); PRAGMA application_id=7");
}

static void damage_version(void)
{
    run_sql(scratch_path(dir, "kudos.db"), "PRAGMA user_version=0");
}

static void damage_table(void)
{
    run_sql(scratch_path(dir, "kudos.db"), "DROP TABLE kudos_event");
}

static const struct {
    const char *what;
    void (*damage)(void);
    bool nothing_to_keep; /* no file to set aside */
    bool fresh_is_fine;   /* without a backup nobody needs to be told */
} damages[] = {
    {"cut", damage_truncate, false, false},
    {"empty", damage_zero, false, true},
    {"text", damage_text, false, false},
    {"a page of rubbish", damage_page, false, false},
    {"missing", damage_missing, true, true},
    {"a folder", damage_folder, false, false},
    {"another program's", damage_other_program, false, false},
    {"ours without a version", damage_version, false, false},
    {"a table missing", damage_table, false, false},
};

static void a_damaged_file_is_kept_and_the_newest_good_backup_takes_its_place(void **state)
{
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        char name[256] = "";
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store(NULL);
        add(s, "in the first backup");
        make_backup(s, "backups/kudos-000001.db");
        add(s, "in the second backup");
        make_backup(s, "backups/kudos-000002.db");
        make_backup(s, "backups/kudos-000010.db");
        add(s, "after the backups");
        store_close(s);
        scratch_overwrite(dir, "backups/kudos-000010.db", 4096, "rubbish", 7);
        damages[i].damage();
        struct diag d;
        s = open_store(&d);
        if (shown(s) != 2 || !strstr(d.text, "kudos-000002.db") ||
            entries("", "kudos.db.damaged-", name) != !damages[i].nothing_to_keep) {
            fail_msg("%s: %s", damages[i].what, d.text);
        }
        assert_true(damages[i].nothing_to_keep || strstr(d.text, name));
        add(s, "life goes on");
        store_close(s);
        s = open_store(&d);
        assert_string_equal(d.text, "");
        assert_int_equal(shown(s), 3);
        store_close(s);
    }
}

static void without_a_backup_a_damaged_file_is_kept_and_a_new_one_begins(void **state)
{
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        char name[256] = "";
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store(NULL);
        add(s, "lost");
        store_close(s);
        damages[i].damage();
        struct diag d;
        s = open_store(&d);
        unsigned kept = entries("", "kudos.db.damaged-", name);
        if (shown(s) != 0 || kept != !damages[i].fresh_is_fine ||
            (*d.text != '\0') != !damages[i].fresh_is_fine) {
            fail_msg("%s: %u kept, \"%s\"", damages[i].what, kept, d.text);
        }
        add(s, "life goes on");
        store_close(s);
    }
}

static void damage_twice_in_a_second_keeps_both_files(void **state)
{
    char name[256];
    for (unsigned i = 1; i <= 3; i++) {
        damage_text();
        store_close(open_store(NULL));
        assert_int_equal(entries("", "kudos.db.damaged-", name), i);
    }
}

static void a_file_of_a_newer_version_stays_as_it_is(void **state)
{
    store_close(open_store(NULL));
    const char *path = scratch_path(dir, "kudos.db");
    run_sql(path, "PRAGMA user_version=4");
    struct buf before = {0}, after = {0};
    assert_int_equal(fs_read(path, 1 << 20, &before), ERR_OK);
    struct store *s = NULL;
    struct diag d;
    assert_int_equal(store_open(&s, dir, &d), ERR_NEWER);
    assert_null(s);
    assert_non_null(strstr(d.text, "newer"));
    assert_int_equal(fs_read(path, 1 << 20, &after), ERR_OK);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.data, after.data, before.len);
    buf_done(&before);
    buf_done(&after);
}

static void a_folder_that_cannot_be_written_still_shows_its_notes(void **state)
{
    struct store *s = open_store(NULL);
    add(s, "still here");
    store_close(s);
    chmod(dir, 0555);
    struct diag d;
    s = open_store(&d);
    assert_false(store_can_write(s));
    assert_string_not_equal(d.text, "");
    assert_int_equal(shown(s), 1);
    struct kudos_row row = note("new");
    int64_t id = 0;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_READ_ONLY);
    assert_int_equal(store_kudos_erase(s, 1, ""), ERR_READ_ONLY);
    bool made = true;
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_false(made);
    store_close(s);
    chmod(dir, 0755);
    /* The same when only the file is protected. */
    chmod(scratch_path(dir, "kudos.db"), 0444);
    s = open_store(&d);
    assert_false(store_can_write(s));
    assert_int_equal(shown(s), 1);
    store_close(s);
}

static void a_folder_that_cannot_be_written_and_is_empty_is_an_error(void **state)
{
    struct store *s = NULL;
    struct diag d;
    char inner[SCRATCH_PATH * 2];
    chmod(dir, 0555);
    assert_int_equal(store_open(&s, dir, &d), ERR_READ_ONLY);
    snprintf(inner, sizeof inner, "%s/inner", dir);
    assert_int_equal(store_open(&s, inner, &d), ERR_READ_ONLY);
    assert_null(s);
    assert_string_not_equal(d.text, "");
}

static void a_full_disk_loses_nothing_and_the_next_note_is_saved(void **state)
{
    struct store *s = open_store(NULL);
    add(s, "before");
    slow_vfs_fail(1, SQLITE_FULL, true);
    struct kudos_row row = note("no room");
    int64_t id = 5;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_NO_SPACE);
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_NO_SPACE);
    assert_int_equal(id, 5);
    slow_vfs_reset();
    assert_int_equal(shown(s), 1);
    add(s, "room again");
    assert_int_equal(shown(s), 2);
    store_close(s);
}

static void a_full_disk_ends_an_import_as_a_whole(void **state)
{
    struct store *s = open_store(NULL);
    assert_int_equal(store_begin(s), ERR_OK);
    slow_vfs_fail(4, SQLITE_FULL, true);
    enum err e = ERR_OK;
    char text[600];
    memset(text, 'x', sizeof text);
    for (unsigned i = 0; e == ERR_OK && i < 20000; i++) {
        int64_t id;
        snprintf(text, 16, "%u", i);
        text[strlen(text)] = 'x';
        text[sizeof text - 1] = '\0';
        struct kudos_row row = note(text);
        e = store_kudos_add(s, &row, &id);
    }
    assert_int_equal(e, ERR_NO_SPACE);
    slow_vfs_reset();
    assert_int_not_equal(store_commit(s), ERR_OK);
    store_rollback(s);
    assert_int_equal(shown(s), 0);
    add(s, "afterwards");
    assert_int_equal(shown(s), 1);
    store_close(s);
}

static void a_backup_is_a_whole_store_and_can_be_restored(void **state)
{
    char name[256] = "";
    struct diag d = {0};
    struct store *s = open_store(NULL);
    add(s, "saved");
    make_backup(s, "copy.db");
    assert_false(fs_exists(scratch_path(dir, "copy.db.tmp")));
    add(s, "later");
    make_backup(s, "copy2.db");
    make_backup(s, "copy2.db"); /* over itself */
    store_close(s);
    assert_int_equal(store_restore(dir, scratch_path(dir, "copy.db"), &d), ERR_OK);
    s = open_store(&d);
    assert_int_equal(shown(s), 1);
    store_close(s);
    assert_int_equal(entries("", "kudos.db.before-restore-", name), 1);
    assert_int_equal(number(scratch_path(dir, name), "SELECT count(*) FROM kudos"), 2);
}

static void only_a_good_backup_is_restored(void **state)
{
    struct diag d = {0};
    struct store *s = open_store(NULL);
    add(s, "stays");
    make_backup(s, "good.db");
    make_backup(s, "newer.db");
    make_backup(s, "bad.db");
    store_close(s);
    run_sql(scratch_path(dir, "newer.db"), "PRAGMA user_version=9");
    scratch_overwrite(dir, "bad.db", 4096, "rubbish", 7);
    scratch_write(dir, "text", "hello", 5);
    static const struct {
        const char *name;
        enum err err;
    } c[] = {
        {"newer.db", ERR_NEWER},
        {"bad.db", ERR_CORRUPT},
        {"text", ERR_CORRUPT},
        {"nowhere", ERR_NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        assert_int_equal(store_restore(dir, scratch_path(dir, c[i].name), &d), c[i].err);
        assert_string_not_equal(d.text, "");
    }
    s = open_store(NULL);
    assert_int_equal(shown(s), 1);
    store_close(s);
}

static void an_open_store_notices_a_restore(void **state)
{
    struct diag d = {0};
    struct store *s = open_store(NULL);
    add(s, "saved");
    make_backup(s, "copy.db");
    assert_false(store_moved(s));
    assert_int_equal(store_restore(dir, scratch_path(dir, "copy.db"), &d), ERR_OK);
    assert_true(store_moved(s));
    struct kudos_row row = note("must not go into the old file");
    int64_t id = 0;
    assert_int_equal(store_kudos_add(s, &row, &id), ERR_UNAVAILABLE);
    store_close(s);
}

static void make_old(const char *name)
{
    struct utimbuf t = {.actime = 1000000000, .modtime = 1000000000};
    assert_int_equal(utime(scratch_path(dir, name), &t), 0);
}

static void backups_are_made_once_a_day_when_something_changed(void **state)
{
    char name[256];
    bool made = true;
    struct diag d = {0};
    struct store *s = open_store(NULL);
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_false(made); /* nothing in it */
    int64_t id = add(s, "one");
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
    add(s, "two");
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_false(made); /* the same day */
    make_old("backups/kudos-000001.db");
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
    make_old("backups/kudos-000002.db");
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_false(made); /* no change */
    assert_int_equal(store_kudos_set_state(s, id, KUDOS_HIDDEN, "ann", ""), ERR_OK);
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(entries("backups", "kudos-", name), 3);
    make_old("backups/kudos-000003.db");
    add(s, "three");
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(entries("backups", "kudos-", name), 3);
    assert_false(fs_exists(scratch_path(dir, "backups/kudos-000001.db")));
    assert_true(fs_exists(scratch_path(dir, "backups/kudos-000004.db")));
    store_close(s);
}

static void a_second_process_waits_while_one_opens(void **state)
{
    int lock = open(dir, O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    pid_t child = fork();
    if (child == 0) {
        struct store *s = NULL;
        close(lock);
        _exit(store_open(&s, dir, NULL) == ERR_OK ? 0 : 1);
    }
    usleep(100000);
    int status = 0;
    assert_int_equal(waitpid(child, &status, WNOHANG), 0);
    assert_false(fs_exists(scratch_path(dir, "kudos.db")));
    close(lock);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void two_writers_take_turns(void **state)
{
    store_close(open_store(NULL));
    pid_t child[2];
    for (int c = 0; c < 2; c++) {
        child[c] = fork();
        if (child[c] == 0) {
            struct store *s = NULL;
            int bad = store_open(&s, dir, NULL) != ERR_OK;
            for (int i = 0; !bad && i < 25; i++) {
                char text[32];
                int64_t id;
                snprintf(text, sizeof text, "%d of %d", i, c);
                struct kudos_row row = note(text);
                bad = store_kudos_add(s, &row, &id) != ERR_OK;
            }
            store_close(s);
            _exit(bad);
        }
    }
    for (int c = 0; c < 2; c++) {
        int status = 1;
        waitpid(child[c], &status, 0);
        assert_int_equal(status, 0);
    }
    struct store *s = open_store(NULL);
    assert_int_equal(shown(s), 50);
    store_close(s);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    scratch_obey_modes();
    slow_vfs_install();
    const struct CMUnitTest tests[] = {
        CASE(a_missing_folder_is_made_and_a_note_comes_back_as_it_went_in),
        CASE(the_file_says_whose_it_is_and_is_set_up_for_power_cuts),
        CASE(bad_notes_are_refused_and_leave_nothing),
        CASE(the_same_note_twice_is_one_note),
        CASE(an_erased_note_is_gone_from_the_file_and_its_id_stays_unused),
        CASE(every_change_of_state_is_written_down),
        CASE(names_of_states_go_both_ways),
        CASE(notes_are_visited_newest_first_each_once),
        CASE(somebody_who_lists_slowly_does_not_hold_up_a_post),
        CASE(an_import_is_all_or_nothing),
        CASE(a_snapshot_has_names_as_written_and_colours_of_today),
        CASE(a_snapshot_takes_the_days_asked_for_but_some_notes_always),
        CASE(a_damaged_file_is_kept_and_the_newest_good_backup_takes_its_place),
        CASE(without_a_backup_a_damaged_file_is_kept_and_a_new_one_begins),
        CASE(damage_twice_in_a_second_keeps_both_files),
        CASE(a_file_of_a_newer_version_stays_as_it_is),
        CASE(a_folder_that_cannot_be_written_still_shows_its_notes),
        CASE(a_folder_that_cannot_be_written_and_is_empty_is_an_error),
        CASE(a_full_disk_loses_nothing_and_the_next_note_is_saved),
        CASE(a_full_disk_ends_an_import_as_a_whole),
        CASE(a_backup_is_a_whole_store_and_can_be_restored),
        CASE(only_a_good_backup_is_restored),
        CASE(an_open_store_notices_a_restore),
        CASE(backups_are_made_once_a_day_when_something_changed),
        CASE(a_second_process_waits_while_one_opens),
        CASE(two_writers_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
