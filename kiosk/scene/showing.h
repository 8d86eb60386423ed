/* Showing: one slide, opened for one stay on the screen. Holds its own snapshot, so that
 * whatever is loaded meanwhile, what stands stays as it is until it leaves. */
#ifndef SCENE_SHOWING_H
#define SCENE_SHOWING_H

#include "scene/rota.h"
#include "scene/slide.h"

struct showing {
    struct model *model; /* NULL: nothing is open */
    const struct slide_kind *kind;
    unsigned kind_index, item;
    void *state; /* in the arena */
    struct arena arena;
    struct canvas canvas;
    struct slide_env env;
    struct airing airing;
    struct slide_fields mark; /* colours of the progress mark */
    msec dwell;
    unsigned position, positions; /* in the round, for the marks */
};

struct showing_place {
    struct text *text;
    const struct canvas *canvas;
    const struct theme *theme;
};

/* Opens slot of m, of which it takes a reference. s must be closed or zeroed. */
void showing_open(struct showing *s, const struct showing_place *at, struct model *m,
                  const struct slot *slot, unsigned position, unsigned positions);
/* The same item of the same snapshot for another canvas or theme. */
void showing_reopen(struct showing *s, const struct showing_place *at);
/* Accepts what is not open. Keeps one block of memory for the next. */
void showing_close(struct showing *s);
void showing_done(struct showing *s);
void showing_draw(const struct showing *s, struct moment now, struct draw_list *l);

#endif
