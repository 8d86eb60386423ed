/* What people asked not to show of themselves. */
#include "ctl/kudos.h"

#include <stdio.h>

extern const struct verb verb_optout;

static void put_json(struct buf *out, const struct store_optout *o)
{
    const struct { const char *name, *text; } member[] = {
        {"key", o->key}, {"name", o->name}, {"department", o->department},
        {"what", optout_name(o->kind)}};
    for (size_t i = 0; i < sizeof member / sizeof *member; i++) {
        buf_printf(out, "%s\"%s\":", i ? "," : "{", member[i].name);
        ctl_json_string(out, member[i].text);
    }
    buf_printf(out, ",\"at_utc\":%lld}", (long long)o->at_utc);
}

static int list(const struct ctl *ctl)
{
    struct store *store;
    struct arena a = {0};
    struct store_optout *all = NULL;
    unsigned n = 0;
    int code = kudos_open(ctl, false, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    enum err e = store_optout_list(store, &a, &all, &n);
    store_close(store);
    struct buf out = {0};
    for (unsigned i = 0; e == ERR_OK && i < n; i++) {
        const struct store_optout *o = &all[i];
        if (ctl->json) {
            buf_puts(&out, i ? ",\n" : "[");
            put_json(&out, o);
            continue;
        }
        ctl_put_moment(&out, o->at_utc);
        buf_printf(&out, "  %-11s  %s, %s  (%s)\n", optout_name(o->kind), o->name, o->department,
                   o->key);
    }
    arena_done(&a);
    if (e != ERR_OK) {
        buf_done(&out);
        return ctl_fail(ctl_exit_code(e), "the opt-outs cannot be read: %s", err_name(e));
    }
    if (ctl->json) {
        buf_puts(&out, n ? "]\n" : "[]\n");
    } else if (n == 0) {
        fputs("Nobody asked not to show something.\n", stderr);
    }
    return ctl_print(&out);
}

/* Those who asked, by the key or the name they had then: they may have left. *ret_key: in the
 * arena, NULL when it is nobody; false when it may be several. */
static bool find_asked(struct store *store, const char *name, struct arena *a,
                       const char **ret_key, enum err *ret_err)
{
    struct store_optout *all = NULL;
    unsigned n = 0;
    *ret_err = store_optout_list(store, a, &all, &n);
    for (unsigned i = 0; *ret_err == ERR_OK && i < n; i++) {
        if (str_equal(all[i].key, name)) {
            *ret_key = all[i].key;
            return true;
        }
    }
    for (unsigned i = 0; *ret_err == ERR_OK && i < n; i++) {
        if (!str_equal(all[i].name, name)) {
            continue;
        }
        if (*ret_key && !str_equal(*ret_key, all[i].key)) {
            return false;
        }
        *ret_key = all[i].key;
    }
    return true;
}

static void tell(const char *name, unsigned changed, const char *now)
{
    if (changed == 0) {
        fprintf(stderr, "That was so already.\n");
        return;
    }
    fprintf(stderr, "%s: ", name);
    for (unsigned k = 0, told = 0; k < OPTOUT_KINDS; k++) {
        if (changed & OPTOUT_BIT(k)) {
            fprintf(stderr, "%s%s", told++ ? ", " : "", optout_name((enum optout_kind)k));
        }
    }
    fprintf(stderr, "%s\n", now);
}

static int add(const struct ctl *ctl, struct store *store, const char *name, unsigned what)
{
    struct model *m = ctl_model(ctl);
    unsigned changed = 0, count = 0;
    int code = EXIT_DONE;
    uint32_t person = kudos_find_person(m, name, &count);
    if (person == MODEL_NONE || count > 1) {
        code = ctl_usage(&verb_optout,
                         count > 1 ? "more than one is called “%s”; the key of one is needed."
                                   : "nobody is called “%s”; a key or the exact name is needed.",
                         name);
    }
    if (code == EXIT_DONE) {
        const struct person *p = &m->people[person];
        const struct optout o = {p->key, p->name, kudos_department(m, person), what};
        enum err e = store_optout_add(store, &o, kudos_audit_name(), &changed);
        if (e != ERR_OK) {
            code = ctl_fail(ctl_exit_code(e), "it was not saved: %s", err_name(e));
        } else {
            tell(p->name, changed, " not shown from now on, whatever is imported.");
        }
    }
    model_unref(m);
    return code;
}

/* The key that the person has now may be another one than when they asked. */
static int take_out(struct store *store, const char *name, unsigned what)
{
    struct arena a = {0};
    const char *key = NULL;
    unsigned changed = 0;
    enum err e = ERR_OK;
    int code = EXIT_DONE;
    if (!find_asked(store, name, &a, &key, &e)) {
        code = ctl_usage(&verb_optout, "more than one is called “%s”; the key of one is needed, "
                                       "as optout list has it.", name);
    } else if (e == ERR_OK && !key) {
        code = ctl_fail(EXIT_PROBLEMS, "“%s” did not ask to hide anything; optout list has who did",
                        name);
    } else if (e == ERR_OK) {
        e = store_optout_remove(store, key, what, kudos_audit_name(), &changed);
    }
    if (e != ERR_OK) {
        code = ctl_fail(ctl_exit_code(e), "it was not saved: %s", err_name(e));
    } else if (code == EXIT_DONE) {
        tell(name, changed, " shown again, if people.csv says so.");
    }
    arena_done(&a);
    return code;
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    struct store *store;
    unsigned what = 0;
    bool adds = argc > 2 && str_equal(argv[1], "add");
    bool removes = argc > 2 && str_equal(argv[1], "remove");
    if (argc == 2 && str_equal(argv[1], "list")) {
        return list(ctl);
    }
    if (!adds && !removes) {
        return ctl_usage(&verb_optout, "list, add or remove is needed.");
    }
    for (int i = 3; i < argc; i++) {
        enum optout_kind kind;
        if (!optout_find(argv[i], &kind)) {
            return ctl_usage(&verb_optout, "“%s” is not birthday, anniversary or photo.", argv[i]);
        }
        what |= OPTOUT_BIT(kind);
    }
    what = what ? what : OPTOUT_ALL;
    int code = kudos_open(ctl, true, &store);
    if (code != EXIT_DONE) {
        return code;
    }
    code = adds ? add(ctl, store, argv[2], what) : take_out(store, argv[2], what);
    store_close(store);
    return code;
}

const struct verb verb_optout = {
    .name = "optout",
    .usage = "list | add K [WHAT]... | remove K [WHAT]...",
    .help = "What people asked not to show, whatever is imported. K is a key or exact name; WHAT "
            "is birthday, anniversary, photo, without it all three. remove shows it again.",
    .run = run,
};
