/* "Show me": the coming slides with the pictures that come with them, which only the stage has, and
 * nothing of them once somebody has decided. */
#include "app/core.h"
#include "app/play.h"
#include "cm.h"
#include "content/rows.h"
#include "content/stage.h"
#include "fault/scratch.h"

#include <SDL2/SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIDE = 320, LARGEST = 1 << 16, RED = 0xE02010, BLUE = 0x1030D0, PIXELS = 10000 };

static char dir[SCRATCH_PATH], data[SCRATCH_PATH + 8], stage[FS_PATH_MAX];
static struct app_options options;
static struct play play;

/* A poster in one colour, as the importer would write it. */
static void put_poster(const char *where, struct content_writer *w, rgb colour)
{
    static unsigned char bytes[LARGEST];
    char id[80];
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 24, SDL_PIXELFORMAT_RGB24);
    SDL_FillRect(s, NULL, SDL_MapRGB(s->format, colour >> 16, colour >> 8 & 0xFF, colour & 0xFF));
    SDL_RWops *rw = SDL_RWFromMem(bytes, sizeof bytes);
    assert_int_equal(IMG_SavePNG_RW(s, rw, 0), 0);
    size_t n = (size_t)SDL_RWtell(rw);
    SDL_RWclose(rw);
    SDL_FreeSurface(s);
    assert_int_equal(content_asset_add(where, bytes, n, "png", id), ERR_OK);
    assert_int_equal(content_clear(w, "posters"), ERR_OK);
    ROW(w, "posters", POSTERS, id, "A poster", NULL, NULL, "0", NULL, NULL, "0", "320", "320", "0");
}

/* Its only poster is the red one. */
static void put_on_stage(void)
{
    int lock = -1;
    struct content_writer *w = NULL;
    struct stage_progress p = {.phase = STICK_READING, .id = 77};
    assert_int_equal(stage_begin(stage, &lock, NULL), ERR_OK);
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
    assert_int_equal(content_begin_from(stage, data, &w, NULL), ERR_OK);
    put_poster(stage, w, RED);
    commit(w);
    p.phase = STICK_READY;
    assert_int_equal(stage_progress_write(stage, &p), ERR_OK);
    close(lock);
}

static int setup(void **state)
{
    struct diag d = {0};
    scratch_new(dir);
    snprintf(data, sizeof data, "%s/data", dir);
    assert_true(stage_path(stage, data));
    struct content_writer *w = begin(data);
    DEPARTMENT(w, "Sales", "1");
    put_poster(data, w, BLUE);
    activate(data, commit(w));
    put_on_stage();
    options = (struct app_options){.display_w = 1280, .display_h = 720};
    config_defaults(&options.config);
    str_copy(options.config.data, sizeof options.config.data, data);
    str_copy(options.config.language, sizeof options.config.language, "en");
    assert_true(clock_init_fake(&options.clock, "2026-10-14T12:42"));
    play = (struct play){.file = "test"};
    assert_int_equal(core_open(&play.player.core, &options, true, &d), ERR_OK);
    player_init(&play.player);
    return 0;
}

static int teardown(void **state)
{
    core_close(&play.player.core);
    scratch_remove(dir);
    return 0;
}

static void run(const char *line)
{
    char text[128];
    str_copy(text, sizeof text, line);
    play_line(&play, text);
    assert_int_equal(play.failed, 0);
}

/* Pixels of that colour on the screen. */
static unsigned count(rgb colour)
{
    struct core *c = &play.player.core;
    const struct draw_list *list = scene_frame(c->scene);
    px pitch;
    unsigned n = 0;
    renderer_wait(c->renderer, &c->canvas, scene_theme(c->scene), list);
    renderer_draw(c->renderer, &c->canvas, scene_theme(c->scene), list);
    const uint32_t *pixels = window_pixels(c->window, &pitch);
    for (px y = 0; y < 720; y++) {
        for (px x = 0; x < 1280; x++) {
            rgb is = pixels[y * pitch + x] & 0xFFFFFF;
            n += abs((int)(is >> 16) - (int)(colour >> 16)) < 4 &&
                 abs((int)(is & 0xFF) - (int)(colour & 0xFF)) < 4;
        }
    }
    return n;
}

/* The preview of a stick with one poster has two kinds of slides at most. */
static void wait_for_poster(void)
{
    run("wait 500ms");
    for (unsigned i = 0; i < 4 && count(RED) < PIXELS; i++) {
        run("wait 6s");
    }
}

static void the_preview_has_the_pictures_of_the_stick(void **state)
{
    struct core *c = &play.player.core;
    run("wait 1s");
    run("expect screen stick");
    run("tap show");
    wait_for_poster();
    assert_true(count(RED) > PIXELS);
    assert_int_equal(count(BLUE), 0);
    assert_true(renderer_stats(c->renderer).lent > 0);
}

static void nothing_of_them_is_kept_when_it_is_discarded(void **state)
{
    struct core *c = &play.player.core;
    run("wait 1s");
    run("tap show");
    wait_for_poster();
    run("tap preview");
    run("tap pin:cancel");
    run("wait 1s");
    assert_int_equal(renderer_stats(c->renderer).lent, 0);
    run("expect no screen stick");
    for (unsigned i = 0; i < 20; i++) {
        run("wait 5s");
        assert_int_equal(count(RED), 0);
    }
    assert_int_equal(renderer_stats(c->renderer).lent, 0);
}

/* As an importer that was taken over could, once the screen has verified it. */
static void a_picture_that_was_swapped_after_it_was_verified_is_not_shown(void **state)
{
    char command[FS_PATH_MAX * 2];
    run("wait 1s");
    snprintf(command, sizeof command,
             "for f in '%s'/content/assets/*/*.png; do cp '%s'/content/assets/*/*.png $f; done",
             stage, data);
    assert_int_equal(system(command), 0);
    run("tap show");
    wait_for_poster();
    assert_int_equal(count(RED), 0);
    assert_int_equal(count(BLUE), 0);
    assert_int_equal(renderer_stats(play.player.core.renderer).lent, 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_preview_has_the_pictures_of_the_stick),
        CASE(nothing_of_them_is_kept_when_it_is_discarded),
        CASE(a_picture_that_was_swapped_after_it_was_verified_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
