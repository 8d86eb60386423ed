#include "forms/review.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

/* What most notes that are not shown have in common; for others there is the field. */
static const char *const ready[] = {
    N_("It could hurt somebody"), N_("It is private"),           N_("It is not a thank-you"),
    N_("It advertises something"), N_("It was only a test"),
};
enum { READY = sizeof ready / sizeof *ready };

const char *review_reason(const struct review *s)
{
    return s->ready >= 0 ? tr(ready[s->ready]) : s->reason.text;
}

struct place {
    struct box chip;                /* the first one; h 0: no room beside the keyboard */
    unsigned columns;
    du gap, size;
    struct field_place field;
    struct box reject;
};

static struct place place_for(const struct review_frame *f, const struct canvas *c, bool keyboard)
{
    struct place p = {.columns = 2, .gap = 12, .size = 38};
    du width = f->right - f->left, pad = 36, above = 28, h = 112, top = 160, counter = 190;
    p.field = (struct field_place){.max = 44, .min = 30, .step = 1, .leading = leading_paragraph,
                                   .counter = 32, .caret_w = 5};
    p.chip.h = 88;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: break;
    case LAYOUT_PORTRAIT:
        p.columns = 1;
        p.gap = 16;
        top = 220;
        h = 200;
        break;
    case LAYOUT_COMPACT:
        top = review_below(f, c, 76);
        pad = 14;
        above = 16;
        counter = 90;
        p.gap = 8;
        p.size = 21;
        p.chip.h = keyboard ? 0 : 56;
        h = keyboard ? keyboard_top(c) - 12 - top : 88;
        p.field.max = 24;
        p.field.min = 17;
        p.field.counter = 17;
        p.field.caret_w = 2.5f;
        break;
    }
    du right;
    p.reject = review_button(f, c, f->compact ? 190 : f->portrait ? 340 : 380, top, &right);
    width = right - f->left;
    p.gap = canvas_least(c, p.gap, CANVAS_GAP_MM);
    p.field.max = canvas_type(c, p.field.max);
    p.field.counter = canvas_type(c, p.field.counter);
    p.chip.x = f->left;
    p.chip.y = top;
    p.chip.w = (width + p.gap) / (du)p.columns - p.gap;
    unsigned rows = (READY + p.columns - 1) / p.columns;
    du y = p.chip.h > 0 ? top + (du)rows * (p.chip.h + p.gap) + p.gap * 0.5f : top;
    p.field.box = (struct box){f->left, y, width, h};
    /* The counter stands beside the first line: there is no room below it. */
    p.field.text_x = f->left + pad;
    p.field.text_top = y + above;
    p.field.text_w = width - 2 * pad - counter;
    p.field.text_h = h - above - 20;
    p.field.counter_x = right - pad;
    p.field.counter_y = p.field.text_top + p.field.max * TEXT_CAP_HEIGHT;
    return p;
}

static void run_ready(struct review *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    for (int i = 0; i < READY && p->chip.h > 0; i++) {
        struct box b = p->chip;
        b.x += (du)((unsigned)i % p->columns) * (b.w + p->gap);
        b.y += (du)((unsigned)i / p->columns) * (b.h + p->gap);
        char name[16];
        str_format(name, sizeof name, "why:%d", i);
        if (ui_chip(ui, name, b, tr(ready[i]), p->size, s->ready == i)) {
            s->ready = s->ready == i ? -1 : i;
            s->keyboard = false;
            ui_wake(ui, ui->now);
        }
    }
}

enum review_wish review_why(struct review *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct review_frame f = review_frame(ui->canvas);
    struct place p = place_for(&f, ui->canvas, s->keyboard);
    bool leave = review_header(s, env, false, tr("Why is it not shown?"),
                               p.reject.x - (f.compact ? 12 : 24));
    bool off = s->waiting || str_empty(review_reason(s));
    const char *label = s->waiting ? tr("Saving…") : tr("Don't show");
    bool reject = ui_button(ui, "reject", p.reject, ui_written(ui->arena, label),
                            &(struct ui_button){.style = STYLE_MAIN, .off = off,
                                                .size = f.compact ? 22 : 44});
    run_ready(s, env, &p);
    size_t before = s->reason.len;
    review_field(s, env,
                 &(struct field){.name = "reason", .edit = &s->reason, .keys = &s->keys,
                                 .keyboard = &s->keyboard, .input_at = s->input_at,
                                 .hint = tr("Or in your own words"),
                                 .hint_writing = tr("Or in your own words")},
                 &p.field);
    if (s->reason.len != before) {
        s->ready = -1;
    }
    if (reject || (!off && !ui->focus_visible && ui_key(ui, KEY_ENTER))) {
        return REVIEW_REJECT;
    }
    if (leave && !s->waiting) {
        review_go(s, env, REVIEW_NOTE);
    }
    return REVIEW_NOTHING;
}
