/* Typographic marks for what people typed with straight ones. What is stored stays as it was
 * written; this is for the screen, on the way into layout. */
#ifndef I18N_QUOTES_H
#define I18N_QUOTES_H

#include <stddef.h>

/* Quotation marks, the inner ones for a quotation in a quotation; UTF-8, in French with the narrow
 * blanks that belong inside. */
enum { QUOTE_MARK_BYTES = 16 };
struct quote_marks {
    char open[QUOTE_MARK_BYTES], close[QUOTE_MARK_BYTES];
    char inner_open[QUOTE_MARK_BYTES], inner_close[QUOTE_MARK_BYTES];
};

/* Those of an ICU locale (CLDR delimiters); of English where it has none. */
void i18n_quotes_read(struct quote_marks *ret, const char *locale);
/* Copies those that i18n_quotes writes from now on; English before. i18n_set does this. */
void i18n_quotes_use(const struct quote_marks *m);

/* Bytes that hold the result of i18n_quotes for s, whatever the language, with its NUL. */
size_t i18n_quotes_room(const char *s);

/* Copies s (UTF-8, NUL-terminated, any bytes) to dst of size bytes (at least 1), cut at a character
 * boundary and always NUL-terminated. dst must not overlap s. What it changes, here with the marks
 * of English:
 *   "a 'b'"        “a ‘b’”, in French «\u202Fa «\u202Fb\u202F»\u202F»
 *   don't, '90s    ’
 *   5'10"          ′ and ″
 *   ... and a - b  … and an en dash
 * Marks that are typographic already are left alone, and so are words that look like code (with a
 * backslash, an equals sign, "://"…), the gershayim of Hebrew, and marks whose neighbours do not
 * tell what they are. Done twice it changes nothing more. Allocates nothing; O(bytes). */
void i18n_quotes(char *dst, size_t size, const char *s);

#endif
