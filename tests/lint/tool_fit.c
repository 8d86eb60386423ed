/* Whether every translation fits its box: the screens of the sample content in each language, by
 * the audit (draw/audit.h), and no text may end in an ellipsis.
 *   tool_fit DATA LANGUAGE...     DATA: a data directory with the sample content
 * Prints a sentence for each fault; exits 1 when there was one. */
#include "app/legible.h"
#include "app/screens.h"

#include <stdio.h>
#include <string.h>

static const struct { int w, h; } sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480}};

struct check {
    struct core core;
    struct audit audit;
    char language[32];
    unsigned faults;
};

static void visit(void *ctx, const char *name, const struct draw_list *list)
{
    struct check *c = ctx;
    struct audit_screen screen;
    legible_frame(&c->audit, &c->core, name, &screen);
    for (size_t i = 0; screen.cut > 0 && i < list->count; i++) {
        const struct draw_command *d = &list->command[i];
        if (d->op == DRAW_TEXT && d->flags & DRAW_CUT) {
            printf("%s, %dx%d, %s: “%.*s” does not fit\n", c->language, c->core.canvas.display_w,
                   c->core.canvas.display_h, name, (int)d->text_len, list->text + d->text);
            c->faults++;
        }
    }
}

static unsigned check(const char *data, const char *language, int w, int h)
{
    static struct check c;
    struct app_options o = {.display_w = w, .display_h = h};
    struct diag d = {0};
    config_defaults(&o.config);
    o.config.theme = CONFIG_THEME_DAY;
    str_copy(o.config.data, sizeof o.config.data, data);
    str_copy(o.config.language, sizeof o.config.language, language);
    c = (struct check){0};
    str_copy(c.language, sizeof c.language, language);
    if (!clock_init_fake(&o.clock, "2026-10-14T12:42") ||
        core_open(&c.core, &o, true, &d) != ERR_OK) {
        printf("%s\n", d.text);
        return 1;
    }
    core_await(&c.core, 10000);
    legible_init(&c.audit, &c.core);
    screens_each(&c.core, SCREENS_FEW, visit, &c);
    if (c.audit.violations > 0) {
        printf("%s, %dx%d:\n%s", language, w, h, c.audit.sentences.data);
        c.faults += c.audit.violations;
    }
    audit_done(&c.audit);
    core_close(&c.core);
    return c.faults;
}

int main(int argc, char **argv)
{
    unsigned faults = 0;
    if (argc < 3) {
        fputs("tool_fit DATA LANGUAGE...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            faults += check(argv[1], argv[i], sizes[k].w, sizes[k].h);
        }
    }
    return faults > 0;
}
