#include "content/content.h"
#include "ctl/ctl.h"
#include "import/import.h"

#include <stdio.h>
#include <unistd.h>

static void print_preview(const struct ctl *ctl, const struct report *report, unsigned generation,
                          bool same)
{
    struct buf out = {0};
    if (ctl->json) {
        buf_printf(&out, "{\"generation\":%u,\"same\":%s,\"report\":", generation,
                   same ? "true" : "false");
        report_json(report, &out);
        out.data[--out.len] = '\0'; /* its line end */
        buf_puts(&out, "}\n");
    } else {
        report_text(report, &out);
    }
    ctl_print(&out);
}

static bool ask(void)
{
    fputs("Load this? [y/N] ", stderr);
    int answer = getchar();
    return answer == 'y' || answer == 'Y';
}

static int activate(const struct ctl *ctl, unsigned generation)
{
    struct diag d = {0};
    enum err e = content_activate(ctl->config.data, generation, &d);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "generation %u was not loaded (%s): %s", generation,
                        err_name(e), d.text);
    }
    fprintf(stderr, "Loaded as generation %u. “kioskctl content rollback” takes it back.\n",
            generation);
    e = content_collect(ctl->config.data);
    if (e != ERR_OK) {
        ctl_fail(EXIT_IO, "old generations could not be removed: %s", err_name(e));
    }
    return EXIT_DONE;
}

extern const struct verb verb_import;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    bool stage = ctl_flag(&argc, argv, "--stage"), yes = ctl_flag(&argc, argv, "--yes");
    if (argc != 2 || argv[1][0] == '-' || (stage && yes)) {
        return ctl_usage(&verb_import, "one folder is needed, and not both options.");
    }
    struct import_params params = {
        .dir = argv[1], .data_dir = ctl->config.data, .today = ctl_today(ctl)};
    struct report report = {0};
    struct diag d = {0};
    unsigned generation = 0;
    bool same = false;
    enum err e = import_folder(&params, &report, &generation, &same, &d);
    if (e != ERR_OK) {
        report_done(&report);
        return ctl_fail(ctl_exit_code(e), "%s", *d.text ? d.text : err_name(e));
    }
    print_preview(ctl, &report, generation, same);
    int problems = report.errors ? EXIT_PROBLEMS : EXIT_DONE;
    report_done(&report);
    if (generation == 0) {
        return EXIT_BAD_DATA;
    }
    if (same) {
        fprintf(stderr, "This is what is loaded already (generation %u).\n", generation);
        return problems;
    }
    if (!yes && (stage || !isatty(STDIN_FILENO) || !ask())) {
        fprintf(stderr,
                "Not loaded: it waits as generation %u. “kioskctl content rollback %u” loads it.\n",
                generation, generation);
        return problems;
    }
    int code = activate(ctl, generation);
    return code == EXIT_DONE ? problems : code;
}

const struct verb verb_import = {
    .name = "import",
    .usage = "DIR [--stage | --yes]",
    .help = "Reads a content folder, reports every problem, and loads it (--yes) or stages it; "
            "exit code 1 when something was left out.",
    .run = run,
};
