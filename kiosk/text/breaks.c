#include "text/breaks.h"

#include "base/err.h"
#include "text/text.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

enum { KINDS = UBRK_LINE + 1 };

static tss_t slot[KINDS];
static once_flag once = ONCE_FLAG_INIT;

static void close_iterator(void *p)
{
    ubrk_close(p);
}

static void make_slots(void)
{
    for (int i = 0; i < KINDS; i++) {
        int made = tss_create(&slot[i], close_iterator);
        assert(made == thrd_success);
        (void)made;
    }
}

static UBreakIterator *of_thread(UBreakIteratorType kind)
{
    call_once(&once, make_slots);
    UBreakIterator *b = tss_get(slot[kind]);
    if (!b) {
        UErrorCode status = U_ZERO_ERROR;
        b = ubrk_open(kind, "", NULL, 0, &status);
        assert(U_SUCCESS(status));
        tss_set(slot[kind], b);
    }
    return b;
}

UBreakIterator *breaks_of(UBreakIteratorType kind, UText *view, const char *s, size_t n)
{
    UBreakIterator *b = of_thread(kind);
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(view, s, (int64_t)n, &status);
    ubrk_setUText(b, view, &status);
    assert(U_SUCCESS(status));
    return b;
}

UBreakIterator *breaks_of_utf16(UBreakIteratorType kind, const UChar *s, size_t n)
{
    UBreakIterator *b = of_thread(kind);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(b, s, (int32_t)n, &status);
    assert(U_SUCCESS(status));
    return b;
}

void breaks_forget(void)
{
    call_once(&once, make_slots);
    for (int kind = 0; kind < KINDS; kind++) {
        UText view = UTEXT_INITIALIZER;
        if (tss_get(slot[kind])) {
            ubrk_next(breaks_of((UBreakIteratorType)kind, &view, " ", 1));
            utext_close(&view);
        }
    }
}

unsigned text_clusters(const char *s, size_t n)
{
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_CHARACTER, &view, s, n);
    unsigned count = 0;
    while (ubrk_next(b) != UBRK_DONE) {
        count++;
    }
    utext_close(&view);
    return count;
}

size_t text_prev(const char *s, size_t at)
{
    if (at == 0) {
        return 0;
    }
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_CHARACTER, &view, s, at);
    int32_t before = ubrk_preceding(b, (int32_t)at);
    utext_close(&view);
    return before == UBRK_DONE ? 0 : (size_t)before;
}

size_t text_next(const char *s, size_t n, size_t at)
{
    if (at >= n) {
        return n;
    }
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_CHARACTER, &view, s, n);
    int32_t after = ubrk_following(b, (int32_t)at);
    utext_close(&view);
    return after == UBRK_DONE ? n : (size_t)after;
}

unsigned text_words(const char *s)
{
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *b = breaks_of(UBRK_WORD, &view, s, strlen(s));
    unsigned count = 0;
    while (ubrk_next(b) != UBRK_DONE) {
        count += ubrk_getRuleStatus(b) >= UBRK_WORD_NUMBER;
    }
    utext_close(&view);
    return count;
}
