/* A stick for tests: a temporary folder that files are put into. */
#ifndef IMPORT_STICK_H
#define IMPORT_STICK_H

#include "base/str.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct stick {
    char dir[256];
};

static inline void stick_new(struct stick *s)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(s->dir, sizeof s->dir, "%s/stick-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(s->dir)) {
        abort();
    }
}

static inline const char *stick_path(const struct stick *s, const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", s->dir, name);
    return path;
}

/* name may have one folder in front, which is made. */
static inline void stick_bytes(const struct stick *s, const char *name, const void *bytes, size_t n)
{
    char folder[128];
    const char *slash = strchr(name, '/');
    if (slash) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - name), name);
        mkdir(stick_path(s, folder), 0755);
    }
    FILE *f = fopen(stick_path(s, name), "wb");
    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0) {
        abort();
    }
}

static inline void stick_file(const struct stick *s, const char *name, const char *text)
{
    stick_bytes(s, name, text, strlen(text));
}

static inline void stick_remove_dir(const char *dir)
{
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        char path[2048];
        struct stat st;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) {
            continue;
        }
        if (!str_format(path, sizeof path, "%s/%s", dir, e->d_name)) {
            abort();
        }
        if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
            stick_remove_dir(path);
        } else {
            unlink(path);
        }
    }
    if (d) {
        closedir(d);
    }
    rmdir(dir);
}

static inline void stick_done(struct stick *s)
{
    stick_remove_dir(s->dir);
}

/* A PNG of plain colour; width and height in the header can lie. */
struct stick_chunk {
    unsigned char bytes[64 << 10];
    size_t n;
};

static inline void stick_be32(unsigned char *p, unsigned v)
{
    p[0] = (unsigned char)(v >> 24);
    p[1] = (unsigned char)(v >> 16);
    p[2] = (unsigned char)(v >> 8);
    p[3] = (unsigned char)v;
}

static inline unsigned stick_crc(const unsigned char *p, size_t n)
{
    unsigned crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        crc ^= p[i];
        for (int k = 0; k < 8; k++) {
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
    }
    return crc ^ 0xFFFFFFFFu;
}

static inline void stick_put_chunk(struct stick_chunk *out, const char *type, const void *data,
                                   size_t n)
{
    unsigned char *p = out->bytes + out->n;
    stick_be32(p, (unsigned)n);
    memcpy(p + 4, type, 4);
    memcpy(p + 8, data, n);
    stick_be32(p + 8 + n, stick_crc(p + 4, n + 4));
    out->n += n + 12;
}

/* Grey, 8 bit, `real` rows of `real` pixels stored (zlib blocks without compression). */
static inline struct stick_chunk stick_png(unsigned width, unsigned height, unsigned real)
{
    struct stick_chunk png = {.n = 8};
    unsigned char ihdr[13], data[40 << 10];
    memcpy(png.bytes, "\x89PNG\r\n\x1A\n", 8);
    stick_be32(ihdr, width);
    stick_be32(ihdr + 4, height);
    memcpy(ihdr + 8, "\x08\x00\x00\x00\x00", 5);
    stick_put_chunk(&png, "IHDR", ihdr, sizeof ihdr);
    size_t raw = (size_t)real * (real + 1), n = 7;
    memcpy(data, "\x78\x01\x01", 3);
    data[3] = (unsigned char)raw;
    data[4] = (unsigned char)(raw >> 8);
    data[5] = (unsigned char)~raw;
    data[6] = (unsigned char)(~raw >> 8);
    unsigned a = 1, b = 0;
    for (size_t i = 0; i < raw; i++) {
        unsigned char byte = i % (real + 1) == 0 ? 0 : 0x80;
        data[n++] = byte;
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    stick_be32(data + n, b << 16 | a);
    stick_put_chunk(&png, "IDAT", data, n + 4);
    stick_put_chunk(&png, "IEND", "", 0);
    return png;
}

#endif
