/* The opt-out form, between its files: its state, and one function for each screen.
 *
 * Who it is (optout-who, the list of the thanks form), what to hide (optout), then what became of
 * it, with a moment to take it back. Hiding asks nobody for a PIN; showing again does, or one
 * person could expose another. */
#ifndef FORMS_OPTOUT_H
#define FORMS_OPTOUT_H

#include "forms/thanks.h"
#include "model/optout.h"
#include "ui/pin_pad.h"

enum { OPTOUT_UNDO_MS = 8000, OPTOUT_GOODBYE_MS = 5000 };

enum optout_screen {
    OPTOUT_WHO,
    OPTOUT_WHAT,
    OPTOUT_PIN,         /* to show again what is hidden */
    OPTOUT_HIDDEN,
    OPTOUT_SHOWN,       /* again */
    OPTOUT_NOT_HIDDEN,  /* it could not be written down */
    OPTOUT_NOT_SHOWN,   /* nor could that it is shown again */
    OPTOUT_CANNOT,      /* the store could not write when the form opened */
};

struct optout_form {
    enum optout_screen screen;
    struct thanks pick;         /* who it is: pick.from */
    unsigned what;              /* is to be hidden: bits of model/optout.h */
    bool waiting;               /* an intent is out and not answered */
    enum intent_kind asked;     /* the kind of the last one */
    bool unlocked;              /* the PIN was right: showing again goes out by itself */
    struct pin_pad pad;
    char pin[CAP_PIN + 1];      /* to be tried in this pass */
    msec since;                 /* of the screens that leave by themselves; -1 not drawn yet */
};

enum optout_wish {
    OPTOUT_NOTHING,
    OPTOUT_HIDE,
    OPTOUT_SHOW_AGAIN,
    OPTOUT_TRY_PIN,
    OPTOUT_CLOSE,
};
enum optout_wish optout_what(struct optout_form *s, const struct form_env *env);
enum optout_wish optout_pin(struct optout_form *s, const struct form_env *env);
/* What became of it, and that it cannot be. */
enum optout_wish optout_end(struct optout_form *s, const struct form_env *env);

void optout_go(struct optout_form *s, const struct form_env *env, enum optout_screen screen);
/* What the person has hidden, as far as the form's snapshot knows. */
unsigned optout_before(const struct optout_form *s, const struct form_env *env);

#endif
