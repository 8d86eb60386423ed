#include "draw/audit.h"

#include "base/arena.h"
#include "draw/sdl_draw.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLACK = 4,            /* antialiased pixels that may be wrong in anything counted here */
    SHADES = 12,          /* of 255: how far rounding may move a colour */
    BINS = 2101,          /* contrasts 0 to 21 in hundredths */
    WORDS_SHOWN = 40,     /* bytes of a text that a sentence quotes */
    MARK = 0xFF00FF,      /* in no palette, and improbable in a photo */
    SOLID = 0x8000,       /* in the owner map: half covered and more */
    FAINT = 26,           /* coverage below a tenth is no ink */
};

/* One text of the list. Counts are pixels of its ink. */
struct line {
    const struct draw_command *command;
    struct line_place at;
    SDL_Rect clip;        /* what of the picture it may draw to */
    rgb colour;
    uint32_t ink_from;    /* coverage from which a pixel is ink */
    unsigned ink, shown, hidden, under, off;  /* under another text; off: outside the picture */
    float contrast;
    bool seen;
};

struct audit_work {
    struct draw_list list;                       /* the copies share texts and points */
    struct draw_command command[CAP_DRAW_COMMANDS];
    struct line line[CAP_DRAW_COMMANDS];
    unsigned lines;
    unsigned met[CAP_DRAW_COMMANDS];             /* pixels shared with each later line */
    unsigned bin[BINS];
    const uint32_t *behind, *marked;
    px w, h;
    uint16_t *owner;                             /* line + 1 at each pixel, 0 nobody's */
    size_t owner_pixels;
    float linear[256];
    struct audit *audit;
    const struct audit_subject *subject;
    struct audit_screen *screen;
};

void audit_init(struct audit *a, struct renderer *r, const struct audit_panel *panel)
{
    *a = (struct audit){.renderer = r, .panel = *panel};
    a->work = mem_new(1, sizeof *a->work);
    for (int i = 0; i < 256; i++) {
        double s = i / 255.0;
        a->work->linear[i] = (float)(s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4));
    }
}

void audit_done(struct audit *a)
{
    if (a->work) {
        free(a->work->owner);
    }
    free(a->work);
    buf_done(&a->sentences);
    *a = (struct audit){0};
}

/* One sentence about the screen. */
static void violate(struct audit_work *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void violate(struct audit_work *w, const char *format, ...)
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
    str_format(q.s, sizeof q.s, "%.*s%s", (int)(whole ? n : utf8_floor(l->text + c->text,
                                                                     WORDS_SHOWN)),
               l->text + c->text, whole ? "" : "…");
    return q;
}

static const uint32_t *draw(struct audit_work *w, unsigned slot)
{
    struct renderer *r = w->audit->renderer;
    const struct audit_subject *s = w->subject;
    if (!r->offscreen.software || !offscreen_begin(&r->offscreen, s->canvas, slot, 0)) {
        return NULL;
    }
    sdl_draw(r, s->canvas, s->theme, &w->list, 0);
    offscreen_end(&r->offscreen, slot);
    return r->offscreen.pixels[slot];
}

/* Both pictures; false when there is no memory for them. */
static bool draw_both(struct audit_work *w)
{
    const struct draw_list *l = w->subject->list;
    struct renderer *r = w->audit->renderer;
    renderer_wait(r, w->subject->canvas, w->subject->theme, l);
    w->list = *l;
    w->list.command = w->command;
    w->list.count = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (l->command[i].op != DRAW_TEXT) {
            w->command[w->list.count++] = l->command[i];
        }
    }
    w->behind = draw(w, 0);
    memcpy(w->command, l->command, l->count * sizeof *l->command);
    w->list.count = l->count;
    for (size_t i = 0; i < l->count; i++) {
        if (w->command[i].op == DRAW_TEXT) {
            w->command[i].fill = w->command[i].ground = MARK;
        }
    }
    w->marked = draw(w, 1);
    canvas_pixels(w->subject->canvas, &w->w, &w->h);
    size_t pixels = (size_t)w->w * (size_t)w->h;
    if (w->owner_pixels < pixels) {
        free(w->owner);
        w->owner = mem_new(pixels, sizeof *w->owner);
        w->owner_pixels = pixels;
    }
    memset(w->owner, 0, pixels * sizeof *w->owner);
    return w->behind && w->marked;
}

/* Where each text lies: the groups are opened as the renderer opens them, but nothing is drawn. */
static void place_lines(struct audit_work *w)
{
    struct renderer *r = w->audit->renderer;
    const struct draw_list *l = w->subject->list;
    const SDL_Rect all = {0, 0, w->w, w->h};
    bool dry = r->paint.dry;
    r->paint.dry = true;
    w->lines = 0;
    sdl_draw_begin(r, w->subject->canvas, w->subject->theme, l);
    for (size_t i = 0; i < l->count; i++) {
        const struct draw_command *c = &l->command[i];
        if (c->op == DRAW_PUSH) {
            group_push(r, i);
        } else if (c->op == DRAW_POP) {
            group_pop(r);
        } else if (c->op == DRAW_TEXT && c->alpha > 0) {
            const struct view *v = view_now(r);
            w->line[w->lines++] = (struct line){
                .command = c,
                .at = line_place(r, c),
                .clip = v->clipped ? v->clip : all,
                .colour = rgb_mix(c->ground, c->fill, (float)c->alpha / 255),
                .contrast = 21,
            };
        }
    }
    while (r->depth > 0) {
        group_pop(r);
    }
    r->paint.dry = dry;
}

static float luminance(const struct audit_work *w, rgb c)
{
    return 0.2126f * w->linear[c >> 16 & 0xFF] + 0.7152f * w->linear[c >> 8 & 0xFF] +
           0.0722f * w->linear[c & 0xFF];
}

/* Whether c is at least as far from the ground as its mix with the ink must be: where letters of
 * one colour meet, both thin edges add up. */
static bool is_inked(rgb c, rgb mixed, rgb ink)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int v = c >> shift & 0xFF, a = mixed >> shift & 0xFF, b = ink >> shift & 0xFF;
        if (v < SDL_min(a, b) - SHADES || v > SDL_max(a, b) + SHADES) {
            return false;
        }
    }
    return true;
}

static bool is_inside(const SDL_Rect *r, px x, px y)
{
    return x >= r->x && y >= r->y && x < r->x + r->w && y < r->y + r->h;
}

/* The lowest contrast with what is under this pixel of ink and right beside it. */
static void sample_contrast(struct audit_work *w, float own, px x, px y)
{
    static const struct { int8_t x, y; } around[] = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    float worst = 21;
    for (unsigned i = 0; i < sizeof around / sizeof *around; i++) {
        px u = x + around[i].x, v = y + around[i].y;
        if (u >= 0 && v >= 0 && u < w->w && v < w->h) {
            float ground = luminance(w, w->behind[(size_t)v * (size_t)w->w + (size_t)u]);
            worst = fminf(worst, (fmaxf(own, ground) + 0.05f) / (fminf(own, ground) + 0.05f));
        }
    }
    w->bin[(unsigned)(worst * 100 + 0.5f)]++;
}

struct ink {
    px x, y;
    uint32_t pixel;    /* ARGB of the shape */
    bool coloured;
};
typedef void (*ink_taker)(struct audit_work *w, struct line *line, const struct ink *ink);

static void each_pixel(struct audit_work *w, struct line *line, uint32_t from, ink_taker take)
{
    const struct draw_command *c = line->command;
    struct text_shape shape;
    text_shape(w->audit->renderer->params.text, (enum face)c->face, line->at.size,
               w->subject->list->text + c->text, c->text_len, &shape);
    for (unsigned i = 0; i < shape.count; i++) {
        const struct text_piece *p = &shape.piece[i];
        for (px y = 0; y < p->surface->h; y++) {
            const uint32_t *row = (const uint32_t *)(const void *)(
                (const char *)p->surface->pixels + (size_t)y * (size_t)p->surface->pitch);
            for (px x = 0; x < p->surface->w; x++) {
                if (row[x] >> 24 >= from) {
                    take(w, line, &(struct ink){line->at.x + p->x + x, line->at.y + p->y + y, row[x],
                                               p->coloured});
                }
            }
        }
    }
}

/* Half of what the darkest pixel of the line covers: tiny letters never cover a whole one. */
static void find_darkest(struct audit_work *w, struct line *line, const struct ink *ink)
{
    line->ink_from = SDL_max(line->ink_from, (ink->pixel >> 24) / 2);
}

static void take_ink(struct audit_work *w, struct line *line, const struct ink *ink)
{
    const SDL_Rect all = {0, 0, w->w, w->h};
    line->ink++;
    if (!is_inside(&line->clip, ink->x, ink->y)) {
        line->hidden++;
        line->off += !is_inside(&all, ink->x, ink->y);
        return;
    }
    size_t at = (size_t)ink->y * (size_t)w->w + (size_t)ink->x;
    uint16_t owner = w->owner[at];
    if (owner) {
        w->met[(owner & ~SOLID) - 1] += (owner & SOLID) != 0;
        line->under++;
        return;
    }
    rgb drawn = ink->coloured ? ink->pixel & 0xFFFFFF : MARK;
    float share = (float)(ink->pixel >> 24) / 255;
    if (ink->coloured) {
        share *= (float)line->command->alpha / 255;
    }
    if (!is_inked(w->marked[at], rgb_mix(w->behind[at], drawn, share), drawn)) {
        line->hidden++;
        return;
    }
    line->shown++;
    if (!ink->coloured) {
        sample_contrast(w, luminance(w, line->colour), ink->x, ink->y);
    }
}

static void own_ink(struct audit_work *w, struct line *line, const struct ink *ink)
{
    if (is_inside(&line->clip, ink->x, ink->y)) {
        bool solid = ink->pixel >> 24 >= line->ink_from;
        w->owner[(size_t)ink->y * (size_t)w->w + (size_t)ink->x] =
            (uint16_t)((line - w->line + 1) | (solid ? SOLID : 0));
    }
}

/* The contrast that one in a hundred pixels of ink falls short of: what matters is no single pixel
 * at the edge of a shape. */
static float lowest_contrast(const struct audit_work *w, unsigned samples)
{
    unsigned allowed = samples / 100 + SDL_min(SLACK, samples / 4), below = 0;
    for (unsigned i = 0; i < BINS; i++) {
        below += w->bin[i];
        if (below > allowed) {
            return (float)i / 100;
        }
    }
    return 21;
}

static void measure_line(struct audit_work *w, struct line *line)
{
    memset(w->bin, 0, sizeof w->bin);
    memset(w->met, 0, sizeof w->met);
    line->ink_from = 1;
    each_pixel(w, line, 1, find_darkest);
    each_pixel(w, line, line->ink_from, take_ink);
    line->contrast = lowest_contrast(w, line->shown);
    /* Under a panel or a scrim words are there, but nobody is meant to read them. Words that ran
     * off the picture are lost without anything over them. */
    line->seen = line->shown > SDL_min(SLACK, line->ink / 4) || line->off > SLACK;
    if (!line->seen) {
        return;
    }
    each_pixel(w, line, FAINT, own_ink);
    for (unsigned i = 0; i < w->lines; i++) {
        if (w->met[i] > SLACK) {
            w->screen->overlaps++;
            violate(w, "“%s” and “%s” lie on each other in %u pixels.",
                    quote(w->subject->list, line->command).s,
                    quote(w->subject->list, w->line[i].command).s, w->met[i]);
        }
    }
}

static float arc_minutes(float mm, float distance)
{
    return 2 * atanf(mm / distance / 2) * (180 / 3.14159265f) * 60;
}

/* Of what the screen stands for; a float comparison must not fail on what is written as the limit. */
static bool is_less(float a, float limit)
{
    return a < limit - 0.005f;
}

static void judge_line(struct audit_work *w, const struct line *line)
{
    const struct audit_subject *s = w->subject;
    const struct draw_command *c = line->command;
    const struct audit_panel *panel = &w->audit->panel;
    struct audit_screen *screen = w->screen;
    struct quote words = quote(s->list, c);
    float distance = s->form ? panel->arm : panel->distance;
    float size = floorf(line->at.size * s->canvas->k + 1 / 64.0f);
    float x_height = arc_minutes(size * AUDIT_X_SHARE * panel->mm, distance);

    screen->texts++;
    if (screen->x_height == 0 || x_height < screen->x_height) {
        screen->x_height = x_height;
        str_copy(screen->words, sizeof screen->words, words.s);
    }
    if ((float)line->at.y < s->message_h * s->canvas->k) {
        screen->largest = fmaxf(screen->largest, x_height);
    }
    if (is_less(x_height, AUDIT_X_HEIGHT)) {
        violate(w, "“%s” has an x-height of %.1f′ at %.1f m; %.0f′ are needed.", words.s,
                (double)x_height, (double)distance / 1000, (double)AUDIT_X_HEIGHT);
    }
    if (!(c->flags & DRAW_DISABLED)) {
        float units = s->canvas->layout == LAYOUT_COMPACT ? AUDIT_LARGE * 480 / 1080 : AUDIT_LARGE;
        float least = line->at.size >= units ? AUDIT_CONTRAST_LARGE : AUDIT_CONTRAST;
        screen->contrast = fminf(screen->contrast, line->contrast);
        if (is_less(line->contrast, least)) {
            violate(w, "“%s” has a contrast of %.2f; %.2f is needed.", words.s,
                    (double)line->contrast, (double)least);
        }
    }
    if (line->hidden > SLACK) {
        screen->clipped++;
        violate(w, "%u of %u pixels of “%s” do not show.", line->hidden, line->ink, words.s);
    }
    unsigned tofu = text_uncovered(w->audit->renderer->params.text, (enum face)c->face,
                                   s->list->text + c->text, c->text_len);
    if (tofu > 0) {
        screen->tofu += tofu;
        violate(w, "no font has %u of the characters of “%s”.", tofu, words.s);
    }
    screen->cut += (c->flags & DRAW_CUT) != 0;
}

static void judge_words(struct audit_work *w)
{
    struct audit_screen *screen = w->screen;
    for (unsigned i = w->lines; i-- > 0;) {
        measure_line(w, &w->line[i]);
    }
    for (unsigned i = 0; i < w->lines; i++) {
        if (w->line[i].seen) {
            judge_line(w, &w->line[i]);
        }
    }
    if (w->lines > 0 && screen->texts == 0) {
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

static void judge_target(struct audit_work *w, const struct draw_command *c)
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

static void judge_targets(struct audit_work *w)
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
    struct audit_work *w = a->work;
    *ret = (struct audit_screen){.contrast = 21};
    w->audit = a;
    w->subject = subject;
    w->screen = ret;
    a->screens++;
    if (subject->list->overflow) {
        violate(w, "it has more to show than fits into a frame.");
    }
    if (draw_both(w)) {
        place_lines(w);
        judge_words(w);
    } else {
        violate(w, "it could not be drawn.");
    }
    judge_targets(w);
    a->cut += ret->cut;
    a->tofu += ret->tofu;
}
