#include "cm.h"
#include "content/rows.h"
#include "fault/scratch.h"

#include "base/caps.h"

static char dir[SCRATCH_PATH];
static struct content_writer *w;

static int setup(void **state)
{
    scratch_new(dir);
    w = begin(dir);
    return 0;
}

static int teardown(void **state)
{
    scratch_remove(dir);
    return 0;
}

/* The model on that day, of what w was given. */
static struct model *model_on(const char *iso)
{
    date today;
    assert_true(date_parse_iso(iso, &today));
    if (w) {
        activate(dir, commit(w));
        w = NULL;
    }
    struct model *m = model_new(today);
    struct diag d = {0};
    assert_int_equal(content_fill(dir, m, &d), ERR_OK);
    assert_string_equal(d.text, "");
    return m;
}

static date day(const char *iso)
{
    date d;
    assert_true(date_parse_iso(iso, &d));
    return d;
}

static void departments_keep_their_order_and_people_are_sorted_as_people_sort(void **state)
{
    DEPARTMENT(w, "Support", "4");
    DEPARTMENT(w, "Sales", "13"); /* beyond the palette */
    PERSON(w, "1", "Zoë Lindqvist", "Sales", NULL, NULL);
    PERSON(w, "2", "émile Roux", "Support", NULL, NULL);
    PERSON(w, "3", "Eve Adams", "Nowhere yet", NULL, NULL);
    PERSON(w, "4", "Ada King", "Support", NULL, NULL);
    PERSON(w, "6", "Ada King", "Sales", NULL, NULL);
    PERSON(w, "5", "Ada King", "Sales", NULL, NULL);
    PERSON(w, "7", "Łukasz Nowak", "Sales", NULL, NULL);
    PERSON(w, "8", "Luca Neri", "Sales", NULL, NULL);
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->department_count, 3);
    assert_string_equal(m->departments[0].name, "Support");
    assert_int_equal(m->departments[0].colour, 4);
    assert_int_equal(m->departments[1].colour, 1);
    assert_string_equal(m->departments[2].name, "Nowhere yet");
    static const char *const order[] = {"4", "5", "6", "2", "3", "8", "7", "1"};
    assert_int_equal(m->person_count, 8);
    for (unsigned i = 0; i < 8; i++) {
        assert_string_equal(m->people[i].key, order[i]);
        assert_true(m->people[i].department < m->department_count);
    }
    assert_string_equal(m->people[3].initials, "ÉR");
    model_unref(m);
}

static void people_beyond_the_last_department_are_left_out(void **state)
{
    for (unsigned i = 0; i < CAP_DEPARTMENTS + 5; i++) {
        char name[32], key[32];
        snprintf(name, sizeof name, "Department %u", i);
        snprintf(key, sizeof key, "%u", i);
        PERSON(w, key, "Somebody", name, NULL, NULL);
    }
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->department_count, CAP_DEPARTMENTS);
    assert_int_equal(m->person_count, CAP_DEPARTMENTS);
    model_unref(m);
}

static void a_picture_that_is_not_there_is_none(void **state)
{
    char id[80];
    static const char gone[] =
        "0000000000000000000000000000000000000000000000000000000000000000.jpg";
    assert_int_equal(content_asset_add(dir, "jpeg", 4, "jpg", id), ERR_OK);
    DEPARTMENT(w, "Sales", "0");
    ROW(w, "people", PEOPLE, "1", "A", "Sales", NULL, NULL, id, "Al; Ally");
    ROW(w, "people", PEOPLE, "2", "B", "Sales", NULL, NULL, gone, "");
    ROW(w, "people", PEOPLE, "3", "C", "Sales", NULL, NULL, "../../../etc/passwd", "");
    ROW(w, "posters", POSTERS, gone, "", NULL, NULL, "0", NULL, NULL, "0", "100", "50", "0");
    ROW(w, "posters", POSTERS, id, "Here", NULL, NULL, "0", "08:00", "17:30", "20", "100", "50",
        "16711935");
    ROW(w, "socials", SOCIALS, "S", "2026-11-23", NULL, NULL, NULL, "", "", gone, NULL, NULL, "",
        NULL);
    struct model *m = model_on("2026-11-23");
    assert_string_equal(m->people[0].photo, id);
    assert_string_equal(m->people[0].aliases, "Al; Ally");
    assert_string_equal(m->people[1].photo, "");
    assert_string_equal(m->people[2].photo, "");
    assert_string_equal(m->socials[0].picture, "");
    assert_int_equal(m->poster_count, 1);
    const struct poster *p = &m->posters[0];
    assert_string_equal(p->caption, "Here");
    assert_int_equal(p->hour_from, 480);
    assert_int_equal(p->hour_until, 1050);
    assert_int_equal(p->seconds, 20);
    assert_int_equal(p->width, 100);
    assert_int_equal(p->height, 50);
    assert_int_equal(p->edge, 0xFF00FF);
    assert_int_equal(p->from, DATE_NONE);
    model_unref(m);
}

static void posters_are_those_of_the_day(void **state)
{
    char id[80];
    assert_int_equal(content_asset_add(dir, "jpeg", 4, "jpg", id), ERR_OK);
    static const struct { const char *caption, *from, *until, *weekdays; } c[] = {
        {"always", NULL, NULL, "0"},
        {"until today", NULL, "2026-11-23", "0"},
        {"until yesterday", NULL, "2026-11-22", "0"},
        {"from today", "2026-11-23", NULL, "0"},
        {"from tomorrow", "2026-11-24", NULL, "0"},
        {"Mondays", NULL, NULL, "1"},
        {"not Mondays", NULL, NULL, "126"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        ROW(w, "posters", POSTERS, id, c[i].caption, c[i].from, c[i].until, c[i].weekdays, NULL,
            NULL, "0", "10", "10", "0");
    }
    struct model *m = model_on("2026-11-23");
    static const char *const monday[] = {"always", "until today", "from today", "Mondays"};
    assert_int_equal(m->poster_count, 4);
    for (unsigned i = 0; i < 4; i++) {
        assert_string_equal(m->posters[i].caption, monday[i]);
    }
    model_unref(m);
    m = model_on("2026-11-24");
    assert_int_equal(m->poster_count, 4);
    assert_string_equal(m->posters[3].caption, "not Mondays");
    model_unref(m);
}

#define SOCIAL(title, first, start, last, repeat, until)                                           \
    ROW(w, "socials", SOCIALS, title, first, start, last, NULL, "Canteen", "Bring a dish", NULL,   \
        "Sales", "Nobody", repeat, until)

static void socials_are_expanded_and_sorted(void **state)
{
    DEPARTMENT(w, "Sales", "0");
    SOCIAL("Weekly", "2025-01-09", "12:30", NULL, "weekly", "2026-12-10");
    SOCIAL("Monthly", "2026-01-31", NULL, NULL, "monthly", NULL);
    SOCIAL("Yearly", "2025-02-23", "18:00", NULL, "yearly", NULL);
    SOCIAL("Too late", "2025-02-22", NULL, NULL, "yearly", "2026-12-31");
    SOCIAL("Over", "2026-11-22", NULL, NULL, "", NULL);
    SOCIAL("Under way", "2026-11-21", NULL, "2026-11-24", "", NULL);
    SOCIAL("Weekends away", "2026-11-14", NULL, "2026-11-16", "weekly", "2026-11-21");
    SOCIAL("Next summer", "2027-07-01", NULL, NULL, "", NULL);
    SOCIAL("Early", "2026-11-26", "08:00", NULL, "", NULL);
    SOCIAL("All day", "2026-11-26", NULL, NULL, "", NULL);
    SOCIAL("No date", "tomorrow", NULL, NULL, "", NULL);
    SOCIAL("No rule", "2026-11-26", NULL, NULL, "hourly", NULL);
    SOCIAL("Ends before it starts", "2026-12-24", NULL, "2026-12-20", "", NULL);
    struct model *m = model_on("2026-11-23");
    static const struct { const char *title, *day, *end_day; } expect[] = {
        {"Under way", "2026-11-21", "2026-11-24"},
        {"Weekends away", "2026-11-21", "2026-11-23"},
        {"All day", "2026-11-26", "2026-11-26"},
        {"Early", "2026-11-26", "2026-11-26"},
        {"Weekly", "2026-11-26", "2026-11-26"},
        {"Monthly", "2026-11-30", "2026-11-30"},
        {"Weekly", "2026-12-03", "2026-12-03"},
        {"Weekly", "2026-12-10", "2026-12-10"},
        {"Ends before it starts", "2026-12-24", "2026-12-24"},
        {"Monthly", "2026-12-31", "2026-12-31"},
        {"Monthly", "2027-01-31", "2027-01-31"},
        {"Next summer", "2027-07-01", "2027-07-01"},
    };
    /* 92 days end on 2027-02-22: "Yearly" is one day later. */
    unsigned n = sizeof expect / sizeof *expect;
    assert_int_equal(m->social_count, n);
    for (unsigned i = 0; i < n; i++) {
        assert_string_equal(m->socials[i].title, expect[i].title);
        assert_int_equal(m->socials[i].day, day(expect[i].day));
        assert_int_equal(m->socials[i].end_day, day(expect[i].end_day));
    }
    const struct social *s = &m->socials[4];
    assert_int_equal(s->start, 750);
    assert_int_equal(s->end, MINUTE_NONE);
    assert_string_equal(s->place, "Canteen");
    assert_string_equal(s->details, "Bring a dish");
    assert_int_equal(s->host[0], 0);
    assert_int_equal(s->host[1], MODEL_NONE);
    model_unref(m);
    m = model_on("2026-11-24");
    assert_string_equal(m->socials[m->social_count - 2].title, "Yearly");
    model_unref(m);
}

static void a_calendar_of_very_many_weekly_rows_stays_bounded(void **state)
{
    for (unsigned i = 0; i < 2000; i++) {
        SOCIAL("W", "2025-01-09", NULL, NULL, "weekly", NULL);
    }
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->social_count, 10000);
    model_unref(m);
}

static void celebrations_are_those_of_the_next_seven_days(void **state)
{
    DEPARTMENT(w, "Sales", "0");
    PERSON(w, "a", "Ann", "Sales", "11-29", "2020-11-23");
    PERSON(w, "b", "Bo", "Sales", "11-30", "2026-11-24");  /* in a week; not here for a year */
    PERSON(w, "c", "Cy", "Sales", "11-23", NULL);
    PERSON(w, "d", "Di", "Sales", NULL, "2025-11-29");
    PERSON(w, "e", "Ed", "Sales", "11-22", "2019-11-30");
    PERSON(w, "f", "Flo", "Sales", "99-99", "soon");
    PERSON(w, "g", "Gus", "Sales", "11-29", "2016-11-29"); /* both on one day */
    struct model *m = model_on("2026-11-23");
    static const struct { const char *name, *day; unsigned years; } expect[] = {
        {"Ann", "2026-11-23", 6}, {"Cy", "2026-11-23", 0}, {"Ann", "2026-11-29", 0},
        {"Di", "2026-11-29", 1},  {"Gus", "2026-11-29", 0}, {"Gus", "2026-11-29", 10},
    };
    unsigned n = sizeof expect / sizeof *expect;
    assert_int_equal(m->celebration_count, n);
    for (unsigned i = 0; i < n; i++) {
        const struct celebration *c = &m->celebrations[i];
        assert_string_equal(m->people[c->person].name, expect[i].name);
        assert_int_equal(c->day, day(expect[i].day));
        assert_int_equal(c->years, expect[i].years);
    }
    model_unref(m);
}

static void celebrations_cross_the_year_and_leap_days_follow_the_setting(void **state)
{
    DEPARTMENT(w, "Sales", "0");
    ROW(w, "settings", SETTINGS, "leap_birthday", "1-mar");
    PERSON(w, "a", "Ann", "Sales", "02-29", "2024-02-29");
    PERSON(w, "b", "Bo", "Sales", "01-02", "2020-01-01");
    struct model *m = model_on("2026-12-30");
    assert_int_equal(m->celebration_count, 2);
    assert_int_equal(m->celebrations[0].years, 7);
    model_unref(m);
    m = model_on("2027-03-01");
    assert_int_equal(m->celebration_count, 2);
    assert_int_equal(m->celebrations[0].day, day("2027-03-01"));
    assert_int_equal(m->celebrations[1].years, 3);
    model_unref(m);
    m = model_on("2028-02-29");
    assert_int_equal(m->celebration_count, 2);
    assert_int_equal(m->celebrations[0].day, day("2028-02-29"));
    model_unref(m);
}

static void scores(void)
{
    static const struct { const char *team, *points, *day, *kind; } row[] = {
        {"Owls", "100", NULL, "add"},
        {"Owls", "20.5", "2026-11-16", "add"},
        {"Owls", "1000", "2026-11-24", "add"},   /* tomorrow */
        {"Planes", "500", "2026-11-01", "add"},
        {"Planes", "120.5", "2026-11-10", "total"},
        {"Latecomers", "300", "2026-11-20", "add"}, /* nobody's team yet */
        {"Planes", "30", "2026-11-23", "add"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        ROW(w, "scores", SCORES, "Relay", row[i].team, row[i].points, row[i].day, row[i].kind, "");
    }
}

static void points_add_up_totals_set_and_ranks_are_of_today_and_a_week_ago(void **state)
{
    DEPARTMENT(w, "Sales", "0");
    DEPARTMENT(w, "Support", "1");
    PERSON(w, "a", "Ann", "Sales", NULL, NULL);
    PERSON(w, "b", "Bo", "Support", NULL, NULL);
    ROW(w, "competitions", COMPETITIONS, "Relay", "km", "1000", "Lunch", "2026-10-01", "2026-11-23",
        "Go");
    ROW(w, "teams", TEAMS, "Relay", "Owls", "a", NULL, "3");
    ROW(w, "teams", TEAMS, "Relay", "Owls", "b", NULL, NULL);
    ROW(w, "teams", TEAMS, "Relay", "Owls", "gone", NULL, NULL);
    ROW(w, "teams", TEAMS, "Relay", "Planes", NULL, "Support", NULL);
    ROW(w, "teams", TEAMS, "Relay", "Planes", "b", NULL, NULL);
    ROW(w, "teams", TEAMS, "Relay", "Resting", NULL, NULL, NULL);
    ROW(w, "teams", TEAMS, "Other", "Strangers", NULL, NULL, NULL);
    scores();
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->competition_count, 1);
    const struct competition *c = &m->competitions[0];
    assert_string_equal(c->name, "Relay");
    assert_string_equal(c->prize, "Lunch");
    assert_true(c->goal == 1000);
    assert_int_equal(c->ends, day("2026-11-23"));
    static const struct { const char *name; double points; int rank, before; unsigned n; } e[] = {
        {"Latecomers", 300, 1, 3, 0},
        {"Planes", 150.5, 2, 1, 1},
        {"Owls", 120.5, 3, 1, 2},
        {"Resting", 0, 4, 3, 0},
    };
    assert_int_equal(c->team_count, 4);
    for (unsigned i = 0; i < 4; i++) {
        assert_string_equal(c->teams[i].name, e[i].name);
        assert_true(c->teams[i].points == e[i].points);
        assert_int_equal(c->teams[i].rank, e[i].rank);
        assert_int_equal(c->teams[i].rank_before, e[i].before);
        assert_int_equal(c->teams[i].department_count, e[i].n);
    }
    model_unref(m);
}

static void only_competitions_that_run_today_are_there(void **state)
{
    static const struct { const char *name, *starts, *ends; } c[] = {
        {"begins", "2026-11-23", NULL}, {"ends", NULL, "2026-11-23"}, {"open", NULL, NULL},
        {"over", NULL, "2026-11-22"},   {"later", "2026-11-24", NULL},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        ROW(w, "competitions", COMPETITIONS, c[i].name, "", NULL, "", c[i].starts, c[i].ends, "");
    }
    ROW(w, "scores", SCORES, "begins", "Owls", "5", "2026-11-23", "add", "");
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->competition_count, 3);
    assert_string_equal(m->competitions[0].name, "begins");
    assert_int_equal(m->competitions[0].teams[0].rank_before, 0); /* new */
    assert_int_equal(m->competitions[0].ends, DATE_NONE);
    assert_true(m->competitions[0].goal == 0);
    assert_string_equal(m->competitions[2].name, "open");
    model_unref(m);
}

static void settings_values_and_held_words(void **state)
{
    static const char *const c[][2] = {
        {"organisation", "Tamarrow Bicycles"}, {"language", "de-AT"}, {"seconds_per_slide", "12"},
        {"quiet_from", "19:00"}, {"quiet_until", "06:30"}, {"week_start", "6"},
        {"leap_birthday", "1-mar"}, {"something new", "?"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        ROW(w, "settings", SETTINGS, c[i][0], c[i][1]);
    }
    ROW(w, "values", VALUES, "Fresh thinking", "You saw it…");
    ROW(w, "values", VALUES, "Above and beyond", "");
    ROW(w, "held_words", HELD_WORDS, "GEHALT", "de", "");
    ROW(w, "held_words", HELD_WORDS, " ", "", "");
    ROW(w, "held_words", HELD_WORDS, "Trépidant", "fr", "");
    struct model *m = model_on("2026-11-23");
    assert_string_equal(m->settings.organisation, "Tamarrow Bicycles");
    assert_string_equal(m->settings.language, "de-AT");
    assert_int_equal(m->settings.seconds_per_slide, 12);
    assert_int_equal(m->settings.quiet_from, 19 * 60);
    assert_int_equal(m->settings.quiet_until, 6 * 60 + 30);
    assert_int_equal(m->settings.week_start, 6);
    assert_int_equal(m->settings.leap_birthday, LEAP_BIRTHDAY_1_MAR);
    assert_int_equal(m->value_count, 2);
    assert_string_equal(m->values[0].name, "Fresh thinking");
    assert_string_equal(m->values[0].starter, "You saw it…");
    assert_int_equal(m->held_word_count, 2);
    assert_string_equal(m->held_words[0], "gehalt");
    assert_string_equal(m->held_words[1], "trepidant");
    model_unref(m);
}

static void empty_content_makes_an_empty_model(void **state)
{
    struct model *m = model_on("2026-11-23");
    assert_int_equal(m->person_count + m->social_count + m->competition_count + m->poster_count +
                     m->celebration_count + m->value_count + m->held_word_count, 0);
    assert_string_equal(m->settings.organisation, "");
    model_unref(m);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(departments_keep_their_order_and_people_are_sorted_as_people_sort),
        CASE(people_beyond_the_last_department_are_left_out),
        CASE(a_picture_that_is_not_there_is_none),
        CASE(posters_are_those_of_the_day),
        CASE(socials_are_expanded_and_sorted),
        CASE(a_calendar_of_very_many_weekly_rows_stays_bounded),
        CASE(celebrations_are_those_of_the_next_seven_days),
        CASE(celebrations_cross_the_year_and_leap_days_follow_the_setting),
        CASE(points_add_up_totals_set_and_ranks_are_of_today_and_a_week_ago),
        CASE(only_competitions_that_run_today_are_there),
        CASE(settings_values_and_held_words),
        CASE(empty_content_makes_an_empty_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
