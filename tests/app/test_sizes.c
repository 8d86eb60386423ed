/* Forms in the hand: on panels from a tablet to a television, with everything that people may ask
 * for, every key, button and gap is as large as a finger needs, and every word can be read. What a
 * panel has no room for is told below, number by number. */
#include "app/legible.h"
#include "app/screens.h"
#include "cm.h"
#include "content/content.h"
#include "import/import.h"
#include "platform/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_large_enough_for_fingers),
    };
    return cmocka_run_group_tests(tests, load_sample, remove_sample);
}
