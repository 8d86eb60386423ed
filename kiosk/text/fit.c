#include "text/wrap.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

/* Measured widths add up to a line's width but for rounding in the last bit. */
#define SLACK 0.01f

void text_finish_block(struct text_block *b)
{
    b->width = 0;
    for (unsigned i = 0; i < b->count; i++) {
        b->width = fmaxf(b->width, b->line[i].width);
    }
    b->height = b->count == 0
                    ? 0
                    : (float)(b->count - 1) * b->leading + TEXT_CAP_HEIGHT * b->size;
}

static size_t offset_of_cluster(const char *s, size_t n, unsigned clusters)
{
    size_t at = 0;
    while (clusters-- > 0) {
        at = text_next(s, n, at);
    }
    return at;
}

void text_ellipsis(struct text *t, struct arena *arena, enum face face, du size, du width,
                   const char *s, size_t n, struct text_line *ret_line)
{
    static const char ellipsis[] = "…";
    char *cut = arena_alloc(arena, n + sizeof ellipsis);
    unsigned low = 0, high = text_clusters(s, n);
    for (;;) {
        unsigned keep = (low + high + 1) / 2;
        size_t end = offset_of_cluster(s, n, keep);
        while (end > 0 && s[end - 1] == ' ') {
            end--;
        }
        memcpy(cut, s, end);
        memcpy(cut + end, ellipsis, sizeof ellipsis);
        *ret_line = (struct text_line){.s = cut, .n = end + sizeof ellipsis - 1};
        text_measure_line(t, face, size, ret_line);
        if (low == high) {
            return;
        }
        if (ret_line->width <= width + SLACK) {
            low = keep;
        } else {
            high = keep - 1;
        }
    }
}

struct fitting {
    struct text *t;
    struct arena *arena;
    const struct text_box *box;
    struct wrap wrap;
    struct text_block *block;
};

/* A line keeps the direction of its paragraph, whatever letter it begins with. */
static void set_line(struct fitting *f, struct text_line *line, const char *s, size_t n)
{
    *line = (struct text_line){.s = s, .n = n};
    if (text_is_rtl(s, n) != f->block->rtl) {
        static const char lrm[] = "\xE2\x80\x8E", rlm[] = "\xE2\x80\x8F";
        char *marked = arena_alloc(f->arena, n + sizeof lrm);
        memcpy(marked, f->block->rtl ? rlm : lrm, sizeof lrm - 1);
        memcpy(marked + sizeof lrm - 1, s, n);
        line->s = marked;
        line->n = n + sizeof lrm - 1;
        line->mark = sizeof lrm - 1;
    }
    text_measure_line(f->t, f->block->face, f->block->size, line);
}

/* The tight leadings are made for Latin. Arabic has tails of 0.4 of the size below the baseline and
 * marks of up to 1.1 above it. */
#define LEADING_RTL 1.3f

static du leading_of(const struct text_box *box, bool rtl, du size)
{
    return size * fmaxf(box->leading(size), rtl ? LEADING_RTL : 0);
}

static void start_block(struct fitting *f, du size)
{
    struct text_block *b = f->block;
    *b = (struct text_block){.face = f->box->face, .size = size, .rtl = b->rtl};
    b->leading = leading_of(f->box, b->rtl, size);
}

/* True when no line is wider than the box, measured as it will be drawn. */
static bool set_lines(struct fitting *f, const struct wrap_line *line, size_t lines)
{
    bool fits = true;
    for (size_t i = 0; i < lines; i++) {
        uint32_t from = f->wrap.unit[line[i].first].from;
        uint32_t to = f->wrap.unit[line[i].end - 1].to;
        set_line(f, &f->block->line[i], f->wrap.s + from, to - from);
        fits = fits && f->block->line[i].width <= f->box->width + SLACK;
    }
    f->block->count = (unsigned)lines;
    text_finish_block(f->block);
    return fits;
}

/* Lines that the box has room for at this size; at least one. */
static size_t room_for_lines(const struct fitting *f, du size)
{
    const struct text_box *box = f->box;
    du leading = leading_of(box, f->block->rtl, size);
    float more = (box->height + SLACK - TEXT_CAP_HEIGHT * size) / leading;
    size_t most = box->max_lines > 0 && box->max_lines < CAP_TEXT_LINES ? box->max_lines
                                                                        : CAP_TEXT_LINES;
    size_t room = more >= 0 ? 1 + (size_t)more : 0;
    return room < most ? room : most;
}

static float limit_of(const struct fitting *f, du size)
{
    return fmaxf(0, f->box->width + SLACK) / text_units(f->t, size, 1);
}

static bool try_size(struct fitting *f, du size)
{
    struct wrap_line line[CAP_TEXT_LINES];
    size_t room = room_for_lines(f, size);
    float limit = limit_of(f, size);
    if (room == 0 || wrap_has_wide(&f->wrap, limit)) {
        return false;
    }
    size_t lines = wrap_greedy(&f->wrap, limit, line, room);
    if (lines > room) {
        return false;
    }
    start_block(f, size);
    if (!f->box->balance) {
        return set_lines(f, line, lines);
    }
    struct wrap_line balanced[CAP_TEXT_LINES];
    memcpy(balanced, line, sizeof line);
    wrap_balance(&f->wrap, f->t, limit, balanced, lines);
    return set_lines(f, balanced, lines) || set_lines(f, line, lines);
}

/* The smallest size, and still too much: the last line that there is room for takes as many words
 * as fit beside an ellipsis. */
static void cut_block(struct fitting *f, du size, bool too_long)
{
    struct wrap_line line[CAP_TEXT_LINES];
    size_t room = room_for_lines(f, size);
    room = room > 0 ? room : 1;
    size_t lines = wrap_greedy(&f->wrap, limit_of(f, size), line, room);
    bool all = lines <= room && !too_long;
    lines = lines < room ? lines : room;
    start_block(f, size);
    set_lines(f, line, lines);
    if (all) {
        return;
    }
    f->block->cut = true;
    struct wrap_line last = line[lines - 1];
    uint32_t from = f->wrap.unit[last.first].from;
    struct text_line *to = &f->block->line[lines - 1];
    for (size_t end = last.end; end > last.first; end--) {
        size_t n = f->wrap.unit[end - 1].to - from;
        const char *with = arena_printf(f->arena, "%.*s…", (int)n, f->wrap.s + from);
        set_line(f, to, with, strlen(with));
        if (to->width <= f->box->width + SLACK) {
            text_finish_block(f->block);
            return;
        }
    }
    struct text_line cut;
    text_ellipsis(f->t, f->arena, f->block->face, size, f->box->width, f->wrap.s + from,
                  f->wrap.unit[last.first].to - from, &cut);
    set_line(f, to, cut.s, cut.n);
    text_finish_block(f->block);
}

void text_fit(struct text *t, struct arena *arena, const char *s, const struct text_box *box,
              struct text_block *ret_block)
{
    size_t n = strlen(s);
    bool too_long = n > CAP_MESSAGE_BYTES;
    n = too_long ? utf8_floor(s, CAP_MESSAGE_BYTES) : n;
    while (n > 0 && strchr(" \n\r\t", s[n - 1])) {
        n--;
    }
    while (n > 0 && strchr(" \n\r\t", *s)) {
        s++;
        n--;
    }
    *ret_block = (struct text_block){.face = box->face, .size = box->max,
                                     .rtl = text_is_rtl(s, n)};
    ret_block->leading = leading_of(box, ret_block->rtl, box->max);
    if (n == 0) {
        return;
    }
    arena_reset(&t->scratch);
    struct fitting f = {.t = t, .arena = arena, .box = box, .block = ret_block};
    wrap_init(&f.wrap, t, box->face, s, n);
    du step = box->step > 0 ? box->step : 1;
    bool fits = false;
    for (du size = box->max; !fits && !too_long; size = fmaxf(box->min, size - step)) {
        fits = try_size(&f, size);
        if (size <= box->min) {
            break;
        }
    }
    if (fits) {
        return;
    }
    wrap_cut_wide(&f.wrap, t, limit_of(&f, box->min));
    if (too_long || !try_size(&f, box->min)) {
        cut_block(&f, box->min, too_long);
    }
}
