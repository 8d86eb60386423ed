#include "content/fill.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum {
    WEEK = 7,
    RUNNING_MAX = 64,   /* competitions at once */
    TEAMS_MAX = 1000,   /* in one */
};

/* A competition's teams while their points are added up. */
struct table {
    struct model *m;
    struct team *team;
    double *before;     /* points a week ago */
    unsigned count;
    bool ran_before;    /* somebody had points a week ago */
};

static struct team *team_named(struct table *t, const char *name)
{
    for (unsigned i = 0; i < t->count; i++) {
        if (str_equal(t->team[i].name, name)) {
            return &t->team[i];
        }
    }
    if (t->count == TEAMS_MAX || str_empty(name)) {
        return NULL;
    }
    t->team[t->count].name = arena_strdup(&t->m->arena, name);
    return &t->team[t->count++];
}

static void add_department(struct model *m, struct team *team, uint32_t department)
{
    if (department == MODEL_NONE) {
        return;
    }
    if (!team->departments) {
        team->departments = arena_array(&m->arena, m->department_count, sizeof(uint32_t));
    }
    for (unsigned i = 0; i < team->department_count; i++) {
        if (team->departments[i] == department) {
            return;
        }
    }
    team->departments[team->department_count++] = department;
}

static int compare_key(const void *key, const void *element)
{
    return strcmp(key, ((const struct keyed *)element)->key);
}

static uint32_t department_of(const struct filling *f, const char *key)
{
    const struct keyed *k = bsearch(key, f->by_key, f->m->person_count, sizeof *k, compare_key);
    return k ? f->m->people[k->person].department : MODEL_NONE;
}

static enum err read_members(struct filling *f, const char *competition, struct table *t)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(f->db, "SELECT team, member, department FROM teams"
                                   " WHERE competition=?1 ORDER BY row", &q);
    if (e == ERR_OK) {
        db_bind(q, 1, competition);
    }
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        struct team *team = team_named(t, db_text(q, 0));
        if (team) {
            add_department(f->m, team, department_of(f, db_text(q, 1)));
            add_department(f->m, team, fill_department(f->m, db_text(q, 2)));
        }
    }
    sqlite3_finalize(q);
    return e;
}

/* The log in the order of its days: a total sets what came before it and is added to by what comes
 * after. Rows of one day keep the order of the file. */
static enum err read_scores(struct filling *f, const char *competition, struct table *t)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(f->db, "SELECT team, points, day, kind FROM scores"
                                   " WHERE competition=?1 ORDER BY day, row", &q);
    if (e == ERR_OK) {
        db_bind(q, 1, competition);
    }
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        date day = fill_date(q, 2);
        if (day != DATE_NONE && day > f->m->today) {
            continue;
        }
        struct team *team = team_named(t, db_text(q, 0));
        if (!team) {
            continue;
        }
        bool total = str_equal(db_text(q, 3), "total");
        team->points = (total ? 0 : team->points) + sqlite3_column_double(q, 1);
        if (day == DATE_NONE || day <= f->m->today - WEEK) {
            t->before[team - t->team] = team->points;
            t->ran_before = true;
        }
    }
    sqlite3_finalize(q);
    return e;
}

static enum err read_teams(struct filling *f, struct competition *c)
{
    struct table t = {.m = f->m};
    t.team = mem_new(TEAMS_MAX, sizeof *t.team);
    t.before = mem_new(TEAMS_MAX, sizeof *t.before);
    enum err e = read_members(f, c->name, &t);
    if (e == ERR_OK) {
        e = read_scores(f, c->name, &t);
    }
    if (e == ERR_OK) {
        model_rank(t.team, t.count, t.ran_before ? t.before : NULL);
        c->teams = arena_array(&f->m->arena, t.count, sizeof *c->teams);
        memcpy(c->teams, t.team, t.count * sizeof *c->teams);
        c->team_count = t.count;
    }
    free(t.team);
    free(t.before);
    return e;
}

enum err fill_competitions(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(f->db, "SELECT name, unit, prize, about, goal, starts, ends"
                                   " FROM competitions ORDER BY row", &q);
    m->competitions = arena_array(&m->arena, RUNNING_MAX, sizeof *m->competitions);
    while (e == ERR_OK && m->competition_count < RUNNING_MAX &&
           (e = db_step(q, &row)) == ERR_OK && row) {
        date starts = fill_date(q, 5), ends = fill_date(q, 6);
        if ((starts != DATE_NONE && starts > m->today) || (ends != DATE_NONE && ends < m->today)) {
            continue;
        }
        struct competition *c = &m->competitions[m->competition_count++];
        *c = (struct competition){
            .name = fill_text(f, q, 0),
            .unit = fill_text(f, q, 1),
            .prize = fill_text(f, q, 2),
            .about = fill_text(f, q, 3),
            .goal = sqlite3_column_double(q, 4),
            .ends = ends,
        };
        e = read_teams(f, c);
    }
    sqlite3_finalize(q);
    return e;
}
