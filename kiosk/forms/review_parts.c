#include "forms/review.h"

#include "i18n/i18n.h"

#include <math.h>

struct review_frame review_frame(const struct canvas *c)
{
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: return (struct review_frame){false, false, 96, c->w - 96, 88, 60, 96};
    case LAYOUT_PORTRAIT: return (struct review_frame){false, true, 72, c->w - 72, 112, 56, 104};
    case LAYOUT_COMPACT: return (struct review_frame){true, false, 12, c->w - 12, 38, 25, 52};
    }
    return (struct review_frame){0};
}

du review_below(const struct review_frame *f, const struct canvas *c, du design)
{
    du bar = fmaxf(f->button, canvas_target_min(c));
    return fmaxf(design, f->head + bar / 2 + canvas_least(c, 0, CANVAS_GAP_MM));
}

struct box review_button(const struct review_frame *f, const struct canvas *c, du w, du below,
                         du *ret_right)
{
    struct box b = {f->right - w, f->head - f->button / 2, w, f->button};
    return ui_header_button(c, b, below, ret_right);
}

bool review_header(const struct review *s, const struct form_env *env, bool first,
                   const char *title, du right)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct review_frame f = review_frame(ui->canvas);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, t->paper);
    du r = f.button / 2;
    bool back = ui_round(ui, first ? "close" : "back", f.left + r, f.head, r,
                         first ? "close" : "left");
    du x = f.left + 2 * r + (f.compact ? 14 : 40);
    struct text_block block;
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, f.title), f.title * 0.5f,
                  right - x,
                  s->failed ? tr("That was not saved. Please try again.") : title, &block);
    draw_block(ui->list, &block, x, f.head - TEXT_CAP_HEIGHT * block.size / 2, right - x,
               ALIGN_START, s->failed ? t->warn : t->ink, t->paper);
    return back || ui_key(ui, KEY_ESCAPE);
}

void review_field(struct review *s, const struct form_env *env, const struct field *f,
                  const struct field_place *place)
{
    bool keyboard = s->keyboard;
    field_run(env, f, place);
    if (s->waiting) {
        return;
    }
    bool used = field_type(env, f->edit, f->name);
    if (used) {
        keyboard_auto_shift(&s->keys, f->edit);
        ui_wake(env->ui, env->ui->now);
    }
    if (keyboard) {
        used |= field_keyboard(env, &s->keys, f->edit, &s->keyboard, true);
    }
    if (used) {
        s->input_at = env->ui->now;
    }
}
