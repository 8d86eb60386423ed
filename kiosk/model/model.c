#include "model/model.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

struct model *model_new(date today)
{
    struct model *m = mem_new(1, sizeof *m);
    atomic_init(&m->refs, 1);
    m->today = today;
    m->settings = (struct settings){
        .organisation = "",
        .language = "",
        .quiet_from = MINUTE_NONE,
        .quiet_until = MINUTE_NONE,
    };
    return m;
}

struct model *model_ref(struct model *m)
{
    atomic_fetch_add_explicit(&m->refs, 1, memory_order_relaxed);
    return m;
}

void model_unref(struct model *m)
{
    if (m && atomic_fetch_sub_explicit(&m->refs, 1, memory_order_acq_rel) == 1) {
        struct arena arena = m->arena;
        free(m);
        arena_done(&arena);
    }
}

uint32_t model_find_person(const struct model *m, const char *key)
{
    for (unsigned i = 0; i < m->person_count; i++) {
        if (str_equal(m->people[i].key, key)) {
            return i;
        }
    }
    return MODEL_NONE;
}

const struct department *model_department_of(const struct model *m, uint32_t person)
{
    uint32_t d = person < m->person_count ? m->people[person].department : MODEL_NONE;
    return d < m->department_count ? &m->departments[d] : NULL;
}

/* The base letter of s at i with its combining marks, upper-cased. Returns the bytes written. */
static size_t put_initial(char *dst, const char *s, size_t n, size_t i)
{
    size_t out = 0;
    while (i < n && out < 24) {
        uint32_t c = utf8_next(s, n, &i);
        if (out > 0 && u_getCombiningClass((UChar32)c) == 0) {
            break;
        }
        out += utf8_put(dst + out, (uint32_t)u_toupper((UChar32)c));
    }
    return out;
}

static bool has_case(uint32_t c)
{
    return u_tolower((UChar32)c) != u_toupper((UChar32)c);
}

const char *model_initials(struct arena *a, const char *name)
{
    size_t n = strlen(name), first = n, last = n;
    uint32_t first_letter = 0;
    bool in_word = false;
    for (size_t i = 0; i < n;) {
        size_t at = i;
        uint32_t c = utf8_next(name, n, &i);
        if (u_isUWhiteSpace((UChar32)c)) {
            in_word = false;
        } else if (!in_word && u_isalnum((UChar32)c)) {
            in_word = true;
            if (first == n) {
                first = at;
                first_letter = c;
            }
            last = at;
        }
    }
    char initials[64];
    size_t len = 0;
    if (first < n) {
        len = put_initial(initials, name, n, first);
        if (last != first && has_case(first_letter)) {
            len += put_initial(initials + len, name, n, last);
        }
    }
    return arena_strndup(a, initials, len);
}

static int better_team(const void *a, const void *b)
{
    const struct team *x = a, *y = b;
    if (x->points != y->points) {
        return x->points > y->points ? -1 : 1;
    }
    return strcmp(x->name, y->name);
}

void model_rank(struct team *teams, unsigned n, const double *before)
{
    for (unsigned i = 0; i < n; i++) {
        teams[i].rank_before = before ? 1 : 0;
        for (unsigned j = 0; before && j < n; j++) {
            teams[i].rank_before += before[j] > before[i];
        }
    }
    qsort(teams, n, sizeof *teams, better_team);
    for (unsigned i = 0; i < n; i++) {
        bool tied = i > 0 && teams[i].points == teams[i - 1].points;
        teams[i].rank = tied ? teams[i - 1].rank : (int)i + 1;
    }
}
