/* What the files of moderation/ share. Nobody else includes this but their tests.
 *
 * A message is folded (moderation_fold), then read as words of letters. A letter knows what it may
 * stand for, so that "1d10t", "ｉｄіоt" and "i d i o t" are compared with the lists as they are. */
#ifndef MODERATION_IMPL_H
#define MODERATION_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;

enum { MODERATION_LONGEST = 64 << 10 }; /* bytes looked at; more than any message may have */

struct letter {
    uint32_t c;    /* folded, spelled alike (see letter_spelled) */
    uint32_t may;  /* the letters a..z that it looks like: bit 0 is a */
    unsigned word; /* that it belongs to */
};

struct word {
    unsigned first, count; /* letters */
    size_t begin, end;     /* bytes of the text */
    bool glued;            /* one character, and no comma, lies between it and the word before */
    bool ends;             /* the sentence ends behind it */
};

struct speech {
    const char *text; /* folded; borrowed */
    struct letter *letter;
    struct word *word;
    unsigned letter_count, word_count;
};

/* A word or phrase to look for: its letters without what parts them. */
struct listed {
    uint32_t c[128];
    unsigned count, pieces;
};

/* Which repeated letters count as one. */
enum repeats {
    REPEATS_NONE,
    REPEATS_TYPED,   /* "too" is not "to", but "tooo" is */
    REPEATS_IGNORED, /* "stuupid" is "stupid" */
};

/* moderation_fold to a new string, which the caller frees. */
char *moderation_folded(const char *s);

/* Letters and figures are in words; with symbols, so are those that stand for letters ("$"). */
void speech_init(struct speech *s, const char *text, bool symbols);
void speech_done(struct speech *s);
bool speech_has_symbols(const char *text);
/* The letters of a word or phrase in UTF-8 that is folded; false when they are too many. */
bool listed_init(struct listed *l, const char *s, size_t n);
/* The letter behind the listed one, read from letter `at`; 0 when it is not there. It may end in
 * the middle of a word. O(its letters). */
unsigned speech_match(const struct speech *s, unsigned at, const uint32_t *c, unsigned count,
                      enum repeats repeats);
/* Whether the listed one is there, disguised or not: whole words only. */
bool speech_has(const struct speech *s, const struct listed *l);
bool speech_in_word(uint32_t c);

/* Breaks up phrases that are meant well, in a folded text, with bytes that are no letters. */
void tone_forgive(char *text);
/* The first phrase that sounds like a complaint, as the words *ret_first to *ret_last. */
bool tone_find(const struct speech *s, unsigned *ret_first, unsigned *ret_last);

/* In a folded text. The match is [*ret_begin, *ret_end). */
bool contact_find_link(const char *text, size_t *ret_begin, size_t *ret_end);
bool contact_find_phone(const char *text, size_t *ret_begin, size_t *ret_end);

/* The message without the names of the model's people (also single parts of them, as they are
 * written), their other names, departments and teams; the caller frees it. */
char *names_hidden(const char *message, const struct model *m);

#endif
