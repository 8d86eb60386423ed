/* What kudos.db costs: a snapshot and the newest page at 1 000, 100 000 and 1 000 000 notes, and
 * how long a post takes beside a plain write and fsync of as many bytes in the same folder.
 *   bench_store [DIR]   (in TMPDIR or /tmp otherwise; DIR may be on the card) */
#include "base/arena.h"
#include "store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { POSTS = 200, FILLS = 200, DAY = 20780 };

static const char text[] =
    "When the order system went down you came in, found the fault, and then sat with me while I "
    "phoned every customer on my list. You explained it in words they understood.";

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *what, double *ms, unsigned n)
{
    qsort(ms, n, sizeof *ms, compare);
    printf("%s: p50 %.3f ms, p99 %.3f ms\n", what, ms[n / 2], ms[n * 99 / 100]);
}

static void must(enum err e, const char *what)
{
    if (e != ERR_OK) {
        fprintf(stderr, "%s: %s\n", what, err_name(e));
        exit(1);
    }
}

static int64_t add(struct store *s, unsigned n, bool import)
{
    char message[512], key[32];
    int64_t id = 0;
    snprintf(message, sizeof message, "%s %u", text, n);
    snprintf(key, sizeof key, "p%03u", n % 500);
    struct kudos_row row = {
        .from_key = "p001", .from_name = "Zoë Lindqvist", .from_department = "Sales",
        .to_key = key, .to_name = "Mateusz Wiśniewski", .to_department = "Marketing",
        .message = message, .value = "Above and beyond", .day = DAY - (date)(n % 3000),
        .state = n % 50 ? KUDOS_SHOWN : KUDOS_HELD, .created_utc = (int64_t)DAY * 86400 + n,
        .source = import ? "import" : "panel",
    };
    must(store_kudos_add(s, &row, &id), "add");
    return id;
}

static void measure_fill(struct store *s, unsigned rows)
{
    double ms[FILLS];
    for (unsigned i = 0; i < FILLS; i++) {
        struct model *m = model_new(DAY);
        double begin = now_ms();
        must(store_fill(s, m, 30), "fill");
        ms[i] = now_ms() - begin;
        model_unref(m);
    }
    char what[64];
    snprintf(what, sizeof what, "snapshot, %u notes", rows);
    print(what, ms, FILLS);
}

static bool first_page(void *ctx, const struct kudos_row *row)
{
    unsigned *n = ctx;
    return ++*n < 60;
}

static void measure_page(struct store *s, unsigned rows)
{
    double ms[FILLS];
    for (unsigned i = 0; i < FILLS; i++) {
        unsigned n = 0;
        double begin = now_ms();
        must(store_kudos_each(s, true, KUDOS_SHOWN, first_page, &n), "each");
        ms[i] = now_ms() - begin;
    }
    char what[64];
    snprintf(what, sizeof what, "newest 60 of all states, %u notes", rows);
    print(what, ms, FILLS);
}

static void measure_posts(struct store *s, unsigned rows)
{
    double ms[POSTS];
    for (unsigned i = 0; i < POSTS; i++) {
        double begin = now_ms();
        add(s, 10000000 + rows + i, false);
        ms[i] = now_ms() - begin;
    }
    char what[64];
    snprintf(what, sizeof what, "post, durable, %u notes", rows);
    print(what, ms, POSTS);
}

static void measure_plain(const char *dir)
{
    char path[512];
    double ms[POSTS];
    snprintf(path, sizeof path, "%s/plain", dir);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    for (unsigned i = 0; i < POSTS; i++) {
        double begin = now_ms();
        if (fd < 0 || write(fd, text, sizeof text) != sizeof text || fsync(fd) != 0) {
            exit(1);
        }
        ms[i] = now_ms() - begin;
    }
    close(fd);
    unlink(path);
    print("plain write and fsync of the same text", ms, POSTS);
}

static void fill_up(struct store *s, unsigned *rows, unsigned until)
{
    double begin = now_ms();
    unsigned first = *rows;
    must(store_begin(s), "begin");
    while (*rows < until) {
        add(s, (*rows)++, true);
    }
    must(store_commit(s), "commit");
    printf("import of %u notes in one transaction: %.2f s\n", until - first,
           (now_ms() - begin) / 1e3);
}

int main(int argc, char **argv)
{
    static const unsigned sizes[] = {1000, 100000, 1000000};
    char dir[256], command[300];
    const char *tmp = argc > 1 ? argv[1] : getenv("TMPDIR");
    snprintf(dir, sizeof dir, "%s/bench-store-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(dir)) {
        perror(dir);
        return 1;
    }
    struct store *s = NULL;
    struct diag d;
    must(store_open(&s, dir, &d), "open");
    unsigned rows = 0;
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        fill_up(s, &rows, sizes[i]);
        measure_fill(s, rows);
        measure_page(s, rows);
        measure_plain(dir);
        measure_posts(s, rows);
    }
    store_close(s);
    double begin = now_ms();
    must(store_open(&s, dir, &d), "open");
    printf("open and quick_check, %u notes: %.0f ms\n", rows, now_ms() - begin);
    store_close(s);
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    return system(command) != 0;
}
