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
    struct box search, next;        /* next: of several people */
    struct box language;            /* the button for languages and aids; w 0: there is none */
    struct thanks_chips chips;
    struct thanks_grid grid;
};

static struct place place_for(const struct thanks_frame *f, bool keyboard, unsigned cards,
                              bool language, bool several)
{
    const struct canvas *c = f->c;
    struct place p = {0};
    du width = f->right - f->left, top = 0, under = 24, right;
    du gap = canvas_least(c, f->compact ? 6 : 12, CANVAS_GAP_MM);
    du bar = fmaxf(52, canvas_target_min(c)); /* of a compact canvas */
    p.chips = (struct thanks_chips){.lines = 1, .h = 88, .gap = gap, .size = 34, .pad_least = 48,
                                    .pad_most = 80, .name = "filters"};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        p.search = (struct box){f->right - 608, 40, 608, 96};
        p.next = (struct box){f->right - 264, 40, 264, 96};
        p.chips.area = (struct box){f->left, 160, width, 88};
        top = 272;
        break;
    case LAYOUT_PORTRAIT:
        p.search = (struct box){f->left, 200, width, 96};
        p.next = (struct box){f->right - 224, 60, 224, 104};
        if (c->large) {
            p.next.x -= 48;
            p.next.w += 48;
        }
        p.chips.area = (struct box){f->left, 320, width, 188};
        p.chips.lines = 2;
        p.chips.size = 36;
        p.chips.pad_least = 56;
        top = 536;
        break;
    case LAYOUT_COMPACT:
        p.search = (struct box){f->right - 320, f->head - bar / 2, 320, bar};
        p.next = (struct box){f->right - 150, 12, 150, 52};
        p.chips = (struct thanks_chips){.area = {f->left, f->head + bar / 2 + gap, width, bar},
                                        .lines = 1, .h = bar, .gap = gap, .size = 19,
                                        .pad_least = 34, .pad_most = 48, .name = "filters"};
        top = p.chips.area.y + bar + fmaxf(7, gap);
        under = 7;
        break;
    }
    p.next = ui_header_button(c, p.next, p.chips.area.y, &right);
    if (several && !f->portrait) {
        p.search.w = f->compact ? 220 : 496;
        p.search.x = p.next.x - fmaxf(f->compact ? 8 : 24, gap) - p.search.w;
    } else if (language) {
        /* Between the title and the search, which gives the room. */
        p.language = p.search;
        p.language.w = thanks_language_width(p.search.h);
        du room = p.language.w + fmaxf(f->compact ? 8 : 16, gap);
        p.search.x += room;
        p.search.w -= room;
    }
    p.chips.extra = ui_filter_extra(p.chips.h);
    du bottom = (keyboard ? keyboard_top(c) : c->h) - under;
    if (top + (f->compact ? 58 : 144) > bottom) {
        /* The keys of the keyboard had to grow: one row of people counts more than the filters. */
        p.chips.lines = 0;
        top = p.chips.area.y;
    }
    struct thanks_frame beside = *f;
    if (several) {
        p.chips.area.w = right - f->left;
        beside.right = top < p.next.y + p.next.h + gap ? right : f->right;
    }
    p.grid = thanks_grid(&beside, top, bottom, cards);
    return p;
}

/* A large index grows while people look: one step for each frame. */
static void grow_index(struct thanks *s, const struct form_env *env, struct thanks_picker *p)
{
    bool used = p->keyboard || p->search.len > 0;
    if (!used || s->index.count >= env->model->person_count) {
        return;
    }
    if (find_index_step(&s->index, env->model, env->arena, FIND_STEP)) {
        ui_wake(env->ui, env->ui->now + 1);
    }
    p->stale = p->stale || p->search.len > 0;
}

static void search(struct thanks *s, const struct form_env *env, struct thanks_picker *p)
{
    grow_index(s, env, p);
    if (!p->stale) {
        return;
    }
    struct find_wanted w = {.query = p->search.text, .department = p->department};
    if (s->screen == THANKS_SIGNER && s->to_department == MODEL_NONE) {
        w.except = s->is_receiver;
    }
    if (p->department == THANKS_CHOSEN) {
        w.department = MODEL_NONE;
        w.only = s->is_receiver;
    }
    p->found_count = find_people(env->model, &s->index, &w, s->scratch, p->found, &p->sure);
    p->page = p->range_from = p->range_until = 0;
    p->range[0] = '\0';
    p->stale = false;
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

/* "A–C", or for a search, which has an order of its own, "2/5". */
static void set_range(const struct form_env *env, struct thanks_picker *p, unsigned from,
                      unsigned until, unsigned page, unsigned pages)
{
    if (p->search.len > 0) {
        str_format(p->range, sizeof p->range, "%u/%u", page + 1, pages);
        return;
    }
    if (p->range_from == from && p->range_until == until) {
        return;
    }
    p->range[0] = '\0';
    if (from < until) {
        char first[24], last[24];
        const char *language = env->model->settings.language;
        i18n_letter(first, sizeof first, language, env->model->people[p->found[from]].name);
        i18n_letter(last, sizeof last, language, env->model->people[p->found[until - 1]].name);
        bool one = str_equal(first, last) || str_empty(first);
        str_format(p->range, sizeof p->range, one ? "%s%s" : "%s–%s", one ? "" : first, last);
    }
    p->range_from = from;
    p->range_until = until;
}

static void run_pager(const struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                      const struct thanks_grid *g)
{
    unsigned per_page = g->columns * g->rows, head = thanks_head(s, env, p, g);
    unsigned count = head + p->found_count;
    thanks_pager(env, g, count, &p->page);
    unsigned begin = p->page * per_page, end = begin + per_page;
    unsigned from = begin > head ? begin - head : 0;
    unsigned until = end > head ? end - head : 0;
    until = until < p->found_count ? until : p->found_count;
    unsigned pages = count == 0 ? 1 : (count + per_page - 1) / per_page;
    set_range(env, p, from, until, p->page, pages);
    thanks_range(env, g, p->range);
}

static void run_filters(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                        const struct place *at)
{
    const struct model *m = env->model;
    struct thanks_chip chip[CAP_DEPARTMENTS + 2];
    uint32_t department[CAP_DEPARTMENTS + 2];
    /* Filter: people of all departments. */
    chip[0] = (struct thanks_chip){.name = "filter:all", .label = tr("All"),
                                   .chosen = p->department == MODEL_NONE};
    department[0] = MODEL_NONE;
    unsigned n = 1;
    if (s->several && s->screen == THANKS_WHO) {
        /* Filter: the people who are chosen already. */
        chip[n] = (struct thanks_chip){.name = "chosen", .label = tr("Chosen"),
                                       .chosen = p->department == THANKS_CHOSEN};
        department[n++] = THANKS_CHOSEN;
    }
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
static struct field_line query_line(const struct form_env *env, const struct thanks_picker *p,
                                     const struct thanks_frame *f, struct box b, size_t *ret_from)
{
    struct text *t = env->ui->text;
    struct field_line line = {.s = p->search.text, .n = p->search.len, .face = FACE_T5,
                               .size = canvas_type(f->c, f->compact ? 22 : 44),
                               .x = b.x + (f->compact ? 50 : 100)};
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
    struct field_line line = query_line(env, p, f, b, &from);
    du size = line.size, cy = b.y + b.h / 2;
    if (p->search.len == 0) {
        struct text_block hint;
        du room = b.w - (f->compact ? 50 + 60 : 100 + 112);
        fit_name(env, FACE_T5, size, f->compact ? 13 : 26, room, tr("Search"), &hint);
        draw_name(env, &hint, line.x + (focus ? size * 0.3f : 0), cy + size * TEXT_CAP_HEIGHT / 2,
                  t->ink2, t->card);
    }
    if (line.n > 0) {
        draw_text(ui->list, line.x, cy + size * TEXT_CAP_HEIGHT / 2, FACE_T5, size, t->ink, t->card,
                  line.s, line.n, line.width);
    }
    if (focus && field_caret_on(env, s->input_at)) {
        size_t caret = p->search.caret > from ? p->search.caret - from : 0;
        du w = f->compact ? 2.5f : 5, h = canvas_type(f->c, f->compact ? 28 : 52);
        draw_rect(ui->list, field_caret_left(env, &line, caret, w, f->compact ? 3 : 6),
                  cy - h / 2, w, h, t->ink);
    }
}

/* Where the finger is in the query. */
static void place_caret(const struct form_env *env, struct thanks_picker *p,
                        const struct thanks_frame *f, struct box b)
{
    size_t from;
    struct field_line query = query_line(env, p, f, b, &from);
    du x = ui_in_line(env->ui, b, (struct box){.x = env->ui->event->x}).x;
    struct ui_line line = ui_line_begin(env->ui);
    edit_place(&p->search, from + field_caret_at(env, &query, 0, query.n, x));
    ui_line_end(env->ui, &line, b);
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
    field.w -= filled ? clear + canvas_least(f->c, f->compact ? 3 : 8, CANVAS_GAP_MM) : 0;
    field = ui_in_line(ui, b, field);
    if (ui_hit(ui, &(struct ui_hit){.name = "search", .box = field, .r = b.h / 2}, NULL)) {
        if (!p->keyboard) {
            p->keyboard = true;
            keyboard_reset(&s->keys);
        }
        if (ui->event->kind == INPUT_POINTER_UP) {
            place_caret(env, p, f, b);
        }
    }
    struct box cross = ui_in_line(ui, b, (struct box){b.x + b.w - clear, b.y, clear, b.h});
    if (filled && ui_hit(ui, &(struct ui_hit){.name = "clear", .box = cross, .r = b.h / 2}, NULL)) {
        p->search = (struct edit){.limit = THANKS_SEARCH};
        p->stale = true;
    }
    du stroke = focus ? (f->compact ? 2.5f : 5) : f->compact ? 2 : 3;
    draw_panel(ui->list, b.x, b.y, b.w, b.h, b.h / 2, t->card, stroke, focus ? t->ink : t->edge);
    struct ui_line line = ui_line_begin(ui);
    draw_icon(ui->list, "search", b.x + (f->compact ? 28 : 56), b.y + b.h / 2, f->compact ? 22 : 44,
              focus ? t->ink : t->ink2, 5);
    draw_query(s, env, p, f, b, focus);
    if (filled) {
        draw_icon(ui->list, "close", b.x + b.w - (f->compact ? 26 : 52), b.y + b.h / 2,
                  f->compact ? 18 : 34, t->ink2, 5);
    }
    ui_line_end(ui, &line, b);
}

static void draw_nobody(const struct thanks *s, const struct form_env *env,
                        const struct thanks_picker *p, const struct thanks_frame *f,
                        const struct thanks_grid *g)
{
    const char *words = env->model->person_count == 0 ? tr("No people loaded yet.")
                        : p->department == THANKS_CHOSEN && s->to_count == 0
                            ? tr("Nobody is chosen yet.")
                        : p->search.len > 0 ? tr("Nobody found. Try another spelling.")
                                            : tr("There is nobody else on the list.");
    if (p->search.len > 0 && s->index.count < env->model->person_count) {
        return; /* that is not known yet */
    }
    unsigned above = (thanks_head(s, env, p, g) + g->columns - 1) / g->columns;
    du size = f->compact ? 22 : 44;
    struct text_block b;
    struct text_box box = {.face = FACE_D6, .width = f->right - f->left - (f->compact ? 90 : 160),
                           .height = 4 * size, .max = canvas_type(f->c, size),
                           .min = size * 0.6f, .step = 2, .leading = leading_paragraph,
                           .balance = true};
    text_fit(env->ui->text, env->ui->arena, words, &box, &b);
    draw_block(env->ui->list, &b, g->x,
               g->y + (du)above * (g->h + g->gap) + (f->compact ? 20 : 56), box.width, ALIGN_START,
               env->ui->theme->ink, env->ui->theme->paper);
}

static const char *question(const struct thanks *s, const struct form_env *env)
{
    if (s->screen == THANKS_SIGNER) {
        return tr("Who is saying thanks?");
    }
    if (s->screen == THANKS_MINE) {
        /* Over a list of people: whoever taps their name may hide their birthday. */
        return tr("Who are you?");
    }
    if (!s->several) {
        return tr("Who would you like to thank?");
    }
    if (s->to_count == 0) {
        return tr("Choose several people");
    }
    return arena_printf(env->ui->arena,
                        /* Over a list of people: so many are to be thanked in one note. */
                        trn("%u person chosen", "%u people chosen", s->to_count), s->to_count);
}

static void run_list(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                     const struct thanks_frame *f, const struct place *at)
{
    unsigned right = p->sure > 0 ? p->sure : p->found_count;
    bool only = p->search.len > 0 && right == 1 &&
                !(env->ui->focus_visible && env->ui->focus != ui_id("search"));
    if (p->found_count == 0) {
        draw_nobody(s, env, p, f, &at->grid);
    } else if (only && ui_key(env->ui, KEY_ENTER)) {
        thanks_choose(s, env, p->found[0]);
        return;
    }
    if (env->model->person_count > 0) {
        thanks_cards(s, env, p, f, &at->grid);
    }
}

static void take_words(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                       bool keyboard)
{
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
}

enum thanks_wish thanks_people(struct thanks *s, const struct form_env *env)
{
    bool signing = s->screen != THANKS_WHO, several = !signing && s->several;
    struct thanks_picker *p = signing ? &s->signer : &s->who;
    struct thanks_frame f = thanks_frame(env->ui->canvas);
    bool keyboard = p->keyboard;
    unsigned people = env->model->person_count;
    people -= s->screen == THANKS_SIGNER && s->to_department == MODEL_NONE ? s->to_count : 0;
    struct place at = place_for(&f, keyboard, people + 2, !signing, several);
    du taken = several && f.portrait ? at.next.x
               : at.language.w > 0   ? at.language.x : at.search.x;
    du apart = fmaxf(f.compact ? 12 : 24, canvas_least(f.c, 0, CANVAS_GAP_MM) + 1);
    du until = f.portrait && !several ? f.right : taken - apart;
    bool leave = thanks_header(s, env, false, question(s, env), until);
    search(s, env, p);
    if (at.language.w > 0) {
        thanks_language_button(s, env, at.language);
    }
    /* Button: go on to the next step. */
    bool next = several && ui_button(env->ui, "next", at.next, tr("Next"),
                                     &(struct ui_button){.style = STYLE_MAIN, .icon = "right",
                                                         .icon_after = true,
                                                         .off = s->to_count == 0,
                                                         .size = f.compact ? 22 : 44});
    if (env->model->person_count > 0) {
        run_search(s, env, p, &f, at.search);
        if (at.chips.lines > 0) {
            run_filters(s, env, p, &at);
        }
        run_pager(s, env, p, &at.grid);
    }
    enum thanks_screen before = s->screen;
    run_list(s, env, p, &f, &at);
    if (s->screen != before) {
        return THANKS_NOTHING;
    }
    take_words(s, env, p, keyboard);
    if (next) {
        thanks_take(s, env);
    } else if (leave && s->screen == THANKS_SIGNER) {
        thanks_go(s, env, THANKS_WORDS);
    } else if (leave && several) {
        s->several = false;
        p->department = p->department == THANKS_CHOSEN ? MODEL_NONE : p->department;
        p->stale = true;
        ui_wake(env->ui, env->ui->now);
    } else if (leave) {
        return THANKS_CLOSE;
    }
    return THANKS_NOTHING;
}
