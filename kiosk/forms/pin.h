/* Pin: what a form with a pad (ui/pin_pad.h) says beside it, and hears when a PIN was tried. */
#ifndef FORMS_PIN_H
#define FORMS_PIN_H

#include "model/intent.h"
#include "scene/form.h"
#include "ui/pin_pad.h"

/* Sets the state of the pad, with the tries that are left or the moment up to which it is locked.
 * now: of the UI. */
void pin_answer(struct pin_pad *pad, const struct intent_result *r, msec now);
/* What the pad is for, where there is room beside or above it. */
void pin_words(const struct form_env *env, const char *title, const char *line);

#endif
