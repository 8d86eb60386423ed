#include "forms/stick.h"

#include "i18n/i18n.h"

#include <math.h>

/* What the slides would be without the notes, which a stick does not change. The greeting of an
 * empty screen is shown only when it is all there is. */
static bool find_slide(const struct model *m, bool fallback, unsigned kind, unsigned item,
                       unsigned *ret_kind, unsigned *ret_item)
{
    for (; kind < slide_kind_count; kind++, item = 0) {
        if (slide_kinds[kind]->fallback == fallback && item < slide_kinds[kind]->count(m)) {
            *ret_kind = kind;
            *ret_item = item;
            return true;
        }
    }
    return false;
}

void stick_show_close(struct stick_form *s)
{
    struct stick_slide *w = &s->slide;
    if (w->kind && w->kind->close) {
        w->kind->close(w->state);
    }
    arena_done(&w->arena);
    *w = (struct stick_slide){0};
}

static bool open_slide(struct stick_form *s, const struct form_env *env, unsigned kind,
                       unsigned item)
{
    struct stick_slide *w = &s->slide;
    const struct model *m = s->stick->coming;
    stick_show_close(s);
    if (!m || (!find_slide(m, false, kind, item, &kind, &item) &&
               !find_slide(m, false, 0, 0, &kind, &item) &&
               !find_slide(m, true, 0, 0, &kind, &item))) {
        return false;
    }
    w->kind = slide_kinds[kind];
    w->kind_index = kind;
    w->item = item;
    w->canvas = *env->screen;
    w->env = (struct slide_env){.model = m, .text = env->ui->text, .canvas = &w->canvas,
                                .theme = env->slide_theme, .arena = &w->arena,
                                .slide_h = slide_height(&w->canvas)};
    w->state = arena_alloc(&w->arena, w->kind->state_size);
    w->since = env->ui->now;
    /* In the language in which the screen will show it, and with the same breaks of lines. */
    i18n_use("");
    text_set_scale(env->ui->text, w->canvas.k);
    w->kind->open(w->state, &w->env, item);
    text_set_scale(env->ui->text, env->ui->canvas->k);
    i18n_use(env->language);
    return true;
}

bool stick_show_open(struct stick_form *s, const struct form_env *env)
{
    return open_slide(s, env, 0, 0);
}

/* On to the next one; again where the screen has turned or day has become night. */
static bool keep(struct stick_form *s, const struct form_env *env)
{
    struct stick_slide *w = &s->slide;
    const struct canvas *c = env->screen;
    if (!w->kind) {
        return false;
    }
    if (env->ui->now - w->since >= STICK_SLIDE_MS) {
        return open_slide(s, env, w->kind_index, w->item + 1);
    }
    if (w->canvas.w != c->w || w->canvas.h != c->h || w->canvas.k != c->k ||
        w->env.theme != env->slide_theme) {
        return open_slide(s, env, w->kind_index, w->item);
    }
    return true;
}

static void draw_slide(const struct stick_form *s, const struct form_env *env, du x, float k)
{
    struct draw_list *l = env->ui->list;
    const struct stick_slide *w = &s->slide;
    du width = w->canvas.w * k, height = w->env.slide_h * k;
    draw_rect(l, x, 0, width, height, w->env.theme->paper);
    draw_push(l, x, 0, k, x, 0, width, height, 0);
    /* As the screen will show it, however the form is turned for this one person. */
    size_t first = l->count;
    bool form = l->mirrored, language = i18n_is_rtl();
    l->mirrored = env->mirrored;
    w->kind->draw(w->state, MOMENT_STILL, l);
    l->mirrored = form;
    if (env->mirrored != form) {
        draw_mirror(l, first, w->canvas.w);
    }
    if (form != language) {
        draw_turn(l, first);
    }
    draw_pop(l);
}

static void draw_strip(const struct form_env *env, du top)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    const struct canvas *c = ui->canvas;
    bool compact = c->layout == LAYOUT_COMPACT;
    du size = compact ? 24 : 52, small = compact ? 20 : 40, x = compact ? 32 : 96;
    du width = c->w - 2 * x, cy = (top + c->h) / 2, apart = size * 0.8f;
    struct text_block b;
    draw_rect(ui->list, 0, top, c->w, c->h - top, t->ink);
    text_fit_line(ui->text, ui->arena, FACE_D6, canvas_type(c, size), size * 0.5f, width,
                  tr("Preview. Nothing has changed yet."), &b);
    draw_block(ui->list, &b, x, cy - apart - TEXT_CAP_HEIGHT * b.size / 2, width, ALIGN_START,
               t->onink, t->ink);
    text_fit_line(ui->text, ui->arena, FACE_T5, canvas_type(c, small), small * 0.6f, width,
                  tr("Tap anywhere to go back."), &b);
    draw_block(ui->list, &b, x, cy + apart - TEXT_CAP_HEIGHT * b.size / 2, width, ALIGN_START,
               t->onink, t->ink);
}

enum stick_wish stick_show(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    const struct canvas *c = ui->canvas;
    if (!keep(s, env)) {
        stick_go(s, env, STICK_SCREEN_LIST);
        return STICK_NOTHING;
    }
    const struct stick_slide *w = &s->slide;
    float k = fminf(c->w / w->canvas.w, c->h / w->canvas.h);
    draw_rect(ui->list, 0, 0, c->w, c->h, ui->theme->paper);
    struct box all = {0, 0, c->w, c->h};
    bool back = ui_hit(ui, &(struct ui_hit){.name = "preview", .box = all}, NULL);
    draw_slide(s, env, (c->w - w->canvas.w * k) / 2, k);
    draw_strip(env, w->env.slide_h * k);
    ui_wake(ui, w->since + STICK_SLIDE_MS);
    if (back || ui_key(ui, KEY_ESCAPE)) {
        stick_show_close(s);
        stick_go(s, env, STICK_SCREEN_LIST);
    }
    return STICK_NOTHING;
}
