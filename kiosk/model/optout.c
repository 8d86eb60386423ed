#include "model/optout.h"

#include "base/caps.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

static const char *const names[OPTOUT_KINDS] = {
    [OPTOUT_BIRTHDAY] = "birthday",
    [OPTOUT_ANNIVERSARY] = "anniversary",
    [OPTOUT_PHOTO] = "photo",
};

/* Values of optout_hash that are no hash. */
enum { UNKNOWN = 0, HIDES_ALL = 1 };

const char *optout_name(enum optout_kind kind)
{
    return names[kind];
}

bool optout_find(const char *name, enum optout_kind *ret)
{
    for (unsigned k = 0; k < OPTOUT_KINDS; k++) {
        if (str_equal(names[k], name)) {
            *ret = (enum optout_kind)k;
            return true;
        }
    }
    return false;
}

/* An opt-out in the order of keys, and again in the order of folded names. */
struct by_key { const struct optout *o; bool found; };
struct by_name { const char *folded; struct optout o; };

static int compare_keys(const void *a, const void *b)
{
    return strcasecmp(((const struct by_key *)a)->o->key, ((const struct by_key *)b)->o->key);
}

static int find_key(const void *key, const void *b)
{
    return strcasecmp(key, ((const struct by_key *)b)->o->key);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct by_name *)a)->folded, ((const struct by_name *)b)->folded);
}

static void fold(char dst[static 4 * CAP_NAME_BYTES], const char *name)
{
    size_t n = strnlen(name, CAP_NAME_BYTES - 1), out = 0;
    for (size_t i = 0; i < n && out + 5 < 4 * CAP_NAME_BYTES;) {
        uint32_t c = utf8_next(name, n, &i);
        out += utf8_put(dst + out, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
    }
    dst[out] = '\0';
}

/* Content without ids: import/people.c makes keys so. */
static bool is_made_of_name(const char *key, const char *name)
{
    size_t n = strlen(name);
    return strncmp(key, name, n) == 0 && strncmp(key + n, " / ", 3) == 0;
}

static void hide(struct person *p, unsigned what)
{
    p->hidden |= what;
    if (what & OPTOUT_BIT(OPTOUT_BIRTHDAY)) {
        p->birth_month = p->birth_day = 0;
    }
    if (what & OPTOUT_BIT(OPTOUT_ANNIVERSARY)) {
        p->started = DATE_NONE;
    }
    if (what & OPTOUT_BIT(OPTOUT_PHOTO)) {
        p->photo = "";
    }
}

static void hide_celebrations(struct model *m)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < m->celebration_count; i++) {
        const struct celebration c = m->celebrations[i];
        enum optout_kind kind = c.years > 0 ? OPTOUT_ANNIVERSARY : OPTOUT_BIRTHDAY;
        if (c.person < m->person_count && !(m->people[c.person].hidden & OPTOUT_BIT(kind))) {
            m->celebrations[kept++] = c;
        }
    }
    m->celebration_count = kept;
}

/* The first of the same folded name; n when there is none. */
static unsigned first_of_name(const struct by_name *all, unsigned n, const char *folded)
{
    unsigned low = 0, high = n;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (strcmp(all[middle].folded, folded) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < n && str_equal(all[low].folded, folded) ? low : n;
}

static void hide_by_key(struct model *m, struct by_key *all, unsigned n)
{
    for (unsigned i = 0; i < m->person_count; i++) {
        struct person *p = &m->people[i];
        struct by_key *at = bsearch(p->key, all, n, sizeof *all, find_key);
        if (at) {
            at->found = true;
            hide(p, at->o->what);
        }
    }
}

/* Those whose key nobody has any more. */
static void hide_by_name(struct model *m, const struct by_key *keyed, unsigned n)
{
    struct by_name *all = arena_array(&m->arena, n, sizeof *all);
    char folded[4 * CAP_NAME_BYTES];
    unsigned count = 0;
    for (unsigned i = 0; i < n; i++) {
        if (!keyed[i].found && !str_empty(keyed[i].o->name)) {
            fold(folded, keyed[i].o->name);
            all[count++] = (struct by_name){arena_strdup(&m->arena, folded), *keyed[i].o};
        }
    }
    qsort(all, count, sizeof *all, compare_names);
    for (unsigned i = 0; count > 0 && i < m->person_count; i++) {
        struct person *p = &m->people[i];
        const struct department *d = model_department_of(m, i);
        fold(folded, p->name);
        for (unsigned k = first_of_name(all, count, folded);
             k < count && str_equal(all[k].folded, folded); k++) {
            const struct optout *o = &all[k].o;
            if (is_made_of_name(o->key, o->name) || is_made_of_name(p->key, p->name) ||
                str_equal(o->department, d ? d->name : "")) {
                hide(p, o->what);
            }
        }
    }
}

/* One entry for each key, in their order, with all that was asked under it. */
static unsigned merge(struct by_key *all, struct optout *o, unsigned n)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < n; i++) {
        all[i].o = &o[i];
    }
    qsort(all, n, sizeof *all, compare_keys);
    for (unsigned i = 0; i < n; i++) {
        if (kept > 0 && strcasecmp(all[kept - 1].o->key, all[i].o->key) == 0) {
            o[all[kept - 1].o - o].what |= all[i].o->what;
        } else {
            all[kept++] = all[i];
        }
    }
    return kept;
}

static uint64_t hash_of(const struct by_key *all, unsigned n)
{
    uint64_t hash = str_hash(STR_HASH_SEED, "", 1);
    for (unsigned i = 0; i < n; i++) {
        hash = str_hash(hash, all[i].o->key, strlen(all[i].o->key) + 1);
        hash = str_hash(hash, &all[i].o->what, sizeof all[i].o->what);
    }
    return hash > HIDES_ALL ? hash : HIDES_ALL + 1;
}

void optout_apply(struct model *m, const struct optout *all, unsigned n)
{
    struct optout *own = arena_array(&m->arena, n, sizeof *own);
    struct by_key *keyed = arena_array(&m->arena, n, sizeof *keyed);
    for (unsigned i = 0; i < n; i++) {
        own[i] = (struct optout){
            .key = arena_strdup(&m->arena, all[i].key),
            .name = arena_strdup(&m->arena, all[i].name),
            .department = arena_strdup(&m->arena, all[i].department),
            .what = all[i].what & OPTOUT_ALL,
        };
    }
    unsigned keys = merge(keyed, own, n);
    hide_by_key(m, keyed, keys);
    hide_by_name(m, keyed, keys);
    hide_celebrations(m);
    m->optouts = own;
    m->optout_count = n;
    m->optout_hash = hash_of(keyed, keys);
}

void optout_hide_all(struct model *m)
{
    for (unsigned i = 0; i < m->person_count; i++) {
        hide(&m->people[i], OPTOUT_ALL);
        m->people[i].hidden = 0; /* nobody asked */
    }
    m->celebration_count = 0;
    m->optout_hash = HIDES_ALL;
}

void optout_apply_as(struct model *m, const struct model *from)
{
    if (from->optout_hash == UNKNOWN || from->optout_hash == HIDES_ALL) {
        optout_hide_all(m);
    } else {
        optout_apply(m, from->optouts, from->optout_count);
    }
}
