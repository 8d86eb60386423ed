#include "ctl/ctl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern const struct verb verb_why;

/* The screen's plan, read through a pipe. */
static FILE *open_plan(const struct ctl *ctl, pid_t *ret_pid)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return NULL;
    }
    pid_t pid = fork();
    if (pid == 0) {
        const char *argument[] = {"--plan", "24", NULL};
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        _exit(ctl_exec_kiosk(ctl, argument));
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return NULL;
    }
    *ret_pid = pid;
    return fdopen(ends[0], "r");
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    if (argc != 2 || !*argv[1]) {
        return ctl_usage(&verb_why, "one name is needed.");
    }
    pid_t pid = 0;
    FILE *plan = open_plan(ctl, &pid);
    if (!plan) {
        return ctl_fail(EXIT_IO, "the screen's plan cannot be read");
    }
    char *line = NULL;
    size_t size = 0;
    unsigned shown = 0;
    enum { ENOUGH = 10 };
    struct buf out = {0};
    while (getline(&line, &size, plan) >= 0) {
        if (strcasestr(line, argv[1])) {
            shown++;
            if (shown <= ENOUGH) {
                buf_puts(&out, line);
            }
        }
    }
    free(line);
    fclose(plan);
    int status = 0;
    waitpid(pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        buf_done(&out);
        return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_IO;
    }
    int code = ctl_print(&out);
    if (shown == 0) {
        return ctl_fail(EXIT_PROBLEMS, "nothing called “%s” is shown within 24 hours", argv[1]);
    }
    if (shown > ENOUGH) {
        fprintf(stderr, "And %u times more within 24 hours.\n", shown - ENOUGH);
    }
    return code;
}

const struct verb verb_why = {
    .name = "why",
    .usage = "NAME",
    .help = "Says when within 24 hours something is shown and why: part of a line of the plan.",
    .run = run,
};
