/* The words that hold a note for review wherever the kiosk stands; the content adds its own. Used
 * by moderation.c alone.
 *
 * In folded form (moderation_fold); a phrase is words with one space. A word is listed only when it
 * is hardly ever meant well, and is neither somebody's name nor an innocent word of another
 * language as folding leaves it: "git", "suka" (Malay: to like), "puto" (a Filipino cake), "blod"
 * (Swedish: blood, German folded: stupid) and "ass" (German: ace) are not here for that reason. */
#ifndef MODERATION_WORDS_H
#define MODERATION_WORDS_H

#include <stddef.h>

extern const char *const moderation_words[];
extern const size_t moderation_word_count;

#endif
