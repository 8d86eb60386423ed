/* Who is meant: people of the content that is loaded by key, those of this import by key, name or
 * alias. Sorted lists, so that the longest tables that are allowed take seconds. */
#include "import/bundle.h"
#include "import/encoding.h"

#include <stdlib.h>
#include <string.h>

/* In the order in which a name is looked for. */
enum by { BY_KEY, BY_NAME, BY_FOLDED_NAME, BY_ALIAS };

struct people_entry {
    enum by by;
    const char *text;
    unsigned person;
};

static int compare(const void *a, const void *b)
{
    const struct people_entry *x = a, *y = b;
    if (x->by != y->by) {
        return x->by < y->by ? -1 : 1;
    }
    int c = strcmp(x->text, y->text);
    return c ? c : (x->person > y->person) - (x->person < y->person);
}

static void add(struct bundle *b, enum by by, const char *text, unsigned person)
{
    if (b->index_count == b->index_cap) {
        b->index_cap = b->index_cap ? b->index_cap * 2 : 256;
        b->index = mem_grow(b->index, b->index_cap, sizeof *b->index);
    }
    b->index[b->index_count++] = (struct people_entry){by, text, person};
}

static void add_folded(struct bundle *b, enum by by, const char *text, size_t n, unsigned person)
{
    char name[CAP_NAME_BYTES], folded[CAP_NAME_BYTES];
    if (n < sizeof name) {
        memcpy(name, text, n);
        name[n] = '\0';
        encoding_fold(folded, sizeof folded, name);
        if (*folded) {
            add(b, by, arena_strdup(&b->arena, folded), person);
        }
    }
}

/* Only teams ask who is meant, so it is made when they do. */
static void make_index(struct bundle *b)
{
    for (unsigned i = 0; i < b->person_count; i++) {
        const struct staff_person *p = &b->person[i];
        add(b, BY_KEY, p->key, i);
        add(b, BY_NAME, p->name, i);
        add_folded(b, BY_FOLDED_NAME, p->name, strlen(p->name), i);
        for (const char *alias = p->aliases; *alias;) {
            size_t n = strcspn(alias, ";,");
            add_folded(b, BY_ALIAS, alias, n, i);
            alias += n + (alias[n] != '\0');
        }
    }
    if (b->index_count > 0) {
        qsort(b->index, b->index_count, sizeof *b->index, compare);
    }
}

/* The first of *ret_count people; NULL when there is none. */
static struct staff_person *look_up(struct bundle *b, enum by by, const char *text,
                                    unsigned *ret_count)
{
    unsigned low = 0, high = b->index_count;
    const struct people_entry want = {by, text, 0};
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (compare(&b->index[middle], &want) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    unsigned n = 0;
    while (low + n < b->index_count && b->index[low + n].by == by &&
           str_equal(b->index[low + n].text, text)) {
        n++;
    }
    *ret_count = n;
    return n > 0 ? &b->person[b->index[low].person] : NULL;
}

struct staff_person *people_find(struct bundle *b, const char *name, unsigned *ret_count)
{
    char folded[CAP_NAME_BYTES];
    if (b->index_count == 0) {
        make_index(b);
    }
    encoding_fold(folded, sizeof folded, name);
    for (enum by by = BY_KEY; by <= BY_ALIAS; by++) {
        struct staff_person *p = look_up(b, by, by <= BY_NAME ? name : folded, ret_count);
        if (p) {
            return p;
        }
    }
    return NULL;
}

static int by_key(const void *a, const void *b)
{
    return strcmp((*(const struct person *const *)a)->key, (*(const struct person *const *)b)->key);
}

const struct person *people_before(struct bundle *b, const char *key)
{
    const struct person want = {.key = key}, *wanted = &want;
    unsigned n = b->before->person_count;
    if (n == 0) {
        return NULL;
    }
    if (!b->before_by_key) {
        b->before_by_key = mem_new(n, sizeof *b->before_by_key);
        for (unsigned i = 0; i < n; i++) {
            b->before_by_key[i] = &b->before->people[i];
        }
        qsort(b->before_by_key, n, sizeof *b->before_by_key, by_key);
    }
    const struct person *const *found =
        bsearch(&wanted, b->before_by_key, n, sizeof *b->before_by_key, by_key);
    return found ? *found : NULL;
}
