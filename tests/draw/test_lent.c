/* Pictures that are lent, of a stick that nobody has decided about: they are shown, and once they
 * are given back nothing of them is kept, not even of one that is just being decoded. */
#include "draw/surface.h"
#include "fault/scratch.h"

#include <SDL2/SDL_image.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SIDE = 64, RED = 0xE02010, BLUE = 0x1030D0, LARGEST = 1 << 16 };

static const char id[] = "ab0123456789.png";
static struct bench b;

/* Who lends: one picture, or none. */
static struct {
    unsigned char bytes[LARGEST];
    size_t n;
    atomic_bool open;
    atomic_uint asked, given;
    pthread_mutex_t gate; /* held: it takes until it is let go */
} lender = {.gate = PTHREAD_MUTEX_INITIALIZER};

static size_t png_of(rgb colour, void *dst)
{
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 24, SDL_PIXELFORMAT_RGB24);
    SDL_FillRect(s, NULL, SDL_MapRGB(s->format, colour >> 16, colour >> 8 & 0xFF, colour & 0xFF));
    SDL_RWops *rw = SDL_RWFromMem(dst, LARGEST);
    assert_int_equal(IMG_SavePNG_RW(s, rw, 0), 0);
    size_t n = (size_t)SDL_RWtell(rw);
    SDL_RWclose(rw);
    SDL_FreeSurface(s);
    return n;
}

static bool lend(void *ctx, const char *name, void **ret_bytes, size_t *ret_n)
{
    atomic_fetch_add(&lender.asked, 1);
    if (!atomic_load(&lender.open) || strcmp(name, id) != 0) {
        return false;
    }
    void *copy = malloc(lender.n);
    memcpy(copy, lender.bytes, lender.n);
    atomic_fetch_add(&lender.given, 1);
    pthread_mutex_lock(&lender.gate);
    pthread_mutex_unlock(&lender.gate);
    *ret_bytes = copy;
    *ret_n = lender.n;
    return true;
}

static void open_bench(const char *asset_dir)
{
    bench_open(&b, 200, 100, ROTATE_0, 1 << 20, asset_dir);
    renderer_free(b.renderer);
    b.renderer = renderer_new(&(struct renderer_params){
        .target = b.target, .text = b.text, .icon_dir = "assets/icons", .asset_dir = asset_dir,
        .texture_budget = 1 << 20, .lend = lend});
    lender.n = png_of(RED, lender.bytes);
    lender.asked = lender.given = 0;
    lender.open = true;
    du side = 50 * b.canvas.h / 100;
    draw_clear(&b.list);
    draw_rect(&b.list, 0, 0, b.canvas.w, b.canvas.h, 0xFFFFFF);
    draw_image(&b.list, id, 0, 0, side, side, 0, 0);
}

static rgb shown(void)
{
    renderer_wait(b.renderer, &b.canvas, b.theme, &b.list);
    bench_draw(&b);
    return pixel(&b, 20, 20);
}

static bool is_near(rgb a, rgb c)
{
    for (unsigned shift = 0; shift < 24; shift += 8) {
        if (abs((int)(a >> shift & 0xFF) - (int)(c >> shift & 0xFF)) > 3) {
            return false;
        }
    }
    return true;
}

static void what_is_lent_is_shown_until_it_is_given_back(void **state)
{
    open_bench("/nowhere");
    assert_true(is_near(shown(), RED));
    assert_int_equal(renderer_stats(b.renderer).lent, 1);
    lender.open = false;
    renderer_give_back(b.renderer);
    assert_int_equal(renderer_stats(b.renderer).lent, 0);
    assert_false(is_near(shown(), RED));
    lender.open = true; /* the same stick again */
    bench_draw(&b);
    draw_clear(&b.list);
    bench_draw(&b);
    draw_image(&b.list, id, 0, 0, 500, 500, 0, 0);
    assert_true(is_near(shown(), RED));
    bench_close(&b);
}

static void what_is_being_decoded_when_it_is_given_back_is_not_shown(void **state)
{
    open_bench("/nowhere");
    pthread_mutex_lock(&lender.gate);
    bench_draw(&b);
    while (atomic_load(&lender.given) == 0) {
        SDL_Delay(1);
    }
    renderer_give_back(b.renderer);
    lender.open = false;
    pthread_mutex_unlock(&lender.gate);
    assert_false(is_near(shown(), RED));
    assert_int_equal(renderer_stats(b.renderer).lent, 0);
    bench_close(&b);
}

/* Names are hashes, so both would be the same; here they are not, to see which one is shown. */
static void nobody_is_asked_for_what_the_content_has(void **state)
{
    char dir[SCRATCH_PATH], path[SCRATCH_PATH + 32];
    unsigned char *bytes = malloc(LARGEST);
    scratch_new(dir);
    snprintf(path, sizeof path, "%s/ab", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/ab/%s", dir, id);
    FILE *f = fopen(path, "we");
    size_t n = png_of(BLUE, bytes);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
    free(bytes);
    open_bench(dir);
    assert_true(is_near(shown(), BLUE));
    assert_int_equal(lender.asked, 0);
    assert_int_equal(renderer_stats(b.renderer).lent, 0);
    renderer_give_back(b.renderer);
    assert_true(is_near(shown(), BLUE));
    bench_close(&b);
    scratch_remove(dir);
}

static void bytes_that_are_not_what_their_name_says_are_not_decoded(void **state)
{
    static const char bmp[] = "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\2\0\0\0\2\0\0\0\1\0\x18\0";
    open_bench("/nowhere");
    memset(lender.bytes, 0xE0, 0x46);
    memcpy(lender.bytes, bmp, sizeof bmp - 1);
    memset(lender.bytes + 30, 0, 24);
    lender.n = 0x46;
    SDL_Surface *s = IMG_Load_RW(SDL_RWFromConstMem(lender.bytes, 0x46), 1);
    assert_non_null(s); /* it is a picture */
    SDL_FreeSurface(s);
    shown();
    assert_int_equal(renderer_stats(b.renderer).lent, 0);
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_lent_is_shown_until_it_is_given_back),
        cmocka_unit_test(what_is_being_decoded_when_it_is_given_back_is_not_shown),
        cmocka_unit_test(nobody_is_asked_for_what_the_content_has),
        cmocka_unit_test(bytes_that_are_not_what_their_name_says_are_not_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
