/* kioskctl's command line, and what several verbs share. */
#ifndef CTL_CTL_H
#define CTL_CTL_H

#include "base/str.h"
#include "ctl/verb.h"
#include "model/model.h"

/* Takes the common options out of argv, wherever they stand, and runs the verb. Returns the exit
 * code of the program. */
int ctl_main(int argc, char **argv);

/* Words for people on stderr, after "kioskctl: ". Returns code. */
int ctl_fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "kioskctl VERB: …" and how it is used. Returns EXIT_USAGE. */
int ctl_usage(const struct verb *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The exit code for an error of a layer below. */
int ctl_exit_code(enum err e);
date ctl_today(const struct ctl *ctl);

/* What the panel would show, without notes; never NULL. Says on stderr why when it is empty though
 * content was loaded once. */
struct model *ctl_model(const struct ctl *ctl);
/* From now on words come in the language of the screen: that of kiosk.conf, else of the content's
 * settings, else of the environment. Verbs whose words are shown on the screen or read by whoever
 * fills a stick call it; the others speak English. */
void ctl_speak(const struct ctl *ctl);
/* The number of the current generation, 0 when there is none. */
unsigned ctl_generation(const struct ctl *ctl);

/* Option --name VALUE of a verb, taken out of argv; NULL when it is not given. A missing value is
 * *ret_bad. */
const char *ctl_option(int *argc, char **argv, const char *name, bool *ret_bad);
bool ctl_flag(int *argc, char **argv, const char *name);

/* Data on stdout as JSON (RFC 8259 §7). */
void ctl_json_string(struct buf *out, const char *s);
/* "2026-11-25 14:05", local time. */
void ctl_put_moment(struct buf *out, int64_t utc);
/* Writes the buffer to stdout and empties it; exit code EXIT_IO when that fails. */
int ctl_print(struct buf *out);

/* Ends in kiosk with the arguments (NULL-terminated) after --data, --config and --now; returns only
 * when there is no kiosk to run. */
int ctl_exec_kiosk(const struct ctl *ctl, const char *const *argument);

#endif
