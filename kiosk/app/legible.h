/* Legible: the audit of draw/audit.h over the application's own screens: which panel kiosk.conf
 * speaks of, and the table that --audit prints. */
#ifndef APP_LEGIBLE_H
#define APP_LEGIBLE_H

#include "app/core.h"
#include "draw/audit.h"

/* The panel of kiosk.conf, or what is usual for a display of this size. */
struct audit_panel legible_panel(const struct config *config, px display_w, px display_h);

/* Opens a on the core's renderer and panel; the core must outlive it and be offscreen. */
void legible_init(struct audit *a, struct core *c);
/* Audits the current frame of the core under this name; ret may be NULL. */
void legible_frame(struct audit *a, struct core *c, const char *name, struct audit_screen *ret);

void legible_print_head(const struct audit *a);
void legible_print_row(const char *name, const struct audit_screen *screen);
/* The violations, one sentence each. */
void legible_print_end(const struct audit *a);

#endif
