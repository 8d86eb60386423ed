#include "forms/thanks_find.h"

#include <stdlib.h>

struct thanked { uint32_t person; unsigned count, last; }; /* last: 0 in the newest note */

static int by_count(const void *a, const void *b)
{
    const struct thanked *x = a, *y = b;
    if (x->count != y->count) {
        return x->count < y->count ? 1 : -1;
    }
    if (x->last != y->last) {
        return x->last > y->last ? 1 : -1;
    }
    return (x->person > y->person) - (x->person < y->person);
}

static void count(struct thanked *list, const struct model *m, uint32_t person, unsigned note)
{
    if (person < m->person_count) {
        list[person].last = list[person].count == 0 ? note : list[person].last;
        list[person].count++;
    }
}

unsigned find_often(const struct model *m, struct arena *a, uint32_t *ret, unsigned max)
{
    struct thanked *list = arena_array(a, m->person_count + 1, sizeof *list);
    for (unsigned i = 0; i < m->person_count; i++) {
        list[i].person = i;
    }
    for (unsigned i = 0; i < m->kudos_count; i++) {
        count(list, m, m->kudos[i].to.person, i);
        for (unsigned k = 0; k < m->kudos[i].also_count; k++) {
            count(list, m, m->kudos[i].also[k].person, i);
        }
    }
    qsort(list, m->person_count, sizeof *list, by_count);
    unsigned n = 0;
    while (n < max && n < m->person_count && list[n].count > 0) {
        ret[n] = list[n].person;
        n++;
    }
    return n;
}
