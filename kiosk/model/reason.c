#include "model/reason.h"

#include <string.h>

static const char *const names[] = {
    [REASON_WORD] = "word",         [REASON_LINK] = "link", [REASON_PHONE] = "phone",
    [REASON_TONE] = "tone",         [REASON_POLICY] = "everything",
    [REASON_FLAGGED] = "flagged",
};

const char *reason_name(enum reason_kind kind)
{
    return names[kind];
}

enum reason_kind reason_read(const char *stored, const char **ret_match)
{
    for (unsigned k = 0; k < sizeof names / sizeof *names; k++) {
        size_t n = strlen(names[k]);
        if (strncmp(stored, names[k], n) == 0 && (stored[n] == '\0' || stored[n] == ':')) {
            *ret_match = stored + n + strspn(stored + n, ": ");
            return (enum reason_kind)k;
        }
    }
    *ret_match = stored;
    return *stored ? REASON_WORD : REASON_POLICY;
}
