#include "content/fill.h"

#include "content/expand.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum { HAPPENINGS_MAX = 10000 }; /* 100 000 weekly rows would be a million happenings */

/* Happenings of all rows, before it is known how many there are. */
struct list {
    struct social *social;
    unsigned count, cap;
};

static void add(struct list *l, const struct social *s)
{
    if (l->count == l->cap) {
        l->cap = l->cap ? l->cap * 2 : 64;
        l->social = mem_grow(l->social, l->cap, sizeof *l->social);
    }
    l->social[l->count++] = *s;
}

static int compare(const void *a, const void *b)
{
    const struct social *x = a, *y = b;
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    if (x->start != y->start) {
        return x->start < y->start ? -1 : 1; /* all day, MINUTE_NONE, comes first */
    }
    return strcmp(x->title, y->title);
}

/* Every happening that is not over before today. A single one counts however far away it is: an
 * announcement is no repeat. */
static void expand(struct list *l, struct social s, struct happening h, date today)
{
    date length = h.end_day - h.day;
    date last = today + EXPAND_DAYS - 1;
    date day = happening_next(&h, today - length);
    while (day != DATE_NONE && l->count < HAPPENINGS_MAX &&
           (day <= last || h.repeat == REPEAT_NEVER)) {
        s.day = day;
        s.end_day = day + length;
        add(l, &s);
        day = happening_next(&h, day + 1);
    }
}

static struct social read_social(struct filling *f, sqlite3_stmt *q)
{
    return (struct social){
        .title = fill_text(f, q, 0),
        .start = fill_minute(q, 2),
        .end = fill_minute(q, 4),
        .place = fill_text(f, q, 5),
        .details = fill_text(f, q, 6),
        .picture = fill_asset(f, q, 7),
        .host = {fill_department(f->m, db_text(q, 8)), fill_department(f->m, db_text(q, 9))},
    };
}

static void read_row(struct filling *f, sqlite3_stmt *q, struct list *l)
{
    struct happening h = {
        .day = fill_date(q, 1),
        .end_day = fill_date(q, 3),
        .until = fill_date(q, 11),
    };
    if (h.day == DATE_NONE || !repeat_find(db_text(q, 10), &h.repeat)) {
        return;
    }
    if (h.end_day == DATE_NONE || h.end_day < h.day) {
        h.end_day = h.day;
    }
    /* Most rows of a year's calendar are over: their texts are not copied. */
    if (happening_next(&h, f->m->today - (h.end_day - h.day)) != DATE_NONE) {
        expand(l, read_social(f, q), h, f->m->today);
    }
}

enum err fill_socials(struct filling *f)
{
    struct model *m = f->m;
    struct list l = {0};
    sqlite3_stmt *q = NULL;
    bool row = true;
    enum err e = db_prepare(f->db,
                            "SELECT title, day, start, end_day, \"end\", place, details, picture,"
                            " host1, host2, repeat, until FROM socials ORDER BY row", &q);
    while (e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        read_row(f, q, &l);
    }
    sqlite3_finalize(q);
    if (l.count > 0) {
        qsort(l.social, l.count, sizeof *l.social, compare);
        m->socials = arena_array(&m->arena, l.count, sizeof *m->socials);
        memcpy(m->socials, l.social, l.count * sizeof *m->socials);
        m->social_count = l.count;
    }
    free(l.social);
    return e;
}
