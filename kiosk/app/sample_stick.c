#include "app/sample_stick.h"

enum { MANY_PROBLEMS = 23, MANY_NAMES = 90 };

/* The names of people, as often as it takes. */
static const char *const *names_of(struct stick *s, const struct model *m, unsigned first,
                                   unsigned n, unsigned *ret)
{
    const char **name = arena_array(&s->arena, n + 1, sizeof *name);
    for (unsigned i = 0; i < n && m->person_count > 0; i++) {
        name[i] = arena_printf(&s->arena, "%s", m->people[(first + i) % m->person_count].name);
        *ret = i + 1;
    }
    return name;
}

static void add_change(struct stick *s, const struct model *m, const char *part, unsigned added,
                       unsigned changed, unsigned removed)
{
    struct stick_change *c = &s->change[s->change_count++];
    *c = (struct stick_change){.part = part, .added = added, .changed = changed,
                               .removed = removed, .total = added + changed};
    unsigned most = added < MANY_NAMES ? added : MANY_NAMES;
    c->added_name = names_of(s, m, 0, most, &c->added_names);
    c->changed_name = names_of(s, m, most, changed, &c->changed_names);
    c->removed_name = names_of(s, m, most + changed, removed, &c->removed_names);
}

static void add_problems(struct stick *s, unsigned n)
{
    static const struct stick_problem two[] = {
        {true, "people.csv", 48, 3, "No department. Left out."},
        {true, "socials.csv", 9, 2, "31 June is not a date. Left out."},
    };
    struct stick_problem *problem = arena_array(&s->arena, n, sizeof *problem);
    for (unsigned i = 0; i < n; i++) {
        problem[i] = two[i % 2];
        problem[i].line += i / 2;
    }
    s->problem = problem;
    s->problem_count = s->problem_total = n;
}

static void add_changes(struct stick *s, struct model *m, bool many)
{
    add_change(s, m, "people", 12, 3, 0);
    add_change(s, m, "socials", 4, 0, 0);
    add_change(s, m, "teams", 0, 5, 1);
    add_change(s, m, "posters", 0, 0, 2);
    s->pictures = 18;
    s->picture_bytes = 42000000;
    s->coming = model_ref(m);
    add_problems(s, many ? MANY_PROBLEMS : 2);
    if (many) {
        s->problem_total += 5;
        add_change(s, m, "departments", MANY_NAMES + 40, 2, 3);
        add_change(s, m, "competitions", 1, 1, 1);
        add_change(s, m, "scores", 31, 0, 0);
        add_change(s, m, "values", 0, 1, 0);
        add_change(s, m, "held_words", 2, 0, 0);
        add_change(s, m, "settings", 0, 3, 0);
    }
}

struct stick *sample_stick(struct model *m, enum stick_phase phase, uint64_t id, bool many)
{
    struct stick *s = stick_new();
    s->phase = phase;
    s->id = id;
    s->label = "BREAKROOM";
    switch (phase) {
    case STICK_READING:
        s->file = "photos/zoe-lindqvist.jpg";
        s->done = 13;
        s->total = 18;
        s->seconds_left = 100;
        break;
    case STICK_READY: add_changes(s, m, many); break;
    case STICK_SAME: break;
    case STICK_REFUSED:
        s->why = "This is an NTFS stick. Format it as exFAT or FAT32, and copy the folder again.";
        break;
    }
    return s;
}
