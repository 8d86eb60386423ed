/* Chrome: the strip that every slide has, and that never moves: clock, date, progress marks, "Say
 * thanks". */
#ifndef SCENE_CHROME_H
#define SCENE_CHROME_H

#include "platform/clock.h"
#include "scene/slide.h"
#include "ui/ui.h"

/* The words of one minute, made when it begins: a frame of a change of slide makes none. */
struct chrome {
    bool known;
    int32_t day;
    int16_t minute;
    enum clock_trust trust;
    char clock[32];
    char date[4][96]; /* from long to short */
};

/* What one frame shows. */
struct chrome_frame {
    const struct canvas *canvas;
    struct text *text;
    const struct theme *theme;
    const struct slide_fields *mark;
    unsigned position, positions;
    bool pressed;
    float nudge; /* share of the ring's way; 0 none */
};

/* True when the words changed. */
bool chrome_tell(struct chrome *c, const struct clock_local *now);
/* Forget the words: the language changed. */
void chrome_forget(struct chrome *c);
/* Where the call to action is; its hit box has at least the smallest target's height. */
struct box chrome_cta(const struct canvas *c);
void chrome_draw(const struct chrome *c, const struct chrome_frame *f, struct draw_list *l);

#endif
