#include "content/outbox.h"

#include "content/generation.h"
#include "text/clean.h"

#include <string.h>
#include <sys/stat.h>

enum { ANSWER_BYTES = 1024 };

static bool put_path(char dst[static FS_PATH_MAX], const char *data_dir, const char *name)
{
    char dir[FS_PATH_MAX];
    return content_beside(dir, data_dir, "-out") && fs_join(dst, dir, name);
}

bool outbox_exists(const char *data_dir)
{
    char dir[FS_PATH_MAX];
    struct stat st;
    return content_beside(dir, data_dir, "-out") && lstat(dir, &st) == 0 && S_ISDIR(st.st_mode);
}

enum err outbox_end(const char *data_dir)
{
    /* The request first: nobody begins to copy what is half gone. */
    static const char *const name[] = {"request", "request.tmp", "answer", "files"};
    enum err e = ERR_OK;
    for (size_t i = 0; e == ERR_OK && i < sizeof name / sizeof *name; i++) {
        char path[FS_PATH_MAX];
        e = put_path(path, data_dir, name[i]) ? fs_remove_tree(path) : ERR_LIMIT;
    }
    return e;
}

bool outbox_path(char dst[static FS_PATH_MAX], const char *data_dir, const char *folder)
{
    char files[FS_PATH_MAX];
    return put_path(files, data_dir, "files") && fs_join(dst, files, folder);
}

enum err outbox_begin(const char *data_dir)
{
    char files[FS_PATH_MAX];
    if (!outbox_exists(data_dir)) {
        return ERR_NOT_FOUND;
    }
    if (!put_path(files, data_dir, "files")) {
        return ERR_LIMIT;
    }
    enum err e = outbox_end(data_dir);
    return e == ERR_OK ? fs_make_dirs(files) : e;
}

enum err outbox_ask(const char *data_dir, const char *folder)
{
    char path[FS_PATH_MAX], line[128];
    if (!put_path(path, data_dir, "request") || !str_format(line, sizeof line, "%s\n", folder)) {
        return ERR_LIMIT;
    }
    return fs_write_atomic(path, line, strlen(line));
}

static void take_label(const char *text, char ret[static SHELF_LABEL])
{
    enum err cut = text_clean(ret, SHELF_LABEL, text, strcspn(text, "\n"), false);
    (void)cut; /* the beginning will do */
}

bool outbox_answered(const char *data_dir, enum written *ret, char ret_label[static SHELF_LABEL])
{
    static const struct { const char *line; enum written written; } known[] = {
        {"no-stick", WRITTEN_NO_STICK},   {"several-sticks", WRITTEN_SEVERAL_STICKS},
        {"full", WRITTEN_FULL},           {"read-only", WRITTEN_READ_ONLY},
        {"done", WRITTEN_DONE},
    };
    char path[FS_PATH_MAX];
    struct buf text = {0};
    if (!put_path(path, data_dir, "answer")) {
        return false;
    }
    enum err e = fs_read(path, ANSWER_BYTES, &text);
    if (e == ERR_NOT_FOUND) {
        return false;
    }
    *ret = WRITTEN_FAILED; /* and whatever else it says */
    ret_label[0] = '\0';
    size_t n = e == ERR_OK && text.len > 0 ? strcspn(text.data, " \n") : 0;
    for (size_t i = 0; n > 0 && i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].line) == n && memcmp(known[i].line, text.data, n) == 0) {
            *ret = known[i].written;
        }
    }
    if (*ret == WRITTEN_DONE && text.data[n] == ' ') {
        take_label(text.data + n + 1, ret_label);
    }
    buf_done(&text);
    return true;
}
