/* Notes to many, to a department and without a name; limits; and what becomes of a note: flagged,
 * edited, rejected, erased from every file. */
#include "fault/slow_vfs.c"
#include "store/room.h"

#include "base/arena.h"
#include "base/caps.h"

#include <utime.h>

static const struct kudos_receiver others[] = {
    {"p003", "Amélie Dubois", "Support"},
    {"", "Bo Ek", ""}, /* of another system */
    {"p005", "Tomáš Dvořák", "Sales"},
};

static struct kudos_row to_many(const char *message, unsigned n)
{
    struct kudos_row row = note(message);
    row.also = others;
    row.also_count = n;
    return row;
}

static struct kudos_row to_department(const char *message)
{
    struct kudos_row row = note(message);
    row.to_key = row.to_name = "";
    return row;
}

static struct kudos_row unsigned_note(const char *message, const char *department)
{
    struct kudos_row row = note(message);
    row.from_key = row.from_name = "";
    row.from_department = department;
    return row;
}

static void a_note_to_many_comes_back_in_order(void **state)
{
    struct arena a = {0};
    struct kudos_row row = to_many("All of you", 3), got;
    struct store *s = open_store();
    int64_t id = add_row(s, &row);
    add(s, "To one");
    assert_int_equal(store_kudos_get(s, id, &a, &got), ERR_OK);
    assert_string_equal(got.to_name, "Mateusz Wiśniewski");
    assert_int_equal(got.also_count, 3);
    for (unsigned i = 0; i < 3; i++) {
        assert_string_equal(got.also[i].key, others[i].key);
        assert_string_equal(got.also[i].name, others[i].name);
        assert_string_equal(got.also[i].department, others[i].department);
    }
    struct model *m = model_new(NOTE_DAY);
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_int_equal(m->kudos[0].also_count, 0);
    assert_int_equal(m->kudos[1].also_count, 3);
    assert_string_equal(m->kudos[1].also[2].name, "Tomáš Dvořák");
    assert_int_equal(m->kudos[1].also[2].person, MODEL_NONE);
    model_unref(m);
    store_close(s);
    arena_done(&a);
}

static void a_note_without_a_name_and_one_to_a_department_come_back(void **state)
{
    struct store *s = open_store();
    struct kudos_row row = to_department("All of you");
    add_row(s, &row);
    row = unsigned_note("From somebody", "Sales");
    add_row(s, &row);
    row = unsigned_note("From anybody", "");
    add_row(s, &row);
    struct model *m = model_new(NOTE_DAY);
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_string_equal(m->kudos[2].to.name, "");
    assert_string_equal(m->kudos[2].to.department, "Marketing");
    assert_string_equal(m->kudos[1].from.name, "");
    assert_string_equal(m->kudos[1].from.department, "Sales");
    assert_string_equal(m->kudos[0].from.department, "");
    model_unref(m);
    store_close(s);
}

static void shapes_that_make_no_sense_are_refused(void **state)
{
    static struct kudos_receiver many[CAP_RECEIVERS];
    struct kudos_receiver nameless = {"p1", "", "Sales"};
    struct kudos_row row[5] = {to_department("a"), to_department("b"), to_department("c"),
                               note("d"), note("e")};
    for (unsigned i = 0; i < CAP_RECEIVERS; i++) {
        many[i] = (struct kudos_receiver){"", "Ann", ""};
    }
    row[0].to_department = "";
    row[1].to_key = "p002";
    row[2].also = others;
    row[2].also_count = 1;
    row[3].also = &nameless;
    row[3].also_count = 1;
    row[4].also = many;
    row[4].also_count = CAP_RECEIVERS;
    struct store *s = open_store();
    for (int i = 0; i < 5; i++) {
        int64_t id = 7;
        assert_int_equal(store_kudos_add(s, &row[i], &id), i < 4 ? ERR_BAD_DATA : ERR_LIMIT);
        assert_int_equal(id, 7);
    }
    row[4].also_count--;
    add_row(s, &row[4]);
    store_close(s);
}

static void the_same_note_twice_is_one_note_in_every_shape(void **state)
{
    const struct kudos_receiver namesake = {"p099", "Amélie Dubois", "Support"};
    const struct kudos_receiver both[] = {namesake, others[1]};
    struct kudos_row many = to_many("x", 2), fewer = to_many("x", 1), twin = to_many("x", 1);
    struct kudos_row twins = to_many("x", 2);
    struct kudos_row team = to_department("x"), other_team = to_department("x");
    struct kudos_row sales = unsigned_note("x", "Sales"), support = unsigned_note("x", "Support");
    twin.also = &namesake;
    twins.also = both;
    other_team.to_department = "Sales";
    const struct kudos_row *const different[] = {&many, &fewer,      &twin,  &twins,
                                                 &team, &other_team, &sales, &support};
    struct store *s = open_store();
    int64_t id[8];
    for (unsigned i = 0; i < 8; i++) {
        id[i] = add_row(s, different[i]);
        for (unsigned k = 0; k < i; k++) {
            assert_int_not_equal(id[k], id[i]);
        }
    }
    for (unsigned i = 0; i < 8; i++) {
        struct store_posted p;
        struct store_limits full = {.session_full = true, .per_person = 1};
        struct kudos_row again = *different[i];
        again.created_utc += 59;
        assert_int_equal(store_kudos_post(s, &again, &full, &p), ERR_OK);
        assert_true(p.again);
        assert_int_equal(p.id, id[i]);
        assert_int_equal(p.outcome, OUTCOME_SHOWN);
    }
    store_close(s);
}

static void a_note_posted_again_tells_what_became_of_the_first(void **state)
{
    struct store *s = open_store();
    struct store_posted p;
    struct store_limits any = {.per_person = 0};
    struct kudos_row row = note("x");
    int64_t id = add_row(s, &row);
    assert_int_equal(store_kudos_flag(s, id, "panel"), ERR_OK);
    assert_int_equal(store_kudos_post(s, &row, &any, &p), ERR_OK);
    assert_int_equal(p.outcome, OUTCOME_HELD);
    assert_int_equal(p.id, id);
    store_close(s);
}

/* What one post comes to: message must be new. */
static enum outcome post(struct store *s, struct kudos_row row, bool session_full, int64_t *ret_id)
{
    struct store_posted p = {.outcome = OUTCOME_NOT_SAVED};
    struct store_limits limits = {.session_full = session_full, .per_person = 3};
    assert_int_equal(store_kudos_post(s, &row, &limits, &p), ERR_OK);
    assert_int_equal(p.id == 0, p.outcome == OUTCOME_ENOUGH || p.outcome == OUTCOME_ENOUGH_FOR);
    if (ret_id) {
        *ret_id = p.id;
    }
    return p.outcome;
}

static void three_notes_a_day_go_to_one_person_from_one_signer(void **state)
{
    struct store *s = open_store();
    int64_t third = 0;
    assert_int_equal(post(s, note("1"), false, NULL), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("2"), false, NULL), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("3"), false, &third), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("4"), false, NULL), OUTCOME_ENOUGH_FOR);
    assert_int_equal(number("SELECT count(*) FROM kudos"), 3);
    struct kudos_row row = note("5");
    row.from_key = "p009";
    row.from_name = "Ann Lee";
    assert_int_equal(post(s, row, false, NULL), OUTCOME_SHOWN);
    row = note("6");
    row.to_key = "p007";
    assert_int_equal(post(s, row, false, NULL), OUTCOME_SHOWN);
    /* Thanking a whole team is never in anybody's way, and the other way round. */
    for (int i = 0; i < 5; i++) {
        char text[2][16];
        snprintf(text[0], sizeof text[0], "many %d", i);
        snprintf(text[1], sizeof text[1], "team %d", i);
        assert_int_equal(post(s, to_many(text[0], 3), false, NULL), OUTCOME_SHOWN);
        assert_int_equal(post(s, to_department(text[1]), false, NULL), OUTCOME_SHOWN);
    }
    row = note("7");
    row.to_key = "p005";
    row.to_name = "Tomáš Dvořák";
    assert_int_equal(post(s, row, false, NULL), OUTCOME_SHOWN);
    /* A note that was taken back, or held, is what it is. */
    assert_int_equal(store_kudos_flag(s, third - 1, "panel"), ERR_OK);
    assert_int_equal(post(s, note("8"), false, NULL), OUTCOME_ENOUGH_FOR);
    assert_int_equal(store_kudos_erase(s, third, "panel"), ERR_OK);
    assert_int_equal(post(s, note("9"), false, NULL), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("10"), false, NULL), OUTCOME_ENOUGH_FOR);
    store_close(s);
}

static void a_day_is_the_date_on_the_wall_whichever_way_the_clock_jumps(void **state)
{
    struct store *s = open_store();
    static const int days[] = {0, 1, -20000, 0};
    for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        for (int i = 0; i < 4; i++) {
            char text[16];
            snprintf(text, sizeof text, "%zu.%d", d, i);
            struct kudos_row row = note(text);
            row.day += days[d];
            row.created_utc += (int64_t)days[d] * 86400;
            bool room = d < 3 && i < 3;
            assert_int_equal(post(s, row, false, NULL), room ? OUTCOME_SHOWN : OUTCOME_ENOUGH_FOR);
        }
    }
    store_close(s);
}

static void without_a_name_the_department_is_the_signer(void **state)
{
    struct store *s = open_store();
    for (int i = 0; i < 4; i++) {
        char text[16];
        snprintf(text, sizeof text, "sales %d", i);
        assert_int_equal(post(s, unsigned_note(text, "Sales"), false, NULL),
                         i < 3 ? OUTCOME_SHOWN : OUTCOME_ENOUGH_FOR);
    }
    assert_int_equal(post(s, unsigned_note("support", "Support"), false, NULL), OUTCOME_SHOWN);
    assert_int_equal(post(s, unsigned_note("nobody", ""), false, NULL), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("with a name"), false, NULL), OUTCOME_SHOWN);
    store_close(s);
}

static void only_the_panel_counts(void **state)
{
    struct store *s = open_store();
    for (int i = 0; i < 5; i++) {
        char text[16];
        snprintf(text, sizeof text, "import %d", i);
        struct kudos_row row = note(text);
        row.source = i % 2 ? "import" : "ctl";
        add_row(s, &row);
    }
    assert_int_equal(post(s, note("x"), false, NULL), OUTCOME_SHOWN);
    store_close(s);
}

static void a_full_session_refuses_what_is_new_and_nothing_is_stored(void **state)
{
    struct store *s = open_store();
    int64_t id = 0, again = 0;
    assert_int_equal(post(s, note("x"), false, &id), OUTCOME_SHOWN);
    assert_int_equal(post(s, note("y"), true, NULL), OUTCOME_ENOUGH);
    assert_int_equal(post(s, to_department("y"), true, NULL), OUTCOME_ENOUGH);
    assert_int_equal(post(s, note("x"), true, &again), OUTCOME_SHOWN);
    assert_int_equal(again, id);
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM kudos"), 1);
}

static void held_notes_wait_in_the_snapshot_oldest_first(void **state)
{
    struct store *s = open_store();
    for (unsigned i = 0; i < CAP_HELD + 20; i++) {
        char text[32];
        snprintf(text, sizeof text, "held %u", i);
        struct kudos_row row = to_many(text, i % 2);
        row.state = KUDOS_HELD;
        row.reason = "idiot";
        row.day = NOTE_DAY - (date)i;
        add_row(s, &row);
    }
    add(s, "shown");
    struct model *m = model_new(NOTE_DAY);
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_int_equal(m->kudos_count, 1);
    assert_string_equal(m->kudos[0].reason, "");
    assert_int_equal(m->held_count, CAP_HELD);
    assert_int_equal(m->held_total, CAP_HELD + 20);
    assert_string_equal(m->held[0].message, "held 119");
    assert_int_equal(m->held[0].also_count, 1);
    assert_string_equal(m->held[0].reason, "idiot");
    assert_string_equal(m->held[CAP_HELD - 1].message, "held 20");
    model_unref(m);
    store_close(s);
}

static enum kudos_state state_of(struct store *s, int64_t id)
{
    struct arena a = {0};
    struct kudos_row row;
    assert_int_equal(store_kudos_get(s, id, &a, &row), ERR_OK);
    enum kudos_state state = row.state;
    arena_done(&a);
    return state;
}

static void a_flagged_note_waits_and_a_second_flag_changes_nothing(void **state)
{
    struct store *s = open_store();
    int64_t id = add(s, "hm"), rejected = add(s, "no");
    assert_int_equal(store_kudos_flag(s, id, "panel"), ERR_OK);
    assert_int_equal(state_of(s, id), KUDOS_HELD);
    assert_int_equal(store_kudos_flag(s, id, "panel"), ERR_OK);
    assert_int_equal(store_kudos_set_state(s, rejected, KUDOS_REJECTED, "ann", "no"), ERR_OK);
    assert_int_equal(store_kudos_flag(s, rejected, "panel"), ERR_OK);
    assert_int_equal(state_of(s, rejected), KUDOS_REJECTED);
    assert_int_equal(store_kudos_flag(s, 99, "panel"), ERR_NOT_FOUND);
    struct model *m = model_new(NOTE_DAY);
    assert_int_equal(store_fill(s, m, 30), ERR_OK);
    assert_int_equal(m->kudos_count, 0);
    assert_string_equal(m->held[0].reason, "flagged");
    model_unref(m);
    store_close(s);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='flagged'"), 1);
}

static void approving_with_new_words_keeps_the_old_ones(void **state)
{
    static char too_long[CAP_MESSAGE_BYTES + 2];
    struct arena a = {0};
    struct kudos_row row;
    const char *before[4];
    unsigned n = 0;
    struct store *s = open_store();
    int64_t id = add(s, "You finally did your job");
    memset(too_long, 'x', sizeof too_long - 1);
    assert_int_equal(store_kudos_set_state(s, id, KUDOS_HELD, "", "finally"), ERR_OK);
    assert_int_equal(store_kudos_approve(s, id, too_long, "panel"), ERR_LIMIT);
    assert_int_equal(state_of(s, id), KUDOS_HELD);
    assert_int_equal(store_kudos_approve(s, id, "You did it", "panel"), ERR_OK);
    assert_int_equal(store_kudos_approve(s, id, "You did it", "panel"), ERR_OK); /* no edit */
    assert_int_equal(store_kudos_approve(s, id, "You did it!", "ann"), ERR_OK);
    assert_int_equal(store_kudos_approve(s, id, "", "ann"), ERR_OK);
    assert_int_equal(store_kudos_approve(s, 99, "x", "ann"), ERR_NOT_FOUND);
    assert_int_equal(store_kudos_get(s, id, &a, &row), ERR_OK);
    assert_string_equal(row.message, "You did it!");
    assert_int_equal(row.state, KUDOS_SHOWN);
    assert_string_equal(row.reason, "");
    assert_int_equal(store_kudos_before(s, id, &a, before, 4, &n), ERR_OK);
    assert_int_equal(n, 2);
    assert_string_equal(before[0], "You finally did your job");
    assert_string_equal(before[1], "You did it");
    /* The new words are what makes it the same note now. */
    struct kudos_row again = note("You did it!");
    assert_int_equal(add_row(s, &again), id);
    store_close(s);
    arena_done(&a);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='edited'"), 2);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='shown' AND who='panel'"),
                     2);
}

struct events {
    char text[1024];
    unsigned count;
};

static bool hear(void *ctx, const struct store_event *e)
{
    struct events *all = ctx;
    size_t used = strlen(all->text);
    snprintf(all->text + used, sizeof all->text - used, "%d %s %s %s\n", (int)e->kudos, e->what,
             e->who, e->reason);
    all->count++;
    return true;
}

static void the_audit_tells_every_decision_in_order(void **state)
{
    struct events all = {.count = 0}, one = {.count = 0}, many = {.count = 0};
    struct store *s = open_store();
    int64_t a = add(s, "a"), b = add(s, "b");
    assert_int_equal(store_kudos_flag(s, a, "panel"), ERR_OK);
    assert_int_equal(store_kudos_set_state(s, a, KUDOS_REJECTED, "panel", "Unkind"), ERR_OK);
    assert_int_equal(store_kudos_approve(s, b, "B", "ann"), ERR_OK);
    assert_int_equal(store_events_each(s, 0, hear, &all), ERR_OK);
    assert_string_equal(all.text, "1 flagged panel flagged\n1 rejected panel Unkind\n"
                                  "2 edited ann \n2 shown ann \n");
    assert_int_equal(store_events_each(s, b, hear, &one), ERR_OK);
    assert_string_equal(one.text, "2 edited ann \n2 shown ann \n");
    for (int i = 0; i < 200; i++) {
        assert_int_equal(store_kudos_set_state(s, b, KUDOS_HIDDEN, "ann", ""), ERR_OK);
    }
    assert_int_equal(store_events_each(s, 0, hear, &many), ERR_OK);
    assert_int_equal(many.count, 204);
    store_close(s);
}

static bool refuses(const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(scratch_path(dir, "kudos.db"), &db), SQLITE_OK);
    bool refused = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_CONSTRAINT;
    sqlite3_close(db);
    return refused;
}

static void events_stay_as_they_are_but_for_reasons_about_an_erased_note(void **state)
{
    struct store *s = open_store();
    int64_t stays = add(s, "stays"), goes = add(s, "goes");
    assert_int_equal(store_kudos_set_state(s, stays, KUDOS_REJECTED, "ann", "because"), ERR_OK);
    assert_int_equal(store_kudos_set_state(s, goes, KUDOS_REJECTED, "ann", "its-very-words"),
                     ERR_OK);
    assert_int_equal(store_kudos_erase(s, goes, "bo"), ERR_OK);
    store_close(s);
    assert_true(refuses("DELETE FROM kudos_event"));
    assert_true(refuses("UPDATE kudos_event SET reason='' WHERE kudos=1"));
    assert_true(refuses("UPDATE kudos_event SET reason='other' WHERE kudos=2"));
    assert_true(refuses("UPDATE kudos_event SET who='x' WHERE kudos=2"));
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE reason='because'"), 1);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE kudos=2"
                            " AND ((what='rejected' AND who='ann') OR (what='erased' AND who='bo'))"
                            " AND reason=''"),
                     2);
    assert_int_equal(files_with("", "its-very-words"), 0);
}

static void somebody_who_leaves_is_gone_from_every_note(void **state)
{
    struct store *s = open_store();
    struct store_erased erased;
    struct arena a = {0};
    struct kudos_row got;
    struct kudos_row from = note("from the leaver"), to = note("to the leaver");
    struct kudos_row first = to_many("leaver first", 3), last = to_many("leaver last", 3);
    struct kudos_row twice = to_many("twice", 1), other = note("another system"), team =
        to_department("team");
    from.from_key = "p005";
    from.from_name = "Tomas Dvorak"; /* as the name was written then */
    to.to_key = "p005";
    first.to_key = "p005";
    first.to_name = "Tomáš Dvořák";
    first.also_count = 2;
    twice.to_key = "p005";
    twice.also = &others[2];
    other.from_key = "";
    other.from_name = "Tomáš Dvořák";
    team.to_department = "Sales";
    const struct kudos_row *const all[] = {&from, &to, &first, &last, &twice, &other, &team};
    int64_t id[7];
    for (unsigned i = 0; i < 7; i++) {
        id[i] = add_row(s, all[i]);
    }
    int64_t stays = add(s, "stays");
    assert_int_equal(store_person_erase(s, "p005", "Tomáš Dvořák", "ann", &erased), ERR_OK);
    assert_int_equal(erased.notes, 4);
    assert_int_equal(erased.names, 2);
    for (unsigned i = 0; i < 7; i++) {
        bool whole = i < 2 || i == 4 || i == 5;
        assert_int_equal(store_kudos_get(s, id[i], &a, &got), whole ? ERR_NOT_FOUND : ERR_OK);
    }
    assert_int_equal(store_kudos_get(s, id[2], &a, &got), ERR_OK);
    assert_string_equal(got.to_name, "Amélie Dubois");
    assert_string_equal(got.to_key, "p003");
    assert_int_equal(got.also_count, 1);
    assert_string_equal(got.also[0].name, "Bo Ek");
    assert_int_equal(store_kudos_get(s, id[3], &a, &got), ERR_OK);
    assert_int_equal(got.also_count, 2);
    assert_int_equal(store_kudos_get(s, stays, &a, &got), ERR_OK);
    /* The note to those who stay is still known as the same. */
    struct kudos_row again = to_many("leaver last", 2);
    assert_int_equal(add_row(s, &again), id[3]);
    assert_int_equal(store_person_erase(s, "p005", "Tomáš Dvořák", "ann", &erased), ERR_OK);
    assert_int_equal(erased.notes + erased.names, 0);
    assert_int_equal(store_person_erase(s, "", "", "ann", &erased), ERR_OK);
    assert_int_equal(erased.notes + erased.names, 0);
    assert_int_equal(store_scrub(s), ERR_OK);
    store_close(s);
    arena_done(&a);
    assert_sound();
    assert_int_equal(files_with("", "p005"), 0);
    assert_int_equal(files_with("", "Tomáš"), 0);
    assert_int_equal(files_with("", "Tomas"), 0);
    assert_int_equal(number("SELECT count(*) FROM kudos_event WHERE what='name erased'"), 2);
}

static void make_old(const char *name)
{
    struct utimbuf t = {.actime = 1000000000, .modtime = 1000000000};
    assert_int_equal(utime(scratch_path(dir, name), &t), 0);
}

static void back_up(struct store *s)
{
    struct diag d = {0};
    bool made = false;
    assert_int_equal(store_backup_daily(s, &made, &d), ERR_OK);
    assert_true(made);
}

static void an_erased_note_is_gone_from_all_files_with_the_next_backup(void **state)
{
    struct store *s = open_store();
    add(s, "stays");
    back_up(s);
    int64_t id = add(s, "secret-words-one");
    assert_int_equal(store_kudos_approve(s, id, "secret-words-two", "ann"), ERR_OK);
    make_old("backups/kudos-000001.db");
    back_up(s);
    assert_int_equal(files_with("", "secret-words-one"), 2);
    assert_int_equal(files_with("", "secret-words-two"), 2);
    assert_int_equal(store_kudos_erase(s, id, "panel"), ERR_OK);
    assert_int_equal(files_with("", "secret-words-one"), 1);
    make_old("backups/kudos-000002.db");
    back_up(s);
    assert_int_equal(files_with("", "secret-words"), 0);
    /* The one from before the note stays, the new one has all else. */
    assert_int_equal(files_with("backups", "stays"), 2);
    assert_true(fs_exists(scratch_path(dir, "backups/kudos-000001.db")));
    assert_false(fs_exists(scratch_path(dir, "backups/kudos-000002.db")));
    /* If the power went before the old ones were deleted, they go the next time. */
    bool made = true;
    scratch_write(dir, "backups/kudos-000002.db", "rubbish with secret-words", 25);
    assert_int_equal(store_backup_daily(s, &made, NULL), ERR_OK);
    assert_false(made);
    assert_int_equal(files_with("", "secret-words"), 0);
    store_close(s);
}

static void a_name_erased_from_a_note_to_many_goes_from_the_backups_at_once(void **state)
{
    struct diag d = {0};
    struct store_erased erased;
    bool made = true;
    struct store *s = open_store();
    struct kudos_row row = to_many("x", 3);
    add_row(s, &row);
    back_up(s);
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_false(made); /* nothing was erased */
    assert_int_equal(store_person_erase(s, "p005", "Tomáš Dvořák", "ann", &erased), ERR_OK);
    assert_int_equal(store_scrub(s), ERR_OK);
    assert_int_equal(files_with("", "Tomáš"), 1);
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(files_with("", "Tomáš"), 0);
    assert_int_equal(files_with("", "Amélie"), 2);
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_false(made);
    store_close(s);
}

static void a_damaged_backup_goes_too_once_something_was_erased(void **state)
{
    struct diag d = {0};
    bool made = false;
    struct store *s = open_store();
    int64_t id = add(s, "secret-words");
    back_up(s);
    scratch_overwrite(dir, "backups/kudos-000001.db", 0, "rubbish", 7);
    assert_int_equal(files_with("backups", "secret-words"), 1);
    assert_int_equal(store_kudos_erase(s, id, "ann"), ERR_OK);
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_true(made);
    assert_int_equal(files_with("", "secret-words"), 0);
    store_close(s);
}

static void a_backup_that_fails_leaves_the_old_ones(void **state)
{
    struct diag d = {0};
    bool made = false;
    struct store *s = open_store();
    int64_t id = add(s, "secret-words");
    back_up(s);
    assert_int_equal(store_kudos_erase(s, id, "ann"), ERR_OK);
    assert_int_equal(store_scrub(s), ERR_OK);
    slow_vfs_fail(1, SQLITE_FULL, true);
    assert_int_not_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_string_not_equal(d.text, "");
    slow_vfs_reset();
    assert_true(fs_exists(scratch_path(dir, "backups/kudos-000001.db")));
    assert_int_equal(store_backup_erased(s, &made, &d), ERR_OK);
    assert_int_equal(files_with("", "secret-words"), 0);
    store_close(s);
}

static void files_that_were_set_aside_are_named(void **state)
{
    struct buf names = {0};
    struct store *s = open_store();
    add(s, "secret-words");
    store_close(s);
    scratch_overwrite(dir, "kudos.db", 0, "rubbish", 7);
    struct diag d;
    assert_int_equal(store_open(&s, dir, &d), ERR_OK);
    assert_non_null(strstr(d.text, "kudos.db.damaged-"));
    store_list_aside(dir, &names);
    assert_memory_equal(names.data, "kudos.db.damaged-", 17);
    assert_non_null(strchr(names.data, '\n'));
    buf_done(&names);
    store_close(s);
}

static void what_root_makes_belongs_to_the_owner_of_the_folder(void **state)
{
    struct diag d = {0};
    struct stat st;
    if (geteuid() != 0) {
        skip();
    }
    assert_int_equal(chown(dir, 12345, 12346), 0);
    struct store *s = open_store();
    add(s, "x");
    assert_int_equal(store_backup(s, scratch_path(dir, "copy.db"), &d), ERR_OK);
    store_close(s);
    assert_int_equal(stat(scratch_path(dir, "kudos.db"), &st), 0);
    assert_int_equal(st.st_uid, 12345);
    assert_int_equal(st.st_gid, 12346);
    assert_int_equal(stat(scratch_path(dir, "copy.db"), &st), 0);
    assert_int_equal(st.st_uid, 12345);
    assert_int_equal(chown(dir, 0, 0), 0);
}

/* Parts of rows stay behind in pages that SQLite puts together anew, secure_delete or not: some in
 * a hundred thousand erased texts. */
enum { STEPS = 6000 };

struct churn {
    int64_t id[STEPS]; /* 0: erased, or never there */
    unsigned live;
};

static void churn_step(struct store *s, struct churn *c, unsigned step)
{
    static const int lengths[] = {10, 50, 200, 900, 3000};
    char text[4096], reason[256], name[20][32];
    struct kudos_receiver also[20];
    unsigned what = (unsigned)rand() % 10, at = c->live ? (unsigned)rand() % step : 0;
    for (; what >= 4 && c->live && c->id[at] == 0; at = (at + 1) % step) {
    }
    if (what < 4 || c->live == 0) {
        snprintf(text, sizeof text, "begin-%04u %0*d end-%04u", step, lengths[rand() % 5], 0, step);
        struct kudos_row row = note(text);
        row.source = "import";
        row.also = also;
        row.also_count = rand() % 3 ? 0 : 1 + (unsigned)rand() % 20;
        for (unsigned i = 0; i < row.also_count; i++) {
            snprintf(name[i], sizeof name[i], "name-%04u.%02u", step, i);
            also[i] = (struct kudos_receiver){"", name[i], ""};
        }
        c->id[step] = add_row(s, &row);
        c->live++;
    } else if (what < 6) {
        snprintf(reason, sizeof reason, "%0*d", 1 + rand() % 250, 0);
        assert_int_equal(store_kudos_set_state(s, c->id[at], KUDOS_HIDDEN, "a", reason), ERR_OK);
    } else if (what < 7) {
        snprintf(text, sizeof text, "begin-%04u %0*d edit-%04u", at, 1 + rand() % 2000, 0, at);
        assert_int_equal(store_kudos_approve(s, c->id[at], text, "a"), ERR_OK);
    } else {
        assert_int_equal(store_kudos_erase(s, c->id[at], "a"), ERR_OK);
        c->id[at] = 0;
        c->live--;
    }
}

/* How many pieces of erased notes the file has. */
static unsigned left_over(const struct churn *c)
{
    static const char *const forms[] = {"begin-%04u ", " end-%04u", " edit-%04u", "name-%04u."};
    struct buf b = {0};
    unsigned n = 0;
    assert_int_equal(fs_read(scratch_path(dir, "kudos.db"), 1 << 26, &b), ERR_OK);
    for (const char *p = b.data, *end = b.data + b.len; p < end; p++) {
        unsigned k = 0;
        p = memchr(p, '-', (size_t)(end - p));
        if (!p) {
            break;
        }
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            size_t before = strchr(forms[f], '-') - forms[f];
            if (p - b.data >= (ptrdiff_t)before && p + 6 < end &&
                memcmp(p - before, forms[f], before) == 0 && sscanf(p + 1, "%4u", &k) == 1) {
                n += k < STEPS && c->id[k] == 0;
            }
        }
    }
    buf_done(&b);
    return n;
}

static void nothing_of_erased_notes_is_left_after_the_scrub(void **state)
{
    static struct churn c;
    unsigned left = 0;
    for (unsigned round = 1; round <= 3; round++) {
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store();
        memset(&c, 0, sizeof c);
        srand(round);
        assert_int_equal(store_begin(s), ERR_OK);
        for (unsigned step = 0; step < STEPS; step++) {
            churn_step(s, &c, step);
        }
        assert_int_equal(store_commit(s), ERR_OK);
        left += left_over(&c);
        assert_int_equal(store_scrub(s), ERR_OK);
        assert_int_equal(left_over(&c), 0);
        assert_int_equal(store_scrub(s), ERR_OK); /* nothing to do */
        assert_int_equal(number("SELECT scrub FROM upkeep"), 0);
        assert_int_equal(number("SELECT count(*) FROM kudos"), c.live);
        add(s, "life goes on");
        store_close(s);
        assert_sound();
    }
    printf("# %u pieces of erased notes were left before the scrub\n", left);
}

static void whatever_write_fails_an_erasure_is_whole_or_did_not_happen(void **state)
{
    for (int n = 1, done = 0; !done; n++) {
        teardown(NULL);
        setup(NULL);
        struct store *s = open_store();
        struct store_erased erased;
        for (int i = 0; i < 4; i++) {
            char text[16];
            snprintf(text, sizeof text, "note %d", i);
            struct kudos_row row = to_many(text, i % 2 ? 3 : 0);
            row.to_key = i % 2 ? row.to_key : "p005";
            add_row(s, &row);
        }
        slow_vfs_fail(n, n % 2 ? SQLITE_IOERR : SQLITE_FULL, true);
        enum err e = store_person_erase(s, "p005", "", "ann", &erased);
        if (e == ERR_OK) {
            e = store_scrub(s);
        }
        done = atomic_load(&slow_vfs.failures) == 0;
        slow_vfs_reset();
        store_close(s);
        s = open_store();
        store_close(s);
        assert_sound();
        int64_t notes = number("SELECT count(*) FROM kudos");
        int64_t names = number("SELECT count(*) FROM kudos_also");
        int64_t events = number("SELECT count(*) FROM kudos_event");
        assert_true((notes == 4 && names == 6 && events == 0) ||
                    (notes == 2 && names == 4 && events == 4));
        assert_true(e != ERR_OK || notes == 2);
        assert_true(n < 400);
    }
}

int main(void)
{
    slow_vfs_install();
    const struct CMUnitTest tests[] = {
        CASE(a_note_to_many_comes_back_in_order),
        CASE(a_note_without_a_name_and_one_to_a_department_come_back),
        CASE(shapes_that_make_no_sense_are_refused),
        CASE(the_same_note_twice_is_one_note_in_every_shape),
        CASE(a_note_posted_again_tells_what_became_of_the_first),
        CASE(three_notes_a_day_go_to_one_person_from_one_signer),
        CASE(a_day_is_the_date_on_the_wall_whichever_way_the_clock_jumps),
        CASE(without_a_name_the_department_is_the_signer),
        CASE(only_the_panel_counts),
        CASE(a_full_session_refuses_what_is_new_and_nothing_is_stored),
        CASE(held_notes_wait_in_the_snapshot_oldest_first),
        CASE(a_flagged_note_waits_and_a_second_flag_changes_nothing),
        CASE(approving_with_new_words_keeps_the_old_ones),
        CASE(the_audit_tells_every_decision_in_order),
        CASE(events_stay_as_they_are_but_for_reasons_about_an_erased_note),
        CASE(somebody_who_leaves_is_gone_from_every_note),
        CASE(an_erased_note_is_gone_from_all_files_with_the_next_backup),
        CASE(a_name_erased_from_a_note_to_many_goes_from_the_backups_at_once),
        CASE(a_damaged_backup_goes_too_once_something_was_erased),
        CASE(a_backup_that_fails_leaves_the_old_ones),
        CASE(files_that_were_set_aside_are_named),
        CASE(what_root_makes_belongs_to_the_owner_of_the_folder),
        CASE(nothing_of_erased_notes_is_left_after_the_scrub),
        CASE(whatever_write_fails_an_erasure_is_whole_or_did_not_happen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
