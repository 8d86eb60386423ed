/* Finding people: those who are thanked often, and those whom somebody types the name of, without
 * accents, in any order of words, and nearly right ("Vishnevski" finds Wiśniewski and Вишневский).
 * Pure; no state but the index. */
#ifndef FORMS_THANKS_FIND_H
#define FORMS_THANKS_FIND_H

#include "base/arena.h"
#include "model/model.h"

enum {
    FIND_WORD = 48,  /* bytes of a word as it sounds; longer ones are cut */
    FIND_STEP = 250, /* people for one step of the index: a millisecond, spelled ones more */
};

/* Those who are thanked by name in the notes of the model: who is thanked most first, of equals who
 * was thanked last. At most max into ret, returns how many. a: for as long as the call. */
unsigned find_often(const struct model *m, struct arena *a, uint32_t *ret, unsigned max);

/* How a folded word (i18n_fold) sounds, about: "wisniewski" and "vishnevskiy" are "visnevski",
 * "mueller" and "muller" are "muler". */
void find_sound(char dst[FIND_WORD], const char *word);
/* Its consonants, for scripts that write little else: "muhammad" and "mhmd" are "mhmd". */
void find_bones(char dst[FIND_WORD], const char *word);
/* Letters to change, add, leave out or exchange with their neighbour until a is b, or with prefix
 * until it is the beginning of b; most + 1 when it takes more than most. */
unsigned find_distance(const char *a, const char *b, unsigned most, bool prefix);

/* Everybody's names and aliases, ready to be searched. Zeroed: nobody is in it yet. */
struct find_index {
    struct find_entry *entry; /* of each person, in the arena */
    unsigned count;           /* the first so many of the model are in it */
};
/* Puts up to most more people into it; true when some are left. a lives as long as the index. */
bool find_index_step(struct find_index *x, const struct model *m, struct arena *a, unsigned most);

struct find_wanted {
    const char *query;   /* as typed; "" or blank: everybody */
    uint32_t department; /* MODEL_NONE: all */
    const bool *only;    /* for each person; NULL: everybody */
    const bool *except;  /* for each person; NULL: nobody */
};
/* Those that fit, each group in the order of the model: a word begins with every word of the query,
 * then it is inside, then it sounds like it, then it is nearly it. Who is not in the index yet is
 * found with an empty query only. ret holds person_count indices, scratch as many bytes. Returns
 * how many; *ret_sure: how many of them have the words as they were typed. Looks at all people. */
unsigned find_people(const struct model *m, const struct find_index *x, const struct find_wanted *w,
                     uint8_t *scratch, uint32_t *ret, unsigned *ret_sure);

#endif
