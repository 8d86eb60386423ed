#include "platform/pin.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* 32 MB fit beside the screen into a Pi with 512 MB; libsodium's usual 64 MB would press it. A PIN
 * has few digits: what protects it is that it locks. */
enum { MEMORY = 32 << 20, PASSES = 3 };

_Static_assert(PIN_HASH_BYTES == crypto_pwhash_STRBYTES, "a hash fits");

bool pin_is_valid(const char *pin)
{
    size_t n = strlen(pin);
    return n >= CAP_PIN_LEAST && n <= CAP_PIN && strspn(pin, "0123456789") == n;
}

enum err pin_hash(const char *pin, char ret[static PIN_HASH_BYTES])
{
    char hash[PIN_HASH_BYTES];
    if (sodium_init() < 0 ||
        crypto_pwhash_str_alg(hash, pin, strlen(pin), PASSES, MEMORY,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return ERR_UNAVAILABLE;
    }
    memcpy(ret, hash, sizeof hash);
    return ERR_OK;
}

enum err pin_verify(const char *hash, const char *pin, bool *ret_right)
{
    /* For want of memory libsodium says "wrong"; nobody shall lose a try to that. */
    void *volatile room = malloc(MEMORY);
    free(room);
    if (!room || sodium_init() < 0) {
        return ERR_UNAVAILABLE;
    }
    *ret_right = crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
    return ERR_OK;
}
