#include "forms/thanks.h"

#include "i18n/i18n.h"

#include <string.h>

const char **thanks_fold(const struct model *m, struct arena *a)
{
    const char **folded = arena_array(a, m->person_count, sizeof *folded);
    for (unsigned i = 0; i < m->person_count; i++) {
        char name[2 * CAP_NAME_BYTES], aliases[2 * CAP_NAME_BYTES];
        i18n_fold(name, sizeof name, m->people[i].name);
        i18n_fold(aliases, sizeof aliases, m->people[i].aliases);
        folded[i] = arena_printf(a, "%s %s", name, aliases);
    }
    return folded;
}

static bool is_word_start(const char *text, const char *at)
{
    return at == text || strchr(" -'.;(/", at[-1]) != NULL;
}

/* 0 a word begins with it, 1 it is inside, 2 it is not there. */
static unsigned rank_word(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    if (!at) {
        return 2;
    }
    for (; at; at = strstr(at + 1, word)) {
        if (is_word_start(text, at)) {
            return 0;
        }
    }
    return 1;
}

static unsigned rank_all(const char *text, const char *query)
{
    char words[8 * CAP_NAME_BYTES];
    strncpy(words, query, sizeof words - 1);
    words[sizeof words - 1] = '\0';
    unsigned worst = 0;
    char *rest = NULL;
    for (char *w = strtok_r(words, " ", &rest); w && worst < 2; w = strtok_r(NULL, " ", &rest)) {
        unsigned rank = rank_word(text, w);
        worst = rank > worst ? rank : worst;
    }
    return worst;
}

unsigned thanks_find(const struct model *m, const char *const *folded, const char *query,
                     uint32_t department, uint32_t except, uint32_t *ret)
{
    unsigned n = 0;
    for (unsigned wanted = 0; wanted < 2; wanted++) {
        for (unsigned i = 0; i < m->person_count; i++) {
            if (i == except ||
                (department != MODEL_NONE && m->people[i].department != department)) {
                continue;
            }
            unsigned rank = query[0] != '\0' ? rank_all(folded[i], query) : 0;
            if (rank == wanted) {
                ret[n++] = i;
            }
        }
    }
    return n;
}
