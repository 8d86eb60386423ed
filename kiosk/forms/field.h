/* Fields: a text being written, in its box. Fitted lines, the caret, the counter, and what the
 * keyboards do to the text. */
#ifndef FORMS_FIELD_H
#define FORMS_FIELD_H

#include "scene/form.h"
#include "ui/edit.h"

enum { FIELD_NOTE_LEAST = 3 }; /* clusters of a note, a new one or one in other words */

struct field {
    const char *name;               /* of its target */
    struct edit *edit;
    struct keyboard *keys;
    bool *keyboard;                 /* the on-screen keyboard is open and writes here */
    msec input_at;                  /* of the last input: the caret rests ten seconds after it */
    const char *hint, *hint_writing; /* in the empty field, without and with the caret */
};

/* Where it stands on a canvas, before that is mirrored. */
struct field_place {
    struct box box;
    du text_x, text_top, text_w, text_h, max, min, step; /* of the text in the box */
    float (*leading)(du size);
    du counter_x, counter_y, counter;
    du caret_w;
};

/* Opens the keyboard or moves the caret when tapped. */
void field_run(const struct form_env *env, const struct field *f, const struct field_place *p);

/* The on-screen keyboard. True when a key was used; *shown ends with "Hide". */
bool field_keyboard(const struct form_env *env, struct keyboard *keys, struct edit *e, bool *shown,
                    bool sentences);
/* Gives what a real keyboard wrote to e, the text of the field called name. True when it was text
 * or an editing key. */
bool field_type(const struct form_env *env, struct edit *e, const char *name);

/* Half a second on, half a second off, and on at rest. */
bool field_caret_on(const struct form_env *env, msec input_at);
/* A line of what is being written; x: its left end, before a screen is mirrored. */
struct field_line { const char *s; size_t n; enum face face; du size, x, width; };
/* The place from first to last that is drawn nearest to x; line->s is NUL-terminated. */
size_t field_caret_at(const struct form_env *env, const struct field_line *line, size_t first,
                      size_t last, du x);
/* Left end of a caret of width w there; behind the last character it keeps gap from it. */
du field_caret_left(const struct form_env *env, const struct field_line *line, size_t at, du w,
                    du gap);

#endif
