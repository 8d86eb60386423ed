#include "fuzz/fuzz.h"

#include "base/str.h"
#include "text/clean.h"
#include "ui/keyboard_layout.h"

#include <stdlib.h>
#include <string.h>

/* Whatever it is called: the same text again, so that files include themselves. */
static enum err include(void *ctx, const char *name, char **ret_text)
{
    *ret_text = strdup(ctx);
    return *ret_text ? ERR_OK : ERR_LIMIT;
}

static void check_key(const char *key)
{
    char clean[KEYBOARD_LABEL];
    if (memchr(key, '\0', KEYBOARD_LABEL) == NULL || key[0] == '\0' ||
        text_clean(clean, sizeof clean, key, strlen(key), false) != ERR_OK ||
        !str_equal(clean, key)) {
        __builtin_trap();
    }
}

static void check(const struct keyboard_layout *l)
{
    check_key(l->left);
    check_key(l->right);
    check_key(l->letters);
    check_key(l->label);
    for (unsigned page = 0; page < PAGE_COUNT; page++) {
        for (unsigned i = 0; l->has[page] && i < KEYBOARD_ROWS; i++) {
            for (unsigned j = 0; j < l->row[page][i].count; j++) {
                check_key(l->row[page][i].key[j]);
            }
        }
    }
    for (unsigned i = 0; i < l->hold_count; i++) {
        check_key(l->hold[i].key);
        for (unsigned j = 0; j < l->hold[i].count; j++) {
            check_key(l->hold[i].accent[j]);
        }
    }
    if (!l->has[PAGE_LETTERS] || !l->has[PAGE_DIGITS] || l->serves_count == 0 ||
        keyboard_layout_columns(l, PAGE_LETTERS) > KEYBOARD_COLUMNS) {
        __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct keyboard_layout *l = NULL;
    struct diag d = {0};
    char *text = malloc(size + 1);
    if (!text) {
        return 0;
    }
    memcpy(text, data, size);
    text[size] = '\0';
    enum err e = keyboard_layout_parse("xx", text, include, text, &l, &d);
    if ((e == ERR_OK) != (l != NULL) || (e != ERR_OK) != (d.text[0] != '\0')) {
        __builtin_trap();
    }
    if (l) {
        check(l);
    }
    free(l);
    free(text);
    return 0;
}
