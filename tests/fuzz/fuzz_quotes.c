#include "fuzz/fuzz.h"

#include "base/arena.h"
#include "i18n/quotes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The first byte chooses the language and the room that is too small; the rest is the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const locales[] = {"en", "de", "fr", "es", "pl", "ar", "sv", "fr_CA"};
    unsigned first = size > 0 ? data[0] : 0;
    size_t n = size > 0 ? size - 1 : 0;
    char *s = mem_new(n + 1, 1);
    memcpy(s, data + (size > 0), n);
    s[n] = '\0';
    struct quote_marks marks;
    i18n_quotes_read(&marks, locales[first % 8]);
    i18n_quotes_use(&marks);

    size_t room = i18n_quotes_room(s), less = 1 + first / 8;
    char *once = mem_new(room, 1), *cut = mem_new(less, 1);
    i18n_quotes(once, room, s);
    assert(strlen(once) < room);
    i18n_quotes(cut, less, s);
    assert(strlen(cut) < less && memcmp(cut, once, strlen(cut)) == 0);

    char *twice = mem_new(room, 1);
    i18n_quotes(twice, room, once);
    assert(strcmp(once, twice) == 0);
    free(twice);
    free(cut);
    free(once);
    free(s);
    return 0;
}
