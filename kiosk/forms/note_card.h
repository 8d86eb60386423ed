/* Note cards: the words of a stored note, and below them who thanks whom, for forms that ask what
 * shall become of it. Not the slide: whoever decides needs all the words, large, and all the names
 * that there is room for. */
#ifndef FORMS_NOTE_CARD_H
#define FORMS_NOTE_CARD_H

#include "scene/form.h"

/* message: what to show in the place of the note's own words. */
void note_card_draw(const struct form_env *env, const struct kudos *k, const char *message,
                    struct box b);

#endif
