/* What an import of the longest tables costs beside the sqlite3 shell's own import of the same
 * file: 100 000 people, 100 000 scores, CPU time of the best of three runs each, in turn.
 *   BUILD=build/release bench_import   (in TMPDIR or /tmp) */
#include "platform/fs.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 100000, RUNS = 3 };

struct cost {
    double cpu_ms;
    long peak_kib;
};

static char dir[128];

static void must(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "bench_import: %s failed\n", what);
        exit(1);
    }
}

static struct cost run(const char *const argv[])
{
    struct rusage used;
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    must(pid > 0 && wait4(pid, &status, 0, &used) == pid && WIFEXITED(status) &&
             WEXITSTATUS(status) == 0,
         argv[0]);
    return (struct cost){
        (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
            (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3,
        used.ru_maxrss};
}

static const char *in_dir(const char *name)
{
    static char path[4][256];
    static unsigned next;
    char *p = path[next++ % 4];
    snprintf(p, sizeof path[0], "%s/%s", dir, name);
    return p;
}

static FILE *create(const char *name)
{
    FILE *f = fopen(in_dir(name), "w");
    must(f != NULL, name);
    return f;
}

static void write_people(void)
{
    FILE *f = create("stick/people.csv");
    fputs("name,department,id,birthday,started\n", f);
    for (unsigned i = 0; i < ROWS; i++) {
        fprintf(f, "Zoë Linde %05u,Dept %02u,p%05u,%02u/%02u,%u-06-08\n", i, i % 12, i,
                i % 28 + 1, i % 12 + 1, 1990 + i % 35);
    }
    fclose(f);
}

static void write_scores(void)
{
    FILE *f = create("stick/scores.csv");
    fputs("competition,team,points,date,note\n", f);
    for (unsigned i = 0; i < ROWS; i++) {
        fprintf(f, "Kilometre Relay,Team %u,%u.5,2026-%02u-%02u,lap %u\n", i % 40, i % 100,
                i % 9 + 1, i % 28 + 1, i);
    }
    fclose(f);
}

static struct cost best(struct cost a, struct cost b, bool first)
{
    struct cost c = first || b.cpu_ms < a.cpu_ms ? b : a;
    c.peak_kib = first || b.peak_kib > a.peak_kib ? b.peak_kib : a.peak_kib;
    return c;
}

static void measure(const char *file)
{
    char kioskctl[256], command[512], stick[256], data[256], db[256];
    const char *build = getenv("BUILD");
    snprintf(kioskctl, sizeof kioskctl, "%s/kioskctl", build ? build : "build/release");
    snprintf(stick, sizeof stick, "%s", in_dir("stick"));
    snprintf(data, sizeof data, "%s", in_dir("data"));
    snprintf(db, sizeof db, "%s", in_dir("shell.db"));
    snprintf(command, sizeof command, ".import --csv %s/%s t", stick, file);
    const char *ours[] = {kioskctl, "import", stick, "--yes", "--data", data, "--config",
                          "/dev/null", "--now", "2026-10-14T12:42", NULL};
    const char *shell[] = {"sqlite3", db, command, NULL};
    struct cost a = {0}, b = {0};
    for (unsigned i = 0; i < RUNS; i++) {
        must(fs_remove_tree(data) == ERR_OK || !fs_exists(data), "remove");
        unlink(db);
        a = best(a, run(ours), i == 0);
        b = best(b, run(shell), i == 0);
    }
    printf("import of %s, %d rows: %.0f ms of CPU, the sqlite3 shell %.0f ms, ratio %.2f (at most "
           "3); peak %ld MiB (at most 150)\n",
           file, ROWS, a.cpu_ms, b.cpu_ms, a.cpu_ms / b.cpu_ms, a.peak_kib >> 10);
    char path[512];
    snprintf(path, sizeof path, "%s/%s", stick, file);
    unlink(path);
}

int main(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof dir, "%s/import-XXXXXX", tmp ? tmp : "/tmp");
    must(mkdtemp(dir) != NULL, "mkdtemp");
    must(fs_make_dirs(in_dir("stick")) == ERR_OK, "mkdir");
    write_people();
    measure("people.csv");
    write_scores();
    measure("scores.csv");
    return fs_remove_tree(dir) == ERR_OK ? 0 : 1;
}
