/* A thanks form without a scene: a company of sixteen people or more, hands, and what the form
 * asked for. */
#ifndef TESTS_FORMS_COMPANY_H
#define TESTS_FORMS_COMPANY_H

#include "forms/room.h"

static const struct { const char *name, *department; } staff[] = {
    {"Amara Okafor", "Sales"},        {"Amélie Dubois", "Support"},
    {"Çağla Yıldırım", "Finance"},    {"Emma Mäkinen", "People"},
    {"Fatima El-Sayed", "People"},    {"Łukasz Zając", "Support"},
    {"Maja Horvat", "Operations"},    {"Malik Osei", "Support"},
    {"Mariam Haidari", "Finance"},    {"Mateusz Wiśniewski", "Marketing"},
    {"Nguyễn Minh Châu", "Engineering"}, {"Sigríður Jónsdóttir", "People"},
    {"Tomáš Dvořák", "Sales"},        {"Zoë Lindqvist", "Sales"},
    {"ليلى حداد", "People"},          {"佐藤 美咲", "Finance"},
};
static const char *const departments[] = {"Sales",   "Marketing",  "Engineering", "Finance",
                                          "Support", "Operations", "People"};
static const struct value values[] = {
    {"Above and beyond", "You did more than anyone asked."},
    {"Calm under pressure", "When everything was on fire, you…"},
    {"Great teamwork", "Together we…"},
    {"Fresh thinking", ""},
    {"Made it easy", "You made it easy when…"},
};
enum { STAFF = sizeof staff / sizeof staff[0] };

static inline struct model *make_model(unsigned people, unsigned department_count,
                                       unsigned value_count)
{
    struct model *m = model_new(20000);
    struct arena *a = &m->arena;
    m->departments = arena_array(a, department_count, sizeof *m->departments);
    m->department_count = department_count;
    for (unsigned i = 0; i < department_count; i++) {
        const char *name = i < 7 ? departments[i] : arena_printf(a, "Department %u", i);
        m->departments[i] = (struct department){.name = name, .about = "", .colour = i % 12};
    }
    m->people = arena_array(a, people, sizeof *m->people);
    m->person_count = people;
    for (unsigned i = 0; i < people; i++) {
        const char *name = i < STAFF ? staff[i].name : arena_printf(a, "Person Number %u", i);
        unsigned d = 0;
        while (i < STAFF && !str_equal(departments[d], staff[i].department)) {
            d++;
        }
        m->people[i] = (struct person){.key = arena_printf(a, "p%02u", i), .name = name,
                                       .initials = model_initials(a, name), .photo = "",
                                       .aliases = i == 13 ? "Zed" : "",
                                       .department = i < STAFF ? d : i % department_count,
                                       .started = DATE_NONE};
    }
    m->values = arena_array(a, value_count, sizeof *m->values);
    m->value_count = value_count;
    for (unsigned i = 0; i < value_count; i++) {
        m->values[i] = i < 5 ? values[i]
                             : (struct value){arena_printf(a, "Our value number %u", i), ""};
    }
    return m;
}

static inline void company_open(struct room *r, struct model *m, px w, px h, bool can_save)
{
    *r = (struct room){.env = {.can_save = can_save, .screen = &r->hands.canvas,
                               .slide_theme = &theme_day, .aids = &r->aids}};
    room_open_at(r, "thanks", m, w, h);
}

static inline int setup(void **state)
{
    struct room *r = mem_new(1, sizeof *r);
    company_open(r, make_model(STAFF, 7, 5), 1920, 1080, true);
    *state = r;
    return 0;
}

static inline int teardown(void **state)
{
    struct room *r = *state;
    room_close(r);
    free(r);
    return 0;
}

static inline const char *screen(const struct room *r)
{
    return room_screen(r);
}

static inline void answer(struct room *r, enum outcome outcome)
{
    struct intent_result result = {
        .kind = r->intent.kind, .outcome = outcome, .kudos = 42, .seconds = 241, .person = 9};
    r->kind->result(r->state, &r->env, &result);
    hands_frame(&r->hands);
}

#endif
