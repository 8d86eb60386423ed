#include "cm.h"
#include "content/rows.h"
#include "fault/scratch_each.h"

#include "content/db.h"
#include "platform/fs.h"

#include <dirent.h>
#include <utime.h>

static const char *at(const char *name)
{
    return scratch_path(dir, name);
}

/* A generation whose only row is this organisation, current afterwards. */
static unsigned publish(const char *organisation)
{
    struct content_writer *w = begin(dir);
    assert_int_equal(content_clear(w, "settings"), ERR_OK);
    ROW(w, "settings", SETTINGS, "organisation", organisation);
    unsigned number = commit(w);
    activate(dir, number);
    return number;
}

/* What the screen would show, or "" with *ret_err. */
static const char *organisation(enum err *ret_err, struct diag *d)
{
    static char name[64];
    struct model *m = model_new(20780);
    *ret_err = content_fill(dir, m, d);
    snprintf(name, sizeof name, "%s", m->settings.organisation);
    if (*ret_err != ERR_OK) {
        assert_int_equal(m->person_count + m->department_count + m->social_count, 0);
        assert_int_equal(m->settings.quiet_from, MINUTE_NONE);
    }
    model_unref(m);
    return name;
}

static void assert_shows(const char *expect)
{
    struct diag d = {0};
    enum err e;
    const char *shown = organisation(&e, &d);
    assert_int_equal(e, ERR_OK);
    assert_string_equal(shown, expect);
}

static void nothing_was_ever_imported(void **state)
{
    struct diag d = {0};
    enum err e;
    struct generation g;
    organisation(&e, &d);
    assert_int_equal(e, ERR_NOT_FOUND);
    assert_string_not_equal(d.text, "");
    assert_int_equal(content_list(dir, &g, 1), 0);
    assert_int_equal(content_activate(dir, 1, &d), ERR_NOT_FOUND);
    assert_int_equal(content_activate(dir, 0, &d), ERR_NOT_FOUND);
    content_abort(NULL);
}

static void a_generation_is_staged_then_activated(void **state)
{
    struct diag d = {0};
    enum err e;
    struct content_writer *w = begin(dir);
    ROW(w, "settings", SETTINGS, "organisation", "One");
    assert_int_equal(commit(w), 1);
    organisation(&e, &d);
    assert_int_equal(e, ERR_NOT_FOUND); /* staged only */
    assert_false(fs_exists(at("content/generations/0001.tmp")));
    struct buf report = {0};
    assert_int_equal(fs_read(at("content/generations/0001/report.txt"), 1000, &report), ERR_OK);
    assert_string_equal(report.data, "all well\n");
    buf_done(&report);
    activate(dir, 1);
    assert_shows("One");
    char target[64] = "";
    assert_true(readlink(at("content/current"), target, sizeof target - 1) > 0);
    assert_string_equal(target, "generations/0001");
    assert_false(fs_exists(at("content/current.tmp")));
    assert_false(fs_exists(at("content/generations/0001/content.db-journal")));
}

static void absent_parts_stay_and_present_ones_are_replaced(void **state)
{
    struct content_writer *w = begin(dir);
    DEPARTMENT(w, "Sales", "1");
    DEPARTMENT(w, "Support", "2");
    ROW(w, "values", VALUES, "Great teamwork", "You…");
    activate(dir, commit(w));
    w = begin(dir);
    assert_int_equal(content_clear(w, "departments"), ERR_OK);
    DEPARTMENT(w, "Finance", "3");
    activate(dir, commit(w));
    struct model *m = model_new(20780);
    assert_int_equal(content_fill(dir, m, NULL), ERR_OK);
    assert_int_equal(m->department_count, 1);
    assert_string_equal(m->departments[0].name, "Finance");
    assert_int_equal(m->value_count, 1);
    model_unref(m);
}

static void rows_that_do_not_fit_their_columns_are_refused(void **state)
{
    struct content_writer *w = begin(dir);
    const char *const good[] = {"Sales", "1", ""};
    static const struct {
        const char *part, *value[3];
        unsigned n;
        enum err err;
    } c[] = {
        {"departments", {"Sales", "1", ""}, 2, ERR_BAD_DATA},
        {"departments", {"Sales", "blue", ""}, 3, ERR_BAD_DATA},
        {"departments", {NULL, "1", ""}, 3, ERR_BAD_DATA},
        {"departments", {"Taken", "1", ""}, 3, ERR_BAD_DATA},
        {"sqlite_schema", {"Sales", "1", ""}, 3, ERR_NOT_FOUND},
        {"meta", {"Sales", "1", ""}, 2, ERR_NOT_FOUND},
    };
    DEPARTMENT(w, "Taken", "0");
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        assert_int_equal(content_row(w, c[i].part, c[i].value, c[i].n), c[i].err);
    }
    assert_int_equal(content_clear(w, "meta"), ERR_NOT_FOUND);
    assert_int_equal(content_row(w, "departments", good, 3), ERR_OK);
    activate(dir, commit(w));
    struct model *m = model_new(20780);
    assert_int_equal(content_fill(dir, m, NULL), ERR_OK);
    assert_int_equal(m->department_count, 2);
    model_unref(m);
}

static void equal_content_makes_no_new_generation(void **state)
{
    publish("One");
    struct content_writer *w = begin(dir);
    unsigned number = 0;
    bool same = false;
    struct diag d = {0};
    assert_int_equal(content_clear(w, "settings"), ERR_OK);
    ROW(w, "settings", SETTINGS, "organisation", "One");
    assert_int_equal(content_commit(w, "again", &number, &same, &d), ERR_OK);
    assert_true(same);
    assert_int_equal(number, 1);
    assert_false(fs_exists(at("content/generations/0002")));
    assert_false(fs_exists(at("content/generations/0002.tmp")));
    /* NULL and "" differ, and so do two values that meet at another place. */
    w = begin(dir);
    ROW(w, "people", PEOPLE, "k", "ab", "c", NULL, NULL, NULL, "");
    activate(dir, commit(w));
    w = begin(dir);
    assert_int_equal(content_clear(w, "people"), ERR_OK);
    ROW(w, "people", PEOPLE, "k", "ab", "c", "", NULL, NULL, "");
    activate(dir, commit(w));
    w = begin(dir);
    assert_int_equal(content_clear(w, "people"), ERR_OK);
    ROW(w, "people", PEOPLE, "k", "a", "bc", "", NULL, NULL, "");
    commit(w);
}

static void an_aborted_import_leaves_nothing(void **state)
{
    publish("One");
    struct content_writer *w = begin(dir);
    DEPARTMENT(w, "Sales", "1");
    content_abort(w);
    assert_false(fs_exists(at("content/generations/0002.tmp")));
    assert_shows("One");
}

static void leftovers_of_a_power_cut_are_cleared_by_the_next_import(void **state)
{
    publish("One");
    assert_int_equal(fs_make_dirs(at("content/generations/0002.tmp")), ERR_OK);
    scratch_write(dir, "content/generations/0002.tmp/content.db", "half", 4);
    assert_int_equal(symlink("generations/0002", at("content/current.tmp")), 0);
    struct generation g[4];
    assert_int_equal(content_list(dir, g, 4), 1);
    assert_shows("One");
    assert_int_equal(publish("Two"), 2);
    assert_shows("Two");
}

static void two_imports_at_once_are_refused(void **state)
{
    struct content_writer *w = begin(dir), *other = NULL;
    struct diag d = {0};
    assert_int_equal(content_begin(dir, &other, &d), ERR_BUSY);
    assert_null(other);
    assert_int_equal(content_activate(dir, 1, &d), ERR_BUSY);
    assert_int_equal(content_collect(dir), ERR_BUSY);
    content_abort(w);
    content_abort(begin(dir));
}

static void rolling_back_shows_what_was_there_before(void **state)
{
    struct diag d = {0};
    publish("One");
    publish("Two");
    publish("Three");
    activate(dir, 0);
    assert_shows("Two");
    activate(dir, 0);
    assert_shows("One");
    assert_int_equal(content_activate(dir, 0, &d), ERR_NOT_FOUND);
    assert_string_not_equal(d.text, "");
    assert_shows("One");
    publish("Four"); /* while the first was shown */
    activate(dir, 0);
    assert_shows("One");
    activate(dir, 3);
    assert_shows("Three");
    assert_int_equal(content_activate(dir, 5, &d), ERR_NOT_FOUND);
    struct generation g[2];
    assert_int_equal(content_list(dir, g, 2), 4);
    assert_int_equal(g[0].number, 4);
    assert_false(g[0].current);
    assert_true(g[1].current);
    assert_true(g[0].created_utc > 1000000000);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void what_was_shown_before_is_kept_for_undo(void **state)
{
    char name[16];
    for (unsigned i = 1; i <= 6; i++) {
        if (i == 6) {
            activate(dir, 1);
        }
        snprintf(name, sizeof name, "%u", i);
        publish(name);
    }
    assert_int_equal(content_collect(dir), ERR_OK);
    struct generation g[8];
    assert_int_equal(content_list(dir, g, 8), CONTENT_KEPT_GENERATIONS);
    assert_int_equal(g[4].number, 1);
    activate(dir, 0);
    assert_shows("1");
}

static void rolling_back_skips_what_is_damaged(void **state)
{
    char path[FS_PATH_MAX];
    publish("One");
    publish("Two");
    publish("Three");
    assert_true(fs_join(path, dir, "content/generations/0002/content.db"));
    assert_int_equal(fs_write_atomic(path, "junk", 4), ERR_OK);
    activate(dir, 0);
    assert_shows("One");
}

/* Ways to break generation 2. */
static const char db2[] = "content/generations/0002/content.db";

static void cut(void)
{
    assert_int_equal(truncate(at(db2), 10000), 0);
}

static void empty(void)
{
    assert_int_equal(truncate(at(db2), 0), 0);
}

static void rubbish(void)
{
    char page[4096];
    memset(page, 0x5a, sizeof page);
    scratch_overwrite(dir, db2, 4096, page, sizeof page);
}

static void missing(void)
{
    assert_int_equal(unlink(at(db2)), 0);
}

static void missing_folder(void)
{
    assert_int_equal(fs_remove_tree(at("content/generations/0002")), ERR_OK);
}

static void other_program(void)
{
    run_sql(at(db2), "PRAGMA application_id=1");
}

static void other_tables(void)
{
    run_sql(at(db2), "DROP TABLE people");
}

static void link_db(void)
{
    missing();
    assert_int_equal(symlink("../0001/content.db", at(db2)), 0);
}

static void link_folder(void)
{
    missing_folder();
    assert_int_equal(symlink("0001", at("content/generations/0002")), 0);
}

static void point(const char *target)
{
    assert_int_equal(unlink(at("content/current")), 0);
    assert_int_equal(symlink(target, at("content/current")), 0);
}

static void outside(void)
{
    point("../../../../etc");
}

static void dotted(void)
{
    point("generations/../generations/0002");
}

static void absolute(void)
{
    point(at("content/generations/0002"));
}

static void no_link(void)
{
    assert_int_equal(unlink(at("content/current")), 0);
    assert_int_equal(mkdir(at("content/current"), 0755), 0);
}

static const struct {
    const char *what;
    void (*spoil)(void);
} hostile[] = {
    {"cut", cut}, {"empty", empty}, {"rubbish", rubbish}, {"missing", missing},
    {"missing folder", missing_folder}, {"another program's", other_program},
    {"a table missing", other_tables}, {"db is a link", link_db}, {"folder is a link", link_folder},
    {"current points outside", outside}, {"current with dots", dotted},
    {"current absolute", absolute}, {"current is no link", no_link},
};

static void damaged_content_gives_way_to_the_one_before(void **state)
{
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct diag d = {0};
        enum err e;
        teardown(NULL);
        setup(NULL);
        publish("One");
        publish("Two");
        hostile[i].spoil();
        const char *shown = organisation(&e, &d);
        bool linked = strstr(hostile[i].what, "current") != NULL;
        /* A current that says nothing leaves the newest sound one. */
        if (e == ERR_OK && (strcmp(shown, linked ? "Two" : "One") != 0 || !*d.text)) {
            fail_msg("%s: shows %s, \"%s\"", hostile[i].what, shown, d.text);
        }
        if (e != ERR_OK) {
            fail_msg("%s: %s", hostile[i].what, err_name(e));
        }
        if (!linked) {
            assert_int_not_equal(content_activate(dir, 2, &d), ERR_OK);
        }
    }
}

static void damaged_content_alone_is_an_error_and_new_content_mends_it(void **state)
{
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct diag d = {0};
        enum err e;
        if (hostile[i].spoil == link_db || hostile[i].spoil == link_folder) {
            continue;
        }
        teardown(NULL);
        setup(NULL);
        publish("One");
        publish("Two");
        assert_int_equal(fs_remove_tree(at("content/generations/0001")), ERR_OK);
        hostile[i].spoil();
        organisation(&e, &d);
        bool linked = strstr(hostile[i].what, "current") != NULL;
        assert_int_equal(e == ERR_OK, linked);
        assert_string_not_equal(d.text, "");
        assert_int_equal(publish("Three"), 3);
        assert_shows("Three");
    }
}

/* What is shown instead of a damaged one is what the next import starts from. */
static void absent_parts_stay_when_the_current_content_is_damaged(void **state)
{
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        teardown(NULL);
        setup(NULL);
        struct content_writer *w = begin(dir);
        DEPARTMENT(w, "Sales", "1");
        ROW(w, "settings", SETTINGS, "organisation", "One");
        activate(dir, commit(w));
        publish("Two");
        hostile[i].spoil();
        w = begin(dir);
        ROW(w, "values", VALUES, "Kind", "");
        activate(dir, commit(w));
        struct model *m = model_new(20780);
        struct diag d = {0};
        assert_int_equal(content_fill(dir, m, &d), ERR_OK);
        if (*d.text || m->value_count != 1 || m->department_count != 1) {
            fail_msg("%s: %u values, %u departments, \"%s\"", hostile[i].what, m->value_count,
                     m->department_count, d.text);
        }
        model_unref(m);
    }
}

static void a_folder_in_the_place_of_the_link_is_kept_beside_it(void **state)
{
    publish("One");
    for (unsigned turn = 0; turn < 2; turn++) {
        no_link();
        scratch_write(dir, "content/current/content.db", "copy", 4);
        activate(dir, 1);
        assert_shows("One");
        assert_true(fs_exists(at("content/current.was-a-folder/content.db")));
    }
}

static void content_of_a_newer_version_is_refused(void **state)
{
    struct diag d = {0};
    enum err e;
    publish("One");
    publish("Two");
    run_sql(at(db2), "PRAGMA user_version=99");
    organisation(&e, &d);
    assert_int_equal(e, ERR_NEWER);
    assert_int_equal(content_activate(dir, 2, &d), ERR_NEWER);
    activate(dir, 1);
    assert_shows("One");
}

/* With one poster, whose edge is named when the file is of today. */
static unsigned publish_poster(const char *edge, bool *ret_same)
{
    char id[80];
    unsigned number = 0;
    struct diag d = {0};
    struct content_writer *w = begin(dir);
    assert_int_equal(content_asset_add(dir, "jpeg", 4, "jpg", id), ERR_OK);
    if (edge) {
        assert_int_equal(content_clear(w, "posters"), ERR_OK);
        ROW(w, "posters", POSTERS, id, "Fair", NULL, NULL, "0", NULL, NULL, "0", "10", "10", edge);
    }
    assert_int_equal(content_commit(w, "", &number, ret_same, &d), ERR_OK);
    activate(dir, number);
    return number;
}

static rgb edge_shown(void)
{
    struct diag d = {0};
    struct model *m = model_new(20780);
    assert_int_equal(content_fill(dir, m, &d), ERR_OK);
    assert_string_equal(d.text, "");
    assert_int_equal(m->poster_count, 1);
    assert_string_equal(m->posters[0].caption, "Fair");
    rgb edge = m->posters[0].edge;
    model_unref(m);
    return edge;
}

static void content_of_version_1_is_shown_kept_and_then_replaced(void **state)
{
    struct generation g[3];
    bool same = true;
    publish_poster("255", &same);
    run_sql(at("content/generations/0001/content.db"),
            "ALTER TABLE posters DROP COLUMN edge; PRAGMA user_version=1");
    assert_int_equal(edge_shown(), 0xF0E8DA);
    assert_int_equal(content_list(dir, g, 3), 1);
    assert_int_equal(g[0].posters, 1);
    assert_int_equal(g[0].pictures, 1);
    /* A stick that has no posters changes nothing, one that has them brings their colours, once. */
    assert_int_equal(publish_poster(NULL, &same), 1);
    assert_true(same);
    assert_int_equal(publish_poster("255", &same), 2);
    assert_false(same);
    assert_int_equal(edge_shown(), 255);
    assert_int_equal(publish_poster("255", &same), 2);
    assert_true(same);
    activate(dir, 1); /* and back */
    assert_int_equal(edge_shown(), 0xF0E8DA);
    assert_int_equal(content_collect(dir), ERR_OK);
    assert_int_equal(edge_shown(), 0xF0E8DA);
}

static void version_1_without_its_tables_is_damaged(void **state)
{
    struct diag d = {0};
    enum err e;
    publish("One");
    run_sql(at("content/generations/0001/content.db"), "DROP TABLE posters; PRAGMA user_version=1");
    organisation(&e, &d);
    assert_int_equal(e, ERR_CORRUPT);
}

static void a_folder_that_cannot_be_read_or_written_is_an_error_each_time(void **state)
{
    struct diag d = {0};
    enum err e;
    struct content_writer *w = NULL;
    publish("One");
    chmod(at("content/generations"), 0555);
    assert_int_equal(content_begin(dir, &w, &d), ERR_READ_ONLY);
    assert_null(w);
    assert_shows("One");
    chmod(at("content/generations"), 0755);
    chmod(at("content"), 0555);
    w = begin(dir);
    assert_int_equal(content_clear(w, "settings"), ERR_OK);
    assert_int_equal(commit(w), 2);
    assert_int_equal(content_activate(dir, 2, &d), ERR_READ_ONLY);
    assert_shows("One");
    chmod(at("content"), 0755);
    chmod(at("content/generations/0001"), 0);
    organisation(&e, &d);
    assert_int_not_equal(e, ERR_OK);
    chmod(at("content"), 0);
    organisation(&e, &d);
    assert_int_equal(e, ERR_READ_ONLY);
    chmod(at("content"), 0755);
}

/* Each step of an activation by power cut: the link is prepared, renamed, or not. */
static void a_power_cut_while_activating_leaves_old_or_new(void **state)
{
    publish("One");
    struct content_writer *w = begin(dir);
    assert_int_equal(content_clear(w, "settings"), ERR_OK);
    ROW(w, "settings", SETTINGS, "organisation", "Two");
    commit(w);
    assert_shows("One");
    assert_int_equal(symlink("generations/0002", at("content/current.tmp")), 0);
    assert_shows("One");
    activate(dir, 2); /* over the leftover */
    assert_shows("Two");
    assert_int_equal(symlink("generations/0001", at("content/current.tmp")), 0);
    assert_int_equal(rename(at("content/current.tmp"), at("content/current")), 0);
    assert_shows("One");
}

static unsigned count_files(const char *name)
{
    DIR *d = opendir(at(name));
    unsigned n = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        n += e->d_name[0] != '.';
    }
    if (d) {
        closedir(d);
    }
    return n;
}

static void an_asset_is_stored_once_under_its_hash(void **state)
{
    char id[80] = "untouched", path[FS_PATH_MAX];
    assert_int_equal(content_asset_add(dir, "abc", 3, "png", id), ERR_OK);
    assert_string_equal(id, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png");
    assert_true(content_asset_path(dir, id, path, sizeof path));
    assert_string_equal(path, at("content/assets/ba/"
                                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                                 ".png"));
    struct buf b = {0};
    assert_int_equal(fs_read(path, 10, &b), ERR_OK);
    assert_string_equal(b.data, "abc");
    buf_done(&b);
    /* Damage by a bad card is mended by the next import. */
    FILE *f = fopen(path, "w");
    fputs("xyz", f);
    fclose(f);
    assert_int_equal(content_asset_add(dir, "abc", 3, "png", id), ERR_OK);
    assert_int_equal(fs_read(path, 10, &b), ERR_OK);
    assert_string_equal(b.data, "abc");
    buf_done(&b);
    assert_int_equal(count_files("content/assets/ba"), 1);
}

static void only_well_formed_ids_have_a_path(void **state)
{
#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    static const char *const bad[] = {
        "", "a", HASH, HASH ".", HASH ".toolongext", HASH ".p/g", HASH "..", HASH ".PNG",
        "../../../../etc/passwd",
        "BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png",
        HASH "0.png", HASH ".png ",
    };
    char path[FS_PATH_MAX], id[80];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(content_asset_path(dir, bad[i], path, sizeof path));
    }
    assert_false(content_asset_path(dir, HASH ".png", path, 20));
    assert_int_equal(content_asset_add(dir, "abc", 3, "../x", id), ERR_BAD_DATA);
}

static void make_old(const char *id)
{
    char path[FS_PATH_MAX];
    struct utimbuf t = {.actime = 1000000000, .modtime = 1000000000};
    assert_true(content_asset_path(dir, id, path, sizeof path));
    assert_int_equal(utime(path, &t), 0);
}

static bool has_asset(const char *id)
{
    char path[FS_PATH_MAX];
    return content_asset_path(dir, id, path, sizeof path) && fs_exists(path);
}

static void collecting_keeps_five_generations_and_what_they_show(void **state)
{
    char id[9][80], unused[80], fresh[80];
    for (unsigned i = 0; i < 9; i++) {
        char bytes[8], name[8];
        snprintf(bytes, sizeof bytes, "photo%u", i);
        snprintf(name, sizeof name, "P%u", i);
        assert_int_equal(content_asset_add(dir, bytes, strlen(bytes), "jpg", id[i]), ERR_OK);
        make_old(id[i]);
        struct content_writer *w = begin(dir);
        assert_int_equal(content_clear(w, "people"), ERR_OK);
        assert_int_equal(content_clear(w, "posters"), ERR_OK);
        if (i % 2) {
            ROW(w, "people", PEOPLE, "k", name, "Sales", NULL, NULL, id[i], "");
        } else {
            ROW(w, "posters", POSTERS, id[i], "", NULL, NULL, "0", NULL, NULL, "0", "10", "10",
                "0");
        }
        assert_int_equal(commit(w), i + 1);
        if (i == 1) {
            activate(dir, 2); /* stays current while others are staged */
        }
    }
    assert_int_equal(content_asset_add(dir, "unused", 6, "jpg", unused), ERR_OK);
    assert_int_equal(content_asset_add(dir, "fresh", 5, "jpg", fresh), ERR_OK);
    make_old(unused);
    assert_int_equal(content_collect(dir), ERR_OK);
    /* The current one, where a rollback goes, and the newest. */
    static const bool kept[9] = {true, true, false, false, false, false, true, true, true};
    struct generation g[9];
    assert_int_equal(content_list(dir, g, 9), 5);
    for (unsigned i = 0; i < 9; i++) {
        char name[64];
        snprintf(name, sizeof name, "content/generations/%04u", i + 1);
        assert_int_equal(fs_exists(at(name)), kept[i]);
        assert_int_equal(has_asset(id[i]), kept[i]);
    }
    assert_false(has_asset(unused));
    assert_true(has_asset(fresh)); /* an import may be about to name it */
    assert_int_equal(g[0].pictures, 1);
    assert_int_equal(g[0].posters, 1);
    assert_int_equal(g[1].people, 1);
}

static void nothing_is_swept_while_a_generation_cannot_be_read(void **state)
{
    char id[80];
    assert_int_equal(content_asset_add(dir, "needed?", 7, "jpg", id), ERR_OK);
    make_old(id);
    publish("One");
    publish("Two");
    scratch_write(dir, "content/generations/0001/content.db", "bad", 3);
    assert_int_equal(content_collect(dir), ERR_CORRUPT);
    assert_true(has_asset(id));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    scratch_obey_modes();
    const struct CMUnitTest tests[] = {
        CASE(nothing_was_ever_imported),
        CASE(a_generation_is_staged_then_activated),
        CASE(absent_parts_stay_and_present_ones_are_replaced),
        CASE(rows_that_do_not_fit_their_columns_are_refused),
        CASE(equal_content_makes_no_new_generation),
        CASE(an_aborted_import_leaves_nothing),
        CASE(leftovers_of_a_power_cut_are_cleared_by_the_next_import),
        CASE(two_imports_at_once_are_refused),
        CASE(rolling_back_shows_what_was_there_before),
        CASE(what_was_shown_before_is_kept_for_undo),
        CASE(rolling_back_skips_what_is_damaged),
        CASE(damaged_content_gives_way_to_the_one_before),
        CASE(damaged_content_alone_is_an_error_and_new_content_mends_it),
        CASE(absent_parts_stay_when_the_current_content_is_damaged),
        CASE(a_folder_in_the_place_of_the_link_is_kept_beside_it),
        CASE(content_of_a_newer_version_is_refused),
        CASE(content_of_version_1_is_shown_kept_and_then_replaced),
        CASE(version_1_without_its_tables_is_damaged),
        CASE(a_folder_that_cannot_be_read_or_written_is_an_error_each_time),
        CASE(a_power_cut_while_activating_leaves_old_or_new),
        CASE(an_asset_is_stored_once_under_its_hash),
        CASE(only_well_formed_ids_have_a_path),
        CASE(collecting_keeps_five_generations_and_what_they_show),
        CASE(nothing_is_swept_while_a_generation_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
