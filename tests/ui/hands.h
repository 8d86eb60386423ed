/* Fingers and keys for tests of widgets and forms: a canvas, real text, a list, and a pass function
 * that is run for every event and for a frame after it, as the scene does, in the language of the
 * session. Positions are those on the screen. */
#ifndef TESTS_UI_HANDS_H
#define TESTS_UI_HANDS_H

#include "base/str.h"
#include "cm.h"
#include "i18n/i18n.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hands {
    struct ui ui;
    struct draw_list list;
    struct arena frame;
    struct canvas canvas;
    struct text *text;
    msec now;
    char language[32]; /* "": the process's own */
    bool left;         /* the screen is turned over for the left hand */
    void (*pass)(struct hands *h);
    void *context;
};

static inline void hands_canvas(struct hands *h, px w, px height)
{
    h->canvas = canvas_for(w, height, ROTATE_0);
    text_set_scale(h->text, h->canvas.k);
}

static inline void hands_open(struct hands *h, px w, px height, void (*pass)(struct hands *h),
                              void *context)
{
    *h = (struct hands){.pass = pass, .context = context, .now = 1000};
    struct diag d;
    assert_int_equal(text_open(&h->text, 8 << 20, &d), ERR_OK);
    draw_init(&h->list);
    hands_canvas(h, w, height);
    h->ui.canvas = &h->canvas;
    h->ui.theme = &theme_day;
    h->ui.text = h->text;
    h->ui.arena = &h->frame;
    ui_reset(&h->ui);
}

static inline void hands_close(struct hands *h)
{
    draw_done(&h->list);
    arena_done(&h->frame);
    text_close(h->text);
}

static inline void hands_pass(struct hands *h, const struct input *event)
{
    struct input turned;
    i18n_use(h->language);
    draw_clear(&h->list);
    h->list.mirrored = i18n_is_rtl() || h->left;
    if (event && h->list.mirrored) {
        turned = *event;
        turned.x = h->canvas.w - event->x;
        event = &turned;
    }
    arena_reset(&h->frame);
    ui_begin(&h->ui, &h->list, event, h->now);
    h->pass(h);
    ui_end(&h->ui);
    if (h->list.mirrored) {
        draw_mirror(&h->list, 0, h->canvas.w);
    }
    if (h->list.mirrored != i18n_is_rtl()) {
        draw_turn(&h->list, 0);
    }
    i18n_use("");
    assert_false(h->list.overflow);
}

static inline void hands_frame(struct hands *h)
{
    hands_pass(h, NULL);
}

/* For cmocka: hands on a display of 1920 x 1080 and a zeroed context of so many bytes; the first
 * frame is made. */
static inline int hands_new(void **state, void (*pass)(struct hands *h), size_t context)
{
    struct hands *h = mem_new(1, sizeof *h);
    hands_open(h, 1920, 1080, pass, mem_new(1, context));
    hands_frame(h);
    *state = h;
    return 0;
}

static inline int hands_free(void **state)
{
    struct hands *h = *state;
    free(h->context);
    hands_close(h);
    free(h);
    return 0;
}

static inline void hands_event(struct hands *h, struct input e)
{
    e.at = h->now;
    hands_pass(h, &e);
    hands_frame(h);
}

/* Lets time go by, with a frame whenever one was asked for, at most one in 5 ms. */
static inline unsigned hands_wait(struct hands *h, msec ms)
{
    unsigned frames = 0;
    msec until = h->now + ms;
    while (h->ui.next <= until) {
        h->now = h->ui.next > h->now + 5 ? h->ui.next : h->now + 5;
        if (h->now > until) {
            break;
        }
        hands_frame(h);
        frames++;
    }
    h->now = until;
    return frames;
}

static inline bool hands_find(const struct hands *h, const char *name, struct box *ret,
                              bool *ret_off)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TARGET && c->text_len == strlen(name) &&
            memcmp(h->list.text + c->text, name, c->text_len) == 0) {
            *ret = (struct box){c->x, c->y, c->w, c->h};
            if (ret_off) {
                *ret_off = (c->flags & DRAW_DISABLED) != 0;
            }
            return true;
        }
    }
    return false;
}

static inline bool hands_sees(const struct hands *h, const char *name)
{
    struct box b;
    return hands_find(h, name, &b, NULL);
}

static inline bool hands_off(const struct hands *h, const char *name)
{
    struct box b;
    bool off = false;
    return hands_find(h, name, &b, &off) && off;
}

static inline void hands_down(struct hands *h, uint64_t finger, du x, du y)
{
    hands_event(h, (struct input){.kind = INPUT_POINTER_DOWN, .pointer = finger, .x = x, .y = y});
}

static inline void hands_move(struct hands *h, uint64_t finger, du x, du y)
{
    hands_event(h, (struct input){.kind = INPUT_POINTER_MOVE, .pointer = finger, .x = x, .y = y});
}

static inline void hands_up(struct hands *h, uint64_t finger, du x, du y)
{
    hands_event(h, (struct input){.kind = INPUT_POINTER_UP, .pointer = finger, .x = x, .y = y});
}

static inline struct box hands_box(const struct hands *h, const char *name)
{
    struct box b = {0};
    if (!hands_find(h, name, &b, NULL)) {
        fail_msg("there is no target %s", name);
    }
    return b;
}

static inline void hands_press(struct hands *h, uint64_t finger, const char *name)
{
    struct box b = hands_box(h, name);
    hands_down(h, finger, b.x + b.w / 2, b.y + b.h / 2);
}

static inline void hands_tap(struct hands *h, const char *name)
{
    struct box b = hands_box(h, name);
    hands_down(h, 7, b.x + b.w / 2, b.y + b.h / 2);
    h->now += 40;
    hands_up(h, 7, b.x + b.w / 2, b.y + b.h / 2);
    h->now += 400;
}

static inline void hands_key(struct hands *h, enum input_key key)
{
    hands_event(h, (struct input){.kind = INPUT_KEY, .key = key});
    h->now += 20;
}

static inline void hands_type(struct hands *h, const char *text)
{
    size_t n = strlen(text), i = 0;
    while (i < n) {
        struct input e = {.kind = INPUT_TEXT};
        size_t at = i;
        utf8_next(text, n, &i);
        memcpy(e.text, text + at, i - at);
        hands_event(h, e);
    }
}

static inline bool hands_reads(const struct hands *h, const char *words)
{
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *c = &h->list.command[i];
        if (c->op == DRAW_TEXT && c->text_len == strlen(words) &&
            memcmp(h->list.text + c->text, words, c->text_len) == 0) {
            return true;
        }
    }
    return false;
}

/* Every target is large enough for a finger, on the canvas, and has its gap to every other one. */
static inline void hands_check_targets(const struct hands *h, const char *where)
{
    float least = canvas_target_min(&h->canvas);
    float gap = h->canvas.layout == LAYOUT_COMPACT ? 3 : 8;
    for (size_t i = 0; i < h->list.count; i++) {
        const struct draw_command *a = &h->list.command[i];
        if (a->op != DRAW_TARGET) {
            continue;
        }
        const char *name = h->list.text + a->text;
        if (a->w < least - 0.01f || a->h < least - 0.01f) {
            fail_msg("%s: %.*s is %.1f x %.1f", where, (int)a->text_len, name, (double)a->w,
                     (double)a->h);
        }
        if (a->x < 0 || a->y < 0 || a->x + a->w > h->canvas.w + 0.01f ||
            a->y + a->h > h->canvas.h + 0.01f) {
            fail_msg("%s: %.*s leaves the canvas", where, (int)a->text_len, name);
        }
        for (size_t j = i + 1; j < h->list.count; j++) {
            const struct draw_command *b = &h->list.command[j];
            if (b->op != DRAW_TARGET) {
                continue;
            }
            float dx = fmaxf(a->x, b->x) - fminf(a->x + a->w, b->x + b->w);
            float dy = fmaxf(a->y, b->y) - fminf(a->y + a->h, b->y + b->h);
            if (dx < gap - 0.01f && dy < gap - 0.01f) {
                fail_msg("%s: %.*s and %.*s are %.1f, %.1f apart", where, (int)a->text_len, name,
                         (int)b->text_len, h->list.text + b->text, (double)dx, (double)dy);
            }
        }
    }
}

#endif
