/* The numbers of the design for the kudos slide, from the draw lists of its mockups. */
#include "slides/sample.h"

#include "i18n/i18n.h"
#include "scene/slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>

static struct text *text;
static struct draw_list list;

static void draw_of(struct model *m, const struct theme *theme, unsigned item, px w, px h)
{
    const struct slide_kind *kind = slide_kind_find("kudos");
    struct canvas c = canvas_for(w, h, ROTATE_0);
    struct arena arena = {0};
    du strip = c.layout == LAYOUT_LANDSCAPE ? 176 : c.layout == LAYOUT_PORTRAIT ? 224 : 88;
    struct slide_env env = {m, text, &c, theme, &arena, c.h - strip};
    text_set_scale(text, c.k);
    void *state = arena_alloc(&arena, kind->state_size);
    kind->open(state, &env, item);
    draw_clear(&list);
    kind->draw(state, MOMENT_STILL, &list);
    arena_done(&arena);
}

static void draw(unsigned item, px w, px h)
{
    struct model *m = sample_model();
    draw_of(m, &theme_day, item, w, h);
    model_unref(m);
}

/* The design was drawn with Inter 4.0 beta 7 (Debian 12). Letters of Inter 4.1 (Debian 13) are
 * wider, so the places that follow from them are others; tests/text/test_fit.c has the sizes of
 * both. */
static void only_with_the_fonts_of_the_design(void)
{
    static const char words[] = "half-page brief into";
    if (fabsf(text_width(text, FACE_D7, 136, words, sizeof words - 1) - 1167.09f) > 1) {
        skip();
    }
}

static const struct draw_command *find_text(const char *begin)
{
    size_t n = strlen(begin);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (c->op == DRAW_TEXT && c->text_len >= n && memcmp(list.text + c->text, begin, n) == 0) {
            return c;
        }
    }
    fail_msg("no text begins with \"%s\"", begin);
    return NULL;
}

static const struct draw_command *find_disc(du r)
{
    for (size_t i = 0; i < list.count; i++) {
        if (list.command[i].op == DRAW_DISC && list.command[i].w == 2 * r) {
            return &list.command[i];
        }
    }
    fail_msg("no disc of radius %.0f", (double)r);
    return NULL;
}

static void quotes_have_the_size_and_the_lines_of_the_design(void **state)
{
    only_with_the_fonts_of_the_design();
    static const struct {
        unsigned item;
        px w, h;
        enum face face;
        du size;
        unsigned lines;
    } cases[] = {
        {0, 1920, 1080, FACE_D7, 136, 3}, {1, 1920, 1080, FACE_D6, 66, 5},
        {2, 1920, 1080, FACE_D7, 168, 1}, {3, 1920, 1080, FACE_D7, 96, 3},
        {0, 1080, 1920, FACE_D7, 148, 5}, {0, 800, 480, FACE_D7, 60, 3},
        {0, 1280, 720, FACE_D7, 136, 3},  {0, 3840, 2160, FACE_D7, 136, 3},
    };
    static const char *const begins[] = {"You", "When", "Thank", "Your"};
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        draw(cases[i].item, cases[i].w, cases[i].h);
        const struct draw_command *first = find_text(begins[cases[i].item]);
        unsigned lines = 0;
        for (size_t k = 0; k < list.count; k++) {
            const struct draw_command *c = &list.command[k];
            lines += c->op == DRAW_TEXT && c->r == first->r && c->face == first->face;
        }
        assert_int_equal(first->face, cases[i].face);
        assert_float_equal(first->r, cases[i].size, 0.01);
        assert_int_equal(lines, cases[i].lines);
    }
}

static void landscape_lies_where_the_design_has_it(void **state)
{
    only_with_the_fonts_of_the_design();
    draw(0, 1920, 1080);
    assert_float_equal(find_text("You turned")->y, 269.28, 0.02);
    assert_float_equal(find_text("half-page")->y, 413.44, 0.02);
    assert_float_equal(find_text("our best")->y, 557.60, 0.02);
    assert_float_equal(find_text("Zoë")->x, 288, 0.01);
    assert_float_equal(find_text("Zoë")->y, 758.90, 0.02);
    assert_float_equal(find_text("Sales")->y, 806.91, 0.02);
    assert_float_equal(find_text("Mateusz")->x, 1152, 0.01);
    assert_float_equal(find_text("Mateusz")->y, 760.51, 0.02);
    assert_float_equal(find_text("Mateusz")->r, 72, 0.01);
    assert_float_equal(find_text("Marketing")->y, 819.83, 0.02);
    assert_float_equal(find_disc(48)->x, 808 - 48, 0.01);
    assert_float_equal(find_disc(80)->y, 764 - 80, 0.01);
    assert_float_equal(find_disc(100)->x, 1012 - 100, 0.01);
    const struct draw_command *badge = find_text("Above");
    assert_float_equal(badge->x + badge->w, 1786, 0.1);
}

static void portrait_lies_where_the_design_has_it(void **state)
{
    only_with_the_fonts_of_the_design();
    draw(0, 1080, 1920);
    static const du baselines[] = {344.04f, 500.92f, 657.80f, 814.68f, 971.56f};
    static const char *const lines[] = {"You turned", "my half", "brief into", "our best",
                                        "launch"};
    for (unsigned i = 0; i < 5; i++) {
        assert_float_equal(find_text(lines[i])->y, baselines[i], 0.02);
    }
    assert_float_equal(find_text("Zoë")->y, 1198.67, 0.02);
    assert_float_equal(find_text("Mateusz")->y, 1555.37, 0.02);
    assert_float_equal(find_text("Marketing")->y, 1618.43, 0.02);
    assert_float_equal(find_disc(52)->y, 1404 - 52, 0.01);
}

static void compact_lies_where_the_design_has_it(void **state)
{
    only_with_the_fonts_of_the_design();
    draw(0, 800, 480);
    assert_float_equal(find_text("You turned")->y, 120.21, 0.02);
    assert_float_equal(find_text("You turned")->x, 32, 0.01);
    assert_float_equal(find_text("our best")->y, 247.41, 0.02);
    assert_float_equal(find_text("Zoë")->y, 331.14, 0.02);
    assert_float_equal(find_text("Mateusz")->y, 331.95, 0.02);
    assert_float_equal(find_text("Marketing")->y, 360.77, 0.02);
}

static void extra_height_goes_to_the_words_and_the_band_stays_at_the_bottom(void **state)
{
    draw(0, 1920, 1200);
    assert_float_equal(find_text("Zoë")->y, 758.90 + 120, 0.02);
    assert_true(find_text("You turned")->r > 136);
}

static void a_very_long_note_keeps_only_the_icon_of_its_value_on_a_small_panel(void **state)
{
    draw(1, 800, 480);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        assert_false(c->op == DRAW_TEXT && c->text_len > 4 &&
                     memcmp(list.text + c->text, "Calm", 4) == 0);
    }
}

/* One more note of the sample to these people, or to a department. */
static struct kudos *add_note(struct model *m, const uint32_t *to, unsigned n)
{
    sample_kudos(m, HANA, to[0], "Great teamwork", "The whole fair went out on time.");
    struct kudos *k = &m->kudos[m->kudos_count - 1];
    k->also = arena_array(&m->arena, n, sizeof *k->also);
    for (unsigned i = 1; i < n; i++) {
        k->also[k->also_count++] = sample_who(m, to[i]);
    }
    return k;
}

static bool says(const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (c->op == DRAW_TEXT && memmem(list.text + c->text, c->text_len, words, n)) {
            return true;
        }
    }
    return false;
}

static bool has_icon(const char *name)
{
    for (size_t i = 0; i < list.count; i++) {
        const struct draw_command *c = &list.command[i];
        if (c->op == DRAW_ICON && c->text_len == strlen(name) &&
            memcmp(list.text + c->text, name, c->text_len) == 0) {
            return true;
        }
    }
    return false;
}

static const struct { px w, h; } canvases[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
enum { CANVASES = 3 };

static void two_people_are_named_in_full(void **state)
{
    static const uint32_t to[] = {MATEUSZ, NGOZI};
    for (unsigned i = 0; i < CANVASES; i++) {
        struct model *m = sample_model();
        add_note(m, to, 2);
        draw_of(m, &theme_day, m->kudos_count - 1, canvases[i].w, canvases[i].h);
        assert_true(says("Mateusz Wiśniewski"));
        assert_true(says("and Ngozi Adeyemi"));
        assert_true(says("MW") && says("NA"));
        assert_true(says("Marketing")); /* of both */
        assert_false(says("Marketing and"));
        model_unref(m);
    }
}

static void many_people_are_named_and_counted(void **state)
{
    static const struct { unsigned n; const char *begin, *end, *second; } c[] = {
        {3, "Mateusz", "and Layla", "Marketing, Finance and Engineering"},
        {5, "Mateusz, Çağla", "and 3 more", "Several departments"},
        {60, "Mateusz, Çağla", "and 58 more", "Several departments"},
    };
    static const uint32_t few[] = {MATEUSZ, CAGLA, JOAO, AMELIE, ZOE};
    for (unsigned i = 0; i < sizeof c / sizeof *c; i++) {
        for (unsigned k = 0; k < CANVASES; k++) {
            struct model *m = sample_model();
            uint32_t to[60];
            m->people[JOAO].name = "Layla Novak";
            for (unsigned p = 0; p < c[i].n; p++) {
                to[p] = few[p % 5];
            }
            add_note(m, to, c[i].n);
            draw_of(m, &theme_night, m->kudos_count - 1, canvases[k].w, canvases[k].h);
            assert_true(says(c[i].begin));
            assert_true(says(c[i].end));
            assert_true(says(c[i].second));
            unsigned discs = 0;
            for (size_t j = 0; j < list.count; j++) {
                const struct draw_command *d = &list.command[j];
                discs += d->op == DRAW_DISC && d->fill == theme_night.paper;
            }
            assert_int_equal(discs, 3 + 2); /* giver and keystone */
            model_unref(m);
        }
    }
}

static void nothing_is_cut_or_out_of_its_place(void **state)
{
    static const uint32_t to[][4] = {{MAXIMILIANE, BARTHOLOMEW, MAXIMILIANE, BARTHOLOMEW},
                                     {LAYLA, MISAKI, LAYLA, ZOE}, {CAGLA, LAYLA, JOSE, HANA}};
    for (unsigned i = 0; i < 3 * 3 * CANVASES; i++) {
        struct model *m = sample_model();
        du w = canvas_for(canvases[i % 3].w, canvases[i % 3].h, ROTATE_0).w;
        add_note(m, to[i / 9], 2 + i / 3 % 3);
        draw_of(m, &theme_day, m->kudos_count - 1, canvases[i % 3].w, canvases[i % 3].h);
        for (size_t j = 0; j < list.count; j++) {
            const struct draw_command *c = &list.command[j];
            assert_false(c->op == DRAW_TEXT && c->flags & DRAW_CUT);
            assert_false(c->op == DRAW_TEXT && (c->x < 0 || c->x + c->w > w));
        }
        model_unref(m);
    }
}

/* What the giver's half says, and its colour. */
static void a_giver_without_a_name_is_a_colleague(void **state)
{
    static const uint32_t to[] = {ZOE};
    struct model *m = sample_model();
    struct kudos *k = add_note(m, to, 1);
    struct airing a;
    k->from = (struct kudos_person){"", "Finance", FINANCE, MODEL_NONE};
    draw_of(m, &theme_day, m->kudos_count - 1, 1920, 1080);
    assert_true(says("A colleague") && says("Finance") && has_icon("person"));
    slide_kind_find("kudos")->airing(m, m->kudos_count - 1, &a);
    assert_int_equal(a.colour_a, FINANCE);
    k->from = (struct kudos_person){"", "", 7, MODEL_NONE}; /* whatever colour it was given */
    draw_of(m, &theme_day, m->kudos_count - 1, 1920, 1080);
    assert_true(says("A colleague") && !says("Finance"));
    slide_kind_find("kudos")->airing(m, m->kudos_count - 1, &a);
    assert_int_equal(a.colour_a, SLIDE_NEUTRAL);
    model_unref(m);
}

static void a_department_is_everyone_in_it(void **state)
{
    static const uint32_t to[] = {ZOE};
    struct model *m = sample_model();
    struct kudos *k = add_note(m, to, 1);
    struct airing a;
    k->to = (struct kudos_person){"", "Engineering", ENGINEERING, MODEL_NONE};
    for (unsigned i = 0; i < CANVASES; i++) {
        draw_of(m, &theme_day, m->kudos_count - 1, canvases[i].w, canvases[i].h);
        assert_true(says("Everyone in Engineering") && has_icon("team"));
        assert_false(has_icon("person"));
    }
    slide_kind_find("kudos")->airing(m, m->kudos_count - 1, &a);
    assert_string_equal(a.label, "Engineering");
    assert_int_equal(a.colour_b, ENGINEERING);
    model_unref(m);
}

/* An Arabic name at the beginning of an English list does not turn the list over. */
static void names_of_both_directions_keep_the_order_of_the_screen(void **state)
{
    static const uint32_t to[] = {LAYLA, ZOE, HANA, JOAO};
    struct model *m = sample_model();
    add_note(m, to, 4);
    draw_of(m, &theme_day, m->kudos_count - 1, 1920, 1080);
    assert_true(says("\u200Eليلى حداد\u200E, Zoë"));
    i18n_set("", "ar");
    draw_of(m, &theme_day, m->kudos_count - 1, 1920, 1080);
    assert_true(says("ليلى حداد و\u200FZoë\u200F"));
    i18n_set("", "en");
    model_unref(m);
}

static int setup(void **state)
{
    struct diag d;
    i18n_set("", "en");
    draw_init(&list);
    return text_open(&text, 4 << 20, &d) == ERR_OK ? 0 : -1;
}

static int teardown(void **state)
{
    text_close(text);
    draw_done(&list);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_have_the_size_and_the_lines_of_the_design),
        cmocka_unit_test(landscape_lies_where_the_design_has_it),
        cmocka_unit_test(portrait_lies_where_the_design_has_it),
        cmocka_unit_test(compact_lies_where_the_design_has_it),
        cmocka_unit_test(extra_height_goes_to_the_words_and_the_band_stays_at_the_bottom),
        cmocka_unit_test(a_very_long_note_keeps_only_the_icon_of_its_value_on_a_small_panel),
        cmocka_unit_test(two_people_are_named_in_full),
        cmocka_unit_test(many_people_are_named_and_counted),
        cmocka_unit_test(nothing_is_cut_or_out_of_its_place),
        cmocka_unit_test(a_giver_without_a_name_is_a_colleague),
        cmocka_unit_test(a_department_is_everyone_in_it),
        cmocka_unit_test(names_of_both_directions_keep_the_order_of_the_screen),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
