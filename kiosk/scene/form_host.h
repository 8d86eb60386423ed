/* Form host: the one form that is open, its events, its intents, its language, the part of the
 * display and the looks that it has, and what happens when nobody touches it any more. Outside of
 * these functions the screen's language is spoken and text is measured for the screen. */
#ifndef SCENE_FORM_HOST_H
#define SCENE_FORM_HOST_H

#include "scene/form.h"
#include "scene/idle.h"

enum { FORM_HOST_INTENTS = 4 };

/* An intent and who has it. The form may be gone before it is carried out, and another be open when
 * the answer comes. */
struct form_wish {
    struct intent intent;
    struct model *model; /* own reference, to that of the intent */
    uint64_t form;
};

struct form_host_params {
    struct model *model;
    struct text *text;
    const struct canvas *canvas; /* of the display; borrowed, as is the theme of the slides */
    const struct theme *theme;
    const struct keyboard_set *keyboards;
    struct stick *stick; /* borrowed; form_host_set_stick brings later ones */
    struct form_aids aids; /* what the form begins with */
    bool can_save, reduced_motion;
    enum form_signing signing;
    int64_t showing;
    unsigned days;
    const char *language; /* of the session; NULL or "": the screen's */
    msec now;
};

struct form_host {
    const struct form_kind *kind; /* NULL: no form is open */
    uint64_t number;              /* of the form that was opened last; the first is 1 */
    struct model *model;          /* own reference */
    void *state;
    struct arena arena; /* of the form */
    struct arena frame; /* of one pass */
    struct ui ui;
    struct form_env env;
    struct form_host_params opened; /* how the form was; what it borrows may be gone */
    struct canvas_part part;    /* of the display */
    struct idle idle;
    msec touched;
    char language[FORM_LANGUAGE]; /* of this session; "": the screen's */
    struct form_aids aids;        /* and these */
    struct form_wish wish[FORM_HOST_INTENTS];
    unsigned wishes;
    uint64_t asker;         /* of the intent that was taken last */
    struct model *asked_of; /* own reference, to its model */
};

/* Closes the open form first. h->kind stays NULL when no form has this name. */
void form_host_open(struct form_host *h, const char *name, const struct form_host_params *p);
/* Wipes what was written. */
void form_host_close(struct form_host *h);
void form_host_done(struct form_host *h);
/* Borrowed until the next one. */
void form_host_set_stick(struct form_host *h, struct stick *stick);
/* One pass into list: with an event, or NULL for a frame. The form may close itself. What is
 * touched beside the form's part of the display keeps it open and does nothing else. */
void form_host_run(struct form_host *h, struct draw_list *list, const struct input *event,
                   msec now);
/* Goes to the form whose intent was taken last, if that is still open. */
void form_host_answer(struct form_host *h, const struct intent_result *r);
/* ret->model is borrowed until the next one is taken. */
bool form_host_take_intent(struct form_host *h, struct intent *ret);
msec form_host_next(const struct form_host *h);
const char *form_host_screen(const struct form_host *h);
/* The form's own screen, whatever lies over it; NULL when no form is open. */
const char *form_host_step(const struct form_host *h);

#endif
