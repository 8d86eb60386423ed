#include "platform/fs.h"

#include <sodium.h>

void fs_sha256(const void *bytes, size_t n, char out[static 65])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, bytes, n);
    sodium_bin2hex(out, 65, hash, sizeof hash);
}
