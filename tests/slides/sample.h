/* The company of the design's mockups, as a snapshot. Tuesday 14 October 2025, 12:42. */
#ifndef TESTS_SLIDES_SAMPLE_H
#define TESTS_SLIDES_SAMPLE_H

#include "base/arena.h"
#include "model/model.h"

#include <string.h>

#define SAMPLE_NOW "2025-10-14T12:42"

enum { SALES, MARKETING, ENGINEERING, FINANCE, SUPPORT, OPERATIONS, PEOPLE, SAMPLE_DEPARTMENTS };

static inline date sample_day(int year, unsigned month, unsigned day)
{
    return date_of((struct ymd){year, month, day});
}

static inline uint32_t sample_person(struct model *m, const char *name, uint32_t department)
{
    struct person *p = &m->people[m->person_count];
    *p = (struct person){
        .key = arena_printf(&m->arena, "p%03u", m->person_count),
        .name = name,
        .initials = model_initials(&m->arena, name),
        .photo = "",
        .aliases = "",
        .department = department,
        .started = DATE_NONE,
    };
    return m->person_count++;
}

static inline struct kudos_person sample_who(const struct model *m, uint32_t person)
{
    const struct person *p = &m->people[person];
    const struct department *d = &m->departments[p->department];
    return (struct kudos_person){p->name, d->name, d->colour, person};
}

static inline void sample_kudos(struct model *m, uint32_t from, uint32_t to, const char *value,
                                const char *message)
{
    m->kudos[m->kudos_count] = (struct kudos){
        .id = 1000 + m->kudos_count,
        .from = sample_who(m, from),
        .to = sample_who(m, to),
        .message = message,
        .value = value,
        .day = m->today,
    };
    m->kudos_count++;
}

static inline void sample_social(struct model *m, const char *title, const char *place, date day,
                                 minute start, minute end, uint32_t a, uint32_t b)
{
    m->socials[m->social_count++] = (struct social){
        .title = title,
        .place = place,
        .details = "",
        .picture = "",
        .day = day,
        .end_day = day,
        .start = start,
        .end = end,
        .host = {a, b},
    };
}

static inline void sample_team(struct model *m, struct competition *c, const char *name,
                               double points, int before, uint32_t d0, uint32_t d1, uint32_t d2)
{
    struct team *t = &c->teams[c->team_count++];
    *t = (struct team){
        .name = name, .points = points, .rank = (int)c->team_count, .rank_before = before};
    t->departments = arena_array(&m->arena, 3, sizeof *t->departments);
    const uint32_t d[] = {d0, d1, d2};
    for (unsigned i = 0; i < 3; i++) {
        if (d[i] != MODEL_NONE) {
            t->departments[t->department_count++] = d[i];
        }
    }
}

static inline void sample_celebrate(struct model *m, uint32_t person, unsigned in, unsigned years)
{
    m->celebrations[m->celebration_count++] =
        (struct celebration){.person = person, .day = m->today + (date)in, .years = years};
}

/* Departments and people only. Arrays have room for 64 of everything. */
static inline struct model *sample_bare(void)
{
    static const char *const department[SAMPLE_DEPARTMENTS] = {
        "Sales", "Marketing", "Engineering", "Finance", "Support", "Operations", "People"};
    struct model *m = model_new(sample_day(2025, 10, 14));
    m->settings.organisation = "Northbound";
    m->departments = arena_array(&m->arena, 64, sizeof *m->departments);
    for (unsigned i = 0; i < SAMPLE_DEPARTMENTS; i++) {
        m->departments[i] = (struct department){department[i], "", i};
    }
    m->department_count = SAMPLE_DEPARTMENTS;
    m->people = arena_array(&m->arena, 64, sizeof *m->people);
    m->kudos = arena_array(&m->arena, 64, sizeof *m->kudos);
    m->socials = arena_array(&m->arena, 64, sizeof *m->socials);
    m->competitions = arena_array(&m->arena, 64, sizeof *m->competitions);
    m->celebrations = arena_array(&m->arena, 64, sizeof *m->celebrations);
    m->posters = arena_array(&m->arena, 64, sizeof *m->posters);
    return m;
}

enum {
    ZOE,
    MATEUSZ,
    AMELIE,
    JOAO,
    TOMAS,
    NGOZI,
    CAGLA,
    JOSE,
    HANA,
    MISAKI,
    LAYLA,
    BARTHOLOMEW,
    MAXIMILIANE,
    SAMPLE_PEOPLE
};

static inline struct model *sample_people(void)
{
    static const struct {
        const char *name;
        unsigned department;
    } people[SAMPLE_PEOPLE] = {{"Zoë Lindqvist", SALES},
                               {"Mateusz Wiśniewski", MARKETING},
                               {"Amélie Dubois", SUPPORT},
                               {"João Gonçalves", ENGINEERING},
                               {"Tomáš Dvořák", SALES},
                               {"Ngozi Adeyemi", MARKETING},
                               {"Çağla Yıldırım", FINANCE},
                               {"José Ángel Muñoz", OPERATIONS},
                               {"Hana Nováková", SUPPORT},
                               {"佐藤 美咲", FINANCE},
                               {"ليلى حداد", PEOPLE},
                               {"Bartholomew Featherstonehaugh", ENGINEERING},
                               {"Maximiliane Wolkenstein-Trostburg", OPERATIONS}};
    struct model *m = sample_bare();
    for (unsigned i = 0; i < SAMPLE_PEOPLE; i++) {
        sample_person(m, people[i].name, people[i].department);
    }
    return m;
}

static inline struct competition *sample_competition(struct model *m)
{
    struct competition *c = &m->competitions[m->competition_count++];
    *c = (struct competition){
        .name = "Autumn Relay",
        .unit = "points",
        .prize = "Long lunch on the house",
        .about = "Mixed teams. First to 1,000 points.",
        .goal = 1000,
        .ends = m->today + 9,
    };
    c->teams = arena_array(&m->arena, 16, sizeof *c->teams);
    return c;
}

static inline struct model *sample_model(void)
{
    struct model *m = sample_people();
    sample_kudos(m, ZOE, MATEUSZ, "Above and beyond",
                 "You turned my half-page brief into our best launch yet.");
    sample_kudos(
        m, AMELIE, JOAO, "Calm under pressure",
        "When the order system went down on Saturday, you came in, found the fault and then "
        "sat with me while I phoned every customer on my list. You explained it in words "
        "they understood. Three wrote back to say thanks. I learned more about our system "
        "that night than in two whole years.");
    sample_kudos(m, HANA, NGOZI, "Made it easy", "Thank you!");
    sample_kudos(
        m, BARTHOLOMEW, MAXIMILIANE, "Great teamwork",
        "Your packing plan let us ship 400 gift boxes before the strike, and not one arrived "
        "broken. The whole floor noticed.");
    sample_kudos(
        m, MISAKI, LAYLA, "Fresh thinking",
        "Ευχαριστώ, дякую, ありがとう, शुक्रिया: your welcome board says it in every language "
        "we speak.");
    date today = m->today;
    sample_social(m, "Dumplings from everywhere", "Courtyard, Building B", today + 3, 1050, 1200,
                  ENGINEERING, FINANCE);
    sample_social(m, "Pub quiz, round four", "The Lantern", today + 7, 1080, MINUTE_NONE, MARKETING,
                  SUPPORT);
    sample_social(m, "Lunch swap", "Canteen", today + 9, 750, MINUTE_NONE, SALES, OPERATIONS);
    sample_social(m, "Film night: Amélie", "Room 4", today + 17, 1020, MINUTE_NONE, PEOPLE,
                  ENGINEERING);
    struct competition *c = sample_competition(m);
    sample_team(m, c, "Night Owls", 860, 2, SALES, ENGINEERING, MODEL_NONE);
    sample_team(m, c, "Paper Planes", 815, 1, MARKETING, FINANCE, MODEL_NONE);
    sample_team(m, c, "Second Breakfast", 740, 3, SUPPORT, OPERATIONS, PEOPLE);
    sample_team(m, c, "Northbound", 690, 5, FINANCE, SALES, MODEL_NONE);
    sample_team(m, c, "Ctrl Alt Lunch", 545, 4, ENGINEERING, MARKETING, MODEL_NONE);
    sample_celebrate(m, AMELIE, 0, 0);
    sample_celebrate(m, TOMAS, 1, 0);
    sample_celebrate(m, NGOZI, 2, 0);
    sample_celebrate(m, CAGLA, 4, 0);
    sample_celebrate(m, JOAO, 5, 0);
    return m;
}

#endif
