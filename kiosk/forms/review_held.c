#include "forms/review.h"

#include "i18n/i18n.h"
#include "model/reason.h"

#include <string.h>

/* What was written in another direction keeps to itself in the sentence (UAX #9, isolates). */
static const char *isolated(struct arena *a, const char *found)
{
    bool other = text_is_rtl(found, strlen(found)) != i18n_is_rtl();
    return other ? arena_printf(a, "\u2068%s\u2069", found) : found;
}

const char *review_held(struct arena *a, const char *reason)
{
    const char *found;
    enum reason_kind kind = reason_read(reason, &found);
    found = *found ? isolated(a, found) : NULL;
    switch (kind) {
    case REASON_WORD:
        return found ? arena_printf(a, tr("It has a word from the list: \"%s\""), found)
                     : tr("It has a word from the list.");
    case REASON_TONE:
        return found ? arena_printf(a, tr("It may sound unkind: \"%s\""), found)
                     : tr("It may sound unkind.");
    case REASON_PHONE:
        return found ? arena_printf(a, tr("It has a phone number: %s"), found)
                     : tr("It has a phone number.");
    case REASON_LINK:
        return found ? arena_printf(a, tr("It has a link: %s"), found) : tr("It has a link.");
    case REASON_FLAGGED: /* kioskctl keeps why a person held it */
        return found ? found : tr("Somebody asked to take it off the screen.");
    case REASON_POLICY: return tr("Every note is read before it is shown.");
    }
    return "";
}
