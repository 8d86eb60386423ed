#include "ui/keyboard_layout.h"

#include "base/arena.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LAYOUTS = 64 };

/* The name of a layout's file without its end; false for other files. */
static bool tag_of(const char *file, char tag[KEYBOARD_TAG])
{
    static const char end[] = ".kbd";
    size_t n = strlen(file), cut = sizeof end - 1;
    if (file[0] == '.' || n <= cut || n - cut >= KEYBOARD_TAG ||
        !str_equal(file + n - cut, end)) {
        return false;
    }
    memcpy(tag, file, n - cut);
    tag[n - cut] = '\0';
    return true;
}

static int by_tag(const void *a, const void *b)
{
    const struct keyboard_layout *const *x = a, *const *y = b;
    return strcmp((*x)->tag, (*y)->tag);
}

enum err keyboard_set_load(const char *dir, struct keyboard_set **ret, struct diag *d)
{
    DIR *folder = opendir(dir);
    if (!folder) {
        return diag_set(d, err_from_errno(errno), dir, 0, 0, "this folder cannot be read");
    }
    struct keyboard_set *s = mem_new(1, sizeof *s);
    struct diag first = {0}, problem;
    s->layout = mem_new(LAYOUTS, sizeof *s->layout);
    for (struct dirent *e; s->count < LAYOUTS && (e = readdir(folder));) {
        char tag[KEYBOARD_TAG];
        if (!tag_of(e->d_name, tag)) {
            continue;
        }
        if (keyboard_layout_load(dir, tag, &s->layout[s->count], &problem) == ERR_OK) {
            s->count++;
        } else if (str_empty(first.text)) {
            first = problem;
        }
    }
    closedir(folder);
    if (s->count == 0) {
        keyboard_set_free(s);
        return diag_set(d, ERR_NOT_FOUND, first.file, first.line, 0, "%s",
                        str_empty(first.text) ? "there is no keyboard layout" : first.text);
    }
    qsort(s->layout, s->count, sizeof *s->layout, by_tag);
    if (d) {
        *d = first;
    }
    *ret = s;
    return ERR_OK;
}

void keyboard_set_free(struct keyboard_set *s)
{
    if (!s) {
        return;
    }
    for (unsigned i = 0; i < s->count; i++) {
        free(s->layout[i]);
    }
    free(s->layout);
    free(s);
}

static bool serves(const struct keyboard_layout *l, const char *language)
{
    for (unsigned i = 0; i < l->serves_count; i++) {
        if (str_equal(l->serves[i], language)) {
            return true;
        }
    }
    return false;
}

static const struct keyboard_layout *find(const struct keyboard_set *s, const char *language)
{
    const struct keyboard_layout *found = NULL;
    for (unsigned i = 0; i < s->count; i++) {
        if (str_equal(s->layout[i]->tag, language)) {
            return s->layout[i];
        }
        if (!found && serves(s->layout[i], language)) {
            found = s->layout[i];
        }
    }
    return found;
}

const struct keyboard_layout *keyboard_set_find(const struct keyboard_set *s, const char *language)
{
    const struct keyboard_layout *l = find(s, language);
    char primary[KEYBOARD_TAG];
    size_t n = strcspn(language, "-_");
    if (l || n >= sizeof primary) {
        return l;
    }
    memcpy(primary, language, n);
    primary[n] = '\0';
    return find(s, primary);
}

static bool is_enabled(const struct keyboard_set *s, const struct keyboard_layout *l)
{
    for (unsigned i = 0; i < s->enabled_count; i++) {
        if (s->enabled[i] == l) {
            return true;
        }
    }
    return false;
}

enum err keyboard_set_enable(struct keyboard_set *s, const char *names, struct diag *d)
{
    static const char between[] = " ,\t";
    enum err e = ERR_OK;
    s->enabled_count = 0;
    for (const char *at = names + strspn(names, between); *at; at += strspn(at, between)) {
        size_t n = strcspn(at, between);
        char name[KEYBOARD_TAG];
        memcpy(name, at, n < sizeof name ? n : sizeof name - 1);
        name[n < sizeof name ? n : sizeof name - 1] = '\0';
        at += n;
        const struct keyboard_layout *l = n < sizeof name ? keyboard_set_find(s, name) : NULL;
        if (!l) {
            e = e != ERR_OK ? e : diag_set(d, ERR_BAD_DATA, "", 0, 0,
                                           "there is no keyboard layout “%s”", name);
        } else if (is_enabled(s, l)) {
            continue;
        } else if (s->enabled_count == KEYBOARD_CHOICES) {
            e = e != ERR_OK ? e : diag_set(d, ERR_LIMIT, "", 0, 0,
                                           "there is room for %u keyboard layouts",
                                           (unsigned)KEYBOARD_CHOICES);
        } else {
            s->enabled[s->enabled_count++] = l;
        }
    }
    return e;
}
