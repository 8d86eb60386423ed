/* Cleaning: the boundary for text that people wrote, on a stick or on the panel.
 *
 * Removes what can break a layout or lie about it: C0/C1 controls (line feeds stay when asked),
 * bidi embeddings, overrides and isolates (U+202A-202E, U+2066-2069), noncharacters, unassigned
 * and private-use characters, lone surrogates, more than four combining marks in a row; normalises
 * to NFC, collapses runs of blanks (no-break ones too) and trims. Pure; no SDL, no fonts, so the
 * importer links it as well. */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* Text that text_clean surely returns as it is; false for much that it would return so, too. Looks
 * at no properties of characters, which takes most of the time of a long table. */
bool text_is_clean(const char *s, size_t n);

/* s need not be valid UTF-8. dst (size >= 1) is cut at a cluster boundary and NUL-terminated.
 * ERR_LIMIT when something was cut, dst then holds the beginning. dst and s may not overlap. */
enum err text_clean(char *dst, size_t size, const char *s, size_t n, bool keep_lines) MUST_CHECK;

#endif
