#include "moderation/moderation.h"

#include "base/str.h"
#include "model/model.h"
#include "moderation/impl.h"
#include "moderation/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* The message as the checks read it: words parted by all that is no letter, and the same with the
 * symbols that stand for letters. */
struct reading {
    const char *text;
    struct speech plain, symbols;
    bool has_symbols;
};

/* Letters of scripts that put no spaces between words. */
static bool joins_words(uint32_t c)
{
    int32_t class = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
    return class == U_LB_IDEOGRAPHIC || class == U_LB_COMPLEX_CONTEXT ||
           class == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

static uint32_t before(const char *s, size_t at)
{
    size_t i = at;
    do {
        i--;
    } while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80);
    return utf8_next(s, at, &i);
}

/* Whether a word may begin or end between the characters a and b. */
static bool edge(uint32_t a, uint32_t b)
{
    return !speech_in_word(a) || !speech_in_word(b) || joins_words(a) || joins_words(b);
}

/* As it is listed, letter by letter: this finds "c++", and words in scripts without spaces. */
static bool has_exactly(const char *text, const char *word)
{
    size_t n = strlen(text), length = strlen(word);
    if (length == 0) {
        return false;
    }
    for (const char *p = text; (p = strstr(p, word)); p++) {
        size_t begin = (size_t)(p - text), end = begin + length, i = begin, j = end;
        bool first = begin == 0 || edge(before(text, begin), utf8_next(text, n, &i));
        bool last = end == n || edge(before(text, end), utf8_next(text, n, &j));
        if (first && last) {
            return true;
        }
    }
    return false;
}

static const char *find_word(const struct reading *r, const char *const *words, size_t n)
{
    struct listed l;
    for (size_t i = 0; i < n; i++) {
        if (has_exactly(r->text, words[i]) ||
            (listed_init(&l, words[i], strlen(words[i])) &&
             (speech_has(&r->plain, &l) || (r->has_symbols && speech_has(&r->symbols, &l))))) {
            return words[i];
        }
    }
    return NULL;
}

static void explain(struct moderation_reason *r, enum reason_kind kind, const char *match, size_t n)
{
    r->kind = kind;
    (void)str_format(r->text, sizeof r->text, "%s: %.*s", reason_name(kind), (int)n, match);
}

static bool find_any(const struct reading *r, const struct model *m,
                     struct moderation_reason *ret_reason)
{
    const char *word = find_word(r, m->held_words, m->held_word_count);
    size_t begin = 0, end = 0;
    unsigned first = 0, last = 0;
    word = word ? word : find_word(r, moderation_words, moderation_word_count);
    if (word) {
        explain(ret_reason, REASON_WORD, word, strlen(word));
    } else if (contact_find_link(r->text, &begin, &end)) {
        explain(ret_reason, REASON_LINK, r->text + begin, end - begin);
    } else if (contact_find_phone(r->text, &begin, &end)) {
        explain(ret_reason, REASON_PHONE, r->text + begin, end - begin);
    } else if (tone_find(&r->plain, &first, &last)) {
        begin = r->plain.word[first].begin;
        explain(ret_reason, REASON_TONE, r->text + begin, r->plain.word[last].end - begin);
    } else {
        return false;
    }
    return true;
}

static bool unsure(const char *message, const struct model *m,
                   struct moderation_reason *ret_reason)
{
    char *text = moderation_folded(message);
    tone_forgive(text);
    struct reading r = {.text = text, .has_symbols = speech_has_symbols(text)};
    speech_init(&r.plain, text, false);
    if (r.has_symbols) {
        speech_init(&r.symbols, text, true);
    }
    bool found = find_any(&r, m, ret_reason);
    speech_done(&r.symbols);
    speech_done(&r.plain);
    free(text);
    return found;
}

/* Names cost time, so they are looked for only when there is something to hold. */
static bool unsure_without_names(const char *message, const struct model *m,
                                 struct moderation_reason *ret_reason)
{
    struct moderation_reason reason = {.text = ""};
    if (!unsure(message, m, &reason)) {
        return false;
    }
    char *hidden = names_hidden(message, m);
    bool found = unsure(hidden ? hidden : "", m, &reason);
    free(hidden);
    if (found) {
        *ret_reason = reason;
    }
    return found;
}

enum verdict moderation_check(const char *message, const struct model *m,
                              enum moderation_policy policy, struct moderation_reason *ret_reason)
{
    *ret_reason = (struct moderation_reason){.text = ""};
    switch (policy) {
    case MODERATION_HOLD_UNSURE:
        return unsure_without_names(message, m, ret_reason) ? VERDICT_HOLD : VERDICT_SHOW;
    case MODERATION_HOLD_ALL:
        ret_reason->kind = REASON_POLICY;
        (void)str_copy(ret_reason->text, sizeof ret_reason->text, reason_name(REASON_POLICY));
        return VERDICT_HOLD;
    case MODERATION_HOLD_NOTHING:
        return VERDICT_SHOW;
    }
    return VERDICT_HOLD;
}
