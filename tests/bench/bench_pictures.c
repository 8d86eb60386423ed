/* An import of a stick of photographs as posters, beside vipsthumbnail on the same files: the same
 * size and quality. Ours also checks, finds the colour of the edge, hashes, syncs each to the disk,
 * and builds a generation.
 *   bench_pictures FOLDER [COUNT]   FOLDER is empty and gets the pictures; COUNT of 200 */
#include "base/caps.h"
#include "import/import.h"
#include "import/large.h"
#include "platform/fs.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 4000, HEIGHT = 3000, COUNT = 200, DIFFERENT = 8 };

static const char *folder;
static unsigned count = COUNT;
/* So many are made; the others are copies with another quantisation (JPEG, ITU T.81 B.2.4.1), so
 * that no two are the same picture. */
static char path[COUNT * 2][512];

static bool vary(struct buf *jpeg, unsigned i)
{
    static const char table[] = "\xFF\xDB";
    enum { HEADER = 5, VALUES = 64 };
    char *p = memmem(jpeg->data, jpeg->len, table, sizeof table - 1);
    unsigned value = i / DIFFERENT;
    if (!p || value >= VALUES || (size_t)(p - jpeg->data) + HEADER + VALUES > jpeg->len) {
        return false;
    }
    p[HEADER + value]++;
    return true;
}

static int make(void)
{
    if (VIPS_INIT("bench_pictures") != 0) {
        return 1;
    }
    for (unsigned i = 0; i < count; i++) {
        char name[600];
        snprintf(name, sizeof name, "%s[Q=90]", path[i]);
        struct buf bytes = {0};
        bool good = i < DIFFERENT
                        ? large_write(name, WIDTH, HEIGHT, 3, (int)i)
                        : fs_read(path[i % DIFFERENT], CAP_PICTURE_BYTES, &bytes) == ERR_OK;
        if (good && i >= DIFFERENT) {
            FILE *f = vary(&bytes, i) ? fopen(path[i], "wb") : NULL;
            good = f && fwrite(bytes.data, 1, bytes.len, f) == bytes.len;
            good = f && fclose(f) == 0 && good;
        }
        buf_done(&bytes);
        if (!good) {
            return 1;
        }
    }
    return 0;
}

static int ours(void)
{
    char dir[600], data[600];
    snprintf(dir, sizeof dir, "%s/stick", folder);
    snprintf(data, sizeof data, "%s/data", folder);
    const struct import_params params = {.dir = dir, .data_dir = data, .today = 20780};
    struct report report = {0};
    struct diag why = {0};
    unsigned generation = 0;
    bool same = false;
    enum err e = import_folder(&params, &report, &generation, &same, &why);
    if (e != ERR_OK || report.errors > 0) {
        fprintf(stderr, "%s; %u errors\n", why.text, report.errors);
        return 1;
    }
    report_done(&report);
    return 0;
}

static int theirs(void)
{
    static char *argv[COUNT * 2 + 6];
    char out[600];
    snprintf(out, sizeof out, "%s/%%s_thumb.jpg[Q=90,strip,optimize_coding]", folder);
    const char *const head[] = {"vipsthumbnail", "--size", "1920x1920", "-o", out};
    memcpy(argv, head, sizeof head);
    for (unsigned i = 0; i < count; i++) {
        argv[5 + i] = path[i];
    }
    execvp(argv[0], argv);
    return 127;
}

struct cost {
    double wall, cpu;
    long peak_mb;
    int status;
};

static double seconds(const struct timeval *t)
{
    return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

/* In a process of its own, so that peaks are not mixed up. */
static struct cost run(int (*what)(void))
{
    struct timespec begin, end;
    struct rusage used;
    int status = 0;
    timespec_get(&begin, TIME_UTC);
    pid_t pid = fork();
    if (pid == 0) {
        exit(what());
    }
    if (pid < 0 || wait4(pid, &status, 0, &used) != pid) {
        exit(1);
    }
    timespec_get(&end, TIME_UTC);
    return (struct cost){
        .wall = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9,
        .cpu = seconds(&used.ru_utime) + seconds(&used.ru_stime),
        .peak_mb = used.ru_maxrss / 1024,
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : 1,
    };
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        return 2;
    }
    /* vipsthumbnail takes a relative name as one beside each picture. */
    folder = realpath(argv[1], NULL);
    if (!folder) {
        perror(argv[1]);
        return 1;
    }
    count = argc > 2 && atoi(argv[2]) > 0 && atoi(argv[2]) <= COUNT * 2 ? (unsigned)atoi(argv[2])
                                                                         : COUNT;
    double mb = 0;
    char posters[600];
    snprintf(posters, sizeof posters, "%s/stick/posters", folder);
    if (fs_make_dirs(posters) != ERR_OK) {
        return 1;
    }
    for (unsigned i = 0; i < count; i++) {
        snprintf(path[i], sizeof path[i], "%s/stick/posters/%04u.jpg", folder, i);
    }
    if (run(make).status != 0) {
        fputs("The pictures could not be made.\n", stderr);
        return 1;
    }
    for (unsigned i = 0; i < count; i++) {
        struct stat st;
        mb += stat(path[i], &st) == 0 ? (double)st.st_size / 1e6 : 0;
    }
    struct cost peer = run(theirs), our = run(ours);
    if (our.status != 0) {
        return 1;
    }
    printf("%u photos of 12 megapixels, %.1f MB each: %.2f s, %.2f CPU s, peak %ld MB", count,
           mb / count, our.wall, our.cpu, our.peak_mb);
    if (peer.status != 0) {
        puts(peer.status == 127 ? "; vipsthumbnail is not here to compare (libvips-tools)"
                                : "; vipsthumbnail failed");
        return peer.status == 127 ? 0 : 1;
    }
    printf("; vipsthumbnail: %.2f s, %.2f CPU s, peak %ld MB; ratio %.2f and %.2f (at most "
           "1.15)\n", peer.wall, peer.cpu, peer.peak_mb, our.wall / peer.wall,
           our.cpu / peer.cpu);
    return 0;
}
