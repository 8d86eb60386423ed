#include "forms/stick.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { BUTTONS = 3 };

struct place {
    du left, right;
    du title_top, title, line, line_size; /* line: its centre */
    struct box show;
    du first, pitch, last;          /* centres of rows: the first; the lowest that may be */
    du number, label, detail, label_x;
    du warning_h, warning_gap, warning_bottom;
    unsigned warnings;              /* boxes at most */
    struct box button[BUTTONS];     /* compact: cancel, show me, load */
};

static struct place compact(const struct canvas *c)
{
    du high = canvas_least(c, 60, CANVAS_MAIN_MM), gap = canvas_least(c, 8, CANVAS_GAP_MM);
    du y = c->h - 12 - high, x = 12, w = c->w - 24;
    struct place p = {.left = 24, .right = c->w - 24, .title_top = 24, .title = 36, .line = 72,
                      .line_size = 19, .first = 112, .pitch = 36, .number = 27, .label = 21,
                      .detail = 18, .label_x = 76, .warning_h = 66, .warning_gap = 6,
                      .warning_bottom = y - fmaxf(gap, 10), .warnings = 1};
    static const float share[BUTTONS] = {0.24f, 0.36f, 0.4f};
    for (unsigned i = 0; i < BUTTONS; i++) {
        p.button[i] = (struct box){x, y, (w - 2 * gap) * share[i], high};
        x += p.button[i].w + gap;
    }
    return p;
}

static struct place place_for(const struct canvas *c)
{
    struct box pad = pin_pad_area(c);
    du high = canvas_least(c, 96, CANVAS_TARGET_MM);
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){
            .left = 96, .right = pad.x - 80, .title_top = 64, .title = 96, .line = 199,
            .line_size = 40, .show = {pad.x - 80 - 316, 99 - high / 2, 316, high}, .first = 308,
            .pitch = 84, .number = 60, .label = 46, .detail = 36, .label_x = 132,
            .warning_h = 140, .warning_gap = 16, .warning_bottom = c->h - 64, .warnings = 2};
    case LAYOUT_PORTRAIT:
        return (struct place){
            .left = 72, .right = c->w - 72, .title_top = 88, .title = 84, .line = 206,
            .line_size = 38, .show = {c->w - 72 - 300, 118 - high / 2, 300, high}, .first = 300,
            .pitch = 70, .number = 54, .label = 44, .detail = 36, .label_x = 124,
            .warning_h = 116, .warning_gap = 16, .warning_bottom = pad.y - 48, .warnings = 2};
    case LAYOUT_COMPACT: return compact(c);
    }
    return (struct place){0};
}

struct row { char number[16]; const char *label, *detail; };

/* Row i: a kind of content, or the new pictures after them. */
static struct row row_of(const struct stick_form *s, const struct form_env *env, unsigned i)
{
    struct row r = {.detail = ""};
    if (i < s->stick->change_count) {
        const struct stick_change *c = &s->stick->change[i];
        str_format(r.number, sizeof r.number, "%u", stick_number(c));
        r.label = stick_part(c->part, stick_number(c));
        r.detail = stick_detail(env->ui->arena, c);
        return r;
    }
    char size[32];
    double megabytes = (double)s->stick->picture_bytes / 1e6;
    i18n_number(size, sizeof size, megabytes < 10 ? round(megabytes * 10) / 10 : round(megabytes));
    str_format(r.number, sizeof r.number, "%u", s->stick->pictures);
    r.label = trn("picture", "pictures", s->stick->pictures);
    /* Megabytes. */
    r.detail = arena_printf(env->ui->arena, tr("%s MB"), size);
    return r;
}

static void draw_row(const struct form_env *env, const struct place *p, du cy, const struct row *r)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    du x = p->left + p->label_x, width = p->right - x;
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, p->number),
                  p->number * 0.5f, p->label_x * 0.92f, r->number, &b);
    stick_line(env, &b, p->left, cy, t->ink, t->paper);
    text_fit_line(ui->text, ui->arena, FACE_D6, canvas_type(ui->canvas, p->label),
                  p->label * 0.6f, width * 0.43f, r->label, &b);
    stick_line(env, &b, x, cy, t->ink, t->paper);
    text_fit_line(ui->text, ui->arena, FACE_T5, canvas_type(ui->canvas, p->detail),
                  p->detail * 0.6f, width * 0.55f, r->detail, &b);
    draw_block(ui->list, &b, p->right - width * 0.55f, cy - TEXT_CAP_HEIGHT * b.size / 2,
               width * 0.55f, ALIGN_END, t->ink2, t->paper);
}

static unsigned row_count(const struct stick *s)
{
    return s->change_count + (s->pictures > 0);
}

/* All rows are one target, so that they may stand as close as in a table; which one a finger means
 * is where it leaves. A keyboard means the first, from where all can be reached. */
static void run_rows(struct stick_form *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    unsigned count = row_count(s->stick);
    unsigned room = (unsigned)fmaxf(1, floorf((p->last - p->first) / p->pitch + 0.01f) + 1);
    unsigned shown = count <= room ? count : room - 1;
    if (count == 0) {
        return;
    }
    unsigned lines = count <= room ? count : room;
    du top = p->first - p->pitch / 2;
    struct box b = {p->left, top, p->right - p->left,
                    fmaxf((du)lines * p->pitch, canvas_target_min(ui->canvas))};
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = "changes", .box = b, .r = 24}, &pressed);
    for (unsigned i = 0; i < lines; i++) {
        du cy = p->first + (du)i * p->pitch;
        struct row r = {.label = ""};
        if (i < shown) {
            r = row_of(s, env, i);
        } else {
            r.label = stick_more(ui->arena, count - shown);
            r.detail = "";
        }
        draw_row(env, p, cy, &r);
        if (i + 1 < lines) {
            draw_rect(ui->list, p->left, cy + p->pitch / 2 - 1, p->right - p->left, 2, t->rule);
        }
    }
    if (fired && s->stick->change_count > 0) {
        bool finger = ui->event && ui->event->kind == INPUT_POINTER_UP;
        du at = finger ? (ui->event->y - top) / p->pitch : 0;
        unsigned i = at > 0 ? (unsigned)at : 0;
        s->part = i < s->stick->change_count ? i : s->stick->change_count - 1;
        stick_go(s, env, STICK_SCREEN_NAMES);
    }
}

/* Up to so many boxes, the last for all that have no own. */
static void run_warnings(struct stick_form *s, const struct form_env *env, struct place *p)
{
    struct ui *ui = env->ui;
    unsigned listed = s->stick->problem_count, total = s->stick->problem_total;
    total = total > listed ? total : listed;
    unsigned n = listed < p->warnings ? listed : p->warnings;
    p->last = p->warning_bottom - p->pitch / 2;
    if (n == 0) {
        return;
    }
    du h = (du)n * p->warning_h + (du)(n - 1) * p->warning_gap, top = p->warning_bottom - h;
    du gap = fmaxf(p->warning_gap, canvas_least(ui->canvas, 0, CANVAS_GAP_MM) + 1);
    p->last = top - gap - p->pitch / 2;
    struct box all = {p->left, top, p->right - p->left, h};
    bool fired = ui_hit(ui, &(struct ui_hit){.name = "problems", .box = all, .r = 24}, NULL);
    for (unsigned i = 0; i < n; i++) {
        struct box b = {all.x, top + (du)i * (p->warning_h + p->warning_gap), all.w, p->warning_h};
        const struct stick_problem *problem = &s->stick->problem[i];
        bool rest = i + 1 == n && total > n && n > 1;
        const char *where = stick_where(ui->arena, problem, false), *text = problem->text;
        if (rest) {
            unsigned left = total - i;
            where = stick_more(ui->arena, left);
            text = tr("Tap to read all of them.");
        } else if (total > n && n == 1) {
            where = arena_printf(ui->arena, trn("%s and %u more", "%s and %u more", total - 1),
                                 where, total - 1);
        }
        stick_warning(env, b, where, text);
    }
    if (fired) {
        s->page = 0;
        stick_go(s, env, STICK_SCREEN_PROBLEMS);
    }
}

static void draw_head(const struct stick_form *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool beside = p->show.w > 0 && s->stick->coming;
    du right = beside ? p->show.x - 32 : p->right;
    struct text_block b;
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, p->title), p->title * 0.5f,
                  right - p->left, tr("USB stick found"), &b);
    draw_block(ui->list, &b, p->left, p->title_top + (p->title - b.size) * TEXT_CAP_HEIGHT / 2,
               right - p->left, ALIGN_START, t->ink, t->paper);
    text_fit_line(ui->text, ui->arena, FACE_T5, canvas_type(ui->canvas, p->line_size),
                  p->line_size * 0.6f, p->right - p->left,
                  tr("Here is what will change. You can pull the stick out."), &b);
    draw_block(ui->list, &b, p->left, p->line - TEXT_CAP_HEIGHT * b.size / 2, p->right - p->left,
               ALIGN_START, t->ink2, t->paper);
}

static bool run_show(struct stick_form *s, const struct form_env *env, struct box b, du size)
{
    /* The button that shows the slides as they would be. */
    return ui_button(env->ui, "show", b, tr("Show me"),
                     &(struct ui_button){.style = STYLE_SECOND, .size = size,
                                         .off = !s->stick->coming});
}

static enum stick_wish run_compact(struct stick_form *s, const struct form_env *env,
                                   const struct place *p)
{
    struct ui *ui = env->ui;
    bool cancel = ui_button(ui, "cancel", p->button[0], tr("Cancel"),
                            &(struct ui_button){.style = STYLE_SECOND, .size = 22});
    bool show = run_show(s, env, p->button[1], 22);
    bool load = ui_button(ui, "load", p->button[2], tr("Load"),
                          &(struct ui_button){.style = STYLE_MAIN, .size = 25});
    if (load) {
        stick_go(s, env, STICK_SCREEN_PIN);
    } else if (show && stick_show_open(s, env)) {
        stick_go(s, env, STICK_SCREEN_SHOW);
    }
    return cancel || ui_key(ui, KEY_ESCAPE) ? STICK_DISCARD : STICK_NOTHING;
}

enum stick_wish stick_pin(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    bool next = s->pad.state == PIN_PAD_CHOOSE || s->pad.state == PIN_PAD_DIFFERENT;
    char pin[CAP_PIN + 1];
    /* Button under the PIN: what was staged becomes the content. */
    const char *label = next ? tr("Next") : s->undoing ? tr("Undo") : tr("Load");
    enum pin_pad_action action = ui_pin_pad(ui, &s->pad, label, pin);
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    switch (action) {
    case PIN_PAD_NOTHING: return STICK_NOTHING;
    case PIN_PAD_CANCEL:
        if (s->undoing) {
            pin_pad_wipe(&s->pad);
            s->undoing = false;
            stick_go(s, env, STICK_SCREEN_LOADED);
            return STICK_NOTHING;
        }
        if (compact) {
            pin_pad_wipe(&s->pad);
            stick_go(s, env, STICK_SCREEN_LIST);
            return STICK_NOTHING;
        }
        return STICK_DISCARD;
    case PIN_PAD_GO: break;
    }
    enum stick_wish wish = STICK_TRY_PIN;
    if (next) {
        str_copy(s->pin, sizeof s->pin, pin);
        s->pad.state = PIN_PAD_REPEAT;
        wish = STICK_NOTHING;
    } else if (s->choosing && !str_equal(s->pin, pin)) {
        s->pad.state = PIN_PAD_DIFFERENT;
        wish = STICK_NOTHING;
    }
    str_copy(s->pin, sizeof s->pin, pin);
    explicit_bzero(pin, sizeof pin);
    return wish;
}

enum stick_wish stick_list(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct place p = place_for(ui->canvas);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    draw_head(s, env, &p);
    run_warnings(s, env, &p);
    run_rows(s, env, &p);
    if (ui->canvas->layout == LAYOUT_COMPACT) {
        return run_compact(s, env, &p);
    }
    if (s->stick->coming && run_show(s, env, p.show, p.line_size) && stick_show_open(s, env)) {
        stick_go(s, env, STICK_SCREEN_SHOW);
    }
    return stick_pin(s, env);
}
