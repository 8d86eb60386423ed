/* Kills the panel at random moments while people post, and looks what is left.
 *
 *   tool_kill DATA KIOSKCTL KILLS SEED
 *
 * DATA is a data directory with content, without notes, with the PIN 2580. Each round runs this
 * program again as the panel: the real core, scene and store behind a form that posts, flags, takes
 * back and reviews (app/asking.h). It says what it asks for, and what was answered once the form
 * has heard it. Every fourth round kioskctl is killed instead, in the middle of a decision or an
 * erasure. After SIGKILL the file has to pass integrity_check and hold every note that was
 * answered, once and as it was answered, with all its receivers and events; what was under way has
 * happened as a whole or not at all. The last line is "N passed, M failed": one for each kill. */
#include "app/asking.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    NOTES = 200000,
    NEW_ONES = 16,      /* that a panel may flag, review and take back */
    START_MS = 400,     /* one in eight is killed before or while the panel starts */
    RUN_MS = 150,       /* the others so long after they began to post */
    CTL_MS = 60,
    PATIENCE_MS = 20000,
};

enum state { SHOWN, HELD, REJECTED, HIDDEN, GONE };

/* A note as it has to be. */
struct known {
    int64_t id;
    unsigned words;  /* the message is "words-<number>-", each number once */
    enum state state;
    unsigned also, events;
};

/* What was asked for last and not answered yet. */
struct wish {
    char what[16]; /* "post", "flag", "undo", "approve", "reject", "hide"; "" none */
    int64_t id;
    unsigned words, also;
};

static struct known known[NOTES];
static unsigned known_count, failures, answered, under_way, happened;
static const char *data, *kioskctl;

static uint64_t random_state;

/* Knuth's linear congruence (MMIX): the same moments everywhere for the same seed. */
static unsigned random_below(unsigned n)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((random_state >> 33) % n);
}

static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One write: a line is there as a whole or not at all. */
static void say(const char *format, ...)
{
    char line[128];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (write(STDOUT_FILENO, line, (size_t)n) != n) {
        _exit(3);
    }
}

/* The panel. */

struct panel {
    struct core core;
    struct { int64_t id; enum state state; struct intent post; } own[NEW_ONES];
    unsigned count, words;
};

/* The form has heard it: at this moment the person reads "Thank you". */
static void tell(void *wish)
{
    const struct wish *w = wish;
    say("done %s %" PRId64 " %u %u\n", w->what, asking.answer.kudos, w->words, w->also);
}

static struct intent_result ask(struct panel *p, const struct intent *i, struct wish w)
{
    say("ask %s %" PRId64 " %u %u\n", w.what, i->kudos, w.words, w.also);
    asking.heard = tell;
    asking.ctx = &w;
    struct intent_result r = asking_ask(&p->core, i);
    asking.heard = NULL;
    return r;
}

static void remember(struct panel *p, int64_t id, enum state state, const struct intent *post)
{
    unsigned at = p->count < NEW_ONES ? p->count++ : random_below(NEW_ONES);
    p->own[at].id = id;
    p->own[at].state = state;
    p->own[at].post = *post;
}

static void post(struct panel *p)
{
    const struct model *m = p->core.model;
    struct intent i = {.kind = INTENT_POST, .from = random_below(m->person_count),
                       .from_department = MODEL_NONE, .to_department = MODEL_NONE,
                       .value = MODEL_NONE, .to_count = 1};
    unsigned shape = random_below(4);
    if (shape == 0) {
        i.from = MODEL_NONE;
        i.from_department = random_below(m->department_count);
    } else if (shape == 1) {
        i.to_count = 0;
        i.to_department = random_below(m->department_count);
    } else if (shape == 2) {
        i.to_count = 2 + random_below(30);
    }
    for (unsigned k = 0, at = random_below(m->person_count); k < i.to_count; at++) {
        if (at % m->person_count != i.from) {
            i.to[k++] = at % m->person_count;
        }
    }
    /* Some take more than a page. */
    str_format(i.message, sizeof i.message, "words-%06u-%0*d", p->words,
               random_below(8) ? 20 + (int)random_below(200) : 3800, 0);
    unsigned also = i.to_count > 0 ? i.to_count - 1 : 0;
    struct intent_result r = ask(p, &i, (struct wish){"post", 0, p->words, also});
    p->words++;
    if (r.outcome == OUTCOME_SHOWN) {
        remember(p, r.kudos, SHOWN, &i);
    } else if (r.outcome != OUTCOME_ENOUGH && r.outcome != OUTCOME_ENOUGH_FOR) {
        say("bad post %" PRId64 " outcome %u\n", r.kudos, r.outcome);
    }
}

static void decide(struct panel *p, unsigned at)
{
    static const char *const name[] = {
        [INTENT_UNDO] = "undo", [INTENT_FLAG] = "flag", [INTENT_APPROVE] = "approve",
        [INTENT_REJECT] = "reject",
    };
    struct intent i = {.kind = INTENT_UNDO, .kudos = p->own[at].id, .reason = "Not ours"};
    if (p->own[at].state == SHOWN) {
        i.kind = random_below(3) ? INTENT_FLAG : INTENT_UNDO;
    } else {
        i.kind = random_below(2) ? INTENT_APPROVE : INTENT_REJECT;
    }
    unsigned words = 0;
    if (i.kind == INTENT_APPROVE && random_below(2)) {
        words = p->words++;
        str_format(i.message, sizeof i.message, "words-%06u-", words);
    }
    struct wish w = {.words = words};
    str_copy(w.what, sizeof w.what, name[i.kind]);
    struct intent_result r = ask(p, &i, w);
    if (r.outcome == OUTCOME_NOT_SAVED) {
        say("bad %s %" PRId64 " was not saved\n", name[i.kind], i.kudos);
    }
    if (i.kind == INTENT_FLAG || i.kind == INTENT_REJECT) {
        p->own[at].state = i.kind == INTENT_FLAG ? HELD : REJECTED;
    } else if (i.kind == INTENT_APPROVE) {
        /* In other words it is another note to whoever posts the old ones again. */
        p->own[at].state = SHOWN;
        p->own[at].post.to_count = words ? CAP_RECEIVERS + 1 : p->own[at].post.to_count;
    } else {
        p->own[at] = p->own[--p->count];
    }
}

static void post_again(struct panel *p, unsigned at)
{
    if (p->own[at].post.to_count > CAP_RECEIVERS) {
        return;
    }
    struct intent_result r = asking_ask(&p->core, &p->own[at].post);
    if (r.kudos != p->own[at].id) {
        say("bad post-again %" PRId64 " became %" PRId64 "\n", p->own[at].id, r.kudos);
    }
}

static int run_panel(const char *dir, unsigned words)
{
    static struct panel p;
    struct app_options o = {.display_w = 320, .display_h = 240};
    struct intent unlock = {.kind = INTENT_UNLOCK, .pin = "2580"};
    struct diag d = {0};
    random_state = words;
    p.words = words;
    config_defaults(&o.config);
    str_copy(o.config.data, sizeof o.config.data, dir);
    o.config.notes_per_session = o.config.notes_per_person = SESSION_NOTES;
    if (!clock_init_fake(&o.clock, "2026-10-14T12:42") ||
        core_open(&p.core, &o, true, &d) != ERR_OK) {
        say("bad start 0 %s\n", d.text);
        return 1;
    }
    core_await(&p.core, PATIENCE_MS);
    asking_begin(&p.core);
    say("ready x 0\n");
    if (asking_ask(&p.core, &unlock).outcome != OUTCOME_UNLOCKED) {
        say("bad unlock 0 %u\n", asking.answer.outcome);
    }
    for (;;) {
        unsigned what = random_below(10);
        if (p.count == 0 || what < 5) {
            post(&p);
        } else if (what < 9) {
            decide(&p, random_below(p.count));
        } else {
            post_again(&p, random_below(p.count));
        }
    }
}

/* The one who kills. */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void fail(unsigned round, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void fail(unsigned round, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("round %u: ", round);
    vprintf(format, args);
    printf("\n");
    va_end(args);
    failures++;
}

static struct known *find(int64_t id)
{
    for (unsigned i = known_count; i-- > 0;) {
        if (known[i].id == id) {
            return &known[i];
        }
    }
    return NULL;
}

/* The note after the wish. */
static struct known after(struct known k, const struct wish *w)
{
    if (str_equal(w->what, "undo") || str_equal(w->what, "erase")) {
        k.state = GONE;
    } else if (str_equal(w->what, "approve")) {
        k.state = SHOWN;
        k.events += 1 + (w->words != 0);
        k.words = w->words ? w->words : k.words;
    } else {
        k.state = str_equal(w->what, "flag") ? HELD
                  : str_equal(w->what, "hide") ? HIDDEN : REJECTED;
        k.events++;
    }
    return k;
}

static struct known posted(const struct wish *w, int64_t id)
{
    return (struct known){.id = id, .words = w->words, .state = SHOWN, .also = w->also};
}

static void take_line(unsigned round, const char *line, struct wish *w, unsigned *next_words)
{
    struct wish said = {.what = ""};
    char kind[8] = "";
    int n = sscanf(line, "%7s %15s %" SCNd64 " %u %u", kind, said.what, &said.id, &said.words,
                   &said.also);
    if (n < 3 || str_equal(kind, "bad")) {
        fail(round, "%s", line);
    } else if (str_equal(kind, "ask")) {
        *w = said;
        *next_words = said.words >= *next_words ? said.words + 1 : *next_words;
    } else if (str_equal(kind, "done")) {
        struct known *k = find(said.id);
        answered++;
        w->what[0] = '\0';
        if (str_equal(said.what, "post") && said.id != 0) {
            known[known_count++] = posted(&said, said.id);
        } else if (k) {
            *k = after(*k, &said);
        }
    }
}

static bool same(const struct known *a, const struct known *b)
{
    return a->words == b->words && a->state == b->state && a->also == b->also &&
           a->events == b->events;
}

/* A row is what is known, or that after the wish, or the one that was just being posted. */
static void check_row(unsigned round, const struct known *row, const struct wish *w)
{
    struct known *k = find(row->id);
    if (k) {
        struct known changed = w->id == k->id && *w->what ? after(*k, w) : *k;
        if (same(row, &changed)) {
            happened += !same(&changed, k);
            *k = changed;
        } else if (!same(row, k)) {
            fail(round,
                 "note %" PRId64 ": words %u, state %d, %u more, %u events, not %u, %d, %u, %u",
                 row->id, row->words, row->state, row->also, row->events, k->words, k->state,
                 k->also, k->events);
            *k = *row; /* told once */
        }
        return;
    }
    struct known new = posted(w, row->id);
    if (str_equal(w->what, "post") && same(row, &new)) {
        known[known_count++] = new;
        happened++;
    } else {
        fail(round, "note %" PRId64 " (words %u) was never posted, or is there twice", row->id,
             row->words);
    }
}

static sqlite3 *open_file(void)
{
    char path[FS_PATH_MAX];
    sqlite3 *db = NULL;
    if (!fs_join(path, data, "kudos.db") || sqlite3_open(path, &db) != SQLITE_OK) {
        fprintf(stderr, "%s/kudos.db cannot be opened\n", data);
        exit(1);
    }
    return db;
}

static void check_sound(unsigned round, sqlite3 *db)
{
    static const char *const checks[] = {"PRAGMA integrity_check", "PRAGMA foreign_key_check"};
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *q = NULL;
        if (sqlite3_prepare_v2(db, checks[i], -1, &q, NULL) != SQLITE_OK) {
            fail(round, "%s: %s", checks[i], sqlite3_errmsg(db));
            return;
        }
        int rc = sqlite3_step(q);
        const char *text = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(q, 0) : "ok";
        if ((rc != SQLITE_ROW && rc != SQLITE_DONE) || (i == 1 && rc == SQLITE_ROW) ||
            !str_equal(text, "ok")) {
            fail(round, "%s: %s", checks[i], text);
        }
        sqlite3_finalize(q);
    }
}

static void check_file(unsigned round, const struct wish *w)
{
    static bool there[NOTES];
    sqlite3 *db = open_file();
    sqlite3_stmt *q = NULL;
    check_sound(round, db);
    under_way += *w->what != '\0';
    memset(there, 0, sizeof there);
    if (sqlite3_prepare_v2(db,
                           "SELECT id, state, substr(message, 7, 6),"
                           " (SELECT count(*) FROM kudos_also WHERE kudos=k.id),"
                           " (SELECT count(*) FROM kudos_event WHERE kudos=k.id)"
                           " FROM kudos k", -1, &q, NULL) != SQLITE_OK) {
        fail(round, "%s", sqlite3_errmsg(db));
    }
    while (q && sqlite3_step(q) == SQLITE_ROW) {
        struct known row = {
            .id = sqlite3_column_int64(q, 0),
            .state = (enum state)sqlite3_column_int(q, 1),
            .words = (unsigned)sqlite3_column_int(q, 2),
            .also = (unsigned)sqlite3_column_int(q, 3),
            .events = (unsigned)sqlite3_column_int(q, 4),
        };
        check_row(round, &row, w);
        struct known *k = find(row.id);
        if (k) {
            there[k - known] = true;
        }
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
    for (unsigned i = 0; i < known_count; i++) {
        bool may_go = *w->what && after(known[i], w).state == GONE && known[i].id == w->id;
        if (!there[i] && may_go) {
            happened += known[i].state != GONE;
            known[i].state = GONE;
        } else if (!there[i] && known[i].state != GONE) {
            fail(round, "note %" PRId64 " is lost", known[i].id);
            known[i].state = GONE;
        }
    }
}

/* Starts a program whose standard output is *ret_out; what it tells people is for nobody. */
static pid_t start(const char *const argv[], int *ret_out)
{
    int fd[2];
    if (pipe(fd) != 0) {
        exit(1);
    }
    pid_t child = fork();
    if (child == 0) {
        dup2(fd[1], STDOUT_FILENO);
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        close(fd[0]);
        close(fd[1]);
        execv(argv[0], (char *const *)argv);
        _exit(127);
    }
    close(fd[1]);
    *ret_out = fd[0];
    return child;
}

/* Collects what is written until the moment, or until the text is there; false at its end. */
static bool listen_until(int fd, int64_t moment, const char *text, struct buf *heard)
{
    for (;;) {
        int64_t left = moment - now_ms();
        if (left <= 0 || (text && heard->len && strstr(heard->data, text))) {
            return true;
        }
        struct pollfd p = {.fd = fd, .events = POLLIN};
        char bytes[4096];
        if (poll(&p, 1, (int)left) > 0) {
            ssize_t n = read(fd, bytes, sizeof bytes);
            if (n <= 0) {
                return n < 0 && errno == EINTR;
            }
            buf_add(heard, bytes, (size_t)n);
        }
    }
}

static void reap(pid_t child, int fd, struct buf *heard)
{
    int status;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    listen_until(fd, now_ms() + PATIENCE_MS, NULL, heard);
    close(fd);
}

static void kill_panel(unsigned round, const char *self, unsigned *words)
{
    char first[16];
    str_format(first, sizeof first, "%u", *words);
    const char *argv[] = {self, "--panel", data, first, NULL};
    struct buf heard = {0};
    struct wish wish = {.what = ""};
    int fd;
    unsigned early = random_below(8), start_ms = random_below(START_MS),
             run_ms = random_below(RUN_MS);
    pid_t child = start(argv, &fd);
    if (early == 0) {
        listen_until(fd, now_ms() + start_ms, NULL, &heard);
    } else {
        listen_until(fd, now_ms() + PATIENCE_MS, "ask ", &heard);
        listen_until(fd, now_ms() + run_ms, NULL, &heard);
    }
    /* Within a millisecond as well: a commit takes a few. */
    nanosleep(&(struct timespec){.tv_nsec = random_below(1000) * 1000L}, NULL);
    reap(child, fd, &heard);
    buf_add(&heard, "", 1);
    for (char *line = heard.data, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        take_line(round, line, &wish, words);
    }
    buf_done(&heard);
    check_file(round, &wish);
}

static bool file_has(const char *path, const char *text)
{
    struct buf b = {0};
    bool has = fs_read(path, (size_t)1 << 30, &b) == ERR_OK && b.len > 0 &&
               memmem(b.data, b.len, text, strlen(text));
    buf_done(&b);
    return has;
}

/* Erases for good what the killed attempt may have begun, and looks for its words. */
static void finish_erasure(unsigned round, int64_t id, unsigned words)
{
    char command[FS_PATH_MAX * 2], text[32], path[FS_PATH_MAX];
    snprintf(command, sizeof command, "'%s' kudos erase %" PRId64 " --data '%s' --config /dev/null "
             ">/dev/null 2>&1", kioskctl, id, data);
    int status = system(command);
    if (status != 0 && status != 1 << 8) {
        fail(round, "%s: %d", command, status);
    }
    find(id)->state = GONE;
    str_format(text, sizeof text, "words-%06u-", words);
    if (!fs_join(path, data, "kudos.db") || file_has(path, text)) {
        fail(round, "%s is still in kudos.db", text);
    }
}

static void kill_kioskctl(unsigned round)
{
    static const char *const verbs[] = {"approve", "reject", "hide", "erase"};
    char id[24];
    unsigned at = random_below(known_count), verb = random_below(4), delay = random_below(CTL_MS);
    if (known[at].state == GONE) {
        verb = 3;
    }
    str_format(id, sizeof id, "%" PRId64, known[at].id);
    const char *argv[] = {kioskctl, "kudos",    verbs[verb], id,  "--data",
                          data,     "--config", "/dev/null", NULL};
    struct wish wish = {.id = known[at].id};
    struct buf heard = {0};
    int fd;
    unsigned words = known[at].words;
    str_copy(wish.what, sizeof wish.what, verbs[verb]);
    pid_t child = start(argv, &fd);
    nanosleep(&(struct timespec){.tv_nsec = (long)(delay * 1000 + random_below(1000)) * 1000L},
              NULL);
    reap(child, fd, &heard);
    buf_done(&heard);
    check_file(round, &wish);
    if (verb == 3) {
        finish_erasure(round, wish.id, words);
        check_file(round, &(struct wish){.what = ""});
    }
}

int main(int argc, char **argv)
{
    if (argc == 4 && str_equal(argv[1], "--panel")) {
        return run_panel(argv[2], (unsigned)strtoul(argv[3], NULL, 10));
    }
    if (argc != 5) {
        fputs("tool_kill DATA KIOSKCTL KILLS SEED\n", stderr);
        return 2;
    }
    data = argv[1];
    kioskctl = argv[2];
    unsigned kills = (unsigned)strtoul(argv[3], NULL, 10), bad = 0, words = 1;
    int64_t begin = now_ms();
    random_state = strtoull(argv[4], NULL, 10);
    for (unsigned round = 0; round < kills; round++) {
        unsigned before = failures;
        if (round % 4 == 3 && known_count > 0) {
            kill_kioskctl(round);
        } else {
            kill_panel(round, argv[0], &words);
        }
        bad += failures > before;
    }
    if (answered == 0) {
        printf("nothing was ever answered\n");
        bad++;
    }
    unsigned gone = 0;
    for (unsigned i = 0; i < known_count; i++) {
        gone += known[i].state == GONE;
    }
    printf("%u answers were heard and %u notes stored, of which %u were erased; something was "
           "under way at %u kills and had happened at %u; %" PRId64 " s\n",
           answered, known_count, gone, under_way, happened, (now_ms() - begin) / 1000);
    printf("%u passed, %u failed\n", kills - bad, bad);
    return bad > 0;
}
