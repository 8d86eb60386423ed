#include "cm.h"

#include "base/arena.h"
#include "platform/memory.h"
#include "text/impl.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct text *t;

static int open_text(void **state)
{
    struct diag d;
    memory_count_sdl();
    return text_open(&t, 2 << 20, &d);
}

static int close_text(void **state)
{
    text_close(t);
    return 0;
}

static int plain_scale(void **state)
{
    text_set_scale(t, 1);
    return 0;
}

static struct text_shape shape(enum face face, du size, const char *s)
{
    struct text_shape result;
    text_shape(t, face, size, s, strlen(s), &result);
    return result;
}

static du width(enum face face, du size, const char *s)
{
    return text_width(t, face, size, s, strlen(s));
}

static int top(struct text_shape s)
{
    int y = 1 << 20;
    for (unsigned i = 0; i < s.count; i++) {
        y = s.piece[i].y < y ? s.piece[i].y : y;
    }
    return y;
}

static int bottom(struct text_shape s)
{
    int y = -(1 << 20);
    for (unsigned i = 0; i < s.count; i++) {
        int b = s.piece[i].y + s.piece[i].surface->h;
        y = b > y ? b : y;
    }
    return y;
}

static const uint32_t *row_of(const SDL_Surface *s, int y)
{
    return (const uint32_t *)(const void *)((const char *)s->pixels + y * s->pitch);
}

/* Ink in [from, to) pixels right of the pen. */
static uint64_t ink(struct text_shape s, int from, int to)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < s.count; i++) {
        const struct text_piece *p = &s.piece[i];
        for (int y = 0; y < p->surface->h; y++) {
            const uint32_t *row = row_of(p->surface, y);
            for (int x = 0; x < p->surface->w; x++) {
                if (p->x + x >= from && p->x + x < to) {
                    sum += row[x] >> 24;
                }
            }
        }
    }
    return sum;
}

static void a_capital_stands_on_the_baseline_and_is_as_high_as_the_design_says(void **state)
{
    static const float sizes[] = {18, 34, 66, 168, 360};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct text_shape s = shape(FACE_D7, sizes[i], "H");
        assert_int_equal(s.count, 1);
        assert_int_equal(bottom(s), 0);
        float cap = TEXT_CAP_HEIGHT * sizes[i];
        assert_true(fabsf((float)-top(s) - cap) <= 1 + cap * 0.02f);
        assert_int_equal(s.piece[0].surface->format->format, SDL_PIXELFORMAT_ARGB8888);
        assert_false(s.piece[0].coloured);
    }
}

static void ink_above_the_ascent_does_not_move_the_baseline(void **state)
{
    static const char *const tall[] = {"É", "Ế", "Ḗ", "Ể", "E\xCC\x82\xCC\x81\xCC\x82\xCC\x81",
                                       "E\xCC\x82\xCC\x81\xCC\x82\xCC\x81\xCC\xA3\xCC\xA3\xCC\xA3"};
    static const char *const marked_hebrew = "שּׁ";
    for (size_t i = 0; i < sizeof tall / sizeof *tall; i++) {
        char with_h[64] = "H";
        strcat(with_h, tall[i]);
        for (enum face f = 0; f < FACE_COUNT; f++) {
            for (int size = 20; size < 140; size += 40) {
                struct text_shape plain = shape(f, (du)size, "E");
                int right = plain.piece[0].x + plain.piece[0].surface->w;
                uint64_t e = ink(plain, 0, right);
                struct text_shape s = shape(f, (du)size, tall[i]);
                assert_true(s.count > 0 && ink(s, 0, right) > e);
                /* The foot of the E: the row above the baseline is full in both. */
                const struct text_piece *p = &s.piece[0];
                const uint32_t *row = row_of(p->surface, -1 - p->y);
                unsigned full = 0;
                for (int x = 0; x < p->surface->w; x++) {
                    full += row[x] >> 24 > 200;
                }
                assert_true(full > (unsigned)size / 4);
            }
        }
    }
    assert_true(bottom(shape(FACE_D7, 100, marked_hebrew)) <= 8);
}

static void the_drawn_width_is_the_measured_width(void **state)
{
    static const char *const lines[] = {
        "half-page brief into", "Wolkenstein-Trostburg", "12:42", "شكراً جزيلاً على مساعدتكم",
        "שלום לכולם, Project Zebra (12:30)", "नमस्ते, आपकी मदद", "ขอบคุณมาก", "Great 👍🏽 job 🇺🇦",
        "Nguyễn Minh Châu", "AVAVAVAV To Te Wa. Wo, \"quoted\"",
    };
    static const float scales[] = {1, 0.4447f, 1.3333f};
    for (size_t k = 0; k < sizeof scales / sizeof *scales; k++) {
        text_set_scale(t, scales[k]);
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            for (float size = 28; size < 170; size += 23) {
                struct text_shape s = shape(FACE_D6, size, lines[i]);
                float w = width(FACE_D6, size, lines[i]) * scales[k];
                assert_true(fabsf((float)s.width - w) <= 0.51f);
                uint64_t all = ink(s, -1000, 100000);
                assert_true(all > 0);
                /* The right end of the ink is where the advance says, give or take a bearing. */
                float em = floorf(size * scales[k]);
                assert_true(ink(s, -(int)(em / 4) - 1, s.width + (int)(em / 4) + 2) == all);
                assert_true(ink(s, s.width - (int)(em / 2) - 2, s.width + (int)em) > 0);
            }
        }
    }
}

static void arabic_letters_join(void **state)
{
    /* Isolated forms, parted by non-joiners, are wider and leave gaps of empty columns. */
    const char *joined = "بببب", *isolated = "ب\xE2\x80\x8Cب\xE2\x80\x8Cب\xE2\x80\x8Cب";
    assert_true(width(FACE_D7, 100, joined) < width(FACE_D7, 100, isolated) * 0.8f);
    struct text_shape s = shape(FACE_D7, 100, joined);
    unsigned empty = 0;
    for (int x = s.piece[0].x; x < s.piece[0].x + s.piece[0].surface->w; x++) {
        empty += ink(s, x, x + 1) == 0;
    }
    assert_int_equal(empty, 0);
}

static void devanagari_forms_its_conjuncts(void **state)
{
    assert_true(width(FACE_D7, 100, "क्ष") < width(FACE_D7, 100, "क") + width(FACE_D7, 100, "ष"));
    assert_true(width(FACE_D7, 100, "कि") > width(FACE_D7, 100, "क"));
}

static void lines_of_two_directions_are_in_visual_order(void **state)
{
    /* i is thin, W is wide, and the middle letter of the Hebrew word tells left from right. */
    struct text_shape ltr = shape(FACE_D7, 100, "iiii שלום WWWW");
    int half = ltr.width / 2;
    assert_true(ink(ltr, 0, half / 2) < ink(ltr, ltr.width - half / 2, ltr.width));
    struct text_shape rtl = shape(FACE_D7, 100, "שלום iiii WWWW");
    /* Base direction right to left: the Latin words stand left, in their own order. */
    assert_true(ink(rtl, 0, rtl.width / 6) > 0);
    struct text_shape word = shape(FACE_D7, 100, "שלום");
    uint64_t all = ink(word, -50, 1000);
    assert_true(ink(rtl, rtl.width - word.width, rtl.width + 20) > all * 9 / 10);
    assert_true(ink(rtl, rtl.width - word.width, rtl.width + 20) < all * 11 / 10);
}

static void hebrew_is_mirrored_as_a_word_and_in_its_brackets(void **state)
{
    /* ו is thin, ש is wide: the first letter stands right. */
    struct text_shape s = shape(FACE_D7, 100, "וש");
    assert_true(ink(s, 0, s.width / 2) > ink(s, s.width / 2 + 1, s.width + 10));
    struct text_shape open = shape(FACE_D7, 100, "(ש"), close = shape(FACE_D7, 100, "ש)");
    assert_true(open.piece[open.count - 1].x > 20);
    assert_true(close.piece[0].x < 20);
}

static void an_emoji_sequence_is_one_picture_in_its_own_colours(void **state)
{
    static const char *const one[] = {"👨‍👩‍👧‍👦", "👍🏽", "🇺🇦", "1️⃣", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "😀"};
    float single = width(FACE_D7, 100, "😀");
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        print_message("# %s\n", one[i]);
        assert_float_equal(width(FACE_D7, 100, one[i]), single, 0.01f);
        struct text_shape s = shape(FACE_D7, 100, one[i]);
        assert_int_equal(s.count, 1);
        assert_true(s.piece[0].coloured);
    }
    assert_false(shape(FACE_D7, 100, "❤").piece[0].coloured);
    assert_false(shape(FACE_D7, 100, "❤\xEF\xB8\x8E").piece[0].coloured);
    assert_false(shape(FACE_D7, 100, "1").piece[0].coloured);
    assert_int_equal(text_missing(t), 0);
}

static void emoji_grow_with_the_text_and_keep_their_colour(void **state)
{
    for (int size = 20; size < 300; size += 40) {
        struct text_shape s = shape(FACE_T5, (du)size, "🟥");
        const SDL_Surface *p = s.piece[0].surface;
        assert_true(abs(p->w - (int)ceilf(1.2477f * (float)size)) <= 1);
        uint32_t c = row_of(p, p->h / 2)[p->w / 2];
        assert_true(c >> 24 > 250 && (c >> 16 & 255) > 200 && (c >> 8 & 255) < 100);
    }
}

static void no_font_means_a_box_and_is_counted(void **state)
{
    unsigned before = text_missing(t);
    struct text_shape s = shape(FACE_D7, 60, "a\xF0\x93\x80\x80\xF3\xBF\xBF\xBD" "b");
    (void)s;
    s = shape(FACE_D7, 60, "a\xCD\xB8" "b"); /* U+0378 will never be a character */
    assert_true(text_missing(t) > before);
    assert_true(ink(s, -10, 1000) > 0);
    assert_true(s.width > (px)(width(FACE_D7, 60, "ab") + 10));
    /* Whoever asks is told each time, although the line is in the cache now. */
    for (int again = 0; again < 2; again++) {
        assert_int_equal(text_uncovered(t, FACE_D7, "a\xCD\xB8" "b", 4), 1);
        assert_int_equal(text_uncovered(t, FACE_D7, "a\xCD\xB8" "b", 1), 0);
    }
}

static void the_languages_of_the_design_have_fonts(void **state)
{
    static const char *const words[] = {
        "Ευχαριστώ", "дякую", "शुक्रिया", "ليلى حداد", "תודה", "ขอบคุณ", "Łukasz Zając", "Çağla",
        "Nguyễn Minh Châu", "Sigríður Jónsdóttir", "“Quoted” – it’s…", "→ ✓ ½ €", "👍🏽 🎉",
    };
    for (enum face f = 0; f < FACE_COUNT; f++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            struct text *fresh;
            struct diag d;
            assert_int_equal(text_open(&fresh, 1 << 20, &d), ERR_OK);
            struct text_shape s;
            text_shape(fresh, f, 40, words[i], strlen(words[i]), &s);
            assert_int_equal(text_missing(fresh), 0);
            text_close(fresh);
        }
    }
}

/* The margin of large type counts on it. */
static void ink_begins_where_it_was_measured(void **state)
{
    for (du size = 96; size <= 360; size += 2) {
        struct text_line line = {.s = "Dubois", .n = 6};
        text_measure_line(t, FACE_D7, size, &line);
        struct text_shape s = shape(FACE_D7, size, line.s);
        assert_in_range(s.piece[0].x, (int)line.bearing, (int)line.bearing + 1);
    }
}

static void the_second_time_nothing_is_allocated(void **state)
{
    static const char *const lines[] = {"Say thanks", "ليلى حداد", "12:42", "👍🏽 Great"};
    struct text_shape first[4], second;
    for (size_t i = 0; i < 4; i++) {
        first[i] = shape(FACE_D6, 44, lines[i]);
        width(FACE_D6, 44, lines[i]);
    }
    uint64_t before = mem_allocations;
    for (size_t i = 0; i < 4; i++) {
        second = shape(FACE_D6, 44, lines[i]);
        assert_ptr_equal(second.piece, first[i].piece);
        width(FACE_D6, 44, lines[i]);
    }
    assert_int_equal(mem_allocations, before);
}

static void the_cache_stays_in_its_budget_and_forgets_the_oldest(void **state)
{
    struct text *small;
    struct diag d;
    assert_int_equal(text_open(&small, 300000, &d), ERR_OK);
    struct text_shape s;
    for (int i = 0; i < 3000; i++) {
        char line[32];
        snprintf(line, sizeof line, "line %d of many", i);
        text_shape(small, FACE_D7, (du)(20 + i % 40), line, strlen(line), &s);
        assert_true(s.count > 0 && s.piece[0].surface->w > 0);
        assert_true(text_cache_bytes(small) <= 300000);
    }
    assert_true(text_cache_bytes(small) > 100000);
    /* Larger than the whole budget: still drawn, and gone with the next. */
    text_shape(small, FACE_D7, 400, "enormous line", 13, &s);
    assert_true(s.count > 0 && s.piece[0].surface->w > 1000);
    text_shape(small, FACE_D7, 20, "a", 1, &s);
    assert_true(text_cache_bytes(small) <= 300000);
    text_close(small);
}

static void more_lines_than_places_are_shaped(void **state)
{
    struct text_shape s;
    for (int i = 0; i < SHAPES * 2; i++) {
        char line[16];
        snprintf(line, sizeof line, "%d", i);
        text_shape(t, FACE_T5, 8, line, strlen(line), &s);
        assert_true(s.count > 0);
    }
}

static void no_piece_is_larger_than_a_texture_may_be(void **state)
{
    static const char *const parts[] = {"W", "中", "ﷺ", "👍", "ب", "क्ष"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char line[CAP_MESSAGE_BYTES + 64] = "";
        size_t n = strlen(parts[i]), at = 0;
        while (at + n < sizeof line) {
            memcpy(line + at, parts[i], n);
            at += n;
        }
        struct text_shape s;
        text_shape(t, FACE_D7, 168, line, at, &s);
        assert_true(s.count > 1);
        for (unsigned k = 0; k < s.count; k++) {
            assert_true(s.piece[k].surface->w <= 2048 && s.piece[k].surface->h <= 2048);
            assert_true(k == 0 || s.piece[k].x >= s.piece[k - 1].x);
        }
    }
}

static void a_missing_face_is_served_by_the_next_font(void **state)
{
    static const char *const dirs[] = {"/usr/share/fonts/truetype/noto", NULL};
    static const char *const none[] = {"/nonexistent", NULL};
    struct text *other;
    struct diag d;
    assert_int_equal(text_open_in(&other, 1 << 20, dirs, &d), ERR_OK);
    struct text_shape s;
    text_shape(other, FACE_D7, 60, "Thank you", 9, &s);
    assert_true(s.count == 1 && s.width > 100);
    assert_int_equal(text_missing(other), 0);
    text_close(other);
    struct text *untouched = t;
    assert_int_equal(text_open_in(&untouched, 1 << 20, none, &d), ERR_UNAVAILABLE);
    assert_ptr_equal(untouched, t);
    assert_non_null(strstr(d.text, "fonts-inter"));
}

static void tabular_figures_stand_in_cells_of_one_width(void **state)
{
    enum face n = TEXT_TABULAR(FACE_D7);
    assert_true(width(FACE_D7, 72, "11:11") < width(FACE_D7, 72, "00:00") - 10);
    assert_float_equal(width(n, 72, "11:11"), width(n, 72, "00:00"), 0.01);
    assert_float_equal(width(n, 72, "12:34"), width(n, 72, "58:69"), 0.01);
    assert_int_equal(shape(n, 72, "12:34").width, lroundf(width(n, 72, "12:34")));
    /* Letters are as they were, and so is the order beside the other direction. */
    assert_float_equal(width(n, 72, "Wait"), width(FACE_D7, 72, "Wait"), 0.01);
    struct text_shape s = shape(n, 72, "1");
    du left = (width(n, 72, "1") - width(FACE_D7, 72, "1")) / 2;
    assert_true(abs(s.piece[0].x - shape(FACE_D7, 72, "1").piece[0].x - (int)lroundf(left)) <= 1);
    assert_true(width(n, 72, "שלום 12 שלום") >= width(FACE_D7, 72, "שלום 12 שלום"));
}

static void hostile_heaps_of_marks_keep_to_the_height_of_a_line(void **state)
{
    static const char *const heaps[] = {"ก็็็็็็็็", "ཧྱྱྱྱྱྱྱ", "อูููููู", "Z̶̢̛͇̹͕̏̃̒̑", "𒀱"};
    for (size_t i = 0; i < sizeof heaps / sizeof *heaps; i++) {
        struct text_shape s = shape(FACE_D7, 100, heaps[i]);
        assert_true(s.count > 0);
        assert_true(top(s) >= -TEXT_HIGHEST * 100 && bottom(s) <= TEXT_DEEPEST * 100);
    }
}

static void closing_nothing_is_allowed(void **state)
{
    text_close(NULL);
}

static void empty_and_invisible_lines_have_no_pieces(void **state)
{
    static const char *const empty[] = {"", " ", "\xE2\x80\x8F", "\x01\x02", "\xE2\x80\x8D", "\n"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        assert_int_equal(shape(FACE_D7, 60, empty[i]).count, 0);
    }
    float two = width(FACE_D7, 60, "ab");
    assert_float_equal(width(FACE_D7, 60, "a\x01\xE2\x80\xAE" "b"), two, 0.01f);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup(f, plain_scale)
    const struct CMUnitTest tests[] = {
        T(a_capital_stands_on_the_baseline_and_is_as_high_as_the_design_says),
        T(ink_above_the_ascent_does_not_move_the_baseline),
        T(the_drawn_width_is_the_measured_width),
        T(arabic_letters_join),
        T(devanagari_forms_its_conjuncts),
        T(lines_of_two_directions_are_in_visual_order),
        T(hebrew_is_mirrored_as_a_word_and_in_its_brackets),
        T(an_emoji_sequence_is_one_picture_in_its_own_colours),
        T(emoji_grow_with_the_text_and_keep_their_colour),
        T(no_font_means_a_box_and_is_counted),
        T(the_languages_of_the_design_have_fonts),
        T(ink_begins_where_it_was_measured),
        T(the_second_time_nothing_is_allocated),
        T(the_cache_stays_in_its_budget_and_forgets_the_oldest),
        T(more_lines_than_places_are_shaped),
        T(no_piece_is_larger_than_a_texture_may_be),
        T(a_missing_face_is_served_by_the_next_font),
        T(tabular_figures_stand_in_cells_of_one_width),
        T(hostile_heaps_of_marks_keep_to_the_height_of_a_line),
        T(closing_nothing_is_allowed),
        T(empty_and_invisible_lines_have_no_pieces),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
