#include "content/content.h"
#include "ctl/ctl.h"
#include "platform/fs.h"
#include "store/store.h"

#include <inttypes.h>
#include <unistd.h>

extern const struct verb verb_doctor;

enum { ENOUGH_MB = 200 };

struct findings {
    struct buf out;
    bool json;
    unsigned count, problems;
};

static void found(struct findings *f, bool good, const char *what, const char *text)
{
    if (f->json) {
        buf_printf(&f->out, "%s{\"check\":\"%s\",\"ok\":%s,\"text\":", f->count ? "," : "[", what,
                   good ? "true" : "false");
        ctl_json_string(&f->out, text);
        buf_puts(&f->out, "}");
    } else {
        buf_printf(&f->out, "%-8s %-8s %s\n", good ? "ok" : "PROBLEM", what, text);
    }
    f->count++;
    f->problems += !good;
}

static void check_data(struct findings *f, const char *data)
{
    char path[FS_PATH_MAX], text[2048];
    enum err e = fs_join(path, data, "doctor.tmp") ? fs_write_atomic(path, "ok\n", 3) : ERR_LIMIT;
    if (e == ERR_OK) {
        unlink(path);
    }
    str_format(text, sizeof text, e == ERR_OK ? "%s can be written." : "%s: %s.", data,
               err_name(e));
    found(f, e == ERR_OK, "data", text);
    uint64_t mb = fs_free_bytes(data) >> 20;
    str_format(text, sizeof text, "%" PRIu64 " MB are free%s.", mb,
               mb < ENOUGH_MB ? "; at least 200 are needed to load content safely" : "");
    found(f, mb >= ENOUGH_MB, "space", text);
}

static void check_notes(struct findings *f, const char *data)
{
    char path[FS_PATH_MAX], text[1024];
    struct store *store = NULL;
    struct diag d = {0};
    if (!fs_join(path, data, "kudos.db") || !fs_exists(path)) {
        found(f, true, "notes", "There are none yet.");
        return;
    }
    enum err e = store_open(&store, data, &d);
    struct store_counts c = {0};
    if (e == ERR_OK) {
        e = store_count(store, &c);
    }
    bool good = e == ERR_OK && !*d.text;
    if (good) {
        str_format(text, sizeof text, "%" PRId64 " notes, the file is sound.",
                   c.shown + c.held + c.rejected + c.hidden);
    } else {
        str_format(text, sizeof text, "%s", *d.text ? d.text : err_name(e));
    }
    store_close(store);
    found(f, good, "notes", text);
}

static void check_content(struct findings *f, const char *data, date today)
{
    char text[1024];
    struct diag d = {0};
    struct model *m = model_new(today);
    enum err e = content_fill(data, m, &d);
    if (e == ERR_OK && *d.text) {
        str_format(text, sizeof text, "%s", d.text);
    } else if (e == ERR_OK) {
        str_format(text, sizeof text, "%u people in %u departments, the file is sound.",
                   m->person_count, m->department_count);
    } else if (e == ERR_NOT_FOUND) {
        str_copy(text, sizeof text, "Nothing was loaded yet; “kioskctl import DIR --yes” does.");
    } else {
        str_format(text, sizeof text, "%s %s; “kioskctl content rollback” goes back one step.",
                   err_name(e), d.text);
    }
    model_unref(m);
    found(f, e == ERR_NOT_FOUND || (e == ERR_OK && !*d.text), "content", text);
}

/* The files of the Debian packages that the screen draws with. */
static void check_fonts(struct findings *f)
{
    static const struct {
        const char *package, *path[2];
    } fonts[] = {
        {"fonts-inter", {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                         "/usr/share/fonts/truetype/inter/InterVariable.ttf"}},
        {"fonts-noto-core", {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                             "/usr/share/fonts/noto/NotoSans-Regular.ttf"}},
        {"fonts-noto-color-emoji", {"/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",
                                    "/usr/share/fonts/noto/NotoColorEmoji.ttf"}},
    };
    struct buf missing = {0};
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++) {
        if (!fs_exists(fonts[i].path[0]) && !fs_exists(fonts[i].path[1])) {
            buf_printf(&missing, " %s", fonts[i].package);
        }
    }
    char text[256];
    str_format(text, sizeof text,
               missing.len ? "Missing:%s (apt-get install)." : "All are there.%s",
               missing.len ? missing.data : "");
    found(f, missing.len == 0, "fonts", text);
    buf_done(&missing);
}

static void check_clock(struct findings *f, const struct ctl *ctl)
{
    char now[32], text[128];
    struct clock_local local = clock_now(&ctl->clock);
    clock_format_local(&ctl->clock, now, sizeof now);
    /* No release of this program is older. */
    bool sane = date_ymd(local.day).year >= 2026 && local.trust != CLOCK_UNSET;
    str_format(text, sizeof text, "%s%s", now,
               !sane                          ? ", which cannot be; is there a network?"
               : local.trust == CLOCK_STALE ? ", not confirmed by a time server yet."
                                              : ".");
    found(f, sane, "clock", text);
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    (void)argv;
    struct findings f = {.json = ctl->json};
    if (argc != 1) {
        return ctl_usage(&verb_doctor, "no argument is taken.");
    }
    check_data(&f, ctl->config.data);
    check_notes(&f, ctl->config.data);
    check_content(&f, ctl->config.data, ctl_today(ctl));
    check_fonts(&f);
    check_clock(&f, ctl);
    if (ctl->json) {
        buf_puts(&f.out, "]\n");
    }
    int code = ctl_print(&f.out);
    return code == EXIT_DONE && f.problems ? EXIT_PROBLEMS : code;
}

const struct verb verb_doctor = {
    .name = "doctor",
    .usage = "",
    .help = "Checks the data folder, space, notes, content, fonts and clock.",
    .run = run,
};
