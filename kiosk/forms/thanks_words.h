/* The screen of the words (form-2), between its files. */
#ifndef FORMS_THANKS_WORDS_H
#define FORMS_THANKS_WORDS_H

#include "forms/thanks.h"

enum { PHRASES = 3 };               /* that are offered at most */

/* Where things stand on a canvas. */
struct thanks_words_place {
    struct field_place field;
    struct box phrase;              /* the first one of phrases */
    unsigned phrases;               /* that there is room for */
    du phrase_step, phrase_size;
    struct thanks_chips chips;
    struct box next;
    du panel;
};

/* Beginnings to go on from. */
void thanks_phrases(struct thanks *s, const struct form_env *env,
                    const struct thanks_words_place *p);
/* Whole sentences in the place of the hidden keyboard. While nothing of one's own is written, a tap
 * on one is the whole note and goes on; after that it adds to the words. True when it goes on. */
bool thanks_ready(struct thanks *s, const struct form_env *env,
                  const struct thanks_words_place *p);

#endif
