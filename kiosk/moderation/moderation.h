/* What may be shown. Nothing is dropped: a note is shown, or held for a person to review.
 *
 * A note is held for words of the lists, also when they are disguised; for an insulting, sarcastic
 * or complaining tone; for links, mail addresses and phone numbers. Names are never looked at. Six
 * languages are known (English, German, French, Spanish, Polish, Arabic), whatever the panel's. */
#ifndef MODERATION_MODERATION_H
#define MODERATION_MODERATION_H

#include "base/caps.h"
#include "model/reason.h"

#include <stddef.h>

struct model;

enum verdict { VERDICT_SHOW, VERDICT_HOLD };
enum moderation_policy { MODERATION_HOLD_UNSURE, MODERATION_HOLD_ALL, MODERATION_HOLD_NOTHING };

struct moderation_reason {
    enum reason_kind kind;
    char text[CAP_NAME_BYTES]; /* the stored form, the match folded; "" when the note is shown */
};

/* message: any bytes. m: its held words count beside the built-in lists, and the names of its
 * people, departments and teams hold nothing. About linear in the message. */
enum verdict moderation_check(const char *message, const struct model *m,
                              enum moderation_policy policy, struct moderation_reason *ret_reason);
/* The form words are compared in: NFKD, marks removed, case folded. Cut to size. */
void moderation_fold(char *dst, size_t size, const char *s);

#endif
