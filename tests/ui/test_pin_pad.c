#include "ui/hands.h"
#include "ui/pin_pad.h"

struct desk {
    struct pin_pad pad;
    unsigned goes, cancels;
    char pin[CAP_PIN + 1];
};

static void desk_pass(struct hands *h)
{
    struct desk *d = h->context;
    char pin[CAP_PIN + 1] = "";
    switch (ui_pin_pad(&h->ui, &d->pad, "Open", pin)) {
    case PIN_PAD_NOTHING:
        assert_string_equal(pin, "");
        return;
    case PIN_PAD_GO:
        memcpy(d->pin, pin, sizeof pin);
        d->goes++;
        return;
    case PIN_PAD_CANCEL: d->cancels++; return;
    }
}

static int setup(void **state)
{
    return hands_new(state, desk_pass, sizeof(struct desk));
}

static void tap_digits(struct hands *h, const char *digits)
{
    for (; *digits; digits++) {
        char name[] = {'p', 'i', 'n', ':', *digits, '\0'};
        hands_tap(h, name);
    }
}

static unsigned count_op(const struct hands *h, enum draw_op op)
{
    unsigned n = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        n += h->list.command[i].op == op;
    }
    return n;
}

/* Words that may stand on more than one line. */
static bool says(const struct hands *h, const char *words)
{
    char all[2000] = "";
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT) {
            size_t n = strlen(all);
            snprintf(all + n, sizeof all - n, "%.*s ", (int)c->text_len, h->list.text + c->text);
        }
    }
    return strstr(all, words) != NULL;
}

static void digits_are_handed_out_once_and_then_forgotten(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    tap_digits(h, "2468013579");
    hands_tap(h, "pin:go");
    assert_int_equal(d->goes, 1);
    assert_string_equal(d->pin, "2468013579");
    assert_int_equal(d->pad.count, 0);
    for (size_t i = 0; i < sizeof d->pad.digit; i++) {
        assert_int_equal(d->pad.digit[i], 0);
    }
}

static void no_digit_is_shown_but_on_its_key(void **state)
{
    struct hands *h = *state;
    tap_digits(h, "777777");
    hands_wait(h, 500);
    hands_frame(h);
    unsigned sevens = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        sevens += c->op == DRAW_TEXT && c->text_len == 1 && h->list.text[c->text] == '7';
    }
    assert_int_equal(sevens, 1);
    assert_int_equal(count_op(h, DRAW_DISC), 6);
    assert_int_equal(count_op(h, DRAW_RING), 0);
}

static void discs_say_how_many_digits_there_are(void **state)
{
    struct hands *h = *state;
    assert_int_equal(count_op(h, DRAW_DISC), 0);
    assert_int_equal(count_op(h, DRAW_RING), 4);
    tap_digits(h, "12");
    assert_int_equal(count_op(h, DRAW_DISC), 2);
    assert_int_equal(count_op(h, DRAW_RING), 2);
    hands_tap(h, "pin:back");
    assert_int_equal(count_op(h, DRAW_DISC), 1);
    hands_tap(h, "pin:back");
    hands_tap(h, "pin:back");
    assert_int_equal(count_op(h, DRAW_DISC), 0);
}

static void it_takes_four_to_twelve_digits(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    tap_digits(h, "123");
    assert_true(hands_off(h, "pin:go"));
    hands_tap(h, "pin:go");
    hands_key(h, KEY_ENTER);
    assert_int_equal(d->goes, 0);
    tap_digits(h, "4567890123");
    assert_false(hands_off(h, "pin:go"));
    hands_tap(h, "pin:go");
    assert_string_equal(d->pin, "123456789012");
}

static void a_real_keyboard_types_the_digits(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    hands_type(h, "1a2-34");
    hands_key(h, KEY_BACKSPACE);
    hands_type(h, "5");
    hands_key(h, KEY_ENTER);
    assert_string_equal(d->pin, "1235");
    hands_key(h, KEY_ESCAPE);
    assert_int_equal(d->cancels, 1);
}

static void arabic_and_persian_keyboards_type_the_same_digits(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    hands_type(h, "٠١۲۳４");
    hands_key(h, KEY_ENTER);
    assert_string_equal(d->pin, "01234");
}

static void enter_after_tab_and_digits_means_the_digits(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    hands_key(h, KEY_TAB);
    hands_type(h, "1234");
    hands_key(h, KEY_ENTER);
    assert_int_equal(d->goes, 1);
    assert_int_equal(d->cancels, 0);
}

static void two_fingers_press_two_keys(void **state)
{
    struct hands *h = *state;
    hands_press(h, 1, "pin:1");
    hands_press(h, 2, "pin:2");
    assert_int_equal(((struct desk *)h->context)->pad.count, 2);
}

static void check_takes_no_key(struct hands *h)
{
    struct desk *d = h->context;
    tap_digits(h, "1234567890");
    hands_tap(h, "pin:back");
    hands_type(h, "1234");
    hands_key(h, KEY_ENTER);
    hands_tap(h, "pin:go");
    assert_int_equal(d->goes, 0);
    assert_int_equal(d->pad.count, 0);
    hands_tap(h, "pin:cancel");
    assert_int_equal(d->cancels, 1);
    d->cancels = 0;
}

static void while_it_is_checking_no_key_is_taken(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    d->pad.state = PIN_PAD_CHECKING;
    hands_frame(h);
    assert_true(hands_reads(h, "Checking…"));
    check_takes_no_key(h);
}

static void without_a_pin_it_says_how_to_set_one(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    d->pad.state = PIN_PAD_UNSET;
    hands_frame(h);
    assert_true(says(h, "No PIN is set. Set one with: kioskctl pin set"));
    check_takes_no_key(h);
}

static void a_wrong_pin_says_how_many_tries_are_left(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    d->pad = (struct pin_pad){.state = PIN_PAD_WRONG, .tries = 4};
    hands_frame(h);
    assert_true(hands_reads(h, "Wrong PIN, 4 tries left"));
    d->pad.tries = 1;
    hands_frame(h);
    assert_true(hands_reads(h, "Wrong PIN, 1 try left"));
    tap_digits(h, "1234");
    hands_tap(h, "pin:go");
    assert_int_equal(d->goes, 1);
}

static void a_lock_counts_its_minutes_down_and_opens(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    d->pad = (struct pin_pad){.state = PIN_PAD_LOCKED, .until = h->now + 15 * 60000};
    hands_frame(h);
    assert_true(says(h, "Locked. Try again in 15 minutes."));
    check_takes_no_key(h);
    unsigned frames = hands_wait(h, 14 * 60000 + 30000);
    assert_in_range(frames, 14, 20); /* one a minute */
    hands_frame(h);
    assert_true(says(h, "Locked. Try again in 1 minute."));
    hands_wait(h, 31000);
    hands_frame(h);
    assert_true(hands_reads(h, "Enter the PIN"));
    tap_digits(h, "1234");
    assert_int_equal(d->pad.count, 4);
}

static void under_an_overlay_no_key_is_taken(void **state)
{
    struct hands *h = *state;
    struct desk *d = h->context;
    h->ui.suppressed = true;
    hands_type(h, "1234");
    hands_key(h, KEY_BACKSPACE);
    hands_key(h, KEY_ENTER);
    assert_int_equal(d->pad.count + d->goes, 0);
    h->ui.suppressed = false;
}

static void targets_are_large_and_apart_on_every_canvas(void **state)
{
    static const struct { px w, h; } size[] = {
        {1920, 1080}, {1080, 1920}, {800, 480}, {1280, 1024}, {2560, 1080}, {1080, 2560},
        {600, 600}, {480, 320}};
    struct hands *h = *state;
    for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
        hands_canvas(h, size[i].w, size[i].h);
        hands_frame(h);
        hands_check_targets(h, "the pad");
        assert_true(hands_sees(h, "pin:0"));
    }
}

/* Panels by width and what a 20 mm key is in pixels there; on the 5" one twelve of them and two
 * buttons are more than the glass. */
static void keys_are_twenty_millimetres_where_the_panel_is_known(void **state)
{
    static const struct { px w, h; float width_mm, least_mm; } panel[] = {
        {1920, 1080, 224, 19.9f}, /* 10.1" */
        {1920, 1080, 345, 20},    /* 15.6" */
        {1920, 1080, 476, 20},    /* 21.5" */
        {1080, 1920, 126, 19.9f}, /* 10.1" upright */
        {1080, 1920, 268, 20},
        {800, 480, 154, 20},      /* 7" */
        {800, 480, 108, 13.5f},   /* 5" */
    };
    struct hands *h = *state;
    for (size_t i = 0; i < sizeof panel / sizeof *panel; i++) {
        hands_canvas(h, panel[i].w, panel[i].h);
        h->canvas.mm = panel[i].width_mm / h->canvas.w;
        hands_frame(h);
        hands_check_targets(h, "the pad");
        for (char c = '0'; c <= '9'; c++) {
            char name[] = {'p', 'i', 'n', ':', c, '\0'};
            struct box b = hands_box(h, name);
            float least = fminf(b.w, b.h) * h->canvas.mm;
            if (least < panel[i].least_mm) {
                fail_msg("panel %zu: a key is %.1f mm", i, (double)least);
            }
        }
        struct box one = hands_box(h, "pin:1"), two = hands_box(h, "pin:2");
        assert_true((two.x - one.x - one.w) * h->canvas.mm > 1.99f);
    }
}

static void on_a_mirrored_screen_keys_keep_their_order(void **state)
{
    static const struct { px w, h; } size[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    struct hands *h = *state;
    for (size_t i = 0; i < 3; i++) {
        hands_canvas(h, size[i].w, size[i].h);
        h->language[0] = '\0';
        hands_frame(h);
        struct box one = hands_box(h, "pin:1"), nine = hands_box(h, "pin:9");
        struct box cancel = hands_box(h, "pin:cancel"), go = hands_box(h, "pin:go");
        assert_true(one.x < nine.x && cancel.x < go.x);
        str_copy(h->language, sizeof h->language, "ar");
        hands_frame(h);
        struct box m_one = hands_box(h, "pin:1"), m_nine = hands_box(h, "pin:9");
        assert_true(m_one.x < m_nine.x);
        assert_float_equal(m_nine.x - m_one.x, nine.x - one.x, 0.1);
        assert_true(hands_box(h, "pin:cancel").x > hands_box(h, "pin:go").x);
        hands_check_targets(h, "the mirrored pad");
        /* The panel itself goes to the other side. */
        assert_float_equal(m_one.x, h->canvas.w - nine.x - nine.w, 0.1);
        hands_tap(h, "pin:1");
        assert_int_equal(((struct desk *)h->context)->pad.digit[0], '1');
        pin_pad_wipe(&((struct desk *)h->context)->pad);
    }
}

int main(void)
{
    i18n_set("", "en");
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, hands_free)
    const struct CMUnitTest tests[] = {
        TEST(digits_are_handed_out_once_and_then_forgotten),
        TEST(no_digit_is_shown_but_on_its_key),
        TEST(discs_say_how_many_digits_there_are),
        TEST(it_takes_four_to_twelve_digits),
        TEST(a_real_keyboard_types_the_digits),
        TEST(arabic_and_persian_keyboards_type_the_same_digits),
        TEST(enter_after_tab_and_digits_means_the_digits),
        TEST(two_fingers_press_two_keys),
        TEST(while_it_is_checking_no_key_is_taken),
        TEST(without_a_pin_it_says_how_to_set_one),
        TEST(a_wrong_pin_says_how_many_tries_are_left),
        TEST(a_lock_counts_its_minutes_down_and_opens),
        TEST(under_an_overlay_no_key_is_taken),
        TEST(targets_are_large_and_apart_on_every_canvas),
        TEST(keys_are_twenty_millimetres_where_the_panel_is_known),
        TEST(on_a_mirrored_screen_keys_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
