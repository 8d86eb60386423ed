/* The bridge: the one motif of the design, from draw-list primitives. */
#ifndef DRAW_BRIDGE_H
#define DRAW_BRIDGE_H

#include "draw/list.h"

/* Field from x0 to xj with a half disc of radius h / 2 reaching to xj + h / 2. */
void bridge_nose(struct draw_list *l, du x0, du y, du h, du xj, rgb fill);
/* B over x0..x1, then the nose of A; a seam in paper between where the table asks for one. */
void bridge_joint(struct draw_list *l, const struct theme *t, du x0, du x1, du y, du h, du xj,
                  rgb a, rgb b);
/* Width of the paper seam between two fields in a joint of height h; 0 = they touch. */
du bridge_seam(rgb a, rgb b, du h);
/* B's field from x to x1 with a half-round bite of radius h / 2 at its left edge. */
void bridge_socket(struct draw_list *l, const struct theme *t, du x, du x1, du y, du h, rgb b);
/* Portrait: a field from top to edge whose lower boundary is a disc segment of sagitta q. */
void bridge_bowl(struct draw_list *l, du top, du edge, du w, du q, rgb fill);
/* Two touching drops of the size s. */
void bridge_quote_mark(struct draw_list *l, du x, du y, du s, rgb a, rgb b);
/* Two-tone pill: the active progress mark. xj counts from x; the nose ends about there. */
void bridge_pill(struct draw_list *l, const struct theme *t, du x, du y, du w, du h, rgb a, rgb b,
                 du xj);
/* Bar of several departments, equal segments, first on the left (standings). */
void bridge_relay(struct draw_list *l, const struct theme *t, du x, du cy, du h, du len,
                  const rgb *field, unsigned n);
/* The receiver's field when both sides are one department: mixed 55 % toward paper, dark text. */
rgb bridge_second_field(const struct theme *t, rgb field);

#endif
