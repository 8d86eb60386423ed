#include "ctl/kudos.h"
#include "platform/fs.h"

#include <stdio.h>
#include <string.h>

extern const struct verb verb_backup;

static int run(const struct ctl *ctl, int argc, char **argv)
{
    char day[11], name[64], path[FS_PATH_MAX], table[FS_PATH_MAX], source[FS_PATH_MAX];
    struct diag d = {0};
    struct store *store;
    if (argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_backup, "one folder is needed.");
    }
    if (!fs_join(source, ctl->config.data, "kudos.db") || !fs_exists(source)) {
        return ctl_fail(EXIT_IO, "there are no notes in %s", ctl->config.data);
    }
    enum err e = fs_make_dirs(argv[1]);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "%s: %s", argv[1], err_name(e));
    }
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct clock_local now = clock_now(&ctl->clock);
    date_format(now.day, day);
    str_format(name, sizeof name, "kudos-%s-%02d%02d.db", day, now.minute / 60, now.minute % 60);
    e = fs_join(path, argv[1], name) ? store_backup(store, path, &d) : ERR_LIMIT;
    if (e != ERR_OK) {
        store_close(store);
        return ctl_fail(ctl_exit_code(e), "no backup was made (%s) %s", err_name(e), d.text);
    }
    memcpy(strrchr(name, '.'), ".csv", sizeof ".csv");
    e = fs_join(table, argv[1], name) ? kudos_write_csv(store, table) : ERR_LIMIT;
    store_close(store);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "%s is whole, but the notes were not written as a table: "
                        "%s", path, err_name(e));
    }
    fprintf(stderr, "The notes as a table: %s\n", table);
    struct buf out = {0};
    buf_printf(&out, "%s\n", path);
    return ctl_print(&out);
}

const struct verb verb_backup = {
    .name = "backup",
    .usage = "DIR",
    .help = "Writes a verified copy of all notes to DIR, and a table of them (CSV), while the "
            "screen runs. Content stays on its stick.",
    .run = run,
};
