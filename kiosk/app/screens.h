/* Screens: a walk through everything the product can show, on a fake clock: every kind of slide,
 * then every step of every form. --shots writes what it sees, --audit judges it. */
#ifndef APP_SCREENS_H
#define APP_SCREENS_H

#include "app/core.h"

#include <limits.h>

/* name: "kudos", "kudos-2", "form-1-search"; list: valid during the call. */
typedef void (*screens_visitor)(void *ctx, const char *name, const struct draw_list *list);

enum { SCREENS_FEW = 3, SCREENS_ALL = INT_MAX };

/* The first items of each kind of slide, at most so many. The core's clock must be a fake one.
 * Intents of the forms are answered here and never stored. Returns the number of screens. */
unsigned screens_each(struct core *c, unsigned items, screens_visitor visit, void *ctx);

#endif
