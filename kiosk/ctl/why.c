#include "ctl/kudos.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
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

static void add_one(struct buf *out, const struct store_optout *all, unsigned n)
{
    char day[32] = "";
    time_t at = (time_t)all[0].at_utc;
    struct tm tm;
    if (localtime_r(&at, &tm)) {
        strftime(day, sizeof day, "%Y-%m-%d", &tm);
    }
    buf_printf(out, "%s (%s) asked on %s not to show their ", all[0].name, all[0].department, day);
    for (unsigned i = 0; i < n; i++) {
        buf_printf(out, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ",
                   optout_name(all[i].kind));
    }
    buf_puts(out, ".\n");
}

/* What people of that name asked not to show: why something is missing. When that cannot be read,
 * stderr says so, and the plan is still worth having. */
static void add_optouts(const struct ctl *ctl, const char *name, struct buf *out)
{
    struct store *store;
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0;
    if (kudos_open(ctl, false, &store) != EXIT_DONE) {
        return;
    }
    enum err e = store_optout_list(store, &a, &all, &n);
    store_close(store);
    if (e != ERR_OK) {
        ctl_fail(EXIT_DONE, "what people asked not to show cannot be read: %s", err_name(e));
    }
    for (unsigned i = 0, next; e == ERR_OK && i < n; i = next) {
        for (next = i; next < n && str_equal(all[next].key, all[i].key); next++) {
        }
        if (strcasestr(all[i].name, name)) {
            add_one(out, &all[i], next - i);
        }
    }
    arena_done(&a);
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
    add_optouts(ctl, argv[1], &out);
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
    .help = "Says when within 24 hours something is shown and why (part of a line of the plan), "
            "and what people of that name asked not to show.",
    .run = run,
};
