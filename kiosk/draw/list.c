#include "draw/list.h"

#include "base/arena.h"
#include "base/caps.h"
#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void draw_init(struct draw_list *l)
{
    *l = (struct draw_list){
        .command = mem_new(CAP_DRAW_COMMANDS, sizeof *l->command),
        .text = mem_new(CAP_DRAW_TEXT_BYTES, 1),
        .point = mem_new(CAP_DRAW_POINTS, sizeof *l->point),
        .alpha = 255,
    };
}

void draw_done(struct draw_list *l)
{
    free(l->command);
    free(l->text);
    free(l->point);
    *l = (struct draw_list){0};
}

void draw_clear(struct draw_list *l)
{
    l->count = l->text_len = l->point_len = 0;
    l->alpha = 255;
    l->flags = 0;
    l->mirrored = false;
    l->overflow = false;
}

void draw_wipe(struct draw_list *l)
{
    explicit_bzero(l->text, CAP_DRAW_TEXT_BYTES);
    draw_clear(l);
}

uint64_t draw_hash(const struct draw_list *l)
{
    uint64_t h = str_hash(STR_HASH_SEED, l->command, l->count * sizeof *l->command);
    h = str_hash(h, l->text, l->text_len);
    return str_hash(h, l->point, l->point_len * sizeof *l->point);
}

/* NULL when the list is full. */
static struct draw_command *append(struct draw_list *l, enum draw_op op, du x, du y, du w, du h)
{
    if (l->count == CAP_DRAW_COMMANDS) {
        l->overflow = true;
        return NULL;
    }
    struct draw_command *c = &l->command[l->count++];
    *c = (struct draw_command){
        .op = (uint8_t)op,
        .alpha = l->alpha,
        .x = x,
        .y = y,
        .w = w,
        .h = h,
    };
    return c;
}

/* Room for n bytes of s as well as for the command, or neither. */
static struct draw_command *append_named(struct draw_list *l, enum draw_op op, const char *s,
                                         size_t n, du x, du y, du w, du h)
{
    if (n > CAP_DRAW_TEXT_BYTES - l->text_len) {
        l->overflow = true;
        return NULL;
    }
    struct draw_command *c = append(l, op, x, y, w, h);
    if (c) {
        c->text = (uint32_t)l->text_len;
        c->text_len = (uint32_t)n;
        if (n) {
            memcpy(l->text + l->text_len, s, n);
        }
        l->text_len += n;
    }
    return c;
}

static bool append_point(struct draw_list *l, du x, du y)
{
    if (l->point_len + 2 > CAP_DRAW_POINTS) {
        l->overflow = true;
        return false;
    }
    l->point[l->point_len++] = x;
    l->point[l->point_len++] = y;
    return true;
}

void draw_alpha(struct draw_list *l, float alpha)
{
    l->alpha = (uint8_t)lroundf(fminf(fmaxf(alpha, 0), 1) * 255);
}

void draw_rect(struct draw_list *l, du x, du y, du w, du h, rgb fill)
{
    struct draw_command *c = append(l, DRAW_RECT, x, y, w, h);
    if (c) {
        c->flags = DRAW_FILLED;
        c->fill = fill;
    }
}

static struct draw_command *append_filled(struct draw_list *l, enum draw_op op, du x, du y, du w,
                                          du h, du r, rgb fill, unsigned more_flags)
{
    struct draw_command *c = append(l, op, x, y, w, h);
    if (c) {
        c->r = r;
        c->fill = fill;
        c->flags = (uint8_t)(DRAW_FILLED | more_flags);
    }
    return c;
}

void draw_rrect(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill)
{
    append_filled(l, DRAW_RRECT, x, y, w, h, fminf(r, fminf(w, h) / 2), fill, 0);
}

void draw_outline(struct draw_list *l, du x, du y, du w, du h, du r, du stroke_width, rgb stroke)
{
    struct draw_command *c = append(l, DRAW_RRECT, x, y, w, h);
    if (c) {
        c->r = fminf(r, fminf(w, h) / 2);
        c->flags = DRAW_STROKED;
        c->stroke_width = stroke_width;
        c->stroke = stroke;
    }
}

void draw_panel(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill, du stroke_width,
                rgb stroke)
{
    struct draw_command *c =
        append_filled(l, DRAW_RRECT, x, y, w, h, fminf(r, fminf(w, h) / 2), fill, DRAW_STROKED);
    if (c) {
        c->stroke_width = stroke_width;
        c->stroke = stroke;
    }
}

void draw_nose(struct draw_list *l, du x, du y, du w, du h, du r, rgb fill)
{
    append_filled(l, DRAW_RRECT, x, y, w, h, fminf(r, fminf(w, h / 2)), fill, DRAW_NOSE);
}

void draw_drop(struct draw_list *l, du x, du y, du s, rgb fill)
{
    append_filled(l, DRAW_RRECT, x, y, s, s, s / 2, fill, DRAW_DROP);
}

void draw_disc(struct draw_list *l, du cx, du cy, du r, rgb fill)
{
    append_filled(l, DRAW_DISC, cx - r, cy - r, 2 * r, 2 * r, r, fill, 0);
}

void draw_ring(struct draw_list *l, du cx, du cy, du r, du stroke_width, rgb stroke)
{
    struct draw_command *c = append(l, DRAW_RING, cx - r, cy - r, 2 * r, 2 * r);
    if (c) {
        c->r = r;
        c->flags = DRAW_STROKED;
        c->stroke_width = stroke_width;
        c->stroke = stroke;
    }
}

/* The path between begin and end is the last command, its width still OPEN: when begin found no
 * room the points that follow must not land in the command before it. */
#define OPEN (-1.0f)

static struct draw_command *open_path(struct draw_list *l)
{
    struct draw_command *c = l->count ? &l->command[l->count - 1] : NULL;
    return c && c->op == DRAW_PATH && c->w == OPEN ? c : NULL;
}

void draw_path_begin(struct draw_list *l, rgb fill)
{
    struct draw_command *c = append(l, DRAW_PATH, 0, 0, OPEN, 0);
    if (c) {
        c->flags = DRAW_FILLED;
        c->fill = fill;
        c->point = (uint32_t)l->point_len;
    }
}

void draw_path_to(struct draw_list *l, du x, du y)
{
    struct draw_command *c = open_path(l);
    if (c && append_point(l, x, y)) {
        c->point_count++;
    }
}

void draw_path_arc(struct draw_list *l, du cx, du cy, du r, float from_degrees, float to_degrees)
{
    const float error = 0.1f, radian = 3.14159265f / 180;
    float step = r > error ? 2 * acosf(1 - error / r) : 3;
    float sweep = (to_degrees - from_degrees) * radian;
    /* An even number: the tip in the middle of a nose is a point and not the middle of a chord. */
    unsigned n = 2 * (1 + (unsigned)fminf(fabsf(sweep) / step / 2, 500));
    for (unsigned i = 0; i <= n; i++) {
        float angle = from_degrees * radian + sweep * (float)i / (float)n;
        draw_path_to(l, cx + r * cosf(angle), cy + r * sinf(angle));
    }
}

void draw_path_end(struct draw_list *l)
{
    struct draw_command *c = open_path(l);
    if (!c) {
        return;
    }
    if (c->point_count < 3) {
        l->point_len = c->point;
        l->count--;
        return;
    }
    const float *p = l->point + c->point;
    float x0 = p[0], y0 = p[1], x1 = p[0], y1 = p[1];
    for (uint32_t i = 1; i < c->point_count; i++) {
        x0 = fminf(x0, p[2 * i]);
        x1 = fmaxf(x1, p[2 * i]);
        y0 = fminf(y0, p[2 * i + 1]);
        y1 = fmaxf(y1, p[2 * i + 1]);
    }
    c->x = x0;
    c->y = y0;
    c->w = x1 - x0;
    c->h = y1 - y0;
}

void draw_icon(struct draw_list *l, const char *name, du cx, du cy, du size, rgb colour,
               float stroke)
{
    struct draw_command *c =
        append_named(l, DRAW_ICON, name, strlen(name), cx - size / 2, cy - size / 2, size, size);
    if (c) {
        c->fill = colour;
        c->stroke_width = stroke;
    }
}

void draw_image_disc(struct draw_list *l, const char *asset, du cx, du cy, du r)
{
    struct draw_command *c =
        append_named(l, DRAW_IMAGE, asset, strlen(asset), cx - r, cy - r, 2 * r, 2 * r);
    if (c) {
        c->r = r;
        c->flags = DRAW_ROUND;
    }
}

void draw_image(struct draw_list *l, const char *asset, du x, du y, du w, du h, du r, bool contain)
{
    struct draw_command *c = append_named(l, DRAW_IMAGE, asset, strlen(asset), x, y, w, h);
    if (c) {
        c->r = fminf(r, fminf(w, h) / 2);
        c->flags = contain ? DRAW_CONTAIN : 0;
    }
}

void draw_text(struct draw_list *l, du x, du baseline, enum face face, du size, rgb colour,
               rgb ground, const char *s, size_t n, du width)
{
    struct draw_command *c = append_named(l, DRAW_TEXT, s, n, x, baseline, width, 0);
    if (c) {
        c->face = (uint8_t)face;
        c->flags = l->flags;
        c->r = size;
        c->fill = colour;
        c->ground = ground;
    }
}

void draw_push(struct draw_list *l, du x, du y, float k, du clip_x, du clip_y, du clip_w, du clip_h,
               du clip_r)
{
    uint32_t at = (uint32_t)l->point_len;
    if (!append_point(l, x, y)) {
        return;
    }
    struct draw_command *c = append(l, DRAW_PUSH, clip_x, clip_y, clip_w, clip_h);
    if (c) {
        c->r = k;
        c->stroke_width = clip_r;
        c->point = at;
        c->point_count = 1;
    }
}

void draw_pop(struct draw_list *l)
{
    append(l, DRAW_POP, 0, 0, 0, 0);
}

void draw_target(struct draw_list *l, const char *name, du x, du y, du w, du h)
{
    struct draw_command *c = append_named(l, DRAW_TARGET, name, strlen(name), x, y, w, h);
    if (c) {
        c->flags = l->flags;
    }
}

void draw_place(const struct draw_list *l, size_t command, du *ret_x, du *ret_y, du *ret_w,
                du *ret_h)
{
    const struct draw_command *c = &l->command[command];
    du x = c->x, y = c->y, k = 1;
    unsigned closed = 0;
    /* Outwards: what is popped on the way back to the front is no group around the command. */
    for (size_t i = command; i-- > 0;) {
        const struct draw_command *group = &l->command[i];
        if (group->op == DRAW_POP) {
            closed++;
        } else if (group->op == DRAW_PUSH && closed > 0) {
            closed--;
        } else if (group->op == DRAW_PUSH) {
            x = l->point[group->point] + group->r * x;
            y = l->point[group->point + 1] + group->r * y;
            k *= group->r;
        }
    }
    *ret_x = x;
    *ret_y = y;
    *ret_w = c->w * k;
    *ret_h = c->h * k;
}
