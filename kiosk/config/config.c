#include "config/config.h"

#include "base/str.h"

#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { CONFIG_BYTES = 64 << 10 };

enum type { TYPE_TEXT, TYPE_BOOL, TYPE_CHOICE, TYPE_NUMBER, TYPE_DECIMAL };

/* The one table: every key with its type, default and sentence. */
static const struct key {
    const char *section, *name;
    enum type type;
    size_t offset, size;
    const char *fallback;
    const char *choices;   /* TYPE_CHOICE: "a|b|c", stored as an int: the place in the list */
    int least, most;       /* TYPE_NUMBER, TYPE_DECIMAL */
    const char *doc;
} keys[] = {
#define FIELD(member) offsetof(struct config, member), sizeof ((struct config *)0)->member
    {"kiosk", "data", TYPE_TEXT, FIELD(data), "", NULL, 0, 0,
     "Where notes and content live. Empty: $XDG_DATA_HOME/kiosk; the service uses /var/lib/kiosk."},
    {"kiosk", "language", TYPE_TEXT, FIELD(language), "", NULL, 0, 0,
     "Language of the screen, such as en or de. Empty: settings.ini decides, then the system."},
    {"kiosk", "keyboards", TYPE_TEXT, FIELD(keyboards), "", NULL, 0, 0,
     "Layouts of the on-screen keyboard, such as en de pl; with several a key changes between "
     "them. Empty: that of the language and English."},
    {"display", "rotate", TYPE_CHOICE, FIELD(rotate), "0", "0|90|180|270", 0, 0,
     "How far the picture is turned clockwise on the panel."},
    {"display", "theme", TYPE_CHOICE, FIELD(theme), "auto", "auto|day|night", 0, 0,
     "Colours. auto: night in the quiet hours of settings.ini."},
    {"display", "dim-after", TYPE_NUMBER, FIELD(dim_minutes), "10", NULL, 0, 1440,
     "Minutes without a touch after which the screen is dimmed in the quiet hours. 0: never."},
    {"display", "reduced-motion", TYPE_BOOL, FIELD(reduced_motion), "no", NULL, 0, 0,
     "Replace movement by a short cross-fade."},
    {"display", "fullscreen", TYPE_BOOL, FIELD(fullscreen), "no", NULL, 0, 0,
     "Fill the screen of a desktop. On a bare console the kiosk always does."},
    {"panel", "diagonal", TYPE_DECIMAL, FIELD(panel_inches), "0", NULL, 0, 200,
     "Diagonal of the panel in inches, so that keys are large enough for fingers. 0: what the "
     "panel says of itself; --audit then takes 43, or 7 when a side has fewer than 600 pixels."},
    {"panel", "distance", TYPE_NUMBER, FIELD(panel_cm), "0", NULL, 0, 2000,
     "From how far the slides are read, in centimetres, for --audit. 0: 400, or 70 on such a "
     "small panel."},
    {"panel", "bottom", TYPE_NUMBER, FIELD(panel_bottom_mm), "0", NULL, 0, 3000,
     "Height of the panel's lower edge above the floor, in millimetres. 0: not known."},
    {"panel", "reach", TYPE_NUMBER, FIELD(panel_reach_mm), "0", NULL, 0, 3000,
     "Forms keep below this height above the floor, in mm; 1220 is within reach from a wheelchair. "
     "If sizes are not known: in the lower half of an upright panel. 0: no limit."},
    {"notes", "hold", TYPE_CHOICE, FIELD(moderation), "unsure", "unsure|all|nothing", 0, 0,
     "Which notes wait for review. unsure: those that may hurt, or have a link or a phone number."},
    {"notes", "sign", TYPE_CHOICE, FIELD(signing), "optional", "optional|always|never", 0, 0,
     "Whether a note is signed with a name, or by a colleague in a department."},
    {"notes", "per-session", TYPE_NUMBER, FIELD(notes_per_session), "10", NULL, 1, 100,
     "How many notes can be written within ten minutes, until nobody touches the panel for a "
     "minute."},
    {"notes", "per-person", TYPE_NUMBER, FIELD(notes_per_person), "3", NULL, 1, 100,
     "How many notes a day one person can write to one other. A note to several people or to a "
     "department does not count."},
    {"notes", "days", TYPE_NUMBER, FIELD(notes_days), "14", NULL, 1, 366,
     "How many days a note stays in the rotation."},
#undef FIELD
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static bool is_number(const struct key *k)
{
    return k->type == TYPE_NUMBER || k->type == TYPE_DECIMAL;
}

static bool parse_bool(const char *s, bool *ret)
{
    static const char *const yes[] = {"yes", "true", "on", "1"}, *const no[] = {"no", "false",
                                                                               "off", "0"};
    for (unsigned i = 0; i < 4; i++) {
        if (str_equal(s, yes[i]) || str_equal(s, no[i])) {
            *ret = str_equal(s, yes[i]);
            return true;
        }
    }
    return false;
}

/* The place of s in "a|b|c", -1 when it is none of them. */
static int parse_choice(const char *choices, const char *s)
{
    size_t n = strlen(s);
    int place = 0;
    for (const char *c = choices;; place++) {
        size_t len = strcspn(c, "|");
        if (len == n && memcmp(c, s, n) == 0) {
            return place;
        }
        if (c[len] == '\0') {
            return -1;
        }
        c += len + 1;
    }
}

static bool set_value(struct config *c, const struct key *k, const char *value)
{
    char *member = (char *)c + k->offset;
    switch (k->type) {
    case TYPE_TEXT:
        if (strlen(value) >= k->size) {
            return false;
        }
        memcpy(member, value, strlen(value) + 1);
        return true;
    case TYPE_BOOL:
        return parse_bool(value, (bool *)member);
    case TYPE_CHOICE: {
        int place = parse_choice(k->choices, value);
        if (place >= 0) {
            memcpy(member, &place, sizeof place);
        }
        return place >= 0;
    }
    case TYPE_NUMBER: {
        char *end;
        errno = 0;
        long n = strtol(value, &end, 10);
        if (end == value || *end || errno || n < k->least || n > k->most) {
            return false;
        }
        int number = (int)n;
        memcpy(member, &number, sizeof number);
        return true;
    }
    case TYPE_DECIMAL: {
        char *end;
        float n = strtof(value, &end);
        if (end == value || *end || !(n >= (float)k->least && n <= (float)k->most)) {
            return false;
        }
        memcpy(member, &n, sizeof n);
        return true;
    }
    }
    return false;
}

_Static_assert(sizeof(enum config_theme) == sizeof(int), "choices are stored as int");
_Static_assert(sizeof(enum config_signing) == sizeof(int), "choices are stored as int");
_Static_assert(sizeof(enum config_moderation) == sizeof(int), "choices are stored as int");

static const struct key *find_key(const char *section, const char *name)
{
    for (unsigned i = 0; i < KEY_COUNT; i++) {
        if (str_equal(keys[i].section, section) && str_equal(keys[i].name, name)) {
            return &keys[i];
        }
    }
    return NULL;
}

void config_defaults(struct config *c)
{
    *c = (struct config){0};
    for (unsigned i = 0; i < KEY_COUNT; i++) {
        set_value(c, &keys[i], keys[i].fallback);
    }
}

void config_default_data(char *dst, size_t size)
{
    const char *state = getenv("STATE_DIRECTORY"), *xdg = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (!str_empty(state)) {
        str_copy(dst, size, state);
    } else if (!str_empty(xdg)) {
        str_format(dst, size, "%s/kiosk", xdg);
    } else {
        str_format(dst, size, "%s/.local/share/kiosk", str_empty(home) ? "" : home);
    }
}

/* inih hands over no line numbers to its handler, so lines are fed and counted here. */
struct reading {
    struct config *config;
    struct diag *diag;
    const char *text;
    size_t left;
    unsigned line;
    enum err err;
};

static char *next_line(char *dst, int size, void *stream)
{
    struct reading *r = stream;
    if (r->left == 0) {
        return NULL;
    }
    const char *end = memchr(r->text, '\n', r->left);
    size_t n = end ? (size_t)(end - r->text) + 1 : r->left;
    size_t kept = n < (size_t)size ? n : (size_t)size - 1;
    memcpy(dst, r->text, kept);
    dst[kept] = '\0';
    r->text += n;
    r->left -= n;
    r->line++;
    if (kept < n && r->err == ERR_OK) {
        r->err = diag_set(r->diag, ERR_BAD_DATA, "", r->line, (unsigned)kept,
                          "This line is longer than %d bytes; its end was left out.", size - 1);
    }
    return dst;
}

static int take_pair(void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;
    const struct key *k = find_key(section, name);
    if (k && value && set_value(r->config, k, value)) {
        return 1;
    }
    if (r->err != ERR_OK) {
        return 1; /* the first problem is the one that is told */
    }
    if (!k) {
        r->err = diag_set(r->diag, ERR_BAD_DATA, "", r->line, 1,
                          "There is no key “%s” in section [%s]; it was ignored.", name, section);
    } else if (is_number(k)) {
        r->err = diag_set(r->diag, ERR_BAD_DATA, "", r->line, 1,
                          "%s is “%s”, but a number from %d to %d is needed.", name, value,
                          k->least, k->most);
    } else {
        r->err = diag_set(r->diag, ERR_BAD_DATA, "", r->line, 1,
                          "%s is “%s”, but one of %s is needed.", name, value,
                          k->type == TYPE_BOOL ? "yes|no" :
                          k->choices ? k->choices : "shorter texts");
    }
    return 1;
}

enum err config_parse(struct config *c, const char *text, size_t n, struct diag *d)
{
    struct reading r = {.config = c, .diag = d, .text = text, .left = n};
    if (n > CONFIG_BYTES) {
        return diag_set(d, ERR_LIMIT, "", 0, 0, "This file is larger than %d bytes.", CONFIG_BYTES);
    }
    if (memchr(text, '\0', n)) {
        return diag_set(d, ERR_BAD_DATA, "", 0, 0, "This is not a text file.");
    }
    int line = ini_parse_stream(next_line, &r, take_pair, &r);
    if (line > 0 && r.err == ERR_OK) {
        r.err = diag_set(d, ERR_BAD_DATA, "", (unsigned)line, 1,
                         "This line is neither a [section] nor a key = value.");
    }
    return r.err;
}

enum err config_read(struct config *c, const char *path, struct diag *d)
{
    FILE *f = fopen(path, "re");
    if (!f) {
        enum err e = err_from_errno(errno);
        return diag_set(d, e, path, 0, 0, "This file cannot be read: %s.", strerror(errno));
    }
    char *text = malloc(CONFIG_BYTES + 1);
    size_t n = text ? fread(text, 1, CONFIG_BYTES + 1, f) : 0;
    bool failed = !text || ferror(f);
    fclose(f);
    enum err e = failed ? diag_set(d, ERR_IO, path, 0, 0, "This file cannot be read.")
                        : config_parse(c, text, n, d);
    free(text);
    if (d && e != ERR_OK) {
        str_copy(d->file, sizeof d->file, path);
    }
    return e;
}

void config_print_defaults(FILE *out)
{
    const char *section = "";
    for (unsigned i = 0; i < KEY_COUNT; i++) {
        const struct key *k = &keys[i];
        if (!str_equal(section, k->section)) {
            fprintf(out, "%s[%s]\n", i ? "\n" : "", k->section);
            section = k->section;
        }
        fprintf(out, "; %s", k->doc);
        if (k->choices) {
            fprintf(out, " (%s)", k->choices);
        } else if (is_number(k)) {
            fprintf(out, " (%d to %d)", k->least, k->most);
        } else if (k->type == TYPE_BOOL) {
            fputs(" (yes|no)", out);
        }
        fprintf(out, "\n%s = %s\n", k->name, k->fallback);
    }
}
