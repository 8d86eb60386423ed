/* PDF posters: a page each, drawn by another program, which is watched like the stranger that its
 * input comes from. */
#include "import/pdf.h"

#include "cm.h"
#include "import/import.h"
#include "import/stick.h"
#include "platform/child.h"

#include <time.h>

/* pages pages of 200 x height points, whose left half is red, green or blue in turn. */
static struct buf pdf(unsigned pages, unsigned height)
{
    static const char *const colours[] = {"1 0 0", "0 1 0", "0 0 1"};
    struct buf b = {0};
    buf_puts(&b, "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                 "2 0 obj << /Type /Pages /Kids [");
    for (unsigned i = 0; i < pages; i++) {
        buf_printf(&b, " %u 0 R", 3 + 2 * i);
    }
    buf_printf(&b, "] /Count %u >> endobj\n", pages);
    for (unsigned i = 0; i < pages; i++) {
        struct buf content = {0};
        buf_printf(&content, "%s rg 0 0 100 %u re f", colours[i % 3], height);
        buf_printf(&b, "%u 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 %u] "
                       "/Contents %u 0 R >> endobj\n",
                   3 + 2 * i, height, 4 + 2 * i);
        buf_printf(&b, "%u 0 obj << /Length %zu >> stream\n%s\nendstream endobj\n", 4 + 2 * i,
                   content.len, content.data);
        buf_done(&content);
    }
    buf_puts(&b, "trailer << /Root 1 0 R >>\n%%EOF\n");
    return b;
}

struct seen {
    unsigned pages, stop_after;
    px width, height;
    unsigned char first[3], last[3];
};

static bool see(void *ctx, const unsigned char *pixels, px width, px height)
{
    struct seen *s = ctx;
    s->pages++;
    s->width = width;
    s->height = height;
    memcpy(s->first, pixels, 3);
    memcpy(s->last, pixels + ((size_t)height - 1) * (size_t)width * 3, 3);
    return s->pages != s->stop_after;
}

static enum err pages(struct buf *bytes, const struct pdf_params *params, struct seen *s,
                      bool *more, struct diag *why)
{
    enum err e = pdf_pages(bytes->data, bytes->len, params, see, s, more, why);
    buf_done(bytes);
    return e;
}

static bool is_installed(void)
{
    return access("/usr/bin/pdftoppm", X_OK) == 0;
}

static void each_page_comes_as_large_as_the_screen(void **state)
{
    static const struct {
        unsigned height;
        px wide, high;
    } cases[] = {{100, 1920, 960}, {400, 959, 1920}, {200, 1920, 1920}, {283, 1355, 1920}};
    if (!is_installed()) {
        skip();
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen s = {0};
        struct diag why = {0};
        bool more = true;
        struct buf b = pdf(3, cases[i].height);
        assert_int_equal(pages(&b, &(struct pdf_params){0}, &s, &more, &why), ERR_OK);
        assert_int_equal(s.pages, 3);
        assert_false(more);
        assert_in_range(s.width, cases[i].wide - 1, cases[i].wide + 1);
        assert_in_range(s.height, cases[i].high - 1, cases[i].high + 1);
        /* The third page is blue down to its last row. */
        assert_memory_equal(s.first, "\0\0\xFF", 3);
        assert_memory_equal(s.last, "\0\0\xFF", 3);
    }
}

static void of_many_pages_the_first_twenty_come_and_the_rest_is_told(void **state)
{
    struct seen s = {0};
    bool more = false;
    struct diag why = {0};
    if (!is_installed()) {
        skip();
    }
    struct buf b = pdf(30, 20);
    assert_int_equal(pages(&b, &(struct pdf_params){0}, &s, &more, &why), ERR_OK);
    assert_int_equal(s.pages, PDF_PAGES_MAX);
    assert_true(more);
    s = (struct seen){.stop_after = 2};
    b = pdf(5, 20);
    assert_int_equal(pages(&b, &(struct pdf_params){0}, &s, &more, &why), ERR_OK);
    assert_int_equal(s.pages, 2);
}

static void what_is_no_pdf_or_locked_is_refused_in_words(void **state)
{
    struct seen s = {0};
    bool more = false;
    struct diag why = {0};
    struct buf b = {0};
    if (!is_installed()) {
        skip();
    }
    buf_puts(&b, "%PDF-1.4\nnothing more");
    assert_int_equal(pages(&b, &(struct pdf_params){0}, &s, &more, &why), ERR_BAD_DATA);
    assert_non_null(strstr(why.text, "found a damaged PDF"));
    assert_non_null(strstr(why.text, "export its pages as JPEG"));
    buf_puts(&b, "%PDF-1.4\ntrailer << /Encrypt 5 0 R >>");
    assert_int_equal(pages(&b, &(struct pdf_params){0}, &s, &more, &why), ERR_BAD_DATA);
    assert_non_null(strstr(why.text, "protected by a password"));
    assert_int_equal(s.pages, 0);
}

static void without_the_program_the_line_says_what_to_do(void **state)
{
    struct seen s = {0};
    bool more = false;
    struct diag why = {0};
    struct buf b = pdf(1, 20);
    assert_int_equal(pages(&b, &(struct pdf_params){.program = "/nowhere/pdftoppm"}, &s, &more,
                           &why),
                     ERR_UNAVAILABLE);
    assert_non_null(strstr(why.text, "export its pages as JPEG"));
    assert_non_null(strstr(why.text, "poppler-utils"));
}

/* A stand-in for the program that does what body says; pdftoppm's arguments go past it. */
static const char *program(const struct stick *stick, const char *body)
{
    char text[512];
    snprintf(text, sizeof text, "#!/bin/sh\n%s\n", body);
    stick_file(stick, "program", text);
    chmod(stick_path(stick, "program"), 0755);
    return stick_path(stick, "program");
}

static double seconds(void)
{
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool is_cancelled(void *ctx)
{
    return ++*(unsigned *)ctx > 3;
}

static void a_program_that_misbehaves_ends_in_words_and_in_time(void **state)
{
    static const struct {
        const char *body;
        enum err e;
        const char *words;
        unsigned pages;
    } cases[] = {
        {"exec sleep 60", ERR_LIMIT, "takes too long", 0},
        {"while :; do :; done", ERR_LIMIT, "takes too long", 0},
        {"exit 3", ERR_BAD_DATA, "a damaged PDF", 0},
        {"kill -SEGV $$", ERR_BAD_DATA, "a damaged PDF", 0},
        {"exec yes", ERR_BAD_DATA, "a damaged PDF", 0},
        {"printf 'P6\\n1 1\\n255\\nabc'; exit 1", ERR_BAD_DATA, "a damaged PDF", 1},
        {"printf 'P6\\n1 1\\n255\\nab'", ERR_BAD_DATA, "a damaged PDF", 0},
        {"printf 'P6\\n999999 999999\\n255\\nab'", ERR_BAD_DATA, "a damaged PDF", 0},
        {"printf 'P6\\n-5 1\\n255\\nab'", ERR_BAD_DATA, "a damaged PDF", 0},
        {"printf 'P6\\n1 1\\n65535\\nabcabc'", ERR_BAD_DATA, "a damaged PDF", 0},
        {"printf 'P6\\n1 1\\n255\\nabc'; exec 1>&-; exec sleep 60", ERR_BAD_DATA,
         "a damaged PDF", 1},
        {"printf 'P6\\n1 1\\n255\\nabcP6\\n2 2\\n255\\nabcdefghijkl'", ERR_OK, "", 2},
    };
    struct stick stick;
    stick_new(&stick);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen s = {0};
        struct diag why = {0};
        bool more = false;
        struct buf b = pdf(1, 20);
        struct pdf_params params = {.program = program(&stick, cases[i].body), .wall = 700};
        double begin = seconds();
        assert_int_equal(pages(&b, &params, &s, &more, &why), cases[i].e);
        assert_true(seconds() - begin < 5);
        assert_int_equal(s.pages, cases[i].pages);
        if (!strstr(why.text, cases[i].words)) {
            fail_msg("%s: “%s” lacks “%s”", cases[i].body, why.text, cases[i].words);
        }
    }
    stick_done(&stick);
}

static void cancelling_ends_the_program(void **state)
{
    struct stick stick;
    struct seen s = {0};
    struct diag why = {0};
    bool more = false;
    unsigned asked = 0;
    stick_new(&stick);
    struct buf b = pdf(1, 20);
    struct pdf_params params = {.program = program(&stick, "exec sleep 60"),
                                .cancelled = is_cancelled, .ctx = &asked};
    double begin = seconds();
    assert_int_equal(pages(&b, &params, &s, &more, &why), ERR_BUSY);
    assert_true(seconds() - begin < 5);
    stick_done(&stick);
}

/* What the child sees of us. */
static void the_program_gets_its_input_and_nothing_else(void **state)
{
    static const struct child_limits limits = {.memory = 256 << 20, .cpu_s = 5, .wall = 5000};
    struct stick stick;
    char out[4096], text[512];
    size_t got = 0;
    struct child c;
    stick_new(&stick);
    setenv("A_SECRET", "of ours", 1);
    int null = open("/dev/null", O_RDONLY);
    int open_file = fcntl(null, F_DUPFD, 50); /* above what a shell opens for itself */
    close(null);
    snprintf(text, sizeof text,
             "cat; /usr/bin/env; echo files /proc/self/fd/*; ulimit -c; ulimit -f; pwd\n"
             "echo x >%s/written && echo written\n", stick.dir);
    const char *argv[] = {program(&stick, text), NULL};
    assert_int_equal(child_start(&c, argv, "the input\n", 10, &limits), ERR_OK);
    assert_int_equal(child_read(&c, out, sizeof out - 1, &got), ERR_OK);
    out[got] = '\0';
    child_end(&c);
    close(open_file);
    assert_ptr_equal(strstr(out, "the input\n"), out);
    assert_null(strstr(out, "A_SECRET"));
    assert_null(strstr(out, "HOME"));
    assert_null(strstr(out, "written"));
    assert_non_null(strstr(out, "\n0\n0\n/\n"));
    snprintf(text, sizeof text, "/proc/self/fd/%d", open_file);
    assert_null(strstr(out, text));
    assert_non_null(strstr(out, "/proc/self/fd/2"));
    stick_done(&stick);
}

static char *import(const struct stick *stick)
{
    struct report report = {0};
    struct diag d = {0};
    struct buf text = {0};
    unsigned generation = 0;
    bool same = false;
    struct import_params params = {.dir = stick->dir, .check_only = true, .today = 20780};
    assert_int_equal(import_folder(&params, &report, &generation, &same, &d), ERR_OK);
    report_text(&report, &text);
    report_done(&report);
    return text.data;
}

static void a_pdf_among_the_posters_is_a_poster_for_each_page(void **state)
{
    struct stick stick;
    stick_new(&stick);
    struct buf three = pdf(3, 100), thirty = pdf(30, 10);
    stick_bytes(&stick, "posters/a.pdf", three.data, three.len);
    stick_file(&stick, "posters/posters.csv", "file,caption\na.pdf,Menu\n");
    char *text = import(&stick);
    if (is_installed()) {
        assert_string_equal(text, "posters: 3\n0 errors, 0 warnings.\n");
    } else {
        assert_non_null(strstr(text, "posters/a.pdf: error: This picture was left out: found a "
                                     "PDF, which this computer cannot read"));
    }
    free(text);
    stick_bytes(&stick, "posters/b.pdf", thirty.data, thirty.len);
    stick_bytes(&stick, "posters/c.pptx", "PK\3\4........ppt/slides/slide1.xml", 32);
    text = import(&stick);
    assert_non_null(strstr(text, "posters/c.pptx: error: This picture was left out: found a "
                                 "PowerPoint presentation, which is not read; expected pictures "
                                 "or a PDF: in PowerPoint choose File > Export, then PDF or "
                                 "JPEG, and bring the result."));
    if (is_installed()) {
        assert_non_null(strstr(text, "posters/b.pdf: warning: Found more than 20 pages; expected "
                                     "at most that. The first 20 are shown."));
        assert_non_null(strstr(text, "posters: 23"));
    }
    free(text);
    buf_done(&three);
    buf_done(&thirty);
    stick_done(&stick);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_comes_as_large_as_the_screen),
        cmocka_unit_test(of_many_pages_the_first_twenty_come_and_the_rest_is_told),
        cmocka_unit_test(what_is_no_pdf_or_locked_is_refused_in_words),
        cmocka_unit_test(without_the_program_the_line_says_what_to_do),
        cmocka_unit_test(a_program_that_misbehaves_ends_in_words_and_in_time),
        cmocka_unit_test(cancelling_ends_the_program),
        cmocka_unit_test(the_program_gets_its_input_and_nothing_else),
        cmocka_unit_test(a_pdf_among_the_posters_is_a_poster_for_each_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
