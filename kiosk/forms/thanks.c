#include "forms/thanks.h"

#include "text/clean.h"

#include <string.h>

static const char *const screen_name[] = {
    [THANKS_WHO] = "form-1",          [THANKS_WORDS] = "form-2",
    [THANKS_SIGNER] = "form-signer",  [THANKS_UNSIGNED] = "form-unsigned",
    [THANKS_MINE] = "optout-who",     [THANKS_MINE_WHAT] = "optout",
    [THANKS_LOOK] = "form-3",
    [THANKS_POSTED] = "form-4",       [THANKS_HELD] = "form-held",
    [THANKS_NOT_SAVED] = "form-not-saved", [THANKS_ENOUGH] = "form-enough",
    [THANKS_ENOUGH_FOR] = "form-enough-for", [THANKS_TAKEN_BACK] = "form-taken-back",
    [THANKS_KEPT] = "form-kept",      [THANKS_CANNOT] = "form-cannot",
};

void thanks_go(struct thanks *s, const struct form_env *env, enum thanks_screen screen)
{
    s->screen = screen;
    s->since = -1;
    s->input_at = s->step_at = env->ui->now;
    env->ui->focus = 0;
    keyboard_reset(&s->keys);
    if (screen == THANKS_WORDS) {
        keyboard_auto_shift(&s->keys, &s->message);
    }
    if (screen == THANKS_LOOK) {
        thanks_preview_open(s, env);
    }
    ui_wake(env->ui, env->ui->now);
}

void thanks_go_signer(struct thanks *s, const struct form_env *env)
{
    thanks_go(s, env, env->signing == FORM_SIGNING_NEVER ? THANKS_UNSIGNED : THANKS_SIGNER);
}

static void picker_forget(struct thanks_picker *p)
{
    explicit_bzero(&p->search, sizeof p->search);
    p->search.limit = THANKS_SEARCH;
    p->department = MODEL_NONE;
    p->page = 0;
    p->keyboard = false;
    p->stale = true;
}

void thanks_restart(struct thanks *s, const struct form_env *env)
{
    thanks_preview_close(s);
    thanks_forget_receivers(s);
    picker_forget(&s->who);
    picker_forget(&s->signer);
    explicit_bzero(&s->message, sizeof s->message);
    s->message.limit = CAP_MESSAGE_CHARACTERS;
    s->value = MODEL_NONE;
    s->several = s->keyboard = false;
    s->kudos = 0;
    thanks_go(s, env, THANKS_WHO);
}

static void picker_open(struct thanks_picker *p, const struct form_env *env)
{
    picker_forget(p);
    p->found = arena_array(env->arena, env->model->person_count + 1, sizeof *p->found);
}

void thanks_begin(struct thanks *s, const struct form_env *env, enum thanks_screen first)
{
    const struct model *m = env->model;
    s->to_department = s->from = s->from_department = s->value = MODEL_NONE;
    s->is_receiver = arena_array(env->arena, m->person_count + 1, sizeof *s->is_receiver);
    s->scratch = arena_array(env->arena, m->person_count + 1, sizeof *s->scratch);
    s->often_count = find_often(m, env->ui->arena, s->often, THANKS_OFTEN);
    s->message.limit = CAP_MESSAGE_CHARACTERS;
    keyboard_open(&s->keys, env->keyboards);
    s->since = -1;
    picker_open(&s->who, env);
    picker_open(&s->signer, env);
    for (unsigned i = 0; i < m->person_count; i++) {
        if (m->people[i].department < CAP_DEPARTMENTS) {
            s->departments |= UINT64_C(1) << m->people[i].department;
        }
    }
    s->screen = first;
}

static void thanks_open(void *state, const struct form_env *env)
{
    thanks_begin(state, env, env->can_save ? THANKS_WHO : THANKS_CANNOT);
}

static void fill_post(const struct thanks *s, const struct form_env *env, struct intent *ret)
{
    *ret = (struct intent){.kind = INTENT_POST, .model = env->model, .from = s->from,
                           .from_department = s->unnamed ? s->from_department : MODEL_NONE,
                           .to_department = s->to_department, .value = s->value};
    if (s->to_department == MODEL_NONE) {
        memcpy(ret->to, s->to, s->to_count * sizeof *s->to);
        ret->to_count = s->to_count;
    }
    /* The limit of edit is that of the intent, so nothing is cut. */
    (void)!text_clean(ret->message, sizeof ret->message, s->message.text, s->message.len, false);
}

static enum thanks_wish run_screen(struct thanks *s, const struct form_env *env)
{
    switch (s->screen) {
    case THANKS_WHO:
        if (s->languages) {
            thanks_languages(s, env);
            return THANKS_NOTHING;
        }
        return thanks_people(s, env);
    case THANKS_SIGNER:
    case THANKS_MINE:
        return thanks_people(s, env);
    case THANKS_UNSIGNED:
        return thanks_unsigned(s, env);
    case THANKS_WORDS:
        return thanks_words(s, env);
    case THANKS_LOOK:
        return thanks_look(s, env);
    case THANKS_MINE_WHAT:
        return THANKS_NOTHING;
    case THANKS_POSTED:
    case THANKS_HELD:
    case THANKS_NOT_SAVED:
    case THANKS_ENOUGH:
    case THANKS_ENOUGH_FOR:
    case THANKS_TAKEN_BACK:
    case THANKS_KEPT:
    case THANKS_CANNOT:
        return thanks_after(s, env);
    }
    return THANKS_NOTHING;
}

static enum form_status thanks_run(void *state, const struct form_env *env,
                                   struct intent *ret_intent, bool *ret_has)
{
    struct thanks *s = state;
    if (env->ui->event || s->input_at == 0) {
        s->input_at = env->ui->now;
    }
    switch (run_screen(s, env)) {
    case THANKS_NOTHING:
        return s->flag ? FORM_FLAG : s->mine ? FORM_OPTOUT : FORM_OPEN;
    case THANKS_POST:
        fill_post(s, env, ret_intent);
        *ret_has = true;
        s->waiting = true;
        return FORM_OPEN;
    case THANKS_UNDO:
        *ret_intent = (struct intent){.kind = INTENT_UNDO, .kudos = s->kudos};
        *ret_has = true;
        s->waiting = true;
        return FORM_OPEN;
    case THANKS_CLOSE:
        return FORM_CLOSED;
    }
    return FORM_OPEN;
}

static void thanks_result(void *state, const struct form_env *env,
                          const struct intent_result *result)
{
    struct thanks *s = state;
    if (!s->waiting) {
        return;
    }
    s->waiting = false;
    bool undo = result->kind == INTENT_UNDO;
    switch (result->outcome) {
    case OUTCOME_SHOWN:
        s->kudos = result->kudos;
        thanks_go(s, env, THANKS_POSTED);
        return;
    case OUTCOME_HELD:
        s->kudos = result->kudos;
        thanks_go(s, env, THANKS_HELD);
        return;
    case OUTCOME_UNDONE:
        thanks_go(s, env, THANKS_TAKEN_BACK);
        return;
    case OUTCOME_ENOUGH:
        s->enough_minutes = result->seconds / 60 + (result->seconds % 60 > 0);
        thanks_go(s, env, THANKS_ENOUGH);
        return;
    case OUTCOME_ENOUGH_FOR:
        s->enough_for = result->person;
        thanks_go(s, env, THANKS_ENOUGH_FOR);
        return;
    case OUTCOME_NOT_SAVED:
        thanks_go(s, env, undo ? THANKS_KEPT : THANKS_NOT_SAVED);
        return;
    case OUTCOME_REJECTED:
    case OUTCOME_UNLOCKED:
    case OUTCOME_WRONG_PIN:
    case OUTCOME_LOCKED:
    case OUTCOME_NO_PIN:
    case OUTCOME_DONE:
        return; /* answers to the review */
    }
}

static bool thanks_dirty(const void *state)
{
    const struct thanks *s = state;
    bool writing = s->screen <= THANKS_LOOK;
    bool kept = s->screen == THANKS_NOT_SAVED || s->screen == THANKS_ENOUGH ||
                s->screen == THANKS_ENOUGH_FOR;
    return (s->message.len > 0 && (writing || kept)) || (writing && s->several && s->to_count > 1);
}

static const char *thanks_screen(const void *state)
{
    return screen_name[((const struct thanks *)state)->screen];
}

void thanks_end(struct thanks *s)
{
    thanks_preview_close(s);
    thanks_forget_receivers(s);
    explicit_bzero(s, sizeof *s);
}

static void thanks_close(void *state)
{
    thanks_end(state);
}

const struct form_kind form_thanks = {
    .name = "thanks",
    .state_size = sizeof(struct thanks),
    .open = thanks_open,
    .run = thanks_run,
    .result = thanks_result,
    .dirty = thanks_dirty,
    .screen = thanks_screen,
    .close = thanks_close,
};
