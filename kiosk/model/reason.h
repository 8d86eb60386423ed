/* Why a note is held, as kudos.db keeps it: the kind, and for most kinds what was found. Moderation
 * and the store write it, the review reads it. */
#ifndef MODEL_REASON_H
#define MODEL_REASON_H

enum reason_kind {
    REASON_WORD,    /* "word: idiot", as listed */
    REASON_LINK,    /* "link: example.com" */
    REASON_PHONE,   /* "phone: 0170 1234567" */
    REASON_TONE,    /* "tone: unlike some people" */
    REASON_POLICY,  /* "everything": every note is held */
    REASON_FLAGGED, /* "flagged": somebody took it off the screen; "flagged: who is meant?": so did
                       kioskctl, for that reason */
};

/* "word", … */
const char *reason_name(enum reason_kind kind);
/* Reads the stored form. *ret_match points into it: what was found, "" for none. What is in no such
 * form was stored by the first version: a word, or "" for the policy. */
enum reason_kind reason_read(const char *stored, const char **ret_match);

#endif
