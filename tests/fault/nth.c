/* A disk, or a stick, that fails at one call. Counts what a program does with files below
 * $NTH_UNDER: open, close, read, write, truncate, fsync, rename, symlink, readlink, unlink, mkdir,
 * stat, listing; of SQLite's, too. The call number $NTH gets
 *
 *   NTH_HOW=EIO | ENOSPC    that error
 *   NTH_HOW=short           half of the bytes that were asked for; other calls are left alone
 *   NTH_HOW=wrong           one of the bytes that were read is another one; others as above
 *   NTH_HOW=exit            the end of the process, before the call, without any cleaning up
 *   NTH_HOW=abort           the same for a debugger, which shows what call it is
 *
 * and with NTH_ALL=1 each call after it, too. At the end the number of calls is in the file
 * $NTH_COUNT. What libc does by itself for fopen is not seen.
 *
 *   NTH=12 NTH_HOW=EIO NTH_UNDER=/tmp/x LD_PRELOAD=./nth.so build/release/kioskctl … */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { FDS = 1024 };
enum what { PASS, FAIL, SHORT, WRONG };

static bool ours[FDS];
static unsigned long calls;

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* RTLD_NEXT goes by where dlsym returns to, so it must not be the last call of a function. */
static void *real(const char *name)
{
    void *volatile f = dlsym(RTLD_NEXT, name);
    return f;
}

/* Whether path, as of the folder dir, is below $NTH_UNDER. */
static bool is_under(int dir, const char *path)
{
    const char *under = setting("NTH_UNDER");
    size_t n = strlen(under);
    if (path[0] != '/' && dir >= 0 && dir < FDS) {
        return ours[dir];
    }
    return n > 0 && strncmp(path, under, n) == 0;
}

static enum what next_call(void)
{
    unsigned long nth = strtoul(setting("NTH"), NULL, 10);
    const char *how = setting("NTH_HOW");
    calls++;
    if (nth == 0 || (*setting("NTH_ALL") ? calls < nth : calls != nth)) {
        return PASS;
    }
    if (strcmp(how, "exit") == 0) {
        _exit(99);
    }
    if (strcmp(how, "abort") == 0) {
        abort();
    }
    if (strcmp(how, "short") == 0) {
        return SHORT;
    }
    if (strcmp(how, "wrong") == 0) {
        return WRONG;
    }
    errno = strcmp(how, "ENOSPC") == 0 ? ENOSPC : EIO;
    return FAIL;
}

static bool fails(bool counted)
{
    return counted && next_call() == FAIL;
}

__attribute__((destructor)) static void say(void)
{
    char text[32];
    const char *file = setting("NTH_COUNT");
    int (*open_)(const char *, int, ...) = (int (*)(const char *, int, ...))real("open");
    ssize_t (*write_)(int, const void *, size_t) =
        (ssize_t (*)(int, const void *, size_t))real("write");
    int fd = *file ? open_(file, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd >= 0) {
        int n = snprintf(text, sizeof text, "%lu\n", calls);
        if (write_(fd, text, (size_t)n) != n) {
            abort();
        }
        close(fd);
    }
}

static int opened(int fd, bool counted)
{
    if (fd >= 0 && fd < FDS) {
        ours[fd] = counted;
    }
    return fd;
}

static int open_at(int dir, const char *path, int flags, unsigned mode)
{
    int (*f)(int, const char *, int, ...) = (int (*)(int, const char *, int, ...))real("openat");
    bool counted = is_under(dir, path);
    return fails(counted) ? -1 : opened(f(dir, path, flags, mode), counted);
}

#define OPEN(name, ...)                                                                            \
    va_list args;                                                                                  \
    va_start(args, flags);                                                                         \
    unsigned mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, unsigned) : 0;                  \
    va_end(args);                                                                                  \
    return open_at(__VA_ARGS__, flags, mode)

int open(const char *path, int flags, ...) { OPEN(open, AT_FDCWD, path); }
int open64(const char *path, int flags, ...) { OPEN(open64, AT_FDCWD, path); }
int openat(int dir, const char *path, int flags, ...) { OPEN(openat, dir, path); }
int openat64(int dir, const char *path, int flags, ...) { OPEN(openat64, dir, path); }
/* What they become with _FORTIFY_SOURCE when flags is no constant. */
#define OPEN_2(name, parameters, dir)                                                              \
    int name parameters;                                                                           \
    int name parameters { return open_at(dir, path, flags, 0); }
OPEN_2(__open_2, (const char *path, int flags), AT_FDCWD)
OPEN_2(__open64_2, (const char *path, int flags), AT_FDCWD)
OPEN_2(__openat_2, (int dir, const char *path, int flags), dir)
OPEN_2(__openat64_2, (int dir, const char *path, int flags), dir)

static bool counts(int fd)
{
    return fd >= 0 && fd < FDS && ours[fd];
}

/* openat2 has no function in libc. */
long syscall(long number, ...)
{
    long (*f)(long, ...) = (long (*)(long, ...))real("syscall");
    long a[6];
    va_list args;
    va_start(args, number);
    for (int i = 0; i < 6; i++) {
        a[i] = va_arg(args, long);
    }
    va_end(args);
    if (number != SYS_openat2) {
        return f(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
    bool counted = is_under((int)a[0], (const char *)a[1]);
    return fails(counted) ? -1 : opened((int)f(number, a[0], a[1], a[2], a[3], 0, 0), counted);
}

int close(int fd)
{
    int (*f)(int) = (int (*)(int))real("close");
    bool failed = fails(counts(fd));
    if (fd >= 0 && fd < FDS) {
        ours[fd] = false;
    }
    int result = f(fd); /* it is closed, whatever it says */
    if (failed) {
        errno = EIO;
    }
    return failed ? -1 : result;
}

int fcntl(int fd, int command, ...)
{
    int (*f)(int, int, ...) = (int (*)(int, int, ...))real("fcntl");
    va_list args;
    va_start(args, command);
    void *p = va_arg(args, void *);
    va_end(args);
    int result = f(fd, command, p);
    if (command == F_DUPFD_CLOEXEC || command == F_DUPFD) {
        opened(result, fd >= 0 && fd < FDS && ours[fd]);
    }
    return result;
}

int fcntl64(int fd, int command, ...)
{
    va_list args;
    va_start(args, command);
    void *p = va_arg(args, void *);
    va_end(args);
    return fcntl(fd, command, p);
}

/* What a read gives: as much as it gave, with one byte that is another one. */
static ssize_t wrong(enum what what, void *p, ssize_t n)
{
    if (what == WRONG && n > 0) {
        ((unsigned char *)p)[n / 2] ^= 0x20;
    }
    return n;
}

/* The call of that name, with fewer bytes or none. */
#define TRANSFER(name, pointer, extra_parameter, extra)                                            \
    ssize_t (*f)(int, pointer, size_t extra_parameter) =                                           \
        (ssize_t (*)(int, pointer, size_t extra_parameter))real(#name);                            \
    enum what what = counts(fd) ? next_call() : PASS;                                              \
    ssize_t got = what == FAIL ? -1 : f(fd, p, what == SHORT && n > 1 ? n / 2 : n extra)
#define NOTHING
#define COMMA_OFF , off_t
#define COMMA_AT , at

ssize_t read(int fd, void *p, size_t n)
{
    TRANSFER(read, void *, NOTHING, NOTHING);
    return wrong(what, p, got);
}

ssize_t write(int fd, const void *p, size_t n)
{
    TRANSFER(write, const void *, NOTHING, NOTHING);
    return got;
}

#define PREAD(name)                                                                                \
    ssize_t name(int fd, void *p, size_t n, off_t at)                                              \
    {                                                                                              \
        TRANSFER(name, void *, COMMA_OFF, COMMA_AT);                                               \
        return wrong(what, p, got);                                                                \
    }
PREAD(pread)
PREAD(pread64)

#define PWRITE(name)                                                                               \
    ssize_t name(int fd, const void *p, size_t n, off_t at)                                        \
    {                                                                                              \
        TRANSFER(name, const void *, COMMA_OFF, COMMA_AT);                                         \
        return got;                                                                                \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define WITH_FD(name)                                                                              \
    int name(int fd)                                                                               \
    {                                                                                              \
        int (*f)(int) = (int (*)(int))real(#name);                                                 \
        return fails(counts(fd)) ? -1 : f(fd);                                                     \
    }
WITH_FD(fsync)
WITH_FD(fdatasync)

#define TRUNCATE(name)                                                                             \
    int name(int fd, off_t n)                                                                      \
    {                                                                                              \
        int (*f)(int, off_t) = (int (*)(int, off_t))real(#name);                                   \
        return fails(counts(fd)) ? -1 : f(fd, n);                                                  \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int rename(const char *from, const char *to)
{
    int (*f)(const char *, const char *) = (int (*)(const char *, const char *))real("rename");
    return fails(is_under(AT_FDCWD, to)) ? -1 : f(from, to);
}

int symlink(const char *to, const char *path)
{
    int (*f)(const char *, const char *) = (int (*)(const char *, const char *))real("symlink");
    return fails(is_under(AT_FDCWD, path)) ? -1 : f(to, path);
}

int unlink(const char *path)
{
    int (*f)(const char *) = (int (*)(const char *))real("unlink");
    return fails(is_under(AT_FDCWD, path)) ? -1 : f(path);
}

int unlinkat(int dir, const char *path, int flags)
{
    int (*f)(int, const char *, int) = (int (*)(int, const char *, int))real("unlinkat");
    return fails(is_under(dir, path)) ? -1 : f(dir, path, flags);
}

int mkdir(const char *path, mode_t mode)
{
    int (*f)(const char *, mode_t) = (int (*)(const char *, mode_t))real("mkdir");
    return fails(is_under(AT_FDCWD, path)) ? -1 : f(path, mode);
}

ssize_t readlink(const char *path, char *to, size_t n)
{
    ssize_t (*f)(const char *, char *, size_t) =
        (ssize_t (*)(const char *, char *, size_t))real("readlink");
    return fails(is_under(AT_FDCWD, path)) ? -1 : f(path, to, n);
}

/* With void pointers: there are two kinds of struct stat. */
#define STAT_PATH(name)                                                                            \
    int stat_##name(const char *path, void *st) __asm__(#name);                                    \
    int stat_##name(const char *path, void *st)                                                    \
    {                                                                                              \
        int (*f)(const char *, void *) = (int (*)(const char *, void *))real(#name);               \
        return fails(is_under(AT_FDCWD, path)) ? -1 : f(path, st);                                 \
    }
STAT_PATH(stat)
STAT_PATH(stat64)
STAT_PATH(lstat)
STAT_PATH(lstat64)

#define STAT_FD(name)                                                                              \
    int stat_##name(int fd, void *st) __asm__(#name);                                              \
    int stat_##name(int fd, void *st)                                                              \
    {                                                                                              \
        int (*f)(int, void *) = (int (*)(int, void *))real(#name);                                 \
        return fails(counts(fd)) ? -1 : f(fd, st);                                                 \
    }
STAT_FD(fstat)
STAT_FD(fstat64)

#define STAT_AT(name)                                                                              \
    int stat_##name(int dir, const char *path, void *st, int flags) __asm__(#name);                \
    int stat_##name(int dir, const char *path, void *st, int flags)                                \
    {                                                                                              \
        int (*f)(int, const char *, void *, int) =                                                 \
            (int (*)(int, const char *, void *, int))real(#name);                                  \
        return fails(is_under(dir, path)) ? -1 : f(dir, path, st, flags);                          \
    }
STAT_AT(fstatat)
STAT_AT(fstatat64)

DIR *opendir(const char *path)
{
    DIR *(*f)(const char *) = (DIR *(*)(const char *))real("opendir");
    bool counted = is_under(AT_FDCWD, path);
    DIR *d = fails(counted) ? NULL : f(path);
    if (d) {
        opened(dirfd(d), counted);
    }
    return d;
}

int closedir(DIR *d)
{
    int (*f)(DIR *) = (int (*)(DIR *))real("closedir");
    opened(dirfd(d), false);
    return f(d);
}

struct dirent *readdir(DIR *d)
{
    struct dirent *(*f)(DIR *) = (struct dirent *(*)(DIR *))real("readdir");
    return fails(counts(dirfd(d))) ? NULL : f(d);
}
