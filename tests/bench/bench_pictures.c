/* Photographs into posters, as an import does it, beside vipsthumbnail on the same files: the same
 * size and quality. Ours also checks, finds the colour of the edge, hashes, and syncs each to the
 * disk.
 *   bench_pictures FOLDER [COUNT]   FOLDER is empty and gets the pictures; COUNT of 200 */
#include "base/caps.h"
#include "content/content.h"
#include "import/large.h"
#include "import/photo.h"
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
/* So many are made; the others are copies, which neither side can know. */
static char path[COUNT * 5][512];

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
            /* A comment behind the last byte makes its hash another one. */
            FILE *f = fopen(path[i], "wb");
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
    char data[600], id[80];
    snprintf(data, sizeof data, "%s/data", folder);
    for (unsigned i = 0; i < count; i++) {
        struct buf bytes = {0};
        struct photo photo;
        struct diag why = {0};
        if (fs_read(path[i], CAP_PICTURE_BYTES, &bytes) != ERR_OK ||
            photo_convert(bytes.data, bytes.len, PHOTO_POSTER, &photo, &why) != ERR_OK) {
            fprintf(stderr, "%s: %s\n", path[i], why.text);
            return 1;
        }
        buf_done(&bytes);
        /* Copies would be found in the store: one byte more behind the end of the picture. */
        buf_printf(&photo.bytes, "%u", i);
        if (content_asset_add(data, photo.bytes.data, photo.bytes.len, photo.extension, id) !=
            ERR_OK) {
            return 1;
        }
        photo_done(&photo);
    }
    return 0;
}

static int theirs(void)
{
    static char *argv[COUNT * 5 + 6];
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
    count = argc > 2 && atoi(argv[2]) > 0 && atoi(argv[2]) <= COUNT * 5 ? (unsigned)atoi(argv[2])
                                                                         : COUNT;
    double mb = 0;
    for (unsigned i = 0; i < count; i++) {
        snprintf(path[i], sizeof path[i], "%s/%04u.jpg", folder, i);
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
