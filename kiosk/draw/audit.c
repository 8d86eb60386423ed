#include "draw/audit_work.h"

#include "base/arena.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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

void audit_violate(struct audit_work *w, const char *format, ...)
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

struct audit_quote audit_quote(const struct draw_list *l, const struct draw_command *c)
{
    struct audit_quote q;
    size_t n = c->text_len;
    bool whole = n <= AUDIT_WORDS_SHOWN;
    n = whole ? n : utf8_floor(l->text + c->text, AUDIT_WORDS_SHOWN);
    str_format(q.s, sizeof q.s, "%.*s%s", (int)n, l->text + c->text, whole ? "" : "…");
    for (char *p = q.s; *p; p++) {
        if (iscntrl((unsigned char)*p)) {
            *p = ' '; /* one sentence is one line, and commands nobody's terminal */
        }
    }
    return q;
}

bool audit_less(float a, float limit)
{
    return a < limit - 0.005f;
}

static float arc_minutes(float mm, float distance)
{
    return 2 * atanf(mm / distance / 2) * (180 / 3.14159265f) * 60;
}

/* A slide that the form shows as it will be on the display. */
static bool is_in_picture(const struct audit_subject *s, const struct draw_command *c)
{
    unsigned depth = 0;
    for (const struct draw_command *d = s->list->command; d < c; d++) {
        depth += d->op == DRAW_PUSH;
        depth -= d->op == DRAW_POP;
    }
    return depth > (s->part && !canvas_is_whole(s->part, s->canvas) ? 1u : 0u);
}

static void judge_line(struct audit_work *w, const struct ink_line *line)
{
    const struct audit_subject *s = w->subject;
    const struct draw_command *c = line->command;
    const struct audit_panel *panel = &w->audit->panel;
    struct audit_screen *screen = w->screen;
    struct audit_quote words = audit_quote(s->list, c);
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
    if (audit_less(x_height, AUDIT_X_HEIGHT)) {
        audit_violate(w, "“%s” has an x-height of %.1f′ at %.1f m; %.0f′ are needed.", words.s,
                (double)x_height, (double)distance / 1000, (double)AUDIT_X_HEIGHT);
    }
    float high = is_in_picture(s, c) ? 0 : s->contrast;
    if (high > 0 || !(c->flags & DRAW_DISABLED)) {
        bool compact = s->canvas->layout == LAYOUT_COMPACT;
        float large = compact ? AUDIT_LARGE * 480 / 1080 : AUDIT_LARGE;
        float least = line->units >= large ? AUDIT_CONTRAST_LARGE : AUDIT_CONTRAST;
        least = high > 0 ? high : least;
        screen->contrast = fminf(screen->contrast, line->contrast);
        if (audit_less(line->contrast, least)) {
            audit_violate(w, "“%s” has a contrast of %.2f; %.2f is needed.", words.s,
                    (double)line->contrast, (double)least);
        }
    }
    if (line->hidden > INK_SLACK) {
        screen->clipped++;
        audit_violate(w, "%u of %u pixels of “%s” do not show.", line->hidden, line->ink, words.s);
    }
    if (line->tofu > 0) {
        screen->tofu += line->tofu;
        audit_violate(w, "no font has %u of the characters of “%s”.", line->tofu, words.s);
    }
    screen->cut += (c->flags & DRAW_CUT) != 0;
}

static void judge_overlap(struct audit_work *w, const struct ink_overlap *o)
{
    const struct draw_list *l = w->subject->list;
    w->screen->overlaps++;
    audit_violate(w, "“%s” and “%s” lie on each other in %u pixels.",
                  audit_quote(l, o->below->command).s,
            audit_quote(l, o->above->command).s, o->pixels);
}

static void judge_words(struct audit_work *w)
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
        audit_violate(w, "none of its words can be seen.");
    }
    if (!w->subject->form && screen->largest > 0 && audit_less(screen->largest, AUDIT_HEADLINE)) {
        audit_violate(w, "its largest words have an x-height of %.1f′; %.0f′ are needed.",
                (double)screen->largest, (double)AUDIT_HEADLINE);
    }
}

void audit_list(struct audit *a, const struct audit_subject *subject, struct audit_screen *ret)
{
    struct audit_work work = {a, subject, ret}, *w = &work;
    *ret = (struct audit_screen){.contrast = 21};
    a->screens++;
    if (subject->list->overflow) {
        audit_violate(w, "it has more to show than fits into a frame.");
    }
    if (ink_measure(a->ink, a->renderer, subject->canvas, subject->theme, subject->list)) {
        judge_words(w);
    } else {
        audit_violate(w, "it could not be drawn.");
    }
    audit_judge_targets(w);
    a->cut += ret->cut;
    a->tofu += ret->tofu;
}

void audit_touch(struct audit *a, const struct audit_subject *subject, struct audit_screen *ret)
{
    *ret = (struct audit_screen){.contrast = 21};
    a->screens++;
    audit_judge_targets(&(struct audit_work){a, subject, ret});
}
