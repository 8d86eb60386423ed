#include "forms/flag.h"

#include "forms/note_card.h"
#include "forms/sheet.h"
#include "i18n/i18n.h"

#include <string.h>

/* Anyone may flag a note, so it is asked once, kindly, with the note in sight, and nothing is kept
 * about who asked. */

enum { GOODBYE_MS = 5000 };

enum screen {
    ASK,
    DOWN,   /* it is off the screen and waits for review */
    FAILED, /* it could not be written down, so it comes back */
    GONE,   /* it was not shown any more */
    CANNOT, /* the store could not write when the form opened */
};

struct flag {
    enum screen screen;
    bool waiting;
    msec since; /* of the screens that leave by themselves; -1 not drawn yet */
};

const struct kudos *flag_note(const struct form_env *env)
{
    const struct model *m = env->model;
    for (unsigned i = 0; env->showing != 0 && i < m->kudos_count; i++) {
        if (m->kudos[i].id == env->showing) {
            return &m->kudos[i];
        }
    }
    return NULL;
}

static void flag_open(void *state, const struct form_env *env)
{
    struct flag *s = state;
    s->since = -1;
    s->screen = !flag_note(env) ? GONE : env->can_save ? ASK : CANNOT;
}

struct place {
    du x, top, width, title, line;
    struct box card, leave, take;
    du panel, size;
};

static struct place compact(const struct canvas *c)
{
    du w = c->w, high = canvas_least(c, 60, CANVAS_MAIN_MM), y = c->h - 12 - high;
    du gap = canvas_least(c, 8, CANVAS_GAP_MM);
    return (struct place){.x = 12, .top = 24, .width = w - 24, .title = 38, .line = 19,
                          .card = {12, 122, w - 24, y - 12 - 10 - 122},
                          .leave = {w - 12 - 236 - gap - 170, y, 170, high},
                          .take = {w - 12 - 236, y, 236, high}, .panel = y - 12, .size = 24};
}

static struct place place_for(const struct canvas *c)
{
    du w = c->w, h = c->h;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return (struct place){.x = 96, .top = 64, .width = w - 192, .title = 96, .line = 44,
                              .card = {96, 248, w - 192, h - 224 - 40 - 248},
                              .leave = {w - 96 - 480 - 24 - 360, h - 180, 360, 128},
                              .take = {w - 96 - 480, h - 180, 480, 128}, .panel = h - 224,
                              .size = 52};
    case LAYOUT_PORTRAIT:
        return (struct place){.x = 72, .top = 96, .width = w - 144, .title = 96, .line = 44,
                              .card = {72, 496, w - 144, h - 440 - 48 - 496},
                              .leave = {72, h - 376, w - 144, 136},
                              .take = {72, h - 216, w - 144, 152}, .panel = h - 440, .size = 56};
    case LAYOUT_COMPACT: return compact(c);
    }
    return (struct place){0};
}

static void draw_question(const struct form_env *env, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct text_block b;
    struct text_box box = {.face = FACE_D7, .width = p->width,
                           .height = p->card.y - p->top - 3 * p->line,
                           .max = canvas_type(ui->canvas, p->title), .min = p->title * 0.5f,
                           .step = 2, .leading = leading_quote_portrait,
                           .balance = true};
    text_fit(ui->text, ui->arena, tr("Take this note off the screen?"), &box, &b);
    draw_block(ui->list, &b, p->x, p->top, p->width, ALIGN_START, t->ink, t->paper);
    du top = p->top + b.height + p->line * 0.9f;
    box = (struct text_box){.face = FACE_T5, .width = p->width,
                            .height = p->card.y - top - p->line * 0.5f,
                            .max = canvas_type(ui->canvas, p->line), .min = p->line * 0.6f,
                            .step = 1, .leading = leading_paragraph,
                            .balance = true};
    text_fit(ui->text, ui->arena,
             tr("A colleague will read it again. Nobody is told who asked."), &box, &b);
    draw_block(ui->list, &b, p->x, top, p->width, ALIGN_START, t->ink2, t->paper);
}

/* True when it shall be taken down; *ret_leave: when not. */
static bool run_ask(struct flag *s, const struct form_env *env, bool *ret_leave)
{
    struct ui *ui = env->ui;
    const struct canvas *c = ui->canvas;
    struct place p = place_for(c);
    const struct kudos *note = flag_note(env);
    draw_rect(ui->list, 0, 0, c->w, c->h, ui->theme->paper);
    draw_question(env, &p);
    note_card_draw(env, note, note->message, p.card);
    draw_rect(ui->list, 0, p.panel, c->w, c->h - p.panel, ui->theme->paper2);
    bool leave = ui_button(ui, "leave", p.leave, tr("Leave it"),
                           &(struct ui_button){.style = STYLE_SECOND, .size = p.size,
                                               .ground = ui->theme->paper2, .off = s->waiting});
    bool take = ui_button(ui, "take-down", p.take,
                          s->waiting ? tr("Taking it down…") : tr("Take it down"),
                          &(struct ui_button){.style = STYLE_MAIN, .size = p.size,
                                              .off = s->waiting});
    *ret_leave = !s->waiting && (leave || ui_key(ui, KEY_ESCAPE));
    return take;
}

/* A sheet that leaves by itself. True when it has. */
static bool run_goodbye(struct flag *s, const struct form_env *env, const char *title,
                        const char *line)
{
    if (s->since < 0) {
        s->since = env->ui->now;
    }
    ui_wake(env->ui, s->since + GOODBYE_MS);
    struct sheet sheet = {.title = title, .line = line, .first = {.name = "done"}};
    sheet.first.label = tr("Done");
    return sheet_run(env, &sheet) == SHEET_FIRST || env->ui->now - s->since >= GOODBYE_MS;
}

/* True when it shall be tried again. */
static bool run_failed(const struct flag *s, const struct form_env *env, bool *ret_leave)
{
    struct sheet sheet = {.title = tr("It could not be taken down."),
                          .line = tr("The note will be shown again. Please tell whoever looks "
                                     "after this screen."),
                          .first = {.name = "again", .off = s->waiting},
                          .second = {.name = "close", .off = s->waiting}};
    sheet.first.label = s->waiting ? tr("Taking it down…") : tr("Try again");
    sheet.second.label = tr("Close");
    enum sheet_answer answer = sheet_run(env, &sheet);
    *ret_leave = answer == SHEET_SECOND;
    return answer == SHEET_FIRST;
}

static enum form_status flag_run(void *state, const struct form_env *env,
                                 struct intent *ret_intent, bool *ret_has)
{
    struct flag *s = state;
    bool take = false, leave = false;
    switch (s->screen) {
    case ASK: take = run_ask(s, env, &leave); break;
    case FAILED: take = run_failed(s, env, &leave); break;
    case DOWN:
        leave = run_goodbye(s, env, tr("It is off the screen now."), tr("Thank you for caring."));
        break;
    case GONE:
        leave = run_goodbye(s, env, tr("This note is not shown any more."), "");
        break;
    case CANNOT:
        leave = run_goodbye(s, env, tr("It cannot be taken down right now."),
                            tr("Please tell whoever looks after this screen."));
        break;
    }
    if (take) {
        *ret_intent = (struct intent){.kind = INTENT_FLAG, .kudos = env->showing};
        *ret_has = true;
        s->waiting = true;
        ui_wake(env->ui, env->ui->now);
    }
    return leave ? FORM_CLOSED : FORM_OPEN;
}

static void flag_result(void *state, const struct form_env *env,
                        const struct intent_result *result)
{
    struct flag *s = state;
    if (s->waiting) {
        s->waiting = false;
        s->screen = result->outcome == OUTCOME_HELD ? DOWN : FAILED;
        env->ui->focus = 0;
        ui_wake(env->ui, env->ui->now);
    }
}

/* Nothing of anybody's own is in it. */
static bool flag_dirty(const void *state)
{
    return false;
}

static const char *flag_screen(const void *state)
{
    static const char *const name[] = {[ASK] = "flag", [DOWN] = "flag-down",
                                       [FAILED] = "flag-failed", [GONE] = "flag-gone",
                                       [CANNOT] = "flag-cannot"};
    return name[((const struct flag *)state)->screen];
}

static void flag_close(void *state)
{
    explicit_bzero(state, sizeof(struct flag));
}

const struct form_kind form_flag = {
    .name = "flag",
    .state_size = sizeof(struct flag),
    .open = flag_open,
    .run = flag_run,
    .result = flag_result,
    .dirty = flag_dirty,
    .screen = flag_screen,
    .close = flag_close,
};
