/* The tables of the design's tokens, as contrasts of the colours in theme.c: a wrong digit in any
 * colour shows here. */
#include "base/str.h"
#include "draw/bridge.h"
#include "model/palette.h"
#include "cm.h"

#include <string.h>

#define OF(token) offsetof(struct theme, token)

static rgb token(const struct theme *t, size_t at)
{
    rgb c;
    memcpy(&c, (const char *)t + at, sizeof c);
    return c;
}

static const struct {
    size_t text, ground;
    float day, night;
} ground_table[] = {
    {OF(ink), OF(paper), 16.49f, 15.61f},      {OF(ink), OF(paper2), 14.60f, 13.81f},
    {OF(ink), OF(card), 17.49f, 12.81f},       {OF(ink2), OF(paper), 7.38f, 8.27f},
    {OF(ink2), OF(paper2), 6.53f, 7.32f},      {OF(ink2), OF(card), 7.82f, 6.79f},
    {OF(onink), OF(ink), 16.49f, 15.61f},      {OF(ok), OF(paper), 7.67f, 8.96f},
    {OF(warn), OF(paper), 6.42f, 9.00f},       {OF(warn), OF(card), 6.80f, 7.38f},
    {OF(edge), OF(paper), 3.76f, 4.85f},       {OF(edge), OF(card), 3.99f, 3.98f},
    {OF(mute), OF(paper), 1.77f, 2.13f},       {OF(rule), OF(paper), 1.42f, 1.48f},
};

static void inks_have_the_contrast_of_the_table(void **state)
{
    for (size_t i = 0; i < sizeof ground_table / sizeof *ground_table; i++) {
        const struct theme *both[2] = {&theme_day, &theme_night};
        const float want[2] = {ground_table[i].day, ground_table[i].night};
        for (int k = 0; k < 2; k++) {
            rgb text = token(both[k], ground_table[i].text),
                on = token(both[k], ground_table[i].ground);
            assert_float_equal(rgb_contrast(text, on), want[k], 0.0101f);
        }
    }
}

struct hue_row {
    const char *name;
    float text_on_field, field_on_paper, mark_on_paper, mark_on_paper2, mark_on_card;
    bool light;
};

static const struct hue_row day_table[] = {
    {"cobalt", 8.17f, 8.17f, 8.17f, 7.24f, 8.67f, true},
    {"vermilion", 7.06f, 2.34f, 5.47f, 4.84f, 5.80f, false},
    {"forest", 7.67f, 7.67f, 7.67f, 6.79f, 8.13f, true},
    {"marigold", 9.91f, 1.66f, 5.71f, 5.06f, 6.06f, false},
    {"sky", 10.76f, 1.53f, 6.00f, 5.31f, 6.36f, false},
    {"plum", 9.39f, 9.39f, 9.39f, 8.31f, 9.95f, true},
    {"rose", 10.43f, 1.58f, 5.86f, 5.19f, 6.22f, false},
    {"aqua", 7.56f, 2.18f, 5.86f, 5.19f, 6.21f, false},
    {"oxblood", 9.08f, 9.08f, 9.08f, 8.04f, 9.62f, true},
    {"lilac", 7.11f, 2.32f, 6.52f, 5.77f, 6.91f, false},
    {"slate", 7.33f, 7.33f, 7.33f, 6.49f, 7.77f, true},
    {"lime", 11.43f, 1.44f, 5.84f, 5.18f, 6.20f, false},
};

static const struct hue_row night_table[] = {
    {"cobalt", 6.25f, 2.77f, 8.24f, 7.28f, 6.76f, true},
    {"vermilion", 6.45f, 6.45f, 8.13f, 7.19f, 6.67f, false},
    {"forest", 6.27f, 2.76f, 8.96f, 7.92f, 7.35f, true},
    {"marigold", 7.68f, 7.68f, 10.39f, 9.19f, 8.53f, false},
    {"sky", 7.89f, 7.89f, 11.27f, 9.97f, 9.25f, false},
    {"plum", 6.52f, 2.65f, 8.20f, 7.26f, 6.73f, true},
    {"rose", 7.29f, 7.29f, 10.94f, 9.67f, 8.98f, false},
    {"aqua", 6.27f, 6.27f, 9.86f, 8.72f, 8.09f, false},
    {"oxblood", 6.20f, 2.79f, 8.06f, 7.13f, 6.61f, true},
    {"lilac", 6.24f, 6.24f, 9.03f, 7.99f, 7.41f, false},
    {"slate", 6.20f, 2.79f, 9.08f, 8.03f, 7.45f, true},
    {"lime", 7.97f, 7.97f, 11.98f, 10.60f, 9.83f, false},
};

static void check_palette(const struct theme *t, const struct hue_row *row)
{
    for (int i = 0; i < PALETTE_SIZE; i++) {
        const struct hue *h = &t->hue[i];
        assert_string_equal(h->name, row[i].name);
        assert_int_equal(h->on, row[i].light ? t->light : t->dark);
        assert_int_equal(theme_on(t, h->field), h->on);
        assert_float_equal(rgb_contrast(h->on, h->field), row[i].text_on_field, 0.0101f);
        assert_float_equal(rgb_contrast(h->field, t->paper), row[i].field_on_paper, 0.0101f);
        assert_float_equal(rgb_contrast(h->mark, t->paper), row[i].mark_on_paper, 0.0101f);
        assert_float_equal(rgb_contrast(h->mark, t->paper2), row[i].mark_on_paper2, 0.0101f);
        assert_float_equal(rgb_contrast(h->mark, t->card), row[i].mark_on_card, 0.0101f);
    }
}

static void departments_have_the_contrast_of_the_table(void **state)
{
    check_palette(&theme_day, day_table);
    check_palette(&theme_night, night_table);
}

static const char *const seamed[][2] = {
    {"cobalt", "forest"},      {"cobalt", "plum"},    {"cobalt", "oxblood"}, {"cobalt", "slate"},
    {"vermilion", "marigold"}, {"vermilion", "rose"}, {"vermilion", "aqua"}, {"vermilion", "lilac"},
    {"forest", "plum"},        {"forest", "oxblood"}, {"forest", "slate"},   {"marigold", "sky"},
    {"marigold", "rose"},      {"marigold", "aqua"},  {"marigold", "lilac"}, {"marigold", "lime"},
    {"sky", "rose"},           {"sky", "aqua"},       {"sky", "lime"},       {"plum", "oxblood"},
    {"plum", "slate"},         {"rose", "aqua"},      {"rose", "lilac"},     {"rose", "lime"},
    {"aqua", "lilac"},         {"oxblood", "slate"},
};

static bool wants_seam(int i, int j)
{
    for (size_t k = 0; k < sizeof seamed / sizeof *seamed; k++) {
        if (str_equal(seamed[k][0], theme_day.hue[i].name) &&
            str_equal(seamed[k][1], theme_day.hue[j].name)) {
            return true;
        }
    }
    return false;
}

static unsigned seams(const struct theme *t)
{
    unsigned n = 0;
    for (int i = 0; i < PALETTE_SIZE; i++) {
        for (int j = i + 1; j < PALETTE_SIZE; j++) {
            n += bridge_seam(t->hue[i].field, t->hue[j].field, 280) > 0;
        }
    }
    return n;
}

static void big_fields_have_a_seam_exactly_where_the_table_lists_them(void **state)
{
    for (int i = 0; i < PALETTE_SIZE; i++) {
        for (int j = i + 1; j < PALETTE_SIZE; j++) {
            rgb a = theme_day.hue[i].field, b = theme_day.hue[j].field;
            assert_float_equal(bridge_seam(a, b, 280), wants_seam(i, j) ? 10 : 0, 0);
            assert_float_equal(bridge_seam(b, a, 280), wants_seam(i, j) ? 10 : 0, 0);
        }
    }
    assert_int_equal(seams(&theme_day), 26);
    assert_int_equal(seams(&theme_night), 31);
}

static void mixing_rounds_half_up_like_the_design(void **state)
{
    assert_int_equal(rgb_mix(0x1C1714, 0xFAF6EF, 0.14f), 0x3B3633);
    assert_int_equal(rgb_mix(0x000000, 0xFFFFFF, 0), 0x000000);
    assert_int_equal(rgb_mix(0x123456, 0xFEDCBA, 1), 0xFEDCBA);
    /* 20 - 10 * 0.55 = 14.5 becomes 15, not 14. */
    assert_int_equal(rgb_mix(0x141414, 0x0A0A0A, 0.55f), 0x0F0F0F);
    assert_int_equal(rgb_mix(0x000000, 0xFFFFFF, 7), 0xFFFFFF);
}

static void the_second_field_of_one_department_takes_dark_text(void **state)
{
    for (int i = 0; i < PALETTE_SIZE; i++) {
        rgb second = bridge_second_field(&theme_day, theme_day.hue[i].field);
        assert_true(rgb_contrast(second, theme_day.dark) >= 4.5f);
    }
}

static void the_palette_of_the_model_is_that_of_the_day(void **state)
{
    assert_int_equal(PALETTE_SIZE, PALETTE_COUNT);
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        assert_string_equal(theme_day.hue[i].name, palette_name(i));
        assert_string_equal(theme_night.hue[i].name, palette_name(i));
        assert_int_equal(theme_day.hue[i].field, palette_field(i));
    }
}

static const struct theme *const themes[] = {&theme_day, &theme_night};

static void text_can_be_read_on_every_field_a_picture_gives(void **state)
{
    for (unsigned i = 0; i < 2; i++) {
        const struct theme *t = themes[i];
        for (rgb edge = 0; edge <= 0xFFFFFF; edge += 0x0D0B07) {
            rgb field = theme_picture_field(t, edge), moved = theme_text_field(t, field);
            bool readable = rgb_contrast(field, theme_on(t, field)) >= THEME_TEXT_CONTRAST;
            assert_true(rgb_contrast(moved, theme_on(t, moved)) >= THEME_TEXT_CONTRAST);
            assert_int_equal(readable, moved == field);
        }
    }
}

static void a_grey_field_moves_no_further_than_text_needs(void **state)
{
    for (rgb grey = 0x60; grey < 0xA0; grey++) {
        rgb field = grey * 0x010101, moved = theme_text_field(&theme_day, field);
        float contrast = rgb_contrast(moved, theme_on(&theme_day, moved));
        if (moved != field && contrast > THEME_TEXT_CONTRAST + 0.2f) {
            fail_msg("%06X went to %06X: %.2f", field, moved, (double)contrast);
        }
    }
    /* To the side that is nearer. */
    assert_true(theme_text_field(&theme_day, 0x646464) < 0x646464);
    assert_true(theme_text_field(&theme_day, 0x939393) > 0x939393);
}

static void a_field_has_the_colour_that_the_picture_is_drawn_in(void **state)
{
    assert_int_equal(theme_picture_field(&theme_day, 0xFFFFFF), 0xFFFFFF);
    assert_int_equal(theme_picture_field(&theme_day, 0x123456), 0x123456);
    assert_int_equal(theme_picture_field(&theme_night, 0x1E3FAF), 0x1A3695);
    assert_int_equal(theme_picture_field(&theme_night, 0), 0);
}

static void no_field_is_a_lamp_at_night(void **state)
{
    float most = rgb_contrast(theme_night.lamp, 0);
    for (unsigned i = 0; i < PALETTE_SIZE; i++) {
        assert_true(rgb_contrast(theme_night.hue[i].field, 0) <= most);
    }
    for (rgb edge = 0; edge <= 0xFFFFFF; edge += 0x0D0B07) {
        assert_true(rgb_contrast(theme_picture_field(&theme_night, edge), 0) <= most);
    }
    assert_int_equal(theme_picture_field(&theme_night, 0xFFFFFF), theme_night.paper2);
}

static void high_contrast_has_it_everywhere(void **state)
{
    const struct theme *const both[2] = {theme_contrast(&theme_day), theme_contrast(&theme_night)};
    static const struct { size_t text, ground; } pairs[] = {
        {OF(ink), OF(paper)},   {OF(ink), OF(paper2)}, {OF(ink), OF(card)},  {OF(ink), OF(rule)},
        {OF(ink2), OF(paper)},  {OF(ink2), OF(paper2)}, {OF(ink2), OF(card)}, {OF(ink2), OF(mute)},
        {OF(onink), OF(ink)},   {OF(onink), OF(ink2)}, {OF(ok), OF(paper)},  {OF(warn), OF(card)},
        {OF(edge), OF(card)},   {OF(ink), OF(function_key)},
    };
    for (int k = 0; k < 2; k++) {
        const struct theme *t = both[k];
        assert_int_equal(t->paper, k == 0 ? 0xFFFFFF : 0x000000);
        assert_int_equal(t->ink, k == 0 ? 0x000000 : 0xFFFFFF);
        assert_float_equal(t->outline, 4, 0);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            assert_true(rgb_contrast(token(t, pairs[i].text), token(t, pairs[i].ground)) >=
                        THEME_HIGH_CONTRAST);
        }
        /* Lines and shapes: WCAG 2.2, success criterion 1.4.11. */
        assert_true(rgb_contrast(t->rule, t->paper) >= 2.99f);
        assert_true(rgb_contrast(t->rule, t->ink) >= 3);
        for (unsigned i = 0; i < PALETTE_SIZE; i++) {
            const struct hue *h = &t->hue[i];
            rgb second = bridge_second_field(t, h->field);
            assert_string_equal(h->name, theme_day.hue[i].name);
            assert_true(rgb_contrast(h->on, h->field) >= THEME_HIGH_CONTRAST);
            assert_true(rgb_contrast(h->mark, t->paper) >= THEME_HIGH_CONTRAST);
            assert_true(rgb_contrast(theme_on(t, second), second) >= THEME_HIGH_CONTRAST);
        }
    }
    assert_float_equal(theme_day.outline, 0, 0);
    assert_float_equal(theme_night.outline, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inks_have_the_contrast_of_the_table),
        cmocka_unit_test(departments_have_the_contrast_of_the_table),
        cmocka_unit_test(big_fields_have_a_seam_exactly_where_the_table_lists_them),
        cmocka_unit_test(mixing_rounds_half_up_like_the_design),
        cmocka_unit_test(the_second_field_of_one_department_takes_dark_text),
        cmocka_unit_test(the_palette_of_the_model_is_that_of_the_day),
        cmocka_unit_test(text_can_be_read_on_every_field_a_picture_gives),
        cmocka_unit_test(a_grey_field_moves_no_further_than_text_needs),
        cmocka_unit_test(a_field_has_the_colour_that_the_picture_is_drawn_in),
        cmocka_unit_test(no_field_is_a_lamp_at_night),
        cmocka_unit_test(high_contrast_has_it_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
