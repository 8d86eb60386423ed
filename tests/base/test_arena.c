#include "base/arena.h"
#include "base/err.h"
#include "cm.h"

#include <errno.h>
#include <stdalign.h>
#include <string.h>

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    struct arena a = {0};
    char *before = NULL;
    for (size_t n = 1; n < 5000; n += 37) {
        char *p = arena_alloc(&a, n);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(p[i], 0);
        }
        memset(p, 0x55, n);
        assert_ptr_not_equal(p, before);
        before = p;
    }
    arena_done(&a);
    assert_null(a.head);
    arena_done(&a);
}

static void a_reset_arena_asks_for_no_memory_again(void **state)
{
    struct arena a = {0};
    arena_alloc(&a, 100 << 10);
    arena_reset(&a);
    uint64_t before = mem_allocations;
    for (int i = 0; i < 100; i++) {
        arena_reset(&a);
        arena_strdup(&a, "the same few words");
        arena_printf(&a, "%d notes", i);
    }
    assert_int_equal(mem_allocations, before);
    arena_done(&a);
}

static void a_diagnosis_is_cut_to_fit(void **state)
{
    struct diag d = {0};
    char lots[2000];
    memset(lots, 'x', sizeof lots - 1);
    lots[sizeof lots - 1] = '\0';
    assert_int_equal(diag_set(&d, ERR_BAD_DATA, "people.csv", 3, 7, "%s", lots), ERR_BAD_DATA);
    assert_int_equal(strlen(d.text), sizeof d.text - 1);
    assert_int_equal(d.line, 3);
    assert_int_equal(d.column, 7);
    assert_int_equal(diag_set(NULL, ERR_IO, "", 0, 0, "ignored"), ERR_IO);
}

static void a_full_disk_is_told_from_a_forbidden_one(void **state)
{
    assert_int_equal(err_from_errno(ENOSPC), ERR_NO_SPACE);
    assert_int_equal(err_from_errno(EROFS), ERR_READ_ONLY);
    assert_int_equal(err_from_errno(ENOENT), ERR_NOT_FOUND);
    assert_int_equal(err_from_errno(EIO), ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(a_reset_arena_asks_for_no_memory_again),
        cmocka_unit_test(a_diagnosis_is_cut_to_fit),
        cmocka_unit_test(a_full_disk_is_told_from_a_forbidden_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
