/* Signatures as minisign(1) makes them (https://jedisct1.github.io/minisign/): Ed25519 (RFC 8032)
 * over the BLAKE2b-512 (RFC 7693) of a file, algorithm "ED", or over the file itself, "Ed", with a
 * trusted comment that is signed as well. */
#ifndef PLATFORM_MINISIGN_H
#define PLATFORM_MINISIGN_H

#include "base/err.h"

#include <stddef.h>

struct minisign_key {
    unsigned char id[8], key[32];
};

/* The text of a .pub file. ERR_BAD_DATA for anything else. */
enum err minisign_read_key(const char *text, struct minisign_key *ret) MUST_CHECK;
/* signature: the text of a .minisig file. ERR_NOT_FOUND when none of the keys made it, ERR_BAD_DATA
 * when it does not fit the bytes or is no signature. */
enum err minisign_verify(const struct minisign_key *key, unsigned count, const void *bytes,
                         size_t n, const char *signature) MUST_CHECK;

#endif
