#include "import/folder.h"

#include "i18n/i18n.h"
#include "import/report.h"
#include "platform/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Somebody may keep a camera's pictures on the stick as well. LOOKED_MAX: in all folders of the
 * stick; one that lies about its clusters can show a few files as millions. */
enum { ENTRIES_MAX = 20000, LOOKED_MAX = 100000 };
static const uint64_t TOTAL_BYTES_MAX = UINT64_C(2) << 30;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct folder_entry *)a)->name, ((const struct folder_entry *)b)->name);
}

/* FAT finds a file by reading its folder from the beginning, so whoever asked for each of a million
 * would never come to an end. What the entry says is only a first word: see fs_open_beneath. A name
 * that the file system lists but cannot find is FOLDER_OTHER. */
static enum err find_kind(int fd, const struct dirent *entry, enum folder_kind *ret)
{
    struct stat st = {.st_mode = DTTOIF(entry->d_type)};
    enum err e = ERR_OK;
    if (entry->d_type == DT_UNKNOWN &&
        fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        e = err_from_errno(errno);
        st.st_mode = 0;
    }
    *ret = S_ISREG(st.st_mode) ? FOLDER_FILE : S_ISDIR(st.st_mode) ? FOLDER_DIR : FOLDER_OTHER;
    return e == ERR_NOT_FOUND || e == ERR_READ_ONLY || e == ERR_LIMIT ? ERR_OK : e;
}

/* Takes over fd. */
static enum err open_fd(struct folder *ret, int fd)
{
    DIR *d = fdopendir(fd);
    if (!d) {
        int errnum = errno;
        close(fd);
        return err_from_errno(errnum);
    }
    struct folder f = {.left = TOTAL_BYTES_MAX};
    unsigned cap = 0;
    enum err e = ERR_OK;
    while (e == ERR_OK) {
        errno = 0;
        struct dirent *entry = readdir(d);
        if (!entry) {
            e = errno ? err_from_errno(errno) : ERR_OK;
            break;
        }
        if (str_equal(entry->d_name, ".") || str_equal(entry->d_name, "..")) {
            continue;
        }
        if (f.count == ENTRIES_MAX) {
            e = ERR_LIMIT; /* better none of them than some */
            continue;
        }
        if (f.count == cap) {
            cap = cap ? cap * 2 : 32;
            f.entry = mem_grow(f.entry, cap, sizeof *f.entry);
        }
        struct folder_entry *added = &f.entry[f.count++];
        *added = (struct folder_entry){.name = arena_strdup(&f.arena, entry->d_name)};
        e = find_kind(dirfd(d), entry, &added->kind);
    }
    f.fd = e == ERR_OK ? fcntl(dirfd(d), F_DUPFD_CLOEXEC, 0) : -1;
    if (e == ERR_OK && f.fd < 0) {
        e = err_from_errno(errno);
    }
    closedir(d);
    if (e != ERR_OK) {
        free(f.entry);
        arena_done(&f.arena);
        return e;
    }
    if (f.count > 0) {
        qsort(f.entry, f.count, sizeof *f.entry, by_name);
    }
    *ret = f;
    return ERR_OK;
}

void folder_close(struct folder *f)
{
    if (f->entry || f->arena.head || f->left) {
        close(f->fd);
        free(f->entry);
        arena_done(&f->arena);
        *f = (struct folder){0};
    }
}

struct folder_entry *folder_find(struct folder *f, const char *name)
{
    for (unsigned i = 0; i < f->count; i++) {
        if (strcasecmp(f->entry[i].name, name) == 0) {
            return &f->entry[i];
        }
    }
    return NULL;
}

enum err folder_enter(struct folder *in, const char *name, struct folder *ret)
{
    struct folder_entry *e = folder_find(in, name);
    if (!e) {
        return ERR_NOT_FOUND;
    }
    int fd = -1;
    enum err result = fs_open_beneath(in->fd, e->name, true, &fd);
    if (result == ERR_OK) {
        result = open_fd(ret, fd);
    }
    if (result == ERR_OK) {
        ret->left = in->left;
        ret->seal = in->seal;
        str_copy(ret->name, sizeof ret->name, e->name);
    }
    return result;
}

void folder_leave(struct folder *in, struct folder *sub)
{
    in->left = sub->left;
    folder_close(sub);
    if (in->left == 0) {
        in->left = 1; /* 0 marks a closed folder; one byte reads no file either */
    }
}

/* A name, or "*.ics" for every file that ends so; hidden ones are what systems leave behind. */
static bool has(struct folder *f, const char *name)
{
    if (*name != '*') {
        return folder_find(f, name) != NULL;
    }
    size_t end = strlen(++name);
    for (unsigned i = 0; i < f->count; i++) {
        const char *s = f->entry[i].name;
        size_t n = strlen(s);
        if (*s != '.' && n > end && strcasecmp(s + n - end, name) == 0 &&
            f->entry[i].kind == FOLDER_FILE) {
            return true;
        }
    }
    return false;
}

static bool knows(struct folder *f, const char *const *names, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (has(f, names[i])) {
            return true;
        }
    }
    return false;
}

static enum err not_read(enum err e, const char *called, struct diag *d)
{
    return e == ERR_IO ? diag_set(d, e, "", 0, 0,
                                  tr("“%s” cannot be read any more: the stick was pulled out, or "
                                     "it is damaged. The content stays as it was. Please plug the "
                                     "stick in again."),
                                  called)
                       : diag_set(d, e, "", 0, 0, tr("The folder “%s” cannot be read: %s."),
                                  called, report_reason(e));
}

/* The only folder in f that holds a known file. */
static enum err enter_only(struct folder *f, const char *called, const char *const *names,
                           unsigned count, struct folder *ret, struct diag *d)
{
    struct folder found = {0};
    unsigned looked = 0;
    enum err e = ERR_OK;
    for (unsigned i = 0; e == ERR_OK && i < f->count; i++) {
        struct folder sub = {0};
        if (f->entry[i].kind != FOLDER_DIR || f->entry[i].name[0] == '.') {
            continue;
        }
        enum err entered = folder_enter(f, f->entry[i].name, &sub);
        looked += entered == ERR_LIMIT ? ENTRIES_MAX : sub.count;
        bool ours = entered == ERR_OK && knows(&sub, names, count);
        if (ours && found.entry) {
            e = diag_set(d, ERR_BAD_DATA, "", 0, 0,
                         tr("More than one folder in “%s” holds content; expected one, or one "
                            "named “breakroom”."),
                         called);
        } else if (entered == ERR_IO) {
            e = not_read(entered, called, d);
        } else if (looked > LOOKED_MAX) {
            e = diag_set(d, ERR_LIMIT, "", 0, 0,
                         tr("The folders in “%s” hold too many files to look through; expected "
                            "content in a folder named “breakroom”."),
                         called);
        }
        if (ours && e == ERR_OK) {
            found = sub;
        } else {
            folder_close(&sub);
        }
    }
    if (e == ERR_OK && !found.entry) {
        e = diag_set(d, ERR_BAD_DATA, "", 0, 0,
                     tr("No file in “%s” is one of ours; expected people.csv or people.xlsx, or "
                        "another of the files that “kioskctl template” writes."),
                     called);
    }
    if (e != ERR_OK) {
        folder_close(&found);
        return e;
    }
    *ret = found;
    return ERR_OK;
}

enum err folder_open(struct folder *ret, const char *dir, const char *called,
                     const char *const *names, unsigned count, struct diag *d)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_file = fd < 0 && errno == ENOTDIR;
    struct folder f;
    enum err e = fd < 0 ? err_from_errno(errno) : open_fd(&f, fd);
    if (is_file) {
        return diag_set(d, e, "", 0, 0, tr("“%s” is not a folder."), called);
    }
    if (e == ERR_LIMIT) {
        return diag_set(d, e, "", 0, 0, tr("“%s” holds more than %d files; expected fewer."),
                        called, ENTRIES_MAX);
    }
    if (e != ERR_OK) {
        return not_read(e, called, d);
    }
    if (knows(&f, names, count)) {
        *ret = f;
        return ERR_OK;
    }
    struct folder sub = {0};
    e = folder_enter(&f, "breakroom", &sub);
    if (e == ERR_NOT_FOUND || e == ERR_BAD_DATA) {
        e = enter_only(&f, called, names, count, &sub, d);
    } else if (e == ERR_LIMIT) {
        diag_set(d, e, "", 0, 0,
                 tr("The folder “breakroom” in “%s” holds more than %d files; expected fewer."),
                 called, ENTRIES_MAX);
    } else if (e != ERR_OK) {
        not_read(e, called, d);
    }
    folder_close(&f);
    if (e == ERR_OK) {
        *ret = sub;
        ret->name[0] = '\0'; /* it is where content begins */
    }
    return e;
}

static bool is_as_sealed(const struct folder *f, const char *path, const struct buf *bytes)
{
    char hash[65];
    const struct manifest *m = f->seal->manifest;
    const struct manifest_file *file = manifest_find(m, path);
    fs_sha256(bytes->data, bytes->len, hash);
    if (!file || !str_equal(file->hash, hash)) {
        f->seal->refused++;
        return false;
    }
    f->seal->found[file - m->file] = true;
    return true;
}

const char *folder_find_unsealed(struct folder *f, size_t cap)
{
    const struct manifest *m = f->seal->manifest;
    for (unsigned i = 0; i < m->count; i++) {
        struct buf bytes = {0};
        int fd = -1;
        if (f->seal->found[i]) {
            continue;
        }
        enum err e = fs_open_beneath(f->fd, m->file[i].path, false, &fd);
        if (e == ERR_OK) {
            e = fs_read_fd(fd, cap < f->left ? cap : (size_t)f->left, &bytes);
            close(fd);
        }
        if (e != ERR_OK) {
            f->seal->refused++;
        }
        bool good = e == ERR_OK && is_as_sealed(f, m->file[i].path, &bytes);
        f->left -= bytes.len < f->left ? bytes.len : f->left - 1;
        buf_done(&bytes);
        if (!good) {
            return m->file[i].path;
        }
    }
    return NULL;
}

enum err folder_read(struct folder *f, const struct folder_entry *entry, size_t cap,
                     struct buf *ret)
{
    int fd = -1;
    struct buf b = {0};
    enum err e = fs_open_beneath(f->fd, entry->name, false, &fd);
    if (e == ERR_OK) {
        e = fs_read_fd(fd, cap < f->left ? cap : (size_t)f->left, &b);
        close(fd);
    }
    if (e == ERR_OK && b.len >= f->left) {
        buf_done(&b);
        e = ERR_LIMIT; /* left is never 0: that marks a closed folder */
    }
    if (e != ERR_OK) {
        return e;
    }
    f->left -= b.len;
    char path[FS_PATH_MAX];
    str_format(path, sizeof path, "%s%s%s", f->name, *f->name ? "/" : "", entry->name);
    if (f->seal && !is_as_sealed(f, path, &b)) {
        buf_done(&b);
        return ERR_CORRUPT;
    }
    *ret = b;
    return ERR_OK;
}
