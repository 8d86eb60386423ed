#include "base/str.h"
#include "cm.h"
#include "forms/thanks_find.h"

#include <string.h>
#include <time.h>

static struct model *people_of(const char *const *name, unsigned n)
{
    struct model *m = model_new(20000);
    m->people = arena_array(&m->arena, n + 1, sizeof *m->people);
    for (unsigned i = 0; i < n; i++) {
        const char *aliases = strchr(name[i], '|');
        size_t len = aliases ? (size_t)(aliases - name[i]) : strlen(name[i]);
        m->people[i] = (struct person){.key = "k", .name = arena_strndup(&m->arena, name[i], len),
                                       .aliases = aliases ? aliases + 1 : "", .photo = "",
                                       .department = i % 3};
    }
    m->person_count = n;
    return m;
}

struct found { uint32_t person[20000]; unsigned count, sure; };

static void find_with(const struct model *m, struct found *f, struct find_wanted w)
{
    static uint8_t scratch[20000];
    struct find_index x = {0};
    struct arena a = {0};
    while (find_index_step(&x, m, &a, FIND_STEP)) {
    }
    f->count = find_people(m, &x, &w, scratch, f->person, &f->sure);
    arena_done(&a);
}

static void find(const struct model *m, struct found *f, const char *query)
{
    find_with(m, f, (struct find_wanted){.query = query, .department = MODEL_NONE});
}

static bool has(const struct model *m, const struct found *f, const char *name)
{
    for (unsigned i = 0; i < f->count; i++) {
        if (str_equal(m->people[f->person[i]].name, name)) {
            return true;
        }
    }
    return false;
}

/* Names of a company that hires everywhere. */
static const char *const staff[] = {
    "Zoë Lindqvist", "Mateusz Wiśniewski", "Tomáš Dvořák", "Jürgen Müller", "Łukasz Zając",
    "Ivan Vishnevsky", "Олег Вишневский", "محمد ناصر", "ليلى حداد", "علي حسن", "דוד כהן",
    "Ελένη Παπαδοπούλου", "Олена Шевченко", "Юлия Щербакова", "김지훈|Kim Ji-hoon",
    "王晓明|Wang Xiaoming", "Sigríður Jónsdóttir", "Þórður Gunnarsson", "Søren Kjær",
    "José Ángel Muñoz", "João Gonçalves", "Nguyễn Minh Châu", "Çağla Yıldırım", "İpek Şahin",
    "Katarzyna Wójcik|Kasia", "Oisín Ó Briain", "Fatima El-Sayed", "Maja Jovanović",
    "Ștefan Ionescu", "Fredrik Håkansson", "Ana Kovač", "Ann Lee", "Hannah Fischer", "Marek Novak",
    "Maria Rossi", "Marco Ricci", "Mark Twain", "Philip Schmidt", "Christine Becker",
    "Aisling Byrne", "Грета Чайковская", "अनन्या शर्मा", "Muhammad Khan", "Sean O'Brien",
};
enum { STAFF = sizeof staff / sizeof *staff };

static void what_is_typed_nearly_right_finds_who_is_meant(void **state)
{
    static const struct { const char *query, *name; } cases[] = {
        {"Zoe", "Zoë Lindqvist"},            {"ZOË lind", "Zoë Lindqvist"},
        {"lindqvist zoe", "Zoë Lindqvist"},  {"Lindquist", "Zoë Lindqvist"},
        {"Vishnevski", "Mateusz Wiśniewski"}, {"Vishnevski", "Ivan Vishnevsky"},
        {"Vishnevski", "Олег Вишневский"},   {"Vishnevskiy", "Олег Вишневский"},
        {"Wisniewsky", "Ivan Vishnevsky"},   {"Вишневский", "Mateusz Wiśniewski"},
        {"Mateus", "Mateusz Wiśniewski"},    {"Matheus", "Mateusz Wiśniewski"},
        {"Maetusz", "Mateusz Wiśniewski"},   {"Mateeusz", "Mateusz Wiśniewski"},
        {"Thomash", "Tomáš Dvořák"},         {"Thomas Dvorak", "Tomáš Dvořák"},
        {"Jurgen", "Jürgen Müller"},         {"Juergen", "Jürgen Müller"},
        {"Mueller", "Jürgen Müller"},        {"Miller", "Jürgen Müller"},
        {"Jugren", "Jürgen Müller"},         {"Jrgen", "Jürgen Müller"},
        {"Lukash", "Łukasz Zając"},          {"Zajack", "Łukasz Zając"},
        {"Muhammad", "محمد ناصر"},           {"Mohammed", "محمد ناصر"},
        {"Nasser", "محمد ناصر"},             {"Layla", "ليلى حداد"},
        {"Leila Haddad", "ليلى حداد"},       {"Ali", "علي حسن"},
        {"Hassan", "علي حسن"},               {"محمد", "Muhammad Khan"},
        {"David Cohen", "דוד כהן"},          {"Eleni", "Ελένη Παπαδοπούλου"},
        {"Papadopulu", "Ελένη Παπαδοπούλου"}, {"Shevchenko", "Олена Шевченко"},
        {"Schewtschenko", "Олена Шевченко"}, {"Yulia", "Юлия Щербакова"},
        {"jihoon", "김지훈"},                 {"xiaoming", "王晓明"},
        {"Sigridur Jonsdotir", "Sigríður Jónsdóttir"}, {"Thordur", "Þórður Gunnarsson"},
        {"Soeren Kjaer", "Søren Kjær"},      {"Goncalvez", "João Gonçalves"},
        {"Munos", "José Ángel Muñoz"},       {"Yildrim", "Çağla Yıldırım"},
        {"Sahin", "İpek Şahin"},             {"Shahin", "İpek Şahin"},
        {"Catarzyna", "Katarzyna Wójcik"},   {"kasia", "Katarzyna Wójcik"},
        {"Voicik", "Katarzyna Wójcik"},      {"Elsayed", "Fatima El-Sayed"},
        {"Jovanovich", "Maja Jovanović"},    {"Stephan", "Ștefan Ionescu"},
        {"Hakanson", "Fredrik Håkansson"},   {"Anna Kovac", "Ana Kovač"},
        {"Fillip Shmit", "Philip Schmidt"},  {"Kristine", "Christine Becker"},
        {"Aishling", "Aisling Byrne"},       {"Tschaikowskaja", "Грета Чайковская"},
        {"Ananya Sharma", "अनन्या शर्मा"},     {"obrien", "Sean O'Brien"},
    };
    static struct found f;
    struct model *m = people_of(staff, STAFF);
    unsigned missed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        find(m, &f, cases[i].query);
        if (!has(m, &f, cases[i].name)) {
            print_message("\"%s\" does not find %s\n", cases[i].query, cases[i].name);
            missed++;
        }
    }
    assert_int_equal(missed, 0);
    model_unref(m);
}

static void what_was_typed_exactly_comes_first_then_inside_then_nearly(void **state)
{
    static const char *const names[] = {"Amara Okafor", "Emma Mareike", "Marek Novak", "Tamara Kim",
                                        "Marcus Hill",  "Marika Berg"};
    static struct found f;
    struct model *m = people_of(names, 6);
    find(m, &f, "mare");
    assert_int_equal(f.count, 2);
    assert_int_equal(f.person[0], 1);
    assert_int_equal(f.person[1], 2);
    find(m, &f, "mar");
    assert_int_equal(f.count, 6);
    assert_int_equal(f.sure, 6);
    static const uint32_t order[] = {1, 2, 4, 5, 0, 3};
    assert_memory_equal(f.person, order, sizeof order);
    find(m, &f, "marik");
    assert_int_equal(f.person[0], 5);
    assert_int_equal(f.sure, 1);
    assert_true(f.count >= 2); /* Marek, Mareike */
    model_unref(m);
}

/* All three letters in a row that somebody's name has. */
static void three_letters_never_find_everybody(void **state)
{
    static struct found f;
    struct model *m = people_of(staff, STAFF);
    for (unsigned i = 0; i < STAFF; i++) {
        size_t n = strlen(staff[i]);
        for (size_t at = 0, end = 0; at < n; utf8_next(staff[i], n, &at)) {
            char query[16] = {0};
            end = at;
            for (unsigned k = 0; k < 3 && end < n; k++) {
                utf8_next(staff[i], n, &end);
            }
            memcpy(query, staff[i] + at, end - at);
            if (query[strcspn(query, " -'|.")] != '\0' || end == n) {
                continue;
            }
            find(m, &f, query);
            if (f.count > STAFF / 4) {
                fail_msg("\"%s\" finds %u of %u", query, f.count, (unsigned)STAFF);
            }
        }
    }
    static const char *const nobody[] = {"xyzzy", "zzz", "qqqq", "Bartholomew", "wwwwwwwwwwww"};
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        find(m, &f, nobody[i]);
        assert_int_equal(f.count, 0);
    }
    model_unref(m);
}

static void a_whole_other_name_is_not_nearly_right(void **state)
{
    static const struct { const char *query, *name; } cases[] = {
        {"Hannah", "Ann Lee"},      {"Marco", "Mateusz Wiśniewski"}, {"Olga", "Олена Шевченко"},
        {"Ali", "Aisling Byrne"},   {"Peter", "Fredrik Håkansson"},  {"Mia", "Maja Jovanović"},
        {"Karl", "Mark Twain"},     {"Lee", "Олег Вишневский"},      {"Sara", "محمد ناصر"},
        {"Ahmed", "محمد ناصر"},
    };
    static struct found f;
    struct model *m = people_of(staff, STAFF);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        find(m, &f, cases[i].query);
        if (has(m, &f, cases[i].name)) {
            fail_msg("\"%s\" finds %s", cases[i].query, cases[i].name);
        }
    }
    model_unref(m);
}

static void departments_and_those_who_are_left_out_are_kept(void **state)
{
    static struct found f;
    struct model *m = people_of(staff, STAFF);
    bool except[STAFF] = {[1] = true}, only[STAFF] = {[2] = true, [5] = true};
    find_with(m, &f, (struct find_wanted){.query = "vishnevski", .department = MODEL_NONE,
                                          .except = except});
    assert_false(has(m, &f, "Mateusz Wiśniewski"));
    assert_true(has(m, &f, "Ivan Vishnevsky"));
    find_with(m, &f, (struct find_wanted){.query = "  - ", .department = 1});
    assert_int_equal(f.count, (STAFF + 1) / 3);
    find_with(m, &f, (struct find_wanted){.query = "", .department = MODEL_NONE, .only = only});
    assert_int_equal(f.count, 2);
    assert_int_equal(f.person[1], 5);
    model_unref(m);
}

static void the_distance_counts_what_fingers_do(void **state)
{
    static const struct { const char *a, *b; unsigned most, want; bool prefix; } cases[] = {
        {"tomas", "tomas", 2, 0, false},  {"tmas", "tomas", 2, 1, false},
        {"toomas", "tomas", 2, 1, false}, {"tomsa", "tomas", 2, 1, false},
        {"domas", "tomas", 2, 1, false},  {"otmsa", "tomas", 2, 2, false},
        {"sat", "tomas", 2, 3, false},    {"", "ab", 2, 2, false},
        {"", "", 0, 0, false},            {"tom", "tomas", 1, 0, true},
        {"tam", "tomas", 1, 1, true},     {"tmo", "tomas", 1, 1, true},
        {"tomas", "tom", 1, 2, true},     {"tomas", "toma", 1, 1, true},
        {"abcdefgh", "hgfedcba", 2, 3, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned d = find_distance(cases[i].a, cases[i].b, cases[i].most, cases[i].prefix);
        if (d != cases[i].want) {
            fail_msg("%s, %s: %u", cases[i].a, cases[i].b, d);
        }
    }
}

static void hostile_names_and_queries_are_only_not_found(void **state)
{
    static struct found f;
    char wide[2000], words[2000] = "";
    memset(wide, 'w', sizeof wide - 1);
    wide[sizeof wide - 1] = '\0';
    for (unsigned i = 0; i < 900; i++) {
        strcat(words, "x ");
    }
    const char *const names[] = {wide, words, "", " ", "\xff\xfe", "a\u0301\u0301\u0301", "شششششش",
                                 "\u202Eevil", "h", "hhhh", "--", "Ж"};
    enum { N = sizeof names / sizeof *names };
    struct model *m = people_of(names, N);
    for (unsigned i = 0; i < N; i++) {
        find(m, &f, names[i]);
        assert_true(f.count <= N && f.sure <= f.count);
    }
    model_unref(m);
    m = people_of(NULL, 0);
    find(m, &f, "anybody");
    assert_int_equal(f.count, 0);
    model_unref(m);
}

static void the_index_grows_in_steps_and_finds_who_is_in_it(void **state)
{
    static struct found f;
    static uint8_t scratch[20000];
    static const char *names[5000];
    for (unsigned i = 0; i < 5000; i++) {
        names[i] = i == 4999 ? "Zoë Last" : i == 0 ? "Zoë First" : "Somebody Else";
    }
    struct model *m = people_of(names, 5000);
    struct find_index x = {0};
    struct arena a = {0};
    struct find_wanted w = {.query = "zoe", .department = MODEL_NONE};
    unsigned steps = 1;
    assert_true(find_index_step(&x, m, &a, FIND_STEP));
    assert_true(x.count <= FIND_STEP);
    f.count = find_people(m, &x, &w, scratch, f.person, &f.sure);
    assert_int_equal(f.count, 1);
    while (find_index_step(&x, m, &a, FIND_STEP)) {
        steps++;
    }
    assert_int_equal(steps + 1, 5000 / FIND_STEP);
    f.count = find_people(m, &x, &w, scratch, f.person, &f.sure);
    assert_int_equal(f.count, 2);
    arena_done(&a);
    model_unref(m);
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Ten thousand people: nearly right costs some times what reading all their names does. */
static void nearly_right_costs_a_bounded_multiple_of_exactly_right(void **state)
{
    static struct found f;
    static uint8_t scratch[20000];
    static const char *names[10000];
    struct arena a = {0}, names_of = {0};
    static const char *const query[] = {"vishnevski", "mateus", "schewtschenko", "hakanson"};
    for (unsigned i = 0; i < 10000; i++) {
        const char *first = staff[i % STAFF], *last = strchr(staff[i * 7 % STAFF], ' ');
        names[i] = arena_printf(&names_of, "%.*s%s", (int)strcspn(first, " |"), first,
                                last ? last : "");
    }
    struct model *m = people_of(names, 10000);
    struct find_index x = {0};
    double begin = cpu_ms();
    while (find_index_step(&x, m, &a, FIND_STEP)) {
    }
    double index = cpu_ms() - begin, worst = 0;
    /* Reading: each name is folded once more. */
    double one_step = index / (10000 / FIND_STEP);
    for (size_t i = 0; i < sizeof query / sizeof *query; i++) {
        struct find_wanted w = {.query = query[i], .department = MODEL_NONE};
        begin = cpu_ms();
        f.count = find_people(m, &x, &w, scratch, f.person, &f.sure);
        double ms = cpu_ms() - begin;
        worst = ms > worst ? ms : worst;
        assert_true(f.count > 0 && f.count < 5000);
    }
    print_message("10000 people: index %.1f ms, %.2f a step of %d; a search %.2f ms\n", index,
                  one_step, FIND_STEP, worst);
    assert_true(worst < index);
    arena_done(&a);
    arena_done(&names_of);
    model_unref(m);
}

static void who_is_thanked_most_comes_first_then_who_was_last(void **state)
{
    static const char *const names[] = {"A", "B", "C", "D", "E", "F"};
    struct model *m = people_of(names, 6);
    struct arena a = {0};
    struct kudos_person also[] = {{.person = 4}, {.person = 1}, {.person = MODEL_NONE}};
    struct kudos notes[] = {
        {.to = {.person = 3}},
        {.to = {.person = MODEL_NONE}},             /* a department, or somebody who left */
        {.to = {.person = 2}, .also = also, .also_count = 3},
        {.to = {.person = 1}},
        {.to = {.person = 99}},
    };
    m->kudos = notes;
    m->kudos_count = 5;
    uint32_t often[6];
    assert_int_equal(find_often(m, &a, often, 6), 4);
    static const uint32_t want[] = {1, 3, 2, 4};
    assert_memory_equal(often, want, sizeof want);
    assert_int_equal(find_often(m, &a, often, 2), 2);
    m->kudos_count = 0;
    assert_int_equal(find_often(m, &a, often, 6), 0);
    arena_done(&a);
    model_unref(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_nearly_right_finds_who_is_meant),
        cmocka_unit_test(what_was_typed_exactly_comes_first_then_inside_then_nearly),
        cmocka_unit_test(three_letters_never_find_everybody),
        cmocka_unit_test(a_whole_other_name_is_not_nearly_right),
        cmocka_unit_test(departments_and_those_who_are_left_out_are_kept),
        cmocka_unit_test(the_distance_counts_what_fingers_do),
        cmocka_unit_test(hostile_names_and_queries_are_only_not_found),
        cmocka_unit_test(the_index_grows_in_steps_and_finds_who_is_in_it),
        cmocka_unit_test(nearly_right_costs_a_bounded_multiple_of_exactly_right),
        cmocka_unit_test(who_is_thanked_most_comes_first_then_who_was_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
