/* Folders for tests that write: each test gets one of its own under TMPDIR. */
#ifndef FAULT_SCRATCH_H
#define FAULT_SCRATCH_H

#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SCRATCH_PATH = 512 };

static inline void scratch_new(char dir[static SCRATCH_PATH])
{
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, SCRATCH_PATH, "%s/test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(dir)) {
        perror(dir);
        abort();
    }
}

static inline void scratch_remove(const char *dir)
{
    char command[SCRATCH_PATH * 2 + 64];
    snprintf(command, sizeof command, "chmod -R u+rwX '%s' && rm -rf '%s'", dir, dir);
    if (system(command) != 0) {
        abort();
    }
}

static inline const char *scratch_path(const char *dir, const char *name)
{
    static char path[4][SCRATCH_PATH * 2];
    static unsigned next;
    char *p = path[next++ % 4];
    snprintf(p, sizeof path[0], "%s/%s", dir, name);
    return p;
}

static inline void scratch_write(const char *dir, const char *name, const void *bytes, size_t n)
{
    int fd = open(scratch_path(dir, name), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || write(fd, bytes, n) != (ssize_t)n || close(fd) != 0) {
        perror(name);
        abort();
    }
}

static inline void scratch_overwrite(const char *dir, const char *name, long at, const void *bytes,
                                     size_t n)
{
    int fd = open(scratch_path(dir, name), O_WRONLY);
    if (fd < 0 || pwrite(fd, bytes, n, at) != (ssize_t)n || close(fd) != 0) {
        perror(name);
        abort();
    }
}

/* root may write anywhere: file modes mean something only without that right. */
static inline void scratch_obey_modes(void)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    if (syscall(SYS_capget, &header, data) != 0) {
        abort();
    }
    data[0].effective &= ~(1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH);
    data[0].permitted &= data[0].effective; /* access(2) looks at these */
    if (syscall(SYS_capset, &header, data) != 0) {
        abort();
    }
}

#endif
