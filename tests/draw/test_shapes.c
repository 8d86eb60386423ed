/* Pixels of shapes: their area, their edges, no gaps and no overlaps between the pieces. */
#include "draw/bridge.h"
#include "cm.h"
#include "draw/surface.h"

#include <math.h>
#include <string.h>

static struct bench b;

static int set_up(void **state)
{
    bench_open(&b, 1920, 1080, ROTATE_0, 32 << 20, NULL);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0x000000);
    return 0;
}

static int tear_down(void **state)
{
    bench_close(&b);
    return 0;
}

/* White on black: the sum of all greys is the area. */
static double drawn_area(void)
{
    bench_draw(&b);
    double sum = 0;
    for (px y = 0; y < 1080; y++) {
        for (px x = 0; x < 1920; x++) {
            sum += (double)(pixel(&b, x, y) & 0xFF) / 255;
        }
    }
    return sum;
}

static void again(void)
{
    draw_clear(&b.list);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0x000000);
}

#define PI 3.14159265

static void discs_have_their_area(void **state)
{
    static const float radius[] = {1, 5, 8, 14, 23.5f, 48, 100, 140, 452, 539.5f};
    for (size_t i = 0; i < sizeof radius / sizeof *radius; i++) {
        again();
        draw_disc(&b.list, 960, 540, radius[i], 0xFFFFFF);
        double want = PI * (double)(radius[i] * radius[i]);
        assert_true(fabs(drawn_area() - want) < 0.004 * want + 0.5);
    }
}

static void rings_have_their_area(void **state)
{
    static const float ring[][2] = {{14, 4}, {36, 5}, {58, 4}, {58, 1}, {20, 20}, {400, 40}};
    for (size_t i = 0; i < sizeof ring / sizeof *ring; i++) {
        again();
        draw_ring(&b.list, 960, 540, ring[i][0], ring[i][1], 0xFFFFFF);
        double outer = (double)ring[i][0], inner = outer - (double)ring[i][1];
        double want = PI * (outer * outer - inner * inner);
        assert_true(fabs(drawn_area() - want) < 0.01 * want + 0.5);
    }
}

static void rounded_boxes_have_their_area(void **state)
{
    static const struct {
        float w, h, r, line;
    } box[] = {
        {162, 96, 16, 0}, {376, 96, 48, 0}, {96, 376, 48, 0},   {1120, 592, 40, 0},
        {90, 90, 0, 0},   {450, 76, 38, 4}, {1140, 304, 28, 5}, {300, 88, 44, 3},
        {100, 60, 0, 6},  {100, 60, 3, 6},  {6, 60, 3, 0},
    };
    for (size_t i = 0; i < sizeof box / sizeof *box; i++) {
        again();
        double w = (double)box[i].w, h = (double)box[i].h, r = (double)box[i].r;
        double line = (double)box[i].line, in = fmax(r - line, 0);
        double want = w * h - (4 - PI) * r * r;
        if (line > 0) {
            draw_outline(&b.list, 300, 200, box[i].w, box[i].h, box[i].r, box[i].line, 0xFFFFFF);
            want -= (w - 2 * line) * (h - 2 * line) - (4 - PI) * in * in;
        } else {
            draw_rrect(&b.list, 300, 200, box[i].w, box[i].h, box[i].r, 0xFFFFFF);
        }
        assert_true(fabs(drawn_area() - want) < 0.004 * want + 1);
    }
}

static void noses_drops_and_sockets_have_their_area(void **state)
{
    draw_nose(&b.list, 100, 100, 500, 280, 140, 0xFFFFFF);
    double want = 360 * 280 + PI * 140 * 140 / 2;
    assert_true(fabs(drawn_area() - want) < 0.003 * want);
    again();
    draw_nose(&b.list, 100, 100, 140, 280, 140, 0xFFFFFF);
    want = PI * 140 * 140 / 2;
    assert_true(fabs(drawn_area() - want) < 0.006 * want);
    again();
    draw_drop(&b.list, 100, 100, 60, 0xFFFFFF);
    want = PI * 900 * 0.75 + 900;
    assert_true(fabs(drawn_area() - want) < 0.004 * want);
    again();
    bridge_socket(&b.list, &theme_day, 300, 900, 100, 400, 0xFFFFFF);
    want = 600 * 400 - PI * 200 * 200 / 2;
    assert_true(fabs(drawn_area() - want) < 0.003 * want);
}

static void pieces_neither_overlap_nor_leave_gaps(void **state)
{
    draw_alpha(&b.list, 0.5f);
    draw_disc(&b.list, 500, 500, 300, 0xFFFFFF);
    draw_rrect(&b.list, 1000, 200, 400, 300, 40, 0xFFFFFF);
    bench_draw(&b);
    for (px y = 0; y < 1080; y++) {
        for (px x = 0; x < 1920; x++) {
            unsigned v = pixel(&b, x, y) & 0xFF;
            double away = hypot((double)x + 0.5 - 500, (double)y + 0.5 - 500);
            if (v > 129) {
                fail_msg("painted twice at %d, %d: %u", x, y, v);
            }
            if (away < 298 && v < 126) {
                fail_msg("a hole at %d, %d: %u", x, y, v);
            }
        }
    }
}

static void edges_of_curves_have_many_shades(void **state)
{
    bool seen[256] = {false};
    unsigned shades = 0;
    draw_disc(&b.list, 960, 540, 140, 0xFFFFFF);
    bench_draw(&b);
    for (px y = 400; y < 680; y++) {
        for (px x = 820; x < 1100; x++) {
            seen[pixel(&b, x, y) & 0xFF] = true;
        }
    }
    for (int i = 1; i < 255; i++) {
        shades += seen[i];
    }
    assert_true(shades > 64);
    /* Within a pixel of the true circle everything is pure. */
    assert_int_equal(pixel(&b, 960, 401), 0xFFFFFF);
    assert_int_equal(pixel(&b, 960, 399), 0x000000);
    assert_int_equal(pixel(&b, 1098, 540), 0xFFFFFF);
    assert_int_equal(pixel(&b, 1101, 540), 0x000000);
}

static void joints_show_both_fields_and_the_seam(void **state)
{
    bridge_joint(&b.list, &theme_day, 0, 1920, 624, 280, 668, 0x1E3FAF, 0x0B5A3C);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 800, 764), 0x1E3FAF);
    assert_int_equal(pixel(&b, 813, 764), theme_day.paper);
    assert_int_equal(pixel(&b, 825, 764), 0x0B5A3C);
    assert_int_equal(pixel(&b, 660, 624), 0x1E3FAF);
    assert_int_equal(pixel(&b, 0, 903), 0x1E3FAF);
    assert_int_equal(pixel(&b, 1919, 903), 0x0B5A3C);
    assert_int_equal(pixel(&b, 0, 904), 0x000000);
    assert_int_equal(pixel(&b, 0, 623), 0x000000);
}

static void a_nose_ends_on_the_same_rows_as_its_band_at_any_scale(void **state)
{
    static const px size[][2] = {{1366, 768}, {1280, 720}, {1600, 900}, {800, 480}, {1000, 700}};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
        tear_down(NULL);
        bench_open(&b, size[i][0], size[i][1], ROTATE_0, 8 << 20, NULL);
        draw_rect(&b.list, 0, 0, b.canvas.w, b.canvas.h, 0);
        draw_rect(&b.list, 0, 200, b.canvas.w, 113, 0xFFFFFF);
        bridge_nose(&b.list, 0, 200, 113, 300, 0x1E3FAF);
        bench_draw(&b);
        for (px y = 0; y < size[i][1]; y++) {
            rgb band = pixel(&b, size[i][0] - 1, y), nose = pixel(&b, 0, y);
            assert_int_equal(nose, band == 0xFFFFFF ? 0x1E3FAF : 0);
        }
    }
}

static void a_see_through_box_mixes_with_what_is_under_it(void **state)
{
    draw_rect(&b.list, 0, 0, 960, 1080, 0xFAF6EF);
    draw_alpha(&b.list, 0.72f);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0x1C1714);
    bench_draw(&b);
    for (px x = 0; x < 1920; x += 91) {
        rgb want = rgb_mix(x < 960 ? 0xFAF6EF : 0x000000, 0x1C1714, 0.72f),
            got = pixel(&b, x, 1079);
        for (int shift = 0; shift < 24; shift += 8) {
            assert_true(abs((int)(got >> shift & 0xFF) - (int)(want >> shift & 0xFF)) <= 2);
        }
    }
}

static void the_orbit_leaves_no_gap_at_the_edges(void **state)
{
    for (int shift = -8; shift <= 8; shift += 16) {
        b.canvas.orbit_x = b.canvas.orbit_y = shift;
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0xFFFFFF);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0x00FF00);
        bridge_bowl(&b.list, 0, 300, 1920, 120, 0x0000FF);
        bridge_nose(&b.list, 0, 800, 280, 600, 0xFF0000);
        bench_draw(&b);
        assert_int_equal(pixel(&b, 0, 0), 0x0000FF);
        assert_int_equal(pixel(&b, 1919, 0), 0x0000FF);
        assert_int_equal(pixel(&b, 0, 700), 0x00FF00);
        assert_int_equal(pixel(&b, 1919, 1079), 0x00FF00);
        assert_int_equal(pixel(&b, 0, 1079), 0xFF0000);
        assert_int_equal(pixel(&b, 300, 800 + shift), 0xFF0000);
        assert_int_equal(pixel(&b, 300, 799 + shift), 0x00FF00);
    }
}

static void a_clip_to_a_band_of_the_canvas_still_bleeds(void **state)
{
    b.canvas.orbit_x = b.canvas.orbit_y = 8;
    draw_push(&b.list, 0, 0, 1, 0, 0, 1920, 904, 0);
    draw_rect(&b.list, 0, 0, 1920, 1080, 0xFFFFFF);
    draw_pop(&b.list);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 0, 0), 0xFFFFFF);
    assert_int_equal(pixel(&b, 0, 911), 0xFFFFFF);
    assert_int_equal(pixel(&b, 0, 912), 0x000000);
}

static void a_piece_of_the_display_bleeds_at_the_edges_that_it_shares(void **state)
{
    for (int shift = -8; shift <= 8; shift += 16) {
        b.canvas.orbit_x = b.canvas.orbit_y = shift;
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 1920, 1080, 0x0000FF);
        draw_push(&b.list, 0, 480, 0.5f, 0, 480, 1920, 600, 0);
        draw_rect(&b.list, 0, 0, 3840, 1200, 0xFFFFFF);
        draw_rect(&b.list, 0, 1000, 3840, 200, 0x00FF00);
        draw_pop(&b.list);
        bench_draw(&b);
        assert_int_equal(pixel(&b, 0, 479 + shift), 0x0000FF);
        assert_int_equal(pixel(&b, 0, 480 + shift), 0xFFFFFF);
        assert_int_equal(pixel(&b, 1919, 480 + shift), 0xFFFFFF);
        assert_int_equal(pixel(&b, 0, 979 + shift), 0xFFFFFF);
        assert_int_equal(pixel(&b, 0, 980 + shift), 0x00FF00);
        assert_int_equal(pixel(&b, 1919, 1079), 0x00FF00);
    }
}

static void odd_lists_do_no_harm(void **state)
{
    draw_disc(&b.list, 100, 100, 0, 0xFFFFFF);
    draw_disc(&b.list, 100, 100, -5, 0xFFFFFF);
    draw_rrect(&b.list, 100, 100, 0.2f, 0.2f, 10, 0xFFFFFF);
    draw_rrect(&b.list, 100, 100, -20, 10, 10, 0xFFFFFF);
    draw_outline(&b.list, 100, 100, 3, 3, 1, 9, 0xFFFFFF);
    draw_ring(&b.list, 200, 100, 3, 99, 0xFFFFFF);
    draw_nose(&b.list, 100, 100, -50, 20, 10, 0xFFFFFF);
    bridge_joint(&b.list, &theme_day, -9000, 90000, -500, 280, -9000, 1, 2);
    draw_path_begin(&b.list, 0xFFFFFF);
    draw_path_to(&b.list, -1e6f, -1e6f);
    draw_path_to(&b.list, 1e6f, -1e6f);
    draw_path_to(&b.list, 0, 1e6f);
    draw_path_end(&b.list);
    draw_path_begin(&b.list, 0xFFFFFF);
    draw_path_to(&b.list, 5, 5);
    draw_path_to(&b.list, 500, 5);
    draw_path_to(&b.list, 50, 5);
    draw_path_end(&b.list);
    draw_pop(&b.list);
    for (int i = 0; i < 5; i++) {
        draw_push(&b.list, 10, 10, 0.5f, 10, 10, 100, 100, 8);
    }
    draw_text(&b.list, 0, 0, FACE_T5, 30, 1, 2, "", 0, 0);
    draw_icon(&b.list, "no-such-icon", 50, 50, 40, 0xFFFFFF, 4);
    draw_icon(&b.list, "../icons/hand", 50, 50, 40, 0xFFFFFF, 4);
    draw_icon(&b.list, "hand", 50, 50, 0, 0xFFFFFF, 4);
    bench_draw(&b);
    assert_int_equal(pixel(&b, 1919, 0), 0x000000);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(discs_have_their_area),
        TEST(rings_have_their_area),
        TEST(rounded_boxes_have_their_area),
        TEST(noses_drops_and_sockets_have_their_area),
        TEST(pieces_neither_overlap_nor_leave_gaps),
        TEST(edges_of_curves_have_many_shades),
        TEST(joints_show_both_fields_and_the_seam),
        TEST(a_nose_ends_on_the_same_rows_as_its_band_at_any_scale),
        TEST(a_see_through_box_mixes_with_what_is_under_it),
        TEST(the_orbit_leaves_no_gap_at_the_edges),
        TEST(a_clip_to_a_band_of_the_canvas_still_bleeds),
        TEST(a_piece_of_the_display_bleeds_at_the_edges_that_it_shares),
        TEST(odd_lists_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
