#include "ctl/ctl.h"
#include "store/store.h"

#include <stdio.h>

extern const struct verb verb_restore;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    struct diag d = {0};
    if (argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_restore, "one file is needed.");
    }
    enum err e = store_restore(ctl->config.data, argv[1], &d);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "nothing was restored (%s) %s", err_name(e), d.text);
    }
    fprintf(stderr, "The notes of %s are back; those from before were kept beside them.\n",
            argv[1]);
    return EXIT_DONE;
}

const struct verb verb_restore = {
    .name = "restore",
    .usage = "FILE",
    .help = "Puts a backup of the notes back. Stop the kiosk first.",
    .run = run,
};
