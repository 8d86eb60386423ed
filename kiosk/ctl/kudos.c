#include "ctl/kudos.h"

#include "base/caps.h"
#include "import/import.h"
#include "moderation/moderation.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

int kudos_open(const struct ctl *ctl, bool write, struct store **ret)
{
    struct diag d = {0};
    enum err e = store_open(ret, ctl->config.data, &d);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the notes cannot be opened (%s) %s", err_name(e),
                        d.text);
    }
    if (*d.text) {
        ctl_fail(EXIT_DONE, "%s", d.text);
    }
    if (write && !store_can_write(*ret)) {
        store_close(*ret);
        return ctl_fail(EXIT_IO, "%s cannot be written", ctl->config.data);
    }
    return EXIT_DONE;
}

uint32_t kudos_find_person(const struct model *m, const char *name, unsigned *ret_count)
{
    uint32_t found = model_find_person(m, name);
    *ret_count = found != MODEL_NONE;
    for (uint32_t i = 0; found == MODEL_NONE && i < m->person_count; i++) {
        if (str_equal(m->people[i].name, name)) {
            found = i;
        }
    }
    for (uint32_t i = 0; *ret_count == 0 && found != MODEL_NONE && i < m->person_count; i++) {
        *ret_count += str_equal(m->people[i].name, name);
    }
    *ret_count = found != MODEL_NONE && *ret_count == 0 ? 1 : *ret_count;
    return found;
}

const char *kudos_department(const struct model *m, uint32_t person)
{
    uint32_t d = m->people[person].department;
    return d < m->department_count ? m->departments[d].name : "";
}

struct listing {
    struct buf out;
    bool json;
    unsigned count;
};

static bool list_one(void *ctx, const struct kudos_row *row)
{
    struct listing *l = ctx;
    char day[11];
    date_format(row->day, day);
    if (l->json) {
        buf_puts(&l->out, l->count ? ",\n" : "[");
        kudos_json(&l->out, row);
    } else {
        buf_printf(&l->out, "%6" PRId64 "  %-8s  %-10s  ", row->id, kudos_state_name(row->state),
                   day);
        kudos_from(&l->out, row, false);
        buf_puts(&l->out, " → ");
        kudos_to(&l->out, row, false);
        buf_printf(&l->out, ": %s", row->message);
        if (!str_empty(row->reason)) {
            buf_printf(&l->out, "  (%s)", row->reason);
        }
        buf_puts(&l->out, "\n");
    }
    l->count++;
    return true;
}

static int list(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    enum kudos_state state = KUDOS_SHOWN;
    const char *name = ctl_option(&argc, argv, "--state", &bad);
    if (bad || argc != 1 || (name && !kudos_state_find(name, &state))) {
        return ctl_usage(&verb_kudos, "list takes --state shown, held, rejected or hidden.");
    }
    struct store *store;
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    struct listing l = {.json = ctl->json};
    enum err e = store_kudos_each(store, name == NULL, state, list_one, &l);
    store_close(store);
    if (e != ERR_OK) {
        buf_done(&l.out);
        return ctl_fail(ctl_exit_code(e), "the notes cannot be read: %s", err_name(e));
    }
    if (ctl->json) {
        buf_puts(&l.out, l.count ? "]\n" : "[]\n");
    }
    return ctl_print(&l.out);
}

int kudos_find_one(const struct model *m, const char *name, uint32_t *ret)
{
    unsigned count;
    *ret = kudos_find_person(m, name, &count);
    if (*ret == MODEL_NONE) {
        return ctl_usage(&verb_kudos, "nobody is called “%s”; a key or the exact name is needed.",
                         name);
    }
    if (count > 1) {
        return ctl_usage(&verb_kudos, "%u people are called “%s”; the key of one is needed.", count,
                         name);
    }
    return EXIT_DONE;
}

static const char *find_value(const struct model *m, const char *name)
{
    for (unsigned i = 0; name && i < m->value_count; i++) {
        if (str_equal(m->values[i].name, name)) {
            return m->values[i].name;
        }
    }
    return NULL;
}

static enum moderation_policy policy_of(enum config_moderation m)
{
    switch (m) {
    case CONFIG_HOLD_UNSURE: return MODERATION_HOLD_UNSURE;
    case CONFIG_HOLD_ALL: return MODERATION_HOLD_ALL;
    case CONFIG_HOLD_NOTHING: return MODERATION_HOLD_NOTHING;
    }
    return MODERATION_HOLD_ALL;
}

static int add_note(const struct ctl *ctl, const struct model *m, uint32_t from, uint32_t to,
                    const char *message, const char *value)
{
    struct moderation_reason reason;
    enum verdict verdict = moderation_check(message, m, policy_of(ctl->config.moderation), &reason);
    struct kudos_row row = {
        .state = verdict == VERDICT_SHOW ? KUDOS_SHOWN : KUDOS_HELD,
        .from_key = m->people[from].key,
        .from_name = m->people[from].name,
        .from_department = kudos_department(m, from),
        .to_key = m->people[to].key,
        .to_name = m->people[to].name,
        .to_department = kudos_department(m, to),
        .message = message,
        .value = value ? value : "",
        .reason = reason.text,
        .day = m->today,
        .created_utc = clock_utc(&ctl->clock),
        .source = "ctl",
    };
    struct store *store;
    int64_t id = 0;
    int code = kudos_open(ctl, true, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    enum err e = store_kudos_add(store, &row, &id);
    store_close(store);
    if (e != ERR_OK) {
        return ctl_fail(ctl_exit_code(e), "the note was not saved: %s", err_name(e));
    }
    struct buf out = {0};
    if (ctl->json) {
        buf_printf(&out, "{\"id\":%" PRId64 ",\"state\":\"%s\"}\n", id,
                   kudos_state_name(row.state));
    } else {
        buf_printf(&out, "%" PRId64 "\n", id);
    }
    fprintf(stderr, verdict == VERDICT_SHOW ? "Saved; it is shown next.\n"
                                            : "Saved; it waits for review.\n");
    return ctl_print(&out);
}

static int add(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    const char *from = ctl_option(&argc, argv, "--from", &bad);
    const char *to = ctl_option(&argc, argv, "--to", &bad);
    const char *text = ctl_option(&argc, argv, "--message", &bad);
    const char *value = ctl_option(&argc, argv, "--value", &bad);
    if (bad || argc != 1 || !from || !to || !text) {
        return ctl_usage(&verb_kudos, "add needs --from, --to and --message.");
    }
    char message[CAP_MESSAGE_BYTES];
    if (!import_message(message, sizeof message, text)) {
        return ctl_usage(&verb_kudos, "a message of 1 to %d characters is needed.",
                         CAP_MESSAGE_CHARACTERS);
    }
    struct model *m = ctl_model(ctl);
    uint32_t giver, receiver;
    int code = kudos_find_one(m, from, &giver);
    code = code == EXIT_DONE ? kudos_find_one(m, to, &receiver) : code;
    if (code == EXIT_DONE && value && !find_value(m, value)) {
        code = ctl_usage(&verb_kudos, "“%s” is not one of the values.", value);
    }
    if (code == EXIT_DONE && giver == receiver) {
        code = ctl_usage(&verb_kudos, "a note goes to somebody else.");
    }
    if (code == EXIT_DONE) {
        code = add_note(ctl, m, giver, receiver, message, value);
    }
    model_unref(m);
    return code;
}

static int export(const struct ctl *ctl, int argc, char **argv)
{
    bool bad = false;
    const char *format = ctl_option(&argc, argv, "--format", &bad);
    bool json = ctl->json || (format && str_equal(format, "json"));
    if (bad || argc != 1 || (format && !json && !str_equal(format, "csv"))) {
        return ctl_usage(&verb_kudos, "export takes --format csv or json.");
    }
    return kudos_export(ctl, json);
}

static int import(const struct ctl *ctl, int argc, char **argv)
{
    if (argc != 2) {
        return ctl_usage(&verb_kudos, "import needs one file.");
    }
    return kudos_import(ctl, argv[1]);
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(const struct ctl *ctl, int argc, char **argv);
    } sub[] = {
        {"list", list},           {"show", kudos_show},     {"add", add},
        {"approve", kudos_approve}, {"reject", kudos_reject}, {"hide", kudos_hide},
        {"hold", kudos_hold},     {"erase", kudos_erase},   {"log", kudos_log},
        {"import", import},       {"export", export},
    };
    for (size_t i = 0; argc > 1 && i < sizeof sub / sizeof *sub; i++) {
        if (str_equal(argv[1], sub[i].name)) {
            return sub[i].run(ctl, argc - 1, argv + 1);
        }
    }
    return ctl_usage(&verb_kudos, "one of these is needed.");
}

const struct verb verb_kudos = {
    .name = "kudos",
    .usage = "list [--state S] | show ID | add --from K --to K --message M [--value V] |\n"
             "            approve ID [--message M] | reject ID | hide ID | hold ID [--reason R] |\n"
             "            erase ID | erase --person K | log [ID] | import FILE |\n"
             "            export [--format csv|json]",
    .help = "Looks after notes; K is a person's key or exact name.",
    .run = run,
};
