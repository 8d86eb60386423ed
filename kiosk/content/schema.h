/* The tables of content.db: the one description of every part's columns.
 *
 * For each part C(name, sql) lists its columns in order; this makes both the CREATE TABLE and the
 * enum by which content_row's values are indexed:
 *
 *   const char *v[PEOPLE_COLUMNS] = {[PEOPLE_KEY] = "p001", [PEOPLE_NAME] = "Zoë Lindqvist", …};
 *   content_row(w, "people", v, PEOPLE_COLUMNS);
 *
 * Every value is a string, NULL where the column says "or NULL". Dates are ISO 8601 (2026-11-23),
 * times HH:MM, numbers decimal with a point. STRICT tables: text that is no number is refused in an
 * INTEGER or REAL column. Rows keep the order in which they were given. */
#ifndef CONTENT_SCHEMA_H
#define CONTENT_SCHEMA_H

#define CONTENT_APPLICATION_ID 0x42726d43 /* "BrmC" */
/* A new number for every change of the tables below; generation.c says what an older one lacks. */
#define CONTENT_VERSION 2

#define DEPARTMENTS_TABLE(C)                                                                       \
    C(DEPARTMENTS_NAME, "name TEXT NOT NULL")                                               \
    C(DEPARTMENTS_COLOUR, "colour INTEGER NOT NULL") /* row of the palette, 0..11 */               \
    C(DEPARTMENTS_ABOUT, "about TEXT NOT NULL DEFAULT ''")

#define PEOPLE_TABLE(C)                                                                            \
    C(PEOPLE_KEY, "key TEXT NOT NULL") /* stable from import to import */                   \
    C(PEOPLE_NAME, "name TEXT NOT NULL")                                                           \
    C(PEOPLE_DEPARTMENT, "department TEXT NOT NULL") /* its name */                                \
    C(PEOPLE_BIRTHDAY, "birthday TEXT") /* MM-DD, or NULL: unknown or not to be shown */           \
    C(PEOPLE_STARTED, "started TEXT")   /* date or NULL */                                         \
    C(PEOPLE_PHOTO, "photo TEXT")       /* asset id or NULL */                                     \
    C(PEOPLE_ALIASES, "aliases TEXT NOT NULL DEFAULT ''") /* separated by "; " */

/* A social that repeats is one row; one that lasts several days has an end_day. */
#define SOCIALS_TABLE(C)                                                                           \
    C(SOCIALS_TITLE, "title TEXT NOT NULL")                                                        \
    C(SOCIALS_DAY, "day TEXT NOT NULL")  /* of the first happening */                              \
    C(SOCIALS_START, "start TEXT")       /* HH:MM, NULL: all day */                                \
    C(SOCIALS_END_DAY, "end_day TEXT")   /* last day, NULL: the same day */                        \
    C(SOCIALS_END, "end TEXT")           /* HH:MM, NULL: open-ended */                             \
    C(SOCIALS_PLACE, "place TEXT NOT NULL DEFAULT ''")                                             \
    C(SOCIALS_DETAILS, "details TEXT NOT NULL DEFAULT ''")                                         \
    C(SOCIALS_PICTURE, "picture TEXT")   /* asset id or NULL */                                    \
    C(SOCIALS_HOST1, "host1 TEXT")       /* name of a department, or NULL */                       \
    C(SOCIALS_HOST2, "host2 TEXT")                                                                 \
    C(SOCIALS_REPEAT, "repeat TEXT NOT NULL DEFAULT ''") /* '' weekly 2-weekly monthly yearly */   \
    C(SOCIALS_UNTIL, "until TEXT")       /* last day a repeat may begin on, or NULL */

#define COMPETITIONS_TABLE(C)                                                                      \
    C(COMPETITIONS_NAME, "name TEXT NOT NULL")                                              \
    C(COMPETITIONS_UNIT, "unit TEXT NOT NULL DEFAULT ''")                                          \
    C(COMPETITIONS_GOAL, "goal REAL")     /* or NULL */                                            \
    C(COMPETITIONS_PRIZE, "prize TEXT NOT NULL DEFAULT ''")                                        \
    C(COMPETITIONS_STARTS, "starts TEXT") /* date, NULL: has always run */                         \
    C(COMPETITIONS_ENDS, "ends TEXT")     /* last day, NULL: open */                               \
    C(COMPETITIONS_ABOUT, "about TEXT NOT NULL DEFAULT ''")

/* One row for each member, or for each department that plays as a whole. */
#define TEAMS_TABLE(C)                                                                             \
    C(TEAMS_COMPETITION, "competition TEXT NOT NULL")                                              \
    C(TEAMS_TEAM, "team TEXT NOT NULL")                                                            \
    C(TEAMS_MEMBER, "member TEXT")         /* key of a person, or NULL */                          \
    C(TEAMS_DEPARTMENT, "department TEXT") /* name of a department, or NULL */                     \
    C(TEAMS_COLOUR, "colour INTEGER")      /* row of the palette, or NULL */

#define SCORES_TABLE(C)                                                                            \
    C(SCORES_COMPETITION, "competition TEXT NOT NULL")                                             \
    C(SCORES_TEAM, "team TEXT NOT NULL")                                                           \
    C(SCORES_POINTS, "points REAL NOT NULL")                                                       \
    C(SCORES_DAY, "day TEXT")                          /* NULL: from the beginning */              \
    C(SCORES_KIND, "kind TEXT NOT NULL DEFAULT 'add'") /* add; total sets what was so far */       \
    C(SCORES_NOTE, "note TEXT NOT NULL DEFAULT ''")

#define VALUES_TABLE(C)                                                                            \
    C(VALUES_NAME, "name TEXT NOT NULL")                                                    \
    C(VALUES_STARTER, "starter TEXT NOT NULL DEFAULT ''")

#define POSTERS_TABLE(C)                                                                           \
    C(POSTERS_PICTURE, "picture TEXT NOT NULL") /* asset id */                                     \
    C(POSTERS_CAPTION, "caption TEXT NOT NULL DEFAULT ''")                                         \
    C(POSTERS_FROM, "from_day TEXT")            /* date or NULL */                                 \
    C(POSTERS_UNTIL, "until_day TEXT")          /* last day or NULL */                             \
    C(POSTERS_WEEKDAYS, "weekdays INTEGER NOT NULL DEFAULT 0") /* bit 0 Monday; 0: every day */    \
    C(POSTERS_HOUR_FROM, "hour_from TEXT")      /* HH:MM or NULL */                                \
    C(POSTERS_HOUR_UNTIL, "hour_until TEXT")                                                       \
    C(POSTERS_SECONDS, "seconds INTEGER NOT NULL DEFAULT 0") /* 0: the usual time */               \
    C(POSTERS_WIDTH, "width INTEGER NOT NULL")  /* of the stored picture, in pixels */             \
    C(POSTERS_HEIGHT, "height INTEGER NOT NULL")                                                   \
    C(POSTERS_EDGE, "edge INTEGER NOT NULL")    /* 0xRRGGBB: the field it stands on */

#define HELD_WORDS_TABLE(C)                                                                        \
    C(HELD_WORDS_WORD, "word TEXT NOT NULL") /* as written in the file */                          \
    C(HELD_WORDS_LANGUAGE, "language TEXT NOT NULL DEFAULT ''")                                    \
    C(HELD_WORDS_NOTE, "note TEXT NOT NULL DEFAULT ''")

/* Keys: organisation, language (BCP 47), seconds_per_slide (0: by reading length), quiet_from and
 * quiet_until (HH:MM), leap_birthday (28-feb or 1-mar), week_start (0 Monday .. 6 Sunday). */
#define SETTINGS_TABLE(C)                                                                          \
    C(SETTINGS_KEY, "key TEXT NOT NULL")                                                    \
    C(SETTINGS_VALUE, "value TEXT NOT NULL")

/* P(part, table, keyed): every part, in the order in which the canonical hash reads them. keyed: no
 * two rows have the same first column. */
#define CONTENT_PARTS(P)                                                                           \
    P("departments", DEPARTMENTS, true)                                                            \
    P("people", PEOPLE, true)                                                                      \
    P("socials", SOCIALS, false)                                                                   \
    P("competitions", COMPETITIONS, true)                                                          \
    P("teams", TEAMS, false)                                                                       \
    P("scores", SCORES, false)                                                                     \
    P("values", VALUES, true)                                                                      \
    P("posters", POSTERS, false)                                                                   \
    P("held_words", HELD_WORDS, false)                                                             \
    P("settings", SETTINGS, true)

#define CONTENT_COLUMN_NAME(name, sql) name,
enum { DEPARTMENTS_TABLE(CONTENT_COLUMN_NAME) DEPARTMENTS_COLUMNS };
enum { PEOPLE_TABLE(CONTENT_COLUMN_NAME) PEOPLE_COLUMNS };
enum { SOCIALS_TABLE(CONTENT_COLUMN_NAME) SOCIALS_COLUMNS };
enum { COMPETITIONS_TABLE(CONTENT_COLUMN_NAME) COMPETITIONS_COLUMNS };
enum { TEAMS_TABLE(CONTENT_COLUMN_NAME) TEAMS_COLUMNS };
enum { SCORES_TABLE(CONTENT_COLUMN_NAME) SCORES_COLUMNS };
enum { VALUES_TABLE(CONTENT_COLUMN_NAME) VALUES_COLUMNS };
enum { POSTERS_TABLE(CONTENT_COLUMN_NAME) POSTERS_COLUMNS };
enum { HELD_WORDS_TABLE(CONTENT_COLUMN_NAME) HELD_WORDS_COLUMNS };
enum { SETTINGS_TABLE(CONTENT_COLUMN_NAME) SETTINGS_COLUMNS };

#endif
