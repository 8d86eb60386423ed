#include "moderation/impl.h"

#include "base/arena.h"
#include "base/caps.h"
#include "base/str.h"
#include "model/model.h"
#include "moderation/moderation.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* A word of the message as it was typed. */
struct typed {
    size_t begin, end;
    bool capital; /* or of a script that has none */
    bool hidden;
    char folded[64];
};

struct typing {
    const char *message;
    struct typed *word;
    unsigned count;
};

/* Behind these a word is meant, not a person: "you Moron". Folded. */
static const char *const calls[] = {
    "you", "u", "a", "an", "the", "such", "total", "real", "du", "ihr", "ein", "eine", "so",
    "der", "die", "dieser", "tu", "un", "une", "quel", "quelle", "espece", "eres", "una", "el",
    "la", "que", "ty", "jestes", "taki", "taka", "ale", "انت", "انتي", "انتم",
};

static bool has_case(uint32_t c)
{
    return u_isULowercase((UChar32)c) || u_isUUppercase((UChar32)c) || u_istitle((UChar32)c);
}

static bool is_mark(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

static unsigned split(struct typed *words, const char *s, size_t n)
{
    unsigned count = 0;
    bool inside = false;
    for (size_t i = 0, begin = 0; i < n; begin = i) {
        uint32_t c = utf8_next(s, n, &i);
        /* A mark belongs to the letter before it; behind a symbol, as in "❤️", it is no letter. */
        if (!speech_in_word(c) || (!inside && is_mark(c))) {
            inside = false;
            continue;
        }
        if (!inside) {
            words[count++] = (struct typed){
                .begin = begin,
                .capital = !has_case(c) || !u_isULowercase((UChar32)c),
            };
        }
        inside = true;
        words[count - 1].end = i;
    }
    for (unsigned i = 0; i < count; i++) {
        char copy[sizeof words->folded];
        size_t length = words[i].end - words[i].begin;
        length = utf8_floor(s + words[i].begin, length < sizeof copy ? length : sizeof copy - 1);
        memcpy(copy, s + words[i].begin, length);
        copy[length] = '\0';
        moderation_fold(words[i].folded, sizeof words[i].folded, copy);
    }
    return count;
}

static bool called(const struct typed *before)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (str_equal(before->folded, calls[i])) {
            return true;
        }
    }
    return false;
}

/* Whether only what may part a name lies between two words. */
static bool in_one_name(const struct typing *t, unsigned i)
{
    const char *s = t->message + t->word[i].end;
    size_t n = t->word[i + 1].begin - t->word[i].end, at = 0;
    while (at < n) {
        uint32_t c = utf8_next(s, n, &at);
        if (!u_isUWhiteSpace((UChar32)c) && c != '-' && c != '.' && c != '\'' && c != 0x2019 &&
            c != 0x2010 && c != 0x2011) {
            return false;
        }
    }
    return true;
}

/* "O" of "O Briain": alone it is no name, and without it "I D I O T" would be none. */
static bool is_initial(const struct typed *word)
{
    size_t n = strlen(word->folded), i = 0;
    uint32_t c = n > 0 ? utf8_next(word->folded, n, &i) : 0;
    return i == n && has_case(c);
}

/* Hides where the n words of a name follow each other; a part of a name only where it is written
 * like one. */
static void hide(struct typing *t, const struct typed *name, unsigned n, bool part)
{
    if (n == 0 || (n == 1 && is_initial(name))) {
        return;
    }
    for (unsigned i = 0; i + n <= t->count; i++) {
        unsigned same = 0;
        while (same < n && str_equal(t->word[i + same].folded, name[same].folded) &&
               (same == 0 || in_one_name(t, i + same - 1))) {
            same++;
        }
        if (same < n || (part && (!t->word[i].capital || (i > 0 && called(&t->word[i - 1]))))) {
            continue;
        }
        for (unsigned k = 0; k < n; k++) {
            t->word[i + k].hidden = true;
        }
    }
}

static bool blank_between(const char *s, size_t begin, size_t end)
{
    while (begin < end) {
        if (u_isUWhiteSpace((UChar32)utf8_next(s, end, &begin))) {
            return true;
        }
    }
    return false;
}

static void hide_name(struct typing *t, const char *name, size_t length, bool parts)
{
    struct typed words[CAP_NAME_BYTES];
    unsigned n = split(words, name, length < CAP_NAME_BYTES ? length : CAP_NAME_BYTES);
    hide(t, words, n, false);
    for (unsigned i = 0, first = 0; parts && i < n; i++) {
        if (i + 1 == n || blank_between(name, words[i].end, words[i + 1].begin)) {
            hide(t, words + first, i + 1 - first, true);
            first = i + 1;
        }
    }
}

static void hide_person(struct typing *t, const struct person *p)
{
    hide_name(t, p->name, strlen(p->name), true);
    for (const char *s = p->aliases; s && *s;) {
        size_t n = strcspn(s, ";");
        hide_name(t, s, n, true);
        s += n + (s[n] == ';');
    }
}

/* Each hidden word leaves a mark that is no letter. */
static char *write_down(const struct typing *t, size_t n)
{
    struct buf out = {0};
    size_t from = 0;
    for (unsigned i = 0; i < t->count; i++) {
        if (t->word[i].hidden) {
            buf_add(&out, t->message + from, t->word[i].begin - from);
            buf_puts(&out, "\ufffc");
            from = t->word[i].end;
        }
    }
    buf_add(&out, t->message + from, n - from);
    return out.data;
}

char *names_hidden(const char *message, const struct model *m)
{
    size_t n = utf8_floor(message, strnlen(message, MODERATION_LONGEST));
    struct typing t = {.message = message, .word = mem_new(n + 1, sizeof *t.word)};
    t.count = split(t.word, message, n);
    for (unsigned i = 0; i < m->person_count; i++) {
        hide_person(&t, &m->people[i]);
    }
    for (unsigned i = 0; i < m->department_count; i++) {
        hide_name(&t, m->departments[i].name, strlen(m->departments[i].name), false);
    }
    for (unsigned i = 0; i < m->competition_count; i++) {
        for (unsigned k = 0; k < m->competitions[i].team_count; k++) {
            const char *name = m->competitions[i].teams[k].name;
            hide_name(&t, name, strlen(name), false);
        }
    }
    char *hidden = write_down(&t, n);
    free(t.word);
    return hidden;
}
