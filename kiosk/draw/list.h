/* Draw list: one frame as data. Everything a slide or form shows is appended here in paint order;
 * the renderer (sdl_draw.c), the goldens, the audit and hit-testing all read the same list.
 *
 * Fixed-size records plus a text arena and a point array, allocated once by draw_init; appending
 * never allocates. A full list drops what comes and sets overflow (a test asserts it never does).
 * Coordinates are design units of the current group (draw_push); text y is the baseline, text x the
 * left end of the advance box. */
#ifndef DRAW_LIST_H
#define DRAW_LIST_H

#include "base/unit.h"
#include "draw/canvas.h"
#include "draw/theme.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum draw_op {
    DRAW_RECT,
    DRAW_RRECT,   /* filled, outlined or both; outline lies inside */
    DRAW_DISC,
    DRAW_RING,    /* radius to the outer edge, stroke inwards */
    DRAW_PATH,    /* one polygon that does not cross itself, filled */
    DRAW_ICON,
    DRAW_IMAGE,   /* an asset, its middle cropped to cover its box, in a disc or rounded rect */
    DRAW_TEXT,    /* one line */
    DRAW_PUSH,    /* translate, scale, clip to a rounded rect in the outer space */
    DRAW_POP,
    DRAW_TARGET,  /* an invisible touch target with a name */
};

struct draw_command {
    uint16_t op, alpha, face, flags;    /* enum draw_op; 0..255; enum face; enum draw_flag */
    float x, y, w, h;                   /* box; of discs and rings the box around; push: clip */
    float r;                            /* corner radius; text: size; push: scale */
    float stroke_width;                 /* push: corner radius of the clip */
    rgb fill, stroke, ground;           /* text: ground is the colour it stands on */
    uint32_t text, text_len;            /* into draw_list.text: line, icon, asset or target name */
    uint32_t point, point_count;        /* into draw_list.point; push: one, where 0, 0 goes */
};

enum draw_flag {
    DRAW_FILLED = 1,
    DRAW_STROKED = 2,
    DRAW_ROUND = 4,   /* image in a disc */
    DRAW_DISABLED = 8,/* target or text of a control that is off: exempt from contrast rules */
    DRAW_CUT = 16,    /* text: ends with an ellipsis that stands for the rest */
    DRAW_CONTAIN = 32,/* image: show the whole picture, centred, instead of covering the box */
    DRAW_NOSE = 64,   /* rrect: only the right corners are round */
    DRAW_DROP = 128,  /* rrect: the top right corner is square */
    DRAW_MIRRORED = 256, /* nose, drop, icon: left and right exchanged */
    DRAW_MAIN = 512,  /* target of a button that goes on, posts or takes back: draw/audit.h */
};

struct draw_list {
    struct draw_command *command; size_t count;
    char *text;                   size_t text_len;
    float *point;                 size_t point_len; /* floats, two for each point */
    uint8_t alpha;     /* taken by every command appended from now on */
    uint16_t flags;    /* ored into every text and target appended from now on */
    bool mirrored;     /* draw_mirror will turn what is appended from now on */
    bool overflow;
};

void draw_init(struct draw_list *l);
void draw_done(struct draw_list *l);
void draw_clear(struct draw_list *l);
/* The same, and no word of any frame is left in its memory. */
void draw_wipe(struct draw_list *l);
/* For languages that are read from right to left: turns over the commands from number first on, as
 * in a mirror in front of a screen of this width. Words, pictures and most icons stay readable.
 * Slides and forms lay out from left to right and know nothing of it, but what asks where text
 * begins reads l->mirrored, which whoever fills the list sets after draw_clear. Twice gives the
 * list back. */
void draw_mirror(struct draw_list *l, size_t first, du width);
/* Turns over only the icons that point along the line of reading: for a screen that is mirrored for
 * the left hand and not for the language, or for both. */
void draw_turn(struct draw_list *l, size_t first);
/* Hash over all commands, texts and points: equal to the last frame = nothing to present. */
uint64_t draw_hash(const struct draw_list *l);
/* One command a line, the form of the command-list goldens and of --shots NAME.txt. */
struct buf;
void draw_dump(const struct draw_list *l, struct buf *out);

/* Opacity of what follows, 0..1. Texts are not blended as pixels: they get the colour between their
 * ground and their fill, which costs nothing. */
void draw_alpha(struct draw_list *l, float alpha);

void draw_rect(struct draw_list *l, du x, du y, du w, du h, rgb fill);
void draw_rrect(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill);
void draw_outline(struct draw_list *l, du x, du y, du w, du h, du r, du stroke_width, rgb stroke);
void draw_panel(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill, du stroke_width,
                rgb stroke);
void draw_disc(struct draw_list *l, du cx, du cy, du r, rgb fill);
void draw_ring(struct draw_list *l, du cx, du cy, du r, du stroke_width, rgb stroke);

/* Left corners square, right ones round: with r = h / 2 the nose of the bridge. */
void draw_nose(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill);
/* A disc in the box of side s with a square corner top right: half of the quote mark. */
void draw_drop(struct draw_list *l, du x, du y, du s, rgb fill);

/* A polygon that does not cross itself (need not be convex): path_begin, then lines and arcs, then
 * path_end. Arcs are flattened to at most a tenth of a unit of error: a quarter pixel up to 2.5
 * pixels per unit. Angles in degrees, clockwise from 3 o'clock. The renderer fits the box around
 * the polygon to whole pixels, so that its upright edges are as sharp as those of a rect. */
void draw_path_begin(struct draw_list *l, rgb fill);
void draw_path_to(struct draw_list *l, du x, du y);
void draw_path_arc(struct draw_list *l, du cx, du cy, du r, float from_degrees, float to_degrees);
void draw_path_end(struct draw_list *l);

/* name: file of assets/icons without ".svg". (cx, cy) the centre, stroke in the 48 grid of the icon
 * (4.5 is normal). */
void draw_icon(struct draw_list *l, const char *name, du cx, du cy, du size, rgb colour,
               float stroke);

/* asset: id in the content-addressed store. */
void draw_image_disc(struct draw_list *l, const char *asset, du cx, du cy, du r);
void draw_image(struct draw_list *l, const char *asset, du x, du y, du w, du h, du r, bool contain);

/* One line. s need not be NUL-terminated. ground: the colour behind, for fades. */
void draw_text(struct draw_list *l, du x, du baseline, enum face face, du size, rgb colour,
               rgb ground, const char *s, size_t n, du width);

/* START is left, where a mirrored list has it right, for text of either direction. */
enum align { ALIGN_START, ALIGN_CENTRE, ALIGN_END };
/* Measure and draw one line; returns its width. x is the left end, centre or right end. */
du draw_label(struct draw_list *l, struct text *t, du x, du baseline, enum align align,
              enum face face, du size, rgb colour, rgb ground, const char *s);
/* The same, vertically centred on cy by cap height. */
du draw_label_mid(struct draw_list *l, struct text *t, du x, du cy, enum align align,
                  enum face face, du size, rgb colour, rgb ground, const char *s);
/* Line i of a fitted block; the last line of a block that was cut is marked with DRAW_CUT. */
void draw_line(struct draw_list *l, const struct text_block *b, unsigned i, du x, du baseline,
               rgb colour, rgb ground);
/* The bearing of smaller type is under a pixel: shifting it would only make lines differ. */
#define DRAW_OPTICAL_FROM 72
/* A fitted block with the cap top of its first line at top. START is where its own direction
 * begins: what people see right-to-left ends at the right, on a mirrored screen as well. From 72 u
 * up lines that begin at the left are shifted by their bearing. */
void draw_block(struct draw_list *l, const struct text_block *b, du x, du top, du width,
                enum align align, rgb colour, rgb ground);

/* Where draw_block puts line i. */
du draw_block_x(const struct draw_list *l, const struct text_block *b, unsigned i, du x, du width,
                enum align align);

/* Everything until the matching pop is scaled by k, moved to (x, y) and clipped to the rounded box
 * given in the outer space. Nests once; of two such boxes in each other only the outer one is
 * rounded. */
void draw_push(struct draw_list *l, du x, du y, float k, du clip_x, du clip_y, du clip_w, du clip_h,
               du clip_r);
void draw_pop(struct draw_list *l);

/* The box of a command on the canvas, whatever groups it lies in; clips count nothing. */
void draw_place(const struct draw_list *l, size_t command, du *ret_x, du *ret_y, du *ret_w,
                du *ret_h);

/* name: what tests and steps call it, such as "cta", "key:a", "person:p017". */
void draw_target(struct draw_list *l, const char *name, du x, du y, du w, du h);

#endif
