#include "scene/scene.h"

#include "base/str.h"
#include "i18n/i18n.h"
#include "scene/dim.h"
#include "scene/form_host.h"
#include "scene/hold.h"
#include "scene/slideshow.h"
#include "scene/steps.h"
#include "scene/stick_sign.h"

#include <stdlib.h>

/*~ The scene is the middle of the tour. app/run.c asks it two things again and again: the
 * frame of this moment (scene_frame) and when the next one is due (scene_next). It is a
 * slideshow in which slides follow one another (scene/slideshow.c), and over it at most one
 * form (scene/form_host.c). A slide's part of a frame comes from its file in slides/, for
 * example slides/kudos.c; all of it ends up in one draw list, which draw/ turns into pixels. */

enum { SECOND = 1000, MINUTE = 60, MOTION_STEP = 8 };
#define DIM_LIGHT 0.5f

struct scene {
    const struct clock *clock;
    struct canvas canvas;
    enum scene_theme wanted;
    const struct keyboard_set *keyboards;
    struct form_aids aids;
    bool can_save;
    enum form_signing signing;
    struct slideshow slides;
    struct form_host form;
    struct steps steps;
    struct dim dim;
    struct theme dimmed; /* the night's colours in less light */
    msec minute_due;     /* the clock in the strip changes */
    struct hold hold;
    unsigned held_days;  /* what of people's days stood when its finger came down */
    struct stick *stick;     /* own reference */
    uint64_t told;           /* the id of the stick that people have seen in its form, 0 none */
    enum stick_phase phase;  /* and how far that was */
    struct draw_list list;
};

static const struct theme *theme_at(const struct scene *s, const struct model *m,
                                    const struct clock_local *now)
{
    switch (s->wanted) {
    case SCENE_THEME_DAY: return &theme_day;
    case SCENE_THEME_NIGHT: return &theme_night;
    case SCENE_THEME_AUTO: break;
    }
    bool quiet = now->trust != CLOCK_UNSET &&
                 schedule_is_quiet(now->minute, m->settings.quiet_from, m->settings.quiet_until);
    return quiet ? &theme_night : &theme_day;
}

static void use_theme(struct scene *s, const struct theme *theme)
{
    if (theme != s->slides.place.theme) {
        s->slides.place.theme = theme;
        slideshow_lay_out_again(&s->slides);
    }
}

struct scene *scene_new(const struct scene_params *p)
{
    struct scene *s = mem_new(1, sizeof *s);
    struct clock_local now = clock_now(p->clock);
    s->clock = p->clock;
    s->canvas = p->canvas;
    s->wanted = p->theme;
    s->keyboards = p->keyboards;
    s->aids = p->aids;
    s->can_save = true;
    s->dimmed = theme_dimmed(&theme_night, DIM_LIGHT);
    dim_init(&s->dim, p->dim_after, clock_mono(s->clock));
    s->signing = p->signing;
    draw_init(&s->list);
    steps_init(&s->steps);
    slideshow_init(&s->slides, &(struct slideshow_params){
                                   .place = {p->text, &s->canvas, theme_at(s, p->model, &now)},
                                   .reduced_motion = p->reduced_motion,
                                   .model = p->model,
                                   .now = clock_mono(s->clock),
                               });
    return s;
}

void scene_free(struct scene *s)
{
    if (!s) {
        return;
    }
    form_host_done(&s->form);
    stick_unref(s->stick);
    slideshow_done(&s->slides);
    steps_done(&s->steps);
    draw_done(&s->list);
    free(s);
}

/* What the clock in the strip says, and day or night. Not while something moves: making words is
 * work for which a moving frame has no time. */
static void tell_time(struct scene *s)
{
    struct slideshow *slides = &s->slides;
    if (slides->state != SLIDESHOW_STILL || (slides->chrome.known && slides->now < s->minute_due)) {
        return;
    }
    struct clock_local now = clock_now(s->clock);
    s->minute_due = slides->now + (msec)(MINUTE - now.second) * SECOND;
    slideshow_tell(slides, &now);
    const struct theme *theme = theme_at(s, slides->model, &now);
    s->dim.on = theme == &theme_night && dim_due(&s->dim, slides->now);
    use_theme(s, s->dim.on ? &s->dimmed : theme);
}

static void note_step(struct scene *s)
{
    steps_note(&s->steps, form_host_step(&s->form), s->slides.now);
}

static void run_form(struct scene *s, const struct input *event)
{
    struct draw_list *list = event ? &s->steps.heard : &s->list;
    if (!event) {
        steps_frame(&s->steps, &s->list);
    }
    draw_clear(list);
    form_host_run(&s->form, list, event, s->slides.now);
    note_step(s);
    if (!s->form.kind) {
        /* What a person wrote does not stay in memory until another frame happens to cover it. */
        draw_wipe(&s->list);
        slideshow_uncovered(&s->slides);
    }
}

static void follow(struct scene *s, enum hold_result result);

static void draw_hold(struct scene *s)
{
    size_t first = s->list.count;
    hold_draw(&s->hold, &s->canvas, s->slides.place.theme, s->slides.now, &s->list);
    if (s->list.mirrored) {
        draw_mirror(&s->list, first, s->canvas.w);
    }
}

static bool has_stick_form(const struct scene *s)
{
    return s->form.kind && str_equal(s->form.kind->name, "stick");
}

static bool has_news(const struct scene *s)
{
    return s->stick && (s->stick->id != s->told || s->stick->phase != s->phase);
}

/* Not while a finger is on a slide: it may be about to open something else. */
static bool opens_stick(const struct scene *s)
{
    return has_news(s) && !s->form.kind && !s->hold.down;
}

/* Whoever is in another form finishes it; the stick waits. */
static void draw_stick_sign(struct scene *s)
{
    if (has_news(s) && s->form.kind && !has_stick_form(s)) {
        size_t first = s->list.count;
        stick_sign_draw(&s->list, s->slides.place.text, &s->canvas, s->form.ui.theme,
                        s->stick->phase);
        if (s->list.mirrored) {
            draw_mirror(&s->list, first, s->canvas.w);
        }
    }
}

/* While its form is open people see all of it. Where it was closed before it is over, it comes back
 * when there is more to say. */
static void tell_stick(struct scene *s)
{
    if (opens_stick(s)) {
        scene_open_form(s, "stick");
    }
    if (s->stick && has_stick_form(s)) {
        s->told = s->stick->id;
        s->phase = s->stick->phase;
    }
}

const struct draw_list *scene_frame(struct scene *s)
{
    s->slides.now = clock_mono(s->clock);
    tell_stick(s);
    if (!s->form.kind) {
        follow(s, hold_check(&s->hold, s->slides.now));
    }
    if (s->form.kind) {
        run_form(s, NULL);
        draw_stick_sign(s);
    }
    if (!s->form.kind) {
        tell_time(s);
        draw_clear(&s->list);
        slideshow_frame(&s->slides, &s->list);
        draw_hold(s);
    }
    return &s->list;
}

msec scene_next(const struct scene *s)
{
    if (s->form.kind) {
        float share;
        msec next = form_host_next(&s->form), step = s->slides.now + MOTION_STEP;
        bool fading = steps_fading(&s->steps, s->slides.now, &share);
        return fading && step < next ? step : next;
    }
    if (opens_stick(s)) {
        return s->slides.now;
    }
    msec next = slideshow_next(&s->slides), hold = hold_next(&s->hold, s->slides.now);
    next = hold < next ? hold : next;
    return s->slides.framed && s->minute_due < next ? s->minute_due : next;
}

const struct draw_list *scene_upcoming(struct scene *s)
{
    return s->form.kind ? slideshow_upcoming_note(&s->slides) : slideshow_upcoming(&s->slides);
}

bool scene_fading(struct scene *s, const struct draw_list **ret_from,
                  const struct draw_list **ret_to, float *ret_share)
{
    bool form = s->form.kind != NULL;
    if (!(form ? steps_fading(&s->steps, s->slides.now, ret_share)
               : slideshow_fading(&s->slides, ret_share))) {
        return false;
    }
    *ret_from = form ? &s->steps.from : &s->slides.from;
    *ret_to = &s->list;
    return true;
}

const struct theme *scene_theme(const struct scene *s)
{
    return s->slides.place.theme;
}

struct canvas_part scene_part(const struct scene *s)
{
    return s->form.kind ? s->form.part : (struct canvas_part){.canvas = s->canvas, .k = 1};
}

bool scene_is_high_contrast(const struct scene *s)
{
    return s->form.kind && s->form.aids.contrast;
}

void scene_set_model(struct scene *s, struct model *m)
{
    s->slides.now = clock_mono(s->clock);
    slideshow_set_model(&s->slides, m, s->form.kind != NULL);
}

void scene_set_canvas(struct scene *s, const struct canvas *c)
{
    s->canvas = *c;
    steps_settle(&s->steps);
    slideshow_lay_out_again(&s->slides);
}

void scene_show_next(struct scene *s, int64_t kudos)
{
    s->slides.pending = kudos;
}

void scene_leave_note(struct scene *s, int64_t kudos)
{
    s->slides.now = clock_mono(s->clock);
    slideshow_leave_note(&s->slides, kudos, s->form.kind != NULL);
}

void scene_set_stick(struct scene *s, struct stick *stick)
{
    struct stick *old = s->stick;
    s->stick = stick ? stick_ref(stick) : NULL;
    form_host_set_stick(&s->form, s->stick);
    stick_unref(old);
}

void scene_set_can_save(struct scene *s, bool can_save)
{
    s->can_save = can_save;
    s->form.env.can_save = can_save;
}

void scene_set_aids(struct scene *s, struct form_aids aids)
{
    s->aids = aids;
}

static void open_form(struct scene *s, const char *name, int64_t showing, unsigned days)
{
    s->slides.now = clock_mono(s->clock);
    s->hold.down = s->slides.pressed = false;
    slideshow_settle(&s->slides);
    steps_note(&s->steps, NULL, s->slides.now);
    form_host_open(&s->form, name,
                   &(struct form_host_params){
                       .model = s->slides.model,
                       .text = s->slides.place.text,
                       .canvas = &s->canvas,
                       .theme = s->slides.place.theme,
                       .keyboards = s->keyboards,
                       .aids = s->aids,
                       .can_save = s->can_save,
                       .stick = s->stick,
                       .reduced_motion = s->slides.reduced_motion,
                       .signing = s->signing,
                       .showing = showing,
                       .days = days,
                       .now = s->slides.now,
                   });
    note_step(s);
}

void scene_open_form(struct scene *s, const char *name)
{
    open_form(s, name, slideshow_note(&s->slides), slideshow_days(&s->slides));
}

/* A finger has opened a form, or has not. What stood when it came down is what the person saw. */
static void follow(struct scene *s, enum hold_result result)
{
    switch (result) {
    case HOLD_NOTHING: return;
    case HOLD_THANKS: open_form(s, "thanks", s->hold.note, s->held_days); return;
    case HOLD_FLAG: open_form(s, "flag", s->hold.note, 0); return;
    case HOLD_REVIEW: open_form(s, "review", 0, 0); return;
    }
}

static void slide_input(struct scene *s, const struct input *event)
{
    struct input e = *event;
    e.x = i18n_is_rtl() ? s->canvas.w - e.x : e.x;
    e.at = s->slides.now;
    if (e.kind == INPUT_KEY && e.key == KEY_ENTER) {
        scene_open_form(s, "thanks");
        return;
    }
    if (e.kind == INPUT_KEY && e.key == KEY_HOME) {
        scene_open_form(s, "review");
        return;
    }
    if (e.kind == INPUT_POINTER_DOWN) {
        s->held_days = slideshow_days(&s->slides);
    }
    follow(s, hold_input(&s->hold, &s->canvas, &e, slideshow_note(&s->slides)));
    s->slides.pressed = s->hold.down && s->hold.place == HOLD_CTA && s->hold.on_cta;
}

void scene_input(struct scene *s, const struct input *event)
{
    s->slides.now = clock_mono(s->clock);
    if (dim_takes(&s->dim, event, s->slides.now)) {
        use_theme(s, s->slides.place.theme == &s->dimmed ? &theme_night : s->slides.place.theme);
    } else if (s->form.kind) {
        run_form(s, event);
    } else {
        slide_input(s, event);
    }
}

bool scene_take_intent(struct scene *s, struct intent *ret)
{
    return form_host_take_intent(&s->form, ret);
}

uint64_t scene_asker(const struct scene *s)
{
    return s->form.asker;
}

void scene_answer(struct scene *s, const struct intent_result *r)
{
    if (r->outcome == OUTCOME_UNDONE) {
        slideshow_forget_pending(&s->slides);
    }
    s->slides.now = clock_mono(s->clock);
    form_host_answer(&s->form, r);
    note_step(s);
}

bool scene_has_form(const struct scene *s)
{
    return s->form.kind != NULL;
}

uint64_t scene_focus(const struct scene *s)
{
    return s->form.kind && s->form.ui.focus_visible ? s->form.ui.focus : 0;
}

const char *scene_screen(const struct scene *s)
{
    return s->form.kind ? form_host_screen(&s->form) : slideshow_screen(&s->slides);
}

uint64_t scene_slides_shown(const struct scene *s)
{
    return s->slides.slides_shown;
}

void scene_show(struct scene *s, unsigned kind, unsigned item)
{
    form_host_close(&s->form);
    note_step(s);
    s->slides.now = clock_mono(s->clock);
    slideshow_show(&s->slides, kind, item);
}

void scene_plan(const struct scene *s, unsigned round, struct playlist *ret)
{
    rota_plan(&s->slides.rota, round, ret);
}
