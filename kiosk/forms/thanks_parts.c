#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { NOSE_MS = 240 };

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

/* One bar along the upper edge; its nose says how far we are. */
static void draw_steps(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    static const float share_of[] = {
        [THANKS_WHO] = 1 / 3.0f, [THANKS_WORDS] = 2 / 3.0f, [THANKS_SIGNER] = 2.5f / 3,
        [THANKS_UNSIGNED] = 2.5f / 3, [THANKS_MINE] = 1 / 2.0f,
        [THANKS_MINE_WHAT] = 1,
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

bool thanks_header(struct thanks *s, const struct form_env *env, bool faces, const char *title,
                   du right)
{
    struct ui *ui = env->ui;
    struct thanks_frame f = thanks_frame(ui->canvas);
    draw_rect(ui->list, 0, 0, f.c->w, f.c->h, ui->theme->paper);
    draw_steps(s, env);

    bool flags = s->screen == THANKS_WHO && !s->several;
    bool first = flags || s->screen == THANKS_MINE;
    du r = f.compact ? 26 : f.portrait ? 52 : 48;
    bool back = ui_round(ui, first ? "close" : "back", f.left + r, f.head, r,
                         first ? "close" : "left");
    right = flags ? thanks_flag_button(s, env, right) : right;
    du x = f.words_x;
    struct ui_line line = ui_line_begin(ui);
    if (faces) {
        du face = f.compact ? 24 : 48;
        thanks_faces_to(s, env, x + face, f.head, face, ui->theme->paper);
        x += f.compact ? 60 : f.portrait ? 120 : 128;
    }
    struct text_block block;
    const char *words = ui_written(ui->arena, title);
    du most = canvas_type(f.c, f.title);
    text_fit_line(ui->text, ui->arena, FACE_D7, most, f.title * 0.66f, right - x, words, &block);
    if (block.cut || (f.c->large && block.size < most * 0.8f)) {
        text_fit_name(ui->text, ui->arena, FACE_D7, most, f.title * 0.6f, right - x, words,
                      &block);
    }
    du height = block.count > 1 ? block.height : TEXT_CAP_HEIGHT * block.size;
    draw_block(ui->list, &block, x, f.head - height / 2, right - x, ALIGN_START, ui->theme->ink,
               ui->theme->paper);
    ui_line_end(ui, &line, (struct box){f.words_x, 0, right - f.words_x, 2 * f.head});
    return back || ui_key(ui, KEY_ESCAPE);
}

void thanks_keyboard(struct thanks *s, const struct form_env *env, struct edit *e, bool *shown,
                     bool sentences)
{
    if (field_keyboard(env, &s->keys, e, shown, sentences)) {
        s->input_at = env->ui->now;
    }
}

bool thanks_type(struct thanks *s, const struct form_env *env, struct edit *e, const char *field)
{
    return !s->waiting && field_type(env, e, field);
}

/* Width of the chip without its share of the free room. */
static du chip_width(const struct form_env *env, const struct thanks_chips *row,
                     const struct thanks_chip *chip)
{
    du size = canvas_type(env->ui->canvas, row->size);
    du w = text_width(env->ui->text, FACE_T6, size, chip->label, strlen(chip->label)) +
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
