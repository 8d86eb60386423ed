#include "cm.h"
#include "content/rows.h"
#include "content/seal.h"
#include "content/stage.h"
#include "fault/scratch.h"

#include <sqlite3.h>

/* The head of a PNG of that width and 8 rows: nobody decodes it here. */
struct png {
    unsigned char bytes[40];
    size_t n;
};

static struct png png_of(unsigned width)
{
    struct png png = {.n = sizeof png.bytes};
    memcpy(png.bytes, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x08\x08", 25);
    png.bytes[18] = (unsigned char)(width >> 8);
    png.bytes[19] = (unsigned char)width;
    return png;
}

/* DATA and its stage are beside each other in dir. */
static char dir[SCRATCH_PATH], data[SCRATCH_PATH + 8], stage[FS_PATH_MAX];
static int lock = -1;

static int setup(void **state)
{
    scratch_new(dir);
    snprintf(data, sizeof data, "%s/data", dir);
    assert_true(stage_path(stage, data));
    return 0;
}

static int teardown(void **state)
{
    if (lock >= 0) {
        close(lock);
        lock = -1;
    }
    scratch_remove(dir);
    return 0;
}

static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

static struct stage_progress progress(enum stick_phase phase)
{
    return (struct stage_progress){.phase = phase, .id = 77, .label = "HR blue", .total = 4};
}

static void write_progress(enum stick_phase phase)
{
    struct stage_progress p = progress(phase);
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
}

static struct content_writer *begin_stage(void)
{
    struct content_writer *w = NULL;
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    write_progress(STICK_READING);
    assert_int_equal(content_begin_from(stage, data, &w, NULL), ERR_OK);
    return w;
}

static void end_stage(struct content_writer *w)
{
    commit(w);
    write_progress(STICK_READY);
    close(lock);
    lock = -1;
}

static struct stick *look(void)
{
    struct stick *s = NULL;
    struct diag d = {0};
    enum err e = stage_look(data, today(), &s, &d);
    if (e != ERR_OK) {
        fail_msg("%s: %s", err_name(e), d.text);
    }
    return s;
}

static const struct stick_change *change(const struct stick *s, const char *part)
{
    for (unsigned i = 0; i < s->change_count; i++) {
        if (str_equal(s->change[i].part, part)) {
            return &s->change[i];
        }
    }
    return NULL;
}

static void two_people(struct content_writer *w)
{
    DEPARTMENT(w, "Sales", "1");
    PERSON(w, "1", "Zoë Lindqvist", "Sales", "06-11", NULL);
    PERSON(w, "2", "Ada King", "Sales", NULL, NULL);
}

static void load_two_people(void)
{
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
}

static unsigned current(void)
{
    struct generation g[8];
    unsigned n = content_list(data, g, 8);
    for (unsigned i = 0; i < n; i++) {
        if (g[i].current) {
            return g[i].number;
        }
    }
    return 0;
}

static void nothing_staged_is_not_found(void **state)
{
    struct stick *s = NULL;
    assert_int_equal(stage_look(data, today(), &s, NULL), ERR_NOT_FOUND);
    assert_int_equal(stage_load(data, 1, NULL), ERR_NOT_FOUND);
    assert_int_equal(stage_discard(data), ERR_OK);
}

static void while_it_is_read_file_and_count_are_shown(void **state)
{
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    struct stage_progress p = progress(STICK_READING);
    str_copy(p.file, sizeof p.file, "photos/Zo\xC3\xAB\n\x1B[2J.jpg");
    p.done = 3;
    p.seconds_left = 12;
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READING);
    assert_string_equal(s->label, "HR blue");
    assert_string_equal(s->file, "photos/Zoë [2J.jpg");
    assert_int_equal(s->done, 3);
    assert_int_equal(s->total, 4);
    assert_int_equal(s->seconds_left, 12);
    assert_int_equal(s->id, 77);
    stick_unref(s);
}

static void an_importer_that_died_is_a_stick_that_was_pulled_out(void **state)
{
    struct content_writer *w = begin_stage();
    content_abort(w);
    close(lock);
    lock = -1;
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    assert_non_null(strstr(s->why, "The stick was pulled out"));
    stick_unref(s);
}

static void one_import_at_a_time_and_cancel_reaches_it(void **state)
{
    int other = -1;
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    assert_int_equal(stage_begin(stage, &other, NULL), ERR_BUSY);
    assert_false(stage_is_cancelled(stage));
    assert_int_equal(stage_discard(data), ERR_OK);
    assert_true(stage_is_cancelled(stage));
    close(lock);
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    assert_false(stage_is_cancelled(stage));
}

static void the_first_stick_is_all_new(void **state)
{
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_int_equal(s->change_count, 2);
    const struct stick_change *c = change(s, "people");
    assert_non_null(c);
    assert_int_equal(c->added, 2);
    assert_int_equal(c->total, 2);
    assert_string_equal(c->added_name[0], "Zoë Lindqvist");
    assert_int_equal(s->coming->person_count, 2);
    assert_false(s->is_signed);
    assert_int_equal(current(), 0);
    stick_unref(s);
}

static void what_is_new_changed_and_gone_has_names(void **state)
{
    load_two_people();
    assert_int_equal(current(), 1);
    struct content_writer *w = begin_stage();
    assert_int_equal(content_clear(w, "people"), ERR_OK);
    PERSON(w, "1", "Zoë Lindqvist", "Sales", "06-12", NULL);
    PERSON(w, "3", "Mateusz W", "Sales", NULL, NULL);
    ROW(w, "settings", SETTINGS, "organisation", "Acme");
    ROW(w, "held_words", HELD_WORDS, "rude", "", "");
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_int_equal(s->change_count, 3);
    const struct stick_change *c = change(s, "people");
    assert_int_equal(c->added, 1);
    assert_int_equal(c->changed, 1);
    assert_int_equal(c->removed, 1);
    assert_string_equal(c->added_name[0], "Mateusz W");
    assert_string_equal(c->changed_name[0], "Zoë Lindqvist");
    assert_string_equal(c->removed_name[0], "Ada King");
    assert_string_equal(change(s, "settings")->added_name[0], "organisation");
    /* The words that hold a note are not for the room. */
    assert_int_equal(change(s, "held_words")->added, 1);
    assert_int_equal(change(s, "held_words")->added_names, 0);
    stick_unref(s);
}

static void another_order_is_a_change(void **state)
{
    struct content_writer *w = begin_stage();
    ROW(w, "values", VALUES, "Patience", "");
    ROW(w, "values", VALUES, "Courage", "");
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
    w = begin_stage();
    assert_int_equal(content_clear(w, "values"), ERR_OK);
    ROW(w, "values", VALUES, "Courage", "");
    ROW(w, "values", VALUES, "Patience", "");
    end_stage(w);
    s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_int_equal(change(s, "values")->changed, 2);
    stick_unref(s);
}

static void the_same_stick_again_changes_nothing(void **state)
{
    load_two_people();
    struct content_writer *w = begin_stage();
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_SAME);
    assert_int_equal(s->change_count, 0);
    assert_null(s->coming);
    stick_unref(s);
}

static void what_was_swapped_after_it_was_shown_is_not_loaded(void **state)
{
    load_two_people();
    struct content_writer *w = begin_stage();
    ROW(w, "values", VALUES, "Patience", "");
    end_stage(w);
    struct stick *s = look();
    w = begin_stage();
    ROW(w, "values", VALUES, "Malice", "");
    end_stage(w); /* with the same id in its progress */
    assert_int_equal(stage_load(data, s->id, NULL), ERR_NOT_FOUND);
    assert_int_equal(current(), 1);
    stick_unref(s);
}

static void loading_takes_over_rows_report_and_pictures_and_empties_the_stage(void **state)
{
    char id[80], path[FS_PATH_MAX];
    struct png png = png_of(8);
    struct content_writer *w = begin_stage();
    assert_int_equal(content_asset_add(stage, png.bytes, png.n, "png", id), ERR_OK);
    two_people(w);
    ROW(w, "people", PEOPLE, "4", "Bo", "Sales", NULL, NULL, id, "");
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_int_equal(s->pictures, 1);
    assert_int_equal(s->picture_bytes, png.n);
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
    assert_int_equal(current(), 1);
    assert_true(content_asset_path(data, id, path, sizeof path) && fs_exists(path));
    assert_true(fs_join(path, stage, "content"));
    assert_false(fs_exists(path));
    struct stick *none = NULL;
    assert_int_equal(stage_look(data, today(), &none, NULL), ERR_NOT_FOUND);
    struct model *m = model_new(today());
    assert_int_equal(content_fill(data, m, NULL), ERR_OK);
    assert_int_equal(m->person_count, 3);
    assert_string_equal(m->people[1].photo, id);
    model_unref(m);
}

/* Stages bytes as an asset and a person who has it; refused says whether the screen refuses. */
static void stage_asset(const void *bytes, size_t n, const char *name, bool refused)
{
    char path[FS_PATH_MAX], folder[FS_PATH_MAX];
    struct content_writer *w = begin_stage();
    assert_true(str_format(folder, sizeof folder, "%s/content/assets/%.2s", stage, name));
    assert_int_equal(fs_make_dirs(folder), ERR_OK);
    assert_true(fs_join(path, folder, name));
    assert_int_equal(fs_write_atomic(path, bytes, n), ERR_OK);
    DEPARTMENT(w, "Sales", "1");
    ROW(w, "people", PEOPLE, "4", "Bo", "Sales", NULL, NULL, name, "");
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, refused ? STICK_REFUSED : STICK_READY);
    if (refused) {
        assert_int_equal(stage_load(data, s->id, NULL), ERR_BAD_DATA);
        assert_null(s->coming);
    }
    assert_int_equal(current(), 0);
    stick_unref(s);
}

static void stage_named(const void *bytes, size_t n, const char *extension, bool refused)
{
    char hex[65], name[80];
    fs_sha256(bytes, n, hex);
    snprintf(name, sizeof name, "%s.%s", hex, extension);
    stage_asset(bytes, n, name, refused);
}

static void pictures_that_are_none_or_too_large_are_refused(void **state)
{
    struct png good = png_of(8), large = png_of(1921);
    stage_named(good.bytes, good.n, "png", false);
    stage_named(good.bytes, good.n, "jpg", true);
    stage_named(large.bytes, large.n, "png", true);
    stage_named("GIF89a and so on, for long enough", 33, "png", true);
    stage_named("\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x10\x00\x10\x03", 12, "jpg", false);
    stage_named("\xFF\xD8\xFF\xC0\x00\x11\x08\x10\x00\x00\x10\x03", 12, "jpg", true);
    stage_named("\xFF\xD8\xFF\xE0\xFF\xFF\x08\x10\x00\x00\x10\x03", 12, "jpg", true);
    stage_named("", 0, "jpg", true);
}

static void a_picture_that_does_not_hash_to_its_name_is_refused(void **state)
{
    struct png png = png_of(8);
    char name[80];
    memset(name, 'a', 64);
    strcpy(name + 64, ".png");
    stage_asset(png.bytes, png.n, name, true);
}

static void a_picture_that_is_nowhere_is_refused(void **state)
{
    char name[80];
    struct content_writer *w = begin_stage();
    memset(name, 'a', 64);
    strcpy(name + 64, ".png");
    ROW(w, "posters", POSTERS, name, "", NULL, NULL, "0", NULL, NULL, "0", "8", "8", "0");
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
}

/* Runs sql on the staged database as an importer that was taken over could. */
static void meddle(const char *sql)
{
    char path[FS_PATH_MAX];
    sqlite3 *db = NULL;
    assert_true(fs_join(path, stage, "content/generations/0001/content.db"));
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void a_value_in_the_next_column_is_another_content(void **state)
{
    struct content_writer *w = begin_stage();
    ROW(w, "values", VALUES, "Patience", "");
    end_stage(w);
    struct stick *s = look();
    meddle("UPDATE \"values\" SET name = '', starter = 'Patience'");
    assert_int_equal(stage_load(data, s->id, NULL), ERR_NOT_FOUND);
    meddle("UPDATE \"values\" SET name = 'Patience', starter = ''");
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
}

static void a_database_of_another_kind_is_refused(void **state)
{
    static const char *const sql[] = {
        "PRAGMA application_id=1", "PRAGMA user_version=99", "PRAGMA user_version=0",
        "DROP TABLE people", "ALTER TABLE people DROP COLUMN started",
        "DROP TABLE people; CREATE VIEW people AS SELECT * FROM departments",
        "PRAGMA journal_mode=WAL", "UPDATE people SET key = '1'",
    };
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        struct content_writer *w = begin_stage();
        two_people(w);
        end_stage(w);
        meddle(sql[i]);
        struct stick *s = look();
        if (s->phase != STICK_REFUSED) {
            fail_msg("not refused: %s", sql[i]);
        }
        assert_true(stage_load(data, s->id, NULL) != ERR_OK);
        assert_int_equal(current(), 0);
        stick_unref(s);
    }
}

static void texts_that_an_importer_did_not_clean_are_cleaned(void **state)
{
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    meddle("UPDATE people SET name = 'Ada' || char(0x202E) || 'gniK' WHERE key = '2'");
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_READY);
    assert_string_equal(change(s, "people")->added_name[1], "AdagniK");
    assert_string_equal(s->coming->people[0].name, "AdagniK");
    stick_unref(s);
}

static void a_torn_database_and_a_torn_progress_are_refused(void **state)
{
    char path[FS_PATH_MAX];
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    assert_true(fs_join(path, stage, "content/generations/0001/content.db"));
    assert_int_equal(truncate(path, 5000), 0);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
    assert_int_equal(truncate(path, 0), 0);
    s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
    assert_true(fs_join(path, stage, "progress"));
    for (off_t n = 0; n < 60; n++) {
        write_progress(STICK_READY);
        assert_int_equal(truncate(path, n), 0);
        s = look();
        assert_int_equal(s->phase, STICK_REFUSED);
        stick_unref(s);
    }
    assert_int_equal(fs_write_atomic(path, "breakroom stage 1\nid 77\nphase ready\nnews 1\n", 43),
                     ERR_OK);
    s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
}

static void links_out_of_the_stage_are_not_followed(void **state)
{
    char path[FS_PATH_MAX], aside[FS_PATH_MAX];
    static const char *const names[] = {"content", "content/generations",
                                        "content/generations/0001",
                                        "content/generations/0001/content.db"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct content_writer *w = begin_stage();
        two_people(w);
        end_stage(w);
        assert_true(fs_join(path, stage, names[i]));
        snprintf(aside, sizeof aside, "%s/elsewhere%zu", dir, i);
        assert_int_equal(rename(path, aside), 0);
        assert_int_equal(symlink(aside, path), 0);
        struct stick *s = look();
        assert_int_equal(s->phase, STICK_REFUSED);
        stick_unref(s);
        assert_int_equal(stage_discard(data), ERR_OK);
        assert_true(fs_exists(aside));
    }
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    assert_true(fs_join(path, stage, "progress"));
    assert_int_equal(mkfifo(path, 0600), 0);
    struct stick *s = look();
    assert_int_equal(s->phase, STICK_REFUSED);
    stick_unref(s);
}

static void problems_keep_file_line_and_column(void **state)
{
    struct content_writer *w = begin_stage();
    two_people(w);
    assert_int_equal(stage_problems_write(stage, "error\tpeople.csv\t48\t3\tfound “31 June”\n"
                                                 "warning\t\t0\t0\tAs a whole\n"
                                                 "no problem at all\n"
                                                 "error\ta\x1B" "b.csv\t1\t1\tx\ty"),
                     ERR_OK);
    end_stage(w);
    struct stick *s = look();
    assert_int_equal(s->problem_count, 3);
    assert_int_equal(s->problem_total, 3);
    assert_true(s->problem[0].error);
    assert_string_equal(s->problem[0].file, "people.csv");
    assert_int_equal(s->problem[0].line, 48);
    assert_int_equal(s->problem[0].column, 3);
    assert_string_equal(s->problem[0].text, "found “31 June”");
    assert_false(s->problem[1].error);
    assert_string_equal(s->problem[2].file, "ab.csv");
    stick_unref(s);
}

static void seal(uint64_t id, unsigned serial)
{
    char text[64];
    snprintf(text, sizeof text, "serial %u\n", serial);
    assert_int_equal(seal_write(data, id, text), ERR_OK);
}

/* What the importer says of itself. */
static struct stick *look_at_claim(uint64_t id, uint64_t serial, bool is_signed)
{
    struct stage_progress p = progress(STICK_READY);
    p.id = id;
    p.serial = serial;
    p.is_signed = is_signed;
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
    return look();
}

static bool counts_as_signed(uint64_t id, uint64_t serial, bool is_signed)
{
    struct stick *s = look_at_claim(id, serial, is_signed);
    bool counts = s->is_signed;
    stick_unref(s);
    return counts;
}

static void only_the_seal_makes_a_stick_signed_and_only_once(void **state)
{
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    assert_false(counts_as_signed(77, 5, true)); /* no seal: the importer alone says it */
    seal(77, 5);
    assert_true(counts_as_signed(77, 5, true));
    assert_false(counts_as_signed(77, 5, false)); /* a file was not as listed */
    assert_false(counts_as_signed(78, 5, true));  /* the seal of another stick */
    assert_false(counts_as_signed(77, 6, true));
    struct stick *s = look_at_claim(77, 5, true);
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
    assert_int_equal(seal_last_serial(data), 5);
    w = begin_stage();
    ROW(w, "values", VALUES, "Patience", "");
    end_stage(w);
    assert_false(counts_as_signed(77, 5, true)); /* the same serial again, or an older one */
    seal(77, 4);
    assert_false(counts_as_signed(77, 4, true));
    seal(77, 6);
    assert_true(counts_as_signed(77, 6, true));
    assert_int_equal(seal_remove(data), ERR_OK);
    assert_false(counts_as_signed(77, 6, true));
}

static void problems_of_a_manifest_have_a_line(void **state)
{
    static const struct { const char *text; unsigned line; } bad[] = {
        {"", 0}, {"serial\n", 1}, {"serial 0\n", 1}, {"serial -1\n", 1}, {"serial 1x\n", 1},
        {"serial 1\nabc  people.csv\n", 2}, {"\nserial 1\n", 1},
        {"serial 1\n\n0123456789012345678901234567890123456789012345678901234567890123  \n", 3},
    };
    struct manifest m;
    struct diag d = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(manifest_parse(bad[i].text, &m, &d), ERR_BAD_DATA);
        assert_int_equal(d.line, bad[i].line);
    }
    static const char hash[] = "0123456789012345678901234567890123456789012345678901234567890123";
    struct buf text = {0};
    buf_printf(&text, "serial 3\r\n%s  people.csv\r\n%s *./photos/a b.jpg\n", hash, hash);
    assert_int_equal(manifest_parse(text.data, &m, &d), ERR_OK);
    assert_int_equal(m.serial, 3);
    assert_string_equal(manifest_find(&m, "people.csv")->hash, hash);
    assert_string_equal(manifest_find(&m, "photos/a b.jpg")->hash, hash);
    assert_null(manifest_find(&m, "photos/b.jpg"));
    manifest_done(&m);
    buf_done(&text);
}

static void a_look_that_is_stopped_shows_nothing(void **state)
{
    atomic_bool stop = true;
    struct stick *s = NULL;
    struct content_writer *w = begin_stage();
    two_people(w);
    end_stage(w);
    assert_int_equal(stage_look_until(data, today(), &stop, &s, NULL), ERR_BUSY);
    assert_null(s);
    atomic_store(&stop, false);
    assert_int_equal(stage_look_until(data, today(), &stop, &s, NULL), ERR_OK);
    assert_int_equal(s->phase, STICK_READY);
    stick_unref(s);
}

/* The stamp now; it must differ from the last one. */
static uint64_t new_stamp(uint64_t last)
{
    uint64_t stamp = stage_stamp(data, today());
    assert_true(stamp != last);
    assert_true(stage_stamp(data, today()) == stamp);
    return stamp;
}

static void the_stamp_changes_with_stage_seal_and_content_and_with_nothing_else(void **state)
{
    char path[FS_PATH_MAX];
    uint64_t stamp = new_stamp(0);
    struct content_writer *w = begin_stage();
    two_people(w);
    stamp = new_stamp(stamp);
    end_stage(w);
    stamp = new_stamp(stamp);
    write_progress(STICK_READY);
    stamp = new_stamp(stamp);
    seal(77, 5);
    stamp = new_stamp(stamp);
    assert_true(stage_stamp(data, today() + 1) != stamp);
    struct stick *s = look();
    assert_true(new_stamp(0) == stamp); /* looking changes nothing */
    assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
    stick_unref(s);
    stamp = new_stamp(stamp);
    assert_true(fs_join(path, data, "kudos.db"));
    assert_int_equal(fs_write_atomic(path, "a note", 6), ERR_OK);
    assert_true(new_stamp(0) == stamp);
}

static void five_generations_are_kept(void **state)
{
    for (unsigned i = 0; i < 8; i++) {
        char name[16];
        struct content_writer *w = begin_stage();
        snprintf(name, sizeof name, "Value %u", i);
        ROW(w, "values", VALUES, name, "");
        end_stage(w);
        struct stick *s = look();
        assert_int_equal(stage_load(data, s->id, NULL), ERR_OK);
        stick_unref(s);
        assert_int_equal(current(), i + 1);
    }
    struct generation g[8];
    assert_int_equal(content_list(data, g, 8), CONTENT_KEPT_GENERATIONS);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_staged_is_not_found),
        CASE(while_it_is_read_file_and_count_are_shown),
        CASE(an_importer_that_died_is_a_stick_that_was_pulled_out),
        CASE(one_import_at_a_time_and_cancel_reaches_it),
        CASE(the_first_stick_is_all_new),
        CASE(what_is_new_changed_and_gone_has_names),
        CASE(another_order_is_a_change),
        CASE(the_same_stick_again_changes_nothing),
        CASE(what_was_swapped_after_it_was_shown_is_not_loaded),
        CASE(loading_takes_over_rows_report_and_pictures_and_empties_the_stage),
        CASE(a_value_in_the_next_column_is_another_content),
        CASE(pictures_that_are_none_or_too_large_are_refused),
        CASE(a_picture_that_does_not_hash_to_its_name_is_refused),
        CASE(a_picture_that_is_nowhere_is_refused),
        CASE(a_database_of_another_kind_is_refused),
        CASE(texts_that_an_importer_did_not_clean_are_cleaned),
        CASE(a_torn_database_and_a_torn_progress_are_refused),
        CASE(links_out_of_the_stage_are_not_followed),
        CASE(problems_keep_file_line_and_column),
        CASE(only_the_seal_makes_a_stick_signed_and_only_once),
        CASE(problems_of_a_manifest_have_a_line),
        CASE(a_look_that_is_stopped_shows_nothing),
        CASE(the_stamp_changes_with_stage_seal_and_content_and_with_nothing_else),
        CASE(five_generations_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
