#include "ctl/ctl.h"

#include "content/content.h"
#include "i18n/i18n.h"

void ctl_speak(const struct ctl *ctl)
{
    char language[CONTENT_LANGUAGE_BYTES] = "";
    if (!*ctl->config.language) {
        /* Damaged content is reported by whoever needs more of it than its language. */
        content_language(ctl->config.data, language);
    }
    i18n_set(LOCALE_DIR, *ctl->config.language ? ctl->config.language : language);
}
