#include "content/schema.h"
#include "import/bundle.h"
#include "import/encoding.h"
#include "model/palette.h"

enum { DEPARTMENT, COLOUR, ABOUT };

static const struct table_column columns[] = {
    [DEPARTMENT] = {"department", true,
                    "departments|dept|team|name|abteilung|bereich|departement|service|"
                    "departamento|area|dzial|departament"},
    [COLOUR] = {"colour", false, "color|farbe|couleur|kolor"},
    [ABOUT] = {"about", false,
               "description|beschreibung|uber|ueber|descripcion|a propos|opis|text"},
};

struct staff_department *departments_find(struct bundle *b, const char *name)
{
    char want[CAP_NAME_BYTES], have[CAP_NAME_BYTES];
    for (unsigned i = 0; i < b->department_count; i++) {
        if (str_equal(b->department[i].name, name)) {
            return &b->department[i];
        }
    }
    encoding_fold(want, sizeof want, name);
    for (unsigned i = 0; *want && i < b->department_count; i++) {
        encoding_fold(have, sizeof have, b->department[i].name);
        if (str_equal(have, want)) {
            return &b->department[i];
        }
    }
    return NULL;
}

/* The first row of the palette that nobody has; they are best told apart in its order. */
static unsigned free_colour(const struct bundle *b)
{
    unsigned used[PALETTE_COUNT] = {0};
    for (unsigned i = 0; i < b->department_count; i++) {
        if (b->department[i].coloured) {
            used[b->department[i].colour]++;
        }
    }
    unsigned best = 0;
    for (unsigned i = 1; i < PALETTE_COUNT; i++) {
        best = used[i] < used[best] ? i : best;
    }
    return best;
}

struct staff_department *departments_add(struct bundle *b, const char *name)
{
    if (b->department_count == CAP_DEPARTMENTS) {
        return NULL;
    }
    struct staff_department d = {
        .name = arena_strdup(&b->arena, name), .about = "", .colour = free_colour(b),
        .coloured = true};
    b->department[b->department_count] = d;
    return &b->department[b->department_count++];
}

static const struct department *department_before(const struct bundle *b, const char *name)
{
    for (unsigned i = 0; i < b->before->department_count; i++) {
        if (str_equal(b->before->departments[i].name, name)) {
            return &b->before->departments[i];
        }
    }
    return NULL;
}

/* False above CAP_DEPARTMENTS. */
static bool read_row(struct bundle *b, const struct table *t, unsigned row)
{
    if (!table_name(t, row, DEPARTMENT, "The department was left out.")) {
        return true;
    }
    const char *name = table_text(t, row, DEPARTMENT);
    if (departments_find(b, name)) {
        table_report(t, REPORT_WARNING, row, DEPARTMENT,
                     "department: found “%.60s” a second time; expected each once. The second line "
                     "was left out.",
                     name);
        return true;
    }
    if (b->department_count == CAP_DEPARTMENTS) {
        table_report(t, REPORT_ERROR, row, DEPARTMENT,
                     "department: found more than %d departments; expected at most that. Nothing "
                     "of this file was applied.",
                     CAP_DEPARTMENTS);
        return false;
    }
    struct staff_department *d = &b->department[b->department_count++];
    *d = (struct staff_department){.name = name, .about = table_text(t, row, ABOUT)};
    d->coloured = bundle_read_colour(t, row, COLOUR, &d->colour);
    return true;
}

/* A department keeps the colour people know it by; the others get what is free. */
static void give_colours(struct bundle *b)
{
    for (unsigned i = 0; i < b->department_count; i++) {
        struct staff_department *d = &b->department[i];
        const struct department *before = department_before(b, d->name);
        if (!d->coloured && before) {
            d->colour = before->colour;
            d->coloured = true;
        }
    }
    for (unsigned i = 0; i < b->department_count; i++) {
        struct staff_department *d = &b->department[i];
        if (!d->coloured) {
            d->colour = free_colour(b);
            d->coloured = true;
        }
    }
}

/* False when the file is absent or nothing of it is applied. */
static bool read_file(struct bundle *b)
{
    struct table t;
    unsigned problems = bundle_problems(b);
    if (!bundle_table(b, "departments.csv", columns, sizeof columns / sizeof *columns, &t)) {
        return false;
    }
    for (unsigned row = 1; row <= table_rows(&t); row++) {
        if (!read_row(b, &t, row)) {
            b->department_count = 0;
            return false;
        }
    }
    return bundle_settle(b, PART_DEPARTMENTS, t.file, b->department_count, problems);
}

void departments_read(struct bundle *b)
{
    if (read_file(b)) {
        give_colours(b);
        return;
    }
    for (unsigned i = 0; i < b->before->department_count && i < CAP_DEPARTMENTS; i++) {
        const struct department *d = &b->before->departments[i];
        b->department[b->department_count++] = (struct staff_department){
            .name = d->name, .about = d->about, .colour = d->colour, .coloured = true};
    }
}

void departments_write(struct bundle *b)
{
    /* People can have brought departments that departments.csv does not know. */
    bool same = !b->part[PART_DEPARTMENTS].present &&
                b->department_count == b->before->department_count;
    if (same) {
        return;
    }
    bundle_replace(b, PART_DEPARTMENTS);
    for (unsigned i = 0; i < b->department_count; i++) {
        const struct staff_department *d = &b->department[i];
        const char *value[DEPARTMENTS_COLUMNS] = {
            [DEPARTMENTS_NAME] = d->name,
            [DEPARTMENTS_COLOUR] = bundle_number(b, d->colour),
            [DEPARTMENTS_ABOUT] = d->about,
        };
        bundle_row(b, PART_DEPARTMENTS, value, DEPARTMENTS_COLUMNS);
    }
}
