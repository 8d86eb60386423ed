/* How a social repeats, as people write it: "weekly", "every 2 weeks until 2026-12-31". */
#ifndef IMPORT_REPEAT_H
#define IMPORT_REPEAT_H

#include "model/date.h"

struct repeat {
    char rule[16];  /* of content/schema.h: "", "weekly", "2-weekly", "monthly", "yearly" */
    date until;     /* the last day it may happen; DATE_NONE for ever */
};

/* False when it says something else; ret is untouched then. */
bool repeat_parse(const char *s, date today, struct repeat *ret);

#endif
