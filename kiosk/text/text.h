/* Text: UTF-8 in, measured and fitted lines out, and coverage pictures of one line for the
 * renderer.
 *
 * Owns the fonts (SDL2_ttf), the itemisation (ICU: bidi, scripts, grapheme and line breaks) and a
 * bounded cache of shaped runs. Does not draw and knows no colours. Sizes are design units; they
 * become whole pixels through the scale (size * k rounded down), so a text fits on the
 * real pixels and not in theory. All calls from the UI thread. A missing face never fails: the
 * next one in the chain serves, and text_missing counts characters that no font has. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"
#include "base/caps.h"
#include "base/err.h"
#include "base/unit.h"

#include <SDL2/SDL_surface.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The four faces of the design. */
enum face {
    FACE_D7, /* Inter Display Bold */
    FACE_D6, /* Inter Display SemiBold */
    FACE_T6, /* Inter SemiBold */
    FACE_T5, /* Inter Medium */
    FACE_COUNT,
    /* Added to one of them: 0 to 9 stand in cells of one width, so that a number that ticks keeps
     * its place and columns of numbers line up. SDL_ttf cannot ask the font for its own such
     * figures. */
    FACE_TABULAR = 8,
};
#define TEXT_TABULAR(f) ((enum face)((unsigned)(f) | FACE_TABULAR))

#define TEXT_CAP_HEIGHT 0.727f /* of the size; vertical centring goes by cap height */

struct text;

/* Finds the fonts (fontconfig-free: the Debian paths of fonts-inter, fonts-noto-core,
 * fonts-noto-color-emoji; for Han, kana and Hangul the first of fonts-noto-cjk, fonts-wqy-microhei,
 * fonts-droid-fallback). Opens each only when first needed. ERR_UNAVAILABLE when
 * not one usable font exists. cache_bytes bounds the shaped-run cache. */
enum err text_open(struct text **ret_text, size_t cache_bytes, struct diag *d) MUST_CHECK;
void text_close(struct text *t);

/* Pixels per design unit for every later call. Drops nothing: sizes are part of the cache key. */
void text_set_scale(struct text *t, float pixels_per_unit);

/* Whole pixels of a size: down, so that what fits in design units fits on the screen. */
px text_pixels(const struct text *t, du size);
/* Advance width in design units of one line (no line breaks inside; controls count nothing). */
du text_width(struct text *t, enum face face, du size, const char *s, size_t n);
/* Where the caret stands before byte at of such a line, from its left end: at the edge at which the
 * character behind it begins, for right-to-left ones their right edge; behind the last character at
 * the end of that one. at is a cluster boundary, 0..n. Measures anew in every call. */
du text_caret(struct text *t, enum face face, du size, const char *s, size_t n, size_t at);
/* True when the first strong character is right-to-left (UAX #9 P2, P3). */
bool text_is_rtl(const char *s, size_t n);

struct text_line {
    const char *s;  /* in the arena or in the caller's string; not NUL-terminated */
    size_t n;
    du width;
    du bearing; /* left bearing of the first glyph: what to shift a line of 72 u and more left by
                 * for an optically straight margin; 0 for right-to-left lines */
    du hang;    /* how far punctuation at the beginning stands out of the margin */
    size_t mark; /* bytes at the beginning of s that the text did not have: its direction */
};

/* Fitted lines. Height runs from the cap top of the first line to the baseline of the last. Ink
 * that rises or drops further than accents and descenders of Latin do adds to it: the first
 * baseline lies over + the cap height below the top. */
struct text_block {
    struct text_line line[CAP_TEXT_LINES];
    unsigned count;
    enum face face;
    du size, leading, height, width; /* leading: baseline to baseline; width: the widest line */
    du over, under; /* 0 in a block of text_fit_line */
    bool cut;                        /* an ellipsis stands for the rest */
    bool rtl;                        /* lines start at the right */
};

/* Leading as a multiple of the size, chosen per role. */
typedef float (*text_leading)(du size);
float leading_quote(du size);          /* >= 110: 1.06, 80-109: 1.14, below 1.20 */
float leading_quote_portrait(du size); /* >= 110: 1.06, else 1.18 */
float leading_quote_compact(du size);  /* >= 48: 1.06, else 1.18 */
float leading_title(du size);          /* 1.02 */
float leading_decision(du size);       /* 1.05 */
float leading_paragraph(du size);      /* 1.26 */

struct text_box {
    enum face face;
    du width, height;
    du max, min, step;   /* sizes tried from max down to min */
    unsigned max_lines;  /* 0: no limit but CAP_TEXT_LINES */
    text_leading leading;        /* the least; scripts with tall letters get more */
    bool balance;        /* even lines: minimise the squared distance from the mean width */
    bool centred;        /* how the lines will stand below one another */
    bool hang;           /* opening punctuation stands out of the margin */
};

/* The largest size whose wrapped lines fit (auto-fit): greedy UAX #14 wrap, then
 * balance. A balanced text whose last line is one short word takes a size down to 15 % smaller
 * instead, when that has no such line. A word wider than the box breaks at grapheme boundaries only
 * at the smallest size. When even that does not fit, the last word that fits is followed by "…".
 * Line feeds in s are hard breaks. Strings of the result live in arena. Equal input gives equal
 * output. */
void text_fit(struct text *t, struct arena *arena, const char *s, const struct text_box *box,
              struct text_block *ret_block);

/* One line at the largest size in [min, max] that fits width, else ellipsis at a grapheme boundary.
 * The result has one line (none for an empty string). */
void text_fit_line(struct text *t, struct arena *arena, enum face face, du max, du min, du width,
                   const char *s, struct text_block *ret_block);

/* A name: one line down to 80 % of max, then two lines at 78 % split where the longer half is
 * shortest, then smaller down to min, only then an ellipsis. */
void text_fit_name(struct text *t, struct arena *arena, enum face face, du max, du min, du width,
                   const char *name, struct text_block *ret_block);

/* The least distance of the last baseline of above and the first of below at which their ink keeps
 * apart, when both begin at the same left end; 0 for plain Latin, which any design leaves room
 * for. */
du text_below(struct text *t, const struct text_block *above, const struct text_block *below);

/* Grapheme clusters of s (UAX #29); text_prev gives the byte offset of the cluster before at. */
unsigned text_clusters(const char *s, size_t n);
size_t text_prev(const char *s, size_t at);
size_t text_next(const char *s, size_t n, size_t at);
/* Words for the dwell, by UAX #29 word boundaries: right for Han and Thai, too. */
unsigned text_words(const char *s);

/* For the renderer. The coverage pictures of one shaped line: one piece for each run of one font
 * and direction, in visual order. Pixel offsets are from the pen start (x) and the baseline (y).
 * Owned by the cache, valid until the next call of text_shape. */
struct text_piece {
    SDL_Surface *surface; /* ARGB8888, white with coverage in alpha; emoji in their own colours */
    px x, y;              /* top left corner */
    bool coloured;        /* do not tint */
};
struct text_shape {
    const struct text_piece *piece;
    unsigned count;
    px width;
};
void text_shape(struct text *t, enum face face, du size, const char *s, size_t n,
                struct text_shape *ret_shape);

/* Until text_forget, what is shaped anew is somebody's private words: then it is dropped, and the
 * places where lines are taken apart are wiped. What was in the cache before stays there. */
void text_begin_private(struct text *t);
void text_forget(struct text *t);

/* Characters since text_open that no font could show (drawn as a box): tests assert 0. What comes
 * from the caches is not counted again. */
unsigned text_missing(const struct text *t);
/* Characters of one line that no font can show, whatever is in the caches. */
unsigned text_uncovered(struct text *t, enum face face, const char *s, size_t n);
/* Bytes held by the cache. */
size_t text_cache_bytes(const struct text *t);

#endif
