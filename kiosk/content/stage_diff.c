#include "content/stage_diff.h"

#include "content/generation.h"
#include "content/schema.h"

#include "base/caps.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)STICK_PARTS == (int)CONTENT_PART_COUNT, "each part can change");

/* Columns, each plus one; 0 ends. A part without a name is counted only: what a list of held words
 * holds is not for the screen. */
static const struct how { unsigned char key[5], name; } how[CONTENT_PART_COUNT] = {
    {{DEPARTMENTS_NAME + 1}, DEPARTMENTS_NAME + 1},
    {{PEOPLE_KEY + 1}, PEOPLE_NAME + 1},
    {{SOCIALS_TITLE + 1, SOCIALS_DAY + 1, SOCIALS_START + 1}, SOCIALS_TITLE + 1},
    {{COMPETITIONS_NAME + 1}, COMPETITIONS_NAME + 1},
    {{TEAMS_COMPETITION + 1, TEAMS_TEAM + 1}, TEAMS_TEAM + 1},
    {{SCORES_COMPETITION + 1, SCORES_TEAM + 1}, SCORES_TEAM + 1},
    {{VALUES_NAME + 1}, VALUES_NAME + 1},
    {{POSTERS_PICTURE + 1}, POSTERS_CAPTION + 1},
    {{HELD_WORDS_WORD + 1}, 0},
    {{SETTINGS_KEY + 1}, SETTINGS_KEY + 1},
};

struct item {
    const char *key, *name;
    uint64_t rest;             /* hash of its columns */
    unsigned place;            /* in the order of the rows */
};

struct items {
    struct arena arena;
    struct item *item;
    unsigned count, cap;
};

static int by_key(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int c = strcmp(x->key, y->key);
    return c != 0 ? c : (x->place > y->place) - (x->place < y->place);
}

/* Those with one key become one. */
static void merge(struct items *all)
{
    unsigned n = 0;
    if (all->count > 0) {
        qsort(all->item, all->count, sizeof *all->item, by_key);
    }
    for (unsigned i = 0; i < all->count; i++) {
        struct item *last = n > 0 ? &all->item[n - 1] : NULL;
        if (last && str_equal(last->key, all->item[i].key)) {
            last->rest = str_hash(last->rest, &all->item[i].rest, sizeof last->rest);
        } else {
            all->item[n++] = all->item[i];
        }
    }
    all->count = n;
}

static enum err read_part(sqlite3 *db, unsigned part, struct items *all)
{
    sqlite3_stmt *q = NULL;
    bool row = true;
    struct buf key = {0};
    enum err e = db ? content_select(db, &content_parts[part], &q) : ERR_OK;
    while (q && e == ERR_OK && (e = db_step(q, &row)) == ERR_OK && row) {
        uint64_t rest = STR_HASH_SEED;
        for (unsigned c = 0; c < content_parts[part].columns; c++) {
            const char *text = db_text(q, (int)c);
            rest = str_hash(rest, text, strlen(text) + 1);
        }
        buf_reset(&key);
        for (unsigned i = 0; how[part].key[i]; i++) {
            buf_printf(&key, "%s\t", db_text(q, how[part].key[i] - 1));
        }
        if (all->count == all->cap) {
            all->cap = all->cap ? all->cap * 2 : 64;
            all->item = mem_grow(all->item, all->cap, sizeof *all->item);
        }
        const char *name = how[part].name ? db_text(q, how[part].name - 1) : "";
        all->item[all->count] = (struct item){
            .key = arena_strdup(&all->arena, key.data),
            .name = arena_strdup(&all->arena, name),
            .rest = rest,
            .place = all->count,
        };
        all->count++;
    }
    sqlite3_finalize(q);
    buf_done(&key);
    merge(all);
    return e;
}

struct names {
    const char **name;
    unsigned count;
};

static void note(struct stick *s, unsigned part, struct names *names, const struct item *item)
{
    if (!how[part].name || names->count == CAP_STICK_NAMES) {
        return;
    }
    if (!names->name) {
        names->name = arena_array(&s->arena, CAP_STICK_NAMES, sizeof *names->name);
    }
    names->name[names->count++] = arena_strdup(&s->arena, item->name);
}

/* Keys that both have and that moved among those. */
static void find_moved(struct stick *s, unsigned part, const struct items *before,
                       const struct items *after, struct stick_change *c, struct names *names)
{
    for (unsigned i = 0; i < after->count; i++) {
        if (before->item[i].place != after->item[i].place) {
            c->changed++;
            note(s, part, names, &after->item[i]);
        }
    }
}

static void compare(struct stick *s, unsigned part, const struct items *before,
                    const struct items *after)
{
    struct stick_change c = {.part = content_parts[part].name, .total = after->count};
    struct names added = {0}, changed = {0}, removed = {0};
    unsigned b = 0, a = 0;
    while (b < before->count || a < after->count) {
        int order = b == before->count  ? 1
                    : a == after->count ? -1
                                        : strcmp(before->item[b].key, after->item[a].key);
        if (order < 0) {
            c.removed++;
            note(s, part, &removed, &before->item[b++]);
        } else if (order > 0) {
            c.added++;
            note(s, part, &added, &after->item[a++]);
        } else {
            if (before->item[b].rest != after->item[a].rest) {
                c.changed++;
                note(s, part, &changed, &after->item[a]);
            }
            b++;
            a++;
        }
    }
    if (!c.added && !c.changed && !c.removed) {
        find_moved(s, part, before, after, &c, &changed);
    }
    if (c.added || c.changed || c.removed) {
        c.added_name = added.name;
        c.changed_name = changed.name;
        c.removed_name = removed.name;
        c.added_names = added.count;
        c.changed_names = changed.count;
        c.removed_names = removed.count;
        s->change[s->change_count++] = c;
    }
}

enum err stage_diff(sqlite3 *before, sqlite3 *after, struct stick *s)
{
    enum err e = ERR_OK;
    s->change_count = 0;
    for (unsigned i = 0; e == ERR_OK && i < CONTENT_PART_COUNT; i++) {
        struct items was = {0}, is = {0};
        e = read_part(before, i, &was);
        if (e == ERR_OK) {
            e = read_part(after, i, &is);
        }
        if (e == ERR_OK) {
            compare(s, i, &was, &is);
        }
        free(was.item);
        free(is.item);
        arena_done(&was.arena);
        arena_done(&is.arena);
    }
    return e;
}
