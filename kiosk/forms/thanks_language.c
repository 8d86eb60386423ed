#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

/* The languages over form-1, each by its own name: a panel that needs no words of its own. */

struct place {
    struct box panel, first;        /* the first choice */
    unsigned columns;
    du gap, r, size;
};

static struct place place_for(const struct canvas *c, unsigned count)
{
    struct place p = {.columns = count <= 4 ? 1 : 2, .gap = 16, .r = 40, .size = 44};
    du pad = 64;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p.columns += count > 12;
        p.first = (struct box){0, 0, 440, 112};
        break;
    case LAYOUT_PORTRAIT: p.first = (struct box){0, 0, 392, 112}; break;
    case LAYOUT_COMPACT:
        p.columns += count > 12;
        p.first = (struct box){0, 0, 220, 56};
        p.gap = 8;
        p.r = 24;
        p.size = 22;
        pad = 28;
        break;
    }
    unsigned rows = (count + p.columns - 1) / p.columns;
    p.panel.w = (du)p.columns * (p.first.w + p.gap) - p.gap + 2 * pad;
    p.panel.h = (du)rows * (p.first.h + p.gap) - p.gap + 2 * pad;
    p.panel.x = (c->w - p.panel.w) / 2;
    p.panel.y = (c->h - p.panel.h) / 2;
    p.first.x = p.panel.x + pad;
    p.first.y = p.panel.y + pad;
    return p;
}

static const char *target(const struct form_env *env, const struct i18n_choice *c)
{
    return arena_printf(env->ui->arena, "language:%s", c->tag);
}

bool thanks_has_languages(void)
{
    const struct i18n_choice *c;
    return i18n_choices(&c) > 1;
}

void thanks_language_button(struct thanks *s, const struct form_env *env, du cx, du cy, du r)
{
    struct ui *ui = env->ui;
    if (ui_round(ui, "language", cx, cy, r, "globe")) {
        const struct i18n_choice *c;
        i18n_choices(&c);
        s->languages = true;
        s->languages_at = ui->now;
        ui->focus = ui_id(target(env, &c[i18n_chosen()]));
        ui_wake(ui, ui->now);
    }
}

static void draw_under(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    const struct input *event = ui->event;
    bool suppressed = ui->suppressed;
    ui->event = NULL;
    ui->suppressed = true;
    thanks_people(s, env);
    ui->suppressed = suppressed;
    ui->event = event;
}

/* True when a finger came down beside the panel and up again. */
static bool is_scrim_tapped(struct ui *ui, struct box panel)
{
    const struct input *e = ui->event;
    if (e && e->kind == INPUT_POINTER_DOWN && box_contains(panel, e->x, e->y)) {
        ui->consumed = true;
    }
    struct box all = {0, 0, ui->canvas->w, ui->canvas->h};
    return ui_hit(ui, &(struct ui_hit){.name = "scrim", .box = all, .no_focus = true}, NULL);
}

void thanks_languages(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    const struct i18n_choice *c;
    unsigned n = i18n_choices(&c), now = i18n_chosen();
    struct place p = place_for(ui->canvas, n);
    draw_under(s, env);
    ui_scrim(ui, s->languages_at, env->reduced_motion);
    draw_rrect(ui->list, p.panel.x, p.panel.y, p.panel.w, p.panel.h, p.r, ui->theme->paper);
    bool leave = false;
    for (unsigned i = 0; i < n; i++) {
        struct box b = p.first;
        b.x += (du)(i % p.columns) * (b.w + p.gap);
        b.y += (du)(i / p.columns) * (b.h + p.gap);
        struct ui_button look = {.style = i == now ? STYLE_MAIN : STYLE_SECOND, .size = p.size,
                                 .icon = i == now ? "check" : NULL, .stroke = 5.5f};
        if (ui_button(ui, target(env, &c[i]), b, c[i].name, &look)) {
            leave = true;
            if (i != now) {
                str_copy(env->language, FORM_LANGUAGE, c[i].tag);
            }
        }
    }
    leave |= is_scrim_tapped(ui, p.panel);
    if (leave || ui_key(ui, KEY_ESCAPE)) {
        s->languages = false;
        ui->focus = ui_id("language");
        ui_wake(ui, ui->now);
    }
}
