#include "ui/ui.h"

#include "i18n/i18n.h"

#include <math.h>

enum { SCRIM_MS = 160 };
#define SCRIM_ALPHA 0.72f

static bool compact(const struct ui *ui)
{
    return ui->canvas->layout == LAYOUT_COMPACT;
}

/* Width of a line of the design: thinner on a compact canvas. */
static du thin(const struct ui *ui, du usual)
{
    return compact(ui) ? 2.5f : usual;
}

struct ui_line ui_line_begin(struct ui *ui)
{
    struct ui_line line = {ui->list->count, ui->list->mirrored};
    ui->list->mirrored = i18n_is_rtl();
    return line;
}

/* For the left hand, not for a language. */
static bool is_turned(const struct ui *ui)
{
    return ui->list->mirrored != i18n_is_rtl();
}

void ui_line_end(struct ui *ui, const struct ui_line *line, struct box b)
{
    ui->list->mirrored = line->mirrored;
    if (is_turned(ui)) {
        /* Turned over around its own middle, which the whole screen's turn takes back. */
        draw_mirror(ui->list, line->first, 2 * b.x + b.w);
        draw_turn(ui->list, line->first);
    }
}

struct box ui_in_line(const struct ui *ui, struct box b, struct box part)
{
    part.x = is_turned(ui) ? 2 * b.x + b.w - part.x - part.w : part.x;
    return part;
}

/* Of high contrast: as thin, for its canvas, on a compact one. */
static du contrast_line(const struct ui *ui)
{
    return ui->theme->outline * (compact(ui) ? 0.5f : 1);
}

void ui_card(struct ui *ui, struct box b, du r, rgb fill)
{
    if (ui->theme->outline > 0) {
        draw_panel(ui->list, b.x, b.y, b.w, b.h, r, fill, contrast_line(ui),
                   ui->theme->ink);
    } else {
        draw_rrect(ui->list, b.x, b.y, b.w, b.h, r, fill);
    }
}

/* One line of this size of the design: larger for who asked for it, smaller where a translation is
 * longer than the design's words. */
static void fit(struct ui *ui, enum face face, du size, du width, const char *s,
                struct text_block *ret)
{
    text_fit_line(ui->text, ui->arena, face, canvas_type(ui->canvas, size), size * 0.6f, width, s,
                  ret);
}

/* The fitted line from x on, its capitals centred on cy. */
static void draw_mid(struct ui *ui, const struct text_block *b, du x, du cy, rgb colour, rgb ground)
{
    if (b->count > 0) {
        draw_line(ui->list, b, 0, x, cy + TEXT_CAP_HEIGHT * b->size / 2, colour, ground);
    }
}

/* Centred in b. */
static void label_centred(struct ui *ui, struct box b, enum face face, du size, rgb colour,
                          rgb ground, const char *s)
{
    struct text_block block;
    fit(ui, face, size, b.w, ui_written(ui->arena, s), &block);
    draw_mid(ui, &block, b.x + (b.w - block.width) / 2, b.y + b.h / 2, colour, ground);
}

struct look { rgb fill, text, outline; bool filled; };

static struct look button_look(const struct ui *ui, const struct ui_button *o, bool pressed)
{
    const struct theme *t = ui->theme;
    rgb ground = o->ground ? o->ground : t->paper;
    if (o->off) {
        return (struct look){t->mute, t->ink2, 0, true};
    }
    switch (o->style) {
    case STYLE_MAIN:
    case STYLE_CHOSEN:
        return (struct look){pressed ? t->ink2 : t->ink, t->onink, 0, true};
    case STYLE_SECOND:
        return (struct look){ground, pressed ? t->ink2 : t->ink, pressed ? t->ink2 : t->ink, false};
    case STYLE_ON_COLOUR:
        return (struct look){pressed ? t->paper2 : t->card, t->ink, 0, true};
    case STYLE_QUIET:
        return (struct look){pressed ? t->rule : t->paper2, t->ink, 0, true};
    }
    return (struct look){0};
}

/* Label and icon. */
static void draw_button_line(struct ui *ui, struct box b, const char *label,
                             const struct ui_button *o, const struct look *look)
{
    struct ui_line line = ui_line_begin(ui);
    du size = o->size > 0 ? o->size : roundf(b.h * 0.4f), type = canvas_type(ui->canvas, size);
    du icon = o->icon ? type * 1.05f : 0, gap = o->icon ? type * 0.42f : 0;
    struct text_block block;
    fit(ui, FACE_D6, size, b.w - fminf(b.h * 0.5f, size * 1.4f) - icon - gap, label, &block);
    du width = block.count > 0 ? block.width : 0;
    du x = b.x + (b.w - width - icon - gap) / 2, cy = b.y + b.h / 2;
    if (o->icon) {
        du cx = o->icon_after ? x + width + gap + icon / 2 : x + icon / 2;
        draw_icon(ui->list, o->icon, cx, cy, icon, look->text, o->stroke > 0 ? o->stroke : 4.5f);
    }
    draw_mid(ui, &block, o->icon && !o->icon_after ? x + icon + gap : x, cy, look->text,
             look->fill);
    ui_line_end(ui, &line, b);
}

bool ui_button(struct ui *ui, const char *name, struct box b, const char *label,
               const struct ui_button *o)
{
    bool pressed;
    bool main = o->style == STYLE_MAIN || o->style == STYLE_ON_COLOUR;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = b.h / 2, .off = o->off,
                                             .main = main}, &pressed);
    struct look look = button_look(ui, o, pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    uint16_t flags = ui->list->flags;
    if (o->off) {
        ui->list->flags |= DRAW_DISABLED;
    }
    if (look.filled) {
        ui_card(ui, in, in.h / 2, look.fill);
    } else {
        draw_outline(ui->list, in.x, in.y, in.w, in.h, in.h / 2, thin(ui, 4), look.outline);
    }
    draw_button_line(ui, b, label, o, &look);
    ui->list->flags = flags;
    return fired;
}

bool ui_round(struct ui *ui, const char *name, du cx, du cy, du r, const char *icon)
{
    du least = fmaxf(2 * r, canvas_target_min(ui->canvas));
    struct box b = {cx - least / 2, cy - least / 2, least, least};
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = least / 2}, &pressed);
    du shown = pressed ? r - ui_shrink(ui) : r;
    draw_disc(ui->list, cx, cy, shown, pressed ? ui->theme->rule : ui->theme->paper2);
    if (ui->theme->outline > 0) {
        draw_ring(ui->list, cx, cy, shown, contrast_line(ui), ui->theme->ink);
    }
    draw_icon(ui->list, icon, cx, cy, r * 0.92f, ui->theme->ink, 5);
    return fired;
}

bool ui_chip(struct ui *ui, const char *name, struct box b, const char *label, du size,
             bool chosen)
{
    const struct theme *t = ui->theme;
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = b.h / 2}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb ground = t->paper;
    if (chosen) {
        ground = pressed ? t->ink2 : t->ink;
        draw_rrect(ui->list, in.x, in.y, in.w, in.h, in.h / 2, ground);
    } else {
        draw_outline(ui->list, in.x, in.y, in.w, in.h, in.h / 2, thin(ui, 3),
                     pressed ? t->ink : t->edge);
    }
    label_centred(ui, box_inset(b, b.h / 4), FACE_T6, size, chosen ? t->onink : t->ink, ground,
                  label);
    return fired;
}

du ui_filter_extra(du h)
{
    return roundf(h * 0.545f);
}

bool ui_filter(struct ui *ui, const char *name, struct box b, const char *label, du size, rgb field,
               rgb on, bool chosen)
{
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = b.h / 2}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    ui_card(ui, in, in.h / 2, field);
    struct ui_line line = ui_line_begin(ui);
    struct box words = box_inset(b, b.h / 4);
    if (chosen) {
        du gap = compact(ui) ? 3 : 8;
        struct box ring = box_inset(b, -gap);
        draw_outline(ui->list, ring.x, ring.y, ring.w, ring.h, ring.h / 2, thin(ui, 5),
                     ui->theme->ink);
        draw_icon(ui->list, "check", b.x + b.h * 0.52f, b.y + b.h / 2, b.h * 0.41f, on, 6);
        words.x = b.x + b.h * 0.83f;
        words.w = b.x + b.w - b.h * 0.3f - words.x;
    }
    label_centred(ui, words, FACE_T6, size, on, field, label);
    ui_line_end(ui, &line, b);
    return fired;
}

bool ui_pager(struct ui *ui, const char *name, struct box b, const char *icon, bool off)
{
    const struct theme *t = ui->theme;
    bool pressed;
    du r = compact(ui) ? 14 : 24;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = r, .off = off}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    ui_card(ui, in, r, off ? t->paper2 : pressed ? t->ink2 : t->ink);
    draw_icon(ui->list, icon, b.x + b.w / 2, b.y + b.h / 2, compact(ui) ? 24 : 44,
              off ? t->edge : t->onink, 5);
    return fired;
}

struct box ui_header_button(const struct canvas *c, struct box b, du below, du *ret_right)
{
    du high = canvas_least(c, b.h, CANVAS_MAIN_MM), gap = canvas_least(c, 0, CANVAS_GAP_MM);
    du y = fminf(b.y + (b.h - high) / 2, below - gap - high);
    *ret_right = b.x + b.w;
    if (high > b.h && y < b.y / 2) {
        y = b.y;
        *ret_right = b.x - fmaxf(gap, 6);
    }
    return (struct box){b.x, high > b.h ? y : b.y, b.w, high};
}

bool ui_toggle(struct ui *ui, const char *name, struct box b, const char *label, du size, bool on)
{
    const struct theme *t = ui->theme;
    du r = compact(ui) ? 14 : 24, mark = size * 1.1f, pad = size * 0.6f;
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = r}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb fill = on ? t->ink : pressed ? t->rule : t->paper2, colour = on ? t->onink : t->ink;
    ui_card(ui, in, r, fill);
    struct ui_line line = ui_line_begin(ui);
    du cy = b.y + b.h / 2, x = b.x + pad + mark / 2;
    if (on) {
        draw_disc(ui->list, x, cy, mark / 2, colour);
        draw_icon(ui->list, "check", x, cy, mark * 0.66f, fill, 6);
    } else {
        draw_ring(ui->list, x, cy, mark / 2, thin(ui, 4), colour);
    }
    /* The state of a switch. */
    const char *state = on ? tr("On") : tr("Off");
    struct text_block words;
    fit(ui, FACE_T6, size * 0.8f, b.w * 0.28f, state, &words);
    du right = b.x + b.w - pad - words.width, left = x + mark / 2 + pad * 0.6f;
    draw_mid(ui, &words, right, cy, colour, fill);
    fit(ui, FACE_D6, size, right - pad * 0.4f - left, label, &words);
    draw_mid(ui, &words, left, cy, colour, fill);
    ui_line_end(ui, &line, b);
    return fired;
}

void ui_scrim(struct ui *ui, msec since, bool still)
{
    msec age = ui->now - since;
    float shown = still || age >= SCRIM_MS ? 1 : (float)age / SCRIM_MS;
    draw_alpha(ui->list, SCRIM_ALPHA * shown);
    draw_rect(ui->list, 0, 0, ui->canvas->w, ui->canvas->h, ui->theme->scrim);
    draw_alpha(ui->list, 1);
    if (shown < 1) {
        ui_wake(ui, ui->now + 8);
    }
}
