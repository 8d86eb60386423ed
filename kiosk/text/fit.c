#include "text/wrap.h"

#include "base/str.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

/* Measured widths add up to a line's width but for rounding in the last bit. */
#define SLACK 0.01f


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

/* A last line of one word is lonely below that share of the widest line, and worth a smaller size
 * down to that share of the larger one. */
#define LONELY 0.3f
#define LONELY_SMALLER 0.85f
/* Of the size: more than that of a quote mark in the margin would leave the safe area. */
#define HANG_MOST 0.3f

struct fitting {
    struct text *t;
    struct arena *arena;
    const struct text_box *box;
    struct wrap wrap;
    struct text_block *block;
    bool lonely; /* the block of the last try_size ends with one short word */
};

static bool hangs(uint32_t c)
{
    int type = u_charType((UChar32)c);
    return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION ||
           type == U_DASH_PUNCTUATION || c == '"' || c == '\'' || c == 0x2022 ||
           c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A; /* open in some languages */
}

static du hang_of(const struct fitting *f, const char *s, size_t n)
{
    size_t end = 0;
    if (!f->box->hang || n == 0 || !hangs(utf8_next(s, n, &end)) || end == n) {
        return 0;
    }
    float advance = text_extent(f->t, f->block->face, s, end).advance;
    return text_units(f->t, f->block->size, fminf(advance, HANG_MOST));
}

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
    line->hang = hang_of(f, s, n);
}

static void start_block(struct fitting *f, du size)
{
    struct text_block *b = f->block;
    *b = (struct text_block){.face = f->box->face, .size = size, .rtl = b->rtl};
    b->leading = size * f->box->leading(size);
}

/* True when no line is wider than the box and the block is not higher, measured as it will be
 * drawn. */
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
    text_finish_block(f->t, f->block, f->box->centred);
    return fits && f->block->height <= f->box->height + SLACK;
}

/* Lines that the box has room for at this size; none where even one is too high. */
static size_t room_for_lines(const struct text_box *box, du size)
{
    du leading = size * box->leading(size);
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

static bool is_lonely(const struct fitting *f, const struct wrap_line *line)
{
    unsigned last = f->block->count - 1;
    return last > 0 && line[last].end - line[last].first == 1 &&
           !f->wrap.unit[line[last - 1].end - 1].hard &&
           f->block->line[last].width < LONELY * f->block->width;
}

static bool try_size(struct fitting *f, du size)
{
    struct wrap_line line[CAP_TEXT_LINES];
    size_t room = room_for_lines(f->box, size);
    float limit = limit_of(f, size);
    f->lonely = false;
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
    if (!set_lines(f, balanced, lines)) {
        start_block(f, size);
        return set_lines(f, line, lines);
    }
    f->lonely = is_lonely(f, balanced);
    return true;
}

/* As many words of the last line as fit beside an ellipsis. */
static void cut_last_line(struct fitting *f, const struct wrap_line *last)
{
    uint32_t from = f->wrap.unit[last->first].from;
    struct text_line *to = &f->block->line[f->block->count - 1];
    for (size_t end = last->end; end > last->first; end--) {
        size_t n = f->wrap.unit[end - 1].to - from;
        const char *with = arena_printf(f->arena, "%.*s…", (int)n, f->wrap.s + from);
        set_line(f, to, with, strlen(with));
        if (to->width <= f->box->width + SLACK) {
            return;
        }
    }
    struct text_line cut;
    text_ellipsis(f->t, f->arena, f->block->face, f->block->size, f->box->width, f->wrap.s + from,
                  f->wrap.unit[last->first].to - from, &cut);
    set_line(f, to, cut.s, cut.n);
}

/* The smallest size, and still too much: as many lines as there is room for, the last one cut. */
static void cut_block(struct fitting *f, du size, bool too_long)
{
    struct wrap_line line[CAP_TEXT_LINES];
    size_t room = room_for_lines(f->box, size);
    room = room > 0 ? room : 1;
    size_t all = wrap_greedy(&f->wrap, limit_of(f, size), line, room);
    size_t lines = all < room ? all : room;
    start_block(f, size);
    while (!set_lines(f, line, lines) && lines > 1 && f->block->height > f->box->height + SLACK) {
        lines--;
        start_block(f, size);
    }
    if (all <= lines && !too_long) {
        return;
    }
    f->block->cut = true;
    cut_last_line(f, &line[lines - 1]);
    text_finish_block(f->t, f->block, f->box->centred);
}

/* The next smaller size, or nothing. */
static bool step_down(const struct fitting *f, du *size)
{
    du step = f->box->step > 0 ? f->box->step : 1, before = *size;
    *size = fmaxf(f->box->min, before - step);
    return *size < before;
}

static bool fit_largest(struct fitting *f)
{
    du size = f->box->max;
    while (!try_size(f, size)) {
        if (!step_down(f, &size)) {
            return false;
        }
    }
    if (!f->lonely) {
        return true;
    }
    du largest = size;
    while (step_down(f, &size) && size >= largest * LONELY_SMALLER) {
        if (try_size(f, size) && !f->lonely) {
            return true;
        }
    }
    return try_size(f, largest);
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
    ret_block->leading = box->max * box->leading(box->max);
    if (n == 0) {
        return;
    }
    arena_reset(&t->scratch);
    struct fitting f = {.t = t, .arena = arena, .box = box, .block = ret_block};
    wrap_init(&f.wrap, t, box->face, s, n);
    if (!too_long && fit_largest(&f)) {
        return;
    }
    wrap_cut_wide(&f.wrap, t, limit_of(&f, box->min));
    if (too_long || !try_size(&f, box->min)) {
        cut_block(&f, box->min, too_long);
    }
}
