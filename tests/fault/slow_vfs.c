#include "fault/slow_vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

struct slow_vfs slow_vfs;

struct slow_file {
    sqlite3_file base;
    sqlite3_file *real; /* directly behind this struct */
};

static sqlite3_vfs *real_vfs;

/* Counts an operation; its result is SQLITE_OK unless it is to fail. */
static int operation(int failure)
{
    atomic_fetch_add(&slow_vfs.operations, 1);
    int left = atomic_load(&slow_vfs.fail_at);
    if (left > 1) {
        atomic_fetch_sub(&slow_vfs.fail_at, 1);
    } else if (left == 1) {
        if (!atomic_load(&slow_vfs.for_good)) {
            atomic_store(&slow_vfs.fail_at, 0);
        }
        atomic_fetch_add(&slow_vfs.failures, 1);
        int rc = atomic_load(&slow_vfs.rc);
        errno = rc == SQLITE_FULL ? ENOSPC : EIO;
        return rc == SQLITE_IOERR ? failure : rc;
    }
    return SQLITE_OK;
}

static sqlite3_file *real_of(sqlite3_file *f)
{
    return ((struct slow_file *)f)->real;
}

static int slow_close(sqlite3_file *f)
{
    return real_of(f)->pMethods ? real_of(f)->pMethods->xClose(real_of(f)) : SQLITE_OK;
}

static int slow_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
    return real_of(f)->pMethods->xRead(real_of(f), p, n, at);
}

static int slow_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
    int rc = operation(SQLITE_IOERR_WRITE);
    if (rc != SQLITE_OK) {
        /* What a real disk leaves behind: the beginning of the page. */
        real_of(f)->pMethods->xWrite(real_of(f), p, n / 2, at);
        return rc;
    }
    return real_of(f)->pMethods->xWrite(real_of(f), p, n, at);
}

static int slow_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int rc = operation(SQLITE_IOERR_TRUNCATE);
    return rc != SQLITE_OK ? rc : real_of(f)->pMethods->xTruncate(real_of(f), size);
}

static int slow_sync(sqlite3_file *f, int flags)
{
    int ms = atomic_load(&slow_vfs.sync_ms);
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&t, NULL);
    int rc = operation(SQLITE_IOERR_FSYNC);
    return rc != SQLITE_OK ? rc : real_of(f)->pMethods->xSync(real_of(f), flags);
}

static int slow_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real_of(f)->pMethods->xFileSize(real_of(f), size);
}

static int slow_lock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xLock(real_of(f), level);
}

static int slow_unlock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xUnlock(real_of(f), level);
}

static int slow_reserved(sqlite3_file *f, int *ret)
{
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), ret);
}

static int slow_control(sqlite3_file *f, int op, void *arg)
{
    return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int slow_sector(sqlite3_file *f)
{
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}

static int slow_device(sqlite3_file *f)
{
    return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = slow_close,
    .xRead = slow_read,
    .xWrite = slow_write,
    .xTruncate = slow_truncate,
    .xSync = slow_sync,
    .xFileSize = slow_size,
    .xLock = slow_lock,
    .xUnlock = slow_unlock,
    .xCheckReservedLock = slow_reserved,
    .xFileControl = slow_control,
    .xSectorSize = slow_sector,
    .xDeviceCharacteristics = slow_device,
};

static int slow_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *ret_flags)
{
    struct slow_file *s = (struct slow_file *)f;
    memset(s, 0, sizeof *s);
    s->real = (sqlite3_file *)(s + 1);
    int rc = SQLITE_OK;
    if (flags & SQLITE_OPEN_CREATE && flags & SQLITE_OPEN_MAIN_JOURNAL) {
        rc = operation(SQLITE_CANTOPEN);
    }
    if (rc == SQLITE_OK) {
        rc = real_vfs->xOpen(real_vfs, name, s->real, flags, ret_flags);
    }
    if (rc == SQLITE_OK) {
        s->base.pMethods = &methods;
    }
    return rc;
}

static int slow_delete(sqlite3_vfs *vfs, const char *name, int sync_dir)
{
    int rc = operation(SQLITE_IOERR_DELETE);
    if (rc == SQLITE_OK) {
        rc = real_vfs->xDelete(real_vfs, name, 0);
    }
    if (rc == SQLITE_OK && sync_dir) {
        /* The name is gone, and then the directory cannot be synced. */
        rc = operation(SQLITE_IOERR_DIR_FSYNC);
    }
    return rc;
}

void slow_vfs_reset(void)
{
    atomic_store(&slow_vfs.sync_ms, 0);
    atomic_store(&slow_vfs.fail_at, 0);
    atomic_store(&slow_vfs.failures, 0);
    atomic_store(&slow_vfs.operations, 0);
    atomic_store(&slow_vfs.for_good, false);
}

void slow_vfs_fail(int n, int rc, bool for_good)
{
    atomic_store(&slow_vfs.rc, rc);
    atomic_store(&slow_vfs.for_good, for_good);
    atomic_store(&slow_vfs.fail_at, n);
}

void slow_vfs_install(void)
{
    static sqlite3_vfs vfs;
    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.pNext = NULL;
    vfs.zName = "slow";
    vfs.szOsFile = (int)sizeof(struct slow_file) + real_vfs->szOsFile;
    vfs.xOpen = slow_open;
    vfs.xDelete = slow_delete;
    sqlite3_vfs_register(&vfs, 1);
}
