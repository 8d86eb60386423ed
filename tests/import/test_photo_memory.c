/* A kiosk has little memory: how much one large picture takes, and that many take no more.
 * PICTURES=500 tries as many as a stick may hold. */
#include "import/photo.h"

#include "import/import.h"
#include "cm.h"
#include "base/caps.h"
#include "import/large.h"
#include "import/stick.h"
#include "platform/fs.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { WIDTH = 6000, HEIGHT = 4000, MOST_MB = 150 };

#if defined(__SANITIZE_ADDRESS__)
static const bool measures = false; /* the sanitiser's own memory would be measured */
#else
static const bool measures = true;
#endif

static const char *wanted_suffix;
static char path[1024];
static unsigned times;

static int make(void)
{
    char name[1100];
    snprintf(name, sizeof name, "%s%s", path, wanted_suffix);
    return VIPS_INIT("make") == 0 && large_write(name, WIDTH, HEIGHT, 3, 1) ? 0 : 1;
}

static int convert(void)
{
    for (unsigned i = 0; i < times; i++) {
        struct buf bytes = {0};
        struct photo p;
        struct diag why = {0};
        if (fs_read(path, CAP_PICTURE_BYTES, &bytes) != ERR_OK ||
            photo_convert(bytes.data, bytes.len, i % 2 ? PHOTO_PERSON : PHOTO_POSTER, &p, &why) !=
                ERR_OK) {
            fprintf(stderr, "# %s: %s\n", path, why.text);
            return 1;
        }
        buf_done(&bytes);
        photo_done(&p);
    }
    return 0;
}

/* The most memory that what() took, in MB, in a process of its own. */
static long peak(int (*what)(void))
{
    struct rusage used;
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        _exit(what());
    }
    assert_true(pid > 0 && wait4(pid, &status, 0, &used) == pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return used.ru_maxrss / 1024;
}

static void a_picture_of_24_megapixels_takes_at_most_150_mb(void **state)
{
    static const struct {
        const char *name, *suffix;
    } cases[] = {{"a.jpg", "[Q=92]"},      {"a.png", "[compression=1]"},
                 {"a.webp", "[Q=80,effort=0]"}, {"a.tif", ""},
                 {"b.tif", "[compression=lzw]"}};
    struct stick stick;
    if (!measures) {
        skip();
    }
    stick_new(&stick);
    times = 2;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(path, sizeof path, "%s", stick_path(&stick, cases[i].name));
        wanted_suffix = cases[i].suffix;
        peak(make);
        long mb = peak(convert);
        print_message("# %s of 24 megapixels: %ld MB\n", cases[i].name, mb);
        if (mb > MOST_MB) {
            fail_msg("%s takes %ld MB", cases[i].name, mb);
        }
        unlink(path);
    }
    stick_done(&stick);
}

static struct stick whole;

static int import(void)
{
    char data[300];
    snprintf(data, sizeof data, "%s/data", whole.dir);
    const struct import_params params = {.dir = whole.dir, .data_dir = data, .today = 20780};
    struct report report = {0};
    unsigned generation = 0;
    bool same = false;
    enum err e = import_folder(&params, &report, &generation, &same, NULL);
    return e == ERR_OK && report.errors == 0 ? 0 : 1;
}

/* Two of them at once, and those that cannot be decoded row by row, which come alone. */
static void an_import_of_pictures_of_24_megapixels_takes_at_most_150_mb(void **state)
{
    static const char *const suffixes[] = {"jpg[Q=92]", "jpg[Q=92]", "jpg[Q=92]",
                                           "png[compression=1]", "jpg[Q=92]",
                                           "webp[Q=80,effort=0]", "jpg[Q=92]"};
    if (!measures) {
        skip();
    }
    stick_new(&whole);
    mkdir(stick_path(&whole, "posters"), 0755);
    for (unsigned i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        snprintf(path, sizeof path, "%s/posters/%u.", whole.dir, i);
        wanted_suffix = suffixes[i];
        peak(make);
    }
    long mb = peak(import);
    print_message("# an import of %zu: %ld MB\n", sizeof suffixes / sizeof *suffixes, mb);
    stick_done(&whole);
    assert_true(mb <= MOST_MB);
}

static void many_pictures_take_no_more_than_a_few(void **state)
{
    struct stick stick;
    if (!measures) {
        skip();
    }
    stick_new(&stick);
    snprintf(path, sizeof path, "%s", stick_path(&stick, "a.jpg"));
    wanted_suffix = "[Q=75]";
    peak(make);
    const char *asked = getenv("PICTURES");
    times = 4;
    long few = peak(convert);
    times = asked ? (unsigned)atoi(asked) : 12;
    long many = peak(convert);
    print_message("# %u pictures: %ld MB, 4: %ld MB\n", times, many, few);
    assert_true(many <= few + 12);
    stick_done(&stick);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_of_24_megapixels_takes_at_most_150_mb),
        cmocka_unit_test(an_import_of_pictures_of_24_megapixels_takes_at_most_150_mb),
        cmocka_unit_test(many_pictures_take_no_more_than_a_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
