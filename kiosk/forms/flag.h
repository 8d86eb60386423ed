/* Flag: somebody minds the note that stands on the screen. */
#ifndef FORMS_FLAG_H
#define FORMS_FLAG_H

#include "scene/form.h"

/* The note that stood when the form was opened; NULL when none did, or when it has gone since. */
const struct kudos *flag_note(const struct form_env *env);

#endif
