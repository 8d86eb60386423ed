#include "draw/list.h"

#include <string.h>

/* Icons that point along the line of reading or back in time. A clock, a tick and a magnifier in
 * a right hand are the same everywhere. Backspace only stands on the keyboard, which stays. */
static bool turns(const char *name, size_t n)
{
    static const char *const names[] = {"left", "right", "undo", "redo"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) {
            return true;
        }
    }
    return false;
}

static void mirror_points(struct draw_list *l, const struct draw_command *c, du width)
{
    for (uint32_t i = 0; i < c->point_count; i++) {
        float *x = &l->point[c->point + 2 * i];
        *x = width - *x;
    }
}

void draw_mirror(struct draw_list *l, size_t first, du width)
{
    for (size_t i = first; i < l->count; i++) {
        struct draw_command *c = &l->command[i];
        c->x = width - c->x - c->w;
        switch ((enum draw_op)c->op) {
        case DRAW_RRECT:
            c->flags ^= c->flags & (DRAW_NOSE | DRAW_DROP) ? DRAW_MIRRORED : 0;
            break;
        case DRAW_PATH: mirror_points(l, c, width); break;
        case DRAW_PUSH: l->point[c->point] = width - l->point[c->point] - c->r * width; break;
        case DRAW_ICON:
        case DRAW_POP:
        case DRAW_RECT:
        case DRAW_DISC:
        case DRAW_RING:
        case DRAW_IMAGE:
        case DRAW_TEXT:
        case DRAW_TARGET: break;
        }
    }
    draw_turn(l, first);
}

void draw_turn(struct draw_list *l, size_t first)
{
    for (size_t i = first; i < l->count; i++) {
        struct draw_command *c = &l->command[i];
        if (c->op == DRAW_ICON && turns(l->text + c->text, c->text_len)) {
            c->flags ^= DRAW_MIRRORED;
        }
    }
}
