#include "draw/audit_work.h"

#include <math.h>
#include <string.h>

static bool is_called(const struct draw_list *l, const struct draw_command *c, const char *name)
{
    return c->text_len == strlen(name) && memcmp(l->text + c->text, name, c->text_len) == 0;
}

static bool begins_with(const struct draw_list *l, const struct draw_command *c, const char *s)
{
    return c->text_len >= strlen(s) && memcmp(l->text + c->text, s, strlen(s)) == 0;
}

static bool has_part(const struct audit_subject *s)
{
    return s->part && !canvas_is_whole(s->part, s->canvas);
}

/* That in whose units the targets are. */
static const struct canvas *own_canvas(const struct audit_subject *s)
{
    return s->part ? &s->part->canvas : s->canvas;
}

static float millimetres(const struct audit_work *w)
{
    return own_canvas(w->subject)->k * w->audit->panel.mm;
}

static bool is_key(const struct draw_list *l, const struct draw_command *c)
{
    return begins_with(l, c, "key:") || begins_with(l, c, "accent:");
}

/* A form that does not know how large its panel is cannot be blamed for more than the least. */
static float needed(const struct audit_work *w, const struct draw_command *c)
{
    const struct draw_list *l = w->subject->list;
    if (own_canvas(w->subject)->mm <= 0) {
        return AUDIT_TARGET_MM;
    }
    if (c->flags & DRAW_MAIN) {
        return CANVAS_MAIN_MM;
    }
    return is_key(l, c) ? CANVAS_KEY_MM : CANVAS_TARGET_MM;
}

static void judge_target(struct audit_work *w, const struct draw_command *c)
{
    const struct canvas *canvas = own_canvas(w->subject);
    struct audit_quote name = audit_quote(w->subject->list, c);
    float mm = millimetres(w), side = fminf(c->w, c->h), least = needed(w, c);
    struct audit_screen *screen = w->screen;
    if (screen->targets++ == 0 || side * mm < screen->target_mm) {
        screen->target_mm = side * mm;
    }
    if (is_key(w->subject->list, c) && (screen->key_mm == 0 || side * mm < screen->key_mm)) {
        screen->key_mm = side * mm;
    }
    if (audit_less(side * mm, least)) {
        audit_violate(w, "the target “%s” is %.1f × %.1f mm; %.0f mm are needed.", name.s,
                      (double)(c->w * mm), (double)(c->h * mm), (double)least);
    }
    if (side < canvas_target_min(canvas) - 0.5f) {
        audit_violate(w, "the target “%s” is %.0f × %.0f units; %.0f are needed.", name.s,
                      (double)c->w, (double)c->h, (double)canvas_target_min(canvas));
    }
    if (c->x < -0.5f || c->y < -0.5f || c->x + c->w > canvas->w + 0.5f ||
        c->y + c->h > canvas->h + 0.5f) {
        audit_violate(w, "the target “%s” reaches beyond the screen.", name.s);
    }
}

/* How far two boxes are from each other; negative when they overlap. */
static float gap_between(const struct draw_command *a, const struct draw_command *b)
{
    float x = fmaxf(a->x - b->x - b->w, b->x - a->x - a->w);
    float y = fmaxf(a->y - b->y - b->h, b->y - a->y - a->h);
    return x > 0 && y > 0 ? hypotf(x, y) : fmaxf(x, y);
}

static void judge_pair(struct audit_work *w, const struct draw_command *a,
                       const struct draw_command *b)
{
    const struct draw_list *l = w->subject->list;
    float gap = gap_between(a, b), mm = millimetres(w) * gap;
    if (gap < -0.5f) {
        audit_violate(w, "the targets “%s” and “%s” overlap.", audit_quote(l, b).s,
                      audit_quote(l, a).s);
    } else if (own_canvas(w->subject)->mm > 0 && audit_less(mm, CANVAS_GAP_MM)) {
        audit_violate(w, "the targets “%s” and “%s” are %.1f mm apart; %.0f mm are needed.",
                      audit_quote(l, b).s, audit_quote(l, a).s, (double)fmaxf(mm, 0),
                      (double)CANVAS_GAP_MM);
    }
}

/* What lies under a scrim cannot be touched, so only the targets after it count. */
static size_t first_target(const struct audit_subject *s)
{
    const struct canvas *canvas = own_canvas(s);
    size_t first = 0;
    unsigned depth = 0, own = has_part(s) ? 1 : 0;
    for (size_t i = 0; i < s->list->count; i++) {
        const struct draw_command *c = &s->list->command[i];
        depth += c->op == DRAW_PUSH;
        depth -= c->op == DRAW_POP;
        if (c->op == DRAW_RECT && depth == own && c->x <= 0 && c->y <= 0 && c->w >= canvas->w &&
            c->h >= canvas->h && c->alpha > 128) {
            first = i;
        }
    }
    return first;
}

void audit_judge_targets(struct audit_work *w)
{
    const struct draw_list *l = w->subject->list;
    size_t first = first_target(w->subject);
    for (size_t i = first; i < l->count; i++) {
        const struct draw_command *a = &l->command[i];
        if (a->op != DRAW_TARGET) {
            continue;
        }
        judge_target(w, a);
        for (size_t j = first; j < i; j++) {
            const struct draw_command *b = &l->command[j];
            /* The whole slide and the scrim may be touched wherever nothing else is. */
            bool whole = is_called(l, a, "slide") || is_called(l, b, "slide") ||
                         is_called(l, a, "scrim") || is_called(l, b, "scrim");
            if (b->op == DRAW_TARGET && !whole) {
                judge_pair(w, a, b);
            }
        }
    }
}
