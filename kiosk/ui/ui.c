#include "ui/ui.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

enum { FLASH_MS = 120 };

void ui_reset(struct ui *ui)
{
    memset(ui->press, 0, sizeof ui->press);
    ui->focus = 0;
    ui->focus_visible = false;
    ui->flash = 0;
    ui->flash_until = 0;
    ui->next = MSEC_NEVER;
    ui->cover = (struct box){0};
    ui->cover_next = (struct box){0};
}

uint64_t ui_id(const char *name)
{
    return str_hash(STR_HASH_SEED, name, strlen(name));
}

void ui_begin(struct ui *ui, struct draw_list *list, const struct input *event, msec now)
{
    ui->list = list;
    ui->event = event;
    ui->now = now;
    ui->next = MSEC_NEVER;
    ui->consumed = false;
    ui->order_count = 0;
    ui->cover = ui->cover_next;
    ui->cover_next = (struct box){0};
    ui->ring = ui->theme->ink;
    if (event && event->kind == INPUT_POINTER_DOWN) {
        ui->focus_visible = false;
    }
    if (now < ui->flash_until) {
        ui_wake(ui, ui->flash_until);
    } else {
        ui->flash = 0;
    }
}

void ui_wake(struct ui *ui, msec at)
{
    if (at < ui->next) {
        ui->next = at;
    }
}

struct box box_inset(struct box b, du by)
{
    return (struct box){b.x + by, b.y + by, b.w - 2 * by, b.h - 2 * by};
}

struct box ui_fixed(const struct ui *ui, struct box b)
{
    b.x = ui->list->mirrored ? ui->canvas->w - b.x - b.w : b.x;
    return b;
}

bool box_contains(struct box b, du x, du y)
{
    return x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h;
}

static bool box_meets(struct box a, struct box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void ui_cover(struct ui *ui, struct box b)
{
    ui->cover_next = b;
}

du ui_shrink(const struct ui *ui)
{
    return ui->canvas->layout == LAYOUT_COMPACT ? 2 : 4;
}

bool ui_key(struct ui *ui, enum input_key key)
{
    if (ui->suppressed || ui->consumed || !ui->event || ui->event->kind != INPUT_KEY ||
        ui->event->key != key) {
        return false;
    }
    ui->consumed = true;
    return true;
}

struct ui_press *ui_pressed(struct ui *ui, uint64_t id)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        if (ui->press[i].id == id) {
            return &ui->press[i];
        }
    }
    return NULL;
}

static void flash(struct ui *ui, uint64_t id, msec from)
{
    ui->flash = id;
    ui->flash_until = from + FLASH_MS;
    if (ui->flash_until > ui->now) {
        ui_wake(ui, ui->flash_until);
    }
}

static void capture(struct ui *ui, uint64_t id)
{
    struct ui_press *slot = NULL;
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        if (ui->press[i].id != 0 && ui->press[i].pointer == ui->event->pointer) {
            slot = &ui->press[i];
            break;
        }
        if (!slot && ui->press[i].id == 0) {
            slot = &ui->press[i];
        }
    }
    if (slot) {
        *slot = (struct ui_press){ui->event->pointer, id, ui->now, true, false};
    }
}

/* A finger presses the target, and no elbow. */
static bool is_live(const struct ui *ui, const struct ui_hit *h, const struct ui_press *p)
{
    return h->fire == FIRE_ON_PRESS || ui->now - p->at < UI_LEAN_MS;
}

static bool has_live_press(const struct ui *ui, const struct ui_hit *h, uint64_t id)
{
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        if (ui->press[i].id == id && is_live(ui, h, &ui->press[i])) {
            return true;
        }
    }
    return false;
}

/* Drawn as pressed, until the finger has been there for too long. */
static bool looks_pressed(struct ui *ui, const struct ui_hit *h, uint64_t id)
{
    bool pressed = ui->flash == id && ui->now < ui->flash_until;
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        const struct ui_press *p = &ui->press[i];
        if (p->id != id || !p->inside || !is_live(ui, h, p)) {
            continue;
        }
        pressed = true;
        if (h->fire == FIRE_ON_RELEASE) {
            ui_wake(ui, p->at + UI_LEAN_MS);
        }
    }
    return pressed;
}

/* True when this event of a finger fires the target. */
static bool pointer_fires(struct ui *ui, const struct ui_hit *h, struct box reach, uint64_t id)
{
    const struct input *e = ui->event;
    bool covered = !h->over && box_contains(ui->cover, e->x, e->y);
    bool here = !covered && box_contains(reach, e->x, e->y);

    if (e->kind == INPUT_POINTER_DOWN) {
        if (ui->consumed || !here) {
            return false;
        }
        ui->consumed = true;
        if (h->off || (h->fire == FIRE_ON_RELEASE && has_live_press(ui, h, id))) {
            return false;
        }
        capture(ui, id);
        if (h->fire == FIRE_ON_PRESS) {
            flash(ui, id, ui->now);
            return true;
        }
        return false;
    }
    for (unsigned i = 0; i < CAP_POINTERS; i++) {
        struct ui_press *p = &ui->press[i];
        if (p->id != id || p->pointer != e->pointer) {
            continue;
        }
        if (e->kind == INPUT_POINTER_MOVE) {
            p->inside = here;
        } else if (e->kind == INPUT_POINTER_UP) {
            msec at = p->at;
            *p = (struct ui_press){0};
            ui->consumed = true;
            if (!h->off && here && h->fire == FIRE_ON_RELEASE && e->held < UI_LEAN_MS) {
                flash(ui, id, at);
                return true;
            }
        }
    }
    return false;
}

static void add_to_order(struct ui *ui, const struct ui_hit *h, uint64_t id)
{
    unsigned n = ui->order_count;
    if (n < sizeof ui->order / sizeof ui->order[0]) {
        ui->order[n] = id;
        ui->order_box[n] = h->box;
        ui->order_r[n] = h->r;
        ui->order_count++;
    }
}

static bool key_fires(struct ui *ui, uint64_t id)
{
    if (ui->focus == id && ui->focus_visible && ui_key(ui, KEY_ENTER)) {
        flash(ui, id, ui->now);
        return true;
    }
    return false;
}

bool ui_hit(struct ui *ui, const struct ui_hit *h, bool *ret_pressed)
{
    if (ret_pressed) {
        *ret_pressed = false;
    }
    if (ui->suppressed || (!h->over && box_meets(ui->cover, h->box))) {
        return false;
    }
    uint64_t id = ui_id(h->name);
    uint16_t flags = ui->list->flags;
    ui->list->flags |= (h->off ? DRAW_DISABLED : 0) | (h->main ? DRAW_MAIN : 0);
    draw_target(ui->list, h->name, h->box.x, h->box.y, h->box.w, h->box.h);
    ui->list->flags = flags;

    struct box reach = {h->box.x - h->pad_x, h->box.y - h->pad_y, h->box.w + 2 * h->pad_x,
                        h->box.h + 2 * h->pad_y};
    bool fired = false;
    if (ui->event && ui->event->kind <= INPUT_POINTER_CANCEL) {
        fired = pointer_fires(ui, h, reach, id);
    }
    if (h->off) {
        return false;
    }
    if (!h->no_focus) {
        add_to_order(ui, h, id);
        if (ui->event && ui->event->kind == INPUT_KEY) {
            fired = key_fires(ui, id);
        }
    }
    if (ret_pressed) {
        *ret_pressed = looks_pressed(ui, h, id);
    }
    return fired;
}

static unsigned focus_index(const struct ui *ui)
{
    unsigned i = 0;
    while (i < ui->order_count && ui->order[i] != ui->focus) {
        i++;
    }
    return i;
}

static void focus_step(struct ui *ui, bool back)
{
    unsigned n = ui->order_count, at = focus_index(ui);
    if (n == 0) {
        return;
    }
    if (at == n) {
        at = back ? n - 1 : 0;
    } else {
        at = back ? (at + n - 1) % n : (at + 1) % n;
    }
    ui->focus = ui->order[at];
    ui->focus_visible = true;
}

/* The nearest target in the direction: distance along it, plus twice the distance beside it. */
static void focus_arrow(struct ui *ui, int dx, int dy)
{
    unsigned at = focus_index(ui);
    if (at == ui->order_count) {
        focus_step(ui, false);
        return;
    }
    ui->focus_visible = true;
    struct box b = ui->order_box[at];
    float best = INFINITY;
    for (unsigned i = 0; i < ui->order_count; i++) {
        struct box o = ui->order_box[i];
        float x = o.x + o.w / 2 - b.x - b.w / 2, y = o.y + o.h / 2 - b.y - b.h / 2;
        float along = dx ? x * (float)dx : y * (float)dy;
        float beside = dx ? fabsf(y) : fabsf(x);
        if (i == at || along < 8) {
            continue;
        }
        float far = along + 2 * beside;
        if (far < best) {
            best = far;
            ui->focus = ui->order[i];
        }
    }
}

static void focus_move(struct ui *ui)
{
    int right = ui->list->mirrored ? -1 : 1;
    switch (ui->event->key) {
    case KEY_TAB:
        focus_step(ui, ui->event->shift);
        return;
    case KEY_LEFT:
        focus_arrow(ui, -right, 0);
        return;
    case KEY_RIGHT:
        focus_arrow(ui, right, 0);
        return;
    case KEY_UP:
        focus_arrow(ui, 0, -1);
        return;
    case KEY_DOWN:
        focus_arrow(ui, 0, 1);
        return;
    case KEY_NONE:
    case KEY_ENTER:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_HOME:
    case KEY_END:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
        return;
    }
}

static void draw_ring_of_focus(struct ui *ui)
{
    unsigned at = focus_index(ui);
    if (!ui->focus_visible || at == ui->order_count) {
        return;
    }
    bool compact = ui->canvas->layout == LAYOUT_COMPACT;
    du gap = compact ? 4 : 8;
    struct box b = box_inset(ui->order_box[at], -gap);
    draw_outline(ui->list, b.x, b.y, b.w, b.h, ui->order_r[at] + gap, compact ? 2.5f : 5, ui->ring);
}

void ui_end(struct ui *ui)
{
    const struct input *e = ui->event;
    if (e && (e->kind == INPUT_POINTER_UP || e->kind == INPUT_POINTER_CANCEL)) {
        for (unsigned i = 0; i < CAP_POINTERS; i++) {
            if (ui->press[i].pointer == e->pointer) {
                ui->press[i] = (struct ui_press){0};
            }
        }
    }
    if (e && e->kind == INPUT_KEY && !ui->consumed && !ui->suppressed) {
        focus_move(ui);
    }
    if (!ui->suppressed) {
        draw_ring_of_focus(ui);
    }
}
