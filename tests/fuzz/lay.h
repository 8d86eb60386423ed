/* A folder out of bytes, for fuzz targets. They are a list of entries; what stands before the first
 * one is ignored:
 *
 *   === KIND NAME
 *   bytes, up to the next line that begins with "=== "
 *
 *   file      those bytes            workbook  a workbook whose sheet is those bytes
 *   folder                           picture   a grey PNG of 8 x 8, then those bytes
 *   link      to those bytes         size      as many zeros
 *   fifo                             again     those bytes ten times
 *
 * In names %41 is the byte 0x41. Folders on the way are made. Nothing is written outside of the
 * folder, through no link either. */
#ifndef FUZZ_LAY_H
#define FUZZ_LAY_H

#include "base/arena.h"
#include "base/caps.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum { LAY_DEPTH_MAX = 8, LAY_READ_MAX = 1 << 20, LAY_NAME_MAX = 1024 };

struct lay_piece {
    const char *p;
    size_t n;
};

static inline void lay_must(bool good)
{
    if (!good) {
        abort();
    }
}

static inline unsigned lay_hex(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                  : 16;
}

/* False for a name that no file can have. */
static inline bool lay_name(char dst[static LAY_NAME_MAX], struct lay_piece name)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (c == '%' && i + 2 < name.n && lay_hex(name.p[i + 1]) < 16 &&
            lay_hex(name.p[i + 2]) < 16) {
            c = (char)(lay_hex(name.p[i + 1]) << 4 | lay_hex(name.p[i + 2]));
            i += 2;
        }
        if (c == '\0' || n == LAY_NAME_MAX - 1) {
            return false;
        }
        dst[n++] = c;
    }
    dst[n] = '\0';
    return n > 0;
}

/* Opens the folder below dir that path is in, and makes it; path becomes its last name. */
static inline int lay_enter(const char *dir, char **path)
{
    int at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char *slash;
    for (unsigned depth = 0; at >= 0 && (slash = strchr(*path, '/')); depth++) {
        *slash = '\0';
        bool good = depth < LAY_DEPTH_MAX && **path && strcmp(*path, "..") != 0 &&
                    (mkdirat(at, *path, 0755) == 0 || errno == EEXIST);
        int next = good ? openat(at, *path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
        close(at);
        at = next;
        *path = slash + 1;
    }
    return at;
}

static inline void lay_write(int fd, const void *p, size_t n)
{
    lay_must(write(fd, p, n) == (ssize_t)n);
}

static inline void lay_workbook(int fd, struct lay_piece sheet)
{
    static const char *const parts[][2] = {
        {"_rels/.rels", "<r><Relationship Id='a' Type='x/officeDocument' Target='w.xml'/></r>"},
        {"w.xml", "<workbook><sheets><sheet name='S' id='s'/></sheets></workbook>"},
        {"_rels/w.xml.rels", "<r><Relationship Id='s' Type='x/worksheet' Target='s.xml'/></r>"},
        {"s.xml", NULL},
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *text = parts[i][1];
        zip_source_t *in = zip_source_buffer(zip, text ? text : sheet.p,
                                             text ? strlen(text) : sheet.n, 0);
        zip_int64_t at = zip_file_add(zip, parts[i][0], in, 0);
        lay_must(at >= 0);
        zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
    zip_stat_t st;
    lay_must(zip_close(zip) == 0 && zip_source_stat(out, &st) == 0 && zip_source_open(out) == 0);
    char *bytes = mem_new(st.size, 1);
    lay_must(zip_source_read(out, bytes, st.size) == (zip_int64_t)st.size);
    lay_write(fd, bytes, st.size);
    free(bytes);
    zip_source_close(out);
    zip_source_free(out);
    zip_error_fini(&error);
}

static inline void lay_file(int fd, const char *kind, struct lay_piece body)
{
    static const unsigned char grey[] = {
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
        0x44, 0x52, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x08, 0x08, 0x00, 0x00, 0x00,
        0x00, 0xE1, 0x64, 0xE1, 0x57, 0x00, 0x00, 0x00, 0x0E, 0x49, 0x44, 0x41, 0x54, 0x78,
        0xDA, 0x63, 0x68, 0x80, 0x02, 0x06, 0xCA, 0x18, 0x00, 0x80, 0x84, 0x20, 0x01, 0x10,
        0xE8, 0x6A, 0x17, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
        0x82,
    };
    if (strcmp(kind, "workbook") == 0) {
        lay_workbook(fd, body);
    } else if (strcmp(kind, "size") == 0) {
        char digits[16] = "";
        memcpy(digits, body.p, body.n < 15 ? body.n : 15);
        long long n = strtoll(digits, NULL, 10);
        /* Either it is refused unread, or reading it takes no time. */
        lay_must(n < 0 || ftruncate(fd, n > CAP_PICTURE_BYTES ? n : n % LAY_READ_MAX) == 0 ||
                 errno == EFBIG);
    } else {
        if (strcmp(kind, "picture") == 0) {
            lay_write(fd, grey, sizeof grey);
        }
        for (unsigned i = 0; i < (strcmp(kind, "again") == 0 ? 10 : 1); i++) {
            lay_write(fd, body.p, body.n);
        }
    }
}

/* At that name of the open folder, unless it is taken or no name. */
static inline void lay_at(int dir, const char *name, const char *kind, struct lay_piece body)
{
    static const char *const files[] = {"file", "workbook", "picture", "size", "again"};
    char target[256] = "";
    memcpy(target, body.p, body.n < 255 ? body.n : 255);
    target[strcspn(target, "\n")] = '\0';
    bool known = strcmp(kind, "folder") == 0 ? mkdirat(dir, name, 0755) == 0
                 : strcmp(kind, "fifo") == 0 ? mkfifoat(dir, name, 0644) == 0
                 : strcmp(kind, "link") == 0 ? symlinkat(target, dir, name) == 0
                                             : false;
    for (size_t i = 0; !known && i < sizeof files / sizeof *files; i++) {
        if (strcmp(kind, files[i]) == 0) {
            int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
            if (fd >= 0) {
                lay_file(fd, kind, body);
                close(fd);
            }
        }
    }
}

/* The next line that begins with "=== ", or the end. */
static inline const char *lay_next(const char *p, const char *end)
{
    while (p < end && !(end - p >= 4 && memcmp(p, "=== ", 4) == 0)) {
        const char *line = memchr(p, '\n', (size_t)(end - p));
        p = line ? line + 1 : end;
    }
    return p;
}

/* Makes the folder dir, which must not be there, and all that is in it. */
static inline void lay_out(const char *dir, const char *p, size_t size)
{
    const char *end = p + size;
    lay_must(mkdir(dir, 0755) == 0);
    for (p = lay_next(p, end); p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *body = stop ? stop + 1 : end, *next = lay_next(body, end);
        p += 4;
        stop = stop ? stop : end;
        const char *blank = memchr(p, ' ', (size_t)(stop - p));
        char kind[16] = "", path[LAY_NAME_MAX], *last = path;
        if (blank && blank - p < 16 &&
            lay_name(path, (struct lay_piece){blank + 1, (size_t)(stop - blank - 1)})) {
            memcpy(kind, p, (size_t)(blank - p));
            int at = lay_enter(dir, &last);
            if (at >= 0) {
                lay_at(at, last, kind, (struct lay_piece){body, (size_t)(next - body)});
                close(at);
            }
        }
        p = next;
    }
}

#endif
