#include "draw/canvas.h"
#include "cm.h"

#include <stdbool.h>

static const struct {
    px w, h;
    enum rotation rotation;
    enum layout layout;
    float k;
    du units_w, units_h;
} table[] = {
    {1920, 1080, ROTATE_0, LAYOUT_LANDSCAPE, 1, 1920, 1080},
    {3840, 2160, ROTATE_180, LAYOUT_LANDSCAPE, 2, 1920, 1080},
    {1280, 720, ROTATE_0, LAYOUT_LANDSCAPE, 2.0f / 3, 1920, 1080},
    {1280, 1024, ROTATE_0, LAYOUT_LANDSCAPE, 2.0f / 3, 1920, 1536},
    {2560, 1080, ROTATE_0, LAYOUT_LANDSCAPE, 1, 2560, 1080},
    {1024, 600, ROTATE_0, LAYOUT_LANDSCAPE, 1024.0f / 1920, 1920, 1125},
    {1080, 1920, ROTATE_0, LAYOUT_PORTRAIT, 1, 1080, 1920},
    {1920, 1080, ROTATE_90, LAYOUT_PORTRAIT, 1, 1080, 1920},
    {1920, 1080, ROTATE_270, LAYOUT_PORTRAIT, 1, 1080, 1920},
    {1200, 1920, ROTATE_0, LAYOUT_PORTRAIT, 1, 1200, 1920},
    {480, 800, ROTATE_0, LAYOUT_PORTRAIT, 800.0f / 1920, 1152, 1920},
    {800, 480, ROTATE_0, LAYOUT_COMPACT, 1, 800, 480},
    {480, 800, ROTATE_90, LAYOUT_COMPACT, 1, 800, 480},
    {1024, 599, ROTATE_0, LAYOUT_COMPACT, 599.0f / 480, 820.57f, 480},
    {1000, 1100, ROTATE_0, LAYOUT_LANDSCAPE, 1000.0f / 1920, 1920, 2112},
    {1000, 1101, ROTATE_0, LAYOUT_PORTRAIT, 1101.0f / 1920, 1743.87f, 1920},
};

static void a_panel_gets_its_layout_scale_and_length(void **state)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct canvas c = canvas_for(table[i].w, table[i].h, table[i].rotation);
        assert_int_equal(c.layout, table[i].layout);
        assert_float_equal(c.k, table[i].k, 0.0001f);
        assert_float_equal(c.w, table[i].units_w, 0.01f);
        assert_float_equal(c.h, table[i].units_h, 0.01f);
    }
}

static void the_smallest_target_follows_the_layout(void **state)
{
    struct canvas wide = canvas_for(1920, 1080, ROTATE_0), small = canvas_for(800, 480, ROTATE_0);
    assert_float_equal(canvas_target_min(&wide), 88, 0);
    assert_float_equal(canvas_target_min(&small), 51, 0);
}

static void a_panel_without_pixels_is_no_crash(void **state)
{
    struct canvas c = canvas_for(0, -5, ROTATE_0);
    assert_true(c.k > 0 && c.w >= 800 && c.h >= 480);
}

/* The call to action is at the lower right of the upright picture, wherever that is on the
 * panel. */
static const struct {
    enum rotation rotation;
    float share_x, share_y;
} corner[] = {
    {ROTATE_0, 0.9f, 0.8f},
    {ROTATE_90, 0.2f, 0.9f},
    {ROTATE_180, 0.1f, 0.2f},
    {ROTATE_270, 0.8f, 0.1f},
};

static void a_touch_lands_where_it_is_seen(void **state)
{
    for (size_t i = 0; i < sizeof corner / sizeof *corner; i++) {
        bool lying = corner[i].rotation == ROTATE_90 || corner[i].rotation == ROTATE_270;
        struct canvas c = canvas_for(lying ? 720 : 1280, lying ? 1280 : 720, corner[i].rotation);
        du x = 0, y = 0;
        canvas_from_display(&c, corner[i].share_x, corner[i].share_y, &x, &y);
        assert_float_equal(x, 0.9f * 1920, 0.01f);
        assert_float_equal(y, 0.8f * 1080, 0.01f);
    }
}

static void the_orbit_moves_touches_with_the_picture(void **state)
{
    struct canvas c = canvas_for(1920, 1080, ROTATE_0);
    c.orbit_x = 8;
    c.orbit_y = -4;
    du x = 0, y = 0;
    canvas_from_display(&c, 0.5f, 0.5f, &x, &y);
    assert_float_equal(x, 952, 0.01f);
    assert_float_equal(y, 544, 0.01f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_gets_its_layout_scale_and_length),
        cmocka_unit_test(the_smallest_target_follows_the_layout),
        cmocka_unit_test(a_panel_without_pixels_is_no_crash),
        cmocka_unit_test(a_touch_lands_where_it_is_seen),
        cmocka_unit_test(the_orbit_moves_touches_with_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
