#include "forms/stick.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

/* The names of one kind of content: three groups, each with a heading, in columns. */
struct place { unsigned columns, rows; du column, pitch, size, right; };

enum { GROUPS = 3 };
struct group { const char *title, *const *name; unsigned listed, total; };

static struct place place_for(const struct canvas *c, const struct stick_frame *f)
{
    struct place p = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p = (struct place){.columns = 3, .pitch = 64, .size = 40, .right = f->on.x - 48};
        break;
    case LAYOUT_PORTRAIT:
        p = (struct place){.columns = 2, .pitch = 66, .size = 40, .right = f->right};
        break;
    case LAYOUT_COMPACT:
        p = (struct place){.columns = 2, .pitch = 38, .size = 22, .right = f->on.x - 16};
        break;
    }
    p.column = (p.right - f->left) / (du)p.columns;
    p.rows = (unsigned)((f->bottom - f->top) / p.pitch);
    return p;
}

static void groups_of(const struct stick_change *c, struct group ret[static GROUPS])
{
    const char *title[GROUPS];
    stick_titles(title);
    ret[0] = (struct group){title[0], c->added_name, c->added_names, c->added};
    ret[1] = (struct group){title[1], c->changed_name, c->changed_names, c->changed};
    ret[2] = (struct group){title[2], c->removed_name, c->removed_names, c->removed};
}

static unsigned lines_of(const struct group *g)
{
    return g->total == 0 ? 0 : 1 + g->listed + (g->total > g->listed);
}

static unsigned pages_of(const struct stick_change *c, const struct place *p)
{
    struct group group[GROUPS];
    groups_of(c, group);
    unsigned lines = 0, each = p->columns * p->rows;
    for (unsigned i = 0; i < GROUPS; i++) {
        lines += lines_of(&group[i]);
    }
    return lines == 0 ? 1 : (lines + each - 1) / each;
}

static const char *line_of(const struct form_env *env, const struct stick_change *c, unsigned line,
                           bool *ret_heading)
{
    struct group group[GROUPS];
    groups_of(c, group);
    for (unsigned i = 0; i < GROUPS; i++) {
        const struct group *g = &group[i];
        if (line >= lines_of(g)) {
            line -= lines_of(g);
            continue;
        }
        *ret_heading = line == 0;
        if (line == 0) {
            return g->title;
        }
        return line <= g->listed ? g->name[line - 1]
                                 : stick_more(env->ui->arena, g->total - g->listed);
    }
    return NULL;
}

static void draw_names(const struct stick_form *s, const struct form_env *env,
                       const struct stick_frame *f, const struct place *p)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    const struct stick_change *c = &s->stick->change[s->part];
    unsigned each = p->columns * p->rows;
    for (unsigned i = 0; i < each; i++) {
        bool heading = false;
        const char *words = line_of(env, c, s->page * each + i, &heading);
        if (!words) {
            return;
        }
        du x = f->left + (du)(i / p->rows) * p->column, width = p->column - p->size;
        du cy = f->top + ((du)(i % p->rows) + 0.5f) * p->pitch;
        struct text_block b;
        text_fit_line(ui->text, ui->arena, heading ? FACE_D6 : FACE_T5,
                      canvas_type(ui->canvas, p->size), p->size * 0.6f, width,
                      ui_written(ui->arena, words), &b);
        stick_line(env, &b, x, cy, heading ? t->ink2 : t->ink, t->paper);
    }
}

static void turn(struct stick_form *s, const struct form_env *env, int way, unsigned pages,
                 const struct place *p)
{
    if (way > 0 && s->page + 1 < pages) {
        s->page++;
    } else if (way > 0) {
        s->part++;
        s->page = 0;
    } else if (s->page > 0) {
        s->page--;
    } else {
        s->part--;
        s->page = pages_of(&s->stick->change[s->part], p) - 1;
    }
    ui_wake(env->ui, env->ui->now);
}

enum stick_wish stick_names(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct stick_frame f = stick_frame(ui->canvas);
    struct place p = place_for(ui->canvas, &f);
    const struct stick_change *c = &s->stick->change[s->part];
    unsigned pages = pages_of(c, &p), n = stick_number(c);
    s->page = s->page < pages ? s->page : pages - 1;
    char title[96];
    str_format(title, sizeof title, "%u %s", n, stick_part(c->part, n));
    bool back = stick_header(env, &f, title, s->page, pages);
    draw_names(s, env, &f, &p);
    bool first = s->part == 0 && s->page == 0;
    bool last = s->part + 1 == s->stick->change_count && s->page + 1 == pages;
    int way = stick_pages(env, &f, !first, !last);
    if (back) {
        stick_go(s, env, STICK_SCREEN_LIST);
    } else if (way != 0) {
        turn(s, env, way, pages, &p);
    }
    return STICK_NOTHING;
}

enum stick_wish stick_problems(struct stick_form *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct stick_frame f = stick_frame(ui->canvas);
    bool portrait = ui->canvas->layout == LAYOUT_PORTRAIT;
    /* The longest sentences of the importer have room, in any language and in large text. */
    du larger = f.compact ? 1 : canvas_type(ui->canvas, 38) / 38;
    du h = f.compact ? 100 : 214 * larger * larger, gap = f.compact ? 8 : 16;
    du right = portrait ? f.right : f.on.x - (f.compact ? 12 : 48);
    unsigned each = (unsigned)((f.bottom - f.top + gap) / (h + gap));
    unsigned n = s->stick->problem_count, total = s->stick->problem_total;
    /* What is not listed has the last box. */
    unsigned boxes = n + (total > n), pages = (boxes + each - 1) / each;
    pages = pages > 0 ? pages : 1;
    s->page = s->page < pages ? s->page : pages - 1;
    bool back = stick_header(env, &f, tr("What was found"), s->page, pages);
    for (unsigned i = 0; i < each && s->page * each + i < boxes; i++) {
        unsigned at = s->page * each + i;
        struct box b = {f.left, f.top + (du)i * (h + gap), right - f.left, h};
        if (at < n) {
            const struct stick_problem *problem = &s->stick->problem[at];
            stick_warning(env, b, stick_where(ui->arena, problem, true), problem->text);
        } else {
            stick_warning(env, b, stick_more(ui->arena, total - n),
                          tr("All of them are in the report that is kept with the content."));
        }
    }
    int way = stick_pages(env, &f, s->page > 0, s->page + 1 < pages);
    if (back) {
        stick_go(s, env, STICK_SCREEN_LIST);
    } else if (way != 0) {
        s->page += (unsigned)way;
        ui_wake(ui, ui->now);
    }
    return STICK_NOTHING;
}
