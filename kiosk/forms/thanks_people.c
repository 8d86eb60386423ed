#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

/* Two things are not as drawn in the design. The button for the languages has taken its room from
 * the search field. Departments that find no room are behind an arrow, not half a chip at the edge:
 * nothing here needs a drag. */

/* Where things stand on this canvas, with the keyboard open or not. Page arrows have their column
 * when all people need more than one page, and keep it while a search leaves fewer. */
struct place {
    struct box search;
    du language_x, language_r;      /* of the button for the languages; r 0: there is none */
    struct thanks_chips chips;
    du x, y, w, h, gap;             /* first card */
    unsigned columns, rows;
    bool paged;
    struct box up, down;            /* page arrows */
};

static struct place place_for(const struct thanks_frame *f, bool keyboard, unsigned people,
                              bool language)
{
    const struct canvas *c = f->c;
    struct place p = {0};
    du width = f->right - f->left, pager = f->compact ? 56 : 96, least = 0, bottom = 0;
    p.x = f->left;
    p.chips = (struct thanks_chips){.lines = 1, .h = 88, .gap = 12, .size = 34, .pad_least = 48,
                                    .pad_most = 80, .name = "filters"};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p.search = (struct box){f->right - 608, 40, 608, 96};
        p.chips.area = (struct box){f->left, 160, width, 88};
        p.y = 272;
        p.h = 144;
        p.gap = 16;
        least = 392;
        bottom = keyboard ? keyboard_top(c) - 24 : c->h - 24;
        break;
    case LAYOUT_PORTRAIT:
        p.search = (struct box){f->left, 200, width, 96};
        p.chips.area = (struct box){f->left, 320, width, 188};
        p.chips.lines = 2;
        p.chips.size = 36;
        p.chips.pad_least = 56;
        p.y = 536;
        p.h = 144;
        p.gap = 16;
        least = 404;
        bottom = keyboard ? keyboard_top(c) - 24 : c->h - 24;
        break;
    case LAYOUT_COMPACT:
        p.search = (struct box){f->right - 320, 12, 320, 52};
        p.chips = (struct thanks_chips){.area = {f->left, 70, width, 52}, .lines = 1, .h = 52,
                                        .gap = 6, .size = 19, .pad_least = 34, .pad_most = 48,
                                        .name = "filters"};
        p.y = 129;
        p.h = 58;
        p.gap = 6;
        least = 232;
        bottom = keyboard ? keyboard_top(c) - 7 : c->h - 7;
        break;
    }
    if (language) {
        /* Between the title and the search, which gives the room. */
        du room = p.search.h + (f->compact ? 8 : 16);
        p.language_r = p.search.h / 2;
        p.language_x = p.search.x + p.language_r;
        p.search.x += room;
        p.search.w -= room;
    }
    p.chips.extra = ui_filter_extra(p.chips.h);
    if (p.y + p.h > bottom) {
        /* The keys of the keyboard had to grow: one row of people counts more than the filters. */
        p.chips.lines = 0;
        p.y = p.chips.area.y;
    }
    p.rows = (unsigned)fmaxf(1, floorf((bottom - p.y + p.gap) / (p.h + p.gap)));
    p.columns = (unsigned)fmaxf(1, floorf((width - pager) / (least + p.gap)));
    p.paged = people > p.rows * p.columns;
    du room = p.paged ? width - pager - (f->compact ? 12 : p.gap) : width;
    p.w = floorf((room + p.gap) / (du)p.columns) - p.gap;
    du all = (du)p.rows * (p.h + p.gap) - p.gap, half = (all - p.gap) / 2;
    p.up = (struct box){f->right - pager, p.y, pager, half};
    p.down = (struct box){f->right - pager, p.y + half + p.gap, pager, half};
    return p;
}

static void search(struct thanks *s, const struct form_env *env, struct thanks_picker *p)
{
    if (!p->stale) {
        return;
    }
    char query[4 * CAP_NAME_BYTES];
    i18n_fold(query, sizeof query, p->search.text);
    query[strcspn(query, "\n")] = '\0';
    if (strspn(query, " ") == strlen(query)) {
        query[0] = '\0';
    }
    if (query[0] != '\0' && !s->folded) {
        s->folded = thanks_fold(env->model, env->arena);
    }
    uint32_t except = s->screen == THANKS_SIGNER ? s->to : MODEL_NONE;
    p->found_count = thanks_find(env->model, s->folded, query, p->department, except, p->found);
    p->page = 0;
    p->stale = false;
}

static void choose(struct thanks *s, const struct form_env *env, uint32_t person)
{
    if (s->screen == THANKS_SIGNER) {
        s->from = person;
        thanks_go(s, env, THANKS_LOOK);
        return;
    }
    s->to = person;
    s->signer.stale = true;
    if (s->from == person) {
        s->from = MODEL_NONE;
    }
    thanks_go(s, env, THANKS_WORDS);
}

static void fit_name(const struct form_env *env, enum face face, du size, du least, du width,
                     const char *text, struct text_block *ret)
{
    text_fit_line(env->ui->text, env->ui->arena, face, size, least, width,
                  ui_written(env->ui->arena, text), ret);
}

static void draw_name(const struct form_env *env, const struct text_block *b, du x, du baseline,
                      rgb colour, rgb ground)
{
    if (b->count > 0) {
        draw_line(env->ui->list, b, 0, x, baseline, colour, ground);
    }
}

static void draw_person(const struct form_env *env, const struct thanks_frame *f, struct box b,
                        uint32_t person, rgb ground)
{
    const struct theme *t = env->ui->theme;
    const char *name = env->model->people[person].name;
    du r = f->compact ? 22 : 48, size = f->compact ? 19 : 36;
    du cx = b.x + (f->compact ? 32 : b.h / 2), cy = b.y + b.h / 2;
    thanks_avatar(env, person, cx, cy, r);
    du x = b.x + (f->compact ? 64 : b.h / 2 + r + 24);
    du width = b.x + b.w - x - (f->compact ? 8 : 16);

    size_t first = strcspn(name, " ");
    struct text_block line[3];
    fit_name(env, FACE_D6, size, size * 0.6f, width,
             arena_strndup(env->ui->arena, name, first), &line[0]);
    fit_name(env, FACE_D6, size, size * 0.6f, width, name[first] == ' ' ? name + first + 1 : "",
             &line[1]);
    fit_name(env, FACE_T5, 28, 20, width, f->compact ? "" : thanks_department(env, person),
             &line[2]);
    bool both = line[1].count > 0;
    struct text_block *last = &line[both ? 1 : 0];
    du pitch = f->compact ? 21 : size * 1.08f, under = size * 0.94f;
    du to_rest = fmaxf(pitch, text_below(env->ui->text, &line[0], &line[1]));
    du to_department = fmaxf(under, text_below(env->ui->text, last, &line[2]));
    /* One name stands in the middle; with a second line what the ink needs more goes both ways. */
    du y = f->compact ? cy + size * TEXT_CAP_HEIGHT / 2 : cy - size * 0.08f;
    if (both) {
        y = cy - (f->compact ? 4 : size * 0.58f) - (to_rest - pitch + to_department - under) / 2;
    }
    draw_name(env, &line[0], x, y, t->ink, ground);
    y += both ? to_rest : 0;
    draw_name(env, &line[1], x, y, t->ink, ground);
    draw_name(env, &line[2], x, y + to_department, t->ink2, ground);
}

static void run_cards(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                      const struct thanks_frame *f, const struct place *at)
{
    struct ui *ui = env->ui;
    unsigned per_page = at->columns * at->rows, first = p->page * per_page;
    uint32_t chosen = s->screen == THANKS_SIGNER ? s->from : s->to;
    du r = f->compact ? 14 : 24;
    uint32_t tapped = MODEL_NONE;
    for (unsigned i = 0; i < per_page && first + i < p->found_count; i++) {
        uint32_t person = p->found[first + i];
        struct box b = {at->x + (du)(i % at->columns) * (at->w + at->gap),
                        at->y + (du)(i / at->columns) * (at->h + at->gap), at->w, at->h};
        char name[CAP_KEY_BYTES + 16];
        str_format(name, sizeof name, "person:%s", env->model->people[person].key);
        bool pressed;
        if (ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = r}, &pressed)) {
            tapped = person;
        }
        struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
        rgb fill = pressed ? ui->theme->paper2 : ui->theme->card;
        draw_rrect(ui->list, in.x, in.y, in.w, in.h, r, fill);
        if (person == chosen) {
            draw_outline(ui->list, in.x, in.y, in.w, in.h, r, f->compact ? 2.5f : 5,
                         ui->theme->ink);
        }
        draw_person(env, f, b, person, fill);
    }
    if (tapped != MODEL_NONE) {
        choose(s, env, tapped);
    }
}

static void run_pager(const struct form_env *env, struct thanks_picker *p, const struct place *at)
{
    unsigned per_page = at->columns * at->rows;
    unsigned pages = p->found_count == 0 ? 1 : (p->found_count + per_page - 1) / per_page;
    p->page = p->page < pages ? p->page : pages - 1;
    if (!at->paged) {
        return;
    }
    bool up = ui_pager(env->ui, "page:up", at->up, "chevup", p->page == 0) ||
              (p->page > 0 && ui_key(env->ui, KEY_PAGE_UP));
    bool down = ui_pager(env->ui, "page:down", at->down, "chevdown", p->page + 1 >= pages) ||
                (p->page + 1 < pages && ui_key(env->ui, KEY_PAGE_DOWN));
    if (up) {
        p->page--;
    } else if (down) {
        p->page++;
    }
}

static void run_filters(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                        const struct place *at)
{
    const struct model *m = env->model;
    struct thanks_chip chip[CAP_DEPARTMENTS + 1];
    uint32_t department[CAP_DEPARTMENTS + 1];
    /* Filter: people of all departments. */
    chip[0] = (struct thanks_chip){.name = "filter:all", .label = tr("All"),
                                   .chosen = p->department == MODEL_NONE};
    department[0] = MODEL_NONE;
    unsigned n = 1;
    for (unsigned i = 0; i < m->department_count && i < CAP_DEPARTMENTS; i++) {
        if ((s->departments >> i & 1) == 0) {
            continue;
        }
        struct hue hue = env->ui->theme->hue[m->departments[i].colour % PALETTE_SIZE];
        chip[n] = (struct thanks_chip){
            .name = arena_printf(env->ui->arena, "filter:%s", m->departments[i].name),
            .label = m->departments[i].name, .chosen = p->department == i, .filter = true,
            .field = hue.field, .on = hue.on};
        department[n++] = i;
    }
    int tapped = thanks_chips(env, &at->chips, chip, n, &p->chips);
    if (tapped >= 0) {
        bool again = department[tapped] == p->department;
        p->department = again ? MODEL_NONE : department[tapped];
        p->stale = true;
    }
}

/* What of the query is seen, which begins at from: a longer one shows its end. */
static struct thanks_line query_line(const struct form_env *env, const struct thanks_picker *p,
                                     const struct thanks_frame *f, struct box b, size_t *ret_from)
{
    struct text *t = env->ui->text;
    struct thanks_line line = {.s = p->search.text, .n = p->search.len, .face = FACE_T5,
                               .size = f->compact ? 22 : 44, .x = b.x + (f->compact ? 50 : 100)};
    du room = b.w - (f->compact ? 50 + 60 : 100 + 112);
    line.width = text_width(t, line.face, line.size, line.s, line.n);
    while (line.width > room && line.n > 0) {
        size_t cut = text_next(line.s, line.n, 0);
        line.s += cut;
        line.n -= cut;
        line.width = text_width(t, line.face, line.size, line.s, line.n);
    }
    *ret_from = p->search.len - line.n;
    return line;
}

static void draw_query(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                       const struct thanks_frame *f, struct box b, bool focus)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    size_t from;
    struct thanks_line line = query_line(env, p, f, b, &from);
    du size = line.size, cy = b.y + b.h / 2;
    if (p->search.len == 0) {
        struct text_block hint;
        du room = b.w - (f->compact ? 50 + 60 : 100 + 112);
        fit_name(env, FACE_T5, size, size * 0.6f, room, tr("Search"), &hint);
        draw_name(env, &hint, line.x + (focus ? size * 0.3f : 0), cy + size * TEXT_CAP_HEIGHT / 2,
                  t->ink2, t->card);
    }
    if (line.n > 0) {
        draw_text(ui->list, line.x, cy + size * TEXT_CAP_HEIGHT / 2, FACE_T5, size, t->ink, t->card,
                  line.s, line.n, line.width);
    }
    if (focus && thanks_caret(s, env)) {
        size_t caret = p->search.caret > from ? p->search.caret - from : 0;
        du w = f->compact ? 2.5f : 5, h = f->compact ? 28 : 52;
        draw_rect(ui->list, thanks_caret_left(env, &line, caret, w, f->compact ? 3 : 6),
                  cy - h / 2, w, h, t->ink);
    }
}

static void run_search(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                       const struct thanks_frame *f, struct box b)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool filled = p->search.len > 0;
    bool focus = p->keyboard || ui->focus == ui_id("search");
    du clear = filled ? b.h : 0;
    struct box field = b;
    field.w -= filled ? clear + (f->compact ? 3 : 8) : 0;
    if (ui_hit(ui, &(struct ui_hit){.name = "search", .box = field, .r = b.h / 2}, NULL)) {
        if (!p->keyboard) {
            p->keyboard = true;
            keyboard_reset(&s->keys);
        }
        if (ui->event->kind == INPUT_POINTER_UP) {
            size_t from;
            struct thanks_line line = query_line(env, p, f, b, &from);
            edit_place(&p->search, from + thanks_caret_at(env, &line, 0, line.n, ui->event->x));
        }
    }
    struct box cross = {b.x + b.w - clear, b.y, clear, b.h};
    if (filled && ui_hit(ui, &(struct ui_hit){.name = "clear", .box = cross, .r = b.h / 2}, NULL)) {
        p->search = (struct edit){.limit = THANKS_SEARCH};
        p->stale = true;
    }
    du stroke = focus ? (f->compact ? 2.5f : 5) : f->compact ? 2 : 3;
    draw_panel(ui->list, b.x, b.y, b.w, b.h, b.h / 2, t->card, stroke, focus ? t->ink : t->edge);
    draw_icon(ui->list, "search", b.x + (f->compact ? 28 : 56), b.y + b.h / 2, f->compact ? 22 : 44,
              focus ? t->ink : t->ink2, 5);
    draw_query(s, env, p, f, b, focus);
    if (filled) {
        draw_icon(ui->list, "close", b.x + b.w - (f->compact ? 26 : 52), b.y + b.h / 2,
                  f->compact ? 18 : 34, t->ink2, 5);
    }
}

static void draw_nobody(const struct form_env *env, const struct thanks_picker *p,
                        const struct thanks_frame *f, const struct place *at)
{
    const char *words = env->model->person_count == 0 ? tr("No people loaded yet.")
                        : p->search.len > 0 ? tr("Nobody found. Try another spelling.")
                                            : tr("There is nobody else on the list.");
    du size = f->compact ? 22 : 44;
    struct text_block b;
    struct text_box box = {.face = FACE_D6, .width = f->right - f->left - (f->compact ? 90 : 160),
                           .height = 4 * size, .max = size, .min = size * 0.6f, .step = 2,
                           .leading = leading_paragraph, .balance = true};
    text_fit(env->ui->text, env->ui->arena, words, &box, &b);
    draw_block(env->ui->list, &b, at->x, at->y + (f->compact ? 20 : 56), box.width, ALIGN_START,
               env->ui->theme->ink, env->ui->theme->paper);
}

enum thanks_wish thanks_people(struct thanks *s, const struct form_env *env)
{
    bool signing = s->screen == THANKS_SIGNER;
    struct thanks_picker *p = signing ? &s->signer : &s->who;
    struct thanks_frame f = thanks_frame(env->ui->canvas);
    bool keyboard = p->keyboard;
    unsigned people = env->model->person_count - (signing ? 1 : 0);
    struct place at = place_for(&f, keyboard, people, !signing && thanks_has_languages());
    du taken = at.language_r > 0 ? at.language_x - at.language_r : at.search.x;
    du until = f.portrait ? f.right : taken - (f.compact ? 12 : 24);
    bool leave = thanks_header(s, env, MODEL_NONE, signing ? tr("Who is saying thanks?")
                                                           : tr("Who would you like to thank?"),
                               until);
    enum thanks_wish wish = THANKS_NOTHING;
    search(s, env, p);
    if (at.language_r > 0) {
        thanks_language_button(s, env, at.language_x, at.search.y + at.search.h / 2,
                               at.language_r);
    }
    if (env->model->person_count > 0) {
        run_search(s, env, p, &f, at.search);
        if (at.chips.lines > 0) {
            run_filters(s, env, p, &at);
        }
        run_pager(env, p, &at);
    }
    bool only = p->search.len > 0 && p->found_count == 1 &&
                !(env->ui->focus_visible && env->ui->focus != ui_id("search"));
    if (only && ui_key(env->ui, KEY_ENTER)) {
        choose(s, env, p->found[0]);
    } else if (p->found_count == 0) {
        draw_nobody(env, p, &f, &at);
    } else {
        run_cards(s, env, p, &f, &at);
    }

    size_t before = p->search.len;
    uint64_t text = str_hash(STR_HASH_SEED, p->search.text, before);
    bool typed = env->model->person_count > 0 && thanks_type(s, env, &p->search, "search");
    if (keyboard) {
        thanks_keyboard(s, env, &p->search, &p->keyboard, false);
    }
    if (typed || p->search.len != before ||
        str_hash(STR_HASH_SEED, p->search.text, p->search.len) != text) {
        p->stale = true;
        ui_wake(env->ui, env->ui->now);
    }
    if (leave && signing) {
        thanks_go(s, env, THANKS_WORDS);
    } else if (leave) {
        wish = THANKS_CLOSE;
    }
    return wish;
}
