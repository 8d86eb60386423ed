#include "cm.h"
#include "draw/picture.h"
#include "fault/scratch_each.h"

#include <sys/stat.h>
#include <time.h>

static void what_is_no_picture_comes_back_without_pixels_at_once(void **state)
{
    static const char *const names[] = {"missing.png", "folder.png", "pipe.png", "text.png"};
    enum { COUNT = sizeof names / sizeof *names };
    assert_int_equal(mkdir(scratch_path(dir, "folder.png"), 0755), 0);
    assert_int_equal(mkfifo(scratch_path(dir, "pipe.png"), 0600), 0);
    scratch_write(dir, "text.png", "no picture", 10);
    struct pictures *p = pictures_new(&(struct pictures_params){0});
    for (unsigned i = 0; i < COUNT; i++) {
        struct picture_wish wish = {.key = i + 1, .w = 10, .h = 10, .tint = 0xFFFFFF};
        snprintf(wish.path, sizeof wish.path, "%s", scratch_path(dir, names[i]));
        assert_true(pictures_ask(p, &wish));
    }
    unsigned taken = 0;
    for (unsigned waited = 0; taken < COUNT && waited < 5000; waited++) {
        struct picture made;
        if (pictures_take(p, &made)) {
            assert_null(made.pixels);
            taken++;
        } else {
            nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        }
    }
    assert_int_equal(taken, COUNT);
    pictures_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_no_picture_comes_back_without_pixels_at_once, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
