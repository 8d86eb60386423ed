#include "forms/stick.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { MINUTE_S = 60 };
/* A nose with less than this has no room for its share. */
#define LEAST_SHARE 0.12f

struct place {
    du left, right, title_top, title, line_y, line;
    struct box band;
    du disc, icon, share;           /* radius, size of the icon and of the letters */
    du file, file_size, note;       /* centre lines; what is read, and what is safe */
    du time;                        /* centre line of the time left; 0: beside the file */
    struct box cancel;
};

static struct place place_for(const struct canvas *c)
{
    du h = c->h, high = canvas_least(c, 96, CANVAS_TARGET_MM);
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){
            .left = 96, .right = c->w - 96, .title_top = 96, .title = 136, .line_y = 265,
            .line = 48, .band = {0, 372 + (h - 1080) / 2, c->w, 320}, .disc = 88, .icon = 100,
            .share = 120, .file = 800 + (h - 1080) / 2, .file_size = 46, .note = h - 88,
            .cancel = {c->w - 96 - 300, h - 88 - high / 2, 300, high}};
    case LAYOUT_PORTRAIT:
        return (struct place){
            .left = 72, .right = c->w - 72, .title_top = 160, .title = 110, .line_y = 320,
            .line = 46, .band = {0, h / 2 - 260, c->w, 320}, .disc = 88, .icon = 100,
            .share = 110, .file = h / 2 + 150, .file_size = 46, .note = h / 2 + 330,
            .time = h / 2 + 230,
            .cancel = {72, h - 120 - high, c->w - 144, high}};
    case LAYOUT_COMPACT:
        high = canvas_least(c, 60, CANVAS_TARGET_MM);
        return (struct place){
            .left = 32, .right = c->w - 32, .title_top = 40, .title = 54, .line_y = 112,
            .line = 22, .band = {0, 156, c->w, 128}, .disc = 36, .icon = 42, .share = 48,
            .file = 322, .file_size = 22, .note = h - 24 - high / 2,
            .cancel = {c->w - 32 - 160, h - 24 - high, 160, high}};
    }
    return (struct place){0};
}

static void draw_band(const struct stick_form *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct box b = p->band;
    du r = b.h / 2, cy = b.y + r, at = p->left + p->disc;
    bool known = s->stick->total > 0;
    unsigned done = s->stick->done < s->stick->total ? s->stick->done : s->stick->total;
    float share = known ? (float)done / (float)s->stick->total : 0;
    du nose = fmaxf(share * b.w, r);
    draw_rect(ui->list, b.x, b.y, b.w, b.h, t->paper2);
    draw_nose(ui->list, 0, b.y, nose, b.h, r, t->ink);
    draw_disc(ui->list, at, cy, p->disc, nose > at + p->disc ? t->paper : t->card);
    draw_icon(ui->list, "usb", at, cy, p->icon, t->ink, 4.2f);
    du end = b.w - p->left - p->disc;
    draw_disc(ui->list, end, cy, p->disc, t->card);
    draw_icon(ui->list, "screen", end, cy, p->icon, t->ink, 4.2f);
    if (!known) {
        return;
    }
    char words[32];
    /* How much of the stick is read. */
    str_format(words, sizeof words, tr("%u%%"), (unsigned)(share * 100));
    du width = text_width(ui->text, FACE_D7, p->share, words, strlen(words));
    du right = nose - r + r * 0.375f, clear = at + p->disc + p->icon * 0.3f;
    if (right - width < clear || share < LEAST_SHARE) {
        du x = fmaxf(nose, at + p->disc) + p->icon * 0.4f;
        draw_label_mid(ui->list, ui->text, x, cy, ALIGN_START, FACE_D7, p->share, t->ink,
                       t->paper2, words);
    } else {
        right = fminf(right, end - p->disc - p->icon * 0.3f);
        draw_label_mid(ui->list, ui->text, right, cy, ALIGN_END, FACE_D7, p->share, t->onink,
                       t->ink, words);
    }
}

static const char *time_left(const struct stick_form *s, const struct form_env *env)
{
    unsigned left = s->stick->seconds_left;
    if (left == 0) {
        return "";
    }
    if (left < MINUTE_S) {
        return tr("Less than a minute left");
    }
    unsigned minutes = (left + MINUTE_S - 1) / MINUTE_S;
    return arena_printf(env->ui->arena,
                        trn("About %u minute left", "About %u minutes left", minutes), minutes);
}

static void draw_line_of(const struct form_env *env, enum face face, du size, du x, du width,
                         du cy, rgb colour, const char *words)
{
    struct ui *ui = env->ui;
    struct text_block b;
    text_fit_line(ui->text, ui->arena, face, canvas_type(ui->canvas, size), size * 0.6f, width,
                  words, &b);
    stick_line(env, &b, x, cy, colour, ui->theme->paper);
}

static void draw_words(const struct stick_form *s, const struct form_env *env,
                       const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    du width = p->right - p->left;
    const char *stay = tr("Please leave the stick in.");
    struct text_block b;
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, p->title),
                  p->title * 0.5f, width, tr("Reading the stick"), &b);
    draw_block(ui->list, &b, p->left, p->title_top, width, ALIGN_START, t->ink, t->paper);
    if (s->stick->total > 0) {
        /* Files of the stick that are read; the whole sentence asks to leave it in. */
        stay = arena_printf(ui->arena, tr("%u of %u. Please leave the stick in."), s->stick->done,
                            s->stick->total);
    }
    /* Below a title that is larger than the design has it. */
    du line = fmaxf(p->line_y, p->title_top + TEXT_CAP_HEIGHT * b.size + b.size * 0.3f +
                                   canvas_type(ui->canvas, p->line) * 0.7f);
    draw_line_of(env, FACE_T5, p->line, p->left, width, line, t->ink2, stay);
    const char *left = time_left(s, env);
    du size = canvas_type(ui->canvas, p->file_size), room = 0;
    if (*left && p->time == 0) {
        room = text_width(ui->text, FACE_T5, size, left, strlen(left)) + p->file_size;
    }
    draw_line_of(env, FACE_D6, p->file_size, p->left, width - room, p->file, t->ink,
                 s->stick->file);
    if (p->time > 0) {
        draw_line_of(env, FACE_T5, p->file_size, p->left, width, p->time, t->ink2, left);
    } else if (*left) {
        draw_label_mid(ui->list, ui->text, p->right, p->file, ALIGN_END, FACE_T5, size,
                       t->ink2, t->paper, left);
    }
    du note = ui->canvas->layout == LAYOUT_PORTRAIT ? width : p->cancel.x - p->left - p->line / 2;
    draw_line_of(env, FACE_T5, p->line * 0.84f, p->left, note, p->note, t->ink2,
                 tr("Nothing on the screen changes before you say so."));
}

enum stick_wish stick_read(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct place p = place_for(ui->canvas);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    draw_words(s, env, &p);
    draw_band(s, env, &p);
    bool cancel = ui_button(ui, "cancel", p.cancel, tr("Cancel"),
                            &(struct ui_button){.style = STYLE_SECOND, .size = p.line});
    if (cancel || ui_key(ui, KEY_ESCAPE)) {
        return STICK_DISCARD;
    }
    msec last = s->touched > s->news ? s->touched : s->news;
    ui_wake(ui, last + STICK_STALL_MS);
    return ui->now - last >= STICK_STALL_MS ? STICK_CLOSE : STICK_NOTHING;
}
