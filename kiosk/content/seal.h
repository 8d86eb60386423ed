/* Seal: what makes a stick load without anybody confirming it.
 *
 * A stick can carry manifest.txt, whose first line is "serial N" and each other one "<SHA-256>
 * <path>" of a file beside or below it, as sha256sum(1) writes it, and manifest.txt.minisig, its
 * signature by a key of the machine.
 *
 * Why the screen can believe it, though the importer parses what strangers made: the signature is
 * not checked by the importer. Before it runs, `kioskctl verify --seal`, as a user of its own,
 * reads nothing but these two files, and writes DATA-seal/sealed ("/var/lib/kiosk-seal/sealed"),
 * which the importer can read but not write: a new random id, and the manifest. The importer then
 * reads no file that is not in this manifest and does not hash to it: not a byte that is not signed
 * reaches a parser. Its progress carries the id of the seal. An importer that was taken over by
 * another stick, which has no seal, cannot know the id of one that is yet to come, and two sticks
 * are never read at once (systemd/kiosk-usb). So what is staged with the id of the seal was made
 * from signed files only, by an importer that has seen no others. */
#ifndef CONTENT_SEAL_H
#define CONTENT_SEAL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { MANIFEST_BYTES = 1 << 20, MANIFEST_FILES = 10000 };

struct manifest {
    struct arena arena;
    uint64_t serial;
    struct manifest_file { const char *path, *hash; } *file; unsigned count; /* by path */
};

/* d has line and column of what is wrong. */
enum err manifest_parse(const char *text, struct manifest *ret, struct diag *d) MUST_CHECK;
/* NULL when it is not listed. */
const struct manifest_file *manifest_find(const struct manifest *m, const char *path);
void manifest_done(struct manifest *m);

struct seal {
    uint64_t id;
    struct manifest manifest;
};

/* Removes the seal of the stick before. */
enum err seal_remove(const char *data_dir) MUST_CHECK;
/* manifest: its text, whose signature was verified. */
enum err seal_write(const char *data_dir, uint64_t id, const char *manifest) MUST_CHECK;
/* ERR_NOT_FOUND when there is none; manifest_done after ERR_OK. */
enum err seal_read(const char *data_dir, struct seal *ret) MUST_CHECK;

/* The serial of the last sealed stick that was loaded, 0 for none; kept in the data folder. The
 * highest there is when it cannot be read: then no stick loads by itself. */
uint64_t seal_last_serial(const char *data_dir);
enum err seal_save_serial(const char *data_dir, uint64_t serial) MUST_CHECK;

#endif
