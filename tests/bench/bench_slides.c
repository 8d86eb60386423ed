/* Textures and memory over ten thousand slides, some forty hours, at 1280x720 on a clock that
 * jumps: five frames of each change are drawn. The content stays that of the first day, and the
 * colours those of the day, so that whatever grows is a leak: the means of the second thousand
 * slides and of the tenth are compared.
 *   bench_slides DATA     DATA: a data directory with the sample content */
#include "app/core.h"
#include "platform/memory.h"

#include <stdio.h>
#include <string.h>

enum { SLIDES = 10000, WINDOW = 1000, STEP_MS = 240 };

struct means {
    double textures, bytes, rss;
    unsigned n;
};

static void take(struct means *m, const struct core *c)
{
    struct renderer_stats now = renderer_stats(c->renderer);
    m->textures += now.textures;
    m->bytes += (double)now.texture_bytes + (double)text_cache_bytes(c->text);
    m->rss += (double)memory_resident_kib();
    m->n++;
}

static void finish(struct means *m, const char *what)
{
    m->textures /= m->n;
    m->bytes /= m->n;
    m->rss /= m->n;
    printf("%s thousand slides: %.0f textures, %.0f KiB with the shaped lines, RSS %.0f KiB\n",
           what, m->textures, m->bytes / 1024, m->rss);
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
    struct means early = {0}, late = {0};
    config_defaults(&o.config);
    o.config.theme = CONFIG_THEME_DAY;
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
    uint64_t shown = 0;
    while (shown < SLIDES) {
        draw(&c);
        msec now = clock_mono(&c.clock), next = scene_next(c.scene);
        clock_advance(&c.clock, next < now + STEP_MS ? STEP_MS : next - now);
        if (scene_slides_shown(c.scene) != shown) {
            shown = scene_slides_shown(c.scene);
            if (shown > WINDOW && shown <= 2 * WINDOW) {
                take(&early, &c);
            } else if (shown > SLIDES - WINDOW) {
                take(&late, &c);
            }
        }
    }
    finish(&early, "second");
    finish(&late, "tenth");
    printf("textures x %.3f, bytes x %.3f, RSS x %.3f (flat: 0.98 to 1.02)\n",
           late.textures / early.textures, late.bytes / early.bytes, late.rss / early.rss);
    core_close(&c);
    return 0;
}
