#include "app/core.h"

#include "base/log.h"
#include "base/str.h"
#include "content/content.h"
#include "i18n/i18n.h"
#include "moderation/moderation.h"
#include "platform/memory.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    TEXT_CACHE_BYTES = 8 << 20,
    TEXTURE_BUDGET_1080P = 64 << 20, /* grows with the pixels of larger displays */
};

static enum err fill(void *ctx, struct model *m, struct diag *d)
{
    const struct core *c = ctx;
    return content_fill(c->options->config.data, m, d);
}

static void wake(void *ctx)
{
    const struct core *c = ctx;
    loop_wake(c->loop);
}

static struct canvas canvas_of(const struct core *c)
{
    px w, h;
    window_size(c->window, &w, &h);
    return canvas_for(w, h, (enum rotation)c->options->config.rotate);
}

static enum err open_store(struct core *c)
{
    struct store_thread_params p = {
        .dir = c->options->config.data,
        .notes_days = (unsigned)c->options->config.notes_days,
        .wake = wake,
        .fill = fill,
        .ctx = c,
    };
    return store_thread_new(&c->store, &p);
}

static enum err open_drawing(struct core *c, struct diag *d)
{
    char layout[FS_PATH_MAX];
    /* Both directories are given by the Makefile: a checkout runs from its own assets. */
    if (!fs_join(c->icon_dir, ASSETS_DIR, "icons") ||
        !fs_join(layout, ASSETS_DIR, "keyboards/en.kbd") ||
        !fs_join(c->asset_dir, c->options->config.data, "content/assets")) {
        return diag_set(d, ERR_LIMIT, "", 0, 0, "A path is too long.");
    }
    enum err e = text_open(&c->text, TEXT_CACHE_BYTES, d);
    if (e == ERR_OK) {
        e = keyboard_layout_load(layout, &c->keyboard, d);
    }
    if (e != ERR_OK) {
        return e;
    }
    c->canvas = canvas_of(c);
    text_set_scale(c->text, c->canvas.k);
    size_t pixels = (size_t)c->canvas.display_w * (size_t)c->canvas.display_h;
    size_t budget = TEXTURE_BUDGET_1080P;
    if (pixels > 1920 * 1080) {
        budget = budget / (1920 * 1080) * pixels;
    }
    c->renderer = renderer_new(&(struct renderer_params){
        .target = window_renderer(c->window),
        .text = c->text,
        .icon_dir = c->icon_dir,
        .asset_dir = c->asset_dir,
        .texture_budget = budget,
        .wake = wake,
        .wake_context = c,
    });
    return ERR_OK;
}

enum err core_open(struct core *c, const struct app_options *o, bool offscreen, struct diag *d)
{
    *c = (struct core){.options = o, .clock = o->clock};
    memory_count_sdl();
    struct window_params p = {.w = o->display_w, .h = o->display_h, .offscreen = offscreen,
                              .fullscreen = o->config.fullscreen};
    enum err e = window_open(&c->window, &p, d);
    /* After the window: SDL opens the keyboard in the locale of the environment, and can go back
     * only to one that setlocale() finds by name, which that of our catalogues is not. */
    i18n_set(LOCALE_DIR, o->config.language);
    if (e == ERR_OK) {
        e = loop_new(&c->loop, c->window, &c->clock);
    }
    if (e == ERR_OK) {
        e = open_drawing(c, d);
    }
    if (e == ERR_OK) {
        e = open_store(c);
    }
    if (e != ERR_OK) {
        core_close(c);
        return e;
    }
    c->model = model_new(clock_now(&c->clock).day);
    core_refresh(c);
    c->scene = scene_new(&(struct scene_params){
        .text = c->text,
        .clock = &c->clock,
        .canvas = c->canvas,
        .theme = (enum scene_theme)o->config.theme,
        .reduced_motion = o->config.reduced_motion,
        .dim_after = (msec)o->config.dim_minutes * 60 * 1000,
        .signing = (enum form_signing)o->config.signing,
        .layout = c->keyboard,
        .model = c->model,
    });
    return ERR_OK;
}

void core_close(struct core *c)
{
    store_thread_free(c->store);
    scene_free(c->scene);
    model_unref(c->model);
    renderer_free(c->renderer);
    keyboard_layout_free(c->keyboard);
    text_close(c->text);
    loop_free(c->loop);
    window_close(c->window);
    *c = (struct core){0};
}

static void take_snapshot(struct core *c, struct store_reply *r)
{
    c->refreshing = false;
    if (!str_empty(r->diag.text)) {
        log_line(LOG_LEVEL_WARNING, "%s%s%s", r->diag.file, *r->diag.file ? ": " : "",
                 r->diag.text);
    }
    scene_set_can_save(c->scene, r->can_save);
    if (!r->model) {
        return; /* the old one stays on the screen */
    }
    model_unref(c->model);
    c->model = r->model;
    const char *language = c->options->config.language;
    if (str_empty(language) && !str_empty(c->model->settings.language) &&
        !str_equal(c->model->settings.language, i18n_language())) {
        i18n_set(LOCALE_DIR, c->model->settings.language);
    }
    scene_set_model(c->scene, c->model);
}

static void take_answer(struct core *c, const struct store_reply *r)
{
    struct intent_result result = {.kind = c->intent.kind, .kudos = r->id};
    if (r->err != ERR_OK) {
        log_line(LOG_LEVEL_ERROR, "a note was not %s: %s",
                 c->intent.kind == INTENT_POST ? "saved" : "taken back", err_name(r->err));
        result.outcome = OUTCOME_NOT_SAVED;
    } else {
        result.outcome = c->promised;
        core_refresh(c);
    }
    if (result.outcome == OUTCOME_SHOWN) {
        scene_show_next(c->scene, r->id);
    }
    c->writing = false;
    memset(&c->intent, 0, sizeof c->intent); /* a person's words stay no longer than needed */
    scene_answer(c->scene, &result);
}

void core_take_replies(struct core *c)
{
    struct store_reply r;
    while (store_thread_poll(c->store, &r)) {
        switch (r.kind) {
        case STORE_REPLY_SNAPSHOT:
            take_snapshot(c, &r);
            break;
        case STORE_REPLY_ADDED:
        case STORE_REPLY_ERASED:
            take_answer(c, &r);
            break;
        }
    }
}

static const char *department_name(const struct model *m, const struct person *p)
{
    return p->department < m->department_count ? m->departments[p->department].name : "";
}

static enum err post(struct core *c)
{
    const struct intent *i = &c->intent;
    const struct model *m = i->model;
    if (i->from >= m->person_count || i->to_count == 0 || i->to[0] >= m->person_count) {
        return ERR_NOT_FOUND;
    }
    static const enum moderation_policy policy[] = {
        [CONFIG_HOLD_UNSURE] = MODERATION_HOLD_UNSURE,
        [CONFIG_HOLD_ALL] = MODERATION_HOLD_ALL,
        [CONFIG_HOLD_NOTHING] = MODERATION_HOLD_NOTHING,
    };
    struct moderation_reason reason;
    bool hold = moderation_check(i->message, m, policy[c->options->config.moderation], &reason) ==
                VERDICT_HOLD;
    const struct person *from = &m->people[i->from], *to = &m->people[i->to[0]];
    struct kudos_row row = {
        .state = hold ? KUDOS_HELD : KUDOS_SHOWN,
        .from_key = from->key,
        .from_name = from->name,
        .from_department = department_name(m, from),
        .to_key = to->key,
        .to_name = to->name,
        .to_department = department_name(m, to),
        .message = i->message,
        .value = i->value < m->value_count ? m->values[i->value].name : "",
        .reason = reason.text,
        .day = clock_now(&c->clock).day,
        .created_utc = clock_utc(&c->clock),
        .source = "panel",
    };
    c->promised = hold ? OUTCOME_HELD : OUTCOME_SHOWN;
    return store_thread_add(c->store, &row);
}

void core_run_intents(struct core *c)
{
    while (!c->writing && scene_take_intent(c->scene, &c->intent)) {
        enum err e = ERR_OK;
        switch (c->intent.kind) {
        case INTENT_POST:
            e = post(c);
            break;
        case INTENT_UNDO:
            c->promised = OUTCOME_UNDONE;
            e = store_thread_erase(c->store, c->intent.kudos);
            break;
        case INTENT_FLAG:
        case INTENT_UNLOCK:
        case INTENT_APPROVE:
        case INTENT_REJECT:
            e = ERR_UNAVAILABLE;
            break;
        }
        c->writing = e == ERR_OK;
        if (e != ERR_OK) {
            take_answer(c, &(struct store_reply){.err = e});
        }
    }
}

void core_await(struct core *c, msec span)
{
    core_take_replies(c);
    for (msec waited = 0; waited < span && (c->writing || c->refreshing); waited++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        core_take_replies(c);
    }
}

void core_refresh(struct core *c)
{
    c->refreshing = true;
    c->asked_day = clock_now(&c->clock).day;
    store_thread_snapshot(c->store, c->asked_day);
}

void core_check_day(struct core *c)
{
    if (clock_now(&c->clock).day != c->asked_day) {
        core_refresh(c);
    }
}

void core_input(struct core *c, const struct input *event)
{
    struct input e = *event;
    canvas_from_display(&c->canvas, event->x, event->y, &e.x, &e.y);
    scene_input(c->scene, &e);
}

static void draw(struct core *c, const struct draw_list *list)
{
    const struct draw_list *from, *to;
    float share;
    const struct theme *theme = scene_theme(c->scene);
    if (scene_fading(c->scene, &from, &to, &share)) {
        renderer_fade(c->renderer, &c->canvas, theme, from, to, share);
    } else {
        renderer_draw(c->renderer, &c->canvas, theme, list);
    }
}

static uint64_t frame_hash(struct core *c, const struct draw_list *list)
{
    const struct draw_list *from, *to;
    float share;
    uint64_t hash = draw_hash(list);
    if (scene_fading(c->scene, &from, &to, &share)) {
        hash = str_hash(hash, &share, sizeof share);
    }
    return hash;
}

uint64_t core_frame_key(const struct core *c, const struct draw_list *list)
{
    const struct theme *theme = scene_theme(c->scene);
    uint64_t key = str_hash(draw_hash(list), &c->canvas, sizeof c->canvas);
    return str_hash(key, &theme, sizeof theme);
}

void core_frame(struct core *c, bool force)
{
    uint64_t allocations = mem_allocations;
    const struct draw_list *list = scene_frame(c->scene);
    uint64_t hash = frame_hash(c, list);
    force |= renderer_load(c->renderer) || window_wants_repeat(c->window);
    c->frames++;
    if (!force && hash == c->shown_hash) {
        return;
    }
    draw(c, list);
    c->frame_allocations += mem_allocations - allocations;
    window_present(c->window);
    c->presents++;
    c->shown_hash = hash;
}

void core_resize(struct core *c)
{
    c->canvas = canvas_of(c);
    text_set_scale(c->text, c->canvas.k);
    scene_set_canvas(c->scene, &c->canvas);
}
