/* A kioskctl verb is one file in ctl/, ending in const struct verb verb_<name>. The Makefile lists
 * them. Data on stdout, words for people on stderr; exit codes of architecture.md §7. */
#ifndef CTL_VERB_H
#define CTL_VERB_H

#include "base/exit.h"
#include "config/config.h"
#include "model/date.h"
#include "platform/clock.h"

#include <stdbool.h>

/* Options every verb takes. */
struct ctl {
    struct config config;      /* config.data is the data directory */
    struct clock clock;
    bool json;
    const char *program;       /* argv[0], to find kiosk beside it */
    const char *config_file, *now; /* as given, NULL when not: handed on to kiosk */
};

struct verb {
    const char *name;
    const char *usage;         /* "DIR [--stage | --yes]" */
    const char *help;          /* one sentence */
    /* argv[0] is the verb; options common to all are already taken out. Returns the exit code. */
    int (*run)(const struct ctl *ctl, int argc, char **argv);
};

extern const struct verb *const verbs[];
extern const unsigned verb_count;

#endif
