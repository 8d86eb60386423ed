#include "app/app.h"
#include "app/core.h"
#include "base/exit.h"
#include "base/str.h"
#include "schedule/schedule.h"

#include <stdio.h>

enum { CONTENT_WAIT_MS = 10000, MAX_ROUNDS = 10000 };

static void put_json_string(FILE *out, const char *s)
{
    putc('"', out);
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') {
            fprintf(out, "\\%c", *s);
        } else if ((unsigned char)*s < 0x20) {
            fprintf(out, "\\u%04x", (unsigned)*s);
        } else {
            putc(*s, out);
        }
    }
    putc('"', out);
}

static void put_slot(const struct core *c, const struct slot *slot, msec at, bool json)
{
    const struct slide_kind *kind = slide_kinds[slot->kind];
    struct airing airing = {.label = ""};
    kind->airing(c->model, slot->item, &airing);
    struct clock_local now = clock_now(&c->clock);
    msec second = (msec)now.minute * 60 + now.second + at / 1000;
    char when[16];
    str_format(when, sizeof when, "%02d:%02d:%02d", (int)(second / 3600 % 24),
               (int)(second / 60 % 60), (int)(second % 60));
    if (!json) {
        printf("%s  %4.1f s  %-12s %s  (%s)\n", when, (double)slot->dwell / 1000, kind->name,
               airing.label, slot->reason);
        return;
    }
    printf("{\"at\":\"%s\",\"seconds\":%.1f,\"kind\":\"%s\",\"label\":", when,
           (double)slot->dwell / 1000, kind->name);
    put_json_string(stdout, airing.label);
    fputs(",\"reason\":", stdout);
    put_json_string(stdout, slot->reason);
    puts("}");
}

int app_plan(const struct app_options *o)
{
    struct core c;
    struct diag d = {0};
    enum err e = core_open(&c, o, true, &d);
    if (e != ERR_OK) {
        fprintf(stderr, "kiosk: %s\n", d.text);
        return EXIT_IO;
    }
    core_await(&c, CONTENT_WAIT_MS);
    msec at = 0;
    for (unsigned round = 0; round < MAX_ROUNDS && at < o->plan_span; round++) {
        struct playlist list;
        scene_plan(c.scene, round, &list);
        for (unsigned i = 0; i < list.count && at < o->plan_span; i++) {
            put_slot(&c, &list.slot[i], at, o->json);
            at += list.slot[i].dwell;
        }
    }
    core_close(&c);
    return EXIT_DONE;
}
