/* Photographs for tests/hostile/run: COUNT pictures of 6000 x 4000 (24 megapixels), 24 of them
 * different, the others links to those.
 *   tool_photos FOLDER COUNT QUALITY   prints the bytes of all of them */
#include "import/large.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WIDTH = 6000, HEIGHT = 4000, DIFFERENT = 24 };

static void must(bool good, const char *what)
{
    if (!good) {
        perror(what);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    unsigned long long bytes = 0;
    if (argc != 4 || VIPS_INIT(argv[0]) != 0) {
        return 2;
    }
    for (int i = 0; i < atoi(argv[2]); i++) {
        char path[1024], first[1024], made[1200];
        struct stat st;
        snprintf(path, sizeof path, "%s/IMG_%04d.jpg", argv[1], i);
        snprintf(first, sizeof first, "%s/IMG_%04d.jpg", argv[1], i % DIFFERENT);
        snprintf(made, sizeof made, "%s[Q=%s]", path, argv[3]);
        must(i < DIFFERENT ? large_write(made, WIDTH, HEIGHT, 3, i) : link(first, path) == 0, path);
        must(stat(path, &st) == 0, path);
        bytes += (unsigned long long)st.st_size;
    }
    printf("%llu\n", bytes);
    return 0;
}
