#include "app/core.h"

#include "base/log.h"
#include "base/str.h"
#include "content/content.h"
#include "content/stage.h"
#include "i18n/i18n.h"
#include "model/optout.h"
#include "moderation/moderation.h"
#include "platform/memory.h"
#include "platform/panel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    TEXT_CACHE_BYTES = 8 << 20,
    TEXTURE_BUDGET_1080P = 64 << 20, /* grows with the pixels of larger displays */
    SMALL_PIXELS = 600,
    REACH_MM = 1220, /* the highest that a seated person reaches: EN 301 549, ADA 308 */
};
/* Of a panel that does not tell its size, small or not. */
#define SMALL_INCHES 7.0f
#define USUAL_INCHES 32.0f
#define REACH_LEAST 0.01f /* not 0, which is not known */
#define MM_PER_INCH 25.4f

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

/* On the picture thread. A picture of the coming slides that the content does not have yet: nothing
 * else that is staged is opened, and nothing once the stick has been decided about. */
static bool lend(void *ctx, const char *id, void **ret_bytes, size_t *ret_n)
{
    const struct core *c = ctx;
    struct buf bytes = {0};
    if (!atomic_load(&c->lends) ||
        stage_read_asset(c->options->config.data, id, &bytes) != ERR_OK) {
        return false;
    }
    *ret_bytes = bytes.data;
    *ret_n = bytes.len;
    return true;
}

/* Millimetres of one pixel. A window on a desktop may be smaller than the panel that shows it. */
static float find_pixel(const struct core *c)
{
    float inches = c->options->config.panel_inches;
    px w, h;
    window_panel(c->window, &w, &h);
    if (inches > 0) {
        return inches * MM_PER_INCH / hypotf((float)w, (float)h);
    }
    return window_kind(c->window) == WINDOW_OFFSCREEN ? 0 : panel_pixel(PANEL_SYSFS, w, h);
}

/* The share of the height that is below the reach; a person may ask for it where nobody else needs
 * it, so it is known without that key. 0: not known. */
static float share_within_reach(const struct config *config, float height_mm)
{
    int reach = config->panel_reach_mm > 0 ? config->panel_reach_mm : REACH_MM;
    if (config->panel_bottom_mm == 0 || height_mm == 0) {
        return 0;
    }
    return fminf(fmaxf((float)(reach - config->panel_bottom_mm) / height_mm, REACH_LEAST), 1);
}

static struct canvas canvas_of(const struct core *c)
{
    px w, h;
    window_size(c->window, &w, &h);
    struct canvas canvas = canvas_for(w, h, (enum rotation)c->options->config.rotate);
    canvas.mm = c->pixel_mm * canvas.k;
    canvas.reach = share_within_reach(&c->options->config, canvas.h * canvas.mm);
    return canvas;
}

float core_pixel_mm(const struct core *c)
{
    px w = c->canvas.display_w, h = c->canvas.display_h;
    float inches = (w < h ? w : h) < SMALL_PIXELS ? SMALL_INCHES : USUAL_INCHES;
    return c->pixel_mm > 0 ? c->pixel_mm : inches * MM_PER_INCH / hypotf((float)w, (float)h);
}

static void take_canvas(struct core *c)
{
    c->canvas = canvas_of(c);
    text_set_scale(c->text, c->canvas.k);
    float mm = core_pixel_mm(c);
    loop_set_panel(c->loop, mm * (float)c->canvas.display_w, mm * (float)c->canvas.display_h);
}

static enum err open_store(struct core *c)
{
    struct store_thread_params p = {
        .dir = c->options->config.data,
        .notes_days = (unsigned)c->options->config.notes_days,
        .wake = wake,
        .fill = fill,
        .ctx = c,
        .clock = &c->clock,
    };
    return store_thread_new(&c->store, &p);
}

/* A layout that is broken or unknown is told and left out: with the others people can still write.
 */
static enum err open_keyboards(struct core *c, const char *dir, struct diag *d)
{
    struct diag problem = {0};
    enum err e = keyboard_set_load(dir, &c->keyboards, d);
    if (e != ERR_OK) {
        return e;
    }
    if (!str_empty(d->text)) {
        log_line(LOG_LEVEL_WARNING, "keyboards/%s:%u: %s", d->file, d->line, d->text);
    }
    if (keyboard_set_enable(c->keyboards, c->options->config.keyboards, &problem) != ERR_OK) {
        log_line(LOG_LEVEL_WARNING, "keyboards: %s", problem.text);
    }
    return ERR_OK;
}

static enum err open_drawing(struct core *c, struct diag *d)
{
    char keyboards[FS_PATH_MAX];
    /* Both directories are given by the Makefile: a checkout runs from its own assets. */
    if (!fs_join(c->icon_dir, ASSETS_DIR, "icons") ||
        !fs_join(keyboards, ASSETS_DIR, "keyboards") ||
        !fs_join(c->asset_dir, c->options->config.data, "content/assets")) {
        return diag_set(d, ERR_LIMIT, "", 0, 0, "A path is too long.");
    }
    enum err e = text_open(&c->text, TEXT_CACHE_BYTES, d);
    if (e == ERR_OK) {
        e = open_keyboards(c, keyboards, d);
    }
    if (e != ERR_OK) {
        return e;
    }
    c->pixel_mm = find_pixel(c);
    take_canvas(c);
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
        .lend = lend,
        .lend_context = c,
        .texture_budget = budget,
        .wake = wake,
        .wake_context = c,
    });
    return ERR_OK;
}

/* It stands beside this program, wherever that is. */
static void find_kioskctl(struct core *c)
{
    char dir[FS_PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", dir, sizeof dir - 1);
    dir[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(dir, '/');
    if (!slash) {
        return; /* then nothing is written onto a stick, and the screen says so */
    }
    *slash = '\0';
    if (!fs_join(c->kioskctl, dir, "kioskctl")) {
        c->kioskctl[0] = '\0';
    }
}

static enum err open_stick(struct core *c)
{
    find_kioskctl(c);
    struct stick_thread_params p = {
        .data_dir = c->options->config.data,
        .kioskctl = c->kioskctl,
        .config = c->options->config_file,
        .wake = wake,
        .ctx = c,
    };
    return stick_thread_new(&c->stick, &p);
}

/* config and scene do not know each other; that their choices are the same is sure only here. */
_Static_assert((int)CONFIG_THEME_AUTO == SCENE_THEME_AUTO &&
                   (int)CONFIG_THEME_DAY == SCENE_THEME_DAY &&
                   (int)CONFIG_THEME_NIGHT == SCENE_THEME_NIGHT,
               "[display] theme is a scene_theme");
_Static_assert((int)CONFIG_SIGN_OPTIONAL == FORM_SIGNING_OPTIONAL &&
                   (int)CONFIG_SIGN_ALWAYS == FORM_SIGNING_ALWAYS &&
                   (int)CONFIG_SIGN_NEVER == FORM_SIGNING_NEVER,
               "[notes] sign is a form_signing");

struct scene *core_new_scene(struct core *c)
{
    const struct config *config = &c->options->config;
    return scene_new(&(struct scene_params){
        .text = c->text,
        .clock = &c->clock,
        .canvas = c->canvas,
        .theme = (enum scene_theme)config->theme,
        .reduced_motion = config->reduced_motion,
        .dim_after = (msec)config->dim_minutes * 60 * 1000,
        .signing = (enum form_signing)config->signing,
        .keyboards = c->keyboards,
        .aids = {.low = config->panel_reach_mm > 0},
        .model = c->model,
    });
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
    if (e == ERR_OK) {
        e = open_stick(c);
    }
    if (e != ERR_OK) {
        core_close(c);
        return e;
    }
    c->model = model_new(clock_now(&c->clock).day);
    core_refresh(c);
    core_look(c);
    c->scene = core_new_scene(c);
    return ERR_OK;
}

void core_close(struct core *c)
{
    store_thread_free(c->store);
    stick_thread_free(c->stick);
    scene_free(c->scene);
    stick_unref(c->staged);
    model_unref(c->model);
    renderer_free(c->renderer);
    keyboard_set_free(c->keyboards);
    text_close(c->text);
    loop_free(c->loop);
    window_close(c->window);
    *c = (struct core){0};
}

/* What is staged goes to the scene without what people asked not to show. Only this thread reads
 * it, and between two frames, so it may change as often as somebody asks. */
static void show_stick(struct core *c)
{
    if (c->staged && !c->asked_optouts) {
        return; /* the first snapshot is on its way */
    }
    if (c->staged && c->staged->coming) {
        optout_apply_as(c->staged->coming, c->model);
    }
    scene_set_stick(c->scene, c->staged);
}

static void take_snapshot(struct core *c, struct store_reply *r)
{
    c->refreshing = false;
    if (!str_empty(r->diag.text)) {
        log_line(LOG_LEVEL_WARNING, "%s%s%s", r->diag.file, *r->diag.file ? ": " : "",
                 r->diag.text);
    }
    scene_set_can_save(c->scene, r->can_save);
    bool first = !c->asked_optouts;
    c->asked_optouts = true;
    if (!r->model) {
        if (first) {
            show_stick(c);
        }
        return; /* the old one stays on the screen */
    }
    bool hides = c->model->optout_hash != r->model->optout_hash;
    model_unref(c->model);
    c->model = r->model;
    if (first || hides) {
        show_stick(c);
    }
    const char *language = c->options->config.language;
    if (str_empty(language) && !str_empty(c->model->settings.language) &&
        !str_equal(c->model->settings.language, i18n_language())) {
        i18n_set(LOCALE_DIR, c->model->settings.language);
    }
    scene_set_model(c->scene, c->model);
}

static const char *complaint(enum intent_kind kind)
{
    switch (kind) {
    case INTENT_POST: return "a note was not saved";
    case INTENT_UNDO: return "a note was not taken back";
    case INTENT_FLAG: return "a note was not held";
    case INTENT_UNLOCK: return "a PIN could not be tried";
    case INTENT_APPROVE: return "a note was not approved";
    case INTENT_REJECT: return "a note was not rejected";
    case INTENT_HIDE: return "an opt-out was not saved";
    case INTENT_SHOW_AGAIN: return "an opt-out was not taken back";
    case INTENT_SET_PIN: return "a PIN was not set";
    case INTENT_LOAD: return "the stick was not loaded";
    case INTENT_DISCARD: return "the stick was not forgotten";
    case INTENT_ROLL_BACK: return "the content was not rolled back";
    case INTENT_SHELF: return "the contents were not listed";
    case INTENT_WRITE_BACKUP: return "no backup was written onto a stick";
    case INTENT_WRITE_TABLES: return "no tables were written onto a stick";
    }
    return "";
}

/* Keeps what follows from an answer: which form may review, how much was written. */
static void remember(struct core *c, const struct store_reply *r)
{
    switch (r->answer.outcome) {
    case OUTCOME_UNLOCKED:
        c->unlocked = c->asking;
        if (c->intent.kind == INTENT_SET_PIN) {
            break; /* the next form asks for it */
        }
        return;
    case OUTCOME_SHOWN:
    case OUTCOME_HELD:
        if (r->answer.kind == INTENT_POST && !r->again) {
            session_add(&c->session, r->answer.kudos, clock_mono(&c->clock));
        }
        break;
    case OUTCOME_UNDONE:
        session_remove(&c->session, r->answer.kudos);
        break;
    case OUTCOME_REJECTED:
    case OUTCOME_DONE:
        break;
    case OUTCOME_ENOUGH:
    case OUTCOME_ENOUGH_FOR:
    case OUTCOME_NOT_SAVED:
    case OUTCOME_WRONG_PIN:
    case OUTCOME_LOCKED:
    case OUTCOME_NO_PIN:
        return; /* no note has changed */
    }
    core_refresh(c);
}

/* A form that has hidden something may take exactly that back. */
static void remember_hidden(struct core *c, const struct store_reply *r)
{
    if (c->intent.kind == INTENT_HIDE && r->err == ERR_OK) {
        c->hidden.form = c->asking;
        c->hidden.what = r->changed;
        (void)!str_copy(c->hidden.key, sizeof c->hidden.key,
                        c->intent.model->people[c->intent.person].key);
    }
}

/* Who writes what somebody else wrote a minute ago gets that note, and must not take it back. Only
 * a form that posts once more after "not saved" may find its own. */
static void remember_whose(struct core *c, const struct store_reply *r)
{
    if (c->intent.kind != INTENT_POST) {
        return;
    }
    bool theirs = !r->again || c->unsure == c->asking;
    c->not_theirs = r->err != ERR_OK || theirs ? 0 : r->answer.kudos;
    c->unsure = r->err != ERR_OK ? c->asking : 0;
}

/* No note has the number 0: what is not there counts as taken back. */
static int64_t to_take_back(const struct core *c)
{
    return c->intent.kudos == c->not_theirs ? 0 : c->intent.kudos;
}

static void take_answer(struct core *c, const struct store_reply *r)
{
    remember_whose(c, r);
    remember_hidden(c, r);
    struct intent_result result = r->answer;
    result.kind = c->intent.kind;
    if (r->err != ERR_OK) {
        log_line(LOG_LEVEL_ERROR, "%s: %s", complaint(c->intent.kind), err_name(r->err));
        result.outcome = OUTCOME_NOT_SAVED;
        result.err = r->err;
    } else {
        remember(c, r);
    }
    if (result.outcome == OUTCOME_ENOUGH) {
        unsigned limit = (unsigned)c->options->config.notes_per_session;
        result.seconds = session_wait(&c->session, limit, clock_mono(&c->clock));
    } else if (result.outcome == OUTCOME_ENOUGH_FOR) {
        result.person = c->intent.to[0];
    } else if (result.outcome == OUTCOME_SHOWN) {
        scene_show_next(c->scene, result.kudos);
    }
    c->writing = false;
    memset(&c->intent, 0, sizeof c->intent); /* words and PINs stay no longer than needed */
    scene_answer(c->scene, &result);
}

/* model does not know content either. */
_Static_assert((int)SHELF_KEPT == (int)CONTENT_KEPT_GENERATIONS, "a row for each that is kept");

/* As people here read it. */
static void fill_shelf(const struct core *c, const struct stick_reply *r, struct shelf *ret)
{
    ret->can_write = r->can_write;
    ret->count = r->generations < SHELF_KEPT ? r->generations : SHELF_KEPT;
    for (unsigned i = 0; i < ret->count; i++) {
        const struct generation *g = &r->generation[i];
        struct clock_local at = clock_at(&c->clock, g->created_utc);
        ret->entry[i] = (struct shelf_entry){
            .number = g->number, .current = g->current, .damaged = g->damaged,
            .day = g->created_utc > 0 ? at.day : DATE_NONE, .minute = at.minute,
            .people = g->people, .socials = g->socials, .posters = g->posters};
        str_copy(ret->entry[i].label, sizeof ret->entry[i].label, g->label);
    }
}

static void answer_stick(struct core *c, const struct stick_reply *r)
{
    struct shelf shelf = {0};
    struct store_reply reply = {.err = r->err, .answer = {.outcome = OUTCOME_DONE}};
    reply.answer.written = r->written;
    str_copy(reply.answer.label, sizeof reply.answer.label, r->label);
    if (r->job == STICK_JOB_LIST) {
        fill_shelf(c, r, &shelf);
        reply.answer.shelf = &shelf;
    }
    take_answer(c, &reply);
}

static void take_stick(struct core *c, struct stick_reply *r)
{
    /* That nothing is staged is how it always is. */
    if (!str_empty(r->diag.text) && r->err != ERR_NOT_FOUND) {
        log_line(LOG_LEVEL_WARNING, "%s%s%s", r->diag.file, *r->diag.file ? ": " : "",
                 r->diag.text);
    }
    if (r->job != STICK_JOB_LOOK) {
        answer_stick(c, r);
        core_look(c);
        return;
    }
    const struct stick *s = r->stick;
    uint64_t shown = s && s->coming ? s->id : 0;
    c->reading = s && s->phase == STICK_READING;
    if (shown != c->shown_stick) {
        c->shown_stick = shown;
        atomic_store(&c->lends, shown != 0);
        renderer_give_back(c->renderer);
    }
    c->signed_stick = s && s->phase == STICK_READY && s->is_signed ? s->id : 0;
    stick_unref(c->staged);
    c->staged = r->stick;
    show_stick(c);
}

static void take_sticks(struct core *c)
{
    struct stick_reply r;
    while (stick_thread_poll(c->stick, &r)) {
        take_stick(c, &r);
    }
}

void core_take_replies(struct core *c)
{
    struct store_reply r;
    take_sticks(c);
    while (store_thread_poll(c->store, &r)) {
        switch (r.kind) {
        case STORE_REPLY_SNAPSHOT:
            take_snapshot(c, &r);
            break;
        case STORE_REPLY_ANSWER:
            take_answer(c, &r);
            break;
        }
    }
}

static const char *department_name(const struct model *m, uint32_t department)
{
    return department < m->department_count ? m->departments[department].name : "";
}

/* ERR_NOT_FOUND when the intent names somebody who is not in its snapshot, ERR_BAD_DATA when
 * somebody would thank themselves. */
static enum err check_people(const struct intent *i)
{
    const struct model *m = i->model;
    if (i->from != MODEL_NONE && i->from >= m->person_count) {
        return ERR_NOT_FOUND;
    }
    if (i->to_count == 0 || i->to_count > CAP_RECEIVERS) {
        return i->to_count == 0 && i->to_department < m->department_count ? ERR_OK : ERR_NOT_FOUND;
    }
    for (unsigned k = 0; k < i->to_count; k++) {
        if (i->to[k] >= m->person_count) {
            return ERR_NOT_FOUND;
        }
        if (i->to[k] == i->from) {
            return ERR_BAD_DATA;
        }
    }
    return ERR_OK;
}

static void set_sender(struct kudos_row *row, const struct intent *i)
{
    const struct model *m = i->model;
    if (i->from == MODEL_NONE) {
        row->from_department = department_name(m, i->from_department);
        return;
    }
    row->from_key = m->people[i->from].key;
    row->from_name = m->people[i->from].name;
    row->from_department = department_name(m, m->people[i->from].department);
}

static void set_receivers(struct kudos_row *row, const struct intent *i,
                          struct kudos_receiver to[static CAP_RECEIVERS])
{
    const struct model *m = i->model;
    if (i->to_count == 0) {
        row->to_department = department_name(m, i->to_department);
        return;
    }
    for (unsigned k = 0; k < i->to_count; k++) {
        const struct person *p = &m->people[i->to[k]];
        to[k] = (struct kudos_receiver){p->key, p->name, department_name(m, p->department)};
    }
    row->to_key = to[0].key;
    row->to_name = to[0].name;
    row->to_department = to[0].department;
    row->also = to + 1;
    row->also_count = i->to_count - 1;
}

/* Whether the words wait for review; *ret_reason says why. */
static bool must_hold(const struct core *c, struct moderation_reason *ret_reason)
{
    static const enum moderation_policy policy[] = {
        [CONFIG_HOLD_UNSURE] = MODERATION_HOLD_UNSURE,
        [CONFIG_HOLD_ALL] = MODERATION_HOLD_ALL,
        [CONFIG_HOLD_NOTHING] = MODERATION_HOLD_NOTHING,
    };
    return moderation_check(c->intent.message, c->intent.model,
                            policy[c->options->config.moderation], ret_reason) == VERDICT_HOLD;
}

static enum err post(struct core *c)
{
    const struct intent *i = &c->intent;
    const struct model *m = i->model;
    struct kudos_receiver to[CAP_RECEIVERS];
    struct moderation_reason reason = {.text = ""};
    enum err e = check_people(i);
    if (e != ERR_OK) {
        return e;
    }
    struct store_request r = {
        .kind = INTENT_POST,
        .row = {
            .state = must_hold(c, &reason) ? KUDOS_HELD : KUDOS_SHOWN,
            .message = i->message,
            .value = i->value < m->value_count ? m->values[i->value].name : "",
            .reason = reason.text,
            .day = clock_now(&c->clock).day,
            .created_utc = clock_utc(&c->clock),
            .source = "panel",
        },
        .limits = {
            .session_full = session_wait(&c->session,
                                         (unsigned)c->options->config.notes_per_session,
                                         clock_mono(&c->clock)) > 0,
            .per_person = (unsigned)c->options->config.notes_per_person,
        },
    };
    set_sender(&r.row, i);
    set_receivers(&r.row, i, to);
    return store_thread_ask(c->store, &r);
}

/* The form that asks is the one in which the PIN was right. */
static bool is_unlocked(const struct core *c)
{
    return c->unlocked != 0 && c->asking == c->unlocked;
}

/* What needs the PIN needs it in this very form. */
static enum err review(struct core *c, const char *text)
{
    const struct intent *i = &c->intent;
    if (!is_unlocked(c)) {
        return ERR_UNAVAILABLE;
    }
    return store_thread_ask(c->store, &(struct store_request){
                                          .kind = i->kind, .id = i->kudos, .text = text});
}

/* The PIN, or the first one. */
static enum err unlock(struct core *c)
{
    struct store_request r = {.kind = c->intent.kind};
    str_copy(r.pin, sizeof r.pin, c->intent.pin);
    enum err e = store_thread_ask(c->store, &r);
    explicit_bzero(&r, sizeof r);
    return e;
}

/* What is to be loaded needs nobody's PIN. */
static bool is_signed(const struct core *c)
{
    return c->intent.stick != 0 && c->intent.stick == c->signed_stick;
}

static enum err ask_stick(struct core *c, enum stick_job job, bool allowed)
{
    struct stick_wish wish = {.job = job, .id = c->intent.stick,
                              .generation = c->intent.generation,
                              .out = {.kind = c->intent.kind, .today = clock_now(&c->clock).day}};
    str_copy(wish.out.language, sizeof wish.out.language, i18n_language());
    return allowed ? stick_thread_ask(c->stick, &wish) : ERR_UNAVAILABLE;
}

/* What somebody asked to hide, or may show again: with the PIN anything, without it what this form
 * has just hidden. */
static enum err opt_out(struct core *c)
{
    const struct intent *i = &c->intent;
    const struct model *m = i->model;
    if (i->person >= m->person_count) {
        return ERR_NOT_FOUND;
    }
    const struct person *p = &m->people[i->person];
    unsigned what = i->what;
    if (i->kind == INTENT_SHOW_AGAIN && !is_unlocked(c)) {
        bool own = c->hidden.form == c->asking && str_equal(c->hidden.key, p->key);
        what &= own ? c->hidden.what : 0;
    }
    if (what == 0) {
        return ERR_UNAVAILABLE;
    }
    return store_thread_ask(c->store, &(struct store_request){
                                          .kind = i->kind,
                                          .optout = {p->key, p->name,
                                                     department_name(m, p->department), what}});
}

static enum err carry_out(struct core *c)
{
    const struct intent *i = &c->intent;
    switch (i->kind) {
    case INTENT_POST:
        return post(c);
    case INTENT_FLAG:
        /* Whoever minds it need not look at it until it is written down. */
        scene_leave_note(c->scene, i->kudos);
        return store_thread_ask(c->store, &(struct store_request){.kind = i->kind, .id = i->kudos});
    case INTENT_UNDO:
        return store_thread_ask(c->store, &(struct store_request){.kind = i->kind,
                                                                  .id = to_take_back(c)});
    case INTENT_UNLOCK:
    case INTENT_SET_PIN:
        return unlock(c);
    case INTENT_LOAD:
        return ask_stick(c, STICK_JOB_LOAD, is_unlocked(c) || is_signed(c));
    case INTENT_ROLL_BACK:
        return ask_stick(c, STICK_JOB_ROLL_BACK, is_unlocked(c));
    case INTENT_SHELF:
        return ask_stick(c, STICK_JOB_LIST, is_unlocked(c));
    case INTENT_WRITE_BACKUP:
    case INTENT_WRITE_TABLES:
        return ask_stick(c, STICK_JOB_WRITE, is_unlocked(c));
    case INTENT_DISCARD:
        return ask_stick(c, STICK_JOB_DISCARD, true);
    case INTENT_HIDE:
    case INTENT_SHOW_AGAIN:
        return opt_out(c);
    case INTENT_APPROVE:
        return review(c, i->message);
    case INTENT_REJECT:
        return review(c, i->reason);
    }
    return ERR_BAD_DATA;
}

void core_run_intents(struct core *c)
{
    while (!c->writing && scene_take_intent(c->scene, &c->intent)) {
        c->asking = scene_asker(c->scene);
        enum err e = carry_out(c);
        c->writing = e == ERR_OK;
        if (e != ERR_OK) {
            take_answer(c, &(struct store_reply){.err = e, .answer.kudos = c->intent.kudos});
        }
    }
}

bool core_is_owed(const struct core *c)
{
    return c->writing || c->refreshing || stick_thread_is_busy(c->stick);
}

void core_await(struct core *c, msec span)
{
    core_take_replies(c);
    for (msec waited = 0; waited < span && core_is_owed(c); waited++) {
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

void core_look(struct core *c)
{
    stick_thread_look(c->stick, clock_now(&c->clock).day);
}

void core_check_day(struct core *c)
{
    if (clock_now(&c->clock).day != c->asked_day) {
        core_refresh(c);
        core_look(c);
    }
}

void core_input(struct core *c, const struct input *event)
{
    struct input e = *event;
    canvas_from_display(&c->canvas, event->x, event->y, &e.x, &e.y);
    core_scene_input(c, &e);
}

void core_scene_input(struct core *c, const struct input *event)
{
    session_touch(&c->session, clock_mono(&c->clock));
    scene_input(c->scene, event);
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
    take_canvas(c);
    scene_set_canvas(c->scene, &c->canvas);
}
