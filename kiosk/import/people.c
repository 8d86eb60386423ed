#include "content/schema.h"
#include "i18n/i18n.h"
#include "import/bundle.h"
#include "import/dates.h"
#include "import/encoding.h"
#include "import/pictures.h"

#include <stdlib.h>
#include <string.h>

enum { NAME, DEPARTMENT, ID, BIRTHDAY, STARTED, PHOTO, SHOW_BIRTHDAY, ACTIVE, ALIASES };

static const struct table_column columns[] = {
    [NAME] = {"name", true,
              "full name|employee|person|display name|vollstandiger name|mitarbeiter|nom|"
              "nom complet|prenom et nom|nombre|nombre completo|empleado|imie|imie i nazwisko|"
              "nazwisko|pracownik"},
    [DEPARTMENT] = {"department", true,
                    "dept|team|abteilung|bereich|departement|service|departamento|area|dzial|"
                    "departament"},
    [ID] = {"id", false,
            "employee id|employee number|staff number|number|personalnummer|mitarbeiternummer|"
            "matricule|numero|identificador|numer|identyfikator"},
    [BIRTHDAY] = {"birthday", false,
                  "birth date|birthdate|date of birth|dob|geburtstag|geburtsdatum|anniversaire|"
                  "date de naissance|cumpleanos|fecha de nacimiento|urodziny|data urodzenia"},
    [STARTED] = {"started", false,
                 "start|start date|hire date|hired|joined|since|eintritt|eintrittsdatum|seit|"
                 "date d entree|date d embauche|depuis|fecha de alta|fecha de ingreso|inicio|"
                 "data zatrudnienia|od"},
    [PHOTO] = {"photo", false, "picture|image|foto|bild|fotografia|zdjecie"},
    [SHOW_BIRTHDAY] = {"show birthday", false,
                       "birthday shown|show birthday yes no|geburtstag zeigen|"
                       "geburtstag anzeigen|afficher l anniversaire|mostrar cumpleanos|"
                       "pokaz urodziny|pokazuj urodziny"},
    [ACTIVE] = {"active", false, "aktiv|actif|activo|aktywny"},
    [ALIASES] = {"aliases", false,
                 "alias|nickname|nicknames|also known as|spitzname|surnom|apodo|przezwisko"},
};

struct photos {
    struct bundle *b;
    struct folder folder;
    bool open;
    const char **stem;         /* for every entry of the folder, folded */
    const char **id;           /* of each person, by row; "" for none */
    struct picture_job *job;   /* tag: the person */
    unsigned job_count;
};

static struct staff_person *add_person(struct bundle *b, struct staff_person p)
{
    if (b->person_count % 64 == 0) {
        b->person = mem_grow(b->person, b->person_count + 64, sizeof *b->person);
    }
    b->person[b->person_count] = p;
    return &b->person[b->person_count++];
}

static const char *make_key(struct bundle *b, const struct table *t, unsigned row,
                            const char *department)
{
    const char *id = table_text(t, row, ID);
    return *id ? id
               : arena_printf(&b->arena, "%s / %s", table_text(t, row, NAME), department);
}

/* The department as it is spelled in departments.csv; creates one that is new. */
static const char *find_department(struct bundle *b, const struct table *t, unsigned row)
{
    const char *name = table_text(t, row, DEPARTMENT);
    struct staff_department *d = departments_find(b, name);
    if (d) {
        return d->name;
    }
    bool listed = b->part[PART_DEPARTMENTS].present || b->before->department_count > 0;
    d = departments_add(b, name);
    if (!d) {
        table_report(t, REPORT_ERROR, row, DEPARTMENT,
                     "department: found more than %d departments; expected at most that. The "
                     "person was left out.",
                     CAP_DEPARTMENTS);
        return NULL;
    }
    table_report(t, listed ? REPORT_WARNING : REPORT_NOTE, row, DEPARTMENT,
                 listed ? N_("department: found “%.60s”, which departments.csv does not list. It "
                             "was added with a free colour; please check the spelling.")
                        : N_("department: “%.60s” is new and got a free colour."),
                 name);
    return d->name;
}

/* Folds every file's name without its ending, once. */
static void open_photos(struct bundle *b, struct photos *photos)
{
    struct folder *f = &photos->folder;
    photos->stem = arena_array(&b->arena, f->count, sizeof *photos->stem);
    for (unsigned i = 0; i < f->count; i++) {
        char stem[CAP_NAME_BYTES], folded[CAP_NAME_BYTES] = "";
        if (f->entry[i].kind == FOLDER_FILE && f->entry[i].name[0] != '.' &&
            str_copy(stem, sizeof stem, f->entry[i].name)) {
            char *dot = strrchr(stem, '.');
            if (dot) {
                *dot = '\0';
            }
            encoding_fold(folded, sizeof folded, stem);
        }
        photos->stem[i] = arena_strdup(&b->arena, folded);
    }
}

/* The entry whose name without its ending folds to the same as name. */
static struct folder_entry *photo_called(struct photos *photos, const char *name)
{
    char want[CAP_NAME_BYTES];
    encoding_fold(want, sizeof want, name);
    for (unsigned i = 0; *want && i < photos->folder.count; i++) {
        if (str_equal(photos->stem[i], want)) {
            return &photos->folder.entry[i];
        }
    }
    return NULL;
}

static void take_photo(void *ctx, struct picture_result *r)
{
    struct photos *photos = ctx;
    struct bundle *b = photos->b;
    const char **id = &photos->id[r->job->tag];
    const char *stored = r->err == ERR_OK ? bundle_picture_store(b, &r->photo, &r->why) : NULL;
    if (!stored) {
        report_add(b->report, REPORT_ERROR,
                   arena_printf(&b->arena, "photos/%s", r->job->entry->name), 0, 0,
                   **id ? N_("This picture was left out: %s. The person is shown with the picture "
                             "from before.")
                        : N_("This picture was left out: %s. The person is shown with initials."),
                   r->why.text);
        return;
    }
    *id = stored;
}

/* Photos of so many people, each "" for none. */
static void begin_photos(struct photos *photos, unsigned people)
{
    struct arena *a = &photos->b->arena;
    photos->id = arena_array(a, people, sizeof *photos->id);
    photos->job = arena_array(a, photos->open ? people : 0, sizeof *photos->job);
}

/* before: the photo that is loaded now, "" for none; a broken one does not take it away. */
static void want_photo(struct photos *photos, unsigned person, struct folder_entry *e,
                       const char *before)
{
    photos->id[person] = before;
    photos->job[photos->job_count++] = (struct picture_job){e, PHOTO_PERSON, person};
}

static void convert_photos(struct photos *photos)
{
    pictures_convert(photos->b, &photos->folder, photos->job, photos->job_count, take_photo,
                     photos);
}

static void find_photo(struct photos *photos, const struct table *t, unsigned row, const char *key)
{
    const char *named = table_text(t, row, PHOTO);
    const struct person *before = people_before(photos->b, key);
    photos->id[row] = "";
    if (!photos->open) {
        if (*named && !before) {
            table_report(t, REPORT_WARNING, row, PHOTO,
                         "photo: found “%.60s”, but there is no folder “photos”. The person is "
                         "shown with initials.",
                         named);
        }
        photos->id[row] = before ? before->photo : "";
        return;
    }
    if (strchr(named, '/') || strchr(named, '\\')) {
        /* "photos/zoe.jpg" is meant well; nothing outside is ever opened. */
        const char *slash = strrchr(named, '/'), *back = strrchr(named, '\\');
        named = (slash > back ? slash : back) + 1;
    }
    struct folder_entry *e = *named ? folder_find(&photos->folder, named) : NULL;
    if (*named && !e) {
        table_report(t, REPORT_WARNING, row, PHOTO,
                     "photo: found “%.60s”, but the folder “photos” has no such file. The person "
                     "is shown with initials.",
                     named);
        return;
    }
    e = e ? e : photo_called(photos, table_text(t, row, NAME));
    e = e || !*table_text(t, row, ID) ? e : photo_called(photos, table_text(t, row, ID));
    if (e) {
        want_photo(photos, row, e, before ? before->photo : "");
    }
}

/* Keys with the row that has them first, sorted: a quarter of a second for 100 000 people, not an
 * hour. */
struct key_row {
    const char *key;
    unsigned row;
};

static int by_key(const void *a, const void *b)
{
    const struct key_row *x = a, *y = b;
    int c = strcmp(x->key, y->key);
    return c ? c : x->row > y->row ? 1 : -1;
}

/* Empties the key of every row that repeats one above it, and reports it. */
static void drop_duplicates(const struct table *t, const char **key)
{
    unsigned n = 0;
    struct key_row *sorted = mem_new(table_rows(t) + 1, sizeof *sorted);
    for (unsigned row = 1; row <= table_rows(t); row++) {
        if (key[row]) {
            sorted[n++] = (struct key_row){key[row], row};
        }
    }
    qsort(sorted, n, sizeof *sorted, by_key);
    for (unsigned i = 1, first = 0; i < n; i++) {
        if (!str_equal(sorted[i].key, sorted[first].key)) {
            first = i;
            continue;
        }
        unsigned row = sorted[i].row;
        unsigned line = table_cell(t, sorted[first].row, NAME).line;
        if (*table_text(t, row, ID)) {
            table_report(t, REPORT_ERROR, row, ID,
                         "id: found “%.60s”, which line %u has already; expected another one for "
                         "every person. %s was left out.",
                         key[row], line, table_text(t, row, NAME));
        } else {
            table_report(t, REPORT_ERROR, row, NAME,
                         "name: found “%.60s” in the same department as in line %u; two people of "
                         "one name need different ids. The second was left out.",
                         table_text(t, row, NAME), line);
        }
        key[row] = NULL;
    }
    free(sorted);
}

static void write_person(struct bundle *b, const struct staff_person *p, unsigned month,
                         unsigned mday, date started, const char *photo)
{
    const char digits[] = {(char)('0' + month / 10), (char)('0' + month % 10), '-',
                           (char)('0' + mday / 10), (char)('0' + mday % 10)};
    const char *birthday = month ? arena_strndup(&b->arena, digits, sizeof digits) : NULL;
    const char *value[PEOPLE_COLUMNS] = {
        [PEOPLE_KEY] = p->key,
        [PEOPLE_NAME] = p->name,
        [PEOPLE_DEPARTMENT] = p->department,
        [PEOPLE_BIRTHDAY] = birthday,
        [PEOPLE_STARTED] = bundle_date(b, started),
        [PEOPLE_PHOTO] = *photo ? photo : NULL,
        [PEOPLE_ALIASES] = p->aliases,
    };
    bundle_row(b, PART_PEOPLE, value, PEOPLE_COLUMNS);
}

static void read_rows(struct bundle *b, const struct table *t, struct photos *photos)
{
    date today = b->params->today;
    struct found_date *birthday = date_column(t, BIRTHDAY, DATE_USE_BIRTHDAY, today,
                                              "The birthday was left out.", &b->arena, NULL);
    struct found_date *started = date_column(t, STARTED, DATE_USE_PAST, today,
                                             "The date was left out.", &b->arena, NULL);
    const char **key = arena_array(&b->arena, table_rows(t) + 1, sizeof *key);
    const char **department = arena_array(&b->arena, table_rows(t) + 1, sizeof *department);
    unsigned inactive = 0;
    for (unsigned row = 1; row <= table_rows(t); row++) {
        if (!table_name(t, row, NAME, "The person was left out.") ||
            !table_name(t, row, DEPARTMENT, "The person was left out.")) {
            continue;
        }
        if (!table_yes(t, row, ACTIVE, true)) {
            inactive++;
            continue;
        }
        department[row] = find_department(b, t, row);
        key[row] = department[row] ? make_key(b, t, row, department[row]) : NULL;
        if (key[row] && strlen(key[row]) >= CAP_KEY_BYTES) {
            table_report(t, REPORT_ERROR, row, table_has(t, ID) ? ID : NAME,
                         "id: found a very long one (or a very long name without one); expected a "
                         "short id. The person was left out.");
            key[row] = NULL;
        }
    }
    drop_duplicates(t, key);
    begin_photos(photos, table_rows(t) + 1);
    for (unsigned row = 1; row <= table_rows(t); row++) {
        if (key[row]) {
            find_photo(photos, t, row, key[row]);
        }
    }
    convert_photos(photos);
    for (unsigned row = 1; row <= table_rows(t); row++) {
        if (!key[row]) {
            continue;
        }
        struct staff_person *p = add_person(b, (struct staff_person){
            .key = key[row],
            .name = table_text(t, row, NAME),
            .department = department[row],
            .aliases = table_text(t, row, ALIASES),
        });
        const struct found_date *born = &birthday[row];
        bool shown = born->found && table_yes(t, row, SHOW_BIRTHDAY, true);
        write_person(b, p, shown ? born->month : 0, shown ? born->mday : 0,
                     started[row].found ? started[row].day : DATE_NONE,
                     photos->id[row]);
    }
    if (inactive) {
        report_add(b->report, REPORT_NOTE, t->file, 0, 0,
                   trn("%u person is not active and was left out.",
                       "%u people are not active and were left out.", inactive),
                   inactive);
    }
}

/* people.csv is absent: who is there stays, with a photo that came alone. */
static void keep_people(struct bundle *b, struct photos *photos)
{
    const struct model *m = b->before;
    for (unsigned i = 0; i < m->person_count; i++) {
        const struct person *p = &m->people[i];
        const char *department = m->departments[p->department].name;
        struct staff_department *d = departments_find(b, department);
        if (!d) {
            d = departments_add(b, department);
            report_add(b->report, d ? REPORT_WARNING : REPORT_ERROR, "departments.csv", 0, 0,
                       d ? N_("“%s” is not listed any more, but %s belongs to it; expected a new "
                              "people.csv as well. The department was kept.")
                         : N_("“%s” is not listed any more, but %s belongs to it, and there is no "
                              "room for one more department. The person is not shown."),
                       department, p->name);
        }
        add_person(b, (struct staff_person){p->key, p->name, d ? d->name : department, p->aliases});
    }
    if (!photos->open) {
        return;
    }
    bundle_replace(b, PART_PEOPLE);
    begin_photos(photos, m->person_count);
    for (unsigned i = 0; i < m->person_count; i++) {
        const struct person *p = &m->people[i];
        struct folder_entry *e = photo_called(photos, p->name);
        e = e ? e : photo_called(photos, p->key);
        photos->id[i] = p->photo;
        if (e) {
            want_photo(photos, i, e, p->photo);
        }
    }
    convert_photos(photos);
    for (unsigned i = 0; i < m->person_count; i++) {
        const struct person *p = &m->people[i];
        write_person(b, &b->person[i], p->birth_month, p->birth_day, p->started, photos->id[i]);
    }
}

static void report_unused_photos(struct bundle *b, struct folder *photos)
{
    for (unsigned i = 0; i < photos->count; i++) {
        const struct folder_entry *e = &photos->entry[i];
        if (!e->used && e->kind == FOLDER_FILE && e->name[0] != '.') {
            report_add(b->report, REPORT_NOTE, arena_printf(&b->arena, "photos/%s", e->name), 0, 0,
                       "This picture belongs to nobody; expected its name in people.csv, or a "
                       "person called so. It was ignored.");
        }
    }
}

void people_read(struct bundle *b)
{
    struct photos photos = {.b = b};
    struct table t;
    photos.open = bundle_enter(b, "photos", &photos.folder);
    if (photos.open) {
        open_photos(b, &photos);
    }
    unsigned problems = bundle_problems(b), departments = b->department_count;
    bool read = bundle_table(b, "people.csv", columns, sizeof columns / sizeof *columns, &t);
    if (read) {
        read_rows(b, &t, &photos);
        read = bundle_settle(b, PART_PEOPLE, t.file, b->person_count, problems);
    }
    if (!read) {
        b->department_count = departments; /* without those that came with unusable rows */
        keep_people(b, &photos);
    }
    if (photos.open) {
        report_unused_photos(b, &photos.folder);
        folder_leave(&b->folder, &photos.folder);
    }
}
