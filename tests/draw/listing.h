/* One draw list for the tests of a file, made anew for each of them. */
#ifndef TESTS_DRAW_LISTING_H
#define TESTS_DRAW_LISTING_H

#include "base/str.h"
#include "cm.h"
#include "draw/list.h"

static struct draw_list list;

static inline int set_up(void **state)
{
    draw_init(&list);
    return 0;
}

static inline int tear_down(void **state)
{
    draw_done(&list);
    return 0;
}

static inline void expect_dump(const char *want)
{
    struct buf out = {0};
    draw_dump(&list, &out);
    assert_string_equal(out.data, want);
    buf_done(&out);
}

#endif
