#include "draw/list.h"

#include <string.h>

static du aligned(du x, enum align align, du width)
{
    switch (align) {
    case ALIGN_START: return x;
    case ALIGN_CENTRE: return x - width / 2;
    case ALIGN_END: return x - width;
    }
    return x;
}

du draw_label(struct draw_list *l, struct text *t, du x, du baseline, enum align align,
              enum face face, du size, rgb colour, rgb ground, const char *s)
{
    size_t n = strlen(s);
    du width = text_width(t, face, size, s, n);
    draw_text(l, aligned(x, align, width), baseline, face, size, colour, ground, s, n, width);
    return width;
}

du draw_label_mid(struct draw_list *l, struct text *t, du x, du cy, enum align align,
                  enum face face, du size, rgb colour, rgb ground, const char *s)
{
    return draw_label(l, t, x, cy + TEXT_CAP_HEIGHT * size / 2, align, face, size, colour, ground,
                      s);
}

void draw_line(struct draw_list *l, const struct text_block *b, unsigned i, du x, du baseline,
               rgb colour, rgb ground)
{
    const struct text_line *line = &b->line[i];
    uint16_t flags = l->flags;
    if (b->cut && i + 1 == b->count) {
        l->flags |= DRAW_CUT;
    }
    draw_text(l, x, baseline, b->face, b->size, colour, ground, line->s, line->n, line->width);
    l->flags = flags;
}

du draw_block_x(const struct draw_list *l, const struct text_block *b, unsigned i, du x, du width,
                enum align align)
{
    const struct text_line *line = &b->line[i];
    if (align == ALIGN_CENTRE) {
        return x + (width - line->width) / 2;
    }
    bool first = (b->rtl == l->mirrored) == (align == ALIGN_START);
    du start = first ? x : x + width - line->width;
    if (first != l->mirrored && b->size >= DRAW_OPTICAL_FROM) {
        /* Left on the screen, which in a mirrored list is to the right. */
        start += l->mirrored ? line->bearing : -line->bearing;
    }
    if (align == ALIGN_START) {
        start += b->rtl == l->mirrored ? -line->hang : line->hang;
    }
    return start;
}

void draw_block(struct draw_list *l, const struct text_block *b, du x, du top, du width,
                enum align align, rgb colour, rgb ground)
{
    for (unsigned i = 0; i < b->count; i++) {
        draw_line(l, b, i, draw_block_x(l, b, i, x, width, align),
                  top + b->over + TEXT_CAP_HEIGHT * b->size + (du)i * b->leading, colour, ground);
    }
}
