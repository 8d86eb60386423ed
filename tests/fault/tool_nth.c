/* Lets an import fail at each of its calls in turn, and looks what is left.
 *
 *   tool_nth KIOSKCTL NTH.SO STICK EVERY
 *
 * STICK has three people, one with a photo, a poster and a value, that are not loaded yet. For each
 * way to fail (tests/fault/nth.c) and each n in steps of EVERY the data folder is set up with other
 * content, the import of STICK is run with a failure at its n-th call, and then: the old or the new
 * content is current, and whole (quick_check, every picture there and hashing to its name); what
 * kioskctl said is true; and the next import without a failure loads STICK. The same for loading by
 * the screen's own functions what was staged without a failure. The last line is "N passed, M
 * failed": one for each failure. */
#include "content/content.h"
#include "content/stage.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NO_MORE = 1, OLD_PEOPLE = 1, NEW_PEOPLE = 3 };

static const char *self, *ctl, *library, *stick;
static char top[256], data[300];
static unsigned passed, failed;

static date today(void)
{
    return date_of((struct ymd){2026, 11, 23});
}

static void must(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "%s: %s\n", what, strerror(errno));
        exit(1);
    }
}

__attribute__((format(printf, 1, 2))) static void shell(const char *format, ...)
{
    char command[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    must(system(command) == 0, command);
}

/* Runs argv, its words go to a file; how NULL: no failure. The exit code, or -1 for a signal. */
static int run(const char *const *argv, const char *how, unsigned n, bool all)
{
    char nth[16], count[300], said[300];
    snprintf(nth, sizeof nth, "%u", how ? n : 0);
    snprintf(count, sizeof count, "%s.count", top);
    snprintf(said, sizeof said, "%s.said", top);
    fflush(NULL);
    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0) {
        must(freopen(said, "w", stdout) && dup2(1, 2) == 2, said);
        setenv("NTH", nth, 1);
        setenv("NTH_HOW", how ? how : "", 1);
        setenv("NTH_ALL", all ? "1" : "", 1);
        setenv("NTH_UNDER", top, 1);
        setenv("NTH_COUNT", count, 1);
        setenv("LD_PRELOAD", library, 1);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    int status = 0;
    must(waitpid(child, &status, 0) == child, "waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int import_stick(const char *mode, const char *how, unsigned n, bool all)
{
    const char *argv[] = {ctl, "import", stick, mode, "--data", data, "--config", "/dev/null",
                          "--now", "2026-11-23T10:00", NULL};
    return run(argv, how, n, all);
}

/* As the screen does it, in a process of its own. */
static int load_staged(const char *how, unsigned n, bool all)
{
    const char *argv[] = {self, "load", data, NULL};
    return run(argv, how, n, all);
}

static bool said(const char *words)
{
    char path[300];
    struct buf text = {0};
    snprintf(path, sizeof path, "%s.said", top);
    bool found = fs_read(path, 1 << 20, &text) == ERR_OK && strstr(text.data, words);
    buf_done(&text);
    return found;
}

static unsigned calls(void)
{
    char path[300];
    struct buf text = {0};
    snprintf(path, sizeof path, "%s.count", top);
    unsigned n = fs_read(path, 64, &text) == ERR_OK ? (unsigned)strtoul(text.data, NULL, 10) : 0;
    buf_done(&text);
    return n;
}

static bool is_whole_picture(const char *id)
{
    char path[FS_PATH_MAX], hash[65] = "";
    struct buf bytes = {0};
    bool whole = content_asset_path(data, id, path, sizeof path) &&
                 fs_read(path, 10 << 20, &bytes) == ERR_OK;
    if (whole) {
        fs_sha256(bytes.data, bytes.len, hash);
    }
    buf_done(&bytes);
    return whole && strncmp(hash, id, 64) == 0;
}

/* How many people are in the current content, 0 when it is not whole. */
static unsigned people_now(void)
{
    struct model *m = model_new(today());
    struct diag d = {0};
    /* A damaged one is replaced by the one before, and d says so: that counts as damaged. */
    bool whole = content_fill(data, m, &d) == ERR_OK && str_empty(d.text);
    unsigned n = whole ? m->person_count : 0, pictures = 0;
    for (unsigned i = 0; i < n && whole; i++) {
        pictures += !str_empty(m->people[i].photo);
        whole = str_empty(m->people[i].photo) || is_whole_picture(m->people[i].photo);
    }
    for (unsigned i = 0; whole && i < m->poster_count; i++) {
        pictures++;
        whole = is_whole_picture(m->posters[i].picture);
    }
    whole = whole && pictures == (n == NEW_PEOPLE ? 2 : 0);
    model_unref(m);
    return whole ? n : 0;
}

static void set_up(bool staged)
{
    shell("rm -rf '%s' '%s-import'", data, data);
    shell("cp -a '%s.old' '%s'", data, data);
    if (staged) {
        shell("cp -a '%s.staged' '%s-import'", data, data);
    }
}

/* One failure. Returns NO_MORE when there was no n-th call. */
static int try_one(bool staged, const char *how, unsigned n, bool all)
{
    set_up(staged);
    int code = staged ? load_staged(how, n, all) : import_stick("--yes", how, n, all);
    if (strcmp(how, "exit") != 0 && calls() < n) {
        return NO_MORE;
    }
    if (strcmp(how, "exit") == 0 && code != 99) {
        return NO_MORE;
    }
    unsigned people = people_now();
    bool loaded = said("Loaded as generation"), honest = !loaded || people == NEW_PEOPLE;
    bool known = code == 99 || code == 0 || code == 1 || (code >= 64 && code < 80);
    bool sound = people == OLD_PEOPLE || people == NEW_PEOPLE;
    int again = import_stick("--yes", NULL, 0, false);
    bool works = again == 0 && people_now() == NEW_PEOPLE;
    if (sound && honest && known && works) {
        passed++;
    } else {
        failed++;
        printf("%s %s%s at call %u: exit %d, people %u%s; then exit %d, people %u\n",
               staged ? "load" : "import", how, all ? " and ever after" : "", n, code, people,
               loaded ? ", said to be loaded" : "", again, people_now());
    }
    return 0;
}

static unsigned try_all(bool staged, const char *how, bool all, unsigned every)
{
    /* Another place to begin at each time covers more when only a sample is taken. */
    static unsigned first;
    unsigned n = 1 + first++ % every;
    while (try_one(staged, how, n, all) != NO_MORE) {
        n += every;
    }
    return n;
}

static int load(const char *dir)
{
    struct stick *s = NULL;
    struct diag d = {0};
    enum err e = stage_look(dir, today(), &s, &d);
    if (e == ERR_OK && s->phase == STICK_READY) {
        e = stage_load(dir, s->id, &d);
    } else if (e == ERR_OK) {
        e = ERR_BAD_DATA;
    }
    puts(e == ERR_OK ? "Loaded as generation" : d.text);
    stick_unref(s);
    return e == ERR_OK ? 0 : 65;
}

int main(int argc, char **argv)
{
    static const struct { const char *how; bool all; } ways[] = {
        {"EIO", false}, {"ENOSPC", false}, {"short", false},
        {"exit", false}, {"EIO", true}, {"ENOSPC", true},
    };
    if (argc == 3) {
        return load(argv[2]);
    }
    must(argc == 5, "usage: tool_nth KIOSKCTL NTH.SO STICK EVERY");
    setvbuf(stdout, NULL, _IOLBF, 0);
    self = argv[0];
    ctl = argv[1];
    library = argv[2];
    unsigned every = (unsigned)strtoul(argv[4], NULL, 10), most = 0;
    const char *tmp = getenv("TMPDIR");
    snprintf(top, sizeof top, "%s/nth-XXXXXX", tmp ? tmp : "/tmp");
    must(mkdtemp(top) && every > 0, top);
    snprintf(data, sizeof data, "%s/data", top);
    /* Below top, so that what is read from it can fail as well. */
    char old[300], new[300];
    snprintf(old, sizeof old, "%s/old", top);
    snprintf(new, sizeof new, "%s/stick", top);
    shell("mkdir '%s' && printf 'name,department\\nAda,Sales\\n' >'%s/people.csv'", old, old);
    shell("cp -R '%s' '%s'", argv[3], new);
    stick = old;
    must(import_stick("--yes", NULL, 0, false) == 0, "the old content");
    shell("mv '%s' '%s.old'", data, data);
    stick = new;
    set_up(false);
    must(import_stick("--stage", NULL, 0, false) == 0, "staging");
    shell("mv '%s-import' '%s.staged'", data, data);
    for (unsigned staged = 0; staged < 2; staged++) {
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            unsigned n = try_all(staged, ways[i].how, ways[i].all, every);
            most = n > most ? n : most;
        }
    }
    shell("rm -rf '%s' '%s'.*", top, top);
    fprintf(stderr, "each of up to %u calls%s\n", most, every > 1 ? ", a sample" : "");
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0;
}
