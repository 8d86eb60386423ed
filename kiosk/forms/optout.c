#include "forms/optout.h"

#include "base/str.h"
#include "forms/pin.h"

#include <string.h>

void optout_go(struct optout_form *s, const struct form_env *env, enum optout_screen screen)
{
    s->screen = screen;
    s->since = -1;
    if (screen == OPTOUT_WHO || screen == OPTOUT_WHAT) {
        s->pick.from = screen == OPTOUT_WHO ? MODEL_NONE : s->pick.from;
        thanks_go(&s->pick, env, screen == OPTOUT_WHO ? THANKS_MINE : THANKS_MINE_WHAT);
    }
    env->ui->focus = 0;
    ui_wake(env->ui, env->ui->now);
}

unsigned optout_before(const struct optout_form *s, const struct form_env *env)
{
    return env->model->people[s->pick.from].hidden;
}

static void optout_open(void *state, const struct form_env *env)
{
    struct optout_form *s = state;
    s->since = -1;
    s->screen = env->can_save ? OPTOUT_WHO : OPTOUT_CANNOT;
    thanks_begin(&s->pick, env, THANKS_MINE);
}

/* What they came for is chosen, unless it is hidden already. */
static enum optout_wish run_who(struct optout_form *s, const struct form_env *env)
{
    if (thanks_people(&s->pick, env) == THANKS_CLOSE) {
        return OPTOUT_CLOSE;
    }
    if (s->pick.from != MODEL_NONE) {
        s->what = env->days & ~optout_before(s, env);
        optout_go(s, env, OPTOUT_WHAT);
    }
    return OPTOUT_NOTHING;
}

static enum optout_wish run_screen(struct optout_form *s, const struct form_env *env)
{
    switch (s->screen) {
    case OPTOUT_WHO: return run_who(s, env);
    case OPTOUT_WHAT: return optout_what(s, env);
    case OPTOUT_PIN: return optout_pin(s, env);
    case OPTOUT_HIDDEN:
    case OPTOUT_SHOWN:
    case OPTOUT_NOT_HIDDEN:
    case OPTOUT_NOT_SHOWN:
    case OPTOUT_CANNOT: return optout_end(s, env);
    }
    return OPTOUT_NOTHING;
}

static void ask(struct optout_form *s, const struct form_env *env, enum intent_kind kind,
                unsigned what, struct intent *ret_intent, bool *ret_has)
{
    *ret_intent = (struct intent){.kind = kind, .model = env->model, .person = s->pick.from,
                                  .what = what};
    *ret_has = true;
    s->waiting = true;
    s->asked = kind;
    ui_wake(env->ui, env->ui->now);
}

static enum form_status optout_run(void *state, const struct form_env *env,
                                   struct intent *ret_intent, bool *ret_has)
{
    struct optout_form *s = state;
    enum optout_wish wish = run_screen(s, env);
    if (s->unlocked && !s->waiting) {
        s->unlocked = false;
        wish = OPTOUT_SHOW_AGAIN;
    }
    switch (wish) {
    case OPTOUT_NOTHING: return FORM_OPEN;
    case OPTOUT_CLOSE: return FORM_CLOSED;
    case OPTOUT_HIDE:
        ask(s, env, INTENT_HIDE, s->what, ret_intent, ret_has);
        return FORM_OPEN;
    case OPTOUT_SHOW_AGAIN:
        /* "Undo" is about what was hidden here, the PIN about what had been before. */
        ask(s, env, INTENT_SHOW_AGAIN, s->what != 0 ? s->what : optout_before(s, env), ret_intent,
            ret_has);
        return FORM_OPEN;
    case OPTOUT_TRY_PIN:
        ask(s, env, INTENT_UNLOCK, 0, ret_intent, ret_has);
        str_copy(ret_intent->pin, sizeof ret_intent->pin, s->pin);
        explicit_bzero(s->pin, sizeof s->pin);
        return FORM_OPEN;
    }
    return FORM_OPEN;
}

static void optout_result(void *state, const struct form_env *env, const struct intent_result *r)
{
    struct optout_form *s = state;
    if (!s->waiting) {
        return;
    }
    s->waiting = false;
    ui_wake(env->ui, env->ui->now);
    if (s->asked == INTENT_UNLOCK) {
        pin_answer(&s->pad, r, env->ui->now);
        s->unlocked = r->outcome == OUTCOME_UNLOCKED;
        return;
    }
    bool done = r->outcome == OUTCOME_DONE, hide = s->asked == INTENT_HIDE;
    optout_go(s, env, done ? (hide ? OPTOUT_HIDDEN : OPTOUT_SHOWN)
                           : (hide ? OPTOUT_NOT_HIDDEN : OPTOUT_NOT_SHOWN));
}

/* Two taps are soon made again, and a name that is left standing is nobody's business. */
static bool optout_dirty(const void *state)
{
    return false;
}

static const char *optout_screen(const void *state)
{
    static const char *const name[] = {
        [OPTOUT_WHO] = "optout-who",           [OPTOUT_WHAT] = "optout",
        [OPTOUT_PIN] = "optout-pin",           [OPTOUT_HIDDEN] = "optout-hidden",
        [OPTOUT_SHOWN] = "optout-shown",       [OPTOUT_NOT_HIDDEN] = "optout-not-hidden",
        [OPTOUT_NOT_SHOWN] = "optout-not-shown", [OPTOUT_CANNOT] = "optout-cannot",
    };
    return name[((const struct optout_form *)state)->screen];
}

static void optout_close(void *state)
{
    struct optout_form *s = state;
    thanks_end(&s->pick);
    explicit_bzero(s, sizeof *s);
}

const struct form_kind form_optout = {
    .name = "optout",
    .state_size = sizeof(struct optout_form),
    .open = optout_open,
    .run = optout_run,
    .result = optout_result,
    .dirty = optout_dirty,
    .screen = optout_screen,
    .close = optout_close,
};
