/* From a stick to what the screen reads: generations are whole, parts that did not come stay. */
#include "import/import.h"

#include "base/caps.h"
#include "content/content.h"
#include "import/stick.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

#include <cmocka.h>

static struct stick stick, data;

static int begin(void **state)
{
    (void)state;
    stick_new(&stick);
    stick_new(&data);
    return 0;
}

static int end(void **state)
{
    (void)state;
    stick_done(&stick);
    stick_done(&data);
    return 0;
}

static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

struct result {
    unsigned generation, errors, warnings;
    bool same;
    struct report report;
};

/* Imports and activates. */
static struct result load(void)
{
    struct result r = {0};
    struct diag d = {0};
    struct import_params p = {.dir = stick.dir, .data_dir = data.dir, .today = today()};
    enum err e = import_folder(&p, &r.report, &r.generation, &r.same, &d);
    if (e != ERR_OK) {
        fail_msg("%s: %s", err_name(e), d.text);
    }
    if (r.generation && !r.same) {
        assert_int_equal(content_activate(data.dir, r.generation, NULL), ERR_OK);
    }
    r.errors = r.report.errors;
    r.warnings = r.report.warnings;
    return r;
}

static unsigned load_quietly(void)
{
    struct result r = load();
    report_done(&r.report);
    return r.generation;
}

static struct model *screen(void)
{
    struct model *m = model_new(today());
    assert_int_equal(content_fill(data.dir, m, NULL), ERR_OK);
    return m;
}

static const struct person *find(const struct model *m, const char *name)
{
    for (unsigned i = 0; i < m->person_count; i++) {
        if (strcmp(m->people[i].name, name) == 0) {
            return &m->people[i];
        }
    }
    return NULL;
}

#define PEOPLE "name,department,id,birthday,started,show birthday,active,photo,aliases\n"

static void brings_every_kind_of_row_to_the_screen(void **state)
{
    (void)state;
    stick_file(&stick, "departments.csv",
               "department,colour,about\nSales,sky,We sell\nSupport,,\n");
    stick_file(&stick, "people.csv",
               PEOPLE "Ann,Sales,a1,26/06/1984,2020-06-08,,,,Annie\n"
                      "Ben,Support,b2,03/04/1990,,no,,,\n"
                      "Cem,Support,c3,,,,no,,\n");
    stick_file(&stick, "socials.csv",
               "title;date;time;end time;place;repeat;hosts\n"
               "Lunch swap;today+1;12:30;13:30;Canteen;weekly;Sales & Support\n");
    stick_file(&stick, "competitions.csv",
               "competition,unit,goal,starts,ends\nRelay,km,\"1,000\",today-3,today+3\n");
    stick_file(&stick, "teams.csv", "competition,team,member\nRelay,Owls,Annie\nRelay,Owls,Ben\n");
    stick_file(&stick, "scores.csv", "competition,team,points,date\n"
                                     "relay,owls,10,today-2\nRelay,Owls,2.5,today-1\n");
    stick_file(&stick, "values.csv", "value,starter\nKind,You were kind when…\n");
    stick_file(&stick, "held-words.csv", "word\nIdiot\n");
    stick_file(&stick, "settings.ini",
               "organisation = Ours\nquiet hours = 19:00-06:30\nweek starts on = Sunday\n"
               "birthday on 29 February = 1 Mar\nseconds per slide = 12\nlanguage = DE\n");
    struct stick_chunk png = stick_png(100, 100, 100);
    stick_bytes(&stick, "posters/fair.png", png.bytes, png.n);
    stick_file(&stick, "posters/posters.csv",
               "file,caption,from,until,days,hours,seconds\n"
               "FAIR.PNG,Fair,today-1,today+1,daily,9:00-17:00,20\n");

    struct result r = load();
    struct buf text = {0};
    report_text(&r.report, &text);
    if (r.errors || r.warnings) {
        fail_msg("%s", text.data);
    }
    buf_done(&text);
    report_done(&r.report);

    struct model *m = screen();
    assert_int_equal(m->department_count, 2);
    assert_int_equal(m->departments[0].colour, 4);
    assert_int_equal(m->departments[1].colour, 0);
    assert_int_equal(m->person_count, 2);
    const struct person *ann = find(m, "Ann"), *ben = find(m, "Ben");
    assert_string_equal(ann->key, "a1");
    assert_string_equal(ann->aliases, "Annie");
    assert_int_equal(ann->birth_month, 6);
    assert_int_equal(ann->birth_day, 26);
    assert_int_equal(ann->started, date_of((struct ymd){2020, 6, 8}));
    assert_int_equal(ben->birth_month, 0);
    assert_null(find(m, "Cem"));
    assert_true(m->social_count > 1);
    assert_int_equal(m->socials[0].day, today() + 1);
    assert_int_equal(m->socials[0].start, 12 * 60 + 30);
    assert_int_equal(m->socials[0].end, 13 * 60 + 30);
    assert_int_not_equal(m->socials[0].host[1], MODEL_NONE);
    assert_int_equal(m->socials[1].day, today() + 8);
    assert_int_equal(m->competition_count, 1);
    assert_true(m->competitions[0].goal == 1000);
    assert_int_equal(m->competitions[0].team_count, 1);
    assert_true(m->competitions[0].teams[0].points == 12.5);
    assert_int_equal(m->competitions[0].teams[0].department_count, 2);
    assert_int_equal(m->poster_count, 1);
    assert_string_equal(m->posters[0].caption, "Fair");
    assert_int_equal(m->posters[0].seconds, 20);
    assert_int_equal(m->posters[0].hour_from, 540);
    assert_int_equal(m->posters[0].width, 100);
    assert_int_equal(m->posters[0].edge, 0x808080);
    assert_int_equal(m->value_count, 1);
    assert_int_equal(m->held_word_count, 1);
    assert_string_equal(m->settings.organisation, "Ours");
    assert_string_equal(m->settings.language, "de");
    assert_int_equal(m->settings.quiet_from, 19 * 60);
    assert_int_equal(m->settings.quiet_until, 6 * 60 + 30);
    assert_int_equal(m->settings.week_start, 6);
    assert_int_equal(m->settings.leap_birthday, LEAP_BIRTHDAY_1_MAR);
    assert_int_equal(m->settings.seconds_per_slide, 12);
    char path[1024];
    assert_true(content_asset_path(data.dir, m->posters[0].picture, path, sizeof path));
    assert_int_equal(access(path, R_OK), 0);
    model_unref(m);
}

static void keeps_what_did_not_come_and_what_came_broken(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    stick_file(&stick, "values.csv", "value\nKind\n");
    stick_file(&stick, "settings.ini", "organisation = Ours\n");
    load_quietly();
    unlink(stick_path(&stick, "settings.ini"));
    stick_file(&stick, "values.csv", "value\nBrave\n");
    stick_file(&stick, "people.csv", "nonsense\nAnn\n");
    struct result r = load();
    assert_int_equal(r.errors, 1);
    assert_false(r.same);
    report_done(&r.report);
    struct model *m = screen();
    assert_string_equal(m->values[0].name, "Brave");
    assert_string_equal(m->settings.organisation, "Ours");
    assert_int_equal(m->person_count, 1);
    assert_int_equal(m->department_count, 1);
    model_unref(m);
}

static void changes_nothing_when_everything_is_broken(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    unsigned first = load_quietly();
    stick_file(&stick, "people.csv", "");
    struct result r = load();
    assert_int_equal(r.generation, 0);
    assert_int_equal(r.errors, 2);
    report_done(&r.report);
    struct generation g[4];
    assert_int_equal(content_list(data.dir, g, 4), 1);
    assert_int_equal(g[0].number, first);
    assert_true(g[0].current);
}

/* Files in which every line is wrong: a column that slipped, or another table by that name. */
static void keeps_a_part_of_which_nothing_was_sound(void **state)
{
    (void)state;
    static const struct { const char *file, *text; } broken[] = {
        {"people.csv", PEOPLE "Ann,,a1\nBen,,b2\n"},
        {"people.csv", PEOPLE "\"Ann,Sales\n"},
        {"departments.csv", "department,colour\n,lime\n"},
        {"socials.csv", "title,date\nQuiz,soon\nFair,later\n"},
        {"competitions.csv", "competition,goal\n,10\n"},
        {"teams.csv", "competition,team\n,Owls\n"},
        {"scores.csv", "competition,team,points\nRelay,Owls,many\n"},
        {"values.csv", "value,starter\n,You\n"},
        {"held-words.csv", "word\n!!!\n"},
        {"settings.ini", "quiet hours = late\n"},
        {"posters/fair.png", "no picture at all"},
    };
    struct stick_chunk png = stick_png(100, 100, 100);
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    stick_file(&stick, "departments.csv", "department,colour\nSales,cobalt\n");
    stick_file(&stick, "socials.csv", "title,date\nQuiz,2026-12-01\n");
    stick_file(&stick, "competitions.csv", "competition\nRelay\n");
    stick_file(&stick, "teams.csv", "competition,team\nRelay,Owls\n");
    stick_file(&stick, "scores.csv", "competition,team,points\nRelay,Owls,5\n");
    stick_file(&stick, "values.csv", "value\nKind\n");
    stick_file(&stick, "held-words.csv", "word\nidiot\n");
    stick_file(&stick, "settings.ini", "organisation = Ours\n");
    stick_bytes(&stick, "posters/fair.png", png.bytes, png.n);
    unsigned first = load_quietly();
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        stick_done(&stick);
        stick_new(&stick);
        stick_file(&stick, broken[i].file, broken[i].text);
        struct result r = load();
        struct generation g;
        unsigned n = content_list(data.dir, &g, 1);
        if (r.generation != 0 || r.errors == 0 || n != 1 || g.number != first || !g.current) {
            fail_msg("%s: %s", broken[i].file, broken[i].text);
        }
        report_done(&r.report);
    }
    /* A table that is only a header is how a part is emptied. */
    stick_file(&stick, "values.csv", "value,starter\n");
    load_quietly();
    struct model *m = screen();
    assert_int_equal(m->value_count, 0);
    assert_int_equal(m->held_word_count, 1);
    assert_int_equal(m->person_count, 1);
    assert_int_equal(m->poster_count, 1);
    model_unref(m);
}

static void keeps_the_photo_from_before_when_the_new_one_is_broken(void **state)
{
    (void)state;
    struct stick_chunk png = stick_png(100, 100, 100);
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    stick_bytes(&stick, "photos/ann.png", png.bytes, png.n);
    load_quietly();
    stick_file(&stick, "photos/ann.png", "no picture at all");
    for (unsigned alone = 0; alone < 2; alone++) {
        struct result r = load();
        assert_int_equal(r.errors, 1);
        assert_non_null(strstr(r.report.line[0].text, "shown with the picture from before"));
        report_done(&r.report);
        struct model *m = screen();
        assert_int_not_equal(find(m, "Ann")->photo[0], '\0');
        model_unref(m);
        unlink(stick_path(&stick, "people.csv"));
    }
}

static void loses_nobody_to_a_list_of_too_many_departments(void **state)
{
    (void)state;
    struct buf csv = {0};
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    load_quietly();
    unlink(stick_path(&stick, "people.csv"));
    buf_puts(&csv, "department\n");
    for (unsigned i = 0; i <= CAP_DEPARTMENTS; i++) {
        buf_printf(&csv, "Department %u\n", i);
    }
    stick_file(&stick, "departments.csv", csv.data);
    struct result r = load();
    assert_int_equal(r.generation, 0);
    report_done(&r.report);
    /* One less fits, but leaves no room for Ann's. */
    *strrchr(csv.data, 'D') = '\0';
    stick_file(&stick, "departments.csv", csv.data);
    r = load();
    assert_int_equal(r.errors, 1);
    assert_non_null(strstr(r.report.line[0].text, "The person is not shown"));
    report_done(&r.report);
    buf_done(&csv);
}

static void makes_no_second_generation_of_the_same_folder(void **state)
{
    (void)state;
    struct stick_chunk png = stick_png(100, 100, 100);
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1,8 June\n");
    stick_bytes(&stick, "photos/ann.png", png.bytes, png.n);
    stick_bytes(&stick, "posters/fair.png", png.bytes, png.n);
    struct result first = load(), second = load();
    assert_false(first.same);
    assert_true(second.same);
    assert_int_equal(first.generation, second.generation);
    report_done(&first.report);
    report_done(&second.report);
}

static void only_checks_when_asked_to(void **state)
{
    (void)state;
    struct import_params p = {
        .dir = stick.dir, .data_dir = data.dir, .check_only = true, .today = today()};
    struct report report = {0};
    struct stick_chunk png = stick_png(100, 100, 100);
    unsigned generation = 99;
    bool same = true;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1,8 June\n");
    stick_bytes(&stick, "photos/ann.png", png.bytes, png.n);
    assert_int_equal(import_folder(&p, &report, &generation, &same, NULL), ERR_OK);
    assert_int_equal(generation, 0);
    assert_int_equal(report.errors, 0);
    assert_int_equal(rmdir(data.dir), 0); /* still empty */
    report_done(&report);
}

static void keeps_colours_that_people_know(void **state)
{
    (void)state;
    stick_file(&stick, "departments.csv", "department,colour\nSales,lime\nSupport,\n");
    load_quietly();
    stick_file(&stick, "departments.csv", "department\nNew\nSupport\nSales\n");
    load_quietly();
    struct model *m = screen();
    assert_int_equal(m->department_count, 3);
    for (unsigned i = 0; i < 3; i++) {
        unsigned expected = strcmp(m->departments[i].name, "Sales") == 0     ? 11
                            : strcmp(m->departments[i].name, "Support") == 0 ? 0
                                                                             : 1;
        assert_int_equal(m->departments[i].colour, expected);
    }
    model_unref(m);
}

static void counts_who_came_and_who_left(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\nBen,Sales,b2\nCem,Sales,c3\n");
    load_quietly();
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\nBen,Support,b2\nDot,Sales,d4\n"
                                            "Eve,Sales,e5\n");
    struct result r = load();
    const struct report_count *people = NULL;
    for (unsigned i = 0; i < r.report.part_count; i++) {
        people = strcmp(r.report.part[i].part, "people") == 0 ? &r.report.part[i] : people;
    }
    assert_non_null(people);
    assert_int_equal(people->total, 4);
    assert_int_equal(people->added, 2);
    assert_int_equal(people->changed, 1);
    assert_int_equal(people->removed, 1);
    report_done(&r.report);
}

static void takes_photos_that_come_alone(void **state)
{
    (void)state;
    struct stick_chunk png = stick_png(100, 100, 100);
    stick_file(&stick, "people.csv", PEOPLE "Zoë Lind,Sales,z1,8 June,,,,,Zo\nBen,Sales,b2\n");
    load_quietly();
    unlink(stick_path(&stick, "people.csv"));
    stick_bytes(&stick, "photos/zoe_lind.png", png.bytes, png.n);
    stick_bytes(&stick, "photos/stranger.png", png.bytes, png.n);
    struct result r = load();
    struct buf text = {0};
    report_text(&r.report, &text);
    assert_non_null(strstr(text.data, "photos/stranger.png: note: This picture belongs to nobody"));
    buf_done(&text);
    report_done(&r.report);
    struct model *m = screen();
    assert_int_not_equal(find(m, "Zoë Lind")->photo[0], '\0');
    assert_string_equal(find(m, "Zoë Lind")->aliases, "Zo");
    assert_int_equal(find(m, "Zoë Lind")->birth_month, 6);
    assert_string_equal(find(m, "Ben")->photo, "");
    model_unref(m);

    /* And people.csv without photos keeps them. */
    stick_remove_dir(stick_path(&stick, "photos"));
    stick_file(&stick, "people.csv", PEOPLE "Zoë Lind,Support,z1\n");
    load_quietly();
    m = screen();
    assert_int_not_equal(find(m, "Zoë Lind")->photo[0], '\0');
    model_unref(m);
}

static void leaves_out_only_the_pictures_that_are_broken(void **state)
{
    (void)state;
    struct stick_chunk png = stick_png(100, 100, 100), bomb = stick_png(60000, 60000, 16);
    stick_file(&stick, "people.csv", PEOPLE "Ann,Sales,a1\n");
    stick_bytes(&stick, "photos/ann.jpg", "no picture at all", 17);
    stick_bytes(&stick, "posters/a.png", bomb.bytes, bomb.n);
    stick_bytes(&stick, "posters/b.png", png.bytes, png.n);
    stick_bytes(&stick, "posters/c.jpg", "\xFF\xD8\xFF\xE0 broken broken", 18);
    assert_int_equal(symlink("b.png", stick_path(&stick, "posters/d.png")), 0);
    struct result r = load();
    struct buf text = {0};
    report_text(&r.report, &text);
    static const char *const lines[] = {
        "photos/ann.jpg: error: This picture was left out: found a file that is not a picture",
        "posters/a.png: error: This picture was left out: found a picture of 60000 × 60000 pixels",
        "posters/c.jpg: error: This picture was left out: found a damaged picture",
        "posters/d.png: error: This picture was left out: found something that is not a file",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!strstr(text.data, lines[i])) {
            fail_msg("%s\nlacks: %s", text.data, lines[i]);
        }
    }
    buf_done(&text);
    report_done(&r.report);
    struct model *m = screen();
    assert_int_equal(m->poster_count, 1);
    assert_string_equal(find(m, "Ann")->photo, "");
    model_unref(m);
}

static void cleans_what_could_break_the_screen(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv", PEOPLE "\xE2\x80\xAE" "Ann\x01\t  Lee,Sales,a1\n");
    load_quietly();
    struct model *m = screen();
    assert_non_null(find(m, "Ann Lee"));
    model_unref(m);
}

struct notes {
    char text[1024];
    date day;
};

static bool note(void *ctx, const struct imported_kudos *k)
{
    struct notes *n = ctx;
    size_t used = strlen(n->text);
    used += (size_t)snprintf(n->text + used, sizeof n->text - used, "%s>", k->from);
    for (unsigned i = 0; i < k->to_count; i++) {
        used += (size_t)snprintf(n->text + used, sizeof n->text - used, "%s%s", i ? "+" : "",
                                 k->to[i]);
    }
    snprintf(n->text + used, sizeof n->text - used, "%s:%s[%s]%s\n", k->to_department, k->message,
             k->value, k->state);
    n->day = k->day;
    return true;
}

static void reads_notes_of_another_system(void **state)
{
    (void)state;
    struct notes n = {0};
    struct report report = {0};
    struct buf csv = {0}, text = {0};
    buf_puts(&csv, "Von;An;Nachricht;Wert;Datum\n;Ben;Danke;;\nAnn;;x;;\nAnn;Ben;;;\nAnn;Ben;");
    for (int i = 0; i < 281; i++) {
        buf_puts(&csv, "ä");
    }
    buf_puts(&csv, ";;\nAnn;Ben;'=1+1;Kind;3.4.2025\n");
    stick_file(&stick, "kudos.csv", csv.data);
    const char *path = stick_path(&stick, "kudos.csv");
    assert_int_equal(import_kudos(path, today(), &report, note, &n, NULL), ERR_OK);
    assert_string_equal(n.text, ">Ben:Danke[]\nAnn>Ben:=1+1[Kind]\n");
    assert_int_equal(n.day, date_of((struct ymd){2025, 4, 3}));
    report_text(&report, &text);
    assert_non_null(strstr(text.data, "kudos.csv:3:5: error: to: found nothing"));
    assert_non_null(strstr(text.data, "kudos.csv:4:9: error: message: found nothing"));
    assert_non_null(strstr(text.data, "kudos.csv:5:9: error: message: found 281 characters"));
    assert_int_equal(report.errors, 3);
    buf_done(&csv);
    buf_done(&text);
    report_done(&report);
    assert_int_equal(import_kudos(stick_path(&stick, "none"), today(), &report, note, &n, NULL),
                     ERR_NOT_FOUND);
}

static void reads_notes_to_many_and_to_a_department(void **state)
{
    (void)state;
    struct notes n = {0};
    struct report report = {0};
    struct buf csv = {0}, text = {0};
    buf_puts(&csv, "from,to,message,to department,state\n"
                   "Ann,Ben; Cy ;;Dee,a,,\n,,b,Sales,held\nAnn,;,c,,\nAnn,Ben,d,Sales,rejected\n"
                   "Ann,Ben,e,,lost\nAnn,\"");
    for (int i = 0; i <= CAP_RECEIVERS; i++) {
        buf_printf(&csv, "N%d;", i);
    }
    buf_puts(&csv, "\",f,,\n");
    stick_file(&stick, "kudos.csv", csv.data);
    const char *path = stick_path(&stick, "kudos.csv");
    assert_int_equal(import_kudos(path, today(), &report, note, &n, NULL), ERR_OK);
    assert_string_equal(n.text, "Ann>Ben+Cy+Dee:a[]\n>Sales:b[]held\nAnn>BenSales:d[]rejected\n"
                                "Ann>Ben:e[]held\n");
    report_text(&report, &text);
    assert_non_null(strstr(text.data, "kudos.csv:4:5: error: to: found nothing"));
    assert_non_null(strstr(text.data, "kudos.csv:6:12: warning: state: found “lost”"));
    assert_non_null(strstr(text.data, "kudos.csv:7:5: error: to: found too many names"));
    assert_int_equal(report.errors, 2);
    buf_done(&csv);
    buf_done(&text);
    report_done(&report);
}

static void leaves_out_only_the_notes_with_a_field_that_is_too_long(void **state)
{
    (void)state;
    static const char *const column[] = {"from", "from department", "to", "value", "to department"};
    static const unsigned place[] = {1, 6, 12, 20, 25}; /* the fields before it are filled */
    struct notes n = {0};
    struct report report = {0};
    struct buf csv = {0}, text = {0};
    buf_puts(&csv, "from,from department,to,message,value,to department\n");
    for (unsigned bad = 0; bad < 5; bad++) {
        static const char *const good[] = {"Anne", "Sales", "Carla", "Kind", "Audit"};
        for (unsigned i = 0; i < 5; i++) {
            buf_puts(&csv, i == 3 ? "x,": "");
            if (i == bad) {
                buf_printf(&csv, "%0256d", 0);
            } else {
                buf_puts(&csv, good[i]);
            }
            buf_puts(&csv, i < 4 ? "," : "\n");
        }
    }
    buf_puts(&csv, "Ann,Sales,Ben,good,Kind,\n");
    stick_file(&stick, "kudos.csv", csv.data);
    const char *path = stick_path(&stick, "kudos.csv");
    assert_int_equal(import_kudos(path, today(), &report, note, &n, NULL), ERR_OK);
    assert_string_equal(n.text, "Ann>Ben:good[Kind]\n");
    report_text(&report, &text);
    for (unsigned i = 0; i < 5; i++) {
        char line[128];
        snprintf(line, sizeof line, "kudos.csv:%u:%u: error: %s: found a", i + 2, place[i],
                 column[i]);
        if (!strstr(text.data, line)) {
            fail_msg("%s\nlacks: %s", text.data, line);
        }
    }
    assert_int_equal(report.errors, 5);
    buf_done(&csv);
    buf_done(&text);
    report_done(&report);
}

static int stop(void **state)
{
    (void)state;
    vips_shutdown();
    return 0;
}

static void tells_names_apart_that_differ_in_a_vowel_sign(void **state)
{
    (void)state;
    stick_file(&stick, "people.csv",
          "name,department\nराज,Sales\nरोज,Sales\nदीपा,Sales\nदीपू,Sales\n");
    struct result r = load();
    assert_int_equal(r.errors, 0);
    struct model *m = model_new(today());
    assert_int_equal(content_fill(data.dir, m, NULL), ERR_OK);
    assert_int_equal(m->person_count, 4);
    model_unref(m);
    report_done(&r.report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(brings_every_kind_of_row_to_the_screen, begin, end),
        cmocka_unit_test_setup_teardown(keeps_what_did_not_come_and_what_came_broken, begin, end),
        cmocka_unit_test_setup_teardown(changes_nothing_when_everything_is_broken, begin, end),
        cmocka_unit_test_setup_teardown(keeps_a_part_of_which_nothing_was_sound, begin, end),
        cmocka_unit_test_setup_teardown(keeps_the_photo_from_before_when_the_new_one_is_broken,
                                        begin, end),
        cmocka_unit_test_setup_teardown(loses_nobody_to_a_list_of_too_many_departments, begin, end),
        cmocka_unit_test_setup_teardown(makes_no_second_generation_of_the_same_folder, begin, end),
        cmocka_unit_test_setup_teardown(only_checks_when_asked_to, begin, end),
        cmocka_unit_test_setup_teardown(keeps_colours_that_people_know, begin, end),
        cmocka_unit_test_setup_teardown(counts_who_came_and_who_left, begin, end),
        cmocka_unit_test_setup_teardown(takes_photos_that_come_alone, begin, end),
        cmocka_unit_test_setup_teardown(leaves_out_only_the_pictures_that_are_broken, begin, end),
        cmocka_unit_test_setup_teardown(cleans_what_could_break_the_screen, begin, end),
        cmocka_unit_test_setup_teardown(reads_notes_of_another_system, begin, end),
        cmocka_unit_test_setup_teardown(reads_notes_to_many_and_to_a_department, begin, end),
        cmocka_unit_test_setup_teardown(leaves_out_only_the_notes_with_a_field_that_is_too_long,
                                        begin, end),
        cmocka_unit_test_setup_teardown(tells_names_apart_that_differ_in_a_vowel_sign, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, stop);
}
