#include "platform/fs.h"

#include "base/arena.h"

#include <sodium.h>
#include <stdlib.h>

enum { HASH_BYTES = 32 };

void fs_sha256(const void *bytes, size_t n, char out[static 65])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, bytes, n);
    sodium_bin2hex(out, 65, hash, sizeof hash);
}

struct fs_hash {
    void *room;
    crypto_generichash_state *state; /* in room, at a multiple of 64 as libsodium asks for */
};

struct fs_hash *fs_hash_new(void)
{
    enum { ALIGN = 64 };
    struct fs_hash *h = mem_new(1, sizeof *h);
    h->room = mem_new(1, sizeof *h->state + ALIGN);
    h->state = (void *)((char *)h->room + ALIGN - (uintptr_t)h->room % ALIGN);
    /* Chooses the code for this processor; without it there is code for any. */
    int ready = sodium_init();
    (void)ready;
    crypto_generichash_init(h->state, NULL, 0, HASH_BYTES);
    return h;
}

void fs_hash_add(struct fs_hash *h, const void *bytes, size_t n)
{
    crypto_generichash_update(h->state, bytes, n);
}

void fs_hash_end(struct fs_hash *h, char out[static 65])
{
    unsigned char hash[HASH_BYTES];
    crypto_generichash_final(h->state, hash, sizeof hash);
    sodium_bin2hex(out, 65, hash, sizeof hash);
    free(h->room);
    free(h);
}
