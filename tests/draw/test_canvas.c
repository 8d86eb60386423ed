#include "draw/canvas.h"
#include "cm.h"

#include <math.h>
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

/* What a form gets of a panel of so many inches (0: unknown). */
static const struct {
    px w, h;
    float inches, reach;
    struct canvas_wish wish;
    enum layout layout;
    px part_w, part_h;
} parts[] = {
    {1920, 1080, 0, 0, {0}, LAYOUT_LANDSCAPE, 1920, 1080},
    {1920, 1080, 15.6f, 0, {0}, LAYOUT_LANDSCAPE, 1920, 1080},
    {1920, 1080, 13.6f, 0, {0}, LAYOUT_LANDSCAPE, 1920, 1080},
    {1920, 1080, 13.5f, 0, {0}, LAYOUT_COMPACT, 1920, 1080},
    {1280, 800, 0, 0, {0}, LAYOUT_LANDSCAPE, 1280, 800},
    {1280, 800, 10.1f, 0, {0}, LAYOUT_COMPACT, 1280, 800},
    {1024, 600, 7, 0, {0}, LAYOUT_COMPACT, 1024, 600},
    {800, 480, 7, 0, {0}, LAYOUT_COMPACT, 800, 480},
    {800, 1280, 10.1f, 0, {0}, LAYOUT_COMPACT, 800, 1280},
    {1080, 1920, 43, 0, {0}, LAYOUT_PORTRAIT, 1080, 1920},
    /* Large letters. */
    {1920, 1080, 0, 0, {.large = true}, LAYOUT_COMPACT, 1920, 1080},
    {1920, 1080, 43, 0, {.large = true}, LAYOUT_COMPACT, 1920, 1080},
    {1080, 1920, 43, 0, {.large = true}, LAYOUT_PORTRAIT, 1080, 1920},
    {800, 480, 0, 0, {.large = true}, LAYOUT_COMPACT, 800, 480},
    /* Within reach: of a panel 952 mm high, the lower 520. */
    {1080, 1920, 43, 520 / 952.0f, {.low = true}, LAYOUT_LANDSCAPE, 1080, 1049},
    {1080, 1920, 43, 520 / 952.0f, {0}, LAYOUT_PORTRAIT, 1080, 1920},
    {1080, 1920, 43, 0.1f, {.low = true}, LAYOUT_LANDSCAPE, 1080, 640},
    {1080, 1920, 43, 1, {.low = true}, LAYOUT_PORTRAIT, 1080, 1920},
    {1080, 1920, 0, 0, {.low = true}, LAYOUT_LANDSCAPE, 1080, 1056},
    {1080, 1920, 24, 0.6f, {.low = true}, LAYOUT_COMPACT, 1080, 1152},
    {1080, 1920, 43, 0.5f, {.low = true, .large = true}, LAYOUT_COMPACT, 1080, 960},
    {1920, 1080, 43, 0.4f, {.low = true}, LAYOUT_COMPACT, 864, 432},
    {1920, 1080, 0, 0, {.low = true}, LAYOUT_LANDSCAPE, 1920, 1080},
    {800, 480, 7, 0.5f, {.low = true}, LAYOUT_COMPACT, 800, 480},
};

static struct canvas panel(px w, px h, float inches, float reach)
{
    struct canvas c = canvas_for(w, h, ROTATE_0);
    c.mm = inches * 25.4f / hypotf((float)w, (float)h) * c.k;
    c.reach = reach;
    return c;
}

static void a_form_gets_the_part_of_the_panel_that_fits_hands(void **state)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct canvas whole = panel(parts[i].w, parts[i].h, parts[i].inches, parts[i].reach);
        struct canvas_part p = canvas_part(&whole, &parts[i].wish);
        bool all = p.canvas.layout == whole.layout && parts[i].part_h == parts[i].h;
        if (p.canvas.layout != parts[i].layout || p.canvas.display_h != parts[i].part_h) {
            print_error("%zu: layout %d, %d x %d\n", i, (int)p.canvas.layout, p.canvas.display_w,
                        p.canvas.display_h);
        }
        assert_int_equal(p.canvas.layout, parts[i].layout);
        assert_int_equal(p.canvas.display_w, parts[i].part_w);
        assert_int_equal(p.canvas.display_h, parts[i].part_h);
        assert_int_equal(p.canvas.large, parts[i].wish.large);
        assert_int_equal(canvas_is_whole(&p, &whole), all);
        /* It stands on the lower edge, in the middle, and its units are as large as they say. */
        assert_float_equal(p.y + p.k * p.canvas.h, whole.h, 0.1f);
        assert_float_equal(2 * p.x + p.k * p.canvas.w, whole.w, whole.w / (float)parts[i].w + 0.1f);
        assert_float_equal(p.canvas.mm, whole.mm * p.k, 0.0001f);
        assert_float_equal(p.canvas.k, whole.k * p.k, 0.0001f);
        du x = p.x + p.k * 100, y = p.y + p.k * 50;
        canvas_to_part(&p, &x, &y);
        assert_float_equal(x, 100, 0.01f);
        assert_float_equal(y, 50, 0.01f);
    }
}

static void what_a_finger_needs_is_measured_in_millimetres(void **state)
{
    struct canvas unknown = canvas_for(800, 480, ROTATE_0), small = panel(800, 480, 7, 0);
    assert_float_equal(canvas_least(&unknown, 51, CANVAS_KEY_MM), 51, 0);
    assert_float_equal(canvas_least(&small, 51, CANVAS_KEY_MM) * small.mm, 12, 0.01f);
    assert_float_equal(canvas_least(&small, 3, CANVAS_GAP_MM) * small.mm, 2, 0.01f);
    assert_float_equal(canvas_least(&small, 200, CANVAS_MAIN_MM), 200, 0);
    assert_float_equal(canvas_target_min(&small), 51, 0);
    small = panel(800, 480, 4, 0);
    assert_float_equal(canvas_target_min(&small) * small.mm, 9, 0.01f);
}

static void letters_grow_by_a_quarter_and_more(void **state)
{
    struct canvas c = canvas_for(800, 480, ROTATE_0);
    for (du size = 15; size < 200; size++) {
        c.large = false;
        assert_float_equal(canvas_type(&c, size), size, 0);
        c.large = true;
        assert_true(canvas_type(&c, size) >= 1.25f * size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_gets_its_layout_scale_and_length),
        cmocka_unit_test(the_smallest_target_follows_the_layout),
        cmocka_unit_test(a_panel_without_pixels_is_no_crash),
        cmocka_unit_test(a_touch_lands_where_it_is_seen),
        cmocka_unit_test(the_orbit_moves_touches_with_the_picture),
        cmocka_unit_test(a_form_gets_the_part_of_the_panel_that_fits_hands),
        cmocka_unit_test(what_a_finger_needs_is_measured_in_millimetres),
        cmocka_unit_test(letters_grow_by_a_quarter_and_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
