#include "base/log.h"

#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void log_line(enum log_level level, const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (n >= (int)sizeof line) {
        line[utf8_floor(line, sizeof line - 1)] = '\0';
    }
    /* JOURNAL_STREAM is set exactly when stderr is the journal (systemd.exec(5)). One call of
     * fprintf keeps lines of two threads whole: stdio locks the stream. */
    if (getenv("JOURNAL_STREAM")) {
        fprintf(stderr, "<%d>%s\n", (int)level, line);
    } else {
        fprintf(stderr, "kiosk: %s\n", line);
    }
}
