#include "forms/review.h"

#include "base/str.h"
#include "forms/pin.h"
#include "text/clean.h"

#include <string.h>

static uint64_t hash_words(const struct review *s)
{
    return str_hash(STR_HASH_SEED, s->words.text, s->words.len);
}

static void forget_words(struct review *s)
{
    explicit_bzero(&s->words, sizeof s->words);
    explicit_bzero(&s->reason, sizeof s->reason);
    s->words.limit = CAP_MESSAGE_CHARACTERS;
    s->reason.limit = REVIEW_REASON;
    s->unchanged = hash_words(s);
    s->ready = -1;
}

void review_go(struct review *s, const struct form_env *env, enum review_screen screen)
{
    s->screen = screen;
    s->failed = false;
    s->since = -1;
    s->input_at = env->ui->now;
    env->ui->focus = 0;
    keyboard_reset(&s->keys);
    if (screen != REVIEW_WORDS) {
        s->keyboard = false;
    }
    ui_wake(env->ui, env->ui->now);
}

void review_go_on(struct review *s, const struct form_env *env, unsigned at)
{
    forget_words(s);
    while (at < env->model->held_count && s->done[at]) {
        at++;
    }
    if (at == env->model->held_count) {
        review_go(s, env, REVIEW_END);
        return;
    }
    s->at = at;
    edit_insert(&s->words, env->model->held[at].message);
    s->unchanged = hash_words(s);
    review_go(s, env, REVIEW_NOTE);
}

void review_go_to_content(struct review *s, const struct form_env *env)
{
    s->from = s->screen;
    s->has_shelf = false;
    s->page = 0;
    review_go(s, env, REVIEW_CONTENT);
}

const struct kudos *review_current(const struct review *s, const struct form_env *env)
{
    return &env->model->held[s->at];
}

bool review_is_changed(const struct review *s)
{
    return hash_words(s) != s->unchanged;
}

unsigned review_total(const struct form_env *env)
{
    const struct model *m = env->model;
    return m->held_total > m->held_count ? m->held_total : m->held_count;
}

static void review_open(void *state, const struct form_env *env)
{
    struct review *s = state;
    s->done = arena_array(env->arena, env->model->held_count + 1, sizeof *s->done);
    keyboard_open(&s->keys, env->keyboards);
    s->since = -1;
    s->pad.state = env->model->no_pin ? PIN_PAD_UNSET : PIN_PAD_OPEN;
    forget_words(s);
}

static enum review_wish run_screen(struct review *s, const struct form_env *env,
                                   char ret_pin[static CAP_PIN + 1])
{
    switch (s->screen) {
    case REVIEW_PIN: return review_pin(s, env, ret_pin);
    case REVIEW_NOTE: return review_note(s, env);
    case REVIEW_WORDS: return review_words(s, env);
    case REVIEW_WHY: return review_why(s, env);
    case REVIEW_END: return review_end(s, env);
    case REVIEW_CONTENT: return review_content(s, env);
    case REVIEW_BACK: return review_back(s, env);
    case REVIEW_TOLD: return review_told(s, env);
    }
    return REVIEW_NOTHING;
}

/* Words that nobody changed are not sent, so that they are not recorded as an edit. */
static void fill_words(const struct review *s, struct intent *ret)
{
    if (review_is_changed(s)) {
        /* The limit of edit is that of the intent, so nothing is cut. */
        (void)!text_clean(ret->message, sizeof ret->message, s->words.text, s->words.len, false);
    }
}

static enum form_status review_run(void *state, const struct form_env *env,
                                   struct intent *ret_intent, bool *ret_has)
{
    struct review *s = state;
    *ret_intent = (struct intent){.kind = INTENT_UNLOCK};
    switch (run_screen(s, env, ret_intent->pin)) {
    case REVIEW_NOTHING: return FORM_OPEN;
    case REVIEW_CLOSE: return FORM_CLOSED;
    case REVIEW_UNLOCK: break;
    case REVIEW_APPROVE:
        ret_intent->kind = INTENT_APPROVE;
        ret_intent->kudos = review_current(s, env)->id;
        fill_words(s, ret_intent);
        break;
    case REVIEW_REJECT:
        ret_intent->kind = INTENT_REJECT;
        ret_intent->kudos = review_current(s, env)->id;
        (void)!text_clean(ret_intent->reason, sizeof ret_intent->reason, review_reason(s),
                          strlen(review_reason(s)), false);
        break;
    case REVIEW_LIST: ret_intent->kind = INTENT_SHELF; break;
    case REVIEW_ROLL_BACK:
        ret_intent->kind = INTENT_ROLL_BACK;
        ret_intent->generation = s->shelf.entry[s->chosen].number;
        break;
    case REVIEW_WRITE_BACKUP: ret_intent->kind = INTENT_WRITE_BACKUP; break;
    case REVIEW_WRITE_TABLES: ret_intent->kind = INTENT_WRITE_TABLES; break;
    }
    if (ret_intent->kind == INTENT_WRITE_BACKUP || ret_intent->kind == INTENT_WRITE_TABLES) {
        review_go(s, env, REVIEW_TOLD);
    }
    *ret_has = true;
    s->asked = ret_intent->kind;
    s->waiting = true;
    s->failed = false;
    ui_wake(env->ui, env->ui->now);
    return FORM_OPEN;
}

/* The PIN was tried. */
static void unlock(struct review *s, const struct form_env *env, const struct intent_result *r)
{
    pin_answer(&s->pad, r, env->ui->now);
    if (r->outcome == OUTCOME_UNLOCKED) {
        review_go_on(s, env, 0);
    }
}

/* Of the contents, and of what was to be written. */
static void take(struct review *s, const struct intent_result *r)
{
    s->failed = r->outcome != OUTCOME_DONE;
    if (s->asked == INTENT_SHELF && !s->failed && r->shelf) {
        s->shelf = *r->shelf;
        s->has_shelf = true;
    } else if (s->asked == INTENT_WRITE_BACKUP || s->asked == INTENT_WRITE_TABLES) {
        s->written = s->failed ? WRITTEN_NOT_MADE : r->written;
        str_copy(s->label, sizeof s->label, r->label);
    }
}

static void decide(struct review *s, const struct form_env *env, const struct intent_result *r)
{
    s->failed = r->outcome != OUTCOME_SHOWN && r->outcome != OUTCOME_REJECTED;
    if (!s->failed) {
        s->done[s->at] = true;
        s->decided++;
        review_go_on(s, env, s->at + 1);
    }
}

static void review_result(void *state, const struct form_env *env, const struct intent_result *r)
{
    struct review *s = state;
    if (!s->waiting) {
        return;
    }
    s->waiting = false;
    ui_wake(env->ui, env->ui->now);
    switch (s->asked) {
    case INTENT_UNLOCK: unlock(s, env, r); return;
    case INTENT_APPROVE:
    case INTENT_REJECT: decide(s, env, r); return;
    case INTENT_SHELF:
    case INTENT_ROLL_BACK:
    case INTENT_WRITE_BACKUP:
    case INTENT_WRITE_TABLES: take(s, r); return;
    case INTENT_POST:
    case INTENT_UNDO:
    case INTENT_FLAG:
    case INTENT_HIDE:
    case INTENT_SHOW_AGAIN:
    case INTENT_SET_PIN:
    case INTENT_LOAD:
    case INTENT_DISCARD: return; /* are not asked for here */
    }
}

/* Only what somebody has written themselves. Reading locks itself without a question. */
static bool review_dirty(const void *state)
{
    const struct review *s = state;
    bool reading = s->screen != REVIEW_PIN && s->screen != REVIEW_END;
    return reading && (review_is_changed(s) || s->reason.len > 0);
}

/* A stick takes as long as it takes, and what came of it is to be read. */
static bool review_stays(const void *state)
{
    return ((const struct review *)state)->screen == REVIEW_TOLD;
}

static const char *review_screen(const void *state)
{
    static const char *const name[] = {
        [REVIEW_PIN] = "review-pin",     [REVIEW_NOTE] = "review-note",
        [REVIEW_WORDS] = "review-words", [REVIEW_WHY] = "review-reason",
        [REVIEW_END] = "review-end",     [REVIEW_CONTENT] = "review-content",
        [REVIEW_BACK] = "review-back",   [REVIEW_TOLD] = "review-told",
    };
    return name[((const struct review *)state)->screen];
}

static void review_close(void *state)
{
    explicit_bzero(state, sizeof(struct review));
}

const struct form_kind form_review = {
    .name = "review",
    .state_size = sizeof(struct review),
    .open = review_open,
    .run = review_run,
    .result = review_result,
    .dirty = review_dirty,
    .stays = review_stays,
    .screen = review_screen,
    .close = review_close,
};
