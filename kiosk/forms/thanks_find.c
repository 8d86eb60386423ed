#include "forms/thanks_find.h"

#include "base/caps.h"
#include "base/str.h"
#include "i18n/i18n.h"

#include <string.h>

#define WITHIN_WORDS "-'"
#define BETWEEN_WORDS " .;(/)" WITHIN_WORDS

enum { QUERY_WORDS = 8, SPELLED = 8 /* as much work as so many that need no spelling */ };
enum rank { RANK_BEGINS, RANK_INSIDE, RANK_SOUNDS, RANK_NEAR, RANK_FAR, RANK_NONE };

struct find_entry {
    const char *text;  /* folded name and aliases */
    const char *sound; /* of their words, and of those in Latin letters; a blank between them */
    const char *bones; /* of names in a script that leaves out vowels, else "" */
};

struct word {
    char text[4 * CAP_NAME_BYTES];
    char sound[FIND_WORD], bones[FIND_WORD];
    unsigned letters;
    uint32_t mask;      /* letters of sound */
    bool consonants;    /* it was typed in such a script */
};
struct query {
    struct word word[QUERY_WORDS];
    unsigned count;
};

/* The next word of *at, cut to size; false when there is none. */
static bool next_word(const char **at, char *dst, size_t size)
{
    *at += strspn(*at, BETWEEN_WORDS);
    size_t n = strcspn(*at, BETWEEN_WORDS);
    if (n == 0) {
        return false;
    }
    size_t kept = n < size ? n : utf8_floor(*at, size - 1);
    memcpy(dst, *at, kept);
    dst[kept] = '\0';
    *at += n;
    return true;
}

/* Words as they are respelled, a blank after each. */
struct respelled {
    void (*how)(char *, const char *); /* their sounds or bones */
    char all[8 * CAP_NAME_BYTES];
    size_t n;
};

static void add_respelled(struct respelled *r, const char *word)
{
    char as[FIND_WORD];
    r->how(as, word);
    size_t len = strlen(as);
    if (len > 0 && r->n + len + 2 < sizeof r->all) {
        memcpy(r->all + r->n, as, len);
        r->n += len;
        r->all[r->n++] = ' ';
    }
}

static const char *respelled(struct arena *a, const char *text, void (*how)(char *, const char *))
{
    struct respelled r = {.how = how};
    char word[FIND_WORD];
    for (const char *at = text; next_word(&at, word, sizeof word);) {
        add_respelled(&r, word);
    }
    /* El-Sayed is Elsayed as well. */
    for (const char *at = text + strcspn(text, WITHIN_WORDS); *at;
         at += strcspn(at, WITHIN_WORDS)) {
        size_t n = 0;
        while (at > text && at[-1] != ' ') {
            at--;
        }
        for (; *at && *at != ' '; at++) {
            if (n + 1 < sizeof word && !strchr(WITHIN_WORDS, *at)) {
                word[n++] = *at;
            }
        }
        word[n] = '\0';
        add_respelled(&r, word);
    }
    r.all[r.n] = '\0';
    return arena_strdup(a, r.all);
}

/* Returns how much work it was. */
static unsigned fill_entry(struct find_entry *e, const struct person *p, struct arena *a)
{
    char name[2 * CAP_NAME_BYTES], aliases[2 * CAP_NAME_BYTES], latin[4 * CAP_NAME_BYTES];
    char own[2 * CAP_NAME_BYTES + 2];
    i18n_fold(name, sizeof name, p->name);
    i18n_fold(aliases, sizeof aliases, p->aliases);
    e->text = arena_printf(a, "%s %s", name, aliases);
    e->bones = "";
    str_format(own, sizeof own, "%s %s", p->name, p->aliases);
    enum i18n_spelling spelling = i18n_latin(latin, sizeof latin, own);
    e->sound = respelled(a, spelling == I18N_SPELLING_NONE ? e->text : latin, find_sound);
    if (spelling == I18N_SPELLING_CONSONANTS) {
        e->bones = respelled(a, latin, find_bones);
    }
    return spelling == I18N_SPELLING_NONE ? 1 : SPELLED;
}

bool find_index_step(struct find_index *x, const struct model *m, struct arena *a, unsigned most)
{
    if (!x->entry) {
        x->entry = arena_array(a, m->person_count + 1, sizeof *x->entry);
    }
    for (unsigned work = 0; work < most && x->count < m->person_count; x->count++) {
        work += fill_entry(&x->entry[x->count], &m->people[x->count], a);
    }
    return x->count < m->person_count;
}

static bool is_plain(const char *s)
{
    return s[strspn(s, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static uint32_t mask_of(const char *s, size_t n)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < n; i++) {
        mask |= UINT32_C(1) << (s[i] & 31);
    }
    return mask;
}

static unsigned letters_of(const char *s)
{
    unsigned n = 0;
    for (size_t i = 0, len = strlen(s); i < len; n++) {
        utf8_next(s, len, &i);
    }
    return n;
}

static void read_query(struct query *q, const char *typed)
{
    char folded[4 * CAP_NAME_BYTES], latin[4 * CAP_NAME_BYTES];
    i18n_fold(folded, sizeof folded, typed);
    const char *at = folded;
    q->count = 0;
    while (q->count < QUERY_WORDS) {
        struct word *w = &q->word[q->count];
        if (!next_word(&at, w->text, sizeof w->text)) {
            return;
        }
        enum i18n_spelling spelling = i18n_latin(latin, sizeof latin, w->text);
        const char *spelled = spelling == I18N_SPELLING_NONE ? w->text : latin;
        char cut[FIND_WORD];
        str_copy(cut, sizeof cut, spelled);
        find_sound(w->sound, cut);
        find_bones(w->bones, cut);
        w->letters = letters_of(w->text);
        w->mask = mask_of(w->sound, strlen(w->sound));
        w->consonants = spelling == I18N_SPELLING_CONSONANTS;
        if (!is_plain(w->sound)) {
            w->sound[0] = w->bones[0] = '\0';
        }
        q->count++;
    }
}

static bool is_word_start(const char *text, const char *at)
{
    return at == text || strchr(BETWEEN_WORDS, at[-1]) != NULL;
}

static enum rank rank_typed(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    if (!at) {
        return RANK_NONE;
    }
    for (; at; at = strstr(at + 1, word)) {
        if (is_word_start(text, at)) {
            return RANK_BEGINS;
        }
    }
    return RANK_INSIDE;
}

/* How many letters may be wrong: few in a short word, or everybody would be found. */
static unsigned tolerance(size_t n)
{
    return n >= 8 ? 2 : n >= 4 ? 1 : 0;
}

/* of[0..n): a word as it sounds. */
static enum rank rank_sound(const struct word *w, const char *of, size_t n)
{
    size_t len = strlen(w->sound);
    bool begins = len <= n && memcmp(of, w->sound, len) == 0;
    if (begins && (len == n || len >= 3)) {
        return RANK_SOUNDS;
    }
    unsigned most = w->letters >= 4 ? tolerance(len) : 0;
    uint32_t missing = w->mask & ~mask_of(of, n);
    for (unsigned i = 0; i < most; i++) {
        missing &= missing - 1;
    }
    /* Four letters have to be the whole word, with the same beginning. */
    bool prefix = len > 4;
    if (most == 0 || missing != 0 || (!prefix && of[0] != w->sound[0])) {
        return RANK_NONE;
    }
    char word[FIND_WORD];
    n = n < sizeof word ? n : sizeof word - 1;
    memcpy(word, of, n);
    word[n] = '\0';
    unsigned d = find_distance(w->sound, word, most, prefix);
    return d > most ? RANK_NONE : d > 1 ? RANK_FAR : RANK_NEAR;
}

/* Consonants alone are little: the whole word, or the beginning when there are three of them. */
static bool same_bones(const struct word *w, const char *of, size_t n)
{
    size_t len = strlen(w->bones);
    return len > 0 && w->letters >= 3 && len <= n && memcmp(of, w->bones, len) == 0 &&
           (len == n || len >= 3);
}

static enum rank rank_near(const struct word *w, const struct find_entry *e)
{
    enum rank best = RANK_NONE;
    if (w->letters < 3 || w->sound[0] == '\0') {
        return best;
    }
    for (const char *at = e->sound; *at && best > RANK_SOUNDS; at += strcspn(at, " ") + 1) {
        enum rank rank = rank_sound(w, at, strcspn(at, " "));
        best = rank < best ? rank : best;
    }
    for (const char *at = e->bones; *at && best == RANK_NONE; at += strcspn(at, " ") + 1) {
        best = same_bones(w, at, strcspn(at, " ")) ? RANK_FAR : best;
    }
    if (best == RANK_NONE && w->consonants) {
        char word[FIND_WORD], bones[FIND_WORD];
        for (const char *at = e->text; next_word(&at, word, sizeof word);) {
            find_bones(bones, word);
            best = same_bones(w, bones, strlen(bones)) ? RANK_FAR : best;
        }
    }
    return best;
}

/* The worst of all words: every one has to fit. */
static enum rank rank_of(const struct query *q, const struct find_entry *e)
{
    enum rank worst = RANK_BEGINS;
    for (unsigned i = 0; i < q->count && worst < RANK_NONE; i++) {
        enum rank rank = rank_typed(e->text, q->word[i].text);
        if (rank == RANK_NONE) {
            rank = rank_near(&q->word[i], e);
        }
        worst = rank > worst ? rank : worst;
    }
    return worst;
}

unsigned find_people(const struct model *m, const struct find_index *x, const struct find_wanted *w,
                     uint8_t *scratch, uint32_t *ret, unsigned *ret_sure)
{
    struct query q;
    read_query(&q, w->query);
    unsigned count[RANK_NONE + 1] = {0}, n = 0;
    for (unsigned i = 0; i < m->person_count; i++) {
        bool out = (w->department != MODEL_NONE && m->people[i].department != w->department) ||
                   (w->only && !w->only[i]) || (w->except && w->except[i]) ||
                   (q.count > 0 && i >= x->count);
        scratch[i] = (uint8_t)(out ? RANK_NONE : q.count > 0 ? rank_of(&q, &x->entry[i])
                                                             : RANK_BEGINS);
        count[scratch[i]]++;
    }
    for (unsigned rank = 0; rank < RANK_NONE; rank++) {
        for (unsigned i = 0; i < m->person_count && count[rank] > 0; i++) {
            if (scratch[i] == rank) {
                ret[n++] = i;
                count[rank]--;
            }
        }
        if (rank <= RANK_INSIDE) {
            *ret_sure = n;
        }
    }
    return n;
}
