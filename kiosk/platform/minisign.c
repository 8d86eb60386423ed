#include "platform/minisign.h"

#include "base/arena.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALGORITHM = 2, ID = 8,
    KEY_BYTES = ALGORITHM + ID + crypto_sign_PUBLICKEYBYTES,
    SIGNATURE_BYTES = ALGORITHM + ID + crypto_sign_BYTES,
    COMMENT_MAX = 8192, /* as minisign itself */
};

/* Takes a line, without its end, off *text. False at the end of the text. */
static bool take_line(const char **text, const char **ret_line, size_t *ret_n)
{
    if (!**text) {
        return false;
    }
    *ret_line = *text;
    *ret_n = strcspn(*text, "\n");
    *text += *ret_n + ((*text)[*ret_n] == '\n');
    if (*ret_n > 0 && (*ret_line)[*ret_n - 1] == '\r') {
        --*ret_n;
    }
    return true;
}

static bool take_comment(const char **text, const char *begin, const char **ret, size_t *ret_n)
{
    const char *line;
    size_t n, skip = strlen(begin);
    if (!take_line(text, &line, &n) || n < skip || n - skip > COMMENT_MAX ||
        memcmp(line, begin, skip) != 0) {
        return false;
    }
    *ret = line + skip;
    *ret_n = n - skip;
    return true;
}

/* A line of base64 (RFC 4648 §4) that gives size bytes. */
static bool take_base64(const char **text, unsigned char *ret, size_t size)
{
    const char *line;
    size_t n, got = 0;
    return take_line(text, &line, &n) &&
           sodium_base642bin(ret, size, line, n, NULL, &got, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == size;
}

enum err minisign_read_key(const char *text, struct minisign_key *ret)
{
    unsigned char bytes[KEY_BYTES];
    const char *comment;
    size_t n;
    if (!take_comment(&text, "untrusted comment: ", &comment, &n) ||
        !take_base64(&text, bytes, sizeof bytes) || memcmp(bytes, "Ed", ALGORITHM) != 0) {
        return ERR_BAD_DATA;
    }
    memcpy(ret->id, bytes + ALGORITHM, ID);
    memcpy(ret->key, bytes + ALGORITHM + ID, sizeof ret->key);
    return ERR_OK;
}

static bool fits(const struct minisign_key *key, const unsigned char *signature, const void *bytes,
                 size_t n)
{
    unsigned char hash[crypto_generichash_BYTES_MAX];
    if (memcmp(signature, "Ed", ALGORITHM) == 0) {
        return crypto_sign_verify_detached(signature + ALGORITHM + ID, bytes, n, key->key) == 0;
    }
    return memcmp(signature, "ED", ALGORITHM) == 0 &&
           crypto_generichash(hash, sizeof hash, bytes, n, NULL, 0) == 0 &&
           crypto_sign_verify_detached(signature + ALGORITHM + ID, hash, sizeof hash,
                                       key->key) == 0;
}

/* What is signed in the end: the signature and the trusted comment. */
static bool comment_fits(const struct minisign_key *key, const unsigned char *signature,
                         const unsigned char *global, const char *comment, size_t n)
{
    unsigned char *all = mem_new(crypto_sign_BYTES + n, 1);
    memcpy(all, signature + ALGORITHM + ID, crypto_sign_BYTES);
    memcpy(all + crypto_sign_BYTES, comment, n);
    bool good = crypto_sign_verify_detached(global, all, crypto_sign_BYTES + n, key->key) == 0;
    free(all);
    return good;
}

enum err minisign_verify(const struct minisign_key *key, unsigned count, const void *bytes,
                         size_t n, const char *signature)
{
    unsigned char raw[SIGNATURE_BYTES], global[crypto_sign_BYTES];
    const char *ignored, *comment;
    size_t ignored_n, comment_n;
    if (sodium_init() < 0) {
        return ERR_UNAVAILABLE;
    }
    if (!take_comment(&signature, "untrusted comment: ", &ignored, &ignored_n) ||
        !take_base64(&signature, raw, sizeof raw) ||
        !take_comment(&signature, "trusted comment: ", &comment, &comment_n) ||
        !take_base64(&signature, global, sizeof global)) {
        return ERR_BAD_DATA;
    }
    for (unsigned i = 0; i < count; i++) {
        if (memcmp(key[i].id, raw + ALGORITHM, ID) == 0) {
            return fits(&key[i], raw, bytes, n) &&
                           comment_fits(&key[i], raw, global, comment, comment_n)
                       ? ERR_OK
                       : ERR_BAD_DATA;
        }
    }
    return ERR_NOT_FOUND;
}
