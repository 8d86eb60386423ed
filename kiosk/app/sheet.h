/* Sheet: a picture of many pictures, each with its name below, to see all screens at once. */
#ifndef APP_SHEET_H
#define APP_SHEET_H

#include "draw/theme.h"
#include "platform/window.h"
#include "text/text.h"

/* More would be too small to tell apart. */
enum { SHEET_SCREENS = 512 };

struct thumbnail {
    char name[64];
    uint32_t *pixels;
};

/* Zeroed is empty. */
struct sheet {
    struct thumbnail at[SHEET_SCREENS];
    unsigned count;
    px w, h;        /* of every thumbnail */
};

/* Adds what the window shows; all windows have one size. Beyond SHEET_SCREENS it does nothing. */
void sheet_add(struct sheet *s, struct window *w, const char *name);
/* Leaves text with another scale. */
enum err sheet_write(const struct sheet *s, struct text *text, const struct theme *theme,
                     const char *path) MUST_CHECK;
void sheet_done(struct sheet *s);

#endif
