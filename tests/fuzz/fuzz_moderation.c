#include "fuzz/fuzz.h"

#include "base/arena.h"
#include "base/str.h"
#include "model/model.h"
#include "moderation/moderation.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Any message, and its first word as somebody's name and as a held word. The reason is always
 * readable again, and a note that is held has one. */

static void check(const char *message, const struct model *m)
{
    struct moderation_reason r;
    const char *match;
    size_t i = 0;
    enum verdict v = moderation_check(message, m, MODERATION_HOLD_UNSURE, &r);
    assert(memchr(r.text, 0, sizeof r.text));
    assert((v == VERDICT_SHOW) == (*r.text == '\0'));
    assert(v == VERDICT_SHOW || reason_read(r.text, &match) == r.kind);
    for (size_t n = strlen(r.text), begin = 0; i < n; begin = i) {
        assert(utf8_next(r.text, n, &i) != 0xFFFD || i - begin == 3);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *message = mem_new(size + 1, 1), *first = mem_new(size + 1, 1);
    char folded[CAP_NAME_BYTES];
    memcpy(message, data, size);
    memcpy(first, message, strcspn(message, " "));
    moderation_fold(folded, sizeof folded, first);
    const char *word = folded;
    struct person person = {.name = first, .aliases = first};
    static const struct model nobody;
    struct model known = {.people = &person, .person_count = 1};
    struct model listed = {.held_words = &word, .held_word_count = 1};
    check(message, &nobody);
    check(message, &known);
    check(message, &listed);
    free(first);
    free(message);
    return 0;
}
