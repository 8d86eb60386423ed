#include "app/stick_out.h"

#include "platform/child.h"
#include "platform/clock.h"

#include <stdlib.h>

enum { CPU_S = 120, MAKE_MS = 5 * 60 * 1000 };
#define LARGEST_FILE ((size_t)1 << 31)

static msec now(void)
{
    struct clock clock;
    clock_init_system(&clock);
    return clock_mono(&clock);
}

static bool is_hurried(void *ctx)
{
    return atomic_load((const atomic_bool *)ctx);
}

/* Paths are absolute: a child does not know where we are. */
static enum err make(const struct stick_out *o, const struct stick_out_wish *wish,
                     const char *folder)
{
    char dir[FS_PATH_MAX], data[FS_PATH_MAX], config[FS_PATH_MAX], language[48];
    enum err e = outbox_begin(o->data_dir);
    char *whole = e == ERR_OK ? realpath(o->data_dir, NULL) : NULL;
    bool fits = whole && str_copy(data, sizeof data, whole);
    free(whole);
    fits = fits && outbox_path(dir, data, folder);
    whole = o->config ? realpath(o->config, NULL) : NULL;
    fits = fits && (!o->config || (whole && str_copy(config, sizeof config, whole)));
    free(whole);
    if (!fits) {
        return e == ERR_OK ? ERR_LIMIT : e;
    }
    str_format(language, sizeof language, "LANGUAGE=%s", wish->language);
    const char *const environment[] = {language, NULL};
    const char *verb = wish->kind == INTENT_WRITE_BACKUP ? "backup" : "template";
    const char *const argv[] = {o->kioskctl, verb, dir, "--data", data,
                                o->config ? "--config" : NULL, config, NULL};
    const struct child_limits limits = {.file = LARGEST_FILE, .cpu_s = CPU_S, .wall = MAKE_MS,
                                        .cancelled = is_hurried,
                                        .ctx = (void *)(uintptr_t)o->hurry,
                                        .environment = environment};
    return child_run(argv, &limits);
}

bool stick_out_begin(struct stick_out *o, const struct stick_out_wish *wish, enum written *ret)
{
    char folder[64], day[11];
    date_format(wish->today, day);
    str_format(folder, sizeof folder,
               wish->kind == INTENT_WRITE_BACKUP ? "breakroom-backup-%s" : "breakroom-tables-%s",
               day);
    enum err e = make(o, wish, folder);
    if (e == ERR_OK) {
        e = outbox_ask(o->data_dir, folder);
    }
    o->waiting = e == ERR_OK;
    o->until = now() + o->answer_ms;
    if (!o->waiting) {
        *ret = WRITTEN_NOT_MADE;
        e = outbox_end(o->data_dir); /* what cannot be removed now is removed by the next one */
    }
    return o->waiting;
}

bool stick_out_poll(struct stick_out *o, enum written *ret, char ret_label[static SHELF_LABEL])
{
    if (!outbox_answered(o->data_dir, ret, ret_label)) {
        if (now() < o->until) {
            return false;
        }
        *ret = WRITTEN_NO_ANSWER;
    }
    stick_out_end(o);
    return true;
}

void stick_out_end(struct stick_out *o)
{
    if (o->waiting) {
        enum err e = outbox_end(o->data_dir);
        (void)e; /* the next one begins with it */
        o->waiting = false;
    }
}
