/* Slideshow: the slides, without the forms. Which one stands, how it makes way for the next,
 * and what the strip below them says. */
#ifndef SCENE_SLIDESHOW_H
#define SCENE_SLIDESHOW_H

#include "platform/clock.h"
#include "scene/chrome.h"
#include "scene/rota.h"
#include "scene/showing.h"

enum slideshow_state {
    SLIDESHOW_STILL,
    SLIDESHOW_CHANGE, /* the bridge parts and meets: struct moment */
    SLIDESHOW_FADE,   /* reduced motion: one cross-fade, the new slide stands already */
};

struct slideshow {
    struct showing_place place; /* text, canvas, theme: what slides are laid out for */
    bool reduced_motion;
    struct model *model; /* own reference */
    struct rota rota;
    struct showing showing[2];
    unsigned shown; /* which of them stands, or leaves */
    enum slideshow_state state;
    msec since;  /* this state began */
    msec now;    /* of the last frame or event */
    bool framed; /* a frame was made */
    uint64_t slides_shown;
    int64_t pending; /* this note goes next, 0 none */
    struct chrome chrome;
    bool pressed; /* the call to action */
    /* The standing picture before a fade; the coming slide, standing. */
    struct draw_list from, next;
    bool next_known;
};

struct slideshow_params {
    struct showing_place place; /* borrowed */
    bool reduced_motion;
    struct model *model;
    msec now;
};

void slideshow_init(struct slideshow *s, const struct slideshow_params *p);
void slideshow_done(struct slideshow *s);

void slideshow_set_model(struct slideshow *s, struct model *m, bool covered);
/* place.canvas or place.theme changed. */
void slideshow_lay_out_again(struct slideshow *s);
/* The words of the strip. Call when the minute changes and nothing moves. */
void slideshow_tell(struct slideshow *s, const struct clock_local *now);

/* Moves on to s->now and appends the frame. */
void slideshow_frame(struct slideshow *s, struct draw_list *l);
/* When something will move by itself; MSEC_NEVER for a slide that is alone. Without the minute. */
msec slideshow_next(const struct slideshow *s);
/* Opens the coming slide if need be; NULL while something moves or when nothing comes. */
const struct draw_list *slideshow_upcoming(struct slideshow *s);
/* The note that was to go next was taken back. */
void slideshow_forget_pending(struct slideshow *s);
/* If the note stands, the coming slide takes its place: under a form at once, else by a change. */
void slideshow_leave_note(struct slideshow *s, int64_t kudos, bool covered);
/* Under a form: the slide of the note that goes next when the form closes; NULL when none does. */
const struct draw_list *slideshow_upcoming_note(struct slideshow *s);
/* Share of the cross-fade; false when none runs. */
bool slideshow_fading(const struct slideshow *s, float *ret_share);

/* Ends a change at once: something more important comes. */
void slideshow_settle(struct slideshow *s);
/* The form that covered the slides has gone. */
void slideshow_uncovered(struct slideshow *s);
/* kind and item stand at once. */
void slideshow_show(struct slideshow *s, unsigned kind, unsigned item);
/* The note that is on the screen now; 0: none is. */
int64_t slideshow_note(const struct slideshow *s);
/* Whose days are: struct airing. */
unsigned slideshow_days(const struct slideshow *s);
const char *slideshow_screen(const struct slideshow *s);

#endif
