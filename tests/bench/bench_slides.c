/* Textures and memory over ten thousand slides, some forty hours of a day and a half's content, at
 * 1280x720 on a clock that jumps: five frames of each change are drawn.
 *   bench_slides DATA     DATA: a data directory with the sample content */
#include "app/core.h"
#include "platform/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { EARLY = 1000, SLIDES = 10000, STEP_MS = 240 };

static void report(struct core *c, struct renderer_stats *ret)
{
    *ret = renderer_stats(c->renderer);
    printf("after %llu slides: %u textures, %zu KiB, text cache %zu KiB, RSS %" PRIu64 " KiB\n",
           (unsigned long long)scene_slides_shown(c->scene), ret->textures,
           ret->texture_bytes / 1024, text_cache_bytes(c->text) / 1024, memory_resident_kib());
}

static void draw(struct core *c)
{
    const struct draw_list *list = scene_frame(c->scene);
    renderer_wait(c->renderer, &c->canvas, scene_theme(c->scene), list);
    renderer_draw(c->renderer, &c->canvas, scene_theme(c->scene), list);
}

int main(int argc, char **argv)
{
    struct app_options o = {.display_w = 1280, .display_h = 720};
    struct diag d = {0};
    struct core c;
    struct renderer_stats early = {0}, late;
    config_defaults(&o.config);
    if (argc != 2 || strlen(argv[1]) >= sizeof o.config.data) {
        fputs("bench_slides DATA\n", stderr);
        return 2;
    }
    strcpy(o.config.data, argv[1]);
    if (!clock_init_fake(&o.clock, "2026-10-14T12:42") || core_open(&c, &o, true, &d) != ERR_OK) {
        fprintf(stderr, "%s\n", d.text);
        return 1;
    }
    core_await(&c, 10000);
    uint64_t rss = 0;
    while (scene_slides_shown(c.scene) < SLIDES) {
        draw(&c);
        msec now = clock_mono(&c.clock), next = scene_next(c.scene);
        clock_advance(&c.clock, next < now + STEP_MS ? STEP_MS : next - now);
        core_check_day(&c);
        core_await(&c, 10000);
        if (early.textures == 0 && scene_slides_shown(c.scene) >= EARLY) {
            report(&c, &early);
            rss = memory_resident_kib();
        }
    }
    report(&c, &late);
    printf("textures x %.3f, their bytes x %.3f, RSS x %.3f (flat: 0.98 to 1.02)\n",
           (double)late.textures / early.textures,
           (double)late.texture_bytes / (double)early.texture_bytes,
           (double)memory_resident_kib() / (double)rss);
    core_close(&c);
    return 0;
}
