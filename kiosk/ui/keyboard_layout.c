#include "ui/keyboard_layout.h"

#include "base/arena.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole file with a NUL behind it; freed with free(). */
static enum err read_text(const char *dir, const char *name, char **ret)
{
    char path[4096];
    if (!str_format(path, sizeof path, "%s/%s", dir, name)) {
        return ERR_LIMIT;
    }
    FILE *f = fopen(path, "re");
    if (!f) {
        return errno == ENOENT ? ERR_NOT_FOUND : err_from_errno(errno);
    }
    char *text = mem_new(KEYBOARD_FILE_BYTES + 2, 1);
    size_t n = fread(text, 1, KEYBOARD_FILE_BYTES + 1, f);
    enum err e = ferror(f) ? ERR_IO : n > KEYBOARD_FILE_BYTES ? ERR_LIMIT : ERR_OK;
    if (e == ERR_OK && memchr(text, '\0', n)) {
        e = ERR_BAD_DATA;
    }
    fclose(f);
    if (e != ERR_OK) {
        free(text);
        return e;
    }
    *ret = text;
    return ERR_OK;
}

static enum err include_file(void *ctx, const char *name, char **ret_text)
{
    return read_text(ctx, name, ret_text);
}

enum err keyboard_layout_load(const char *dir, const char *tag, struct keyboard_layout **ret,
                              struct diag *d)
{
    char file[KEYBOARD_TAG + 8], *text = NULL;
    if (!str_format(file, sizeof file, "%s.kbd", tag)) {
        return diag_set(d, ERR_LIMIT, tag, 0, 0, "this name is too long");
    }
    enum err e = read_text(dir, file, &text);
    if (e != ERR_OK) {
        return diag_set(d, e, file, 0, 0, "this keyboard layout cannot be read: %s", err_name(e));
    }
    e = keyboard_layout_parse(tag, text, include_file, (void *)dir, ret, d);
    free(text);
    return e;
}

const struct keyboard_hold *keyboard_layout_hold(const struct keyboard_layout *l, const char *key)
{
    for (unsigned i = 0; i < l->hold_count; i++) {
        if (str_equal(l->hold[i].key, key)) {
            return &l->hold[i];
        }
    }
    return NULL;
}

unsigned keyboard_layout_columns(const struct keyboard_layout *l, enum keyboard_page page)
{
    unsigned most = 10;
    for (unsigned i = 0; i < KEYBOARD_ROWS; i++) {
        if (l->row[page][i].count > most) {
            most = l->row[page][i].count;
        }
    }
    return most;
}
