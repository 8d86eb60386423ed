#include "content/content.h"

#include "base/caps.h"
#include "ctl/ctl.h"
#include "platform/fs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_LISTED = 64 };

extern const struct verb verb_content;

static unsigned list_all(const struct ctl *ctl, struct generation *ret)
{
    unsigned n = content_list(ctl->config.data, ret, MOST_LISTED);
    return n < MOST_LISTED ? n : MOST_LISTED;
}

static int list(const struct ctl *ctl)
{
    struct generation all[MOST_LISTED];
    struct buf out = {0};
    unsigned n = list_all(ctl, all);
    if (ctl->json) {
        buf_puts(&out, "[");
        for (unsigned i = 0; i < n; i++) {
            const struct generation *g = &all[i];
            buf_printf(&out,
                       "%s{\"generation\":%u,\"current\":%s,\"created_utc\":%" PRId64
                       ",\"damaged\":%s,\"people\":%u,\"socials\":%u,\"competitions\":%u,"
                       "\"posters\":%u,\"pictures\":%u,\"label\":",
                       i ? "," : "", g->number, g->current ? "true" : "false", g->created_utc,
                       g->damaged ? "true" : "false", g->people, g->socials, g->competitions,
                       g->posters, g->pictures);
            ctl_json_string(&out, g->label);
            buf_puts(&out, "}");
        }
        buf_puts(&out, "]\n");
        return ctl_print(&out);
    }
    if (n == 0) {
        fputs("Nothing was loaded yet.\n", stderr);
    }
    for (unsigned i = 0; i < n; i++) {
        const struct generation *g = &all[i];
        buf_printf(&out, "%c %4u  ", g->current ? '*' : ' ', g->number);
        if (g->damaged) {
            buf_puts(&out, "damaged\n");
            continue;
        }
        ctl_put_moment(&out, g->created_utc);
        buf_printf(&out, "  people %u, socials %u, competitions %u, posters %u, pictures %u%s%s\n",
                   g->people, g->socials, g->competitions, g->posters, g->pictures,
                   *g->label ? ", from " : "", g->label);
    }
    return ctl_print(&out);
}

/* 0: no number was given; the current one then. */
static int show(const struct ctl *ctl, unsigned number)
{
    struct generation all[MOST_LISTED];
    unsigned n = list_all(ctl, all);
    for (unsigned i = 0; i < n; i++) {
        if (number ? all[i].number != number : !all[i].current) {
            continue;
        }
        char path[FS_PATH_MAX];
        struct buf out = {0};
        if (!str_format(path, sizeof path, "%s/content/generations/%04u/report.txt",
                        ctl->config.data, all[i].number)) {
            return ctl_fail(EXIT_IO, "the path is too long");
        }
        enum err e = fs_read(path, CAP_TABLE_BYTES, &out);
        if (e != ERR_OK) {
            return ctl_fail(ctl_exit_code(e), "%s: %s", path, err_name(e));
        }
        return ctl_print(&out);
    }
    return ctl_fail(EXIT_PROBLEMS, number ? "there is no generation %u" : "nothing was loaded yet",
                    number);
}

static int rollback(const struct ctl *ctl, unsigned number)
{
    struct diag d = {0};
    enum err e = content_activate(ctl->config.data, number, &d);
    if (e == ERR_NOT_FOUND) {
        return ctl_fail(EXIT_PROBLEMS,
                        number ? "there is no generation %u" : "there is no earlier generation",
                        number);
    }
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "nothing was changed (%s): %s", err_name(e), d.text);
    }
    fprintf(stderr, "Generation %u is loaded now.\n", ctl_generation(ctl));
    return EXIT_DONE;
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    unsigned long number = 0;
    if (argc == 3) {
        char *end;
        number = strtoul(argv[2], &end, 10);
        if (*end || number == 0 || number > 999999 || argv[2][0] == '-') {
            return ctl_usage(&verb_content, "“%s” is not the number of a generation.", argv[2]);
        }
    }
    if (argc == 2 && str_equal(what, "list")) {
        return list(ctl);
    }
    if ((argc == 2 || argc == 3) && str_equal(what, "show")) {
        return show(ctl, (unsigned)number);
    }
    if ((argc == 2 || argc == 3) && str_equal(what, "rollback")) {
        return rollback(ctl, (unsigned)number);
    }
    return ctl_usage(&verb_content, "list, show or rollback is needed.");
}

const struct verb verb_content = {
    .name = "content",
    .usage = "list | show [GEN] | rollback [GEN]",
    .help = "Lists what was loaded, shows a report, or loads an earlier generation.",
    .run = run,
};
