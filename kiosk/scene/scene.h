/* Scene: what is on the screen. Owns the rotation, the change of slides, the chrome, the open form
 * and idleness; turns events into frames. Knows no SDL and no storage: snapshots come in, intents
 * go out. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include "base/input.h"
#include "model/intent.h"
#include "platform/clock.h"
#include "scene/form.h"

struct scene;

enum scene_theme { SCENE_THEME_AUTO, SCENE_THEME_DAY, SCENE_THEME_NIGHT };

struct scene_params {
    struct text *text;         /* mandatory, borrowed */
    const struct clock *clock; /* mandatory, borrowed */
    struct canvas canvas;
    enum scene_theme theme; /* auto: night in the quiet hours of settings.ini */
    bool reduced_motion;
    msec dim_after; /* by night without a touch; 0: never */
    enum form_signing signing;
    const struct keyboard_set *keyboards; /* mandatory for forms, borrowed */
    struct form_aids aids;                /* what every session begins with */
    struct model *model;                  /* mandatory; the scene takes its own reference */
};

struct scene *scene_new(const struct scene_params *p);
void scene_free(struct scene *s);

/* Takes its own reference. The slide that stands keeps its old snapshot until it leaves. */
void scene_set_model(struct scene *s, struct model *m);
void scene_set_canvas(struct scene *s, const struct canvas *c);
/* The note with this id is the next slide (as soon as a model has it). */
void scene_show_next(struct scene *s, int64_t kudos);
/* The note is not to be looked at any more: where it stands, the next slide takes its place. */
void scene_leave_note(struct scene *s, int64_t kudos);
/* What an import is doing, NULL when nothing; takes its own reference. The form "stick" opens for
 * each thing that is new about it, once no other form is open. */
void scene_set_stick(struct scene *s, struct stick *stick);
void scene_set_can_save(struct scene *s, bool can_save);
/* From the next form on: for tests of what otherwise only a person chooses. */
void scene_set_aids(struct scene *s, struct form_aids aids);

/* x and y of pointer events in design units. */
void scene_input(struct scene *s, const struct input *event);
/* The next intent to carry out; false when there is none. Its model is borrowed until the next. */
bool scene_take_intent(struct scene *s, struct intent *ret);
/* The form that the intent came from: a number that no other opening of a form has, from 1. */
uint64_t scene_asker(const struct scene *s);
/* Is heard by the form that asked, if that is still open. */
void scene_answer(struct scene *s, const struct intent_result *r);

/* Builds the frame of this moment into the scene's own list and returns it; valid until the next
 * call. Allocates nothing while a transition runs. */
const struct draw_list *scene_frame(struct scene *s);
/* When the next frame is due by itself; MSEC_NEVER when only an event changes anything. */
msec scene_next(const struct scene *s);
/* The list of the coming slide, standing, for renderer_prepare; NULL when none is known yet. Under
 * a form that of the note that was posted in it. */
const struct draw_list *scene_upcoming(struct scene *s);
/* While a cross-fade runs (of slides with reduced motion, of two screens of a form): both lists and
 * the share; false otherwise. */
bool scene_fading(struct scene *s, const struct draw_list **ret_from,
                  const struct draw_list **ret_to, float *ret_share);
const struct theme *scene_theme(const struct scene *s);
/* The canvas of what can be touched: the form's part of the display, or the display. */
struct canvas_part scene_part(const struct scene *s);
/* A form is open that somebody wanted in black and white. */
bool scene_is_high_contrast(const struct scene *s);

/* For shots, steps and stats. */
const char *scene_screen(const struct scene *s); /* "kudos", "form-1", "still-there" */
bool scene_has_form(const struct scene *s);      /* a form is open, not a slide */
uint64_t scene_focus(const struct scene *s);     /* ui_id of what has the visible focus, 0: none */
uint64_t scene_slides_shown(const struct scene *s);
/* Opens kind/item at once, standing, with no transition (shots). */
void scene_show(struct scene *s, unsigned kind, unsigned item);
void scene_open_form(struct scene *s, const char *name);
/* The slides of the round that is round rounds after the current one, for kiosk --plan. Pure. */
struct playlist;
void scene_plan(const struct scene *s, unsigned round, struct playlist *ret);

#endif
