#include "forms/stick.h"

#include "base/str.h"
#include "i18n/i18n.h"

const char *stick_part(const char *part, unsigned n)
{
    /* What a stick brings, after its number: "12 people". */
    if (str_equal(part, "departments")) {
        return trn("department", "departments", n);
    }
    if (str_equal(part, "people")) {
        return trn("person", "people", n);
    }
    if (str_equal(part, "socials")) {
        return trn("social", "socials", n);
    }
    if (str_equal(part, "competitions")) {
        return trn("competition", "competitions", n);
    }
    if (str_equal(part, "teams")) {
        return trn("team", "teams", n);
    }
    if (str_equal(part, "scores")) {
        return trn("score", "scores", n);
    }
    if (str_equal(part, "values")) {
        return trn("value", "values", n);
    }
    if (str_equal(part, "posters")) {
        return trn("poster", "posters", n);
    }
    if (str_equal(part, "held_words")) {
        return trn("word that holds a note", "words that hold a note", n);
    }
    return trn("setting", "settings", n);
}

unsigned stick_number(const struct stick_change *c)
{
    return c->added > 0 ? c->added : c->changed > 0 ? c->changed : c->removed;
}

const char *stick_detail(struct arena *a, const struct stick_change *c)
{
    const char *word[3];
    unsigned n = 0;
    char list[256];
    /* What happens to the number of things at the beginning of the row. */
    if (c->added > 0) {
        word[n++] = tr("added");
    }
    if (c->changed > 0) {
        word[n] = n == 0 ? tr("changed")
                         : arena_printf(a, trn("%u changed", "%u changed", c->changed), c->changed);
        n++;
    }
    if (c->removed > 0) {
        word[n] = n == 0 ? tr("gone")
                         : arena_printf(a, trn("%u gone", "%u gone", c->removed), c->removed);
        n++;
    }
    i18n_list(list, sizeof list, word, n);
    return arena_printf(a, "%s", list);
}

void stick_titles(const char *ret[static 3])
{
    /* Headings over names of people and things, and before a list of numbers of them. */
    ret[0] = tr("New");
    ret[1] = tr("Changed");
    ret[2] = tr("Gone");
}

const char *stick_more(struct arena *a, unsigned n)
{
    return arena_printf(a, trn("and %u more", "and %u more", n), n);
}

const char *stick_where(struct arena *a, const struct stick_problem *p, bool column)
{
    if (str_empty(p->file)) {
        /* Where a problem is that is not one of a file. */
        return tr("The stick");
    }
    if (p->line == 0) {
        return p->file;
    }
    if (p->column == 0 || !column) {
        /* A file and a line of it. */
        return arena_printf(a, tr("%s, line %u"), p->file, p->line);
    }
    return arena_printf(a, tr("%s, line %u, column %u"), p->file, p->line, p->column);
}
