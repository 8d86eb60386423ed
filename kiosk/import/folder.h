/* The folder people brought: found, listed and read without ever following a link out of it. */
#ifndef IMPORT_FOLDER_H
#define IMPORT_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/seal.h"

#include <stdbool.h>
#include <stdint.h>

enum folder_kind { FOLDER_FILE, FOLDER_DIR, FOLDER_OTHER };

struct folder_entry {
    const char *name;
    enum folder_kind kind;    /* links and devices are FOLDER_OTHER */
    bool used;                /* some part has read it, or has reported it */
};

/* The files of a sealed stick: content/seal.h. */
struct folder_seal {
    const struct manifest *manifest;
    unsigned refused;         /* files that are not as listed, and were not read */
    bool *found;              /* for each file of the manifest; borrowed during the import */
};

struct folder {
    int fd;
    char name[256];           /* as entered from another one, "" for the first */
    struct folder_seal *seal; /* borrowed; NULL: the stick is not sealed */
    struct folder_entry *entry; unsigned count;   /* by name */
    uint64_t left;            /* bytes that may still be read (2 GB in all) */
    struct arena arena;
};

/* Opens dir, or the folder in it that content is kept in: `breakroom`, else the only one that holds
 * a file named in names (count of them; "*.ics" is any such file). ERR_NOT_FOUND / ERR_IO when dir
 * cannot be read, ERR_BAD_DATA when nothing in it is known, ERR_LIMIT when it holds too many files
 * to look at; d says which. called: what d calls dir. */
enum err folder_open(struct folder *ret, const char *dir, const char *called,
                     const char *const *names, unsigned count, struct diag *d) MUST_CHECK;
/* A folder in it ("photos", without case). ERR_NOT_FOUND when there is none, ERR_LIMIT when it
 * holds too many files. */
enum err folder_enter(struct folder *in, const char *name, struct folder *ret) MUST_CHECK;
/* Accepts a zeroed folder. */
void folder_close(struct folder *f);

/* By name without case; NULL when there is none. */
struct folder_entry *folder_find(struct folder *f, const char *name);
/* A regular file of at most cap bytes. ERR_BAD_DATA for anything that is not a regular file,
 * ERR_CORRUPT for what is not as the seal says. */
enum err folder_read(struct folder *f, const struct folder_entry *e, size_t cap,
                     struct buf *ret) MUST_CHECK;
/* Of a sealed folder, once all was read: the first file that the manifest lists and that is not
 * there as it was signed; NULL when all are. Files that nobody reads count as well: what was taken
 * off the stick was not meant to be. cap: bytes of a file. */
const char *folder_find_unsealed(struct folder *f, size_t cap);
/* Counts bytes read through a folder entered from f against f's limit. */
void folder_leave(struct folder *in, struct folder *sub);

#endif
