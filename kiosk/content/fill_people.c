#include "content/fill.h"

#include "content/expand.h"

#include "base/caps.h"
#include "base/str.h"
#include "model/palette.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

/* MODEL_NONE when there are too many. */
static uint32_t add_department(struct model *m, const char *name, const char *about,
                               unsigned colour)
{
    if (m->department_count == CAP_DEPARTMENTS) {
        return MODEL_NONE;
    }
    m->departments[m->department_count] = (struct department){
        .name = arena_strdup(&m->arena, name),
        .about = arena_strdup(&m->arena, about),
        .colour = colour % PALETTE_COUNT,
    };
    return m->department_count++;
}

enum err fill_departments(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    bool row = true;
    m->departments = arena_array(&m->arena, CAP_DEPARTMENTS, sizeof *m->departments);
    enum err e = db_prepare(f->db, "SELECT name, about, colour FROM departments ORDER BY row", &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        add_department(m, db_text(q, 0), db_text(q, 1), (unsigned)sqlite3_column_int(q, 2));
    }
    sqlite3_finalize(q);
    return e;
}

/* By bytes where the collator sees no difference, and when ICU has no data. */
static int compare_names(const UCollator *collator, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;
    int c = collator ? (int)ucol_strcollUTF8(collator, a, -1, b, -1, &status) : 0;
    return c != 0 ? c : strcmp(a, b);
}

static int compare_people(const void *a, const void *b, void *collator)
{
    const struct person *x = a, *y = b;
    int c = compare_names(collator, x->name, y->name);
    if (c == 0) {
        c = (x->department > y->department) - (x->department < y->department);
    }
    return c != 0 ? c : strcmp(x->key, y->key);
}

static void sort_people(struct model *m)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(m->settings.language, &status);
    if (U_FAILURE(status)) {
        collator = NULL;
    }
    qsort_r(m->people, m->person_count, sizeof *m->people, compare_people, collator);
    ucol_close(collator);
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

static void index_people(struct filling *f)
{
    const struct model *m = f->m;
    f->by_key = arena_array(&f->m->arena, m->person_count, sizeof *f->by_key);
    for (unsigned i = 0; i < m->person_count; i++) {
        f->by_key[i] = (struct keyed){m->people[i].key, i};
    }
    qsort(f->by_key, m->person_count, sizeof *f->by_key, compare_keys);
}

enum err fill_people(struct filling *f)
{
    struct model *m = f->m;
    sqlite3_stmt *q = NULL;
    void *all = NULL;
    bool row = true;
    enum err e = fill_begin(f, "SELECT key, name, department, birthday, started, photo, aliases"
                               " FROM people ORDER BY row",
                            sizeof *m->people, &q, &all);
    m->people = all;
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        uint32_t department = fill_department(m, db_text(q, 2));
        if (department == MODEL_NONE) {
            /* One that departments.csv forgot gets the next colour. */
            department = add_department(m, db_text(q, 2), "", m->department_count);
        }
        if (department == MODEL_NONE) {
            continue;
        }
        struct person p = {
            .key = fill_text(f, q, 0),
            .name = fill_text(f, q, 1),
            .department = department,
            .started = fill_date(q, 4),
            .photo = fill_asset(f, q, 5),
            .aliases = fill_text(f, q, 6),
        };
        p.initials = model_initials(&m->arena, p.name);
        if (!birthday_parse(db_text(q, 3), &p.birth_month, &p.birth_day)) {
            p.birth_month = p.birth_day = 0;
        }
        m->people[m->person_count++] = p;
    }
    sqlite3_finalize(q);
    if (e == ERR_OK) {
        sort_people(m);
        index_people(f);
    }
    return e;
}

static int compare_celebrations(const void *a, const void *b)
{
    const struct celebration *x = a, *y = b;
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    /* People are in the order of their names already. */
    if (x->person != y->person) {
        return x->person < y->person ? -1 : 1;
    }
    return (x->years > y->years) - (x->years < y->years);
}

static void celebrate(struct model *m, uint32_t person, date day, unsigned years)
{
    m->celebrations[m->celebration_count++] = (struct celebration){person, day, years};
}

enum err fill_celebrations(struct filling *f)
{
    struct model *m = f->m;
    enum leap_birthday rule = m->settings.leap_birthday;
    date end = m->today + CELEBRATION_DAYS;
    m->celebrations = arena_array(&m->arena, (size_t)m->person_count * 2, sizeof *m->celebrations);
    for (unsigned i = 0; i < m->person_count; i++) {
        const struct person *p = &m->people[i];
        if (p->birth_month) {
            date day = date_next_yearly(m->today, p->birth_month, p->birth_day, rule);
            if (day < end) {
                celebrate(m, i, day, 0);
            }
        }
        if (p->started != DATE_NONE) {
            struct ymd s = date_ymd(p->started);
            date day = date_next_yearly(m->today, s.month, s.day, rule);
            unsigned years = years_between(p->started, day);
            if (day < end && years > 0) {
                celebrate(m, i, day, years);
            }
        }
    }
    qsort(m->celebrations, m->celebration_count, sizeof *m->celebrations, compare_celebrations);
    return ERR_OK;
}
