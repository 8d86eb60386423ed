#include "forms/pin.h"

static void draw_words(const struct form_env *env, du x, du top, du width, const char *title,
                       const char *line)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    struct text_box box = {.face = FACE_D7, .width = width, .height = 360,
                           .max = canvas_type(ui->canvas, 96), .min = 60,
                           .step = 2, .leading = leading_quote_portrait, .balance = true};
    text_fit(ui->text, ui->arena, title, &box, &b);
    draw_block(ui->list, &b, x, top, width, ALIGN_START, t->ink, t->paper);
    top += b.height + 56;
    box = (struct text_box){.face = FACE_T5, .width = width, .height = 320,
                            .max = canvas_type(ui->canvas, 40), .min = 28,
                            .step = 1, .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena, line, &box, &b);
    draw_block(ui->list, &b, x, top, width, ALIGN_START, t->ink2, t->paper);
}

void pin_words(const struct form_env *env, const char *title, const char *line)
{
    const struct canvas *c = env->ui->canvas;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        draw_words(env, 96, 64, pin_pad_area(c).x - 192, title, line);
        break;
    case LAYOUT_PORTRAIT: draw_words(env, 72, 240, c->w - 144, title, line); break;
    case LAYOUT_COMPACT: break;
    }
}

void pin_answer(struct pin_pad *pad, const struct intent_result *r, msec now)
{
    switch (r->outcome) {
    case OUTCOME_UNLOCKED: pad->state = PIN_PAD_OPEN; return;
    case OUTCOME_WRONG_PIN:
        pad->state = PIN_PAD_WRONG;
        pad->tries = r->tries;
        return;
    case OUTCOME_LOCKED:
        pad->state = PIN_PAD_LOCKED;
        pad->until = now + (msec)r->seconds * 1000;
        return;
    case OUTCOME_NO_PIN: pad->state = PIN_PAD_UNSET; return;
    case OUTCOME_NOT_SAVED:
    case OUTCOME_DONE:
    case OUTCOME_SHOWN:
    case OUTCOME_HELD:
    case OUTCOME_UNDONE:
    case OUTCOME_ENOUGH:
    case OUTCOME_ENOUGH_FOR:
    case OUTCOME_REJECTED: pad->state = PIN_PAD_FAILED; return;
    }
}
