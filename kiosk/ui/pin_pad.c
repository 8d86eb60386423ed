#include "ui/pin_pad.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <math.h>
#include <string.h>

/* By day the panel is ink, as in the design. By night ink is the colour of cream: a third of the
 * screen in it would light the room, so the panel is paper2 there and the keys are made of that. */

enum { KEY_MM = 20, GAP_MM = 2, MINUTE_S = 60 };

struct place {
    du x, top, width;               /* of the words */
    du size;
    struct box notice;              /* room for more than one line, in the place of the discs */
    du disc_x, disc_y, disc_r, disc_pitch, disc_room;
    struct box first;               /* the key 1 */
    du gap, digit, r;
    struct box cancel, go;
};

struct look { rgb ground, text, key, off, faint; }; /* faint: text of keys that are off */

static struct look look_for(const struct theme *t)
{
    struct look l = {.ground = t->ink, .text = t->onink};
    if (theme_on(t, t->paper) == t->light) {
        l = (struct look){.ground = t->paper2, .text = t->ink};
    }
    l.key = rgb_mix(l.ground, l.text, 0.14f);
    l.off = rgb_mix(l.ground, l.text, 0.3f);
    l.faint = t->outline > 0 ? rgb_mix(l.ground, l.text, 0.75f) : l.off;
    return l;
}

/* Keys and buttons of at least the given heights, 20 mm when all of them fit into room. */
static void grow(const struct canvas *c, du room, du *key, du *button, du *gap)
{
    du wanted = canvas_mm(c, KEY_MM);
    *gap = fmaxf(*gap, canvas_mm(c, GAP_MM));
    du most = fmaxf(*key, (room - 3 * *gap) / 5);
    *key = fmaxf(*key, fminf(wanted, most));
    *button = fmaxf(*button, fminf(wanted, most));
}

static void put_buttons(struct place *p, du y, du h)
{
    du keys = 3 * p->first.w + 2 * p->gap;
    p->cancel = (struct box){p->first.x, y, roundf(keys * 0.397f), h};
    p->go = (struct box){p->cancel.x + p->cancel.w + p->gap, y, 0, h};
    p->go.w = p->first.x + keys - p->go.x;
}

/* What is free above, between and below the keys and buttons in the design, and how little of it
 * will do: the letters then have seven tenths of their size. */
#define LANDSCAPE_FREE 416.0f
#define LANDSCAPE_LEAST 170.0f

static struct place landscape(const struct canvas *c, struct box area)
{
    struct place p = {.gap = 16, .digit = 64, .r = 24};
    du key = 124, button = 120;
    grow(c, area.h - LANDSCAPE_LEAST, &key, &button, &p.gap);
    du keys_h = 4 * key + 3 * p.gap, all = area.h - keys_h - button;
    du spare = fminf(all, LANDSCAPE_FREE);
    float share = 0.7f + 0.3f * (spare - LANDSCAPE_LEAST) / (LANDSCAPE_FREE - LANDSCAPE_LEAST);
    p.size = roundf(52 * share);
    p.disc_r = roundf(24 * share);
    float air = (spare - p.size * TEXT_CAP_HEIGHT - 2 * p.disc_r) / 330;

    p.width = fmaxf(504, fminf(3 * canvas_mm(c, KEY_MM) + 2 * p.gap, area.w - 80));
    p.x = area.x + 80 - (p.width - 504) * 0.45f;
    p.top = area.y + (all - spare) / 2 + 73 * air;
    p.disc_x = p.x + 2;
    p.disc_y = p.top + p.size * TEXT_CAP_HEIGHT + 61 * air + p.disc_r;
    p.disc_pitch = 3.5f * p.disc_r;
    p.disc_room = p.width - 4;
    p.first = (struct box){p.x, p.disc_y + p.disc_r + 52 * air, (p.width - 2 * p.gap) / 3, key};
    p.notice = (struct box){p.x, p.top, p.width, p.disc_y + p.disc_r - p.top};
    put_buttons(&p, p.first.y + keys_h + 80 * air, button);
    return p;
}

enum { PORTRAIT_H = 920, PORTRAIT_FREE = 192 };

static struct place portrait(const struct canvas *c, struct box area)
{
    struct place p = {.gap = 16, .digit = 64, .r = 24, .size = 52, .disc_r = 24};
    du key = 140, button = 120;
    grow(c, area.h - PORTRAIT_FREE, &key, &button, &p.gap);
    p.width = 872;
    p.x = area.x + (area.w - p.width) / 2;
    p.first = (struct box){p.x, area.y + 120, (p.width - 2 * p.gap) / 3, key};
    p.top = area.y + 64 - p.size * TEXT_CAP_HEIGHT / 2;
    p.disc_pitch = 84;
    p.disc_room = 336;
    p.disc_x = p.x + p.width - p.disc_room + 36;
    p.disc_y = area.y + 64;
    p.notice = (struct box){p.x, area.y + 20, p.width, 88};
    p.width -= p.disc_room;
    put_buttons(&p, area.y + area.h - 40 - button, button);
    return p;
}

/* Words and buttons on the left, keys as high as the screen on the right. */
static struct place compact(const struct canvas *c, struct box area)
{
    struct place p = {.gap = fmaxf(8, canvas_mm(c, GAP_MM)), .digit = 36, .r = 14, .size = 34,
                      .disc_r = 12};
    du left = area.x + 32, half = area.x + area.w / 2;
    p.first = (struct box){half, area.y + 12, (area.w / 2 - 12 - 2 * p.gap) / 3,
                           (area.h - 24 - 3 * p.gap) / 4};
    p.x = left;
    p.top = area.y + 96;
    p.width = half - 24 - left;
    p.disc_x = left;
    p.disc_y = area.y + 188;
    p.disc_pitch = 42;
    p.disc_room = p.width;
    p.notice = (struct box){left, p.top, p.width, 180};
    du h = canvas_least(c, 68, CANVAS_MAIN_MM);
    p.cancel = (struct box){left, area.y + area.h - 12 - h, roundf(p.width * 0.42f), h};
    p.go = (struct box){left + p.cancel.w + p.gap, p.cancel.y, p.width - p.cancel.w - p.gap, h};
    return p;
}

struct box pin_pad_area(const struct canvas *c)
{
    du key = 140, button = 120, gap = 16;
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: return (struct box){c->w - 680, 0, 680, c->h};
    case LAYOUT_PORTRAIT:
        grow(c, c->h * 0.6f, &key, &button, &gap);
        gap = 4 * key + 3 * gap + button + PORTRAIT_FREE;
        gap = fmaxf(PORTRAIT_H, gap);
        return (struct box){0, c->h - gap, c->w, gap};
    case LAYOUT_COMPACT: return (struct box){0, 0, c->w, c->h};
    }
    return (struct box){0};
}

static struct place place_for(const struct canvas *c)
{
    struct box area = pin_pad_area(c);
    switch (c->layout) {
    case LAYOUT_LANDSCAPE: return landscape(c, area);
    case LAYOUT_PORTRAIT: return portrait(c, area);
    case LAYOUT_COMPACT: return compact(c, area);
    }
    return (struct place){0};
}

void pin_pad_wipe(struct pin_pad *p)
{
    explicit_bzero(p->digit, sizeof p->digit);
    p->count = 0;
}

static bool takes_keys(const struct pin_pad *p)
{
    switch (p->state) {
    case PIN_PAD_OPEN:
    case PIN_PAD_WRONG:
    case PIN_PAD_CHOOSE:
    case PIN_PAD_REPEAT:
    case PIN_PAD_DIFFERENT:
    case PIN_PAD_FAILED: return true;
    case PIN_PAD_CHECKING:
    case PIN_PAD_LOCKED:
    case PIN_PAD_UNSET: return false;
    }
    return false;
}

static void add(struct pin_pad *p, unsigned digit)
{
    if (p->count < CAP_PIN) {
        p->digit[p->count++] = (char)('0' + digit);
    }
}

static void erase(struct pin_pad *p)
{
    if (p->count > 0) {
        p->digit[--p->count] = '\0';
    }
}

/* 0 to 9 of a keyboard with Western, Arabic or Persian digits; 10 for what is none. */
static unsigned digit_of(uint32_t c)
{
    static const uint32_t zero[] = {'0', 0x0660, 0x06F0, 0xFF10};
    for (unsigned i = 0; i < sizeof zero / sizeof *zero; i++) {
        if (c >= zero[i] && c - zero[i] < 10) {
            return c - zero[i];
        }
    }
    return 10;
}

static void type(struct ui *ui, struct pin_pad *p)
{
    const struct input *e = ui->event;
    if (ui_key(ui, KEY_BACKSPACE)) {
        erase(p);
        return;
    }
    if (!e || e->kind != INPUT_TEXT || ui->suppressed || ui->consumed) {
        return;
    }
    for (size_t i = 0, n = strlen(e->text); i < n;) {
        unsigned digit = digit_of(utf8_next(e->text, n, &i));
        if (digit < 10) {
            add(p, digit);
            ui->consumed = true;
        }
    }
    /* Enter now means the digits and not what Tab had reached. */
    ui->focus_visible = false;
}

static bool run_key(struct ui *ui, const struct place *at, const struct look *look,
                    const char *name, const char *label, struct box b, bool off)
{
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .pad_x = at->gap / 2,
                                             .pad_y = at->gap / 2, .r = at->r, .off = off,
                                             .fire = FIRE_ON_PRESS, .no_focus = true}, &pressed);
    rgb fill = pressed ? look->text : look->key;
    rgb colour = pressed ? look->ground : off ? look->faint : look->text;
    du cx = b.x + b.w / 2, cy = b.y + b.h / 2;
    uint16_t flags = ui->list->flags;
    ui->list->flags |= off ? DRAW_DISABLED : 0;
    draw_rrect(ui->list, b.x, b.y, b.w, b.h, at->r, fill);
    if (label) {
        draw_label_mid(ui->list, ui->text, cx, cy, ALIGN_CENTRE, FACE_D6, at->digit, colour, fill,
                       label);
    } else {
        draw_icon(ui->list, "backspace", cx, cy, at->digit * 0.94f, colour, 5.5f);
    }
    ui->list->flags = flags;
    return fired;
}

/* Counted from where people see the left end of the keys. */
static struct box key_box(const struct ui *ui, const struct place *at, unsigned column,
                          unsigned row)
{
    struct box keys = {at->first.x, at->first.y, 3 * at->first.w + 2 * at->gap, at->first.h};
    struct box b = ui_fixed(ui, keys);
    b.x += (du)column * (at->first.w + at->gap);
    b.y += (du)row * (at->first.h + at->gap);
    b.w = at->first.w;
    return ui_fixed(ui, b);
}

static void run_keys(struct ui *ui, struct pin_pad *p, const struct place *at,
                     const struct look *look)
{
    static const char *const label[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    bool off = !takes_keys(p);
    for (unsigned i = 1; i <= 11; i++) {
        unsigned digit = i <= 9 ? i : 0, column = i <= 9 ? (i - 1) % 3 : i - 9;
        struct box b = key_box(ui, at, column, i <= 9 ? (i - 1) / 3 : 3);
        if (i == 11) {
            if (run_key(ui, at, look, "pin:back", NULL, b, off)) {
                erase(p);
            }
            return;
        }
        char name[8];
        str_format(name, sizeof name, "pin:%u", digit);
        if (run_key(ui, at, look, name, label[digit], b, off)) {
            add(p, digit);
        }
    }
}

static bool run_button(struct ui *ui, const char *name, struct box b, const char *label, du size,
                       const struct look *look, bool main, bool off)
{
    bool pressed;
    bool fired = ui_hit(ui, &(struct ui_hit){.name = name, .box = b, .r = b.h / 2, .off = off,
                                             .main = main}, &pressed);
    struct box in = pressed ? box_inset(b, ui_shrink(ui)) : b;
    rgb fill = off ? look->off : main ? look->text : look->ground;
    rgb colour = main && !off ? look->ground : look->text;
    uint16_t flags = ui->list->flags;
    ui->list->flags |= off ? DRAW_DISABLED : 0;
    if (main) {
        draw_rrect(ui->list, in.x, in.y, in.w, in.h, in.h / 2, fill);
    } else {
        draw_outline(ui->list, in.x, in.y, in.w, in.h, in.h / 2, size < 30 ? 2.5f : 4, look->text);
    }
    struct text_block block;
    text_fit_line(ui->text, ui->arena, FACE_D6, canvas_type(ui->canvas, size), size * 0.6f,
                  b.w - fminf(b.h * 0.45f, size * 1.4f), label, &block);
    if (block.count > 0) {
        draw_line(ui->list, &block, 0, b.x + (b.w - block.line[0].width) / 2,
                  b.y + b.h / 2 + TEXT_CAP_HEIGHT * block.size / 2, colour, fill);
    }
    ui->list->flags = flags;
    return fired;
}

static void draw_discs(struct ui *ui, const struct pin_pad *p, const struct place *at,
                       const struct look *look)
{
    unsigned n = p->count > CAP_PIN_LEAST ? p->count : CAP_PIN_LEAST;
    du pitch = fminf(at->disc_pitch, (at->disc_room - 2 * at->disc_r) / (du)(n - 1));
    du r = fminf(at->disc_r, pitch * 0.42f);
    for (unsigned i = 0; i < n; i++) {
        du x = at->disc_x + at->disc_r + (du)i * pitch;
        if (i < p->count) {
            draw_disc(ui->list, x, at->disc_y, r, look->text);
        } else {
            draw_ring(ui->list, x, at->disc_y, r, at->disc_r < 20 ? 2.5f : 4, look->text);
        }
    }
}

/* The line over the discs; NULL when there is more to say than a line holds. */
static const char *title_of(struct ui *ui, const struct pin_pad *p)
{
    switch (p->state) {
    case PIN_PAD_OPEN: return tr("Enter the PIN");
    case PIN_PAD_CHECKING: return tr("Checking…");
    case PIN_PAD_WRONG:
        return arena_printf(ui->arena,
                            trn("Wrong PIN, %u try left", "Wrong PIN, %u tries left", p->tries),
                            p->tries);
    case PIN_PAD_FAILED: return tr("Please try again.");
    /* The first PIN of this screen, which the one who types it thinks up. */
    case PIN_PAD_CHOOSE: return tr("Choose a PIN");
    case PIN_PAD_REPEAT: return tr("The same once more");
    case PIN_PAD_DIFFERENT: return tr("They differ. Choose again");
    case PIN_PAD_LOCKED:
    case PIN_PAD_UNSET: return NULL;
    }
    return NULL;
}

static const char *notice_of(struct ui *ui, const struct pin_pad *p)
{
    if (p->state == PIN_PAD_UNSET) {
        /* "kioskctl pin set" is what to type. */
        return tr("No PIN is set. Set one with: kioskctl pin set");
    }
    unsigned left = (unsigned)((p->until - ui->now + 999) / 1000);
    unsigned minutes = (left + MINUTE_S - 1) / MINUTE_S;
    /* Before the last minute it changes when one is over. */
    ui_wake(ui, p->until - (msec)(minutes - 1) * MINUTE_S * 1000);
    return arena_printf(ui->arena,
                        trn("Locked. Try again in %u minute.", "Locked. Try again in %u minutes.",
                            minutes),
                        minutes);
}

static void draw_words(struct ui *ui, const struct pin_pad *p, const struct place *at,
                       const struct look *look)
{
    struct text_block b;
    const char *title = title_of(ui, p);
    if (title) {
        text_fit_line(ui->text, ui->arena, FACE_D6, canvas_type(ui->canvas, at->size),
                      at->size * 0.5f, at->width, title, &b);
        draw_block(ui->list, &b, at->x, at->top + (at->size - b.size) * TEXT_CAP_HEIGHT / 2,
                   at->width, ALIGN_START, look->text, look->ground);
        draw_discs(ui, p, at, look);
        return;
    }
    struct text_box box = {.face = FACE_D6, .width = at->notice.w, .height = at->notice.h,
                           .max = canvas_type(ui->canvas, at->size), .min = at->size * 0.5f,
                           .step = 1,
                           .leading = leading_paragraph, .balance = true};
    text_fit(ui->text, ui->arena, ui_written(ui->arena, notice_of(ui, p)), &box, &b);
    draw_block(ui->list, &b, at->notice.x, at->notice.y + (at->notice.h - b.height) / 2,
               at->notice.w, ALIGN_START, look->text, look->ground);
}

enum pin_pad_action ui_pin_pad(struct ui *ui, struct pin_pad *p, const char *label,
                               char ret_pin[static CAP_PIN + 1])
{
    struct place at = place_for(ui->canvas);
    struct look look = look_for(ui->theme);
    struct box area = pin_pad_area(ui->canvas);
    if (p->state == PIN_PAD_LOCKED && ui->now >= p->until) {
        p->state = PIN_PAD_OPEN;
    }
    if (takes_keys(p)) {
        type(ui, p);
    }
    draw_rect(ui->list, area.x, area.y, area.w, area.h, look.ground);
    ui->ring = look.text;
    run_keys(ui, p, &at, &look);
    draw_words(ui, p, &at, &look);

    bool whole = takes_keys(p) && p->count >= CAP_PIN_LEAST;
    du small = ui->canvas->layout == LAYOUT_COMPACT ? 22 : 44;
    bool cancel = run_button(ui, "pin:cancel", at.cancel, tr("Cancel"), small, &look, false, false);
    bool go = run_button(ui, "pin:go", at.go, label, roundf(small * 1.18f), &look, true, !whole);
    if (cancel || ui_key(ui, KEY_ESCAPE)) {
        return PIN_PAD_CANCEL;
    }
    if (!go && !(whole && ui_key(ui, KEY_ENTER))) {
        return PIN_PAD_NOTHING;
    }
    memcpy(ret_pin, p->digit, p->count);
    ret_pin[p->count] = '\0';
    pin_pad_wipe(p);
    p->state = PIN_PAD_CHECKING;
    ui_wake(ui, ui->now);
    return PIN_PAD_GO;
}
