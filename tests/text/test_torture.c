#include "cm.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/clean.h"
#include "text/cost.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every line of words.txt (each script with a font, bidi, emoji, typography, names) and of
 * hostile.txt (attacks), raw and cleaned, through everything that takes text. */

enum { LINES = 512 };

static struct {
    char *s;
    size_t n;
} line[LINES];
static unsigned lines;

static int read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *one = NULL;
    size_t cap = 0;
    ssize_t n;
    while (f && lines < LINES && (n = getline(&one, &cap, f)) > 0) {
        line[lines].n = (size_t)n - 1;
        line[lines].s = mem_new((size_t)n, 1);
        memcpy(line[lines].s, one, (size_t)n - 1);
        lines++;
    }
    free(one);
    return f ? fclose(f) : 1;
}

static int read_lines(void **state)
{
    return read_file("tests/torture/words.txt") || read_file("tests/torture/hostile.txt");
}

static int free_lines(void **state)
{
    for (unsigned i = 0; i < lines; i++) {
        free(line[i].s);
    }
    return 0;
}

static bool is_one_cluster(const struct text_line *l)
{
    size_t ellipsis = l->n >= 3 && memcmp(l->s + l->n - 3, "…", 3) == 0;
    return text_clusters(l->s, l->n) <= 1 + ellipsis;
}

static void check_block(struct text *t, const struct text_block *b, du width)
{
    assert_true(b->count <= CAP_TEXT_LINES);
    for (unsigned i = 0; i < b->count; i++) {
        const struct text_line *l = &b->line[i];
        assert_true(l->width <= width + 0.1f || is_one_cluster(l));
        struct text_shape s;
        text_shape(t, b->face, b->size, l->s, l->n, &s);
        for (unsigned k = 0; k < s.count; k++) {
            assert_non_null(s.piece[k].surface);
        }
    }
}

static void torture(struct text *t, const char *s)
{
    static const struct text_box boxes[] = {
        {.face = FACE_D7,
         .width = 1728,
         .height = 392,
         .max = 168,
         .min = 56,
         .step = 2,
         .leading = leading_quote,
         .balance = true},
        {.face = FACE_T5,
         .width = 300,
         .height = 90,
         .max = 40,
         .min = 20,
         .step = 1,
         .max_lines = 2,
         .leading = leading_title},
    };
    struct arena arena = {0};
    struct text_block b;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        text_fit(t, &arena, s, &boxes[i], &b);
        check_block(t, &b, boxes[i].width);
    }
    text_fit_line(t, &arena, FACE_T6, 44, 20, 400, s, &b);
    check_block(t, &b, 400);
    text_fit_name(t, &arena, FACE_D6, 52, 36, 440, s, &b);
    check_block(t, &b, 440);
    struct text_shape shape;
    text_shape(t, FACE_D7, 96, s, strlen(s), &shape);
    arena_done(&arena);
}

static void every_line_is_laid_out_and_drawn(void **state)
{
    struct text *t;
    struct diag d;
    assert_int_equal(text_open(&t, 2 << 20, &d), ERR_OK);
    assert_true(lines >= 400);
    for (unsigned i = 0; i < lines; i++) {
        torture(t, line[i].s);
        char clean[CAP_MESSAGE_BYTES];
        enum err e = text_clean(clean, sizeof clean, line[i].s, line[i].n, false);
        assert_true(e == ERR_OK || e == ERR_LIMIT);
        torture(t, clean);
    }
    text_close(t);
}

/* 4 KiB of the most expensive things we know of, in one message. */
static void the_worst_message_has_a_bounded_cost(void **state)
{
    static const char *const parts[] = {
        "a ",
        "a",
        "W",
        "中",
        "👨‍👩‍👧‍👦",
        "e\xCC\x81\xCC\x82\xCC\x83",
        "ﷺ",
        "ﷺ ",
        "क्ष",
        "ก",
        "ب ",
        "a-",
        "\n",
        "a\n",
        "אa",
        "\xE2\x80\xAE",
        "\xFF",
        "\xCC\x81",
        "αб中अกا",
        "\xF0\x93\x80\x80",
    };
    struct text *t;
    struct diag d;
    assert_int_equal(text_open(&t, 2 << 20, &d), ERR_OK);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char s[CAP_MESSAGE_BYTES + 1];
        size_t n = strlen(parts[i]), at = 0;
        while (at + n < sizeof s) {
            memcpy(s + at, parts[i], n);
            at += n;
        }
        s[at] = '\0';
        torture(t, s);
    }
    text_close(t);
}

/* Ratios, because machines differ: here a long note costs 0.4 ms, so the bounds are 8 and 24 ms. */
static void no_text_costs_much_more_than_a_long_note(void **state)
{
    struct text *t;
    struct diag d;
    unsigned worst;
    assert_int_equal(text_open(&t, 2 << 20, &d), ERR_OK);
    double note = cost_of(t, COST_LONG, true);
    assert_true(cost_of_worst(t, "tests/torture/words.txt", &worst) < 20 * note);
    assert_int_not_equal(worst, 0);
    assert_true(cost_of_worst(t, "tests/torture/hostile.txt", &worst) < 60 * note);
    assert_int_not_equal(worst, 0);
    text_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_laid_out_and_drawn),
        cmocka_unit_test(the_worst_message_has_a_bounded_cost),
        cmocka_unit_test(no_text_costs_much_more_than_a_long_note),
    };
    return cmocka_run_group_tests(tests, read_lines, free_lines);
}
