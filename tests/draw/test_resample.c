#include "draw/picture.h"
#include "draw/resample.h"
#include "cm.h"

#include <stdlib.h>
#include <string.h>

static void the_same_size_changes_nothing(void **state)
{
    uint32_t from[64], to[64];
    for (uint32_t i = 0; i < 64; i++) {
        from[i] = 0xFF000000 | i * 0x031507;
    }
    resample(from, 8, 0, 0, 8, 8, to, 8, 8);
    assert_memory_equal(from, to, sizeof from);
}

static void an_even_colour_stays_even_at_any_size(void **state)
{
    static const px size[] = {1, 2, 7, 50, 99, 100, 101, 250};
    uint32_t *from = malloc(100 * 100 * 4);
    for (int i = 0; i < 100 * 100; i++) {
        from[i] = 0xFF4080C0;
    }
    for (size_t k = 0; k < sizeof size / sizeof *size; k++) {
        px n = size[k];
        uint32_t *to = malloc((size_t)n * (size_t)n * 4);
        resample(from, 100, 3.3f, 0, 90.5f, 100, to, n, n);
        for (px i = 0; i < n * n; i++) {
            assert_int_equal(to[i], 0xFF4080C0);
        }
        free(to);
    }
    free(from);
}

static void what_is_cut_off_does_not_bleed_in(void **state)
{
    enum { N = 60 };
    uint32_t from[N * N], to[10 * 10];
    for (int i = 0; i < N * N; i++) {
        bool inside = i % N >= 20 && i % N < 40 && i / N >= 10 && i / N < 30;
        from[i] = inside ? 0xFFFFFFFF : 0xFF000000;
    }
    resample(from, N, 20, 10, 20, 20, to, 10, 10);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(to[i], 0xFFFFFFFF);
    }
}

static void a_fine_pattern_becomes_grey_and_not_stripes(void **state)
{
    enum { N = 240 };
    uint32_t *from = malloc(N * N * 4), to[50 * 50];
    for (int i = 0; i < N * N; i++) {
        from[i] = i % 2 ? 0xFFFFFFFF : 0xFF000000;
    }
    resample(from, N, 0, 0, N, N, to, 50, 50);
    for (int i = 0; i < 50 * 50; i++) {
        assert_in_range(to[i] & 0xFF, 100, 155);
    }
    free(from);
}

static void what_a_clear_pixel_hides_does_not_come_out(void **state)
{
    enum { N = 64 };
    static const px size[] = {5, 20, 63, 64, 100};
    uint32_t *from = malloc(N * N * 4), *to = malloc(100 * 100 * 4);
    for (int i = 0; i < N * N; i++) {
        int x = i % N - N / 2, y = i / N - N / 2;
        from[i] = x * x + y * y < 600 ? 0xFFFFB31F : 0x00000000;
    }
    for (size_t k = 0; k < sizeof size / sizeof *size; k++) {
        px n = size[k];
        resample(from, N, 0, 0, N, N, to, n, n);
        for (px i = 0; i < n * n; i++) {
            assert_true(to[i] >> 24 == 0 || (to[i] & 0xFFFFFF) == 0xFFB31F);
        }
        assert_true(n < 20 || to[0] == 0);
        assert_int_equal(to[n * (n / 2) + n / 2], 0xFFFFB31F);
    }
    free(from);
    free(to);
}

static void only_plain_asset_names_become_paths(void **state)
{
    static const struct {
        const char *id;
        const char *path;
    } table[] = {
        {"ab01cd.jpg", "/d/ab/ab01cd.jpg"},
        {"0f9.png", "/d/0f/0f9.png"},
        {"abc", "/d/ab/abc"},
        {"ab", NULL},
        {"", NULL},
        {"../etc", NULL},
        {"ab/../x.png", NULL},
        {"ab..png", NULL},
        {".ab1.png", NULL},
        {"AB01.png", NULL},
        {"ab01.png\n", NULL},
        {"ab%s.png", NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char path[64];
        bool good = picture_path("/d", table[i].id, strlen(table[i].id), path, sizeof path);
        assert_int_equal(good, table[i].path != NULL);
        if (good) {
            assert_string_equal(path, table[i].path);
        }
    }
    char small[8];
    assert_false(picture_path("/d", "ab01cd.jpg", 10, small, sizeof small));
    assert_false(picture_path(NULL, "ab01cd.jpg", 10, small, sizeof small));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_size_changes_nothing),
        cmocka_unit_test(an_even_colour_stays_even_at_any_size),
        cmocka_unit_test(what_is_cut_off_does_not_bleed_in),
        cmocka_unit_test(a_fine_pattern_becomes_grey_and_not_stripes),
        cmocka_unit_test(what_a_clear_pixel_hides_does_not_come_out),
        cmocka_unit_test(only_plain_asset_names_become_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
