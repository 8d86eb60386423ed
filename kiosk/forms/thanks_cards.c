#include "forms/thanks.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "model/optout.h"

#include <math.h>
#include <string.h>

/* Page arrows over each other in a column at the end, with the range between them; side by side
 * where a single row is too low for two. */
static void place_arrows(const struct thanks_frame *f, struct thanks_grid *g, du wide, bool beside)
{
    du all = (du)g->rows * (g->h + g->gap) - g->gap;
    du range = fminf(f->compact ? 40 : 72, all - 2 * canvas_target_min(f->c));
    du high = (all - range) / 2, x = f->right - wide;
    if (beside) {
        g->up = (struct box){x - g->gap - wide, g->y, wide, all};
        g->range = (struct box){0};
        g->down = (struct box){x, g->y, wide, all};
        return;
    }
    g->up = (struct box){x, g->y, wide, high};
    g->range = (struct box){x, g->y + high, wide, range};
    g->down = (struct box){x, g->y + high + range, wide, high};
}

struct thanks_grid thanks_grid(const struct thanks_frame *f, du top, du bottom, unsigned cards)
{
    du width = f->right - f->left, wide = f->compact ? 56 : 96;
    du least = f->compact ? 228 : f->portrait ? 404 : 392;
    struct thanks_grid g = {.x = f->left, .y = top,
                            .h = f->compact ? 58 : f->c->large ? 176 : 144,
                            .gap = canvas_least(f->c, f->compact ? 6 : 16, CANVAS_GAP_MM),
                            .range_size = canvas_type(f->c, f->compact ? 17 : 34)};
    g.rows = (unsigned)fmaxf(1, floorf((bottom - g.y + g.gap) / (g.h + g.gap)));
    bool beside = g.rows == 1 && g.h < 2 * canvas_target_min(f->c) + g.gap;
    du pager = beside ? 2 * wide + g.gap : wide;
    g.columns = (unsigned)fmaxf(1, floorf((width - pager) / (least + g.gap)));
    g.paged = cards > g.rows * g.columns;
    du room = g.paged ? width - pager - (f->compact ? fmaxf(12, g.gap) : g.gap) : width;
    g.w = floorf((room + g.gap) / (du)g.columns) - g.gap;
    place_arrows(f, &g, wide, beside);
    return g;
}

struct box thanks_cell(const struct thanks_grid *g, unsigned i)
{
    return (struct box){g->x + (du)(i % g->columns) * (g->w + g->gap),
                        g->y + (du)(i / g->columns) * (g->h + g->gap), g->w, g->h};
}

void thanks_pager(const struct form_env *env, const struct thanks_grid *g, unsigned count,
                  unsigned *page)
{
    unsigned per_page = g->columns * g->rows;
    unsigned pages = count == 0 ? 1 : (count + per_page - 1) / per_page;
    *page = *page < pages ? *page : pages - 1;
    if (!g->paged) {
        return;
    }
    bool up = ui_pager(env->ui, "page:up", g->up, "chevup", *page == 0) ||
              (*page > 0 && ui_key(env->ui, KEY_PAGE_UP));
    bool down = ui_pager(env->ui, "page:down", g->down, "chevdown", *page + 1 >= pages) ||
                (*page + 1 < pages && ui_key(env->ui, KEY_PAGE_DOWN));
    if (up) {
        --*page;
    } else if (down) {
        ++*page;
    }
}

void thanks_range(const struct form_env *env, const struct thanks_grid *g, const char *range)
{
    struct ui *ui = env->ui;
    struct text_block line;
    if (!g->paged || g->range.h < g->range_size) {
        return;
    }
    text_fit_line(ui->text, ui->arena, FACE_T6, g->range_size, g->range_size * 0.6f, g->range.w,
                  range, &line);
    if (line.count > 0) {
        draw_line(ui->list, &line, 0, g->range.x + (g->range.w - line.line[0].width) / 2,
                  g->range.y + g->range.h / 2 + TEXT_CAP_HEIGHT * line.size / 2, ui->theme->ink,
                  ui->theme->paper);
    }
}

/* In words, more and second; one line alone stands in the middle, with a second one what the ink
 * needs more goes both ways. */
static void draw_words(const struct form_env *env, bool compact, const struct thanks_card *card,
                       struct box b, rgb colour, rgb quiet, rgb ground)
{
    struct ui *ui = env->ui;
    du design = compact ? 19 : 36, cy = b.y + b.h / 2;
    /* Accents and tails of two lines stay on a compact card of larger letters. */
    bool tight = compact && ui->canvas->large;
    du size = tight ? 24 : canvas_type(ui->canvas, design), small = canvas_type(ui->canvas, 28);
    struct text_block line[3];
    const char *words[] = {card->words, card->more, card->second};
    for (unsigned i = 0; i < 3; i++) {
        du max = i < 2 ? size : small, min = i < 2 ? design * 0.6f : 20;
        text_fit_line(ui->text, ui->arena, i < 2 ? FACE_D6 : FACE_T5, max, min, b.w,
                      ui_written(ui->arena, words[i]), &line[i]);
    }
    bool both = line[1].count > 0, third = line[2].count > 0;
    du pitch = size * (tight ? 1.05f : compact ? 21 / 19.0f : 1.08f), under = size * 0.94f;
    du to_rest = fmaxf(pitch, text_below(ui->text, &line[0], &line[1]));
    du to_second = fmaxf(under, text_below(ui->text, &line[both ? 1 : 0], &line[2]));
    du lines = (both ? to_rest : 0) + (third ? to_second : 0);
    du y = cy + (size * TEXT_CAP_HEIGHT - lines) / 2;
    if (third) {
        y = cy - (both ? size * 0.58f + (to_rest - pitch + to_second - under) / 2 : size * 0.08f);
    }
    for (unsigned i = 0; i < 3; i++) {
        if (line[i].count > 0) {
            draw_line(ui->list, &line[i], 0, b.x, y, i < 2 ? colour : quiet, ground);
        }
        y += i == 0 && both ? to_rest : i == 1 ? to_second : 0;
    }
}

/* Words of one's own on one line or two. */
static void draw_own_words(const struct form_env *env, bool compact, const char *words,
                           struct box b, rgb colour, rgb ground)
{
    struct ui *ui = env->ui;
    du size = compact ? 19 : 36;
    du around = compact ? ui->canvas->large ? 18 : 10 : 32;
    struct text_box box = {.face = FACE_D6, .width = b.w, .height = b.h - around,
                           .max = canvas_type(ui->canvas, size), .min = size * 0.6f,
                           .step = 1, .max_lines = 3,
                           .leading = leading_title, .balance = true};
    struct text_block block;
    text_fit(ui->text, ui->arena, ui_written(ui->arena, words), &box, &block);
    for (unsigned i = 0; i < block.count; i++) {
        draw_line(ui->list, &block, i, b.x,
                  b.y + (b.h - block.height) / 2 + block.over + block.size * TEXT_CAP_HEIGHT +
                      (du)i * block.leading,
                  colour, ground);
    }
}

/* At the lower corner of the face, off its initials: an empty ring, or a check mark. */
static void draw_mark(struct ui *ui, bool compact, bool checked, du cx, du cy, rgb ground)
{
    const struct theme *t = ui->theme;
    du r = compact ? 8 : 18, stroke = compact ? 2 : 4;
    draw_disc(ui->list, cx, cy, r + stroke, ground);
    if (checked) {
        draw_disc(ui->list, cx, cy, r, t->ink);
        draw_icon(ui->list, "check", cx, cy, r * 1.15f, t->onink, 7);
    } else {
        draw_ring(ui->list, cx, cy, r, stroke, t->edge);
    }
}

bool thanks_card(const struct form_env *env, const struct thanks_frame *f, struct box b,
                 const struct thanks_card *card)
{
    struct ui *ui = env->ui;
    const struct theme *t = ui->theme;
    bool pressed;
    du r = f->compact ? 14 : 24, face = f->compact ? 22 : 48;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = card->name, .box = b, .r = r,
                                             .off = card->off}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb fill = card->dark ? pressed ? t->ink2 : t->ink : pressed ? t->paper2 : t->card;
    ui_card(ui, in, r, fill);
    if (card->mark == THANKS_RINGED || card->mark == THANKS_CHECKED) {
        draw_outline(ui->list, in.x, in.y, in.w, in.h, r, f->compact ? 2.5f : 5, t->ink);
    }
    struct ui_line line = ui_line_begin(ui);
    du cx = b.x + (f->compact ? 32 : b.h / 2), cy = b.y + b.h / 2;
    ui_faces(ui->list, ui->text, cx, cy, face, &card->face, 1, fill);
    if (card->mark == THANKS_OPEN || card->mark == THANKS_CHECKED) {
        draw_mark(ui, f->compact, card->mark == THANKS_CHECKED, cx + face * 0.74f,
                  cy + face * 0.74f, fill);
    }
    struct box words = b;
    words.x = b.x + (f->compact ? 64 : b.h / 2 + face + 24);
    words.w = b.x + b.w - words.x - (f->compact ? 8 : 16);
    uint16_t flags = ui->list->flags;
    ui->list->flags |= card->off ? DRAW_DISABLED : 0;
    rgb colour = card->off ? t->ink2 : card->dark ? t->onink : t->ink;
    if (card->more) {
        draw_words(env, f->compact, card, words, colour, t->ink2, fill);
    } else {
        draw_own_words(env, f->compact, card->words, words, colour, fill);
    }
    ui->list->flags = flags;
    ui_line_end(ui, &line, b);
    return fired;
}

/* What a card of the first page stands for. */
enum kind { KIND_PERSON, KIND_OFTEN, KIND_EVERYONE, KIND_SEVERAL, KIND_WITHOUT_NAME,
            KIND_COLLEAGUE, KIND_MINE, KIND_NOTHING };

enum { GROUPS = 3 };
static unsigned groups(const struct thanks *s, const struct form_env *env,
                       const struct thanks_picker *p, enum kind ret[GROUPS])
{
    bool filtered = p->department < env->model->department_count;
    unsigned n = 0;
    if (p->search.len > 0 || p->department == THANKS_CHOSEN) {
        return 0;
    }
    if (s->screen != THANKS_WHO) {
        if (s->screen == THANKS_SIGNER && env->signing == FORM_SIGNING_OPTIONAL) {
            ret[n++] = filtered ? KIND_COLLEAGUE : KIND_WITHOUT_NAME;
        }
        return n;
    }
    if (filtered) {
        ret[n++] = KIND_EVERYONE;
    }
    if (env->model->person_count > 2) { /* two to thank, one to do it */
        ret[n++] = KIND_SEVERAL;
    }
    /* Whoever minds a day tapped the slide that has it. A note that is being written is not lost to
     * a slip of the finger. */
    if (env->days != 0 && !s->several && !filtered && s->message.len == 0) {
        ret[n++] = KIND_MINE;
    }
    return n;
}

/* Those who are thanked often fill up the rows of the groups: two fifths of a page that is one of
 * several. */
static unsigned often_rows(const struct thanks *s, const struct form_env *env,
                           const struct thanks_picker *p, const struct thanks_grid *g)
{
    enum kind kind[GROUPS];
    if (s->screen != THANKS_WHO || p->department != MODEL_NONE || p->search.len > 0 ||
        s->often_count == 0 || env->model->person_count <= g->columns * g->rows || g->rows < 2) {
        return 0;
    }
    unsigned cards = groups(s, env, p, kind) + s->often_count;
    unsigned rows = g->rows * 2 / 5 > 1 ? g->rows * 2 / 5 : 1;
    unsigned needed = (cards + g->columns - 1) / g->columns;
    return rows < needed ? rows : needed;
}

unsigned thanks_head(const struct thanks *s, const struct form_env *env,
                     const struct thanks_picker *p, const struct thanks_grid *g)
{
    enum kind kind[GROUPS];
    unsigned rows = often_rows(s, env, p, g);
    return rows > 0 ? rows * g->columns : groups(s, env, p, kind);
}

struct cell { enum kind kind; uint32_t person; };

static struct cell cell_at(const struct thanks *s, const struct form_env *env,
                           const struct thanks_picker *p, unsigned head, unsigned i)
{
    enum kind kind[GROUPS];
    unsigned n = groups(s, env, p, kind);
    if (i >= head) {
        return i - head < p->found_count ? (struct cell){KIND_PERSON, p->found[i - head]}
                                         : (struct cell){KIND_NOTHING, MODEL_NONE};
    }
    if (i < n) {
        return (struct cell){kind[i], MODEL_NONE};
    }
    return i - n < s->often_count ? (struct cell){KIND_OFTEN, s->often[i - n]}
                                  : (struct cell){KIND_NOTHING, MODEL_NONE};
}

static void fill_person(const struct thanks *s, const struct form_env *env, struct cell c,
                        struct thanks_card *card)
{
    const struct person *p = &env->model->people[c.person];
    size_t first = strcspn(p->name, " ");
    bool compact = env->ui->canvas->layout == LAYOUT_COMPACT;
    card->name = arena_printf(env->ui->arena, c.kind == KIND_OFTEN ? "often:%s" : "person:%s",
                              p->key);
    card->face = thanks_face(env, c.person);
    card->words = arena_strndup(env->ui->arena, p->name, first);
    card->more = p->name[first] == ' ' ? p->name + first + 1 : "";
    card->second = compact ? "" : thanks_department(env, c.person);
    bool signing = s->screen != THANKS_WHO;
    bool chosen = signing ? s->from == c.person : s->is_receiver[c.person];
    if (!signing && s->several) {
        card->mark = chosen ? THANKS_CHECKED : THANKS_OPEN;
        card->off = !chosen && s->to_count == CAP_RECEIVERS;
    } else if (chosen && (signing || s->to_department == MODEL_NONE)) {
        card->mark = THANKS_RINGED;
    }
}

static void fill_group(const struct thanks *s, const struct form_env *env,
                       const struct thanks_picker *p, enum kind kind, struct thanks_card *card)
{
    struct arena *a = env->ui->arena;
    const char *department = kind == KIND_EVERYONE || kind == KIND_COLLEAGUE
                                 ? env->model->departments[p->department].name : "";
    bool chosen = false;
    switch (kind) {
    case KIND_EVERYONE:
        card->name = arena_printf(a, "everyone:%s", department);
        card->face = thanks_icon_face(env, p->department, "team");
        /* Who is thanked: a whole department. */
        card->words = arena_printf(a, tr("Everyone in %s"), department);
        chosen = s->to_department == p->department;
        break;
    case KIND_SEVERAL:
        card->name = "several";
        card->face = thanks_icon_face(env, MODEL_NONE, s->several ? "check" : "plus");
        /* On a card among people: from now on more than one can be chosen. */
        card->words = tr("Several people");
        card->dark = s->several;
        break;
    case KIND_WITHOUT_NAME:
        card->name = "without-name";
        card->face = thanks_icon_face(env, MODEL_NONE, "person");
        /* On a card among people who can sign a note. */
        card->words = tr("Without my name");
        chosen = s->unnamed;
        break;
    case KIND_COLLEAGUE:
        card->name = arena_printf(a, "unsigned:%s", department);
        card->face = thanks_icon_face(env, p->department, "person");
        /* Who signs a note without a name. */
        card->words = arena_printf(a, tr("A colleague in %s"), department);
        chosen = s->unnamed && s->from_department == p->department;
        break;
    case KIND_MINE:
        card->name = "mine";
        card->face = thanks_icon_face(env, MODEL_NONE, "close");
        /* On a card among people, after a tap on the slide that has such days. */
        card->words = env->days & OPTOUT_BIT(OPTOUT_BIRTHDAY)
                          ? tr("Hide my birthday")
                          : tr("Hide my anniversary");
        break;
    case KIND_PERSON:
    case KIND_OFTEN:
    case KIND_NOTHING:
        break;
    }
    card->mark = chosen ? THANKS_RINGED : THANKS_PLAIN;
    if (card->dark) {
        card->face.fill = env->ui->theme->onink;
        card->face.on = env->ui->theme->ink;
    }
}

static void act(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                struct cell c)
{
    switch (c.kind) {
    case KIND_PERSON:
    case KIND_OFTEN:
        thanks_choose(s, env, c.person);
        return;
    case KIND_EVERYONE:
        s->to_department = p->department;
        s->signer.stale = true;
        thanks_go(s, env, THANKS_WORDS);
        return;
    case KIND_SEVERAL:
        s->several = !s->several;
        ui_wake(env->ui, env->ui->now);
        return;
    case KIND_WITHOUT_NAME:
        thanks_go(s, env, THANKS_UNSIGNED);
        return;
    case KIND_COLLEAGUE:
        s->from = MODEL_NONE;
        s->unnamed = true;
        s->from_department = p->department;
        thanks_go(s, env, THANKS_LOOK);
        return;
    case KIND_MINE:
        s->mine = true;
        return;
    case KIND_NOTHING:
        return;
    }
}

void thanks_cards(struct thanks *s, const struct form_env *env, struct thanks_picker *p,
                  const struct thanks_frame *f, const struct thanks_grid *g)
{
    unsigned per_page = g->columns * g->rows, head = thanks_head(s, env, p, g);
    unsigned rows = p->page == 0 ? often_rows(s, env, p, g) : 0;
    struct cell tapped = {KIND_NOTHING, MODEL_NONE};
    if (rows > 0) {
        du out = g->gap / 2;
        draw_rrect(env->ui->list, g->x - out, g->y - out,
                   (du)g->columns * (g->w + g->gap) - g->gap + 2 * out,
                   (du)rows * (g->h + g->gap) - g->gap + 2 * out, (f->compact ? 14 : 24) + out,
                   env->ui->theme->paper2);
    }
    for (unsigned i = 0; i < per_page; i++) {
        struct cell c = cell_at(s, env, p, head, p->page * per_page + i);
        struct thanks_card card = {0};
        if (c.kind == KIND_NOTHING) {
            continue;
        }
        if (c.person != MODEL_NONE) {
            fill_person(s, env, c, &card);
        } else {
            fill_group(s, env, p, c.kind, &card);
        }
        if (thanks_card(env, f, thanks_cell(g, i), &card)) {
            tapped = c;
        }
    }
    act(s, env, p, tapped);
}
