#include "model/palette.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void finds_every_colour_by_name_without_case(void **state)
{
    (void)state;
    unsigned row = 99;
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        assert_true(palette_find(palette_name(i), &row));
        assert_int_equal(row, i);
    }
    assert_true(palette_find("Cobalt", &row));
    assert_int_equal(row, 0);
    assert_false(palette_find("beige", &row));
    assert_false(palette_find("", &row));
    assert_int_equal(row, 0);
}

static void takes_the_nearest_colour_to_the_eye(void **state)
{
    (void)state;
    static const struct {
        rgb colour;
        const char *name;
    } cases[] = {
        {0x0000FF, "cobalt"}, {0xFF0000, "vermilion"}, {0x800000, "oxblood"}, {0xFFFF00, "lime"},
        {0x87CEEB, "sky"},    {0xFFC0CB, "rose"},      {0x708090, "slate"},   {0x006400, "forest"},
        {0xFFA500, "marigold"},
    };
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        assert_int_equal(palette_nearest(palette_field(i)), i);
        assert_int_equal(palette_nearest(palette_field(i) ^ 1), i);
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(palette_name(palette_nearest(cases[i].colour)), cases[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_colour_by_name_without_case),
        cmocka_unit_test(takes_the_nearest_colour_to_the_eye),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
