/* Caps: every size that input can choose is bounded by a name in this file.
 *
 * Those without a reason beside them are what a content folder may hold. */
#ifndef BASE_CAPS_H
#define BASE_CAPS_H

enum {
    CAP_NAME_BYTES = 256,        /* a person's, team's, department's name, in UTF-8 bytes */
    CAP_KEY_BYTES = 256,         /* a person's stable key */
    CAP_MESSAGE_CHARACTERS = 280,/* what the kudos layout is designed for, in grapheme clusters */
    CAP_MESSAGE_BYTES = 4096,    /* 280 clusters of up to 14 bytes; longer ones are refused */
    CAP_FIELD_CHARACTERS = 4000, /* one CSV field */
    CAP_TABLE_BYTES = 5 << 20,   /* one CSV or ICS */
    CAP_TABLE_ROWS = 100000,
    CAP_CALENDAR_ROWS = 10000,   /* happenings of all calendars: more than the screen expands */
    CAP_PICTURES = 500,
    CAP_PICTURE_BYTES = 100 << 20,
    CAP_PICTURE_MEGAPIXELS = 100,
    CAP_DEPARTMENTS = 64,
    CAP_TEAMS_SHOWN = 7,         /* standings has room for seven rows */
    CAP_KUDOS_SHOWN = 60,        /* notes in one rotation: 60 x 12 s is a coffee break */
    CAP_RECEIVERS = 60,          /* people that one note thanks by name; more are a department */
    CAP_HELD = 100,              /* notes that wait, as a snapshot has them for the review */
    CAP_PIN = 12,                /* digits of a PIN */
    CAP_PIN_LEAST = 4,           /* fewer are no PIN: not set, not asked for */
    CAP_STICK_NAMES = 200,       /* of one kind of change, as the preview lists them */
    CAP_PLAYLIST = 256,          /* slides in one rotation */
    CAP_POINTERS = 10,           /* fingers at once */
    CAP_TEXT_LINES = 16,         /* lines of one fitted block */
    CAP_DRAW_COMMANDS = 2048,    /* the fullest form screen needs under 400 */
    CAP_DRAW_TEXT_BYTES = 64 << 10,
    CAP_DRAW_POINTS = 16 << 10,
};

#endif
