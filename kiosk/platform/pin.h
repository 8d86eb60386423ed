/* PIN: digits that open the review, kept as an argon2id hash (RFC 9106) that libsodium makes. */
#ifndef PLATFORM_PIN_H
#define PLATFORM_PIN_H

#include "base/caps.h"
#include "base/err.h"

#include <stdbool.h>

enum { PIN_HASH_BYTES = 128 }; /* with its NUL; says how it was made */

/* CAP_PIN_LEAST to CAP_PIN digits. */
bool pin_is_valid(const char *pin);
/* Takes some 40 ms on a desktop and several times as much on a small machine, and 32 MB meanwhile:
 * never on the thread that draws. ERR_UNAVAILABLE when there is no memory for it. */
enum err pin_hash(const char *pin, char ret[static PIN_HASH_BYTES]) MUST_CHECK;
/* The same work whether it is right or wrong. */
enum err pin_verify(const char *hash, const char *pin, bool *ret_right) MUST_CHECK;

#endif
