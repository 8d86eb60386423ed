#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/dates.h"
#include "import/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { C_COMPETITION, C_UNIT, C_GOAL, C_PRIZE, C_STARTS, C_ENDS, C_ABOUT };
enum { T_COMPETITION, T_TEAM, T_MEMBER, T_DEPARTMENT, T_COLOUR };
enum { S_COMPETITION, S_TEAM, S_POINTS, S_DATE, S_NOTE, S_KIND };

#define COMPETITION_WORDS "contest|challenge|wettbewerb|concours|defi|competicion|concurso|konkurs"
#define TEAM_WORDS "team name|mannschaft|equipe|equipo|druzyna|zespol"
#define POINTS_WORDS "score|punkte|punktestand|puntos|punkty|wynik"

static const struct table_column competition_columns[] = {
    [C_COMPETITION] = {"competition", true, COMPETITION_WORDS "|name|title"},
    [C_UNIT] = {"unit", false, "einheit|unite|unidad|jednostka"},
    [C_GOAL] = {"goal", false, "target|ziel|but|objectif|meta|objetivo|cel"},
    [C_PRIZE] = {"prize", false, "reward|incentive|preis|prix|premio|nagroda"},
    [C_STARTS] = {"starts", false, "start|start date|from|beginn|debut|inicio|poczatek|od"},
    [C_ENDS] = {"ends", false, "end|end date|until|ende|fin|koniec|do"},
    [C_ABOUT] = {"about", false, "description|details|beschreibung|descripcion|opis"},
};

static const struct table_column team_columns[] = {
    [T_COMPETITION] = {"competition", true, COMPETITION_WORDS},
    [T_TEAM] = {"team", true, TEAM_WORDS "|name"},
    [T_MEMBER] = {"member", false, "person|members|mitglied|membre|miembro|czlonek"},
    [T_DEPARTMENT] = {"department", false, "dept|abteilung|departement|departamento|dzial"},
    [T_COLOUR] = {"colour", false, "color|farbe|couleur|kolor"},
};

static const struct table_column score_columns[] = {
    [S_COMPETITION] = {"competition", true, COMPETITION_WORDS},
    [S_TEAM] = {"team", true, TEAM_WORDS},
    [S_POINTS] = {"points", true, POINTS_WORDS},
    [S_DATE] = {"date", false, "day|datum|fecha|data"},
    [S_NOTE] = {"note", false, "notes|comment|notiz|remarque|nota|uwaga"},
    [S_KIND] = {"kind", false, "type|art|genre|tipo|rodzaj"},
};

/* Names that one file defines and the next refers to. */
struct names {
    const char **name, **folded; unsigned count;
    bool known;                /* false: the file was absent, so anything may exist already */
};

/* More teams than that are no competition; every row compares with all of them. */
enum { NAMES_MAX = 1000 };

/* False above NAMES_MAX. */
static bool names_add(struct bundle *b, struct names *n, const char *name)
{
    char folded[CAP_NAME_BYTES * 2];
    if (n->count == NAMES_MAX) {
        return false;
    }
    if (n->count % 32 == 0) {
        n->name = mem_grow(n->name, n->count + 32, sizeof *n->name);
        n->folded = mem_grow(n->folded, n->count + 32, sizeof *n->folded);
    }
    encoding_fold(folded, sizeof folded, name);
    n->folded[n->count] = arena_strdup(&b->arena, folded);
    n->name[n->count++] = name;
    return true;
}

static void names_done(struct names *n)
{
    free(n->name);
    free(n->folded);
}

/* As the earlier file spells it; NULL when it has no such name. */
static const char *names_find(const struct names *n, const char *name)
{
    char want[CAP_NAME_BYTES * 2];
    if (!n->known) {
        return name;
    }
    for (unsigned i = 0; i < n->count; i++) {
        if (str_equal(n->name[i], name)) {
            return n->name[i];
        }
    }
    encoding_fold(want, sizeof want, name);
    for (unsigned i = 0; *want && i < n->count; i++) {
        if (str_equal(n->folded[i], want)) {
            return n->name[i];
        }
    }
    return NULL;
}

/* Thousandths and whole numbers without printf, which a hundred thousand scores would feel. */
static const char *number_text(struct bundle *b, double n)
{
    char text[32];
    char *end = text + sizeof text, *p = end;
    if (!(n >= 0 && n < 1e9)) {
        return arena_printf(&b->arena, "%.10g", n);
    }
    uint64_t whole = (uint64_t)(n * 1000 + 0.5);
    if ((double)whole / 1000 != n) {
        return arena_printf(&b->arena, "%.10g", n);
    }
    for (unsigned digit = 0; digit < 4 || whole > 0; digit++, whole /= 10) {
        if (digit == 3 && p < end) {
            *--p = '.';
        }
        if (digit >= 3 || p < end || whole % 10 > 0) {
            *--p = (char)('0' + whole % 10);
        }
    }
    return arena_strndup(&b->arena, p, (size_t)(end - p));
}

static void report_too_many(const struct table *t, unsigned row, unsigned column)
{
    table_report(t, REPORT_ERROR, row, column,
                 "%s: found more than %d of them; expected at most that. The rest of the file was "
                 "left out.",
                 t->column[column].name, NAMES_MAX);
}

static void read_competitions(struct bundle *b, struct names *competitions)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "competitions.csv", competition_columns,
                      sizeof competition_columns / sizeof *competition_columns, &t)) {
        return;
    }
    date today = b->params->today;
    bool undecided[2];
    struct found_date *starts = date_column(&t, C_STARTS, DATE_USE_EVENT, today,
                                            "The start was left out.", &b->arena, &undecided[0]);
    struct found_date *ends = date_column(&t, C_ENDS, DATE_USE_EVENT, today,
                                          "The end was left out.", &b->arena, &undecided[1]);
    competitions->known = true;
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        if (!table_name(&t, row, C_COMPETITION, "The competition was left out.")) {
            continue;
        }
        const char *name = table_text(&t, row, C_COMPETITION);
        if (names_find(competitions, name)) {
            table_report(&t, REPORT_ERROR, row, C_COMPETITION,
                         "competition: found “%.60s” a second time; expected each once. The second "
                         "line was left out.",
                         name);
            continue;
        }
        if (!names_add(b, competitions, name)) {
            report_too_many(&t, row, C_COMPETITION);
            break;
        }
        double goal = 0;
        const char *goal_text = table_text(&t, row, C_GOAL);
        if (*goal_text && (!table_number(&t, row, C_GOAL, &goal) || goal < 0)) {
            table_report(&t, REPORT_ERROR, row, C_GOAL,
                         "goal: found “%.60s”; expected a number like 1000. The goal was left out.",
                         goal_text);
            goal = 0;
        }
        date from = starts[row].found ? starts[row].day : DATE_NONE;
        date until = ends[row].found ? ends[row].day : DATE_NONE;
        if (from != DATE_NONE && until != DATE_NONE && until < from) {
            table_report(&t, REPORT_WARNING, row, C_ENDS,
                         "ends: found “%.40s”, which is before the start; expected a later day. "
                         "It was ignored.",
                         table_text(&t, row, C_ENDS));
            until = DATE_NONE;
        }
        const char *value[COMPETITIONS_COLUMNS] = {
            [COMPETITIONS_NAME] = name,
            [COMPETITIONS_UNIT] = table_text(&t, row, C_UNIT),
            [COMPETITIONS_GOAL] = goal > 0 ? number_text(b, goal) : NULL,
            [COMPETITIONS_PRIZE] = table_text(&t, row, C_PRIZE),
            [COMPETITIONS_STARTS] = bundle_date(b, from),
            [COMPETITIONS_ENDS] = bundle_date(b, until),
            [COMPETITIONS_ABOUT] = table_text(&t, row, C_ABOUT),
        };
        bundle_row(b, PART_COMPETITIONS, value, COMPETITIONS_COLUMNS);
    }
    competitions->known = bundle_settle(b, PART_COMPETITIONS, t.file,
                                        b->part[PART_COMPETITIONS].count, problems);
}

/* The competition a row names, or NULL after a report with the consequence, in English. */
static const char *row_competition(const struct table *t, unsigned row, unsigned column,
                                   const struct names *competitions, const char *consequence)
{
    const char *name = names_find(competitions, table_text(t, row, column));
    if (!name) {
        table_report(t, REPORT_ERROR, row, column,
                     "competition: found “%.60s”, which competitions.csv does not list. %s",
                     table_text(t, row, column), tr(consequence));
    }
    return name;
}

/* One member or department of a team, for the check of mixed teams. */
struct membership {
    const char *team;          /* "competition / team" */
    const char *department;
    unsigned row;
    bool person;
};

static struct staff_person *find_member(struct bundle *b, const struct table *t, unsigned row)
{
    const char *name = table_text(t, row, T_MEMBER);
    unsigned count = 0;
    struct staff_person *p = *name ? people_find(b, name, &count) : NULL;
    if (*name && !p) {
        table_report(t, REPORT_ERROR, row, T_MEMBER,
                     "member: found “%.60s”, who is not in people.csv; expected a name (or an id) "
                     "from there. The member was left out.",
                     name);
    } else if (count > 1) {
        table_report(t, REPORT_WARNING, row, T_MEMBER,
                     trn("member: found “%.60s”, but %u person is called so; expected an id. The "
                         "first of them was used.",
                         "member: found “%.60s”, but %u people are called so; expected an id. The "
                         "first of them was used.",
                         count),
                     name, count);
    }
    return p;
}

static int by_team(const void *a, const void *b)
{
    const struct membership *x = a, *y = b;
    int c = strcmp(x->team, y->team);
    return c ? c : x->row > y->row ? 1 : -1;
}

/* Where some team is mixed, one whose members all come from one department is odd. */
static void warn_unmixed(const struct table *t, struct membership *m, unsigned n)
{
    if (n > 0) {
        qsort(m, n, sizeof *m, by_team);
    }
    bool any_mixed = false;
    for (unsigned pass = 0; pass < 2; pass++) {
        for (unsigned i = 0; i < n;) {
            unsigned end = i, people = 0;
            bool mixed = false;
            for (; end < n && str_equal(m[end].team, m[i].team); end++) {
                mixed = mixed || !str_equal(m[end].department, m[i].department);
                people += m[end].person;
            }
            if (pass == 0) {
                any_mixed = any_mixed || mixed;
            } else if (any_mixed && !mixed && people > 1) {
                table_report(t, REPORT_WARNING, m[i].row, T_TEAM,
                             "team: everybody in “%.60s” is from %s, while other teams are mixed. "
                             "It was kept as it is.",
                             table_text(t, m[i].row, T_TEAM), m[i].department);
            }
            i = end;
        }
    }
}

static void read_teams(struct bundle *b, const struct names *competitions, struct names *teams)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "teams.csv", team_columns, sizeof team_columns / sizeof *team_columns,
                      &t)) {
        return;
    }
    struct membership *members = mem_new(table_rows(&t) + 1, sizeof *members);
    unsigned member_count = 0;
    teams->known = true;
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        if (!table_name(&t, row, T_COMPETITION, "The line was left out.") ||
            !table_name(&t, row, T_TEAM, "The line was left out.")) {
            continue;
        }
        const char *competition = row_competition(&t, row, T_COMPETITION, competitions,
                                                  N_("The team was left out."));
        if (!competition) {
            continue;
        }
        const char *department = table_text(&t, row, T_DEPARTMENT);
        struct staff_department *d = *department ? departments_find(b, department) : NULL;
        if (*department && !d) {
            table_report(&t, REPORT_WARNING, row, T_DEPARTMENT,
                         "department: found “%.60s”, which is no department. It was ignored.",
                         department);
        }
        struct staff_person *p = find_member(b, &t, row);
        const char *full = arena_printf(&b->arena, "%s / %s", competition,
                                        table_text(&t, row, T_TEAM));
        const char *known = names_find(teams, full);
        if (!known && !names_add(b, teams, full)) {
            report_too_many(&t, row, T_TEAM);
            break;
        }
        known = known ? known : full;
        if (p || d) {
            members[member_count++] = (struct membership){
                .team = known, .department = p ? p->department : d->name, .row = row,
                .person = p != NULL};
        }
        const char *value[TEAMS_COLUMNS] = {
            [TEAMS_COMPETITION] = competition,
            [TEAMS_TEAM] = known + strlen(competition) + 3,
            [TEAMS_MEMBER] = p ? p->key : NULL,
            [TEAMS_DEPARTMENT] = !p && d ? d->name : NULL,
            [TEAMS_COLOUR] = bundle_colour(b, &t, row, T_COLOUR),
        };
        bundle_row(b, PART_TEAMS, value, TEAMS_COLUMNS);
    }
    warn_unmixed(&t, members, member_count);
    free(members);
    teams->known = bundle_settle(b, PART_TEAMS, t.file, b->part[PART_TEAMS].count, problems);
}

static void read_scores(struct bundle *b, const struct names *competitions,
                        const struct names *teams)
{
    struct table t;
    struct buf full = {0};
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "scores.csv", score_columns, sizeof score_columns / sizeof *score_columns,
                      &t)) {
        return;
    }
    bool undecided = false;
    struct found_date *day = date_column(&t, S_DATE, DATE_USE_EVENT, b->params->today,
                                         "The points count from the start.", &b->arena, &undecided);
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        double points;
        if (!table_name(&t, row, S_COMPETITION, "The line was left out.") ||
            !table_name(&t, row, S_TEAM, "The line was left out.")) {
            continue;
        }
        const char *competition = row_competition(&t, row, S_COMPETITION, competitions,
                                                  N_("The score was left out."));
        if (!competition) {
            continue;
        }
        buf_reset(&full);
        buf_puts(&full, competition);
        buf_puts(&full, " / ");
        buf_puts(&full, table_text(&t, row, S_TEAM));
        const char *team = names_find(teams, full.data);
        if (!team) {
            table_report(&t, REPORT_ERROR, row, S_TEAM,
                         "team: found “%.60s”, which teams.csv does not list for this competition. "
                         "The score was left out.",
                         table_text(&t, row, S_TEAM));
            continue;
        }
        team = arena_strdup(&b->arena, team + strlen(competition) + 3);
        if (!table_number(&t, row, S_POINTS, &points)) {
            table_report(&t, REPORT_ERROR, row, S_POINTS,
                         "points: found “%.60s”; expected a number like 12 or 7.5. The score was "
                         "left out.",
                         table_text(&t, row, S_POINTS));
            continue;
        }
        char kind[32];
        encoding_fold(kind, sizeof kind, table_text(&t, row, S_KIND));
        bool total = str_equal(kind, "total");
        if (*kind && !total && !str_equal(kind, "add") && !str_equal(kind, "points")) {
            table_report(&t, REPORT_WARNING, row, S_KIND,
                         "kind: found “%.60s”; expected “total” or nothing. The points were added.",
                         table_text(&t, row, S_KIND));
        }
        const char *value[SCORES_COLUMNS] = {
            [SCORES_COMPETITION] = competition,
            [SCORES_TEAM] = team,
            [SCORES_POINTS] = number_text(b, points),
            [SCORES_DAY] = bundle_date(b, day[row].found ? day[row].day : DATE_NONE),
            [SCORES_KIND] = total ? "total" : "add",
            [SCORES_NOTE] = table_text(&t, row, S_NOTE),
        };
        bundle_row(b, PART_SCORES, value, SCORES_COLUMNS);
    }
    buf_done(&full);
    bundle_settle(b, PART_SCORES, t.file, b->part[PART_SCORES].count, problems);
}

void competitions_read(struct bundle *b)
{
    struct names competitions = {0}, teams = {0};
    read_competitions(b, &competitions);
    read_teams(b, &competitions, &teams);
    read_scores(b, &competitions, &teams);
    names_done(&competitions);
    names_done(&teams);
}
