#include "draw/bridge.h"

#include <math.h>

/* Under this height a joint is a bar, a rule or a mark, and always has a seam. */
#define SMALL_JOINT 240

void bridge_nose(struct draw_list *l, du x0, du y, du h, du xj, rgb fill)
{
    draw_nose(l, x0, y, xj + h / 2 - x0, h, h / 2, fill);
}

du bridge_seam(rgb a, rgb b, du h)
{
    if (h < SMALL_JOINT) {
        return h >= 60 ? 8 : 3;
    }
    return rgb_contrast(a, b) < 1.5f ? 10 : 0;
}

/* What a disc of radius h / 2 + s around the joint shows of the band, to the right of xj. */
static void seam(struct draw_list *l, du xj, du y, du h, du s, rgb paper)
{
    du outer = h / 2 + s;
    float edge = asinf(h / 2 / outer) * 180 / 3.14159265f;
    draw_path_begin(l, paper);
    draw_path_to(l, xj, y);
    draw_path_arc(l, xj, y + h / 2, outer, -edge, edge);
    draw_path_to(l, xj, y + h);
    draw_path_end(l);
}

void bridge_joint(struct draw_list *l, const struct theme *t, du x0, du x1, du y, du h, du xj,
                  rgb a, rgb b)
{
    draw_rect(l, x0, y, x1 - x0, h, b);
    du s = bridge_seam(a, b, h);
    if (s > 0) {
        seam(l, xj, y, h, s, t->paper);
    }
    bridge_nose(l, x0, y, h, xj, a);
}

void bridge_socket(struct draw_list *l, const struct theme *t, du x, du x1, du y, du h, rgb b)
{
    draw_path_begin(l, b);
    draw_path_to(l, x1, y);
    draw_path_to(l, x1, y + h);
    draw_path_arc(l, x, y + h / 2, h / 2, 90, -90);
    draw_path_end(l);
}

void bridge_bowl(struct draw_list *l, du top, du edge, du w, du q, rgb fill)
{
    du r = (w * w / 4 + q * q) / (2 * q);
    float start = atan2f(r - q, w / 2) * 180 / 3.14159265f;
    draw_path_begin(l, fill);
    draw_path_to(l, 0, top);
    draw_path_to(l, w, top);
    draw_path_arc(l, w / 2, edge + q - r, r, start, 180 - start);
    draw_path_end(l);
}

void bridge_quote_mark(struct draw_list *l, du x, du y, du s, rgb a, rgb b)
{
    draw_drop(l, x, y, s, a);
    draw_drop(l, x + s, y, s, b);
}

void bridge_pill(struct draw_list *l, const struct theme *t, du x, du y, du w, du h, rgb a, rgb b,
                 du xj)
{
    du r = h / 2, centre = x + fmaxf(r, xj - r / 2);
    draw_rrect(l, x, y, w, h, r, b);
    seam(l, centre, y, h, bridge_seam(a, b, h), t->paper);
    draw_rrect(l, x, y, centre + r - x, h, r, a);
}

void bridge_relay(struct draw_list *l, const struct theme *t, du x, du cy, du h, du len,
                  const rgb *field, unsigned n)
{
    du r = h / 2;
    for (unsigned i = n; i-- > 0;) {
        du joint = x + fmaxf(0, len * (du)(i + 1) / (du)n - r);
        if (i + 1 < n) {
            seam(l, joint, cy - r, h, bridge_seam(field[i], field[i + 1], h), t->paper);
        }
        bridge_nose(l, x, cy - r, h, joint, field[i]);
    }
}

rgb bridge_second_field(const struct theme *t, rgb field)
{
    return rgb_mix(field, t->paper, 0.55f);
}
