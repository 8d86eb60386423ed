#include "text/impl.h"

#include <math.h>

#define CLEAR 0.04f      /* of the size: the least gap between the ink of two lines */
#define USUAL_RISE 0.95f /* accents on capitals, which no layout makes room for */
#define USUAL_DROP 0.3f

struct placed {
    const struct text_line *line;
    enum face face;
    du size, x;
};

static bool is_plain(const struct placed *p)
{
    return skyline_is_plain(p->line->s, p->line->n);
}

/* The least distance of two baselines; 0 for two plain lines, which any leading keeps apart.
 * anywhere: they may stand in another place below one another than x says. */
static du distance(struct text *t, const struct placed *above, const struct placed *below,
                   bool anywhere)
{
    struct skyline upper, lower;
    if (is_plain(above) && is_plain(below)) {
        return 0;
    }
    skyline_of(t, above->face, above->line->s, above->line->n, &upper);
    skyline_of(t, below->face, below->line->s, below->line->n, &lower);
    du clear = CLEAR * fmaxf(above->size, below->size);
    if (anywhere) {
        return skyline_drop(&upper) * above->size + skyline_rise(&lower) * below->size + clear;
    }
    return skyline_distance(&upper, above->size, &lower, below->size, below->x - above->x) + clear;
}

static struct placed place(const struct text_block *b, unsigned i, bool centred)
{
    du x = centred ? (b->width - b->line[i].width) / 2 : 0;
    return (struct placed){&b->line[i], b->face, b->size, x};
}

/* A right-to-left block stands at the right of its box, or at the left beside an icon: its lines
 * keep apart wherever their letters are. */
static du least_leading(struct text *t, const struct text_block *b, bool centred)
{
    du most = b->leading;
    for (unsigned i = 1; i < b->count; i++) {
        struct placed above = place(b, i - 1, centred), below = place(b, i, centred);
        most = fmaxf(most, distance(t, &above, &below, b->rtl));
    }
    return most;
}

static void measure_ends(struct text *t, struct text_block *b)
{
    struct skyline sky;
    b->over = b->under = 0;
    if (b->count == 0) {
        return;
    }
    struct placed first = place(b, 0, false), last = place(b, b->count - 1, false);
    if (!is_plain(&first)) {
        skyline_of(t, b->face, first.line->s, first.line->n, &sky);
        b->over = b->size * fmaxf(0, skyline_rise(&sky) - USUAL_RISE);
    }
    if (!is_plain(&last)) {
        skyline_of(t, b->face, last.line->s, last.line->n, &sky);
        b->under = b->size * fmaxf(0, skyline_drop(&sky) - USUAL_DROP);
    }
}

void text_finish_block(struct text *t, struct text_block *b, bool centred)
{
    b->width = 0;
    for (unsigned i = 0; i < b->count; i++) {
        b->width = fmaxf(b->width, b->line[i].width);
    }
    b->leading = least_leading(t, b, centred);
    measure_ends(t, b);
    b->height = b->count == 0 ? 0
                              : b->over + (float)(b->count - 1) * b->leading +
                                    TEXT_CAP_HEIGHT * b->size + b->under;
}

du text_below(struct text *t, const struct text_block *above, const struct text_block *below)
{
    if (above->count == 0 || below->count == 0) {
        return 0;
    }
    struct placed upper = place(above, above->count - 1, false), lower = place(below, 0, false);
    return distance(t, &upper, &lower, above->rtl || below->rtl);
}
