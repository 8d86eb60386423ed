#include "forms/review.h"

#include "i18n/i18n.h"

#include <math.h>

static struct field_place place_for(const struct review_frame *f, const struct canvas *c,
                                    struct box *ret_show)
{
    du top = 160, bottom = keyboard_top(c) - 112;
    struct field_place p = {.max = 60, .min = 28, .step = 4, .leading = leading_paragraph,
                            .counter = 34, .caret_w = 5};
    du pad = 40, under = 92;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: break;
    case LAYOUT_PORTRAIT:
        top = 200;
        p.max = 72;
        p.min = 32;
        p.counter = 38;
        break;
    case LAYOUT_COMPACT:
        top = review_below(f, c, 70);
        bottom = keyboard_top(c) - 44;
        pad = 14;
        under = 36;
        p.max = 28;
        p.min = 16;
        p.step = 2;
        p.counter = 17;
        p.caret_w = 2.5f;
        break;
    }
    du right;
    *ret_show = review_button(f, c, f->compact ? 160 : 320, top, &right);
    p.max = canvas_type(c, p.max);
    p.counter = canvas_type(c, p.counter);
    p.box = (struct box){f->left, top, right - f->left, bottom - top};
    p.text_x = f->left + pad;
    p.text_top = top + pad;
    p.text_w = p.box.w - 2 * pad;
    p.text_h = p.box.h - pad - under;
    p.counter_x = right - pad;
    p.counter_y = bottom - pad * 0.8f;
    return p;
}

enum review_wish review_words(struct review *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct review_frame f = review_frame(ui->canvas);
    struct box show;
    struct field_place p = place_for(&f, ui->canvas, &show);
    bool leave = review_header(s, env, false, tr("Change words"),
                               show.x - (f.compact ? 12 : 24));
    bool off = s->waiting || edit_length(&s->words) < FIELD_NOTE_LEAST;
    bool approve = ui_button(ui, "approve", show, s->waiting ? tr("Saving…") : tr("Show it"),
                             &(struct ui_button){.style = STYLE_MAIN, .off = off,
                                                 .size = f.compact ? 22 : 44});
    struct text_block b;
    du size = f.compact ? 19 : 36, width = f.right - f.left;
    text_fit_line(ui->text, ui->arena, FACE_T5, canvas_type(ui->canvas, size), size * 0.6f, width,
                  tr("Only these words are shown. The first ones stay in the records."), &b);
    du room = keyboard_top(ui->canvas) - p.box.y - p.box.h;
    draw_block(ui->list, &b, f.left, p.box.y + p.box.h + (room - b.size * TEXT_CAP_HEIGHT) / 2,
               width, ALIGN_START, ui->theme->ink2, ui->theme->paper);
    review_field(s, env,
                 &(struct field){.name = "words", .edit = &s->words, .keys = &s->keys,
                                 .keyboard = &s->keyboard, .input_at = s->input_at,
                                 .hint = tr("Tap here to write your own words."),
                                 .hint_writing = tr("Tap here to write your own words.")},
                 &p);
    if (approve || (!off && !ui->focus_visible && ui_key(ui, KEY_ENTER))) {
        return REVIEW_APPROVE;
    }
    if (leave && !s->waiting) {
        review_go(s, env, REVIEW_NOTE);
    }
    return REVIEW_NOTHING;
}
