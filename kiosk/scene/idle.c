#include "scene/idle.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>

/* The seconds are in figures of one width, wider than in the design: the line must not jump once a
 * second. */

struct measure {
    du w, h, r, pad, title, line, line_y, bar_y, bar_h, button_h, button_size, gap;
    bool stacked;
};

static struct measure measure_for(const struct canvas *c)
{
    struct measure m = {0};
    switch (c->layout) {
    case LAYOUT_LANDSCAPE:
        m = (struct measure){1120, 592, 40, 80, 120, 48, 219, 306, 28, 124, 52, 24, false};
        break;
    case LAYOUT_PORTRAIT:
        m = (struct measure){936, 732, 40, 80, 112, 48, 219, 306, 28, 124, 52, 24, true};
        break;
    case LAYOUT_COMPACT:
        m = (struct measure){720, 300, 24, 40, 48, 24, 94, 144, 14, 64, 26, 12, false};
        break;
    }
    /* Larger words move what is below them, larger buttons the edge of the panel. */
    du h = canvas_least(c, m.button_h, CANVAS_MAIN_MM), gap = canvas_least(c, m.gap, CANVAS_GAP_MM);
    du lower = TEXT_CAP_HEIGHT * (canvas_type(c, m.title) - m.title);
    du more = lower + TEXT_CAP_HEIGHT * (canvas_type(c, m.line) - m.line);
    m.h += more + (m.stacked ? 2 * (h - m.button_h) + gap - m.gap : h - m.button_h);
    m.line_y += lower;
    m.bar_y += more;
    m.button_h = h;
    m.gap = gap;
    return m;
}

void idle_open(struct idle *i, msec now)
{
    *i = (struct idle){.open = true, .since = now};
}

static struct box panel_of(const struct canvas *c, const struct measure *m)
{
    return (struct box){(c->w - m->w) / 2, (c->h - m->h) / 2, m->w, m->h};
}

static unsigned seconds_left(const struct idle *i, msec now)
{
    msec gone = (now - i->since) / 1000;
    return gone >= IDLE_COUNTDOWN_S ? 0 : (unsigned)(IDLE_COUNTDOWN_S - gone);
}

/* A tap beside the panel, Esc, or words typed on a real keyboard: somebody is there. */
static bool is_somebody(struct idle *i, struct ui *ui, struct box panel)
{
    const struct input *e = ui->event;
    if (!e) {
        return false;
    }
    switch (e->kind) {
    case INPUT_POINTER_DOWN:
        i->scrim_down = !box_contains(panel, e->x, e->y);
        i->scrim_pointer = e->pointer;
        return false;
    case INPUT_POINTER_UP: {
        bool tapped =
            i->scrim_down && i->scrim_pointer == e->pointer && !box_contains(panel, e->x, e->y);
        i->scrim_down = i->scrim_down && i->scrim_pointer != e->pointer;
        return tapped;
    }
    case INPUT_POINTER_CANCEL: i->scrim_down = false; return false;
    case INPUT_KEY: return e->key == KEY_ESCAPE;
    case INPUT_TEXT: return true;
    case INPUT_POINTER_MOVE: return false;
    }
    return false;
}

static void draw_words(struct ui *ui, const struct measure *m, struct box panel, unsigned seconds)
{
    const struct theme *t = ui->theme;
    du x = panel.x + m->pad, width = panel.w - 2 * m->pad;
    struct text_block block;
    char line[160];
    text_fit_line(ui->text, ui->arena, FACE_D7, canvas_type(ui->canvas, m->title),
                  m->title * 0.5f, width, tr("Still there?"), &block);
    draw_block(ui->list, &block, x, panel.y + m->pad, width, ALIGN_START, t->ink, t->paper);
    str_format(line, sizeof line,
               trn("Your note clears in %u second.", "Your note clears in %u seconds.", seconds),
               seconds);
    text_fit_line(ui->text, ui->arena, TEXT_TABULAR(FACE_T5), canvas_type(ui->canvas, m->line),
                  m->line * 0.6f, width, line, &block);
    draw_block(ui->list, &block, x, panel.y + m->line_y, width, ALIGN_START, t->ink2, t->paper);
    du share = (du)seconds / IDLE_COUNTDOWN_S;
    draw_rrect(ui->list, x, panel.y + m->bar_y, width, m->bar_h, m->bar_h / 2, t->rule);
    if (seconds > 0) {
        draw_rrect(ui->list, x, panel.y + m->bar_y, fmaxf(m->bar_h, width * share), m->bar_h,
                   m->bar_h / 2, t->ink);
    }
}

static enum idle_answer run_buttons(struct ui *ui, const struct measure *m, struct box panel)
{
    du x = panel.x + m->pad, width = panel.w - 2 * m->pad, bottom = panel.y + panel.h - m->pad;
    struct box keep = {x, bottom - m->button_h, roundf((width - m->gap) * 0.5513f), m->button_h};
    struct box clear = {keep.x + keep.w + m->gap, keep.y, width - keep.w - m->gap, m->button_h};
    if (m->stacked) {
        clear = (struct box){x, bottom - m->button_h, width, m->button_h};
        keep = (struct box){x, clear.y - m->gap - m->button_h, width, m->button_h};
    }
    enum idle_answer answer = IDLE_WAIT;
    if (ui_button(ui, "keep", keep, tr("Keep writing"),
                  &(struct ui_button){.style = STYLE_MAIN, .size = m->button_size})) {
        answer = IDLE_KEEP;
    }
    if (ui_button(ui, "clear", clear, tr("Clear it"),
                  &(struct ui_button){.style = STYLE_SECOND, .size = m->button_size})) {
        answer = IDLE_CLEAR;
    }
    return answer;
}

enum idle_answer idle_run(struct idle *i, struct ui *ui, bool still)
{
    const struct measure m = measure_for(ui->canvas);
    struct box panel = panel_of(ui->canvas, &m);
    unsigned seconds = seconds_left(i, ui->now);
    if (seconds == 0) {
        return IDLE_CLEAR;
    }
    ui_scrim(ui, i->since, still);
    ui_card(ui, panel, m.r, ui->theme->paper);
    draw_words(ui, &m, panel, seconds);
    enum idle_answer answer = run_buttons(ui, &m, panel);
    if (answer == IDLE_WAIT && is_somebody(i, ui, panel)) {
        answer = IDLE_KEEP;
    }
    ui_wake(ui, i->since + ((ui->now - i->since) / 1000 + 1) * 1000);
    return answer;
}
