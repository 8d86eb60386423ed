#include "cm.h"
#include "config/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum err parse(struct config *c, const char *text, struct diag *d)
{
    config_defaults(c);
    *d = (struct diag){0};
    return config_parse(c, text, strlen(text), d);
}

static void the_printed_defaults_are_the_defaults(void **state)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    config_print_defaults(f);
    fclose(f);
    struct config a, b;
    struct diag d = {0};
    config_defaults(&a);
    memset(&b, 0, sizeof b);
    assert_int_equal(config_parse(&b, text, n, &d), ERR_OK);
    assert_int_equal(a.notes_days, 14);
    assert_float_equal(a.panel_inches, 0, 0);
    assert_int_equal(a.panel_cm, 0);
    assert_memory_equal(&a, &b, sizeof a);
    free(text);
}

static void every_key_can_be_set(void **state)
{
    struct config c;
    struct diag d;
    assert_int_equal(parse(&c, "\xEF\xBB\xBF[kiosk]\r\ndata=/srv/kiosk\nlanguage = de\n"
                               "keyboards = de pl\n[display]\n"
                               "rotate = 270\ntheme: night\nreduced-motion = yes\nfullscreen=on\n"
                               "dim-after = 0\n"
                               "[notes]\nhold = all ; a comment\ndays=30\nsign = never\n"
                               "per-session = 7\nper-person=1\n"
                               "[panel]\ndiagonal = 10.1\ndistance = 150\n"
                               "bottom = 700\nreach=1220\n", &d), ERR_OK);
    assert_string_equal(c.data, "/srv/kiosk");
    assert_string_equal(c.language, "de");
    assert_string_equal(c.keyboards, "de pl");
    assert_int_equal(c.rotate, 3);
    assert_int_equal(c.theme, CONFIG_THEME_NIGHT);
    assert_true(c.reduced_motion);
    assert_true(c.fullscreen);
    assert_int_equal(c.moderation, CONFIG_HOLD_ALL);
    assert_int_equal(c.dim_minutes, 0);
    assert_int_equal(c.signing, CONFIG_SIGN_NEVER);
    assert_int_equal(c.notes_per_session, 7);
    assert_int_equal(c.notes_per_person, 1);
    assert_int_equal(c.notes_days, 30);
    assert_float_equal(c.panel_inches, 10.1f, 0);
    assert_int_equal(c.panel_cm, 150);
    assert_int_equal(c.panel_bottom_mm, 700);
    assert_int_equal(c.panel_reach_mm, 1220);
}

static void a_wrong_line_is_named_and_the_rest_still_counts(void **state)
{
    static const struct {
        const char *text, *says;
        unsigned line;
    } cases[] = {
        {"[display]\nrotate = 45\n[notes]\ndays = 3\n", "0|90|180|270", 2},
        {"[display]\n\nhue = red\n[notes]\ndays = 3\n", "no key “hue”", 3},
        {"[notes]\ndays = soon\n[notes]\ndays = 3\n", "1 to 366", 2},
        {"[notes]\ndays = 3\n[notes]\ndays = 99999999999999999999\n", "1 to 366", 4},
        {"nonsense\n[notes]\ndays = 3\n", "neither", 1},
        {"[notes]\ndays = 3\n[panel]\ndiagonal = 43 in\n", "0 to 200", 4},
        {"[notes]\ndays = 3\n[panel]\ndiagonal = nan\n", "0 to 200", 4},
        {"[notes]\ndays = 3\n[panel]\ndiagonal = -1\n", "0 to 200", 4},
        {"[panel]\ndistance = 2.5\n[notes]\ndays = 3\n", "0 to 2000", 2},
        {"[panel]\nreach = yes\n[notes]\ndays = 3\n", "0 to 3000", 2},
        {"[display]\nfullscreen = maybe\n[notes]\ndays = 3\n", "yes|no", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct config c;
        struct diag d;
        assert_int_equal(parse(&c, cases[i].text, &d), ERR_BAD_DATA);
        assert_int_equal(d.line, cases[i].line);
        assert_non_null(strstr(d.text, cases[i].says));
        assert_int_equal(c.notes_days, 3);
        assert_int_equal(c.rotate, 0);
    }
}

static void what_is_not_text_is_refused(void **state)
{
    struct config c;
    struct diag d = {0};
    config_defaults(&c);
    assert_int_equal(config_parse(&c, "[a]\0b=c", 7, &d), ERR_BAD_DATA);
    static char huge[100 << 10];
    memset(huge, 'a', sizeof huge);
    assert_int_equal(config_parse(&c, huge, sizeof huge, &d), ERR_LIMIT);
    assert_int_equal(config_read(&c, "/nowhere/kiosk.conf", &d), ERR_NOT_FOUND);
    assert_string_equal(d.file, "/nowhere/kiosk.conf");
    assert_int_equal(config_read(&c, "/", &d), ERR_IO);
}

static void the_data_directory_follows_the_service_then_the_user(void **state)
{
    char dir[256];
    setenv("HOME", "/home/ann", 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("STATE_DIRECTORY");
    config_default_data(dir, sizeof dir);
    assert_string_equal(dir, "/home/ann/.local/share/kiosk");
    setenv("XDG_DATA_HOME", "/data", 1);
    config_default_data(dir, sizeof dir);
    assert_string_equal(dir, "/data/kiosk");
    setenv("STATE_DIRECTORY", "/var/lib/kiosk", 1);
    config_default_data(dir, sizeof dir);
    assert_string_equal(dir, "/var/lib/kiosk");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_printed_defaults_are_the_defaults),
        cmocka_unit_test(every_key_can_be_set),
        cmocka_unit_test(a_wrong_line_is_named_and_the_rest_still_counts),
        cmocka_unit_test(what_is_not_text_is_refused),
        cmocka_unit_test(the_data_directory_follows_the_service_then_the_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
