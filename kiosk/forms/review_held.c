#include "forms/review.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <string.h>

/* A reason is a kind, and for most kinds what was found, behind a colon (moderation/moderation.h).
 * Notes of the first version have only the word that was found. */

static const char *after(const char *reason, const char *kind)
{
    size_t n = strlen(kind);
    if (strncmp(reason, kind, n) != 0 || (reason[n] != ':' && reason[n] != '\0')) {
        return NULL;
    }
    return reason + n + strspn(reason + n, ": ");
}

/* What was written in another direction keeps to itself in the sentence (UAX #9, isolates). */
static const char *isolated(struct arena *a, const char *found)
{
    bool other = text_is_rtl(found, strlen(found)) != i18n_is_rtl();
    return other ? arena_printf(a, "\u2068%s\u2069", found) : found;
}

const char *review_held(struct arena *a, const char *reason)
{
    const char *found;
    if ((found = after(reason, "word"))) {
        return *found ? arena_printf(a, tr("It has a word from the list: \"%s\""),
                                     isolated(a, found))
                      : tr("It has a word from the list.");
    }
    if ((found = after(reason, "tone"))) {
        return *found ? arena_printf(a, tr("It may sound unkind: \"%s\""), isolated(a, found))
                      : tr("It may sound unkind.");
    }
    if ((found = after(reason, "phone"))) {
        return *found ? arena_printf(a, tr("It has a phone number: %s"), isolated(a, found))
                      : tr("It has a phone number.");
    }
    if ((found = after(reason, "link"))) {
        return *found ? arena_printf(a, tr("It has a link: %s"), isolated(a, found))
                      : tr("It has a link.");
    }
    if ((found = after(reason, "flagged"))) {
        /* kioskctl keeps why a person held it. */
        return *found ? isolated(a, found)
                      : tr("Somebody asked to take it off the screen.");
    }
    if (after(reason, "everything") || str_empty(reason)) {
        return tr("Every note is read before it is shown.");
    }
    return arena_printf(a, tr("It has a word from the list: \"%s\""), isolated(a, reason));
}
