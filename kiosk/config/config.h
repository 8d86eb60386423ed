/* kiosk.conf: what an administrator may set on the machine. Every key stands in one table with
 * name, type, default and a sentence; the same table prints the commented default file (kiosk
 * --help-config). Parsed with libinih. What facilities load (settings.ini) belongs to content, not
 * here. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "base/err.h"
#include "base/unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum config_theme { CONFIG_THEME_AUTO, CONFIG_THEME_DAY, CONFIG_THEME_NIGHT };
enum config_signing { CONFIG_SIGN_OPTIONAL, CONFIG_SIGN_ALWAYS, CONFIG_SIGN_NEVER };
enum config_moderation { CONFIG_HOLD_UNSURE, CONFIG_HOLD_ALL, CONFIG_HOLD_NOTHING };

struct config {
    char data[1024];          /* [kiosk] data */
    char language[32];        /* [kiosk] language, "" = settings.ini's, then the system's */
    char keyboards[128];      /* [kiosk] keyboards: layouts by name, "" = language's and en */
    int rotate;               /* [display] rotate: quarter turns clockwise, 0..3 */
    enum config_theme theme;  /* [display] theme */
    int dim_minutes;          /* [display] dim-after minutes without a touch by night, 0 = never */
    bool reduced_motion;      /* [display] reduced-motion */
    bool fullscreen;          /* [display] fullscreen, desktop only */
    float panel_inches;       /* [panel] diagonal, 0 = what the panel says of itself */
    int panel_cm;             /* [panel] distance that slides are read from, 0 = unknown */
    int panel_bottom_mm;      /* [panel] bottom, its lower edge above the floor, 0 = unknown */
    int panel_reach_mm;       /* [panel] reach, above the floor; forms keep below, 0 = no limit */
    enum config_moderation moderation; /* [notes] hold = unsure|all|nothing */
    enum config_signing signing; /* [notes] sign = optional|always|never, by name */
    int notes_per_session;    /* [notes] per-session: at one go at the panel, within 10 minutes */
    int notes_per_person;     /* [notes] per-person: from one signer to one person on one day */
    int notes_days;           /* [notes] days a note stays in the rotation, 14 */
};

void config_defaults(struct config *c);
/* Reads path over the values in c. A wrong value or unknown key gives ERR_BAD_DATA with its line
 * and leaves that key as it was; reading goes on. ERR_NOT_FOUND when there is no such file. */
enum err config_read(struct config *c, const char *path, struct diag *d) MUST_CHECK;
/* The same over bytes in memory (tests, fuzzing). */
enum err config_parse(struct config *c, const char *text, size_t n, struct diag *d) MUST_CHECK;
/* Where notes and content live when nobody said: $STATE_DIRECTORY of the service, else
 * $XDG_DATA_HOME/kiosk, else ~/.local/share/kiosk. */
void config_default_data(char *dst, size_t size);
/* A kiosk.conf with every key, its default and its sentence. */
void config_print_defaults(FILE *out);

#endif
