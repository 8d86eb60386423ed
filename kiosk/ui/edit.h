/* A text being written: bytes, caret, limit. Grapheme clusters are never split. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "base/caps.h"
#include "base/input.h"

#include <stdbool.h>
#include <stddef.h>

struct edit {
    char text[CAP_MESSAGE_BYTES];   /* NUL-terminated */
    size_t len, caret;              /* bytes; caret at a cluster boundary */
    unsigned limit;                 /* grapheme clusters */
};

/* Cleans s (text/clean.h) and inserts at the caret as much as fits. True when all of it fitted. */
bool edit_insert(struct edit *e, const char *s);
void edit_backspace(struct edit *e);
/* Puts with in the place of what, when that stands before the caret; else inserts it. */
void edit_replace(struct edit *e, const char *what, const char *with);
/* The next letter begins a sentence: nothing before the caret, or a full stop and a blank. */
bool edit_sentence_start(const struct edit *e);
unsigned edit_length(const struct edit *e);      /* grapheme clusters */
/* A key or text of a real keyboard; true when it was an editing one. */
bool edit_input(struct edit *e, const struct input *event);

#endif
