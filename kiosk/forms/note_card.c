#include "forms/note_card.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

struct place {
    du r, pad;                      /* of the card */
    du strip, face;                 /* height of the lower part, radius of its discs */
    du name, name_min, second, arrow, gap;
    du max, min, step;              /* of the words */
    bool stacked;                   /* the receivers below the giver */
};

static struct place place_for(const struct canvas *c)
{
    struct place p = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p = (struct place){28, 44, 156, 48, 40, 22, 32, 46, 20, 88, 36, 2, false};
        break;
    case LAYOUT_PORTRAIT:
        p = (struct place){28, 44, 296, 48, 44, 28, 32, 32, 24, 88, 36, 2, true};
        break;
    case LAYOUT_COMPACT:
        p = (struct place){14, 16, 64, 20, 19, 13, 15, 22, 10, 40, 17, 1, false};
        break;
    }
    p.name = canvas_type(c, p.name);
    p.second = canvas_type(c, p.second);
    p.max = canvas_type(c, p.max);
    return p;
}

static const char *receiver(const struct kudos *k, unsigned i)
{
    return i == 0 ? k->to.name : k->also[i - 1].name;
}

/* A name of the other direction keeps to itself in a list (UAX #9, isolates). */
static const char *isolated(struct arena *a, const char *name)
{
    bool other = text_is_rtl(name, strlen(name)) != i18n_is_rtl();
    return other ? arena_printf(a, "\u2068%s\u2069", name) : name;
}

/* The names of all who are thanked, or as many of them as two lines hold. */
static const char *names_of(const struct form_env *env, const struct kudos *k, du size, du width)
{
    struct ui *ui = env->ui;
    unsigned n = k->also_count + 1, i = 1;
    const char *all = isolated(ui->arena, k->to.name);
    for (; i < n; i++) {
        /* Between the names of a list. */
        const char *more = arena_printf(ui->arena, "%s%s%s", all, tr(", "),
                                        isolated(ui->arena, receiver(k, i)));
        /* Lines do not end where names do. */
        if (text_width(ui->text, FACE_T5, size, more, strlen(more)) > width * 1.4f) {
            break;
        }
        all = more;
    }
    /* Names, and how many others there are. */
    return i == n ? all
                  : arena_printf(ui->arena, trn("%s and %u more", "%s and %u more", n - i), all,
                                 n - i);
}

static void draw_face(const struct form_env *env, const struct kudos_person *who,
                      const char *icon, du cx, du cy, du r)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    const struct model *m = env->model;
    const struct hue *hue = &t->hue[who->colour % PALETTE_SIZE];
    bool none = str_empty(who->department);
    rgb fill = none ? t->mute : hue->field, on = none ? theme_on(t, t->mute) : hue->on;
    if (icon) {
        draw_disc(ui->list, cx, cy, r, fill);
        draw_icon(ui->list, icon, cx, cy, r * 1.1f, on, 4.4f);
        return;
    }
    bool here = who->person < m->person_count;
    ui_avatar(ui->list, ui->text, t, cx, cy, r, here ? m->people[who->person].photo : "",
              here ? m->people[who->person].initials : model_initials(ui->arena, who->name), fill,
              on);
}

/* One side: the disc at x, the name up to right. */
static void draw_giver(const struct form_env *env, const struct kudos *k, const struct place *p,
                       du x, du right, du cy)
{
    const struct theme *t = env->ui->theme;
    du text = x + 2 * p->face + p->gap;
    bool nameless = str_empty(k->from.name);
    draw_face(env, &k->from, nameless ? "hand" : NULL, x + p->face, cy, p->face);
    ui_name(env->ui->list, env->ui->text, env->ui->arena, text, cy,
            /* Who wrote a note without a name; the department stands below. */
            nameless ? tr("A colleague") : k->from.name, k->from.department,
            &(struct ui_name){FACE_D6, p->name, p->name_min, p->second, right - text}, t->ink,
            t->card);
}

/* How many they are, and under that the names, as many as there is room for. */
static void draw_several(const struct form_env *env, const struct kudos *k,
                         const struct place *p, du x, du width, du cy)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block count, names;
    unsigned n = k->also_count + 1;
    text_fit_line(ui->text, ui->arena, FACE_D6, p->name, p->name_min, width,
                  arena_printf(ui->arena, trn("%u person", "%u people", n), n), &count);
    struct text_box box = {.face = FACE_T5, .width = width, .height = 2 * p->second,
                           .max = p->second, .min = p->second * 0.85f, .step = 1,
                           .max_lines = ui->canvas->large ? 1 : 2, .leading = leading_paragraph};
    /* Larger letters have room for one line. */
    const char *some = names_of(env, k, box.min, box.max_lines == 1 ? width * 0.42f : width);
    text_fit(ui->text, ui->arena, ui_written(ui->arena, some), &box, &names);
    du gap = p->name * 0.42f, top = cy - (count.height + gap + names.height) / 2;
    slide_lines_draw(&count, ui->list, x, top, t->ink, t->card);
    slide_lines_draw(&names, ui->list, x, top + count.height + gap, t->ink, t->card);
}

static void draw_receivers(const struct form_env *env, const struct kudos *k,
                           const struct place *p, du x, du right, du cy)
{
    const struct theme *t = env->ui->theme;
    du text = x + 2 * p->face + p->gap;
    bool whole = str_empty(k->to.name), several = k->also_count > 0;
    draw_face(env, &k->to, whole || several ? "team" : NULL, x + p->face, cy, p->face);
    if (several) {
        draw_several(env, k, p, text, right - text, cy);
        return;
    }
    ui_name(env->ui->list, env->ui->text, env->ui->arena, text, cy,
            /* Who is thanked: a whole department. */
            whole ? arena_printf(env->ui->arena, tr("Everyone in %s"), k->to.department)
                  : k->to.name,
            whole ? "" : k->to.department,
            &(struct ui_name){FACE_D6, p->name, p->name_min, p->second, right - text}, t->ink,
            t->card);
}

/* From whom, an arrow, to whom. */
static void draw_people(const struct form_env *env, const struct kudos *k, const struct place *p,
                        struct box b)
{
    struct ui *ui = env->ui;
    du x = b.x + p->pad, right = b.x + b.w - p->pad, top = b.y + b.h - p->strip;
    du cy = top + p->strip / 2;
    draw_rect(ui->list, x, top, right - x, 2, ui->theme->rule);
    if (p->stacked) {
        du apart = p->face + p->arrow / 2 + 6;
        draw_giver(env, k, p, x, right, cy - apart);
        draw_icon(ui->list, "down", x + p->face, cy, p->arrow, ui->theme->ink2, 5);
        draw_receivers(env, k, p, x, right, cy + apart);
        return;
    }
    /* The receivers are more, and more important. */
    du middle = b.x + roundf(b.w * 0.42f), side = p->arrow / 2 + p->gap;
    draw_giver(env, k, p, x, middle - side, cy);
    draw_icon(ui->list, "right", middle, cy, p->arrow, ui->theme->ink2, 4.5f);
    draw_receivers(env, k, p, middle + side, right, cy);
}

void note_card_draw(const struct form_env *env, const struct kudos *k, const char *message,
                    struct box b)
{
    struct ui *ui = env->ui;
    struct place p = place_for(ui->canvas);
    ui_card(ui, b, p.r, ui->theme->card);
    struct text_block block;
    struct text_box box = {.face = FACE_D6, .width = b.w - 2 * p.pad,
                           .height = b.h - p.strip - 2 * p.pad, .max = p.max, .min = p.min,
                           .step = p.step, .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, message), &box, &block);
    draw_block(ui->list, &block, b.x + p.pad, b.y + p.pad + (box.height - block.height) / 2,
               box.width, ALIGN_START, ui->theme->ink, ui->theme->card);
    struct ui_line line = ui_line_begin(ui);
    draw_people(env, k, &p, b);
    ui_line_end(ui, &line, b);
}
