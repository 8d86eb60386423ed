#include "text/impl.h"

#include <math.h>

#define CLEAR 0.04f      /* of the size: the least gap between the ink of two lines */
#define USUAL_RISE 0.95f /* accents on capitals, which no layout makes room for */
#define USUAL_DROP 0.3f

/* Where line i begins, from the left end of the widest. */
static du start_of(const struct text_block *b, unsigned i, bool centred)
{
    du rest = b->width - b->line[i].width;
    return centred ? rest / 2 : b->rtl ? rest : 0;
}

/* The leading that keeps all lines apart, as a share of the size; ink above the first line and
 * below the last that goes beyond the usual. */
static float distance(struct text *t, const struct text_block *b, bool centred, float *ret_over,
                      float *ret_under)
{
    struct skyline sky[2];
    float most = 0;
    bool plain_before = true;
    for (unsigned i = 0; i < b->count; i++) {
        const struct text_line *line = &b->line[i];
        bool plain = skyline_is_plain(line->s, line->n);
        bool plain_after =
            i + 1 == b->count || skyline_is_plain(line[1].s, line[1].n);
        if (plain && plain_before && plain_after) {
            continue; /* every leading is more than the rise and drop of these */
        }
        struct skyline *this = &sky[i % 2], *above = &sky[(i + 1) % 2];
        skyline_of(t, b->face, line->s, line->n, this);
        if (i == 0) {
            *ret_over = fmaxf(0, skyline_rise(this) - USUAL_RISE);
        } else if (!plain || !plain_before) {
            du shift = start_of(b, i, centred) - start_of(b, i - 1, centred);
            int cells = (int)lroundf(shift / b->size * SKYLINE_PER_SIZE);
            most = fmaxf(most, skyline_distance(above, this, cells) + CLEAR);
        }
        if (i + 1 == b->count) {
            *ret_under = fmaxf(0, skyline_drop(this) - USUAL_DROP);
        }
        plain_before = plain;
    }
    return most;
}

void text_finish_block(struct text *t, struct text_block *b, bool centred)
{
    float over = 0, under = 0;
    b->width = 0;
    for (unsigned i = 0; i < b->count; i++) {
        b->width = fmaxf(b->width, b->line[i].width);
    }
    b->leading = fmaxf(b->leading, b->size * distance(t, b, centred, &over, &under));
    b->over = b->size * over;
    b->height = b->count == 0 ? 0
                              : b->over + (float)(b->count - 1) * b->leading +
                                    TEXT_CAP_HEIGHT * b->size + b->size * under;
}
