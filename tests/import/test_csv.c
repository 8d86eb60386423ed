#include "import/csv.h"

#include "base/caps.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int reset(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

static struct csv parse(const char *text)
{
    struct csv csv;
    assert_int_equal(csv_parse(text, strlen(text), &arena, &csv), ERR_OK);
    return csv;
}

/* "a|b" for a row, rows separated by '/'. */
static void assert_rows(const char *text, const char *expected)
{
    struct csv csv = parse(text);
    struct buf got = {0};
    for (unsigned r = 0; r < csv.count; r++) {
        buf_puts(&got, r ? "/" : "");
        for (unsigned c = 0; c < csv.row[r].count; c++) {
            buf_printf(&got, "%s%s", c ? "|" : "", csv.row[r].cell[c].text);
        }
    }
    assert_string_equal(got.data ? got.data : "", expected);
    buf_done(&got);
}

static void reads_what_spreadsheets_write(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } cases[] = {
        {"a,b\n1,2\n", "a|b/1|2"},
        {"a,b\r\n1,2\r\n", "a|b/1|2"},
        {"a,b\r1,2\r", "a|b/1|2"},
        {"a,b\n1,2", "a|b/1|2"},
        {"a;b\n1,5;2\n", "a|b/1,5|2"},
        {"a\tb\n1\t2\n", "a|b/1|2"},
        {"sep=;\na;b\n1;2\n", "a|b/1|2"},
        {"sep=,\r\na,b;c,d;e\r\n", "a|b;c|d;e"},
        {"SEP=\t\r\na\tb\r\n", "a|b"},
        {"\n\n a , b \n\n  \n1 ,\t2\n,\n", "a|b/1|2"},
        {"a,b,,,\n1,2,,,\n", "a|b/1|2"},
        {"a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "a|b/1,5|say \"hi\""},
        {"a,b\n\"two\nlines\",2\n", "a|b/two\nlines|2"},
        {"a,b\n \"x\" ,\"\"\n", "a|b/x|"},
        {"a,b\n5\" pipe,x\n", "a|b/5\" pipe|x"},
        {"\"a,b\";c\n1;2\n", "a,b|c/1|2"},
        {"a,b\n\xC2\xA0x\xC2\xA0,y\n", "a|b/x|y"},
        {"a,b,c\n1\n", "a|b|c/1"},
        {"", ""},
        {"\n \n,,\n", ""},
        {"one\ntwo\n", "one/two"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_rows(cases[i].text, cases[i].rows);
        reset(NULL);
    }
}

static void tells_line_and_column_of_every_field(void **state)
{
    (void)state;
    struct csv csv = parse("ä,b\r\n\r\n  żółw ,\"two\nlines\", x\r7,,9\n");
    static const struct {
        unsigned row, cell, line, column;
    } cases[] = {
        {0, 0, 1, 1}, {0, 1, 1, 3}, {1, 0, 3, 3}, {1, 1, 3, 9},
        {1, 2, 4, 9}, {2, 0, 5, 1}, {2, 1, 5, 3}, {2, 2, 5, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct csv_cell *cell = &csv.row[cases[i].row].cell[cases[i].cell];
        assert_int_equal(cell->line, cases[i].line);
        assert_int_equal(cell->column, cases[i].column);
    }
}

static void gives_an_empty_field_at_the_end_its_place(void **state)
{
    (void)state;
    struct csv csv = parse("name,department,id\nAnn,,,,\n");
    assert_int_equal(csv.row[1].count, 3);
    assert_int_equal(csv.row[1].cell[1].column, 5);
    assert_int_equal(csv.row[1].cell[2].column, 6);
}

static void keeps_text_after_a_closing_quote_and_says_where(void **state)
{
    (void)state;
    struct csv csv = parse("a,b\n1,\"Tom \"Tommy\" Smith\",3\n4,5\n");
    assert_int_equal(csv.count, 3);
    assert_string_equal(csv.row[1].cell[1].text, "Tom Tommy\" Smith\"");
    assert_int_equal(csv.row[1].stray_line, 2);
    assert_int_equal(csv.row[1].stray_column, 9);
    assert_string_equal(csv.row[2].cell[1].text, "5");
}

static void loses_one_line_to_a_quote_that_never_closes(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a,b\n1,\"open\n3,4\n5,6\n",
        "a,b\n1,\"open\n3,\"4\"\n5,6\n",
    };
    for (size_t i = 0; i < 2; i++) {
        struct csv csv = parse(texts[i]);
        assert_int_equal(csv.count, 4);
        assert_true(csv.row[1].open_quote);
        assert_int_equal(csv.row[1].line, 2);
        assert_int_equal(csv.row[1].quote_column, 3);
        assert_false(csv.row[2].open_quote);
        assert_string_equal(csv.row[2].cell[1].text, "4");
        assert_string_equal(csv.row[3].cell[0].text, "5");
    }
}

static void stops_at_the_limit_of_rows(void **state)
{
    (void)state;
    struct buf text = {0};
    struct csv csv;
    buf_puts(&text, "a\n");
    for (unsigned i = 0; i < CAP_TABLE_ROWS; i++) {
        buf_puts(&text, "1\n");
    }
    assert_int_equal(csv_parse(text.data, text.len, &arena, &csv), ERR_OK);
    assert_int_equal(csv.count, CAP_TABLE_ROWS + 1);
    buf_puts(&text, "1\n");
    assert_int_equal(csv_parse(text.data, text.len, &arena, &csv), ERR_LIMIT);
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(reads_what_spreadsheets_write, reset),
        cmocka_unit_test_teardown(tells_line_and_column_of_every_field, reset),
        cmocka_unit_test_teardown(gives_an_empty_field_at_the_end_its_place, reset),
        cmocka_unit_test_teardown(keeps_text_after_a_closing_quote_and_says_where, reset),
        cmocka_unit_test_teardown(loses_one_line_to_a_quote_that_never_closes, reset),
        cmocka_unit_test_teardown(stops_at_the_limit_of_rows, reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
