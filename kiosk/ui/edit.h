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
    /* For taking back: what was erased last and where it stood, until something else is written or
     * the caret moves; and how many bytes before the caret came at once, where that was more than a
     * word. */
    char gone[CAP_MESSAGE_BYTES];
    size_t gone_len, gone_at, put;
};

/* Cleans s (text/clean.h) and inserts at the caret as much as fits. True when all of it fitted. */
bool edit_insert(struct edit *e, const char *s);
void edit_backspace(struct edit *e);
/* The word before the caret and the blanks behind it. Words stand between blanks. */
void edit_erase_word(struct edit *e);
/* Puts the caret before byte at, or at the next cluster boundary. */
void edit_place(struct edit *e, size_t at);
/* Taking back is one step there and one back, so that a tap by mistake harms nothing: it takes the
 * last word, or the phrase that was put in at once; and after anything was erased, however much, it
 * brings that back. */
enum edit_undo { EDIT_UNDO_NOTHING, EDIT_UNDO_TAKES, EDIT_UNDO_BRINGS };
enum edit_undo edit_can_undo(const struct edit *e);
void edit_undo(struct edit *e);
/* Puts with in the place of what, when that stands before the caret; else inserts it. */
void edit_replace(struct edit *e, const char *what, const char *with);
/* The next letter begins a sentence: nothing before the caret, or a full stop and a blank. */
bool edit_sentence_start(const struct edit *e);
unsigned edit_length(const struct edit *e);      /* grapheme clusters */
/* A key or text of a real keyboard; true when it was an editing one. */
bool edit_input(struct edit *e, const struct input *event);

#endif
