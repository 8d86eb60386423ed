#include "content/keys.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

struct key_slot {
    uint64_t hash;
    const char *key;           /* NULL: free */
};

static struct key_slot *find(const struct keys *k, uint64_t hash, const char *key)
{
    unsigned i = (unsigned)hash & (k->cap - 1);
    while (k->slot[i].key && !(k->slot[i].hash == hash && str_equal(k->slot[i].key, key))) {
        i = (i + 1) & (k->cap - 1);
    }
    return &k->slot[i];
}

static void grow(struct keys *k)
{
    struct keys larger = *k;
    larger.cap = k->cap ? k->cap * 2 : 64;
    larger.slot = mem_new(larger.cap, sizeof *larger.slot);
    for (unsigned i = 0; i < k->cap; i++) {
        if (k->slot[i].key) {
            *find(&larger, k->slot[i].hash, k->slot[i].key) = k->slot[i];
        }
    }
    free(k->slot);
    *k = larger;
}

static uint64_t hash_of(const struct keys *k, const char *key)
{
    uint64_t hash = str_hash(k->seed, key, strlen(key));
    return hash ^ hash >> 32; /* the low bits of FNV alone see nothing of the seed's high ones */
}

bool keys_has(const struct keys *k, const char *key)
{
    return k->cap > 0 && find(k, hash_of(k, key), key)->key;
}

void keys_add(struct keys *k, const char *key)
{
    if (k->cap == 0) {
        ssize_t got = getrandom(&k->seed, sizeof k->seed, GRND_NONBLOCK);
        k->seed ^= STR_HASH_SEED + (uint64_t)got;
    }
    if (k->count * 2 >= k->cap) {
        grow(k);
    }
    uint64_t hash = hash_of(k, key);
    struct key_slot *slot = find(k, hash, key);
    if (!slot->key) {
        *slot = (struct key_slot){hash, arena_strdup(&k->arena, key)};
        k->count++;
    }
}

void keys_done(struct keys *k)
{
    free(k->slot);
    arena_done(&k->arena);
    *k = (struct keys){0};
}
