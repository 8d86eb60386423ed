/* The renderer as a whole: what it keeps, what it waits for, and where things land. */
#include "draw/bridge.h"
#include "cm.h"
#include "draw/surface.h"
#include "platform/memory.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
enum { COUNTS_MALLOC = 0 };
static unsigned long asked;
#else
enum { COUNTS_MALLOC = 1 };
static unsigned long asked;

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

void *malloc(size_t n)
{
    asked++;
    return __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    asked++;
    return __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    asked++;
    return __libc_realloc(p, n);
}
#endif

static struct bench b;
static char dir[] = "/tmp/draw-test-XXXXXX";

/* The full canvas at half its size, which is small enough to look at every pixel. */
static void open_half(enum rotation rotation, size_t budget)
{
    bool lying = rotation == ROTATE_90 || rotation == ROTATE_270;
    bench_open(&b, lying ? 540 : 960, lying ? 960 : 540, rotation, budget, dir);
    b.canvas.layout = LAYOUT_LANDSCAPE;
    b.canvas.w = 1920;
    b.canvas.h = 1080;
    b.canvas.k = 0.5f;
}

static int set_up(void **state)
{
    open_half(ROTATE_0, 32 << 20);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
    return 0;
}

static int tear_down(void **state)
{
    bench_close(&b);
    return 0;
}

static void reopen(enum rotation rotation, size_t budget)
{
    bench_close(&b);
    open_half(rotation, budget);
}

/* A frame of a change of slides: everything that moves, and words at the given opacity. */
static void moving_frame(float move, float words)
{
    draw_clear(&b.list);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
    draw_rect(&b.list, 668 + move, 624, 1920 - 668 - move, 280, 0xFF7D5C);
    bridge_socket(&b.list, b.theme, 668 + move, 3000, 624, 280, 0xFF7D5C);
    bridge_nose(&b.list, -900 - move, 624, 280, 668 - move, 0x1E3FAF);
    bridge_pill(&b.list, b.theme, 898, 984, 76, 16, 0x1E3FAF, 0xFF7D5C, 42);
    draw_alpha(&b.list, words);
    draw_disc(&b.list, 1012, 764, 100, 0xFAF6EF);
    draw_icon(&b.list, "hand", 1496, 992, 49, 0x1C1714, 4.2f);
    draw_image_disc(&b.list, "ab01.png", 176, 764, 80);
    draw_label(&b.list, b.text, 96, 269, ALIGN_START, FACE_D7, 136, 0x1C1714, 0xFAF6EF,
               "You turned");
    draw_label(&b.list, b.text, 288, 758, ALIGN_START, FACE_D6, 52, 0xFAF6EF, 0x1E3FAF,
               "Lindqvist");
    draw_alpha(&b.list, 1);
}

static void a_moving_frame_asks_for_no_memory(void **state)
{
    unsigned long most = 0;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i <= 30; i++) {
            moving_frame((float)i * 31.7f, (float)i / 30);
            renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
            unsigned long before = asked;
            bench_draw(&b);
            if (round > 0 && asked - before > most) {
                most = asked - before;
            }
        }
    }
    uint64_t made = renderer_stats(b.renderer).frame_allocations;
    bench_draw(&b);
    assert_int_equal(renderer_stats(b.renderer).frame_allocations, made);
    if (!COUNTS_MALLOC) {
        skip();
    }
    assert_true(asked > 0);
    assert_int_equal(most, 0);
}

static void a_prepared_list_draws_without_making_anything(void **state)
{
    moving_frame(0, 1);
    bench_draw(&b);
    rgb before = pixel(&b, 480, 20);
    uint64_t made = renderer_stats(b.renderer).frame_allocations;
    draw_clear(&b.list);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0x123456);
    draw_disc(&b.list, 300, 300, 77, 0x0B5A3C);
    draw_label(&b.list, b.text, 96, 600, ALIGN_START, FACE_D7, 100, 0x1C1714, 0xFAF6EF,
               "Next slide");
    while (!renderer_prepare(b.renderer, &b.canvas, b.theme, &b.list, 5)) {
    }
    SDL_RenderFlush(b.target);
    assert_int_equal(pixel(&b, 480, 20), before);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 480, 20), 0x123456);
    assert_int_equal(renderer_stats(b.renderer).frame_allocations, made);
}

static void words_fade_into_their_ground(void **state)
{
    unsigned inked[3] = {0};
    static const float alpha[3] = {0, 0.5f, 1};
    rgb half = rgb_mix(0xFAF6EF, 0x1C1714, 128.0f / 255);
    rgb want[3] = {0xFAF6EF, half, 0x1C1714};
    for (int i = 0; i < 3; i++) {
        moving_frame(0, alpha[i]);
        renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
        bench_draw(&b);
        for (px y = 60; y < 140; y++) {
            for (px x = 40; x < 400; x++) {
                inked[i] += pixel(&b, x, y) == want[i];
            }
        }
    }
    assert_int_equal(inked[0], 80 * 360);
    assert_true(inked[1] > 1000);
    assert_true(inked[2] > 1000);
}

static void textures_stay_in_their_budget(void **state)
{
    enum { BUDGET = 1 << 20 };
    reopen(ROTATE_0, BUDGET);
    for (int i = 0; i < 60; i++) {
        char words[32];
        snprintf(words, sizeof words, "Slide number %d", i);
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        draw_label(&b.list, b.text, 96, 300, ALIGN_START, FACE_D7, 150, 0, 0xFAF6EF, words);
        draw_disc(&b.list, 900, 700, 100 + (float)i, 0x1E3FAF);
        bench_draw(&b);
        assert_true(renderer_stats(b.renderer).texture_bytes <= BUDGET);
    }
}

static void a_frame_over_the_budget_is_drawn_whole(void **state)
{
    reopen(ROTATE_0, 1000);
    for (int i = 0; i < 2; i++) {
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        for (int k = 0; k < 9; k++) {
            draw_disc(&b.list, 100 + (float)k * 200, 540, 80 + (float)k, 0x1E3FAF);
        }
        bench_draw(&b);
        for (int k = 0; k < 9; k++) {
            assert_int_equal(pixel(&b, 50 + k * 100, 270), 0x1E3FAF);
        }
    }
    uint64_t made = renderer_stats(b.renderer).frame_allocations;
    bench_draw(&b);
    assert_int_equal(renderer_stats(b.renderer).frame_allocations, made);
}

static void a_picture_is_paper_until_it_is_there(void **state)
{
    draw_image_disc(&b.list, "ab01.png", 400, 400, 200);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 200, 200), b.theme->paper2);
    assert_true(renderer_pending(b.renderer));
    renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
    assert_false(renderer_pending(b.renderer));
    bench_draw(&b);
    /* 100 x 200, red over green over blue: the disc shows the part from 50 to 150. */
    assert_int_equal(pixel(&b, 200, 110), 0xFF0000);
    assert_int_equal(pixel(&b, 200, 200), 0x00FF00);
    assert_int_equal(pixel(&b, 102, 102), 0xFAF6EF);
    assert_int_equal(pixel(&b, 298, 298), 0xFAF6EF);
}

static void a_poster_is_shown_whole_and_photos_are_dim_at_night(void **state)
{
    b.theme = &theme_night;
    draw_image(&b.list, "ab01.png", 0, 0, 1920, 1080, 0, true);
    renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 480, 10), 0xD90000);
    assert_int_equal(pixel(&b, 480, 530), 0x0000D9);
    assert_int_equal(pixel(&b, 340, 270), 0xFAF6EF);
    assert_int_equal(pixel(&b, 350, 270), 0x00D900);
}

static void expect_mix(rgb got, rgb over, float share, rgb under)
{
    for (unsigned shift = 0; shift < 24; shift += 8) {
        float want = share * (float)(over >> shift & 0xFF) +
                     (1 - share) * (float)(under >> shift & 0xFF);
        assert_float_equal((float)(got >> shift & 0xFF), want, 2);
    }
}

static void a_fading_picture_mixes_with_what_lies_under_it(void **state)
{
    static const float alpha[] = {0.25f, 0.5f, 0.9f, 1};
    for (size_t i = 0; i < 8; i++) {
        bool cut_off = i % 2; /* at the left and the top of the display */
        float share = alpha[i / 2];
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        draw_alpha(&b.list, share);
        draw_image(&b.list, "ab01.png", cut_off ? -100 : 0, cut_off ? -40 : 0, 540, 1080, 0, true);
        draw_alpha(&b.list, 1);
        renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
        bench_draw(&b);
        px shift = cut_off ? 20 : 0, right = cut_off ? 220 : 270;
        expect_mix(pixel(&b, 0, 178 - shift), 0xFF0000, share, 0xFAF6EF);
        expect_mix(pixel(&b, 0, 184 - shift), 0x00FF00, share, 0xFAF6EF);
        expect_mix(pixel(&b, right - 1, 530 - shift), 0x0000FF, share, 0xFAF6EF);
        assert_int_equal(pixel(&b, right, 240), 0xFAF6EF);
    }
}

static void a_missing_or_broken_asset_stays_paper(void **state)
{
    static const char *const bad[] = {"ff99.jpg", "cd02.jpg", "../ab/ab01.png", "", "ab/x.png",
                                      "..",       "a"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        draw_image(&b.list, bad[i], 0, 0, 400, 400, 0, false);
        renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
        assert_false(renderer_pending(b.renderer));
        bench_draw(&b);
        assert_int_equal(pixel(&b, 100, 100), b.theme->paper2);
    }
}

static void an_asset_that_comes_later_is_found_at_the_next_showing(void **state)
{
    char path[200], from[200];
    snprintf(path, sizeof path, "%s/ab/ab77.png", dir);
    snprintf(from, sizeof from, "%s/ab/ab01.png", dir);
    draw_image_disc(&b.list, "ab77.png", 400, 400, 200);
    renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
    bench_draw(&b);
    assert_int_equal(link(from, path), 0);
    bench_draw(&b);
    assert_false(renderer_pending(b.renderer));
    struct draw_list other;
    draw_init(&other);
    renderer_draw(b.renderer, &b.canvas, b.theme, &other);
    renderer_draw(b.renderer, &b.canvas, b.theme, &other);
    draw_done(&other);
    renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 200, 200), 0x00FF00);
    unlink(path);
}

static void the_upright_picture_turns_clockwise(void **state)
{
    static const px at[][2] = {
        [ROTATE_0] = {100, 50},
        [ROTATE_90] = {489, 100},
        [ROTATE_180] = {859, 489},
        [ROTATE_270] = {50, 859},
    };
    for (enum rotation r = ROTATE_0; r <= ROTATE_270; r++) {
        reopen(r, 8 << 20);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFAF6EF);
        draw_rect(&b.list, 200, 100, 2, 2, 0x1E3FAF);
        bench_draw(&b);
        unsigned found = 0;
        for (px y = 0; y < b.surface->h; y++) {
            for (px x = 0; x < b.surface->w; x++) {
                found += pixel(&b, x, y) == 0x1E3FAF;
            }
        }
        assert_int_equal(pixel(&b, at[r][0], at[r][1]), 0x1E3FAF);
        assert_int_equal(found, 1);
        /* And a finger there means the same place. */
        du x = 0, y = 0;
        canvas_from_display(&b.canvas, ((float)at[r][0] + 0.5f) / (float)b.surface->w,
                            ((float)at[r][1] + 0.5f) / (float)b.surface->h, &x, &y);
        assert_float_equal(x, 201, 0.01f);
        assert_float_equal(y, 101, 0.01f);
    }
}

static void a_fade_goes_from_one_list_to_the_other(void **state)
{
    struct draw_list to;
    draw_init(&to);
    draw_rect(&to, 0, 0, 1920, 1080, 0x000000);
    for (enum rotation r = ROTATE_0; r <= ROTATE_90; r++) {
        reopen(r, 8 << 20);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFFFFFF);
        static const struct {
            float share;
            unsigned grey;
        } want[] = {{0, 255}, {0.25f, 191}, {0.5f, 127}, {1, 0}};
        for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
            renderer_fade(b.renderer, &b.canvas, b.theme, &b.list, &to, want[i].share);
            SDL_RenderFlush(b.target);
            assert_in_range(pixel(&b, 270, 270) & 0xFF, want[i].grey > 0 ? want[i].grey - 1 : 0,
                            want[i].grey + 1);
        }
    }
    draw_done(&to);
}

static void a_group_is_scaled_and_its_corners_show_what_lies_behind(void **state)
{
    draw_rect(&b.list, 0, 0, 960, 1080, 0x0000FF);
    draw_rect(&b.list, 960, 0, 960, 1080, 0x00FF00);
    draw_push(&b.list, 480, 270, 0.5f, 480, 270, 960, 540, 80);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0xFF0000);
    draw_rect(&b.list, 960, 540, 2000, 2000, 0xFFFFFF);
    draw_pop(&b.list);
    draw_rect(&b.list, 1900, 1060, 20, 20, 0x123456);
    for (int i = 0; i < 2; i++) {
        bench_draw(&b);
        assert_int_equal(pixel(&b, 241, 136), 0x0000FF);
        assert_int_equal(pixel(&b, 718, 136), 0x00FF00);
        assert_int_equal(pixel(&b, 718, 403), 0x00FF00);
        assert_int_equal(pixel(&b, 241, 403), 0x0000FF);
        assert_int_equal(pixel(&b, 280, 136), 0xFF0000);
        assert_int_equal(pixel(&b, 479, 269), 0xFF0000);
        assert_int_equal(pixel(&b, 481, 271), 0xFFFFFF);
        assert_int_equal(pixel(&b, 600, 406), 0x00FF00);
        assert_int_equal(pixel(&b, 955, 535), 0x123456);
    }
    rgb edge = pixel(&b, 251, 146);
    assert_int_not_equal(edge, 0x0000FF);
    assert_int_not_equal(edge, 0xFF0000);
}

/* A form that has a piece of the display shows the slide as it will look, in a box with round
 * corners. */
static void a_group_in_a_group_has_round_corners(void **state)
{
    draw_push(&b.list, 0, 216, 0.8f, 0, 216, 1920, 864, 0);
    draw_rect(&b.list, 0, 0, 1200, 1080, 0x0000FF);
    draw_rect(&b.list, 1200, 0, 1200, 1080, 0x00FF00);
    draw_push(&b.list, 600, 270, 0.5f, 600, 270, 1200, 540, 100);
    draw_rect(&b.list, 0, 0, 2400, 1080, 0xFF0000);
    draw_pop(&b.list);
    draw_pop(&b.list);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 0, 107), 0xFAF6EF);
    assert_int_equal(pixel(&b, 0, 108), 0x0000FF);
    assert_int_equal(pixel(&b, 241, 217), 0x0000FF);
    assert_int_equal(pixel(&b, 718, 217), 0x00FF00);
    assert_int_equal(pixel(&b, 718, 430), 0x00FF00);
    assert_int_equal(pixel(&b, 290, 217), 0xFF0000);
    assert_int_equal(pixel(&b, 241, 300), 0xFF0000);
    assert_int_equal(pixel(&b, 470, 431), 0xFF0000);
    assert_int_equal(pixel(&b, 470, 432), 0x0000FF);
}

static void scaled_text_is_as_sharp_as_any(void **state)
{
    draw_push(&b.list, 0, 0, 0.5f, 0, 0, 1920, 1080, 0);
    draw_label(&b.list, b.text, 200, 400, ALIGN_START, FACE_D7, 200, 0x1C1714, 0xFAF6EF, "HI");
    draw_pop(&b.list);
    bench_draw(&b);
    unsigned ink = 0, grey = 0;
    for (px y = 60; y < 110; y++) {
        for (px x = 40; x < 200; x++) {
            rgb p = pixel(&b, x, y);
            ink += p == 0x1C1714;
            grey += p != 0x1C1714 && p != 0xFAF6EF;
        }
    }
    assert_true(ink > 300);
    assert_true(grey < ink / 2);
}

static int make_assets(void **state)
{
    char path[200];
    memory_count_sdl();
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/ab", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/cd", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, 100, 200, 32, SDL_PIXELFORMAT_ARGB8888);
    static const uint32_t stripe[] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF};
    for (int i = 0; i < 3; i++) {
        SDL_FillRect(s, &(SDL_Rect){0, i * 67, 100, 67}, stripe[i]);
    }
    snprintf(path, sizeof path, "%s/ab/ab01.png", dir);
    assert_int_equal(IMG_SavePNG(s, path), 0);
    SDL_FreeSurface(s);
    snprintf(path, sizeof path, "%s/cd/cd02.jpg", dir);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs("\xFF\xD8\xFF\xE0 this is no JPEG", f);
    fclose(f);
    return 0;
}

static int remove_assets(void **state)
{
    static const char *const name[] = {"ab/ab01.png", "cd/cd02.jpg", "ab", "cd", ""};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%s", dir, name[i]);
        remove(path);
    }
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_moving_frame_asks_for_no_memory),
        TEST(a_prepared_list_draws_without_making_anything),
        TEST(words_fade_into_their_ground),
        TEST(textures_stay_in_their_budget),
        TEST(a_frame_over_the_budget_is_drawn_whole),
        TEST(a_picture_is_paper_until_it_is_there),
        TEST(a_poster_is_shown_whole_and_photos_are_dim_at_night),
        TEST(a_fading_picture_mixes_with_what_lies_under_it),
        TEST(a_missing_or_broken_asset_stays_paper),
        TEST(an_asset_that_comes_later_is_found_at_the_next_showing),
        TEST(the_upright_picture_turns_clockwise),
        TEST(a_fade_goes_from_one_list_to_the_other),
        TEST(a_group_is_scaled_and_its_corners_show_what_lies_behind),
        TEST(a_group_in_a_group_has_round_corners),
        TEST(scaled_text_is_as_sharp_as_any),
    };
    return cmocka_run_group_tests(tests, make_assets, remove_assets);
}
