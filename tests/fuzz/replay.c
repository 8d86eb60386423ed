/* Stands in for libFuzzer's main: gives the target no bytes at all, once, and then every file of
 * the folder argv[1]. Reports in TAP. Each file is named before its turn: a crash shows which. */
#include "fuzz/fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static uint8_t *read_all(const char *path, size_t *ret_size)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    /* Exactly the size of the file: one byte too far is then a finding of the address sanitiser. */
    size_t size = (size_t)ftell(f);
    rewind(f);
    uint8_t *data = malloc(size ? size : 1);
    if (!data || fread(data, 1, size, f) != size) {
        perror(path);
        exit(1);
    }
    fclose(f);
    *ret_size = size;
    return data;
}

int main(int argc, char **argv)
{
    static const uint8_t none[1];
    LLVMFuzzerTestOneInput(none, 0);
    puts("ok 1 - no bytes");

    struct dirent **files;
    int n = argc > 1 ? scandir(argv[1], &files, NULL, alphasort) : 0;
    int number = 1;
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], files[i]->d_name);
        if (files[i]->d_name[0] != '.') {
            size_t size;
            printf("# %s\n", path);
            fflush(stdout);
            uint8_t *data = read_all(path, &size);
            LLVMFuzzerTestOneInput(data, size);
            free(data);
            printf("ok %d - %s\n", ++number, files[i]->d_name);
        }
        free(files[i]);
    }
    if (n > 0) {
        free(files);
    }
    return 0;
}
