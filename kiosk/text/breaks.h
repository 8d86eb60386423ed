/* Breaks: ICU's iterators over UTF-8, one of each kind for each thread, opened when first needed.
 * Opening one loads tables from disk; setting one to a new text costs about a microsecond. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Set to s, offsets in bytes; kind is UBRK_CHARACTER, UBRK_WORD or UBRK_LINE. *view must outlive
 * the use of the iterator and be closed by the caller with utext_close. Start view with
 * UTEXT_INITIALIZER. The iterator belongs to the thread: the next call with this kind resets it. */
UBreakIterator *breaks_of(UBreakIteratorType kind, UText *view, const char *s, size_t n);
/* The same over UTF-16, offsets in units; s must stay while the iterator is used. */
UBreakIterator *breaks_of_utf16(UBreakIteratorType kind, const UChar *s, size_t n);
/* Lets go of the last text, of which ICU keeps a piece. */
void breaks_forget(void);

#endif
