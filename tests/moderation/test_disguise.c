/* Every word of the list, disguised in the ways that a program can think of. */
#include "cm.h"
#include "base/str.h"
#include "model/model.h"
#include "moderation/moderation.h"
#include "moderation/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum { SIZE = 2048 };

/* Writes the n-th letter of a word (other letters too, for those that change all). */
typedef void disguise(struct buf *out, uint32_t c, unsigned n);

static void put(struct buf *out, uint32_t c)
{
    char utf8[4];
    buf_add(out, utf8, utf8_put(utf8, c));
}

static void as_it_is(struct buf *out, uint32_t c, unsigned n)
{
    put(out, c);
}

static void upper(struct buf *out, uint32_t c, unsigned n)
{
    put(out, (uint32_t)u_toupper((UChar32)c));
}

static void mixed_case(struct buf *out, uint32_t c, unsigned n)
{
    put(out, n % 2 ? (uint32_t)u_toupper((UChar32)c) : c);
}

static void spaced(struct buf *out, uint32_t c, unsigned n)
{
    buf_puts(out, n ? " " : "");
    put(out, c);
}

static void dotted(struct buf *out, uint32_t c, unsigned n)
{
    buf_puts(out, n ? "." : "");
    put(out, c);
}

static void dashed(struct buf *out, uint32_t c, unsigned n)
{
    buf_puts(out, n ? " - " : "");
    put(out, c);
}

static void tripled(struct buf *out, uint32_t c, unsigned n)
{
    put(out, c);
    put(out, c);
    put(out, c);
}

static void tripled_here_and_there(struct buf *out, uint32_t c, unsigned n)
{
    (n % 3 == 1 ? tripled : as_it_is)(out, c, n);
}

static void zero_width(struct buf *out, uint32_t c, unsigned n)
{
    put(out, c);
    put(out, n % 2 ? 0x200B : 0xAD);
}

static void accented(struct buf *out, uint32_t c, unsigned n)
{
    put(out, c);
    put(out, u_getIntPropertyValue((UChar32)c, UCHAR_SCRIPT) == USCRIPT_ARABIC ? 0x64E : 0x301);
}

static void full_width(struct buf *out, uint32_t c, unsigned n)
{
    put(out, c > ' ' && c < 0x7F ? c - '!' + 0xFF01 : c);
}

static void replaced(struct buf *out, uint32_t c, const char *from, const char *to)
{
    const char *at = c < 0x80 ? strchr(from, (int)c) : NULL;
    size_t i = 0, n = strlen(to);
    for (const char *p = from; at && p < at; p++) {
        (void)utf8_next(to, n, &i);
    }
    put(out, at ? utf8_next(to, n, &i) : c);
}

static void cyrillic(struct buf *out, uint32_t c, unsigned n)
{
    replaced(out, c, "aceiopxyjskmt", "асеіорхујѕкмт");
}

static void greek(struct buf *out, uint32_t c, unsigned n)
{
    replaced(out, c, "aeiknoptuvxy", "αεικηορτυνχγ");
}

static void figures(struct buf *out, uint32_t c, unsigned n)
{
    replaced(out, c, "eio", "310");
}

static void symbols(struct buf *out, uint32_t c, unsigned n)
{
    replaced(out, c, "as", "@$");
}

static bool letters(const char *word, unsigned *ret_count)
{
    size_t n = strlen(word), i = 0;
    *ret_count = 0;
    while (i < n) {
        uint32_t c = utf8_next(word, n, &i);
        if (!u_isalpha((UChar32)c) && c != ' ' && c != 0x2019) {
            return false;
        }
        *ret_count += u_isalpha((UChar32)c);
    }
    return true;
}

static void held_in(const char *before, const char *word, const char *after, disguise *how)
{
    static const struct model nobody;
    struct moderation_reason r;
    struct buf out = {0};
    unsigned letter = 0;
    size_t n = strlen(word), i = 0;
    buf_puts(&out, before);
    while (i < n) {
        uint32_t c = utf8_next(word, n, &i);
        if (u_isalpha((UChar32)c)) {
            how(&out, c, letter++);
        } else {
            put(&out, c);
        }
    }
    buf_puts(&out, after);
    if (moderation_check(out.data, &nobody, MODERATION_HOLD_UNSURE, &r) != VERDICT_HOLD) {
        fail_msg("shown: %s", out.data);
    }
    buf_done(&out);
}

static void every_listed_word_is_held_however_it_is_written(void **state)
{
    static disguise *const ways[] = {
        as_it_is, upper, mixed_case, spaced, dotted, dashed, tripled, tripled_here_and_there,
        zero_width, accented, full_width, cyrillic, greek, figures, symbols,
    };
    for (size_t i = 0; i < moderation_word_count; i++) {
        unsigned count = 0;
        if (!letters(moderation_words[i], &count)) {
            continue;
        }
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            held_in("", moderation_words[i], "", ways[k]);
            held_in("Well then, “", moderation_words[i], "”, my friend", ways[k]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_listed_word_is_held_however_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
