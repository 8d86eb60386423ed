/* What may be shown. Nothing is dropped: a note is shown, or held for a person to review.
 *
 * A note is held for words of the lists, also when they are disguised; for an insulting, sarcastic
 * or complaining tone; for links, mail addresses and phone numbers. Names are never looked at. Six
 * languages are known (English, German, French, Spanish, Polish, Arabic), whatever the panel's. */
#ifndef MODERATION_MODERATION_H
#define MODERATION_MODERATION_H

#include "base/caps.h"

#include <stddef.h>

struct model;

enum verdict { VERDICT_SHOW, VERDICT_HOLD };
enum moderation_policy { MODERATION_HOLD_UNSURE, MODERATION_HOLD_ALL, MODERATION_HOLD_NOTHING };

/* Why a note is held, and how it is stored: the kind, and for most kinds what was found, folded. */
enum moderation_kind {
    MODERATION_WORD,    /* "word: idiot", as listed */
    MODERATION_LINK,    /* "link: example.com" */
    MODERATION_PHONE,   /* "phone: 0170 1234567" */
    MODERATION_TONE,    /* "tone: unlike some people" */
    MODERATION_POLICY,  /* "everything": every note is held */
    MODERATION_FLAGGED, /* "flagged": somebody took it off the screen, as the store writes it;
                           "flagged: who is meant?": kioskctl did so, for that reason */
};

struct moderation_reason {
    enum moderation_kind kind;
    char text[CAP_NAME_BYTES]; /* the stored form; "" when the note is shown */
};

/* message: any bytes. m: its held words count beside the built-in lists, and the names of its
 * people, departments and teams hold nothing. About linear in the message. */
enum verdict moderation_check(const char *message, const struct model *m,
                              enum moderation_policy policy, struct moderation_reason *ret_reason);
/* Reads the stored form. *ret_match points into it: what was found, "" for none. What is in no such
 * form was stored by the first version: a word, or "" for the policy. */
enum moderation_kind moderation_stored(const char *stored, const char **ret_match);
/* The form words are compared in: NFKD, marks removed, case folded. Cut to size. */
void moderation_fold(char *dst, size_t size, const char *s);

#endif
