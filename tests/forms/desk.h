/* A form, somebody's hands, and a model with people and notes, for tests of the forms that decide
 * about notes. */
#ifndef TESTS_FORMS_DESK_H
#define TESTS_FORMS_DESK_H

#include "forms/room.h"

#include <string.h>

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
    room_open_at(r, form, m, 1920, 1080);
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
