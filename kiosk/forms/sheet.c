#include "forms/sheet.h"

#include <math.h>
#include <string.h>

struct place {
    du x, top, width, height, title, line, button_y, button_h, size, gap;
    du pad;                         /* left and right of the words of a button together */
};

static struct place place_for(const struct canvas *c)
{
    struct place p = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p = (struct place){96, 232 + (c->h - 1080) * 0.35f, c->w - 192, 360, 134, 52, c->h - 208,
                           112, 52, 24, 112};
        break;
    case LAYOUT_PORTRAIT:
        p = (struct place){72, 240, c->w - 144, 420, 116, 48, 940, 120, 52, 24, 120};
        break;
    case LAYOUT_COMPACT:
        p = (struct place){32, 88, c->w - 64, 150, 52, 22, c->h - 92, 60, 25, 12, 60};
        break;
    }
    du high = canvas_least(c, p.button_h, CANVAS_MAIN_MM);
    p.button_y -= high - p.button_h;
    p.button_h = high;
    p.gap = canvas_least(c, p.gap, CANVAS_GAP_MM);
    return p;
}

static void draw_words(const struct form_env *env, const struct place *p, const struct sheet *s)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    struct text_box box = {.face = FACE_D7, .width = p->width, .height = p->height,
                           .max = canvas_type(ui->canvas, p->title), .min = p->title * 0.4f,
                           .step = 2,
                           .leading = leading_quote_portrait, .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, s->title), &box, &b);
    draw_block(ui->list, &b, p->x, p->top, p->width, ALIGN_START, t->ink, t->paper);
    du top = p->top + b.height + p->line * 1.6f;
    box = (struct text_box){.face = FACE_T5, .width = p->width,
                            .height = fmaxf(p->line, p->button_y - top - p->line),
                            .max = canvas_type(ui->canvas, p->line), .min = p->line * 0.6f,
                            .step = 1, .leading = leading_paragraph,
                            .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, s->line), &box, &b);
    draw_block(ui->list, &b, p->x, top, p->width, ALIGN_START, t->ink, t->paper);
}

/* As wide as its words need, and not narrower than a "Done". */
static bool run_button(struct ui *ui, const struct place *p, const struct sheet_button *b,
                       enum ui_style style, du *x)
{
    du words = text_width(ui->text, FACE_D6, canvas_type(ui->canvas, p->size), b->label,
                          strlen(b->label));
    struct box box = {*x, p->button_y, fmaxf(p->pad * 2.6f, words + p->pad), p->button_h};
    *x += box.w + p->gap;
    return ui_button(ui, b->name, box, b->label,
                     &(struct ui_button){.style = style, .size = p->size, .off = b->off});
}

enum sheet_answer sheet_run(const struct form_env *env, const struct sheet *s)
{
    struct ui *ui = env->ui;
    struct place p = place_for(ui->canvas);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    draw_words(env, &p, s);
    du x = p.x;
    bool first = run_button(ui, &p, &s->first, STYLE_MAIN, &x);
    bool second = s->second.name && run_button(ui, &p, &s->second, STYLE_SECOND, &x);
    bool has_last = s->second.name && !s->second_undoes;
    const struct sheet_button *last = has_last ? &s->second : &s->first;
    if (!first && !second && !last->off && ui_key(ui, KEY_ESCAPE)) {
        first = !has_last;
        second = has_last;
    }
    return first ? SHEET_FIRST : second ? SHEET_SECOND : SHEET_NOTHING;
}
