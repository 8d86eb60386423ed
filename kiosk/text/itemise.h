/* Itemisation: one line of UTF-8 into runs of one font, script and direction, in visual order.
 *
 * UAX #9 for the order, UAX #24 for the scripts, UAX #29 so that no cluster is ever cut. Drops
 * what has no picture: controls, bidi controls, noncharacters, and combining marks beyond the
 * eighth in a row. The result is good until the next call with the same struct. */
#ifndef TEXT_ITEMISE_H
#define TEXT_ITEMISE_H

#include "text/font.h"

#include <unicode/ubidi.h>

enum {
    LINE_CHARACTERS = CAP_MESSAGE_BYTES,
    LINE_RUNS = 512,
    LINE_MARKS = 8, /* Vietnamese and Hebrew need three; a hundred are an attack on the layout */
};

struct text_run {
    uint16_t first, count; /* characters, in the order of reading */
    int16_t file;
    int16_t script;        /* UScriptCode */
    bool rtl;
    bool cell;             /* one figure that stands in the middle of its cell */
};

struct itemised {
    uint32_t c[LINE_CHARACTERS];
    uint32_t byte[LINE_CHARACTERS];         /* where it begins in the line */
    UChar utf16[2 * LINE_CHARACTERS];
    uint16_t at_utf16[2 * LINE_CHARACTERS]; /* the character that a unit of utf16 belongs to */
    int16_t script[LINE_CHARACTERS];
    int16_t file[LINE_CHARACTERS];
    bool cluster[LINE_CHARACTERS];          /* a grapheme cluster begins here */
    size_t count, utf16_count;
    struct text_run run[LINE_RUNS];
    size_t runs;
    bool rtl;         /* base direction */
    unsigned missing; /* characters of this line that no font has */
    UBiDi *bidi;
};

void itemise_done(struct itemised *it);
/* Forgets the characters of the last line. */
void itemise_wipe(struct itemised *it);
void itemise(struct itemised *it, struct fonts *f, enum face face, const char *s, size_t n);
enum { ITEMISE_BYTES = 4 * LINE_CHARACTERS + 16 };
/* The characters of a run as NUL-terminated UTF-8, with left and right at the ends that people see
 * left and right; each is a few bytes. buffer holds ITEMISE_BYTES. */
void itemise_utf8(const struct itemised *it, const struct text_run *run, const char *left,
                  const char *right, char *buffer);

#endif
