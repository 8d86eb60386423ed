/* A form, somebody's hands, and a model with people and notes, for tests of the forms that decide
 * about notes. */
#ifndef TESTS_FORMS_DESK_H
#define TESTS_FORMS_DESK_H

#include "model/model.h"
#include "scene/form.h"
#include "ui/hands.h"

#include <string.h>

struct room {
    struct hands hands;
    struct model *model;
    struct keyboard_set *keyboards;
    struct arena arena;
    struct form_env env;
    const struct form_kind *kind;
    void *state;
    struct intent intent;  /* the last one */
    unsigned intents;
    bool closed, flags;    /* it went on in the flag */
};

static inline void room_pass(struct hands *h)
{
    struct room *r = h->context;
    struct intent intent = {.kind = INTENT_POST};
    bool has = false;
    enum form_status status = r->kind->run(r->state, &r->env, &intent, &has);
    r->closed |= status == FORM_CLOSED;
    r->flags |= status == FORM_FLAG;
    if (has) {
        r->intent = intent;
        r->intents++;
    }
}

/* Sales and Support, and somebody of each. */
static inline struct model *room_model(void)
{
    struct model *m = model_new(20000);
    struct arena *a = &m->arena;
    m->departments = arena_array(a, 2, sizeof *m->departments);
    m->department_count = 2;
    m->departments[0] = (struct department){.name = "Sales", .about = ""};
    m->departments[1] = (struct department){.name = "Support", .about = "", .colour = 4};
    static const char *const name[] = {"Zoë Lindqvist", "Mateusz Wiśniewski"};
    m->people = arena_array(a, 2, sizeof *m->people);
    m->person_count = 2;
    for (unsigned i = 0; i < 2; i++) {
        m->people[i] = (struct person){.key = arena_printf(a, "p%u", i), .name = name[i],
                                       .initials = model_initials(a, name[i]), .photo = "",
                                       .aliases = "", .department = i, .started = DATE_NONE};
    }
    return m;
}

/* From the first to the second of the people above. */
static inline struct kudos room_note(int64_t id, const char *message, const char *reason)
{
    return (struct kudos){.id = id, .from = {"Zoë Lindqvist", "Sales", 0, 0},
                          .to = {"Mateusz Wiśniewski", "Support", 4, 1}, .message = message,
                          .value = "", .reason = reason, .day = 19998};
}

/* Takes the model over. env has what is not said here as the test left it. */
static inline void room_open(struct room *r, const char *form, struct model *m)
{
    struct diag d;
    assert_int_equal(keyboard_set_load("assets/keyboards", &r->keyboards, &d), ERR_OK);
    hands_open(&r->hands, 1920, 1080, room_pass, r);
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

static inline void room_answer(struct room *r, struct intent_result result)
{
    result.kind = r->intent.kind;
    r->kind->result(r->state, &r->env, &result);
    hands_frame(&r->hands);
}

/* Words that may stand on more than one line. */
static inline bool room_says(const struct room *r, const char *words)
{
    const struct draw_list *l = &r->hands.list;
    char all[8192] = "";
    size_t n = 0;
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_TEXT && n + c->text_len + 2 < sizeof all) {
            memcpy(all + n, l->text + c->text, c->text_len);
            n += c->text_len;
            all[n++] = ' ';
        }
    }
    all[n] = '\0';
    return strstr(all, words) != NULL;
}

/* A line of the frame that was cut. */
static inline bool room_cuts(const struct room *r)
{
    for (size_t i = 0; i < r->hands.list.count; i++) {
        if (r->hands.list.command[i].op == DRAW_TEXT &&
            (r->hands.list.command[i].flags & DRAW_CUT)) {
            return true;
        }
    }
    return false;
}

#endif
