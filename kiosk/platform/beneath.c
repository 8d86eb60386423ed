#include "platform/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

/* For kernels before 5.6, and sandboxes that do not know the call. */
static int open_steps(int dir, const char *path, int last)
{
    struct stat top, st;
    int at = -1;
    if (fstat(dir, &top) != 0) {
        return -1;
    }
    for (const char *p = path; *p;) {
        char name[256];
        size_t n = strcspn(p, "/");
        const char *next = p + n + strspn(p + n, "/");
        int flags = *next ? FLAGS | O_DIRECTORY : last;
        if (n == 0 || n >= sizeof name || (n == 2 && p[0] == '.' && p[1] == '.')) {
            errno = n >= sizeof name ? ENAMETOOLONG : EXDEV;
            flags = -1;
        }
        memcpy(name, p, n < sizeof name ? n : 0);
        name[n < sizeof name ? n : 0] = '\0';
        int fd = flags == -1 ? -1 : openat(at < 0 ? dir : at, name, flags);
        int errnum = errno;
        if (at >= 0) {
            close(at);
        }
        if (fd >= 0 && (fstat(fd, &st) != 0 || st.st_dev != top.st_dev)) {
            close(fd);
            fd = -1;
            errnum = EXDEV;
        }
        if (fd < 0) {
            errno = errnum;
            return -1;
        }
        at = fd;
        p = next;
    }
    return at;
}

enum err fs_open_beneath(int dir, const char *path, bool folder, int *ret_fd)
{
    int flags = FLAGS | (folder ? O_DIRECTORY : 0);
    struct open_how how = {
        .flags = (uint64_t)(unsigned)flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV |
                   RESOLVE_NO_MAGICLINKS,
    };
    if (str_empty(path)) {
        return ERR_BAD_DATA;
    }
    int fd = (int)syscall(SYS_openat2, dir, path, &how, sizeof how);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM)) {
        fd = open_steps(dir, path, flags);
    }
    if (fd < 0) {
        return errno == ELOOP || errno == EXDEV || errno == ENOTDIR || errno == ENXIO
                   ? ERR_BAD_DATA
                   : err_from_errno(errno);
    }
    *ret_fd = fd;
    return ERR_OK;
}
