/* Widgets for people who read or reach with difficulty: switches, larger letters, a screen that is
 * turned over for the left hand, lines in high contrast, buttons of 20 mm. */
#include "ui/hands.h"

static struct hands h;
static bool fired, on;

/* A card with a disc before a name, a target in it, a button, a switch and an arrow. */
static void pass(struct hands *hands)
{
    struct ui *ui = &hands->ui;
    struct box card = {100, 100, 600, 144}, part = {600, 100, 100, 144};
    ui_card(ui, card, 24, ui->theme->card);
    struct ui_line line = ui_line_begin(ui);
    draw_disc(ui->list, 172, 172, 48, ui->theme->ink);
    draw_label_mid(ui->list, ui->text, 244, 172, ALIGN_START, FACE_D6, 36, ui->theme->ink,
                   ui->theme->card, "Name");
    draw_icon(ui->list, "right", 650, 172, 44, ui->theme->ink, 5);
    ui_line_end(ui, &line, card);
    fired |= ui_hit(ui, &(struct ui_hit){.name = "part", .box = ui_in_line(ui, card, part)}, NULL);
    fired |= ui_button(ui, "next", (struct box){1560, 40, 264, 96}, "Next",
                       &(struct ui_button){.style = STYLE_MAIN, .icon = "right", .size = 44,
                                           .icon_after = true});
    fired |= ui_button(ui, "other", (struct box){1260, 40, 264, 96}, "Other",
                       &(struct ui_button){.style = STYLE_SECOND});
    if (ui_toggle(ui, "aid", (struct box){100, 400, 600, 112}, "Large text", 44, on)) {
        on = !on;
    }
}

static int set_up(void **state)
{
    i18n_set("", "en");
    hands_open(&h, 1920, 1080, pass, NULL);
    fired = on = false;
    return 0;
}

static int tear_down(void **state)
{
    hands_close(&h);
    return 0;
}

static const struct draw_command *find(enum draw_op op, const char *text)
{
    for (size_t i = 0; i < h.list.count; i++) {
        const struct draw_command *c = &h.list.command[i];
        if (c->op == op && (!text || (c->text_len == strlen(text) &&
                                      memcmp(h.list.text + c->text, text, c->text_len) == 0))) {
            return c;
        }
    }
    fail_msg("there is no %s", text ? text : "such command");
    return NULL;
}

static void a_line_keeps_its_order_on_a_screen_for_the_left_hand(void **state)
{
    hands_frame(&h);
    float disc = find(DRAW_DISC, NULL)->x, name = find(DRAW_TEXT, "Name")->x;
    float label = find(DRAW_TEXT, "Next")->x;
    h.left = true;
    hands_frame(&h);
    /* The card is at 1220..1820 now, and what is in it where it was in the card. */
    assert_float_equal(find(DRAW_DISC, NULL)->x, disc + 1120, 0.01f);
    assert_float_equal(find(DRAW_TEXT, "Name")->x, name + 1120, 0.01f);
    assert_float_equal(find(DRAW_TEXT, "Next")->x, label - 1464, 0.01f);
    const struct draw_command *arrow = find(DRAW_ICON, "right");
    assert_int_equal(arrow->flags & DRAW_MIRRORED, 0);
    assert_float_equal(arrow->x + arrow->w / 2, 650 + 1120, 0.01f);
    /* A target in the line is where it is drawn. */
    struct box part = hands_box(&h, "part");
    assert_float_equal(part.x, 600 + 1120, 0.01f);
    hands_tap(&h, "part");
    assert_true(fired);
}

static void a_switch_says_its_state_and_fires_once(void **state)
{
    hands_frame(&h);
    assert_true(hands_reads(&h, "Off"));
    hands_tap(&h, "aid");
    assert_true(on);
    assert_true(hands_reads(&h, "On"));
    assert_false(hands_reads(&h, "Off"));
    hands_tap(&h, "aid");
    assert_false(on);
}

static void letters_grow_in_their_places_and_shrink_where_there_is_none(void **state)
{
    hands_frame(&h);
    float next = find(DRAW_TEXT, "Next")->r, label = find(DRAW_TEXT, "Large text")->r;
    h.canvas.large = true;
    hands_frame(&h);
    assert_true(find(DRAW_TEXT, "Next")->r >= 1.25f * next);
    const struct draw_command *c = find(DRAW_TEXT, "Large text");
    assert_true(c->r >= 1.25f * label);
    assert_true(c->x + c->w < find(DRAW_TEXT, "Off")->x);
}

static unsigned outlines(void)
{
    unsigned n = 0;
    for (size_t i = 0; i < h.list.count; i++) {
        n += (h.list.command[i].flags & DRAW_STROKED) != 0 && h.list.command[i].op == DRAW_RRECT;
    }
    return n;
}

static void in_high_contrast_everything_has_a_line_around_it(void **state)
{
    hands_frame(&h);
    assert_int_equal(outlines(), 1);
    h.ui.theme = &theme_day_contrast;
    hands_frame(&h);
    assert_int_equal(outlines(), 4);
}

static void only_main_buttons_are_marked_as_such(void **state)
{
    hands_frame(&h);
    assert_true(find(DRAW_TARGET, "next")->flags & DRAW_MAIN);
    assert_false(find(DRAW_TARGET, "other")->flags & DRAW_MAIN);
    assert_false(find(DRAW_TARGET, "aid")->flags & DRAW_MAIN);
}

/* In a header that ends at 64, with content from 70 on. */
static void a_main_button_grows_and_then_stands_beside_the_content(void **state)
{
    struct canvas c = canvas_for(800, 480, ROTATE_0);
    struct box design = {638, 12, 150, 52}, b;
    du right;
    b = ui_header_button(&c, design, 70, &right);
    assert_memory_equal(&b, &design, sizeof b);
    assert_float_equal(right, 788, 0);
    c.mm = 20 / 56.0f; /* 56 u are 20 mm */
    b = ui_header_button(&c, design, 70, &right);
    assert_float_equal(b.h, 56, 0.01f);
    assert_true(b.y + b.h <= 70 - canvas_mm(&c, 2) + 0.01f && b.y >= 6);
    assert_float_equal(right, 788, 0);
    c.mm = 20 / 105.0f;
    b = ui_header_button(&c, design, 70, &right);
    assert_float_equal(b.y, 12, 0);
    assert_float_equal(b.h, 105, 0.01f);
    assert_float_equal(right, 638 - canvas_mm(&c, 2), 0.01f);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_line_keeps_its_order_on_a_screen_for_the_left_hand),
        TEST(a_switch_says_its_state_and_fires_once),
        TEST(letters_grow_in_their_places_and_shrink_where_there_is_none),
        TEST(in_high_contrast_everything_has_a_line_around_it),
        TEST(only_main_buttons_are_marked_as_such),
        TEST(a_main_button_grows_and_then_stands_beside_the_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
