#include "fuzz/fuzz.h"
#include "text/text.h"
#include "ui/edit.h"

#include <string.h>

static void check(const struct edit *e)
{
    size_t at = 0;
    while (at < e->caret) {
        at = text_next(e->text, e->len, at);
    }
    if (e->len >= sizeof e->text || strlen(e->text) != e->len || e->caret > e->len ||
        at != e->caret || edit_length(e) > e->limit) {
        __builtin_trap();
    }
}

/* Taking back twice must change nothing. */
static void check_undo(struct edit *e)
{
    char before[sizeof e->text];
    memcpy(before, e->text, sizeof before);
    enum edit_undo can = edit_can_undo(e);
    edit_undo(e);
    check(e);
    if (can == EDIT_UNDO_TAKES) {
        edit_undo(e);
        if (strcmp(before, e->text) != 0) {
            __builtin_trap();
        }
    }
}

/* Bytes below 16 are keys and the other calls; any other byte is the length of a text to insert. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum input_key keys[] = {KEY_BACKSPACE, KEY_DELETE, KEY_LEFT, KEY_RIGHT, KEY_HOME,
                                          KEY_END};
    struct edit e = {.limit = 40};
    for (size_t i = 0; i < size;) {
        uint8_t op = data[i++];
        if (op < 6) {
            edit_input(&e, &(struct input){.kind = INPUT_KEY, .key = keys[op]});
        } else if (op == 6) {
            edit_erase_word(&e);
        } else if (op == 7) {
            edit_place(&e, i < size ? data[i++] : 0);
        } else if (op == 8) {
            check_undo(&e);
        } else if (op < 16) {
            edit_replace(&e, "e", op % 2 ? "ë" : "\u0301");
            (void)edit_sentence_start(&e);
        } else {
            char text[256];
            size_t n = op < size - i ? op : size - i;
            memcpy(text, data + i, n);
            text[n] = '\0';
            edit_insert(&e, text);
            i += n;
        }
        check(&e);
    }
    return 0;
}
