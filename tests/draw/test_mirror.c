#include "base/str.h"
#include "surface.h"
#include "listing.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Numbers that floats hold exactly, so that there and back is the same. */
static void fill(void)
{
    draw_rect(&list, 0, 624, 1200, 280, 0xFF7D5C);
    draw_rrect(&list, 96, 160, 100, 40, 20, 0xFFFDF9);
    draw_outline(&list, 1373.75f, 56, 450.25f, 76, 38, 4, 0x1C1714);
    draw_nose(&list, 0, 624, 808, 280, 140, 0x1E3FAF);
    draw_drop(&list, 96, 64, 60, 0x1E3FAF);
    draw_disc(&list, 808, 764, 48, 0xFAF6EF);
    draw_ring(&list, 1496, 992, 58, 4, 0x1C1714);
    draw_path_begin(&list, 0xA3330F);
    draw_path_to(&list, 10, 10);
    draw_path_to(&list, 30, 10);
    draw_path_to(&list, 10, 25);
    draw_path_end(&list);
    draw_icon(&list, "hand", 1496, 992, 49, 0x1C1714, 4.5f);
    draw_icon(&list, "right", 808, 764, 46, 0x1C1714, 4.5f);
    draw_image_disc(&list, "ab01.jpg", 176, 764, 80);
    draw_image(&list, "cd02.png", 0, 0, 900, 904, 28, true);
    draw_text(&list, 96, 269.25f, FACE_D7, 136, 0x1C1714, 0xFAF6EF, "Hello", 5, 897.75f);
    draw_push(&list, 269, 168, 0.75f, 269, 168, 1382, 650, 28);
    draw_rect(&list, 0, 0, 10, 10, 0);
    draw_pop(&list);
    draw_target(&list, "cta", 1448, 944, 376, 96);
}

static void every_command_changes_sides_and_stays_itself(void **state)
{
    fill();
    draw_mirror(&list, 0, 1920);
    expect_dump("rect 720 624 1200 280 #FF7D5C\n"
                "rrect 1724 160 100 40 r 20 #FFFDF9\n"
                "rrect 96 56 450.25 76 r 38 line 4 #1C1714\n"
                "nose 1112 624 808 280 r 140 #1E3FAF mirrored\n"
                "drop 1764 64 60 60 r 30 #1E3FAF mirrored\n"
                "disc 1112 764 r 48 #FAF6EF\n"
                "ring 424 992 r 58 line 4 #1C1714\n"
                "path 1890 10 20 15 #A3330F 3 points area 150\n"
                "icon \"hand\" 424 992 size 49 stroke 4.5 #1C1714\n"
                "icon \"right\" 1112 764 size 46 stroke 4.5 #1C1714 mirrored\n"
                "image-disc \"ab01.jpg\" 1664 684 160 160 r 80\n"
                "image \"cd02.png\" 1020 0 900 904 r 28 contain\n"
                "text 926.25 269.25 w 897.75 d7 136 #1C1714 on #FAF6EF \"Hello\"\n"
                "push 211 168 k 0.75 clip 269 168 1382 650 r 28\n"
                "rect 1910 0 10 10 #000000\n"
                "pop\n"
                "target \"cta\" 96 944 376 96\n");
    assert_float_equal(list.point[0], 1910, 0.001f);
    assert_float_equal(list.point[4], 1910, 0.001f);
    assert_float_equal(list.point[5], 25, 0.001f);
}

static void twice_is_the_same_list(void **state)
{
    fill();
    uint64_t before = draw_hash(&list);
    draw_mirror(&list, 0, 1920);
    assert_int_not_equal(draw_hash(&list), before);
    draw_mirror(&list, 0, 1920);
    assert_int_equal(draw_hash(&list), before);
}

static void icons_turn_alone_for_the_other_hand(void **state)
{
    draw_icon(&list, "hand", 100, 100, 48, 0, 4.5f);
    draw_icon(&list, "left", 200, 100, 48, 0, 4.5f);
    draw_nose(&list, 0, 624, 808, 280, 140, 0);
    draw_turn(&list, 0);
    expect_dump("icon \"hand\" 100 100 size 48 stroke 4.5 #000000\n"
                "icon \"left\" 200 100 size 48 stroke 4.5 #000000 mirrored\n"
                "nose 0 624 808 280 r 140 #000000\n");
    draw_mirror(&list, 0, 1920);
    expect_dump("icon \"hand\" 1820 100 size 48 stroke 4.5 #000000\n"
                "icon \"left\" 1720 100 size 48 stroke 4.5 #000000\n"
                "nose 1112 624 808 280 r 140 #000000 mirrored\n");
}

/* A point in a group must be seen opposite of where it was seen before. */
static void what_is_in_a_group_changes_sides_as_well(void **state)
{
    draw_push(&list, 300, 40, 0.5f, 300, 40, 500, 500, 0);
    draw_disc(&list, 200, 100, 10, 0);
    draw_pop(&list);
    float before = 300 + 0.5f * 200;
    draw_mirror(&list, 0, 1920);
    const struct draw_command *group = &list.command[0], *disc = &list.command[1];
    assert_float_equal(list.point[group->point] + 0.5f * (disc->x + disc->w / 2), 1920 - before,
                       0.01f);
    assert_float_equal(group->x, 1920 - 800, 0.01f);
}

static float seen_x(const struct text_block *b, enum align align)
{
    draw_clear(&list);
    list.mirrored = true;
    draw_block(&list, b, 96, 168, 400, align, 1, 2);
    draw_mirror(&list, 0, 1920);
    return list.command[0].x;
}

/* The box is seen at 1424..1824. */
static void a_block_begins_where_its_language_begins_on_a_mirrored_screen(void **state)
{
    struct text_block b = {.line = {{"ab", 2, 100, 5}}, .count = 1, .face = FACE_D7, .size = 50};
    assert_float_equal(seen_x(&b, ALIGN_START), 1424, 0.01f);
    assert_float_equal(seen_x(&b, ALIGN_END), 1724, 0.01f);
    assert_float_equal(seen_x(&b, ALIGN_CENTRE), 1574, 0.01f);
    b.size = 100; /* optical margin: the ink of the first letter begins at the edge */
    assert_float_equal(seen_x(&b, ALIGN_START), 1419, 0.01f);
    assert_float_equal(seen_x(&b, ALIGN_END), 1724, 0.01f);
    b.rtl = true;
    b.line[0].bearing = 0;
    assert_float_equal(seen_x(&b, ALIGN_START), 1724, 0.01f);
    assert_float_equal(seen_x(&b, ALIGN_END), 1424, 0.01f);
}

static void pixels_are_those_of_a_mirror(void **state)
{
    struct bench b;
    bench_open(&b, 400, 240, ROTATE_0, 4 << 20, "");
    b.canvas.k = 1;
    b.canvas.w = 400;
    uint32_t before[240][400];
    for (unsigned turned = 0; turned < 2; turned++) {
        draw_clear(&b.list);
        draw_rect(&b.list, 0, 0, 400, 240, 0xFFFFFF);
        draw_nose(&b.list, 0, 10, 120, 60, 30, 0x1E3FAF);
        draw_drop(&b.list, 20, 100, 60, 0xA3330F);
        draw_icon(&b.list, "undo", 150, 140, 48, 0, 4.5f);
        draw_icon(&b.list, "left", 250, 140, 48, 0, 4.5f);
        draw_path_begin(&b.list, 0x0B5A3C);
        draw_path_to(&b.list, 200, 20);
        draw_path_to(&b.list, 300, 20);
        draw_path_to(&b.list, 200, 80);
        draw_path_end(&b.list);
        if (turned) {
            draw_mirror(&b.list, 0, 400);
        }
        bench_draw(&b);
        for (px y = 0; y < 240; y++) {
            for (px x = 0; x < 400; x++) {
                if (!turned) {
                    before[y][x] = pixel(&b, x, y);
                    continue;
                }
                for (unsigned shift = 0; shift < 24; shift += 8) {
                    int was = before[y][x] >> shift & 0xFF,
                        is = pixel(&b, 399 - x, y) >> shift & 0xFF;
                    assert_in_range(is - was + 8, 0, 16);
                }
            }
        }
    }
    bench_close(&b);
}

static void a_list_is_turned_in_microseconds(void **state)
{
    for (unsigned i = 0; i < 12; i++) {
        fill();
    }
    assert_true(list.count >= 200);
    struct timespec from, to;
    enum { ROUNDS = 1000 };
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (unsigned i = 0; i < ROUNDS; i++) {
        draw_mirror(&list, 0, 1920);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    double us = ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) /
                1e3 / ROUNDS;
    print_message("%zu commands: %.2f us\n", list.count, us);
    assert_true(us < 200);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_command_changes_sides_and_stays_itself),
        TEST(twice_is_the_same_list),
        TEST(what_is_in_a_group_changes_sides_as_well),
        TEST(icons_turn_alone_for_the_other_hand),
        TEST(a_block_begins_where_its_language_begins_on_a_mirrored_screen),
        cmocka_unit_test(pixels_are_those_of_a_mirror),
        TEST(a_list_is_turned_in_microseconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
