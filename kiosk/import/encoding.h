/* Bytes of a spreadsheet into UTF-8: byte order marks, UTF-16 either way, else the charset in which
 * its words look like words. */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/err.h"
#include "base/str.h"

enum { ENCODING_NAME_MAX = 40 };

/* Converts b in place. ret_name says what it was read as ("UTF-8", "Windows-1252", …).
 * ERR_BAD_DATA for bytes that are no text at all (NULs outside UTF-16). */
enum err encoding_to_utf8(struct buf *b, char ret_name[static ENCODING_NAME_MAX]) MUST_CHECK;

/* The charset of bytes that are not UTF: ICU's name for it in dst, a name for people as the result
 * (static storage, or dst). Windows-1252, -1250, -1251, Mac OS Roman, or what ICU is sure of. */
const char *encoding_guess(const char *bytes, size_t n, char *dst, size_t size);

/* The form that headers, names and file names are compared in: compatibility forms and accents
 * removed, case folded, runs of blanks and punctuation as one blank ("E-Mail " and "e_mail" are
 * equal; "C++" and "C" as well, so never a key). Cut to size. */
void encoding_fold(char *dst, size_t size, const char *s);

#endif
