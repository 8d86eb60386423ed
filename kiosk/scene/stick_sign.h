/* Stick sign: over a form that somebody is using when a stick is plugged in. It is no target and
 * takes nothing away: it hangs in the strip above every form's header, and on a compact canvas,
 * where there is none, on the corner of the round button that leaves the form. */
#ifndef SCENE_STICK_SIGN_H
#define SCENE_STICK_SIGN_H

#include "draw/list.h"
#include "model/stick.h"

/* Onto the whole canvas of the display, before it is mirrored. */
void stick_sign_draw(struct draw_list *l, struct text *text, const struct canvas *c,
                     const struct theme *t, enum stick_phase phase);

#endif
