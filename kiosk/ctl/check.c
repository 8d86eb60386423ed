#include "ctl/ctl.h"
#include "import/import.h"

extern const struct verb verb_check;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    if (argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_check, "one folder is needed.");
    }
    ctl_speak(ctl);
    struct import_params params = {
        .dir = argv[1],
        .data_dir = ctl->config.data,
        .check_only = true,
        .today = ctl_today(ctl),
    };
    struct report report = {0};
    struct diag d = {0};
    unsigned generation = 0;
    bool same = false;
    enum err e = import_folder(&params, &report, &generation, &same, &d);
    if (e != ERR_OK) {
        report_done(&report);
        return ctl_fail(ctl_exit_code(e), "%s", *d.text ? d.text : err_name(e));
    }
    struct buf out = {0};
    if (ctl->json) {
        report_json(&report, &out);
    } else {
        report_text(&report, &out);
    }
    int code = report.errors || report.warnings ? EXIT_PROBLEMS : EXIT_DONE;
    report_done(&report);
    int printed = ctl_print(&out);
    return printed == EXIT_DONE ? code : printed;
}

const struct verb verb_check = {
    .name = "check",
    .usage = "DIR",
    .help = "Reads a content folder and reports every problem; changes nothing.",
    .run = run,
};
