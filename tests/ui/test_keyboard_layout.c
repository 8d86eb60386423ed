#include "ui/desk.h"
#include "ui/keyboard_layout.h"

#include <sys/stat.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>
#include <unistd.h>

static int setup(void **state)
{
    struct keyboard_set *s;
    struct diag d = {0};
    if (keyboard_set_load(KEYBOARDS, &s, &d) != ERR_OK || d.text[0] != '\0') {
        fail_msg("%s:%u: %s", d.file, d.line, d.text);
    }
    *state = s;
    return 0;
}

static int teardown(void **state)
{
    keyboard_set_free(*state);
    return 0;
}

static bool offers(const struct keyboard_layout *l, const char *key, const char *text)
{
    const struct keyboard_hold *h = keyboard_layout_hold(l, key);
    for (unsigned i = 0; h && i < h->count; i++) {
        if (str_equal(h->accent[i], text)) {
            return true;
        }
    }
    return str_equal(key, text);
}

/* By a key of one of the pages, or by holding one. */
static bool types(const struct keyboard_layout *l, const char *text)
{
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        for (unsigned i = 0; l->has[page] && i < KEYBOARD_ROWS; i++) {
            for (unsigned j = 0; j < l->row[page][i].count; j++) {
                if (offers(l, l->row[page][i].key[j], text)) {
                    return true;
                }
            }
        }
    }
    return offers(l, l->left, text) || offers(l, l->right, text);
}

/* Capitals as well, in the language's own way: of i comes İ in Turkish. */
static void check_exemplar(const struct keyboard_layout *l, const char *language,
                           const UChar *s, int32_t n, bool capital)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar folded[64];
    char text[64];
    int32_t len = 0;
    int32_t m = capital ? u_strToUpper(folded, 64, s, n, language, &status) : n;
    u_strToUTF8(text, sizeof text, &len, capital ? folded : s, m, &status);
    assert_true(U_SUCCESS(status));
    /* ß has two letters as its capital, but ẞ has a key; ΐ and ΰ come apart into marks. */
    bool apart = capital && u_countChar32(folded, m) != u_countChar32(s, n);
    if (!apart && !types(l, text)) {
        fail_msg("%s: there is no way to type “%s”", l->tag, text);
    }
}

static void check_exemplars(const struct keyboard_layout *l, const char *language,
                            ULocaleDataExemplarSetType type)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(language, &status);
    USet *set = ulocdata_getExemplarSet(data, NULL, 0, type, &status);
    assert_true(U_SUCCESS(status));
    int32_t items = uset_getItemCount(set);
    assert_true(items > 0);
    for (int32_t i = 0; i < items; i++) {
        UChar s[64];
        UChar32 from, to;
        status = U_ZERO_ERROR;
        int32_t n = uset_getItem(set, i, &from, &to, s, 64, &status);
        assert_true(U_SUCCESS(status));
        for (UChar32 c = from; n == 0 && c <= to; c++) {
            UChar one[2];
            int32_t units = 0;
            U16_APPEND_UNSAFE(one, units, c);
            check_exemplar(l, language, one, units, false);
            check_exemplar(l, language, one, units, true);
        }
        if (n > 0) {
            check_exemplar(l, language, s, n, false);
        }
    }
    uset_close(set);
    ulocdata_close(data);
}

static void test_every_letter_and_sign_of_each_language_can_be_typed(void **state)
{
    const struct keyboard_set *s = *state;
    assert_true(s->count >= 15);
    for (unsigned i = 0; i < s->count; i++) {
        const struct keyboard_layout *l = s->layout[i];
        for (unsigned k = 0; k < l->serves_count; k++) {
            check_exemplars(l, l->serves[k], ULOCDATA_ES_STANDARD);
            check_exemplars(l, l->serves[k], ULOCDATA_ES_INDEX);
            check_exemplars(l, l->serves[k], ULOCDATA_ES_PUNCTUATION);
        }
    }
}

static void test_the_languages_of_the_issue_have_a_layout_of_their_own(void **state)
{
    static const char *const c[][2] = {
        {"en", "en"}, {"de", "de"}, {"fr", "fr"}, {"es", "es"}, {"pl", "pl"}, {"pt", "pt"},
        {"pt-BR", "pt"}, {"sv", "sv"}, {"fi", "sv"}, {"da", "da"}, {"nb", "nb"}, {"no", "nb"},
        {"nn-NO", "nb"}, {"tr", "tr"}, {"el", "el"}, {"uk", "uk"}, {"ru", "ru"}, {"ar-EG", "ar"},
        {"he", "he"}, {"de_AT", "de"},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        const struct keyboard_layout *l = keyboard_set_find(*state, c[i][0]);
        assert_non_null(l);
        assert_string_equal(l->tag, c[i][1]);
    }
    assert_null(keyboard_set_find(*state, "cs"));
    assert_null(keyboard_set_find(*state, ""));
    assert_null(keyboard_set_find(*state, "-"));
}

/* Keys where hands know them. */
static void test_well_known_keys_stand_where_people_know_them(void **state)
{
    static const struct {
        const char *layout;
        enum keyboard_page page;
        unsigned row, place;
        const char *key;
    } c[] = {
        {"de", PAGE_LETTERS, 0, 5, "z"},  {"de", PAGE_LETTERS, 0, 10, "ü"},
        {"de", PAGE_LETTERS, 1, 9, "ö"},  {"de", PAGE_CAPITALS, 2, 7, "ẞ"},
        {"fr", PAGE_LETTERS, 0, 0, "a"},  {"fr", PAGE_LETTERS, 1, 9, "m"},
        {"es", PAGE_LETTERS, 1, 9, "ñ"},  {"es", PAGE_DIGITS, 2, 0, "¿"},
        {"es", PAGE_DIGITS, 2, 2, "¡"},   {"pt", PAGE_LETTERS, 1, 9, "ç"},
        {"sv", PAGE_LETTERS, 1, 9, "ö"},  {"da", PAGE_LETTERS, 1, 9, "æ"},
        {"nb", PAGE_LETTERS, 1, 9, "ø"},  {"tr", PAGE_LETTERS, 0, 7, "ı"},
        {"tr", PAGE_CAPITALS, 0, 7, "I"}, {"tr", PAGE_LETTERS, 1, 10, "i"},
        {"tr", PAGE_CAPITALS, 1, 10, "İ"}, {"el", PAGE_LETTERS, 0, 1, "ς"},
        {"el", PAGE_LETTERS, 1, 1, "σ"},  {"uk", PAGE_LETTERS, 0, 11, "ї"},
        {"ru", PAGE_LETTERS, 0, 0, "й"},  {"ar", PAGE_LETTERS, 0, 0, "ض"},
        {"he", PAGE_LETTERS, 1, 0, "ש"},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        const struct keyboard_layout *l = keyboard_set_find(*state, c[i].layout);
        assert_string_equal(l->row[c[i].page][c[i].row].key[c[i].place], c[i].key);
    }
}

static void test_the_accents_of_a_language_come_first(void **state)
{
    static const struct { const char *layout, *key, *accent; } c[] = {
        {"pl", "z", "ż"}, {"pl", "x", "ź"}, {"pl", "o", "ó"}, {"de", "a", "ä"}, {"fr", "e", "é"},
        {"es", "n", "ñ"}, {"pt", "a", "ã"}, {"el", "ι", "ί"}, {"ru", "е", "ё"}, {"uk", "г", "ґ"},
        {"ar", "ا", "أ"}, {"he", "-", "־"}, {"en", "e", "é"},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        const struct keyboard_layout *l = keyboard_set_find(*state, c[i].layout);
        const struct keyboard_hold *h = keyboard_layout_hold(l, c[i].key);
        assert_non_null(h);
        assert_string_equal(h->accent[0], c[i].accent);
    }
}

/* In text that is read from right to left a bracket is drawn the other way round: what people see
 * on the key is what they get. */
static void test_brackets_of_scripts_from_right_to_left_are_what_people_see(void **state)
{
    const struct keyboard_layout *l = keyboard_set_find(*state, "ar");
    assert_string_equal(l->row[PAGE_DIGITS][1].key[4], ")"); /* seen as ( */
    assert_string_equal(l->row[PAGE_DIGITS][1].key[5], "(");
    assert_string_equal(l->row[PAGE_SYMBOLS][2].key[0], "»");
    l = keyboard_set_find(*state, "en");
    assert_string_equal(l->row[PAGE_DIGITS][1].key[4], "(");
}

static bool is_text(const struct draw_command *c)
{
    return c->op == DRAW_TEXT;
}

/* Every label is whole, in a font that has it, inside of a key, and not too small to read. */
static void check_labels(struct hands *h, const char *where)
{
    du size = 0;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        size = is_text(c) ? fmaxf(size, c->r) : size;
    }
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        const char *s = h->list.text + c->text;
        if (!is_text(c)) {
            continue;
        }
        unsigned missing = text_uncovered(h->text, (enum face)c->face, s, c->text_len);
        if (missing > 0 || (c->flags & DRAW_CUT) || c->r < 0.4f * size) {
            fail_msg("%s: “%.*s” at %.1f, %u signs in no font", where, (int)c->text_len, s,
                     (double)c->r, missing);
        }
    }
}

/* What a finger may hit of a key, its share of the gaps included, is never less than elsewhere. */
static void check_width(const struct hands *h, const char *where)
{
    du gap = h->canvas.layout == LAYOUT_LANDSCAPE ? 12 : h->canvas.layout == LAYOUT_PORTRAIT ? 10
                                                                                             : 3;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TARGET && c->w + gap < canvas_target_min(&h->canvas)) {
            fail_msg("%s: a key is %.1f wide", where, (double)c->w);
        }
    }
}

static void check_holds(struct desk *d, const char *where)
{
    const struct keyboard_layout *l = d->k.view.layout;
    struct hands *h = &d->hands;
    for (unsigned i = 0; i < l->hold_count; i++) {
        d->k.popup = POPUP_ACCENTS;
        str_copy(d->k.held, sizeof d->k.held, l->hold[i].key);
        hands_frame(h);
        check_labels(h, where);
        for (unsigned k = 0; k < l->hold[i].count; k++) {
            char name[64];
            str_format(name, sizeof name, "accent:%s", l->hold[i].accent[k]);
            struct box b = hands_box(h, name);
            assert_true(b.x >= 0 && b.x + b.w <= h->canvas.w && b.y >= 0);
        }
    }
    d->k.popup = POPUP_NONE;
}

static void test_every_label_of_every_page_is_whole_and_in_a_font(void **state)
{
    static const px size[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    const struct keyboard_set *s = *state;
    for (unsigned i = 0; i < s->count; i++) {
        char names[32];
        str_format(names, sizeof names, "%s en", s->layout[i]->tag);
        struct desk *d = desk_new(1920, 1080, names);
        d->session = s->layout[i]->serves[0];
        for (unsigned k = 0; k < 3; k++) {
            hands_canvas(&d->hands, size[k][0], size[k][1]);
            for (unsigned sheet = SHEET_LETTERS; sheet <= SHEET_EMOJI; sheet++) {
                for (unsigned shift = SHIFT_OFF; shift <= SHIFT_ONCE; shift++) {
                    d->k.view.sheet = (enum keyboard_sheet)sheet;
                    d->k.shift = (enum shift)shift;
                    d->k.view.emoji_page = 2 * shift;
                    hands_frame(&d->hands);
                    check_labels(&d->hands, names);
                    check_width(&d->hands, names);
                }
            }
            d->k.view.sheet = SHEET_LETTERS;
            check_holds(d, names);
        }
        desk_free(d);
    }
}

static void test_every_layout_has_the_emoji(void **state)
{
    const struct keyboard_set *s = *state;
    for (unsigned i = 0; i < s->count; i++) {
        assert_int_equal(s->layout[i]->emoji_count, 72);
    }
}

static enum err no_include(void *ctx, const char *name, char **ret_text)
{
    return ERR_NOT_FOUND;
}

static enum err parse(const char *text, struct diag *d)
{
    struct keyboard_layout *l = NULL;
    enum err e = keyboard_layout_parse("xx", text, no_include, NULL, &l, d);
    assert_int_equal(e == ERR_OK, l != NULL);
    free(l);
    return e;
}

#define HEAD "for xx\nname XX Language\n"
#define ROWS "row1 a b c d e f g h i j\nrow2 k l m\nrow3 n o p\n"
#define DIGITS "digits1 1 2 3\ndigits2 4 5 6\ndigits3 7 8 9\n"
#define SIDES "left ,\nright .\n"
#define WHOLE HEAD ROWS DIGITS SIDES /* 10 lines */

static void test_bad_layouts_are_refused_with_their_line(void **state)
{
    (void)state;
    static const struct { const char *text; enum err e; unsigned line; } c[] = {
        {WHOLE, ERR_OK, 0},
        {"\xEF\xBB\xBF# BOM\r\n" HEAD "row1 a b\r\nrow2 c\r\nrow3 d\r\n" DIGITS SIDES, ERR_OK, 0},
        {WHOLE "# comment\n\n  \t\nletters xyz\nhold a b c\nemoji ❤️ 🎉\n", ERR_OK, 0},
        {"", ERR_BAD_DATA, 0},
        {HEAD ROWS SIDES, ERR_BAD_DATA, 0},
        {ROWS DIGITS SIDES, ERR_BAD_DATA, 0},
        {"for xx\n" ROWS DIGITS SIDES, ERR_BAD_DATA, 0},
        {HEAD ROWS DIGITS "left ,\n", ERR_BAD_DATA, 0},
        {"rwo1 a b\n", ERR_BAD_DATA, 1},
        {"row a b\n", ERR_BAD_DATA, 1},
        {"row4 a b\n", ERR_BAD_DATA, 1},
        {"row11 a b\n", ERR_BAD_DATA, 1},
        {"row1\n", ERR_BAD_DATA, 1},
        {WHOLE "row1 x\n", ERR_BAD_DATA, 11},
        {WHOLE "left ;\n", ERR_BAD_DATA, 11},
        {WHOLE "for yy\n", ERR_BAD_DATA, 11},
        {WHOLE "name YY Other\n", ERR_BAD_DATA, 11},
        {"for a b c d e\n", ERR_BAD_DATA, 1},
        {"for abcdefghijklmnopq\n", ERR_BAD_DATA, 1},
        {"for\n", ERR_BAD_DATA, 1},
        {"name XX\n", ERR_BAD_DATA, 1},
        {"letters\n", ERR_BAD_DATA, 1},
        {"letters abc def\n", ERR_BAD_DATA, 1},
        {"row1 a b c d e f g h i j k l m\n", ERR_BAD_DATA, 1},
        {"row1 abcdefghijklmnopq\n", ERR_BAD_DATA, 1},
        {"row1 a\nrow2 \xC3\x28\n", ERR_BAD_DATA, 2},
        {"row1 a\nrow2 \xE2\x80\xAE\n", ERR_BAD_DATA, 2},   /* a direction override */
        {"row1 e\xCC\x81\n", ERR_BAD_DATA, 1},              /* not composed */
        {"row1 \x01\n", ERR_BAD_DATA, 1},
        {"hold\n", ERR_BAD_DATA, 1},
        {"hold e\n", ERR_BAD_DATA, 1},
        {"hold e 1 2 3 4 5 6 7 8 9\n", ERR_BAD_DATA, 1},
        {"hold e a a\n", ERR_BAD_DATA, 1},
        {"hold e e\n", ERR_BAD_DATA, 1},
        {WHOLE "hold a x\nhold a y\n", ERR_BAD_DATA, 12},
        {WHOLE "\nhold z x\n", ERR_BAD_DATA, 12},           /* there is no key z */
        {"left\n", ERR_BAD_DATA, 1},
        {"left , ;\n", ERR_BAD_DATA, 1},
        {"emoji\n", ERR_BAD_DATA, 1},
        {"emoji 🎉 🎉\n", ERR_BAD_DATA, 1},
        {"emoji 🎉\nemoji 🎉\n", ERR_BAD_DATA, 2},
        {"include\n", ERR_BAD_DATA, 1},
        {"include en.kbd\n", ERR_BAD_DATA, 1},
        {"include ../x.part\n", ERR_BAD_DATA, 1},
        {"include /etc/x.part\n", ERR_BAD_DATA, 1},
        {"include .part\n", ERR_BAD_DATA, 1},
        {"include missing.part\n", ERR_NOT_FOUND, 0},
        {WHOLE "shift1 A\nshift2 B\nshift3 C\n", ERR_BAD_DATA, 0},
        {WHOLE "shift1 A B C D E F G H I J\n", ERR_BAD_DATA, 0},
        {HEAD "row1 a b\nrow2 c\nrow3 a b c d e f g h i j\n" DIGITS SIDES, ERR_BAD_DATA, 0},
        {HEAD "row1 a b\nrow2 a\nrow3 c\n" DIGITS SIDES, ERR_BAD_DATA, 0},
        {HEAD "row1 a b\nrow2 ,\nrow3 c\n" DIGITS SIDES, ERR_BAD_DATA, 0},
    };
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct diag d = {0};
        enum err e = parse(c[i].text, &d);
        if (e != c[i].e || d.line != c[i].line || (e != ERR_OK) != (d.text[0] != '\0')) {
            fail_msg("%u: %s: %s, line %u: %s", i, c[i].text, err_name(e), d.line, d.text);
        }
    }
}

static enum err include_self(void *ctx, const char *name, char **ret_text)
{
    ++*(unsigned *)ctx;
    *ret_text = strdup("include again.part\ninclude once-more.part\n");
    return ERR_OK;
}

static void test_files_that_include_themselves_end(void **state)
{
    (void)state;
    struct keyboard_layout *l = NULL;
    struct diag d = {0};
    unsigned read = 0;
    assert_int_equal(keyboard_layout_parse("xx", "include again.part\n", include_self, &read, &l,
                                           &d), ERR_BAD_DATA);
    assert_null(l);
    assert_true(read < 10);
}

static enum err include_part(void *ctx, const char *name, char **ret_text)
{
    *ret_text = strdup(str_equal(name, "a.part") ? "row1 z\nhold a x b\nhold q w\ninclude b.part\n"
                                                 : "left ;\nhold a c\n");
    return ERR_OK;
}

static void test_a_layout_says_more_than_what_it_includes(void **state)
{
    (void)state;
    struct keyboard_layout *l = NULL;
    struct diag d = {0};
    static const char text[] = "include a.part\n" WHOLE "hold a b\n";
    assert_int_equal(keyboard_layout_parse("xx", text, include_part, NULL, &l, &d), ERR_OK);
    assert_string_equal(l->row[PAGE_LETTERS][0].key[0], "a");
    assert_string_equal(l->left, ",");
    const struct keyboard_hold *h = keyboard_layout_hold(l, "a");
    assert_int_equal(h->count, 3);
    assert_string_equal(h->accent[0], "b");
    assert_string_equal(h->accent[1], "x");
    assert_string_equal(h->accent[2], "c");
    assert_null(keyboard_layout_hold(l, "q")); /* a shared file may offer more than keys */
    free(l);
}

static void put_file(const char *dir, const char *name, const char *text)
{
    char path[128];
    str_format(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void remove_file(const char *dir, const char *name)
{
    char path[128];
    str_format(path, sizeof path, "%s/%s", dir, name);
    unlink(path);
}

static void test_a_broken_layout_is_left_out_and_told(void **state)
{
    (void)state;
    char dir[] = "/tmp/keyboards-XXXXXX";
    struct keyboard_set *s = NULL;
    struct diag d = {0};
    assert_non_null(mkdtemp(dir));
    assert_int_equal(keyboard_set_load(dir, &s, &d), ERR_NOT_FOUND);
    put_file(dir, "xx.kbd", WHOLE "nonsense\n");
    assert_int_equal(keyboard_set_load(dir, &s, &d), ERR_NOT_FOUND);
    assert_string_equal(d.file, "xx.kbd");
    assert_int_equal(d.line, 11);
    put_file(dir, "yy.kbd", WHOLE);
    put_file(dir, "zz.kbd~", "nothing to us");
    assert_int_equal(keyboard_set_load(dir, &s, &d), ERR_OK);
    assert_int_equal(s->count, 1);
    assert_string_equal(d.file, "xx.kbd");
    assert_string_equal(s->layout[0]->tag, "yy");
    struct keyboard k;
    keyboard_open(&k, s); /* without English there is still a keyboard */
    assert_ptr_equal(k.view.layout, s->layout[0]);
    keyboard_set_free(s);
    char *longer = mem_new(70000, 1);
    memset(longer, '#', 69000);
    put_file(dir, "yy.kbd", longer);
    free(longer);
    struct keyboard_layout *l = NULL;
    assert_int_equal(keyboard_layout_load(dir, "yy", &l, &d), ERR_LIMIT);
    assert_int_equal(keyboard_layout_load(dir, "none", &l, &d), ERR_NOT_FOUND);
    assert_null(l);
    remove_file(dir, "xx.kbd");
    remove_file(dir, "yy.kbd");
    remove_file(dir, "zz.kbd~");
    assert_int_equal(rmdir(dir), 0);
    assert_int_equal(keyboard_set_load(dir, &s, &d), ERR_NOT_FOUND);
}

static void test_layouts_are_enabled_by_name_and_unknown_ones_told(void **state)
{
    static const struct { const char *names; enum err e; unsigned count; } c[] = {
        {"", ERR_OK, 0}, {"en", ERR_OK, 1}, {" en,de , pl ", ERR_OK, 3}, {"en en fi sv", ERR_OK, 2},
        {"en xx pl", ERR_BAD_DATA, 2}, {"EN", ERR_BAD_DATA, 0},
        {"averyveryverylongnameindeed de", ERR_BAD_DATA, 1},
        {"en de fr es pl pt sv da nb", ERR_LIMIT, KEYBOARD_CHOICES},
    };
    struct keyboard_set *s = *state;
    for (unsigned i = 0; i < sizeof c / sizeof c[0]; i++) {
        struct diag d = {0};
        assert_int_equal(keyboard_set_enable(s, c[i].names, &d), c[i].e);
        assert_int_equal(s->enabled_count, c[i].count);
        assert_int_equal(d.text[0] != '\0', c[i].e != ERR_OK);
    }
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_every_letter_and_sign_of_each_language_can_be_typed),
        T(test_the_languages_of_the_issue_have_a_layout_of_their_own),
        T(test_well_known_keys_stand_where_people_know_them),
        T(test_the_accents_of_a_language_come_first),
        T(test_brackets_of_scripts_from_right_to_left_are_what_people_see),
        T(test_every_label_of_every_page_is_whole_and_in_a_font),
        T(test_every_layout_has_the_emoji),
        cmocka_unit_test(test_bad_layouts_are_refused_with_their_line),
        cmocka_unit_test(test_files_that_include_themselves_end),
        cmocka_unit_test(test_a_layout_says_more_than_what_it_includes),
        cmocka_unit_test(test_a_broken_layout_is_left_out_and_told),
        T(test_layouts_are_enabled_by_name_and_unknown_ones_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
