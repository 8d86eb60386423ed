#include "scene/form_host.h"

#include "base/str.h"
#include "i18n/i18n.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct form_kind *find(const char *name)
{
    for (unsigned i = 0; i < form_kind_count; i++) {
        if (str_equal(form_kinds[i]->name, name)) {
            return form_kinds[i];
        }
    }
    return NULL;
}

/* The form's looks, which people may have changed in the last pass, and the display too. */
static void place(struct form_host *h)
{
    const struct canvas_wish wish = {.large = h->aids.large, .low = h->aids.low};
    h->part = canvas_part(h->env.screen, &wish);
    h->ui.canvas = &h->part.canvas;
    h->ui.theme = h->aids.contrast ? theme_contrast(h->env.slide_theme) : h->env.slide_theme;
}

static void enter(struct form_host *h)
{
    i18n_use(h->language);
    text_set_scale(h->ui.text, h->part.canvas.k);
}

static void leave(struct form_host *h)
{
    i18n_use("");
    text_set_scale(h->ui.text, h->env.screen->k);
}

void form_host_open(struct form_host *h, const char *name, const struct form_host_params *p)
{
    const struct form_kind *kind = find(name);
    form_host_close(h);
    if (!kind) {
        return;
    }
    h->kind = kind;
    h->number++;
    h->opened = *p;
    h->model = model_ref(p->model);
    h->state = mem_new(1, kind->state_size);
    h->idle.open = false;
    h->touched = p->now;
    ui_reset(&h->ui);
    h->aids = p->aids;
    h->ui.text = p->text;
    h->ui.arena = &h->frame;
    h->ui.now = p->now;
    h->ui.suppressed = false;
    text_begin_private(p->text);
    h->env = (struct form_env){
        .model = h->model,
        .ui = &h->ui,
        .keyboards = p->keyboards,
        .stick = p->stick,
        .arena = &h->arena,
        .can_save = p->can_save,
        .reduced_motion = p->reduced_motion,
        .signing = p->signing,
        .showing = p->showing,
        .days = p->days,
        .screen = p->canvas,
        .slide_theme = p->theme,
        .language = h->language,
        .aids = &h->aids,
    };
    str_copy(h->language, sizeof h->language, p->language ? p->language : "");
    place(h);
    kind->open(h->state, &h->env);
}

void form_host_close(struct form_host *h)
{
    if (!h->kind) {
        return;
    }
    if (h->kind->close) {
        h->kind->close(h->state);
    }
    explicit_bzero(h->state, h->kind->state_size);
    free(h->state);
    arena_done(&h->arena);
    arena_done(&h->frame);
    text_forget(h->ui.text);
    mem_wipe_stack();
    model_unref(h->model);
    h->state = NULL;
    h->model = NULL;
    h->kind = NULL;
    h->idle.open = false;
    explicit_bzero(h->language, sizeof h->language);
    h->aids = (struct form_aids){0};
}

void form_host_done(struct form_host *h)
{
    form_host_close(h);
    for (unsigned i = 0; i < h->wishes; i++) {
        model_unref(h->wish[i].model);
    }
    model_unref(h->asked_of);
    explicit_bzero(h->wish, sizeof h->wish);
    h->wishes = 0;
    h->asked_of = NULL;
}

void form_host_set_stick(struct form_host *h, struct stick *stick)
{
    h->env.stick = stick;
    h->ui.next = 0; /* what it says may be new */
}

/* Another form for the same person: what they chose to speak and how to see it stays, and what
 * stood on the screen when they came. */
static void open_next(struct form_host *h, const char *name, msec now)
{
    char language[FORM_LANGUAGE];
    struct form_host_params p = h->opened;
    str_copy(language, sizeof language, h->language);
    p.model = model_ref(h->model);
    p.can_save = h->env.can_save;
    p.stick = h->env.stick;
    p.language = language;
    p.aids = h->aids;
    p.now = now;
    form_host_open(h, name, &p);
    model_unref(p.model);
}

static enum form_status run_form(struct form_host *h)
{
    struct intent intent = {.kind = INTENT_POST};
    bool has = false;
    enum form_status status = h->kind->run(h->state, &h->env, &intent, &has);
    if (has) {
        /* A form waits for the answer before it asks again. */
        assert(h->wishes < FORM_HOST_INTENTS);
        h->wish[h->wishes++] = (struct form_wish){intent, model_ref(h->model), h->number};
    }
    explicit_bzero(&intent, sizeof intent);
    return status;
}

/* Under the overlay the form is drawn but hears nothing. */
static enum form_status run_under_overlay(struct form_host *h)
{
    const struct input *event = h->ui.event;
    h->ui.event = NULL;
    h->ui.suppressed = true;
    enum form_status status = run_form(h);
    h->ui.suppressed = false;
    h->ui.event = event;
    return status;
}

/* What lies on the glass and trembles, or is given up, is nobody. */
static bool is_somebody(const struct input *e)
{
    return e->kind != INPUT_POINTER_MOVE && e->kind != INPUT_POINTER_CANCEL;
}

static bool stays(const struct form_host *h)
{
    return h->kind->stays && h->kind->stays(h->state);
}

static void check_idle(struct form_host *h, msec now)
{
    if (h->idle.open || now - h->touched < IDLE_AFTER_MS || stays(h)) {
        return;
    }
    if (h->kind->dirty(h->state)) {
        ui_reset(&h->ui);
        idle_open(&h->idle, now);
    } else {
        form_host_close(h);
    }
}

static void run(struct form_host *h, struct draw_list *list, const struct input *event, msec now)
{
    /* A finger counts from now on, not from before a pause that nobody was there to see. */
    if (event && is_somebody(event) && !h->idle.open) {
        h->touched = now;
    }
    check_idle(h, now);
    if (!h->kind) {
        return;
    }
    arena_reset(&h->frame);
    ui_begin(&h->ui, list, event, now);
    if (!h->idle.open) {
        enum form_status status = run_form(h);
        ui_end(&h->ui);
        switch (status) {
        case FORM_OPEN:
            return;
        case FORM_CLOSED:
            form_host_close(h);
            return;
        case FORM_FLAG:
            open_next(h, "flag", now);
            return;
        case FORM_OPTOUT:
            open_next(h, "optout", now);
            return;
        }
    }
    enum form_status status = run_under_overlay(h);
    enum idle_answer answer = idle_run(&h->idle, &h->ui, h->env.reduced_motion);
    ui_end(&h->ui);
    if (status == FORM_CLOSED || answer == IDLE_CLEAR) {
        form_host_close(h);
    } else if (answer == IDLE_KEEP) {
        h->idle.open = false;
        h->touched = now;
        ui_reset(&h->ui);
    }
}

/* The ground of the whole display, and the group that is the form's part of it. */
static void push_part(const struct form_host *h, struct draw_list *list)
{
    const struct canvas_part *p = &h->part;
    draw_rect(list, 0, 0, h->env.screen->w, h->env.screen->h, h->ui.theme->paper);
    draw_push(list, p->x, p->y, p->k, p->x, p->y, p->k * p->canvas.w, p->k * p->canvas.h, 0);
}

void form_host_run(struct form_host *h, struct draw_list *list, const struct input *event, msec now)
{
    struct input own;
    h->env.mirrored = i18n_is_rtl();
    place(h);
    enter(h);
    const du w = h->part.canvas.w;
    const bool whole = canvas_is_whole(&h->part, h->env.screen), rtl = i18n_is_rtl();
    /* From right to left the buttons are where a left hand wants them. */
    list->mirrored = rtl || h->aids.left;
    if (event) {
        own = *event;
        canvas_to_part(&h->part, &own.x, &own.y);
        own.x = list->mirrored ? w - own.x : own.x;
        event = &own;
    }
    if (!whole) {
        push_part(h, list);
    }
    const size_t first = list->count;
    const bool turned = list->mirrored != rtl;
    run(h, list, event, now);
    if (list->mirrored) {
        draw_mirror(list, first, w);
    }
    if (turned) {
        draw_turn(list, first);
    }
    if (!whole) {
        draw_pop(list);
    }
    leave(h);
}

void form_host_answer(struct form_host *h, const struct intent_result *r)
{
    if (h->kind && h->asker == h->number) {
        enter(h);
        h->kind->result(h->state, &h->env, r);
        leave(h);
    }
}

bool form_host_take_intent(struct form_host *h, struct intent *ret)
{
    if (h->wishes == 0) {
        return false;
    }
    model_unref(h->asked_of);
    *ret = h->wish[0].intent;
    h->asked_of = h->wish[0].model;
    h->asker = h->wish[0].form;
    h->wishes--;
    memmove(h->wish, h->wish + 1, h->wishes * sizeof *h->wish);
    explicit_bzero(&h->wish[h->wishes], sizeof *h->wish);
    return true;
}

msec form_host_next(const struct form_host *h)
{
    bool waits = !h->idle.open && !(h->kind && stays(h));
    msec idle = waits ? h->touched + IDLE_AFTER_MS : MSEC_NEVER;
    return h->ui.next < idle ? h->ui.next : idle;
}

const char *form_host_screen(const struct form_host *h)
{
    return h->idle.open ? "still-there" : h->kind->screen(h->state);
}

const char *form_host_step(const struct form_host *h)
{
    return h->kind ? h->kind->screen(h->state) : NULL;
}
