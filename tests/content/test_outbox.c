#include "cm.h"
#include "content/outbox.h"
#include "fault/scratch.h"

static char dir[SCRATCH_PATH], data[SCRATCH_PATH + 8], out[SCRATCH_PATH + 16];

static int setup(void **state)
{
    scratch_new(dir);
    snprintf(data, sizeof data, "%s/data", dir);
    snprintf(out, sizeof out, "%s-out", data);
    return mkdir(data, 0700) == 0 && mkdir(out, 0700) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    scratch_remove(dir);
    return 0;
}

static void put(const char *name, const char *text)
{
    char path[FS_PATH_MAX];
    assert_true(fs_join(path, out, name));
    assert_int_equal(fs_write_atomic(path, text, strlen(text)), ERR_OK);
}

static bool is_there(const char *name)
{
    char path[FS_PATH_MAX];
    return fs_join(path, out, name) && fs_exists(path);
}

static void what_is_asked_for_is_one_line_and_its_files_stand_beside_it(void **state)
{
    char path[FS_PATH_MAX], label[SHELF_LABEL];
    enum written written;
    struct buf text = {0};
    put("answer", "done OLD\n"); /* of the last time */
    assert_true(outbox_exists(data));
    assert_int_equal(outbox_begin(data), ERR_OK);
    assert_false(outbox_answered(data, &written, label));
    assert_true(outbox_path(path, data, "breakroom-tables"));
    assert_int_equal(fs_make_dirs(path), ERR_OK);
    assert_true(is_there("files/breakroom-tables"));
    assert_false(is_there("request"));
    assert_int_equal(outbox_ask(data, "breakroom-tables"), ERR_OK);
    assert_true(fs_join(path, out, "request"));
    assert_int_equal(fs_read(path, 100, &text), ERR_OK);
    assert_string_equal(text.data, "breakroom-tables\n");
    buf_done(&text);
    assert_int_equal(outbox_end(data), ERR_OK);
    assert_false(is_there("request") || is_there("files") || is_there("answer"));
}

static void every_answer_is_understood_and_what_is_none_is_a_failure(void **state)
{
    static const struct { const char *line; enum written written; const char *label; } cases[] = {
        {"done BREAKROOM\n", WRITTEN_DONE, "BREAKROOM"},
        {"done\n", WRITTEN_DONE, ""},
        {"done HR blue", WRITTEN_DONE, "HR blue"},
        {"done A\x1B" "B\xE2\x80\xAE" "C\nmore\n", WRITTEN_DONE, "ABC"},
        {"no-stick\n", WRITTEN_NO_STICK, ""},
        {"several-sticks\n", WRITTEN_SEVERAL_STICKS, ""},
        {"full\n", WRITTEN_FULL, ""},
        {"read-only\n", WRITTEN_READ_ONLY, ""},
        {"failed\n", WRITTEN_FAILED, ""},
        {"", WRITTEN_FAILED, ""},
        {"doner\n", WRITTEN_FAILED, ""},
        {"don\n", WRITTEN_FAILED, ""},
        {"\n", WRITTEN_FAILED, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum written written = WRITTEN_NO_ANSWER;
        char label[SHELF_LABEL] = "x";
        put("answer", cases[i].line);
        assert_true(outbox_answered(data, &written, label));
        assert_int_equal(written, cases[i].written);
        assert_string_equal(label, cases[i].label);
    }
    char long_line[2000];
    enum written written;
    char label[SHELF_LABEL];
    memset(long_line, 'x', sizeof long_line - 1);
    long_line[sizeof long_line - 1] = '\0';
    put("answer", long_line);
    assert_true(outbox_answered(data, &written, label));
    assert_int_equal(written, WRITTEN_FAILED);
}

static void without_an_outbox_nothing_begins(void **state)
{
    assert_int_equal(rmdir(out), 0);
    assert_false(outbox_exists(data));
    assert_int_equal(outbox_begin(data), ERR_NOT_FOUND);
    assert_int_equal(symlink(data, out), 0);
    assert_false(outbox_exists(data));
    assert_false(is_there("files"));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_is_asked_for_is_one_line_and_its_files_stand_beside_it),
        CASE(every_answer_is_understood_and_what_is_none_is_a_failure),
        CASE(without_an_outbox_nothing_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
