/* Intents: what a finger asks for. Forms make them, the app carries them out. */
#ifndef MODEL_INTENT_H
#define MODEL_INTENT_H

#include "base/caps.h"

#include <stdint.h>

struct model;

enum intent_kind {
    INTENT_POST,   /* store this note */
    INTENT_UNDO,   /* erase the note with this id */
};

struct intent {
    enum intent_kind kind;
    int64_t kudos;                 /* INTENT_UNDO */
    /* INTENT_POST: the snapshot that from, to and value refer to; borrowed while it is open. */
    const struct model *model;
    uint32_t from, to;             /* people */
    uint32_t value;                /* MODEL_NONE for none */
    char message[CAP_MESSAGE_BYTES];
};

enum outcome {
    OUTCOME_SHOWN,      /* durable, and next on screen */
    OUTCOME_HELD,       /* durable, and waits for review */
    OUTCOME_UNDONE,     /* erased */
    OUTCOME_NOT_SAVED,  /* the store cannot write; nothing was promised */
};

struct intent_result {
    enum intent_kind kind;
    enum outcome outcome;
    int64_t kudos;                 /* its id when stored */
};

#endif
