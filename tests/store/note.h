/* A note for tests of the store. */
#ifndef STORE_NOTE_H
#define STORE_NOTE_H

#include "store/store.h"

#include <stdio.h>

enum { NOTE_DAY = 20780 }; /* 2026-11-23 */

/* The message, which must outlive the row, makes it one of a kind. */
static inline struct kudos_row note(const char *message)
{
    return (struct kudos_row){
        .state = KUDOS_SHOWN,
        .from_key = "p001",
        .from_name = "Zoë Lindqvist",
        .from_department = "Sales",
        .to_key = "p002",
        .to_name = "Mateusz Wiśniewski",
        .to_department = "Marketing",
        .message = message,
        .value = "Above and beyond",
        .day = NOTE_DAY,
        .created_utc = (int64_t)NOTE_DAY * 86400,
        .source = "panel",
    };
}

#endif
