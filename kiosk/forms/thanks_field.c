#include "forms/thanks_words.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

enum { NEAR_LIMIT = 20 };

/* A message in its field: the fitted lines, where each begins in the message, and which are seen
 * when the whole does not fit. */
struct laid {
    struct text_block block;
    size_t start[CAP_TEXT_LINES];
    unsigned first, shown, caret_line;
    du lead;
};

static void find_starts(struct laid *l, const struct edit *e)
{
    size_t at = 0;
    for (unsigned i = 0; i < l->block.count; i++) {
        const struct text_line *line = &l->block.line[i];
        while (at < e->len && (e->text[at] == ' ' || e->text[at] == '\n')) {
            at++;
        }
        l->start[i] = at;
        at += line->n - line->mark;
        at = at < e->len ? at : e->len;
    }
    l->caret_line = 0;
    for (unsigned i = 1; i < l->block.count; i++) {
        if (e->caret >= l->start[i]) {
            l->caret_line = i;
        }
    }
}

/* Bytes of line i before at. */
static size_t in_line(const struct laid *l, unsigned i, size_t at)
{
    return l->block.line[i].mark + (at > l->start[i] ? at - l->start[i] : 0);
}

static struct laid lay_out(const struct form_env *env, const struct thanks_words_place *p,
                           const struct edit *e)
{
    struct laid l = {0};
    struct text_box box = {.face = FACE_D6, .width = p->text_w, .height = p->text_h, .max = p->max,
                           .min = p->min, .step = p->step, .leading = p->leading};
    text_fit(env->ui->text, env->ui->arena, e->text, &box, &l.block);
    if (l.block.cut) {
        box.height = 10000;
        box.max = p->min;
        text_fit(env->ui->text, env->ui->arena, e->text, &box, &l.block);
    }
    find_starts(&l, e);
    du size = l.block.count > 0 ? l.block.size : p->max;
    l.lead = l.block.count > 0 ? l.block.leading : size * p->leading(size);
    du rest = p->text_h - l.block.over - size * TEXT_CAP_HEIGHT;
    unsigned fit = 1 + (unsigned)fmaxf(0, rest / l.lead + 0.01f);
    l.shown = l.block.count < fit ? l.block.count : fit;
    l.first = l.caret_line >= l.shown && l.shown > 0 ? l.caret_line - l.shown + 1 : 0;
    return l;
}

static struct thanks_line line_at(const struct form_env *env, const struct thanks_words_place *p,
                                  const struct laid *l, const struct edit *e, unsigned i)
{
    const struct text_line *line = &l->block.line[i];
    const char *s = e->text + l->start[i];
    if (line->mark > 0) {
        s = arena_printf(env->ui->arena, "%.*s%s", (int)line->mark, line->s, s);
    }
    return (struct thanks_line){
        .s = s, .n = line->n, .face = FACE_D6, .size = l->block.size, .width = line->width,
        .x = draw_block_x(env->ui->list, &l->block, i, p->text_x, p->text_w, ALIGN_START)};
}

/* Where a caret that a finger put into line i may stand last: before the blanks in which the line
 * ends, because behind them the next one begins. */
static size_t last_place(const struct laid *l, const struct edit *e, unsigned i)
{
    if (i + 1 == l->block.count) {
        return e->len;
    }
    size_t end = l->start[i] + l->block.line[i].n - l->block.line[i].mark;
    return end < l->start[i + 1] ? end : text_prev(e->text, l->start[i + 1]);
}

/* Puts the caret where it is drawn nearest to the finger; below the words, to their end. */
static void caret_to(struct thanks *s, const struct form_env *env,
                     const struct thanks_words_place *p, const struct laid *l, du x, du y)
{
    struct edit *e = &s->message;
    if (l->block.count == 0) {
        return;
    }
    /* A line reaches half way to the capitals of its neighbours. */
    du above = (l->lead - l->block.size * TEXT_CAP_HEIGHT) / 2;
    du row = fmaxf(0, (y - p->text_top - l->block.over + above) / l->lead);
    unsigned i = l->first + (unsigned)row;
    if (i >= l->block.count) {
        edit_place(e, e->len);
        return;
    }
    struct thanks_line line = line_at(env, p, l, e, i);
    size_t mark = l->block.line[i].mark;
    size_t at = thanks_caret_at(env, &line, mark, in_line(l, i, last_place(l, e, i)), x);
    edit_place(e, l->start[i] + at - mark);
}

static du baseline_of(const struct thanks_words_place *p, const struct laid *l, unsigned shown)
{
    du size = l->block.count > 0 ? l->block.size : p->max;
    return p->text_top + l->block.over + size * TEXT_CAP_HEIGHT + (du)shown * l->lead;
}

static void draw_caret(const struct form_env *env, const struct thanks_words_place *p,
                       const struct laid *l, const struct edit *e)
{
    du x = p->text_x, size = l->block.count > 0 ? l->block.size : p->max;
    unsigned line = 0;
    if (l->block.count > 0) {
        struct thanks_line at = line_at(env, p, l, e, l->caret_line);
        x = thanks_caret_left(env, &at, in_line(l, l->caret_line, e->caret), p->caret_w,
                              fminf(8, p->caret_w * 1.6f));
        x = fmaxf(p->text_x - 12, fminf(x, p->text_x + p->text_w + 12));
        line = l->caret_line - l->first;
    }
    draw_rect(env->ui->list, x, baseline_of(p, l, line) - size * 0.9f, p->caret_w, size * 1.08f,
              env->ui->theme->ink);
}

static void draw_hint(const struct form_env *env, const struct thanks_words_place *p, bool writing)
{
    struct ui *ui = env->ui;
    const char *hint = writing ? tr("What happened? What did it change for you?")
                               : tr("Tap here to write your own words.");
    struct text_block b;
    du gap = writing ? p->caret_w * 3 : 0;
    text_fit_line(ui->text, ui->arena, FACE_T5, roundf(p->max * 0.7f), p->min * 0.8f,
                  p->text_w - gap, hint, &b);
    draw_block(ui->list, &b, p->text_x + gap,
               p->text_top + (p->max - b.size) * TEXT_CAP_HEIGHT / 2, p->text_w - gap, ALIGN_START,
               ui->theme->ink2, ui->theme->card);
}

static void draw_message(struct thanks *s, const struct form_env *env,
                         const struct thanks_words_place *p, const struct laid *l)
{
    struct ui *ui = env->ui;
    bool writing = s->keyboard || ui->focus == ui_id("message");
    /* Under the words: letters may reach out of their places. */
    if (writing && thanks_caret(s, env)) {
        draw_caret(env, p, l, &s->message);
    }
    if (s->message.len == 0) {
        draw_hint(env, p, writing);
    }
    for (unsigned i = 0; i < l->shown; i++) {
        du x = draw_block_x(ui->list, &l->block, l->first + i, p->text_x, p->text_w, ALIGN_START);
        draw_line(ui->list, &l->block, l->first + i, x, baseline_of(p, l, i), ui->theme->ink,
                  ui->theme->card);
    }
}

void thanks_field(struct thanks *s, const struct form_env *env,
                  const struct thanks_words_place *p)
{
    struct ui *ui = env->ui;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    struct laid l = lay_out(env, p, &s->message);
    du r = compact ? 14 : ui->canvas->layout == LAYOUT_PORTRAIT ? 32 : 28;
    const struct input *event = ui->event;
    if (ui_hit(ui, &(struct ui_hit){.name = "message", .box = p->field, .r = r}, NULL)) {
        if (!s->keyboard) {
            s->keyboard = true;
            keyboard_reset(&s->keys);
        }
        if (event->kind == INPUT_POINTER_UP) {
            caret_to(s, env, p, &l, event->x, event->y);
        }
        keyboard_auto_shift(&s->keys, &s->message);
    }
    bool focus = s->keyboard || ui->focus == ui_id("message");
    draw_panel(ui->list, p->field.x, p->field.y, p->field.w, p->field.h, r, ui->theme->card,
               focus ? (compact ? 2.5f : 5) : compact ? 2 : 3,
               focus ? ui->theme->ink : ui->theme->edge);
    draw_message(s, env, p, &l);

    unsigned n = edit_length(&s->message);
    char counter[64];
    /* Characters that are written, and how many there may be. */
    str_format(counter, sizeof counter, tr("%u of %u"), n, (unsigned)CAP_MESSAGE_CHARACTERS);
    bool near = n + NEAR_LIMIT >= CAP_MESSAGE_CHARACTERS;
    draw_label(ui->list, ui->text, p->counter_x, p->counter_y, ALIGN_END,
               near ? FACE_T6 : FACE_T5, p->counter, near ? ui->theme->warn : ui->theme->ink2,
               ui->theme->card, counter);
}
