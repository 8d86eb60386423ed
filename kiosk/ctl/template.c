#include "base/caps.h"
#include "ctl/ctl.h"
#include "i18n/i18n.h"
#include "platform/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct verb verb_template;

/* In assets/template, a folder for each language: examples that load without a single complaint and
 * go well together, with the delimiter that spreadsheets of that language write. {today+7} in them
 * becomes that day. */
static const char *const files[] = {
    "README.txt", "departments.csv", "people.csv",     "socials.csv",         "competitions.csv",
    "teams.csv",  "scores.csv",      "values.csv",     "held-words.csv",
    "posters/posters.csv",           "settings.ini",
};

static bool is_there(const char *language)
{
    char path[FS_PATH_MAX], file[64];
    return str_format(file, sizeof file, "template/%s/README.txt", language) &&
           fs_join(path, ASSETS_DIR, file) && fs_exists(path);
}

/* "pt-BR" or "pt" into dst when there are examples in it. */
static bool take(char dst[static 32], const char *language)
{
    if (!*language || strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789-") != strlen(language) ||
        !str_copy(dst, 32, language)) {
        return false;
    }
    if (!is_there(dst)) {
        dst[strcspn(dst, "-")] = '\0';
    }
    return is_there(dst);
}

/* The language that the screen speaks, else English. */
static void choose_language(const struct ctl *ctl, char dst[static 32])
{
    struct model *m = ctl_model(ctl);
    bool found = take(dst, ctl->config.language) || take(dst, m->settings.language);
    if (!found) {
        i18n_set(LOCALE_DIR, "");
        if (!take(dst, i18n_language())) {
            str_copy(dst, 32, "en");
        }
    }
    model_unref(m);
}

/* With line ends and, but for settings, a mark that Windows programs know UTF-8 by. */
static void put_text(struct buf *out, const char *s, date today, bool marked)
{
    buf_puts(out, marked ? "\xEF\xBB\xBF" : "");
    while (*s) {
        char day[11];
        if (*s == '\n') {
            buf_puts(out, "\r\n");
        } else if (strncmp(s, "{today", 6) == 0) {
            char *end;
            date_format(today + (date)strtol(s + 6, &end, 10), day);
            buf_puts(out, day);
            s = end > s + 6 ? end : s + 6;
        } else {
            buf_add(out, s, 1);
        }
        s++;
    }
}

static int write_file(const struct ctl *ctl, const char *dir, const char *language,
                      const char *name)
{
    char from[FS_PATH_MAX], to[FS_PATH_MAX], file[64];
    struct buf text = {0}, out = {0};
    if (!str_format(file, sizeof file, "template/%s/%s", language, name) ||
        !fs_join(from, ASSETS_DIR, file) || !fs_join(to, dir, name)) {
        return ctl_fail(EXIT_IO, "the path is too long");
    }
    enum err e = fs_read(from, CAP_TABLE_BYTES, &text);
    const char *failed = from;
    if (e == ERR_OK) {
        put_text(&out, text.data, ctl_today(ctl), !strstr(name, ".ini"));
        e = fs_write_atomic(to, out.data, out.len);
        failed = to;
    }
    buf_done(&out);
    buf_done(&text);
    return e == ERR_OK ? EXIT_DONE
                       : ctl_fail(ctl_exit_code(e), "%s: %s", failed, err_name(e));
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    char path[FS_PATH_MAX], language[32];
    if (argc != 2 || argv[1][0] == '-') {
        return ctl_usage(&verb_template, "one folder is needed.");
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (fs_join(path, argv[1], files[i]) && fs_exists(path)) {
            return ctl_fail(EXIT_IO, "%s is there already; nothing was written", path);
        }
    }
    static const char *const folders[] = {"posters", "photos"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        enum err e = fs_join(path, argv[1], folders[i]) ? fs_make_dirs(path) : ERR_LIMIT;
        if (e != ERR_OK) {
            return ctl_fail(ctl_exit_code(e), "%s: %s", path, err_name(e));
        }
    }
    choose_language(ctl, language);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int code = write_file(ctl, argv[1], language, files[i]);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    fprintf(stderr, "README.txt in %s says how to fill the tables.\n", argv[1]);
    return EXIT_DONE;
}

const struct verb verb_template = {
    .name = "template",
    .usage = "DIR",
    .help = "Writes a page that says how, and the tables with example rows, in the language of the "
            "screen.",
    .run = run,
};
