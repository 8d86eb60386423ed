/* A form that asks for what a test wants, and a way to ask through it: scene, core and store are
 * the real ones. It takes the place of the generated table of forms, under all their names.
 * Included once by a program. */
#ifndef APP_ASKING_H
#define APP_ASKING_H

#include "app/core.h"

#include <string.h>

static struct {
    struct intent wish;
    bool has, close;
    unsigned answers;
    struct intent_result answer; /* the last one */
    void (*heard)(void *ctx);    /* called with each answer, when not NULL */
    void *ctx;
} asking;

static void asking_open(void *state, const struct form_env *env)
{
}

static enum form_status asking_run(void *state, const struct form_env *env,
                                   struct intent *ret_intent, bool *ret_has)
{
    const struct canvas *c = env->ui->canvas;
    draw_rect(env->ui->list, 0, 0, c->w, c->h, env->ui->theme->paper);
    if (asking.has) {
        *ret_intent = asking.wish;
        ret_intent->model = env->model;
        *ret_has = true;
        asking.has = false;
    }
    return asking.close ? FORM_CLOSED : FORM_OPEN;
}

static void asking_result(void *state, const struct form_env *env, const struct intent_result *r)
{
    asking.answer = *r;
    asking.answers++;
    if (asking.heard) {
        asking.heard(asking.ctx);
    }
}

static bool asking_dirty(const void *state)
{
    return false;
}

static const char *asking_screen(const void *state)
{
    return "asking";
}

static const struct form_kind asking_thanks = {.name = "thanks",
                                               .state_size = 1,
                                               .open = asking_open,
                                               .run = asking_run,
                                               .result = asking_result,
                                               .dirty = asking_dirty,
                                               .screen = asking_screen};

const struct form_kind *const form_kinds[] = {&asking_thanks, NULL};
const unsigned form_kind_count = 1;

/* Opens the form, after closing the one that is open. */
static inline void asking_begin(struct core *c)
{
    asking.close = true;
    scene_frame(c->scene);
    asking.close = false;
    scene_open_form(c->scene, "thanks");
}

/* Hands the wish to the core and does not wait for the answer. */
static inline void asking_start(struct core *c, const struct intent *wish)
{
    asking.wish = *wish;
    asking.has = true;
    scene_frame(c->scene);
    core_run_intents(c);
}

/* Asks, waits for the answer and for the snapshot after it, and shows a frame. */
static inline struct intent_result asking_ask(struct core *c, const struct intent *wish)
{
    memset(&asking.answer, 0, sizeof asking.answer);
    asking_start(c, wish);
    core_await(c, 20000);
    core_frame(c, false);
    return asking.answer;
}

#endif
