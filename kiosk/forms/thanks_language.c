#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

/* How the form shall be for this person, over form-1: its language, and what helps to read and to
 * reach it. Languages stand under their own names. */

enum { AIDS = 4, ROWS = 5 }; /* rows: of languages, before another column begins */

struct place {
    struct box panel, language, aid, done; /* the first ones, and the last row */
    unsigned columns;               /* of languages */
    du gap, r, size;
};

struct aid { const char *name, *label; bool *on; };

/* Those that change something here: from right to left buttons are on the left anyway, and on a low
 * screen everybody reaches them. */
static unsigned aids_of(const struct form_env *env, struct aid ret[AIDS])
{
    struct form_aids *aids = env->aids;
    unsigned n = 0;
    /* Switches for who reads or reaches the form with difficulty. */
    ret[n++] = (struct aid){"aid:large", tr("Large text"), &aids->large};
    ret[n++] = (struct aid){"aid:contrast", tr("High contrast"), &aids->contrast};
    if (!i18n_is_rtl()) {
        /* Switch: buttons are on the left, for left-handed people. */
        ret[n++] = (struct aid){"aid:left", tr("Left hand"), &aids->left};
    }
    if (canvas_is_tall(env->screen)) {
        /* Switch: the form stands lower on a tall screen, for who cannot reach up. */
        ret[n++] = (struct aid){"aid:low", tr("Lower on screen"), &aids->low};
    }
    return n;
}

/* Languages beside the aids; where there is no room for that, above them. */
static struct place place_for(const struct canvas *c, unsigned languages, unsigned aids)
{
    bool compact = c->layout == LAYOUT_COMPACT, stacked = c->layout == LAYOUT_PORTRAIT;
    struct place p = {.r = compact ? 24 : 40, .size = compact ? 22 : 44};
    du pad = compact ? 24 : 64, edge = compact ? 8 : 24, h = compact ? 56 : 112;
    du wide = compact ? 320 : 600, narrow = compact ? 220 : 440;
    p.gap = canvas_least(c, compact ? 8 : 16, CANVAS_GAP_MM);
    du main = canvas_least(c, h, CANVAS_MAIN_MM);
    unsigned rows = 0;
    if (languages > 1) {
        unsigned most = (unsigned)((c->h - 2 * edge - 2 * pad + p.gap) / (h + p.gap));
        most = languages <= 2 * ROWS && most > ROWS ? ROWS : most;
        p.columns = stacked ? 2 : (languages + most - 1) / most;
        rows = (languages + p.columns - 1) / p.columns;
    }
    du across = c->w - 2 * edge - 2 * pad, all = (du)p.columns * p.gap;
    if (stacked) {
        wide = fminf(across, 2 * narrow + p.gap);
        narrow = (wide - p.gap) / 2;
        all = 0;
    } else if (p.columns > 0) {
        narrow = fminf(narrow, (across - wide - all) / (du)p.columns);
        all += (du)p.columns * narrow;
    }
    du left = rows > 0 ? (du)rows * (h + p.gap) - p.gap : 0;
    du right = (du)aids * (h + p.gap) + main;
    p.panel.w = all + wide + 2 * pad;
    p.panel.h = (stacked && rows > 0 ? left + 2 * p.gap + right : fmaxf(left, right)) + 2 * pad;
    p.panel.x = (c->w - p.panel.w) / 2;
    p.panel.y = (c->h - p.panel.h) / 2;
    p.language = (struct box){p.panel.x + pad, p.panel.y + pad, narrow, h};
    p.aid = (struct box){p.panel.x + pad + all, p.panel.y + pad, wide, h};
    p.aid.y += stacked && rows > 0 ? left + 2 * p.gap : 0;
    p.done = (struct box){p.aid.x, p.panel.y + p.panel.h - pad - main, wide, main};
    return p;
}

static const char *target(const struct form_env *env, const struct i18n_choice *c)
{
    return arena_printf(env->ui->arena, "language:%s", c->tag);
}

static unsigned languages(void)
{
    const struct i18n_choice *c;
    return i18n_choices(&c);
}

du thanks_language_width(du h)
{
    return languages() > 1 ? roundf(h * 1.7f) : h;
}

/* Letters for the aids, and a globe before them where there is more than one language. */
static void draw_signs(struct ui *ui, struct box b)
{
    struct ui_line line = ui_line_begin(ui);
    du cy = b.y + b.h / 2, size = b.h * 0.46f, x = b.x + b.w / 2, apart = b.h * 0.31f;
    if (languages() > 1) {
        draw_icon(ui->list, "globe", x - apart, cy, size, ui->theme->ink, 5);
        x += apart;
    }
    draw_icon(ui->list, "reading", x, cy, size, ui->theme->ink, 5);
    ui_line_end(ui, &line, b);
}

void thanks_language_button(struct thanks *s, const struct form_env *env, struct box b)
{
    struct ui *ui = env->ui;
    bool pressed;
    if (ui_hit(ui, &(struct ui_hit){.name = "language", .box = b, .r = b.h / 2}, &pressed)) {
        const struct i18n_choice *c;
        s->languages = true;
        s->languages_at = ui->now;
        ui->focus = i18n_choices(&c) > 1 ? ui_id(target(env, &c[i18n_chosen()]))
                                         : ui_id("aid:large");
        ui_wake(ui, ui->now);
    }
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    ui_card(ui, in, in.h / 2, pressed ? ui->theme->rule : ui->theme->paper2);
    draw_signs(ui, b);
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

/* True when another language was chosen, or the same once more. */
static bool run_languages(const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct i18n_choice *c;
    unsigned n = i18n_choices(&c), now = i18n_chosen();
    bool leave = false;
    for (unsigned i = 0; p->columns > 0 && i < n; i++) {
        struct box b = p->language;
        b.x += (du)(i % p->columns) * (b.w + p->gap);
        b.y += (du)(i / p->columns) * (b.h + p->gap);
        struct ui_button look = {.style = i == now ? STYLE_CHOSEN : STYLE_SECOND, .size = p->size,
                                 .icon = i == now ? "check" : NULL, .stroke = 5.5f};
        if (ui_button(ui, target(env, &c[i]), b, c[i].name, &look)) {
            leave = true;
            if (i != now) {
                str_copy(env->language, FORM_LANGUAGE, c[i].tag);
            }
        }
    }
    return leave;
}

static void run_aids(const struct form_env *env, const struct place *p, const struct aid *aid,
                     unsigned n)
{
    struct box b = p->aid;
    for (unsigned i = 0; i < n; i++) {
        if (ui_toggle(env->ui, aid[i].name, b, aid[i].label, p->size, *aid[i].on)) {
            *aid[i].on = !*aid[i].on;
            ui_wake(env->ui, env->ui->now);
        }
        b.y += b.h + p->gap;
    }
}

void thanks_languages(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct aid aid[AIDS];
    unsigned aids = aids_of(env, aid);
    struct place p = place_for(ui->canvas, languages(), aids);
    draw_under(s, env);
    ui_scrim(ui, s->languages_at, env->reduced_motion);
    ui_card(ui, p.panel, p.r, ui->theme->paper);
    bool leave = run_languages(env, &p);
    run_aids(env, &p, aid, aids);
    leave |= ui_button(ui, "done", p.done, tr("Done"),
                       &(struct ui_button){.style = STYLE_MAIN, .size = p.size});
    leave |= is_scrim_tapped(ui, p.panel);
    if (leave || ui_key(ui, KEY_ESCAPE)) {
        s->languages = false;
        ui->focus = ui_id("language");
        ui_wake(ui, ui->now);
    }
}
