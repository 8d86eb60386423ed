/* The labelled notes of tests/moderation/notes: how many are held that should be, and how many that
 * should not. */
#include "cm.h"
#include "base/str.h"
#include "model/model.h"
#include "moderation/moderation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { MOST_NOTES = 2000, LONGEST_LINE = 1024, LANGUAGES = 6 };

static const char *const languages[LANGUAGES] = {"en", "de", "fr", "es", "pl", "ar"};

struct note {
    unsigned language;
    char label[8];
    char text[LONGEST_LINE];
};

struct notes {
    struct note *note;
    unsigned count;
};

/* Of one language or of all. */
struct figures {
    unsigned clean, nasty, clean_held, nasty_held, nasty_kind;
};

static unsigned language_of(const char *name)
{
    for (unsigned i = 0; i < LANGUAGES; i++) {
        if (strncmp(languages[i], name, 2) == 0) {
            return i;
        }
    }
    fail_msg("no such language: %s", name);
    return 0;
}

/* "en clean | Thank you!"; lines with # are comments. */
static void read_notes(struct notes *n, const char *name)
{
    char path[128], line[LONGEST_LINE];
    assert_true(str_format(path, sizeof path, "tests/moderation/notes/%s.txt", name));
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        char *text = strstr(line, " | ");
        if (*line == '#' || *line == '\n') {
            continue;
        }
        assert_non_null(text);
        assert_true(n->count < MOST_NOTES);
        struct note *note = &n->note[n->count++];
        note->language = language_of(line);
        assert_int_equal(sscanf(line + 2, "%7s", note->label), 1);
        str_copy(note->text, sizeof note->text, text + 3);
        note->text[strcspn(note->text, "\n")] = '\0';
    }
    fclose(f);
}

static struct notes all_notes(void)
{
    struct notes n = {.note = calloc(MOST_NOTES, sizeof *n.note)};
    for (unsigned i = 0; i < LANGUAGES; i++) {
        read_notes(&n, languages[i]);
    }
    read_notes(&n, "plain");
    return n;
}

static bool is_clean(const struct note *n)
{
    return strcmp(n->label, "clean") == 0;
}

static bool held(const char *text, struct moderation_reason *r)
{
    static const struct model nobody;
    return moderation_check(text, &nobody, MODERATION_HOLD_UNSURE, r) == VERDICT_HOLD;
}

static void count(struct figures *f, const struct note *n)
{
    struct moderation_reason r;
    const char *match;
    bool hold = held(n->text, &r), clean = is_clean(n);
    f->clean += clean;
    f->nasty += !clean;
    f->clean_held += clean && hold;
    f->nasty_held += !clean && hold;
    f->nasty_kind += !clean && hold &&
                     strcmp(reason_name(reason_read(r.text, &match)), n->label) == 0;
    if (clean == hold) {
        print_message("%s %s: %s [%s]\n", hold ? "held" : "shown", languages[n->language], n->text,
                      r.text);
    }
}

static void print_figures(const char *name, const struct figures *f)
{
    unsigned all = f->nasty_held + f->clean_held;
    print_message("%-4s clean %3u, held %2u (%4.1f %%); nasty %3u, held %3u; precision %.3f, "
                  "recall %.3f, of the right kind %3u\n",
                  name, f->clean, f->clean_held, 100.0 * f->clean_held / f->clean, f->nasty,
                  f->nasty_held, all ? (double)f->nasty_held / all : 1.0,
                  (double)f->nasty_held / f->nasty, f->nasty_kind);
}

static struct figures measure(const struct notes *n)
{
    struct figures each[LANGUAGES] = {0}, all = {0};
    for (unsigned i = 0; i < n->count; i++) {
        count(&each[n->note[i].language], &n->note[i]);
    }
    for (unsigned i = 0; i < LANGUAGES; i++) {
        print_figures(languages[i], &each[i]);
        all.clean += each[i].clean;
        all.nasty += each[i].nasty;
        all.clean_held += each[i].clean_held;
        all.nasty_held += each[i].nasty_held;
        all.nasty_kind += each[i].nasty_kind;
    }
    print_figures("all", &all);
    return all;
}

static void thank_yous_are_shown_and_nasty_notes_are_held(void **state)
{
    struct notes n = all_notes();
    struct figures f = measure(&n);
    assert_true(f.clean >= 300 && f.nasty >= 160);
    assert_true(f.clean_held * 100 <= f.clean);
    assert_true(f.nasty_held * 100 >= f.nasty * 95);
    assert_true(f.nasty_kind * 100 >= f.nasty_held * 90);
    free(n.note);
}

static void in_form(char *out, size_t size, const char *text, const UNormalizer2 *form)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar a[LONGEST_LINE], b[2 * LONGEST_LINE];
    int32_t n = 0;
    u_strFromUTF8(a, LONGEST_LINE, &n, text, -1, &status);
    n = unorm2_normalize(form, a, n, b, 2 * LONGEST_LINE, &status);
    u_strToUTF8(out, (int32_t)size, NULL, b, n, &status);
    assert_true(U_SUCCESS(status));
}

static void in_case(char *out, size_t size, const char *text, bool upper)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar a[LONGEST_LINE], b[2 * LONGEST_LINE];
    int32_t n = 0;
    u_strFromUTF8(a, LONGEST_LINE, &n, text, -1, &status);
    n = upper ? u_strToUpper(b, 2 * LONGEST_LINE, a, n, "", &status)
              : u_strToLower(b, 2 * LONGEST_LINE, a, n, "", &status);
    u_strToUTF8(out, (int32_t)size, NULL, b, n, &status);
    assert_true(U_SUCCESS(status));
}

static void with_blanks(char *out, size_t size, const char *text)
{
    size_t n = 0;
    for (; *text && n + 3 < size; text++) {
        n += (size_t)snprintf(out + n, size - n, *text == ' ' ? "  \n" : "%c", *text);
    }
}

/* What a keyboard, a copy from elsewhere or a hurried finger does to a note. */
static void what_does_not_change_a_note_does_not_get_it_held(void **state)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    enum { WAYS = 7, SIZE = 4 * LONGEST_LINE };
    struct notes n = all_notes();
    read_notes(&n, "unseen");
    for (unsigned i = 0; i < n.count; i++) {
        char out[WAYS][SIZE] = {""};
        const char *text = n.note[i].text;
        struct moderation_reason r;
        in_form(out[0], SIZE, text, nfc);
        in_form(out[1], SIZE, text, nfd);
        in_case(out[2], SIZE, text, true);
        in_case(out[3], SIZE, text, false);
        with_blanks(out[4], SIZE, text);
        assert_true(str_format(out[5], SIZE, "“%s”", text));
        assert_true(str_format(out[6], SIZE, "  \"%s\" ", text));
        bool hold = held(text, &r);
        for (unsigned k = 0; k < WAYS; k++) {
            if (held(out[k], &r) != hold) {
                fail_msg("%s: %s (%s)", hold ? "shown" : "held", out[k], r.text);
            }
        }
    }
    free(n.note);
}

static void the_same_holds_for_notes_that_the_rules_were_not_written_for(void **state)
{
    struct notes n = {.note = calloc(MOST_NOTES, sizeof *n.note)};
    read_notes(&n, "unseen");
    struct figures f = measure(&n);
    assert_true(f.clean >= 60 && f.nasty >= 60);
    assert_true(f.clean_held * 100 <= f.clean);
    assert_true(f.nasty_held * 100 >= f.nasty * 95);
    free(n.note);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thank_yous_are_shown_and_nasty_notes_are_held),
        cmocka_unit_test(the_same_holds_for_notes_that_the_rules_were_not_written_for),
        cmocka_unit_test(what_does_not_change_a_note_does_not_get_it_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
