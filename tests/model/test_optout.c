/* Who is hidden by what was asked under a key, a name and a department, and what is left of them in
 * a snapshot. */
#include "cm.h"
#include "model/optout.h"

#include <string.h>

enum { BIRTHDAY = OPTOUT_BIT(OPTOUT_BIRTHDAY), ANNIVERSARY = OPTOUT_BIT(OPTOUT_ANNIVERSARY),
       PHOTO = OPTOUT_BIT(OPTOUT_PHOTO), TODAY = 20740 };

struct somebody { const char *key, *name; uint32_t department; };

/* Sales and Support; everybody has a photo and celebrates everything today. */
static struct model *company(const struct somebody *p, unsigned n)
{
    struct model *m = model_new(TODAY);
    m->departments = arena_array(&m->arena, 2, sizeof *m->departments);
    m->department_count = 2;
    m->departments[0] = (struct department){.name = "Sales", .about = ""};
    m->departments[1] = (struct department){.name = "Support", .about = ""};
    m->people = arena_array(&m->arena, n, sizeof *m->people);
    m->celebrations = arena_array(&m->arena, 2 * n, sizeof *m->celebrations);
    for (uint32_t i = 0; i < n; i++) {
        m->people[m->person_count++] = (struct person){
            .key = p[i].key, .name = p[i].name, .initials = "X", .photo = "photo.png",
            .aliases = "", .department = p[i].department, .birth_month = 10, .birth_day = 14,
            .started = TODAY - 3653};
        m->celebrations[m->celebration_count++] = (struct celebration){i, TODAY, 0};
        m->celebrations[m->celebration_count++] = (struct celebration){i, TODAY, 10};
    }
    return m;
}

static unsigned celebrated(const struct model *m, uint32_t person)
{
    unsigned what = 0;
    for (unsigned i = 0; i < m->celebration_count; i++) {
        if (m->celebrations[i].person == person) {
            what |= m->celebrations[i].years > 0 ? ANNIVERSARY : BIRTHDAY;
        }
    }
    return what;
}

static void what_is_hidden_is_nowhere_in_the_snapshot(void **state)
{
    static const struct somebody p[] = {{"p1", "Ola Nowak", 0}, {"p2", "Bo Ek", 0}};
    for (unsigned what = 1; what <= OPTOUT_ALL; what++) {
        const struct optout o = {"p1", "Ola Nowak", "Sales", what};
        struct model *m = company(p, 2);
        optout_apply(m, &o, 1);
        const struct person *ola = &m->people[0], *bo = &m->people[1];
        assert_int_equal(ola->hidden, what);
        assert_int_equal(ola->birth_month == 0, (what & BIRTHDAY) != 0);
        assert_int_equal(ola->birth_day == 0, (what & BIRTHDAY) != 0);
        assert_int_equal(ola->started == DATE_NONE, (what & ANNIVERSARY) != 0);
        assert_int_equal(*ola->photo == '\0', (what & PHOTO) != 0);
        assert_int_equal(celebrated(m, 0), (BIRTHDAY | ANNIVERSARY) & ~what);
        assert_int_equal(bo->hidden, 0);
        assert_int_equal(bo->birth_month, 10);
        assert_string_equal(bo->photo, "photo.png");
        assert_int_equal(celebrated(m, 1), BIRTHDAY | ANNIVERSARY);
        model_unref(m);
    }
}

static void two_wishes_of_one_person_add_up_in_any_order(void **state)
{
    static const struct somebody p[] = {{"p1", "Ola Nowak", 0}, {"p2", "Bo Ek", 0}};
    const struct optout o[] = {{"p2", "Bo Ek", "Sales", PHOTO}, {"p1", "Ola Nowak", "Sales", PHOTO},
                               {"p1", "Ola Nowak", "Sales", BIRTHDAY}};
    struct model *a = company(p, 2), *b = company(p, 2);
    optout_apply(a, o, 3);
    assert_int_equal(a->people[0].hidden, PHOTO | BIRTHDAY);
    assert_int_equal(a->people[1].hidden, PHOTO);
    /* What one snapshot was told can be told to another. */
    optout_apply_as(b, a);
    assert_int_equal(b->people[0].hidden, PHOTO | BIRTHDAY);
    assert_int_equal(b->people[1].hidden, PHOTO);
    assert_true(a->optout_hash == b->optout_hash);
    model_unref(a);
    model_unref(b);
}

/* Whether somebody hidden as asked is still hidden when people.csv has changed. */
static void who_asked_is_found_again(void **state)
{
    static const struct {
        const char *what;
        struct optout asked;
        struct somebody now[3];
        bool hidden[3];
    } c[] = {
        {"the same key", {"p1", "Ola Nowak", "Sales", BIRTHDAY}, {{"p1", "Ola Nowak", 0}}, {true}},
        {"the key with another name and department",
         {"p1", "Ola Nowak", "Sales", BIRTHDAY}, {{"p1", "Ola Zielińska", 1}}, {true}},
        {"the key; a namesake is somebody else", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"p1", "Ola Nowak", 0}, {"p2", "Ola Nowak", 0}, {"p3", "Ola Nowak", 1}},
         {true, false, false}},
        {"another id, same name and department", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"77", "Ola Nowak", 0}}, {true}},
        {"ids came later", {"Ola Nowak / Sales", "Ola Nowak", "Sales", BIRTHDAY},
         {{"77", "Ola Nowak", 0}}, {true}},
        {"ids went away", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"Ola Nowak / Sales", "Ola Nowak", 0}}, {true}},
        {"ids went away, and another department", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"Ola Nowak / Support", "Ola Nowak", 1}}, {true}},
        {"the id in capitals, another name", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"P1", "Ola Kowal", 1}}, {true}},
        {"without ids, another department", {"Ola Nowak / Sales", "Ola Nowak", "Sales", BIRTHDAY},
         {{"Ola Nowak / Support", "Ola Nowak", 1}}, {true}},
        {"with an id, a namesake elsewhere once that id is gone",
         {"p1", "Ola Nowak", "Sales", BIRTHDAY}, {{"p2", "Ola Nowak", 1}}, {false}},
        {"without ids, written in capitals", {"Ola Nowak / Sales", "Ola Nowak", "Sales", BIRTHDAY},
         {{"OLA NOWAK / Sales", "OLA NOWAK", 0}}, {true}},
        {"two namesakes, and nobody knows which", {"p1", "Ola Nowak", "Sales", BIRTHDAY},
         {{"p2", "Ola Nowak", 0}, {"p3", "Ola Nowak", 0}, {"p4", "Ola Nowakowa", 0}},
         {true, true, false}},
        {"somebody else", {"p1", "Ola Nowak", "Sales", BIRTHDAY}, {{"p2", "Bo Ek", 0}}, {false}},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        unsigned n = 0;
        while (n < 3 && c[i].now[n].key) {
            n++;
        }
        struct model *m = company(c[i].now, n);
        optout_apply(m, &c[i].asked, 1);
        for (unsigned k = 0; k < n; k++) {
            if ((m->people[k].hidden != 0) != c[i].hidden[k]) {
                fail_msg("%s: %s", c[i].what, c[i].now[k].key);
            }
            assert_int_equal((celebrated(m, k) & BIRTHDAY) == 0, c[i].hidden[k]);
        }
        model_unref(m);
    }
}

static void while_nobody_knows_who_asked_nobody_is_shown(void **state)
{
    static const struct somebody p[] = {{"p1", "Ola Nowak", 0}, {"p2", "Bo Ek", 0}};
    struct model *first = model_new(TODAY), *m = company(p, 2);
    optout_apply_as(m, first); /* the store has not been read yet */
    assert_int_equal(m->celebration_count, 0);
    assert_string_equal(m->people[1].photo, "");
    assert_int_equal(m->people[1].birth_month, 0);
    assert_int_equal(m->people[1].hidden, 0);
    struct model *later = company(p, 2);
    optout_apply_as(later, m); /* it could not be read */
    assert_int_equal(later->celebration_count, 0);
    /* That nobody has asked is known, too. */
    struct model *none = company(p, 2);
    optout_apply(none, NULL, 0);
    assert_int_equal(none->celebration_count, 4);
    assert_true(none->optout_hash != m->optout_hash && none->optout_hash != first->optout_hash);
    model_unref(first);
    model_unref(m);
    model_unref(later);
    model_unref(none);
}

static void kinds_have_names_and_names_have_kinds(void **state)
{
    for (unsigned k = 0; k < OPTOUT_KINDS; k++) {
        enum optout_kind kind = OPTOUT_KINDS;
        assert_true(optout_find(optout_name((enum optout_kind)k), &kind));
        assert_int_equal(kind, k);
    }
    enum optout_kind kind;
    assert_false(optout_find("age", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_hidden_is_nowhere_in_the_snapshot),
        cmocka_unit_test(two_wishes_of_one_person_add_up_in_any_order),
        cmocka_unit_test(who_asked_is_found_again),
        cmocka_unit_test(while_nobody_knows_who_asked_nobody_is_shown),
        cmocka_unit_test(kinds_have_names_and_names_have_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
