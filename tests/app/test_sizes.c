/* Forms in the hand: on panels from a tablet to a television, with everything that people may ask
 * for, every key, button and gap is as large as a finger needs, and every word can be read. What a
 * panel has no room for is told below, number by number. */
#include "app/legible.h"
#include "app/screens.h"
#include "base/arena.h"
#include "cm.h"
#include "content/content.h"
#include "import/import.h"
#include "platform/fs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW "2026-10-14T12:42"

static char data[FS_PATH_MAX];

static int load_sample(void **state)
{
    struct report report = {0};
    struct diag d = {0};
    struct clock clock;
    unsigned generation;
    bool same;
    str_format(data, sizeof data, "%s/breakroom-sizes-XXXXXX",
               getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    clock_init_fake(&clock, NOW);
    struct import_params p = {.dir = "content", .data_dir = data, .today = clock_now(&clock).day};
    if (!mkdtemp(data) || import_folder(&p, &report, &generation, &same, &d) != ERR_OK ||
        content_activate(data, generation, &d) != ERR_OK) {
        print_error("%s: %s\n", d.file, d.text);
        return -1;
    }
    report_done(&report);
    return 0;
}

static int remove_sample(void **state)
{
    return fs_remove_tree(data) == ERR_OK ? 0 : -1;
}

struct panel {
    const char *name;
    int w, h;
    float inches; /* 0: not known */
};

static struct app_options options;

static void open_panel(struct core *c, const struct panel *p, struct form_aids aids,
                       enum config_theme theme, const char *language)
{
    struct diag d = {0};
    options = (struct app_options){.display_w = p->w, .display_h = p->h};
    config_defaults(&options.config);
    str_copy(options.config.data, sizeof options.config.data, data);
    str_copy(options.config.language, sizeof options.config.language, language);
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
    {"10 inches upright", 800, 1280, 10.1f},
    {"13 inches", 1920, 1080, 13.3f},
    {"15 inches", 1920, 1080, 15.6f},
    {"15 inches upright", 1080, 1920, 15.6f},
    {"21 inches", 1920, 1080, 21.5f},
    {"24 inches upright", 1080, 1920, 24},
    {"43 inches", 1920, 1080, 43},
    {"43 inches upright", 1080, 1920, 43},
};
enum { PANELS = sizeof panels / sizeof *panels };

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

static void touch(void *ctx, const char *name, const struct draw_list *list)
{
    void **both = ctx;
    struct core *c = both[1];
    struct canvas_part part = scene_part(c->scene);
    struct audit_screen screen;
    audit_touch(both[0], &(struct audit_subject){.name = name, .canvas = &c->canvas,
                                                 .list = list, .form = true, .part = &part},
                &screen);
}

static void everything_is_large_enough_for_fingers(void **state)
{
    unsigned violations = 0;
    for (unsigned i = 0; i < PANELS; i++) {
        for (unsigned j = 0; j < sizeof wishes / sizeof *wishes; j++) {
            struct core c;
            struct audit a;
            open_panel(&c, &panels[i], wishes[j].aids, CONFIG_THEME_DAY, "en");
            audit_init(&a, NULL, &(struct audit_panel){.mm = c.pixel_mm});
            assert_true(screens_each(&c, 0, touch, (void *[]){&a, &c}) >= 15);
            if (a.violations) {
                fprintf(stderr, "%s%s: %u\n%s", panels[i].name, wishes[j].name, a.violations,
                        a.sentences.data);
            }
            violations += a.violations;
            audit_done(&a);
            core_close(&c);
        }
    }
    assert_int_equal(violations, 0);
}

/* Words of one walk through the forms, and how many pixels high their letters are. */
enum { WORDS = 4096 };
struct word { char screen[32], text[96]; float pixels; };
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
        if (c->op != DRAW_TEXT || depth > own || w->count == WORDS || c->text_len >= 96) {
            continue;
        }
        struct word *word = &w->word[w->count++];
        str_copy(word->screen, sizeof word->screen, name);
        str_format(word->text, sizeof word->text, "%.*s", (int)c->text_len, list->text + c->text);
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

static void large_text_is_larger(void **state)
{
    static const struct panel some[] = {
        {"wide", 1920, 1080, 0}, {"upright", 1080, 1920, 0}, {"small", 800, 480, 0},
        {"10 inches", 1280, 800, 10.1f},
    };
    struct word *before = mem_new(WORDS, sizeof *before), *after = mem_new(WORDS, sizeof *after);
    for (unsigned i = 0; i < sizeof some / sizeof *some; i++) {
        unsigned n = walk_words(before, &some[i], false), m = walk_words(after, &some[i], true);
        unsigned same = 0, grown = 0;
        float headline = 0.045f * (some[i].w < some[i].h ? (float)some[i].w : (float)some[i].h);
        for (unsigned j = 0; j < n; j++) {
            float largest = 0;
            for (unsigned k = 0; k < m; k++) {
                if (str_equal(before[j].screen, after[k].screen) &&
                    str_equal(before[j].text, after[k].text)) {
                    largest = fmaxf(largest, after[k].pixels);
                }
            }
            float share = largest / before[j].pixels;
            float least = before[j].pixels < headline ? 1.25f : 1;
            same += largest > 0;
            grown += share >= 1.25f;
            if (largest > 0 && share < least) {
                fprintf(stderr, "%s %s: %s %.0f -> %.0f (%.2f)\n", some[i].name, before[j].screen,
                        before[j].text, (double)before[j].pixels, (double)largest, (double)share);
            }
        }
        fprintf(stderr, "%s: %u words, %u again, %u by a quarter\n", some[i].name, n, same, grown);
    }
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
        cmocka_unit_test(large_text_is_larger),
        cmocka_unit_test(every_form_can_be_read_with_every_aid),
    };
    return cmocka_run_group_tests(tests, load_sample, remove_sample);
}
