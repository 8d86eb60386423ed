/* What the files of text/ share behind struct text. Nobody else includes this but their tests. */
#ifndef TEXT_IMPL_H
#define TEXT_IMPL_H

#include "text/font.h"
#include "text/itemise.h"
#include "text/skyline.h"
#include "text/text.h"

/* A line at a size of 1: every width is this times the pixels, because no font is hinted. */
struct extent {
    float advance, bearing;
};

enum { MEASURED = 4096 }; /* lines and words remembered; 280 characters are about 60 words */

struct measured {
    uint64_t key; /* 0: empty */
    struct extent extent;
};

/* Shaped lines, least recently used first out; places are all made at the start. */
enum { SHAPES = 1024, SHAPE_NONE = 0xFFFF };

struct shaped {
    uint64_t key;
    char *text; /* to tell two lines with one key apart */
    size_t text_len;
    struct text_piece *piece;
    unsigned count;
    px width;
    size_t bytes;
    bool private_words;
    uint16_t next_in_chain, newer, older;
};

struct shape_cache {
    struct shaped place[SHAPES];
    uint16_t chain[SHAPES];
    uint16_t newest, oldest, free;
    size_t bytes, budget;
    bool private_words; /* what is added now */
};

struct text {
    struct fonts fonts;
    struct itemised line;
    char utf8[ITEMISE_BYTES];
    struct measured measured[MEASURED];
    struct shape_cache shapes;
    struct skylines skylines;
    struct arena scratch; /* of one text_fit */
    float scale;
    unsigned missing;
};

/* text_open with other directories (they end with NULL and must stay). */
enum err text_open_in(struct text **ret_text, size_t cache_bytes, const char *const *dirs,
                      struct diag *d) MUST_CHECK;

/* Design units that a width at size 1 takes at that size. */
du text_units(const struct text *t, du size, float at_one);
/* From the cache where possible. */
struct extent text_extent(struct text *t, enum face face, const char *s, size_t n);
/* Advance at size 1 of one run of t->line; joined: a letter follows that its last one joins. */
float text_run_advance(struct text *t, const struct text_run *run, bool joined);
/* How far a figure stands in from the left of its cell. */
float text_run_indent(struct text *t, const struct text_run *run);
/* The font of a run, told the run's direction and script. NULL when the file is broken. */
TTF_Font *text_run_font(struct text *t, const struct text_run *run, int size, int stretch);

void shape_cache_init(struct shape_cache *c, size_t budget);
void shape_cache_done(struct shape_cache *c);

/* Cuts s to what fits width with "…" behind it, at a cluster boundary; the line is in arena. */
void text_ellipsis(struct text *t, struct arena *arena, enum face face, du size, du width,
                   const char *s, size_t n, struct text_line *ret_line);
/* Fills in width and bearing of a line. */
void text_measure_line(struct text *t, enum face face, du size, struct text_line *line);
/* Width, height and over of a block from its lines, size and leading; leading grows where the ink
 * of two lines would touch. */
void text_finish_block(struct text *t, struct text_block *b, bool centred);
/* Nothing is drawn higher or deeper than that, in sizes from the baseline. Javanese and Tibetan
 * drop to 0.87, Sinhala rises to 1.24; marks that are heaped up as an attack go on for ever. */
#define TEXT_HIGHEST 1.25f
#define TEXT_DEEPEST 0.9f

/* At the left end of every measured or drawn run: wide enough that no glyph overhangs it, it joins
 * to no letter, and no font kerns against it. */
#define TEXT_SENTINEL "\xE2\x80\x83" /* U+2003 */
/* Takes no room and makes the letter before it join. */
#define TEXT_JOINER "\xE2\x80\x8D" /* U+200D */

#endif
