/* A disk that is slow, or fails when told to: a VFS over SQLite's own. tests/fault/slow_vfs.c is
 * included by the test programs that need it. */
#ifndef FAULT_SLOW_VFS_H
#define FAULT_SLOW_VFS_H

#include <stdatomic.h>
#include <stdbool.h>

struct slow_vfs {
    atomic_int sync_ms;      /* each fsync takes this much longer */
    /* Operations that change the disk (write, sync, truncate, delete, creating open) are counted;
     * the one that makes fail_at 0 fails with rc. for_good: and all after it. */
    atomic_int fail_at;      /* 0: none */
    atomic_int rc;           /* SQLITE_IOERR, SQLITE_FULL */
    atomic_bool for_good;
    atomic_int operations;   /* counted so far */
    atomic_int failures;     /* so many were made to fail */
};

extern struct slow_vfs slow_vfs;

/* Becomes the default VFS of the process. */
void slow_vfs_install(void);
/* No delay and no failures. */
void slow_vfs_reset(void);
/* The n-th operation from now fails with rc. */
void slow_vfs_fail(int n, int rc, bool for_good);

#endif
