#include "forms/stick.h"

#include "base/str.h"
#include "forms/pin.h"

#include <string.h>

void stick_go(struct stick_form *s, const struct form_env *env, enum stick_screen screen)
{
    s->screen = screen;
    s->since = env->ui->now;
    s->page = screen == STICK_SCREEN_NAMES ? 0 : s->page;
    env->ui->focus = 0;
    ui_wake(env->ui, env->ui->now);
}

static void hold_stick(struct stick_form *s, struct stick *stick)
{
    struct stick *old = s->stick;
    s->stick = stick ? stick_ref(stick) : NULL;
    stick_unref(old);
}

/* Before somebody has decided, and while what they decided on is still there. */
static bool is_open(enum stick_screen screen)
{
    switch (screen) {
    case STICK_SCREEN_READ:
    case STICK_SCREEN_LIST:
    case STICK_SCREEN_NAMES:
    case STICK_SCREEN_PROBLEMS:
    case STICK_SCREEN_SHOW:
    case STICK_SCREEN_PIN: return true;
    case STICK_SCREEN_LOADING:
    case STICK_SCREEN_LOADED:
    case STICK_SCREEN_UNDONE:
    case STICK_SCREEN_FAILED:
    case STICK_SCREEN_SAME:
    case STICK_SCREEN_REFUSED:
    case STICK_SCREEN_GONE:
    case STICK_SCREEN_UNDO_PIN:
    case STICK_SCREEN_LEFT: return false;
    }
    return false;
}

static enum stick_screen screen_for(const struct stick *stick)
{
    switch (stick->phase) {
    case STICK_READING: return STICK_SCREEN_READ;
    case STICK_READY: return stick->is_signed ? STICK_SCREEN_LOADING : STICK_SCREEN_LIST;
    case STICK_SAME: return STICK_SCREEN_SAME;
    case STICK_REFUSED: return STICK_SCREEN_REFUSED;
    }
    return STICK_SCREEN_GONE;
}

/* Another stick, or the next thing that is known of this one. */
static void begin(struct stick_form *s, const struct form_env *env, struct stick *stick)
{
    stick_show_close(s);
    pin_pad_wipe(&s->pad);
    s->choosing = env->model->no_pin && s->pad.state != PIN_PAD_LOCKED;
    if (s->choosing) {
        s->pad.state = PIN_PAD_CHOOSE;
    } else if (s->pad.state != PIN_PAD_LOCKED) {
        s->pad.state = PIN_PAD_OPEN;
    }
    explicit_bzero(s->pin, sizeof s->pin);
    s->undoing = false;
    s->part = s->page = 0;
    s->touched = env->ui->now;
    hold_stick(s, stick);
    stick_go(s, env, screen_for(stick));
}

/* Once it is decided, news of the same stick are not news: its stage is being emptied. */
static void follow_news(struct stick_form *s, const struct form_env *env)
{
    struct stick *now = env->stick, *was = s->stick;
    if (now == was || s->waiting) {
        return;
    }
    if (!now) {
        if (is_open(s->screen)) {
            stick_show_close(s);
            stick_go(s, env, STICK_SCREEN_GONE);
        }
        return;
    }
    bool same = was && was->id == now->id;
    if (!same || (is_open(s->screen) && was->phase != now->phase)) {
        begin(s, env, now);
        s->news = env->ui->now;
        return;
    }
    if (s->screen == STICK_SCREEN_READ) {
        bool moved = was->done != now->done || !str_equal(was->file, now->file);
        s->news = moved ? env->ui->now : s->news;
        hold_stick(s, now);
    }
}

static void stick_open(void *state, const struct form_env *env)
{
    struct stick_form *s = state;
    s->touched = s->since = s->news = env->ui->now;
    s->screen = STICK_SCREEN_GONE;
    if (env->stick) {
        begin(s, env, env->stick);
    }
}

static enum stick_wish run_screen(struct stick_form *s, const struct form_env *env)
{
    switch (s->screen) {
    case STICK_SCREEN_READ: return stick_read(s, env);
    case STICK_SCREEN_LIST: return stick_list(s, env);
    case STICK_SCREEN_NAMES: return stick_names(s, env);
    case STICK_SCREEN_PROBLEMS: return stick_problems(s, env);
    case STICK_SCREEN_SHOW: return stick_show(s, env);
    case STICK_SCREEN_PIN: return stick_pin(s, env);
    case STICK_SCREEN_UNDO_PIN: return stick_undo_pin(s, env);
    case STICK_SCREEN_LOADING:
    case STICK_SCREEN_LOADED:
    case STICK_SCREEN_UNDONE:
    case STICK_SCREEN_FAILED:
    case STICK_SCREEN_SAME:
    case STICK_SCREEN_REFUSED:
    case STICK_SCREEN_GONE:
    case STICK_SCREEN_LEFT: return stick_end(s, env);
    }
    return STICK_NOTHING;
}

/* Nobody decides any more. What lies on the glass and trembles is nobody. */
static bool is_left(struct stick_form *s, const struct form_env *env)
{
    const struct input *e = env->ui->event;
    if (e && e->kind != INPUT_POINTER_MOVE && e->kind != INPUT_POINTER_CANCEL) {
        s->touched = env->ui->now;
    }
    if (!is_open(s->screen) || s->screen == STICK_SCREEN_READ || s->waiting) {
        return false;
    }
    ui_wake(env->ui, s->touched + STICK_ALONE_MS);
    return env->ui->now - s->touched >= STICK_ALONE_MS;
}

static enum form_status ask(struct stick_form *s, const struct form_env *env,
                            enum intent_kind kind, struct intent *ret_intent, bool *ret_has)
{
    *ret_intent = (struct intent){.kind = kind, .stick = s->stick ? s->stick->id : 0};
    *ret_has = true;
    s->waiting = true;
    s->asked = kind;
    ui_wake(env->ui, env->ui->now);
    return FORM_OPEN;
}

static enum form_status discard(struct intent *ret_intent, bool *ret_has)
{
    *ret_intent = (struct intent){.kind = INTENT_DISCARD};
    *ret_has = true;
    return FORM_CLOSED;
}

static enum form_status try_pin(struct stick_form *s, const struct form_env *env,
                                struct intent *ret_intent, bool *ret_has)
{
    ask(s, env, s->choosing ? INTENT_SET_PIN : INTENT_UNLOCK, ret_intent, ret_has);
    str_copy(ret_intent->pin, sizeof ret_intent->pin, s->pin);
    explicit_bzero(s->pin, sizeof s->pin);
    return FORM_OPEN;
}

/* What follows by itself: the PIN was right, or none is needed. */
static bool is_to_go_on(const struct stick_form *s)
{
    return s->screen == STICK_SCREEN_LOADING && !s->waiting;
}

static void ask_for_undo(struct stick_form *s, const struct form_env *env)
{
    pin_pad_wipe(&s->pad);
    s->pad.state = s->pad.state == PIN_PAD_LOCKED ? PIN_PAD_LOCKED : PIN_PAD_OPEN;
    s->undoing = true;
    stick_go(s, env, STICK_SCREEN_UNDO_PIN);
}

static enum form_status stick_run(void *state, const struct form_env *env,
                                  struct intent *ret_intent, bool *ret_has)
{
    struct stick_form *s = state;
    follow_news(s, env);
    enum stick_wish wish = run_screen(s, env);
    if (is_left(s, env)) {
        wish = STICK_WALKED_AWAY;
    } else if (is_to_go_on(s)) {
        wish = s->undoing ? STICK_UNDO : STICK_LOAD;
    }
    switch (wish) {
    case STICK_NOTHING: return FORM_OPEN;
    case STICK_CLOSE: return FORM_CLOSED;
    case STICK_DISCARD: return discard(ret_intent, ret_has);
    case STICK_TRY_PIN: return try_pin(s, env, ret_intent, ret_has);
    case STICK_LOAD: return ask(s, env, INTENT_LOAD, ret_intent, ret_has);
    case STICK_UNDO: return ask(s, env, INTENT_ROLL_BACK, ret_intent, ret_has);
    case STICK_UNDO_PIN: ask_for_undo(s, env); return FORM_OPEN;
    case STICK_WALKED_AWAY:
        stick_show_close(s);
        pin_pad_wipe(&s->pad);
        stick_go(s, env, STICK_SCREEN_LEFT);
        s->touched = env->ui->now;
        discard(ret_intent, ret_has);
        return FORM_OPEN;
    }
    return FORM_OPEN;
}

/* The PIN was tried, or is the first one. */
static void unlock(struct stick_form *s, const struct form_env *env,
                   const struct intent_result *r)
{
    pin_answer(&s->pad, r, env->ui->now);
    if (r->outcome == OUTCOME_UNLOCKED) {
        s->choosing = false;
        stick_go(s, env, STICK_SCREEN_LOADING);
    } else if (r->outcome == OUTCOME_NO_PIN) {
        s->choosing = true;
        s->pad.state = PIN_PAD_CHOOSE;
    } else if (s->pad.state == PIN_PAD_FAILED) {
        s->choosing = false; /* somebody else may have set the first one */
    }
}

static void stick_result(void *state, const struct form_env *env, const struct intent_result *r)
{
    struct stick_form *s = state;
    if (!s->waiting || r->kind != s->asked) {
        return;
    }
    s->waiting = false;
    s->touched = env->ui->now;
    ui_wake(env->ui, env->ui->now);
    if (s->asked == INTENT_UNLOCK || s->asked == INTENT_SET_PIN) {
        unlock(s, env, r);
        return;
    }
    bool done = r->outcome == OUTCOME_DONE;
    s->err = r->err;
    enum stick_screen next = s->asked == INTENT_LOAD ? STICK_SCREEN_LOADED : STICK_SCREEN_UNDONE;
    stick_go(s, env, done ? next : STICK_SCREEN_FAILED);
}

/* Nobody writes anything here. */
static bool stick_dirty(const void *state)
{
    return false;
}

/* Reading takes as long as it takes; every other screen has its own time. */
static bool stick_stays(const void *state)
{
    return true;
}

static const char *stick_screen(const void *state)
{
    static const char *const name[] = {
        [STICK_SCREEN_READ] = "stick-reading",     [STICK_SCREEN_LIST] = "stick",
        [STICK_SCREEN_NAMES] = "stick-names",      [STICK_SCREEN_PROBLEMS] = "stick-problems",
        [STICK_SCREEN_SHOW] = "stick-show",        [STICK_SCREEN_PIN] = "stick-pin",
        [STICK_SCREEN_LOADING] = "stick-loading",  [STICK_SCREEN_LOADED] = "stick-loaded",
        [STICK_SCREEN_UNDONE] = "stick-undone",    [STICK_SCREEN_FAILED] = "stick-failed",
        [STICK_SCREEN_SAME] = "stick-same",        [STICK_SCREEN_REFUSED] = "stick-refused",
        [STICK_SCREEN_GONE] = "stick-gone",        [STICK_SCREEN_LEFT] = "stick-left",
        [STICK_SCREEN_UNDO_PIN] = "stick-undo",
    };
    return name[((const struct stick_form *)state)->screen];
}

static void stick_close(void *state)
{
    struct stick_form *s = state;
    stick_show_close(s);
    stick_unref(s->stick);
    explicit_bzero(s, sizeof *s);
}

const struct form_kind form_stick = {
    .name = "stick",
    .state_size = sizeof(struct stick_form),
    .open = stick_open,
    .run = stick_run,
    .result = stick_result,
    .dirty = stick_dirty,
    .stays = stick_stays,
    .screen = stick_screen,
    .close = stick_close,
};
