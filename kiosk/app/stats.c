#include "app/stats.h"

#include "platform/memory.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

static msec real_now(void)
{
    struct clock system;
    clock_init_system(&system);
    return clock_mono(&system);
}

enum err stats_open(struct stats *s, const char *path, struct diag *d)
{
    *s = (struct stats){.started = real_now(), .first_frame = -1};
    s->next = s->started + STATS_INTERVAL_MS;
    if (path) {
        s->file = fopen(path, "we");
        if (!s->file) {
            return diag_set(d, err_from_errno(errno), path, 0, 0,
                            "This file cannot be written: %s.", strerror(errno));
        }
    }
    return ERR_OK;
}

void stats_frame(struct stats *s, msec late, msec echo)
{
    s->longest_frame = late > s->longest_frame ? late : s->longest_frame;
    s->longest_echo = echo > s->longest_echo ? echo : s->longest_echo;
}

void stats_write(struct stats *s, struct core *c)
{
    s->next = real_now() + STATS_INTERVAL_MS;
    if (!s->file) {
        return;
    }
    struct renderer_stats r = renderer_stats(c->renderer);
    struct store_thread_stats t = store_thread_stats(c->store);
    fprintf(s->file,
            "{\"uptime_ms\":%" PRId64 ",\"first_frame_ms\":%" PRId64 ",\"frames\":%" PRIu64
            ",\"presents\":%" PRIu64 ",\"wakeups\":%" PRIu64 ",\"cpu_ms\":%" PRId64
            ",\"rss_kib\":%" PRIu64 ",\"textures\":%u,\"texture_bytes\":%zu"
            ",\"longest_frame_ms\":%" PRId64 ",\"longest_echo_ms\":%" PRId64
            ",\"frame_allocations\":%" PRIu64
            ",\"kudos_commits\":%" PRIu64 ",\"slow_commits\":%" PRIu64 ",\"slides\":%" PRIu64
            ",\"renderer\":\"%s\"}\n",
            real_now() - s->started, s->first_frame, c->frames, c->presents,
            loop_stats(c->loop).wakeups, clock_cpu(), memory_resident_kib(), r.textures,
            r.texture_bytes, s->longest_frame, s->longest_echo, c->frame_allocations, t.commits,
            t.slow_commits, scene_slides_shown(c->scene), window_renderer_name(c->window));
    fflush(s->file);
}

void stats_close(struct stats *s, struct core *c)
{
    if (s->file) {
        stats_write(s, c);
        fclose(s->file);
        s->file = NULL;
    }
}
