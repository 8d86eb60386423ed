/* Bytes of a spreadsheet into UTF-8: byte order marks, UTF-16 either way, else Windows-1252. */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/err.h"
#include "base/str.h"

/* Converts b in place. *ret_name says what it was read as ("UTF-8", "UTF-16", "Windows-1252").
 * ERR_BAD_DATA for bytes that are no text at all (NULs outside UTF-16). */
enum err encoding_to_utf8(struct buf *b, const char **ret_name) MUST_CHECK;

/* The form that headers, names and file names are compared in: compatibility forms and accents
 * removed, case folded, runs of blanks and punctuation as one blank ("E-Mail " and "e_mail" are
 * equal; "C++" and "C" as well, so never a key). Cut to size. */
void encoding_fold(char *dst, size_t size, const char *s);

#endif
