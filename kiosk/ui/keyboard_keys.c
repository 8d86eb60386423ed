#include "ui/keyboard_keys.h"

#include "base/str.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define DOTTED_CIRCLE "\u25CC"
#define TATWEEL "\u0640"
#define RIGHT_TO_LEFT_MARK "\u200F"

/* Margins, and the panel above which this much of the form stays: on form-1 the search and one row
 * of people, on form-2 a field of two lines. */
struct measure { du margin, most, top, key_h, gap, bottom, above, size, r; };

/* The design's measures, grown to millimetres. In height there is always room on panels of 7 inches
 * and more; on smaller ones the form keeps its least share, and on 5 inches keys are 9 mm high. */
static struct measure measure_for(const struct canvas *c)
{
    struct measure m = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        /* Longer keys on a longer canvas, but not out of reach. */
        m = (struct measure){96, 2160, 24, 96, 12, 36, 364, 42, 16};
        break;
    case LAYOUT_PORTRAIT:
        m = (struct measure){24, INFINITY, 24, 116, 10, 38, 500, 50, 16};
        break;
    case LAYOUT_COMPACT:
        m = (struct measure){8, INFINITY, 5, 51, 3, 4, 170, 24, 9};
        break;
    }
    m.gap = fmaxf(m.gap, canvas_mm(c, CANVAS_GAP_MM));
    du room = c->h - m.above - m.top - m.bottom - KEYBOARD_ROWS * m.gap;
    du tall = fminf(canvas_mm(c, CANVAS_KEY_MM), room / (KEYBOARD_ROWS + 1));
    m.key_h = fmaxf(m.key_h, tall);
    return m;
}

du keyboard_top(const struct canvas *c)
{
    struct measure m = measure_for(c);
    return c->h - m.top - (KEYBOARD_ROWS + 1) * m.key_h - KEYBOARD_ROWS * m.gap - m.bottom;
}

struct grid keyboard_grid(const struct canvas *c, du top, unsigned columns)
{
    struct measure m = measure_for(c);
    struct grid g = {.y = top + m.top, .w = fminf(c->w - 2 * m.margin, m.most), .key_h = m.key_h,
                     .gap = m.gap, .size = m.size, .r = m.r};
    /* Keys that are too narrow take the margins as well. On a portrait canvas twelve columns come
     * out at 80 u, 90 with their share of the gaps. A panel of 7 inches is 152 mm long: eleven
     * columns come out at 11.9 mm, twelve at 10.7, which is all there is. */
    du least = fmaxf(canvas_target_min(c), canvas_mm(c, CANVAS_KEY_MM));
    du n = (du)columns, wanted = n * least + (n - 1) * g.gap;
    g.w = fmaxf(g.w, fminf(wanted, c->w - g.gap));
    g.x = (c->w - g.w) / 2;
    g.unit = (g.w - 9 * g.gap) / 10;
    g.side = (3 * g.unit + g.gap) / 2;
    return g;
}

const char *keyboard_label(struct ui *ui, const struct keyboard_layout *l, const char *text)
{
    size_t n = strlen(text), i = 0;
    UChar32 c = n > 0 ? (UChar32)utf8_next(text, n, &i) : 0;
    if (U_GET_GC_MASK(c) & U_GC_M_MASK) {
        /* On the stroke that Arabic letters stand on, which is in the font of the mark, too. */
        bool arabic = uscript_hasScript(c, USCRIPT_ARABIC);
        return arena_printf(ui->arena, "%s%s", arabic ? TATWEEL : DOTTED_CIRCLE, text);
    }
    return l->rtl && u_isMirrored(c) ? arena_printf(ui->arena, RIGHT_TO_LEFT_MARK "%s", text)
                                     : text;
}

bool keyboard_cap(struct ui *ui, const struct grid *g, const struct cap *c)
{
    struct box b = ui_fixed(ui, c->box);
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = c->name, .box = b, .pad_x = g->gap / 2,
                                             .pad_y = g->gap / 2, .r = g->r, .off = c->off,
                                             .fire = FIRE_ON_PRESS, .no_focus = !c->focus},
                        &pressed);
    bool dark = pressed || c->held;
    rgb fill = dark ? ui->theme->ink : c->fill;
    rgb colour = dark ? ui->theme->onink : c->off ? ui->theme->edge : c->colour;
    du cx = b.x + b.w / 2, cy = b.y + b.h / 2;
    ui_card(ui, b, g->r, fill);
    if (c->icon) {
        draw_icon(ui->list, c->icon, cx, cy, canvas_type(ui->canvas, g->size) * 1.05f, colour,
                  4.6f);
    } else {
        struct text_block block;
        text_fit_line(ui->text, ui->arena, c->face, canvas_type(ui->canvas, c->size),
                      c->size * 0.5f, b.w - g->gap, c->label, &block);
        if (block.count > 0) {
            draw_line(ui->list, &block, 0, cx - block.line[0].width / 2,
                      cy + TEXT_CAP_HEIGHT * block.size / 2, colour, fill);
        }
    }
    return fired;
}

void keyboard_popup_place(const struct ui *ui, const struct grid *g, struct popup *p,
                          struct box anchor)
{
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    du least = canvas_mm(ui->canvas, CANVAS_KEY_MM);
    p->gap = fmaxf(compact ? 4 : 8, canvas_mm(ui->canvas, CANVAS_GAP_MM));
    p->pitch = fmaxf(compact ? 60 : 110, least + p->gap);
    p->cell_h = fmaxf(compact ? 51 : 88, least);
    p->pad = compact ? 1 : 8;
    p->size = canvas_type(ui->canvas, roundf(g->size * 1.05f));
    unsigned fit = (unsigned)fmaxf(1, floorf((g->w - 2 * p->pad) / p->pitch));
    unsigned rows = (p->count + fit - 1) / fit;
    p->columns = (p->count + rows - 1) / rows;
    du w = (du)p->columns * p->pitch + 2 * p->pad;
    du h = (du)rows * (p->cell_h + p->gap) - p->gap + 2 * p->pad;
    du x = fmaxf(g->x, fminf(anchor.x, g->x + g->w - w));
    p->panel = (struct box){x, fmaxf(0, anchor.y - h - (compact ? 2 : 16)), w, h};
}

static struct box cell(const struct ui *ui, const struct popup *p, unsigned i)
{
    du x = p->panel.x + p->pad + (du)(i % p->columns) * p->pitch;
    du y = p->panel.y + p->pad + (du)(i / p->columns) * (p->cell_h + p->gap);
    return ui_fixed(ui, (struct box){x + p->gap / 2, y, p->pitch - p->gap, p->cell_h});
}

int keyboard_popup_run(struct ui *ui, struct popup *p, bool *ret_close)
{
    int fired = -1;
    for (unsigned i = 0; i < p->count; i++) {
        bool pressed;
        if (ui_hit(ui, &(struct ui_hit){.name = p->name[i], .box = cell(ui, p, i),
                                        .pad_x = p->gap / 2, .pad_y = p->gap / 2,
                                        .fire = FIRE_ON_PRESS, .no_focus = true, .over = true},
                   &pressed)) {
            fired = (int)i;
        }
        if (pressed) {
            p->chosen = (int)i;
        }
    }
    const struct input *e = ui->event;
    *ret_close = false;
    if (e && e->kind == INPUT_POINTER_DOWN && !ui->suppressed) {
        bool inside = box_contains(ui_fixed(ui, p->panel), e->x, e->y);
        ui->consumed = ui->consumed || inside;
        *ret_close = !inside;
    }
    return fired;
}

void keyboard_popup_draw(struct ui *ui, const struct popup *p)
{
    const struct theme *t = ui->theme;
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    struct box panel = ui_fixed(ui, p->panel);
    ui_cover(ui, panel);
    draw_rrect(ui->list, panel.x, panel.y, panel.w, panel.h, compact ? 14 : 24, t->ink);
    for (unsigned i = 0; i < p->count; i++) {
        struct box b = cell(ui, p, i);
        bool on = (int)i == p->chosen;
        if (on) {
            draw_rrect(ui->list, b.x, b.y, b.w, b.h, compact ? 9 : 16, t->onink);
        }
        struct text_block block;
        text_fit_line(ui->text, ui->arena, FACE_T5, p->size, p->size * 0.5f, b.w - p->gap,
                      p->text[i], &block);
        if (block.count > 0) {
            draw_line(ui->list, &block, 0, b.x + (b.w - block.line[0].width) / 2,
                      b.y + b.h / 2 + TEXT_CAP_HEIGHT * block.size / 2, on ? t->ink : t->onink,
                      on ? t->onink : t->ink);
        }
    }
}
