#include "ui/keyboard.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "ui/edit.h"
#include "ui/keyboard_keys.h"

#include <math.h>
#include <string.h>

enum {
    HOLD_MS = 400,
    REPEAT_MS = 60,
    DOUBLE_TAP_MS = 350,
    WORDS_AFTER_MS = HOLD_MS + 1500, /* backspace takes words from then on */
    WORD_REPEAT_MS = 240,
    EMOJI_COLUMNS = 8,               /* not more than letters have, beside the arrows */
    EMOJI_PAGE = EMOJI_COLUMNS * KEYBOARD_ROWS,
};

static void name_key(char dst[KEYBOARD_TARGET], const char *key)
{
    str_format(dst, KEYBOARD_TARGET, "key:%s", key);
}

static bool is_shifted(const struct keyboard *k)
{
    return k->shift_held || k->shift != SHIFT_OFF;
}

static enum keyboard_page page_of(const struct keyboard *k)
{
    bool digits = k->view.sheet == SHEET_DIGITS;
    enum keyboard_page plain = digits ? PAGE_DIGITS : PAGE_LETTERS;
    enum keyboard_page shifted = digits ? PAGE_SYMBOLS : PAGE_CAPITALS;
    return is_shifted(k) && k->view.layout->has[shifted] ? shifted : plain;
}

static void show(struct keyboard *k, struct keyboard_view view)
{
    k->view = view;
    k->turning = k->echoed = false;
    k->shift = SHIFT_OFF;
    k->popup = POPUP_NONE;
}

static void turn_to(struct ui *ui, struct keyboard *k, struct keyboard_view view)
{
    k->next = view;
    k->turning = true;
    k->echoed = false;
    k->popup = POPUP_NONE;
    ui_wake(ui, ui->now);
}

static void turn_sheet(struct ui *ui, struct keyboard *k, enum keyboard_sheet sheet)
{
    turn_to(ui, k, (struct keyboard_view){k->view.layout, sheet, 0});
}

/* A frame has shown the key, or something else happens, which is meant for the new page. */
static enum keyboard_action finish_turn(struct ui *ui, struct keyboard *k)
{
    if (!k->turning) {
        return KEYBOARD_NOTHING;
    }
    if (!ui->event && !k->echoed) {
        k->echoed = true;
        ui_wake(ui, ui->now);
        return KEYBOARD_NOTHING;
    }
    show(k, k->next);
    ui_wake(ui, ui->now);
    return KEYBOARD_TURN;
}

static enum keyboard_action typed(struct ui *ui, struct keyboard *k, const char *text,
                                  const char *name, struct box box, char ret_text[32])
{
    str_copy(ret_text, 32, text);
    str_copy(k->last, sizeof k->last, text);
    k->last_key = ui_id(name);
    k->last_box = box;
    k->popup = POPUP_NONE;
    if (k->shift_held) {
        k->shift_used = true;
    } else if (k->shift == SHIFT_ONCE) {
        k->shift = SHIFT_OFF;
    }
    /* Behind a blank and inside of a word, letters go on. */
    if (k->view.sheet != SHEET_LETTERS && (str_equal(text, " ") || str_equal(text, "’"))) {
        show(k, (struct keyboard_view){k->view.layout, SHEET_LETTERS, 0});
    }
    ui_wake(ui, ui->now);
    return KEYBOARD_INSERT;
}

static void shift_tapped(struct ui *ui, struct keyboard *k)
{
    bool twice = ui->now - k->shift_at < DOUBLE_TAP_MS && k->shift_at != 0;
    k->shift_at = ui->now;
    k->shift_used = false;
    if (k->view.sheet == SHEET_DIGITS) {
        k->shift = k->shift == SHIFT_OFF ? SHIFT_LOCK : SHIFT_OFF;
    } else if (k->shift == SHIFT_LOCK) {
        k->shift = SHIFT_OFF;
    } else if (twice) {
        k->shift = SHIFT_LOCK;
    } else {
        k->shift = k->shift == SHIFT_OFF ? SHIFT_ONCE : SHIFT_OFF;
    }
}

/* A finger on shift is shift for all that the other fingers write, and no tap when it leaves. */
static void watch_shift(struct ui *ui, struct keyboard *k)
{
    bool down = ui_pressed(ui, ui_id("key:shift")) != NULL;
    if (k->shift_held && !down && k->shift_used) {
        k->shift_at = 0;
        if (k->view.sheet != SHEET_LETTERS || k->shift != SHIFT_LOCK) {
            k->shift = SHIFT_OFF;
        }
    }
    k->shift_held = down;
}

static void run_shift(struct ui *ui, struct keyboard *k, const struct grid *g, struct box b)
{
    bool digits = k->view.sheet == SHEET_DIGITS;
    bool none = !k->view.layout->has[digits ? PAGE_SYMBOLS : PAGE_CAPITALS];
    struct cap c = {.name = "key:shift", .label = "#+=", .icon = digits ? NULL : "shift",
                    .box = b, .size = roundf(g->size * 0.82f), .face = FACE_T6, .off = none,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink,
                    .held = is_shifted(k)};
    bool lock = k->shift == SHIFT_LOCK && !digits;
    if (keyboard_cap(ui, g, &c)) {
        shift_tapped(ui, k);
    }
    if (lock) {
        b = ui_fixed(ui, b);
        du w = g->size * 0.6f, h = g->size * 0.1f;
        draw_rrect(ui->list, b.x + (b.w - w) / 2, b.y + b.h * 0.82f, w, h, h / 2,
                   ui->theme->onink);
    }
}

static enum keyboard_action run_backspace(struct ui *ui, struct keyboard *k, const struct grid *g,
                                          struct box b)
{
    struct cap c = {.name = "key:backspace", .icon = "backspace", .box = b,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink};
    if (keyboard_cap(ui, g, &c)) {
        k->repeat_at = ui->now + HOLD_MS;
        k->last_key = 0;
        ui_wake(ui, ui->now);
        return KEYBOARD_BACKSPACE;
    }
    const struct ui_press *p = ui_pressed(ui, ui_id("key:backspace"));
    if (!p || !p->inside || ui->suppressed) {
        return KEYBOARD_NOTHING;
    }
    if (ui->now < k->repeat_at) {
        ui_wake(ui, k->repeat_at);
        return KEYBOARD_NOTHING;
    }
    bool words = ui->now - p->at >= WORDS_AFTER_MS;
    k->repeat_at = ui->now + (words ? WORD_REPEAT_MS : REPEAT_MS);
    ui_wake(ui, ui->now);
    return words ? KEYBOARD_ERASE_WORD : KEYBOARD_BACKSPACE;
}

/* One row of keys from x on, in the columns of width w. */
static enum keyboard_action run_row(struct ui *ui, struct keyboard *k, const struct grid *g,
                                    unsigned i, du x, du w, char ret_text[32])
{
    const struct keyboard_layout *l = k->view.layout;
    enum keyboard_page plain = k->view.sheet == SHEET_DIGITS ? PAGE_DIGITS : PAGE_LETTERS;
    const struct keyboard_row *row = &l->row[page_of(k)][i];
    enum keyboard_action action = KEYBOARD_NOTHING;
    for (unsigned j = 0; j < row->count; j++) {
        char name[KEYBOARD_TARGET];
        name_key(name, l->row[plain][i].key[j]);
        struct box b = {x + (du)j * (w + g->gap), g->y + (du)i * (g->key_h + g->gap), w,
                        g->key_h};
        struct cap c = {.name = name, .label = keyboard_label(ui, l, row->key[j]), .box = b,
                        .size = g->size, .face = FACE_T5, .fill = ui->theme->card,
                        .colour = ui->theme->ink,
                        .held = k->popup == POPUP_ACCENTS && k->last_key == ui_id(name)};
        if (keyboard_cap(ui, g, &c)) {
            action = typed(ui, k, row->key[j], name, b, ret_text);
        }
    }
    return action;
}

static enum keyboard_action first_of(enum keyboard_action a, enum keyboard_action b)
{
    return a != KEYBOARD_NOTHING ? a : b;
}

/* The letters, digits or symbols, with shift and backspace around the third row. */
static enum keyboard_action run_page(struct ui *ui, struct keyboard *k, const struct grid *g,
                                     char ret_text[32])
{
    enum keyboard_page page = page_of(k);
    unsigned columns = keyboard_layout_columns(k->view.layout, page);
    du w = (g->w - (du)(columns - 1) * g->gap) / (du)columns;
    /* A script without capitals has no shift, and its third row begins at the edge. */
    bool shift = k->view.sheet == SHEET_DIGITS || k->view.layout->has[PAGE_CAPITALS];
    enum keyboard_action action = KEYBOARD_NOTHING;
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        du n = (du)k->view.layout->row[page][i].count, all = n * (w + g->gap) - g->gap;
        bool last = i + 1 == KEYBOARD_ROWS;
        du x = last && !shift ? g->x : g->x + (g->w - all) / 2;
        du y = g->y + (du)i * (g->key_h + g->gap), right = x + all + g->gap;
        action = first_of(action, run_row(ui, k, g, i, x, w, ret_text));
        if (last && shift) {
            run_shift(ui, k, g, (struct box){g->x, y, x - g->gap - g->x, g->key_h});
        }
        if (last) {
            struct box b = {right, y, g->x + g->w - right, g->key_h};
            action = first_of(action, run_backspace(ui, k, g, b));
        }
    }
    return action;
}

static bool run_arrow(struct ui *ui, const struct grid *g, const char *name, const char *icon,
                      struct box b, bool off)
{
    struct cap c = {.name = name, .icon = icon, .box = b, .off = off, .focus = true,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink};
    return keyboard_cap(ui, g, &c);
}

static enum keyboard_action run_emoji(struct ui *ui, struct keyboard *k, const struct grid *g,
                                      char ret_text[32])
{
    const struct keyboard_layout *l = k->view.layout;
    unsigned pages = (l->emoji_count + EMOJI_PAGE - 1) / EMOJI_PAGE, first, i;
    du right = g->x + g->w - g->side, step = g->key_h + g->gap;
    du w = (right - g->x) / EMOJI_COLUMNS - g->gap;
    enum keyboard_action action = KEYBOARD_NOTHING;
    first = k->view.emoji_page * EMOJI_PAGE;
    for (i = 0; i < EMOJI_PAGE && first + i < l->emoji_count; i++) {
        const char *emoji = l->emoji[first + i];
        char name[KEYBOARD_TARGET];
        name_key(name, emoji);
        struct cap c = {.name = name, .label = emoji, .size = roundf(g->size * 1.2f),
                        .face = FACE_T5, .fill = ui->theme->card, .colour = ui->theme->ink,
                        .focus = true,
                        .box = {g->x + (du)(i % EMOJI_COLUMNS) * (w + g->gap),
                                g->y + (du)(i / EMOJI_COLUMNS) * step, w, g->key_h}};
        if (keyboard_cap(ui, g, &c)) {
            action = typed(ui, k, emoji, name, c.box, ret_text);
        }
    }
    struct box b = {right, g->y, g->side, g->key_h};
    bool up = run_arrow(ui, g, "emoji:up", "chevup", b, k->view.emoji_page == 0);
    b.y += step;
    bool down = run_arrow(ui, g, "emoji:down", "chevdown", b, k->view.emoji_page + 1 >= pages);
    b.y += step;
    if (up || down) {
        turn_to(ui, k, (struct keyboard_view){l, SHEET_EMOJI, k->view.emoji_page + down - up});
    }
    return first_of(action, run_backspace(ui, k, g, b));
}

/* With two layouts the key says where it leads; with more it opens them. */
static void run_layout_key(struct ui *ui, struct keyboard *k, const struct grid *g, struct box b,
                           bool was_open)
{
    bool two = k->choices == 2;
    const struct keyboard_layout *other = k->choice[k->view.layout == k->choice[0]];
    struct cap c = {.name = "key:layout", .label = two ? other->label : NULL,
                    .icon = two ? NULL : "globe", .box = b, .size = roundf(g->size * 0.82f),
                    .face = FACE_T6, .fill = ui->theme->function_key, .colour = ui->theme->ink,
                    .held = k->popup == POPUP_LAYOUTS, .focus = true};
    if (!keyboard_cap(ui, g, &c)) {
        return;
    }
    if (two) {
        turn_to(ui, k, (struct keyboard_view){other, SHEET_LETTERS, 0});
        return;
    }
    k->popup = was_open ? POPUP_NONE : POPUP_LAYOUTS;
    k->last_key = 0;
    k->last_box = b;
    ui_wake(ui, ui->now);
}

static enum keyboard_action run_sign(struct ui *ui, struct keyboard *k, const struct grid *g,
                                     const char *sign, struct box b, char ret_text[32])
{
    char name[KEYBOARD_TARGET];
    name_key(name, sign);
    struct cap c = {.name = name, .label = keyboard_label(ui, k->view.layout, sign),
                    .face = FACE_T5, .size = g->size, .fill = ui->theme->card,
                    .colour = ui->theme->ink, .box = b};
    return keyboard_cap(ui, g, &c) ? typed(ui, k, sign, name, b, ret_text) : KEYBOARD_NOTHING;
}

static enum keyboard_action run_space(struct ui *ui, struct keyboard *k, const struct grid *g,
                                      struct box b, char ret_text[32])
{
    /* The space bar. */
    const char *label = k->choices > 1 ? k->view.layout->name : tr("space");
    struct cap c = {.name = "key:space", .label = label, .face = FACE_T5,
                    .size = roundf(g->size * 0.74f), .fill = ui->theme->card,
                    .colour = ui->theme->ink2, .box = b};
    return keyboard_cap(ui, g, &c) ? typed(ui, k, " ", c.name, b, ret_text) : KEYBOARD_NOTHING;
}

/* The keys that lead to the other pages: from each to each is one tap. */
static void run_turns(struct ui *ui, struct keyboard *k, const struct grid *g, struct box *b)
{
    bool digits = k->view.sheet == SHEET_DIGITS, emoji = k->view.sheet == SHEET_EMOJI;
    const char *letters = k->view.layout->letters;
    /* A key of the keyboard: digits and signs. */
    struct cap c = {.name = "key:123", .label = digits ? letters : tr("123"), .box = *b,
                    .size = roundf(g->size * 0.82f), .face = FACE_T6,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink, .focus = true};
    bool turn = keyboard_cap(ui, g, &c);
    b->x += b->w + g->gap;
    b->w = g->unit;
    if (turn) {
        turn_sheet(ui, k, digits ? SHEET_LETTERS : SHEET_DIGITS);
    }
    if (k->view.layout->emoji_count == 0) {
        return;
    }
    c.name = "key:emoji";
    c.label = letters;
    c.icon = emoji ? NULL : "smile";
    c.box = *b;
    if (keyboard_cap(ui, g, &c)) {
        turn_sheet(ui, k, emoji ? SHEET_LETTERS : SHEET_EMOJI);
    }
    b->x += b->w + g->gap;
}

static enum keyboard_action run_undo(struct ui *ui, const struct grid *g, const struct edit *e,
                                     struct box b)
{
    enum edit_undo can = edit_can_undo(e);
    struct cap c = {.name = "key:undo", .icon = can == EDIT_UNDO_BRINGS ? "redo" : "undo",
                    .box = b, .off = can == EDIT_UNDO_NOTHING, .focus = true,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink};
    return keyboard_cap(ui, g, &c) ? KEYBOARD_UNDO : KEYBOARD_NOTHING;
}

static enum keyboard_action run_bottom(struct ui *ui, struct keyboard *k, const struct grid *g,
                                       const struct edit *e, bool layouts, char ret_text[32])
{
    struct box b = {g->x, g->y + KEYBOARD_ROWS * (g->key_h + g->gap), g->side, g->key_h};
    run_turns(ui, k, g, &b);
    if (k->choices > 1) {
        run_layout_key(ui, k, g, b, layouts);
        b.x += b.w + g->gap;
    }
    enum keyboard_action action = run_sign(ui, k, g, k->view.layout->left, b, ret_text);
    b.x += b.w + g->gap;
    b.w = g->x + g->w - g->side - 2 * (g->unit + g->gap) - g->gap - b.x;
    action = first_of(action, run_space(ui, k, g, b, ret_text));
    b.x += b.w + g->gap;
    b.w = g->unit;
    action = first_of(action, run_sign(ui, k, g, k->view.layout->right, b, ret_text));
    b.x += b.w + g->gap;
    action = first_of(action, run_undo(ui, g, e, b));
    b.x += b.w + g->gap;
    b.w = g->side;
    /* Key: closes the keyboard. */
    struct cap hide = {.name = "key:hide", .label = tr("Hide"), .box = b, .face = FACE_T6,
                       .size = roundf(g->size * 0.82f), .fill = ui->theme->function_key,
                       .colour = ui->theme->ink, .focus = true};
    if (keyboard_cap(ui, g, &hide)) {
        k->popup = POPUP_NONE;
        return KEYBOARD_HIDE;
    }
    return action;
}

static void add_choice(struct popup *p, const char *text, const char *kind, const char *name)
{
    p->text[p->count] = text;
    str_format(p->name[p->count], KEYBOARD_TARGET, "%s:%s", kind, name);
    p->count++;
}

/* The letter itself and its accents, or the layouts; no choices when nothing is open. */
static struct popup popup_for(struct ui *ui, const struct keyboard *k, const struct grid *g)
{
    struct popup p = {.chosen = -1};
    const struct keyboard_hold *hold = keyboard_layout_hold(k->view.layout, k->held);
    if (k->popup == POPUP_ACCENTS && hold) {
        add_choice(&p, keyboard_label(ui, k->view.layout, k->held), "accent", k->held);
        for (unsigned i = 0; i < hold->count; i++) {
            add_choice(&p, keyboard_label(ui, k->view.layout, hold->accent[i]), "accent",
                       hold->accent[i]);
        }
    } else if (k->popup == POPUP_LAYOUTS) {
        for (unsigned i = 0; i < k->choices; i++) {
            p.chosen = k->choice[i] == k->view.layout ? (int)i : p.chosen;
            add_choice(&p, k->choice[i]->label, "layout", k->choice[i]->tag);
        }
    }
    if (p.count > 0) {
        keyboard_popup_place(ui, g, &p, k->last_box);
    }
    return p;
}

/* What was chosen in the popup. */
static enum keyboard_action choose(struct ui *ui, struct keyboard *k, unsigned i,
                                   char ret_text[32])
{
    enum keyboard_popup popup = k->popup;
    ui_wake(ui, ui->now);
    if (popup == POPUP_LAYOUTS) {
        turn_to(ui, k, (struct keyboard_view){k->choice[i], SHEET_LETTERS, 0});
        return KEYBOARD_NOTHING;
    }
    const struct keyboard_hold *hold = keyboard_layout_hold(k->view.layout, k->held);
    str_copy(ret_text, 32, i == 0 ? k->held : hold->accent[i - 1]);
    k->popup = POPUP_NONE;
    return KEYBOARD_REPLACE;
}

static void watch_hold(struct ui *ui, struct keyboard *k)
{
    struct ui_press *p = k->last_key ? ui_pressed(ui, k->last_key) : NULL;
    if (!p || !p->inside || p->held || ui->suppressed ||
        !keyboard_layout_hold(k->view.layout, k->last)) {
        return;
    }
    if (ui->now - p->at >= HOLD_MS) {
        p->held = true;
        k->popup = POPUP_ACCENTS;
        str_copy(k->held, sizeof k->held, k->last);
        ui_wake(ui, ui->now);
    } else {
        ui_wake(ui, p->at + HOLD_MS);
    }
}

/* Remembers which finger did what to the text, and takes it back when it was part of a palm. */
static enum keyboard_action keep_stroke(struct ui *ui, struct keyboard *k,
                                        enum keyboard_action action, char ret_text[32])
{
    static const enum keyboard_action back[] = {[STROKE_WROTE] = KEYBOARD_UNWRITE,
                                                [STROKE_ERASED] = KEYBOARD_UNERASE,
                                                [STROKE_TOOK_BACK] = KEYBOARD_UNDO};
    const struct input *e = ui->event;
    bool writes = action == KEYBOARD_INSERT, erases = action == KEYBOARD_BACKSPACE;
    if (e && e->kind == INPUT_POINTER_DOWN && (writes || erases || action == KEYBOARD_UNDO)) {
        struct stroke s = {.kind = writes   ? STROKE_WROTE
                                   : erases ? STROKE_ERASED
                                            : STROKE_TOOK_BACK,
                           .pointer = e->pointer, .at = ui->now};
        str_copy(s.text, sizeof s.text, writes ? ret_text : "");
        strokes_add(&k->strokes, &s);
    }
    struct stroke s;
    if (!e || e->kind != INPUT_POINTER_CANCEL || ui->suppressed ||
        !strokes_take(&k->strokes, e->pointer, ui->now, &s) ||
        (s.kind != STROKE_TOOK_BACK && str_empty(s.text))) {
        return action;
    }
    str_copy(ret_text, 32, s.text);
    ui_wake(ui, ui->now);
    return back[s.kind];
}

enum keyboard_action ui_keyboard(struct ui *ui, struct keyboard *k, du top, const struct edit *e,
                                 char ret_text[32])
{
    enum keyboard_action turned = finish_turn(ui, k);
    unsigned columns = keyboard_layout_columns(k->view.layout, PAGE_LETTERS);
    struct grid g = keyboard_grid(ui->canvas, top, columns);
    watch_shift(ui, k);
    watch_hold(ui, k);
    struct popup popup = popup_for(ui, k, &g);
    bool was_open = popup.count > 0, layouts = k->popup == POPUP_LAYOUTS, close = false;
    enum keyboard_action action = KEYBOARD_NOTHING;
    if (was_open) {
        int chosen = keyboard_popup_run(ui, &popup, &close);
        action = chosen >= 0 ? choose(ui, k, (unsigned)chosen, ret_text) : KEYBOARD_NOTHING;
        k->popup = close ? POPUP_NONE : k->popup;
    }

    draw_rect(ui->list, 0, top, ui->canvas->w, ui->canvas->h - top, ui->theme->paper2);
    char other[32] = "";
    enum keyboard_action page = k->view.sheet == SHEET_EMOJI ? run_emoji(ui, k, &g, other)
                                                        : run_page(ui, k, &g, other);
    page = first_of(run_bottom(ui, k, &g, e, layouts, other), page);
    if (action == KEYBOARD_NOTHING && page != KEYBOARD_NOTHING) {
        str_copy(ret_text, 32, other);
        action = page;
    }
    action = first_of(action, turned);
    if (was_open && k->popup != POPUP_NONE) {
        keyboard_popup_draw(ui, &popup);
    }
    return keep_stroke(ui, k, action, ret_text);
}

/* Only what has come of a stroke can be taken back: a note that is full takes no letter. */
static void insert(struct keyboard *k, struct edit *e, const char *text)
{
    size_t before = e->len;
    struct stroke *s = strokes_last(&k->strokes);
    edit_insert(e, text);
    if (s && s->kind == STROKE_WROTE && e->len == before) {
        s->text[0] = '\0';
    }
}

static void backspace(struct keyboard *k, struct edit *e)
{
    size_t from = e->caret > 0 ? text_prev(e->text, e->caret) : 0;
    struct stroke *s = strokes_last(&k->strokes);
    if (s && s->kind == STROKE_ERASED && str_empty(s->text) && e->caret - from < sizeof s->text) {
        memcpy(s->text, e->text + from, e->caret - from);
    }
    edit_backspace(e);
}

void keyboard_apply(struct keyboard *k, struct edit *e, enum keyboard_action action,
                    const char *text)
{
    switch (action) {
    case KEYBOARD_INSERT:
        insert(k, e, text);
        return;
    case KEYBOARD_REPLACE:
        edit_replace(e, k->last, text);
        return;
    case KEYBOARD_BACKSPACE:
        backspace(k, e);
        return;
    case KEYBOARD_UNWRITE:
        edit_replace(e, text, "");
        return;
    case KEYBOARD_UNERASE:
        edit_insert(e, text);
        return;
    case KEYBOARD_ERASE_WORD:
        edit_erase_word(e);
        return;
    case KEYBOARD_UNDO:
        edit_undo(e);
        return;
    case KEYBOARD_NOTHING:
    case KEYBOARD_TURN:
    case KEYBOARD_HIDE:
        return;
    }
}

void keyboard_auto_shift(struct keyboard *k, const struct edit *e)
{
    if (k->shift != SHIFT_LOCK && k->view.sheet == SHEET_LETTERS) {
        k->shift = edit_sentence_start(e) ? SHIFT_ONCE : SHIFT_OFF;
    }
}

void keyboard_reset(struct keyboard *k)
{
    show(k, (struct keyboard_view){k->view.layout, SHEET_LETTERS, 0});
    k->shift_held = k->shift_used = false;
    k->shift_at = k->repeat_at = 0;
    k->last_key = 0;
    memset(k->held, 0, sizeof k->held);
    memset(k->last, 0, sizeof k->last);
    memset(&k->strokes, 0, sizeof k->strokes);
}

static void add_layout(struct keyboard *k, const struct keyboard_layout *l)
{
    for (unsigned i = 0; i < k->choices; i++) {
        if (k->choice[i] == l) {
            return;
        }
    }
    if (l && k->choices < KEYBOARD_CHOICES) {
        k->choice[k->choices++] = l;
    }
}

void keyboard_open(struct keyboard *k, const struct keyboard_set *set)
{
    *k = (struct keyboard){.set = set};
    k->screen = keyboard_set_find(set, i18n_language());
    keyboard_speak(k, "");
}

void keyboard_speak(struct keyboard *k, const char *language)
{
    const struct keyboard_set *set = k->set;
    uint64_t session = ui_id(language);
    if (session == k->session) {
        return;
    }
    k->session = session;
    k->choices = 0;
    if (!str_empty(language)) {
        add_layout(k, keyboard_set_find(set, language));
    }
    for (unsigned i = 0; i < set->enabled_count; i++) {
        if (set->enabled[i] == k->screen) {
            add_layout(k, k->screen);
        }
    }
    for (unsigned i = 0; i < set->enabled_count; i++) {
        add_layout(k, set->enabled[i]);
    }
    if (set->enabled_count == 0) {
        add_layout(k, k->screen);
        add_layout(k, keyboard_set_find(set, "en"));
    }
    /* None of these is there: a folder without English. */
    add_layout(k, k->choices == 0 ? set->layout[0] : NULL);
    k->view.layout = k->choice[0];
    keyboard_reset(k);
}
