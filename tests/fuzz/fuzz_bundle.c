/* Any bytes as a stick: they describe a folder (lay.h), which is laid out in a temporary place and
 * goes through `kioskctl import --stage`, and what that staged through the screen's look at it.
 * Nothing crashes; what the importer calls ready the screen takes; every text is fit to be shown;
 * nothing from outside of the stick is in it; no file stays open. */
#include "fuzz/fuzz.h"

#include "content/stage.h"
#include "ctl/ctl.h"
#include "fuzz/lay.h"

#include <stdio.h>
#include <unicode/utf8.h>

static char top[64], folder[80], data[80], secret[32];

static void insist(bool good)
{
    if (!good) {
        abort();
    }
}

/* Not memmem: libFuzzer looks over its shoulder, and would put the secret into its inputs. */
static bool has_secret(const char *s, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; secret[n] && i < size; i++) {
        n = s[i] == secret[n] ? n + 1 : s[i] == secret[0];
    }
    return *secret && !secret[n];
}

/* UTF-8 without what moves a cursor or turns the order of what stands beside it. */
static void insist_on_text(const char *s, size_t size, bool lines)
{
    int32_t n = (int32_t)size;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U8_NEXT(s, i, n, c);
        insist(c >= 0x20 || (lines && c == '\n'));
        insist(!(c >= 0x7F && c < 0xA0) && !(c >= 0x202A && c <= 0x202E) &&
               !(c >= 0x2066 && c <= 0x2069));
    }
    insist(!has_secret(s, size));
}

static void insist_on(const char *s)
{
    insist_on_text(s, strlen(s), false);
}

static void check_model(const struct model *m)
{
    for (unsigned i = 0; i < m->person_count; i++) {
        const struct person *p = &m->people[i];
        insist(*p->name && strlen(p->name) < CAP_NAME_BYTES);
        insist(p->department < m->department_count);
        insist_on(p->name);
    }
    for (unsigned i = 0; i < m->social_count; i++) {
        insist(*m->socials[i].title != '\0');
        insist_on(m->socials[i].title);
    }
    for (unsigned i = 0; i < m->poster_count; i++) {
        insist(strlen(m->posters[i].picture) > 64);
        insist_on(m->posters[i].caption);
    }
}

static void check_stick(const struct stick *s)
{
    insist_on(s->label);
    insist_on(s->file);
    for (unsigned i = 0; i < s->problem_count; i++) {
        insist_on(s->problem[i].file);
        insist_on(s->problem[i].text);
        insist(*s->problem[i].text != '\0');
    }
    for (unsigned i = 0; i < s->change_count; i++) {
        const struct stick_change *c = &s->change[i];
        for (unsigned k = 0; k < c->added_names; k++) {
            insist_on(c->added_name[k]);
        }
        insist(c->added <= c->total);
    }
    if (s->coming) {
        check_model(s->coming);
    }
}

/* `kioskctl import folder how`. What it prints is for a terminal: that is looked at, too. */
static int import_as(const char *how)
{
    char ctl[] = "kioskctl", verb[] = "import", option[16], names[][10] = {"--data", "--config",
                                                                          "--now"};
    char config[] = "/dev/null", now[] = "2026-11-23T10:00", *text = NULL;
    size_t n = 0;
    insist(str_copy(option, sizeof option, how));
    char *argv[] = {ctl, verb, folder, option, names[0], data, names[1], config, names[2], now,
                    NULL};
    FILE *out = stdout, *err = stderr, *both = open_memstream(&text, &n);
    insist(both != NULL);
    stdout = stderr = both;
    int code = ctl_main((int)(sizeof argv / sizeof *argv) - 1, argv);
    stdout = out;
    stderr = err;
    insist(fclose(both) == 0);
    insist_on_text(text, n, true);
    free(text);
    return code;
}

/* Removes all of it, however this process ends. */
static void start_cleaner(void)
{
    int pair[2];
    char byte;
    insist(pipe2(pair, O_CLOEXEC) == 0);
    pid_t cleaner = fork();
    insist(cleaner >= 0);
    if (cleaner == 0) {
        setsid();
        for (int fd = 0; fd < 3; fd++) {
            close(fd);
        }
        close(pair[1]);
        while (read(pair[0], &byte, 1) < 0) {
        }
        _exit(fs_remove_tree(top) != ERR_OK);
    }
    close(pair[0]);
}

/* What is loaded already, and a file outside of the stick that nobody may read. */
static void begin(void)
{
    static const char old[] = "=== file people.csv\nname,department\nAda,Sales\nBo,Support\n"
                              "=== picture photos/ada.png\n"
                              "=== file values.csv\nvalue\nPatience\n";
    const char *tmp = getenv("TMPDIR");
    snprintf(top, sizeof top, "%.30s/fuzz-bundle-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : tmp ? tmp : "/tmp");
    insist(mkdtemp(top) != NULL);
    start_cleaner();
    char text[160];
    snprintf(folder, sizeof folder, "%s/outside", top);
    snprintf(secret, sizeof secret, "%016llx", (unsigned long long)stage_new_id());
    snprintf(text, sizeof text, "=== file people.csv\nname,department\n%s,%s\n", secret, secret);
    lay_out(folder, text, strlen(text));
    snprintf(folder, sizeof folder, "%s/stick", top);
    snprintf(data, sizeof data, "%s/data", top);
    lay_out(folder, old, sizeof old - 1);
    insist(import_as("--yes") == EXIT_DONE && fs_remove_tree(folder) == ERR_OK);
}

static int next_descriptor(void)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(fd);
    return fd;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!*top) {
        begin();
    }
    char *text = mem_new(size + 1, 1), *pdf;
    memcpy(text, bytes, size);
    /* It is drawn by another program, which is not ours. */
    while ((pdf = memmem(text, size, "%PDF-", 5))) {
        *pdf = '#';
    }
    lay_out(folder, text, size);
    free(text);
    int before = next_descriptor(), code = import_as("--stage");
    struct stick *found = NULL;
    struct diag d = {0};
    insist(stage_look(data, date_of((struct ymd){2026, 11, 23}), &found, &d) == ERR_OK);
    check_stick(found);
    bool staged = code == EXIT_DONE || code == EXIT_PROBLEMS;
    insist(staged || code == EXIT_BAD_DATA);
    if (staged) {
        insist(found->phase == STICK_READY || found->phase == STICK_SAME);
    } else {
        insist(found->phase == STICK_REFUSED && *found->why);
        insist_on(found->why);
    }
    stick_unref(found);
    insist(fs_remove_tree(folder) == ERR_OK && next_descriptor() == before);
    return 0;
}
