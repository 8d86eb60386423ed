#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

/* What became of the note: fields in the two colours, or a plain sheet of paper. */

struct place {
    du x, top, width, height;       /* of the title */
    du max, min, line_top, line_width, line;
    struct box first, second;       /* buttons of the sheet; first is also "Done" */
    struct box more;                /* "Thank somebody else" */
    du button;
    du joint;                       /* end of the giver's field, portrait: its lower edge */
    du tick_x, tick_y, tick_r, tick_step;
    struct box undo;
    du undo_size, seconds_y, seconds;
};

/* Buttons grow upwards, "Undo" both ways; for larger letters the one with most words gets wider. */
static struct place grown(struct place p, const struct canvas *c)
{
    if (c->large && c->layout == LAYOUT_PORTRAIT) {
        p.first.w -= 70;
        p.second.x = p.more.x -= 70;
        p.more.w += 70;
    } else if (c->large) {
        p.more.w += 0.42f * p.more.w;
    }
    struct box *const row[] = {&p.first, &p.second, &p.more};
    du more = canvas_least(c, p.first.h, CANVAS_MAIN_MM) - p.first.h;
    du gap = p.second.x - p.first.x - p.first.w;
    for (unsigned i = 0; i < 3; i++) {
        row[i]->y -= more;
        row[i]->h += more;
        row[i]->x += i > 0 ? canvas_least(c, gap, CANVAS_GAP_MM) - gap : 0;
    }
    more = (canvas_least(c, p.undo.h, CANVAS_MAIN_MM) - p.undo.h) / 2;
    p.undo.y -= more;
    p.undo.h += 2 * more;
    p.tick_y -= more;
    p.seconds_y += more;
    return p;
}

static struct place design(const struct thanks_frame *f)
{
    const struct canvas *c = f->c;
    du w = c->w, h = c->h, middle = h / 2, lower = (middle - 540) * 0.7f;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){
            .x = f->left, .top = 232 + lower, .width = 1090, .height = 360, .max = 176, .min = 96,
            .line_top = 624 + lower, .line_width = 1000, .line = 52,
            .first = {f->left, h - 208, 300, 112},
            .second = {f->left + 324, h - 208, 300, 112},
            .more = {f->left + 324, h - 208, 572, 112}, .button = 52,
            .joint = 1300 - middle,
            .tick_x = w - 502, .tick_y = middle - 116, .tick_r = 14, .tick_step = 56,
            .undo = {w - 516, middle - 66, 420, 132}, .undo_size = 60, .seconds_y = middle + 116,
            .seconds = 40};
    case LAYOUT_PORTRAIT:
        return (struct place){
            .x = f->left, .top = 240, .width = w - 144, .height = 420, .max = 152, .min = 72,
            .line_top = 720, .line_width = w - 144, .line = 48, .first = {f->left, 940, 320, 120},
            .second = {f->left + 344, 940, 320, 120},
            .more = {f->left + 344, 940, w - 144 - 344, 120}, .button = 52, .joint = 1100,
            .tick_x = w / 2 - 196, .tick_y = h - 440, .tick_r = 14, .tick_step = 56,
            .undo = {w / 2 - 260, h - 380, 520, 144}, .undo_size = 64, .seconds_y = h - 172,
            .seconds = 40};
    case LAYOUT_COMPACT:
        return (struct place){
            .x = 32, .top = 88, .width = 470, .height = 150, .max = 68, .min = 34, .line_top = 262,
            .line_width = 440, .line = 22, .first = {32, h - 92, 160, 60},
            .second = {204, h - 92, 160, 60}, .more = {204, h - 92, 240, 60}, .button = 25,
            .joint = 320 - (h - 480) / 2,
            .tick_x = w - 203, .tick_y = middle - 60, .tick_r = 7, .tick_step = 26,
            .undo = {w - 212, middle - 34, 196, 68}, .undo_size = 28, .seconds_y = middle + 58,
            .seconds = 19};
    }
    return (struct place){0};
}

struct words { du width, line_width, max; rgb colour, ground; bool sheet; };

/* The line has its own place, or stands lower when the title needs the room; on a sheet right under
 * the title. */
static void draw_words(const struct form_env *env, const struct place *p, const char *title,
                       const char *line, const struct words *w)
{
    struct ui *ui = env->ui;
    struct text_block b;
    struct text_box box = {.face = FACE_D7, .width = w->width, .height = p->height,
                           .max = canvas_type(ui->canvas, w->max), .min = p->min * 0.7f,
                           .step = p->max > 80 ? 4 : 2,
                           .leading = leading_quote_portrait, .balance = w->sheet};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, title), &box, &b);
    draw_block(ui->list, &b, p->x, p->top, w->width, ALIGN_START, w->colour, w->ground);
    du under = p->top + b.height + p->line * 1.6f;
    du top = w->sheet ? under : fmaxf(p->line_top, under);
    struct text_box small = {.face = FACE_T5, .width = w->line_width,
                             .height = fmaxf(p->line, p->first.y - top - p->line),
                             .max = canvas_type(ui->canvas, p->line), .min = p->line * 0.6f,
                             .step = 1, .leading = leading_paragraph,
                             .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, line), &small, &b);
    draw_block(ui->list, &b, p->x, top, small.width, ALIGN_START, w->colour, w->ground);
}

static void draw_fields(const struct form_env *env, const struct place *p, rgb a, rgb b)
{
    struct ui *ui = env->ui;
    du w = ui->canvas->w, h = ui->canvas->h;
    if (ui->canvas->layout == LAYOUT_PORTRAIT) {
        draw_rect(ui->list, 0, 0, w, h, b);
        bridge_bowl(ui->list, 0, p->joint, w, 120, a);
    } else {
        bridge_joint(ui->list, ui->theme, 0, w, 0, h, p->joint, a, b);
    }
}

/* Eight ticks that go out once a second, and the button. True when it was tapped. */
static bool run_undo(const struct thanks *s, const struct form_env *env, const struct place *p,
                     unsigned left, rgb on, rgb ground)
{
    struct ui *ui = env->ui;
    du stroke = p->tick_r > 10 ? 4 : 2.5f;
    for (unsigned i = 0; i < THANKS_UNDO_MS / 1000; i++) {
        du x = p->tick_x + (du)i * p->tick_step;
        if (i < left) {
            draw_disc(ui->list, x, p->tick_y, p->tick_r, on);
        } else {
            draw_ring(ui->list, x, p->tick_y, p->tick_r, stroke, on);
        }
    }
    bool fired = ui_button(ui, "undo", p->undo, s->waiting ? tr("Taking it back…") : tr("Undo"),
                           &(struct ui_button){.style = STYLE_ON_COLOUR, .size = p->undo_size,
                                               .icon = s->waiting ? NULL : "undo", .stroke = 5,
                                               .off = s->waiting});
    char words[64];
    str_format(words, sizeof words, trn("%u second left", "%u seconds left", left), left);
    if (!s->waiting) {
        draw_label_mid(ui->list, ui->text, p->undo.x + p->undo.w / 2, p->seconds_y, ALIGN_CENTRE,
                       TEXT_TABULAR(FACE_T6), canvas_type(ui->canvas, p->seconds), on, ground,
                       words);
    }
    return fired;
}

/* What the giver reads, and what becomes of the note: in the arena. */
static const char *posted_title(const struct thanks *s, const struct form_env *env)
{
    bool posted = s->screen == THANKS_POSTED;
    if (s->from == MODEL_NONE) {
        /* The note was not signed by name. */
        return posted ? tr("Posted.\nThank you.") : tr("Handed in.\nThank you.");
    }
    /* The first name of who wrote the note. */
    return arena_printf(env->ui->arena, posted ? tr("Posted.\nThank you, %s.")
                                               : tr("Handed in.\nThank you, %s."),
                        thanks_first_name(env, s->from));
}

static const char *posted_line(const struct thanks *s, const struct form_env *env)
{
    if (s->screen == THANKS_HELD) {
        return tr("A colleague reads it first. It is kept safe.");
    }
    if (s->to_department != MODEL_NONE) {
        /* A department. */
        return arena_printf(env->ui->arena, tr("Everyone in %s will see it here from now on."),
                            env->model->departments[s->to_department].name);
    }
    if (s->to_count > 1) {
        return tr("They will see it here from now on.");
    }
    /* The first name of who is thanked. */
    return arena_printf(env->ui->arena, tr("%s will see it here from now on."),
                        thanks_first_name(env, s->to[0]));
}

/* Lines that end at the giver's field end somewhere before its nose; those that begin there, as for
 * the left hand, have to begin on it. */
static du width_to_nose(const struct ui *ui, const struct place *p, du y, du width)
{
    du r = ui->canvas->h / 2, up = r - y;
    if (ui->canvas->layout == LAYOUT_PORTRAIT || up * up >= r * r) {
        return width;
    }
    return fminf(width, p->joint + sqrtf(r * r - up * up) - p->x - p->line);
}

static enum thanks_wish run_posted(struct thanks *s, const struct form_env *env,
                                   const struct place *p)
{
    struct ui *ui = env->ui;
    msec gone = ui->now - s->since;
    if (gone >= THANKS_UNDO_MS && !s->waiting) {
        return THANKS_CLOSE;
    }
    unsigned left = gone >= THANKS_UNDO_MS ? 0 : (unsigned)((THANKS_UNDO_MS - gone + 999) / 1000);
    if (!s->waiting) {
        ui_wake(ui, s->since + THANKS_UNDO_MS - (msec)(left - 1) * 1000);
    }
    struct hue a = thanks_hue_from(s, env), b = thanks_hue_to(s, env);
    if (a.field == b.field) {
        b.field = bridge_second_field(ui->theme, a.field);
        b.on = theme_on(ui->theme, b.field);
    }
    draw_fields(env, p, a.field, b.field);
    ui->ring = theme_on(ui->theme, a.field);

    const char *title = posted_title(s, env), *line = posted_line(s, env);
    bool at_nose = text_is_rtl(title, strlen(title)) != ui->list->mirrored;
    draw_words(env, p, title, line,
               &(struct words){at_nose ? width_to_nose(ui, p, p->top, p->width) : p->width,
                               at_nose ? width_to_nose(ui, p, p->line_top, p->line_width)
                                       : p->line_width,
                               p->max, a.on, a.field, false});
    bool undo = run_undo(s, env, p, left, b.on, b.field);
    bool done = ui_button(ui, "done", p->first, tr("Done"),
                          &(struct ui_button){.style = STYLE_ON_COLOUR, .size = p->button,
                                              .off = s->waiting});
    /* Button: write another note; the same person signs it. */
    bool more = ui_button(ui, "more", p->more, tr("Thank somebody else"),
                          &(struct ui_button){.style = STYLE_ON_COLOUR, .size = p->button,
                                              .off = s->waiting});
    if (undo) {
        return THANKS_UNDO;
    }
    if (more) {
        thanks_restart(s, env);
        return THANKS_NOTHING;
    }
    return !s->waiting && (done || ui_key(ui, KEY_ESCAPE)) ? THANKS_CLOSE : THANKS_NOTHING;
}

static void draw_sheet(const struct form_env *env, const struct place *p, const char *title,
                       const char *line)
{
    struct ui *ui = env->ui;
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->paper);
    du width = ui->canvas->w - 2 * p->x;
    draw_words(env, p, title, line,
               &(struct words){width, width, p->max * 0.76f, ui->theme->ink, ui->theme->paper,
                               true});
}

struct choice { const char *name, *label; };

/* A sheet with something to do about it, and "Close". True when the first button was tapped. */
static bool run_choice(struct thanks *s, const struct form_env *env, const struct place *p,
                       const struct choice *first, float wider, bool *ret_close)
{
    struct ui *ui = env->ui;
    struct box wide = p->first, leave = p->second;
    du gap = leave.x - wide.x - wide.w;
    du most = ui->canvas->w - 2 * p->x - leave.w - gap;
    wide.w = fminf(canvas_type(ui->canvas, wide.w) * wider, most);
    leave.x = wide.x + wide.w + gap;
    bool tapped = ui_button(ui, first->name, wide, first->label,
                            &(struct ui_button){.style = STYLE_MAIN, .size = p->button,
                                                .off = s->waiting});
    bool close = ui_button(ui, "close", leave, tr("Close"),
                           &(struct ui_button){.style = STYLE_SECOND, .size = p->button,
                                               .off = s->waiting});
    *ret_close = !s->waiting && !tapped && (close || ui_key(ui, KEY_ESCAPE));
    return tapped;
}

static enum thanks_wish run_again(struct thanks *s, const struct form_env *env,
                                  const struct place *p, const char *title, const char *line)
{
    bool close;
    draw_sheet(env, p, title, line);
    struct choice again = {"again", s->waiting ? tr("Posting…") : tr("Try again")};
    bool tapped = run_choice(s, env, p, &again, 1.4f, &close);
    return tapped ? THANKS_POST : close ? THANKS_CLOSE : THANKS_NOTHING;
}

static enum thanks_wish run_enough(struct thanks *s, const struct form_env *env,
                                   const struct place *p)
{
    unsigned minutes = s->enough_minutes > 0 ? s->enough_minutes : 1;
    const char *when = arena_printf(env->ui->arena,
                                    trn("In about %u minute the next one is welcome. Your words "
                                        "are still here.",
                                        "In about %u minutes the next one is welcome. Your words "
                                        "are still here.", minutes), minutes);
    return run_again(s, env, p, tr("You have written many notes."), when);
}

static enum thanks_wish run_enough_for(struct thanks *s, const struct form_env *env,
                                       const struct place *p)
{
    bool close, known = s->enough_for < env->model->person_count;
    /* The first name of who is thanked. */
    const char *title = known ? arena_printf(env->ui->arena, tr("You have thanked %s a lot today."),
                                             thanks_first_name(env, s->enough_for))
                              : tr("You have thanked the same person a lot today.");
    draw_sheet(env, p, title, tr("Tomorrow is another day. Your words are still here."));
    struct choice other = {"other", tr("Choose somebody else")};
    if (run_choice(s, env, p, &other, p->button > 30 ? 2.1f : 1.8f, &close)) {
        if (known && s->is_receiver[s->enough_for]) {
            (void)thanks_toggle(s, s->enough_for);
        }
        s->several = s->to_count > 0;
        s->signer.stale = true;
        thanks_go(s, env, THANKS_WHO);
    }
    return close ? THANKS_CLOSE : THANKS_NOTHING;
}

static enum thanks_wish run_sheet(const struct form_env *env, const struct place *p,
                                  const char *title, const char *line, const char *name,
                                  const char *label)
{
    draw_sheet(env, p, title, line);
    bool close = ui_button(env->ui, name, p->first, label,
                           &(struct ui_button){.style = STYLE_MAIN, .size = p->button});
    return close || ui_key(env->ui, KEY_ESCAPE) ? THANKS_CLOSE : THANKS_NOTHING;
}

static enum thanks_wish run_taken_back(struct thanks *s, const struct form_env *env,
                                       const struct place *p)
{
    if (env->ui->now - s->since >= THANKS_GOODBYE_MS) {
        return THANKS_CLOSE;
    }
    ui_wake(env->ui, s->since + THANKS_GOODBYE_MS);
    return run_sheet(env, p, tr("Taken back."), tr("Your note is erased."), "done", tr("Done"));
}

enum thanks_wish thanks_after(struct thanks *s, const struct form_env *env)
{
    struct thanks_frame f = thanks_frame(env->ui->canvas);
    struct place p = grown(design(&f), f.c);
    if (s->since < 0) {
        s->since = env->ui->now;
    }
    switch (s->screen) {
    case THANKS_POSTED:
    case THANKS_HELD:
        return run_posted(s, env, &p);
    case THANKS_NOT_SAVED:
        return run_again(s, env, &p, tr("Your note is not saved yet."),
                         tr("Notes cannot be saved right now. Your words are still here."));
    case THANKS_ENOUGH:
        return run_enough(s, env, &p);
    case THANKS_ENOUGH_FOR:
        return run_enough_for(s, env, &p);
    case THANKS_TAKEN_BACK:
        return run_taken_back(s, env, &p);
    case THANKS_KEPT:
        return run_sheet(env, &p, tr("It could not be taken back."),
                         tr("Your note is posted. Whoever looks after this screen can erase it."),
                         "done", tr("Done"));
    case THANKS_CANNOT:
        return run_sheet(env, &p, tr("Notes cannot be saved right now."),
                         tr("Please tell whoever looks after this screen."), "close", tr("Close"));
    case THANKS_WHO:
    case THANKS_WORDS:
    case THANKS_SIGNER:
    case THANKS_UNSIGNED:
    case THANKS_MINE:
    case THANKS_MINE_WHAT:
    case THANKS_LOOK:
        return THANKS_NOTHING;
    }
    return THANKS_NOTHING;
}
