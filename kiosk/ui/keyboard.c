#include "ui/keyboard.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "ui/edit.h"
#include "ui/keyboard_layout.h"

#include <math.h>

enum { HOLD_MS = 400, REPEAT_MS = 60, DOUBLE_TAP_MS = 350 };

/* Measures of one canvas: where keys begin, and their height, gap, letters and corners. */
struct grid { du x, y, w, key_h, gap, size, r; };

static struct grid grid_for(const struct canvas *c, du top)
{
    struct grid g = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        /* Longer keys on a longer canvas, but not out of reach. */
        g = (struct grid){0, top + 24, fminf(c->w - 192, 2160), 96, 12, 42, 16};
        break;
    case LAYOUT_PORTRAIT:
        g = (struct grid){0, top + 24, c->w - 48, 116, 10, 50, 16};
        break;
    case LAYOUT_COMPACT:
        g = (struct grid){0, top + 5, c->w - 16, 51, 3, 24, 9};
        break;
    }
    g.x = (c->w - g.w) / 2;
    return g;
}

du keyboard_top(const struct canvas *c)
{
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        return c->h - 480;
    case LAYOUT_PORTRAIT:
        return c->h - 556;
    case LAYOUT_COMPACT:
        return c->h - 222;
    }
    return c->h;
}

static enum keyboard_page page_of(const struct keyboard *k)
{
    bool shift = k->shift != SHIFT_OFF;
    enum keyboard_page plain = k->digits ? PAGE_DIGITS : PAGE_LETTERS;
    enum keyboard_page shifted = k->digits ? PAGE_SYMBOLS : PAGE_CAPITALS;
    return shift && k->layout->rows[shifted] != 0 ? shifted : plain;
}

struct cap {
    const char *name, *label, *icon;
    struct box box;
    du size;
    enum face face;
    rgb fill, colour;
    bool off, held;   /* held: drawn as pressed */
};

static bool run_cap(struct ui *ui, const struct grid *g, const struct cap *c)
{
    char name[KEYBOARD_LABEL + 8];
    str_format(name, sizeof name, "key:%s", c->name);
    struct box b = ui_fixed(ui, c->box);
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .pad_x = g->gap / 2,
                                             .pad_y = g->gap / 2, .r = g->r, .off = c->off,
                                             .fire = FIRE_ON_PRESS, .no_focus = true}, &pressed);
    bool dark = pressed || c->held;
    rgb fill = dark ? ui->theme->ink : c->fill;
    rgb colour = dark ? ui->theme->onink : c->off ? ui->theme->edge : c->colour;
    du cx = b.x + b.w / 2, cy = b.y + b.h / 2;
    draw_rrect(ui->list, b.x, b.y, b.w, b.h, g->r, fill);
    if (c->icon) {
        draw_icon(ui->list, c->icon, cx, cy, g->size * 1.05f, colour, 4.6f);
    } else {
        struct text_block block;
        text_fit_line(ui->text, ui->arena, c->face, c->size, c->size * 0.5f,
                      b.w - g->gap, c->label, &block);
        if (block.count > 0) {
            draw_line(ui->list, &block, 0, cx - block.line[0].width / 2,
                      cy + TEXT_CAP_HEIGHT * block.size / 2, colour, fill);
        }
    }
    return fired;
}

static enum keyboard_action typed(struct ui *ui, struct keyboard *k, const char *text,
                                  const char *key, struct box box, char ret_text[32])
{
    char name[KEYBOARD_LABEL + 8];
    str_format(name, sizeof name, "key:%s", key);
    str_copy(ret_text, 32, text);
    str_copy(k->last, sizeof k->last, text);
    k->last_key = ui_id(name);
    k->last_box = box;
    k->accents[0] = '\0';
    if (k->shift == SHIFT_ONCE) {
        k->shift = SHIFT_OFF;
    }
    if (k->digits && str_equal(text, " ")) {
        k->digits = false;
        k->shift = SHIFT_OFF;
    }
    ui_wake(ui, ui->now);
    return KEYBOARD_INSERT;
}

static void shift_tapped(struct ui *ui, struct keyboard *k)
{
    bool twice = ui->now - k->shift_at < DOUBLE_TAP_MS && k->shift_at != 0;
    k->shift_at = ui->now;
    if (k->digits) {
        k->shift = k->shift == SHIFT_OFF ? SHIFT_LOCK : SHIFT_OFF;
    } else if (k->shift == SHIFT_LOCK) {
        k->shift = SHIFT_OFF;
    } else if (twice) {
        k->shift = SHIFT_LOCK;
    } else {
        k->shift = k->shift == SHIFT_OFF ? SHIFT_ONCE : SHIFT_OFF;
    }
}

static void run_shift(struct ui *ui, struct keyboard *k, const struct grid *g, struct box b)
{
    bool none = k->layout->rows[k->digits ? PAGE_SYMBOLS : PAGE_CAPITALS] == 0;
    struct cap c = {.name = "shift", .label = "#+=", .icon = k->digits ? NULL : "shift", .box = b,
                    .size = roundf(g->size * 0.82f), .face = FACE_T6, .off = none,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink,
                    .held = k->shift != SHIFT_OFF};
    bool lock = k->shift == SHIFT_LOCK && !k->digits;
    if (run_cap(ui, g, &c)) {
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
    struct cap c = {.name = "backspace", .icon = "backspace", .box = b,
                    .fill = ui->theme->function_key, .colour = ui->theme->ink};
    if (run_cap(ui, g, &c)) {
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
    k->repeat_at = ui->now + REPEAT_MS;
    ui_wake(ui, ui->now);
    return KEYBOARD_BACKSPACE;
}

/* The letters, digits or symbols, with shift and backspace around the third row. */
static enum keyboard_action run_page(struct ui *ui, struct keyboard *k, const struct grid *g,
                                     char ret_text[32], du *ret_side)
{
    enum keyboard_page page = page_of(k);
    enum keyboard_page plain = k->digits ? PAGE_DIGITS : PAGE_LETTERS;
    unsigned columns = keyboard_layout_columns(k->layout, plain);
    du w = (g->w - (du)(columns - 1) * g->gap) / (du)columns;
    enum keyboard_action action = KEYBOARD_NOTHING;
    bool shift_held = k->accents[0] != '\0';

    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        const struct keyboard_row *row = &k->layout->row[page][i];
        du all = (du)row->count * w + (du)(row->count - 1) * g->gap;
        du x = g->x + (g->w - all) / 2, y = g->y + (du)i * (g->key_h + g->gap);
        for (unsigned j = 0; j < row->count; j++) {
            const char *name = k->layout->row[plain][i].key[j];
            char full[KEYBOARD_LABEL + 8];
            str_format(full, sizeof full, "key:%s", name);
            struct box b = {x + (du)j * (w + g->gap), y, w, g->key_h};
            struct cap c = {.name = name, .label = row->key[j], .box = b, .size = g->size,
                            .face = FACE_T5, .fill = ui->theme->card, .colour = ui->theme->ink,
                            .held = shift_held && k->last_key == ui_id(full)};
            if (run_cap(ui, g, &c)) {
                action = typed(ui, k, row->key[j], name, b, ret_text);
            }
        }
        if (i == KEYBOARD_ROWS - 1) {
            du side = (g->w - all) / 2 - g->gap;
            run_shift(ui, k, g, (struct box){g->x, y, side, g->key_h});
            enum keyboard_action erase = run_backspace(
                ui, k, g, (struct box){g->x + g->w - side, y, side, g->key_h});
            action = erase != KEYBOARD_NOTHING ? erase : action;
            *ret_side = side;
        }
    }
    return action;
}

static enum keyboard_action run_bottom(struct ui *ui, struct keyboard *k, const struct grid *g,
                                       du side, char ret_text[32])
{
    const struct theme *t = ui->theme;
    du y = g->y + KEYBOARD_ROWS * (g->key_h + g->gap), u = (g->w - 9 * g->gap) / 10;
    du small = roundf(g->size * 0.82f), right = g->x + g->w;
    struct box box = {g->x, y, side, g->key_h};
    /* Keys of the keyboard: letters; digits. */
    struct cap digits = {.name = "123", .label = k->digits ? tr("abc") : tr("123"), .box = box,
                         .size = small, .face = FACE_T6, .fill = t->function_key,
                         .colour = t->ink};
    if (run_cap(ui, g, &digits)) {
        k->digits = !k->digits;
        k->shift = SHIFT_OFF;
        k->accents[0] = '\0';
    }
    enum keyboard_action action = KEYBOARD_NOTHING;
    struct cap plain = {.face = FACE_T5, .size = g->size, .fill = t->card, .colour = t->ink};
    for (unsigned i = 0; i < 2; i++) {
        plain.name = plain.label = i == 0 ? k->layout->left : k->layout->right;
        plain.box = (struct box){i == 0 ? g->x + side + g->gap : right - side - g->gap - u, y, u,
                                 g->key_h};
        if (run_cap(ui, g, &plain)) {
            action = typed(ui, k, plain.label, plain.name, plain.box, ret_text);
        }
    }
    du space = g->x + side + u + 2 * g->gap;
    /* The space bar. */
    struct cap bar = {.name = "space", .label = tr("space"), .face = FACE_T5,
                      .size = roundf(g->size * 0.74f), .fill = t->card, .colour = t->ink2,
                      .box = {space, y, right - side - u - 2 * g->gap - space, g->key_h}};
    if (run_cap(ui, g, &bar)) {
        action = typed(ui, k, " ", "space", bar.box, ret_text);
    }
    struct cap hide = digits;
    hide.name = "hide";
    /* Key: closes the keyboard. */
    hide.label = tr("Hide");
    hide.box.x = right - side;
    if (run_cap(ui, g, &hide)) {
        k->accents[0] = '\0';
        return KEYBOARD_HIDE;
    }
    return action;
}

/* The row over the held key: the letter itself, then its accents. */
struct accents {
    const struct keyboard_hold *hold;
    struct box panel;
    du pitch, pad, cell_h;
};

static struct accents accents_for(const struct ui *ui, const struct keyboard *k,
                                  const struct grid *g)
{
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    struct accents a = {.hold = keyboard_layout_hold(k->layout, k->accents),
                        .pitch = compact ? 60 : 110, .pad = compact ? 1 : 8,
                        .cell_h = compact ? 51 : 88};
    if (!a.hold) {
        return a;
    }
    du w = (du)(a.hold->count + 1) * a.pitch + 2 * a.pad, h = a.cell_h + 2 * a.pad;
    du x = fmaxf(g->x, fminf(k->last_box.x, g->x + g->w - w));
    a.panel = (struct box){x, k->last_box.y - h - (compact ? 2 : 16), w, h};
    return a;
}

static struct box accent_box(const struct ui *ui, const struct accents *a, unsigned i)
{
    return ui_fixed(ui, (struct box){a->panel.x + a->pad + (du)i * a->pitch, a->panel.y + a->pad,
                                     a->pitch, a->cell_h});
}

/* Runs before the keys, so that a finger on the row belongs to it; drawn after them. */
static enum keyboard_action run_accents(struct ui *ui, struct keyboard *k,
                                        const struct accents *a, char ret_text[32],
                                        int *ret_pressed)
{
    enum keyboard_action action = KEYBOARD_NOTHING;
    du gap = a->pitch > 100 ? 8 : 4;
    *ret_pressed = -1;
    for (unsigned i = 0; i <= a->hold->count; i++) {
        const char *text = i == 0 ? k->accents : a->hold->accent[i - 1];
        char name[KEYBOARD_LABEL + 8];
        str_format(name, sizeof name, "accent:%s", text);
        struct box b = accent_box(ui, a, i);
        b.x += gap / 2;
        b.w -= gap;
        bool pressed;
        if (ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .pad_x = gap / 2, .pad_y = a->pad,
                                        .fire = FIRE_ON_PRESS, .no_focus = true, .over = true},
                   &pressed)) {
            str_copy(ret_text, 32, text);
            action = KEYBOARD_REPLACE;
        }
        if (pressed) {
            *ret_pressed = (int)i;
        }
    }
    const struct input *e = ui->event;
    if (e && e->kind == INPUT_POINTER_DOWN && !ui->suppressed) {
        bool inside = box_contains(ui_fixed(ui, a->panel), e->x, e->y);
        if (inside) {
            ui->consumed = true;
        }
        if (action == KEYBOARD_NOTHING && !inside) {
            k->accents[0] = '\0';
        }
    }
    return action;
}

static void draw_accents(struct ui *ui, const char *letter, const struct accents *a, du size,
                         int pressed)
{
    const struct theme *t = ui->theme;
    bool compact = a->pitch < 100;
    struct box panel = ui_fixed(ui, a->panel);
    draw_rrect(ui->list, panel.x, panel.y, panel.w, panel.h, compact ? 14 : 24, t->ink);
    for (unsigned i = 0; i <= a->hold->count; i++) {
        struct box b = accent_box(ui, a, i);
        bool on = (int)i == pressed;
        if (on) {
            draw_rrect(ui->list, b.x, b.y, b.w, b.h, compact ? 9 : 16, t->onink);
        }
        draw_label_mid(ui->list, ui->text, b.x + b.w / 2, b.y + b.h / 2, ALIGN_CENTRE, FACE_T5,
                       size, on ? t->ink : t->onink, on ? t->onink : t->ink,
                       i == 0 ? letter : a->hold->accent[i - 1]);
    }
}

static void watch_hold(struct ui *ui, struct keyboard *k)
{
    struct ui_press *p = k->last_key ? ui_pressed(ui, k->last_key) : NULL;
    if (!p || !p->inside || p->held || ui->suppressed ||
        !keyboard_layout_hold(k->layout, k->last)) {
        return;
    }
    if (ui->now - p->at >= HOLD_MS) {
        p->held = true;
        str_copy(k->accents, sizeof k->accents, k->last);
        ui_wake(ui, ui->now);
    } else {
        ui_wake(ui, p->at + HOLD_MS);
    }
}

enum keyboard_action ui_keyboard(struct ui *ui, struct keyboard *k, du top, char ret_text[32])
{
    struct grid g = grid_for(ui->canvas, top);
    watch_hold(ui, k);
    enum keyboard_action action = KEYBOARD_NOTHING;
    struct accents a = {0};
    char letter[KEYBOARD_LABEL];
    int pressed = -1;
    str_copy(letter, sizeof letter, k->accents);
    if (letter[0] != '\0') {
        a = accents_for(ui, k, &g);
        action = a.hold ? run_accents(ui, k, &a, ret_text, &pressed) : KEYBOARD_NOTHING;
    }

    draw_rect(ui->list, 0, top, ui->canvas->w, ui->canvas->h - top, ui->theme->paper2);
    du side = 0;
    enum keyboard_action page = run_page(ui, k, &g, ret_text, &side);
    enum keyboard_action bottom = run_bottom(ui, k, &g, side, ret_text);
    if (action == KEYBOARD_REPLACE) {
        k->accents[0] = '\0';
        ui_wake(ui, ui->now);
    } else {
        action = bottom != KEYBOARD_NOTHING ? bottom : page;
    }
    if (a.hold && k->accents[0] != '\0') {
        ui_cover(ui, ui_fixed(ui, a.panel));
        draw_accents(ui, letter, &a, roundf(g.size * 1.05f), pressed);
    }
    return action;
}

void keyboard_apply(struct keyboard *k, struct edit *e, enum keyboard_action action,
                    const char *text)
{
    switch (action) {
    case KEYBOARD_INSERT:
        edit_insert(e, text);
        return;
    case KEYBOARD_REPLACE:
        edit_replace(e, k->last, text);
        return;
    case KEYBOARD_BACKSPACE:
        edit_backspace(e);
        return;
    case KEYBOARD_NOTHING:
    case KEYBOARD_HIDE:
        return;
    }
}

void keyboard_auto_shift(struct keyboard *k, const struct edit *e)
{
    if (k->shift != SHIFT_LOCK && !k->digits) {
        k->shift = edit_sentence_start(e) ? SHIFT_ONCE : SHIFT_OFF;
    }
}

void keyboard_reset(struct keyboard *k)
{
    const struct keyboard_layout *layout = k->layout;
    *k = (struct keyboard){.layout = layout};
}
