#include "app/player.h"

#include "base/str.h"

#include <string.h>

enum { REPLY_WAIT_MS = 20000, LEAST_MS = 16, LONGEST_MS = 1000 };
enum { PANEL = 1, PALM = 900 /* its fingers begin there */ };

void player_init(struct player *p)
{
    p->owed = -1;
    touch_init(&p->touch);
    float mm = core_pixel_mm(&p->core) * p->core.canvas.k;
    touch_set_display(&p->touch, mm * p->core.canvas.w, mm * p->core.canvas.h);
    player_plug(p, true);
    core_await(&p->core, REPLY_WAIT_MS);
}

static void make_frame(struct player *p)
{
    if (p->draw_each == 0 || p->frames++ % p->draw_each == 0) {
        core_frame(&p->core, false);
    } else {
        scene_frame(p->core.scene);
    }
}

/* One event, one frame, as the loop does it. */
static void take_pointers(struct player *p)
{
    const struct canvas *c = &p->core.canvas;
    struct input e;
    while (touch_take(&p->touch, clock_mono(&p->core.clock), &e)) {
        e.x *= c->w;
        e.y *= c->h;
        core_scene_input(&p->core, &e);
        core_run_intents(&p->core);
        make_frame(p);
    }
}

static void take_answers(struct player *p)
{
    msec now = clock_mono(&p->core.clock);
    bool owes = core_is_owed(&p->core);
    if (owes && p->answers > 0) {
        p->owed = p->owed < 0 ? now : p->owed;
        owes = now - p->owed < p->answers;
    }
    if (!owes || p->answers == 0) {
        core_await(&p->core, REPLY_WAIT_MS);
        p->owed = -1;
    }
}

void player_step(struct player *p)
{
    take_pointers(p);
    core_run_intents(&p->core);
    core_check_day(&p->core);
    take_answers(p);
    make_frame(p);
}

void player_wait(struct player *p, msec span)
{
    msec end = clock_mono(&p->core.clock) + span, least = p->least > 0 ? p->least : LEAST_MS;
    player_step(p);
    while (clock_mono(&p->core.clock) < end) {
        msec now = clock_mono(&p->core.clock);
        msec next = scene_next(p->core.scene);
        next = next < now + least ? now + least : next;
        next = next > now + LONGEST_MS ? now + LONGEST_MS : next;
        clock_advance(&p->core.clock, (next < end ? next : end) - now);
        player_step(p);
    }
}

static void put(struct player *p, enum input_kind kind, uint64_t finger, du x, du y)
{
    const struct canvas *c = &p->core.canvas;
    msec now = clock_mono(&p->core.clock);
    if (!p->unplugged) {
        touch_feed(&p->touch, &(struct touch_event){.kind = kind, .device = PANEL,
                                                    .finger = finger, .x = x / c->w,
                                                    .y = y / c->h, .at = now, .after = now});
        take_pointers(p);
    }
}

void player_finger(struct player *p, enum input_kind kind, uint64_t finger, du x, du y)
{
    put(p, kind, finger, x, y);
    player_step(p);
}

/* As a panel with ten contacts reports the edge of a hand: millimetres from the first, and when. */
static const struct { float x, y; msec after; } mark[] = {
    {0, 0, 0}, {14, 9, 12}, {33, 17, 19}, {-12, 12, 6}, {48, 30, 7},
};
enum { MARKS = sizeof mark / sizeof *mark };

void player_palm(struct player *p, du x, du y, msec span)
{
    const struct canvas *c = &p->core.canvas;
    du mm_x = c->w / p->touch.w, mm_y = c->h / p->touch.h;
    for (unsigned i = 0; i < MARKS; i++) {
        player_wait(p, mark[i].after);
        put(p, INPUT_POINTER_DOWN, PALM + i, x + mark[i].x * mm_x, y + mark[i].y * mm_y);
    }
    player_wait(p, span / 2);
    put(p, INPUT_POINTER_MOVE, PALM + 1, x + (mark[1].x + 2) * mm_x, y + mark[1].y * mm_y);
    player_wait(p, span - span / 2);
    for (unsigned i = 0; i < MARKS; i++) {
        put(p, INPUT_POINTER_UP, PALM + i, x + mark[i].x * mm_x, y + mark[i].y * mm_y);
    }
    player_step(p);
}

void player_plug(struct player *p, bool in)
{
    const uint64_t panel = PANEL;
    p->unplugged = !in;
    touch_set_devices(&p->touch, &panel, in ? 1 : 0, clock_mono(&p->core.clock));
    take_pointers(p);
}

void player_key(struct player *p, enum input_key key, bool shift)
{
    core_scene_input(&p->core, &(struct input){.kind = INPUT_KEY, .key = key, .shift = shift,
                                               .at = clock_mono(&p->core.clock)});
    player_step(p);
}

size_t player_type(struct player *p, const char *s)
{
    struct input e = {.kind = INPUT_TEXT, .at = clock_mono(&p->core.clock)};
    size_t n = 0;
    utf8_next(s, strlen(s), &n);
    memcpy(e.text, s, n);
    core_scene_input(&p->core, &e);
    player_step(p);
    return n;
}
