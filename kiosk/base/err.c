#include "base/err.h"

#include "base/str.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

const char *err_name(enum err e)
{
    switch (e) {
    case ERR_OK: return "ok";
    case ERR_IO: return "input or output failed";
    case ERR_NO_SPACE: return "no space left";
    case ERR_READ_ONLY: return "cannot be written";
    case ERR_NOT_FOUND: return "not found";
    case ERR_BAD_DATA: return "bad data";
    case ERR_LIMIT: return "over a limit";
    case ERR_CORRUPT: return "damaged";
    case ERR_NEWER: return "written by a newer version";
    case ERR_BUSY: return "busy";
    case ERR_UNAVAILABLE: return "unavailable";
    }
    return "unknown";
}

enum err err_from_errno(int errnum)
{
    switch (errnum) {
    case 0: return ERR_OK;
    case ENOSPC:
    case EDQUOT: return ERR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM: return ERR_READ_ONLY;
    case ENOENT:
    case ENOTDIR: return ERR_NOT_FOUND;
    case EAGAIN:
    case EBUSY: return ERR_BUSY;
    case EFBIG:
    case ENAMETOOLONG: return ERR_LIMIT;
    }
    return ERR_IO;
}

enum err diag_set(struct diag *d, enum err e, const char *file, unsigned line, unsigned column,
                  const char *format, ...)
{
    if (d) {
        str_copy(d->file, sizeof d->file, file ? file : "");
        d->line = line;
        d->column = column;
        va_list args;
        va_start(args, format);
        int n = vsnprintf(d->text, sizeof d->text, format, args);
        va_end(args);
        if (n >= (int)sizeof d->text) {
            d->text[utf8_floor(d->text, sizeof d->text - 1)] = '\0';
        }
    }
    return e;
}
