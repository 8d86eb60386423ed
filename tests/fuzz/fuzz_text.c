#include "fuzz/fuzz.h"

#include "base/arena.h"
#include "text/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Four bytes choose face, size, box and limits; the rest is the text, as bad as it may be. The
 * fonts are opened once: nothing of one text changes what another gives. */

static struct text *fonts(void)
{
    static struct text *t;
    if (!t) {
        struct diag d;
        if (text_open(&t, 1 << 20, &d) != ERR_OK) {
            abort();
        }
    }
    return t;
}

static bool is_one_cluster(const struct text_line *l)
{
    bool ellipsis = l->n >= 3 && memcmp(l->s + l->n - 3, "…", 3) == 0;
    bool mark = l->n >= 3 && memcmp(l->s, "\xE2\x80", 2) == 0;
    return text_clusters(l->s, l->n) <= 1u + ellipsis + mark;
}

static void check(struct text *t, const struct text_block *b, du width)
{
    assert(b->count <= CAP_TEXT_LINES && b->size >= 1);
    for (unsigned i = 0; i < b->count; i++) {
        const struct text_line *l = &b->line[i];
        assert(l->width <= width + 0.1f || is_one_cluster(l));
        assert(l->width <= b->width);
        struct text_shape s;
        text_shape(t, b->face, b->size, l->s, l->n, &s);
        for (unsigned k = 0; k < s.count; k++) {
            assert(s.piece[k].surface->w <= 2048);
        }
    }
}

/* Every place of the caret lies in the line. */
static void check_caret(struct text *t, enum face face, du size, const char *s, size_t n)
{
    du width = text_width(t, face, size, s, n), slack = size / 100 + 0.1f;
    for (size_t at = 0, i = 0; i < 16 && at <= n; i++) {
        du x = text_caret(t, face, size, s, n, at);
        assert(x >= -slack && x <= width + slack);
        if (at == n) {
            break;
        }
        at = text_next(s, n, at);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4) {
        return 0;
    }
    struct text *t = fonts();
    enum face face = data[0] & 3;
    bool balance = data[0] & 4;
    text_set_scale(t, data[0] & 8 ? 0.4447f : 1);
    du min = 10 + data[1] / 8, max = min + (du)(data[1] & 7) * 16;
    du width = 4 + (du)data[2] * 7;
    size_t n = size - 4;
    char *s = mem_new(n + 1, 1);
    memcpy(s, data + 4, n);

    struct arena arena = {0};
    struct text_box box = {.face = face,
                           .width = width,
                           .height = (du)(data[3] & 31) * 24,
                           .max = max,
                           .min = min,
                           .step = 1 + (data[3] >> 5),
                           .max_lines = data[3] & 3,
                           .leading = leading_quote,
                           .balance = balance};
    struct text_block b, again;
    text_fit(t, &arena, s, &box, &b);
    check(t, &b, width);
    text_fit(t, &arena, s, &box, &again);
    assert(b.count == again.count && b.size == again.size && b.cut == again.cut);
    text_fit_line(t, &arena, face, max, min, width, s, &b);
    check(t, &b, width);
    text_fit_name(t, &arena, face, max, min, width, s, &b);
    check(t, &b, width);
    struct text_shape shape;
    text_shape(t, face, max, s, n, &shape);
    check_caret(t, face, max, s, n);
    text_words(s);
    arena_done(&arena);
    free(s);
    return 0;
}
