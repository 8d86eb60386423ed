#include "forms/review.h"

#include "forms/pin.h"
#include "i18n/i18n.h"

/* How many notes wait is nobody's business who does not know the PIN. */
enum review_wish review_pin(struct review *s, const struct form_env *env,
                            char ret_pin[static CAP_PIN + 1])
{
    const char *line = tr("Whoever looks after this screen reads them here.");
    /* Button under the PIN. */
    const char *label = tr("Open");
    switch (pin_page(env, &s->pad, tr("Notes that wait"), line, label, ret_pin)) {
    case PIN_PAD_NOTHING: return REVIEW_NOTHING;
    case PIN_PAD_GO: return REVIEW_UNLOCK;
    case PIN_PAD_CANCEL: return REVIEW_CLOSE;
    }
    return REVIEW_NOTHING;
}
