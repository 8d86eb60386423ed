/* Legibility: the audit finds every fault that is planted in a correct screen and nothing in that
 * screen itself, and finds nothing in any screen of the sample content, at five sizes, by day and
 * by night. */
#include "app/legible.h"
#include "app/sample.h"
#include "app/screens.h"
#include "draw/surface.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void visit(void *ctx, const char *name, const struct draw_list *list)
{
    void **both = ctx;
    legible_frame(both[0], both[1], name, NULL);
}

static const struct { int w, h; } sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480},
                                             {3840, 2160}};

static void every_screen_is_legible(enum config_theme theme, const char *language)
{
    unsigned violations = 0, cut = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct app_options o = {.display_w = sizes[i].w, .display_h = sizes[i].h};
        struct diag d = {0};
        struct core c;
        struct audit a;
        config_defaults(&o.config);
        str_copy(o.config.data, sizeof o.config.data, data);
        str_copy(o.config.language, sizeof o.config.language, language);
        o.config.theme = theme;
        assert_true(clock_init_fake(&o.clock, NOW));
        assert_int_equal(core_open(&c, &o, true, &d), ERR_OK);
        core_await(&c, 10000);
        assert_true(c.model->person_count > 50);
        legible_init(&a, &c);
        assert_true(screens_each(&c, SCREENS_ALL, visit, (void *[]){&a, &c}) >= 35);
        assert_int_equal(text_missing(c.text), 0);
        if (a.violations) {
            print_message("%dx%d\n%s", sizes[i].w, sizes[i].h, a.sentences.data);
        }
        violations += a.violations;
        cut += a.cut;
        audit_done(&a);
        core_close(&c);
    }
    assert_int_equal(violations, 0);
    assert_int_equal(cut, 0);
}

static void every_screen_is_legible_by_day(void **state)
{
    every_screen_is_legible(CONFIG_THEME_DAY, "en");
}

static void every_screen_is_legible_by_night(void **state)
{
    every_screen_is_legible(CONFIG_THEME_NIGHT, "en");
}

static void every_screen_is_legible_from_right_to_left(void **state)
{
    every_screen_is_legible(CONFIG_THEME_DAY, "ar");
}

/* What --shots --audit prints and ends with when people stand at this distance. */
static int run_shots(const char *dir, int cm, char *ret, size_t size)
{
    struct app_options o = {.display_w = 800, .display_h = 480, .audit = true, .shots = dir};
    char file[FS_PATH_MAX];
    config_defaults(&o.config);
    str_copy(o.config.data, sizeof o.config.data, data);
    o.config.panel_cm = cm;
    assert_true(clock_init_fake(&o.clock, NOW));
    assert_true(fs_join(file, data, "table"));
    fflush(stdout);
    int terminal = dup(STDOUT_FILENO), table = open(file, O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(terminal >= 0 && table >= 0 && dup2(table, STDOUT_FILENO) >= 0);
    int code = app_shots(&o);
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    ssize_t n = pread(table, ret, size - 1, 0);
    close(table);
    ret[n > 0 ? n : 0] = '\0';
    return code;
}

static void the_table_names_every_fault_and_the_exit_code_says_so(void **state)
{
    static char table[256 << 10];
    char dir[FS_PATH_MAX], index[FS_PATH_MAX];
    assert_true(fs_join(dir, data, "shots") && fs_join(index, dir, "index.png"));
    assert_int_equal(run_shots(dir, 0, table, sizeof table), 0);
    assert_non_null(strstr(table, "\nkudos-12 "));
    assert_non_null(strstr(table, "\nform-4-held "));
    assert_non_null(strstr(table, " 0 violations\n"));
    assert_null(strstr(table, "FAIL"));
    assert_int_equal(access(index, R_OK), 0);
    assert_int_equal(run_shots(dir, 300, table, sizeof table), 1);
    assert_non_null(strstr(table, "FAIL"));
    assert_non_null(strstr(table, "\nkudos: “Sales” has an x-height of 2.1′ at 3.0 m"));
}

/* A correct slide of two texts and a button on one panel. */
static struct bench b;
static struct audit audit;
static struct audit_screen seen;
static const struct theme *const t = &theme_day;

static void say(du x, du y, enum face face, du size, rgb colour, rgb ground, const char *s)
{
    draw_label(&b.list, b.text, x, y, ALIGN_START, face, size, colour, ground, s);
}

static void begin(px w, px h, float inches, int cm)
{
    struct config config;
    config_defaults(&config);
    config.panel_inches = inches;
    config.panel_cm = cm;
    struct audit_panel panel = legible_panel(&config, w, h);
    bench_open(&b, w, h, ROTATE_0, 8 << 20, "/nowhere");
    audit_init(&audit, b.renderer, &panel);
    text_set_scale(b.text, b.canvas.k);
    draw_rect(&b.list, 0, 0, b.canvas.w, b.canvas.h, t->paper);
    say(96, 200, FACE_D6, 60, t->ink, t->paper, "A line");
    draw_rrect(&b.list, 96, 300, 300, 112, 56, t->ink);
    say(140, 370, FACE_D6, 44, t->onink, t->ink, "Button");
    draw_target(&b.list, "button", 96, 300, 300, 112);
}

static unsigned judge(bool form)
{
    audit_list(&audit, &(struct audit_subject){.name = "planted", .canvas = &b.canvas, .theme = t,
                                               .list = &b.list, .form = form, .message_h = 904},
               &seen);
    return seen.violations;
}

static void end(void)
{
    audit_done(&audit);
    bench_close(&b);
}

static void plant_overlap(void)
{
    say(200, 210, FACE_D6, 60, t->ink, t->paper, "Another");
}

static void plant_twice(void)
{
    say(96, 200, FACE_D6, 60, t->ink, t->paper, "A line");
}

/* The boxes from cap top to baseline do not meet. */
static void plant_accents_in_the_line_above(void)
{
    say(500, 300, FACE_D6, 60, t->ink, t->paper, "gggg");
    say(500, 345, FACE_D6, 60, t->ink, t->paper, "\u00C5\u00C5\u00C5\u00C5");
}

static void plant_half_hidden(void)
{
    draw_rect(&b.list, 150, 100, 400, 150, t->card);
}

static void plant_half_under_a_scrim(void)
{
    draw_alpha(&b.list, 0.5f);
    draw_rect(&b.list, 150, 100, 400, 150, t->scrim);
    draw_alpha(&b.list, 1);
}

static void plant_outside_its_group(void)
{
    draw_push(&b.list, 0, 0, 1, 90, 500, 120, 100, 0);
    say(96, 570, FACE_D6, 60, t->ink, t->paper, "Too long for this");
    draw_pop(&b.list);
}

static void plant_in_the_round_corner_of_a_group(void)
{
    draw_push(&b.list, 96, 500, 0.8f, 96, 500, 400, 300, 120);
    draw_rect(&b.list, 0, 0, 500, 375, t->card);
    say(4, 50, FACE_D6, 60, t->ink, t->card, "Corner");
    draw_pop(&b.list);
}

static void plant_pale(void)
{
    say(96, 600, FACE_T5, 40, t->mute, t->paper, "Pale");
}

static void plant_the_colour_of_its_ground(void)
{
    say(96, 600, FACE_T5, 40, t->paper, t->paper, "Nothing");
}

static void plant_pale_headline(void)
{
    say(96, 600, FACE_D6, 80, t->hue[1].mark, t->paper, "Headline");
}

/* Its ground says paper, but half of it stands on something else. */
static void plant_half_pale(void)
{
    draw_rect(&b.list, 150, 550, 200, 80, t->edge);
    say(96, 600, FACE_T5, 40, t->ink2, t->paper, "Two grounds");
}

static void plant_small(void)
{
    say(96, 600, FACE_T5, 25, t->ink, t->paper, "Small");
}

static void plant_tiny(void)
{
    say(96, 600, FACE_T5, 3, t->ink, t->paper, "Tiny");
}

static void plant_off_canvas(void)
{
    say(1840, 600, FACE_T5, 40, t->ink, t->paper, "Going");
}

static void plant_far_off_canvas(void)
{
    say(2500, 600, FACE_T5, 40, t->ink, t->paper, "Gone");
}

static void plant_tofu(void)
{
    say(96, 600, FACE_T5, 40, t->ink, t->paper, "Box \xCD\xB8"); /* U+0378 is no character */
}

static void plant_small_target(void)
{
    draw_target(&b.list, "tiny", 800, 800, 87, 120);
}

static void plant_target_off_canvas(void)
{
    draw_target(&b.list, "off", 1800, 800, 200, 120);
}

static void plant_target_overlap(void)
{
    draw_target(&b.list, "other", 300, 350, 300, 112);
}

static void plant_overflow(void)
{
    for (unsigned i = 0; i < CAP_DRAW_COMMANDS; i++) {
        draw_pop(&b.list);
    }
}

static void a_planted_fault_is_found(void **state)
{
    static const struct {
        void (*plant)(void);
        const char *says;
    } faults[] = {
        {plant_overlap, "planted: “A line” and “Another” lie on each other"},
        {plant_twice, "“A line” and “A line” lie on each other"},
        {plant_accents_in_the_line_above, "“gggg” and “ÅÅÅÅ” lie on each other"},
        {plant_half_hidden, "pixels of “A line” do not show"},
        {plant_half_under_a_scrim, "pixels of “A line” do not show"},
        {plant_outside_its_group, "pixels of “Too long for this” do not show"},
        {plant_in_the_round_corner_of_a_group, "pixels of “Corner” do not show"},
        {plant_pale, "“Pale” has a contrast of 1.77; 4.50 is needed"},
        {plant_the_colour_of_its_ground, "“Nothing” has a contrast of 1.00"},
        {plant_pale_headline, "“Headline” has a contrast of 5.4"},
        {plant_half_pale, "“Two grounds” has a contrast of"},
        {plant_small, "“Small” has an x-height of 5.8′ at 4.0 m; 6′ are needed"},
        {plant_tiny, "“Tiny” has an x-height of 0.7′"},
        {plant_off_canvas, "pixels of “Going” do not show"},
        {plant_far_off_canvas, "pixels of “Gone” do not show"},
        {plant_tofu, "no font has 1 of the characters of “Box"},
        {plant_small_target, "the target “tiny” is 87 × 120 units; 88 are needed"},
        {plant_target_off_canvas, "the target “off” reaches beyond the screen"},
        {plant_target_overlap, "the targets “button” and “other” overlap"},
        {plant_overflow, "more to show than fits"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        begin(1920, 1080, 0, 0);
        assert_int_equal(judge(false), 0);
        faults[i].plant();
        judge(false);
        if (audit.violations != 1 || !strstr(audit.sentences.data, faults[i].says)) {
            print_message("wanted: %s\ngot %u: %s", faults[i].says, audit.violations,
                          audit.sentences.len ? audit.sentences.data : "");
        }
        assert_int_equal(audit.violations, 1);
        assert_non_null(strstr(audit.sentences.data, faults[i].says));
        end();
    }
}

static void a_fault_is_found_at_every_size_of_pixels(void **state)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        begin(sizes[i].w, sizes[i].h, 43, 200);
        assert_int_equal(judge(false), 0);
        draw_rect(&b.list, 150, 100, 400, 150, t->card);
        assert_int_equal(judge(false), 1);
        assert_int_equal(seen.clipped, 1);
        end();
    }
}

static void from_far_away_the_same_words_are_too_small(void **state)
{
    begin(1920, 1080, 0, 500);
    assert_int_equal(judge(false), 0);
    assert_int_equal(judge(true), 0);
    end();
    begin(1920, 1080, 0, 1200);
    assert_int_equal(judge(true), 0); /* a form is read from arm's length all the same */
    assert_true(judge(false) > 0);
    assert_non_null(strstr(audit.sentences.data, "“Button” has an x-height of 3.4′ at 12.0 m"));
    assert_non_null(strstr(audit.sentences.data, "its largest words have an x-height of 4.7′"));
    end();
}

/* The clock is large on every slide and says nothing of its message. */
static void the_strip_is_not_the_message(void **state)
{
    begin(1920, 1080, 0, 800);
    judge(false);
    assert_non_null(strstr(audit.sentences.data, "its largest words"));
    end();
    begin(1920, 1080, 0, 800);
    say(96, 1018, FACE_D7, 150, t->ink, t->paper, "12:42");
    judge(false);
    assert_non_null(strstr(audit.sentences.data, "its largest words"));
    end();
    begin(1920, 1080, 0, 800);
    say(96, 800, FACE_D7, 150, t->ink, t->paper, "12:42");
    judge(false);
    assert_null(strstr(audit.sentences.data, "its largest words"));
    end();
}

static void on_a_small_panel_a_target_is_too_small_for_a_finger(void **state)
{
    begin(1920, 1080, 7.5f, 50);
    draw_target(&b.list, "key", 800, 800, 120, 88);
    assert_int_equal(judge(true), 1);
    assert_non_null(strstr(audit.sentences.data,
                           "the target “key” is 10.4 × 7.6 mm; 9 mm are needed"));
    end();
    begin(1920, 1080, 10.1f, 50);
    draw_target(&b.list, "key", 800, 800, 120, 88);
    assert_int_equal(judge(true), 0);
    assert_float_equal(seen.target_mm, 10.2f, 0.1f);
    end();
}

/* Words under a scrim, under the panel on it, half under each, and in the panel's own colour. */
static void what_an_overlay_hides_is_not_judged(void **state)
{
    begin(1920, 1080, 0, 0);
    say(350, 480, FACE_D6, 60, t->ink, t->paper, "Half under the panel");
    say(800, 560, FACE_D6, 60, t->ink, t->paper, "Hidden");
    draw_disc(&b.list, 900, 700, 100, t->ink);
    say(850, 720, FACE_D6, 60, t->paper, t->ink, "ABC");
    draw_target(&b.list, "below", 700, 500, 300, 112);
    draw_alpha(&b.list, 0.72f);
    draw_rect(&b.list, 0, 0, 1920, 1080, t->scrim);
    draw_alpha(&b.list, 1);
    draw_target(&b.list, "scrim", 0, 0, 1920, 1080);
    draw_rrect(&b.list, 600, 300, 700, 500, 40, t->paper);
    say(680, 420, FACE_D7, 72, t->ink, t->paper, "Still there?");
    draw_target(&b.list, "yes", 680, 520, 300, 112);
    assert_int_equal(judge(true), 0);
    assert_int_equal(seen.texts, 1);
    assert_int_equal(seen.targets, 2);
    draw_rect(&b.list, 0, 0, 1920, 1080, t->paper);
    judge(true);
    assert_non_null(strstr(audit.sentences.data, "none of its words can be seen"));
    end();
}

static void what_is_off_may_be_pale_and_an_ellipsis_is_counted(void **state)
{
    struct arena arena = {0};
    struct text_block block;
    begin(1920, 1080, 0, 0);
    b.list.flags = DRAW_DISABLED;
    say(96, 600, FACE_T5, 40, t->mute, t->paper, "Off");
    b.list.flags = 0;
    text_fit_line(b.text, &arena, FACE_T5, 40, 40, 200, "Much longer than its place", &block);
    draw_block(&b.list, &block, 96, 700, 200, ALIGN_START, t->ink, t->paper);
    assert_int_equal(judge(false), 0);
    assert_int_equal(seen.cut, 1);
    assert_int_equal(seen.texts, 4);
    assert_string_equal(seen.words, "Off");
    arena_done(&arena);
    end();
}

static void an_unknown_panel_is_what_hangs_on_most_walls(void **state)
{
    struct config c;
    config_defaults(&c);
    struct audit_panel p = legible_panel(&c, 1920, 1080), q = legible_panel(&c, 1080, 1920);
    assert_float_equal(p.mm, 0.4958f, 0.0005f);
    assert_float_equal(q.mm, p.mm, 0);
    assert_float_equal(p.distance, 4000, 0);
    p = legible_panel(&c, 800, 480);
    assert_float_equal(p.mm, 0.1906f, 0.0005f);
    assert_float_equal(p.distance, 700, 0);
    c.panel_inches = 10.1f;
    c.panel_cm = 120;
    p = legible_panel(&c, 1920, 1080);
    assert_float_equal(p.mm, 0.1165f, 0.0005f);
    assert_float_equal(p.distance, 1200, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_fault_is_found),
        cmocka_unit_test(a_fault_is_found_at_every_size_of_pixels),
        cmocka_unit_test(from_far_away_the_same_words_are_too_small),
        cmocka_unit_test(the_strip_is_not_the_message),
        cmocka_unit_test(on_a_small_panel_a_target_is_too_small_for_a_finger),
        cmocka_unit_test(what_an_overlay_hides_is_not_judged),
        cmocka_unit_test(what_is_off_may_be_pale_and_an_ellipsis_is_counted),
        cmocka_unit_test(an_unknown_panel_is_what_hangs_on_most_walls),
        cmocka_unit_test(the_table_names_every_fault_and_the_exit_code_says_so),
        cmocka_unit_test(every_screen_is_legible_by_day),
        cmocka_unit_test(every_screen_is_legible_by_night),
        cmocka_unit_test(every_screen_is_legible_from_right_to_left),
    };
    return cmocka_run_group_tests(tests, load_sample, remove_sample);
}
