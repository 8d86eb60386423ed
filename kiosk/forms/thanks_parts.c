#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { NOSE_MS = 240, BLINK_MS = 500, CARET_RESTS_MS = 10000 };

struct thanks_frame thanks_frame(const struct canvas *c)
{
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct thanks_frame){c, false, false, 96, c->w - 96, 88, 232, 60};
    case LAYOUT_PORTRAIT:
        return (struct thanks_frame){c, false, true, 72, c->w - 72, 112, 204, 56};
    case LAYOUT_COMPACT:
        return (struct thanks_frame){c, true, false, 12, c->w - 12, 38, 78, 25};
    }
    return (struct thanks_frame){.c = c};
}

struct hue thanks_hue(const struct form_env *env, uint32_t person)
{
    const struct theme *t = env->ui->theme;
    const struct department *d = model_department_of(env->model, person);
    return d ? t->hue[d->colour % PALETTE_SIZE]
             : (struct hue){"", t->mute, theme_on(t, t->mute), t->ink2};
}

const char *thanks_department(const struct form_env *env, uint32_t person)
{
    const struct department *d = model_department_of(env->model, person);
    return d ? d->name : "";
}

const char *thanks_first_name(const struct form_env *env, uint32_t person)
{
    const char *name = env->model->people[person].name;
    size_t n = strlen(name), i = 0;
    /* Latin, Greek, Cyrillic and Armenian end before U+0590. */
    if (n > 0 && utf8_next(name, n, &i) >= 0x0590) {
        return name;
    }
    return arena_strndup(env->ui->arena, name, strcspn(name, " "));
}

void thanks_avatar(const struct form_env *env, uint32_t person, du cx, du cy, du r)
{
    const struct person *p = &env->model->people[person];
    struct hue hue = thanks_hue(env, person);
    ui_avatar(env->ui->list, env->ui->text, env->ui->theme, cx, cy, r, p->photo, p->initials,
              hue.field, hue.on);
}

/* One bar along the upper edge; its nose says how far we are. */
static void draw_steps(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    static const float share_of[] = {
        [THANKS_WHO] = 1 / 3.0f, [THANKS_WORDS] = 2 / 3.0f, [THANKS_SIGNER] = 2.5f / 3,
        [THANKS_LOOK] = 1,
    };
    float target = share_of[s->screen];
    if (target != s->step_to) {
        s->step_from = s->step_to > 0 ? s->step_to : target;
        s->step_to = target;
    }
    float share = target;
    msec t = ui->now - s->step_at;
    if (t < NOSE_MS && s->step_from != target && !env->reduced_motion) {
        float left = 1 - (float)t / NOSE_MS;
        share = target + (s->step_from - target) * left * left * left;
        ui_wake(ui, ui->now + 16);
    }
    du w = ui->canvas->w, h = 16;
    switch (ui->canvas->layout) {
    case LAYOUT_LANDSCAPE:
        break;
    case LAYOUT_PORTRAIT:
        h = 18;
        break;
    case LAYOUT_COMPACT:
        h = 6;
        break;
    }
    draw_rect(ui->list, 0, 0, w, h, ui->theme->rule);
    if (share < 1) {
        bridge_nose(ui->list, 0, 0, h, w * share - h / 2, ui->theme->ink);
    } else {
        draw_rect(ui->list, 0, 0, w, h, ui->theme->ink);
    }
}

bool thanks_header(struct thanks *s, const struct form_env *env, uint32_t person, const char *title,
                   du right)
{
    struct ui *ui = env->ui;
    struct thanks_frame f = thanks_frame(ui->canvas);
    draw_rect(ui->list, 0, 0, f.c->w, f.c->h, ui->theme->paper);
    draw_steps(s, env);

    bool first = s->screen == THANKS_WHO;
    du r = f.compact ? 26 : f.portrait ? 52 : 48;
    bool back = ui_round(ui, first ? "close" : "back", f.left + r, f.head, r,
                         first ? "close" : "left");
    du x = f.words_x;
    if (person != MODEL_NONE) {
        du face = f.compact ? 24 : 48;
        thanks_avatar(env, person, x + face, f.head, face);
        x += f.compact ? 60 : f.portrait ? 120 : 128;
    }
    struct text_block block;
    text_fit_line(ui->text, ui->arena, FACE_D7, f.title, f.title * 0.66f, right - x,
                  ui_written(ui->arena, title), &block);
    draw_block(ui->list, &block, x, f.head - TEXT_CAP_HEIGHT * block.size / 2, right - x,
               ALIGN_START, ui->theme->ink, ui->theme->paper);
    return back || ui_key(ui, KEY_ESCAPE);
}

bool thanks_caret(struct thanks *s, const struct form_env *env)
{
    msec since = env->ui->now - s->input_at;
    if (since >= CARET_RESTS_MS || env->reduced_motion) {
        return true;
    }
    ui_wake(env->ui, env->ui->now + BLINK_MS - since % BLINK_MS);
    return since / BLINK_MS % 2 == 0;
}

/* From the left end of the line on the screen. */
static du caret_in(const struct form_env *env, const struct thanks_line *line, size_t at)
{
    struct text *t = env->ui->text;
    size_t n = at > line->n ? at : line->n;
    du x = text_caret(t, line->face, line->size, line->s, n, at);
    if (n > line->n && text_is_rtl(line->s, n)) {
        x -= text_width(t, line->face, line->size, line->s, n) - line->width;
    }
    return x;
}

du thanks_caret_x(const struct form_env *env, const struct thanks_line *line, size_t at)
{
    du in = caret_in(env, line, at);
    return line->x + (env->ui->list->mirrored ? line->width - in : in);
}

/* Two places may be drawn as one, where the direction changes: then the character counts that is
 * under the finger. */
static bool is_under(const struct thanks_line *line, size_t at, size_t next, du caret, du x)
{
    return text_is_rtl(line->s + at, next - at) ? x < caret : x >= caret;
}

size_t thanks_caret_at(const struct form_env *env, const struct thanks_line *line, size_t first,
                       size_t last, du x)
{
    size_t best = first, n = strlen(line->s);
    du nearest = INFINITY;
    for (size_t at = first, next; at <= last; at = next) {
        next = at < n ? text_next(line->s, n, at) : n + 1;
        du caret = thanks_caret_x(env, line, at), far = fabsf(caret - x);
        bool same = far < nearest + 0.5f && at < n && is_under(line, at, next, caret, x);
        if (far < nearest - 0.5f || same) {
            nearest = far;
            best = at;
        }
    }
    return best;
}

du thanks_caret_left(const struct form_env *env, const struct thanks_line *line, size_t at, du w,
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

void thanks_keyboard(struct thanks *s, const struct form_env *env, struct edit *e, bool *shown,
                     bool sentences)
{
    char text[32];
    keyboard_speak(&s->keys, env->language);
    enum keyboard_action action =
        ui_keyboard(env->ui, &s->keys, keyboard_top(env->ui->canvas), e, text);
    if (action == KEYBOARD_NOTHING) {
        return;
    }
    s->input_at = env->ui->now;
    if (action == KEYBOARD_HIDE) {
        *shown = false;
        return;
    }
    keyboard_apply(&s->keys, e, action, text);
    if (sentences) {
        keyboard_auto_shift(&s->keys, e);
    }
}

bool thanks_type(struct thanks *s, const struct form_env *env, struct edit *e, const char *field)
{
    struct ui *ui = env->ui;
    const struct input *event = ui->event;
    if (!event || ui->suppressed || ui->consumed || s->waiting) {
        return false;
    }
    bool arrows = event->kind == INPUT_KEY && (event->key == KEY_LEFT || event->key == KEY_RIGHT ||
                                               event->key == KEY_HOME || event->key == KEY_END);
    bool elsewhere = ui->focus_visible && ui->focus != 0 && ui->focus != ui_id(field);
    if (arrows && (e->len == 0 || elsewhere)) {
        return false;
    }
    if (!edit_input(e, event)) {
        return false;
    }
    ui->consumed = true;
    ui->focus = ui_id(field);
    ui->focus_visible = false;
    return true;
}

/* Width of the chip without its share of the free room. */
static du chip_width(const struct form_env *env, const struct thanks_chips *row,
                     const struct thanks_chip *chip)
{
    du w = text_width(env->ui->text, FACE_T6, row->size, chip->label, strlen(chip->label)) +
           row->pad_least;
    du most = row->area.w - row->extra - row->h - row->gap;
    return fminf(fmaxf(w, canvas_target_min(env->ui->canvas)), most);
}

static du chip_extra(const struct thanks_chips *row, const struct thanks_chip *chip)
{
    return chip->chosen && chip->filter ? row->extra : 0;
}

/* How many chips from first on fit; keep is left free at the end of the last line. */
static unsigned fill_page(const struct form_env *env, const struct thanks_chips *row,
                          const struct thanks_chip *chip, unsigned n, unsigned first, du keep)
{
    unsigned line = 0, i = first;
    du x = 0;
    while (i < n) {
        du w = chip_width(env, row, &chip[i]);
        du room = row->area.w - row->extra - (line + 1 == row->lines ? keep : 0);
        if (x > 0 && x + w > room) {
            if (++line == row->lines) {
                break;
            }
            x = 0;
            continue;
        }
        x += w + row->gap;
        i++;
    }
    return i - first;
}

static bool run_chip(struct ui *ui, const struct thanks_chip *c, struct box b, du size)
{
    return c->filter ? ui_filter(ui, c->name, b, c->label, size, c->field, c->on, c->chosen)
                     : ui_chip(ui, c->name, b, c->label, size, c->chosen);
}

int thanks_chips(const struct form_env *env, const struct thanks_chips *row,
                 const struct thanks_chip *chip, unsigned n, unsigned *page)
{
    struct ui *ui = env->ui;
    du arrow = row->h + row->gap;
    unsigned first = 0, count = fill_page(env, row, chip, n, 0, 0), pages = 1;
    if (count < n) {
        count = fill_page(env, row, chip, n, 0, arrow);
        for (unsigned at = count; at < n; pages++) {
            unsigned more = fill_page(env, row, chip, n, at, arrow);
            if (pages == *page) {
                first = at;
                count = more;
            }
            at += more;
        }
    }
    *page = *page < pages ? *page : 0;

    /* A single row that is all there shares its free room, as far as that looks like chips. */
    du spare = 0;
    if (row->lines == 1 && pages == 1 && n > 0) {
        du all = (du)(n - 1) * row->gap;
        for (unsigned i = 0; i < n; i++) {
            all += chip_width(env, row, &chip[i]) + chip_extra(row, &chip[i]);
        }
        spare = fmaxf(0, fminf((row->area.w - all) / (du)n, row->pad_most - row->pad_least));
    }
    int tapped = -1;
    unsigned line = 0;
    du x = 0, plain_x = 0; /* plain: as fill_page counted, without a check mark */
    for (unsigned i = first; i < first + count; i++) {
        du plain = chip_width(env, row, &chip[i]);
        du room = row->area.w - row->extra - (pages > 1 && line + 1 == row->lines ? arrow : 0);
        if (plain_x > 0 && plain_x + plain > room && line + 1 < row->lines) {
            line++;
            x = plain_x = 0;
        }
        du w = plain + spare + chip_extra(row, &chip[i]);
        struct box b = {row->area.x + x, row->area.y + (du)line * (row->h + row->gap), w, row->h};
        if (run_chip(ui, &chip[i], b, row->size)) {
            tapped = (int)i;
        }
        x += w + row->gap;
        plain_x += plain + row->gap;
    }
    if (pages > 1) {
        char name[32];
        str_format(name, sizeof name, "%s:more", row->name);
        struct box b = {row->area.x + row->area.w - row->h,
                        row->area.y + (du)(row->lines - 1) * (row->h + row->gap), row->h, row->h};
        if (ui_round(ui, name, b.x + b.w / 2, b.y + b.h / 2, b.h / 2,
                     *page + 1 < pages ? "right" : "left")) {
            *page = (*page + 1) % pages;
        }
    }
    return tapped;
}
