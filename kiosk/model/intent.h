/* Intents: what a finger asks for. Forms make them, the app carries them out. */
#ifndef MODEL_INTENT_H
#define MODEL_INTENT_H

#include "base/caps.h"
#include "base/err.h"
#include "model/shelf.h"

#include <stdint.h>

struct model;

enum intent_kind {
    INTENT_POST,    /* store this note */
    INTENT_UNDO,    /* erase the note with this id, as the person who wrote it */
    INTENT_FLAG,    /* somebody minds this note: it leaves the screen and waits for review */
    INTENT_UNLOCK,  /* open the review with this PIN; what follows needs it until the form closes */
    INTENT_APPROVE, /* show the held note; with a message: in these words */
    INTENT_REJECT,  /* never show the held note, for this reason */
    INTENT_HIDE,    /* a person asks not to show something of theirs, whatever is loaded later */
    INTENT_SHOW_AGAIN, /* needs the PIN, or takes back what the same form has just hidden */
    INTENT_SET_PIN, /* there is none yet: this is the PIN from now on, and right in this form */
    INTENT_LOAD,    /* what was staged becomes the content; needs the PIN unless it is signed */
    INTENT_DISCARD, /* forget what was staged, or stop reading it */
    INTENT_ROLL_BACK, /* earlier content is shown again; needs the PIN, as do those below */
    INTENT_SHELF,     /* which contents there are */
    INTENT_WRITE_BACKUP, /* a copy of the notes, and a table of them, onto a stick */
    INTENT_WRITE_TABLES, /* empty tables, and a page that says how to fill them, onto a stick */
};

struct intent {
    enum intent_kind kind;
    int64_t kudos;                 /* INTENT_UNDO, FLAG, APPROVE, REJECT */
    /* INTENT_POST, HIDE, SHOW_AGAIN: the snapshot that the indices refer to; borrowed while it is
     * open. */
    const struct model *model;
    uint32_t from;                 /* person; MODEL_NONE when it is not signed by name */
    uint32_t from_department;      /* then "a colleague in" this one; MODEL_NONE: a colleague */
    uint32_t to[CAP_RECEIVERS];    /* people, to_count of them; none for a department */
    unsigned to_count;
    uint32_t to_department;        /* thanked as a whole; MODEL_NONE: it is people */
    uint32_t value;                /* MODEL_NONE for none */
    uint32_t person;               /* INTENT_HIDE, SHOW_AGAIN */
    unsigned what;                 /* the same: bits of model/optout.h */
    char message[CAP_MESSAGE_BYTES];
    char reason[CAP_NAME_BYTES];   /* INTENT_REJECT */
    char pin[CAP_PIN + 1];         /* INTENT_UNLOCK, SET_PIN: digits */
    uint64_t stick;                /* INTENT_LOAD: the id of what was shown */
    unsigned generation;           /* INTENT_ROLL_BACK: 0 for the one before the current one */
};

enum outcome {
    OUTCOME_SHOWN,      /* durable, and next on screen */
    OUTCOME_HELD,       /* durable, and waits for review */
    OUTCOME_UNDONE,     /* erased */
    OUTCOME_NOT_SAVED,  /* the store cannot write; nothing was promised */
    OUTCOME_ENOUGH,     /* refused: so many notes were written at the panel within ten minutes */
    OUTCOME_ENOUGH_FOR, /* refused: the signer has thanked one of these people so often today */
    OUTCOME_REJECTED,   /* durable: it will not be shown */
    OUTCOME_UNLOCKED,   /* the PIN is right */
    OUTCOME_WRONG_PIN,  /* tries more before it locks */
    OUTCOME_LOCKED,     /* for so many seconds, whatever is typed */
    OUTCOME_NO_PIN,     /* none was ever set */
    OUTCOME_DONE,       /* INTENT_LOAD and all below: it is so now; WRITE_…: it was tried */
};

struct intent_result {
    enum intent_kind kind;
    enum outcome outcome;
    int64_t kudos;                 /* its id when stored */
    unsigned tries;                /* OUTCOME_WRONG_PIN */
    unsigned seconds;              /* OUTCOME_LOCKED, OUTCOME_ENOUGH */
    uint32_t person;               /* OUTCOME_ENOUGH_FOR: of the snapshot of the intent */
    enum err err;                  /* OUTCOME_NOT_SAVED: why, where that is known */
    const struct shelf *shelf;     /* INTENT_SHELF: borrowed during the call */
    enum written written;          /* INTENT_WRITE_… */
    char label[SHELF_LABEL];       /* WRITTEN_DONE: of the stick, "" when it has none */
};

#endif
