/* Files: whole reads with a cap, atomic durable writes, directories. Paths are UTF-8,
 * NUL-terminated. */
#ifndef PLATFORM_FS_H
#define PLATFORM_FS_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FS_PATH_MAX 4096

/* Reads a regular file of at most cap bytes (ERR_LIMIT above) into ret (buf_done by the caller). */
enum err fs_read(const char *path, size_t cap, struct buf *ret) MUST_CHECK;
/* The same of an open file, from its current place on. The caller closes it. */
enum err fs_read_fd(int fd, size_t cap, struct buf *ret) MUST_CHECK;
/* Opens path below the folder dir for reading, a folder when asked for. Nothing leads out of it: no
 * link, no "..", no other file system (openat2(2), RESOLVE_BENEATH; step by step where the kernel
 * has none). Never blocks on a FIFO. ERR_BAD_DATA for what would have led out, and for a file where
 * a folder is expected. */
enum err fs_open_beneath(int dir, const char *path, bool folder, int *ret_fd) MUST_CHECK;
/* Writes name.tmp, fsyncs, renames over path, fsyncs the directory: old or new, never half. */
enum err fs_write_atomic(const char *path, const void *bytes, size_t n) MUST_CHECK;
/* The same without fsync: a power cut can take it. */
enum err fs_write_quick(const char *path, const void *bytes, size_t n) MUST_CHECK;
enum err fs_sync_dir(const char *path) MUST_CHECK;
enum err fs_sync_file(const char *path) MUST_CHECK;
/* An exclusive lock on an open file or folder until it is closed; ERR_BUSY while another process
 * holds one. */
enum err fs_try_lock(int fd) MUST_CHECK;
/* mkdir -p; the umask says who else may write there. */
enum err fs_make_dirs(const char *path) MUST_CHECK;
/* rm -r of a directory of ours; never follows symbolic links. */
enum err fs_remove_tree(const char *path) MUST_CHECK;
/* Points link at target (relative) atomically: symlink beside it, rename, fsync of the directory.
 * */
enum err fs_switch_link(const char *link, const char *target) MUST_CHECK;
bool fs_exists(const char *path);
/* Joins with one slash into dst (FS_PATH_MAX); false when it does not fit. */
bool fs_join(char dst[static FS_PATH_MAX], const char *dir, const char *name);
/* Lower-case hex SHA-256 (65 bytes). */
void fs_sha256(const void *bytes, size_t n, char out[static 65]);
/* BLAKE2b-256 (RFC 7693) of what comes piece by piece, a third of the work: where no other program
 * has to know the hash. fs_hash_end frees it and gives 64 lower-case hex digits. */
struct fs_hash *fs_hash_new(void);
void fs_hash_add(struct fs_hash *h, const void *bytes, size_t n);
void fs_hash_end(struct fs_hash *h, char out[static 65]);
/* Bytes free for us on the file system of path; 0 when unknown. */
uint64_t fs_free_bytes(const char *path);

#endif
