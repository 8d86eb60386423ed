/* Writing generations in tests. */
#ifndef CONTENT_ROWS_H
#define CONTENT_ROWS_H

#include "cm.h"
#include "content/content.h"
#include "content/schema.h"

#define ROW(w, part, T, ...)                                                                       \
    assert_int_equal(content_row(w, part, (const char *const[T##_COLUMNS]){__VA_ARGS__},           \
                                 T##_COLUMNS), ERR_OK)
#define DEPARTMENT(w, name, colour) ROW(w, "departments", DEPARTMENTS, name, colour, "")
#define PERSON(w, key, name, department, birthday, started)                                        \
    ROW(w, "people", PEOPLE, key, name, department, birthday, started, NULL, "")

static inline struct content_writer *begin(const char *dir)
{
    struct content_writer *w = NULL;
    struct diag d = {0};
    assert_int_equal(content_begin(dir, &w, &d), ERR_OK);
    return w;
}

/* Commits, and returns the number. */
static inline unsigned commit(struct content_writer *w)
{
    unsigned number = 0;
    bool same = true;
    struct diag d = {0};
    assert_int_equal(content_commit(w, "all well\n", &number, &same, &d), ERR_OK);
    assert_false(same);
    return number;
}

static inline void activate(const char *dir, unsigned number)
{
    struct diag d = {0};
    assert_int_equal(content_activate(dir, number, &d), ERR_OK);
}

#endif
