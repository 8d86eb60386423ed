/* What may be shown. Nothing is dropped: a note is shown, or held for a person to review. */
#ifndef MODERATION_MODERATION_H
#define MODERATION_MODERATION_H

#include <stdbool.h>
#include <stddef.h>

enum verdict { VERDICT_SHOW, VERDICT_HOLD };
enum moderation_policy { MODERATION_HOLD_UNSURE, MODERATION_HOLD_ALL, MODERATION_HOLD_NOTHING };

struct moderation_reason {
    char word[128]; /* the word that held it, as listed; "" for the policy */
};

/* Whole words only, after folding (case, accents); names of people are never looked at.
 * words: n folded held words of the content plus the built-in list. */
enum verdict moderation_check(const char *message, const char *const *words, size_t n,
                              enum moderation_policy policy, struct moderation_reason *ret_reason);
/* The form words are compared in: NFKD, marks removed, case folded. Cut to size. */
void moderation_fold(char *dst, size_t size, const char *s);

#endif
