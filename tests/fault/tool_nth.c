/* Lets an import fail at each of its calls in turn, and looks what is left.
 *
 *   tool_nth NTH.SO OLD STICK EVERY [WHAT]
 *
 * STICK has three people, one with a photo, a poster and a value; OLD, which is loaded before it,
 * has somebody else with a photo, and a social. For each way to fail (tests/fault/nth.c) and each n
 * in steps of EVERY the data folder is set up anew, a failure happens at the n-th call of
 *
 *   import     kioskctl import STICK --yes
 *   stage      kioskctl import STICK --stage
 *   load       the screen's look at what was staged, and its taking it over
 *   rollback   kioskctl content rollback
 *
 * and then: the old or the new content is current, and whole (every generation is sound, each of
 * its pictures is there and hashes to its name, the social that the stick does not have stayed);
 * what was said is true; what the screen finds staged it can show; and the next import without a
 * failure loads STICK. Of a stick that gives wrong bytes it is enough that what is made of them is
 * whole. The last line is "N passed, M failed": one for each failure.
 *
 * Everything runs in this program, in a child: a new program for each of thousands of failures
 * would take most of the time. */
#include "content/content.h"
#include "content/stage.h"
#include "ctl/ctl.h"
#include "import/photo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NO_MORE = 1, OLD_PEOPLE = 1, NEW_PEOPLE = 3, CRASHED = -1, ENDED = 99 };

enum what { IMPORT, STAGE, LOAD, ROLLBACK };
static const char *const what_name[] = {"import", "stage", "load", "rollback"};

struct way {
    const char *how;
    bool all;                  /* and each call after it, too */
};

static char top[256], data[300], import_dir[300], stick[300], said[300], count[300];
static char old_photo[80];     /* the asset of it */
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

/* --- folders --- */

static void copy_file(int from, int to, const char *name)
{
    char bytes[16 << 10];
    int in = openat(from, name, O_RDONLY | O_CLOEXEC);
    int out = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    ssize_t n;
    must(in >= 0 && out >= 0, name);
    while ((n = read(in, bytes, sizeof bytes)) > 0) {
        must(write(out, bytes, (size_t)n) == n, name);
    }
    /* Old enough for pictures to be collected when nobody needs them. */
    const struct timespec old[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    must(n == 0 && futimens(out, old) == 0, name);
    close(in);
    close(out);
}

static void copy_tree(const char *from, const char *to)
{
    DIR *d = opendir(from);
    must(d && mkdir(to, 0755) == 0, from);
    int out = open(to, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (struct dirent *entry; (entry = readdir(d));) {
        char a[FS_PATH_MAX], b[FS_PATH_MAX], target[64] = "";
        if (str_equal(entry->d_name, ".") || str_equal(entry->d_name, "..")) {
            continue;
        }
        must(fs_join(a, from, entry->d_name) && fs_join(b, to, entry->d_name), entry->d_name);
        if (entry->d_type == DT_DIR) {
            copy_tree(a, b);
        } else if (entry->d_type == DT_LNK) {
            must(readlink(a, target, sizeof target - 1) > 0 && symlink(target, b) == 0, b);
        } else {
            copy_file(dirfd(d), out, entry->d_name);
        }
    }
    close(out);
    closedir(d);
}

/* A copy of what one of them begins with. */
static void set_up(enum what what)
{
    char from[FS_PATH_MAX];
    must(fs_remove_tree(data) == ERR_OK && fs_remove_tree(import_dir) == ERR_OK, data);
    must(fs_join(from, top, what == ROLLBACK ? "both" : "loaded"), top);
    copy_tree(from, data);
    if (what == LOAD) {
        must(fs_join(from, top, "staged"), top);
        copy_tree(from, import_dir);
    }
}

/* --- what fails --- */

/* As the screen does it. */
static int load(void)
{
    struct stick *s = NULL;
    struct diag d = {0};
    enum err e = stage_look(data, today(), &s, &d);
    if (e == ERR_OK && s->phase == STICK_READY) {
        e = stage_load(data, s->id, &d);
    } else if (e == ERR_OK) {
        e = ERR_BAD_DATA;
    }
    puts(e == ERR_OK ? "Loaded as generation" : d.text);
    stick_unref(s);
    return e == ERR_OK ? 0 : EXIT_BAD_DATA;
}

static int kioskctl(const char *verb, const char *a, const char *b)
{
    const char *words[] = {"kioskctl", verb, a, b, "--data", data, "--config", "/dev/null", "--now",
                           "2026-11-23T10:00"};
    enum { WORDS = sizeof words / sizeof *words };
    /* A program may write into its arguments. */
    static char text[WORDS][sizeof data];
    char *argv[WORDS + 1] = {0};
    int argc = 0;
    for (size_t i = 0; i < WORDS; i++) {
        if (words[i]) {
            must(str_copy(text[argc], sizeof text[argc], words[i]), words[i]);
            argv[argc] = text[argc];
            argc++;
        }
    }
    return ctl_main(argc, argv);
}

static int do_it(enum what what)
{
    switch (what) {
    case IMPORT: return kioskctl("import", stick, "--yes");
    case STAGE: return kioskctl("import", stick, "--stage");
    case LOAD: return load();
    case ROLLBACK: return kioskctl("content", "rollback", NULL);
    }
    return EXIT_USAGE;
}

/* In a child, its words go to a file; way NULL: no failure. The exit code, or CRASHED. */
static int run(enum what what, const struct way *way, unsigned n)
{
    char nth[16];
    bool wrong = way && str_equal(way->how, "wrong");
    snprintf(nth, sizeof nth, "%u", way ? n : 0);
    fflush(NULL);
    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0) {
        must(freopen(said, "w", stdout) && dup2(1, 2) == 2, said);
        setenv("NTH", nth, 1);
        setenv("NTH_HOW", way ? way->how : "", 1);
        setenv("NTH_ALL", way && way->all ? "1" : "", 1);
        setenv("NTH_COUNT", count, 1);
        setenv("NTH_UNDER", wrong ? stick : top, 1);
        exit(do_it(what));
    }
    int status = 0;
    must(waitpid(child, &status, 0) == child, "waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : CRASHED;
}

static bool has_said(const char *words)
{
    struct buf text = {0};
    bool found = fs_read(said, 1 << 20, &text) == ERR_OK && strstr(text.data, words);
    buf_done(&text);
    return found;
}

static unsigned calls(void)
{
    struct buf text = {0};
    unsigned n = fs_read(count, 64, &text) == ERR_OK ? (unsigned)strtoul(text.data, NULL, 10) : 0;
    buf_done(&text);
    return n;
}

/* --- what is left --- */

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

/* A stick that gave wrong bytes: nobody can know what its tables really say. */
static bool was_wrong;

/* How many people a model has, 0 when it is not the old or the new content. */
static unsigned people_of(const struct model *m)
{
    unsigned n = m->person_count, pictures = m->poster_count;
    if (was_wrong) {
        return n;
    }
    for (unsigned i = 0; i < n; i++) {
        pictures += !str_empty(m->people[i].photo);
    }
    bool whole = m->social_count == 1 && pictures == (n == NEW_PEOPLE ? 2 : 1);
    return whole && (n == OLD_PEOPLE || n == NEW_PEOPLE) ? n : 0;
}

/* The same of what is current, 0 when it is not whole. */
static unsigned people_now(void)
{
    struct model *m = model_new(today());
    struct diag d = {0};
    /* A damaged one is replaced by the one before, and d says so: that counts as damaged. */
    bool whole = content_fill(data, m, &d) == ERR_OK && str_empty(d.text);
    unsigned n = whole ? people_of(m) : 0;
    for (unsigned i = 0; i < m->person_count && n; i++) {
        n = str_empty(m->people[i].photo) || is_whole_picture(m->people[i].photo) ? n : 0;
    }
    for (unsigned i = 0; i < m->poster_count && n; i++) {
        n = is_whole_picture(m->posters[i].picture) ? n : 0;
    }
    model_unref(m);
    return n;
}

/* Every generation can be shown, has its report, and the old one still has its picture. */
static bool all_sound(void)
{
    struct generation all[8];
    unsigned n = content_list(data, all, 8);
    bool sound = n >= 1 && n <= 4, current = false;
    for (unsigned i = 0; sound && i < n; i++) {
        char path[FS_PATH_MAX];
        current = current || all[i].current;
        sound = all[i].people > 0 && all[i].socials == 1 &&
                str_format(path, sizeof path, "%s/content/generations/%04u/report.txt", data,
                           all[i].number) &&
                fs_exists(path);
    }
    return sound && current && is_whole_picture(old_photo);
}

/* What the screen finds staged it can show, and it is the stick. */
static bool is_staged_well(enum what what, int code)
{
    struct stick *s = NULL;
    struct diag d = {0};
    enum err e = stage_look(data, today(), &s, &d);
    bool ready = e == ERR_OK && s->phase == STICK_READY;
    bool same = e == ERR_OK && s->phase == STICK_SAME && people_now() == NEW_PEOPLE;
    bool refused = e == ERR_NOT_FOUND || (e == ERR_OK && s->phase == STICK_REFUSED);
    bool good = ready ? was_wrong || people_of(s->coming) == NEW_PEOPLE : same || refused;
    stick_unref(s);
    bool claimed = what == STAGE && (code == EXIT_DONE || code == EXIT_PROBLEMS);
    return good && (ready || !claimed);
}

/* One failure. Returns NO_MORE when there was no n-th call. */
static int try_one(enum what what, const struct way *way, unsigned n)
{
    set_up(what);
    unlink(count);
    int code = run(what, way, n);
    bool ends = str_equal(way->how, "exit");
    if (ends ? code != ENDED : code != CRASHED && calls() < n) {
        return NO_MORE;
    }
    unsigned before = what == ROLLBACK ? NEW_PEOPLE : OLD_PEOPLE;
    unsigned after = what == ROLLBACK ? OLD_PEOPLE : what == STAGE ? before : NEW_PEOPLE;
    was_wrong = str_equal(way->how, "wrong");
    unsigned people = people_now();
    const char *claim = what == ROLLBACK ? "is loaded now" : "Loaded as generation";
    bool claimed = has_said(claim), honest = !claimed || was_wrong || people == after;
    bool known = code == ENDED || code == 0 || code == 1 || (code >= 64 && code < 80);
    bool sound = (was_wrong ? people > 0 : people == before || people == after) && all_sound() &&
                 is_staged_well(what, code);
    was_wrong = false;
    int again = run(IMPORT, NULL, 0);
    bool works = again == 0 && people_now() == NEW_PEOPLE && all_sound();
    if (sound && honest && known && works) {
        passed++;
    } else {
        failed++;
        printf("%s %s%s at call %u: exit %d, people %u%s%s; then exit %d, people %u\n",
               what_name[what], way->how, way->all ? " and ever after" : "", n, code, people,
               sound ? "" : ", unsound", claimed ? ", said to be loaded" : "", again,
               people_now());
    }
    return 0;
}

/* How many calls there were. */
static unsigned try_all(enum what what, const struct way *way, unsigned every)
{
    /* Another place to begin at each time covers more when only a sample is taken. */
    static unsigned first;
    unsigned n = 1 + first++ % every;
    while (try_one(what, way, n) != NO_MORE) {
        n += every;
    }
    return n;
}

/* Finding and linking its modules takes the picture library longer than all else here: once, before
 * anything forks. No picture is decoded, so there are no threads yet that a child would lack. */
static void warm_up(void)
{
    struct photo photo;
    struct diag d = {0};
    struct stat st;
    must(photo_convert("GIF89a, says who", 16, PHOTO_POSTER, &photo, &d) == ERR_BAD_DATA, d.text);
    must(stat("/proc/self/task", &st) == 0 && st.st_nlink == 3, "a thread");
}

static void keep(const char *path, const char *name)
{
    char to[FS_PATH_MAX];
    must(fs_join(to, top, name) && rename(path, to) == 0, name);
}

static void plug_in(const char *folder)
{
    must(fs_remove_tree(stick) == ERR_OK, stick);
    copy_tree(folder, stick);
}

static void note_old_photo(void)
{
    struct model *m = model_new(today());
    struct diag d = {0};
    must(content_fill(data, m, &d) == ERR_OK && m->person_count == OLD_PEOPLE, d.text);
    str_copy(old_photo, sizeof old_photo, m->people[0].photo);
    model_unref(m);
}

/* What the four begin with: the old content, that and the stick as it is staged, and both loaded
 * one after the other. All below top, so that what is read from it can fail as well. */
static void prepare(const char *old, const char *new)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(top, sizeof top, "%.200s/nth-XXXXXX", tmp ? tmp : "/tmp");
    must(mkdtemp(top) != NULL, top);
    snprintf(data, sizeof data, "%s/data", top);
    snprintf(import_dir, sizeof import_dir, "%s/data-import", top);
    snprintf(stick, sizeof stick, "%s/stick", top);
    snprintf(said, sizeof said, "%s.said", top);
    snprintf(count, sizeof count, "%s.count", top);
    plug_in(old);
    must(run(IMPORT, NULL, 0) == 0, "the old content");
    note_old_photo();
    keep(data, "loaded");
    plug_in(new);
    set_up(IMPORT);
    must(run(STAGE, NULL, 0) == 0, "staging");
    keep(import_dir, "staged");
    set_up(LOAD);
    must(run(LOAD, NULL, 0) == 0 && people_now() == NEW_PEOPLE, "loading");
    keep(data, "both");
}

int main(int argc, char **argv)
{
    static const struct way ways[] = {
        {"EIO", false}, {"ENOSPC", false}, {"short", false}, {"exit", false}, {"EIO", true},
        {"ENOSPC", true}, {"wrong", false}, {"wrong", true},
    };
    must(argc == 5 || argc == 6, "usage: tool_nth NTH.SO OLD STICK EVERY [WHAT]");
    if (!getenv("LD_PRELOAD")) {
        setenv("LD_PRELOAD", argv[1], 1);
        execv("/proc/self/exe", argv);
        must(false, argv[0]);
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    unsigned every = (unsigned)strtoul(argv[4], NULL, 10);
    must(every > 0, "EVERY");
    warm_up();
    prepare(argv[2], argv[3]);
    for (enum what what = IMPORT; what <= ROLLBACK; what++) {
        unsigned most = 0;
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            bool wanted = argc == 5 || str_equal(argv[5], ways[i].how) ||
                          str_equal(argv[5], what_name[what]);
            unsigned n = wanted ? try_all(what, &ways[i], every) : 1;
            most = n > most ? n : most;
        }
        fprintf(stderr, "%s: each of up to %u calls%s\n", what_name[what], most - 1,
                every > 1 ? ", a sample" : "");
    }
    must(fs_remove_tree(top) == ERR_OK, top);
    unlink(said);
    unlink(count);
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0;
}
