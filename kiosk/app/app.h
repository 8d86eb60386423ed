/* The application: creates everything, wires it, runs, destroys in reverse. One entry for each way
 * of running; app_run is the kiosk itself. */
#ifndef APP_APP_H
#define APP_APP_H

#include "config/config.h"
#include "base/unit.h"
#include "platform/clock.h"

#include <stdbool.h>

struct app_options {
    struct config config;
    struct clock clock;
    int display_w, display_h;   /* 0: the display's own size */
    const char *config_file;    /* --config FILE, NULL: none was named */
    const char *shots;          /* --shots DIR */
    bool audit;                 /* --audit, with --shots */
    const char *play;           /* --play FILE */
    const char *stats;          /* --stats FILE */
    msec plan_span;             /* --plan: how far ahead; 0 = not asked */
    bool json;
    msec exit_after;            /* MSEC_NEVER; 0 = first frame */
};

/* Each returns an exit code of architecture.md §7. */
int app_run(const struct app_options *o);     /* the kiosk itself */
int app_shots(const struct app_options *o);
int app_play(const struct app_options *o);
/* What would be shown, from the clock's moment on, one line a slide on stdout. */
int app_plan(const struct app_options *o);

/* The program and the libraries that are linked, one line each on stdout. */
void app_print_version(void);

#endif
