/* Errors: one small closed set for every module, and a diagnosis for people.
 *
 * Functions that can fail return enum err and are must-check; ERR_OK is 0. Results leave through
 * ret_x parameters, which stay untouched on failure. What a person needs to know (file, line,
 * column, what was expected) goes through a last parameter struct diag *, which may be NULL. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
    ERR_OK = 0,
    ERR_IO,          /* a read, write, fsync or rename failed: card, stick, cable */
    ERR_NO_SPACE,    /* ENOSPC, EDQUOT */
    ERR_READ_ONLY,   /* EROFS, EACCES, EPERM: nothing can be written here */
    ERR_NOT_FOUND,   /* a file, row or asset that may be missing is missing */
    ERR_BAD_DATA,    /* bytes that do not follow their format */
    ERR_LIMIT,       /* over a named cap of base/caps.h */
    ERR_CORRUPT,     /* our own file is damaged */
    ERR_NEWER,       /* written by a newer version of this program */
    ERR_BUSY,        /* somebody else holds it; try again */
    ERR_UNAVAILABLE, /* a device or service that is not there: no display, no fonts, store down */
};

#define MUST_CHECK __attribute__((warn_unused_result))

/* Line and column count from 1; 0 means "the whole file" or "the whole line". Columns count
 * characters, not bytes. file is relative to the folder that was given. */
struct diag {
    char file[256];
    unsigned line, column;
    char text[512];
};

/* Short lower-case English for logs: "no space left". Static storage. */
const char *err_name(enum err e);

/* The error that an errno value stands for; ERR_IO for the unknown. */
enum err err_from_errno(int errnum);

/* Fill d (may be NULL); text is printf-formatted, cut to fit at a UTF-8 boundary. Returns e. */
enum err diag_set(struct diag *d, enum err e, const char *file, unsigned line, unsigned column,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
