#include "forms/optout.h"

#include "i18n/i18n.h"

struct place {
    struct box card;            /* the first one */
    du step_x, step_y;          /* to the next one */
    du line_top, line;          /* the words under the header, their size */
    du panel;                   /* top of the ground of the buttons */
    struct box again, hide;
    du size;                    /* of the words on them */
};

static struct place place_for(const struct thanks_frame *f)
{
    const struct canvas *c = f->c;
    du width = f->right - f->left, gap = canvas_least(c, f->compact ? 8 : 24, CANVAS_GAP_MM);
    du design = f->compact ? 60 : f->portrait ? 152 : 128;
    du high = canvas_least(c, design, CANVAS_MAIN_MM), edge = f->compact ? 12 : 52;
    du third = (width - 2 * gap) / OPTOUT_KINDS, y = c->h - edge - high;
    struct place p = {.step_x = third + gap, .line = f->compact ? 20 : 44,
                      .size = f->compact ? 24 : 52, .panel = y - (f->compact ? 12 : 44)};
    du card_h = f->compact ? 100 : 200, middle = 0;
    p.line_top = f->compact ? 84 : f->portrait ? 240 : 192;
    p.hide = (struct box){f->right - (f->compact ? 236 : 480), y, f->compact ? 236 : 480, high};
    p.again = p.hide;
    p.again.x -= gap + p.again.w;
    if (f->portrait) {
        p.hide.x = p.again.x = f->left;
        p.hide.w = p.again.w = width;
        p.again.y -= gap + high;
        p.panel -= gap + high;
        p.step_x = 0;
        p.step_y = card_h + gap;
        third = width;
    }
    /* The cards stand in the middle of what the words leave. */
    du all = f->portrait ? (OPTOUT_KINDS - 1) * p.step_y + card_h : card_h;
    du words = p.line_top + p.line * (f->compact ? 3.2f : 4.2f);
    middle = (words + p.panel) / 2;
    p.card = (struct box){f->left, middle - all / 2, third, card_h};
    return p;
}

static const char *words_for(enum optout_kind kind, bool hidden)
{
    switch (kind) {
    /* On cards: what somebody may ask to hide of themselves, and what they have hidden already. */
    case OPTOUT_BIRTHDAY: return hidden ? tr("Birthday, hidden") : tr("Birthday");
    case OPTOUT_ANNIVERSARY:
        return hidden ? tr("Work anniversary, hidden") : tr("Work anniversary");
    case OPTOUT_PHOTO: return hidden ? tr("Photo, hidden") : tr("Photo");
    case OPTOUT_KINDS: break;
    }
    return "";
}

static void run_cards(struct optout_form *s, const struct form_env *env,
                      const struct thanks_frame *f, const struct place *p)
{
    static const char *const icon[OPTOUT_KINDS] = {"smile", "clock", "person"};
    unsigned before = optout_before(s, env);
    struct box b = p->card;
    for (unsigned kind = 0; kind < OPTOUT_KINDS; kind++) {
        unsigned bit = OPTOUT_BIT(kind);
        bool hidden = before & bit;
        struct thanks_card card = {
            .name = arena_printf(env->ui->arena, "what:%s", optout_name((enum optout_kind)kind)),
            .face = thanks_icon_face(env, MODEL_NONE, icon[kind]),
            .words = words_for((enum optout_kind)kind, hidden),
            .mark = hidden || s->what & bit ? THANKS_CHECKED : THANKS_OPEN,
            .off = hidden || s->waiting,
        };
        if (thanks_card(env, f, b, &card)) {
            s->what ^= bit;
            ui_wake(env->ui, env->ui->now);
        }
        b.x += p->step_x;
        b.y += p->step_y;
    }
}

static void draw_line_under(const struct form_env *env, const struct thanks_frame *f,
                            const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    struct text_box box = {.face = FACE_T5, .width = f->right - f->left,
                           .height = p->card.y - p->line_top - p->line * 0.5f,
                           .max = canvas_type(ui->canvas, p->line), .min = p->line * 0.6f,
                           .step = 1, .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena,
             tr("It stays hidden, whatever is loaded later. To show it again, whoever looks after "
                "this screen enters the PIN."),
             &box, &b);
    draw_block(ui->list, &b, f->left, p->line_top, box.width, ALIGN_START, t->ink2, t->paper);
}

enum optout_wish optout_what(struct optout_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct thanks_frame f = thanks_frame(ui->canvas);
    struct place p = place_for(&f);
    /* The first name of who asks. */
    const char *title = arena_printf(ui->arena, tr("What shall we hide, %s?"),
                                     thanks_first_name(env, s->pick.from));
    bool back = thanks_header(&s->pick, env, true, title, f.right);
    draw_line_under(env, &f, &p);
    run_cards(s, env, &f, &p);
    draw_rect(ui->list, 0, p.panel, f.c->w, f.c->h - p.panel, ui->theme->paper2);
    bool again = optout_before(s, env) != 0 &&
                 /* Button: what was hidden earlier; needs the PIN. */
                 ui_button(ui, "again", p.again, tr("Show again"),
                           &(struct ui_button){.style = STYLE_SECOND, .size = p.size,
                                               .ground = ui->theme->paper2, .off = s->waiting});
    /* Button: from now on this is not shown. */
    bool hide = ui_button(ui, "hide", p.hide, s->waiting ? tr("Hiding…") : tr("Hide it"),
                          &(struct ui_button){.style = STYLE_MAIN, .size = p.size,
                                              .off = s->waiting || s->what == 0});
    if (s->waiting) {
        return OPTOUT_NOTHING;
    }
    if (back) {
        optout_go(s, env, OPTOUT_WHO);
    } else if (again) {
        s->what = 0;
        optout_go(s, env, OPTOUT_PIN);
    }
    return hide ? OPTOUT_HIDE : OPTOUT_NOTHING;
}
