#include "cm.h"
#include "platform/fs.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[FS_PATH_MAX];

static int setup(void **state)
{
    strcpy(dir, "/tmp/breakroom-fs-XXXXXX");
    return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state)
{
    return fs_remove_tree(dir) == ERR_OK ? 0 : -1;
}

static const char *in(const char *name)
{
    static char path[4][FS_PATH_MAX];
    static unsigned turn;
    char *p = path[turn++ % 4];
    assert_true(fs_join(p, dir, name));
    return p;
}

static void a_written_file_reads_back_and_leaves_no_scraps(void **state)
{
    struct buf b = {0};
    assert_int_equal(fs_write_atomic(in("a"), "hello\0world", 11), ERR_OK);
    assert_int_equal(fs_write_atomic(in("a"), "again", 5), ERR_OK);
    assert_int_equal(fs_read(in("a"), 100, &b), ERR_OK);
    assert_string_equal(b.data, "again");
    buf_done(&b);
    assert_false(fs_exists(in("a.tmp")));
}

static void a_file_that_finds_no_room_leaves_the_old_one(void **state)
{
    struct buf b = {0};
    struct rlimit before, small;
    assert_int_equal(fs_write_atomic(in("a"), "old", 3), ERR_OK);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    small = before;
    small.rlim_cur = 4;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum err e = fs_write_atomic(in("a"), "too long", 8);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(e, ERR_NO_SPACE);
    assert_int_equal(fs_read(in("a"), 100, &b), ERR_OK);
    assert_string_equal(b.data, "old");
    buf_done(&b);
    assert_false(fs_exists(in("a.tmp")));
}

static void reading_refuses_what_is_not_a_small_file(void **state)
{
    struct buf b = {0};
    assert_int_equal(fs_write_atomic(in("a"), "12345", 5), ERR_OK);
    assert_int_equal(fs_read(in("a"), 4, &b), ERR_LIMIT);
    assert_int_equal(fs_read(in("missing"), 4, &b), ERR_NOT_FOUND);
    assert_int_equal(fs_read(dir, 4, &b), ERR_BAD_DATA);
    assert_int_equal(mkfifo(in("fifo"), 0600), 0);
    assert_int_equal(fs_read(in("fifo"), 4, &b), ERR_BAD_DATA);
    assert_null(b.data);
}

static void a_link_is_switched_in_one_step(void **state)
{
    char target[64] = "";
    assert_int_equal(fs_switch_link(in("current"), "generations/1"), ERR_OK);
    assert_int_equal(fs_switch_link(in("current"), "generations/2"), ERR_OK);
    assert_int_equal(readlink(in("current"), target, sizeof target - 1), 13);
    assert_string_equal(target, "generations/2");
}

static void removing_a_tree_never_follows_a_link(void **state)
{
    assert_int_equal(fs_make_dirs(in("keep")), ERR_OK);
    assert_int_equal(fs_write_atomic(in("keep/file"), "x", 1), ERR_OK);
    assert_int_equal(fs_make_dirs(in("gone/deep/er")), ERR_OK);
    assert_int_equal(symlink("../keep", in("gone/link")), 0);
    assert_int_equal(fs_remove_tree(in("gone")), ERR_OK);
    assert_false(fs_exists(in("gone")));
    assert_true(fs_exists(in("keep/file")));
    assert_int_equal(fs_remove_tree(in("gone")), ERR_OK);
}

static void a_directory_under_a_file_cannot_be_made(void **state)
{
    assert_int_equal(fs_write_atomic(in("file"), "x", 1), ERR_OK);
    assert_int_not_equal(fs_make_dirs(in("file/sub")), ERR_OK);
    assert_int_equal(fs_make_dirs(in("file")), ERR_BAD_DATA);
}

static void sha256_matches_its_published_value(void **state)
{
    char hex[65];
    fs_sha256("abc", 3, hex); /* FIPS 180-4, example */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void what_comes_in_pieces_hashes_as_a_whole(void **state)
{
    char hex[65];
    struct fs_hash *h = fs_hash_new();
    fs_hash_add(h, "a", 1);
    fs_hash_add(h, "", 0);
    fs_hash_add(h, "bc", 2);
    fs_hash_end(h, hex); /* BLAKE2b-256 as b2sum -l 256 prints it */
    assert_string_equal(hex, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void a_path_that_is_too_long_is_refused(void **state)
{
    char path[FS_PATH_MAX], name[FS_PATH_MAX];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(fs_join(path, dir, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_written_file_reads_back_and_leaves_no_scraps, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_file_that_finds_no_room_leaves_the_old_one, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(reading_refuses_what_is_not_a_small_file, setup, teardown),
        cmocka_unit_test_setup_teardown(a_link_is_switched_in_one_step, setup, teardown),
        cmocka_unit_test_setup_teardown(removing_a_tree_never_follows_a_link, setup, teardown),
        cmocka_unit_test_setup_teardown(a_directory_under_a_file_cannot_be_made, setup, teardown),
        cmocka_unit_test(sha256_matches_its_published_value),
        cmocka_unit_test(what_comes_in_pieces_hashes_as_a_whole),
        cmocka_unit_test_setup_teardown(a_path_that_is_too_long_is_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
