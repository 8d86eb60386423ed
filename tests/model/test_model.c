#include "cm.h"
#include "model/model.h"

#include <string.h>

static void initials_are_the_first_letters_of_first_and_last_word(void **state)
{
    static const struct {
        const char *name, *want;
    } cases[] = {
        {"Zoë Lindqvist", "ZL"},
        {"José Ángel Muñoz", "JM"},
        {"Nguyễn Minh Châu", "NC"},
        {"Çağla Yıldırım", "ÇY"},
        {"madonna", "M"},
        {"佐藤 美咲", "佐"},
        {"ليلى حداد", "ل"},
        {"Анна Петрова", "АП"},
        {"  ", ""},
        {"", ""},
        {"(Bob) Smith", "BS"},
        {"E\xCC\x81lodie N\xCC\x83", "E\xCC\x81N\xCC\x83"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(model_initials(&a, cases[i].name), cases[i].want);
    }
    arena_done(&a);
}

static void a_person_without_a_department_has_none(void **state)
{
    struct department departments[] = {{.name = "Sales"}};
    struct person people[] = {{.department = 0}, {.department = MODEL_NONE}};
    struct model m = {.departments = departments, .department_count = 1, .people = people,
                      .person_count = 2};
    assert_ptr_equal(model_department_of(&m, 0), &departments[0]);
    assert_null(model_department_of(&m, 1));
    assert_null(model_department_of(&m, 2));
    assert_null(model_department_of(&m, MODEL_NONE));
}

static void teams_with_equal_points_share_a_rank(void **state)
{
    struct team teams[] = {{.name = "C", .points = 5}, {.name = "B", .points = 9},
                           {.name = "A", .points = 5}, {.name = "D", .points = 1}};
    const double before[] = {7, 8, 1, 1};
    model_rank(teams, 4, before);
    assert_string_equal(teams[0].name, "B");
    assert_string_equal(teams[1].name, "A");
    assert_string_equal(teams[2].name, "C");
    assert_int_equal(teams[0].rank, 1);
    assert_int_equal(teams[1].rank, 2);
    assert_int_equal(teams[2].rank, 2);
    assert_int_equal(teams[3].rank, 4);
    assert_int_equal(teams[0].rank_before, 1);
    assert_int_equal(teams[2].rank_before, 2);
    assert_int_equal(teams[1].rank_before, 3);
    model_rank(teams, 0, NULL);
}

static void a_snapshot_lives_until_its_last_holder_lets_go(void **state)
{
    struct model *m = model_new(20000);
    m->people = arena_array(&m->arena, 1, sizeof *m->people);
    m->people[0].key = arena_strdup(&m->arena, "p1");
    m->person_count = 1;
    struct model *held = model_ref(m);
    model_unref(m);
    assert_int_equal(model_find_person(held, "p1"), 0);
    assert_int_equal(model_find_person(held, "p2"), MODEL_NONE);
    model_unref(held);
    model_unref(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(initials_are_the_first_letters_of_first_and_last_word),
        cmocka_unit_test(a_person_without_a_department_has_none),
        cmocka_unit_test(teams_with_equal_points_share_a_rank),
        cmocka_unit_test(a_snapshot_lives_until_its_last_holder_lets_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
