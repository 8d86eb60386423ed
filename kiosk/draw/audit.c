#include "draw/audit.h"

#include "base/arena.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_SHOWN = 40 }; /* bytes of a text that a sentence quotes */

/* One screen under audit. */
struct work {
    struct audit *audit;
    const struct audit_subject *subject;
    struct audit_screen *screen;
};

void audit_init(struct audit *a, struct renderer *r, const struct audit_panel *panel)
{
    *a = (struct audit){.renderer = r, .panel = *panel};
    a->ink = mem_new(1, sizeof *a->ink);
    ink_init(a->ink);
}

void audit_done(struct audit *a)
{
    if (a->ink) {
        ink_done(a->ink);
    }
    free(a->ink);
    buf_done(&a->sentences);
    *a = (struct audit){0};
}

static void violate(struct work *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void violate(struct work *w, const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    buf_printf(&w->audit->sentences, "%s: %s\n", w->subject->name, sentence);
    w->screen->violations++;
    w->audit->violations++;
}

struct quote {
    char s[WORDS_SHOWN + 8];
};

static struct quote quote(const struct draw_list *l, const struct draw_command *c)
{
    struct quote q;
    size_t n = c->text_len;
    bool whole = n <= WORDS_SHOWN;
    n = whole ? n : utf8_floor(l->text + c->text, WORDS_SHOWN);
    str_format(q.s, sizeof q.s, "%.*s%s", (int)n, l->text + c->text, whole ? "" : "…");
    for (char *p = q.s; *p; p++) {
        if (iscntrl((unsigned char)*p)) {
            *p = ' '; /* one sentence is one line, and commands nobody's terminal */
        }
    }
    return q;
}

static float arc_minutes(float mm, float distance)
{
    return 2 * atanf(mm / distance / 2) * (180 / 3.14159265f) * 60;
}

/* What a sentence would write as the limit is not below it. */
static bool is_less(float a, float limit)
{
    return a < limit - 0.005f;
}

static void judge_line(struct work *w, const struct ink_line *line)
{
    const struct audit_subject *s = w->subject;
    const struct draw_command *c = line->command;
    const struct audit_panel *panel = &w->audit->panel;
    struct audit_screen *screen = w->screen;
    struct quote words = quote(s->list, c);
    float distance = s->form ? panel->arm : panel->distance;
    float x_height = arc_minutes((float)line->size * AUDIT_X_SHARE * panel->mm, distance);

    screen->texts++;
    if (screen->x_height == 0 || x_height < screen->x_height) {
        screen->x_height = x_height;
        str_copy(screen->words, sizeof screen->words, words.s);
    }
    if ((float)line->y < s->message_h * s->canvas->k) {
        screen->largest = fmaxf(screen->largest, x_height);
    }
    if (is_less(x_height, AUDIT_X_HEIGHT)) {
        violate(w, "“%s” has an x-height of %.1f′ at %.1f m; %.0f′ are needed.", words.s,
                (double)x_height, (double)distance / 1000, (double)AUDIT_X_HEIGHT);
    }
    if (!(c->flags & DRAW_DISABLED)) {
        bool compact = s->canvas->layout == LAYOUT_COMPACT;
        float large = compact ? AUDIT_LARGE * 480 / 1080 : AUDIT_LARGE;
        float least = line->units >= large ? AUDIT_CONTRAST_LARGE : AUDIT_CONTRAST;
        screen->contrast = fminf(screen->contrast, line->contrast);
        if (is_less(line->contrast, least)) {
            violate(w, "“%s” has a contrast of %.2f; %.2f is needed.", words.s,
                    (double)line->contrast, (double)least);
        }
    }
    if (line->hidden > INK_SLACK) {
        screen->clipped++;
        violate(w, "%u of %u pixels of “%s” do not show.", line->hidden, line->ink, words.s);
    }
    if (line->tofu > 0) {
        screen->tofu += line->tofu;
        violate(w, "no font has %u of the characters of “%s”.", line->tofu, words.s);
    }
    screen->cut += (c->flags & DRAW_CUT) != 0;
}

static void judge_overlap(struct work *w, const struct ink_overlap *o)
{
    const struct draw_list *l = w->subject->list;
    w->screen->overlaps++;
    violate(w, "“%s” and “%s” lie on each other in %u pixels.", quote(l, o->below->command).s,
            quote(l, o->above->command).s, o->pixels);
}

static void judge_words(struct work *w)
{
    const struct ink *ink = w->audit->ink;
    struct audit_screen *screen = w->screen;
    for (unsigned i = 0; i < ink->overlaps; i++) {
        judge_overlap(w, &ink->overlap[i]);
    }
    for (unsigned i = 0; i < ink->lines; i++) {
        if (ink->line[i].seen) {
            judge_line(w, &ink->line[i]);
        }
    }
    if (ink->lines > 0 && screen->texts == 0) {
        violate(w, "none of its words can be seen.");
    }
    if (!w->subject->form && screen->largest > 0 && is_less(screen->largest, AUDIT_HEADLINE)) {
        violate(w, "its largest words have an x-height of %.1f′; %.0f′ are needed.",
                (double)screen->largest, (double)AUDIT_HEADLINE);
    }
}

static bool is_called(const struct draw_list *l, const struct draw_command *c, const char *name)
{
    return c->text_len == strlen(name) && memcmp(l->text + c->text, name, c->text_len) == 0;
}

static void judge_target(struct work *w, const struct draw_command *c)
{
    const struct canvas *canvas = w->subject->canvas;
    struct quote name = quote(w->subject->list, c);
    float mm = canvas->k * w->audit->panel.mm, side = fminf(c->w, c->h);
    struct audit_screen *screen = w->screen;
    if (screen->targets++ == 0 || side * mm < screen->target_mm) {
        screen->target_mm = side * mm;
    }
    if (is_less(side * mm, AUDIT_TARGET_MM)) {
        violate(w, "the target “%s” is %.1f × %.1f mm; %.0f mm are needed.", name.s,
                (double)(c->w * mm), (double)(c->h * mm), (double)AUDIT_TARGET_MM);
    }
    if (side < canvas_target_min(canvas) - 0.5f) {
        violate(w, "the target “%s” is %.0f × %.0f units; %.0f are needed.", name.s, (double)c->w,
                (double)c->h, (double)canvas_target_min(canvas));
    }
    if (c->x < -0.5f || c->y < -0.5f || c->x + c->w > canvas->w + 0.5f ||
        c->y + c->h > canvas->h + 0.5f) {
        violate(w, "the target “%s” reaches beyond the screen.", name.s);
    }
}

static bool cross(const struct draw_command *a, const struct draw_command *b)
{
    return a->x < b->x + b->w - 0.5f && b->x < a->x + a->w - 0.5f &&
           a->y < b->y + b->h - 0.5f && b->y < a->y + a->h - 0.5f;
}

/* What lies under a scrim cannot be touched, so only the targets after it count. */
static size_t first_target(const struct draw_list *l, const struct canvas *canvas)
{
    size_t first = 0;
    unsigned depth = 0;
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        depth += c->op == DRAW_PUSH;
        depth -= c->op == DRAW_POP;
        if (c->op == DRAW_RECT && depth == 0 && c->x <= 0 && c->y <= 0 && c->w >= canvas->w &&
            c->h >= canvas->h && c->alpha > 128) {
            first = i;
        }
    }
    return first;
}

static void judge_targets(struct work *w)
{
    const struct draw_list *l = w->subject->list;
    size_t first = first_target(l, w->subject->canvas);
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
            if (b->op == DRAW_TARGET && !whole && cross(a, b)) {
                violate(w, "the targets “%s” and “%s” overlap.", quote(l, b).s, quote(l, a).s);
            }
        }
    }
}

void audit_list(struct audit *a, const struct audit_subject *subject, struct audit_screen *ret)
{
    struct work work = {a, subject, ret}, *w = &work;
    *ret = (struct audit_screen){.contrast = 21};
    a->screens++;
    if (subject->list->overflow) {
        violate(w, "it has more to show than fits into a frame.");
    }
    if (ink_measure(a->ink, a->renderer, subject->canvas, subject->theme, subject->list)) {
        judge_words(w);
    } else {
        violate(w, "it could not be drawn.");
    }
    judge_targets(w);
    a->cut += ret->cut;
    a->tofu += ret->tofu;
}
