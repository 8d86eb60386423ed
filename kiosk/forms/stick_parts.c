#include "forms/stick.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

struct stick_frame stick_frame(const struct canvas *c)
{
    struct stick_frame f = {0};
    du gap = canvas_least(c, 16, CANVAS_GAP_MM);
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        f = (struct stick_frame){.left = 96, .right = c->w - 96, .head = 88, .title = 60,
                                 .button = 96, .top = 184, .bottom = c->h - 64};
        f.back = (struct box){f.right - 96, f.top, 96, 144};
        f.on = (struct box){f.right - 96, f.top + 144 + gap, 96, 144};
        return f;
    case LAYOUT_PORTRAIT:
        f = (struct stick_frame){.left = 72, .right = c->w - 72, .head = 112, .title = 56,
                                 .button = 104, .top = 216, .bottom = c->h - 232};
        f.back = (struct box){f.left, c->h - 184, 200, 112};
        f.on = (struct box){f.right - 200, c->h - 184, 200, 112};
        return f;
    case LAYOUT_COMPACT:
        f = (struct stick_frame){.compact = true, .left = 12, .right = c->w - 12, .head = 38,
                                 .title = 25, .button = 52, .top = 80, .bottom = c->h - 12};
        f.back = (struct box){f.right - 64, f.top, 64, 88};
        f.on = (struct box){f.right - 64, f.top + 88 + gap, 64, 88};
        return f;
    }
    return f;
}

bool stick_header(const struct form_env *env, const struct stick_frame *f, const char *title,
                  unsigned page, unsigned pages)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, t->paper);
    du r = f->button / 2, x = f->left + 2 * r + (f->compact ? 14 : 40), right = f->right;
    bool back = ui_round(ui, "back", f->left + r, f->head, r, "left");
    struct text_block block;
    if (pages > 1) {
        char number[64];
        /* Which page of how many. */
        str_format(number, sizeof number, tr("%u of %u"), page + 1, pages);
        du size = canvas_type(ui->canvas, f->compact ? 19 : 40);
        text_fit_line(ui->text, ui->arena, FACE_T5, size, size, right - x, number, &block);
        draw_label_mid(ui->list, ui->text, right, f->head, ALIGN_END, FACE_T5, size, t->ink2,
                       t->paper, number);
        right -= (block.count > 0 ? block.line[0].width : 0) + (f->compact ? 16 : 40);
    }
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, f->title), f->title * 0.5f,
                  right - x, title, &block);
    draw_block(ui->list, &block, x, f->head - TEXT_CAP_HEIGHT * block.size / 2, right - x,
               ALIGN_START, t->ink, t->paper);
    return back || ui_key(ui, KEY_ESCAPE);
}

int stick_pages(const struct form_env *env, const struct stick_frame *f, bool back, bool on)
{
    bool portrait = env->ui->canvas->layout == LAYOUT_PORTRAIT;
    bool less = ui_pager(env->ui, "page:back", f->back, portrait ? "left" : "chevup", !back);
    bool more = ui_pager(env->ui, "page:on", f->on, portrait ? "right" : "chevdown", !on);
    return less ? -1 : more ? 1 : 0;
}

void stick_line(const struct form_env *env, const struct text_block *b, du x, du cy, rgb colour,
                rgb ground)
{
    if (b->count > 0) {
        draw_line(env->ui->list, b, 0, x, cy + TEXT_CAP_HEIGHT * b->size / 2, colour, ground);
    }
}

void stick_warning(const struct form_env *env, struct box b, const char *where, const char *text)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    /* What a taller box has more is for its text. */
    du least = fminf(b.h, compact ? 76 : 144), u = least / 140;
    du size = canvas_type(ui->canvas, compact ? 17 : fminf(38, 38 * u));
    du icon = fminf(56, 56 * u), x = b.x + (compact ? 64 : 128), w = b.x + b.w - x - 24 * u;
    ui_card(ui, b, compact ? 12 : 24, t->warn_ground);
    struct ui_line line = ui_line_begin(ui);
    struct text_block block;
    draw_icon(ui->list, "warn", b.x + (compact ? 34 : 64), b.y + least / 2, icon, t->warn, 4.4f);
    text_fit_line(ui->text, ui->arena, FACE_T6, size, size * 0.55f, w, where, &block);
    stick_line(env, &block, x, b.y + least * 0.21f + TEXT_CAP_HEIGHT * block.size / 2, t->ink,
               t->warn_ground);
    du top = b.y + least * 0.58f;
    struct text_box box = {.face = FACE_T5, .width = w, .height = b.y + b.h - least * 0.07f - top,
                           .max = size * 0.95f, .min = size * 0.55f, .step = 1,
                           .leading = leading_title};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, text), &box, &block);
    for (unsigned i = 0; i < block.count; i++) {
        du baseline = top + block.over + TEXT_CAP_HEIGHT * block.size + (du)i * block.leading;
        draw_line(ui->list, &block, i, x, baseline, t->ink, t->warn_ground);
    }
    ui_line_end(ui, &line, b);
}
