/* The size of the panel: EDIDs as screens send them, and a sysfs with screens in it. */
#include "base/str.h"
#include "cm.h"
#include "platform/fs.h"
#include "platform/panel.h"

#include <stdlib.h>
#include <string.h>

/* A base block as an office monitor sends it, without its serial number: DEL, 2018, version 1.4,
 * 53 x 30 cm, preferred timing 1920x1080 at 148.5 MHz with an image of 527 x 296 mm. */
static const uint8_t monitor[128] = {
    0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x10, 0xAC, 0xD9, 0xD0, 0, 0, 0, 0,
    0x1C, 0x1C, 0x01, 0x04, 0xA5, 0x35, 0x1E, 0x78, 0x3A, 0xDE, 0xA5, 0xA6, 0x56, 0x52, 0x9D, 0x27,
    0x0F, 0x50, 0x54, 0xA5, 0x4B, 0x00, 0x71, 0x4F, 0x81, 0x80, 0xA9, 0xC0, 0xD1, 0xC0, 0x01, 0x01,
    0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
    0x02, 0x3A, 0x80, 0x18, 0x71, 0x38, 0x2D, 0x40, 0x58, 0x2C, 0x45, 0x00, 0x0F, 0x28, 0x21, 0x00,
    0x00, 0x1E,
    0x00, 0x00, 0x00, 0xFC, 0x00, 'D', 'E', 'L', 'L', ' ', 'P', '2', '4', '1', '9', 'H', '\n', ' ',
    0x00, 0x00, 0x00, 0xFD, 0x00, 0x38, 0x4C, 0x1E, 0x53, 0x11, 0x01, 0x0A, ' ', ' ', ' ', ' ',
    ' ', ' ',
    0x00, 0x00, 0x00, 0xFF, 0x00, '\n', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ',
};

static void seal(uint8_t edid[128])
{
    uint8_t sum = 0;
    for (unsigned i = 0; i < 127; i++) {
        sum = (uint8_t)(sum + edid[i]);
    }
    edid[127] = (uint8_t)-sum;
}

/* mm of the timing and cm of the screen; a width of 0 mm makes the timing a text. */
static void make(uint8_t edid[128], unsigned w_mm, unsigned h_mm, unsigned w_cm, unsigned h_cm)
{
    memcpy(edid, monitor, sizeof monitor);
    edid[21] = (uint8_t)w_cm;
    edid[22] = (uint8_t)h_cm;
    edid[66] = (uint8_t)w_mm;
    edid[67] = (uint8_t)h_mm;
    edid[68] = (uint8_t)((w_mm >> 8) << 4 | h_mm >> 8);
    if (w_mm == 0) {
        edid[54] = edid[55] = 0;
    }
    seal(edid);
}

static void a_monitor_says_its_size_in_millimetres(void **state)
{
    uint8_t edid[128];
    float w = 0, h = 0;
    memcpy(edid, monitor, sizeof monitor);
    seal(edid);
    assert_true(panel_edid_size(edid, sizeof edid, 1920, 1080, &w, &h));
    assert_float_equal(w, 527, 0);
    assert_float_equal(h, 296, 0);
}

static void what_screens_say_is_believed_only_where_it_can_be_true(void **state)
{
    static const struct {
        const char *what;
        unsigned w_mm, h_mm, w_cm, h_cm;
        px w, h;
        float is_w, is_h; /* 0: unknown */
    } cases[] = {
        {"a small touch panel", 154, 86, 15, 9, 800, 480, 154, 86},
        {"a television of 65 inches", 1428, 803, 143, 80, 3840, 2160, 1428, 803},
        {"a tall panel", 268, 476, 27, 48, 1080, 1920, 268, 476},
        {"no timing, but centimetres", 0, 0, 53, 30, 1920, 1080, 530, 300},
        {"a timing without an image, but centimetres", 0, 0, 52, 29, 1920, 1080, 520, 290},
        {"an aspect ratio in the timing, but centimetres", 160, 90, 48, 27, 1920, 1080, 480, 270},
        {"nothing", 0, 0, 0, 0, 1920, 1080, 0, 0},
        {"an aspect ratio in both", 160, 90, 16, 9, 1920, 1080, 0, 0},
        {"another aspect ratio", 16, 10, 16, 10, 1280, 800, 0, 0},
        {"an aspect ratio in hundreds", 1600, 900, 160, 90, 1920, 1080, 0, 0},
        {"an aspect ratio as EDID 1.4 encodes it", 0, 0, 79, 0, 1920, 1080, 0, 0},
        {"the size of another panel", 527, 296, 53, 30, 1280, 1024, 0, 0},
        {"a panel that is turned", 527, 296, 53, 30, 1080, 1920, 0, 0},
        {"a wall", 3200, 1800, 255, 255, 1920, 1080, 0, 0},
        {"a stamp", 32, 18, 3, 2, 1920, 1080, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint8_t edid[128];
        float w = 0, h = 0;
        make(edid, cases[i].w_mm, cases[i].h_mm, cases[i].w_cm, cases[i].h_cm);
        bool known = panel_edid_size(edid, sizeof edid, cases[i].w, cases[i].h, &w, &h);
        if (known != (cases[i].is_w > 0) || w != cases[i].is_w || h != cases[i].is_h) {
            print_error("%s: %g x %g\n", cases[i].what, (double)w, (double)h);
        }
        assert_int_equal(known, cases[i].is_w > 0);
        assert_float_equal(w, cases[i].is_w, 0);
        assert_float_equal(h, cases[i].is_h, 0);
    }
}

static void broken_bytes_are_no_size(void **state)
{
    uint8_t edid[128];
    float w = 0, h = 0;
    memcpy(edid, monitor, sizeof monitor);
    seal(edid);
    assert_false(panel_edid_size(edid, 127, 1920, 1080, &w, &h));
    assert_false(panel_edid_size(edid, 0, 1920, 1080, &w, &h));
    assert_false(panel_edid_size(edid, sizeof edid, 0, 1080, &w, &h));
    edid[66]++; /* the checksum is wrong */
    assert_false(panel_edid_size(edid, sizeof edid, 1920, 1080, &w, &h));
    edid[66]--;
    edid[0] = 1;
    edid[127]--;
    assert_false(panel_edid_size(edid, sizeof edid, 1920, 1080, &w, &h));
}

static char dir[FS_PATH_MAX];

static void put(const char *connector, const char *status, const void *edid, size_t n)
{
    char path[FS_PATH_MAX], file[FS_PATH_MAX];
    assert_true(fs_join(path, dir, connector));
    assert_int_equal(fs_make_dirs(path), ERR_OK);
    assert_true(fs_join(file, path, "status"));
    assert_int_equal(fs_write_atomic(file, status, strlen(status)), ERR_OK);
    if (edid) {
        assert_true(fs_join(file, path, "edid"));
        assert_int_equal(fs_write_atomic(file, edid, n), ERR_OK);
    }
}

static void the_one_connected_screen_is_measured(void **state)
{
    uint8_t edid[256] = {0};
    bool any = true;
    memcpy(edid, monitor, sizeof monitor);
    seal(edid);
    strcpy(dir, "/tmp/breakroom-panel-XXXXXX");
    assert_non_null(mkdtemp(dir));
    assert_int_equal(panel_card(dir, &any), -1);
    assert_false(any);
    assert_float_equal(panel_pixel(dir, 1920, 1080), 0, 0);
    put("card0-HDMI-A-1", "disconnected\n", "", 0);
    put("card1-Writeback-1", "unknown\n", NULL, 0);
    put("card1-DP-2", "connected\n", edid, sizeof edid);
    assert_int_equal(panel_card(dir, &any), 1);
    assert_true(any);
    assert_float_equal(panel_pixel(dir, 1920, 1080), 0.2744f, 0.0005f);
    assert_float_equal(panel_pixel(dir, 3840, 2160), 0.1372f, 0.0005f);
    put("card0-HDMI-A-1", "connected\n", "", 0);
    assert_int_equal(panel_card(dir, &any), 0);
    assert_float_equal(panel_pixel(dir, 1920, 1080), 0, 0); /* which of the two is ours? */
    assert_int_equal(fs_remove_tree(dir), ERR_OK);
    assert_float_equal(panel_pixel(dir, 1920, 1080), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_monitor_says_its_size_in_millimetres),
        cmocka_unit_test(what_screens_say_is_believed_only_where_it_can_be_true),
        cmocka_unit_test(broken_bytes_are_no_size),
        cmocka_unit_test(the_one_connected_screen_is_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
