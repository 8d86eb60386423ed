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
    h->ui.text = p->text;
    h->ui.canvas = p->canvas;
    h->ui.theme = p->theme;
    h->ui.arena = &h->frame;
    h->ui.now = p->now;
    h->ui.suppressed = false;
    h->env = (struct form_env){
        .model = h->model,
        .ui = &h->ui,
        .keyboards = p->keyboards,
        .arena = &h->arena,
        .can_save = p->can_save,
        .reduced_motion = p->reduced_motion,
        .signing = p->signing,
        .showing = p->showing,
        .language = h->language,
    };
    str_copy(h->language, sizeof h->language, p->language ? p->language : "");
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
    model_unref(h->model);
    h->state = NULL;
    h->model = NULL;
    h->kind = NULL;
    h->idle.open = false;
    h->language[0] = '\0';
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

/* Another form for the same person: what they chose to speak stays, and what stood on the screen
 * when they came. */
static void open_next(struct form_host *h, const char *name, msec now)
{
    char language[FORM_LANGUAGE];
    struct form_host_params p = h->opened;
    str_copy(language, sizeof language, h->language);
    p.model = model_ref(h->model);
    p.can_save = h->env.can_save;
    p.language = language;
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

static void check_idle(struct form_host *h, msec now)
{
    if (h->idle.open || now - h->touched < IDLE_AFTER_MS) {
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
    if (event && !h->idle.open) {
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

void form_host_run(struct form_host *h, struct draw_list *list, const struct input *event, msec now)
{
    const du w = h->ui.canvas->w;
    struct input turned;
    h->env.mirrored = i18n_is_rtl();
    i18n_use(h->language);
    list->mirrored = i18n_is_rtl();
    if (event && list->mirrored) {
        turned = *event;
        turned.x = w - event->x;
        event = &turned;
    }
    run(h, list, event, now);
    if (list->mirrored) {
        draw_mirror(list, 0, w);
    }
    i18n_use("");
}

void form_host_answer(struct form_host *h, const struct intent_result *r)
{
    if (h->kind && h->asker == h->number) {
        i18n_use(h->language);
        h->kind->result(h->state, &h->env, r);
        i18n_use("");
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
    msec idle = h->idle.open ? MSEC_NEVER : h->touched + IDLE_AFTER_MS;
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
