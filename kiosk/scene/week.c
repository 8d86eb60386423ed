#include "scene/slide.h"

#include "base/str.h"
#include "i18n/i18n.h"

/* Today's other people first: the model has them by day. */
static unsigned next_other(const struct model *m, unsigned from, unsigned but)
{
    while (from < m->celebration_count &&
           (from == but || m->celebrations[from].person >= m->person_count)) {
        from++;
    }
    return from;
}

unsigned slide_week_colour(const struct model *m, unsigned but, unsigned colour_a)
{
    unsigned i = next_other(m, 0, but);
    if (i == m->celebration_count) {
        return colour_a;
    }
    return slide_colour(m, m->celebrations[i].person);
}

/* "Wed 15, Sales", "Thu 16, 3 years". */
static void describe(char *dst, size_t size, const struct model *m, const struct celebration *c,
                     bool departments)
{
    char day[64], what[CAP_NAME_BYTES];
    const struct department *d = model_department_of(m, c->person);
    if (c->day == m->today) {
        str_copy(day, sizeof day, tr("Today"));
    } else {
        i18n_date(day, sizeof day, c->day, I18N_DATE_WEEKDAY_DAY);
    }
    if (c->years > 0) {
        /* How long somebody has been with the company: "Thu 16, 3 years". */
        str_format(what, sizeof what, trn("%u year", "%u years", c->years), c->years);
    } else if (departments && d) {
        str_copy(what, sizeof what, d->name);
    } else {
        /* In a list, behind a day: "Wed 15, birthday". */
        str_copy(what, sizeof what, tr("birthday"));
    }
    /* A day and what is celebrated on it: "Wed 15, birthday". */
    str_format(dst, size, tr("%s, %s"), day, what);
}

void slide_week_fit(struct slide_week *w, const struct slide_env *env, unsigned but,
                    const struct slide_week_size *size)
{
    const struct model *m = env->model;
    unsigned others = 0, rows = size->rows < SLIDE_WEEK_ROWS ? size->rows : SLIDE_WEEK_ROWS;
    for (unsigned i = next_other(m, 0, but); i < m->celebration_count;
         i = next_other(m, i + 1, but)) {
        others++;
        if (w->count == rows) {
            continue;
        }
        const struct person *p = &m->people[m->celebrations[i].person];
        struct slide_week_row *row = &w->row[w->count++];
        char second[CAP_NAME_BYTES + 64];
        describe(second, sizeof second, m, &m->celebrations[i], size->departments);
        row->photo = p->photo;
        row->initials = p->initials;
        struct slide_name_size name = size->name;
        name.width = size->width - 2 * size->r - size->gap;
        slide_name_fit(&row->name, env, &name, p->name, second);
    }
    w->r = size->r;
    w->gap = size->gap;
    if (w->count == 0) {
        return;
    }
    du width = size->width;
    if (others > w->count) {
        char more[64];
        unsigned n = others - w->count;
        /* People who are not in the list. */
        str_format(more, sizeof more, trn("and %u more", "and %u more", n), n);
        slide_fit_line(env, FACE_T5, size->name.second, size->name.second * 0.8f, width, more,
                       &w->more);
        width -= size->more_beside ? w->more.width + size->r : 0;
    }
    slide_fit_line(env, FACE_D6, size->title, size->title * 0.6f, width, tr("Coming up this week"),
                   &w->title);
}

void slide_week_draw(const struct slide_week *w, struct draw_list *l, const struct slide_env *env,
                     const struct slide_week_place *at, rgb colour, rgb ground)
{
    unsigned rows = at->rows > 0 ? at->rows : SLIDE_WEEK_ROWS;
    slide_lines_draw(&w->title, l, at->x, at->title_top, colour, ground);
    for (unsigned i = 0; i < w->count; i++) {
        const struct slide_week_row *row = &w->row[i];
        du x = at->x + (du)(i / rows) * at->column, cy = at->first + (du)(i % rows) * at->pitch;
        slide_avatar(l, env, x + w->r, cy, w->r, row->photo, row->initials, ground);
        ui_pair_draw(&row->name, l, x + 2 * w->r + w->gap, cy, colour, ground);
    }
    if (w->more.count == 0) {
        return;
    }
    if (at->more_right > 0) {
        slide_lines_draw(&w->more, l, at->more_right - w->more.width,
                         at->title_top + w->title.height - w->more.height, colour, ground);
    } else {
        du below = at->first + (du)((w->count - 1) % rows) * at->pitch + w->r;
        slide_lines_draw(&w->more, l, at->x + (du)((w->count - 1) / rows) * at->column,
                         below + w->more.size * 0.9f, colour, ground);
    }
}
