#include "app/sheet.h"
#include "cm.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A sheet of n screens of w x h pixels, every third of them red, as a picture. */
static SDL_Surface *sheet_of(unsigned n, px w, px h)
{
    static struct sheet sheet;
    struct window *window;
    struct text *text;
    char path[] = "/tmp/breakroom-sheet-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    assert_int_equal(text_open(&text, 1 << 20, NULL), ERR_OK);
    assert_int_equal(window_open(&window, &(struct window_params){.w = w, .h = h,
                                                                  .offscreen = true}, NULL),
                     ERR_OK);
    for (unsigned i = 0; i < n; i++) {
        SDL_SetRenderDrawColor(window_renderer(window), i % 3 ? 0 : 255, 0, i % 3 ? 255 : 0, 255);
        SDL_RenderClear(window_renderer(window));
        sheet_add(&sheet, window, "kudos-12");
    }
    assert_int_equal(sheet_write(&sheet, text, &theme_day, path), ERR_OK);
    sheet_done(&sheet);
    window_close(window);
    text_close(text);
    SDL_Surface *loaded = IMG_Load(path);
    assert_non_null(loaded);
    SDL_Surface *s = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    unlink(path);
    return s;
}

static uint32_t colour(const SDL_Surface *s, px x, px y)
{
    const char *row = (const char *)s->pixels + (ptrdiff_t)y * s->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

static void four_screens_stand_in_a_row_with_their_names_below(void **state)
{
    SDL_Surface *s = sheet_of(5, 1920, 1080);
    assert_int_equal(s->w, 2056);
    assert_int_equal(s->h, 32 + 2 * (270 + 48) + 32);
    assert_int_equal(colour(s, 5, 5), theme_day.paper);
    assert_int_equal(colour(s, 32 + 240, 32 + 135), 0xFF0000);
    assert_int_equal(colour(s, 32 + 504 + 240, 32 + 135), 0x0000FF);
    assert_int_equal(colour(s, 32 + 3 * 504 + 479, 32 + 269), 0xFF0000);
    assert_int_equal(colour(s, 32 + 240, 32 + 318 + 135), 0x0000FF);
    assert_int_equal(colour(s, 32 + 504 + 240, 32 + 318 + 135), theme_day.paper);
    unsigned dark = 0;
    for (px y = 32 + 270 + 2; y < 32 + 318 - 2; y++) {
        for (px x = 32; x < 32 + 480; x++) {
            dark += colour(s, x, y) == theme_day.ink;
        }
    }
    assert_true(dark > 50);
    SDL_FreeSurface(s);
}

static void more_upright_screens_stand_in_a_row(void **state)
{
    SDL_Surface *s = sheet_of(8, 1080, 1920);
    assert_int_equal(s->w, 2056);
    assert_true(s->h < 600);
    assert_int_equal(colour(s, 2056 - 32 - 114, 200), 0x0000FF);
    SDL_FreeSurface(s);
}

static void hundreds_of_screens_make_smaller_thumbnails_not_a_larger_picture(void **state)
{
    static const struct { px w, h; } sizes[] = {{192, 108}, {32, 768}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        SDL_Surface *s = sheet_of(SHEET_SCREENS + 3, sizes[i].w, sizes[i].h);
        assert_int_equal(s->w, 2056);
        assert_true(s->h <= 8192);
        assert_int_equal(colour(s, 36, 36), 0xFF0000);
        SDL_FreeSurface(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_screens_stand_in_a_row_with_their_names_below),
        cmocka_unit_test(more_upright_screens_stand_in_a_row),
        cmocka_unit_test(hundreds_of_screens_make_smaller_thumbnails_not_a_larger_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
