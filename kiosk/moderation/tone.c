#include "moderation/tone.h"

#include "base/str.h"
#include "moderation/impl.h"

#include <assert.h>
#include <string.h>

enum { ELEMENTS = 16, WORDS = 160, LETTERS = 1600, GAP = 3, FORGIVEN = '\1' };

enum element_kind { ELEMENT_WORD, ELEMENT_GAP, ELEMENT_BEGIN, ELEMENT_END };

/* One of the words that an element allows. */
struct allowed {
    unsigned first, count; /* letters */
    bool prefix;
};

struct element {
    enum element_kind kind;
    bool optional;
    bool or_end;           /* or the sentence ends here */
    unsigned first, count; /* words */
};

struct phrase {
    struct element element[ELEMENTS];
    struct allowed word[WORDS];
    uint32_t letter[LETTERS];
    unsigned elements, words, letters;
    enum repeats repeats;
};

static const char *const *const complaints[] = {
    tone_en, tone_de, tone_fr, tone_es, tone_pl, tone_ar,
};

static void add_word(struct phrase *p, const char *s, size_t n)
{
    bool prefix = s[n - 1] == '~';
    struct listed l;
    bool room = p->words < WORDS && listed_init(&l, s, n - prefix) &&
                p->letters + l.count <= LETTERS;
    assert(room && l.count > 0);
    if (!room) {
        return;
    }
    memcpy(p->letter + p->letters, l.c, l.count * sizeof *l.c);
    p->word[p->words++] = (struct allowed){p->letters, l.count, prefix};
    p->letters += l.count;
}

static void phrase_init(struct phrase *p, const char *s, enum repeats repeats)
{
    p->repeats = repeats;
    p->elements = p->words = p->letters = 0;
    while (*s && p->elements < ELEMENTS) {
        size_t n = strcspn(s, " ");
        struct element *e = &p->element[p->elements++];
        *e = (struct element){.kind = *s == '*'   ? ELEMENT_GAP
                                      : *s == '^' ? ELEMENT_BEGIN
                                      : *s == '$' ? ELEMENT_END
                                                  : ELEMENT_WORD,
                              .optional = *s == '?',
                              .first = p->words};
        for (size_t i = e->optional; e->kind == ELEMENT_WORD && i < n;) {
            size_t length = strcspn(s + i, "/ ");
            if (s[i] == '$') {
                e->or_end = true;
            } else {
                add_word(p, s + i, length);
            }
            i += length + 1;
        }
        e->count = p->words - e->first;
        s += n + (s[n] == ' ');
    }
}

static bool allows(const struct phrase *p, const struct element *e, const struct speech *s,
                   unsigned word)
{
    const struct word *w = &s->word[word];
    for (unsigned i = e->first; i < e->first + e->count; i++) {
        const struct allowed *a = &p->word[i];
        unsigned end = speech_match(s, w->first, p->letter + a->first, a->count, p->repeats);
        if (end == w->first + w->count || (a->prefix && end > 0 && end < w->first + w->count)) {
            return true;
        }
    }
    return false;
}

/* The word behind the phrase from element e on, when it stands at `word`; 0 when it does not. */
static unsigned match(const struct phrase *p, unsigned e, const struct speech *s, unsigned word)
{
    unsigned end = 0;
    for (; e < p->elements; e++) {
        switch (p->element[e].kind) {
        case ELEMENT_WORD:
            if ((p->element[e].optional ||
                 (p->element[e].or_end && word > 0 && s->word[word - 1].ends)) &&
                (end = match(p, e + 1, s, word)) > 0) {
                return end;
            }
            if (word >= s->word_count || !allows(p, &p->element[e], s, word)) {
                return 0;
            }
            word++;
            break;
        case ELEMENT_GAP:
            for (unsigned skip = 0; skip <= GAP && end == 0; skip++) {
                end = match(p, e + 1, s, word + skip);
                if (word + skip >= s->word_count || s->word[word + skip].ends) {
                    break;
                }
            }
            return end;
        case ELEMENT_BEGIN:
            if (word > 0 && !s->word[word - 1].ends) {
                return 0;
            }
            break;
        case ELEMENT_END:
            if (word == 0 || !s->word[word - 1].ends) {
                return 0;
            }
            break;
        }
    }
    return word;
}

static void blank(char *text, const struct word *w)
{
    memset(text + w->begin, FORGIVEN, w->end - w->begin);
}

/* Its first and last word: no complaint is left then, but what stands between is still judged. */
void tone_forgive(char *text)
{
    struct phrase p;
    struct speech s;
    speech_init(&s, text, false);
    for (const char *const *kind = tone_kind; *kind; kind++) {
        phrase_init(&p, *kind, REPEATS_NONE);
        for (unsigned i = 0; i < s.word_count; i++) {
            unsigned end = match(&p, 0, &s, i);
            if (end > i) {
                blank(text, &s.word[i]);
                blank(text, &s.word[end - 1]);
            }
        }
    }
    speech_done(&s);
}

bool tone_find(const struct speech *s, unsigned *ret_first, unsigned *ret_last)
{
    struct phrase p;
    for (size_t l = 0; l < sizeof complaints / sizeof *complaints; l++) {
        for (const char *const *phrase = complaints[l]; *phrase; phrase++) {
            phrase_init(&p, *phrase, REPEATS_TYPED);
            for (unsigned i = 0; i < s->word_count; i++) {
                unsigned end = match(&p, 0, s, i);
                if (end > i) {
                    *ret_first = i;
                    *ret_last = end - 1;
                    return true;
                }
            }
        }
    }
    return false;
}
