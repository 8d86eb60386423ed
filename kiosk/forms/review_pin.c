#include "forms/review.h"

#include "i18n/i18n.h"

/* What the pad is for, where there is room beside it. How many notes wait is nobody's business who
 * does not know the PIN. */
static void draw_words(const struct form_env *env, du x, du top, du width)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    struct text_box box = {.face = FACE_D7, .width = width, .height = 360,
                           .max = canvas_type(ui->canvas, 96), .min = 60,
                           .step = 2, .leading = leading_quote_portrait, .balance = true};
    text_fit(ui->text, ui->arena, tr("Notes that wait"), &box, &b);
    draw_block(ui->list, &b, x, top, width, ALIGN_START, t->ink, t->paper);
    top += b.height + 56;
    box = (struct text_box){.face = FACE_T5, .width = width, .height = 320,
                            .max = canvas_type(ui->canvas, 40), .min = 28,
                            .step = 1, .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena,
             tr("Whoever looks after this screen reads them here."), &box, &b);
    draw_block(ui->list, &b, x, top, width, ALIGN_START, t->ink2, t->paper);
}

enum review_wish review_pin(struct review *s, const struct form_env *env,
                            char ret_pin[static CAP_PIN + 1])
{
    struct ui *ui = env->ui;
    struct box pad = pin_pad_area(ui->canvas);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    switch (ui->canvas->layout) {
    case LAYOUT_LANDSCAPE: draw_words(env, 96, 64, pad.x - 192); break;
    case LAYOUT_PORTRAIT: draw_words(env, 72, 240, ui->canvas->w - 144); break;
    case LAYOUT_COMPACT: break;
    }
    /* Button under the PIN. */
    switch (ui_pin_pad(ui, &s->pad, tr("Open"), ret_pin)) {
    case PIN_PAD_NOTHING: return REVIEW_NOTHING;
    case PIN_PAD_GO: return REVIEW_UNLOCK;
    case PIN_PAD_CANCEL: return REVIEW_CLOSE;
    }
    return REVIEW_NOTHING;
}
