/* A set of keys: which ones of a part have been added. An index of SQLite's would do the same and
 * costs as much as all the rest of a row. */
#ifndef CONTENT_KEYS_H
#define CONTENT_KEYS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Zeroed = empty. */
struct keys {
    struct arena arena;
    struct key_slot *slot;
    unsigned count, cap;       /* cap is a power of two, count at most half of it */
    uint64_t seed;
};

/* Both O(1): keys are placed by a hash that nobody can foresee. */
bool keys_has(const struct keys *k, const char *key);
void keys_add(struct keys *k, const char *key);
void keys_done(struct keys *k);

#endif
