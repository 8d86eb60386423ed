#include "content/seal.h"

#include "content/generation.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HEX = 64 };

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct manifest_file *)a)->path,
                  ((const struct manifest_file *)b)->path);
}

static bool parse_serial(const char *line, size_t n, uint64_t *ret)
{
    static const char word[] = "serial ";
    size_t skip = sizeof word - 1;
    if (n <= skip || n - skip > 18 || memcmp(line, word, skip) != 0 ||
        strspn(line + skip, "0123456789") < n - skip) {
        return false;
    }
    *ret = strtoull(line + skip, NULL, 10);
    return *ret > 0;
}

/* "<hash>  <path>", or "<hash> *<path>" for a file that sha256sum read as binary. */
static bool parse_file(struct manifest *m, const char *line, size_t n)
{
    if (n < HEX + 3 || strspn(line, "0123456789abcdef") != HEX || line[HEX] != ' ' ||
        (line[HEX + 1] != ' ' && line[HEX + 1] != '*')) {
        return false;
    }
    size_t skip = n > HEX + 4 && line[HEX + 2] == '.' && line[HEX + 3] == '/' ? 2 : 0;
    m->file[m->count++] = (struct manifest_file){
        .path = arena_strndup(&m->arena, line + HEX + 2 + skip, n - HEX - 2 - skip),
        .hash = arena_strndup(&m->arena, line, HEX),
    };
    return true;
}

enum err manifest_parse(const char *text, struct manifest *ret, struct diag *d)
{
    struct manifest m = {0};
    unsigned number = 0;
    enum err e = ERR_OK;
    m.file = mem_new(MANIFEST_FILES, sizeof *m.file);
    for (const char *p = text; e == ERR_OK && *p;) {
        size_t line = strcspn(p, "\n"), n = line;
        n -= n > 0 && p[n - 1] == '\r';
        number++;
        if (number == 1 && !parse_serial(p, n, &m.serial)) {
            e = diag_set(d, ERR_BAD_DATA, "manifest.txt", 1, 1,
                         "Found no serial number; expected “serial 1” or a higher number.");
        } else if (number > 1 && m.count == MANIFEST_FILES) {
            e = diag_set(d, ERR_LIMIT, "manifest.txt", number, 1,
                         "Found more than %d files; expected fewer.", MANIFEST_FILES);
        } else if (number > 1 && n > 0 && !parse_file(&m, p, n)) {
            e = diag_set(d, ERR_BAD_DATA, "manifest.txt", number, 1,
                         "Found no file with its SHA-256; expected a line as sha256sum writes it.");
        }
        p += line + (p[line] == '\n');
    }
    if (e == ERR_OK && number == 0) {
        e = diag_set(d, ERR_BAD_DATA, "manifest.txt", 0, 0, "The file is empty.");
    }
    if (e != ERR_OK) {
        manifest_done(&m);
        return e;
    }
    if (m.count > 0) {
        qsort(m.file, m.count, sizeof *m.file, by_path);
    }
    *ret = m;
    return ERR_OK;
}

const struct manifest_file *manifest_find(const struct manifest *m, const char *path)
{
    const struct manifest_file key = {.path = path};
    return m->count > 0 ? bsearch(&key, m->file, m->count, sizeof *m->file, by_path) : NULL;
}

void manifest_done(struct manifest *m)
{
    free(m->file);
    arena_done(&m->arena);
    *m = (struct manifest){0};
}

enum err seal_remove(const char *data_dir)
{
    char path[FS_PATH_MAX];
    if (!content_beside(path, data_dir, "-seal/sealed")) {
        return ERR_LIMIT;
    }
    return unlink(path) == 0 || errno == ENOENT ? ERR_OK : err_from_errno(errno);
}

enum err seal_write(const char *data_dir, uint64_t id, const char *manifest)
{
    char path[FS_PATH_MAX], dir[FS_PATH_MAX];
    struct buf text = {0};
    if (!content_beside(path, data_dir, "-seal/sealed") ||
        !content_beside(dir, data_dir, "-seal")) {
        return ERR_LIMIT;
    }
    buf_printf(&text, "id %016" PRIx64 "\n%s", id, manifest);
    enum err e = fs_make_dirs(dir);
    if (e == ERR_OK) {
        e = fs_write_atomic(path, text.data, text.len);
    }
    buf_done(&text);
    return e;
}

enum err seal_read(const char *data_dir, struct seal *ret)
{
    char path[FS_PATH_MAX];
    struct buf text = {0};
    struct seal s = {0};
    if (!content_beside(path, data_dir, "-seal/sealed")) {
        return ERR_LIMIT;
    }
    enum err e = fs_read(path, MANIFEST_BYTES + 32, &text);
    if (e != ERR_OK) {
        return e;
    }
    char *end = NULL;
    bool good = strncmp(text.data, "id ", 3) == 0;
    s.id = good ? strtoull(text.data + 3, &end, 16) : 0;
    e = good && *end == '\n' && s.id != 0 ? manifest_parse(end + 1, &s.manifest, NULL)
                                          : ERR_BAD_DATA;
    buf_done(&text);
    if (e == ERR_OK) {
        *ret = s;
    }
    return e;
}

uint64_t seal_last_serial(const char *data_dir)
{
    char path[FS_PATH_MAX];
    struct buf text = {0};
    uint64_t serial = UINT64_MAX;
    enum err e = content_path(path, data_dir, "serial") ? fs_read(path, 64, &text) : ERR_LIMIT;
    if (e == ERR_NOT_FOUND) {
        serial = 0;
    } else if (e == ERR_OK && text.len > 0 && isdigit((unsigned char)*text.data)) {
        char *end;
        unsigned long long saved = strtoull(text.data, &end, 10);
        serial = str_equal(end, "\n") ? saved : UINT64_MAX;
    }
    buf_done(&text);
    return serial;
}

enum err seal_save_serial(const char *data_dir, uint64_t serial)
{
    char path[FS_PATH_MAX], text[32];
    if (!content_path(path, data_dir, "serial")) {
        return ERR_LIMIT;
    }
    str_format(text, sizeof text, "%" PRIu64 "\n", serial);
    return fs_write_atomic(path, text, strlen(text));
}
