/* Log: one line a message on stderr, for journald. Only app/, ctl/ and scene/ decide to log; the
 * layers below return errors. Thread-safe. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_INFO = 6 };

/* The level is written as <3>, <4>, <6> when stderr goes to the journal (sd-daemon(3)), and not
 * at all on a terminal. */
void log_line(enum log_level level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
