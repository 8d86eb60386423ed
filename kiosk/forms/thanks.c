#include "forms/thanks.h"

#include "text/clean.h"

#include <string.h>

static const char *const screen_name[] = {
    [THANKS_WHO] = "form-1",          [THANKS_WORDS] = "form-2",
    [THANKS_SIGNER] = "form-signer",  [THANKS_LOOK] = "form-3",
    [THANKS_POSTED] = "form-4",       [THANKS_HELD] = "form-held",
    [THANKS_NOT_SAVED] = "form-not-saved", [THANKS_TAKEN_BACK] = "form-taken-back",
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

static void picker_open(struct thanks_picker *p, const struct form_env *env)
{
    p->search.limit = THANKS_SEARCH;
    p->department = MODEL_NONE;
    p->found = arena_array(env->arena, env->model->person_count + 1, sizeof *p->found);
    p->stale = true;
}

static void thanks_open(void *state, const struct form_env *env)
{
    struct thanks *s = state;
    const struct model *m = env->model;
    s->to = s->from = s->value = MODEL_NONE;
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
    s->screen = env->can_save ? THANKS_WHO : THANKS_CANNOT;
}

static void fill_post(const struct thanks *s, const struct form_env *env, struct intent *ret)
{
    *ret = (struct intent){.kind = INTENT_POST, .model = env->model, .from = s->from,
                           .from_department = MODEL_NONE, .to = {s->to}, .to_count = 1,
                           .to_department = MODEL_NONE, .value = s->value};
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
        return thanks_people(s, env);
    case THANKS_WORDS:
        return thanks_words(s, env);
    case THANKS_LOOK:
        return thanks_look(s, env);
    case THANKS_POSTED:
    case THANKS_HELD:
    case THANKS_NOT_SAVED:
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
        return FORM_OPEN;
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
    case OUTCOME_NOT_SAVED:
    case OUTCOME_ENOUGH:
    case OUTCOME_ENOUGH_FOR:
        thanks_go(s, env, undo ? THANKS_KEPT : THANKS_NOT_SAVED);
        return;
    case OUTCOME_REJECTED:
    case OUTCOME_UNLOCKED:
    case OUTCOME_WRONG_PIN:
    case OUTCOME_LOCKED:
    case OUTCOME_NO_PIN:
        return; /* answers to the review */
    }
}

static bool thanks_dirty(const void *state)
{
    const struct thanks *s = state;
    return s->message.len > 0 && (s->screen <= THANKS_LOOK || s->screen == THANKS_NOT_SAVED);
}

static const char *thanks_screen(const void *state)
{
    return screen_name[((const struct thanks *)state)->screen];
}

static void thanks_close(void *state)
{
    struct thanks *s = state;
    thanks_preview_close(s);
    explicit_bzero(s, sizeof *s);
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
