#include "platform/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

bool fs_join(char dst[static FS_PATH_MAX], const char *dir, const char *name)
{
    size_t n = strlen(dir);
    const char *slash = n > 0 && dir[n - 1] == '/' ? "" : "/";
    return str_format(dst, FS_PATH_MAX, "%s%s%s", dir, slash, name);
}

/* The directory part of path, "." when it has none. */
static bool parent_of(char dst[static FS_PATH_MAX], const char *path)
{
    if (!str_copy(dst, FS_PATH_MAX, path)) {
        return false;
    }
    char *slash = strrchr(dst, '/');
    if (!slash) {
        strcpy(dst, ".");
    } else if (slash == dst) {
        dst[1] = '\0';
    } else {
        *slash = '\0';
    }
    return true;
}

bool fs_exists(const char *path)
{
    struct stat st;
    /* A moment's trouble of the disk does not make a picture vanish. */
    return stat(path, &st) == 0 ||
           (err_from_errno(errno) != ERR_NOT_FOUND && stat(path, &st) == 0);
}

enum err fs_read_fd(int fd, size_t cap, struct buf *ret)
{
    struct stat st;
    enum err e = ERR_OK;
    struct buf b = {0};
    if (fstat(fd, &st) != 0) {
        e = err_from_errno(errno);
    } else if (!S_ISREG(st.st_mode)) {
        e = ERR_BAD_DATA;
    } else if ((uint64_t)st.st_size > cap) {
        e = ERR_LIMIT;
    }
    while (e == ERR_OK) {
        char chunk[64 << 10];
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno != EINTR) {
            e = err_from_errno(errno);
        } else if (n == 0) {
            break;
        } else if (n > 0 && b.len + (size_t)n > cap) {
            e = ERR_LIMIT; /* it grew while it was read */
        } else if (n > 0) {
            buf_add(&b, chunk, (size_t)n);
        }
    }
    if (e != ERR_OK) {
        buf_done(&b);
        return e;
    }
    buf_add(&b, "", 0);
    *ret = b;
    return ERR_OK;
}

enum err fs_read(const char *path, size_t cap, struct buf *ret)
{
    /* O_NONBLOCK: opening a FIFO must not hang before fstat can refuse it. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    enum err e = fs_read_fd(fd, cap, ret);
    close(fd);
    return e;
}

static enum err sync_path(const char *path, int flags)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    enum err e = fsync(fd) == 0 ? ERR_OK : err_from_errno(errno);
    close(fd);
    return e;
}

enum err fs_sync_dir(const char *path)
{
    return sync_path(path, O_DIRECTORY);
}

enum err fs_sync_file(const char *path)
{
    return sync_path(path, 0);
}

static enum err replace(const char *path, const void *bytes, size_t n, bool durable)
{
    char part[FS_PATH_MAX], dir[FS_PATH_MAX];
    if (!str_format(part, sizeof part, "%s.tmp", path) || !parent_of(dir, path)) {
        return ERR_LIMIT;
    }
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    enum err e = ERR_OK;
    const char *p = bytes;
    while (n > 0 && e == ERR_OK) {
        ssize_t written = write(fd, p, n);
        if (written < 0 && errno != EINTR) {
            /* Not one of our caps: the file system (or ulimit) has no room for this file. */
            e = errno == EFBIG ? ERR_NO_SPACE : err_from_errno(errno);
        } else if (written > 0) {
            p += written;
            n -= (size_t)written;
        }
    }
    if (e == ERR_OK && durable && fsync(fd) != 0) {
        e = err_from_errno(errno);
    }
    if (close(fd) != 0 && e == ERR_OK) {
        e = err_from_errno(errno);
    }
    if (e == ERR_OK && rename(part, path) != 0) {
        e = err_from_errno(errno);
    }
    if (e != ERR_OK) {
        unlink(part);
        return e;
    }
    return durable ? fs_sync_dir(dir) : ERR_OK;
}

enum err fs_write_atomic(const char *path, const void *bytes, size_t n)
{
    return replace(path, bytes, n, true);
}

enum err fs_write_quick(const char *path, const void *bytes, size_t n)
{
    return replace(path, bytes, n, false);
}

enum err fs_make_dirs(const char *path)
{
    char part[FS_PATH_MAX];
    if (!str_copy(part, sizeof part, path)) {
        return ERR_LIMIT;
    }
    for (char *p = part + 1;; p++) {
        if (*p != '/' && *p != '\0') {
            continue;
        }
        char kept = *p;
        *p = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            return err_from_errno(errno);
        }
        *p = kept;
        if (kept == '\0') {
            break;
        }
    }
    struct stat st;
    if (stat(part, &st) != 0) {
        return err_from_errno(errno);
    }
    return S_ISDIR(st.st_mode) ? ERR_OK : ERR_BAD_DATA;
}

static enum err remove_at(int dir, const char *name, unsigned depth)
{
    if (unlinkat(dir, name, 0) == 0 || errno == ENOENT) {
        return ERR_OK;
    }
    if (errno != EISDIR && errno != EPERM) {
        return err_from_errno(errno);
    }
    if (depth > 16) {
        return ERR_LIMIT; /* nothing of ours is that deep */
    }
    int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    DIR *d = fdopendir(fd);
    if (!d) {
        int errnum = errno;
        close(fd);
        return err_from_errno(errnum);
    }
    enum err e = ERR_OK;
    for (struct dirent *entry; e == ERR_OK && (entry = readdir(d));) {
        if (!str_equal(entry->d_name, ".") && !str_equal(entry->d_name, "..")) {
            e = remove_at(dirfd(d), entry->d_name, depth + 1);
        }
    }
    closedir(d);
    if (e == ERR_OK && unlinkat(dir, name, AT_REMOVEDIR) != 0) {
        e = err_from_errno(errno);
    }
    return e;
}

enum err fs_remove_tree(const char *path)
{
    return remove_at(AT_FDCWD, path, 0);
}

enum err fs_switch_link(const char *link, const char *target)
{
    char part[FS_PATH_MAX], dir[FS_PATH_MAX];
    if (!str_format(part, sizeof part, "%s.tmp", link) || !parent_of(dir, link)) {
        return ERR_LIMIT;
    }
    if (unlink(part) != 0 && errno != ENOENT) {
        return err_from_errno(errno);
    }
    if (symlink(target, part) != 0) {
        return err_from_errno(errno);
    }
    if (rename(part, link) != 0) {
        int errnum = errno;
        unlink(part);
        return err_from_errno(errnum);
    }
    return fs_sync_dir(dir);
}

enum err fs_try_lock(int fd)
{
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        return ERR_OK;
    }
    return errno == EWOULDBLOCK ? ERR_BUSY : err_from_errno(errno);
}

uint64_t fs_free_bytes(const char *path)
{
    struct statvfs s;
    return statvfs(path, &s) == 0 ? (uint64_t)s.f_bavail * s.f_frsize : 0;
}
