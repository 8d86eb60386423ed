#include "content/seal.h"
#include "content/stage.h"
#include "ctl/ctl.h"
#include "import/import.h"
#include "platform/fs.h"
#include "platform/minisign.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define KEYS_DIR "/etc/kiosk/keys.d"

enum { KEYS_MAX = 32, KEY_FILE_BYTES = 4096 };

/* The keys in *.pub of dir; what is none is named. */
static unsigned read_keys(const char *dir, struct minisign_key *ret)
{
    DIR *d = opendir(dir);
    unsigned n = 0;
    for (struct dirent *entry; d && n < KEYS_MAX && (entry = readdir(d));) {
        char path[FS_PATH_MAX];
        struct buf text = {0};
        size_t length = strlen(entry->d_name);
        if (length < 5 || !str_equal(entry->d_name + length - 4, ".pub") ||
            !fs_join(path, dir, entry->d_name)) {
            continue;
        }
        if (fs_read(path, KEY_FILE_BYTES, &text) == ERR_OK &&
            minisign_read_key(text.data, &ret[n]) == ERR_OK) {
            n++;
        } else {
            ctl_fail(EXIT_BAD_DATA, "%s is no public key of minisign", path);
        }
        buf_done(&text);
    }
    if (d) {
        closedir(d);
    }
    return n;
}

/* Without a seal the stick is one like any other: somebody confirms it. */
static int check(const struct ctl *ctl, const char *dir, const char *keys, bool seal)
{
    struct minisign_key key[KEYS_MAX];
    struct buf manifest = {0}, signature = {0};
    struct manifest parsed = {0};
    struct diag d = {0};
    enum err e = import_manifest(dir, &manifest, &signature, &d);
    if (e != ERR_OK) {
        return ctl_fail(e == ERR_NOT_FOUND ? EXIT_PROBLEMS : ctl_exit_code(e), "not signed: %s",
                        d.text);
    }
    e = strlen(manifest.data) == manifest.len && strlen(signature.data) == signature.len
            ? minisign_verify(key, read_keys(keys, key), manifest.data, manifest.len,
                              signature.data)
            : ERR_BAD_DATA;
    int code = EXIT_DONE;
    if (e != ERR_OK) {
        code = ctl_fail(EXIT_PROBLEMS,
                        e == ERR_NOT_FOUND ? "not signed by a key in %s"
                                           : "the signature does not fit manifest.txt (keys: %s)",
                        keys);
    } else if ((e = manifest_parse(manifest.data, &parsed, &d)) != ERR_OK) {
        code = ctl_fail(EXIT_PROBLEMS, "%s:%u:%u: %s", d.file, d.line, d.column, d.text);
    } else if (seal && (e = seal_write(ctl->config.data, stage_new_id(), manifest.data))) {
        code = ctl_fail(ctl_exit_code(e), "the seal cannot be written: %s", err_name(e));
    } else {
        fprintf(stderr, "Signed, serial %" PRIu64 ", %u files.\n", parsed.serial, parsed.count);
    }
    manifest_done(&parsed);
    buf_done(&manifest);
    buf_done(&signature);
    return code;
}

extern const struct verb verb_verify;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false, seal = ctl_flag(&argc, argv, "--seal");
    const char *keys = ctl_option(&argc, argv, "--keys", &bad);
    if (bad || argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_verify, "one folder is needed.");
    }
    /* The one of the stick before must not stay. */
    enum err e = seal ? seal_remove(ctl->config.data) : ERR_OK;
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the seal of before cannot be removed: %s", err_name(e));
    }
    return check(ctl, argv[1], keys ? keys : KEYS_DIR, seal);
}

const struct verb verb_verify = {
    .name = "verify",
    .usage = "DIR [--keys DIR] [--seal]",
    .help = "Says whether a content folder is signed by a key in " KEYS_DIR "; exit code 1 when it "
            "is not. The USB service does this before each import, with --seal.",
    .run = run,
};
