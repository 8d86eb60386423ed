#include "content/content.h"
#include "ctl/ctl.h"
#include "platform/fs.h"
#include "store/store.h"

#include <inttypes.h>

extern const struct verb verb_status;

static const char *trust_name(enum clock_trust t)
{
    switch (t) {
    case CLOCK_TRUSTED: return "trusted";
    case CLOCK_STALE: return "stale";
    case CLOCK_UNSET: return "unset";
    }
    return "unset";
}

static int run(const struct ctl *ctl, int argc, char **argv)
{
    (void)argv;
    if (argc != 1) {
        return ctl_usage(&verb_status, "no argument is taken.");
    }
    const char *data = ctl->config.data;
    struct model *m = ctl_model(ctl);
    unsigned current = ctl_generation(ctl);
    struct store_counts notes = {0};
    char path[FS_PATH_MAX], now[32];
    struct store *store = NULL;
    struct diag d = {0};
    bool have = fs_join(path, data, "kudos.db") && fs_exists(path);
    bool good = have && store_open(&store, data, &d) == ERR_OK &&
                store_count(store, &notes) == ERR_OK;
    store_close(store);
    uint64_t free_mb = fs_free_bytes(data) >> 20;
    clock_format_local(&ctl->clock, now, sizeof now);
    const char *trust = trust_name(clock_now(&ctl->clock).trust);
    struct buf out = {0};
    if (ctl->json) {
        buf_puts(&out, "{\"data\":");
        ctl_json_string(&out, data);
        buf_printf(&out,
                   ",\"generation\":%u,\"people\":%u,\"departments\":%u,\"socials\":%u,"
                   "\"competitions\":%u,\"posters\":%u,\"notes\":{\"readable\":%s,"
                   "\"shown\":%" PRId64 ",\"held\":%" PRId64 ",\"rejected\":%" PRId64
                   ",\"hidden\":%" PRId64 "},\"free_mb\":%" PRIu64
                   ",\"now\":\"%s\",\"clock\":\"%s\"}\n",
                   current, m->person_count, m->department_count, m->social_count,
                   m->competition_count, m->poster_count, good || !have ? "true" : "false",
                   notes.shown, notes.held, notes.rejected, notes.hidden, free_mb, now, trust);
    } else {
        buf_printf(&out, "Data:     %s, %" PRIu64 " MB free\n", data, free_mb);
        if (current) {
            buf_printf(&out,
                       "Content:  generation %u: %u people, %u departments; on now: %u socials, "
                       "%u competitions, %u posters\n",
                       current, m->person_count, m->department_count, m->social_count,
                       m->competition_count, m->poster_count);
        } else {
            buf_puts(&out, "Content:  nothing was loaded yet\n");
        }
        if (good) {
            buf_printf(&out,
                       "Notes:    %" PRId64 " shown, %" PRId64 " held, %" PRId64
                       " rejected, %" PRId64 " hidden\n",
                       notes.shown, notes.held, notes.rejected, notes.hidden);
        } else {
            buf_puts(&out, have ? "Notes:    cannot be read\n" : "Notes:    none yet\n");
        }
        buf_printf(&out, "Clock:    %s (%s)\n", now, trust);
    }
    model_unref(m);
    int code = ctl_print(&out);
    return code == EXIT_DONE && have && !good ? EXIT_PROBLEMS : code;
}

const struct verb verb_status = {
    .name = "status",
    .usage = "",
    .help = "Shows what is loaded, how many notes there are, free space and the clock.",
    .run = run,
};
