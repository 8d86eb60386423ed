#include "forms/field.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { NEAR_LIMIT = 20, BLINK_MS = 500, CARET_RESTS_MS = 10000 };

bool field_caret_on(const struct form_env *env, msec input_at)
{
    msec since = env->ui->now - input_at;
    if (since >= CARET_RESTS_MS || env->reduced_motion) {
        return true;
    }
    ui_wake(env->ui, env->ui->now + BLINK_MS - since % BLINK_MS);
    return since / BLINK_MS % 2 == 0;
}

/* From the left end of the line on the screen. */
static du caret_in(const struct form_env *env, const struct field_line *line, size_t at)
{
    struct text *t = env->ui->text;
    size_t n = at > line->n ? at : line->n;
    du x = text_caret(t, line->face, line->size, line->s, n, at);
    if (n > line->n && text_is_rtl(line->s, n)) {
        x -= text_width(t, line->face, line->size, line->s, n) - line->width;
    }
    return x;
}

/* The place before byte at; at may lie behind n, in blanks that follow the line. */
static du caret_x(const struct form_env *env, const struct field_line *line, size_t at)
{
    du in = caret_in(env, line, at);
    return line->x + (env->ui->list->mirrored ? line->width - in : in);
}

/* Two places may be drawn as one, where the direction changes: then the character counts that is
 * under the finger. */
static bool is_under(const struct field_line *line, size_t at, size_t next, du caret, du x)
{
    return text_is_rtl(line->s + at, next - at) ? x < caret : x >= caret;
}

size_t field_caret_at(const struct form_env *env, const struct field_line *line, size_t first,
                      size_t last, du x)
{
    size_t best = first, n = strlen(line->s);
    du nearest = INFINITY;
    for (size_t at = first, next; at <= last; at = next) {
        next = at < n ? text_next(line->s, n, at) : n + 1;
        du caret = caret_x(env, line, at), far = fabsf(caret - x);
        bool same = far < nearest + 0.5f && at < n && is_under(line, at, next, caret, x);
        if (far < nearest - 0.5f || same) {
            nearest = far;
            best = at;
        }
    }
    return best;
}

du field_caret_left(const struct form_env *env, const struct field_line *line, size_t at, du w,
                    du gap)
{
    bool mirrored = env->ui->list->mirrored;
    if (line->n == 0) {
        return line->x + gap;
    }
    du in = caret_in(env, line, at), shift = -w / 2;
    if (at >= line->n && in <= 0.5f) {
        shift = -gap - w;
    } else if (at >= line->n && in >= line->width - 0.5f) {
        shift = gap;
    }
    return line->x + (mirrored ? line->width - in - shift - w : in + shift);
}

bool field_keyboard(const struct form_env *env, struct keyboard *keys, struct edit *e, bool *shown,
                    bool sentences)
{
    char text[32];
    keyboard_speak(keys, env->language);
    enum keyboard_action action =
        ui_keyboard(env->ui, keys, keyboard_top(env->ui->canvas), e, text);
    if (action == KEYBOARD_NOTHING) {
        return false;
    }
    if (action == KEYBOARD_HIDE) {
        *shown = false;
        return true;
    }
    keyboard_apply(keys, e, action, text);
    if (sentences) {
        keyboard_auto_shift(keys, e);
    }
    return true;
}

bool field_type(const struct form_env *env, struct edit *e, const char *name)
{
    struct ui *ui = env->ui;
    const struct input *event = ui->event;
    if (!event || ui->suppressed || ui->consumed) {
        return false;
    }
    bool arrows = event->kind == INPUT_KEY && (event->key == KEY_LEFT || event->key == KEY_RIGHT ||
                                               event->key == KEY_HOME || event->key == KEY_END);
    bool elsewhere = ui->focus_visible && ui->focus != 0 && ui->focus != ui_id(name);
    if (arrows && (e->len == 0 || elsewhere)) {
        return false;
    }
    if (!edit_input(e, event)) {
        return false;
    }
    ui->consumed = true;
    ui->focus = ui_id(name);
    ui->focus_visible = false;
    return true;
}

/* A text in its field: the fitted lines, where each begins in the message, and which are seen
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

static struct laid lay_out(const struct form_env *env, const struct field_place *p,
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

static struct field_line line_at(const struct form_env *env, const struct field_place *p,
                                 const struct laid *l, const struct edit *e, unsigned i)
{
    const struct text_line *line = &l->block.line[i];
    const char *s = e->text + l->start[i];
    if (line->mark > 0) {
        s = arena_printf(env->ui->arena, "%.*s%s", (int)line->mark, line->s, s);
    }
    return (struct field_line){
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
static void caret_to(struct edit *e, const struct form_env *env, const struct field_place *p,
                     const struct laid *l, du x, du y)
{
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
    struct field_line line = line_at(env, p, l, e, i);
    size_t mark = l->block.line[i].mark;
    size_t at = field_caret_at(env, &line, mark, in_line(l, i, last_place(l, e, i)), x);
    edit_place(e, l->start[i] + at - mark);
}

static du baseline_of(const struct field_place *p, const struct laid *l, unsigned shown)
{
    du size = l->block.count > 0 ? l->block.size : p->max;
    return p->text_top + l->block.over + size * TEXT_CAP_HEIGHT + (du)shown * l->lead;
}

static void draw_caret(const struct form_env *env, const struct field_place *p,
                       const struct laid *l, const struct edit *e)
{
    du x = p->text_x, size = l->block.count > 0 ? l->block.size : p->max;
    unsigned line = 0;
    if (l->block.count > 0) {
        struct field_line at = line_at(env, p, l, e, l->caret_line);
        x = field_caret_left(env, &at, in_line(l, l->caret_line, e->caret), p->caret_w,
                             fminf(8, p->caret_w * 1.6f));
        x = fmaxf(p->text_x - 12, fminf(x, p->text_x + p->text_w + 12));
        line = l->caret_line - l->first;
    }
    draw_rect(env->ui->list, x, baseline_of(p, l, line) - size * 0.9f, p->caret_w, size * 1.08f,
              env->ui->theme->ink);
}

static void draw_hint(const struct form_env *env, const struct field *f,
                      const struct field_place *p, bool writing)
{
    struct ui *ui = env->ui;
    struct text_block b;
    du gap = writing ? p->caret_w * 3 : 0;
    struct text_box box = {.face = FACE_T5, .width = p->text_w - gap, .height = p->text_h,
                           .max = roundf(p->max * 0.7f), .min = p->min * 0.8f, .step = 1,
                           .max_lines = ui->canvas->large ? 2 : 1, .leading = leading_paragraph};
    text_fit(ui->text, ui->arena, writing ? f->hint_writing : f->hint, &box, &b);
    draw_block(ui->list, &b, p->text_x + gap,
               p->text_top + (p->max - b.size) * TEXT_CAP_HEIGHT / 2, p->text_w - gap, ALIGN_START,
               ui->theme->ink2, ui->theme->card);
}

static void draw_lines(const struct form_env *env, const struct field *f,
                       const struct field_place *p, const struct laid *l, bool writing)
{
    struct ui *ui = env->ui;
    /* Under the words: letters may reach out of their places. */
    if (writing && field_caret_on(env, f->input_at)) {
        draw_caret(env, p, l, f->edit);
    }
    if (f->edit->len == 0) {
        draw_hint(env, f, p, writing);
    }
    for (unsigned i = 0; i < l->shown; i++) {
        du x = draw_block_x(ui->list, &l->block, l->first + i, p->text_x, p->text_w, ALIGN_START);
        draw_line(ui->list, &l->block, l->first + i, x, baseline_of(p, l, i), ui->theme->ink,
                  ui->theme->card);
    }
}

static void draw_counter(const struct form_env *env, const struct edit *e,
                         const struct field_place *p)
{
    struct ui *ui = env->ui;
    unsigned n = edit_length(e);
    char counter[64];
    /* Characters that are written, and how many there may be. */
    str_format(counter, sizeof counter, tr("%u of %u"), n, e->limit);
    bool near = n + NEAR_LIMIT >= e->limit;
    draw_label(ui->list, ui->text, p->counter_x, p->counter_y, ALIGN_END, near ? FACE_T6 : FACE_T5,
               p->counter, near ? ui->theme->warn : ui->theme->ink2, ui->theme->card, counter);
}

void field_run(const struct form_env *env, const struct field *f, const struct field_place *p)
{
    struct ui *ui = env->ui;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    struct laid l = lay_out(env, p, f->edit);
    du r = compact ? 14 : ui->canvas->layout == LAYOUT_PORTRAIT ? 32 : 28;
    const struct input *event = ui->event;
    if (ui_hit(ui, &(struct ui_hit){.name = f->name, .box = p->box, .r = r}, NULL)) {
        if (!*f->keyboard) {
            *f->keyboard = true;
            keyboard_reset(f->keys);
        }
        if (event->kind == INPUT_POINTER_UP) {
            caret_to(f->edit, env, p, &l, event->x, event->y);
        }
        keyboard_auto_shift(f->keys, f->edit);
    }
    bool writing = *f->keyboard || ui->focus == ui_id(f->name);
    draw_panel(ui->list, p->box.x, p->box.y, p->box.w, p->box.h, r, ui->theme->card,
               writing ? (compact ? 2.5f : 5) : compact ? 2 : 3,
               writing ? ui->theme->ink : ui->theme->edge);
    draw_lines(env, f, p, &l, writing);
    draw_counter(env, f->edit, p);
}
