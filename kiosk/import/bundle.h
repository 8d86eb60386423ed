/* A bundle: everything that one import has read, as rows for a generation.
 *
 * Each part (people, socials, …) reads its files from the folder, reports, and adds rows; nothing
 * is written before all parts are done. A part whose file is absent or unusable keeps no rows and
 * present = false: the generation keeps what it had. Strings live in the arena. */
#ifndef IMPORT_BUNDLE_H
#define IMPORT_BUNDLE_H

#include "base/caps.h"
#include "import/folder.h"
#include "import/import.h"
#include "import/photo.h"
#include "import/table.h"
#include "model/model.h"

enum part {
    PART_DEPARTMENTS, PART_PEOPLE, PART_SOCIALS, PART_COMPETITIONS, PART_TEAMS, PART_SCORES,
    PART_VALUES, PART_POSTERS, PART_HELD_WORDS, PART_SETTINGS,
};
enum { PART_COUNT = PART_SETTINGS + 1 };

struct rows {
    const char *const **row; unsigned count, cap;
    unsigned columns;
    bool present;
};

struct people_entry;

struct staff_department {
    const char *name, *about;
    unsigned colour;
    bool coloured;             /* a colour was asked for, or it had one before */
};

struct staff_person {
    const char *key, *name, *department, *aliases;
};

struct bundle {
    const struct import_params *params;
    struct report *report;
    struct folder folder;
    struct arena arena;
    struct model *before;      /* the current content; empty when there is none */
    struct rows part[PART_COUNT];
    struct staff_department department[CAP_DEPARTMENTS]; unsigned department_count;
    struct staff_person *person; unsigned person_count;
    struct people_entry *index; unsigned index_count, index_cap; /* people_find.c */
    const struct person **before_by_key;
    unsigned pictures;         /* converted so far */
    struct named_picture {
        const char *name, *id, *why;
        bool found;
    } *named; unsigned named_count, named_cap; /* that a table has named so far */
    enum err storage;          /* the first failure of our own disk; ends the import */
    enum bundle_stop { BUNDLE_GOES_ON, BUNDLE_CANCELLED, BUNDLE_PULLED } stop;
    char stopped_at[256];      /* the file that could not be read any more */
    unsigned done, total;      /* files, for those who wait */
};

/* Counts the files that will be read. */
void bundle_count(struct bundle *b);
/* Before a file is read. False when the import has been stopped: nothing is read any more then, and
 * nothing is reported, since nothing will be built. */
bool bundle_goes_on(struct bundle *b, const char *file);
/* The same while that file takes long: it is not counted again. */
bool bundle_still_goes_on(struct bundle *b, const char *file);
/* After a file or folder that was listed could not be read: true when that ends the import. */
bool bundle_lost(struct bundle *b, enum err e, const char *file);

/* Enters a folder of the folder. False when it is absent, or unusable and reported. */
bool bundle_enter(struct bundle *b, const char *name, struct folder *ret);
/* The file of a table ("people.csv"): that, or a workbook called so ("people.xlsx"); NULL when
 * there is none. Of both the CSV is read, which is reported; prefix stands before names in reports.
 * */
struct folder_entry *bundle_find_table(struct bundle *b, struct folder *folder,
                                       const char *prefix, const char *file);
/* Reads a table of the folder. False when it is absent, or unusable and reported. */
bool bundle_table(struct bundle *b, const char *file, const struct table_column *column,
                  unsigned column_count, struct table *ret);
/* The same for a file of a folder entered from b's; file is its name in reports. */
bool bundle_table_at(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                     const char *file, const struct table_column *column, unsigned column_count,
                     struct table *ret);
/* Bytes of a file; false after a report. file is its name there. */
bool bundle_bytes(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                  const char *file, size_t cap, struct buf *ret);
/* From here on the part is replaced. */
void bundle_replace(struct bundle *b, enum part part);
/* Errors and warnings so far. */
unsigned bundle_problems(const struct bundle *b);
/* The same once a file was read and kept rows of it are sound, but false after a report when it had
 * nothing but problems: the part stays as it was then. A file that is empty but for its header has
 * no problems and empties the part. problems: before it was opened. */
bool bundle_settle(struct bundle *b, enum part part, const char *file, unsigned kept,
                   unsigned problems);
/* n values in the order of the part's columns (content/schema.h); NULL is SQL NULL. */
void bundle_row(struct bundle *b, enum part part, const char *const *value, unsigned n);
/* Text of a number or date in the arena; NULL for none. */
const char *bundle_number(struct bundle *b, long long n);
const char *bundle_date(struct bundle *b, date d);
const char *bundle_minute(struct bundle *b, minute m);

/* Converts and stores a picture; ret_photo (may be NULL) is all of it but its bytes. NULL when that
 * failed; why then says it. */
const char *bundle_picture(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                           enum photo_use use, struct photo *ret_photo, struct diag *why);
/* The two halves of it, for a file that becomes several pictures. */
bool bundle_picture_bytes(struct bundle *b, struct folder *folder, struct folder_entry *entry,
                          struct buf *ret, struct diag *why);
/* Stores a picture and ends its bytes. */
const char *bundle_picture_store(struct bundle *b, struct photo *photo, struct diag *why);
/* A picture that a row of t names in column: looked for in the folders posters and pictures,
 * and beside the tables. NULL when there is none; a missing or broken one is reported. */
const char *bundle_picture_named(struct bundle *b, const struct table *t, unsigned row,
                                 unsigned column);

/* A palette name or #rrggbb; false when the row names none (or, reported, something else). */
bool bundle_read_colour(const struct table *t, unsigned row, unsigned column, unsigned *ret);
/* Its row number as text, NULL for none. */
const char *bundle_colour(struct bundle *b, const struct table *t, unsigned row, unsigned column);

/* Parts, in the order they are read: later ones refer to earlier ones. */
void departments_read(struct bundle *b);
void people_read(struct bundle *b);
void departments_write(struct bundle *b);
void socials_read(struct bundle *b);
/* After socials_read: adds to its rows. */
void calendars_read(struct bundle *b);
void competitions_read(struct bundle *b);
void posters_read(struct bundle *b);
void values_read(struct bundle *b);
void held_words_read(struct bundle *b);
void settings_read(struct bundle *b);
/* Of the bytes (which it changes) of file. */
void settings_parse(struct bundle *b, const char *file, struct buf *bytes);

/* Without case and accents; NULL when there is none. */
struct staff_department *departments_find(struct bundle *b, const char *name);
/* Adds it with a free colour; NULL when there are CAP_DEPARTMENTS already. */
struct staff_department *departments_add(struct bundle *b, const char *name);
/* By key, name or alias, once all people are there. *ret_count: how many are called so. */
struct staff_person *people_find(struct bundle *b, const char *name, unsigned *ret_count);
/* Of the content that is loaded now; NULL when there is none. */
const struct person *people_before(struct bundle *b, const char *key);

#endif
