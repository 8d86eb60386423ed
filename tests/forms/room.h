/* A form without a scene: hands, a model, and what the form asked for. */
#ifndef TESTS_FORMS_ROOM_H
#define TESTS_FORMS_ROOM_H

#include "model/model.h"
#include "scene/form.h"
#include "ui/hands.h"

struct room {
    struct hands hands;
    struct model *model;
    struct keyboard_set *keyboards;
    struct arena arena;
    struct form_env env;
    struct form_aids aids;
    const struct form_kind *kind;
    void *state;
    struct intent intent;  /* the last one */
    unsigned intents, posts, undos;
    bool closed, flags, optouts; /* flags, optouts: it went on in that form */
};

static inline void room_pass(struct hands *h)
{
    struct room *r = h->context;
    struct intent intent = {.kind = INTENT_POST};
    bool has = false;
    enum form_status status = r->kind->run(r->state, &r->env, &intent, &has);
    r->closed |= status == FORM_CLOSED;
    r->flags |= status == FORM_FLAG;
    r->optouts |= status == FORM_OPTOUT;
    if (has) {
        r->intent = intent;
        r->intents++;
        r->posts += intent.kind == INTENT_POST;
        r->undos += intent.kind == INTENT_UNDO;
    }
}

/* Takes the model over. env has what is not said here as the test left it. */
static inline void room_open_at(struct room *r, const char *form, struct model *m, px w, px h)
{
    struct diag d;
    assert_int_equal(keyboard_set_load("assets/keyboards", &r->keyboards, &d), ERR_OK);
    hands_open(&r->hands, w, h, room_pass, r);
    r->model = m;
    r->env.model = m;
    r->env.ui = &r->hands.ui;
    r->env.keyboards = r->keyboards;
    r->env.arena = &r->arena;
    r->env.language = r->hands.language;
    for (unsigned i = 0; i < form_kind_count; i++) {
        if (str_equal(form_kinds[i]->name, form)) {
            r->kind = form_kinds[i];
        }
    }
    assert_non_null(r->kind);
    r->state = mem_new(1, r->kind->state_size);
    r->kind->open(r->state, &r->env);
    hands_frame(&r->hands);
}

/* Whatever was written is gone from the state. */
static inline void room_close(struct room *r)
{
    r->kind->close(r->state);
    for (size_t i = 0; i < r->kind->state_size; i++) {
        assert_int_equal(((unsigned char *)r->state)[i], 0);
    }
    free(r->state);
    hands_close(&r->hands);
    arena_done(&r->arena);
    keyboard_set_free(r->keyboards);
    model_unref(r->model);
}

static inline const char *room_screen(const struct room *r)
{
    return r->kind->screen(r->state);
}

#endif
