/* Strings: small helpers over NUL-terminated UTF-8, and a growing buffer. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies src into dst of size bytes, cut at a UTF-8 boundary, always NUL-terminated.
 * Returns false when something was cut. */
bool str_copy(char *dst, size_t size, const char *src);
bool str_equal(const char *a, const char *b);
/* NULL and "" are both empty. */
bool str_empty(const char *s);
/* printf into dst, cut at a UTF-8 boundary. Returns false when cut. */
bool str_format(char *dst, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* n decimal digits; false, and *ret as it was, when there is anything else. At most nine. */
bool str_digits(const char *s, size_t n, unsigned *ret);
/* FNV-1a, 64 bit: for caches and frame comparison, not for security. Chain with the last result;
 * start with STR_HASH_SEED. */
#define STR_HASH_SEED UINT64_C(0xcbf29ce484222325)
uint64_t str_hash(uint64_t seed, const void *bytes, size_t n);
/* Length of the longest prefix of s[0..n) that ends at a UTF-8 character boundary. */
size_t utf8_floor(const char *s, size_t n);
/* Decodes the character at s[*i] (*i < n) and moves *i past it. Ill-formed bytes give U+FFFD and
 * move by one (Unicode 15 §3.9, maximal subparts not needed here). */
uint32_t utf8_next(const char *s, size_t n, size_t *i);
/* Appends one character to dst (room for 4 bytes). Returns the bytes written. */
size_t utf8_put(char *dst, uint32_t c);

/* A growing byte buffer, always NUL-terminated once something was added. Zeroed = empty. */
struct buf {
    char *data;
    size_t len, cap;
};
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_reset(struct buf *b);
void buf_done(struct buf *b);

#endif
