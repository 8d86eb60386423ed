#include "base/str.h"
#include "draw/list.h"

#include <math.h>

static const char *const face_name[] = {
    [FACE_D7] = "d7",
    [FACE_D6] = "d6",
    [FACE_T6] = "t6",
    [FACE_T5] = "t5",
};

/* Two decimals without trailing zeros, and no minus before a zero: 624, 269.28, 0. */
static void put_number(struct buf *out, const char *before, double v)
{
    char s[40];
    str_format(s, sizeof s, "%.2f", fabs(v) < 0.005 ? 0.0 : v);
    size_t n = 0;
    while (s[n]) {
        n++;
    }
    while (s[n - 1] == '0') {
        n--;
    }
    if (s[n - 1] == '.') {
        n--;
    }
    buf_puts(out, before);
    buf_add(out, s, n);
}

static void put_box(struct buf *out, const struct draw_command *c)
{
    put_number(out, " ", (double)c->x);
    put_number(out, " ", (double)c->y);
    put_number(out, " ", (double)c->w);
    put_number(out, " ", (double)c->h);
}

static void put_centre(struct buf *out, const struct draw_command *c)
{
    put_number(out, " ", (double)(c->x + c->w / 2));
    put_number(out, " ", (double)(c->y + c->h / 2));
}

static void put_fill(struct buf *out, const struct draw_command *c)
{
    if (c->flags & DRAW_FILLED) {
        buf_printf(out, " #%06X", (unsigned)c->fill);
    }
    if (c->flags & DRAW_STROKED) {
        put_number(out, " line ", (double)c->stroke_width);
        buf_printf(out, " #%06X", (unsigned)c->stroke);
    }
}

static void put_string(struct buf *out, const struct draw_list *l, const struct draw_command *c)
{
    buf_puts(out, " \"");
    for (uint32_t i = 0; i < c->text_len; i++) {
        char ch = l->text[c->text + i];
        if (ch == '"' || ch == '\\') {
            buf_add(out, "\\", 1);
            buf_add(out, &ch, 1);
        } else if ((unsigned char)ch < 0x20 || ch == 0x7F) {
            buf_printf(out, "\\x%02X", (unsigned)(unsigned char)ch);
        } else {
            buf_add(out, &ch, 1);
        }
    }
    buf_puts(out, "\"");
}

/* An arc is dozens of points: the box, how many and the area tell two outlines apart and can be
 * read. */
static void put_polygon(struct buf *out, const struct draw_list *l, const struct draw_command *c)
{
    const float *p = l->point + c->point;
    double twice = 0;
    for (uint32_t i = 0, j = c->point_count - 1; i < c->point_count; j = i++) {
        twice += ((double)p[2 * j] - (double)c->x) * ((double)p[2 * i + 1] - (double)c->y) -
                 ((double)p[2 * i] - (double)c->x) * ((double)p[2 * j + 1] - (double)c->y);
    }
    buf_printf(out, " %u points area %.0f", (unsigned)c->point_count, fabs(twice) / 2);
}

static void put_flags(struct buf *out, const struct draw_command *c)
{
    if (c->alpha != 255) {
        buf_printf(out, " alpha %u", (unsigned)c->alpha);
    }
    if (c->flags & DRAW_MIRRORED) {
        buf_puts(out, " mirrored");
    }
    if (c->flags & DRAW_DISABLED) {
        buf_puts(out, " disabled");
    }
    if (c->flags & DRAW_CUT) {
        buf_puts(out, " cut");
    }
}

static void put_command(struct buf *out, const struct draw_list *l, const struct draw_command *c)
{
    switch ((enum draw_op)c->op) {
    case DRAW_RECT:
        buf_puts(out, "rect");
        put_box(out, c);
        put_fill(out, c);
        break;
    case DRAW_RRECT:
        buf_puts(out, c->flags & DRAW_NOSE ? "nose" : c->flags & DRAW_DROP ? "drop" : "rrect");
        put_box(out, c);
        put_number(out, " r ", (double)c->r);
        put_fill(out, c);
        break;
    case DRAW_DISC:
    case DRAW_RING:
        buf_puts(out, c->op == DRAW_DISC ? "disc" : "ring");
        put_centre(out, c);
        put_number(out, " r ", (double)c->r);
        put_fill(out, c);
        break;
    case DRAW_PATH:
        buf_puts(out, "path");
        put_box(out, c);
        put_fill(out, c);
        put_polygon(out, l, c);
        break;
    case DRAW_ICON:
        buf_puts(out, "icon");
        put_string(out, l, c);
        put_centre(out, c);
        put_number(out, " size ", (double)c->w);
        put_number(out, " stroke ", (double)c->stroke_width);
        buf_printf(out, " #%06X", (unsigned)c->fill);
        break;
    case DRAW_IMAGE:
        buf_puts(out, c->flags & DRAW_ROUND ? "image-disc" : "image");
        put_string(out, l, c);
        put_box(out, c);
        put_number(out, " r ", (double)c->r);
        buf_puts(out, c->flags & DRAW_CONTAIN ? " contain" : "");
        break;
    case DRAW_TEXT:
        buf_puts(out, "text");
        put_number(out, " ", (double)c->x);
        put_number(out, " ", (double)c->y);
        put_number(out, " w ", (double)c->w);
        buf_printf(out, " %s%s", face_name[c->face & ~FACE_TABULAR],
                   c->face & FACE_TABULAR ? "n" : "");
        put_number(out, " ", (double)c->r);
        buf_printf(out, " #%06X on #%06X", (unsigned)c->fill, (unsigned)c->ground);
        put_string(out, l, c);
        break;
    case DRAW_PUSH:
        buf_puts(out, "push");
        put_number(out, " ", (double)l->point[c->point]);
        put_number(out, " ", (double)l->point[c->point + 1]);
        put_number(out, " k ", (double)c->r);
        buf_puts(out, " clip");
        put_box(out, c);
        put_number(out, " r ", (double)c->stroke_width);
        break;
    case DRAW_POP: buf_puts(out, "pop"); break;
    case DRAW_TARGET:
        buf_puts(out, "target");
        put_string(out, l, c);
        put_box(out, c);
        break;
    }
}

void draw_dump(const struct draw_list *l, struct buf *out)
{
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        put_command(out, l, c);
        if (c->op != DRAW_POP && c->op != DRAW_PUSH) {
            put_flags(out, c);
        }
        buf_puts(out, "\n");
    }
    if (l->overflow) {
        buf_puts(out, "overflow\n");
    }
}
