#include "scene/slideshow.h"

#include "i18n/i18n.h"

/*~ One slide stands, the coming one is laid out beside it (scene/showing.c), and which one that is
 * says the round that the planner made (scene/rota.c, schedule/schedule.c). step() below moves
 * from one to the other; append() lets the slide and the strip below it write their commands. What
 * a slide does for that is in slides/kudos.c, through the interface in scene/slide.h. */

enum {
    FADE_MS = 200, /* reduced motion */
    NUDGE_MS = 900,
    NUDGE_STEP = 33, /* the ring grows 22 u in 0.9 s: half the frames are enough */
    MOTION_STEP = 8, /* an upper bound: presenting waits for the display */
    AHEAD_MS = 1000, /* the coming slide is laid out so long before the nudge */
};

static struct showing *current(struct slideshow *s)
{
    return &s->showing[s->shown];
}

static struct showing *coming(struct slideshow *s)
{
    return &s->showing[1 - s->shown];
}

static void open_at(struct slideshow *s, struct showing *w, struct rota_place at)
{
    showing_open(w, &s->place, s->model, at.slot, at.position, at.positions);
}

static void forget_coming(struct slideshow *s)
{
    showing_close(coming(s));
    s->next_known = false;
}

static void open_first(struct slideshow *s)
{
    rota_rewind(&s->rota);
    open_at(s, current(s), rota_peek(&s->rota));
    rota_advance(&s->rota);
}

void slideshow_init(struct slideshow *s, const struct slideshow_params *p)
{
    *s = (struct slideshow){
        .place = p->place,
        .reduced_motion = p->reduced_motion,
        .model = model_ref(p->model),
        .now = p->now,
        .since = p->now,
        .slides_shown = 1,
    };
    draw_init(&s->from);
    draw_init(&s->next);
    rota_set_model(&s->rota, s->model, 0, 0, 0);
    open_first(s);
}

void slideshow_done(struct slideshow *s)
{
    showing_done(&s->showing[0]);
    showing_done(&s->showing[1]);
    rota_done(&s->rota);
    model_unref(s->model);
    draw_done(&s->from);
    draw_done(&s->next);
}

static void append(struct slideshow *s, const struct showing *w, struct moment now, float nudge,
                   struct draw_list *l)
{
    const struct canvas *c = s->place.canvas;
    struct box cta = chrome_cta(c);
    l->mirrored = i18n_is_rtl();
    draw_rect(l, 0, 0, c->w, c->h, s->place.theme->paper);
    /* The whole slide is one target, and the call to action the one on top of it. */
    draw_target(l, "slide", 0, 0, c->w, c->h);
    draw_target(l, "cta", cta.x, cta.y, cta.w, cta.h);
    showing_draw(w, now, l);
    chrome_draw(&s->chrome,
                &(struct chrome_frame){
                    .canvas = c,
                    .text = s->place.text,
                    .theme = s->place.theme,
                    .mark = &w->mark,
                    .position = w->position,
                    .positions = w->positions,
                    .pressed = s->pressed,
                    .nudge = nudge,
                },
                l);
    if (l->mirrored) {
        draw_mirror(l, 0, c->w);
    }
}

static bool alone(const struct slideshow *s)
{
    return s->rota.count == 1;
}

/* The end of the dwell, or never when there is nothing else to show. */
static msec dwell_end(const struct slideshow *s)
{
    const struct showing *w = &s->showing[s->shown];
    return alone(s) && w->model == s->model ? MSEC_NEVER : s->since + w->dwell;
}

/* One ring around the hand, half-way through the dwell, so that a still screen shows that it can be
 * touched. Not on a slide that is alone: it stands for hours, and a screen on which nothing happens
 * shall cost nothing. Not at night, not with reduced motion. */
static msec nudge_begin(const struct slideshow *s)
{
    if (alone(s) || s->reduced_motion || s->place.theme != &theme_day) {
        return MSEC_NEVER;
    }
    return s->since + s->showing[s->shown].dwell / 2;
}

static float nudge_share(const struct slideshow *s)
{
    msec begin = nudge_begin(s);
    if (s->state != SLIDESHOW_STILL || begin == MSEC_NEVER || s->now <= begin ||
        s->now >= begin + NUDGE_MS) {
        return 0;
    }
    return (float)(s->now - begin) / NUDGE_MS;
}

static msec ahead(const struct slideshow *s)
{
    return s->since + s->showing[s->shown].dwell / 2 - AHEAD_MS;
}

static void open_coming(struct slideshow *s)
{
    if (!coming(s)->model) {
        open_at(s, coming(s), rota_peek(&s->rota));
    }
}

static void make_next(struct slideshow *s)
{
    if (!s->next_known) {
        draw_clear(&s->next);
        append(s, coming(s), MOMENT_STILL, 0, &s->next);
        s->next_known = true;
    }
}

/* The coming slide stands. */
static void stand(struct slideshow *s)
{
    showing_close(current(s));
    rota_advance(&s->rota);
    s->shown = 1 - s->shown;
    s->state = SLIDESHOW_STILL;
    s->since = s->now;
    s->next_known = false;
}

/* A new snapshot with nothing new for this slide, or a round that ends with what the next begins
 * with: nothing may move then. */
static bool looks_the_same(struct slideshow *s)
{
    if (current(s)->kind != coming(s)->kind) {
        return false;
    }
    make_next(s);
    draw_clear(&s->from);
    append(s, current(s), MOMENT_STILL, 0, &s->from);
    return draw_hash(&s->from) == draw_hash(&s->next);
}

/* Leaves the standing slide for the coming one; from: how far into the change it begins. */
static void leave(struct slideshow *s, msec from)
{
    open_coming(s);
    if (looks_the_same(s)) {
        stand(s);
        return;
    }
    if (s->reduced_motion) {
        draw_clear(&s->from);
        append(s, current(s), MOMENT_STILL, 0, &s->from);
        stand(s);
        s->state = SLIDESHOW_FADE;
        s->slides_shown++;
    } else {
        s->state = SLIDESHOW_CHANGE;
        s->since = s->now - from;
    }
}

void slideshow_settle(struct slideshow *s)
{
    if (s->state == SLIDESHOW_CHANGE) {
        stand(s);
        s->slides_shown++;
    }
    s->state = SLIDESHOW_STILL;
}

/* Makes the note that was just posted the next slide, as soon as the snapshot has it. */
static bool aim_at_pending(struct slideshow *s)
{
    if (!rota_jump(&s->rota, s->pending)) {
        return false;
    }
    if (coming(s)->model && coming(s)->airing.kudos != s->pending) {
        forget_coming(s);
    }
    return true;
}

void slideshow_forget_pending(struct slideshow *s)
{
    if (s->pending != 0) {
        s->pending = 0;
        rota_stay(&s->rota);
        forget_coming(s);
    }
}

/* Makes way for the coming slide. What lies under a form does so unseen. */
static void make_way(struct slideshow *s, bool covered)
{
    if (covered) {
        open_coming(s);
        stand(s);
        s->slides_shown++;
    } else {
        leave(s, 0);
    }
}

void slideshow_leave_note(struct slideshow *s, int64_t kudos, bool covered)
{
    if (kudos != 0 && !alone(s)) {
        slideshow_settle(s);
        if (current(s)->airing.kudos == kudos) {
            make_way(s, covered);
        }
    }
}

/* Nothing may move now. */
static bool show_pending(struct slideshow *s, msec from)
{
    if (!aim_at_pending(s)) {
        return false;
    }
    s->pending = 0;
    leave(s, from);
    return true;
}

void slideshow_uncovered(struct slideshow *s)
{
    s->since = s->now;
    /* From a form there is no old slide to say goodbye to: the change begins where new fields
     * come. */
    show_pending(s, MOMENT_SWAP);
}

void slideshow_tell(struct slideshow *s, const struct clock_local *now)
{
    if (chrome_tell(&s->chrome, now)) {
        s->next_known = false;
    }
}

static void step(struct slideshow *s)
{
    switch (s->state) {
    case SLIDESHOW_CHANGE:
        if (s->now - s->since >= MOMENT_END) {
            slideshow_settle(s);
        }
        return;
    case SLIDESHOW_FADE:
        if (s->now - s->since >= FADE_MS) {
            slideshow_settle(s);
        }
        return;
    case SLIDESHOW_STILL: break;
    }
    if (show_pending(s, 0)) {
        return;
    }
    msec end = dwell_end(s);
    if (end != MSEC_NEVER && s->now >= end) {
        leave(s, 0);
    } else if (end != MSEC_NEVER && s->now >= ahead(s)) {
        open_coming(s);
    }
}

void slideshow_frame(struct slideshow *s, struct draw_list *l)
{
    s->framed = true;
    step(s);
    struct moment m = MOMENT_STILL;
    const struct showing *w = current(s);
    if (s->state == SLIDESHOW_CHANGE) {
        m.t = s->now - s->since;
        m.phase = m.t < MOMENT_SWAP ? PHASE_LEAVE : PHASE_ENTER;
        w = m.phase == PHASE_LEAVE ? current(s) : coming(s);
    }
    append(s, w, m, nudge_share(s), l);
}

static msec earlier(msec a, msec b)
{
    return a < b ? a : b;
}

msec slideshow_next(const struct slideshow *s)
{
    if (!s->framed) {
        return s->now;
    }
    if (s->state != SLIDESHOW_STILL) {
        return s->now + MOTION_STEP;
    }
    msec next = dwell_end(s), nudge = nudge_begin(s);
    if (next != MSEC_NEVER && !s->showing[1 - s->shown].model) {
        next = earlier(next, ahead(s));
    }
    if (nudge != MSEC_NEVER && s->now < nudge + NUDGE_MS) {
        next = earlier(next, s->now < nudge ? nudge : s->now + NUDGE_STEP);
    }
    return next;
}

const struct draw_list *slideshow_upcoming(struct slideshow *s)
{
    if (s->state != SLIDESHOW_STILL || !s->framed || dwell_end(s) == MSEC_NEVER) {
        return NULL;
    }
    open_coming(s);
    make_next(s);
    return &s->next;
}

const struct draw_list *slideshow_upcoming_note(struct slideshow *s)
{
    if (s->state != SLIDESHOW_STILL || !s->framed || !aim_at_pending(s)) {
        return NULL;
    }
    open_coming(s);
    make_next(s);
    return &s->next;
}

bool slideshow_fading(const struct slideshow *s, float *ret_share)
{
    if (s->state != SLIDESHOW_FADE) {
        return false;
    }
    float share = (float)(s->now - s->since) / FADE_MS;
    *ret_share = share < 0 ? 0 : share > 1 ? 1 : share;
    return true;
}

void slideshow_set_model(struct slideshow *s, struct model *m, bool covered)
{
    if (m == s->model) {
        return;
    }
    slideshow_settle(s);
    forget_coming(s);
    const struct showing *w = current(s);
    struct model *old = s->model;
    bool hidden = m->optout_hash != old->optout_hash;
    s->model = model_ref(m);
    bool there = rota_set_model(&s->rota, m, w->kind_index, w->item, w->airing.kudos);
    model_unref(old);
    chrome_forget(&s->chrome);
    if (!s->framed) {
        showing_close(current(s));
        open_first(s);
        return;
    }
    /* The greeting makes way for the first real content, a note that was taken back is not shown to
     * the end, nor is what somebody has asked not to show; everything else stays its time. */
    bool gone = hidden || (!there && (w->kind->fallback || w->airing.kudos != 0));
    if (gone && (covered || !show_pending(s, 0))) {
        make_way(s, covered);
    }
}

void slideshow_lay_out_again(struct slideshow *s)
{
    slideshow_settle(s);
    forget_coming(s);
    showing_reopen(current(s), &s->place);
}

void slideshow_show(struct slideshow *s, unsigned kind, unsigned item)
{
    slideshow_settle(s);
    forget_coming(s);
    showing_close(current(s));
    struct rota_place at = rota_find(&s->rota, kind, item);
    struct airing a = {.label = ""};
    slide_kinds[kind]->airing(s->model, item, &a);
    struct slot slot = {.kind = kind, .item = item, .dwell = a.dwell};
    if (slot.dwell == 0) {
        slot.dwell = schedule_dwell(a.words, s->model->settings.seconds_per_slide);
    }
    at.slot = &slot;
    open_at(s, current(s), at);
    s->since = s->now;
    s->slides_shown++;
}

/* In the middle of a change, the one whose fields are there. */
static const struct showing *seen(const struct slideshow *s)
{
    bool new_one = s->state == SLIDESHOW_CHANGE && s->now - s->since >= MOMENT_SWAP;
    return &s->showing[new_one ? 1 - s->shown : s->shown];
}

int64_t slideshow_note(const struct slideshow *s)
{
    return seen(s)->airing.kudos;
}

unsigned slideshow_days(const struct slideshow *s)
{
    return seen(s)->airing.days;
}

const char *slideshow_screen(const struct slideshow *s)
{
    return seen(s)->kind->name;
}
