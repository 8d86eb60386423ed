#include "forms/thanks.h"

#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

/* Bottom panel and what stands in it. */
struct place {
    struct box view;                /* room for the preview */
    float scale;                    /* of the slide, at most */
    du panel, label_x, label_y, label_w;
    struct box signer, change, post;
    du r, change_size, post_size;
};

/* Buttons as high as a finger needs; the signer gives way to gaps. */
static struct place compact(const struct thanks_frame *f)
{
    du right = f->right, left = f->left, high = canvas_least(f->c, 60, CANVAS_MAIN_MM);
    du y = f->c->h - 12 - high, gap = canvas_least(f->c, 6, CANVAS_GAP_MM);
    struct place p = {.panel = y - 12, .label_x = left, .label_y = y + high / 2,
                      .label_w = f->c->large ? 110 : 84, .r = 14, .change_size = 22,
                      .post_size = 26};
    p.view = (struct box){left, 76, right - left, p.panel - 76 - 10};
    p.post = (struct box){right - 216, y, 216, high};
    p.change = (struct box){p.post.x - fmaxf(10, gap) - 206, y, 206, high};
    p.signer = (struct box){left + p.label_w + 6, y, 0, high};
    p.signer.w = p.change.x - gap - p.signer.x;
    return p;
}

static struct place place_for(const struct thanks_frame *f)
{
    const struct canvas *c = f->c;
    du right = f->right, left = f->left, h = c->h;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){
            .view = {left, 168, right - left, h - 224 - 37 - 168}, .scale = 0.72f,
            .panel = h - 224, .label_x = left, .label_y = h - 116, .label_w = 176,
            .signer = {288, h - 180, 528, 128}, .change = {right - 888, h - 180, 424, 128},
            .post = {right - 440, h - 180, 440, 128}, .r = 28, .change_size = 48, .post_size = 60};
    case LAYOUT_PORTRAIT:
        return (struct place){
            .view = {left, 200, right - left, h - 672 - 40 - 200}, .scale = 0.6f,
            .panel = h - 672, .label_x = left, .label_y = h - 616, .label_w = right - left,
            .signer = {left, h - 576, right - left, 136},
            .change = {left, h - 408, right - left, 128},
            .post = {left, h - 248, right - left, 152}, .r = 28, .change_size = 52,
            .post_size = 64};
    case LAYOUT_COMPACT: return compact(f);
    }
    return (struct place){0};
}

void thanks_preview_close(struct thanks *s)
{
    if (s->slide && s->kind->close) {
        s->kind->close(s->slide);
    }
    s->slide = NULL;
    s->kind = NULL;
    arena_done(&s->preview);
    s->preview = (struct arena){0};
}

void thanks_preview_open(struct thanks *s, const struct form_env *env)
{
    thanks_preview_close(s);
    s->canvas = *env->screen;
    s->theme = env->slide_theme;
    s->kind = slide_kind_find("kudos");
    if (!s->kind || env->screen->layout == LAYOUT_COMPACT) {
        return;
    }
    s->note = thanks_note(s, env, &s->preview);
    s->draft = *env->model;
    s->draft.kudos = &s->note;
    s->draft.kudos_count = 1;
    s->look = (struct slide_env){
        .model = &s->draft, .text = env->ui->text, .canvas = &s->canvas, .theme = s->theme,
        .arena = &s->preview, .slide_h = slide_height(&s->canvas)};
    s->slide = arena_alloc(&s->preview, s->kind->state_size);
    /* In the language in which the screen will show it, and with the same breaks of lines. */
    i18n_use("");
    text_set_scale(env->ui->text, s->canvas.k);
    s->kind->open(s->slide, &s->look, 0);
    text_set_scale(env->ui->text, env->ui->canvas->k);
    i18n_use(env->language);
}

/* The screen may turn, and day may become night, while somebody looks. */
static void keep_preview(struct thanks *s, const struct form_env *env)
{
    const struct canvas *c = env->screen;
    if (s->canvas.w != c->w || s->canvas.h != c->h || s->canvas.k != c->k ||
        s->theme != env->slide_theme) {
        thanks_preview_open(s, env);
    }
}

static void draw_preview(const struct thanks *s, const struct form_env *env, const struct place *p)
{
    struct draw_list *l = env->ui->list;
    const struct theme *t = env->ui->theme;
    const struct canvas *c = env->ui->canvas;
    du w = s->canvas.w, h = slide_height(&s->canvas);
    /* On another canvas than the slides' the picture may have all the room there is. */
    float most = c->layout == s->canvas.layout ? p->scale : INFINITY;
    float k = fminf(most, fminf(p->view.w / w, p->view.h / h));
    du x = (c->w - w * k) / 2, y = p->view.y;
    draw_rrect(l, x - 3, y - 3, w * k + 6, h * k + 6, p->r + 3, t->mute);
    draw_rrect(l, x, y, w * k, h * k, p->r, s->theme->paper);
    draw_push(l, x, y, k, x, y, w * k, h * k, p->r);
    /* As the screen will show it: the form may have been turned over for this one person, for their
     * language or their hand. */
    size_t first = l->count;
    bool form = l->mirrored, language = i18n_is_rtl();
    l->mirrored = env->mirrored;
    s->kind->draw(s->slide, MOMENT_STILL, l);
    l->mirrored = form;
    if (env->mirrored != form) {
        draw_mirror(l, first, w);
    }
    if (form != language) {
        draw_turn(l, first);
    }
    draw_pop(l);
}

/* Where a picture of the slide would be too small to read: who gets it, and the words. */
static void draw_words(const struct thanks *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    du u = compact ? 1 : 2.2f, pad = 16 * u;
    struct box b = p->view;
    ui_card(ui, b, p->r, t->card);
    struct ui_line line = ui_line_begin(ui);
    du r = 24 * u, cy = b.y + pad + r;
    thanks_faces_to(s, env, b.x + pad + r, cy, r, t->card);
    bool valued = s->value < env->model->value_count;
    du taken = valued ? b.w * 0.4f : 0;
    const char *second, *whom = thanks_whom(s, env, &second);
    ui_name(ui->list, ui->text, ui->arena, b.x + 2 * pad + 2 * r, cy, whom, second,
            &(struct ui_name){FACE_D6, canvas_type(ui->canvas, 24 * u), 17 * u,
                              canvas_type(ui->canvas, 18 * u), b.w - 3 * pad - 2 * r - taken},
            t->ink, t->card);
    if (valued) {
        const char *value = env->model->values[s->value].name;
        const char *label = ui_written(ui->arena, value);
        du size = canvas_type(ui->canvas, 19 * u);
        du words = text_width(ui->text, FACE_T6, size, label, strlen(label));
        ui_badge(ui->list, ui->text, t, b.x + b.w - pad, cy, 40 * u, size, label,
                 ui_value_icon(value), words > taken - 70 * u);
    }
    ui_line_end(ui, &line, b);
    struct text_block block;
    struct text_box box = {.face = FACE_D6, .width = b.w - 2 * pad,
                           .height = b.h - 3 * pad - 2 * r,
                           .max = canvas_type(ui->canvas, 44 * u), .min = 17 * u,
                           .step = u, .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, s->message.text), &box, &block);
    draw_block(ui->list, &block, b.x + pad, cy + r + pad + (box.height - block.height) / 2,
               box.width, ALIGN_START, t->ink, t->card);
}

static bool run_signer(const struct thanks *s, const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    struct text_block label;
    text_fit_line(ui->text, ui->arena, FACE_T5, canvas_type(ui->canvas, compact ? 17 : 36),
                  compact ? 17 : 28, p->label_w,
                  /* In front of a name, in little room. */
                  tr("Signed by"), &label);
    draw_block(ui->list, &label, p->label_x, p->label_y - label.size * TEXT_CAP_HEIGHT / 2,
               p->label_w, ALIGN_START, t->ink2, t->paper2);

    struct box b = p->signer;
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = "signer", .box = b, .r = p->r,
                                             .off = s->waiting}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb fill = pressed ? t->rule : t->card;
    ui_card(ui, in, p->r, fill);
    struct ui_line line = ui_line_begin(ui);
    du r = compact ? 22 : 44, cy = b.y + b.h / 2, cx = b.x + (compact ? 30 : 68);
    thanks_face_from(s, env, cx, cy, r);
    du x = b.x + (compact ? 60 : 132), pencil = compact ? 24 : 44;
    du edge = b.x + b.w - (compact ? 28 : 56);
    const char *second, *name = thanks_giver(s, env, &second);
    ui_name(ui->list, ui->text, ui->arena, x, cy, name, second,
            &(struct ui_name){FACE_D6, canvas_type(ui->canvas, compact ? 20 : 40),
                              compact ? 17 : 28, canvas_type(ui->canvas, compact ? 17 : 32),
                              edge - pencil / 2 - 12 - x}, t->ink, fill);
    draw_icon(ui->list, "pencil", edge, cy, pencil, t->ink, 4.6f);
    ui_line_end(ui, &line, b);
    return fired;
}

/* The note beside the title does not say how often it will be shown, as in the design: that depends
 * on how many notes come. */
enum thanks_wish thanks_look(struct thanks *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct thanks_frame f = thanks_frame(ui->canvas);
    struct place p = place_for(&f);
    /* While the note is on its way nothing can be changed. */
    bool suppressed = ui->suppressed;
    ui->suppressed = suppressed || s->waiting;
    const char *note = tr("Everyone in this room can read it");
    du size = canvas_type(f.c, 36), room = f.compact || f.portrait ? 0
                                                 : text_width(ui->text, FACE_T5, size, note,
                                                              strlen(note));
    keep_preview(s, env);
    bool leave = thanks_header(s, env, false, tr("This is how it will look"),
                               f.right - room - (room > 0 ? 48 : 0));
    if (room > 0) {
        draw_label_mid(ui->list, ui->text, f.right, f.head, ALIGN_END, FACE_T5, size,
                       ui->theme->ink2, ui->theme->paper, note);
    }
    ui->suppressed = suppressed;

    if (s->slide) {
        draw_preview(s, env, &p);
    } else {
        draw_words(s, env, &p);
    }
    draw_rect(ui->list, 0, p.panel, f.c->w, f.c->h - p.panel, ui->theme->paper2);
    bool signer = run_signer(s, env, &p);
    struct ui_button change = {.style = STYLE_SECOND, .size = p.change_size,
                               .ground = ui->theme->paper2, .off = s->waiting};
    struct ui_button post = {.style = STYLE_MAIN, .size = p.post_size, .stroke = 5.5f,
                             .icon = s->waiting ? NULL : "check", .off = s->waiting};
    /* Buttons under the picture of the note. */
    bool words = ui_button(ui, "change", p.change, tr("Change words"), &change);
    bool send = ui_button(ui, "post", p.post, s->waiting ? tr("Posting…") : tr("Post it"), &post);

    if (send) {
        return THANKS_POST;
    }
    if (words) {
        s->keyboard = true;
        s->message.caret = s->message.len;
        thanks_go(s, env, THANKS_WORDS);
    } else if (signer || leave) {
        thanks_go_signer(s, env);
    }
    return THANKS_NOTHING;
}
