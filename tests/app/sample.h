/* The sample content and its notes in a data directory of its own, for the whole of a program. */
#ifndef TESTS_APP_SAMPLE_H
#define TESTS_APP_SAMPLE_H

#include "cm.h"
#include "content/content.h"
#include "import/import.h"
#include "platform/clock.h"
#include "platform/fs.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#define NOW "2026-10-14T12:42"

static char data[FS_PATH_MAX];

static inline bool add_note(void *ctx, const struct imported_kudos *k)
{
    struct kudos_row row = {
        .state = KUDOS_SHOWN, .from_key = "", .from_name = k->from,
        .from_department = k->from_department, .to_key = "", .to_name = k->to[0],
        .to_department = "", .message = k->message, .value = k->value, .reason = "",
        .day = k->day, .source = "import",
    };
    int64_t id;
    return store_kudos_add(ctx, &row, &id) == ERR_OK;
}

static inline int load_sample(void **state)
{
    struct report report = {0};
    struct diag d = {0};
    struct clock clock;
    struct store *store;
    unsigned generation;
    bool same;
    str_format(data, sizeof data, "%s/breakroom-sample-XXXXXX",
               getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    clock_init_fake(&clock, NOW);
    date today = clock_now(&clock).day;
    struct import_params p = {.dir = "content", .data_dir = data, .today = today};
    if (!mkdtemp(data) || import_folder(&p, &report, &generation, &same, &d) != ERR_OK ||
        content_activate(data, generation, &d) != ERR_OK ||
        store_open(&store, data, &d) != ERR_OK) {
        print_error("%s: %s\n", d.file, d.text);
        return -1;
    }
    enum err e = import_kudos("content/kudos.csv", today, &report, add_note, store, &d);
    store_close(store);
    report_done(&report);
    return e == ERR_OK ? 0 : -1;
}

static inline int remove_sample(void **state)
{
    return fs_remove_tree(data) == ERR_OK ? 0 : -1;
}

#endif
