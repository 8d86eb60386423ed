/* The model: an immutable snapshot of everything the screen can show.
 *
 * Plain structs in one arena. Slides and forms read it and nothing else: no SQL, no files, no
 * clock, no SDL. Whatever changes (a note posted, content switched, midnight) makes a new
 * snapshot; the old one is dropped when the last holder lets go. Strings are NUL-terminated
 * UTF-8, cleaned at the boundary, never NULL ("" when absent); they live as long as the model.
 * Indices refer to arrays of the same model. The reference count is atomic: the store thread
 * builds, the UI thread reads. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/unit.h"
#include "model/date.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define MODEL_NONE UINT32_MAX   /* "no index" */

struct department {
    const char *name;
    const char *about;
    unsigned colour;            /* 0..11, row of the palette (model/palette.h) */
};

struct person {
    const char *key;            /* stable across imports */
    const char *name;
    const char *initials;       /* one or two characters, see model_initials */
    const char *photo;          /* asset id (hex SHA-256 plus extension), "" for none */
    const char *aliases;        /* separated by "; " */
    uint32_t department;
    unsigned birth_month, birth_day; /* 0, 0 when unknown or not to be shown */
    date started;               /* DATE_NONE when unknown or not to be shown */
    unsigned hidden;            /* what they asked not to show: bits of model/optout.h */
};

/* One happening of a social: repeats are expanded when the snapshot is built. */
struct social {
    const char *title, *place, *details, *picture;
    date day, end_day;          /* end_day = day for one that ends the same day */
    minute start, end;          /* MINUTE_NONE when all day or open-ended */
    uint32_t host[2];           /* departments, MODEL_NONE when not given */
};

struct team {
    const char *name;
    double points;
    int rank, rank_before;      /* from 1; ties share one. before = a week ago, 0 when new */
    uint32_t *departments;      /* of its members, each once */
    unsigned department_count;
};

struct competition {
    const char *name, *unit, *prize, *about;
    double goal;                /* 0 when none was given */
    date ends;
    struct team *teams;         /* best first */
    unsigned team_count;
};

/* A day in somebody's year that falls into the next seven days, today included. */
struct celebration {
    uint32_t person;
    date day;
    unsigned years;             /* 0: a birthday (age is stored nowhere); else years with us */
};

struct poster {
    const char *picture, *caption;
    date from, until;           /* DATE_NONE: open */
    uint8_t weekdays;           /* bit 0 Monday .. bit 6 Sunday; 0 = every day */
    minute hour_from, hour_until; /* MINUTE_NONE: open */
    unsigned seconds;           /* 0: default dwell */
    px width, height;           /* of the picture */
    rgb edge;                   /* what continues its border: the field it stands on */
};

struct value {
    const char *name, *starter;
};

/* Somebody in a note, as named when it was written: a leaver's note stays readable. */
struct kudos_person {
    const char *name, *department;
    unsigned colour;
    uint32_t person;            /* MODEL_NONE once they have left */
};

/* Who thanks whom. from: a note that is not signed by name has the name "" and at most a department
 * ("a colleague in Sales"). to: the first of those who are thanked; for a whole department its name
 * is "" and its department that one. also: the others, also_count of them, in the order they were
 * chosen. */
struct kudos {
    int64_t id;
    struct kudos_person from, to;
    struct kudos_person *also;  unsigned also_count;
    const char *message, *value;
    const char *reason;         /* why it is held, as in moderation/moderation.h; "" when shown */
    date day;
};

struct settings {
    const char *organisation;
    const char *language;       /* BCP 47, "" = the system's */
    unsigned seconds_per_slide; /* 0: by reading length */
    minute quiet_from, quiet_until; /* night theme; MINUTE_NONE when unset */
    enum leap_birthday leap_birthday;
    unsigned week_start;        /* 0 Monday .. 6 Sunday */
};

struct model {
    struct arena arena;
    atomic_uint refs;
    date today;
    struct department *departments;   unsigned department_count;
    struct person *people;            unsigned person_count;     /* by name, collated */
    struct social *socials;           unsigned social_count;     /* by day and start, from today */
    struct competition *competitions; unsigned competition_count; /* those that run today */
    struct celebration *celebrations; unsigned celebration_count; /* by day, then name */
    struct poster *posters;           unsigned poster_count;     /* shown today */
    struct value *values;             unsigned value_count;
    struct kudos *kudos;              unsigned kudos_count;      /* newest first */
    struct kudos *held;               unsigned held_count;       /* wait for review, oldest first,
                                                                    at most CAP_HELD */
    unsigned held_total;
    bool no_pin;                      /* nobody has chosen one for the review yet */
    const char **held_words;          unsigned held_word_count;  /* folded */
    struct optout *optouts;           unsigned optout_count;     /* that were applied */
    uint64_t optout_hash;       /* which those are; 0: nobody has looked yet (model/optout.h) */
    struct settings settings;
};

/* An empty snapshot with one reference: no people, one welcome slide. */
struct model *model_new(date today);
struct model *model_ref(struct model *m);
void model_unref(struct model *m);      /* accepts NULL */

/* By key, O(n); MODEL_NONE when there is none. */
uint32_t model_find_person(const struct model *m, const char *key);
/* The department of a person; NULL when the person or the department is none of the model's. */
const struct department *model_department_of(const struct model *m, uint32_t person);
/* First letters of the first and the last word, diacritics kept; one letter for scripts without
 * case. In the arena. */
const char *model_initials(struct arena *a, const char *name);
/* Ranks teams by points (ties share a rank) and sorts best first; before[i] are the points a
 * week ago of teams[i] as passed in, or NULL. */
void model_rank(struct team *teams, unsigned n, const double *before);

#endif
