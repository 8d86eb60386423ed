/* What people do with one note: look at it, decide about it, erase it, and read who did so. */
#include "base/caps.h"
#include "ctl/kudos.h"
#include "import/import.h"
#include "model/reason.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EDITS_SHOWN = 32 };

const char *kudos_audit_name(void)
{
    const char *user = getenv("SUDO_USER");
    static char name[CAP_NAME_BYTES];
    user = str_empty(user) ? getenv("USER") : user;
    /* Anybody can put anything into their environment, and a log is for reading. */
    return user && import_message(name, sizeof name, user) ? name : "kioskctl";
}

static bool parse_id(const char *s, int64_t *ret)
{
    char *end;
    long long id = strtoll(s, &end, 10);
    if (end == s || *end || id <= 0) {
        return false;
    }
    *ret = id;
    return true;
}

static int need_id(void)
{
    return ctl_usage(&verb_kudos, "the number of one note is needed.");
}

static int fail_note(int64_t id, enum err e)
{
    return ctl_fail(e == ERR_NOT_FOUND ? EXIT_PROBLEMS : ctl_exit_code(e), "note %" PRId64 ": %s",
                    id, err_name(e));
}

static void print_words(struct buf *out, const struct kudos_row *row, const char *const *before,
                        unsigned edits)
{
    char day[11];
    date_format(row->day, day);
    buf_printf(out, "Note %" PRId64 ", %s, %s\nFrom: ", row->id, kudos_state_name(row->state), day);
    kudos_from(out, row, true);
    buf_puts(out, "\nTo: ");
    kudos_to(out, row, true);
    buf_printf(out, "\n%s\n", row->message);
    if (!str_empty(row->value)) {
        buf_printf(out, "Value: %s\n", row->value);
    }
    if (!str_empty(row->reason)) {
        buf_printf(out, "Reason: %s\n", row->reason);
    }
    for (unsigned i = 0; i < edits; i++) {
        buf_printf(out, "Before it was edited: %s\n", before[i]);
    }
}

static void print_json(struct buf *out, const struct kudos_row *row, const char *const *before,
                       unsigned edits)
{
    kudos_json(out, row);
    out->data[--out->len] = '\0'; /* one more member */
    buf_puts(out, ",\"before\":[");
    for (unsigned i = 0; i < edits; i++) {
        buf_puts(out, i ? "," : "");
        ctl_json_string(out, before[i]);
    }
    buf_puts(out, "]}\n");
}

int kudos_show(const struct ctl *ctl, int argc, char **argv)
{
    int64_t id;
    struct store *store;
    if (argc != 2 || !parse_id(argv[1], &id)) {
        return need_id();
    }
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct arena arena = {0};
    struct kudos_row row;
    const char *before[EDITS_SHOWN];
    unsigned edits = 0;
    struct buf out = {0};
    enum err e = store_kudos_get(store, id, &arena, &row);
    if (e == ERR_OK) {
        e = store_kudos_before(store, id, &arena, before, EDITS_SHOWN, &edits);
    }
    store_close(store);
    if (e == ERR_OK) {
        (ctl->json ? print_json : print_words)(&out, &row, before, edits);
    }
    arena_done(&arena);
    return e == ERR_OK ? ctl_print(&out) : fail_note(id, e);
}

static int decided(int64_t id, enum kudos_state state, enum err e)
{
    if (e != ERR_OK) {
        return fail_note(id, e);
    }
    fprintf(stderr, "Note %" PRId64 " is %s now.\n", id, kudos_state_name(state));
    return EXIT_DONE;
}

/* Free words are kept behind the kind of reason that means a person, or the panel would take them
 * for a word of the list. */
static void explain_hold(char *dst, size_t size, const char *reason)
{
    str_format(dst, size, "%s%s%s", reason_name(REASON_FLAGGED), str_empty(reason) ? "" : ": ",
               reason);
}

static int set_state(const struct ctl *ctl, enum kudos_state state, int argc, char **argv)
{
    bool bad = false;
    int64_t id;
    char reason[CAP_MESSAGE_BYTES - 16] = "", held[CAP_MESSAGE_BYTES];
    const char *text = ctl_option(&argc, argv, "--reason", &bad);
    struct store *store;
    if (bad || argc != 2 || !parse_id(argv[1], &id)) {
        return need_id();
    }
    if (!str_empty(text) && !import_message(reason, sizeof reason, text)) {
        return ctl_usage(&verb_kudos, "a reason of 1 to %d characters is needed.",
                         CAP_MESSAGE_CHARACTERS);
    }
    explain_hold(held, sizeof held, reason);
    int code = kudos_open(ctl, true, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    enum err e = store_kudos_set_state(store, id, state, kudos_audit_name(),
                                       state == KUDOS_HELD ? held : reason);
    store_close(store);
    return decided(id, state, e);
}

int kudos_reject(const struct ctl *ctl, int argc, char **argv)
{
    return set_state(ctl, KUDOS_REJECTED, argc, argv);
}

int kudos_hide(const struct ctl *ctl, int argc, char **argv)
{
    return set_state(ctl, KUDOS_HIDDEN, argc, argv);
}

int kudos_hold(const struct ctl *ctl, int argc, char **argv)
{
    return set_state(ctl, KUDOS_HELD, argc, argv);
}

int kudos_approve(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    int64_t id;
    char message[CAP_MESSAGE_BYTES] = "";
    const char *text = ctl_option(&argc, argv, "--message", &bad);
    struct store *store;
    if (bad || argc != 2 || !parse_id(argv[1], &id)) {
        return need_id();
    }
    if (text && !import_message(message, sizeof message, text)) {
        return ctl_usage(&verb_kudos, "a message of 1 to %d characters is needed.",
                         CAP_MESSAGE_CHARACTERS);
    }
    int code = kudos_open(ctl, true, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    enum err e = store_kudos_approve(store, id, message, kudos_audit_name());
    store_close(store);
    return decided(id, KUDOS_SHOWN, e);
}

/* What is in a file that was set aside stays there until a person deletes it. */
static void tell_aside(const char *dir)
{
    struct buf names = {0};
    store_list_aside(dir, &names);
    if (names.len > 0) {
        fprintf(stderr,
                "These files in %s were set aside earlier and may still have the words; please "
                "delete those that are not needed any more:\n%s",
                dir, names.data);
    }
    buf_done(&names);
}

/* The rows are gone already. Now the copies between them and in the backups. */
static int clear_copies(struct store *store, const char *dir)
{
    struct diag d = {0};
    bool made = false;
    enum err e = store_scrub(store);
    if (e == ERR_OK) {
        e = store_backup_erased(store, &made, &d);
    }
    tell_aside(dir);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e),
                        "it is erased, but copies may be left until the next daily backup: %s %s",
                        err_name(e), d.text);
    }
    if (made) {
        fputs("Backups that had it are deleted; a new one took their place.\n", stderr);
    }
    return EXIT_DONE;
}

static int erase_note(struct store *store, int64_t id)
{
    enum err e = store_kudos_erase(store, id, kudos_audit_name());
    if (e != ERR_OK) {
        return fail_note(id, e);
    }
    fprintf(stderr, "Note %" PRId64 " is erased.\n", id);
    return EXIT_DONE;
}

/* What somebody asked not to show holds their name. Who is still in people.csv keeps it: without it
 * their days would be shown again. */
static enum err erase_optouts(struct store *store, const char *person, bool listed,
                              unsigned *ret_erased)
{
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0, kept = 0;
    enum err e = listed ? store_optout_list(store, &a, &all, &n)
                        : store_optout_erase(store, person, kudos_audit_name(), ret_erased);
    for (unsigned i = 0; e == ERR_OK && i < n; i++) {
        kept += str_equal(all[i].key, person);
    }
    if (kept > 0) {
        fputs("What they asked not to show stays noted while they are in people.csv. Take them "
              "out of it, then erase them again.\n", stderr);
    }
    arena_done(&a);
    return e;
}

/* Somebody who has left already is known by key, or by name in the notes of another system. */
static int erase_person(const struct ctl *ctl, struct store *store, const char *person)
{
    struct model *m = ctl_model(ctl);
    unsigned count = 0;
    uint32_t found = kudos_find_person(m, person, &count);
    int code = count > 1 ? kudos_find_one(m, person, &found) : EXIT_DONE;
    struct store_erased erased = {0};
    unsigned optouts = 0;
    enum err e = ERR_OK;
    if (code == EXIT_DONE) {
        const char *key = found == MODEL_NONE ? person : m->people[found].key;
        const char *name = found == MODEL_NONE ? person : m->people[found].name;
        e = store_person_erase(store, key, name, kudos_audit_name(), &erased);
        e = e == ERR_OK ? erase_optouts(store, key, found != MODEL_NONE, &optouts) : e;
    }
    model_unref(m);
    if (code != EXIT_DONE) {
        return code;
    }
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "not all was erased: %s", err_name(e));
    }
    if (optouts > 0) {
        fputs("What they asked not to show is erased.\n", stderr);
    }
    if (erased.notes + erased.names + optouts == 0) {
        return ctl_fail(EXIT_PROBLEMS, "no note is from or to “%s”", person);
    }
    fprintf(stderr, "Notes erased: %u. Taken out of notes to several people: %u.\n", erased.notes,
            erased.names);
    return EXIT_DONE;
}

int kudos_erase(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    int64_t id = 0;
    const char *person = ctl_option(&argc, argv, "--person", &bad);
    struct store *store;
    bool good = person ? argc == 1 && *person : argc == 2 && parse_id(argv[1], &id);
    if (bad || !good) {
        return ctl_usage(&verb_kudos, "erase takes the number of one note or --person K.");
    }
    int code = kudos_open(ctl, true, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    code = person ? erase_person(ctl, store, person) : erase_note(store, id);
    /* Also when there was nothing: the first attempt may have been cut off after the rows. */
    int cleared = clear_copies(store, ctl->config.data);
    store_close(store);
    return code == EXIT_DONE ? cleared : code;
}

struct log {
    struct buf out;
    bool json, started, failed;
};

static bool log_one(void *ctx, const struct store_event *e)
{
    struct log *l = ctx;
    time_t at = (time_t)e->at_utc;
    struct tm tm;
    char when[32] = "";
    if (gmtime_r(&at, &tm)) {
        strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &tm);
    }
    if (l->json) {
        buf_printf(&l->out, "%s{\"at\":\"%s\",\"note\":%" PRId64 ",\"what\":",
                   l->started ? ",\n" : "[", when, e->kudos);
        ctl_json_string(&l->out, e->what);
        buf_puts(&l->out, ",\"who\":");
        ctl_json_string(&l->out, e->who);
        buf_puts(&l->out, ",\"reason\":");
        ctl_json_string(&l->out, e->reason);
        buf_puts(&l->out, "}");
    } else {
        char note[32] = "";
        if (e->kudos) {
            str_format(note, sizeof note, "note %" PRId64, e->kudos);
        }
        buf_printf(&l->out, "%s  %-12s  %-11s  %s", when, note, e->what, e->who);
        buf_printf(&l->out, str_empty(e->reason) ? "\n" : "  (%s)\n", e->reason);
    }
    l->started = true;
    l->failed = fwrite(l->out.data, 1, l->out.len, stdout) != l->out.len;
    buf_reset(&l->out);
    return !l->failed;
}

int kudos_log(const struct ctl *ctl, int argc, char **argv)
{
    int64_t id = 0;
    struct store *store;
    if (argc > 2 || (argc == 2 && !parse_id(argv[1], &id))) {
        return ctl_usage(&verb_kudos, "log takes at most the number of one note.");
    }
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct log l = {.json = ctl->json};
    enum err e = store_events_each(store, id, log_one, &l);
    store_close(store);
    if (ctl->json) {
        buf_puts(&l.out, l.started ? "]\n" : "[]\n");
    }
    code = ctl_print(&l.out);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the log cannot be read: %s", err_name(e));
    }
    return l.failed ? EXIT_IO : code;
}
