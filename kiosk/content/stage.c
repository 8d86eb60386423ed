#include "content/generation.h"
#include "content/staged.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

bool stage_path(char dst[static FS_PATH_MAX], const char *data_dir)
{
    return content_beside(dst, data_dir, "-import");
}

uint64_t stage_new_id(void)
{
    uint64_t id = 0;
    /* Not before the pool is ready, which it is long before anybody plugs in a stick. */
    while (id == 0 && getrandom(&id, sizeof id, 0) != (ssize_t)sizeof id) {
        id = 0;
    }
    return id;
}

enum err stage_empty(const char *stage)
{
    /* progress first: what is half gone is not shown. */
    static const char *const name[] = {"progress", "progress.tmp", "problems", "problems.tmp",
                                       "content", "cancel"};
    enum err e = ERR_OK;
    for (size_t i = 0; e == ERR_OK && i < sizeof name / sizeof *name; i++) {
        char path[FS_PATH_MAX];
        e = fs_join(path, stage, name[i]) ? fs_remove_tree(path) : ERR_LIMIT;
    }
    return e;
}

/* ERR_BUSY while an importer is at work. */
static enum err lock(const char *stage, int *ret_lock)
{
    int fd = open(stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return err_from_errno(errno);
    }
    enum err e = staged_lock(fd);
    if (e != ERR_OK) {
        close(fd);
        return e;
    }
    *ret_lock = fd;
    return ERR_OK;
}

enum err stage_begin(const char *stage, int *ret_lock, struct diag *d)
{
    int fd = -1;
    enum err e = fs_make_dirs(stage);
    if (e == ERR_OK) {
        e = lock(stage, &fd);
    }
    if (e == ERR_OK) {
        e = stage_empty(stage);
    }
    if (e != ERR_OK) {
        if (fd >= 0) {
            close(fd);
        }
        return e == ERR_BUSY
                   ? diag_set(d, e, "", 0, 0, "Another import is running.")
                   : diag_set(d, e, "", 0, 0, "Nothing can be staged in “%s”: %s.", stage,
                              err_name(e));
    }
    *ret_lock = fd;
    return ERR_OK;
}

bool stage_is_cancelled(const char *stage)
{
    char path[FS_PATH_MAX];
    return fs_join(path, stage, "cancel") && fs_exists(path);
}

enum err stage_discard(const char *data_dir)
{
    char stage[FS_PATH_MAX];
    int fd = -1;
    if (!stage_path(stage, data_dir)) {
        return ERR_LIMIT;
    }
    enum err e = lock(stage, &fd);
    if (e == ERR_NOT_FOUND) {
        return ERR_OK;
    }
    if (e == ERR_OK) {
        e = stage_empty(stage);
        close(fd);
        return e;
    }
    if (e == ERR_BUSY) {
        int dir = open(stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int cancel = openat(dir, "cancel", O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                            0644);
        e = cancel >= 0 ? ERR_OK : err_from_errno(errno);
        if (cancel >= 0) {
            close(cancel);
        }
        if (dir >= 0) {
            close(dir);
        }
    }
    return e;
}

enum err stage_discard_import(const char *data_dir, uint64_t import)
{
    struct staged s;
    enum err e = staged_open(data_dir, &s);
    if (e == ERR_OK) {
        e = staged_lock(s.dir);
    }
    if (e == ERR_OK && s.progress.id == import) {
        e = stage_empty(s.path);
    }
    staged_close(&s);
    return e;
}
