#include "forms/review.h"

#include "base/str.h"
#include "forms/stick.h"
#include "i18n/i18n.h"

#include <math.h>

/* The contents that are kept, a row each, and below them what can be written onto a stick. */
struct place {
    du left, right, top, bottom;    /* of the rows */
    du row, gap, pad, end;          /* end: width of what stands at the end of a row */
    du name, second, label;         /* sizes of letters */
    du below;                       /* how far the end is below the words; 0: beside them */
    struct box press;               /* button of a row, from the middle of its end */
    du panel, size;
    struct box backup, tables;
};

static struct place compact(const struct review_frame *f, const struct canvas *c)
{
    du high = canvas_least(c, 60, CANVAS_TARGET_MM), y = c->h - 12 - high;
    du gap = canvas_least(c, 8, CANVAS_GAP_MM), half = (f->right - f->left - gap) / 2;
    return (struct place){.left = f->left, .right = f->right, .top = 76, .bottom = y - 20,
                          .row = 66, .gap = 8, .pad = 16, .end = 176, .name = 23, .second = 18,
                          .label = 19, .press.h = 54, .panel = y - 12, .size = 21,
                          .backup = {f->left, y, half, high},
                          .tables = {f->left + half + gap, y, half, high}};
}

static struct place place_for(const struct review_frame *f, const struct canvas *c)
{
    du h = c->h, l = f->left, width = f->right - l;
    struct place p = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p = (struct place){.left = l, .right = f->right, .top = 184, .bottom = h - 256, .row = 112,
                           .gap = 16, .pad = 36, .end = 360, .name = 44, .second = 34, .label = 36,
                           .press.h = 88, .panel = h - 224, .size = 44,
                           .backup = {l, h - 176, (width - 24) / 2, 128},
                           .tables = {l + (width + 24) / 2, h - 176, (width - 24) / 2, 128}};
        break;
    case LAYOUT_PORTRAIT:
        p = (struct place){.left = l, .right = f->right, .top = 216, .bottom = h - 464, .row = 232,
                           .gap = 18, .pad = 36, .end = 420, .name = 44, .second = 34, .label = 36,
                           .below = 106, .press.h = 96, .panel = h - 440, .size = 46,
                           .backup = {l, h - 392, width, 136},
                           .tables = {l, h - 224, width, 136}};
        break;
    case LAYOUT_COMPACT: p = compact(f, c); break;
    }
    p.press.h = canvas_least(c, p.press.h, CANVAS_TARGET_MM);
    p.row = fmaxf(p.row, p.press.h + p.gap);
    return p;
}

const char *review_entry(struct arena *a, const struct shelf_entry *e)
{
    char day[96] = "", time[32] = "";
    if (e->day == DATE_NONE) {
        /* In the place of the day on which content was loaded. */
        return *e->label ? e->label : tr("Some time ago");
    }
    i18n_date(day, sizeof day, e->day, I18N_DATE_SHORT);
    i18n_time(time, sizeof time, e->minute);
    const char *when = arena_printf(a, tr("%s, %s"), day, time);
    return *e->label ? arena_printf(a, tr("%s, %s"), when,
                                    arena_printf(a, "\u2068%s\u2069", e->label))
                     : when;
}

/* "24 people, 5 socials and 3 posters". */
static const char *counts_of(struct arena *a, const struct shelf_entry *e)
{
    const struct { const char *part; unsigned n; } count[] = {
        {"people", e->people}, {"socials", e->socials}, {"posters", e->posters}};
    const char *item[3];
    unsigned n = 0;
    char list[256];
    for (size_t i = 0; i < sizeof count / sizeof *count; i++) {
        if (count[i].n > 0) {
            item[n++] = arena_printf(a, "%u %s", count[i].n, stick_part(count[i].part, count[i].n));
        }
    }
    i18n_list(list, sizeof list, item, n);
    return arena_printf(a, "%s", list);
}

/* True: it was chosen. */
static bool run_row(const struct form_env *env, const struct place *p, const struct shelf_entry *e,
                    du y)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    struct box b = {p->left, y, p->right - p->left, p->row};
    du x = b.x + p->pad, end = b.x + b.w - p->pad - p->end;
    du words = y + (p->row - p->below) / 2, cy = words + p->below;
    du width = p->below > 0 ? b.w - 2 * p->pad : end - x - p->pad;
    draw_rrect(ui->list, b.x, b.y, b.w, b.h, p->pad * 0.66f, t->paper2);
    struct ui_name name = {.face = FACE_D6, .max = canvas_type(ui->canvas, p->name),
                           .min = p->name * 0.55f,
                           .second = canvas_type(ui->canvas, p->second), .width = width};
    ui_name(ui->list, ui->text, ui->arena, x, words, review_entry(ui->arena, e),
            counts_of(ui->arena, e), &name, t->ink, t->paper2);
    if (!e->current && !e->damaged) {
        char target[32];
        str_format(target, sizeof target, "restore:%u", e->number);
        struct box press = {end, cy - p->press.h / 2, p->end, p->press.h};
        return ui_button(ui, target, press, tr("Go back to it"),
                         &(struct ui_button){.style = STYLE_SECOND, .size = p->label,
                                             .ground = t->paper2});
    }
    struct text_block block;
    text_fit_line(ui->text, ui->arena, FACE_T6, canvas_type(ui->canvas, p->label),
                  p->label * 0.6f, p->end,
                  /* What stands at the end of a row of contents. */
                  e->damaged ? tr("Damaged") : tr("On the screen now"), &block);
    draw_block(ui->list, &block, end, cy - TEXT_CAP_HEIGHT * block.size / 2, p->end, ALIGN_END,
               t->ink, t->paper2);
    return false;
}

/* Several lines, where there are no rows or no buttons. */
static void draw_words(const struct form_env *env, du x, du top, du width, du height, du size,
                       rgb ground, const char *words)
{
    struct ui *ui = env->ui;
    struct text_block b;
    struct text_box box = {.face = FACE_T5, .width = width, .height = height,
                           .max = canvas_type(ui->canvas, size), .min = size * 0.6f, .step = 1,
                           .leading = leading_paragraph};
    text_fit(ui->text, ui->arena, words, &box, &b);
    draw_block(ui->list, &b, x, top, width, ALIGN_START, ui->theme->ink, ground);
}

static void run_rows(struct review *s, const struct form_env *env, struct place *p)
{
    const struct shelf *shelf = &s->shelf;
    struct stick_frame f = stick_frame(env->ui->canvas);
    unsigned each = (unsigned)fmaxf(1, floorf((p->bottom - p->top + p->gap) / (p->row + p->gap)));
    unsigned pages = (shelf->count + each - 1) / each;
    if (pages > 1) {
        p->right = f.on.x - p->gap;
    }
    s->page = s->page < pages ? s->page : 0;
    for (unsigned i = 0; i < each && s->page * each + i < shelf->count; i++) {
        const struct shelf_entry *e = &shelf->entry[s->page * each + i];
        if (run_row(env, p, e, p->top + (du)i * (p->row + p->gap))) {
            s->chosen = (unsigned)(e - shelf->entry);
            review_go(s, env, REVIEW_BACK);
        }
    }
    int way = pages > 1 ? stick_pages(env, &f, s->page > 0, s->page + 1 < pages) : 0;
    if (way != 0) {
        s->page += (unsigned)way;
        ui_wake(env->ui, env->ui->now);
    }
}

static enum review_wish run_panel(struct review *s, const struct form_env *env,
                                  const struct place *p)
{
    struct ui *ui = env->ui;
    rgb ground = ui->theme->paper2;
    draw_rect(ui->list, 0, p->panel, ui->canvas->w, ui->canvas->h - p->panel, ground);
    if (!s->shelf.can_write) {
        du pad = p->second * 0.7f;
        draw_words(env, p->left, p->panel + pad, ui->canvas->w - 2 * p->left,
                   ui->canvas->h - p->panel - 2 * pad, p->label, ground,
                   /* The last line is what to type. */
                   tr("This device does not write onto sticks by itself. These commands do:\n"
                      "kioskctl backup DIR, kioskctl template DIR"));
        return REVIEW_NOTHING;
    }
    struct ui_button look = {.style = STYLE_SECOND, .size = p->size, .ground = ground,
                             .icon = "usb"};
    bool backup = ui_button(ui, "write:backup", p->backup, tr("Save a backup to a stick"), &look);
    /* Tables with example rows, for people to fill. */
    bool tables = ui_button(ui, "write:tables", p->tables, tr("Write empty tables to a stick"),
                            &look);
    return backup ? REVIEW_WRITE_BACKUP : tables ? REVIEW_WRITE_TABLES : REVIEW_NOTHING;
}

enum review_wish review_content(struct review *s, const struct form_env *env)
{
    struct ui *ui = env->ui;
    struct review_frame f = review_frame(ui->canvas);
    struct place p = place_for(&f, ui->canvas);
    bool failed = s->failed;
    s->failed = false; /* the header would speak of notes */
    /* What is shown on the slides: people, socials, posters. */
    bool back = review_header(s, env, false, tr("Content"), f.right);
    s->failed = failed;
    enum review_wish wish = REVIEW_NOTHING;
    if (s->has_shelf && s->shelf.count > 0) {
        run_rows(s, env, &p);
    } else {
        draw_words(env, p.left, p.top, p.right - p.left, p.bottom - p.top, p.name, ui->theme->paper,
                   failed ? tr("That did not work.")
                   : s->has_shelf ? tr("Nothing has been loaded yet.") : tr("Loading…"));
    }
    if (s->has_shelf) {
        wish = run_panel(s, env, &p);
    } else if (!s->waiting && !failed) {
        wish = REVIEW_LIST;
    }
    if (back) {
        review_go(s, env, s->from);
        return REVIEW_NOTHING;
    }
    return wish;
}
