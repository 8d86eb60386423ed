#include "forms/review.h"

#include "base/str.h"
#include "forms/note_card.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { BUTTONS = 4 };

struct place {
    struct box card;
    struct box why, when;           /* each a label and what stands below it */
    du label, text, text_min;
    du panel, size;
    struct box button[BUTTONS];     /* later, don't show, change words, show it */
};

static struct place compact(const struct review_frame *f, const struct canvas *c)
{
    du high = canvas_least(c, 60, CANVAS_MAIN_MM), y = c->h - 12 - high, l = f->left;
    du width = f->right - l, gap = canvas_least(c, 8, CANVAS_GAP_MM);
    struct place p = {.card = {l, 76, width - 236 - 20, y - 12 - 10 - 76},
                      .why = {f->right - 228, 84, 220, 160}, .when = {f->right - 228, 258, 220, 0},
                      .label = 17, .text = 22, .text_min = 15, .panel = y - 12, .size = 22};
    static const du wide[BUTTONS] = {130, 190, 214, 0};
    p.when.h = fminf(110, p.panel - 12 - p.when.y);
    for (unsigned i = 0; i < BUTTONS; i++) {
        bool last = i + 1 == BUTTONS;
        p.button[i] = (struct box){l, y, last ? f->right - l : wide[i], high};
        l += wide[i] + gap;
    }
    return p;
}

static struct place place_for(const struct review_frame *f, const struct canvas *c)
{
    du h = c->h, width = f->right - f->left, l = f->left, side = 464;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){
            .card = {l, 168, width - side - 48, h - 224 - 40 - 168},
            .why = {f->right - side, 184, side, h - 680},
            .when = {f->right - side, h - 388, side, 140},
            .label = 34, .text = 44, .text_min = 28, .panel = h - 224, .size = 48,
            .button = {{l, h - 180, 280, 128}, {l + 304, h - 180, 420, 128},
                       {l + 748, h - 180, 460, 128}, {l + 1232, h - 180, width - 1232, 128}}};
    case LAYOUT_PORTRAIT:
        return (struct place){
            .card = {l, 300, width, h - 440 - 40 - 300 - 300},
            .why = {l, h - 440 - 300, width * 0.62f, 260},
            .when = {l + width * 0.62f + 48, h - 440 - 300, width * 0.38f - 48, 260}, .label = 36,
            .text = 44, .text_min = 28, .panel = h - 440, .size = 50,
            .button = {{l, h - 216, 320, 152}, {l, h - 376, (width - 24) / 2, 136},
                       {l + (width + 24) / 2, h - 376, (width - 24) / 2, 136},
                       {l + 344, h - 216, width - 344, 152}}};
    case LAYOUT_COMPACT: return compact(f, c);
    }
    return (struct place){0};
}

static void draw_fact(const struct form_env *env, const struct place *p, struct box b,
                      const char *label, const char *text)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block block;
    du small = canvas_type(ui->canvas, p->label);
    text_fit_line(ui->text, ui->arena, FACE_T5, small, p->label * 0.6f, b.w, label, &block);
    draw_block(ui->list, &block, b.x, b.y, b.w, ALIGN_START, t->ink2, t->paper);
    du down = small * 1.5f;
    struct text_box box = {.face = FACE_D6, .width = b.w, .height = b.h - down,
                           .max = canvas_type(ui->canvas, p->text), .min = p->text_min,
                           .step = 1, .leading = leading_paragraph};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, text), &box, &block);
    draw_block(ui->list, &block, b.x, b.y + down, b.w, ALIGN_START, t->ink, t->paper);
}

static void draw_facts(const struct review *s, const struct form_env *env, const struct place *p)
{
    const struct kudos *k = review_current(s, env);
    char day[96];
    i18n_date(day, sizeof day, k->day, I18N_DATE_FULL);
    /* Over the reason why a note is not shown yet. */
    draw_fact(env, p, p->why, tr("Why it waits"),
              review_is_changed(s)
                  ? tr("These are your words. The first ones stay in the records.")
                  : review_held(env->ui->arena, k->reason));
    /* Over the day on which a note was written. */
    draw_fact(env, p, p->when, tr("Written"), k->day == env->model->today ? tr("Today") : day);
}

/* Index of the button that was used, -1 for none. */
static int run_buttons(struct review *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    draw_rect(ui->list, 0, p->panel, ui->canvas->w, ui->canvas->h - p->panel, ui->theme->paper2);
    const struct { const char *name, *label; enum ui_style style; } look[BUTTONS] = {
        /* Buttons under a note that waits: the next one; it stays away; edit it; it is fine. */
        {"later", tr("Later"), STYLE_SECOND},
        {"reject", tr("Don't show"), STYLE_SECOND},
        {"change", tr("Change words"), STYLE_SECOND},
        {"approve", s->waiting ? tr("Saving…") : tr("Show it"), STYLE_MAIN},
    };
    int used = -1;
    for (int i = 0; i < BUTTONS; i++) {
        bool main = look[i].style == STYLE_MAIN;
        if (ui_button(ui, look[i].name, p->button[i], ui_written(ui->arena, look[i].label),
                      &(struct ui_button){.style = look[i].style, .size = p->size,
                                          .ground = ui->theme->paper2, .off = s->waiting,
                                          .icon = main && !s->waiting ? "check" : NULL,
                                          .stroke = 5.5f})) {
            used = i;
        }
    }
    return used;
}

/* The middle of the number of the note and of the button beside it: upright there is no room for
 * them beside the title, with large words none at all. */
static du second_line(const struct review_frame *f)
{
    return f->portrait ? f->head + 124 : f->head;
}

/* A button left of the number that begins at right. */
static struct box content_box(const struct form_env *env, const struct review_frame *f,
                              const char *label, du size, du right)
{
    struct ui *ui = env->ui;
    du high = canvas_least(ui->canvas, f->button, CANVAS_TARGET_MM);
    du width = text_width(ui->text, FACE_D6, canvas_type(ui->canvas, size), label, strlen(label)) +
               2 * size;
    return (struct box){right - width, second_line(f) - high / 2, width, high};
}

enum review_wish review_note(struct review *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct review_frame f = review_frame(ui->canvas);
    struct place p = place_for(&f, ui->canvas);
    char number[64];
    /* Which of the notes that wait this is. */
    str_format(number, sizeof number, tr("%u of %u"), s->at + 1, review_total(env));
    du size = canvas_type(ui->canvas, f.compact ? 19 : 40);
    struct text_block block;
    text_fit_line(ui->text, ui->arena, FACE_T5, size, size, f.right - f.left, number, &block);
    du room = block.count > 0 ? block.line[0].width + (f.compact ? 16 : 40) : 0;
    /* The button that leads to what is shown on the slides. */
    const char *label = tr("Content");
    struct box content = content_box(env, &f, label, size, f.right - room);
    bool leave = review_header(s, env, true, tr("Show this note?"),
                               f.portrait ? f.right : content.x - size / 2);
    draw_label_mid(ui->list, ui->text, f.right, second_line(&f), ALIGN_END, FACE_T5, size,
                   ui->theme->ink2, ui->theme->paper, number);
    const struct kudos *k = review_current(s, env);
    note_card_draw(env, k, review_is_changed(s) ? s->words.text : k->message, p.card);
    draw_facts(s, env, &p);
    int used = run_buttons(s, env, &p);
    if (ui_button(ui, "content", content, label,
                  &(struct ui_button){.style = STYLE_SECOND, .size = size, .off = s->waiting})) {
        review_go_to_content(s, env);
        return REVIEW_NOTHING;
    }
    switch (used) {
    case 0: review_go_on(s, env, s->at + 1); return REVIEW_NOTHING;
    case 1: review_go(s, env, REVIEW_WHY); return REVIEW_NOTHING;
    case 2:
        s->keyboard = true;
        s->words.caret = s->words.len;
        review_go(s, env, REVIEW_WORDS);
        return REVIEW_NOTHING;
    case 3: return REVIEW_APPROVE;
    }
    return leave ? REVIEW_CLOSE : REVIEW_NOTHING;
}
