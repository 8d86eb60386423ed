/* Shelf: the contents that this device keeps, as the review shows them, and what came of writing
 * something onto a stick. Plain values: whoever needs them longer copies them. */
#ifndef MODEL_SHELF_H
#define MODEL_SHELF_H

#include "model/date.h"

#include <stdbool.h>

enum { SHELF_KEPT = 5, SHELF_LABEL = 64 };

struct shelf_entry {
    unsigned number;           /* of the generation */
    bool current, damaged;
    date day;                  /* on which it was loaded, here; DATE_NONE: not known */
    minute minute;
    char label[SHELF_LABEL];   /* of the stick it came from, "" when that is not known */
    unsigned people, socials, posters;
};

struct shelf {
    struct shelf_entry entry[SHELF_KEPT]; /* newest first */
    unsigned count;
    bool can_write;            /* something here writes onto sticks */
};

/* What came of it. */
enum written {
    WRITTEN_DONE, WRITTEN_NO_STICK, WRITTEN_SEVERAL_STICKS, WRITTEN_FULL, WRITTEN_READ_ONLY,
    WRITTEN_FAILED,
    WRITTEN_NO_ANSWER,         /* within the time that it may take */
    WRITTEN_NOT_MADE,          /* the files could not be made, so nobody was asked to write them */
};

#endif
