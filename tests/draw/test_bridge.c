#include "draw/bridge.h"
#include "cm.h"
#include "listing.h"

#include <math.h>

static void expect_box(unsigned i, enum draw_op op, float x, float y, float w, float h, rgb fill)
{
    assert_true(i < list.count);
    const struct draw_command *c = &list.command[i];
    assert_int_equal(c->op, op);
    assert_float_equal(c->x, x, 0.02f);
    assert_float_equal(c->y, y, 0.02f);
    assert_float_equal(c->w, w, 0.02f);
    assert_float_equal(c->h, h, 0.02f);
    assert_int_equal(c->fill, fill);
}

static void contrasting_fields_touch(void **state)
{
    bridge_joint(&list, &theme_day, 0, 1920, 624, 280, 668, 0x1E3FAF, 0xFF7D5C);
    assert_int_equal(list.count, 2);
    expect_box(0, DRAW_RECT, 0, 624, 1920, 280, 0xFF7D5C);
    expect_box(1, DRAW_RRECT, 0, 624, 808, 280, 0x1E3FAF);
    assert_float_equal(list.command[1].r, 140, 0);
    assert_true(list.command[1].flags & DRAW_NOSE);
}

static void similar_fields_have_paper_between_them(void **state)
{
    bridge_joint(&list, &theme_day, 0, 1920, 624, 280, 668, 0x1E3FAF, 0x0B5A3C);
    assert_int_equal(list.count, 3);
    expect_box(1, DRAW_PATH, 668, 624, 150, 280, theme_day.paper);
    expect_box(2, DRAW_RRECT, 0, 624, 808, 280, 0x1E3FAF);
    /* Everywhere on the curve it is 10 wider than the nose. */
    const struct draw_command *c = &list.command[1];
    for (uint32_t i = 1; i + 1 < c->point_count; i++) {
        const float *p = list.point + c->point + 2 * i;
        assert_float_equal(hypotf(p[0] - 668, p[1] - 764), 150, 0.01f);
    }
}

static void small_joints_always_have_a_seam(void **state)
{
    static const struct {
        du h, seam;
    } want[] = {{16, 3}, {59, 3}, {60, 8}, {239, 8}, {240, 0}, {904, 0}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_float_equal(bridge_seam(0x1E3FAF, 0xFF7D5C, want[i].h), want[i].seam, 0);
    }
}

static void the_socket_is_the_nose_cut_out(void **state)
{
    bridge_socket(&list, &theme_day, 1512, 1920, 208, 92, 0x1C1714);
    assert_int_equal(list.count, 1);
    expect_box(0, DRAW_PATH, 1512, 208, 408, 92, 0x1C1714);
    const struct draw_command *c = &list.command[0];
    float tip = 0;
    for (uint32_t i = 2; i < c->point_count; i++) {
        const float *p = list.point + c->point + 2 * i;
        assert_float_equal(hypotf(p[0] - 1512, p[1] - 254), 46, 0.01f);
        tip = fmaxf(tip, p[0]);
    }
    assert_float_equal(tip, 1558, 0.01f);
}

static void the_bowl_ends_a_sagitta_under_its_edge(void **state)
{
    bridge_bowl(&list, 1064, 1284, 1080, 120, 0x1E3FAF);
    expect_box(0, DRAW_PATH, 0, 1064, 1080, 340, 0x1E3FAF);
    const struct draw_command *c = &list.command[0];
    const float *p = list.point + c->point;
    assert_float_equal(p[4], 1080, 0.01f);
    assert_float_equal(p[5], 1284, 0.01f);
    const float *last = p + 2 * (c->point_count - 1);
    assert_float_equal(last[0], 0, 0.01f);
    assert_float_equal(last[1], 1284, 0.01f);
}

static void the_quote_mark_is_two_drops_that_touch(void **state)
{
    bridge_quote_mark(&list, 96, 64, 60, 1, 2);
    expect_box(0, DRAW_RRECT, 96, 64, 60, 60, 1);
    expect_box(1, DRAW_RRECT, 156, 64, 60, 60, 2);
    assert_true(list.command[0].flags & list.command[1].flags & DRAW_DROP);
}

/* draw/kudos.json: pill 898..974, nose of the first colour from 898 to 943.8. */
static void the_progress_mark_is_that_of_the_design(void **state)
{
    bridge_pill(&list, &theme_day, 898, 984, 76, 16, 0x1E3FAF, 0xFF7D5C, 76 * 0.55f);
    assert_int_equal(list.count, 3);
    expect_box(0, DRAW_RRECT, 898, 984, 76, 16, 0xFF7D5C);
    expect_box(1, DRAW_PATH, 935.8f, 984, 11, 16, theme_day.paper);
    expect_box(2, DRAW_RRECT, 898, 984, 45.8f, 16, 0x1E3FAF);
}

/* draw/standings.json: 740 of 1000 points, three departments. */
static void a_relay_bar_has_equal_parts_and_its_tip_at_the_points(void **state)
{
    static const rgb field[] = {0x98D0F8, 0x701F66, 0xFBB2CB};
    du len = 642 * 0.74f;
    bridge_relay(&list, &theme_day, 916, 518, 92, len, field, 3);
    assert_int_equal(list.count, 5);
    expect_box(0, DRAW_RRECT, 916, 472, len, 92, field[2]);
    expect_box(2, DRAW_RRECT, 916, 472, len * 2 / 3, 92, field[1]);
    expect_box(4, DRAW_RRECT, 916, 472, len / 3, 92, field[0]);
    draw_clear(&list);
    bridge_relay(&list, &theme_day, 916, 518, 92, 0, field, 0);
    assert_int_equal(list.count, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(contrasting_fields_touch),
        TEST(similar_fields_have_paper_between_them),
        TEST(small_joints_always_have_a_seam),
        TEST(the_socket_is_the_nose_cut_out),
        TEST(the_bowl_ends_a_sagitta_under_its_edge),
        TEST(the_quote_mark_is_two_drops_that_touch),
        TEST(the_progress_mark_is_that_of_the_design),
        TEST(a_relay_bar_has_equal_parts_and_its_tip_at_the_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
