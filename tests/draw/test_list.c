#include "base/caps.h"
#include "base/str.h"
#include "draw/list.h"
#include "cm.h"
#include "listing.h"

#include <string.h>

static void every_command_has_its_line(void **state)
{
    draw_rect(&list, 0, 624, 1920, 280, 0xFF7D5C);
    draw_rrect(&list, 96, 160, 100, 40, 99, 0xFFFDF9);
    draw_outline(&list, 1373.69f, 56, 450.31f, 76, 38, 4, 0x1C1714);
    draw_panel(&list, 1, 2, 300, 96, 16, 0xFFFDF9, 2.5f, 0x00000A);
    draw_nose(&list, 0, 624, 808, 280, 140, 0x1E3FAF);
    draw_drop(&list, 96, 64, 60, 0x1E3FAF);
    draw_disc(&list, 808, 764, 48, 0xFAF6EF);
    draw_ring(&list, 1496, 992, 58, 4, 0x1C1714);
    draw_path_begin(&list, 0xA3330F);
    draw_path_to(&list, 10, 10);
    draw_path_to(&list, 30, 10);
    draw_path_to(&list, 20, 25);
    draw_path_end(&list);
    draw_icon(&list, "hand", 1496, 992, 49, 0x1C1714, 4.2f);
    draw_image_disc(&list, "ab01.jpg", 176, 764, 80);
    draw_image(&list, "cd02.png", 0, 0, 1920, 904, 28, true);
    draw_text(&list, 96, 269.28f, FACE_D7, 136, 0x1C1714, 0xFAF6EF, "say \"hi\"\n\\", 10, 897.81f);
    draw_push(&list, 269, 168, 0.72f, 269, 168, 1382.4f, 650.88f, 28);
    draw_pop(&list);
    draw_target(&list, "key:a", -0.001f, 944, 376, 96);
    expect_dump("rect 0 624 1920 280 #FF7D5C\n"
                "rrect 96 160 100 40 r 20 #FFFDF9\n"
                "rrect 1373.69 56 450.31 76 r 38 line 4 #1C1714\n"
                "rrect 1 2 300 96 r 16 #FFFDF9 line 2.5 #00000A\n"
                "nose 0 624 808 280 r 140 #1E3FAF\n"
                "drop 96 64 60 60 r 30 #1E3FAF\n"
                "disc 808 764 r 48 #FAF6EF\n"
                "ring 1496 992 r 58 line 4 #1C1714\n"
                "path 10 10 20 15 #A3330F 3 points area 150\n"
                "icon \"hand\" 1496 992 size 49 stroke 4.2 #1C1714\n"
                "image-disc \"ab01.jpg\" 96 684 160 160 r 80\n"
                "image \"cd02.png\" 0 0 1920 904 r 28 contain\n"
                "text 96 269.28 w 897.81 d7 136 #1C1714 on #FAF6EF \"say \\\"hi\\\"\\x0A\\\\\"\n"
                "push 269 168 k 0.72 clip 269 168 1382.4 650.88 r 28\n"
                "pop\n"
                "target \"key:a\" 0 944 376 96\n");
    assert_false(list.overflow);
}

static void alpha_and_flags_stick_until_changed(void **state)
{
    draw_alpha(&list, 0.5f);
    draw_rect(&list, 0, 0, 1, 1, 0);
    list.flags = DRAW_DISABLED;
    draw_target(&list, "load", 0, 0, 1, 1);
    draw_text(&list, 0, 0, FACE_T5, 20, 0, 0, "off", 3, 30);
    draw_alpha(&list, 7);
    list.flags = 0;
    draw_target(&list, "cta", 0, 0, 1, 1);
    expect_dump("rect 0 0 1 1 #000000 alpha 128\n"
                "target \"load\" 0 0 1 1 alpha 128 disabled\n"
                "text 0 0 w 30 t5 20 #000000 on #000000 \"off\" alpha 128 disabled\n"
                "target \"cta\" 0 0 1 1\n");
    draw_alpha(&list, 0.1f);
    draw_clear(&list);
    assert_int_equal(list.alpha, 255);
    draw_rect(&list, 0, 0, 1, 1, 0);
    expect_dump("rect 0 0 1 1 #000000\n");
}

static void a_full_list_drops_what_comes_and_says_so(void **state)
{
    for (int i = 0; i < CAP_DRAW_COMMANDS; i++) {
        draw_rect(&list, 0, 0, (float)i, 1, 0);
    }
    assert_false(list.overflow);
    draw_rect(&list, 0, 0, 9, 9, 0);
    draw_target(&list, "late", 0, 0, 9, 9);
    draw_path_begin(&list, 0);
    draw_path_to(&list, 1, 1);
    draw_path_end(&list);
    assert_true(list.overflow);
    assert_int_equal(list.count, CAP_DRAW_COMMANDS);
    assert_int_equal(list.point_len, 0);
    draw_clear(&list);
    assert_false(list.overflow);
}

static void a_text_without_room_leaves_no_command(void **state)
{
    static char lots[CAP_DRAW_TEXT_BYTES];
    memset(lots, 'x', sizeof lots);
    draw_text(&list, 0, 0, FACE_T5, 20, 0, 0, lots, sizeof lots, 30);
    assert_false(list.overflow);
    draw_icon(&list, "hand", 0, 0, 10, 0, 4);
    assert_true(list.overflow);
    assert_int_equal(list.count, 1);
}

static void points_without_room_do_not_reach_another_path(void **state)
{
    draw_path_begin(&list, 0);
    for (int i = 0; i < CAP_DRAW_POINTS; i++) {
        draw_path_to(&list, (float)i, 0);
    }
    draw_path_end(&list);
    assert_true(list.overflow);
    assert_int_equal(list.command[0].point_count, CAP_DRAW_POINTS / 2);
    draw_path_begin(&list, 0);
    draw_path_to(&list, 1, 1);
    draw_path_end(&list);
    assert_int_equal(list.count, 1);
}

static void a_path_outside_begin_and_end_is_ignored(void **state)
{
    draw_path_to(&list, 1, 1);
    draw_path_end(&list);
    draw_rect(&list, 0, 0, 1, 1, 0);
    draw_path_to(&list, 1, 1);
    draw_path_end(&list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.point_len, 0);
}

static void an_arc_is_flat_to_a_tenth_of_a_unit(void **state)
{
    draw_path_begin(&list, 0);
    draw_path_arc(&list, 100, 200, 452, -90, 90);
    draw_path_end(&list);
    const float *p = list.point;
    unsigned n = list.command[0].point_count;
    assert_in_range(n, 20, 90);
    assert_float_equal(p[0], 100, 0.01f);
    assert_float_equal(p[1], 200 - 452, 0.01f);
    assert_float_equal(p[2 * n - 1], 200 + 452, 0.01f);
    for (unsigned i = 0; i + 1 < n; i++) {
        float x = (p[2 * i] + p[2 * i + 2]) / 2 - 100, y = (p[2 * i + 1] + p[2 * i + 3]) / 2 - 200;
        float away = 452 * 452 - (x * x + y * y);
        assert_true(away >= -1 && away < 0.11f * 2 * 452);
    }
    assert_float_equal(list.command[0].w, 452, 0.01f);
    assert_float_equal(list.command[0].h, 904, 0.01f);
}

static void the_hash_changes_with_every_kind_of_content(void **state)
{
    draw_icon(&list, "hand", 0, 0, 10, 0, 4);
    uint64_t first = draw_hash(&list);
    draw_clear(&list);
    draw_icon(&list, "hand", 0, 0, 10, 0, 4);
    assert_int_equal(draw_hash(&list), first);
    draw_clear(&list);
    draw_icon(&list, "hanf", 0, 0, 10, 0, 4);
    assert_int_not_equal(draw_hash(&list), first);
    draw_clear(&list);
    draw_icon(&list, "hand", 0, 0, 10, 1, 4);
    assert_int_not_equal(draw_hash(&list), first);
}

static void a_block_starts_at_its_margin_and_keeps_its_leading(void **state)
{
    struct text_block b = {
        .line = {{"ab", 2, 100, 5}, {"c", 1, 40, 3}},
        .count = 2,
        .face = FACE_D7,
        .size = 100,
        .leading = 106,
        .width = 100,
    };
    draw_block(&list, &b, 96, 168, 400, ALIGN_START, 1, 2);
    draw_block(&list, &b, 96, 168, 400, ALIGN_CENTRE, 1, 2);
    b.size = 50;
    draw_block(&list, &b, 96, 168, 400, ALIGN_START, 1, 2);
    b.rtl = true;
    draw_block(&list, &b, 96, 168, 400, ALIGN_START, 1, 2);
    static const float x[] = {91, 93, 246, 276, 96, 96, 396, 456};
    static const float y[] = {240.7f, 346.7f, 240.7f, 346.7f, 204.35f, 310.35f, 204.35f, 310.35f};
    for (unsigned i = 0; i < 8; i++) {
        assert_float_equal(list.command[i].x, x[i], 0.01f);
        assert_float_equal(list.command[i].y, y[i], 0.01f);
    }
}

static void the_last_line_of_a_cut_block_is_marked(void **state)
{
    struct text_block b = {.line = {{"one", 3, 50, 0}, {"two…", 6, 60, 0}}, .count = 2,
                           .face = FACE_T5, .size = 20, .leading = 30, .cut = true};
    draw_block(&list, &b, 0, 0, 100, ALIGN_START, 0, 0);
    draw_line(&list, &b, 0, 0, 0, 0, 0);
    draw_line(&list, &b, 1, 0, 0, 0, 0);
    b.cut = false;
    draw_line(&list, &b, 1, 0, 0, 0, 0);
    static const unsigned flags[] = {0, DRAW_CUT, 0, DRAW_CUT, 0};
    for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
        assert_int_equal(list.command[i].flags, flags[i]);
    }
}

static void expect_place(size_t command, du x, du y, du w, du h)
{
    du is_x, is_y, is_w, is_h;
    draw_place(&list, command, &is_x, &is_y, &is_w, &is_h);
    assert_float_equal(is_x, x, 0.01f);
    assert_float_equal(is_y, y, 0.01f);
    assert_float_equal(is_w, w, 0.01f);
    assert_float_equal(is_h, h, 0.01f);
}

static void a_place_on_the_canvas_counts_every_group_around_it(void **state)
{
    draw_push(&list, 5, 5, 3, 0, 0, 10, 10, 0);
    draw_pop(&list);
    draw_target(&list, "outside", 10, 20, 30, 40);
    draw_push(&list, 100, 200, 2, 0, 0, 1920, 1080, 0);
    draw_target(&list, "inside", 10, 20, 30, 40);
    draw_push(&list, 50, 60, 0.5f, 0, 0, 900, 500, 0);
    draw_target(&list, "deep", 10, 20, 30, 40);
    draw_pop(&list);
    draw_target(&list, "inside again", 10, 20, 30, 40);
    draw_pop(&list);
    draw_target(&list, "outside again", 10, 20, 30, 40);
    expect_place(2, 10, 20, 30, 40);
    expect_place(4, 120, 240, 60, 80);
    expect_place(6, 100 + 2 * 55, 200 + 2 * 70, 30, 40);
    expect_place(8, 120, 240, 60, 80);
    expect_place(10, 10, 20, 30, 40);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_command_has_its_line),
        TEST(alpha_and_flags_stick_until_changed),
        TEST(a_full_list_drops_what_comes_and_says_so),
        TEST(a_text_without_room_leaves_no_command),
        TEST(points_without_room_do_not_reach_another_path),
        TEST(a_path_outside_begin_and_end_is_ignored),
        TEST(an_arc_is_flat_to_a_tenth_of_a_unit),
        TEST(the_hash_changes_with_every_kind_of_content),
        TEST(a_block_starts_at_its_margin_and_keeps_its_leading),
        TEST(the_last_line_of_a_cut_block_is_marked),
        TEST(a_place_on_the_canvas_counts_every_group_around_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
