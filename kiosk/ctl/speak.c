#include "ctl/ctl.h"

#include "content/content.h"
#include "i18n/i18n.h"

void ctl_speak(const struct ctl *ctl)
{
    struct model *m = model_new(ctl_today(ctl));
    enum err e = *ctl->config.language ? ERR_OK : content_fill(ctl->config.data, m, NULL);
    (void)e; /* damaged content is reported by whoever needs more of it than its language */
    i18n_set(LOCALE_DIR, *ctl->config.language ? ctl->config.language : m->settings.language);
    model_unref(m);
}
