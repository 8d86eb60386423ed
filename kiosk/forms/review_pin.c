#include "forms/review.h"

#include "forms/pin.h"
#include "i18n/i18n.h"

enum review_wish review_pin(struct review *s, const struct form_env *env,
                            char ret_pin[static CAP_PIN + 1])
{
    struct ui *ui = env->ui;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    /* How many notes wait is nobody's business who does not know the PIN. */
    pin_words(env, tr("Notes that wait"), tr("Whoever looks after this screen reads them here."));
    /* Button under the PIN. */
    switch (ui_pin_pad(ui, &s->pad, tr("Open"), ret_pin)) {
    case PIN_PAD_NOTHING: return REVIEW_NOTHING;
    case PIN_PAD_GO: return REVIEW_UNLOCK;
    case PIN_PAD_CANCEL: return REVIEW_CLOSE;
    }
    return REVIEW_NOTHING;
}
