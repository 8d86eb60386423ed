/* Pin: what a form with a pad (ui/pin_pad.h) hears when a PIN was tried. */
#ifndef FORMS_PIN_H
#define FORMS_PIN_H

#include "scene/form.h"
#include "ui/pin_pad.h"

/* Sets the state of the pad, with the tries that are left or the moment up to which it is locked.
 * now: of the UI. */
void pin_answer(struct pin_pad *pad, const struct intent_result *r, msec now);
/* A screen of the pad alone: what it is for, where there is room for that, and who has the PIN.
 * label: on the button under it. As ui_pin_pad. */
enum pin_pad_action pin_page(const struct form_env *env, struct pin_pad *pad, const char *title,
                             const char *line, const char *label,
                             char ret_pin[static CAP_PIN + 1]);

#endif
