/* Sheets: what a form says when there is nothing more to choose. A title, a line, a button or two
 * on plain paper. */
#ifndef FORMS_SHEET_H
#define FORMS_SHEET_H

#include "scene/form.h"

struct sheet_button {
    const char *name, *label;       /* name NULL: there is no such button */
    bool off;
};
struct sheet {
    const char *title, *line;       /* line "": none */
    struct sheet_button first, second;
    bool second_undoes;             /* then it is no way to leave */
};
enum sheet_answer { SHEET_NOTHING, SHEET_FIRST, SHEET_SECOND };

/* One pass. Esc is the last button, but never one that undoes something. */
enum sheet_answer sheet_run(const struct form_env *env, const struct sheet *s);

#endif
