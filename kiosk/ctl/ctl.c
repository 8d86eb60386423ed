#include "ctl/ctl.h"

#include "content/content.h"
#include "import/photo.h"
#include "store/store.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/uversion.h>

#define SYSTEM_CONFIG "/etc/kiosk/kiosk.conf"

int ctl_fail(int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("kioskctl: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return code;
}

int ctl_usage(const struct verb *verb, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "kioskctl %s: ", verb->name);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nUsage: kioskctl %s %s\n", verb->name, verb->usage);
    va_end(args);
    return EXIT_USAGE;
}

int ctl_exit_code(enum err e)
{
    switch (e) {
    case ERR_OK: return EXIT_DONE;
    case ERR_BAD_DATA:
    case ERR_LIMIT:
    case ERR_CORRUPT:
    case ERR_NEWER: return EXIT_BAD_DATA;
    case ERR_BUSY: return EXIT_TRY_AGAIN;
    case ERR_IO:
    case ERR_NO_SPACE:
    case ERR_READ_ONLY:
    case ERR_NOT_FOUND:
    case ERR_UNAVAILABLE: return EXIT_IO;
    }
    return EXIT_IO;
}

date ctl_today(const struct ctl *ctl)
{
    return clock_now(&ctl->clock).day;
}

struct model *ctl_model(const struct ctl *ctl)
{
    struct model *m = model_new(ctl_today(ctl));
    struct diag d = {0};
    enum err e = content_fill(ctl->config.data, m, &d);
    if (e == ERR_OK && *d.text) {
        ctl_fail(EXIT_DONE, "%s", d.text);
    } else if (e != ERR_OK && e != ERR_NOT_FOUND) {
        ctl_fail(EXIT_BAD_DATA, "the content cannot be used (%s): %s", err_name(e), d.text);
    }
    return m;
}

unsigned ctl_generation(const struct ctl *ctl)
{
    return content_current(ctl->config.data);
}

static void take_out(int *argc, char **argv, int at, int n)
{
    for (int i = at; i + n <= *argc; i++) {
        argv[i] = argv[i + n];
    }
    *argc -= n;
}

const char *ctl_option(int *argc, char **argv, const char *name, bool *ret_bad)
{
    size_t n = strlen(name);
    for (int i = 1; i < *argc && !str_equal(argv[i], "--"); i++) {
        if (strncmp(argv[i], name, n) != 0) {
            continue;
        }
        if (argv[i][n] == '=') {
            const char *value = argv[i] + n + 1;
            take_out(argc, argv, i, 1);
            return value;
        }
        if (argv[i][n] == '\0') {
            if (i + 1 == *argc) {
                *ret_bad = true;
                return NULL;
            }
            const char *value = argv[i + 1];
            take_out(argc, argv, i, 2);
            return value;
        }
    }
    return NULL;
}

bool ctl_flag(int *argc, char **argv, const char *name)
{
    for (int i = 1; i < *argc && !str_equal(argv[i], "--"); i++) {
        if (str_equal(argv[i], name)) {
            take_out(argc, argv, i, 1);
            return true;
        }
    }
    return false;
}

void ctl_put_moment(struct buf *out, int64_t utc)
{
    char text[64];
    time_t t = (time_t)utc;
    struct tm tm;
    if (localtime_r(&t, &tm) && strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm)) {
        buf_puts(out, text);
    }
}

void ctl_json_string(struct buf *out, const char *s)
{
    buf_puts(out, "\"");
    for (; s && *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\') {
            buf_printf(out, "\\%c", c);
        } else if (c < 0x20) {
            buf_printf(out, "\\u%04x", c);
        } else {
            buf_add(out, s, 1);
        }
    }
    buf_puts(out, "\"");
}

int ctl_print(struct buf *out)
{
    bool good = out->len == 0 || fwrite(out->data, 1, out->len, stdout) == out->len;
    good = fflush(stdout) == 0 && good;
    buf_done(out);
    return good ? EXIT_DONE : ctl_fail(EXIT_IO, "cannot write to standard output");
}

static void print_help(void)
{
    puts("Usage: kioskctl VERB [ARGUMENT]... [OPTION]...\n"
         "Loads, checks and looks after what the break-room screen shows.\n");
    for (unsigned i = 0; i < verb_count; i++) {
        printf("  %-9s %s\n", verbs[i]->name, verbs[i]->usage);
        printf("            %s\n", verbs[i]->help);
    }
    puts("\nOptions of every verb:\n"
         "  --data DIR       where notes and content live\n"
         "  --config FILE    settings of this machine (default " SYSTEM_CONFIG ")\n"
         "  --now DATETIME   pretend it is then, such as 2026-11-23T12:42\n"
         "  --json           print data as JSON\n"
         "  --help, --version\n\n"
         "Exit codes: 0 done, 1 problems found, 2 wrong usage, 65 bad data, 74 reading or writing "
         "failed,\n75 busy, try again.");
}

static void print_version(void)
{
    printf("kioskctl, SQLite %s, ICU %s, libvips %s\n", store_sqlite_version(), U_ICU_VERSION,
           photo_library_version());
}

static int read_config(struct ctl *ctl, const char *data)
{
    struct diag d = {0};
    const char *file = ctl->config_file ? ctl->config_file : SYSTEM_CONFIG;
    config_defaults(&ctl->config);
    enum err e = config_read(&ctl->config, file, &d);
    if (e == ERR_NOT_FOUND && ctl->config_file) {
        return ctl_fail(EXIT_IO, "%s cannot be read", file);
    }
    if (e != ERR_OK && e != ERR_NOT_FOUND) {
        char line[16] = "";
        if (d.line) {
            str_format(line, sizeof line, ":%u", d.line);
        }
        ctl_fail(EXIT_BAD_DATA, "%s%s: %s", file, line, *d.text ? d.text : err_name(e));
    }
    if (data && !str_copy(ctl->config.data, sizeof ctl->config.data, data)) {
        return ctl_fail(EXIT_USAGE, "the path after --data is too long");
    }
    if (str_empty(ctl->config.data)) {
        config_default_data(ctl->config.data, sizeof ctl->config.data);
    }
    return EXIT_DONE;
}

static const struct verb *find_verb(const char *name)
{
    for (unsigned i = 0; i < verb_count; i++) {
        if (str_equal(verbs[i]->name, name)) {
            return verbs[i];
        }
    }
    return NULL;
}

int ctl_main(int argc, char **argv)
{
    struct ctl ctl = {.program = argv[0]};
    bool bad = false;
    const char *data = ctl_option(&argc, argv, "--data", &bad);
    ctl.config_file = ctl_option(&argc, argv, "--config", &bad);
    ctl.now = ctl_option(&argc, argv, "--now", &bad);
    ctl.json = ctl_flag(&argc, argv, "--json");
    if (bad) {
        return ctl_fail(EXIT_USAGE, "--data, --config and --now need a value");
    }
    if (ctl_flag(&argc, argv, "--version")) {
        print_version();
        return EXIT_DONE;
    }
    if (ctl_flag(&argc, argv, "--help")) {
        const struct verb *verb = argc > 1 ? find_verb(argv[1]) : NULL;
        if (verb) {
            printf("Usage: kioskctl %s %s\n%s\n", verb->name, verb->usage, verb->help);
        } else {
            print_help();
        }
        return EXIT_DONE;
    }
    if (argc < 2) {
        return ctl_fail(EXIT_USAGE, "a verb is needed. Try kioskctl --help.");
    }
    const struct verb *verb = find_verb(argv[1]);
    if (!verb) {
        return ctl_fail(EXIT_USAGE, "“%s” is not a verb. Try kioskctl --help.", argv[1]);
    }
    clock_init_system(&ctl.clock);
    if (ctl.now && !clock_init_at(&ctl.clock, ctl.now, 1)) {
        return ctl_fail(EXIT_USAGE, "--now %s: a moment such as 2026-11-23T12:42 is needed",
                        ctl.now);
    }
    int code = read_config(&ctl, data);
    return code == EXIT_DONE ? verb->run(&ctl, argc - 1, argv + 1) : code;
}
