#include "scene/chrome.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

enum { MARKS_AT_MOST = 12 };

/* x of what is anchored to the right counts from the right end, y from the bottom. */
struct measure {
    du margin, clock_y, clock, date_x, date_y, date;
    bool date_below;
    du marks_y, mark_r, mark_gap, mark_active;
    du cta_w, cta_h, cta_y, cta_size, press;
};

static const struct measure landscape = {
    .margin = 96,
    .clock_y = 88,
    .clock = 72,
    .date_x = 308,
    .date_y = 88,
    .date = 36,
    .marks_y = 88,
    .mark_r = 8,
    .mark_gap = 22,
    .mark_active = 76,
    .cta_w = 376,
    .cta_h = 96,
    .cta_y = 88,
    .cta_size = 44,
    .press = 4,
};
static const struct measure portrait = {
    .margin = 72,
    .clock_y = 164,
    .clock = 80,
    .date_x = 72,
    .date_y = 96,
    .date = 36,
    .date_below = true,
    .marks_y = 42,
    .mark_r = 8,
    .mark_gap = 22,
    .mark_active = 76,
    .cta_w = 400,
    .cta_h = 112,
    .cta_y = 112,
    .cta_size = 48,
    .press = 4,
};
static const struct measure compact = {
    .margin = 32,
    .clock_y = 44,
    .clock = 36,
    .date_x = 144,
    .date_y = 44,
    .date = 19,
    .marks_y = 44,
    .mark_r = 5,
    .mark_gap = 10,
    .mark_active = 36,
    .cta_w = 204,
    .cta_h = 60,
    .cta_y = 44,
    .cta_size = 25,
    .press = 2,
};

static const struct measure *measure_for(enum layout layout)
{
    switch (layout) {
    case LAYOUT_LANDSCAPE: return &landscape;
    case LAYOUT_PORTRAIT: return &portrait;
    case LAYOUT_COMPACT: return &compact;
    }
    return &landscape;
}

bool chrome_tell(struct chrome *c, const struct clock_local *now)
{
    if (c->known && c->day == now->day && c->minute == now->minute && c->trust == now->trust) {
        return false;
    }
    c->known = true;
    c->day = now->day;
    c->minute = now->minute;
    c->trust = now->trust;
    i18n_time(c->clock, sizeof c->clock, now->minute);
    i18n_date(c->date[0], sizeof c->date[0], now->day, I18N_DATE_FULL);
    i18n_date(c->date[1], sizeof c->date[1], now->day, I18N_DATE_SHORT);
    i18n_date(c->date[2], sizeof c->date[2], now->day, I18N_DATE_COMPACT);
    i18n_date(c->date[3], sizeof c->date[3], now->day, I18N_DATE_DAY_MONTH);
    return true;
}

void chrome_forget(struct chrome *c)
{
    c->known = false;
}

struct box chrome_cta(const struct canvas *c)
{
    const struct measure *m = measure_for(c->layout);
    return (struct box){c->w - m->margin - m->cta_w, c->h - m->cta_y - m->cta_h / 2, m->cta_w,
                        m->cta_h};
}

static du marks_width(const struct chrome_frame *f)
{
    const struct measure *m = measure_for(f->canvas->layout);
    if (f->positions > MARKS_AT_MOST) {
        return 8 * m->date * 0.6f;
    }
    return (du)(f->positions - 1) * (2 * m->mark_r + m->mark_gap) + m->mark_active;
}

/* Left end of the marks: their middle is at 1050 of 1920 and at 424 of 800, where longer
 * canvases have grown half before it. */
static du marks_left(const struct chrome_frame *f)
{
    const struct measure *m = measure_for(f->canvas->layout);
    switch (f->canvas->layout) {
    case LAYOUT_LANDSCAPE: return 1050 + (f->canvas->w - 1920) / 2 - marks_width(f) / 2;
    case LAYOUT_PORTRAIT: return m->margin;
    case LAYOUT_COMPACT: return 424 + (f->canvas->w - 800) / 2 - marks_width(f) / 2;
    }
    return 0;
}

static void draw_marks(const struct chrome_frame *f, struct draw_list *l)
{
    const struct measure *m = measure_for(f->canvas->layout);
    const struct theme *t = f->theme;
    du x = marks_left(f), cy = f->canvas->h - m->marks_y;
    if (f->positions < 2) {
        return;
    }
    if (f->positions > MARKS_AT_MOST) {
        char text[64];
        /* Which slide this is, and how many there are. */
        str_format(text, sizeof text, tr("%u of %u"), f->position + 1, f->positions);
        bool left = f->canvas->layout == LAYOUT_PORTRAIT;
        draw_label_mid(l, f->text, left ? x : x + marks_width(f) / 2, cy,
                       left ? ALIGN_START : ALIGN_CENTRE, FACE_T5, m->date, t->ink2, t->paper,
                       text);
        return;
    }
    for (unsigned i = 0; i < f->positions; i++) {
        if (i == f->position) {
            bridge_pill(l, t, x, cy - m->mark_r, m->mark_active, 2 * m->mark_r, f->mark->a,
                        f->mark->b, m->mark_active * 0.55f);
            x += m->mark_active + m->mark_gap;
        } else {
            draw_disc(l, x + m->mark_r, cy, m->mark_r, t->mute);
            x += 2 * m->mark_r + m->mark_gap;
        }
    }
}

/* The longest form of the date that ends before what stands to its right. Without a clock that was
 * ever set there is no date: a wrong one is worse than none. */
static void draw_date(const struct chrome *c, const struct chrome_frame *f, du x,
                      struct draw_list *l)
{
    const struct measure *m = measure_for(f->canvas->layout);
    if (c->trust == CLOCK_UNSET) {
        return;
    }
    du gap = m->date * 0.8f;
    du end = m->date_below || f->positions < 2 ? chrome_cta(f->canvas).x : marks_left(f);
    unsigned form = f->canvas->layout == LAYOUT_COMPACT ? 1 : 0;
    while (form + 1 < sizeof c->date / sizeof c->date[0] &&
           x + text_width(f->text, FACE_T5, m->date, c->date[form], strlen(c->date[form])) >
               end - gap) {
        form++;
    }
    draw_label_mid(l, f->text, x, f->canvas->h - m->date_y, ALIGN_START, FACE_T5, m->date,
                   f->theme->ink2, f->theme->paper, c->date[form]);
}

static void draw_cta(const struct chrome_frame *f, struct draw_list *l)
{
    const struct measure *m = measure_for(f->canvas->layout);
    const struct theme *t = f->theme;
    struct box b = chrome_cta(f->canvas), in = f->pressed ? box_inset(b, m->press) : b;
    rgb fill = f->pressed ? t->ink2 : t->ink;
    du r = in.h / 2 - 12 * in.h / 96, cx = in.x + in.h / 2, cy = in.y + in.h / 2;
    draw_rrect(l, in.x, in.y, in.w, in.h, in.h / 2, fill);
    draw_disc(l, cx, cy, r, t->onink);
    draw_icon(l, "hand", cx, cy + 1, r * 1.36f, fill, 4.2f);
    du words = cx + r, size = m->cta_size;
    const char *label = tr("Say thanks");
    size_t n = strlen(label);
    du width = text_width(f->text, FACE_D6, size, label, n), all = in.x + in.w - words,
       room = all - in.h * 0.3f;
    if (width > room) {
        size = floorf(size * room / width);
        width = text_width(f->text, FACE_D6, size, label, n);
    }
    /* Nearer to the disc than to the end; words longer than the English ones not too near. */
    du gap = fmaxf((all - width) / 2 - in.h * 0.08f, in.h * 0.145f);
    draw_label_mid(l, f->text, words + gap + width / 2, cy, ALIGN_CENTRE, FACE_D6, size, t->onink,
                   fill, label);
    if (f->nudge > 0) {
        draw_alpha(l, 1 - f->nudge);
        du from = r, to = r * 58 / 36;
        draw_ring(l, cx, cy, from + (to - from) * f->nudge, 4 * r / 36, t->ink);
        draw_alpha(l, 1);
    }
}

void chrome_draw(const struct chrome *c, const struct chrome_frame *f, struct draw_list *l)
{
    const struct measure *m = measure_for(f->canvas->layout);
    const struct theme *t = f->theme;
    du width = draw_label_mid(l, f->text, m->margin, f->canvas->h - m->clock_y, ALIGN_START,
                              FACE_D7, m->clock, t->ink, t->paper, c->clock);
    /* The date keeps its place: only "12:42 PM" is too wide for it. */
    du date_x = m->date_below ? m->date_x : fmaxf(m->date_x, m->margin + width + m->date * 0.8f);
    draw_date(c, f, date_x, l);
    draw_marks(f, l);
    draw_cta(f, l);
}
