/* Forms in the hand: on panels from a tablet to a television, with everything that people may ask
 * for, every key, button and gap is as large as a finger needs, and every word can be read. What a
 * panel has no room for is told below, number by number. */
#include "app/legible.h"
#include "app/sample.h"
#include "app/screens.h"
#include "base/arena.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct panel {
    const char *name;
    int w, h;
    float inches; /* 0: not known */
};

static struct app_options options;
static const char *keyboards = ""; /* the only ones that open_panel gives */

static void open_panel(struct core *c, const struct panel *p, struct form_aids aids,
                       enum config_theme theme, const char *language)
{
    struct diag d = {0};
    options = (struct app_options){.display_w = p->w, .display_h = p->h};
    config_defaults(&options.config);
    str_copy(options.config.data, sizeof options.config.data, data);
    str_copy(options.config.language, sizeof options.config.language, language);
    str_copy(options.config.keyboards, sizeof options.config.keyboards, keyboards);
    options.config.theme = theme;
    options.config.panel_inches = p->inches;
    options.config.panel_bottom_mm = 700;
    assert_true(clock_init_fake(&options.clock, NOW));
    assert_int_equal(core_open(c, &options, true, &d), ERR_OK);
    core_await(c, 10000);
    assert_true(c->model->person_count > 50);
    scene_set_aids(c->scene, aids);
}

static const struct panel panels[] = {
    {"7 inches", 800, 480, 7},
    {"7 inches, finer", 1024, 600, 7},
    {"10 inches", 1280, 800, 10.1f},
    {"13 inches", 1920, 1080, 13.3f},
    {"15 inches", 1920, 1080, 15.6f},
    {"15 inches upright", 1080, 1920, 15.6f},
    {"21 inches", 1920, 1080, 21.5f},
    {"21 inches upright", 1080, 1920, 21.5f},
    {"24 inches", 1920, 1080, 24},
    {"24 inches upright", 1080, 1920, 24},
    {"43 inches", 1920, 1080, 43},
    {"43 inches upright", 1080, 1920, 43},
};

static const struct {
    const char *name;
    struct form_aids aids;
} wishes[] = {
    {"", {0}},
    {", large", {.large = true}},
    {", left", {.left = true}},
    {", low", {.low = true}},
    {", large, low", {.large = true, .low = true}},
};

/* A walk through the forms, looking at what can be touched. */
struct touch {
    const struct core *core;
    struct audit audit;
    float key_mm; /* of the smallest key */
};

static void touch(void *ctx, const char *name, const struct draw_list *list)
{
    struct touch *t = ctx;
    const struct core *c = t->core;
    struct canvas_part part = scene_part(c->scene);
    struct audit_screen screen;
    audit_touch(&t->audit, &(struct audit_subject){.name = name, .canvas = &c->canvas,
                                                   .list = list, .form = true, .part = &part},
                &screen);
    if (screen.key_mm > 0 && (t->key_mm == 0 || screen.key_mm < t->key_mm)) {
        t->key_mm = screen.key_mm;
    }
}

static void open_touch(struct touch *t, const struct core *c)
{
    *t = (struct touch){.core = c};
    audit_init(&t->audit, NULL, &(struct audit_panel){.mm = c->pixel_mm});
}

static void everything_is_large_enough_for_fingers(void **state)
{
    unsigned violations = 0;
    for (unsigned i = 0; i < sizeof panels / sizeof *panels; i++) {
        for (unsigned j = 0; j < sizeof wishes / sizeof *wishes; j++) {
            struct core c;
            struct touch t;
            open_panel(&c, &panels[i], wishes[j].aids, CONFIG_THEME_DAY, "en");
            open_touch(&t, &c);
            assert_true(screens_each(&c, 0, touch, &t) >= 35);
            if (t.audit.violations) {
                fprintf(stderr, "%s%s: %u\n%s", panels[i].name, wishes[j].name,
                        t.audit.violations, t.audit.sentences.data);
            }
            violations += t.audit.violations;
            audit_done(&t.audit);
            core_close(&c);
        }
    }
    assert_int_equal(violations, 0);
}

/* Ten columns of 12 mm with their gaps are 138 mm wide, twelve 166 mm. What is narrower has keys
 * as wide as it can, and everything else as it should be. */
static void a_panel_that_is_too_narrow_has_the_widest_keys_that_fit(void **state)
{
    static const struct {
        struct panel panel;
        const char *keyboard;
        float key_mm;
    } cases[] = {
        {{"154 mm, ten columns", 800, 480, 7}, "en", 12},
        {{"136 mm, ten columns", 800, 1280, 10.1f}, "en", 11.6f},
        {{"154 mm, eleven columns", 800, 480, 7}, "ru", 11.85f},
        {{"154 mm, twelve columns", 800, 480, 7}, "uk", 10.65f},
        {{"218 mm, twelve columns", 1280, 800, 10.1f}, "uk", 12},
        {{"194 mm, twelve columns", 1080, 1920, 15.6f}, "uk", 12},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct core c;
        struct touch t;
        keyboards = cases[i].keyboard;
        open_panel(&c, &cases[i].panel, (struct form_aids){0}, CONFIG_THEME_DAY, "en");
        keyboards = "";
        open_touch(&t, &c);
        screens_each(&c, 0, touch, &t);
        print_message("%s: keys of %.1f mm\n", cases[i].panel.name, (double)t.key_mm);
        assert_true(t.key_mm >= cases[i].key_mm - 0.005f);
        assert_true(t.key_mm >= 12 - 0.005f || t.key_mm < cases[i].key_mm + 0.1f);
        for (char *line = t.audit.sentences.data; line && *line;) {
            char *end = strchr(line, '\n');
            assert_non_null(end);
            *end = '\0';
            if (!strstr(line, "the target “key:") || strstr(line, "apart")) {
                print_error("%s: %s\n", cases[i].panel.name, line);
                fail();
            }
            line = end + 1;
        }
        audit_done(&t.audit);
        core_close(&c);
    }
}

/* Words of one walk through the forms, and how many pixels high their letters are. */
enum { WORDS = 4096 };
struct word { char screen[32], text[96]; unsigned face; float pixels; };
struct words {
    const struct core *core;
    struct word *word;
    unsigned count;
};

static void read_words(void *ctx, const char *name, const struct draw_list *list)
{
    struct words *w = ctx;
    struct canvas_part part = scene_part(w->core->scene);
    const struct canvas *canvas = &w->core->canvas;
    unsigned depth = 0, own = canvas_is_whole(&part, canvas) ? 0 : 1;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->command[i];
        depth += c->op == DRAW_PUSH;
        depth -= c->op == DRAW_POP;
        /* A picture of the slide is as large as its place, and no words of the form. */
        if (c->op != DRAW_TEXT || depth > own || c->text_len < 5 || w->count == WORDS ||
            c->text_len >= 96) {
            continue;
        }
        struct word *word = &w->word[w->count++];
        str_copy(word->screen, sizeof word->screen, name);
        str_format(word->text, sizeof word->text, "%.*s", (int)c->text_len, list->text + c->text);
        word->face = c->face;
        word->pixels = floorf(c->r * part.canvas.k + 1 / 64.0f);
    }
}

static unsigned walk_words(struct word *word, const struct panel *p, bool large)
{
    struct core c;
    struct words w = {&c, word, 0};
    open_panel(&c, p, (struct form_aids){.large = large}, CONFIG_THEME_DAY, "en");
    screens_each(&c, 0, read_words, &w);
    core_close(&c);
    return w.count;
}

/* The largest letters in which a word of a screen stands after that; 0: on that screen it does
 * not, or in other lines. */
static float pixels_of(const struct word *w, const struct word *after, unsigned n)
{
    float largest = 0;
    for (unsigned i = 0; i < n; i++) {
        if (w->face == after[i].face && str_equal(w->screen, after[i].screen) &&
            str_equal(w->text, after[i].text)) {
            largest = fmaxf(largest, after[i].pixels);
        }
    }
    return largest;
}

/* A quarter more for nearly all words of a screen; the rest is as large as its place allows, and
 * nothing is smaller than before. Headlines are large already and have only to stay so. */
static void large_text_is_larger(void **state)
{
    static const struct panel some[] = {
        {"wide", 1920, 1080, 0}, {"upright", 1080, 1920, 0}, {"small", 800, 480, 0},
        {"10 inches", 1280, 800, 10.1f},
    };
    struct word *before = mem_new(WORDS, sizeof *before), *after = mem_new(WORDS, sizeof *after);
    unsigned shrunk = 0;
    for (unsigned i = 0; i < sizeof some / sizeof *some; i++) {
        unsigned n = walk_words(before, &some[i], false), m = walk_words(after, &some[i], true);
        unsigned body = 0, grown = 0;
        float headline = 0.045f * (some[i].w < some[i].h ? (float)some[i].w : (float)some[i].h);
        for (unsigned j = 0; j < n; j++) {
            const struct word *w = &before[j];
            float now = pixels_of(w, after, m);
            bool is_headline = w->pixels >= headline;
            body += now > 0 && !is_headline;
            grown += now >= 1.25f * w->pixels && !is_headline;
            if (now > 0 && now < (is_headline ? 0.97f : 1) * w->pixels) {
                print_error("%s %s: “%s” shrinks from %.0f to %.0f\n", some[i].name, w->screen,
                            w->text, (double)w->pixels, (double)now);
                shrunk++;
            }
        }
        print_message("%s: %u of %u words are larger by a quarter or more\n", some[i].name, grown,
                      body);
        assert_true(body > 200 && grown * 100 >= body * 94);
    }
    assert_int_equal(shrunk, 0);
    free(before);
    free(after);
}

static void judge(void *ctx, const char *name, const struct draw_list *list)
{
    void **both = ctx;
    legible_frame(both[0], both[1], name, NULL);
}

static void every_form_can_be_read_with_every_aid(void **state)
{
    static const struct {
        struct panel panel;
        struct form_aids aids;
        enum config_theme theme;
        const char *language;
    } cases[] = {
        {{"wide, large", 1280, 720, 0}, {.large = true}, CONFIG_THEME_DAY, "en"},
        {{"upright, large", 720, 1280, 0}, {.large = true}, CONFIG_THEME_NIGHT, "en"},
        {{"small, large", 800, 480, 0}, {.large = true}, CONFIG_THEME_DAY, "en"},
        {{"7 inches", 800, 480, 7}, {0}, CONFIG_THEME_DAY, "en"},
        {{"7 inches, large, contrast", 800, 480, 7}, {.large = true, .contrast = true},
         CONFIG_THEME_NIGHT, "en"},
        {{"10 inches", 1280, 800, 10.1f}, {0}, CONFIG_THEME_DAY, "en"},
        {{"10 inches, contrast, left", 1280, 800, 10.1f}, {.contrast = true, .left = true},
         CONFIG_THEME_DAY, "en"},
        {{"upright, low", 720, 1280, 43}, {.low = true}, CONFIG_THEME_DAY, "en"},
        {{"wide, contrast", 1280, 720, 0}, {.contrast = true}, CONFIG_THEME_DAY, "en"},
        {{"wide, contrast by night", 1280, 720, 0}, {.contrast = true}, CONFIG_THEME_NIGHT, "en"},
        {{"German, large", 800, 480, 0}, {.large = true}, CONFIG_THEME_DAY, "de"},
        {{"German, upright, large", 720, 1280, 0}, {.large = true}, CONFIG_THEME_DAY, "de"},
        {{"Arabic, left", 1280, 720, 0}, {.left = true}, CONFIG_THEME_DAY, "ar"},
        {{"Arabic, large, low", 720, 1280, 43}, {.large = true, .low = true}, CONFIG_THEME_DAY,
         "ar"},
    };
    unsigned violations = 0, cut = 0;
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct core c;
        struct audit a;
        open_panel(&c, &cases[i].panel, cases[i].aids, cases[i].theme, cases[i].language);
        legible_init(&a, &c);
        screens_each(&c, 0, judge, (void *[]){&a, &c});
        if (a.violations || a.cut) {
            fprintf(stderr, "%s: %u violations, %u cut\n%s", cases[i].panel.name, a.violations,
                    a.cut, a.violations ? a.sentences.data : "");
        }
        violations += a.violations;
        cut += a.cut;
        audit_done(&a);
        core_close(&c);
    }
    assert_int_equal(violations, 0);
    assert_int_equal(cut, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_large_enough_for_fingers),
        cmocka_unit_test(a_panel_that_is_too_narrow_has_the_widest_keys_that_fit),
        cmocka_unit_test(large_text_is_larger),
        cmocka_unit_test(every_form_can_be_read_with_every_aid),
    };
    return cmocka_run_group_tests(tests, load_sample, remove_sample);
}
